/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

/* 発行, and 再発行 after an expiry or a revocation. */

static MadoLine
why_issue (const MadoDecision *decision)
{
  switch (decision->fit.applies)
    {
    case MADO_APPLIES_NOW:
      return MADO_LINE_WHY_NOT_RECORDED;
    case MADO_APPLIES_FROM:
      return MADO_LINE_WHY_TURNS_AGE;
    case MADO_APPLIES_NOT:
      return decision->fit.instead == MADO_PROCEDURE_FACE_CARD ? MADO_LINE_WHY_FACE_CARD
                                                               : MADO_LINE_WHY_RECORDED;
    case MADO_APPLIES_ASK:
    default:
      if (decision->eligible != MADO_ELIGIBLE)
        return mado_guide_why_barred (decision->eligible);
      return decision->open == MADO_QUESTION_FACE_CARD ? MADO_LINE_WHY_FACE_CARD_SUSPECTED
                                                       : MADO_LINE_CAUTION_SIGN_UNKNOWN;
    }
}

/* The other certificate can be issued all the same. */
static void
say_barred (MadoGuideCase *self, MadoEligible eligible)
{
  if (mado_eligible_is_barred (eligible))
    mado_guide_say (self, MADO_LINE_CAUTION_SIGN_IN_PRINCIPLE);
  else if (eligible == MADO_ELIGIBLE_UNKNOWN)
    mado_guide_say (self, MADO_LINE_CAUTION_ELIGIBILITY_UNKNOWN);
}

void
mado_guide_issue (MadoGuideCase *self)
{
  MadoDecision decision;

  if (mado_guide_gate (self))
    return;
  mado_decide_issue (&self->inquiry, &decision);
  self->guide->kinds = decision.kinds;
  mado_guide_take (self, &decision, why_issue (&decision));
  if (decision.fit.applies == MADO_APPLIES_FROM)
    mado_guide_say (self, MADO_LINE_WHY_UNDER_AGE);
  if (decision.fit.applies == MADO_APPLIES_NOW)
    {
      say_barred (self, decision.eligible);
      /* To everybody whose age nobody knows: a card without it is most often a child's. */
      if (mado_guide_was_told (self, MADO_QUESTION_UNDER_AGE, MADO_ANSWER_UNANSWERED) &&
          decision.eligible == MADO_ELIGIBLE)
        mado_guide_say (self, MADO_LINE_CAUTION_SIGN_IN_PRINCIPLE);
    }
  if (!mado_guide_can_prepare (self))
    return;
  mado_guide_where_counter (self);
  mado_guide_say (self, MADO_LINE_WHERE_NOT_ONLINE);
  mado_guide_prepare_certificate (self, self->guide->kinds, TRUE);
  mado_guide_visit (self, MADO_PROCEDURE_ISSUE);
  mado_guide_after_certificate (self, self->guide->kinds);
}

/* --- 再発行 ----------------------------------------------------------------------------------- */

static MadoLine
why_over (const MadoGuideCase *self, guint kinds)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((kinds & MADO_KIND_BIT (kind)) != 0 &&
        mado_guide_certificate (self, kind)->state != MADO_STATE_REVOKED)
      return MADO_LINE_WHY_LAPSED;
  return MADO_LINE_WHY_REVOKED;
}

static MadoLine
why_reissue (MadoGuideCase *self, const MadoDecision *decision)
{
  switch (decision->fit.applies)
    {
    case MADO_APPLIES_NOW:
      return why_over (self, decision->kinds);
    case MADO_APPLIES_NOT:
      return decision->fit.instead == MADO_PROCEDURE_RENEW
                 ? MADO_LINE_WHY_NOT_EXPIRED
                 : mado_guide_why_instead (self, decision->fit.instead);
    case MADO_APPLIES_FROM:
    case MADO_APPLIES_ASK:
    default:
      return decision->kinds != 0 ? mado_guide_why_barred (decision->eligible)
                                  : mado_guide_unknown_line (self);
    }
}

static void
say_over (MadoGuideCase *self, const MadoDecision *decision)
{
  say_barred (self, decision->eligible);
  if (mado_eligible_is_barred (decision->eligible) ||
      mado_guide_need (self, MADO_KIND_SIGN) != MADO_NEED_CHANGED)
    return;
  mado_guide_say (self, MADO_LINE_WHY_SIGN_LAPSED);
  mado_guide_also (self, MADO_PROCEDURE_CHANGED_DETAILS);
}

/* What is issued again ends with the card (policy-rules.md R5), and soon after a new one is needed.
 */
static void
say_card_ends_soon (MadoGuideCase *self)
{
  const MadoAdvice *advice = self->advice;

  if (!mado_advice_is_card_open (advice))
    return;
  self->guide->card_expires = advice->card_expires;
  mado_guide_say (self, MADO_LINE_WHY_CARD_ENDS_SOON);
  if (!self->guide->has_also)
    mado_guide_also (self, mado_stay_comes_first (advice) ? MADO_PROCEDURE_STAY_PERIOD
                                                          : MADO_PROCEDURE_NEW_CARD);
}

/* Not after a revocation. */
static void
add_insurance (MadoGuideCase *self)
{
  const MadoCertificateAdvice *auth = mado_guide_certificate (self, MADO_KIND_AUTH);

  if (auth->state == MADO_STATE_EXPIRED)
    mado_guide_after_insurance (self, &auth->expires, MADO_LINE_AFTER_INSURANCE_GRACE);
}

void
mado_guide_reissue (MadoGuideCase *self)
{
  MadoDecision decision;

  if (mado_guide_gate (self))
    return;
  mado_decide_reissue (&self->inquiry, &decision);
  self->guide->kinds = decision.kinds;
  mado_guide_take (self, &decision, why_reissue (self, &decision));
  if (decision.fit.applies == MADO_APPLIES_NOW)
    say_over (self, &decision);
  if (!mado_guide_can_prepare (self))
    return;
  if (self->guide->kinds == 0)
    self->guide->kinds = MADO_KIND_BIT (MADO_KIND_AUTH) | MADO_KIND_BIT (MADO_KIND_SIGN);
  mado_guide_where_counter (self);
  mado_guide_say (self, MADO_LINE_WHERE_NOT_ONLINE);
  mado_guide_prepare_certificate (self, self->guide->kinds, FALSE);
  mado_guide_visit (self, MADO_PROCEDURE_REISSUE);
  say_card_ends_soon (self);
  add_insurance (self);
  mado_guide_after_certificate (self, self->guide->kinds);
  if ((self->guide->kinds & MADO_KIND_BIT (MADO_KIND_AUTH)) != 0)
    mado_guide_say (self, MADO_LINE_CAUTION_PORTAL_MESSAGE);
}
