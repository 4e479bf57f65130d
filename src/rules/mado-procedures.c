/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-procedures.h"

#include "mado-civil-date.h"
#include "mado-fit.h"
#include "mado-recommended.h"

#define BIT(procedure) (1u << (procedure))
/* Done with the certificate, so that a proxy may come for it; a new card is another matter. */
#define FOR_CERTIFICATE                                                                            \
  (BIT (MADO_PROCEDURE_ISSUE) | BIT (MADO_PROCEDURE_RENEW) | BIT (MADO_PROCEDURE_REISSUE) |        \
   BIT (MADO_PROCEDURE_CHANGE_PIN) | BIT (MADO_PROCEDURE_UNLOCK) | BIT (MADO_PROCEDURE_REVOKE))

/* The card has no certificate procedures of its own any more, or never had this ward's. */
static gboolean
needs_new_card (const MadoAdvice *advice)
{
  return advice->card_lapsed || advice->medium == MADO_MEDIUM_JUKI_CARD;
}

/* What is done when the card ends: who has a period of stay has the card's date changed
 * (policy-rules.md 1.7). */
static guint
end_of_card (MadoNotes notes)
{
  if (notes & MADO_NOTE_STAY_LIKELY)
    return BIT (MADO_PROCEDURE_STAY_PERIOD);
  return BIT (MADO_PROCEDURE_NEW_CARD) |
         (notes & MADO_NOTE_STAY_POSSIBLE ? BIT (MADO_PROCEDURE_STAY_PERIOD) : 0);
}

/* What its state asks for. */
static guint
main_procedures (MadoInquiry *inquiry, MadoKind kind)
{
  const MadoCertificateAdvice *certificate = &inquiry->advice->certificates[kind];
  MadoEligible eligible;
  guint set = 0;

  if (certificate->cause & MADO_EVENT_CARD_LAPSED)
    return BIT (MADO_PROCEDURE_NEW_CARD);
  if (mado_find_renewable (inquiry, MADO_NEED_RENEWAL, &eligible) & MADO_KIND_BIT (kind))
    set |= BIT (MADO_PROCEDURE_RENEW);
  if (mado_find_reissuable (inquiry, &eligible) & MADO_KIND_BIT (kind))
    set |= BIT (MADO_PROCEDURE_REISSUE);
  if (certificate->need == MADO_NEED_ISSUE && certificate->ineligible == MADO_INELIGIBLE_NO)
    set |= BIT (MADO_PROCEDURE_ISSUE);
  if ((certificate->notes & MADO_NOTE_CARD_ENDS_TOO) == 0)
    return set;
  if (certificate->need == MADO_NEED_RENEWAL)
    set |= end_of_card (certificate->notes);
  /* A period of stay is extended at another time than the card's own window. */
  if (certificate->need == MADO_NEED_LATER_RENEWAL && mado_stay_comes_first (inquiry->advice))
    set |= BIT (MADO_PROCEDURE_STAY_PERIOD);
  return set;
}

static gboolean
may_be_in_force (const MadoCertificateAdvice *certificate)
{
  return mado_certificate_is_in_force (certificate) ||
         (certificate->state == MADO_STATE_HIDDEN && certificate->need == MADO_NEED_UNKNOWN);
}

/* It is there if it has a date, though what it needs cannot be told. */
static gboolean
may_be_revoked (const MadoCertificateAdvice *certificate)
{
  return may_be_in_force (certificate) || certificate->state == MADO_STATE_NOT_YET_VALID ||
         (certificate->state == MADO_STATE_UNKNOWN &&
          (mado_civil_date_known (&certificate->issued) ||
           mado_civil_date_known (&certificate->expires)));
}

/* What is done beside the state: what the person should read before going. */
static guint
others (const MadoCertificateAdvice *certificate)
{
  const MadoEvents details =
      MADO_EVENT_ADDRESS | MADO_EVENT_NAME | MADO_EVENT_SEX | MADO_EVENT_BIRTH_DATE;
  guint set = 0;

  if (certificate->cause & details)
    set |= BIT (MADO_PROCEDURE_CHANGED_DETAILS);
  if (certificate->notes & MADO_NOTE_FACE_CARD)
    set |= BIT (MADO_PROCEDURE_FACE_CARD);
  return set;
}

static guint
procedures_of (MadoInquiry *inquiry, MadoKind kind)
{
  const MadoAdvice *advice = inquiry->advice;
  const MadoCertificateAdvice *certificate = &advice->certificates[kind];
  guint set;

  /* A certificate in a telephone is applied for again from the telephone (policy-rules.md 9). */
  if (advice->medium == MADO_MEDIUM_SMARTPHONE)
    return 0;
  if (needs_new_card (advice))
    return BIT (MADO_PROCEDURE_NEW_CARD);
  set = main_procedures (inquiry, kind);
  if (may_be_revoked (certificate))
    set |= BIT (MADO_PROCEDURE_REVOKE);
  if (certificate->pin_locked && certificate->state != MADO_STATE_NOT_RECORDED &&
      !(certificate->cause & MADO_EVENT_CARD_LAPSED))
    set |= BIT (MADO_PROCEDURE_UNLOCK);
  /* A card without PINs has none to unlock, and no 署名用 certificate is put on it. */
  if (certificate->notes & MADO_NOTE_FACE_CARD)
    set &= ~(BIT (MADO_PROCEDURE_UNLOCK) | BIT (MADO_PROCEDURE_ISSUE));
  /* What can still be revoked is in use, and so is its password. */
  if (!certificate->pin_locked && (set & BIT (MADO_PROCEDURE_REVOKE)))
    set |= BIT (MADO_PROCEDURE_CHANGE_PIN);
  if (set & FOR_CERTIFICATE)
    set |= BIT (MADO_PROCEDURE_PROXY);
  return set | others (certificate);
}

/* policy-rules.md 7.2: both certificates in force, and the other one's password not locked. */
static gboolean
allows_store_reset (const MadoAdvice *advice, MadoKind kind)
{
  const MadoKind other = kind == MADO_KIND_AUTH ? MADO_KIND_SIGN : MADO_KIND_AUTH;

  if (needs_new_card (advice) || advice->medium == MADO_MEDIUM_SMARTPHONE)
    return FALSE;
  return may_be_in_force (&advice->certificates[kind]) &&
         may_be_in_force (&advice->certificates[other]) && !advice->certificates[other].pin_locked;
}

/* How much a certificate needs doing: what ends today first, what merely needs asking last. A
 * locked PIN comes after the dates. */
static int
urgency (const MadoCertificateAdvice *certificate)
{
  const gboolean locked = certificate->pin_locked;

  switch (certificate->state)
    {
    case MADO_STATE_UNTRUSTED:
      return 10;
    case MADO_STATE_LAST_DAY:
      return 9;
    case MADO_STATE_EXPIRED:
    case MADO_STATE_REVOKED:
      return 8;
    case MADO_STATE_RENEWABLE:
      return 7;
    case MADO_STATE_UNREADABLE:
      return locked ? 6 : 5;
    case MADO_STATE_NOT_YET_VALID:
      return locked ? 6 : 4;
    case MADO_STATE_VALID_EARLY:
      return locked ? 6 : 3;
    case MADO_STATE_NOT_RECORDED:
      return 2;
    case MADO_STATE_HIDDEN:
      return locked ? 6 : 1;
    case MADO_STATE_UNKNOWN:
    default:
      if (locked)
        return 6;
      /* One that was read and tells no end is asked about before there is nothing to do. */
      return certificate->notes & MADO_NOTE_NO_END ? 4 : 0;
    }
}

static void
list (MadoAdvice *advice, guint set, MadoProcedure procedure)
{
  if ((set & BIT (procedure)) && !mado_advice_lists (advice, procedure))
    advice->procedures[advice->n_procedures++] = procedure;
}

static void
list_by_need (MadoAdvice *advice, guint all)
{
  const MadoKind other = advice->urgent == MADO_KIND_AUTH ? MADO_KIND_SIGN : MADO_KIND_AUTH;
  const guint by_urgency[] = { advice->certificates[advice->urgent].procedures,
                               advice->certificates[other].procedures };

  if (mado_stay_comes_first (advice))
    list (advice, all, MADO_PROCEDURE_STAY_PERIOD);
  list (advice, all, MADO_PROCEDURE_NEW_CARD);
  list (advice, all, MADO_PROCEDURE_STAY_PERIOD);
  for (guint i = 0; i < G_N_ELEMENTS (by_urgency); i++)
    {
      list (advice, by_urgency[i], MADO_PROCEDURE_RENEW);
      list (advice, by_urgency[i], MADO_PROCEDURE_REISSUE);
    }
  list (advice, all, MADO_PROCEDURE_CHANGED_DETAILS);
  /* A 署名用 certificate was not missed so far, and many have none because of their age (R8). */
  if (advice->certificates[MADO_KIND_AUTH].state == MADO_STATE_NOT_RECORDED)
    list (advice, all, MADO_PROCEDURE_ISSUE);
  list (advice, all, MADO_PROCEDURE_FACE_CARD);
  list (advice, all, MADO_PROCEDURE_UNLOCK);
  list (advice, all, MADO_PROCEDURE_CHANGE_PIN);
  list (advice, all, MADO_PROCEDURE_ISSUE);
  list (advice, all, MADO_PROCEDURE_REVOKE);
  list (advice, all, MADO_PROCEDURE_PROXY);
}

void
mado_procedures_fill (MadoAdvice *advice, const MadoFacts *facts, const MadoRules *rules)
{
  MadoCertificateAdvice *auth = &advice->certificates[MADO_KIND_AUTH];
  MadoCertificateAdvice *sign = &advice->certificates[MADO_KIND_SIGN];
  const MadoAnswers nothing = { 0 };
  MadoInquiry inquiry = { facts, rules, advice, &nothing };
  guint all;

  auth->need = mado_need (MADO_KIND_AUTH, auth, &advice->today);
  sign->need = mado_need (MADO_KIND_SIGN, sign, &advice->today);
  auth->procedures = procedures_of (&inquiry, MADO_KIND_AUTH);
  sign->procedures = procedures_of (&inquiry, MADO_KIND_SIGN);
  auth->store_reset = allows_store_reset (advice, MADO_KIND_AUTH);
  sign->store_reset = allows_store_reset (advice, MADO_KIND_SIGN);
  advice->urgent = urgency (sign) > urgency (auth) ? MADO_KIND_SIGN : MADO_KIND_AUTH;

  all = auth->procedures | sign->procedures;
  /* What was told of either certificate may be that the card itself is void. */
  if (advice->medium != MADO_MEDIUM_SMARTPHONE && !mado_advice_card_is_dead (advice))
    {
      if (mado_advice_is_card_open (advice))
        all |= end_of_card (auth->notes);
      if (!(auth->notes & MADO_NOTE_FACE_CARD) &&
          (facts->text_pin_locked || facts->juki_pin_locked))
        all |= BIT (MADO_PROCEDURE_UNLOCK) | BIT (MADO_PROCEDURE_PROXY);
    }
  list_by_need (advice, all);
  for (guint i = 0; i < MADO_N_PROCEDURES; i++)
    mado_fit (&inquiry, (MadoProcedure)i, &advice->fits[i]);
}
