/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

#include "mado-civil-date.h"

/* The roads of the card itself: a new one, a changed period of stay, 顔認証, 国外転出. */

#define BIT(kind) (1u << (kind))
#define BOTH      (BIT (MADO_KIND_AUTH) | BIT (MADO_KIND_SIGN))

/* --- 新しいカード ------------------------------------------------------------------------------
 */

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
  self->guide->until = self->advice->card_expires;
  if (!mado_civil_date_known (&self->advice->today) || !mado_civil_date_known (&opens))
    mado_guide_ask_counter (self, MADO_LINE_WHY_CARD_END_UNKNOWN);
  else if (mado_civil_date_compare (&opens, &self->advice->today) <= 0)
    mado_guide_now (self, MADO_LINE_WHY_CARD_WINDOW_OPEN);
  else
    mado_guide_from (self, &opens, MADO_LINE_WHY_CARD_WINDOW_NOT_YET);
}

/* The card's date is not known, but it ends with a certificate whose date is. */
static void
decide_by_certificate (MadoGuideCase *self)
{
  const MadoNeed auth = mado_guide_need (self, MADO_KIND_AUTH);
  const MadoNeed sign = mado_guide_need (self, MADO_KIND_SIGN);
  const MadoKind kind = auth == MADO_NEED_LATER_RENEWAL ? MADO_KIND_AUTH : MADO_KIND_SIGN;

  if (auth == MADO_NEED_RENEWAL || sign == MADO_NEED_RENEWAL)
    mado_guide_now (self, MADO_LINE_WHY_ENDS_WITH_CARD);
  else if (auth == MADO_NEED_LATER_RENEWAL || sign == MADO_NEED_LATER_RENEWAL)
    mado_guide_from (self, &mado_guide_certificate (self, kind)->window_opens,
                     MADO_LINE_WHY_CARD_WINDOW_NOT_YET);
  else
    mado_guide_ask_counter (self, MADO_LINE_WHY_CARD_END_UNKNOWN);
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

static void
decide_new_card (MadoGuideCase *self)
{
  if (mado_guide_card_is_dead (self))
    {
      mado_guide_now (self, self->advice->medium == MADO_MEDIUM_JUKI_CARD
                                ? MADO_LINE_WHY_JUKI_CARD
                                : MADO_LINE_WHY_CARD_LAPSED);
      if (self->advice->medium != MADO_MEDIUM_JUKI_CARD &&
          mado_guide_ask (self, MADO_QUESTION_PERIOD_OF_STAY) == MADO_ANSWER_YES)
        mado_guide_say (self, MADO_LINE_CAUTION_FEE_STAY);
      return;
    }
  switch ((guint)mado_guide_ask (self, MADO_QUESTION_CARD_REASON))
    {
    case MADO_ANSWER_VOID:
      mado_guide_now (self, MADO_LINE_WHY_CARD_VOID);
      break;
    case MADO_ANSWER_LOST:
      mado_guide_now (self, MADO_LINE_WHY_CARD_LOST);
      mado_guide_say (self, MADO_LINE_CAUTION_FEE_LOST);
      break;
    default:
      decide_by_expiry (self);
      break;
    }
}

void
mado_guide_new_card (MadoGuideCase *self)
{
  self->guide->kinds = BOTH;
  if (self->advice->medium == MADO_MEDIUM_SMARTPHONE)
    {
      mado_guide_gate (self);
      return;
    }
  decide_new_card (self);
  if (!mado_guide_can_prepare (self))
    return;
  mado_guide_where_counter (self);
  mado_guide_say (self, MADO_LINE_BRING_APPLICATION);
  mado_guide_say (self, MADO_LINE_BRING_PHOTO);
  if (self->answers->values[MADO_QUESTION_CARD_REASON] != MADO_ANSWER_LOST ||
      mado_guide_card_is_dead (self))
    mado_guide_say (self, MADO_LINE_BRING_CARD);
  mado_guide_say (self, MADO_LINE_VISITS_CARD);
  mado_guide_say (self, MADO_LINE_AFTER_NEW_CARD_CERTIFICATES);
  mado_guide_say (self, MADO_LINE_AFTER_SMARTPHONE);
}

/* --- 在留期間 --------------------------------------------------------------------------------- */

static void
decide_extension (MadoGuideCase *self)
{
  self->guide->until = self->advice->card_expires;
  switch ((guint)mado_guide_ask (self, MADO_QUESTION_STAY_EXTENSION))
    {
    case MADO_ANSWER_PENDING:
      mado_guide_now (self, MADO_LINE_WHY_STAY_PENDING);
      mado_guide_say (self, MADO_LINE_BRING_STAY_APPLICATION);
      mado_guide_say (self, MADO_LINE_CAUTION_TWO_MONTHS);
      break;
    case MADO_ANSWER_NONE:
      mado_guide_ask_counter (self, MADO_LINE_WHY_STAY_NOT_EXTENDED);
      break;
    case MADO_ANSWER_UNKNOWN:
      mado_guide_ask_counter (self, MADO_LINE_WHY_STAY_UNKNOWN);
      break;
    default:
      mado_guide_now (self, MADO_LINE_WHY_STAY_EXTENDED);
      break;
    }
}

static void
decide_stay (MadoGuideCase *self)
{
  switch ((guint)mado_guide_period_of_stay (self))
    {
    case MADO_ANSWER_YES:
      decide_extension (self);
      break;
    case MADO_ANSWER_NO:
      mado_guide_instead (self, mado_guide_road (self), MADO_LINE_WHY_NO_STAY_PERIOD);
      break;
    default:
      /* Most people have none: nothing is promised before it is said. */
      mado_guide_ask_counter (self, MADO_LINE_WHY_STAY_UNKNOWN);
      mado_guide_say (self, MADO_LINE_WHY_NO_STAY_PERIOD);
      break;
    }
}

void
mado_guide_stay_period (MadoGuideCase *self)
{
  self->guide->kinds = BOTH;
  if (mado_guide_gate (self))
    return;
  decide_stay (self);
  if (!mado_guide_can_prepare (self))
    return;
  mado_guide_where_counter (self);
  mado_guide_say (self, MADO_LINE_BRING_CARD);
  mado_guide_say (self, MADO_LINE_BRING_RESIDENCE_CARD);
  if (mado_guide_visitor (self) != MADO_ANSWER_PROXY)
    mado_guide_say (self, MADO_LINE_BRING_PIN_JUKI);
  mado_guide_visit (self, MADO_PROCEDURE_STAY_PERIOD);
  mado_guide_say (self, MADO_LINE_AFTER_RERECORD);
  mado_guide_say (self, MADO_LINE_CAUTION_NO_LETTER);
  mado_guide_say (self, MADO_LINE_CAUTION_FEE_STAY);
  mado_guide_say (self, MADO_LINE_CAUTION_COMBINED_CARD);
}

/* --- 顔認証マイナンバーカード -------------------------------------------------------------------
 */

static void
decide_face_card (MadoGuideCase *self)
{
  switch ((guint)mado_guide_ask (self, MADO_QUESTION_FACE_CARD))
    {
    case MADO_ANSWER_YES:
      mado_guide_ask_counter (self, MADO_LINE_WHY_FACE_CARD);
      mado_guide_say (self, MADO_LINE_WHY_FACE_CARD_RENEWAL);
      mado_guide_say (self, MADO_LINE_WHY_FACE_CARD_BACK);
      break;
    case MADO_ANSWER_UNKNOWN:
      mado_guide_ask_counter (self, MADO_LINE_WHY_FACE_CARD_SUSPECTED);
      break;
    case MADO_ANSWER_UNANSWERED:
      /* A card that looks like one already is not offered the way to become one. */
      if ((mado_guide_certificate (self, MADO_KIND_AUTH)->notes & MADO_NOTE_FACE_POSSIBLE) != 0)
        {
          mado_guide_ask_counter (self, MADO_LINE_WHY_FACE_CARD_SUSPECTED);
          break;
        }
      G_GNUC_FALLTHROUGH;
    default:
      mado_guide_now (self, MADO_LINE_WHY_FACE_CARD_SWITCH);
      mado_guide_say (self, MADO_LINE_AFTER_STOPS_SIGN);
      break;
    }
}

void
mado_guide_face_card (MadoGuideCase *self)
{
  self->guide->kinds = BOTH;
  if (mado_guide_gate (self))
    return;
  decide_face_card (self);
  mado_guide_where_counter (self);
  mado_guide_say (self, MADO_LINE_BRING_CARD);
  mado_guide_visit (self, MADO_PROCEDURE_FACE_CARD);
  mado_guide_say (self, MADO_LINE_AFTER_FACE_RENEW);
}

/* --- 国外転出 --------------------------------------------------------------------------------- */

/* policy-rules.md 5: from 2024-05-27, for Japanese nationals, before the day of departure. */
static void
decide_overseas_move (MadoGuideCase *self)
{
  const MadoAnswer japanese = mado_guide_ask (self, MADO_QUESTION_JAPANESE);
  MadoAnswer before;

  if (japanese == MADO_ANSWER_NO)
    {
      mado_guide_not_needed (self, MADO_LINE_WHY_OVERSEAS_FOREIGN);
      return;
    }
  before = mado_guide_ask (self, MADO_QUESTION_BEFORE_DEPARTURE);
  if (before == MADO_ANSWER_NO)
    {
      mado_guide_instead (self, MADO_PROCEDURE_NEW_CARD, MADO_LINE_WHY_OVERSEAS_LATE);
      mado_guide_carry_on (self, MADO_QUESTION_CARD_REASON, MADO_ANSWER_VOID);
    }
  else if (japanese == MADO_ANSWER_UNKNOWN || before == MADO_ANSWER_UNKNOWN)
    mado_guide_ask_counter (self, MADO_LINE_WHY_OVERSEAS_UNKNOWN);
  else
    mado_guide_now (self, MADO_LINE_WHY_OVERSEAS_MOVE);
}

void
mado_guide_overseas_move (MadoGuideCase *self)
{
  self->guide->kinds = BOTH;
  if (mado_guide_gate (self))
    return;
  if (self->facts->overseas)
    {
      mado_guide_instead (self, mado_guide_road (self), MADO_LINE_WHY_ALREADY_OVERSEAS);
      return;
    }
  decide_overseas_move (self);
  if (!mado_guide_can_prepare (self))
    return;
  mado_guide_say (self, MADO_LINE_WHERE_LANDING);
  mado_guide_where_counter (self);
  mado_guide_say (self, MADO_LINE_BRING_CARD);
  if (mado_guide_visitor (self) != MADO_ANSWER_PROXY)
    mado_guide_say (self, MADO_LINE_BRING_PIN_JUKI);
  mado_guide_visit (self, MADO_PROCEDURE_OVERSEAS_MOVE);
  mado_guide_say (self, MADO_LINE_AFTER_SIGN_LEAVES);
  mado_guide_say (self, MADO_LINE_WHY_AUTH_STAYS);
  mado_guide_say (self, MADO_LINE_AFTER_OVERSEAS_WINDOW);
}
