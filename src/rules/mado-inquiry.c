/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-inquiry.h"

#include "mado-civil-date.h"

MadoAnswer
mado_inquiry_ask (MadoInquiry *self, MadoQuestion question)
{
  const MadoAnswer answer = self->answers->values[question];

  if (!mado_inquiry_asks (self, question))
    self->questions[self->n_questions++] = question;
  return mado_question_has_choice (question, answer) ? answer : MADO_ANSWER_UNANSWERED;
}

gboolean
mado_inquiry_asks (const MadoInquiry *self, MadoQuestion question)
{
  for (guint i = 0; i < self->n_questions; i++)
    if (self->questions[i] == question)
      return TRUE;
  return FALSE;
}

static MadoEligible
eligible_by_guardianship (MadoInquiry *self)
{
  switch ((guint)mado_inquiry_ask (self, MADO_QUESTION_GUARDIANSHIP))
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
age_is_known (const MadoInquiry *self)
{
  return mado_civil_date_known (&self->facts->born) && mado_civil_date_known (&self->advice->today);
}

MadoEligible
mado_inquiry_eligible (MadoInquiry *self)
{
  const MadoCertificateAdvice *sign = &self->advice->certificates[MADO_KIND_SIGN];
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
  under_age = mado_inquiry_ask (self, MADO_QUESTION_UNDER_AGE);
  if (under_age == MADO_ANSWER_YES)
    return MADO_ELIGIBLE_UNDER_AGE;
  if (under_age == MADO_ANSWER_UNKNOWN)
    return MADO_ELIGIBLE_UNKNOWN;
  return eligible_by_guardianship (self);
}

gboolean
mado_eligible_is_barred (MadoEligible eligible)
{
  return eligible != MADO_ELIGIBLE && eligible != MADO_ELIGIBLE_UNKNOWN;
}

MadoAnswer
mado_inquiry_period_of_stay (MadoInquiry *self)
{
  const MadoAnswer answer = mado_inquiry_ask (self, MADO_QUESTION_PERIOD_OF_STAY);
  const MadoNotes notes = self->advice->certificates[MADO_KIND_AUTH].notes;

  if (answer == MADO_ANSWER_UNANSWERED && (notes & MADO_NOTE_STAY_LIKELY) != 0)
    return MADO_ANSWER_YES;
  return answer;
}

gboolean
mado_inquiry_ends_with_card (MadoInquiry *self, MadoKind kind)
{
  if ((self->advice->certificates[kind].notes & MADO_NOTE_CARD_ENDS_TOO) != 0)
    return TRUE;
  if (mado_civil_date_known (&self->advice->card_expires))
    return FALSE;
  return mado_inquiry_ask (self, MADO_QUESTION_CARD_ENDS_TOO) == MADO_ANSWER_YES;
}

MadoAnswer
mado_inquiry_change (MadoInquiry *self)
{
  const MadoCertificateAdvice *sign = &self->advice->certificates[MADO_KIND_SIGN];

  if (!mado_certificate_is_in_force (sign) && sign->state != MADO_STATE_HIDDEN)
    return MADO_ANSWER_NONE;
  return mado_inquiry_ask (self, MADO_QUESTION_CHANGE);
}

gboolean
mado_answer_is_changed (MadoAnswer change)
{
  return change == MADO_ANSWER_MOVE || change == MADO_ANSWER_MOVE_IN ||
         change == MADO_ANSWER_DETAILS;
}
