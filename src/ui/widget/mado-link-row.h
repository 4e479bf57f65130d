/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-diagnosis.h"

G_BEGIN_DECLS

/* One link of the diagnosis: its name, and whether it holds, with an icon and in words. */
#define MADO_TYPE_LINK_ROW (mado_link_row_get_type ())
G_DECLARE_FINAL_TYPE (MadoLinkRow, mado_link_row, MADO, LINK_ROW, GtkWidget)

GtkWidget *mado_link_row_new (void);
void mado_link_row_set (MadoLinkRow *self, MadoLink link, const MadoLinkReport *report);

G_END_DECLS
