/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

#include "mado-civil-date.h"

/* 更新. */

/* TRUE when it decides. */
static gboolean
say_change (MadoGuideCase *self, MadoAnswer change)
{
  if (change == MADO_ANSWER_UNKNOWN)
    mado_guide_say (self, MADO_LINE_CAUTION_CHANGE_UNKNOWN);
  return change == MADO_ANSWER_MOVE_IN && mado_guide_decide_moved_in (self);
}

/* The earlier end of those that it is about. */
static void
set_until (MadoGuideCase *self)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((self->guide->kinds & MADO_KIND_BIT (kind)) != 0)
      mado_civil_date_earlier (&self->guide->until, &self->guide->until,
                               &mado_guide_certificate (self, kind)->expires);
}

/* Whether one of the certificates that it is about is in @state. */
static gboolean
is_about (const MadoGuideCase *self, MadoState state)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((self->guide->kinds & MADO_KIND_BIT (kind)) != 0 &&
        mado_guide_certificate (self, kind)->state == state)
      return TRUE;
  return FALSE;
}

static MadoLine
why (MadoGuideCase *self, const MadoDecision *decision)
{
  switch (decision->fit.applies)
    {
    case MADO_APPLIES_NOW:
      if (self->facts->overseas)
        return MADO_LINE_WHY_OVERSEAS_OPEN;
      return is_about (self, MADO_STATE_LAST_DAY) ? MADO_LINE_WHY_LAST_DAY
                                                  : MADO_LINE_WHY_WINDOW_OPEN;
    case MADO_APPLIES_FROM:
      return self->facts->overseas ? MADO_LINE_WHY_OVERSEAS_NOT_YET : MADO_LINE_WHY_WINDOW_NOT_YET;
    case MADO_APPLIES_NOT:
      return mado_guide_why_instead (self, decision->fit.instead);
    case MADO_APPLIES_ASK:
    default:
      return mado_eligible_is_barred (decision->eligible)
                 ? mado_guide_why_barred (decision->eligible)
                 : mado_guide_unknown_line (self);
    }
}

/* On one day the ward's page and the national reading differ. */
static void
say_national (MadoGuideCase *self)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((self->guide->kinds & MADO_KIND_BIT (kind)) != 0 &&
        (mado_guide_certificate (self, kind)->notes & MADO_NOTE_OPENS_TOMORROW_HERE) != 0)
      mado_guide_say (self, MADO_LINE_WHY_NATIONAL_OPEN);
}

static gboolean
is_lapsed (MadoNeed need)
{
  return need == MADO_NEED_REISSUE || need == MADO_NEED_CHANGED;
}

static void
add_cautions (MadoGuideCase *self, MadoAnswer change, MadoEligible eligible)
{
  const MadoGuide *guide = self->guide;

  if (mado_answer_is_changed (change))
    {
      mado_guide_say (self, MADO_LINE_CAUTION_SIGN_BY_CHANGE);
      mado_guide_also (self, MADO_PROCEDURE_CHANGED_DETAILS);
    }
  else if (is_lapsed (mado_guide_need (self, MADO_KIND_AUTH)) ||
           is_lapsed (mado_guide_need (self, MADO_KIND_SIGN)))
    {
      mado_guide_say (self, MADO_LINE_CAUTION_OTHER_LAPSED);
      mado_guide_also (self, MADO_PROCEDURE_REISSUE);
    }
  if (mado_eligible_is_barred (eligible))
    mado_guide_say (self, MADO_LINE_CAUTION_SIGN_IN_PRINCIPLE);
  if (eligible == MADO_ELIGIBLE_UNKNOWN)
    mado_guide_say (self, MADO_LINE_CAUTION_ELIGIBILITY_UNKNOWN);
  if (guide->kinds == (MADO_KIND_BIT (MADO_KIND_AUTH) | MADO_KIND_BIT (MADO_KIND_SIGN)))
    mado_guide_say (self, MADO_LINE_CAUTION_BOTH_TOGETHER);
  if (mado_guide_has_asked (self, MADO_QUESTION_CARD_ENDS_TOO) &&
      mado_guide_ask (self, MADO_QUESTION_CARD_ENDS_TOO) != MADO_ANSWER_NO)
    mado_guide_say (self, MADO_LINE_CAUTION_CARD_ENDS_UNKNOWN);
  if (self->facts->overseas)
    mado_guide_say (self, MADO_LINE_CAUTION_OVERSEAS_CARD);
  else
    {
      if (guide->applies != MADO_APPLIES_NOW)
        mado_guide_say (self, MADO_LINE_CAUTION_LETTER_EARLY);
      mado_guide_say (self, MADO_LINE_CAUTION_LETTER_TITLE);
    }
  mado_guide_say (self, MADO_LINE_CAUTION_NOT_COMPULSORY);
}

/* Of the one that ends first: that is what people come for. */
static void
add_renewed_expiry (MadoGuideCase *self)
{
  MadoGuide *guide = self->guide;

  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((guide->kinds & MADO_KIND_BIT (kind)) != 0)
      mado_civil_date_earlier (&guide->renewed_expiry, &guide->renewed_expiry,
                               &mado_guide_certificate (self, kind)->renewed_expiry);
  if (mado_civil_date_known (&guide->renewed_expiry))
    mado_guide_say (self, MADO_LINE_AFTER_RENEWED_EXPIRY);
}

/* A post office, where no proxy is served unless the municipality says so (policy-rules.md 6.3);
 * abroad no embassy. */
static void
where_else (MadoGuideCase *self)
{
  const MadoWay *customs = self->rules->customs;

  if (self->facts->overseas)
    {
      mado_guide_say (self, MADO_LINE_WHERE_NOT_EMBASSY);
      return;
    }
  if (customs[MADO_CUSTOM_POST_OFFICE] == MADO_WAY_NONE)
    return;
  if (mado_guide_visitor (self) != MADO_ANSWER_SELF &&
      customs[MADO_CUSTOM_PROXY_AT_POST_OFFICE] != MADO_WAY_POSSIBLE)
    return;
  mado_guide_say (self, customs[MADO_CUSTOM_POST_OFFICE] == MADO_WAY_POSSIBLE
                            ? MADO_LINE_WHERE_POST_OFFICE_HERE
                            : MADO_LINE_WHERE_POST_OFFICE);
}

void
mado_guide_renew (MadoGuideCase *self)
{
  MadoDecision decision;
  MadoAnswer change;

  if (mado_guide_gate (self))
    return;
  change = mado_inquiry_change (&self->inquiry);
  if (say_change (self, change))
    return;
  mado_decide_renew (&self->inquiry, &decision);
  self->guide->kinds = decision.kinds;
  set_until (self);
  mado_guide_take (self, &decision, why (self, &decision));
  say_national (self);
  if (!mado_guide_can_prepare (self))
    return;
  if (self->guide->kinds == 0)
    self->guide->kinds = MADO_KIND_BIT (MADO_KIND_AUTH) | MADO_KIND_BIT (MADO_KIND_SIGN);
  /* It never outlives the other one: what cannot be seen is renewed with it. */
  if (mado_guide_certificate (self, MADO_KIND_SIGN)->state == MADO_STATE_HIDDEN)
    self->guide->kinds |= MADO_KIND_BIT (MADO_KIND_SIGN);
  mado_guide_where_counter (self);
  mado_guide_say (self, MADO_LINE_WHERE_NOT_ONLINE);
  where_else (self);
  mado_guide_prepare_certificate (self, self->guide->kinds, FALSE);
  if (!self->facts->overseas)
    mado_guide_say (self, MADO_LINE_BRING_LETTER);
  mado_guide_visit (self, MADO_PROCEDURE_RENEW);
  add_renewed_expiry (self);
  mado_guide_say (self, MADO_LINE_AFTER_OLD_REVOKED);
  mado_guide_after_certificate (self, self->guide->kinds);
  add_cautions (self, change, decision.eligible);
}
