/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

/* 紛失, and the card that was found. */

static void
decide_found (MadoGuideCase *self)
{
  switch ((guint)mado_guide_ask (self, MADO_QUESTION_SUSPENDED))
    {
    case MADO_ANSWER_YES:
      mado_guide_now (self, MADO_LINE_WHY_LOST_FOUND);
      break;
    case MADO_ANSWER_UNKNOWN:
      mado_guide_ask_counter (self, MADO_LINE_WHY_SUSPENDED_UNKNOWN);
      break;
    default:
      mado_guide_not_needed (self, MADO_LINE_WHY_CARD_AT_HAND);
      break;
    }
  if (!mado_guide_can_prepare (self))
    return;
  mado_guide_say (self, MADO_LINE_BRING_CARD);
  mado_guide_where_counter (self);
  mado_guide_visit (self, MADO_PROCEDURE_LOST_CARD);
}

static void
decide_lost (MadoGuideCase *self)
{
  mado_guide_now (self, MADO_LINE_WHY_LOST_STOP);
  if (mado_guide_ask (self, MADO_QUESTION_SUSPENDED) == MADO_ANSWER_YES)
    {
      mado_guide_where_counter (self);
      mado_guide_visit (self, MADO_PROCEDURE_LOST_CARD);
    }
  else
    {
      mado_guide_say (self, MADO_LINE_WHERE_PHONE);
      mado_guide_say (self, MADO_LINE_VISITS_PHONE);
    }
  mado_guide_say (self, MADO_LINE_WHY_CARD_LOST);
  mado_guide_say (self, MADO_LINE_CAUTION_POLICE);
  mado_guide_say (self, MADO_LINE_CAUTION_FEE_LOST);
  mado_guide_also (self, MADO_PROCEDURE_NEW_CARD);
  mado_guide_carry_on (self, MADO_QUESTION_CARD_REASON, MADO_ANSWER_LOST);
}

void
mado_guide_lost_card (MadoGuideCase *self)
{
  self->guide->kinds = MADO_BOTH_KINDS;
  if (self->advice->medium == MADO_MEDIUM_SMARTPHONE)
    {
      mado_guide_gate (self);
      return;
    }
  if (mado_guide_ask (self, MADO_QUESTION_CARD_AT_HAND) == MADO_ANSWER_YES)
    decide_found (self);
  else
    decide_lost (self);
  if (mado_guide_can_prepare (self))
    mado_guide_say (self, MADO_LINE_AFTER_CHECK_SIGN);
}
