/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-wall-places.h"

G_BEGIN_DECLS

/* Wherever the fonts are that Fontconfig knows, by the system's or the person's own file. One that
 * is listed and cannot be opened is drawn as boxes, for Pango then tries no other. */
void mado_wall_fonts_add (MadoWallPlaces *places);

G_END_DECLS
