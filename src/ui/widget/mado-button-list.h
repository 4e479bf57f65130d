/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MadoButtonList:
 *
 * Buttons below each other, which look like the rows of a list. GTK 4.8 gives the rows of its own
 * list no action that a screen reader could do. As there, the list is one stop of Tab, and the
 * arrows lead from one button to the next.
 */
#define MADO_TYPE_BUTTON_LIST (mado_button_list_get_type ())
G_DECLARE_FINAL_TYPE (MadoButtonList, mado_button_list, MADO, BUTTON_LIST, GtkWidget)

/* At the end; it may be in another list. */
void mado_button_list_append (MadoButtonList *self, GtkWidget *button);
/* (transfer none) (nullable): that at @position */
GtkWidget *mado_button_list_get (MadoButtonList *self, guint position);

G_END_DECLS
