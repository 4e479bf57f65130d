/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What makes the first window come sooner: nothing in it waits for what it does not show. */

/**
 * mado_first_frame_prepare:
 *
 * Starts GTK, and has it read the icons in its own thread while the window is being made. To be
 * called before GtkApplication starts GTK.
 */
void mado_first_frame_prepare (void);

/**
 * mado_first_frame_await:
 * @window: has been presented
 *
 * Leaves for after @window's first frame what is not in it: the icon that other programs show for
 * it.
 */
void mado_first_frame_await (GtkWindow *window);

G_END_DECLS
