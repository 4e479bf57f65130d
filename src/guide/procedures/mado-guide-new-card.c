/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

#include "mado-civil-date.h"
#include "mado-expiry.h"

/* 新しいカードの申請. */

/* Pages tell of one month, and of one to two (M104, M106, M157): by the longest, no gap opens. */
#define MONTHS_TO_MAKE 2

/* Why one is applied for: it decides the fee, the ways, and whether a driving licence goes over. */
typedef enum
{
  REASON_EXPIRY, /* it ends soon, or at a time that is not known */
  REASON_LAPSED,
  REASON_OLD_KIND, /* a 住民基本台帳カード */
  REASON_VOID,
  REASON_LOST,
  REASON_FULL,
  REASON_BROKEN,
} Reason;

/* --- when ------------------------------------------------------------------------------------- */

/* By which day to apply, so that the new card is there before the old one ends: its window is
 * known, and with it the end and today. */
static void
say_apply_by (MadoGuideCase *self)
{
  const GDate *today = &self->advice->today;
  GDate day;

  mado_find_card_end (&self->inquiry, &day);

  if (self->facts->overseas || !mado_guide_can_prepare (self))
    return;
  mado_civil_date_subtract_months (&day, MONTHS_TO_MAKE);
  if (mado_civil_date_compare (&day, today) < 0)
    {
      mado_guide_say (self, MADO_LINE_WHY_APPLY_NOW);
      return;
    }
  /* A window that opens later leaves nothing to advise. */
  if (mado_civil_date_known (&self->guide->from) &&
      mado_civil_date_compare (&day, &self->guide->from) < 0)
    return;
  self->guide->apply_by = day;
  mado_guide_say (self, MADO_LINE_WHY_APPLY_BY);
}

/* --- why -------------------------------------------------------------------------------------- */

static Reason
find_reason (MadoGuideCase *self)
{
  if (self->advice->medium == MADO_MEDIUM_JUKI_CARD)
    return REASON_OLD_KIND;
  if (mado_advice_card_is_dead (self->advice))
    return REASON_LAPSED;
  switch ((guint)mado_guide_ask (self, MADO_QUESTION_CARD_REASON))
    {
    case MADO_ANSWER_VOID:
      return REASON_VOID;
    case MADO_ANSWER_LOST:
      return REASON_LOST;
    case MADO_ANSWER_FULL:
      return REASON_FULL;
    case MADO_ANSWER_BROKEN:
      return REASON_BROKEN;
    default:
      return REASON_EXPIRY;
    }
}

static MadoLine
why_now (const MadoGuideCase *self, Reason reason)
{
  switch (reason)
    {
    case REASON_LAPSED:
    case REASON_OLD_KIND:
      return mado_guide_why_closed (self);
    case REASON_VOID:
      return MADO_LINE_WHY_CARD_VOID;
    case REASON_LOST:
      return MADO_LINE_WHY_CARD_LOST;
    case REASON_FULL:
      return MADO_LINE_WHY_CARD_FULL;
    case REASON_BROKEN:
      return MADO_LINE_WHY_CARD_BROKEN;
    case REASON_EXPIRY:
    default:
      return mado_civil_date_known (&self->advice->card_expires) ? MADO_LINE_WHY_CARD_WINDOW_OPEN
                                                                 : MADO_LINE_WHY_ENDS_WITH_CARD;
    }
}

static MadoLine
why (const MadoGuideCase *self, Reason reason, const MadoDecision *decision)
{
  switch (decision->fit.applies)
    {
    case MADO_APPLIES_NOW:
      return why_now (self, reason);
    case MADO_APPLIES_FROM:
      return MADO_LINE_WHY_CARD_WINDOW_NOT_YET;
    case MADO_APPLIES_NOT:
      return decision->fit.instead == MADO_PROCEDURE_STAY_PERIOD ? MADO_LINE_WHY_STAY_ENDS_WITH_CARD
                                                                 : MADO_LINE_WHY_CARD_END_UNKNOWN;
    case MADO_APPLIES_ASK:
    default:
      return MADO_LINE_WHY_CARD_END_UNKNOWN;
    }
}

static Reason
say_result (MadoGuideCase *self)
{
  const Reason reason = find_reason (self);
  MadoDecision decision;

  mado_decide_new_card (&self->inquiry, &decision);
  if (reason == REASON_EXPIRY)
    {
      const MadoAnswer stay = mado_inquiry_period_of_stay (&self->inquiry);

      if (stay != MADO_ANSWER_YES && stay != MADO_ANSWER_NO)
        mado_guide_say (self, mado_stay_comes_first (self->advice)
                                  ? MADO_LINE_WHY_STAY_MAYBE
                                  : MADO_LINE_CAUTION_STAY_UNKNOWN);
    }
  mado_guide_take (self, &decision, why (self, reason, &decision));
  if (reason == REASON_EXPIRY && decision.fit.applies != MADO_APPLIES_ASK)
    say_apply_by (self);
  return reason;
}

/* --- the driving licence ---------------------------------------------------------------------- */

/* It goes over to the new card only from one in force, and only online (policy-rules.md 9). So
 * this is asked before any way is advised. TRUE where the ways are narrowed by it. */
static gboolean
say_licence (MadoGuideCase *self, Reason reason)
{
  const gboolean goes_over = reason == REASON_EXPIRY || reason == REASON_FULL;
  MadoAnswer licence;

  /* No 住民基本台帳カード ever held one. */
  if (reason == REASON_OLD_KIND)
    return FALSE;
  licence = mado_guide_ask (self, MADO_QUESTION_LICENCE);
  if (licence == MADO_ANSWER_NO)
    return FALSE;
  if (!goes_over)
    mado_guide_say (self, MADO_LINE_CAUTION_LICENCE_LOST);
  else if (licence != MADO_ANSWER_YES)
    mado_guide_say (self, MADO_LINE_WHERE_LICENCE_FIRST);
  if (licence != MADO_ANSWER_YES)
    return FALSE;
  mado_guide_say (self, MADO_LINE_CAUTION_LICENCE_DRIVE);
  mado_guide_say (self, MADO_LINE_CAUTION_LICENCE_AGAIN);
  mado_guide_say (self, MADO_LINE_CAUTION_LICENCE_STAYS);
  if (!goes_over)
    return FALSE;
  mado_guide_say (self, MADO_LINE_WHERE_LICENCE_ONLINE);
  mado_guide_say (self, MADO_LINE_WHERE_LICENCE_NOT);
  mado_guide_say (self, MADO_LINE_BRING_LICENCE_NUMBER);
  mado_guide_say (self, MADO_LINE_VISITS_LICENCE_SIGNATURE);
  mado_guide_say (self, MADO_LINE_CAUTION_LICENCE_SIGN);
  return TRUE;
}

/* --- where and how ---------------------------------------------------------------------------- */

static gboolean
born_is_known (const MadoGuideCase *self)
{
  return mado_civil_date_known (&self->facts->born) && mado_civil_date_known (&self->advice->today);
}

static gboolean
is_under_one (const MadoGuideCase *self)
{
  GDate reached;

  if (!born_is_known (self))
    return FALSE;
  mado_expiry_age_reached (&self->facts->born, 1, &reached);
  return mado_civil_date_known (&reached) &&
         mado_civil_date_compare (&self->advice->today, &reached) < 0;
}

static void
say_express (MadoGuideCase *self, Reason reason)
{
  if (reason == REASON_EXPIRY || reason == REASON_LAPSED)
    mado_guide_say (self, MADO_LINE_CAUTION_EXPRESS_NOT);
  if (reason == REASON_EXPIRY || reason == REASON_LAPSED || reason == REASON_OLD_KIND)
    return;
  mado_guide_say (self, MADO_LINE_WHERE_EXPRESS);
  mado_guide_say (self, reason == REASON_VOID ? MADO_LINE_CAUTION_EXPRESS_WHO
                                              : MADO_LINE_CAUTION_EXPRESS_WHEN);
  if (reason == REASON_LOST || reason == REASON_BROKEN)
    mado_guide_say (self, MADO_LINE_CAUTION_FEE_EXPRESS);
}

/* What was lost, broken or void is reported where it is made anew (M158). */
static gboolean
begins_at_counter (Reason reason)
{
  return reason == REASON_LOST || reason == REASON_BROKEN || reason == REASON_VOID;
}

static void
say_ways (MadoGuideCase *self, Reason reason)
{
  if (begins_at_counter (reason))
    mado_guide_say (self, MADO_LINE_WHERE_APPLY_ANEW);
  else
    {
      mado_guide_say (self, MADO_LINE_WHERE_APPLY_ONLINE);
      mado_guide_say (self, MADO_LINE_WHERE_APPLY_BOOTH);
      mado_guide_say (self, MADO_LINE_WHERE_APPLY_POST);
      mado_guide_say (self, MADO_LINE_WHERE_APPLY_COUNTER);
    }
  mado_guide_say (self, MADO_LINE_VISITS_CARD_COUNTER);
  say_express (self, reason);
}

static void
say_collector (MadoGuideCase *self)
{
  switch ((guint)self->rules->customs[MADO_CUSTOM_PROXY_COLLECTS])
    {
    case MADO_WAY_POSSIBLE:
      mado_guide_say (self, MADO_LINE_VISITS_COLLECT_PROXY);
      break;
    case MADO_WAY_NONE:
      mado_guide_say (self, MADO_LINE_VISITS_COLLECT_SELF);
      break;
    default:
      mado_guide_say (self, MADO_LINE_VISITS_COLLECT_ASK);
      break;
    }
}

static void
say_where (MadoGuideCase *self, Reason reason)
{
  if (!begins_at_counter (reason))
    mado_guide_say (self, MADO_LINE_VISITS_CARD);
  /* Who lives abroad is sent to the 本籍 by mado_guide_where_counter(). */
  if (self->facts->overseas)
    mado_guide_say (self, MADO_LINE_WHERE_APPLY_ABROAD);
  else if (!say_licence (self, reason))
    say_ways (self, reason);
  mado_guide_say (self, MADO_LINE_WHERE_COLLECT);
  mado_guide_where_counter (self);
  say_collector (self);
  mado_guide_say (self, MADO_LINE_VISITS_HOW_LONG);
}

static void
say_bring (MadoGuideCase *self, Reason reason)
{
  mado_guide_say (self, MADO_LINE_BRING_APPLICATION);
  if (!is_under_one (self))
    mado_guide_say (self, MADO_LINE_BRING_PHOTO);
  if (!born_is_known (self) || is_under_one (self))
    mado_guide_say (self, MADO_LINE_CAUTION_NO_PHOTO);
  mado_guide_say (self, MADO_LINE_BRING_DELIVERY_NOTICE);
  mado_guide_say (self, MADO_LINE_BRING_NEW_CARD_PINS);
  /* What was lost cannot be shown, and the old kind proves less. */
  if (reason == REASON_LOST || reason == REASON_OLD_KIND)
    mado_guide_say (self, MADO_LINE_BRING_IDENTITY);
  if (reason == REASON_LOST)
    {
      mado_guide_say (self, MADO_LINE_CAUTION_POLICE);
      return;
    }
  mado_guide_say (self, MADO_LINE_BRING_OLD_CARD);
  if (reason != REASON_OLD_KIND)
    mado_guide_say (self, MADO_LINE_CAUTION_KEEP_CARD);
}

static void
say_fee (MadoGuideCase *self, Reason reason)
{
  switch (reason)
    {
    case REASON_LAPSED:
      /* Whose card ended with a period of stay pays for the next one (M23). */
      if (mado_guide_ask (self, MADO_QUESTION_PERIOD_OF_STAY) == MADO_ANSWER_YES)
        {
          mado_guide_say (self, MADO_LINE_CAUTION_FEE_STAY);
          break;
        }
      G_GNUC_FALLTHROUGH;
    case REASON_EXPIRY:
      mado_guide_say (self, MADO_LINE_CAUTION_FEE_FREE);
      break;
    case REASON_VOID:
      mado_guide_say (self, MADO_LINE_CAUTION_FEE_VOID);
      break;
    case REASON_LOST:
      mado_guide_say (self, MADO_LINE_CAUTION_FEE_LOST);
      break;
    case REASON_FULL:
      mado_guide_say (self, MADO_LINE_CAUTION_FEE_FULL);
      break;
    case REASON_BROKEN:
      mado_guide_say (self, MADO_LINE_CAUTION_FEE_BROKEN);
      break;
    case REASON_OLD_KIND:
    default:
      break;
    }
}

/* --- afterwards ------------------------------------------------------------------------------- */

/* Of the card, or of the certificate that has ended before it; one that still runs is renewed. */
static void
say_insurance (MadoGuideCase *self, Reason reason)
{
  GDate ends = self->advice->card_expires;

  if (reason != REASON_EXPIRY && reason != REASON_LAPSED)
    return;
  if (!mado_civil_date_known (&ends))
    {
      mado_guide_say (self, MADO_LINE_AFTER_INSURANCE_CARD_UNKNOWN);
      mado_guide_say (self, MADO_LINE_AFTER_ELIGIBILITY);
      return;
    }
  const GDate *auth = &mado_guide_certificate (self, MADO_KIND_AUTH)->expires;
  const gboolean over = mado_civil_date_known (auth) &&
                        mado_civil_date_known (&self->advice->today) &&
                        mado_civil_date_compare (auth, &self->advice->today) < 0;
  if (over)
    mado_civil_date_earlier (&ends, &ends, auth);
  /* The sources differ on a card that has ended, and not on a certificate alone. */
  mado_guide_after_insurance (self, &ends,
                              over && reason != REASON_LAPSED
                                  ? MADO_LINE_AFTER_INSURANCE_CERTIFICATE
                                  : MADO_LINE_AFTER_INSURANCE_CARD);
}

static void
say_after (MadoGuideCase *self, Reason reason)
{
  mado_guide_say (self, MADO_LINE_AFTER_NEW_CARD_CERTIFICATES);
  say_insurance (self, reason);
  mado_guide_when_it_works (self, MADO_BOTH_KINDS);
  mado_guide_say (self, MADO_LINE_AFTER_ETAX);
}

void
mado_guide_new_card (MadoGuideCase *self)
{
  Reason reason;

  self->guide->kinds = MADO_BOTH_KINDS;
  self->guide->card_expires = self->advice->card_expires;
  if (self->advice->medium == MADO_MEDIUM_SMARTPHONE)
    {
      mado_guide_gate (self);
      return;
    }
  reason = say_result (self);
  if (!mado_guide_can_prepare (self))
    return;
  say_fee (self, reason);
  say_where (self, reason);
  say_bring (self, reason);
  say_after (self, reason);
  mado_guide_say (self, MADO_LINE_CAUTION_FORM_LOST);
  mado_guide_say (self, MADO_LINE_CAUTION_LETTER_TITLE);
  mado_guide_say (self, MADO_LINE_CAUTION_NEXT_CARD);
}
