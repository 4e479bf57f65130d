/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

#include "mado-civil-date.h"

/* Who goes, with what, how often, and what follows: the lines that several procedures share. */

static gboolean
is_under_age (const MadoGuideCase *self)
{
  const MadoCertificateAdvice *sign = mado_guide_certificate (self, MADO_KIND_SIGN);

  if (mado_civil_date_known (&self->facts->born))
    return sign->ineligible == MADO_INELIGIBLE_UNDER_AGE;
  return mado_guide_was_told (self, MADO_QUESTION_UNDER_AGE, MADO_ANSWER_YES);
}

static gboolean
is_ward (const MadoGuideCase *self)
{
  return self->facts->guardianship ||
         mado_guide_was_told (self, MADO_QUESTION_GUARDIANSHIP, MADO_ANSWER_YES);
}

MadoAnswer
mado_guide_visitor (MadoGuideCase *self)
{
  const MadoAnswer answer = mado_guide_ask (self, MADO_QUESTION_VISITOR);

  if (answer == MADO_ANSWER_UNANSWERED && self->guide->procedure == MADO_PROCEDURE_PROXY)
    return MADO_ANSWER_PROXY;
  /* A child does not go alone; who is 15 may (policy-rules.md 6.1). */
  if (answer != MADO_ANSWER_PROXY && (is_under_age (self) || is_ward (self)))
    return MADO_ANSWER_LEGAL;
  return answer == MADO_ANSWER_UNANSWERED ? MADO_ANSWER_SELF : answer;
}

static gboolean
some_pin_is_locked (const MadoGuideCase *self, guint kinds)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((kinds & MADO_KIND_BIT (kind)) != 0 && mado_guide_certificate (self, kind)->pin_locked)
      return TRUE;
  return self->facts->juki_pin_locked;
}

static gboolean
is_locked (const MadoGuideCase *self, MadoKind kind)
{
  return mado_guide_certificate (self, kind)->pin_locked;
}

/* Nobody can bring a PIN that is locked: it is set anew on the same visit. A proxy is never told a
 * PIN: the holder writes it into the sealed form (policy-rules.md 6.2). */
static void
say_pins (MadoGuideCase *self, guint kinds, gboolean first_time)
{
  if ((kinds & MADO_KIND_BIT (MADO_KIND_SIGN)) != 0)
    mado_guide_say (self, first_time || is_locked (self, MADO_KIND_SIGN)
                              ? MADO_LINE_BRING_NEW_PIN_SIGN
                              : MADO_LINE_BRING_PIN_SIGN);
  if ((kinds & MADO_KIND_BIT (MADO_KIND_AUTH)) != 0)
    mado_guide_say (self, first_time || is_locked (self, MADO_KIND_AUTH)
                              ? MADO_LINE_BRING_NEW_PIN_AUTH
                              : MADO_LINE_BRING_PIN_AUTH);
  mado_guide_say (self, self->facts->juki_pin_locked ? MADO_LINE_BRING_NEW_PIN_JUKI
                                                     : MADO_LINE_BRING_PIN_JUKI);
}

/* Whether it is a 顔認証 card, which has no PINs: asked only of a card that looks like one. */
static MadoAnswer
bring_card (MadoGuideCase *self)
{
  const MadoCertificateAdvice *auth = mado_guide_certificate (self, MADO_KIND_AUTH);
  MadoAnswer face = MADO_ANSWER_NO;

  mado_guide_say (self, MADO_LINE_BRING_CARD);
  if ((auth->notes & MADO_NOTE_FACE_POSSIBLE) != 0)
    face = mado_guide_ask (self, MADO_QUESTION_FACE_CARD);
  if (face != MADO_ANSWER_NO)
    mado_guide_say (self, MADO_LINE_CAUTION_FACE_CARD);
  if (face != MADO_ANSWER_NO && face != MADO_ANSWER_YES &&
      mado_guide_visitor (self) != MADO_ANSWER_PROXY)
    mado_guide_say (self, MADO_LINE_BRING_PINS_UNLESS_FACE);
  return face;
}

/* @unlocks: a locked PIN is sure to be set anew: a 顔認証 card has none. */
static void
say_reset (MadoGuideCase *self, gboolean unlocks)
{
  self->resets = TRUE;
  mado_guide_say (self, MADO_LINE_BRING_EXTRA_ID);
  mado_guide_say (self, MADO_LINE_CAUTION_DO_NOT_GUESS);
  if (unlocks && mado_guide_visitor (self) != MADO_ANSWER_PROXY)
    mado_guide_say (self, MADO_LINE_VISITS_UNLOCK_TOO);
}

void
mado_guide_prepare_certificate (MadoGuideCase *self, guint kinds, gboolean first_time)
{
  const MadoAnswer face = bring_card (self);
  const gboolean locked = some_pin_is_locked (self, first_time ? 0 : kinds);
  gboolean forgotten;

  if (face == MADO_ANSWER_YES)
    return;
  forgotten = !locked && mado_guide_ask (self, MADO_QUESTION_PINS_KNOWN) == MADO_ANSWER_NO;
  if (face == MADO_ANSWER_NO && mado_guide_visitor (self) != MADO_ANSWER_PROXY)
    {
      if (forgotten)
        mado_guide_say (self, MADO_LINE_BRING_KNOWN_PINS);
      else
        say_pins (self, kinds, first_time);
    }
  if (locked || forgotten)
    say_reset (self, locked && face == MADO_ANSWER_NO);
}

void
mado_guide_prepare_card (MadoGuideCase *self)
{
  const MadoAnswer face = bring_card (self);

  if (face == MADO_ANSWER_NO && mado_guide_visitor (self) != MADO_ANSWER_PROXY)
    say_pins (self, 0, FALSE);
  if (face != MADO_ANSWER_YES && self->facts->juki_pin_locked)
    say_reset (self, face == MADO_ANSWER_NO);
}

/* Those of a telephone are applied for with the 署名用 one of a card. */
static gboolean
may_have_telephone (const MadoGuideCase *self)
{
  return self->advice->medium != MADO_MEDIUM_JUKI_CARD &&
         mado_guide_certificate (self, MADO_KIND_SIGN)->state != MADO_STATE_NOT_RECORDED;
}

/* From when on it can be used: in a hospital, and with a PIN at the portal and in a store; and what
 * becomes of a telephone. */
void
mado_guide_when_it_works (MadoGuideCase *self, guint kinds)
{
  /* In hospitals and stores the 利用者証明用 certificate is used alone. */
  const gboolean auth = (kinds & MADO_KIND_BIT (MADO_KIND_AUTH)) != 0;
  const gboolean by_pin = !mado_guide_was_told (self, MADO_QUESTION_FACE_CARD, MADO_ANSWER_YES);

  if (by_pin)
    mado_guide_say (self, MADO_LINE_AFTER_24_HOURS);
  if (auth)
    mado_guide_say (self, MADO_LINE_AFTER_HOSPITAL);
  if (auth && by_pin)
    {
      mado_guide_say (self, MADO_LINE_AFTER_STORE);
      mado_guide_say (self, MADO_LINE_AFTER_STORE_REGISTER);
    }
  if (!may_have_telephone (self))
    return;
  mado_guide_say (self, MADO_LINE_AFTER_SMARTPHONE);
  mado_guide_say (self, MADO_LINE_AFTER_SMARTPHONE_OLD);
}

/* The health insurance goes on for a while after an end (D9, D13), and what comes then. */
void
mado_guide_after_insurance (MadoGuideCase *self, const GDate *ends, MadoLine grace)
{
  GDate until;

  mado_rules_insurance_until (ends, &until);
  if (!mado_civil_date_known (&until) || !mado_civil_date_known (&self->advice->today))
    return;
  if (mado_civil_date_compare (&self->advice->today, &until) <= 0)
    {
      self->guide->insurance_until = until;
      mado_guide_say (self, grace);
    }
  else
    mado_guide_say (self, MADO_LINE_AFTER_INSURANCE_AGAIN);
  mado_guide_say (self, MADO_LINE_AFTER_ELIGIBILITY);
}

void
mado_guide_after_certificate (MadoGuideCase *self, guint kinds)
{
  if ((kinds & MADO_KIND_BIT (MADO_KIND_SIGN)) != 0)
    {
      mado_guide_say (self, MADO_LINE_AFTER_ETAX_DAY);
      mado_guide_say (self, MADO_LINE_AFTER_ETAX);
      mado_guide_say (self, MADO_LINE_AFTER_SAME_END);
    }
  mado_guide_when_it_works (self, kinds);
  mado_guide_say (self, MADO_LINE_CAUTION_FREE);
}

/* Of what a proxy can do now, the guide for proxies says it first of all. */
static void
say_beforehand (MadoGuideCase *self)
{
  if (self->guide->procedure != MADO_PROCEDURE_PROXY || self->guide->applies != MADO_APPLIES_NOW)
    mado_guide_say (self, MADO_LINE_CAUTION_PROXY);
}

static void
visit_as_legal (MadoGuideCase *self, MadoProcedure errand)
{
  mado_guide_say (self, MADO_LINE_BRING_REPRESENTATIVE_ID);
  mado_guide_say (self, MADO_LINE_BRING_AUTHORITY);
  mado_guide_say (self, MADO_LINE_VISITS_ONE_LEGAL);
  say_beforehand (self);
  if (is_under_age (self))
    mado_guide_say (self, MADO_LINE_CAUTION_LEGAL_SETS_PIN);
  if (errand == MADO_PROCEDURE_UNLOCK || errand == MADO_PROCEDURE_ISSUE)
    mado_guide_say (self, MADO_LINE_CAUTION_PERSON_TOO);
}

static void
visit_twice (MadoGuideCase *self)
{
  mado_guide_say (self, MADO_LINE_BRING_INQUIRY_FORM);
  mado_guide_say (self, MADO_LINE_VISITS_TWO);
}

/* The letter of J-LIS holds a form that spares the second visit, for a renewal only, and only with
 * the right PINs in it (policy-rules.md 6.2). */
static void
visit_for_renewal_as_proxy (MadoGuideCase *self)
{
  MadoAnswer letter;

  if (self->resets)
    {
      visit_twice (self);
      return;
    }
  letter = mado_guide_ask (self, MADO_QUESTION_LETTER);
  if (letter == MADO_ANSWER_NO)
    {
      visit_twice (self);
      return;
    }
  mado_guide_say (self, MADO_LINE_BRING_SEALED_FORM);
  mado_guide_say (self, letter == MADO_ANSWER_YES ? MADO_LINE_VISITS_ONE_SEALED
                                                  : MADO_LINE_VISITS_LETTER_UNKNOWN);
  mado_guide_say (self, MADO_LINE_CAUTION_ENVELOPE);
}

/* Along with a move many municipalities spare a member of the household the second visit
 * (policy-rules.md 6.2). TRUE when that is who goes. */
static gboolean
visit_as_household (MadoGuideCase *self)
{
  if (!self->with_move || self->resets)
    return FALSE;
  if (mado_guide_ask (self, MADO_QUESTION_HOUSEHOLD) != MADO_ANSWER_YES)
    {
      mado_guide_say (self, MADO_LINE_CAUTION_CURATOR);
      return FALSE;
    }
  switch ((guint)self->rules->customs[MADO_CUSTOM_HOUSEHOLD_MEMBER])
    {
    case MADO_WAY_SAME_DAY:
      mado_guide_say (self, MADO_LINE_VISITS_HOUSEHOLD_SAME_DAY);
      break;
    case MADO_WAY_TWO_VISITS:
      mado_guide_say (self, MADO_LINE_VISITS_HOUSEHOLD_TWO);
      break;
    default:
      mado_guide_say (self, MADO_LINE_VISITS_HOUSEHOLD_ASK);
      break;
    }
  mado_guide_say (self, MADO_LINE_BRING_HOUSEHOLD_FORM);
  return TRUE;
}

static void
visit_as_proxy (MadoGuideCase *self, MadoProcedure errand)
{
  mado_guide_say (self, MADO_LINE_BRING_PROXY_ID);
  if (errand != MADO_PROCEDURE_REVOKE && errand != MADO_PROCEDURE_LOST_CARD)
    mado_guide_say (self, MADO_LINE_CAUTION_PIN_SECRET);
  say_beforehand (self);
  if (errand == MADO_PROCEDURE_RENEW)
    {
      visit_for_renewal_as_proxy (self);
      return;
    }
  if (visit_as_household (self))
    return;
  visit_twice (self);
  if (errand == MADO_PROCEDURE_REISSUE)
    mado_guide_say (self, MADO_LINE_CAUTION_FORM_LAPSED);
}

void
mado_guide_visit (MadoGuideCase *self, MadoProcedure errand)
{
  switch ((guint)mado_guide_visitor (self))
    {
    case MADO_ANSWER_LEGAL:
      visit_as_legal (self, errand);
      break;
    case MADO_ANSWER_PROXY:
      visit_as_proxy (self, errand);
      break;
    default:
      mado_guide_say (self, MADO_LINE_VISITS_ONE);
      break;
    }
}

static MadoNotes
all_notes (const MadoGuideCase *self)
{
  return self->advice->certificates[MADO_KIND_AUTH].notes |
         self->advice->certificates[MADO_KIND_SIGN].notes;
}

/* Who lives abroad goes to a municipality whose file is another one. */
static MadoLine
booking_line (const MadoGuideCase *self)
{
  if (self->facts->overseas)
    return MADO_LINE_WHERE_BOOKING_ASK;
  switch ((guint)self->rules->customs[MADO_CUSTOM_BOOKING])
    {
    case MADO_WAY_REQUIRED:
      return MADO_LINE_WHERE_BOOKING_REQUIRED;
    case MADO_WAY_POSSIBLE:
      return MADO_LINE_WHERE_BOOKING_POSSIBLE;
    case MADO_WAY_NONE:
      return MADO_LINE_WHERE_BOOKING_NONE;
    default:
      return MADO_LINE_WHERE_BOOKING_ASK;
    }
}

void
mado_guide_where_counter (MadoGuideCase *self)
{
  const MadoNotes notes = all_notes (self);

  const gboolean card = self->guide->procedure == MADO_PROCEDURE_NEW_CARD;

  if (self->facts->overseas)
    mado_guide_say (self, MADO_LINE_WHERE_HONSEKI);
  /* A new card has ways of its own (policy-rules.md 6.3). */
  else if (!card)
    {
      mado_guide_say (self, MADO_LINE_WHERE_COUNTER);
      /* Whoever leaves the country is sent where the departure is reported, which is the same. */
      if (self->guide->procedure != MADO_PROCEDURE_OVERSEAS_MOVE)
        mado_guide_say (self, MADO_LINE_WHERE_REGISTERED);
    }
  mado_guide_say (self, booking_line (self));
  mado_guide_say (self, MADO_LINE_CAUTION_SYSTEM_STOP);
  /* Of Sundays and busy hours only where somebody's counters may have them. */
  if (self->rules->opens_sundays || self->facts->overseas)
    mado_guide_say (self, MADO_LINE_CAUTION_MAINTENANCE);
  if (self->rules->is_general || self->facts->overseas)
    mado_guide_say (self, MADO_LINE_CAUTION_BUSY);
  if ((notes & MADO_NOTE_COMPUTED) != 0)
    mado_guide_say (self, MADO_LINE_CAUTION_COMPUTED);
  if ((notes & MADO_NOTE_FEB29) != 0)
    mado_guide_say (self, MADO_LINE_CAUTION_FEB29);
}
