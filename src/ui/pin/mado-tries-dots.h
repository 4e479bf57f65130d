/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of discs, one a try: filled while it is left, a ring when it is used up. Only a picture
 * beside a number; the number is what is read out. Properties: left, maximum. */
#define MADO_TYPE_TRIES_DOTS (mado_tries_dots_get_type ())
G_DECLARE_FINAL_TYPE (MadoTriesDots, mado_tries_dots, MADO, TRIES_DOTS, GtkWidget)

void mado_tries_dots_set (MadoTriesDots *self, guint left, guint maximum);

G_END_DECLS
