/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-recommended.h"

#include "mado-civil-date.h"

static MadoNeed
need_of_revoked (MadoKind kind, MadoEvents cause)
{
  const MadoEvents details =
      MADO_EVENT_ADDRESS | MADO_EVENT_NAME | MADO_EVENT_SEX | MADO_EVENT_BIRTH_DATE;

  return kind == MADO_KIND_SIGN && (cause & ~details) == 0 ? MADO_NEED_CHANGED : MADO_NEED_REISSUE;
}

/* It never outlives the other one (policy-rules.md R5), so it may be known to be over. */
static gboolean
hidden_is_over (const MadoCertificateAdvice *certificate, const GDate *today)
{
  return mado_civil_date_known (&certificate->latest_expiry) && mado_civil_date_known (today) &&
         mado_civil_date_compare (&certificate->latest_expiry, today) < 0;
}

MadoNeed
mado_need (MadoKind kind, const MadoCertificateAdvice *certificate, const GDate *today)
{
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
      return hidden_is_over (certificate, today) ? MADO_NEED_REISSUE : MADO_NEED_UNKNOWN;
    case MADO_STATE_UNKNOWN:
    case MADO_STATE_NOT_YET_VALID:
    case MADO_STATE_UNREADABLE:
    case MADO_STATE_UNTRUSTED:
    default:
      return MADO_NEED_UNKNOWN;
    }
}

/* A card that ends with a period of stay is not renewed but changed (policy-rules.md 1.7). Where
 * nobody told, and it may well be one, that comes first: whoever has none is told so there. */
static MadoProcedure
for_card (MadoInquiry *self)
{
  const MadoAnswer stay = mado_inquiry_period_of_stay (self);
  const gboolean may_be = stay != MADO_ANSWER_NO && mado_stay_comes_first (self->advice);

  return stay == MADO_ANSWER_YES || may_be ? MADO_PROCEDURE_STAY_PERIOD : MADO_PROCEDURE_NEW_CARD;
}

/* RENEW where one of the certificates that need @need can be renewed; else what the card needs.
 * Leans on what is answered about the card only here, where it decides. */
static MadoProcedure
for_renewal (MadoInquiry *self, MadoNeed need)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if (self->advice->certificates[kind].need == need && !mado_inquiry_ends_with_card (self, kind))
      return MADO_PROCEDURE_RENEW;
  return for_card (self);
}

MadoProcedure
mado_recommended (MadoInquiry *self)
{
  const MadoNeed auth = self->advice->certificates[MADO_KIND_AUTH].need;
  const MadoNeed sign = self->advice->certificates[MADO_KIND_SIGN].need;

  /* What can be done now comes before what can be done later. */
  if (auth == MADO_NEED_RENEWAL || sign == MADO_NEED_RENEWAL)
    return for_renewal (self, MADO_NEED_RENEWAL);
  if (auth == MADO_NEED_REISSUE || sign == MADO_NEED_REISSUE)
    return MADO_PROCEDURE_REISSUE;
  if (sign == MADO_NEED_CHANGED)
    return MADO_PROCEDURE_CHANGED_DETAILS;
  if (auth == MADO_NEED_ISSUE)
    return MADO_PROCEDURE_ISSUE;
  if (auth == MADO_NEED_LATER_RENEWAL || sign == MADO_NEED_LATER_RENEWAL)
    return for_renewal (self, MADO_NEED_LATER_RENEWAL);
  return sign == MADO_NEED_ISSUE ? MADO_PROCEDURE_ISSUE : MADO_PROCEDURE_RENEW;
}
