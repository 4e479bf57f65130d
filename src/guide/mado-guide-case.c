/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

#include "mado-civil-date.h"

MadoAnswer
mado_guide_ask (MadoGuideCase *self, MadoQuestion question)
{
  MadoGuide *guide = self->guide;
  const MadoAnswer answer = self->answers->values[question];

  if (!mado_guide_asks (guide, question))
    guide->questions[guide->n_questions++] = question;
  return mado_question_has_choice (question, answer) ? answer : MADO_ANSWER_UNANSWERED;
}

static void
say_in (MadoGuideCase *self, MadoSection where, MadoLine line)
{
  MadoGuideLines *section = &self->guide->sections[where];

  if (mado_guide_has_line (self->guide, line))
    return;
  g_assert (section->n_lines < MADO_GUIDE_MAX_LINES);
  section->lines[section->n_lines++] = line;
}

void
mado_guide_say (MadoGuideCase *self, MadoLine line)
{
  say_in (self, mado_line_get_section (line), line);
}

void
mado_guide_now (MadoGuideCase *self, MadoLine why)
{
  self->guide->applies = MADO_APPLIES_NOW;
  say_in (self, MADO_SECTION_WHY, why);
}

void
mado_guide_from (MadoGuideCase *self, const GDate *from, MadoLine why)
{
  self->guide->applies = MADO_APPLIES_FROM;
  self->guide->from = *from;
  say_in (self, MADO_SECTION_WHY, why);
}

void
mado_guide_ask_counter (MadoGuideCase *self, MadoLine why)
{
  self->guide->applies = MADO_APPLIES_ASK;
  say_in (self, MADO_SECTION_WHY, why);
  mado_guide_where_counter (self);
}

void
mado_guide_instead (MadoGuideCase *self, MadoProcedure instead, MadoLine why)
{
  self->guide->applies = MADO_APPLIES_NOT;
  self->guide->has_instead = TRUE;
  self->guide->instead = instead;
  say_in (self, MADO_SECTION_WHY, why);
}

void
mado_guide_not_needed (MadoGuideCase *self, MadoLine why)
{
  self->guide->applies = MADO_APPLIES_NOT;
  say_in (self, MADO_SECTION_WHY, why);
}

void
mado_guide_also (MadoGuideCase *self, MadoProcedure also)
{
  self->guide->has_also = TRUE;
  self->guide->also = also;
}

void
mado_guide_carry_on (MadoGuideCase *self, MadoQuestion question, MadoAnswer answer)
{
  self->guide->carry_question = question;
  self->guide->carry_answer = answer;
}

gboolean
mado_guide_can_prepare (const MadoGuideCase *self)
{
  return self->guide->applies != MADO_APPLIES_NOT;
}

const MadoCertificateAdvice *
mado_guide_certificate (const MadoGuideCase *self, MadoKind kind)
{
  return &self->advice->certificates[kind];
}

gboolean
mado_guide_is_in_force (const MadoGuideCase *self, MadoKind kind)
{
  const MadoState state = mado_guide_certificate (self, kind)->state;

  return state == MADO_STATE_VALID_EARLY || state == MADO_STATE_RENEWABLE ||
         state == MADO_STATE_LAST_DAY;
}

gboolean
mado_guide_card_is_dead (const MadoGuideCase *self)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((self->advice->certificates[kind].cause & MADO_EVENT_CARD_LAPSED) != 0)
      return TRUE;
  return self->advice->card_lapsed || self->advice->medium == MADO_MEDIUM_JUKI_CARD;
}

gboolean
mado_guide_gate (MadoGuideCase *self)
{
  if (self->advice->medium == MADO_MEDIUM_SMARTPHONE)
    {
      mado_guide_not_needed (self, MADO_LINE_WHY_SMARTPHONE);
      mado_guide_say (self, MADO_LINE_AFTER_SMARTPHONE);
      mado_guide_say (self, MADO_LINE_AFTER_SMARTPHONE_OLD);
      mado_guide_say (self, MADO_LINE_AFTER_SMARTPHONE_ONE);
      return TRUE;
    }
  if (!mado_guide_card_is_dead (self))
    return FALSE;
  mado_guide_instead (self, MADO_PROCEDURE_NEW_CARD,
                      self->advice->medium == MADO_MEDIUM_JUKI_CARD ? MADO_LINE_WHY_JUKI_CARD
                                                                    : MADO_LINE_WHY_CARD_LAPSED);
  return TRUE;
}

gboolean
mado_guide_pin_gate (MadoGuideCase *self)
{
  const MadoCertificateAdvice *auth = mado_guide_certificate (self, MADO_KIND_AUTH);

  if (mado_guide_gate (self))
    return TRUE;
  /* Only a card that looks like one is asked about: all others would be a useless question. */
  if ((auth->notes & MADO_NOTE_FACE_POSSIBLE) == 0)
    return FALSE;
  switch ((guint)mado_guide_ask (self, MADO_QUESTION_FACE_CARD))
    {
    case MADO_ANSWER_YES:
      mado_guide_instead (self, MADO_PROCEDURE_FACE_CARD, MADO_LINE_WHY_FACE_CARD);
      return TRUE;
    case MADO_ANSWER_NO:
      return FALSE;
    default:
      mado_guide_ask_counter (self, MADO_LINE_WHY_FACE_CARD_SUSPECTED);
      return TRUE;
    }
}

/* --- who -------------------------------------------------------------------------------------- */

static MadoEligible
eligible_by_guardianship (MadoGuideCase *self)
{
  switch ((guint)mado_guide_ask (self, MADO_QUESTION_GUARDIANSHIP))
    {
    case MADO_ANSWER_YES:
      return MADO_ELIGIBLE_WARD;
    case MADO_ANSWER_UNKNOWN:
      return MADO_ELIGIBLE_UNKNOWN;
    default:
      return MADO_ELIGIBLE;
    }
}

/* Somebody whose birth date is known is not asked for the age. */
static gboolean
age_is_known (const MadoGuideCase *self)
{
  return mado_civil_date_known (&self->facts->born) && mado_civil_date_known (&self->advice->today);
}

MadoEligible
mado_guide_eligible (MadoGuideCase *self)
{
  const MadoCertificateAdvice *sign = mado_guide_certificate (self, MADO_KIND_SIGN);
  MadoAnswer under_age;

  if (self->facts->guardianship)
    return MADO_ELIGIBLE_WARD;
  if (age_is_known (self))
    {
      if (sign->ineligible != MADO_INELIGIBLE_UNDER_AGE)
        return eligible_by_guardianship (self);
      return (sign->notes & MADO_NOTE_AGE_BOUNDARY) != 0 ? MADO_ELIGIBLE_EVE
                                                         : MADO_ELIGIBLE_UNDER_AGE;
    }
  under_age = mado_guide_ask (self, MADO_QUESTION_UNDER_AGE);
  if (under_age == MADO_ANSWER_YES)
    return MADO_ELIGIBLE_UNDER_AGE;
  if (under_age == MADO_ANSWER_UNKNOWN)
    return MADO_ELIGIBLE_UNKNOWN;
  return eligible_by_guardianship (self);
}

MadoLine
mado_guide_why_barred (MadoEligible eligible)
{
  switch (eligible)
    {
    case MADO_ELIGIBLE_WARD:
      return MADO_LINE_WHY_GUARDIANSHIP;
    case MADO_ELIGIBLE_EVE:
      return MADO_LINE_WHY_AGE_BOUNDARY;
    case MADO_ELIGIBLE_UNDER_AGE:
      return MADO_LINE_WHY_UNDER_AGE;
    case MADO_ELIGIBLE:
    case MADO_ELIGIBLE_UNKNOWN:
    default:
      return MADO_LINE_CAUTION_ELIGIBILITY_UNKNOWN;
    }
}

gboolean
mado_guide_is_changed (MadoAnswer change)
{
  return change == MADO_ANSWER_MOVE || change == MADO_ANSWER_MOVE_IN ||
         change == MADO_ANSWER_DETAILS;
}
