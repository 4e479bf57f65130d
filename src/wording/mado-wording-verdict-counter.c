/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-verdict-private.h"

#include "mado-civil-date.h"
#include "mado-wording-guide.h"

/* Who lives abroad goes to another municipality's counter, whose calendar is not known. (nullable)
 */
static const MadoCalendar *
find_calendar (const MadoVerdictCase *the)
{
  if (the->municipality == NULL || (the->certificate->notes & MADO_NOTE_OVERSEAS) != 0)
    return NULL;
  return &the->municipality->calendar;
}

void
mado_verdict_find_last_counter_day (const MadoVerdictCase *the, MadoVerdict *self)
{
  const MadoCalendar *calendar = find_calendar (the);
  GDate closes, last;

  if (calendar == NULL)
    return;
  /* No certificate outlives its card (policy-rules.md R5), whatever its own date says. */
  mado_civil_date_earlier (&closes, &the->certificate->window_closes, &the->advice->card_expires);
  MadoSearch search =
      mado_counter_day_last (calendar, &the->advice->today, &the->advice->today, &closes, &last);
  self->closed = mado_wording_last_counter_day (search, &last, &closes);
  self->all_closed = search == MADO_SEARCH_NONE;
  if (search == MADO_SEARCH_FOUND && self->closed != NULL)
    self->counter_until = last;
}

void
mado_verdict_put_closed (MadoVerdict *self)
{
  if (self->closed == NULL)
    return;
  g_autofree char *rest = g_steal_pointer (&self->body);
  self->body = g_strconcat (self->closed, "\n", rest, NULL);
}

void
mado_verdict_add_first_counter_day (const MadoVerdictCase *the, MadoVerdict *self)
{
  const MadoCertificateAdvice *certificate = the->certificate;
  const MadoCalendar *calendar = find_calendar (the);
  GDate first;

  if (calendar == NULL)
    return;
  MadoSearch search = mado_counter_day_first (calendar, &certificate->window_opens,
                                              &certificate->window_closes, &first);
  self->closed = mado_wording_first_counter_day (search, &first, &certificate->window_opens);
  mado_verdict_add_sentence (self, self->closed);
}
