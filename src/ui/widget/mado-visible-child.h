/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The children that a layout manager has to place, in order: those that are visible and are no
 * window of their own. (transfer none) (nullable) */
GtkWidget *mado_widget_get_first_visible (GtkWidget *widget);
/* The one after @child. */
GtkWidget *mado_widget_get_next_visible (GtkWidget *child);

G_END_DECLS
