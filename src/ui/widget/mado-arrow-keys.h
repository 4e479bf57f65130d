/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets the arrow keys lead from one child of @box that takes the focus to the next, in reading
 * order, wherever its lines break. */
void mado_arrow_keys_lead (GtkWidget *box);

G_END_DECLS
