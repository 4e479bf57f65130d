/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a widget of one child that has a grab_focus() of its own, as its focus(): Tab goes through
 * the child in its order. GTK's own asks grab_focus() for where Tab comes in, which leads past all
 * that stands before the place where the focus is at first. */
gboolean mado_widget_focus_child (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
