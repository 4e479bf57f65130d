/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file of data/ca/ inside the program; the table ends with a NULL name. */
typedef struct
{
  const char *name;
  const unsigned char *der;
  gsize length;
} MadoCaBuiltin;

extern const MadoCaBuiltin mado_ca_builtin[];

G_END_DECLS
