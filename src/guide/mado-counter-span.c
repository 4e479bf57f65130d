/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-counter-span.h"

#include "mado-civil-date.h"

/* Who lives abroad goes to the counter of another municipality, whose calendar is not known here
 * (R10). */
static gboolean
is_at_counter (const MadoGuide *guide)
{
  return guide->applies != MADO_APPLIES_NOT && mado_guide_has_line (guide, MADO_LINE_WHERE_COUNTER);
}

static void
find_opens (MadoCounterSpan *span, const MadoGuide *guide, const GDate *today)
{
  if (guide->applies == MADO_APPLIES_FROM)
    span->opens = guide->from;
  else if (guide->applies == MADO_APPLIES_NOW)
    span->opens = *today;
}

static void
search_first (MadoCounterSpan *span, const MadoCalendar *calendar)
{
  if (!mado_civil_date_known (&span->opens))
    return;
  span->first_search =
      mado_civil_date_known (&span->closes)
          ? mado_counter_day_first (calendar, &span->opens, &span->closes, &span->first)
          : mado_counter_day_next (calendar, &span->opens, &span->first);
  mado_counter_day_on (calendar, &span->first, &span->first_day);
}

static void
search_last (MadoCounterSpan *span, const MadoCalendar *calendar, const GDate *today)
{
  if (!mado_civil_date_known (&span->closes))
    return;
  span->last_search =
      mado_counter_day_last (calendar, today, &span->opens, &span->closes, &span->last);
  mado_counter_day_on (calendar, &span->last, &span->last_day);
}

/* Where it has to be asked for first, it is from today on all the same. */
static void
count_days (MadoCounterSpan *span, const MadoCalendar *calendar)
{
  const GDate *from = mado_civil_date_known (&span->opens) ? &span->opens : &span->today;
  GDate first;

  span->once =
      span->last_search == MADO_SEARCH_FOUND &&
      mado_counter_day_first (calendar, from, &span->closes, &first) == MADO_SEARCH_FOUND &&
      mado_civil_date_compare (&first, &span->last) == 0;
}

void
mado_counter_span_init (MadoCounterSpan *span,
                        const MadoGuide *guide,
                        const MadoCalendar *calendar,
                        const GDate *today)
{
  *span = (MadoCounterSpan){ .first_search = MADO_SEARCH_NONE, .last_search = MADO_SEARCH_NONE };
  if (!is_at_counter (guide))
    return;
  span->at_counter = TRUE;
  span->today = *today;
  span->closes = guide->until;
  find_opens (span, guide, today);
  search_first (span, calendar);
  search_last (span, calendar, today);
  count_days (span, calendar);
}

gboolean
mado_counter_span_is_over (const MadoCounterSpan *span)
{
  return span->at_counter && mado_civil_date_known (&span->closes) &&
         span->last_search == MADO_SEARCH_NONE;
}
