/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the program is, in a window before @parent: one, however often it is asked for. Not
 * libadwaita's, whose words are not in every language that the program speaks. */
void mado_about_show (GtkWindow *parent);

G_END_DECLS
