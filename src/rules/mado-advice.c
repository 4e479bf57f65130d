/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-certificate-advice-private.h"

#include <string.h>

#include "mado-civil-date.h"
#include "mado-expiry.h"
#include "mado-procedures.h"
#include "mado-secret.h"

gboolean
mado_advice_lists (const MadoAdvice *advice, MadoProcedure procedure)
{
  for (guint i = 0; i < advice->n_procedures; i++)
    if (advice->procedures[i] == procedure)
      return TRUE;
  return FALSE;
}

gboolean
mado_advice_is_card_open (const MadoAdvice *advice)
{
  return mado_civil_date_known (&advice->today) && mado_civil_date_known (&advice->card_opens) &&
         mado_civil_date_compare (&advice->card_opens, &advice->today) <= 0;
}

gboolean
mado_advice_card_is_dead (const MadoAdvice *advice)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((advice->certificates[kind].cause & MADO_EVENT_CARD_LAPSED) != 0)
      return TRUE;
  return advice->card_lapsed || advice->medium == MADO_MEDIUM_JUKI_CARD;
}

gboolean
mado_stay_comes_first (const MadoAdvice *advice)
{
  return (advice->certificates[MADO_KIND_AUTH].notes &
          (MADO_NOTE_STAY_LIKELY | MADO_NOTE_CUT_SHORT)) != 0;
}

/* Where nobody told it, and a minor would be sent to renew what ends with the card
 * (policy-rules.md 6.1). */
static void
compute_card_end (const MadoFacts *facts, const MadoRules *rules, MadoAdvice *advice)
{
  GDate ends;

  if (mado_civil_date_known (&advice->card_expires) || advice->medium == MADO_MEDIUM_SMARTPHONE ||
      advice->medium == MADO_MEDIUM_JUKI_CARD || facts->generation == MADO_GENERATION_NEXT)
    return;
  for (guint kind = 0; kind < MADO_N_KINDS && !advice->card_end_computed; kind++)
    advice->card_end_computed =
        mado_certificate_find_minors_card ((MadoKind)kind, facts, rules, advice, &ends);
  if (advice->card_end_computed)
    advice->card_expires = ends;
}

/* policy-rules.md 9: a 顔認証マイナンバーカード has no 署名用 certificate, and its PIN is locked.
 * So it is on the card of somebody who did not want 署名用 and mistyped the PIN; that one's other
 * PINs, which every other card has, can be used (card-protocol.md 5). */
static void
note_face_card (MadoAdvice *advice, const MadoFacts *facts)
{
  MadoCertificateAdvice *auth = &advice->certificates[MADO_KIND_AUTH];
  MadoCertificateAdvice *sign = &advice->certificates[MADO_KIND_SIGN];

  if (advice->medium == MADO_MEDIUM_SMARTPHONE || advice->medium == MADO_MEDIUM_JUKI_CARD ||
      facts->certificates[MADO_KIND_SIGN].record != MADO_RECORD_NOT_RECORDED ||
      sign->ineligible != MADO_INELIGIBLE_NO || !auth->pin_locked ||
      auth->state == MADO_STATE_NOT_RECORDED)
    return;
  const MadoNotes notes = MADO_NOTE_FACE_POSSIBLE | (facts->no_other_pin ? MADO_NOTE_FACE_CARD : 0);
  auth->notes |= notes;
  sign->notes |= notes;
}

/* No first certificate and no re-issue ends so soon by the birthdays of R1. */
static gboolean
is_cut_short (const MadoCertificateAdvice *certificate, const MadoRules *rules)
{
  GDate earliest = certificate->issued;

  if ((certificate->notes & MADO_NOTE_CARD_ENDS_TOO) == 0 || rules->validity_birthdays == 0 ||
      !mado_civil_date_known (&certificate->issued))
    return FALSE;
  g_date_add_years (&earliest, rules->validity_birthdays - 1);
  return mado_civil_date_compare (&certificate->expires, &earliest) < 0;
}

static gboolean
some_is_cut_short (const MadoAdvice *advice, const MadoRules *rules)
{
  return is_cut_short (&advice->certificates[MADO_KIND_AUTH], rules) ||
         is_cut_short (&advice->certificates[MADO_KIND_SIGN], rules);
}

/* Who lives abroad with a card is a Japanese national (policy-rules.md 5). */
static void
note_stay (MadoAdvice *advice, const MadoFacts *facts, const MadoRules *rules)
{
  MadoNotes note = MADO_NOTE_STAY_POSSIBLE;

  if (advice->medium == MADO_MEDIUM_SMARTPHONE || advice->medium == MADO_MEDIUM_JUKI_CARD ||
      facts->overseas || advice->card_lapsed || !mado_civil_date_known (&advice->card_expires))
    return;
  if (mado_civil_date_known (&facts->born))
    {
      const gboolean birthday = mado_expiry_is_any_birthday (&facts->born, &advice->card_expires);

      if (birthday && !advice->card_end_computed)
        return;
      if (!birthday)
        note = MADO_NOTE_STAY_LIKELY;
    }
  else if (some_is_cut_short (advice, rules))
    note |= MADO_NOTE_CUT_SHORT;
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    {
      MadoCertificateAdvice *certificate = &advice->certificates[kind];

      certificate->notes |= note;
      /* No letter comes for the end of a period of stay. */
      if ((certificate->notes & MADO_NOTE_CARD_ENDS_TOO) == 0 || note == MADO_NOTE_STAY_POSSIBLE)
        continue;
      g_date_clear (&certificate->notice_from, 1);
      g_date_clear (&certificate->notice_to, 1);
    }
}

/* Where the other certificate was not read, the end of the card says little of the one behind its
 * password. */
static void
note_latest_by_card (MadoAdvice *advice)
{
  MadoCertificateAdvice *sign = &advice->certificates[MADO_KIND_SIGN];

  if (sign->state == MADO_STATE_HIDDEN && mado_civil_date_known (&sign->latest_expiry) &&
      !mado_civil_date_known (&advice->certificates[MADO_KIND_AUTH].expires))
    sign->notes |= MADO_NOTE_LATEST_BY_CARD;
}

/* What the file does not tell of the next generation is not computed. */
static void
apply_generation (MadoRules *rules, MadoGeneration generation)
{
  if (generation != MADO_GENERATION_NEXT)
    return;
  rules->validity_birthdays = rules->next_validity_birthdays;
  rules->renewal_birthdays = rules->next_renewal_birthdays;
}

void
mado_rules_advise (const MadoFacts *facts,
                   const MadoRules *all_rules,
                   const GDate *today,
                   MadoAdvice *advice)
{
  MadoRules card_rules = *all_rules;
  const MadoRules *rules = &card_rules;

  apply_generation (&card_rules, facts->generation);
  memset (advice, 0, sizeof *advice);
  mado_civil_date_copy_known (&advice->today, today);
  mado_civil_date_copy_known (&advice->card_expires, &facts->card_expires);
  advice->medium = facts->medium;
  compute_card_end (facts, rules, advice);
  advice->card_lapsed = mado_civil_date_known (&advice->today) &&
                        mado_civil_date_known (&advice->card_expires) &&
                        mado_civil_date_compare (&advice->card_expires, &advice->today) < 0;
  mado_rules_card_window_opens (&advice->card_expires, facts->overseas, rules, &advice->card_opens);
  /* 利用者証明用 first: its end is a cap to the other's (R5). */
  mado_certificate_advise (MADO_KIND_AUTH, facts, rules, advice);
  mado_certificate_advise (MADO_KIND_SIGN, facts, rules, advice);
  note_face_card (advice, facts);
  note_stay (advice, facts, rules);
  note_latest_by_card (advice);
  mado_procedures_fill (advice, facts, rules);
}

MadoAdvice *
mado_advice_new (const MadoFacts *facts, const MadoRules *rules, const GDate *today)
{
  MadoAdvice *self = g_atomic_rc_box_new (MadoAdvice);

  mado_rules_advise (facts, rules, today, self);
  return self;
}

MadoAdvice *
mado_advice_ref (MadoAdvice *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
wipe_advice (gpointer self)
{
  mado_secret_wipe (self, sizeof (MadoAdvice));
}

void
mado_advice_unref (MadoAdvice *self)
{
  g_atomic_rc_box_release_full (self, wipe_advice);
}

void
mado_rules_insurance_until (const GDate *auth_expires, GDate *result)
{
  GDate end;

  g_date_clear (result, 1);
  if (!mado_civil_date_known (auth_expires))
    return;
  end = *auth_expires;
  g_date_set_day (&end, 1);
  g_date_add_months (&end, 4);
  g_date_subtract_days (&end, 1);
  if (mado_civil_date_known (&end))
    *result = end;
}
