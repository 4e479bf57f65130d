/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-wall.h"

G_BEGIN_DECLS

/* The places on disk that are left open when the walls are raised (mado-wall.h). */
typedef struct
{
  GPtrArray *readable; /* (owned) (element-type filename) */
  GPtrArray *writable; /* (owned) (element-type filename) */
  GPtrArray *listable; /* (owned) (element-type filename) */
} MadoWallPlaces;

/* What each of the programs needs: the system, its own data, the settings and the fonts. */
void mado_wall_places_init (MadoWallPlaces *self);
void mado_wall_places_clear (MadoWallPlaces *self);
/* Each of @names below @folder. */
void mado_wall_places_add_below (GPtrArray *places,
                                 const char *folder,
                                 const char *const *names,
                                 gsize n_names);
/* What these variables of the environment name: files, or lists of folders. */
void
mado_wall_places_add_variables (GPtrArray *places, const char *const *variables, gsize n_variables);
/* Leaves @self as it is no longer of use. */
void mado_wall_places_raise (MadoWallPlaces *self, MadoWalls wanted);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MadoWallPlaces, mado_wall_places_clear)

G_END_DECLS
