/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-advice.h"
#include "mado-civil-date.h"
#include "mado-expiry.h"
#include "mado-inquiry.h"
#include "mado-municipality.h"
#include "mado-rules-nicks.h"

/* Where one day, or one fact, decides: each row stands beside its neighbour on the other side. */

typedef struct
{
  const char *what;
  MadoKind kind; /* whose notes and renewal are looked at */
  const char *born;
  const char *issued;
  const char *expires;      /* the certificate's own */
  const char *auth_expires; /* the other one's, for 署名用 */
  const char *renewed_from;
  const char *card_expires;
  const char *today; /* or 2026-11-23 */
  MadoEvents events;
  MadoMedium medium;
  MadoRecord record; /* or RECORDED, where it has dates */
  MadoRecord auth_record;
  gboolean overseas;
  gboolean guardianship;
  gboolean auth_locked;
  int window_offset; /* or the ward's */
  /* What follows. */
  MadoState state;
  MadoNotes has;
  MadoNotes has_not;
  const char *renewed;
} Row;

#define SIGN    .kind = MADO_KIND_SIGN
#define NEWLY   .issued = "2026-07-01"
#define EARLY   .state = MADO_STATE_VALID_EARLY
#define OPEN    .state = MADO_STATE_RENEWABLE
#define NOTE(x) .has = MADO_NOTE_##x
#define NO(x)   .has_not = MADO_NOTE_##x
#define NOTHING .has_not = (MadoNotes)~0u

/* clang-format off */
static const Row rows[] = {
  /* R1 and R2: a first certificate ends before its fifth year is over, a renewed one before its sixth. */
  { "as long as a first one", NEWLY, .expires = "2031-07-01", EARLY, NO (RENEWED) },
  { "a day longer", NEWLY, .expires = "2031-07-02", EARLY, NOTE (RENEWED) },
  { "as long as a renewed one", NEWLY, .expires = "2032-07-01", EARLY, NOTE (RENEWED) },
  { "a day longer than any", NEWLY, .expires = "2032-07-02", EARLY, NO (RENEWED) },
  { "half a year ago", NEWLY, .expires = "2032-06-30", .today = "2026-12-31", EARLY, NOTE (RENEWED) },
  { "longer ago", NEWLY, .expires = "2032-06-30", .today = "2027-01-01", EARLY, NO (RENEWED) },
  { "renewed, and not valid yet", .issued = "2026-11-24", .expires = "2032-06-30",
    .state = MADO_STATE_NOT_YET_VALID, NO (RENEWED) },
  { "no day of issue", .expires = "2032-06-30", EARLY, NO (RENEWED) },
  { "told to be a renewal", .born = "1985-10-10", .issued = "2026-08-01", .renewed_from = "2026-10-10",
    .auth_record = MADO_RECORD_RECORDED, EARLY, NOTE (SIXTH_BIRTHDAY), NO (RENEWED), .renewed = "2036-10-10" },

  /* Where nothing follows from what is known, nothing is said of how it came about. */
  { "no birth date to compute with", .issued = "2024-11-01", .state = MADO_STATE_UNKNOWN, NOTHING },
  { "issued after the card's end", .born = "1985-01-10", .issued = "2027-02-01", .card_expires = "2027-01-10",
    .state = MADO_STATE_NOT_YET_VALID, NOTHING },
  { "of what was renewed, only the old end is told", .expires = "2028-10-10", .renewed_from = "2026-10-10", EARLY,
    NOTHING },
  /* On the first days that are reckoned with, a window may open before them. */
  { "in the first year", .expires = "1868-02-10", .today = "1868-01-15", .state = MADO_STATE_RENEWABLE, NOTHING },
  { "in the first year, abroad", .expires = "1868-06-10", .today = "1868-05-01", .overseas = TRUE,
    .state = MADO_STATE_RENEWABLE, NOTE (OVERSEAS) },

  /* Cut off by the card's end: four years are what a first certificate comes to at least. */
  { "short of four years", .issued = "2026-01-20", .expires = "2030-01-19", .card_expires = "2030-01-19", EARLY,
    NOTE (CUT_SHORT) },
  { "four years", .issued = "2026-01-20", .expires = "2030-01-20", .card_expires = "2030-01-20", EARLY,
    NO (CUT_SHORT) },

  /* A certificate that ends with its card, or would have ended after it. */
  { "the day of the card", .expires = "2027-01-31", .card_expires = "2027-01-31", OPEN, NOTE (CARD_ENDS_TOO),
    NO (CARD_ENDS_FIRST) },
  { "a day after the card", .expires = "2027-02-01", .card_expires = "2027-01-31", OPEN,
    .has = MADO_NOTE_CARD_ENDS_TOO | MADO_NOTE_CARD_ENDS_FIRST },
  { "a day before the card", .expires = "2027-01-30", .card_expires = "2027-01-31", OPEN, NO (CARD_ENDS_TOO) },
  { "not valid yet", .issued = "2026-11-24", .expires = "2027-01-31", .card_expires = "2027-01-31",
    .state = MADO_STATE_NOT_YET_VALID, NOTE (CARD_ENDS_TOO) },
  { "revoked", .expires = "2027-01-31", .card_expires = "2027-01-31", .events = MADO_EVENT_REQUEST,
    .state = MADO_STATE_REVOKED, NO (CARD_ENDS_TOO) },

  /* Between the national window and one that opens days later. */
  { "the day before either", .expires = "2027-02-28", .window_offset = 9, .today = "2026-11-28", EARLY,
    NO (OPENS_TOMORROW_HERE) },
  { "the first day elsewhere", .expires = "2027-02-28", .window_offset = 9, .today = "2026-11-29", EARLY,
    NOTE (OPENS_TOMORROW_HERE) },
  { "the last before it opens", .expires = "2027-02-28", .window_offset = 9, .today = "2026-12-06", EARLY,
    NOTE (OPENS_TOMORROW_HERE) },
  { "open", .expires = "2027-02-28", .window_offset = 9, .today = "2026-12-07", OPEN, NO (OPENS_TOMORROW_HERE) },

  /* To what day a renewal runs that is made as soon as it can be. */
  { "renewed on a birthday: it does not count", .born = "1985-07-12", .expires = "2028-10-10", EARLY,
    .renewed = "2034-07-12" },
  { "renewed the day before the birthday", .born = "1985-07-13", .expires = "2028-10-10", EARLY,
    .renewed = "2033-07-13" },
  { "a window that opens before a renewal is one", .born = "1985-07-11", .expires = "2028-10-10",
    .window_offset = -1, EARLY, .renewed = "2034-07-11" },
  { "the card ends first", .born = "1985-10-10", .expires = "2027-01-31", .card_expires = "2027-01-30", OPEN },
  { "the card ends a day later", .born = "1985-10-10", .expires = "2027-01-31", .card_expires = "2027-02-01",
    OPEN, .renewed = "2027-02-01" },
  { "a telephone's", .born = "1985-10-10", .expires = "2027-01-31", .medium = MADO_MEDIUM_SMARTPHONE, OPEN },
  { "an old card's", .born = "1985-10-10", .expires = "2027-01-31", .medium = MADO_MEDIUM_JUKI_CARD, OPEN },

  /* R5: 署名用 ends with 利用者証明用, as that one will be on the day of the renewal. */
  { "both on one day", SIGN, .born = "1985-10-10", .expires = "2028-10-10", .auth_expires = "2028-10-10", EARLY,
    .renewed = "2033-10-10" },
  { "the other is over by then", SIGN, .born = "1985-12-31", .expires = "2028-12-31",
    .auth_expires = "2026-12-31", EARLY, .renewed = "2033-12-31" },
  { "the other is renewed by then", SIGN, .born = "1985-08-20", .expires = "2028-12-31",
    .auth_expires = "2028-10-02", EARLY, .renewed = "2033-08-20" },
  { "the other ended the day before", SIGN, .born = "1985-08-20", .expires = "2028-12-31",
    .auth_expires = "2028-10-01", EARLY, .renewed = "2034-08-20" },
  { "guarded", SIGN, .born = "1985-10-10", .expires = "2028-10-10", .auth_expires = "2028-10-10",
    .guardianship = TRUE, EARLY },

  /* What looks like a 顔認証マイナンバーカード is a card. */
  { "a card", SIGN, .record = MADO_RECORD_NOT_RECORDED, .auth_expires = "2028-10-10", .auth_locked = TRUE,
    .state = MADO_STATE_NOT_RECORDED, NOTE (FACE_POSSIBLE), NO (COMPUTED) },
  { "a telephone", SIGN, .record = MADO_RECORD_NOT_RECORDED, .auth_expires = "2028-10-10", .auth_locked = TRUE,
    .medium = MADO_MEDIUM_SMARTPHONE, .state = MADO_STATE_NOT_RECORDED, NO (FACE_POSSIBLE) },
  { "an old card", SIGN, .record = MADO_RECORD_NOT_RECORDED, .auth_expires = "2028-10-10", .auth_locked = TRUE,
    .medium = MADO_MEDIUM_JUKI_CARD, .state = MADO_STATE_NOT_RECORDED, NO (FACE_POSSIBLE) },

  /* So is what may end with a period of stay. */
  { "of a stay, perhaps", .expires = "2028-10-10", .card_expires = "2029-10-10", EARLY, NOTE (STAY_POSSIBLE) },
  { "of a stay: no telephone", .expires = "2028-10-10", .card_expires = "2029-10-10",
    .medium = MADO_MEDIUM_SMARTPHONE, EARLY, NO (STAY_POSSIBLE) },
  { "of a stay: no old card", .expires = "2028-10-10", .card_expires = "2029-10-10",
    .medium = MADO_MEDIUM_JUKI_CARD, EARLY, NO (STAY_POSSIBLE) },

  /* What bounds the certificate behind the password. */
  { "hidden, by the other one", SIGN, .record = MADO_RECORD_HIDDEN, .auth_expires = "2028-10-10",
    .card_expires = "2029-10-10", .state = MADO_STATE_HIDDEN, NO (LATEST_BY_CARD) },
  { "hidden, by the card alone", SIGN, .record = MADO_RECORD_HIDDEN, .auth_record = MADO_RECORD_UNREADABLE,
    .card_expires = "2029-10-10", .state = MADO_STATE_HIDDEN, NOTE (LATEST_BY_CARD) },
  { "hidden, by nothing", SIGN, .record = MADO_RECORD_HIDDEN, .auth_record = MADO_RECORD_UNREADABLE,
    .state = MADO_STATE_HIDDEN, NO (LATEST_BY_CARD) },
  { "not hidden", SIGN, .expires = "2028-10-10", .auth_record = MADO_RECORD_UNREADABLE,
    .card_expires = "2029-10-10", EARLY, NO (LATEST_BY_CARD) },
};
/* clang-format on */

static MadoRules ward_rules;

static void
set_day (GDate *date, const char *text)
{
  g_date_clear (date, 1);
  if (text != NULL)
    g_assert_true (mado_civil_date_parse (date, text));
}

static void
assert_date (const GDate *date, const char *expected)
{
  g_autofree char *shown = mado_civil_date_format (date);

  g_assert_cmpstr (shown, ==, expected);
}

static void
set_certificate (MadoCertificateFacts *certificate, MadoRecord record, const char *expires)
{
  certificate->record = record == MADO_RECORD_UNKNOWN ? MADO_RECORD_RECORDED : record;
  set_day (&certificate->expires, expires);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  MadoFacts facts = { .medium = row->medium, .overseas = row->overseas };
  MadoCertificateFacts *certificate = &facts.certificates[row->kind];
  MadoCertificateFacts *auth = &facts.certificates[MADO_KIND_AUTH];
  MadoRules rules = ward_rules;
  MadoAdvice advice;
  GDate today;

  set_day (&today, row->today != NULL ? row->today : "2026-11-23");
  set_day (&facts.born, row->born);
  set_day (&facts.card_expires, row->card_expires);
  set_certificate (auth, row->auth_record, row->auth_expires);
  set_certificate (certificate, row->record, row->expires);
  set_day (&certificate->issued, row->issued);
  set_day (&certificate->renewed_from, row->renewed_from);
  certificate->events = row->events;
  auth->pin_locked = row->auth_locked;
  facts.guardianship = row->guardianship;
  if (row->window_offset != 0)
    rules.window_offset_days = (guint)MAX (row->window_offset, 0);
  mado_rules_advise (&facts, &rules, &today, &advice);

  const MadoCertificateAdvice *result = &advice.certificates[row->kind];

  g_assert_cmpstr (mado_state_to_string (result->state), ==, mado_state_to_string (row->state));
  g_assert_cmphex (result->notes & row->has, ==, row->has);
  g_assert_cmphex (result->notes & row->has_not, ==, 0);
  if (row->renewed != NULL || row->born != NULL)
    assert_date (&result->renewed_expiry, row->renewed);
}

/* Without today's date there is no day left to count, and no state. */
static void
test_no_today (void)
{
  MadoFacts facts = { 0 };
  MadoAdvice advice;
  GDate today;

  set_day (&today, NULL);
  set_day (&facts.card_expires, "2029-10-10");
  set_certificate (&facts.certificates[MADO_KIND_AUTH], MADO_RECORD_RECORDED, "2028-10-10");
  set_certificate (&facts.certificates[MADO_KIND_SIGN], MADO_RECORD_RECORDED, "2028-10-10");
  set_day (&facts.certificates[MADO_KIND_SIGN].issued, "2026-10-10");
  mado_rules_advise (&facts, &ward_rules, &today, &advice);
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    {
      g_assert_cmpint (advice.certificates[kind].state, ==, MADO_STATE_UNKNOWN);
      g_assert_false (advice.certificates[kind].days_known);
      assert_date (&advice.certificates[kind].window_opens, "2028-07-12");
    }
}

/* What lies beyond the years that are reckoned with is not known, here nor to whoever asks. */
static void
test_out_of_range (void)
{
  MadoFacts facts = { 0 };
  MadoAdvice advice;
  GDate today, end, until;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, 1, 2300);
  facts.card_expires = today;
  mado_rules_advise (&facts, &ward_rules, &today, &advice);
  g_assert_false (g_date_valid (&advice.today));
  g_assert_false (g_date_valid (&advice.card_expires));

  set_day (&end, "2200-12-31");
  mado_rules_insurance_until (&end, &until);
  g_assert_false (g_date_valid (&until));
  set_day (&end, "2200-09-30");
  mado_rules_insurance_until (&end, &until);
  assert_date (&until, "2200-12-31");
}

/* A card is dead with either of its certificates. */
static void
test_dead_card (void)
{
  MadoAdvice advice = { 0 };

  g_assert_false (mado_advice_card_is_dead (&advice));
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    {
      advice.certificates[kind].cause = MADO_EVENT_ADDRESS;
      g_assert_false (mado_advice_card_is_dead (&advice));
      advice.certificates[kind].cause |= MADO_EVENT_CARD_LAPSED;
      g_assert_true (mado_advice_card_is_dead (&advice));
      advice.certificates[kind].cause = MADO_EVENT_NONE;
    }
  advice.medium = MADO_MEDIUM_JUKI_CARD;
  g_assert_true (mado_advice_card_is_dead (&advice));
}

/* A child under guardianship has no 署名用 for as long as the guardianship lasts, not for its age.
 */
static void
test_guarded_child (void)
{
  MadoFacts facts = { .guardianship = TRUE };
  MadoAdvice advice;
  GDate today;

  set_day (&today, "2026-11-23");
  set_day (&facts.born, "2015-10-10");
  mado_rules_advise (&facts, &ward_rules, &today, &advice);
  g_assert_cmpint (advice.certificates[MADO_KIND_SIGN].ineligible, ==,
                   MADO_INELIGIBLE_GUARDIANSHIP);
}

/* No day is left of what was revoked. */
static void
test_revoked (void)
{
  MadoFacts facts = { 0 };
  MadoAdvice advice;
  GDate today;

  set_day (&today, "2026-11-23");
  set_certificate (&facts.certificates[MADO_KIND_AUTH], MADO_RECORD_RECORDED, "2028-10-10");
  facts.certificates[MADO_KIND_AUTH].events = MADO_EVENT_REQUEST;
  mado_rules_advise (&facts, &ward_rules, &today, &advice);
  g_assert_false (advice.certificates[MADO_KIND_AUTH].days_known);
  g_assert_cmpint (advice.certificates[MADO_KIND_AUTH].days_left, ==, 0);
  assert_date (&advice.certificates[MADO_KIND_AUTH].expires, "2028-10-10");
}

/* No letter comes where the card ends with a period of stay, and only there. */
static void
test_letter (void)
{
  static const struct
  {
    const char *born, *expires;
    gboolean comes;
  } letters[] = {
    { "1985-10-10", "2028-10-09", FALSE }, /* a stay is likely, and both end together */
    { "1985-10-10", "2028-08-08", TRUE },  /* likely, and the certificate ends before the card */
    { NULL, "2028-10-09", TRUE },          /* no more than possible */
  };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      MadoFacts facts = { 0 };
      MadoAdvice advice;
      GDate today;

      set_day (&today, "2026-11-23");
      set_day (&facts.born, letters[i].born);
      set_day (&facts.card_expires, "2028-10-09");
      set_certificate (&facts.certificates[MADO_KIND_AUTH], MADO_RECORD_RECORDED,
                       letters[i].expires);
      mado_rules_advise (&facts, &ward_rules, &today, &advice);
      g_assert_cmpint (mado_civil_date_known (&advice.certificates[MADO_KIND_AUTH].notice_from), ==,
                       letters[i].comes);
      g_assert_cmpint (mado_civil_date_known (&advice.certificates[MADO_KIND_AUTH].notice_to), ==,
                       letters[i].comes);
    }
}

/* Where the generation is not told, the ends of the next one are right too: if both are told. */
static void
test_next_generation (void)
{
  static const struct
  {
    guint validity, renewal;
    gboolean mismatch;
  } files[] = { { 10, 11, FALSE }, { 10, 0, TRUE }, { 0, 11, TRUE }, { 0, 0, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      MadoFacts facts = { 0 };
      MadoRules rules = ward_rules;
      MadoAdvice advice;
      GDate today;

      set_day (&today, "2026-11-23");
      set_day (&facts.born, "1990-05-31");
      set_day (&facts.certificates[MADO_KIND_AUTH].issued, "2022-06-10");
      set_certificate (&facts.certificates[MADO_KIND_AUTH], MADO_RECORD_RECORDED, "2032-05-31");
      rules.next_validity_birthdays = files[i].validity;
      rules.next_renewal_birthdays = files[i].renewal;
      mado_rules_advise (&facts, &rules, &today, &advice);
      g_assert_cmpint ((advice.certificates[MADO_KIND_AUTH].notes & MADO_NOTE_MISMATCH) != 0, ==,
                       files[i].mismatch);
      /* What nothing is known of is not contradicted. */
      facts.generation = MADO_GENERATION_NEXT;
      rules.next_validity_birthdays = rules.next_renewal_birthdays = 0;
      mado_rules_advise (&facts, &rules, &today, &advice);
      g_assert_cmpint (advice.certificates[MADO_KIND_AUTH].notes & MADO_NOTE_MISMATCH, ==, 0);
    }
}

/* Born on 29 February: by any of the readings, and by no other day. */
static void
test_any_birthday (void)
{
  static const struct
  {
    const char *day;
    gboolean is;
  } days[] = {
    { "2028-02-27", FALSE }, { "2028-02-28", TRUE },  { "2028-02-29", TRUE },
    { "2028-03-01", FALSE }, { "2027-02-27", FALSE }, { "2027-02-28", TRUE },
    { "2027-03-01", TRUE },  { "2027-03-02", FALSE },
  };
  GDate born, day;

  set_day (&born, "1992-02-29");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_test_message ("%s", days[i].day);
      set_day (&day, days[i].day);
      g_assert_cmpint (mado_expiry_is_any_birthday (&born, &day), ==, days[i].is);
    }
  /* No year is lived before the first. */
  mado_expiry_age_reached (&born, 0, &day);
  assert_date (&day, "1992-02-29");
}

/* Leaning on an answer is what asks, once; and an answer to another question is none. */
static void
test_inquiry (void)
{
  MadoAnswers answers = { 0 };
  MadoInquiry inquiry = { .answers = &answers };
  MadoQuestion question;
  MadoAnswer answer;

  g_assert_false (mado_inquiry_asks (&inquiry, MADO_QUESTION_VISITOR));
  answers.values[MADO_QUESTION_GUARDIANSHIP] = MADO_ANSWER_MOVE;
  g_assert_cmpint (mado_inquiry_ask (&inquiry, MADO_QUESTION_GUARDIANSHIP), ==,
                   MADO_ANSWER_UNANSWERED);
  answers.values[MADO_QUESTION_GUARDIANSHIP] = MADO_ANSWER_YES;
  g_assert_cmpint (mado_inquiry_ask (&inquiry, MADO_QUESTION_GUARDIANSHIP), ==, MADO_ANSWER_YES);
  g_assert_cmpuint (inquiry.n_questions, ==, 1);
  g_assert_true (mado_inquiry_asks (&inquiry, MADO_QUESTION_GUARDIANSHIP));
  g_assert_false (mado_inquiry_asks (&inquiry, MADO_QUESTION_VISITOR));

  g_assert_true (mado_question_has_choice (MADO_QUESTION_GUARDIANSHIP, MADO_ANSWER_NO));
  g_assert_false (mado_question_has_choice (MADO_QUESTION_GUARDIANSHIP, MADO_ANSWER_SELF));
  g_assert_true (mado_question_find_choice (MADO_QUESTION_VISITOR, "proxy", &answer));
  g_assert_cmpint (answer, ==, MADO_ANSWER_PROXY);
  g_assert_false (mado_question_find_choice (MADO_QUESTION_VISITOR, "yes", &answer));
  g_assert_true (mado_question_from_string ("visitor", &question));
  g_assert_cmpint (question, ==, MADO_QUESTION_VISITOR);
  g_assert_false (mado_question_from_string ("stranger", &question));
}

/* --- what the card alone tells of each procedure --- */

static void
advise (MadoFacts *facts, const char *today, MadoAdvice *advice)
{
  GDate day;

  set_day (&day, today);
  mado_rules_advise (facts, &ward_rules, &day, advice);
}

static void
assert_fit (const MadoAdvice *advice,
            MadoProcedure procedure,
            MadoApplies applies,
            const char *instead)
{
  const MadoFit *fit = &advice->fits[procedure];

  g_test_message ("%s", mado_procedure_to_string (procedure));
  g_assert_cmpint (fit->applies, ==, applies);
  g_assert_cmpstr (fit->has_instead ? mado_procedure_to_string (fit->instead) : NULL, ==, instead);
}

/* With a dead card there is a new one, and the old one can be told to be lost. */
static void
test_fits_dead (void)
{
  MadoFacts facts = { .medium = MADO_MEDIUM_JUKI_CARD };
  MadoAdvice advice;

  set_certificate (&facts.certificates[MADO_KIND_AUTH], MADO_RECORD_RECORDED, "2028-10-10");
  set_certificate (&facts.certificates[MADO_KIND_SIGN], MADO_RECORD_RECORDED, "2028-10-10");
  advise (&facts, "2026-11-23", &advice);
  g_assert_false (advice.certificates[MADO_KIND_AUTH].store_reset);
  for (guint i = 0; i < MADO_N_PROCEDURES; i++)
    if (i == MADO_PROCEDURE_NEW_CARD)
      assert_fit (&advice, i, MADO_APPLIES_NOW, NULL);
    else if (i == MADO_PROCEDURE_LOST_CARD)
      assert_fit (&advice, i, MADO_APPLIES_ASK, NULL);
    else
      assert_fit (&advice, i, MADO_APPLIES_NOT, "new-card");

  facts.medium = MADO_MEDIUM_SMARTPHONE;
  advise (&facts, "2026-11-23", &advice);
  g_assert_false (advice.certificates[MADO_KIND_AUTH].store_reset);
  for (guint i = 0; i < MADO_N_PROCEDURES; i++)
    assert_fit (&advice, i, MADO_APPLIES_NOT, NULL);

  facts.medium = MADO_MEDIUM_CARD;
  advise (&facts, "2026-11-23", &advice);
  g_assert_true (advice.certificates[MADO_KIND_AUTH].store_reset);
}

static void
test_fits (void)
{
  MadoFacts facts = { 0 };
  MadoAdvice advice;

  set_certificate (&facts.certificates[MADO_KIND_AUTH], MADO_RECORD_RECORDED, "2027-01-31");
  set_certificate (&facts.certificates[MADO_KIND_SIGN], MADO_RECORD_RECORDED, "2028-10-10");
  set_day (&facts.born, "1985-10-10");
  set_day (&facts.card_expires, "2034-10-10");
  advise (&facts, "2026-11-23", &advice);
  assert_fit (&advice, MADO_PROCEDURE_RENEW, MADO_APPLIES_NOW, NULL);
  assert_fit (&advice, MADO_PROCEDURE_REISSUE, MADO_APPLIES_NOT, "renew");
  assert_fit (&advice, MADO_PROCEDURE_REVOKE, MADO_APPLIES_ASK, NULL);
  assert_fit (&advice, MADO_PROCEDURE_OVERSEAS_MOVE, MADO_APPLIES_ASK, NULL);
  /* Who is abroad already has no such move to report, and all the rest to do. */
  facts.overseas = TRUE;
  advise (&facts, "2026-11-23", &advice);
  assert_fit (&advice, MADO_PROCEDURE_OVERSEAS_MOVE, MADO_APPLIES_NOT, "renew");
  assert_fit (&advice, MADO_PROCEDURE_REVOKE, MADO_APPLIES_ASK, NULL);
  /* Without today's date nobody can tell whether a card may be replaced. */
  advise (&facts, NULL, &advice);
  assert_fit (&advice, MADO_PROCEDURE_NEW_CARD, MADO_APPLIES_ASK, NULL);
}

/* What ends with the card is replaced with it, also where the card's own window opens later. */
static void
test_listed (void)
{
  MadoFacts facts = { 0 };
  MadoRules rules = ward_rules;
  MadoAdvice advice;
  GDate today;
  gboolean listed = FALSE;

  set_day (&today, "2026-11-23");
  set_day (&facts.born, "1985-01-31");
  set_day (&facts.card_expires, "2027-01-31");
  set_certificate (&facts.certificates[MADO_KIND_AUTH], MADO_RECORD_RECORDED, "2027-01-31");
  rules.card_window_months = 1;
  mado_rules_advise (&facts, &rules, &today, &advice);
  for (guint i = 0; i < advice.n_procedures; i++)
    listed |= advice.procedures[i] == MADO_PROCEDURE_NEW_CARD;
  g_assert_true (listed);

  /* What has a day of issue and no end known may be there, and can be revoked. */
  memset (&facts, 0, sizeof facts);
  set_certificate (&facts.certificates[MADO_KIND_AUTH], MADO_RECORD_RECORDED, NULL);
  set_day (&facts.certificates[MADO_KIND_AUTH].issued, "2024-11-01");
  mado_rules_advise (&facts, &rules, &today, &advice);
  g_assert_cmphex (advice.certificates[MADO_KIND_AUTH].procedures & 1u << MADO_PROCEDURE_REVOKE, !=,
                   0);
}

/* On the last day of the other certificate, the hidden one is not known to be over; a day later it
 * is. */
static void
test_hidden_need (void)
{
  MadoFacts facts = { 0 };
  MadoAdvice advice;

  set_certificate (&facts.certificates[MADO_KIND_AUTH], MADO_RECORD_RECORDED, "2026-11-23");
  facts.certificates[MADO_KIND_SIGN].record = MADO_RECORD_HIDDEN;
  advise (&facts, "2026-11-23", &advice);
  g_assert_cmpint (advice.certificates[MADO_KIND_SIGN].need, ==, MADO_NEED_UNKNOWN);
  advise (&facts, "2026-11-24", &advice);
  g_assert_cmpint (advice.certificates[MADO_KIND_SIGN].need, ==, MADO_NEED_REISSUE);
}

int
main (int argc, char **argv)
{
  g_autoptr (MadoMunicipality) ward = NULL;

  g_test_init (&argc, &argv, NULL);
  ward = mado_municipality_load_or_national ("suginami");
  ward_rules = ward->rules;
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/edges/%02u %s", (guint)i, rows[i].what);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/edges/no-today", test_no_today);
  g_test_add_func ("/edges/out-of-range", test_out_of_range);
  g_test_add_func ("/edges/dead-card", test_dead_card);
  g_test_add_func ("/edges/guarded-child", test_guarded_child);
  g_test_add_func ("/edges/revoked", test_revoked);
  g_test_add_func ("/edges/letter", test_letter);
  g_test_add_func ("/edges/next-generation", test_next_generation);
  g_test_add_func ("/edges/any-birthday", test_any_birthday);
  g_test_add_func ("/edges/inquiry", test_inquiry);
  g_test_add_func ("/edges/fits-dead", test_fits_dead);
  g_test_add_func ("/edges/fits", test_fits);
  g_test_add_func ("/edges/listed", test_listed);
  g_test_add_func ("/edges/hidden-need", test_hidden_need);
  return g_test_run ();
}
