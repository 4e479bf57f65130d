/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-handout.h"

gboolean
mado_handout_is_at_counters (const MadoHandout *self)
{
  return mado_guide_has_line (self->guide, MADO_LINE_WHERE_COUNTER);
}

const char *
mado_handout_get_booking_url (const MadoHandout *self)
{
  return mado_guide_has_line (self->guide, MADO_LINE_WHERE_BOOKING_REQUIRED) ||
                 mado_guide_has_line (self->guide, MADO_LINE_WHERE_BOOKING_POSSIBLE)
             ? self->municipality->booking_url
             : NULL;
}

void
mado_handout_get_counter_span (const MadoHandout *self, MadoCounterSpan *span)
{
  mado_counter_span_init (span, self->guide, &self->municipality->calendar, &self->advice->today);
}

guint
mado_handout_get_open_questions (const MadoHandout *self, MadoQuestion questions[MADO_N_QUESTIONS])
{
  guint n = 0;

  for (guint i = 0; i < self->guide->n_questions; i++)
    if (self->answers->values[self->guide->questions[i]] == MADO_ANSWER_UNANSWERED)
      questions[n++] = self->guide->questions[i];
  return n;
}
