/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-certificate-advice-private.h"

#include <string.h>

#include "mado-civil-date.h"
#include "mado-expiry.h"

/* What advising for one certificate reads. Dates out of range are cleared on the way in. */
typedef struct
{
  MadoKind kind;
  MadoRecord record;
  MadoEvents events;
  GDate today;
  gboolean card_lapsed;
  const MadoFacts *facts;
  const MadoRules *rules;
  MadoExpiryInput dates;
} Case;

/* Address, name, sex and birth date stand in the 署名用 certificate only (R9). */
static MadoEvents
events_that_revoke (MadoKind kind, MadoEvents events)
{
  const MadoEvents any = MADO_EVENT_CARD_LAPSED | MADO_EVENT_REQUEST | MADO_EVENT_JLIS;
  const MadoEvents sign_only =
      MADO_EVENT_ADDRESS | MADO_EVENT_NAME | MADO_EVENT_SEX | MADO_EVENT_BIRTH_DATE;

  return events & (kind == MADO_KIND_SIGN ? any | sign_only : any);
}

static void
case_init (Case *self,
           MadoKind kind,
           const MadoFacts *facts,
           const MadoRules *rules,
           const MadoAdvice *advice)
{
  const MadoCertificateFacts *certificate = &facts->certificates[kind];

  memset (self, 0, sizeof *self);
  self->kind = kind;
  self->facts = facts;
  self->rules = rules;
  self->record = certificate->record;
  self->events = events_that_revoke (kind, certificate->events);
  self->today = advice->today;
  /* A telephone's certificates stand on no card that was read. */
  self->card_lapsed = advice->card_lapsed && advice->medium != MADO_MEDIUM_SMARTPHONE;
  self->dates.may_be_next = facts->generation == MADO_GENERATION_UNKNOWN;
  self->dates.under_auth = kind == MADO_KIND_SIGN;
  mado_civil_date_copy_known (&self->dates.born, &facts->born);
  mado_civil_date_copy_known (&self->dates.issued, &certificate->issued);
  mado_civil_date_copy_known (&self->dates.own, &certificate->expires);
  mado_civil_date_copy_known (&self->dates.renewed_from, &certificate->renewed_from);
  self->dates.card_expires = advice->card_expires;
  /* Decided before the other one, and so not known yet to itself. */
  self->dates.auth_expires = advice->certificates[MADO_KIND_AUTH].expires;
  /* Who tells a certificate's dates tells that there is one. */
  if (self->record == MADO_RECORD_UNKNOWN &&
      (mado_civil_date_known (&self->dates.own) || mado_civil_date_known (&self->dates.issued)))
    self->record = MADO_RECORD_RECORDED;
}

/* Of the birthday from which a 署名用 certificate is issued. */
static gboolean
is_eve (const Case *self, const GDate *day)
{
  GDate eve;

  if (!mado_civil_date_known (&self->dates.born) || !mado_civil_date_known (day))
    return FALSE;
  mado_expiry_eve_of_age (&self->dates.born, self->rules->sign_minimum_age, &eve);
  return mado_civil_date_known (&eve) && mado_civil_date_compare (day, &eve) == 0;
}

/* R8. The day before the birthday is for the counter to decide (policy-rules.md 1.6). */
static void
decide_eligibility (const Case *self, MadoCertificateAdvice *advice)
{
  GDate reached;

  if (self->kind != MADO_KIND_SIGN)
    return;
  if (self->facts->guardianship)
    advice->ineligible = MADO_INELIGIBLE_GUARDIANSHIP;
  if (!mado_civil_date_known (&self->dates.born) || !mado_civil_date_known (&self->today))
    return;
  mado_expiry_age_reached (&self->dates.born, self->rules->sign_minimum_age, &reached);
  if (!mado_civil_date_known (&reached) || mado_civil_date_compare (&self->today, &reached) >= 0)
    return;
  if (advice->ineligible == MADO_INELIGIBLE_NO)
    advice->ineligible = MADO_INELIGIBLE_UNDER_AGE;
  if (is_eve (self, &self->today))
    advice->notes |= MADO_NOTE_AGE_BOUNDARY;
}

/* A 署名用 certificate came with no card that was made for a child, whatever the card's date. */
static gboolean
was_issued_under_age (const Case *self)
{
  GDate reached;

  if (!mado_civil_date_known (&self->dates.born) || !mado_civil_date_known (&self->dates.issued))
    return FALSE;
  mado_expiry_age_reached (&self->dates.born, self->rules->sign_minimum_age, &reached);
  return mado_civil_date_known (&reached) &&
         mado_civil_date_compare (&self->dates.issued, &reached) < 0;
}

/* Where only a person's word or nothing says that there is a 署名用 certificate, R8 says that there
 * is none. A date of its own, or an answer of the card, is stronger. */
static gboolean
is_ruled_out (const Case *self, const MadoCertificateAdvice *advice)
{
  if (self->kind != MADO_KIND_SIGN || mado_civil_date_known (&self->dates.own))
    return FALSE;
  if (self->record != MADO_RECORD_UNKNOWN && self->record != MADO_RECORD_RECORDED)
    return FALSE;
  return advice->ineligible != MADO_INELIGIBLE_NO || was_issued_under_age (self);
}

static guint
window_months (const Case *self, guint months)
{
  return self->facts->overseas ? self->rules->overseas_window_months : months;
}

/* All dates that follow from the expiry. */
static void
fill_dates (const Case *self, MadoCertificateAdvice *advice)
{
  const MadoRules *rules = self->rules;

  if (!mado_civil_date_known (&advice->expires))
    return;
  mado_rules_window_opens (&advice->expires, window_months (self, rules->window_months),
                           rules->window_offset_days, &advice->window_opens);
  mado_rules_window_opens (&advice->expires, window_months (self, rules->statutory_months),
                           rules->statutory_offset_days, &advice->national_opens);
  advice->window_closes = advice->expires;
  advice->lapses = advice->expires;
  mado_civil_date_add_days (&advice->lapses, 1);
  /* The letter goes to the registered address and is not forwarded (policy-rules.md 3): whoever
   * lives abroad has none. */
  if (self->facts->overseas)
    advice->notes |= MADO_NOTE_OVERSEAS;
  else
    {
      advice->notice_from = advice->expires;
      mado_civil_date_subtract_months (&advice->notice_from, rules->notice_earliest_months);
      advice->notice_to = advice->expires;
      mado_civil_date_subtract_months (&advice->notice_to, rules->notice_latest_months);
    }
  if (!mado_civil_date_known (&self->today))
    return;
  advice->days_known = TRUE;
  advice->days_left = g_date_days_between (&self->today, &advice->expires);
}

static MadoState
state_by_dates (const Case *self, const MadoCertificateAdvice *advice)
{
  if (!mado_civil_date_known (&self->today))
    return MADO_STATE_UNKNOWN;
  if (mado_civil_date_known (&advice->issued) &&
      mado_civil_date_compare (&advice->issued, &self->today) > 0)
    return MADO_STATE_NOT_YET_VALID;
  if (!advice->days_known)
    return MADO_STATE_UNKNOWN;
  if (advice->days_left < 0)
    return MADO_STATE_EXPIRED;
  if (advice->days_left == 0)
    return MADO_STATE_LAST_DAY;
  if (mado_civil_date_known (&advice->window_opens) &&
      mado_civil_date_compare (&self->today, &advice->window_opens) < 0)
    return MADO_STATE_VALID_EARLY;
  return MADO_STATE_RENEWABLE;
}

static void
revoke (MadoCertificateAdvice *advice, MadoEvents events)
{
  advice->state = MADO_STATE_REVOKED;
  advice->cause = events;
  /* No letter comes, no window helps any more and no day is left; the certificate's own dates stay
   * facts. */
  advice->days_known = FALSE;
  advice->days_left = 0;
  g_date_clear (&advice->window_opens, 1);
  g_date_clear (&advice->window_closes, 1);
  g_date_clear (&advice->lapses, 1);
  g_date_clear (&advice->notice_from, 1);
  g_date_clear (&advice->notice_to, 1);
  g_date_clear (&advice->national_opens, 1);
}

/* What was told, and what the card's own date tells: with the card, what has not ended by itself is
 * revoked (policy-rules.md 5). */
static MadoEvents
find_events (const Case *self, const MadoCertificateAdvice *advice)
{
  const gboolean within = advice->days_known && advice->days_left >= 0;

  return self->events | (self->card_lapsed && within ? MADO_EVENT_CARD_LAPSED : MADO_EVENT_NONE);
}

static void
decide_state (const Case *self, MadoCertificateAdvice *advice)
{
  switch (self->record)
    {
    case MADO_RECORD_NOT_RECORDED:
      advice->state = MADO_STATE_NOT_RECORDED;
      break;
    case MADO_RECORD_HIDDEN:
      advice->state = MADO_STATE_HIDDEN;
      mado_civil_date_earlier (&advice->latest_expiry, &self->dates.auth_expires,
                               &self->dates.card_expires);
      break;
    case MADO_RECORD_UNREADABLE:
      advice->state = MADO_STATE_UNREADABLE;
      break;
    case MADO_RECORD_RECORDED:
      advice->state = state_by_dates (self, advice);
      break;
    case MADO_RECORD_UNKNOWN:
    default:
      advice->state = MADO_STATE_UNKNOWN;
      break;
    }
  const MadoEvents events = find_events (self, advice);
  if (events == MADO_EVENT_NONE || advice->state == MADO_STATE_NOT_RECORDED)
    return;
  g_date_clear (&advice->latest_expiry, 1);
  revoke (advice, events);
}

gboolean
mado_certificate_is_in_force (const MadoCertificateAdvice *certificate)
{
  return certificate->state == MADO_STATE_VALID_EARLY ||
         certificate->state == MADO_STATE_RENEWABLE || certificate->state == MADO_STATE_LAST_DAY;
}

/* Half a year: long enough to be asked whether it was done, and short of anything to do next. */
#define LATELY_DAYS 183

/* R1 and R2: only a renewal inside its window runs past the birthday to which a first certificate
 * runs, and that one is less than so many years away. */
static gboolean
came_by_renewal (const Case *self, const MadoCertificateAdvice *advice)
{
  GDate first_ends, renewal_ends;

  if (advice->state != MADO_STATE_VALID_EARLY || !mado_civil_date_known (&advice->issued) ||
      (advice->notes & MADO_NOTE_COMPUTED) != 0 ||
      g_date_days_between (&advice->issued, &self->today) > LATELY_DAYS)
    return FALSE;
  first_ends = renewal_ends = advice->issued;
  g_date_add_years (&first_ends, self->rules->validity_birthdays);
  g_date_add_years (&renewal_ends, self->rules->renewal_birthdays);
  return mado_civil_date_compare (&advice->expires, &first_ends) > 0 &&
         mado_civil_date_compare (&advice->expires, &renewal_ends) <= 0;
}

/* Whatever its own date: no letter comes for a day that it does not see. */
static void
fall_with_card (MadoCertificateAdvice *advice, const GDate *card_expires)
{
  advice->notes |= MADO_NOTE_CARD_ENDS_FIRST;
  advice->lapses = *card_expires;
  mado_civil_date_add_days (&advice->lapses, 1);
  g_date_clear (&advice->notice_from, 1);
  g_date_clear (&advice->notice_to, 1);
}

/* What ends on the last day of the card, or after it, goes with it. */
static void
compare_with_card (MadoCertificateAdvice *advice, const GDate *card_expires)
{
  if (!mado_civil_date_known (&advice->expires) || !mado_civil_date_known (card_expires))
    return;
  const int order = mado_civil_date_compare (&advice->expires, card_expires);

  if (order >= 0)
    advice->notes |= MADO_NOTE_CARD_ENDS_TOO;
  if (order > 0)
    fall_with_card (advice, card_expires);
}

static void
add_notes (const Case *self, MadoCertificateAdvice *advice, const MadoAdvice *whole)
{
  const gboolean ends_later =
      mado_certificate_is_in_force (advice) || advice->state == MADO_STATE_NOT_YET_VALID;

  /* policy-rules.md 2.3: on this day the ward's page and the national reading differ. Of the window
   * for those abroad neither says anything (R10). */
  if (advice->state == MADO_STATE_VALID_EARLY && !self->facts->overseas &&
      mado_civil_date_known (&advice->national_opens) &&
      mado_civil_date_compare (&advice->national_opens, &self->today) <= 0)
    advice->notes |= MADO_NOTE_OPENS_TOMORROW_HERE;
  if (came_by_renewal (self, advice))
    advice->notes |= MADO_NOTE_RENEWED;
  if (whole->card_lapsed)
    advice->notes |= MADO_NOTE_CARD_LAPSED;
  else if (ends_later)
    compare_with_card (advice, &whole->card_expires);
  if (whole->card_end_computed && mado_civil_date_known (&advice->expires))
    advice->notes |= MADO_NOTE_MINORS_CARD;
}

/* The end of the 利用者証明用 certificate as it will be on @day, when both are renewed together. */
static void
auth_expiry_on (const MadoCertificateAdvice *auth, const GDate *day, GDate *expires)
{
  g_date_clear (expires, 1);
  if (!mado_certificate_is_in_force (auth) || mado_civil_date_compare (day, &auth->expires) > 0)
    return;
  *expires = auth->expires;
  if (mado_civil_date_known (&auth->renewed_expiry) &&
      mado_civil_date_compare (day, &auth->window_opens) >= 0)
    *expires = auth->renewed_expiry;
}

/* To what date a renewal would run that is made as soon as the window is open (R2, 目安). */
static void
fill_renewed_expiry (const Case *self, MadoCertificateAdvice *advice, const MadoAdvice *whole)
{
  MadoExpiryInput renewal = self->dates;
  GDate opens;
  MadoNotes notes;

  if (!mado_certificate_is_in_force (advice) || advice->ineligible != MADO_INELIGIBLE_NO ||
      whole->medium == MADO_MEDIUM_SMARTPHONE || whole->medium == MADO_MEDIUM_JUKI_CARD)
    return;
  mado_expiry_statutory_opens (&advice->expires, self->rules, &opens);
  if (!mado_civil_date_known (&advice->window_opens) || !mado_civil_date_known (&opens))
    return;
  renewal.issued = self->today;
  if (mado_civil_date_compare (&renewal.issued, &advice->window_opens) < 0)
    renewal.issued = advice->window_opens;
  if (mado_civil_date_compare (&renewal.issued, &opens) < 0)
    {
      /* No source says how long a renewal runs that R10 allows a year ahead. */
      if (self->facts->overseas)
        return;
      renewal.issued = opens;
    }
  auth_expiry_on (&whole->certificates[MADO_KIND_AUTH], &renewal.issued, &renewal.auth_expires);
  mado_expiry_compute (&renewal, self->rules, self->rules->renewal_birthdays,
                       &advice->renewed_expiry, &notes);
  /* It gains nothing where the card ends with the certificate: a new card is needed. */
  if (mado_civil_date_known (&advice->renewed_expiry) &&
      mado_civil_date_compare (&advice->renewed_expiry, &advice->expires) <= 0)
    g_date_clear (&advice->renewed_expiry, 1);
}

gboolean
mado_certificate_find_minors_card (MadoKind kind,
                                   const MadoFacts *facts,
                                   const MadoRules *rules,
                                   const MadoAdvice *advice,
                                   GDate *ends)
{
  const MadoCertificateFacts *certificate = &facts->certificates[kind];
  const MadoCertificateAdvice nothing = { 0 };
  MadoNotes notes;
  Case self;

  case_init (&self, kind, facts, rules, advice);
  if (self.record != MADO_RECORD_RECORDED || certificate->chain_broken || certificate->no_end ||
      is_ruled_out (&self, &nothing) ||
      !mado_expiry_is_on_minors_card (&self.dates.born, &self.dates.issued))
    return FALSE;
  /* Nothing on such a card is renewed past its end. */
  g_date_clear (&self.dates.renewed_from, 1);
  mado_expiry_decide (&self.dates, rules, ends, &notes);
  return mado_civil_date_known (ends);
}

/* What the reading found beside the dates. */
static void
note_reading (const MadoCertificateFacts *facts, MadoCertificateAdvice *advice)
{
  if (facts->chain_unpinned)
    advice->notes |= MADO_NOTE_UNPINNED_CHAIN;
  if (facts->pin_last_try && !facts->pin_locked)
    advice->notes |= MADO_NOTE_LAST_TRY;
}

void
mado_certificate_advise (MadoKind kind,
                         const MadoFacts *facts,
                         const MadoRules *rules,
                         MadoAdvice *whole)
{
  MadoCertificateAdvice *advice = &whole->certificates[kind];
  MadoNotes notes;
  Case self;

  case_init (&self, kind, facts, rules, whole);
  advice->minimum_age = rules->sign_minimum_age;
  advice->renewal_birthdays = rules->renewal_birthdays;
  decide_eligibility (&self, advice);
  advice->pin_locked = facts->certificates[kind].pin_locked;
  note_reading (&facts->certificates[kind], advice);
  if (facts->certificates[kind].chain_broken)
    {
      /* Forged or damaged, it may say anything. */
      advice->state = MADO_STATE_UNTRUSTED;
      return;
    }
  if (is_ruled_out (&self, advice))
    {
      self.record = MADO_RECORD_NOT_RECORDED;
      if (is_eve (&self, &self.dates.issued))
        advice->notes |= MADO_NOTE_AGE_BOUNDARY;
    }
  if (self.record == MADO_RECORD_RECORDED && facts->certificates[kind].no_end)
    {
      advice->issued = self.dates.issued;
      advice->notes |= MADO_NOTE_NO_END;
    }
  else if (self.record == MADO_RECORD_RECORDED)
    {
      mado_expiry_decide (&self.dates, rules, &advice->expires, &notes);
      advice->notes |= notes;
      advice->issued = self.dates.issued;
      fill_dates (&self, advice);
    }
  decide_state (&self, advice);
  add_notes (&self, advice, whole);
  fill_renewed_expiry (&self, advice, whole);
}
