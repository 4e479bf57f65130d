/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-counter-span.h"
#include "mado-guide.h"
#include "mado-municipality.h"

G_BEGIN_DECLS

/**
 * MadoHandout:
 * @advice: what the guide was made from; its day is the day of the handout
 * @guide: the procedure
 * @answers: what was answered
 * @cases: that, and what the guide takes for granted where nothing was (mado_guide_find_cases())
 * @municipality: whose counters, rules and page
 * @practice: whether the card is no real one
 *
 * What a person takes along in one form or another: text, JSON, a calendar, a sheet of paper.
 * Nothing is owned; all of it must live as long as the handout is used.
 */
typedef struct
{
  const MadoAdvice *advice;
  const MadoGuide *guide;
  const MadoAnswers *answers;
  const MadoAnswers *cases;
  MadoMunicipality *municipality;
  gboolean practice;
} MadoHandout;

/* Whether the municipality's own counters are where to go. Who lives abroad goes to another's. */
gboolean mado_handout_is_at_counters (const MadoHandout *self);
/* (nullable): where a visit that the guide speaks of is booked */
const char *mado_handout_get_booking_url (const MadoHandout *self);
/* The days at the municipality's counters. */
void mado_handout_get_counter_span (const MadoHandout *self, MadoCounterSpan *span);

/* How many questions of the guide are not answered yet, and which. */
guint
mado_handout_get_open_questions (const MadoHandout *self, MadoQuestion questions[MADO_N_QUESTIONS]);

G_END_DECLS
