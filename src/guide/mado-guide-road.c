/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

#include "mado-civil-date.h"

/* Which procedure fits the card. Every "instead" that is not told by an answer comes from here, and
 * each procedure applies, or is to be asked, whenever this says so: thus no chain comes back. */

gboolean
mado_guide_ends_with_card (MadoGuideCase *self, MadoKind kind)
{
  if ((mado_guide_certificate (self, kind)->notes & MADO_NOTE_CARD_ENDS_TOO) != 0)
    return TRUE;
  if (mado_civil_date_known (&self->advice->card_expires))
    return FALSE;
  return mado_guide_ask (self, MADO_QUESTION_CARD_ENDS_TOO) == MADO_ANSWER_YES;
}

static MadoNeed
need_of_revoked (MadoKind kind, MadoEvents cause)
{
  const MadoEvents details =
      MADO_EVENT_ADDRESS | MADO_EVENT_NAME | MADO_EVENT_SEX | MADO_EVENT_BIRTH_DATE;

  return kind == MADO_KIND_SIGN && (cause & ~details) == 0 ? MADO_NEED_CHANGED : MADO_NEED_REISSUE;
}

/* It never outlives the other one (policy-rules.md R5), so it may be known to be over. */
static gboolean
hidden_is_over (const MadoGuideCase *self, const MadoCertificateAdvice *certificate)
{
  return mado_civil_date_known (&certificate->latest_expiry) &&
         mado_civil_date_known (&self->advice->today) &&
         mado_civil_date_compare (&certificate->latest_expiry, &self->advice->today) < 0;
}

MadoNeed
mado_guide_need (const MadoGuideCase *self, MadoKind kind)
{
  const MadoCertificateAdvice *certificate = mado_guide_certificate (self, kind);

  switch (certificate->state)
    {
    case MADO_STATE_RENEWABLE:
    case MADO_STATE_LAST_DAY:
      return MADO_NEED_RENEWAL;
    case MADO_STATE_VALID_EARLY:
      return MADO_NEED_LATER_RENEWAL;
    case MADO_STATE_EXPIRED:
      return MADO_NEED_REISSUE;
    case MADO_STATE_REVOKED:
      return need_of_revoked (kind, certificate->cause);
    case MADO_STATE_NOT_RECORDED:
      return MADO_NEED_ISSUE;
    case MADO_STATE_HIDDEN:
      return hidden_is_over (self, certificate) ? MADO_NEED_REISSUE : MADO_NEED_UNKNOWN;
    case MADO_STATE_UNKNOWN:
    case MADO_STATE_NOT_YET_VALID:
    case MADO_STATE_UNREADABLE:
    case MADO_STATE_UNTRUSTED:
    default:
      return MADO_NEED_UNKNOWN;
    }
}

MadoAnswer
mado_guide_period_of_stay (MadoGuideCase *self)
{
  const MadoAnswer answer = mado_guide_ask (self, MADO_QUESTION_PERIOD_OF_STAY);
  const MadoNotes notes = mado_guide_certificate (self, MADO_KIND_AUTH)->notes;

  if (answer == MADO_ANSWER_UNANSWERED && (notes & MADO_NOTE_STAY_LIKELY) != 0)
    return MADO_ANSWER_YES;
  return answer;
}

/* A card that ends with a period of stay is not renewed but changed (policy-rules.md 1.7). */
static MadoProcedure
card_road (MadoGuideCase *self)
{
  return mado_guide_period_of_stay (self) == MADO_ANSWER_YES ? MADO_PROCEDURE_STAY_PERIOD
                                                             : MADO_PROCEDURE_NEW_CARD;
}

/* RENEW where one of the certificates that need @need can be renewed; else the card's own road.
 * Asks about the card only here, where it decides. */
static MadoProcedure
renewal_road (MadoGuideCase *self, MadoNeed need)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if (mado_guide_need (self, kind) == need && !mado_guide_ends_with_card (self, kind))
      return MADO_PROCEDURE_RENEW;
  return card_road (self);
}

MadoProcedure
mado_guide_road (MadoGuideCase *self)
{
  const MadoNeed auth = mado_guide_need (self, MADO_KIND_AUTH);
  const MadoNeed sign = mado_guide_need (self, MADO_KIND_SIGN);

  if (mado_guide_card_is_dead (self))
    return MADO_PROCEDURE_NEW_CARD;
  /* What can be done now comes before what can be done later. */
  if (auth == MADO_NEED_RENEWAL || sign == MADO_NEED_RENEWAL)
    return renewal_road (self, MADO_NEED_RENEWAL);
  if (auth == MADO_NEED_REISSUE || sign == MADO_NEED_REISSUE)
    return MADO_PROCEDURE_REISSUE;
  if (sign == MADO_NEED_CHANGED)
    return MADO_PROCEDURE_CHANGED_DETAILS;
  if (auth == MADO_NEED_ISSUE)
    return MADO_PROCEDURE_ISSUE;
  if (auth == MADO_NEED_LATER_RENEWAL || sign == MADO_NEED_LATER_RENEWAL)
    return renewal_road (self, MADO_NEED_LATER_RENEWAL);
  return sign == MADO_NEED_ISSUE ? MADO_PROCEDURE_ISSUE : MADO_PROCEDURE_RENEW;
}

void
mado_guide_take_road (MadoGuideCase *self, MadoLine why, MadoLine unknown)
{
  const MadoProcedure road = mado_guide_road (self);

  if (road == self->guide->errand)
    mado_guide_ask_counter (self, unknown);
  else
    mado_guide_instead (self, road, why);
}

MadoLine
mado_guide_unknown_line (const MadoGuideCase *self)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    switch (mado_guide_certificate (self, kind)->state)
      {
      case MADO_STATE_UNREADABLE:
        return MADO_LINE_WHY_UNREADABLE;
      case MADO_STATE_NOT_YET_VALID:
        return MADO_LINE_WHY_NOT_YET_VALID;
      case MADO_STATE_HIDDEN:
        return MADO_LINE_WHY_HIDDEN;
      case MADO_STATE_UNKNOWN:
      case MADO_STATE_NOT_RECORDED:
      case MADO_STATE_VALID_EARLY:
      case MADO_STATE_RENEWABLE:
      case MADO_STATE_LAST_DAY:
      case MADO_STATE_EXPIRED:
      case MADO_STATE_REVOKED:
      case MADO_STATE_UNTRUSTED:
      default:
        break;
      }
  return MADO_LINE_WHY_UNKNOWN;
}
