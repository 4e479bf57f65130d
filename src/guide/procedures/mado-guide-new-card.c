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

/* By which day to apply, so that the new card is there before the old one ends. */
static void
say_apply_by (MadoGuideCase *self, const GDate *ends)
{
  const GDate *today = &self->advice->today;
  GDate day = *ends;

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

/* The card's own window is worded as the certificates' (policy-rules.md 2.5, W3, M30). */
static void
decide_by_card_date (MadoGuideCase *self)
{
  const MadoRules *rules = self->rules;
  GDate opens;

  mado_policy_window_opens (&self->advice->card_expires,
                            self->facts->overseas ? rules->overseas_window_months
                                                  : rules->window_months,
                            rules->window_offset_days, &opens);
  if (!mado_civil_date_known (&self->advice->today) || !mado_civil_date_known (&opens))
    {
      mado_guide_ask_counter (self, MADO_LINE_WHY_CARD_END_UNKNOWN);
      return;
    }
  if (mado_civil_date_compare (&opens, &self->advice->today) <= 0)
    mado_guide_now (self, MADO_LINE_WHY_CARD_WINDOW_OPEN);
  else
    mado_guide_from (self, &opens, MADO_LINE_WHY_CARD_WINDOW_NOT_YET);
  say_apply_by (self, &self->advice->card_expires);
}

/* The card's date is not known, but it ends with a certificate whose date is. */
static void
decide_by_certificate (MadoGuideCase *self)
{
  const MadoNeed auth = mado_guide_need (self, MADO_KIND_AUTH);
  const MadoNeed sign = mado_guide_need (self, MADO_KIND_SIGN);
  const gboolean now = auth == MADO_NEED_RENEWAL || sign == MADO_NEED_RENEWAL;
  const MadoNeed wanted = now ? MADO_NEED_RENEWAL : MADO_NEED_LATER_RENEWAL;
  const MadoCertificateAdvice *certificate =
      mado_guide_certificate (self, auth == wanted ? MADO_KIND_AUTH : MADO_KIND_SIGN);

  if (now)
    mado_guide_now (self, MADO_LINE_WHY_ENDS_WITH_CARD);
  else if (auth == wanted || sign == wanted)
    mado_guide_from (self, &certificate->window_opens, MADO_LINE_WHY_CARD_WINDOW_NOT_YET);
  else
    {
      mado_guide_ask_counter (self, MADO_LINE_WHY_CARD_END_UNKNOWN);
      return;
    }
  say_apply_by (self, &certificate->expires);
}

static void
decide_unknown_date (MadoGuideCase *self)
{
  switch ((guint)mado_guide_ask (self, MADO_QUESTION_CARD_ENDS_TOO))
    {
    case MADO_ANSWER_YES:
      decide_by_certificate (self);
      break;
    case MADO_ANSWER_NO:
      mado_guide_take_road (self, MADO_LINE_WHY_CARD_END_UNKNOWN, MADO_LINE_WHY_CARD_END_UNKNOWN);
      break;
    default:
      mado_guide_ask_counter (self, MADO_LINE_WHY_CARD_END_UNKNOWN);
      break;
    }
}

static void
decide_by_expiry (MadoGuideCase *self)
{
  const MadoAnswer stay = mado_guide_period_of_stay (self);

  if (stay == MADO_ANSWER_YES)
    {
      mado_guide_instead (self, MADO_PROCEDURE_STAY_PERIOD, MADO_LINE_WHY_STAY_ENDS_WITH_CARD);
      return;
    }
  if (stay != MADO_ANSWER_NO)
    mado_guide_say (self, MADO_LINE_CAUTION_STAY_UNKNOWN);
  if (mado_civil_date_known (&self->advice->card_expires))
    decide_by_card_date (self);
  else
    decide_unknown_date (self);
}

/* --- why -------------------------------------------------------------------------------------- */

static Reason
decide_alive (MadoGuideCase *self)
{
  switch ((guint)mado_guide_ask (self, MADO_QUESTION_CARD_REASON))
    {
    case MADO_ANSWER_VOID:
      mado_guide_now (self, MADO_LINE_WHY_CARD_VOID);
      return REASON_VOID;
    case MADO_ANSWER_LOST:
      mado_guide_now (self, MADO_LINE_WHY_CARD_LOST);
      return REASON_LOST;
    case MADO_ANSWER_FULL:
      mado_guide_now (self, MADO_LINE_WHY_CARD_FULL);
      return REASON_FULL;
    case MADO_ANSWER_BROKEN:
      mado_guide_now (self, MADO_LINE_WHY_CARD_BROKEN);
      return REASON_BROKEN;
    default:
      decide_by_expiry (self);
      return REASON_EXPIRY;
    }
}

static Reason
decide (MadoGuideCase *self)
{
  if (!mado_guide_card_is_dead (self))
    return decide_alive (self);
  if (self->advice->medium == MADO_MEDIUM_JUKI_CARD)
    {
      mado_guide_now (self, MADO_LINE_WHY_JUKI_CARD);
      return REASON_OLD_KIND;
    }
  mado_guide_now (self, MADO_LINE_WHY_CARD_LAPSED);
  return REASON_LAPSED;
}

/* --- the driving licence ---------------------------------------------------------------------- */

/* It goes over to the new card only from one in force, and only online (policy-rules.md 9). So
 * this is asked before any way is advised. TRUE where the ways are narrowed by it. */
static gboolean
say_licence (MadoGuideCase *self, Reason reason)
{
  const gboolean goes_over = reason == REASON_EXPIRY || reason == REASON_FULL;
  const MadoAnswer licence = mado_guide_ask (self, MADO_QUESTION_LICENCE);

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
  return mado_civil_date_compare (&self->advice->today, &reached) < 0;
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
say_where (MadoGuideCase *self, Reason reason)
{
  if (!begins_at_counter (reason))
    mado_guide_say (self, MADO_LINE_VISITS_CARD);
  /* Who lives abroad is sent to the 本籍 by mado_guide_where_counter(). */
  if (!self->facts->overseas && !say_licence (self, reason))
    say_ways (self, reason);
  mado_guide_say (self, MADO_LINE_WHERE_COLLECT);
  mado_guide_where_counter (self);
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
  if (reason == REASON_LOST || reason == REASON_OLD_KIND)
    {
      mado_guide_say (self, MADO_LINE_BRING_IDENTITY);
      return;
    }
  mado_guide_say (self, MADO_LINE_BRING_OLD_CARD);
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

/* Of the card, or of the certificate that ended before it. */
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
  mado_civil_date_earlier (&ends, &ends, &mado_guide_certificate (self, MADO_KIND_AUTH)->expires);
  mado_guide_after_insurance (self, &ends, MADO_LINE_AFTER_INSURANCE_CARD);
}

static void
say_after (MadoGuideCase *self, Reason reason)
{
  mado_guide_say (self, MADO_LINE_AFTER_NEW_CARD_CERTIFICATES);
  say_insurance (self, reason);
  mado_guide_when_it_works (self);
  mado_guide_say (self, MADO_LINE_AFTER_ETAX);
}

void
mado_guide_new_card (MadoGuideCase *self)
{
  Reason reason;

  self->guide->kinds = 1u << MADO_KIND_AUTH | 1u << MADO_KIND_SIGN;
  self->guide->card_expires = self->advice->card_expires;
  if (self->advice->medium == MADO_MEDIUM_SMARTPHONE)
    {
      mado_guide_gate (self);
      return;
    }
  reason = decide (self);
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
