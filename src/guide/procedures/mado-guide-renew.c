/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

#include "mado-civil-date.h"

/* 更新. */

#define BIT(kind) (1u << (kind))

typedef struct
{
  guint now;
  guint later;
  gboolean sign_changed; /* by what was answered */
  gboolean sign_barred;  /* R8 */
  MadoEligible eligible;
} Renewal;

/* A chip read never proves that the 署名用 one was not revoked by a move. TRUE when decided. */
static gboolean
ask_for_change (MadoGuideCase *self, Renewal *renewal)
{
  const MadoCertificateAdvice *sign = mado_guide_certificate (self, MADO_KIND_SIGN);
  MadoAnswer change;

  if (!mado_guide_is_in_force (self, MADO_KIND_SIGN) && sign->state != MADO_STATE_HIDDEN)
    return FALSE;
  change = mado_guide_ask (self, MADO_QUESTION_CHANGE);
  renewal->sign_changed = mado_guide_is_changed (change);
  if (change == MADO_ANSWER_UNKNOWN)
    mado_guide_say (self, MADO_LINE_CAUTION_CHANGE_UNKNOWN);
  return change == MADO_ANSWER_MOVE_IN && mado_guide_decide_moved_in (self);
}

/* R8: TRUE when the 署名用 one is not renewed for this person. */
static gboolean
bars_sign (MadoGuideCase *self, Renewal *renewal)
{
  renewal->eligible = mado_guide_eligible (self);
  renewal->sign_barred =
      renewal->eligible != MADO_ELIGIBLE && renewal->eligible != MADO_ELIGIBLE_UNKNOWN;
  return renewal->sign_barred;
}

/* The certificates that need @need, can be renewed and are not given up. */
static guint
select_kinds (MadoGuideCase *self, Renewal *renewal, MadoNeed need)
{
  guint kinds = 0;

  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    {
      if (mado_guide_need (self, kind) != need || mado_guide_ends_with_card (self, kind))
        continue;
      if (kind == MADO_KIND_SIGN && (renewal->sign_changed || bars_sign (self, renewal)))
        continue;
      kinds |= BIT (kind);
    }
  return kinds;
}

/* The earlier end of those in @kinds. */
static void
set_until (MadoGuideCase *self, guint kinds)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((kinds & BIT (kind)) != 0)
      mado_civil_date_earlier (&self->guide->until, &self->guide->until,
                               &mado_guide_certificate (self, kind)->expires);
}

static void
decide_now (MadoGuideCase *self, const Renewal *renewal)
{
  gboolean last_day = FALSE;

  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    last_day |= (renewal->now & BIT (kind)) != 0 &&
                mado_guide_certificate (self, kind)->state == MADO_STATE_LAST_DAY;
  self->guide->kinds = renewal->now;
  set_until (self, renewal->now);
  mado_guide_now (self, last_day ? MADO_LINE_WHY_LAST_DAY : MADO_LINE_WHY_WINDOW_OPEN);
}

static void
decide_later (MadoGuideCase *self, const Renewal *renewal)
{
  GDate opens;

  g_date_clear (&opens, 1);
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((renewal->later & BIT (kind)) != 0)
      {
        const MadoCertificateAdvice *certificate = mado_guide_certificate (self, kind);

        mado_civil_date_earlier (&opens, &opens, &certificate->window_opens);
      }
  self->guide->kinds = renewal->later;
  set_until (self, renewal->later);
  mado_guide_from (self, &opens, MADO_LINE_WHY_WINDOW_NOT_YET);
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((renewal->later & BIT (kind)) != 0 &&
        (mado_guide_certificate (self, kind)->notes & MADO_NOTE_OPENS_TOMORROW_HERE) != 0)
      mado_guide_say (self, MADO_LINE_WHY_NATIONAL_OPEN);
}

static MadoLine
why_road (MadoGuideCase *self)
{
  switch (mado_guide_road (self))
    {
    case MADO_PROCEDURE_NEW_CARD:
      return MADO_LINE_WHY_ENDS_WITH_CARD;
    case MADO_PROCEDURE_STAY_PERIOD:
      return MADO_LINE_WHY_STAY_ENDS_WITH_CARD;
    case MADO_PROCEDURE_REISSUE:
      return mado_guide_certificate (self, MADO_KIND_AUTH)->state == MADO_STATE_REVOKED
                 ? MADO_LINE_WHY_REVOKED
                 : MADO_LINE_WHY_LAPSED;
    case MADO_PROCEDURE_CHANGED_DETAILS:
      return MADO_LINE_WHY_SIGN_LAPSED;
    case MADO_PROCEDURE_ISSUE:
      return MADO_LINE_WHY_NOT_RECORDED;
    case MADO_PROCEDURE_RENEW:
    case MADO_PROCEDURE_CHANGE_PIN:
    case MADO_PROCEDURE_UNLOCK:
    case MADO_PROCEDURE_REVOKE:
    case MADO_PROCEDURE_PROXY:
    case MADO_PROCEDURE_CONTINUED_USE:
    case MADO_PROCEDURE_FACE_CARD:
    case MADO_PROCEDURE_OVERSEAS_MOVE:
    case MADO_PROCEDURE_LOST_CARD:
    default:
      return MADO_LINE_WHY_UNKNOWN;
    }
}

/* Nothing can be renewed now. Where the answers took the 署名用 one away, the road of the card does
 * not know it. */
static void
decide_without_window (MadoGuideCase *self, Renewal *renewal)
{
  const MadoProcedure road = mado_guide_road (self);

  if (road != MADO_PROCEDURE_RENEW)
    {
      mado_guide_instead (self, road, why_road (self));
      return;
    }
  renewal->later = select_kinds (self, renewal, MADO_NEED_LATER_RENEWAL);
  if (renewal->later != 0)
    decide_later (self, renewal);
  else if (renewal->sign_changed)
    mado_guide_instead (self, MADO_PROCEDURE_CHANGED_DETAILS, MADO_LINE_WHY_SIGN_LAPSED);
  else if (renewal->sign_barred)
    mado_guide_ask_counter (self, mado_guide_why_barred (renewal->eligible));
  else
    mado_guide_ask_counter (self, mado_guide_unknown_line (self));
}

static void
decide (MadoGuideCase *self, Renewal *renewal)
{
  renewal->now = select_kinds (self, renewal, MADO_NEED_RENEWAL);
  if (renewal->now != 0)
    decide_now (self, renewal);
  else
    decide_without_window (self, renewal);
}

static gboolean
is_lapsed (MadoNeed need)
{
  return need == MADO_NEED_REISSUE || need == MADO_NEED_CHANGED;
}

static void
add_cautions (MadoGuideCase *self, const Renewal *renewal)
{
  const MadoGuide *guide = self->guide;

  if (renewal->sign_changed)
    {
      mado_guide_say (self, MADO_LINE_CAUTION_SIGN_BY_CHANGE);
      mado_guide_also (self, MADO_PROCEDURE_CHANGED_DETAILS);
    }
  else if (is_lapsed (mado_guide_need (self, MADO_KIND_AUTH)) ||
           is_lapsed (mado_guide_need (self, MADO_KIND_SIGN)))
    {
      mado_guide_say (self, MADO_LINE_CAUTION_OTHER_LAPSED);
      mado_guide_also (self, MADO_PROCEDURE_REISSUE);
    }
  if (renewal->sign_barred)
    mado_guide_say (self, MADO_LINE_CAUTION_SIGN_IN_PRINCIPLE);
  if (renewal->eligible == MADO_ELIGIBLE_UNKNOWN)
    mado_guide_say (self, MADO_LINE_CAUTION_ELIGIBILITY_UNKNOWN);
  if (guide->kinds == (BIT (MADO_KIND_AUTH) | BIT (MADO_KIND_SIGN)))
    mado_guide_say (self, MADO_LINE_CAUTION_BOTH_TOGETHER);
  if (mado_guide_asks (guide, MADO_QUESTION_CARD_ENDS_TOO) &&
      mado_guide_ask (self, MADO_QUESTION_CARD_ENDS_TOO) != MADO_ANSWER_NO)
    mado_guide_say (self, MADO_LINE_CAUTION_CARD_ENDS_UNKNOWN);
  mado_guide_say (self, MADO_LINE_CAUTION_LETTER_EARLY);
  mado_guide_say (self, MADO_LINE_CAUTION_LETTER_TITLE);
  mado_guide_say (self, MADO_LINE_CAUTION_NOT_COMPULSORY);
}

/* Of the one that ends first: that is what people come for. */
static void
add_renewed_expiry (MadoGuideCase *self)
{
  MadoGuide *guide = self->guide;

  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((guide->kinds & BIT (kind)) != 0)
      mado_civil_date_earlier (&guide->renewed_expiry, &guide->renewed_expiry,
                               &mado_guide_certificate (self, kind)->renewed_expiry);
  if (mado_civil_date_known (&guide->renewed_expiry))
    mado_guide_say (self, MADO_LINE_AFTER_RENEWED_EXPIRY);
}

void
mado_guide_renew (MadoGuideCase *self)
{
  Renewal renewal = { 0 };

  if (mado_guide_gate (self) || ask_for_change (self, &renewal))
    return;
  decide (self, &renewal);
  if (!mado_guide_can_prepare (self))
    return;
  if (self->guide->kinds == 0)
    self->guide->kinds = BIT (MADO_KIND_AUTH) | BIT (MADO_KIND_SIGN);
  /* It never outlives the other one: what cannot be seen is renewed with it. */
  if (mado_guide_certificate (self, MADO_KIND_SIGN)->state == MADO_STATE_HIDDEN)
    self->guide->kinds |= BIT (MADO_KIND_SIGN);
  mado_guide_where_counter (self);
  mado_guide_say (self, MADO_LINE_WHERE_NOT_ONLINE);
  mado_guide_say (self, MADO_LINE_WHERE_POST_OFFICE);
  mado_guide_prepare_certificate (self, self->guide->kinds, FALSE);
  mado_guide_say (self, MADO_LINE_BRING_LETTER);
  mado_guide_visit (self, MADO_PROCEDURE_RENEW);
  add_renewed_expiry (self);
  mado_guide_say (self, MADO_LINE_AFTER_OLD_REVOKED);
  mado_guide_after_certificate (self, self->guide->kinds);
  add_cautions (self, &renewal);
}
