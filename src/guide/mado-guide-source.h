/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MADO_GUIDE_SOURCE_PAGE,     /* the page of the ward after which the lines were written */
  MADO_GUIDE_SOURCE_OWN,      /* a custom in the file of the municipality in force */
  MADO_GUIDE_SOURCE_OFFICIAL, /* of the state, or of another municipality */
  MADO_GUIDE_SOURCE_PRIVATE,  /* the press, a maker of software: a hint, no more */
  MADO_GUIDE_SOURCE_INFERRED, /* none: what follows from the others without being said by any */
} MadoGuideSourceKind;

/**
 * MadoGuideSource:
 * @code: as in policy-rules.md: "S0", "M15"; "INF" is the one of kind INFERRED
 * @publisher: who says it, as it calls itself, in Japanese
 * @publisher_en: the same for those who do not read it; "" for OWN and INFERRED
 * @url: (nullable): on the publisher's own host
 *
 * Where a line of the guidance was found: a group of data/guide/sources.ini.
 */
typedef struct
{
  const char *code;
  MadoGuideSourceKind kind;
  const char *publisher;
  const char *publisher_en;
  const char *url;
} MadoGuideSource;

G_END_DECLS
