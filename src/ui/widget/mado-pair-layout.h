/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MadoPairLayout:
 *
 * Lays the children of a widget out side by side while there is room, and under one another when
 * there is not. Room is counted in em, the size of the widget's font, so that large text falls into
 * one column as a narrow window does. Properties: columns-at (em from which on there are columns),
 * first-width (em of the first column; 0: all the same; below 0: all but the last as wide as
 * they can be, the last at its natural width), spacing (pixels between columns), line-spacing.
 *
 * Visible children only; at most two columns are meant, more share the room evenly. libadwaita 1.4
 * has AdwBreakpoint, which can turn a GtkBox at a width in sp.
 */
#define MADO_TYPE_PAIR_LAYOUT (mado_pair_layout_get_type ())
G_DECLARE_FINAL_TYPE (MadoPairLayout, mado_pair_layout, MADO, PAIR_LAYOUT, GtkLayoutManager)

/* The size of @widget's font in pixels. */
double mado_widget_get_em (GtkWidget *widget);

G_END_DECLS
