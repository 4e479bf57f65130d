/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MadoGuideSource:
 * @code: as in policy-rules.md: "S0", "M15"
 * @publisher: who says it, as it calls itself, in Japanese
 * @url: (nullable): on the publisher's own host
 * @date: (nullable): of the page, "2024-06-07", where it shows one
 *
 * Where a line of the guidance was found. The ward's page is "S0". "INF" is none: it stands for
 * what follows from the others without being said by any.
 */
typedef struct
{
  const char *code;
  const char *publisher;
  const char *url;
  const char *date;
} MadoGuideSource;

/* (nullable): NULL for "INF" and for what is no code. */
const MadoGuideSource *mado_guide_source_find (const char *code);

G_END_DECLS
