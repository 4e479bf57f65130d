/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The list of keys, over @parent. */
void mado_keys_show (GtkWindow *parent);

/* What the blue button on @page does, done without the mouse. FALSE where there is none that can be
 * worked now. */
gboolean mado_keys_go_on (GtkWidget *page);

G_END_DECLS
