/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-fit.h"

#include <string.h>

#include "mado-civil-date.h"
#include "mado-expiry.h"
#include "mado-recommended.h"

static MadoNeed
need (const MadoInquiry *self, MadoKind kind)
{
  return self->advice->certificates[kind].need;
}

static void
ask (MadoDecision *decision)
{
  decision->fit.applies = MADO_APPLIES_ASK;
}

static void
ask_by (MadoDecision *decision, MadoQuestion open)
{
  ask (decision);
  decision->is_open = TRUE;
  decision->open = open;
}

static void
from (MadoDecision *decision, const GDate *day)
{
  decision->fit.applies = MADO_APPLIES_FROM;
  decision->fit.from = *day;
}

static void
instead (MadoDecision *decision, MadoProcedure procedure)
{
  decision->fit.applies = MADO_APPLIES_NOT;
  decision->fit.has_instead = TRUE;
  decision->fit.instead = procedure;
}

/* A certificate in a telephone is applied for again from the telephone (policy-rules.md 9). */
static gboolean
decide_telephone (MadoInquiry *self, MadoDecision *decision)
{
  memset (decision, 0, sizeof *decision);
  if (self->advice->medium != MADO_MEDIUM_SMARTPHONE)
    return FALSE;
  decision->fit.applies = MADO_APPLIES_NOT;
  return TRUE;
}

gboolean
mado_decide_gate (MadoInquiry *self, MadoDecision *decision)
{
  if (decide_telephone (self, decision))
    return TRUE;
  if (!mado_advice_card_is_dead (self->advice))
    return FALSE;
  instead (decision, MADO_PROCEDURE_NEW_CARD);
  return TRUE;
}

/* Only a card that looks like one is asked about: all others would be a useless question. */
static gboolean
decide_face (MadoInquiry *self, MadoDecision *decision)
{
  if ((self->advice->certificates[MADO_KIND_AUTH].notes & MADO_NOTE_FACE_POSSIBLE) == 0)
    return FALSE;
  switch ((guint)mado_inquiry_ask (self, MADO_QUESTION_FACE_CARD))
    {
    case MADO_ANSWER_YES:
      instead (decision, MADO_PROCEDURE_FACE_CARD);
      return TRUE;
    case MADO_ANSWER_NO:
      return FALSE;
    default:
      ask_by (decision, MADO_QUESTION_FACE_CARD);
      return TRUE;
    }
}

gboolean
mado_decide_pin_gate (MadoInquiry *self, MadoDecision *decision)
{
  return mado_decide_gate (self, decision) || decide_face (self, decision);
}

/* --- 更新 ------------------------------------------------------------------------------------- */

guint
mado_find_renewable (MadoInquiry *self, MadoNeed wanted, MadoEligible *eligible)
{
  guint kinds = 0;

  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    {
      if (need (self, kind) != wanted || mado_inquiry_ends_with_card (self, kind))
        continue;
      if (kind == MADO_KIND_SIGN)
        {
          if (mado_answer_is_changed (mado_inquiry_change (self)))
            continue;
          *eligible = mado_inquiry_eligible (self);
          if (mado_eligible_is_barred (*eligible))
            continue;
        }
      kinds |= MADO_KIND_BIT (kind);
    }
  return kinds;
}

static void
decide_later (MadoInquiry *self, MadoDecision *decision)
{
  GDate opens;

  g_date_clear (&opens, 1);
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((decision->kinds & MADO_KIND_BIT (kind)) != 0)
      mado_civil_date_earlier (&opens, &opens, &self->advice->certificates[kind].window_opens);
  from (decision, &opens);
}

/* Where the answers took the 署名用 one away, what is recommended for the card does not know it. */
void
mado_decide_renew (MadoInquiry *self, MadoDecision *decision)
{
  MadoProcedure recommended;

  if (mado_decide_gate (self, decision))
    return;
  decision->kinds = mado_find_renewable (self, MADO_NEED_RENEWAL, &decision->eligible);
  if (decision->kinds != 0)
    return;
  recommended = mado_recommended (self);
  if (recommended != MADO_PROCEDURE_RENEW)
    {
      instead (decision, recommended);
      return;
    }
  decision->kinds = mado_find_renewable (self, MADO_NEED_LATER_RENEWAL, &decision->eligible);
  if (decision->kinds != 0)
    decide_later (self, decision);
  else if (mado_answer_is_changed (mado_inquiry_change (self)))
    instead (decision, MADO_PROCEDURE_CHANGED_DETAILS);
  else
    ask (decision);
}

/* --- 再発行 ----------------------------------------------------------------------------------- */

static guint
find_over (const MadoInquiry *self)
{
  guint kinds = 0;

  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if (need (self, kind) == MADO_NEED_REISSUE || need (self, kind) == MADO_NEED_CHANGED)
      kinds |= MADO_KIND_BIT (kind);
  return kinds;
}

guint
mado_find_reissuable (MadoInquiry *self, MadoEligible *eligible)
{
  guint kinds = find_over (self);

  if ((kinds & MADO_KIND_BIT (MADO_KIND_SIGN)) != 0)
    {
      *eligible = mado_inquiry_eligible (self);
      if (mado_eligible_is_barred (*eligible))
        kinds &= ~MADO_KIND_BIT (MADO_KIND_SIGN);
    }
  return kinds;
}

void
mado_decide_reissue (MadoInquiry *self, MadoDecision *decision)
{
  if (mado_decide_gate (self, decision))
    return;
  decision->kinds = mado_find_reissuable (self, &decision->eligible);
  if (decision->kinds != 0)
    return;
  decision->kinds = find_over (self);
  if (decision->kinds != 0 || (need (self, MADO_KIND_AUTH) == MADO_NEED_UNKNOWN &&
                               need (self, MADO_KIND_SIGN) == MADO_NEED_UNKNOWN))
    ask (decision);
  else
    instead (decision, mado_recommended (self));
}

/* --- 発行 ------------------------------------------------------------------------------------- */

static gboolean
sign_may_be_absent (const MadoInquiry *self)
{
  const MadoState state = self->advice->certificates[MADO_KIND_SIGN].state;

  return state == MADO_STATE_HIDDEN || state == MADO_STATE_UNKNOWN;
}

/* As the chip says, or, where it says nothing, as the person says. */
static guint
find_absent (MadoInquiry *self)
{
  guint kinds = 0;

  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if (need (self, kind) == MADO_NEED_ISSUE)
      kinds |= MADO_KIND_BIT (kind);
  if (sign_may_be_absent (self) &&
      mado_inquiry_ask (self, MADO_QUESTION_SIGN_RECORDED) == MADO_ANSWER_NO)
    kinds |= MADO_KIND_BIT (MADO_KIND_SIGN);
  return kinds;
}

/* Only the 署名用 one is missing, and this person is not issued one now. */
static void
decide_barred (MadoInquiry *self, MadoDecision *decision)
{
  GDate reached;

  if (decision->eligible != MADO_ELIGIBLE_UNDER_AGE || !mado_civil_date_known (&self->facts->born))
    {
      ask (decision);
      return;
    }
  mado_expiry_age_reached (&self->facts->born, self->rules->sign_minimum_age, &reached);
  from (decision, &reached);
}

static void
decide_absent (MadoInquiry *self, MadoDecision *decision)
{
  const gboolean auth = (decision->kinds & MADO_KIND_BIT (MADO_KIND_AUTH)) != 0;

  /* A 顔認証 card lacks the 署名用 one for good. */
  if (!auth && decide_face (self, decision))
    return;
  if ((decision->kinds & MADO_KIND_BIT (MADO_KIND_SIGN)) != 0)
    decision->eligible = mado_inquiry_eligible (self);
  if (!auth && decision->eligible != MADO_ELIGIBLE)
    decide_barred (self, decision);
  else if (mado_eligible_is_barred (decision->eligible))
    decision->kinds = MADO_KIND_BIT (MADO_KIND_AUTH);
}

void
mado_decide_issue (MadoInquiry *self, MadoDecision *decision)
{
  if (mado_decide_gate (self, decision))
    return;
  decision->kinds = find_absent (self);
  if (decision->kinds != 0)
    {
      decide_absent (self, decision);
      return;
    }
  decision->kinds = MADO_KIND_BIT (MADO_KIND_SIGN);
  if (sign_may_be_absent (self) &&
      mado_inquiry_ask (self, MADO_QUESTION_SIGN_RECORDED) != MADO_ANSWER_YES)
    ask_by (decision, MADO_QUESTION_SIGN_RECORDED);
  else
    instead (decision, mado_recommended (self));
}

/* --- 新しいカード ------------------------------------------------------------------------------
 */

/* It ends with the card, whose date is not known. */
static gboolean
is_due (const MadoInquiry *self, MadoKind kind)
{
  return need (self, kind) == MADO_NEED_RENEWAL || need (self, kind) == MADO_NEED_LATER_RENEWAL;
}

void
mado_find_card_end (const MadoInquiry *self, GDate *ends)
{
  *ends = self->advice->card_expires;
  if (mado_civil_date_known (ends))
    return;
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if (is_due (self, kind))
      mado_civil_date_earlier (ends, ends, &self->advice->certificates[kind].expires);
}

static void
decide_by_end (MadoInquiry *self, MadoDecision *decision)
{
  GDate ends, opens;

  mado_find_card_end (self, &ends);
  mado_rules_card_window_opens (&ends, self->facts->overseas, self->rules, &opens);
  if (!mado_civil_date_known (&self->advice->today) || !mado_civil_date_known (&opens))
    ask (decision);
  else if (mado_civil_date_compare (&opens, &self->advice->today) > 0)
    from (decision, &opens);
}

static void
decide_unknown_date (MadoInquiry *self, MadoDecision *decision)
{
  switch ((guint)mado_inquiry_ask (self, MADO_QUESTION_CARD_ENDS_TOO))
    {
    case MADO_ANSWER_YES:
      decide_by_end (self, decision);
      break;
    case MADO_ANSWER_NO:
      instead (decision, mado_recommended (self));
      break;
    default:
      ask_by (decision, MADO_QUESTION_CARD_ENDS_TOO);
      break;
    }
}

void
mado_decide_new_card (MadoInquiry *self, MadoDecision *decision)
{
  MadoAnswer reason;

  if (decide_telephone (self, decision))
    return;
  decision->kinds = MADO_KIND_BIT (MADO_KIND_AUTH) | MADO_KIND_BIT (MADO_KIND_SIGN);
  if (mado_advice_card_is_dead (self->advice))
    return;
  reason = mado_inquiry_ask (self, MADO_QUESTION_CARD_REASON);
  /* For any other reason it is made at once. */
  if (reason != MADO_ANSWER_UNANSWERED && reason != MADO_ANSWER_EXPIRY)
    return;
  if (mado_inquiry_period_of_stay (self) == MADO_ANSWER_YES)
    instead (decision, MADO_PROCEDURE_STAY_PERIOD);
  else if (mado_civil_date_known (&self->advice->card_expires))
    decide_by_end (self, decision);
  else
    decide_unknown_date (self, decision);
}

/* --- each procedure --------------------------------------------------------------------------- */

/* What a person has to tell before anything can be said of it. */
static void
decide_other (MadoInquiry *self, MadoProcedure procedure, MadoDecision *decision)
{
  if (procedure == MADO_PROCEDURE_LOST_CARD ? decide_telephone (self, decision)
                                            : mado_decide_gate (self, decision))
    return;
  if (procedure == MADO_PROCEDURE_OVERSEAS_MOVE && self->facts->overseas)
    instead (decision, mado_recommended (self));
  else
    ask (decision);
}

void
mado_fit (MadoInquiry *self, MadoProcedure procedure, MadoFit *fit)
{
  MadoDecision decision;

  switch ((guint)procedure)
    {
    case MADO_PROCEDURE_ISSUE:
      mado_decide_issue (self, &decision);
      break;
    case MADO_PROCEDURE_RENEW:
      mado_decide_renew (self, &decision);
      break;
    case MADO_PROCEDURE_REISSUE:
      mado_decide_reissue (self, &decision);
      break;
    case MADO_PROCEDURE_NEW_CARD:
      mado_decide_new_card (self, &decision);
      break;
    default:
      decide_other (self, procedure, &decision);
      break;
    }
  *fit = decision.fit;
}
