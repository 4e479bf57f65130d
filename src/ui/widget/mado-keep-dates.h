/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* mado_kept_pieces() for the label's present text. */
void mado_label_keep_dates (GtkLabel *label);
/* From now on every label that comes on the screen keeps its words in Korean, for
 * which there is nothing in Pango's own rules. */
void mado_labels_keep_words (void);

G_END_DECLS
