/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MadoWrapLayout:
 *
 * Lays the children of a widget out one after another, each at its natural width, and goes on in
 * another line where there is no room for the next one: as words do. Properties: spacing (pixels
 * between children and between lines), even (no more lines than that takes, but about as long as
 * each other). libadwaita 1.7 has AdwWrapLayout.
 */
#define MADO_TYPE_WRAP_LAYOUT (mado_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (MadoWrapLayout, mado_wrap_layout, MADO, WRAP_LAYOUT, GtkLayoutManager)

/* A box that is laid out by one, for code that has no .ui file; @spacing in pixels. (transfer
 * floating) */
GtkWidget *mado_wrap_layout_create_box (int spacing);

G_END_DECLS
