/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-counter-span.h"

#include "mado-civil-date.h"

/* Who lives abroad goes to the counter of another municipality, whose calendar is not known here
 * (R10). */
static gboolean
is_at_counter (const MadoGuide *guide)
{
  return (guide->applies == MADO_APPLIES_NOW || guide->applies == MADO_APPLIES_FROM) &&
         mado_guide_has_line (guide, MADO_LINE_WHERE_COUNTER) &&
         !mado_guide_has_line (guide, MADO_LINE_WHERE_HONSEKI);
}

static void
search (MadoCounterSpan *span, const MadoCalendar *calendar)
{
  if (!mado_civil_date_known (&span->closes))
    {
      span->first_search = mado_counter_day_next (calendar, &span->opens, &span->first);
      return;
    }
  span->first_search = mado_counter_day_first (calendar, &span->opens, &span->closes, &span->first);
  span->last_search = mado_counter_day_last (calendar, &span->opens, &span->closes, &span->last);
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
  span->opens = guide->applies == MADO_APPLIES_FROM ? guide->from : *today;
  span->closes = guide->until;
  search (span, calendar);
  if (span->first_search == MADO_SEARCH_FOUND)
    mado_counter_day_on (calendar, &span->first, &span->first_day);
  if (span->last_search == MADO_SEARCH_FOUND)
    mado_counter_day_on (calendar, &span->last, &span->last_day);
}
