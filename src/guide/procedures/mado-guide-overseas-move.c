/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

/* 国外転出. */

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

/* What the departure takes away, and what can be done before it, of what the card has. */
static void
say_departure (MadoGuideCase *self)
{
  const MadoNeed sign = mado_guide_need (self, MADO_KIND_SIGN);

  if (sign != MADO_NEED_ISSUE && sign != MADO_NEED_REISSUE && sign != MADO_NEED_CHANGED)
    mado_guide_say (self, MADO_LINE_AFTER_SIGN_LEAVES);
  if (mado_guide_is_in_force (self, MADO_KIND_AUTH))
    {
      mado_guide_say (self, MADO_LINE_AFTER_FRESH_AUTH);
      mado_guide_say (self, MADO_LINE_WHY_AUTH_STAYS);
    }
  mado_guide_say (self, MADO_LINE_AFTER_OVERSEAS_WINDOW);
}

void
mado_guide_overseas_move (MadoGuideCase *self)
{
  self->guide->kinds = MADO_BOTH_KINDS;
  if (mado_guide_gate (self))
    return;
  if (self->facts->overseas)
    {
      mado_guide_recommend (self, MADO_LINE_WHY_ALREADY_OVERSEAS);
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
  say_departure (self);
}
