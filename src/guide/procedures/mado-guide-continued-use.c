/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

/* 継続利用, after moving in. */

gboolean
mado_guide_decide_moved_in (MadoGuideCase *self)
{
  const MadoAnswer done = mado_guide_ask (self, MADO_QUESTION_CONTINUED_USE);

  if (done == MADO_ANSWER_NO)
    mado_guide_instead (self, MADO_PROCEDURE_CONTINUED_USE, MADO_LINE_WHY_CONTINUED_USE);
  else if (done != MADO_ANSWER_YES)
    mado_guide_say (self, MADO_LINE_CAUTION_CONTINUED_USE);
  return done == MADO_ANSWER_NO;
}

/* TRUE when no 継続利用 is called for. */
static gboolean
decide_not_moved_in (MadoGuideCase *self)
{
  switch ((guint)mado_guide_ask (self, MADO_QUESTION_CHANGE))
    {
    case MADO_ANSWER_MOVE:
    case MADO_ANSWER_DETAILS:
      mado_guide_instead (self, MADO_PROCEDURE_CHANGED_DETAILS, MADO_LINE_WHY_NOT_MOVED_IN);
      return TRUE;
    case MADO_ANSWER_NONE:
      mado_guide_recommend (self, MADO_LINE_WHY_NOT_MOVED_IN);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
decide_in_time (MadoGuideCase *self)
{
  switch ((guint)mado_guide_ask (self, MADO_QUESTION_WITHIN_90_DAYS))
    {
    case MADO_ANSWER_NO:
      mado_guide_instead (self, MADO_PROCEDURE_NEW_CARD, MADO_LINE_WHY_CONTINUED_USE_LATE);
      mado_guide_carry_on (self, MADO_QUESTION_CARD_REASON, MADO_ANSWER_VOID);
      break;
    case MADO_ANSWER_UNKNOWN:
      mado_guide_ask_counter (self, MADO_LINE_WHY_WITHIN_90_UNKNOWN);
      break;
    default:
      mado_guide_now (self, MADO_LINE_WHY_CONTINUED_USE);
      mado_guide_say (self, MADO_LINE_WHY_CONTINUED_USE_LATE);
      break;
    }
}

static void
decide_continued_use (MadoGuideCase *self)
{
  switch ((guint)mado_guide_ask (self, MADO_QUESTION_CONTINUED_USE))
    {
    case MADO_ANSWER_YES:
      mado_guide_instead (self, MADO_PROCEDURE_CHANGED_DETAILS, MADO_LINE_WHY_CONTINUED_USE_DONE);
      break;
    case MADO_ANSWER_UNKNOWN:
      mado_guide_ask_counter (self, MADO_LINE_WHY_CONTINUED_USE_UNKNOWN);
      break;
    default:
      decide_in_time (self);
      break;
    }
}

void
mado_guide_continued_use (MadoGuideCase *self)
{
  self->guide->kinds = MADO_KIND_BIT (MADO_KIND_AUTH) | MADO_KIND_BIT (MADO_KIND_SIGN);
  if (mado_guide_gate (self))
    return;
  if (!decide_not_moved_in (self))
    decide_continued_use (self);
  if (!mado_guide_can_prepare (self))
    return;
  self->with_move = TRUE;
  mado_guide_where_counter (self);
  mado_guide_prepare_card (self);
  mado_guide_visit (self, MADO_PROCEDURE_CONTINUED_USE);
  mado_guide_say (self, mado_guide_is_in_force (self, MADO_KIND_AUTH)
                            ? MADO_LINE_AFTER_CONTINUED
                            : MADO_LINE_AFTER_CONTINUED_CARD);
  mado_guide_say (self, MADO_LINE_CAUTION_MOVE_IN_DAYS);
  mado_guide_say (self, MADO_LINE_CAUTION_NO_ROOM);
  mado_guide_say (self, MADO_LINE_CAUTION_STORE_REFUSES);
  /* The move took the 署名用 certificate with it: it is issued anew on the same way. */
  if (mado_guide_need (self, MADO_KIND_SIGN) == MADO_NEED_ISSUE)
    return;
  mado_guide_say (self, MADO_LINE_WHY_SIGN_LAPSES);
  mado_guide_also (self, MADO_PROCEDURE_CHANGED_DETAILS);
  mado_guide_carry_on (self, MADO_QUESTION_CONTINUED_USE, MADO_ANSWER_YES);
}
