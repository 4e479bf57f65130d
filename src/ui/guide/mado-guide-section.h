/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-consultation.h"

G_BEGIN_DECLS

/* Pieces of which the pages of guidance are made. All boxes are (transfer floating). */

/* Takes everything out of @box. */
void mado_guide_box_clear (GtkBox *box);
/* A heading over what follows. */
void mado_guide_box_add_heading (GtkBox *box, const char *text);
/* A paragraph. @style: (nullable): a style class */
void mado_guide_box_add_text (GtkBox *box, const char *text, const char *style);
/* A card for rows. (transfer none) */
GtkBox *mado_guide_box_add_rows (GtkBox *box);
/* One more row of a card, with a line over all but the first. */
void mado_guide_rows_add (GtkBox *rows, GtkWidget *row);
/* The lines of @section as a card under its @heading; nothing when there are none. @heading:
 * (nullable) */
void mado_guide_box_add_section (GtkBox *box,
                                 MadoConsultation *consultation,
                                 MadoSection section,
                                 const char *heading);

G_END_DECLS
