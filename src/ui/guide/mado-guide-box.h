/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Columns that are filled anew whenever the guide changes: each thing under a line of its own. */

void mado_guide_box_clear (GtkBox *box);
/* A row of any kind. */
void mado_guide_box_add (GtkBox *box, GtkWidget *row);
/* A row of words. @style: (nullable) */
void mado_guide_box_add_text (GtkBox *box, const char *text, const char *style);
/* What the rows after it are about. */
void mado_guide_box_add_heading (GtkBox *box, const char *text);

G_END_DECLS
