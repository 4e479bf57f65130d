/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file of data/municipality/ inside the program; the table ends with a NULL id, sorted by id. */
typedef struct
{
  const char *id;
  const unsigned char *text;
  gsize length;
} MadoMunicipalityBuiltin;

extern const MadoMunicipalityBuiltin mado_municipality_builtin[];

G_END_DECLS
