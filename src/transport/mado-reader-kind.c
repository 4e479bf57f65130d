/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reader-kind.h"

#include <string.h>

#include "mado-reader-kinds.h"

MadoReaderKind
mado_reader_kind_of (const char *name)
{
  static const struct
  {
    const char *part;
    MadoReaderKind kind;
  } kinds[] = { MADO_READER_KINDS };
  g_autofree char *small = g_ascii_strdown (name, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (small, kinds[i].part) != NULL)
      return kinds[i].kind;
  return MADO_READER_KIND_USUAL;
}

gboolean
mado_reader_kind_is_usable (const char *name)
{
  return mado_reader_kind_of (name) == MADO_READER_KIND_USUAL;
}
