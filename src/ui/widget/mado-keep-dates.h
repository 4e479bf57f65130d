/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* mado_kept_pieces() for the label's present text. */
void mado_label_keep_dates (GtkLabel *label);
/* Once a language is chosen. While it is Korean, every label that comes on the screen keeps its
 * words together, for Pango's own rules break them anywhere. */
void mado_labels_follow_language (void);

G_END_DECLS
