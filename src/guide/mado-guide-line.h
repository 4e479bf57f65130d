/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Every line that the guidance can say, MADO_LINE_BRING_CARD and so on: made by lines.py of
 * data/guide/, where its words and sources stand. */
#include "mado-guide-lines.h"
#include "mado-guide-source.h"
#include "mado-rules.h"

G_BEGIN_DECLS

/* Where a line of the guidance stands. */
typedef enum
{
  MADO_SECTION_WHY,   /* why it applies, or does not */
  MADO_SECTION_BRING, /* to be ticked off, in this order */
  MADO_SECTION_WHERE,
  MADO_SECTION_VISITS,  /* once or twice */
  MADO_SECTION_AFTER,   /* what happens afterwards */
  MADO_SECTION_CAUTION, /* what to know before going */
} MadoSection;
#define MADO_N_SECTIONS 6

/* How far a line may be trusted. */
typedef enum
{
  MADO_ORIGIN_PAGE,     /* the ward's own page says it */
  MADO_ORIGIN_OWN,      /* the file of the municipality in force says it */
  MADO_ORIGIN_BEYOND,   /* other sources say it, the ward's page does not */
  MADO_ORIGIN_INFERRED, /* nobody says it in so many words */
} MadoOrigin;

/* "bring-card" */
const char *mado_line_to_string (MadoLine line);
/* Its own; as the reason of a guide's result it stands in WHY, whichever this is. */
MadoSection mado_line_get_section (MadoLine line);
MadoOrigin mado_line_get_origin (MadoLine line);
/* By which it is said, with that custom's source: only of MADO_ORIGIN_OWN. */
MadoCustom mado_line_get_custom (MadoLine line);
/* Whether it tells what a rule of the municipality's file decides, and which one: where the sources
 * of the line are not those of that rule, the line has that rule's. */
gboolean mado_line_get_rule (MadoLine line, MadoRule *rule);
/* 目安: about right, not exact or not for everyone. */
gboolean mado_line_is_estimate (MadoLine line);
/* 窓口でご確認ください: the sources disagree or are silent. */
gboolean mado_line_is_ask (MadoLine line);
/* くわしく: good to know, and left out where there is only one page. */
gboolean mado_line_is_detail (MadoLine line);
/* The ward's page first. (array zero-terminated=1); never none */
const MadoGuideSource *const *mado_line_get_sources (MadoLine line);

G_END_DECLS
