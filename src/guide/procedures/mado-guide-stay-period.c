/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

/* 在留期間の変更: the card ends with a period of stay, which was extended. */

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
      mado_guide_recommend (self, MADO_LINE_WHY_NO_STAY_PERIOD);
      break;
    case MADO_ANSWER_UNANSWERED:
      if (mado_stay_comes_first (self->advice))
        {
          decide_extension (self);
          mado_guide_say (self, MADO_LINE_WHY_NO_STAY_PERIOD);
          break;
        }
      G_GNUC_FALLTHROUGH;
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
  self->guide->kinds = MADO_BOTH_KINDS;
  if (mado_guide_gate (self))
    return;
  decide_stay (self);
  if (!mado_guide_can_prepare (self))
    return;
  /* The certificates on it are recorded anew on the same visit (M117, M118). */
  if (mado_guide_need (self, MADO_KIND_SIGN) == MADO_NEED_ISSUE)
    self->guide->kinds = MADO_KIND_BIT (MADO_KIND_AUTH);
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
