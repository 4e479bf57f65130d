/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

#include "mado-recommended.h"

/* What is changed on the card itself: the period of stay, 顔認証, 国外転出. */

#define BIT(kind) (1u << (kind))
#define BOTH      (BIT (MADO_KIND_AUTH) | BIT (MADO_KIND_SIGN))

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
      mado_guide_say (self, MADO_LINE_CAUTION_PENDING_END);
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
  switch ((guint)mado_inquiry_period_of_stay (&self->inquiry))
    {
    case MADO_ANSWER_YES:
      decide_extension (self);
      break;
    case MADO_ANSWER_NO:
      mado_guide_instead (self, mado_recommended (&self->inquiry), MADO_LINE_WHY_NO_STAY_PERIOD);
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
  /* The certificates on it are recorded anew on the same visit (M117, M118). */
  if (mado_guide_need (self, MADO_KIND_SIGN) == MADO_NEED_ISSUE)
    self->guide->kinds = BIT (MADO_KIND_AUTH);
  mado_guide_where_counter (self);
  mado_guide_prepare_certificate (self, self->guide->kinds, FALSE);
  mado_guide_say (self, MADO_LINE_BRING_RESIDENCE_CARD);
  mado_guide_visit (self, MADO_PROCEDURE_STAY_PERIOD);
  mado_guide_say (self, MADO_LINE_AFTER_RERECORD);
  mado_guide_say (self, MADO_LINE_CAUTION_STAY_HOUSEHOLD);
  mado_guide_say (self, MADO_LINE_CAUTION_STAY_FULL);
  mado_guide_say (self, MADO_LINE_CAUTION_STAY_LONGEST);
  mado_guide_say (self, MADO_LINE_CAUTION_NO_LETTER);
  mado_guide_say (self, MADO_LINE_CAUTION_FEE_STAY);
  mado_guide_say (self, MADO_LINE_CAUTION_COMBINED_CARD);
  mado_guide_say (self, MADO_LINE_CAUTION_COMBINED_WHERE);
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
      mado_guide_say (self, MADO_LINE_AFTER_FACE_SIGN_LAPSES);
      mado_guide_say (self, MADO_LINE_AFTER_STOPS_SIGN);
      mado_guide_say (self, MADO_LINE_CAUTION_NO_ROOM);
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
      mado_guide_instead (self, mado_recommended (&self->inquiry), MADO_LINE_WHY_ALREADY_OVERSEAS);
      return;
    }
  decide_overseas_move (self);
  if (!mado_guide_can_prepare (self))
    return;
  self->with_move = TRUE;
  mado_guide_say (self, MADO_LINE_WHERE_LANDING);
  mado_guide_where_counter (self);
  mado_guide_prepare_card (self);
  mado_guide_visit (self, MADO_PROCEDURE_OVERSEAS_MOVE);
  mado_guide_say (self, MADO_LINE_AFTER_SIGN_LEAVES);
  mado_guide_say (self, MADO_LINE_AFTER_FRESH_AUTH);
  mado_guide_say (self, MADO_LINE_WHY_AUTH_STAYS);
  mado_guide_say (self, MADO_LINE_AFTER_OVERSEAS_WINDOW);
}
