/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

#include "mado-civil-date.h"
#include "mado-expiry.h"

/* 発行, and 再発行 after an expiry or a revocation. */

#define BIT(kind) (1u << (kind))

/* TRUE where there is none: as the chip says, or, where it says nothing, as the person says. */
static gboolean
is_absent (MadoGuideCase *self, MadoKind kind)
{
  const MadoState state = mado_guide_certificate (self, kind)->state;

  if (kind == MADO_KIND_SIGN && (state == MADO_STATE_HIDDEN || state == MADO_STATE_UNKNOWN))
    return mado_guide_ask (self, MADO_QUESTION_SIGN_RECORDED) == MADO_ANSWER_NO;
  return state == MADO_STATE_NOT_RECORDED;
}

/* Only the 署名用 one is missing, and this person is not issued one now. */
static void
decide_barred (MadoGuideCase *self, MadoEligible eligible)
{
  GDate reached;

  if (eligible != MADO_ELIGIBLE_UNDER_AGE || !mado_civil_date_known (&self->facts->born))
    {
      mado_guide_ask_counter (self, mado_guide_why_barred (eligible));
      return;
    }
  mado_expiry_age_reached (&self->facts->born, self->rules->sign_minimum_age, &reached);
  mado_guide_from (self, &reached, MADO_LINE_WHY_TURNS_AGE);
  mado_guide_say (self, MADO_LINE_WHY_UNDER_AGE);
}

static void
decide_absent (MadoGuideCase *self, gboolean auth, gboolean sign)
{
  MadoEligible eligible;

  self->guide->kinds = (auth ? BIT (MADO_KIND_AUTH) : 0) | (sign ? BIT (MADO_KIND_SIGN) : 0);
  /* A 顔認証 card lacks the 署名用 one for good. */
  if (!auth && mado_guide_pin_gate (self))
    return;
  eligible = sign ? mado_guide_eligible (self) : MADO_ELIGIBLE;
  if (eligible != MADO_ELIGIBLE && !auth)
    {
      decide_barred (self, eligible);
      return;
    }
  mado_guide_now (self, MADO_LINE_WHY_NOT_RECORDED);
  if (eligible == MADO_ELIGIBLE)
    return;
  mado_guide_say (self, eligible == MADO_ELIGIBLE_UNKNOWN ? MADO_LINE_CAUTION_ELIGIBILITY_UNKNOWN
                                                          : MADO_LINE_CAUTION_SIGN_IN_PRINCIPLE);
  if (eligible != MADO_ELIGIBLE_UNKNOWN)
    self->guide->kinds = BIT (MADO_KIND_AUTH);
}

static void
decide_issue (MadoGuideCase *self)
{
  const MadoState sign_state = mado_guide_certificate (self, MADO_KIND_SIGN)->state;
  const gboolean auth = is_absent (self, MADO_KIND_AUTH);
  const gboolean sign = is_absent (self, MADO_KIND_SIGN);

  if (auth || sign)
    {
      decide_absent (self, auth, sign);
      return;
    }
  self->guide->kinds = BIT (MADO_KIND_SIGN);
  if ((sign_state == MADO_STATE_HIDDEN || sign_state == MADO_STATE_UNKNOWN) &&
      mado_guide_ask (self, MADO_QUESTION_SIGN_RECORDED) != MADO_ANSWER_YES)
    mado_guide_ask_counter (self, MADO_LINE_CAUTION_SIGN_UNKNOWN);
  else
    mado_guide_take_road (self, MADO_LINE_WHY_RECORDED, mado_guide_unknown_line (self));
}

void
mado_guide_issue (MadoGuideCase *self)
{
  if (mado_guide_gate (self))
    return;
  decide_issue (self);
  if (!mado_guide_can_prepare (self))
    return;
  mado_guide_where_counter (self);
  mado_guide_say (self, MADO_LINE_WHERE_NOT_ONLINE);
  mado_guide_prepare_certificate (self, self->guide->kinds, TRUE);
  mado_guide_visit (self, MADO_PROCEDURE_ISSUE);
  mado_guide_after_certificate (self, self->guide->kinds);
}

/* --- 再発行 ----------------------------------------------------------------------------------- */

static gboolean
is_over (const MadoGuideCase *self, MadoKind kind)
{
  const MadoNeed need = mado_guide_need (self, kind);

  return need == MADO_NEED_REISSUE || need == MADO_NEED_CHANGED;
}

static MadoLine
why_over (const MadoGuideCase *self, guint kinds)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((kinds & BIT (kind)) != 0 &&
        mado_guide_certificate (self, kind)->state != MADO_STATE_REVOKED)
      return MADO_LINE_WHY_LAPSED;
  return MADO_LINE_WHY_REVOKED;
}

static void
decide_over (MadoGuideCase *self, guint kinds)
{
  const gboolean auth = (kinds & BIT (MADO_KIND_AUTH)) != 0;
  const MadoEligible eligible =
      (kinds & BIT (MADO_KIND_SIGN)) != 0 ? mado_guide_eligible (self) : MADO_ELIGIBLE;
  const gboolean barred = eligible != MADO_ELIGIBLE && eligible != MADO_ELIGIBLE_UNKNOWN;

  self->guide->kinds = barred && auth ? BIT (MADO_KIND_AUTH) : kinds;
  if (barred && !auth)
    {
      mado_guide_ask_counter (self, mado_guide_why_barred (eligible));
      return;
    }
  mado_guide_now (self, why_over (self, self->guide->kinds));
  if (barred)
    mado_guide_say (self, MADO_LINE_CAUTION_SIGN_IN_PRINCIPLE);
  else if (eligible == MADO_ELIGIBLE_UNKNOWN)
    mado_guide_say (self, MADO_LINE_CAUTION_ELIGIBILITY_UNKNOWN);
  if (!barred && mado_guide_need (self, MADO_KIND_SIGN) == MADO_NEED_CHANGED)
    {
      mado_guide_say (self, MADO_LINE_WHY_SIGN_LAPSED);
      mado_guide_also (self, MADO_PROCEDURE_CHANGED_DETAILS);
    }
}

static MadoLine
why_not_over (MadoGuideCase *self)
{
  return mado_guide_road (self) == MADO_PROCEDURE_ISSUE ? MADO_LINE_WHY_NOT_RECORDED
                                                        : MADO_LINE_WHY_NOT_EXPIRED;
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
  guint kinds = 0;

  if (mado_guide_gate (self))
    return;
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if (is_over (self, kind))
      kinds |= BIT (kind);
  if (kinds != 0)
    decide_over (self, kinds);
  else if (mado_guide_road (self) == MADO_PROCEDURE_RENEW &&
           mado_guide_need (self, MADO_KIND_AUTH) == MADO_NEED_UNKNOWN &&
           mado_guide_need (self, MADO_KIND_SIGN) == MADO_NEED_UNKNOWN)
    mado_guide_ask_counter (self, mado_guide_unknown_line (self));
  else
    mado_guide_take_road (self, why_not_over (self), mado_guide_unknown_line (self));
  if (!mado_guide_can_prepare (self))
    return;
  if (self->guide->kinds == 0)
    self->guide->kinds = BIT (MADO_KIND_AUTH) | BIT (MADO_KIND_SIGN);
  mado_guide_where_counter (self);
  mado_guide_say (self, MADO_LINE_WHERE_NOT_ONLINE);
  mado_guide_prepare_certificate (self, self->guide->kinds, FALSE);
  mado_guide_visit (self, MADO_PROCEDURE_REISSUE);
  add_insurance (self);
  mado_guide_after_certificate (self, self->guide->kinds);
  mado_guide_say (self, MADO_LINE_CAUTION_NOT_COMPULSORY);
}
