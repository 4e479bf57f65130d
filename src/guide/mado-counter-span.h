/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-counter-day.h"
#include "mado-guide.h"

G_BEGIN_DECLS

/**
 * MadoCounterSpan:
 * @at_counter: whether the guide ends at this municipality's counters; nothing else is set where it
 *   does not
 * @today: the day on which it is asked
 * @opens: the first day of the span, a closed one too, never before today; cleared where it has to
 *   be asked for first
 * @closes: the last day, a closed one too; cleared where there is none
 * @first_search: what came of looking for @first; NONE where there is no @opens
 * @first: the first day on which the counters are open, cleared unless FOUND
 * @last_search: what came of looking for @last; NONE where there is no @closes
 * @last: the last such day, cleared unless FOUND
 * @first_day, @last_day: what those days are; only where they were found
 * @once: whether @last is the only day on which they are open, from today on: nobody can go twice
 *
 * On which days one can go to the counter for what a guide is about. Plain values.
 */
typedef struct
{
  gboolean at_counter;
  GDate today;
  GDate opens;
  GDate closes;
  MadoSearch first_search;
  GDate first;
  MadoCounterDay first_day;
  MadoSearch last_search;
  GDate last;
  MadoCounterDay last_day;
  gboolean once;
} MadoCounterSpan;

/* Pure; every field of @span is set. @today must be known. */
void mado_counter_span_init (MadoCounterSpan *span,
                             const MadoGuide *guide,
                             const MadoCalendar *calendar,
                             const GDate *today);
/* Whether no counter opens any more before it is too late. */
gboolean mado_counter_span_is_over (const MadoCounterSpan *span);

G_END_DECLS
