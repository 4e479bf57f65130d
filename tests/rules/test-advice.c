/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-advice.h"
#include "mado-civil-date.h"
#include "mado-municipality.h"
#include "mado-rules-nicks.h"

/* What is not a matter of dates alone: what is recorded, who may have it, what was revoked, which
 * certificate comes first and what can be done. */

#define AUTH  MADO_KIND_AUTH
#define SIGN  MADO_KIND_SIGN
#define TODAY "2026-11-23"
/* Ends of certificates that are, on TODAY, in this state. */
#define IS_EARLY "2028-10-10"
#define IS_OPEN  "2027-01-31"
#define IS_LAST  "2026-11-23"
#define IS_OVER  "2026-11-22"

typedef struct
{
  MadoFacts facts;
  MadoRules rules;
  MadoAdvice advice;
} Fixture;

static void
set_day (GDate *date, const char *text)
{
  g_date_clear (date, 1);
  if (text != NULL)
    g_assert_true (mado_civil_date_parse (date, text));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) ward = mado_municipality_load ("suginami", NULL, &error);

  g_assert_no_error (error);
  memset (self, 0, sizeof *self);
  self->rules = ward->rules;
}

/* A certificate that was read, ending on @expires. */
static void
record (Fixture *self, MadoKind kind, const char *expires)
{
  self->facts.certificates[kind].record = MADO_RECORD_RECORDED;
  set_day (&self->facts.certificates[kind].expires, expires);
}

static void
advise_on (Fixture *self, const char *today)
{
  GDate date;

  set_day (&date, today);
  mado_rules_advise (&self->facts, &self->rules, &date, &self->advice);
}

static void
advise (Fixture *self)
{
  advise_on (self, TODAY);
}

static void
assert_date (const GDate *date, const char *expected)
{
  g_autofree char *shown = mado_civil_date_format (date);

  g_assert_cmpstr (shown, ==, expected);
}

#define assert_state(self, kind, expected)                                                         \
  g_assert_cmpstr (mado_state_to_string ((self)->advice.certificates[kind].state), ==, expected)
#define assert_note(self, kind, note)                                                              \
  g_assert_true (((self)->advice.certificates[kind].notes & (note)) != 0)
#define assert_no_note(self, kind, note)                                                           \
  g_assert_true (((self)->advice.certificates[kind].notes & (note)) == 0)

static void
assert_procedures (Fixture *self, const char *expected)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->advice.n_procedures; i++)
    g_string_append_printf (words, i == 0 ? "%s" : " %s",
                            mado_procedure_to_string (self->advice.procedures[i]));
  g_assert_cmpstr (words->str, ==, expected);
}

static void
assert_no_dates (Fixture *self, MadoKind kind)
{
  const MadoCertificateAdvice *certificate = &self->advice.certificates[kind];

  assert_date (&certificate->issued, NULL);
  assert_date (&certificate->expires, NULL);
  assert_date (&certificate->latest_expiry, NULL);
  assert_date (&certificate->window_opens, NULL);
  assert_date (&certificate->window_closes, NULL);
  assert_date (&certificate->national_opens, NULL);
  assert_date (&certificate->lapses, NULL);
  assert_date (&certificate->notice_from, NULL);
  assert_date (&certificate->notice_to, NULL);
  assert_date (&certificate->renewed_expiry, NULL);
  g_assert_false (certificate->days_known);
}

/* --- what is recorded --- */

static void
test_nothing_known (Fixture *self, gconstpointer data)
{
  advise (self);
  assert_state (self, AUTH, "unknown");
  assert_state (self, SIGN, "unknown");
  assert_no_dates (self, AUTH);
  assert_no_dates (self, SIGN);
  assert_procedures (self, "");
  assert_date (&self->advice.today, TODAY);
}

static void
test_hidden (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_EARLY);
  self->facts.certificates[SIGN].record = MADO_RECORD_HIDDEN;
  set_day (&self->facts.card_expires, "2033-10-10");
  advise (self);
  assert_state (self, SIGN, "hidden");
  assert_date (&self->advice.certificates[SIGN].latest_expiry, IS_EARLY);
  assert_date (&self->advice.certificates[SIGN].expires, NULL);
  assert_date (&self->advice.certificates[AUTH].latest_expiry, NULL);
  g_assert_cmpint (self->advice.urgent, ==, AUTH);
  assert_procedures (self, "change-pin revoke proxy");

  /* The card ends first; then only the card is known; then nothing. */
  set_day (&self->facts.card_expires, "2028-01-05");
  advise (self);
  assert_date (&self->advice.certificates[SIGN].latest_expiry, "2028-01-05");
  self->facts.certificates[AUTH].record = MADO_RECORD_UNREADABLE;
  advise (self);
  assert_date (&self->advice.certificates[SIGN].latest_expiry, "2028-01-05");
  set_day (&self->facts.card_expires, NULL);
  advise (self);
  assert_state (self, SIGN, "hidden");
  assert_date (&self->advice.certificates[SIGN].latest_expiry, NULL);
}

static void
test_hidden_but_over (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_OVER);
  self->facts.certificates[SIGN].record = MADO_RECORD_HIDDEN;
  advise (self);
  assert_state (self, SIGN, "hidden");
  assert_date (&self->advice.certificates[SIGN].latest_expiry, IS_OVER);
  g_assert_cmphex (self->advice.certificates[SIGN].procedures, ==,
                   1 << MADO_PROCEDURE_REISSUE | 1 << MADO_PROCEDURE_PROXY);
  assert_procedures (self, "reissue proxy");
}

static void
test_not_recorded (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_EARLY);
  record (self, SIGN, IS_OPEN);
  set_day (&self->facts.certificates[SIGN].issued, "2022-01-01");
  self->facts.certificates[SIGN].record = MADO_RECORD_NOT_RECORDED;
  advise (self);
  assert_state (self, SIGN, "not-recorded");
  assert_no_dates (self, SIGN);
  g_assert_cmpint (self->advice.urgent, ==, AUTH);
  assert_procedures (self, "change-pin issue revoke proxy");
}

static void
test_neither_recorded (Fixture *self, gconstpointer data)
{
  self->facts.certificates[AUTH].record = MADO_RECORD_NOT_RECORDED;
  self->facts.certificates[SIGN].record = MADO_RECORD_NOT_RECORDED;
  advise (self);
  g_assert_cmpint (self->advice.urgent, ==, AUTH);
  assert_procedures (self, "issue proxy");
}

static void
test_unreadable (Fixture *self, gconstpointer data)
{
  self->facts.certificates[AUTH].record = MADO_RECORD_UNREADABLE;
  record (self, SIGN, IS_EARLY);
  advise (self);
  assert_state (self, AUTH, "unreadable");
  assert_no_dates (self, AUTH);
  assert_state (self, SIGN, "valid-early");
  g_assert_cmpint (self->advice.urgent, ==, AUTH);
  g_assert_cmphex (self->advice.certificates[AUTH].procedures, ==, 0);
}

/* Who tells dates tells that there is a certificate. */
static void
test_unknown_with_dates (Fixture *self, gconstpointer data)
{
  set_day (&self->facts.certificates[AUTH].expires, IS_OPEN);
  set_day (&self->facts.certificates[SIGN].issued, "2022-05-01");
  advise (self);
  assert_state (self, AUTH, "renewable");
  assert_state (self, SIGN, "unknown");
  assert_date (&self->advice.certificates[SIGN].issued, "2022-05-01");
  assert_date (&self->advice.certificates[SIGN].expires, NULL);
  g_assert_false (self->advice.certificates[SIGN].days_known);
}

static void
test_not_yet_valid (Fixture *self, gconstpointer data)
{
  record (self, AUTH, "2031-10-10");
  set_day (&self->facts.certificates[AUTH].issued, "2026-11-24");
  advise (self);
  assert_state (self, AUTH, "not-yet-valid");
  assert_procedures (self, "change-pin revoke proxy");
  advise_on (self, "2026-11-24");
  assert_state (self, AUTH, "valid-early");
}

/* --- golden rule --- */

static void
test_own_date_wins (Fixture *self, gconstpointer data)
{
  set_day (&self->facts.born, "1985-10-10");
  set_day (&self->facts.card_expires, "2029-10-10");
  record (self, AUTH, "2024-12-31");
  set_day (&self->facts.certificates[AUTH].issued, "2020-05-15");
  advise (self);
  assert_date (&self->advice.certificates[AUTH].expires, "2024-12-31");
  assert_note (self, AUTH, MADO_NOTE_MISMATCH);
  assert_no_note (self, AUTH, MADO_NOTE_COMPUTED);

  /* The fifth birthday, and the sixth of what may have been a renewal. */
  set_day (&self->facts.certificates[AUTH].expires, "2024-10-10");
  advise (self);
  assert_no_note (self, AUTH, MADO_NOTE_MISMATCH);
  set_day (&self->facts.certificates[AUTH].expires, "2025-10-10");
  advise (self);
  assert_no_note (self, AUTH, MADO_NOTE_MISMATCH);
  /* … but not when it is known to have been none in time. */
  set_day (&self->facts.certificates[AUTH].renewed_from, "2020-05-14");
  advise (self);
  assert_note (self, AUTH, MADO_NOTE_MISMATCH);
  /* … and only the sixth when it was one. */
  set_day (&self->facts.certificates[AUTH].renewed_from, "2020-06-01");
  advise (self);
  assert_no_note (self, AUTH, MADO_NOTE_MISMATCH);
  set_day (&self->facts.certificates[AUTH].expires, "2024-10-10");
  advise (self);
  assert_note (self, AUTH, MADO_NOTE_MISMATCH);
  assert_date (&self->advice.certificates[AUTH].expires, "2024-10-10");
}

/* A card whose own end is not known may have cut the certificate short. */
static void
test_unknown_cap_is_no_mismatch (Fixture *self, gconstpointer data)
{
  set_day (&self->facts.born, "1985-10-10");
  record (self, AUTH, "2024-03-05");
  set_day (&self->facts.certificates[AUTH].issued, "2020-05-15");
  record (self, SIGN, "2023-10-10");
  set_day (&self->facts.certificates[SIGN].issued, "2020-05-15");
  advise (self);
  assert_no_note (self, AUTH, MADO_NOTE_MISMATCH);
  assert_no_note (self, SIGN, MADO_NOTE_COMPUTED);
  set_day (&self->facts.card_expires, "2029-10-10");
  advise (self);
  assert_note (self, AUTH, MADO_NOTE_MISMATCH);
  /* A birthday before the right one is no card's end: somebody told the wrong day of issue. */
  set_day (&self->facts.card_expires, NULL);
  set_day (&self->facts.certificates[AUTH].expires, "2023-10-10");
  advise (self);
  assert_note (self, AUTH, MADO_NOTE_MISMATCH);
  /* 署名用 may have been cut short by the other one, whatever day that is. */
  self->facts.certificates[AUTH].record = MADO_RECORD_UNREADABLE;
  advise (self);
  assert_no_note (self, SIGN, MADO_NOTE_MISMATCH);
}

static void
test_issued_after_its_end (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_OPEN);
  set_day (&self->facts.certificates[AUTH].issued, "2027-02-01");
  advise (self);
  assert_date (&self->advice.certificates[AUTH].issued, NULL);
  assert_date (&self->advice.certificates[AUTH].expires, IS_OPEN);
  assert_state (self, AUTH, "renewable");
  assert_note (self, AUTH, MADO_NOTE_MISMATCH);
}

static void
test_leap_day_note_on_a_read_date (Fixture *self, gconstpointer data)
{
  set_day (&self->facts.born, "1992-02-29");
  record (self, AUTH, IS_OPEN);
  advise (self);
  assert_note (self, AUTH, MADO_NOTE_FEB29);
  set_day (&self->facts.born, "1992-02-28");
  advise (self);
  assert_no_note (self, AUTH, MADO_NOTE_FEB29);
}

/* --- caps --- */

static void
test_caps (Fixture *self, gconstpointer data)
{
  set_day (&self->facts.born, "1985-10-10");
  set_day (&self->facts.card_expires, "2031-10-10");
  self->facts.certificates[AUTH].record = MADO_RECORD_RECORDED;
  set_day (&self->facts.certificates[AUTH].issued, "2022-05-15");
  self->facts.certificates[SIGN].record = MADO_RECORD_RECORDED;
  set_day (&self->facts.certificates[SIGN].issued, "2023-03-01");
  advise_on (self, "2023-03-01");
  /* The other certificate's end is computed too. */
  assert_date (&self->advice.certificates[AUTH].expires, "2026-10-10");
  assert_date (&self->advice.certificates[SIGN].expires, "2026-10-10");
  assert_note (self, SIGN, MADO_NOTE_CAPPED_BY_AUTH);
  assert_no_note (self, AUTH, MADO_NOTE_CAPPED_BY_AUTH);
  /* Re-issued on the day before the other one ends, and on the day after. */
  set_day (&self->facts.certificates[SIGN].issued, "2026-10-10");
  advise_on (self, "2026-10-10");
  assert_date (&self->advice.certificates[SIGN].expires, "2026-10-10");
  assert_state (self, SIGN, "last-day");
  set_day (&self->facts.certificates[SIGN].issued, "2026-10-11");
  advise_on (self, "2026-10-11");
  assert_date (&self->advice.certificates[SIGN].expires, "2031-10-10");
  assert_no_note (self, SIGN, MADO_NOTE_CAPPED_BY_AUTH);
  /* Without the other one there is no cap. */
  self->facts.certificates[AUTH].record = MADO_RECORD_NOT_RECORDED;
  set_day (&self->facts.certificates[SIGN].issued, "2023-03-01");
  advise_on (self, "2023-03-01");
  assert_date (&self->advice.certificates[SIGN].expires, "2027-10-10");
}

static void
test_card_caps_both (Fixture *self, gconstpointer data)
{
  set_day (&self->facts.born, "1990-06-20");
  set_day (&self->facts.card_expires, "2026-12-20");
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    {
      self->facts.certificates[kind].record = MADO_RECORD_RECORDED;
      set_day (&self->facts.certificates[kind].issued, "2025-01-15");
    }
  advise (self);
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    {
      assert_date (&self->advice.certificates[kind].expires, "2026-12-20");
      assert_note (self, kind, MADO_NOTE_CAPPED_BY_CARD);
      assert_no_note (self, kind, MADO_NOTE_CAPPED_BY_AUTH);
      assert_note (self, kind, MADO_NOTE_CARD_ENDS_TOO);
    }
}

/* The cap that decides is the one that is named. */
static void
test_both_caps (Fixture *self, gconstpointer data)
{
  set_day (&self->facts.born, "1985-10-10");
  set_day (&self->facts.card_expires, "2028-04-01");
  record (self, AUTH, "2027-10-10");
  self->facts.certificates[SIGN].record = MADO_RECORD_RECORDED;
  set_day (&self->facts.certificates[SIGN].issued, "2024-11-01");
  advise (self);
  assert_date (&self->advice.certificates[SIGN].expires, "2027-10-10");
  assert_note (self, SIGN, MADO_NOTE_CAPPED_BY_AUTH);
  assert_no_note (self, SIGN, MADO_NOTE_CAPPED_BY_CARD);
  record (self, AUTH, "2028-04-02");
  advise (self);
  assert_date (&self->advice.certificates[SIGN].expires, "2028-04-01");
  assert_note (self, SIGN, MADO_NOTE_CAPPED_BY_CARD);
  assert_no_note (self, SIGN, MADO_NOTE_CAPPED_BY_AUTH);
}

static void
test_issued_after_the_cards_end (Fixture *self, gconstpointer data)
{
  set_day (&self->facts.born, "1985-10-10");
  set_day (&self->facts.card_expires, "2023-10-10");
  self->facts.certificates[AUTH].record = MADO_RECORD_RECORDED;
  set_day (&self->facts.certificates[AUTH].issued, "2024-01-01");
  advise (self);
  assert_state (self, AUTH, "unknown");
  assert_date (&self->advice.certificates[AUTH].issued, "2024-01-01");
  assert_date (&self->advice.certificates[AUTH].expires, NULL);
  assert_note (self, AUTH, MADO_NOTE_CARD_LAPSED);
  assert_procedures (self, "new-card");
}

/* --- R8 --- */

static void
test_under_age (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_EARLY);
  set_day (&self->facts.born, "2011-11-25");
  self->facts.certificates[SIGN].record = MADO_RECORD_RECORDED;
  advise (self);
  assert_state (self, SIGN, "not-recorded");
  assert_no_dates (self, SIGN);
  g_assert_cmpint (self->advice.certificates[SIGN].ineligible, ==, MADO_INELIGIBLE_UNDER_AGE);
  g_assert_cmpint (self->advice.certificates[AUTH].ineligible, ==, MADO_INELIGIBLE_NO);
  assert_no_note (self, SIGN, MADO_NOTE_AGE_BOUNDARY);
  assert_procedures (self, "change-pin revoke proxy");

  advise_on (self, "2026-11-24");
  g_assert_cmpint (self->advice.certificates[SIGN].ineligible, ==, MADO_INELIGIBLE_UNDER_AGE);
  assert_note (self, SIGN, MADO_NOTE_AGE_BOUNDARY);

  self->facts.certificates[SIGN].record = MADO_RECORD_NOT_RECORDED;
  advise_on (self, "2026-11-25");
  g_assert_cmpint (self->advice.certificates[SIGN].ineligible, ==, MADO_INELIGIBLE_NO);
  assert_no_note (self, SIGN, MADO_NOTE_AGE_BOUNDARY);
  assert_procedures (self, "change-pin issue revoke proxy");
}

/* By law somebody born on 29 February is 15 when 28 February is over. */
static void
test_age_of_a_leap_day_child (Fixture *self, gconstpointer data)
{
  set_day (&self->facts.born, "2012-02-29");
  self->facts.certificates[SIGN].record = MADO_RECORD_NOT_RECORDED;
  advise_on (self, "2027-02-27");
  assert_no_note (self, SIGN, MADO_NOTE_AGE_BOUNDARY);
  g_assert_cmpint (self->advice.certificates[SIGN].ineligible, ==, MADO_INELIGIBLE_UNDER_AGE);
  advise_on (self, "2027-02-28");
  assert_note (self, SIGN, MADO_NOTE_AGE_BOUNDARY);
  advise_on (self, "2027-03-01");
  g_assert_cmpint (self->advice.certificates[SIGN].ineligible, ==, MADO_INELIGIBLE_NO);
}

/* A door that some places leave open: a certificate that was read exists. */
static void
test_read_although_ineligible (Fixture *self, gconstpointer data)
{
  set_day (&self->facts.born, "2014-01-31");
  set_day (&self->facts.certificates[SIGN].issued, "2022-05-01");
  record (self, SIGN, IS_OPEN);
  advise (self);
  assert_state (self, SIGN, "renewable");
  assert_date (&self->advice.certificates[SIGN].expires, IS_OPEN);
  g_assert_cmpint (self->advice.certificates[SIGN].ineligible, ==, MADO_INELIGIBLE_UNDER_AGE);
  /* In principle none is issued anew; a minor's card ends with it. */
  assert_procedures (self, "new-card stay-period change-pin revoke proxy");

  set_day (&self->facts.born, NULL);
  self->facts.guardianship = TRUE;
  set_day (&self->facts.certificates[SIGN].expires, IS_OVER);
  advise (self);
  assert_state (self, SIGN, "expired");
  assert_procedures (self, "");
}

static void
test_guardianship (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_OPEN);
  set_day (&self->facts.born, "1950-01-31");
  self->facts.guardianship = TRUE;
  set_day (&self->facts.certificates[SIGN].issued, "2022-05-01");
  advise (self);
  assert_state (self, SIGN, "not-recorded");
  assert_no_dates (self, SIGN);
  g_assert_cmpint (self->advice.certificates[SIGN].ineligible, ==, MADO_INELIGIBLE_GUARDIANSHIP);
  assert_procedures (self, "renew change-pin revoke proxy");
  /* The card says that something is there. */
  self->facts.certificates[SIGN].record = MADO_RECORD_HIDDEN;
  set_day (&self->facts.certificates[SIGN].issued, NULL);
  advise (self);
  assert_state (self, SIGN, "hidden");
}

static void
test_issued_while_under_age (Fixture *self, gconstpointer data)
{
  set_day (&self->facts.born, "2008-09-15");
  self->facts.certificates[SIGN].record = MADO_RECORD_RECORDED;
  set_day (&self->facts.certificates[SIGN].issued, "2023-09-14");
  advise (self);
  assert_state (self, SIGN, "not-recorded");
  assert_no_dates (self, SIGN);
  g_assert_cmpint (self->advice.certificates[SIGN].ineligible, ==, MADO_INELIGIBLE_NO);
  assert_procedures (self, "issue proxy");
  /* The day before the birthday is for the counter to decide. */
  assert_note (self, SIGN, MADO_NOTE_AGE_BOUNDARY);
  set_day (&self->facts.certificates[SIGN].issued, "2023-09-13");
  advise (self);
  assert_state (self, SIGN, "not-recorded");
  assert_no_note (self, SIGN, MADO_NOTE_AGE_BOUNDARY);
  set_day (&self->facts.certificates[SIGN].issued, "2023-09-15");
  advise (self);
  assert_no_note (self, SIGN, MADO_NOTE_AGE_BOUNDARY);
  assert_date (&self->advice.certificates[SIGN].expires, "2028-09-15");
}

/* What is told of the card comes before what follows from an age, and of others' cards nothing
 * follows from it. */
static void
test_minors_card (Fixture *self, gconstpointer data)
{
  set_day (&self->facts.born, "2011-11-30");
  set_day (&self->facts.certificates[AUTH].issued, "2024-06-01");
  advise (self);
  g_assert_true (self->advice.card_end_computed);
  assert_date (&self->advice.card_expires, "2028-11-30");
  assert_note (self, AUTH, MADO_NOTE_MINORS_CARD);
  assert_note (self, AUTH, MADO_NOTE_CARD_ENDS_TOO);
  assert_date (&self->advice.certificates[AUTH].renewed_expiry, NULL);

  /* 署名用, issued later, ends with it. */
  set_day (&self->facts.certificates[SIGN].issued, "2026-12-05");
  advise_on (self, "2026-12-06");
  assert_date (&self->advice.certificates[SIGN].expires, "2028-11-30");
  assert_note (self, SIGN, MADO_NOTE_CARD_ENDS_TOO);

  /* Told to be a renewal, it is not taken to run past it. */
  set_day (&self->facts.certificates[AUTH].renewed_from, "2024-06-30");
  advise (self);
  assert_date (&self->advice.card_expires, "2028-11-30");
  assert_date (&self->advice.certificates[AUTH].expires, "2028-11-30");
  set_day (&self->facts.certificates[AUTH].renewed_from, NULL);

  set_day (&self->facts.card_expires, "2030-11-30");
  advise (self);
  g_assert_false (self->advice.card_end_computed);
  assert_no_note (self, AUTH, MADO_NOTE_MINORS_CARD);
  assert_no_note (self, AUTH, MADO_NOTE_CARD_ENDS_TOO);
  set_day (&self->facts.card_expires, NULL);

  self->facts.medium = MADO_MEDIUM_SMARTPHONE;
  advise (self);
  g_assert_false (self->advice.card_end_computed);
  self->facts.medium = MADO_MEDIUM_JUKI_CARD;
  advise (self);
  g_assert_false (self->advice.card_end_computed);
  self->facts.medium = MADO_MEDIUM_CARD;
  self->facts.generation = MADO_GENERATION_NEXT;
  advise (self);
  g_assert_false (self->advice.card_end_computed);
  self->facts.generation = MADO_GENERATION_CURRENT;
  self->facts.certificates[AUTH].no_end = TRUE;
  self->facts.certificates[SIGN].no_end = TRUE;
  advise (self);
  g_assert_false (self->advice.card_end_computed);
  self->facts.certificates[AUTH].no_end = FALSE;
  self->facts.certificates[SIGN].no_end = FALSE;
  self->facts.certificates[AUTH].chain_broken = TRUE;
  self->facts.certificates[SIGN].chain_broken = TRUE;
  advise (self);
  g_assert_false (self->advice.card_end_computed);
  assert_date (&self->advice.card_expires, NULL);
}

/* --- R9 --- */

static void
test_events (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *word;
    gboolean revokes_auth;
  } events[] = { { "address", FALSE },    { "name", FALSE },       { "sex", FALSE },
                 { "birth-date", FALSE }, { "card-lapsed", TRUE }, { "request", TRUE },
                 { "jlis", TRUE } };

  record (self, AUTH, IS_EARLY);
  record (self, SIGN, IS_EARLY);
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      MadoEvents event;

      g_assert_true (mado_events_from_string (events[i].word, &event));
      self->facts.certificates[AUTH].events = event;
      self->facts.certificates[SIGN].events = event;
      advise (self);
      assert_state (self, SIGN, "revoked");
      g_assert_cmphex (self->advice.certificates[SIGN].cause, ==, event);
      assert_state (self, AUTH, events[i].revokes_auth ? "revoked" : "valid-early");
      g_assert_cmphex (self->advice.certificates[AUTH].cause, ==,
                       events[i].revokes_auth ? event : MADO_EVENT_NONE);
      /* An event is told for a certificate, not for the card. */
      self->facts.certificates[SIGN].events = MADO_EVENT_NONE;
      advise (self);
      assert_state (self, SIGN, "valid-early");
    }
}

static void
test_revoked_wins (Fixture *self, gconstpointer data)
{
  static const char *const ends[] = { IS_EARLY, IS_OPEN, IS_LAST, IS_OVER };

  self->facts.certificates[SIGN].events = MADO_EVENT_NAME | MADO_EVENT_ADDRESS;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      record (self, SIGN, ends[i]);
      advise (self);
      assert_state (self, SIGN, "revoked");
      assert_date (&self->advice.certificates[SIGN].expires, ends[i]);
      g_assert_cmphex (self->advice.certificates[SIGN].cause, ==,
                       MADO_EVENT_NAME | MADO_EVENT_ADDRESS);
      assert_date (&self->advice.certificates[SIGN].notice_from, NULL);
      assert_date (&self->advice.certificates[SIGN].renewed_expiry, NULL);
      assert_procedures (self, "reissue changed-details proxy");
    }
  self->facts.certificates[SIGN].record = MADO_RECORD_HIDDEN;
  advise (self);
  assert_state (self, SIGN, "revoked");
  assert_no_dates (self, SIGN);
  /* What is not there cannot be revoked. */
  self->facts.certificates[SIGN].record = MADO_RECORD_NOT_RECORDED;
  advise (self);
  assert_state (self, SIGN, "not-recorded");
  g_assert_cmphex (self->advice.certificates[SIGN].cause, ==, MADO_EVENT_NONE);
}

static void
test_revoked_with_its_card (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_EARLY);
  self->facts.certificates[AUTH].events = MADO_EVENT_CARD_LAPSED;
  self->facts.certificates[AUTH].pin_locked = TRUE;
  advise (self);
  assert_state (self, AUTH, "revoked");
  assert_procedures (self, "new-card");
}

/* --- the card's own end --- */

static void
test_card_lapsed (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_EARLY);
  record (self, SIGN, IS_OPEN);
  set_day (&self->facts.card_expires, IS_OVER);
  advise (self);
  g_assert_true (self->advice.card_lapsed);
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    {
      assert_state (self, kind, "revoked");
      g_assert_cmphex (self->advice.certificates[kind].cause, ==, MADO_EVENT_CARD_LAPSED);
    }
  /* Its dates stay what it says; what there is to do about them does not. */
  assert_date (&self->advice.certificates[AUTH].expires, IS_EARLY);
  assert_date (&self->advice.certificates[AUTH].renewed_expiry, NULL);
  assert_date (&self->advice.certificates[AUTH].notice_from, NULL);
  assert_note (self, AUTH, MADO_NOTE_CARD_LAPSED);
  assert_no_note (self, AUTH, MADO_NOTE_CARD_ENDS_TOO);
  assert_procedures (self, "new-card");
  /* Not on its last day. */
  set_day (&self->facts.card_expires, IS_LAST);
  advise (self);
  g_assert_false (self->advice.card_lapsed);
  assert_no_note (self, AUTH, MADO_NOTE_CARD_LAPSED);
  assert_state (self, AUTH, "valid-early");
  assert_state (self, SIGN, "renewable");
}

/* policy-rules.md 5: it revokes what has not ended by itself, and what is there. */
static void
test_card_lapsed_states (Fixture *self, gconstpointer data)
{
  set_day (&self->facts.card_expires, IS_OVER);
  record (self, AUTH, IS_OVER);
  self->facts.certificates[SIGN].record = MADO_RECORD_NOT_RECORDED;
  advise (self);
  assert_state (self, AUTH, "expired");
  assert_state (self, SIGN, "not-recorded");
  g_assert_cmphex (self->advice.certificates[AUTH].cause, ==, MADO_EVENT_NONE);

  record (self, AUTH, IS_LAST);
  self->facts.certificates[SIGN].record = MADO_RECORD_HIDDEN;
  advise (self);
  assert_state (self, AUTH, "revoked");
  assert_state (self, SIGN, "hidden");

  record (self, SIGN, IS_OPEN);
  self->facts.certificates[SIGN].events = MADO_EVENT_ADDRESS;
  advise (self);
  g_assert_cmphex (self->advice.certificates[SIGN].cause, ==,
                   MADO_EVENT_ADDRESS | MADO_EVENT_CARD_LAPSED);
  assert_procedures (self, "new-card");
}

static void
test_card_ends_too (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_OPEN);
  record (self, SIGN, IS_OPEN);
  set_day (&self->facts.card_expires, IS_OPEN);
  advise (self);
  assert_state (self, AUTH, "renewable");
  assert_note (self, AUTH, MADO_NOTE_CARD_ENDS_TOO);
  /* Not known whose card it is: it may end with a period of stay. */
  assert_note (self, AUTH, MADO_NOTE_STAY_POSSIBLE);
  assert_procedures (self, "new-card stay-period change-pin revoke proxy");
  set_day (&self->facts.born, "1986-01-31");
  advise (self);
  assert_procedures (self, "new-card change-pin revoke proxy");
  /* A day more, and a renewal has some sense, though the card's own window is open too. */
  set_day (&self->facts.card_expires, "2027-02-01");
  advise (self);
  assert_no_note (self, AUTH, MADO_NOTE_CARD_ENDS_TOO);
  assert_procedures (self, "stay-period renew change-pin revoke proxy");
}

/* A certificate whose own date the card does not reach is revoked with it, and no letter comes. */
static void
test_card_ends_first (Fixture *self, gconstpointer data)
{
  const MadoCertificateAdvice *auth = &self->advice.certificates[AUTH];

  record (self, AUTH, "2027-05-05");
  set_day (&self->facts.card_expires, "2027-05-05");
  advise (self);
  assert_no_note (self, AUTH, MADO_NOTE_CARD_ENDS_FIRST);
  assert_date (&auth->lapses, "2027-05-06");
  assert_date (&auth->notice_from, "2027-02-05");
  set_day (&self->facts.card_expires, "2027-05-04");
  advise (self);
  assert_note (self, AUTH, MADO_NOTE_CARD_ENDS_TOO);
  assert_note (self, AUTH, MADO_NOTE_CARD_ENDS_FIRST);
  assert_date (&auth->expires, "2027-05-05");
  assert_date (&auth->lapses, "2027-05-05");
  assert_date (&auth->notice_from, NULL);
  assert_date (&auth->notice_to, NULL);
}

/* policy-rules.md 1.7: only a card with a period of stay ends on another day than a birthday. */
static void
test_stay (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_OPEN);
  record (self, SIGN, IS_OPEN);
  set_day (&self->facts.card_expires, IS_OPEN);
  set_day (&self->facts.born, "1986-08-20");
  advise (self);
  assert_note (self, AUTH, MADO_NOTE_STAY_LIKELY);
  assert_procedures (self, "stay-period change-pin revoke proxy");
  assert_date (&self->advice.certificates[AUTH].notice_from, NULL);
  assert_date (&self->advice.certificates[AUTH].notice_to, NULL);
  /* It may be extended long before the card's own window. */
  record (self, AUTH, IS_EARLY);
  record (self, SIGN, IS_EARLY);
  set_day (&self->facts.card_expires, IS_EARLY);
  advise (self);
  assert_procedures (self, "stay-period change-pin revoke proxy");
  /* Once it has lapsed, it cannot be changed any more. */
  set_day (&self->facts.card_expires, IS_OVER);
  advise (self);
  assert_no_note (self, AUTH, MADO_NOTE_STAY_LIKELY);
  assert_procedures (self, "new-card");
  /* Who lives abroad with a card is a Japanese national. */
  set_day (&self->facts.card_expires, IS_EARLY);
  self->facts.overseas = TRUE;
  advise (self);
  assert_no_note (self, AUTH, MADO_NOTE_STAY_LIKELY);
  /* Born on 29 February, by whatever reading of R7. */
  self->facts.overseas = FALSE;
  set_day (&self->facts.born, "1992-02-29");
  set_day (&self->facts.card_expires, "2027-02-28");
  advise (self);
  assert_no_note (self, AUTH, MADO_NOTE_STAY_LIKELY);
  set_day (&self->facts.card_expires, "2027-03-01");
  advise (self);
  assert_no_note (self, AUTH, MADO_NOTE_STAY_LIKELY);
}

/* policy-rules.md 1.7: where the birth date is not known, a certificate that ends with the card
 * years before any birthday of R1 tells that something cut it off. One decider: list, letter and
 * what is recommended say the same. */
static void
test_cut_short (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_OPEN);
  set_day (&self->facts.certificates[AUTH].issued, "2026-04-07");
  self->facts.certificates[SIGN].record = MADO_RECORD_HIDDEN;
  set_day (&self->facts.card_expires, IS_OPEN);
  advise (self);
  assert_note (self, AUTH, MADO_NOTE_CUT_SHORT);
  assert_note (self, AUTH, MADO_NOTE_STAY_POSSIBLE);
  assert_procedures (self, "stay-period new-card change-pin revoke proxy");
  assert_date (&self->advice.certificates[AUTH].notice_from, NULL);
  g_assert_true (mado_stay_comes_first (&self->advice));
  g_assert_cmpint (self->advice.fits[MADO_PROCEDURE_RENEW].instead, ==, MADO_PROCEDURE_STAY_PERIOD);
  g_assert_cmpint (self->advice.fits[MADO_PROCEDURE_NEW_CARD].applies, ==, MADO_APPLIES_NOW);
  /* Four birthdays are what a first certificate may come to. */
  set_day (&self->facts.certificates[AUTH].issued, "2023-01-31");
  advise (self);
  assert_no_note (self, AUTH, MADO_NOTE_CUT_SHORT);
  assert_procedures (self, "new-card stay-period change-pin revoke proxy");
  /* Long before its end a new card is not applied for yet. */
  record (self, AUTH, IS_EARLY);
  set_day (&self->facts.certificates[AUTH].issued, "2026-04-07");
  set_day (&self->facts.card_expires, IS_EARLY);
  advise (self);
  assert_procedures (self, "stay-period change-pin revoke proxy");
  /* The birth date decides it. */
  set_day (&self->facts.born, "1985-10-10");
  advise (self);
  assert_no_note (self, AUTH, MADO_NOTE_CUT_SHORT);
  assert_no_note (self, AUTH, MADO_NOTE_STAY_POSSIBLE);
}

static void
test_cards_own_window (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_OVER);
  set_day (&self->facts.born, "1985-02-21");
  set_day (&self->facts.card_expires, "2027-02-21");
  advise (self);
  assert_procedures (self, "new-card reissue proxy");
  /* Its window is its own, by one day another than the ward's for certificates (M30): open today,
   * and not for a card that ends a day later. */
  set_day (&self->facts.born, "1985-02-22");
  set_day (&self->facts.card_expires, "2027-02-22");
  advise (self);
  assert_procedures (self, "new-card reissue proxy");
  assert_date (&self->advice.card_opens, "2026-11-23");
  set_day (&self->facts.born, "1985-02-23");
  set_day (&self->facts.card_expires, "2027-02-23");
  advise (self);
  assert_procedures (self, "reissue proxy");
  assert_date (&self->advice.card_opens, "2026-11-24");
  assert_date (&self->advice.fits[MADO_PROCEDURE_NEW_CARD].from, "2026-11-24");
  /* The municipality may tell another. */
  self->rules.card_window_offset_days = 2;
  advise (self);
  assert_date (&self->advice.card_opens, "2026-11-25");
  self->rules.card_window_offset_days = 1;
  /* Abroad it opens by R10, and list and guide say the same. */
  self->facts.overseas = TRUE;
  advise (self);
  assert_procedures (self, "new-card reissue proxy");
  g_assert_cmpint (self->advice.fits[MADO_PROCEDURE_NEW_CARD].applies, ==, MADO_APPLIES_NOW);
}

/* --- renewals --- */

static void
test_renewed_expiry (Fixture *self, gconstpointer data)
{
  set_day (&self->facts.born, "1985-10-10");
  set_day (&self->facts.card_expires, "2029-10-10");
  record (self, AUTH, "2024-10-10");
  advise_on (self, "2024-01-01");
  assert_date (&self->advice.certificates[AUTH].renewed_expiry, "2029-10-10");
  advise_on (self, "2024-08-01");
  assert_date (&self->advice.certificates[AUTH].renewed_expiry, "2029-10-10");
  /* On its last day, a birthday, the sixth one after it lies beyond the card. */
  advise_on (self, "2024-10-10");
  assert_date (&self->advice.certificates[AUTH].renewed_expiry, "2029-10-10");
  /* Over: there is nothing to renew. */
  advise_on (self, "2024-10-11");
  assert_date (&self->advice.certificates[AUTH].renewed_expiry, NULL);
  /* Without a birth date it is not known, and with the card's end it gains nothing. */
  set_day (&self->facts.born, NULL);
  advise_on (self, "2024-08-01");
  assert_date (&self->advice.certificates[AUTH].renewed_expiry, NULL);
  set_day (&self->facts.born, "1985-10-10");
  set_day (&self->facts.card_expires, "2024-10-10");
  advise_on (self, "2024-08-01");
  assert_date (&self->advice.certificates[AUTH].renewed_expiry, NULL);
}

static void
test_renewed_sign_follows_auth (Fixture *self, gconstpointer data)
{
  set_day (&self->facts.born, "1985-10-10");
  set_day (&self->facts.card_expires, "2031-10-10");
  record (self, AUTH, "2026-10-10");
  record (self, SIGN, "2026-10-10");
  /* Both are due: they are renewed together. */
  advise_on (self, "2026-08-01");
  assert_date (&self->advice.certificates[AUTH].renewed_expiry, "2031-10-10");
  assert_date (&self->advice.certificates[SIGN].renewed_expiry, "2031-10-10");
  /* Only 署名用 is due: it gets no further than the other one. */
  record (self, AUTH, "2028-10-10");
  advise_on (self, "2026-08-01");
  assert_date (&self->advice.certificates[SIGN].renewed_expiry, "2028-10-10");
}

/* R10 opens the window a year ahead; how long such a renewal runs no source says. */
static void
test_renewed_abroad (Fixture *self, gconstpointer data)
{
  set_day (&self->facts.born, "1985-10-10");
  self->facts.overseas = TRUE;
  record (self, AUTH, "2027-10-10");
  advise (self);
  assert_state (self, AUTH, "renewable");
  assert_note (self, AUTH, MADO_NOTE_OVERSEAS);
  assert_date (&self->advice.certificates[AUTH].renewed_expiry, NULL);
  advise_on (self, "2027-07-11");
  assert_date (&self->advice.certificates[AUTH].renewed_expiry, "2032-10-10");
}

/* --- PINs --- */

static void
test_locked (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_EARLY);
  record (self, SIGN, IS_EARLY);
  self->facts.certificates[SIGN].pin_locked = TRUE;
  advise (self);
  assert_state (self, SIGN, "valid-early");
  g_assert_true (self->advice.certificates[SIGN].pin_locked);
  g_assert_cmpint (self->advice.urgent, ==, SIGN);
  assert_procedures (self, "unlock change-pin revoke proxy");
  g_assert_cmphex (self->advice.certificates[SIGN].procedures & 1 << MADO_PROCEDURE_CHANGE_PIN, ==,
                   0);
  /* Dates come before locks. */
  record (self, AUTH, IS_OPEN);
  advise (self);
  g_assert_cmpint (self->advice.urgent, ==, AUTH);
  assert_procedures (self, "renew unlock change-pin revoke proxy");
}

static void
test_other_pins_locked (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_EARLY);
  self->facts.juki_pin_locked = TRUE;
  advise (self);
  assert_procedures (self, "unlock change-pin revoke proxy");
  self->facts.juki_pin_locked = FALSE;
  self->facts.text_pin_locked = TRUE;
  advise (self);
  assert_procedures (self, "unlock change-pin revoke proxy");
}

/* What the reading found of the issuer and the PIN comes through, each by itself. */
static void
test_reading_notes (Fixture *self, gconstpointer data)
{
  const MadoNotes all = MADO_NOTE_UNPINNED_CHAIN | MADO_NOTE_LAST_TRY;
  MadoCertificateFacts *facts = &self->facts.certificates[AUTH];

  record (self, AUTH, IS_EARLY);
  advise (self);
  g_assert_cmpint (self->advice.certificates[AUTH].notes & all, ==, 0);
  facts->chain_unpinned = TRUE;
  advise (self);
  g_assert_cmpint (self->advice.certificates[AUTH].notes & all, ==, MADO_NOTE_UNPINNED_CHAIN);
  facts->chain_unpinned = FALSE;
  facts->pin_last_try = TRUE;
  advise (self);
  g_assert_cmpint (self->advice.certificates[AUTH].notes & all, ==, MADO_NOTE_LAST_TRY);
}

/* Forged or damaged, it may name any date: none is told, computed or used for the other one. */
static void
test_untrusted (Fixture *self, gconstpointer data)
{
  const MadoCertificateAdvice *auth = &self->advice.certificates[AUTH];

  record (self, AUTH, IS_OPEN);
  set_day (&self->facts.born, "1985-10-10");
  set_day (&self->facts.certificates[AUTH].issued, "2022-01-10");
  self->facts.certificates[SIGN].record = MADO_RECORD_HIDDEN;
  self->facts.certificates[AUTH].chain_broken = TRUE;
  advise (self);
  assert_state (self, AUTH, "untrusted");
  g_assert_cmpint (self->advice.urgent, ==, AUTH);
  g_assert_false (auth->days_known);
  const GDate *dates[] = { &auth->issued,        &auth->expires,        &auth->window_opens,
                           &auth->window_closes, &auth->national_opens, &auth->lapses,
                           &auth->notice_from,   &auth->notice_to,      &auth->renewed_expiry };
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    g_assert_false (mado_civil_date_known (dates[i]));
  g_assert_cmphex (auth->procedures, ==, 0);
  g_assert_false (mado_civil_date_known (&self->advice.certificates[SIGN].latest_expiry));
}

/* A date of its own that is there and not to be reckoned with is no date that is missing. */
static void
test_no_end (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_EARLY);
  set_day (&self->facts.born, "1985-10-10");
  set_day (&self->facts.certificates[AUTH].issued, "2022-01-10");
  set_day (&self->facts.certificates[AUTH].expires, NULL);
  advise (self);
  assert_note (self, AUTH, MADO_NOTE_COMPUTED);
  self->facts.certificates[AUTH].no_end = TRUE;
  advise (self);
  assert_state (self, AUTH, "unknown");
  assert_note (self, AUTH, MADO_NOTE_NO_END);
  assert_no_note (self, AUTH, MADO_NOTE_COMPUTED);
  g_assert_false (mado_civil_date_known (&self->advice.certificates[AUTH].expires));
  g_assert_true (mado_civil_date_known (&self->advice.certificates[AUTH].issued));
  /* It comes before one of which nothing is to be seen, or that is not there. */
  static const MadoRecord others[] = { MADO_RECORD_HIDDEN, MADO_RECORD_NOT_RECORDED };
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      self->facts.certificates[SIGN].record = others[i];
      advise (self);
      g_assert_cmpint (self->advice.urgent, ==, AUTH);
    }
}

static void
test_face_card (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_EARLY);
  self->facts.certificates[AUTH].pin_locked = TRUE;
  self->facts.certificates[SIGN].record = MADO_RECORD_NOT_RECORDED;
  /* A locked PIN alone is a locked PIN, which a counter unlocks. */
  advise (self);
  assert_no_note (self, AUTH, MADO_NOTE_FACE_CARD);
  assert_procedures (self, "unlock issue revoke proxy");
  self->facts.no_other_pin = TRUE;
  advise (self);
  assert_note (self, AUTH, MADO_NOTE_FACE_CARD);
  assert_note (self, SIGN, MADO_NOTE_FACE_CARD);
  g_assert_cmpint (self->advice.urgent, ==, AUTH);
  assert_procedures (self, "face-card revoke proxy");
  /* It still expires and is renewed. */
  record (self, AUTH, IS_OPEN);
  advise (self);
  assert_procedures (self, "renew face-card revoke proxy");
  /* A child has no 署名用 certificate anyway. */
  set_day (&self->facts.born, "2020-01-31");
  advise (self);
  assert_no_note (self, SIGN, MADO_NOTE_FACE_CARD);
  set_day (&self->facts.born, NULL);
  self->facts.certificates[SIGN].record = MADO_RECORD_HIDDEN;
  advise (self);
  assert_no_note (self, AUTH, MADO_NOTE_FACE_CARD);
}

/* E7 and E9, and policy-rules.md 7.2. */
static void
test_store_reset (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_EARLY);
  record (self, SIGN, IS_EARLY);
  self->facts.certificates[SIGN].pin_locked = TRUE;
  advise (self);
  g_assert_true (self->advice.certificates[SIGN].store_reset);
  /* The other way round needs the locked password. */
  g_assert_false (self->advice.certificates[AUTH].store_reset);
  /* E9. */
  record (self, SIGN, IS_OVER);
  advise (self);
  g_assert_false (self->advice.certificates[SIGN].store_reset);
  record (self, SIGN, IS_EARLY);
  self->facts.certificates[SIGN].events = MADO_EVENT_ADDRESS;
  advise (self);
  g_assert_false (self->advice.certificates[SIGN].store_reset);
  /* Hidden is not known to be over. */
  self->facts.certificates[SIGN].events = MADO_EVENT_NONE;
  self->facts.certificates[SIGN].record = MADO_RECORD_HIDDEN;
  advise (self);
  g_assert_true (self->advice.certificates[SIGN].store_reset);
  self->facts.certificates[AUTH].pin_locked = TRUE;
  advise (self);
  g_assert_false (self->advice.certificates[SIGN].store_reset);
  self->facts.certificates[AUTH].pin_locked = FALSE;
  set_day (&self->facts.card_expires, IS_OVER);
  advise (self);
  g_assert_false (self->advice.certificates[SIGN].store_reset);
}

/* --- who holds it --- */

static void
test_smartphone (Fixture *self, gconstpointer data)
{
  self->facts.medium = MADO_MEDIUM_SMARTPHONE;
  record (self, AUTH, IS_OPEN);
  record (self, SIGN, IS_OVER);
  self->facts.certificates[AUTH].pin_locked = TRUE;
  set_day (&self->facts.card_expires, IS_OVER);
  advise (self);
  g_assert_cmpint (self->advice.medium, ==, MADO_MEDIUM_SMARTPHONE);
  assert_state (self, AUTH, "renewable");
  assert_state (self, SIGN, "expired");
  assert_procedures (self, "");
}

static void
test_juki_card (Fixture *self, gconstpointer data)
{
  self->facts.medium = MADO_MEDIUM_JUKI_CARD;
  record (self, SIGN, IS_OVER);
  self->facts.juki_pin_locked = TRUE;
  advise (self);
  assert_procedures (self, "new-card");
}

/* --- which certificate comes first --- */

static void
set_state (Fixture *self, MadoKind kind, const char *state)
{
  MadoCertificateFacts *certificate = &self->facts.certificates[kind];

  memset (certificate, 0, sizeof *certificate);
  if (g_str_equal (state, "hidden"))
    certificate->record = MADO_RECORD_HIDDEN;
  else if (g_str_equal (state, "not-recorded"))
    certificate->record = MADO_RECORD_NOT_RECORDED;
  else if (g_str_equal (state, "unreadable"))
    certificate->record = MADO_RECORD_UNREADABLE;
  else if (g_str_equal (state, "untrusted"))
    certificate->chain_broken = TRUE;
  else if (g_str_equal (state, "not-yet-valid"))
    {
      record (self, kind, IS_EARLY);
      set_day (&certificate->issued, "2026-11-24");
    }
  else if (g_str_equal (state, "valid-early"))
    record (self, kind, IS_EARLY);
  else if (g_str_equal (state, "renewable"))
    record (self, kind, IS_OPEN);
  else if (g_str_equal (state, "last-day"))
    record (self, kind, IS_LAST);
  else if (g_str_equal (state, "expired"))
    record (self, kind, IS_OVER);
  else if (g_str_equal (state, "revoked"))
    {
      record (self, kind, IS_EARLY);
      certificate->events = MADO_EVENT_REQUEST;
    }
  else
    g_assert_cmpstr (state, ==, "unknown");
}

static void
test_urgent (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *auth;
    const char *sign;
    MadoKind urgent;
    const char *procedures;
  } rows[] = {
    { "last-day", "expired", AUTH, "renew reissue change-pin revoke proxy" },
    { "expired", "last-day", SIGN, "renew reissue change-pin revoke proxy" },
    { "renewable", "last-day", SIGN, "renew change-pin revoke proxy" },
    { "renewable", "expired", SIGN, "reissue renew change-pin revoke proxy" },
    { "renewable", "revoked", SIGN, "reissue renew change-pin revoke proxy" },
    { "expired", "renewable", AUTH, "reissue renew change-pin revoke proxy" },
    { "expired", "revoked", AUTH, "reissue proxy" },
    { "revoked", "expired", AUTH, "reissue proxy" },
    { "renewable", "renewable", AUTH, "renew change-pin revoke proxy" },
    { "renewable", "hidden", AUTH, "renew change-pin revoke proxy" },
    { "renewable", "not-recorded", AUTH, "renew change-pin issue revoke proxy" },
    { "renewable", "unreadable", AUTH, "renew change-pin revoke proxy" },
    { "valid-early", "renewable", SIGN, "renew change-pin revoke proxy" },
    { "valid-early", "hidden", AUTH, "change-pin revoke proxy" },
    { "valid-early", "unknown", AUTH, "change-pin revoke proxy" },
    { "unknown", "valid-early", SIGN, "change-pin revoke proxy" },
    { "unknown", "hidden", SIGN, "change-pin revoke proxy" },
    { "not-recorded", "hidden", AUTH, "issue change-pin revoke proxy" },
    { "not-recorded", "valid-early", SIGN, "issue change-pin revoke proxy" },
    { "not-recorded", "expired", SIGN, "reissue issue proxy" },
    { "valid-early", "unreadable", SIGN, "change-pin revoke proxy" },
    { "unreadable", "unreadable", AUTH, "" },
    { "unreadable", "hidden", AUTH, "change-pin revoke proxy" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s, %s", rows[i].auth, rows[i].sign);
      set_state (self, AUTH, rows[i].auth);
      set_state (self, SIGN, rows[i].sign);
      advise (self);
      assert_state (self, AUTH, rows[i].auth);
      assert_state (self, SIGN, rows[i].sign);
      g_assert_cmpint (self->advice.urgent, ==, rows[i].urgent);
      assert_procedures (self, rows[i].procedures);
    }
}

/* Each pair of what a certificate may be: what is more urgent comes first, whichever of the two it
 * is; and of two that are as urgent 利用者証明用. */
static void
test_urgency (Fixture *self, gconstpointer data)
{
  static const struct
  {
    guint rank;
    const char *state;
    gboolean locked;
    gboolean no_end;
  } rows[] = {
    { 11, "untrusted", FALSE, FALSE },   { 10, "last-day", TRUE, FALSE },
    { 10, "last-day", FALSE, FALSE },    { 9, "expired", FALSE, FALSE },
    { 9, "revoked", TRUE, FALSE },       { 8, "renewable", TRUE, FALSE },
    { 8, "renewable", FALSE, FALSE },    { 7, "unreadable", TRUE, FALSE },
    { 7, "not-yet-valid", TRUE, FALSE }, { 7, "valid-early", TRUE, FALSE },
    { 7, "hidden", TRUE, FALSE },        { 7, "unknown", TRUE, FALSE },
    { 6, "unreadable", FALSE, FALSE },   { 5, "not-yet-valid", FALSE, FALSE },
    { 5, "unknown", FALSE, TRUE },       { 4, "valid-early", FALSE, FALSE },
    { 3, "not-recorded", TRUE, FALSE },  { 3, "not-recorded", FALSE, FALSE },
    { 2, "hidden", FALSE, FALSE },       { 1, "unknown", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
      {
        const guint of[] = { [AUTH] = i, [SIGN] = j };

        for (guint kind = 0; kind < MADO_N_KINDS; kind++)
          {
            set_state (self, kind, rows[of[kind]].state);
            self->facts.certificates[kind].pin_locked = rows[of[kind]].locked;
            self->facts.certificates[kind].no_end = rows[of[kind]].no_end;
            if (rows[of[kind]].no_end)
              self->facts.certificates[kind].record = MADO_RECORD_RECORDED;
          }
        advise (self);
        g_test_message ("%s%s, %s%s", rows[i].state, rows[i].locked ? " locked" : "", rows[j].state,
                        rows[j].locked ? " locked" : "");
        assert_state (self, AUTH, rows[i].state);
        assert_state (self, SIGN, rows[j].state);
        g_assert_cmpint (self->advice.urgent, ==, rows[j].rank > rows[i].rank ? SIGN : AUTH);
      }
}

/* --- words --- */

static void
test_words (Fixture *self, gconstpointer data)
{
  static const char *const states[] = { "unknown",     "not-recorded", "hidden",   "not-yet-valid",
                                        "valid-early", "renewable",    "last-day", "expired",
                                        "revoked",     "unreadable" };
  MadoProcedure procedure;
  MadoKind kind;
  MadoEvents event = MADO_EVENT_NONE;
  MadoFeb29 feb29;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpstr (mado_state_to_string (i), ==, states[i]);
  for (guint i = 0; i < MADO_N_PROCEDURES; i++)
    {
      g_assert_true (mado_procedure_from_string (mado_procedure_to_string (i), &procedure));
      g_assert_cmpint (procedure, ==, i);
    }
  for (guint i = 0; i < MADO_N_KINDS; i++)
    {
      g_assert_true (mado_kind_from_string (mado_kind_to_string (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_cmpstr (mado_kind_to_string (AUTH), ==, "auth");
  g_assert_cmpstr (mado_kind_to_string (SIGN), ==, "sign");
  g_assert_true (mado_feb29_from_string ("feb28", &feb29));
  g_assert_cmpint (feb29, ==, MADO_FEB29_FEB28);
  g_assert_true (mado_feb29_from_string ("feb28-always", &feb29));
  g_assert_cmpint (feb29, ==, MADO_FEB29_FEB28_ALWAYS);
  g_assert_true (mado_feb29_from_string ("mar1", &feb29));
  g_assert_cmpint (feb29, ==, MADO_FEB29_MAR1);
  g_assert_false (mado_procedure_from_string ("renewal", &procedure));
  g_assert_false (mado_kind_from_string (NULL, &kind));
  g_assert_false (mado_events_from_string ("", &event));
  g_assert_false (mado_feb29_from_string ("FEB28", &feb29));
  g_assert_cmphex (event, ==, MADO_EVENT_NONE);
}

/* 5 and 10 birthdays side by side: the card's generation decides, and while nobody has told it, the
 * usual one. A date that was read fits either. */
static void
test_generations (Fixture *self, gconstpointer data)
{
  MadoCertificateFacts *auth = &self->facts.certificates[MADO_KIND_AUTH];
  const MadoCertificateAdvice *advice = &self->advice.certificates[MADO_KIND_AUTH];

  set_day (&self->facts.born, "1990-05-31");
  set_day (&auth->issued, "2022-06-10");
  self->rules.next_validity_birthdays = 10;
  self->rules.next_renewal_birthdays = 11;
  advise (self);
  assert_date (&advice->expires, "2027-05-31");
  self->facts.generation = MADO_GENERATION_CURRENT;
  advise (self);
  assert_date (&advice->expires, "2027-05-31");
  self->facts.generation = MADO_GENERATION_NEXT;
  advise (self);
  assert_date (&advice->expires, "2032-05-31");

  record (self, MADO_KIND_AUTH, "2032-05-31");
  advise (self);
  g_assert_cmpuint (advice->notes & MADO_NOTE_MISMATCH, ==, 0);
  self->facts.generation = MADO_GENERATION_UNKNOWN;
  advise (self);
  assert_date (&advice->expires, "2032-05-31");
  g_assert_cmpuint (advice->notes & MADO_NOTE_MISMATCH, ==, 0);
  self->facts.generation = MADO_GENERATION_CURRENT;
  advise (self);
  g_assert_cmpuint (advice->notes & MADO_NOTE_MISMATCH, !=, 0);

  /* What the file does not tell is not promised. */
  self->facts.generation = MADO_GENERATION_NEXT;
  self->rules.next_validity_birthdays = 0;
  g_date_clear (&auth->expires, 1);
  advise (self);
  assert_date (&advice->expires, NULL);
}

#define ADD(path, function) g_test_add ("/advice/" path, Fixture, NULL, set_up, function, NULL)

/* One that ends on the day on which it was issued is odd, and contradicts nothing; one that was
 * issued later than it ends does. */
static void
test_issued_on_last_day (Fixture *self, gconstpointer data)
{
  record (self, AUTH, IS_LAST);
  set_day (&self->facts.certificates[AUTH].issued, IS_LAST);
  advise (self);
  g_assert_true (g_date_valid (&self->advice.certificates[AUTH].issued));
  g_assert_cmpint (self->advice.certificates[AUTH].notes & MADO_NOTE_MISMATCH, ==, 0);

  record (self, AUTH, IS_OVER);
  advise (self);
  g_assert_false (g_date_valid (&self->advice.certificates[AUTH].issued));
  g_assert_cmpint (self->advice.certificates[AUTH].notes & MADO_NOTE_MISMATCH, !=, 0);
}

int
main (int argc, char **argv)
{
  /* The built-in rules, whatever the person who runs this has. */
  g_setenv ("XDG_DATA_HOME", "/nonexistent/user", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent/system", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("generations", test_generations);
  ADD ("recorded/nothing-known", test_nothing_known);
  ADD ("recorded/hidden", test_hidden);
  ADD ("recorded/hidden-but-over", test_hidden_but_over);
  ADD ("recorded/not-recorded", test_not_recorded);
  ADD ("recorded/neither", test_neither_recorded);
  ADD ("recorded/unreadable", test_unreadable);
  ADD ("recorded/unknown-with-dates", test_unknown_with_dates);
  ADD ("recorded/not-yet-valid", test_not_yet_valid);
  ADD ("golden-rule/own-date-wins", test_own_date_wins);
  ADD ("golden-rule/unknown-cap", test_unknown_cap_is_no_mismatch);
  ADD ("golden-rule/issued-after-its-end", test_issued_after_its_end);
  ADD ("golden-rule/issued-on-its-end", test_issued_on_last_day);
  ADD ("golden-rule/leap-day", test_leap_day_note_on_a_read_date);
  ADD ("caps/auth", test_caps);
  ADD ("caps/card", test_card_caps_both);
  ADD ("caps/both", test_both_caps);
  ADD ("caps/issued-after-the-cards-end", test_issued_after_the_cards_end);
  ADD ("eligibility/under-age", test_under_age);
  ADD ("eligibility/leap-day", test_age_of_a_leap_day_child);
  ADD ("eligibility/read-all-the-same", test_read_although_ineligible);
  ADD ("eligibility/guardianship", test_guardianship);
  ADD ("eligibility/issued-while-under-age", test_issued_while_under_age);
  ADD ("eligibility/minors-card", test_minors_card);
  ADD ("revoked/events", test_events);
  ADD ("revoked/wins", test_revoked_wins);
  ADD ("revoked/card", test_revoked_with_its_card);
  ADD ("card/lapsed", test_card_lapsed);
  ADD ("card/lapsed-states", test_card_lapsed_states);
  ADD ("card/ends-too", test_card_ends_too);
  ADD ("card/ends-first", test_card_ends_first);
  ADD ("card/stay", test_stay);
  ADD ("card/cut-short", test_cut_short);
  ADD ("card/own-window", test_cards_own_window);
  ADD ("renewal/expiry", test_renewed_expiry);
  ADD ("renewal/sign-follows-auth", test_renewed_sign_follows_auth);
  ADD ("renewal/abroad", test_renewed_abroad);
  ADD ("pins/locked", test_locked);
  ADD ("pins/others-locked", test_other_pins_locked);
  ADD ("pins/face-card", test_face_card);
  ADD ("issuer/untrusted", test_untrusted);
  ADD ("issuer/no-end", test_no_end);
  ADD ("pins/reading-notes", test_reading_notes);
  ADD ("pins/store-reset", test_store_reset);
  ADD ("holder/smartphone", test_smartphone);
  ADD ("holder/juki-card", test_juki_card);
  ADD ("urgent", test_urgent);
  ADD ("urgent/each-pair", test_urgency);
  ADD ("words", test_words);
  return g_test_run ();
}
