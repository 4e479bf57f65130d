/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

#include "mado-recommended.h"

MadoAnswer
mado_guide_ask (MadoGuideCase *self, MadoQuestion question)
{
  return mado_inquiry_ask (&self->inquiry, question);
}

gboolean
mado_guide_has_asked (const MadoGuideCase *self, MadoQuestion question)
{
  return mado_inquiry_asks (&self->inquiry, question);
}

gboolean
mado_guide_was_told (const MadoGuideCase *self, MadoQuestion question, MadoAnswer answer)
{
  return mado_guide_has_asked (self, question) && self->answers->values[question] == answer;
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

static void
note_first_day (MadoGuideCase *self, const GDate *from, MadoLine why)
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
  return mado_certificate_is_in_force (mado_guide_certificate (self, kind));
}

MadoNeed
mado_guide_need (const MadoGuideCase *self, MadoKind kind)
{
  return mado_guide_certificate (self, kind)->need;
}

void
mado_guide_take (MadoGuideCase *self, const MadoDecision *decision, MadoLine why)
{
  const MadoFit *fit = &decision->fit;

  switch (fit->applies)
    {
    case MADO_APPLIES_NOW:
      mado_guide_now (self, why);
      break;
    case MADO_APPLIES_FROM:
      note_first_day (self, &fit->from, why);
      break;
    case MADO_APPLIES_NOT:
      if (fit->has_instead)
        mado_guide_instead (self, fit->instead, why);
      else
        mado_guide_not_needed (self, why);
      break;
    case MADO_APPLIES_ASK:
    default:
      mado_guide_ask_counter (self, why);
      break;
    }
}

void
mado_guide_recommend (MadoGuideCase *self, MadoLine why)
{
  mado_guide_instead (self, mado_recommended (&self->inquiry), why);
}

MadoLine
mado_guide_why_instead (MadoGuideCase *self, MadoProcedure instead)
{
  switch ((guint)instead)
    {
    case MADO_PROCEDURE_NEW_CARD:
      return MADO_LINE_WHY_ENDS_WITH_CARD;
    case MADO_PROCEDURE_STAY_PERIOD:
      return mado_inquiry_period_of_stay (&self->inquiry) == MADO_ANSWER_YES
                 ? MADO_LINE_WHY_STAY_ENDS_WITH_CARD
                 : MADO_LINE_WHY_STAY_MAYBE;
    case MADO_PROCEDURE_REISSUE:
      return mado_guide_certificate (self, MADO_KIND_AUTH)->state == MADO_STATE_REVOKED
                 ? MADO_LINE_WHY_REVOKED
                 : MADO_LINE_WHY_LAPSED;
    case MADO_PROCEDURE_CHANGED_DETAILS:
      return MADO_LINE_WHY_SIGN_LAPSED;
    case MADO_PROCEDURE_ISSUE:
    default:
      return MADO_LINE_WHY_NOT_RECORDED;
    }
}

MadoLine
mado_guide_why_closed (const MadoGuideCase *self)
{
  switch ((guint)self->advice->medium)
    {
    case MADO_MEDIUM_SMARTPHONE:
      return MADO_LINE_WHY_SMARTPHONE;
    case MADO_MEDIUM_JUKI_CARD:
      return MADO_LINE_WHY_JUKI_CARD;
    default:
      return MADO_LINE_WHY_CARD_LAPSED;
    }
}

gboolean
mado_guide_gate (MadoGuideCase *self)
{
  MadoDecision decision;

  if (!mado_decide_gate (&self->inquiry, &decision))
    return FALSE;
  mado_guide_take (self, &decision, mado_guide_why_closed (self));
  if (self->advice->medium == MADO_MEDIUM_SMARTPHONE)
    {
      mado_guide_say (self, MADO_LINE_AFTER_SMARTPHONE);
      mado_guide_say (self, MADO_LINE_AFTER_SMARTPHONE_OLD);
      mado_guide_say (self, MADO_LINE_AFTER_SMARTPHONE_ONE);
      mado_guide_say (self, MADO_LINE_AFTER_SMARTPHONE_INSURANCE);
    }
  return TRUE;
}

gboolean
mado_guide_pin_gate (MadoGuideCase *self)
{
  MadoDecision decision;

  if (mado_guide_gate (self))
    return TRUE;
  if (!mado_decide_pin_gate (&self->inquiry, &decision))
    return FALSE;
  mado_guide_take (self, &decision,
                   decision.is_open ? MADO_LINE_WHY_FACE_CARD_SUSPECTED : MADO_LINE_WHY_FACE_CARD);
  return TRUE;
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

MadoLine
mado_guide_unknown_line (const MadoGuideCase *self)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    switch ((guint)mado_guide_certificate (self, kind)->state)
      {
      case MADO_STATE_UNTRUSTED:
        return MADO_LINE_WHY_UNTRUSTED;
      case MADO_STATE_UNREADABLE:
        return MADO_LINE_WHY_UNREADABLE;
      case MADO_STATE_NOT_YET_VALID:
        return MADO_LINE_WHY_NOT_YET_VALID;
      case MADO_STATE_HIDDEN:
        return MADO_LINE_WHY_HIDDEN;
      default:
        break;
      }
  return MADO_LINE_WHY_UNKNOWN;
}
