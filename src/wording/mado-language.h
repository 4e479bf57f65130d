/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which of a plural's forms a number takes, as the header of the catalogue says it. */
typedef enum
{
  MADO_PLURAL_NONE,    /* nplurals=1; plural=0; */
  MADO_PLURAL_NOT_ONE, /* nplurals=2; plural=(n != 1); */
  MADO_PLURAL_ABOVE_1, /* nplurals=2; plural=(n > 1); */
} MadoPlural;

/**
 * MadoLanguage:
 *
 * A language that the screen can be in. All that is particular to it is here and in its catalogue,
 * po/CODE.po.
 */
typedef struct MadoLanguage MadoLanguage;
struct MadoLanguage
{
  const char *code;  /* of its catalogue, the setting and --language */
  const char *name;  /* in itself, so that whoever is lost finds it */
  const char *tag;   /* BCP 47: for the forms of letters, and where lines break */
  const char *fonts; /* of a printed page, the best first; a sans-serif one follows */
  MadoPlural plural;
  gboolean complete;           /* offered; po/update-po --check holds it to that */
  const MadoLanguage *instead; /* (nullable): what is said where the catalogue lacks words */
};

/* The first is that of the source. NULL after the last; only such as are complete. */
const MadoLanguage *mado_language_at (guint index);

/* (nullable): by its code; only if it is complete. */
const MadoLanguage *mado_language_find (const char *code);

/* (nullable): for a name of g_get_language_names(), "pt_PT" or "zh": the same language as it is
 * written elsewhere is nearer than another. */
const MadoLanguage *mado_language_find_for_locale (const char *name);

G_END_DECLS
