/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

/* 住所・氏名・性別・生年月日が変わったとき. */

static gboolean
is_told_by_facts (const MadoGuideCase *self)
{
  return mado_guide_need (self, MADO_KIND_SIGN) == MADO_NEED_CHANGED;
}

/* Where the facts tell the change, only a move may still have been one from elsewhere. */
static MadoAnswer
ask_for_change (MadoGuideCase *self)
{
  const MadoEvents cause = mado_guide_certificate (self, MADO_KIND_SIGN)->cause;

  if (is_told_by_facts (self) && (cause & MADO_EVENT_ADDRESS) == 0)
    return MADO_ANSWER_DETAILS;
  return mado_guide_ask (self, MADO_QUESTION_CHANGE);
}

/* TRUE when what was answered about a move decides. */
static gboolean
decide_by_change (MadoGuideCase *self)
{
  const MadoAnswer change = ask_for_change (self);

  self->with_move = change != MADO_ANSWER_DETAILS;
  if (change == MADO_ANSWER_NONE && !is_told_by_facts (self))
    {
      mado_guide_recommend (self, MADO_LINE_WHY_NO_CHANGE);
      return TRUE;
    }
  if (change == MADO_ANSWER_UNKNOWN && !is_told_by_facts (self))
    {
      mado_guide_ask_counter (self, MADO_LINE_CAUTION_CHANGE_UNKNOWN);
      return TRUE;
    }
  return change == MADO_ANSWER_MOVE_IN && mado_guide_decide_moved_in (self);
}

/* TRUE when there is no 署名用 certificate that could have lapsed. */
static gboolean
decide_without_sign (MadoGuideCase *self)
{
  const MadoState state = mado_guide_certificate (self, MADO_KIND_SIGN)->state;
  MadoAnswer recorded = MADO_ANSWER_YES;

  if (state == MADO_STATE_NOT_RECORDED)
    recorded = MADO_ANSWER_NO;
  else if (state == MADO_STATE_HIDDEN || state == MADO_STATE_UNKNOWN)
    recorded = mado_guide_ask (self, MADO_QUESTION_SIGN_RECORDED);
  if (recorded == MADO_ANSWER_UNKNOWN)
    mado_guide_say (self, MADO_LINE_CAUTION_SIGN_UNKNOWN);
  if (recorded != MADO_ANSWER_NO)
    return FALSE;
  mado_guide_instead (self, MADO_PROCEDURE_ISSUE, MADO_LINE_WHY_NO_SIGN);
  return TRUE;
}

static void
decide_eligible (MadoGuideCase *self)
{
  const MadoEligible eligible = mado_inquiry_eligible (&self->inquiry);

  if (eligible != MADO_ELIGIBLE)
    mado_guide_ask_counter (self, mado_guide_why_barred (eligible));
  else
    mado_guide_now (self, is_told_by_facts (self) ? MADO_LINE_WHY_SIGN_LAPSED
                                                  : MADO_LINE_WHY_SIGN_LAPSES);
}

void
mado_guide_changed_details (MadoGuideCase *self)
{
  const MadoNeed auth = mado_guide_need (self, MADO_KIND_AUTH);

  self->guide->kinds = MADO_KIND_BIT (MADO_KIND_SIGN);
  if (mado_guide_gate (self))
    return;
  if (!decide_by_change (self) && !decide_without_sign (self))
    decide_eligible (self);
  if (!mado_guide_can_prepare (self))
    return;
  if (mado_guide_is_in_force (self, MADO_KIND_AUTH))
    mado_guide_say (self, MADO_LINE_WHY_AUTH_STAYS);
  else if (auth == MADO_NEED_REISSUE)
    {
      mado_guide_say (self, mado_guide_need (self, MADO_KIND_SIGN) == MADO_NEED_REISSUE
                                ? MADO_LINE_WHY_LAPSED
                                : MADO_LINE_CAUTION_OTHER_LAPSED);
      mado_guide_also (self, MADO_PROCEDURE_REISSUE);
    }
  if (mado_guide_ask (self, MADO_QUESTION_REPORTED) != MADO_ANSWER_YES)
    mado_guide_say (self, MADO_LINE_CAUTION_REPORT_FIRST);
  mado_guide_where_counter (self);
  mado_guide_say (self, MADO_LINE_WHERE_NOT_ONLINE);
  mado_guide_prepare_certificate (self, MADO_KIND_BIT (MADO_KIND_SIGN), FALSE);
  mado_guide_visit (self, MADO_PROCEDURE_CHANGED_DETAILS);
  mado_guide_after_certificate (self, MADO_KIND_BIT (MADO_KIND_SIGN));
  mado_guide_say (self, MADO_LINE_CAUTION_REVOKED_ELSEWHERE);
  mado_guide_say (self, MADO_LINE_CAUTION_FURIGANA);
}
