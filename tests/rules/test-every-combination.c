/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-advice.h"
#include "mado-civil-date.h"
#include "mado-municipality.h"

/* Every combination of what can be told, also such as cannot be: whatever comes in, what comes out
 * must not contradict itself. */

#define BIT(procedure) (1u << (procedure))

static const char *const card_ends[] = { NULL, "2026-11-22", "2027-01-31", "2033-10-10" };
static const char *const births[] = { NULL, "1985-10-10", "2011-11-24", "1992-02-29" };
static const char *const issues[] = { NULL, "2021-12-31", "2026-11-23", "2027-06-01" };
static const char *const ends[] = { NULL,         "2026-11-22", "2026-11-23",
                                    "2027-01-31", "2027-02-24", "2028-10-10" };
static const char *const old_ends[] = { NULL, "2022-01-31" };
static const MadoEvents events[] = {
  MADO_EVENT_NONE,
  MADO_EVENT_ADDRESS | MADO_EVENT_BIRTH_DATE,
  MADO_EVENT_CARD_LAPSED,
  MADO_EVENT_REQUEST | MADO_EVENT_JLIS | MADO_EVENT_SEX,
};

static void
set_day (GDate *date, const char *text)
{
  g_date_clear (date, 1);
  if (text != NULL)
    g_assert_true (mado_civil_date_parse (date, text));
}

static gboolean
known (const GDate *date)
{
  return mado_civil_date_known (date);
}

static gboolean
in_order (const GDate *a, const GDate *b)
{
  return !known (a) || !known (b) || g_date_compare (a, b) <= 0;
}

static gboolean
same (const GDate *a, const GDate *b)
{
  return known (a) == known (b) && (!known (a) || g_date_compare (a, b) == 0);
}

static gboolean
is_in_force (const MadoCertificateAdvice *certificate)
{
  return certificate->state == MADO_STATE_VALID_EARLY ||
         certificate->state == MADO_STATE_RENEWABLE || certificate->state == MADO_STATE_LAST_DAY;
}

static void
check_dates (const MadoCertificateAdvice *c, const MadoAdvice *advice)
{
  GDate next = (c->notes & MADO_NOTE_CARD_ENDS_FIRST) != 0 ? advice->card_expires : c->expires;

  /* Nothing of a window is left of it; check_state() sees to that. */
  if (c->state == MADO_STATE_REVOKED)
    return;
  g_assert_true (same (&c->window_closes, &c->expires));
  g_assert_true (known (&c->window_opens) == known (&c->expires));
  g_assert_true (in_order (&c->window_opens, &c->window_closes));
  g_assert_true (in_order (&c->national_opens, &c->window_opens));
  g_assert_true (in_order (&c->issued, &c->expires));
  g_assert_true (in_order (&c->notice_from, &c->notice_to));
  g_assert_true (in_order (&c->notice_to, &c->expires));
  if (known (&next))
    g_date_add_days (&next, 1);
  g_assert_true (same (&next, &c->lapses));
  g_assert_true (c->days_known == (known (&c->expires) && known (&advice->today)));
  g_assert_cmpint (c->days_left, ==,
                   c->days_known ? g_date_days_between (&advice->today, &c->expires) : 0);
  if (known (&c->renewed_expiry))
    {
      g_assert_true (is_in_force (c));
      g_assert_cmpint (g_date_compare (&c->renewed_expiry, &c->expires), >, 0);
      g_assert_true (in_order (&c->renewed_expiry, &advice->card_expires));
    }
}

static void
check_no_dates (const MadoCertificateAdvice *c)
{
  g_assert_false (known (&c->expires) || known (&c->issued) || known (&c->lapses) ||
                  known (&c->window_opens) || known (&c->notice_from) ||
                  known (&c->national_opens) || known (&c->renewed_expiry) || c->days_known);
}

static void
check_state (const MadoCertificateAdvice *c, const MadoAdvice *advice)
{
  const GDate *today = &advice->today;

  g_assert_true ((c->state == MADO_STATE_REVOKED) == (c->cause != MADO_EVENT_NONE));
  /* Nothing is in force on a card that is not. */
  if (advice->medium != MADO_MEDIUM_SMARTPHONE)
    g_assert_false (advice->card_lapsed && is_in_force (c));
  g_assert_true (c->state == MADO_STATE_HIDDEN || !known (&c->latest_expiry));
  switch (c->state)
    {
    case MADO_STATE_NOT_RECORDED:
    case MADO_STATE_HIDDEN:
    case MADO_STATE_UNREADABLE:
    case MADO_STATE_UNTRUSTED:
      check_no_dates (c);
      break;
    case MADO_STATE_UNKNOWN:
      g_assert_false (c->days_known);
      break;
    case MADO_STATE_NOT_YET_VALID:
      g_assert_cmpint (g_date_compare (&c->issued, today), >, 0);
      break;
    case MADO_STATE_VALID_EARLY:
      g_assert_cmpint (g_date_compare (today, &c->window_opens), <, 0);
      break;
    case MADO_STATE_RENEWABLE:
      g_assert_cmpint (g_date_compare (today, &c->window_opens), >=, 0);
      g_assert_cmpint (c->days_left, >, 0);
      break;
    case MADO_STATE_LAST_DAY:
      g_assert_cmpint (c->days_left, ==, 0);
      break;
    case MADO_STATE_EXPIRED:
      g_assert_cmpint (c->days_left, <, 0);
      break;
    case MADO_STATE_REVOKED:
    default:
      g_assert_cmpint (c->state, ==, MADO_STATE_REVOKED);
      g_assert_false (c->days_known || known (&c->window_opens) || known (&c->lapses));
      break;
    }
}

static void
check_notes (const MadoCertificateAdvice *c, const MadoAdvice *advice)
{
  const gboolean differs = c->state == MADO_STATE_VALID_EARLY && known (&c->national_opens) &&
                           g_date_compare (&c->national_opens, &advice->today) <= 0;

  g_assert_true (!!(c->notes & MADO_NOTE_OPENS_TOMORROW_HERE) == differs);
  g_assert_true (!!(c->notes & MADO_NOTE_CARD_LAPSED) == advice->card_lapsed);
  g_assert_false ((c->notes & MADO_NOTE_CARD_LAPSED) && (c->notes & MADO_NOTE_CARD_ENDS_TOO));
  g_assert_false ((c->notes & MADO_NOTE_CAPPED_BY_CARD) && (c->notes & MADO_NOTE_CAPPED_BY_AUTH));
  g_assert_false ((c->notes & MADO_NOTE_COMPUTED) && (c->notes & MADO_NOTE_MISMATCH));
  if (c->notes & (MADO_NOTE_SIXTH_BIRTHDAY | MADO_NOTE_CAPPED_BY_CARD | MADO_NOTE_CAPPED_BY_AUTH))
    g_assert_true (c->notes & MADO_NOTE_COMPUTED);
  if (c->notes & MADO_NOTE_COMPUTED)
    {
      g_assert_true (known (&c->expires));
      g_assert_true (in_order (&c->expires, &advice->card_expires));
    }
  if (c->notes & MADO_NOTE_CARD_ENDS_TOO)
    g_assert_true (in_order (&advice->card_expires, &c->expires));
  g_assert_cmpint ((c->notes & MADO_NOTE_CARD_ENDS_FIRST) != 0, ==,
                   (c->notes & MADO_NOTE_CARD_ENDS_TOO) != 0 &&
                       mado_civil_date_compare (&advice->card_expires, &c->expires) < 0);
}

static void
check_procedures (const MadoCertificateAdvice *c, const MadoAdvice *advice)
{
  const guint set = c->procedures;
  const guint for_certificate = BIT (MADO_PROCEDURE_ISSUE) | BIT (MADO_PROCEDURE_RENEW) |
                                BIT (MADO_PROCEDURE_REISSUE) | BIT (MADO_PROCEDURE_CHANGE_PIN) |
                                BIT (MADO_PROCEDURE_UNLOCK) | BIT (MADO_PROCEDURE_REVOKE);

  if (set & BIT (MADO_PROCEDURE_RENEW))
    g_assert_true (c->state == MADO_STATE_RENEWABLE || c->state == MADO_STATE_LAST_DAY);
  if (set & BIT (MADO_PROCEDURE_REISSUE))
    g_assert_true (c->state == MADO_STATE_EXPIRED || c->state == MADO_STATE_REVOKED ||
                   c->state == MADO_STATE_HIDDEN);
  if (set & BIT (MADO_PROCEDURE_ISSUE))
    g_assert_cmpint (c->state, ==, MADO_STATE_NOT_RECORDED);
  if (set & (BIT (MADO_PROCEDURE_REVOKE) | BIT (MADO_PROCEDURE_CHANGE_PIN)))
    g_assert_false (c->state == MADO_STATE_EXPIRED || c->state == MADO_STATE_REVOKED ||
                    c->state == MADO_STATE_NOT_RECORDED || c->state == MADO_STATE_UNREADABLE);
  if (set & BIT (MADO_PROCEDURE_CHANGE_PIN))
    g_assert_false (c->pin_locked);
  if (set & BIT (MADO_PROCEDURE_UNLOCK))
    g_assert_true (c->pin_locked);
  if (c->ineligible != MADO_INELIGIBLE_NO)
    g_assert_cmphex (set & (BIT (MADO_PROCEDURE_ISSUE) | BIT (MADO_PROCEDURE_RENEW) |
                            BIT (MADO_PROCEDURE_REISSUE)),
                     ==, 0);
  g_assert_true (!!(set & BIT (MADO_PROCEDURE_PROXY)) == !!(set & for_certificate));
  if (advice->medium == MADO_MEDIUM_SMARTPHONE)
    g_assert_cmphex (set, ==, 0);
  else if (advice->card_lapsed || advice->medium == MADO_MEDIUM_JUKI_CARD)
    g_assert_cmphex (set, ==, BIT (MADO_PROCEDURE_NEW_CARD));
  else if (c->ineligible == MADO_INELIGIBLE_NO && is_in_force (c) &&
           c->state != MADO_STATE_VALID_EARLY)
    g_assert_true (set & (BIT (MADO_PROCEDURE_RENEW) | BIT (MADO_PROCEDURE_NEW_CARD) |
                          BIT (MADO_PROCEDURE_STAY_PERIOD)));
}

static void
check_list (const MadoAdvice *advice)
{
  const guint both = advice->certificates[0].procedures | advice->certificates[1].procedures;
  guint listed = 0;

  g_assert_cmpuint (advice->n_procedures, <=, MADO_N_PROCEDURES);
  for (guint i = 0; i < advice->n_procedures; i++)
    {
      g_assert_cmphex (listed & BIT (advice->procedures[i]), ==, 0);
      listed |= BIT (advice->procedures[i]);
    }
  /* All of the certificates', and beyond them only what is the card's. */
  g_assert_cmphex (both & ~listed, ==, 0);
  g_assert_cmphex (listed & ~both &
                       ~(BIT (MADO_PROCEDURE_NEW_CARD) | BIT (MADO_PROCEDURE_STAY_PERIOD) |
                         BIT (MADO_PROCEDURE_UNLOCK) | BIT (MADO_PROCEDURE_PROXY)),
                   ==, 0);
  if (listed & BIT (MADO_PROCEDURE_STAY_PERIOD) && mado_stay_comes_first (advice))
    g_assert_cmpint (advice->procedures[0], ==, MADO_PROCEDURE_STAY_PERIOD);
  else if (listed & BIT (MADO_PROCEDURE_NEW_CARD))
    g_assert_cmpint (advice->procedures[0], ==, MADO_PROCEDURE_NEW_CARD);
  if (listed & BIT (MADO_PROCEDURE_PROXY))
    g_assert_cmpint (advice->procedures[advice->n_procedures - 1], ==, MADO_PROCEDURE_PROXY);
}

/* Against the order of the rules: a day that ends, an end, a window, the rest. */
static int
rank (MadoState state)
{
  return state == MADO_STATE_LAST_DAY                                 ? 3
         : state == MADO_STATE_EXPIRED || state == MADO_STATE_REVOKED ? 2
         : state == MADO_STATE_RENEWABLE                              ? 1
                                                                      : 0;
}

static void
check (const MadoFacts *facts, const MadoAdvice *advice)
{
  const MadoCertificateAdvice *auth = &advice->certificates[MADO_KIND_AUTH];
  const MadoCertificateAdvice *sign = &advice->certificates[MADO_KIND_SIGN];
  const MadoCertificateAdvice *urgent = &advice->certificates[advice->urgent];

  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    {
      const MadoCertificateAdvice *c = &advice->certificates[kind];

      check_dates (c, advice);
      check_state (c, advice);
      check_notes (c, advice);
      check_procedures (c, advice);
      /* What was told, and what the dates tell. */
      const MadoEvents lapse = advice->card_lapsed && known (&c->expires) &&
                                       g_date_compare (&advice->today, &c->expires) <= 0 &&
                                       advice->medium != MADO_MEDIUM_SMARTPHONE
                                   ? MADO_EVENT_CARD_LAPSED
                                   : MADO_EVENT_NONE;
      g_assert_cmphex (c->cause & ~(facts->certificates[kind].events | lapse), ==, 0);
      g_assert_cmphex (lapse & ~c->cause, ==, 0);
      /* The golden rule. */
      if (facts->certificates[kind].record == MADO_RECORD_RECORDED &&
          known (&facts->certificates[kind].expires))
        g_assert_true (same (&c->expires, &facts->certificates[kind].expires));
    }
  g_assert_cmphex (
      auth->cause & (MADO_EVENT_ADDRESS | MADO_EVENT_NAME | MADO_EVENT_SEX | MADO_EVENT_BIRTH_DATE),
      ==, 0);
  g_assert_cmpint (auth->ineligible, ==, MADO_INELIGIBLE_NO);
  if ((sign->notes & MADO_NOTE_COMPUTED) && known (&auth->expires) &&
      in_order (&sign->issued, &auth->expires))
    g_assert_true (in_order (&sign->expires, &auth->expires));
  check_list (advice);
  g_assert_cmpint (rank (urgent->state), >=, MAX (rank (auth->state), rank (sign->state)));
}

/* The index of one of @n, taken off @number. */
static guint
take (guint *number, guint n)
{
  const guint index = *number % n;

  *number /= n;
  return index;
}

#define N_CERTIFICATE (5 * 4 * 6 * 2 * 4 * 2)

/* The @number-th way in which one certificate can be told of. */
static void
fill_certificate (MadoCertificateFacts *certificate, guint number)
{
  certificate->record = take (&number, 5);
  set_day (&certificate->issued, issues[take (&number, G_N_ELEMENTS (issues))]);
  set_day (&certificate->expires, ends[take (&number, G_N_ELEMENTS (ends))]);
  set_day (&certificate->renewed_from, old_ends[take (&number, G_N_ELEMENTS (old_ends))]);
  certificate->events = events[take (&number, G_N_ELEMENTS (events))];
  certificate->pin_locked = take (&number, 2) != 0;
}

#define N_PERSON (4 * 4 * 4 * 2 * 2 * 2)

static void
fill_person (MadoFacts *facts, guint number)
{
  facts->medium = take (&number, 4);
  set_day (&facts->born, births[take (&number, G_N_ELEMENTS (births))]);
  set_day (&facts->card_expires, card_ends[take (&number, G_N_ELEMENTS (card_ends))]);
  facts->guardianship = take (&number, 2) != 0;
  facts->overseas = take (&number, 2) != 0;
  facts->juki_pin_locked = take (&number, 2) != 0;
}

static void
load_rules (const char *id, MadoRules *rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) municipality = mado_municipality_load (id, NULL, &error);

  g_assert_no_error (error);
  *rules = municipality->rules;
}

/* All ways to tell of 利用者証明用 and of its holder; 署名用 walks through its own ways with a
 * stride that has no factor in common with their number, so that each meets many of the others. */
static void
test_all (void)
{
  MadoRules rules;
  GDate today;
  guint sign = 0;

  load_rules ("suginami", &rules);
  set_day (&today, "2026-11-23");
  for (guint person = 0; person < N_PERSON; person++)
    for (guint auth = 0; auth < N_CERTIFICATE; auth++)
      {
        MadoFacts facts = { 0 };
        MadoAdvice advice;

        fill_person (&facts, person);
        fill_certificate (&facts.certificates[MADO_KIND_AUTH], auth);
        fill_certificate (&facts.certificates[MADO_KIND_SIGN], sign);
        sign = (sign + 787) % N_CERTIFICATE;
        mado_rules_advise (&facts, &rules, &today, &advice);
        check (&facts, &advice);
      }
}

/* From issue to beyond the end, day by day, the states follow each other and none comes back. */
static void
test_life (void)
{
  static const MadoState order[] = { MADO_STATE_NOT_YET_VALID, MADO_STATE_VALID_EARLY,
                                     MADO_STATE_RENEWABLE, MADO_STATE_LAST_DAY,
                                     MADO_STATE_EXPIRED };
  MadoRules rules;
  MadoFacts facts = { 0 };
  GDate today;
  guint at = 0, n_differs = 0, n_open = 0;

  load_rules ("suginami", &rules);
  facts.certificates[MADO_KIND_AUTH].record = MADO_RECORD_RECORDED;
  set_day (&facts.born, "1985-10-10");
  set_day (&facts.certificates[MADO_KIND_AUTH].issued, "2020-05-15");
  set_day (&today, "2020-05-01");
  for (guint day = 0; day < 6 * 366; day++, g_date_add_days (&today, 1))
    {
      MadoAdvice advice;
      const MadoCertificateAdvice *c = &advice.certificates[MADO_KIND_AUTH];

      mado_rules_advise (&facts, &rules, &today, &advice);
      check (&facts, &advice);
      if (c->state != order[at])
        g_assert_cmpint (c->state, ==, order[++at]);
      n_open += c->state == MADO_STATE_RENEWABLE || c->state == MADO_STATE_LAST_DAY;
      n_differs += (c->notes & MADO_NOTE_OPENS_TOMORROW_HERE) != 0;
    }
  g_assert_cmpuint (at, ==, G_N_ELEMENTS (order) - 1);
  /* 2024-07-12 … 2024-10-10, and the single day before it. */
  g_assert_cmpuint (n_open, ==, 91);
  g_assert_cmpuint (n_differs, ==, 1);
}

/* R2: on every day of the statutory window a renewal costs nothing, and before it a year. */
static void
test_renewal_in_time_costs_nothing (void)
{
  MadoRules rules;
  MadoFacts facts = { 0 };
  GDate issued;

  load_rules ("suginami", &rules);
  facts.certificates[MADO_KIND_AUTH].record = MADO_RECORD_RECORDED;
  set_day (&facts.born, "1985-05-31");
  set_day (&facts.certificates[MADO_KIND_AUTH].renewed_from, "2027-05-31");
  set_day (&issued, "2026-08-01");
  for (; g_date_get_year (&issued) == 2026 || g_date_get_month (&issued) < G_DATE_JUNE;
       g_date_add_days (&issued, 1))
    {
      MadoAdvice advice;
      const gboolean in_time =
          g_date_get_year (&issued) == 2027 && g_date_get_month (&issued) >= G_DATE_MARCH;
      const gboolean birthday =
          g_date_get_month (&issued) == G_DATE_MAY && g_date_get_day (&issued) == 31;

      facts.certificates[MADO_KIND_AUTH].issued = issued;
      mado_rules_advise (&facts, &rules, &issued, &advice);
      check (&facts, &advice);
      g_assert_cmpint (g_date_get_year (&advice.certificates[MADO_KIND_AUTH].expires), ==,
                       birthday  ? 2033
                       : in_time ? 2032
                                 : 2031);
    }
}

/* Dates that nobody has, and days beyond the calendar: unknown, and never a warning of GLib's. */
static void
test_extremes (void)
{
  static const guint years[] = { 1, 1867, 1868, 2026, 2195, 2200, 2201, 9999, 65535 };
  MadoRules rules;

  load_rules ("suginami", &rules);
  for (guint i = 0; i < G_N_ELEMENTS (years) * G_N_ELEMENTS (years) * G_N_ELEMENTS (years); i++)
    for (guint which = 0; which < 2; which++)
      {
        guint number = i;
        MadoFacts facts = { 0 };
        MadoAdvice advice;
        GDate today, born, other;

        g_date_clear (&today, 1);
        g_date_clear (&born, 1);
        g_date_clear (&other, 1);
        g_date_set_dmy (&today, 31, 12, (GDateYear)years[take (&number, G_N_ELEMENTS (years))]);
        g_date_set_dmy (&born, 1, 1, (GDateYear)years[take (&number, G_N_ELEMENTS (years))]);
        g_date_set_dmy (&other, 31, 12, (GDateYear)years[take (&number, G_N_ELEMENTS (years))]);
        facts.born = born;
        facts.card_expires = other;
        for (guint kind = 0; kind < MADO_N_KINDS; kind++)
          {
            facts.certificates[kind].record = MADO_RECORD_RECORDED;
            facts.certificates[kind].issued = which == 0 ? today : other;
            facts.certificates[kind].renewed_from = other;
            if (which == 1)
              facts.certificates[kind].expires = other;
          }
        mado_rules_advise (&facts, &rules, &today, &advice);
        for (guint kind = 0; kind < MADO_N_KINDS; kind++)
          {
            check_procedures (&advice.certificates[kind], &advice);
            if (!known (&advice.today))
              g_assert_cmpint (advice.certificates[kind].days_known, ==, FALSE);
          }
        check_list (&advice);
      }
}

/* Rules at the ends of what a file may hold. */
static void
test_extreme_rules (void)
{
  static const guint numbers[] = { 0, 1, 20, 31, 24 };
  GDate today;

  set_day (&today, "2026-11-23");
  for (guint i = 0; i < 5 * 5 * 5 * 5; i++)
    for (guint auth = 0; auth < N_CERTIFICATE; auth += 7)
      {
        guint number = i;
        MadoRules rules = { 0 };
        MadoFacts facts = { 0 };
        MadoAdvice advice;

        rules.validity_birthdays = numbers[take (&number, 5)];
        rules.renewal_birthdays = numbers[take (&number, 5)];
        rules.window_months = rules.statutory_months = rules.overseas_window_months =
            numbers[take (&number, 5)];
        rules.window_offset_days = rules.statutory_offset_days = numbers[take (&number, 5)];
        rules.card_window_months = rules.window_months;
        rules.card_window_offset_days = numbers[i % 5];
        fill_person (&facts, auth % N_PERSON);
        fill_certificate (&facts.certificates[MADO_KIND_AUTH], auth);
        fill_certificate (&facts.certificates[MADO_KIND_SIGN], N_CERTIFICATE - 1 - auth);
        mado_rules_advise (&facts, &rules, &today, &advice);
        check (&facts, &advice);
      }
}

int
main (int argc, char **argv)
{
  /* The built-in rules, whatever the person who runs this has. */
  g_setenv ("XDG_DATA_HOME", "/nonexistent/user", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent/system", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/every-combination/all", test_all);
  g_test_add_func ("/every-combination/life", test_life);
  g_test_add_func ("/every-combination/renewal-in-time", test_renewal_in_time_costs_nothing);
  g_test_add_func ("/every-combination/extremes", test_extremes);
  g_test_add_func ("/every-combination/extreme-rules", test_extreme_rules);
  return g_test_run ();
}
