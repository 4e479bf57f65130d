/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The menus, made when they are first opened: they list files, and a window that has just come up
 * has better things to do. */

void mado_menu_fill_primary_button (GtkMenuButton *button);
/* The list of practice cards. */
void mado_menu_fill_practice_button (GtkMenuButton *button);

/* The list of readers, now: shown when there is a choice among @readers (of MadoReader). */
void mado_menu_fill_reader_button (GtkMenuButton *button, GListModel *readers);

G_END_DECLS
