/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A card over a reader, drawn in the theme's colours. Only a picture. */
#define MADO_TYPE_DESK_PICTURE (mado_desk_picture_get_type ())
G_DECLARE_FINAL_TYPE (MadoDeskPicture, mado_desk_picture, MADO, DESK_PICTURE, GtkWidget)

G_END_DECLS
