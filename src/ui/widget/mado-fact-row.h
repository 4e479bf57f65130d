/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A name and a value side by side, or one over the other when there is no room. Hidden while the
 * value is empty. Properties: key, value, detail (a dimmer line under the value), key-width (em of
 * the first column). */
#define MADO_TYPE_FACT_ROW (mado_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (MadoFactRow, mado_fact_row, MADO, FACT_ROW, GtkWidget)

void mado_fact_row_set_value (MadoFactRow *self, const char *value);
void mado_fact_row_set_detail (MadoFactRow *self, const char *detail);

G_END_DECLS
