/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Once, after GTK is there: from then on every label that comes on the screen keeps together what
 * mado_kept_pieces() finds in its text, whatever text that is. */
void mado_label_pieces_init (void);

/* Not of this one, before it is on the screen: in large type there is no room beside others for a
 * whole piece, so it breaks where it must. */
void mado_label_pieces_leave (GtkLabel *label);

G_END_DECLS
