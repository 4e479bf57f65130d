/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "guide-facts.h"
#include "mado-civil-date.h"
#include "mado-guide-private.h"
#include "mado-rules-nicks.h"

/* What is said to one and not to the next, and when two guides are the same. */

#define ADULT   "born=1985-10-10 card=2034-10-10"
#define CHILD   "born=2015-10-10 card=2034-10-10"
#define P(name) MADO_PROCEDURE_##name

typedef struct
{
  const char *facts;
  MadoProcedure procedure;
  const char *answers;
  const char *says;
  const char *unsaid;
} Row;

static const Row rows[] = {
  /* Other people's counters. */
  { "auth=2027-11-10 sign=absent overseas " ADULT, P (RENEW), NULL,
    "caution-maintenance caution-busy where-booking-ask where-honseki", "where-counter" },

  /* A computed end is said to be one. */
  { "auth=computed sign=computed " ADULT, P (REVOKE), NULL, "caution-computed", "caution-feb29" },
  { "auth=computed sign=computed born=1992-02-29 card=2032-02-28", P (REVOKE), NULL,
    "caution-computed caution-feb29", NULL },
  { "auth=early sign=early " ADULT, P (REVOKE), NULL, "bring-card",
    "caution-computed caution-feb29 caution-face-card" },

  /* Who goes for somebody else. */
  { "auth=early sign=early " ADULT, P (REVOKE), "visitor=proxy", "bring-proxy-id visits-two",
    "caution-pin-secret caution-form-lapsed" },
  { "auth=absent sign=absent " ADULT, P (ISSUE), "visitor=proxy",
    "bring-proxy-id visits-two caution-pin-secret", "caution-form-lapsed" },
  { "auth=expired sign=expired " ADULT, P (REISSUE), "visitor=proxy",
    "caution-pin-secret caution-form-lapsed", NULL },
  { "auth=renewable sign=renewable " ADULT, P (RENEW), "visitor=proxy letter=yes",
    "bring-sealed-form visits-one-sealed", "visits-letter-unknown visits-two" },
  { "auth=renewable sign=renewable " ADULT, P (RENEW), "visitor=proxy",
    "bring-sealed-form visits-letter-unknown", "visits-one-sealed visits-two" },
  { "auth=renewable sign=renewable " ADULT, P (RENEW), "visitor=proxy letter=no", "visits-two",
    "bring-sealed-form visits-one-sealed visits-letter-unknown" },
  { "auth=early sign=early ward " ADULT, P (REVOKE), "visitor=legal",
    "bring-authority visits-one-legal", "caution-legal-sets-pin caution-person-too" },
  { "auth=absent sign=absent " CHILD, P (ISSUE), "visitor=legal",
    "caution-legal-sets-pin caution-person-too", NULL },
  { "auth=early,locked sign=absent " CHILD, P (UNLOCK), "visitor=legal which-pin=auth",
    "caution-legal-sets-pin caution-person-too", NULL },

  /* Where the 利用者証明用 certificate is used alone. */
  { "auth=early sign=changed " ADULT, P (CHANGED_DETAILS), NULL, "after-24-hours",
    "after-hospital after-store" },
  { "auth=renewable sign=renewable " ADULT, P (RENEW), NULL, "after-24-hours after-hospital",
    NULL },

  /* Changed details: what the facts tell is not asked, and what they do not is. */
  { "auth=early sign=changed " ADULT, P (CHANGED_DETAILS), "change=none",
    "why-sign-lapsed why-auth-stays", "why-no-change" },
  { "auth=early sign=changed " ADULT, P (CHANGED_DETAILS), "change=unknown", "why-sign-lapsed",
    "caution-change-unknown" },
  { "auth=early sign=early " ADULT, P (CHANGED_DETAILS), "change=unknown", "caution-change-unknown",
    "why-sign-lapses" },
  { "auth=early sign=hidden " ADULT, P (CHANGED_DETAILS), "change=move sign-recorded=no",
    "why-no-sign", "caution-sign-unknown" },
  { "auth=early sign=hidden " ADULT, P (CHANGED_DETAILS), "change=move sign-recorded=unknown",
    "caution-sign-unknown why-sign-lapses", "why-no-sign" },
  { "auth=early sign=unknown " ADULT, P (CHANGED_DETAILS), "change=move sign-recorded=no",
    "why-no-sign", "caution-sign-unknown" },
  { "auth=early sign=early " ADULT, P (CHANGED_DETAILS), "change=move sign-recorded=no",
    "why-sign-lapses", "why-no-sign caution-sign-unknown" },
  { "auth=expired sign=changed " ADULT, P (CHANGED_DETAILS), NULL, "caution-other-lapsed",
    "why-auth-stays" },
  { "auth=absent sign=changed " ADULT, P (CHANGED_DETAILS), NULL, "why-sign-lapsed",
    "caution-other-lapsed why-auth-stays" },

  { "auth=early sign=early " ADULT, P (CHANGED_DETAILS), "change=move-in continued-use=unknown",
    "why-sign-lapses caution-continued-use", "why-continued-use" },
  { "auth=early sign=early " ADULT, P (CHANGED_DETAILS), "change=move-in continued-use=yes",
    "why-sign-lapses", "caution-continued-use why-continued-use" },

  /* What can be revoked, and by whom at the portal. */
  { "auth=early sign=hidden " ADULT, P (REVOKE), "which-certificate=sign",
    "why-revocable after-stops-sign", "after-stops-auth" },
  { "auth=early sign=expired " ADULT, P (REVOKE), "which-certificate=sign", "why-nothing-to-revoke",
    "why-revocable bring-card" },
  { "auth=future sign=absent " ADULT, P (REVOKE), NULL, "why-revocable after-stops-auth",
    "after-stops-sign" },
  { "auth=unreadable sign=absent " ADULT, P (REVOKE), NULL, "why-unreadable",
    "why-revocable why-nothing-to-revoke" },
  { "auth=early sign=early " ADULT, P (REVOKE), "visitor=self", "where-online-window", NULL },
  { "auth=early sign=early " ADULT, P (REVOKE), "visitor=proxy", "where-counter",
    "where-online-window" },

  /* A lost card: by telephone, until it is suspended. */
  { "auth=early sign=early " ADULT, P (LOST_CARD), "card-at-hand=no suspended=no",
    "why-lost-stop where-phone visits-phone after-check-sign", "where-counter" },
  { "auth=early sign=early " ADULT, P (LOST_CARD), "card-at-hand=no suspended=yes", "where-counter",
    "where-phone visits-phone" },
  { "auth=early sign=early " ADULT, P (LOST_CARD), "card-at-hand=yes suspended=no",
    "why-card-at-hand", "bring-card after-check-sign" },
  { "auth=early sign=early " ADULT, P (LOST_CARD), "card-at-hand=yes suspended=yes",
    "why-lost-found bring-card after-check-sign", "where-phone" },

  /* What has run out, and what was revoked. */
  { "auth=expired sign=revoked " ADULT, P (REISSUE), NULL, "why-lapsed caution-portal-message",
    "why-revoked caution-sign-in-principle caution-eligibility-unknown why-sign-lapsed" },
  { "auth=revoked sign=revoked " ADULT, P (REISSUE), NULL, "why-revoked", "why-lapsed" },
  { "auth=expired sign=changed " ADULT, P (REISSUE), NULL, "why-sign-lapsed", NULL },
  { "auth=expired sign=expired ward " ADULT, P (REISSUE), NULL, "caution-sign-in-principle",
    "why-sign-lapsed caution-eligibility-unknown" },
  { "auth=early sign=expired " ADULT, P (REISSUE), NULL, "why-lapsed", "caution-portal-message" },

  /* A renewal, and what it does not mend. */
  { "auth=renewable sign=renewable " ADULT, P (RENEW), "change=unknown", "caution-change-unknown",
    "caution-sign-by-change caution-other-lapsed" },
  { "auth=renewable sign=renewable " ADULT, P (RENEW), NULL, "why-window-open",
    "caution-change-unknown caution-sign-by-change caution-other-lapsed "
    "caution-eligibility-unknown caution-sign-in-principle why-national-open" },
  { "auth=renewable sign=expired " ADULT, P (RENEW), NULL, "caution-other-lapsed",
    "caution-sign-by-change caution-both-together" },
  { "auth=revoked sign=absent " ADULT, P (RENEW), NULL, "why-revoked", "why-lapsed" },

  /* Which PIN is set anew, where nobody has said it. */
  { "auth=early,locked sign=early,locked " ADULT, P (UNLOCK), NULL,
    "bring-new-pin-auth bring-new-pin-sign", NULL },
  { "auth=early sign=early text-locked " ADULT, P (UNLOCK), NULL, "where-counter-only",
    "bring-new-pin-auth bring-new-pin-sign" },
  { "auth=early sign=early juki-locked " ADULT, P (UNLOCK), NULL, "where-counter-only",
    "bring-new-pin-auth bring-new-pin-sign" },
  { "auth=early sign=early " ADULT, P (UNLOCK), NULL, "bring-new-pin-sign", "bring-new-pin-auth" },
  { "auth=early sign=expired,locked " ADULT, P (UNLOCK), NULL, "why-pin-of-lapsed", NULL },
  { "auth=early,locked sign=early " ADULT, P (UNLOCK), NULL, "bring-new-pin-auth",
    "why-pin-of-lapsed why-looks-locked" },

  /* Abroad. */
  { "auth=early sign=early overseas " ADULT, P (OVERSEAS_MOVE), NULL, "why-already-overseas",
    "why-overseas-move bring-card" },
  { "auth=early sign=early " ADULT, P (OVERSEAS_MOVE), NULL, "why-overseas-move bring-card",
    "why-already-overseas why-overseas-unknown" },

  /* The card's own PIN is that of the register. */
  { "auth=early sign=early " ADULT, P (CONTINUED_USE), "change=move-in", "bring-pin-juki",
    "bring-pin-auth bring-pin-sign bring-new-pin-juki visits-unlock-too" },
};

static gboolean
find_line (const char *id, MadoLine *line)
{
  for (*line = 0; *line < MADO_N_LINES; (*line)++)
    if (strcmp (mado_line_to_string (*line), id) == 0)
      return TRUE;
  return FALSE;
}

static void
check_lines (const Row *row, const MadoGuide *guide, const char *ids, gboolean said)
{
  g_auto (GStrv) words = g_strsplit (ids != NULL ? ids : "", " ", -1);

  for (char **id = words; *id != NULL && **id != '\0'; id++)
    {
      MadoLine line;

      if (!find_line (*id, &line))
        g_error ("not a line: %s", *id);
      if (mado_guide_has_line (guide, line) != said)
        {
          g_test_message ("%s %s %s: %s is %s", row->facts,
                          mado_procedure_to_string (row->procedure), row->answers, *id,
                          said ? "not said" : "said");
          g_test_fail ();
        }
    }
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MadoGuide guide;

      guide_make (&guide, rows[i].facts, rows[i].procedure, rows[i].answers);
      check_lines (&rows[i], &guide, rows[i].says, TRUE);
      check_lines (&rows[i], &guide, rows[i].unsaid, FALSE);
      /* Nothing twice. */
      for (guint section = 0; section < MADO_N_SECTIONS; section++)
        for (guint j = 1; j < guide.sections[section].n_lines; j++)
          for (guint k = 0; k < j; k++)
            g_assert_cmpint (guide.sections[section].lines[j], !=,
                             guide.sections[section].lines[k]);
    }
}

/* Who has nothing to do at the counter is not told what to bring there. */
static void
test_nothing_to_prepare (void)
{
  static const char *const facts[] = {
    "telephone auth=early sign=early " ADULT,
    "juki-card auth=early sign=early " ADULT,
    "auth=early sign=early born=1985-10-10 card=2026-10-10",
    "auth=early sign=early " ADULT,
    "auth=unreadable sign=hidden " ADULT,
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    for (guint procedure = 0; procedure < MADO_N_PROCEDURES; procedure++)
      {
        MadoGuide guide;

        guide_make (&guide, facts[i], procedure, NULL);
        if (guide.applies == MADO_APPLIES_NOT)
          {
            g_test_message ("%s: %s", facts[i], mado_procedure_to_string (procedure));
            g_assert_cmpuint (guide.sections[MADO_SECTION_BRING].n_lines, ==, 0);
            g_assert_cmpuint (guide.sections[MADO_SECTION_VISITS].n_lines, ==, 0);
          }
      }
}

/* The customs of this municipality are not those of the one to which somebody abroad goes. */
static void
test_customs (void)
{
  MadoRules rules;
  MadoGuide guide;

  guide_rules_init (&rules);
  rules.customs[MADO_CUSTOM_BOOKING] = MADO_WAY_REQUIRED;
  guide_make_by_rules (&guide, &rules, "auth=2027-11-10 sign=absent overseas " ADULT, P (RENEW),
                       NULL);
  g_assert_true (mado_guide_has_line (&guide, MADO_LINE_WHERE_BOOKING_ASK));
  g_assert_false (mado_guide_has_line (&guide, MADO_LINE_WHERE_BOOKING_REQUIRED));
  rules.opens_sundays = TRUE;
  guide_make_by_rules (&guide, &rules, "auth=renewable sign=absent " ADULT, P (RENEW), NULL);
  g_assert_true (mado_guide_has_line (&guide, MADO_LINE_WHERE_BOOKING_REQUIRED));
  g_assert_true (mado_guide_has_line (&guide, MADO_LINE_CAUTION_MAINTENANCE));
  g_assert_false (mado_guide_has_line (&guide, MADO_LINE_CAUTION_BUSY));
  rules.opens_sundays = FALSE;
  rules.is_general = TRUE;
  guide_make_by_rules (&guide, &rules, "auth=renewable sign=absent " ADULT, P (RENEW), NULL);
  g_assert_false (mado_guide_has_line (&guide, MADO_LINE_CAUTION_MAINTENANCE));
  g_assert_true (mado_guide_has_line (&guide, MADO_LINE_CAUTION_BUSY));
}

static void
make (MadoGuide *guide)
{
  guide_make (guide, "auth=renewable sign=renewable " ADULT, P (RENEW), NULL);
  g_assert_true (mado_civil_date_parse (&guide->from, "2026-11-01"));
  g_assert_true (mado_civil_date_parse (&guide->apply_by, "2026-11-02"));
  g_assert_true (mado_civil_date_parse (&guide->insurance_until, "2026-11-03"));
}

/* The same to a person: whatever of it is shown makes another guide, and what it asks does not. */
static void
test_same (void)
{
  static const gsize numbers[] = {
    G_STRUCT_OFFSET (MadoGuide, errand),      G_STRUCT_OFFSET (MadoGuide, applies),
    G_STRUCT_OFFSET (MadoGuide, has_instead), G_STRUCT_OFFSET (MadoGuide, instead),
    G_STRUCT_OFFSET (MadoGuide, has_also),    G_STRUCT_OFFSET (MadoGuide, also),
    G_STRUCT_OFFSET (MadoGuide, kinds),
  };
  static const gsize dates[] = {
    G_STRUCT_OFFSET (MadoGuide, from),
    G_STRUCT_OFFSET (MadoGuide, until),
    G_STRUCT_OFFSET (MadoGuide, renewed_expiry),
    G_STRUCT_OFFSET (MadoGuide, apply_by),
    G_STRUCT_OFFSET (MadoGuide, insurance_until),
  };
  MadoGuide one, other;

  make (&one);
  make (&other);
  g_assert_true (mado_guide_is_same (&one, &other));
  other.n_questions = 0;
  g_assert_true (mado_guide_is_same (&one, &other));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      make (&other);
      G_STRUCT_MEMBER (guint, &other, numbers[i]) += 1;
      g_assert_false (mado_guide_is_same (&one, &other));
    }
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      GDate *date = &G_STRUCT_MEMBER (GDate, &other, dates[i]);

      make (&other);
      g_assert_true (mado_civil_date_known (date));
      g_date_add_days (date, 1);
      g_assert_false (mado_guide_is_same (&one, &other));
      g_date_clear (date, 1);
      g_assert_false (mado_guide_is_same (&one, &other));
      g_assert_false (mado_guide_is_same (&other, &one));
    }
  for (guint section = 0; section < MADO_N_SECTIONS; section++)
    {
      make (&other);
      g_assert_cmpuint (other.sections[section].n_lines, >, 0);
      other.sections[section].lines[0] += 1;
      g_assert_false (mado_guide_is_same (&one, &other));
      make (&other);
      other.sections[section].n_lines--;
      g_assert_false (mado_guide_is_same (&one, &other));
    }
  /* No date is no date. */
  make (&other);
  g_date_clear (&one.from, 1);
  g_date_clear (&other.from, 1);
  g_assert_true (mado_guide_is_same (&one, &other));
}

/* With a dead card, or a telephone, there is nothing to ask and nothing to prepare. */
static void
test_gate (void)
{
  static const struct
  {
    const char *facts;
    gboolean telephone;
  } dead[] = {
    { "telephone auth=early sign=early " ADULT, TRUE },
    { "juki-card auth=early sign=early " ADULT, FALSE },
    { "auth=early sign=early born=1985-10-10 card=2026-10-10", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dead); i++)
    for (guint procedure = 0; procedure < MADO_N_PROCEDURES; procedure++)
      {
        MadoGuide guide;

        if (!dead[i].telephone &&
            (procedure == MADO_PROCEDURE_NEW_CARD || procedure == MADO_PROCEDURE_LOST_CARD))
          continue;
        guide_make (&guide, dead[i].facts, procedure, NULL);
        g_test_message ("%s: %s", dead[i].facts, mado_procedure_to_string (procedure));
        g_assert_cmpint (guide.applies, ==, MADO_APPLIES_NOT);
        g_assert_cmpint (guide.has_instead, ==, !dead[i].telephone);
        g_assert_cmpuint (guide.n_questions, ==, 0);
        g_assert_cmpuint (guide.sections[MADO_SECTION_BRING].n_lines, ==, 0);
        g_assert_cmpuint (guide.sections[MADO_SECTION_VISITS].n_lines, ==, 0);
        g_assert_cmpint (mado_guide_has_line (&guide, MADO_LINE_AFTER_SMARTPHONE), ==,
                         dead[i].telephone);
      }
}

/* Which PIN is asked only where the card does not tell it. */
static void
test_which_pin (void)
{
  static const struct
  {
    const char *facts;
    gboolean asked;
  } cards[] = {
    { "auth=early sign=early " ADULT, TRUE },
    { "auth=early,locked sign=early " ADULT, FALSE },
    { "auth=early,locked sign=early,locked " ADULT, FALSE },
    { "auth=early sign=early text-locked " ADULT, FALSE },
    { "auth=early sign=early juki-locked " ADULT, FALSE },
    { "auth=early,locked sign=early text-locked " ADULT, TRUE },
    { "auth=early sign=early text-locked juki-locked " ADULT, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      MadoGuide guide;

      g_test_message ("%s", cards[i].facts);
      guide_make (&guide, cards[i].facts, P (UNLOCK), NULL);
      g_assert_cmpint (mado_guide_asks (&guide, MADO_QUESTION_WHICH_PIN), ==, cards[i].asked);
    }
}

/* Nobody has said what a proxy comes for: what is recommended for the card, as by the other guides.
 */
static void
test_errand (void)
{
  static const struct
  {
    const char *facts;
    const char *answers;
    MadoProcedure errand;
  } cards[] = {
    { "auth=renewable sign=renewable " ADULT, NULL, P (RENEW) },
    { "auth=expired sign=expired " ADULT, NULL, P (REISSUE) },
    { "auth=absent sign=absent " ADULT, NULL, P (ISSUE) },
    { "auth=early,locked sign=early " ADULT, NULL, P (UNLOCK) },
    { "auth=early sign=early " ADULT, NULL, P (RENEW) },
    { "auth=early sign=changed " ADULT, NULL, P (CHANGED_DETAILS) },
    { "auth=expired sign=renewable " ADULT, NULL, P (RENEW) },
    /* That it ends with the card is no errand. */
    { "auth=renewable sign=renewable card=2027-01-10 born=1985-10-10", NULL, P (CHANGE_PIN) },
    { "auth=unreadable sign=unreadable " ADULT, NULL, P (RENEW) },
    { "auth=early sign=early " ADULT, "errand=issue", P (ISSUE) },
    { "auth=early sign=early " ADULT, "errand=revoke", P (REVOKE) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      MadoGuide guide;

      g_test_message ("%s", cards[i].facts);
      guide_make (&guide, cards[i].facts, P (PROXY), cards[i].answers);
      g_assert_cmpstr (mado_procedure_to_string (guide.errand), ==,
                       mado_procedure_to_string (cards[i].errand));
    }
}

/* What a guide takes for granted is the answer that makes the same guide; what was answered stays,
 * and what is not asked is none. */
static void
test_cases (void)
{
  MadoFacts facts;
  MadoRules rules;
  MadoAdvice advice;
  MadoAnswers answers = { 0 }, cases;
  MadoGuide guide;
  GDate today;

  guide_rules_init (&rules);
  guide_facts_parse (&facts, "auth=early sign=early " ADULT);
  g_assert_true (mado_civil_date_parse (&today, GUIDE_TODAY));
  mado_rules_advise (&facts, &rules, &today, &advice);
  mado_guide_write (&facts, &advice, &rules, P (LOST_CARD), &answers, &guide);
  mado_guide_find_cases (&facts, &advice, &rules, &answers, &guide, &cases);
  g_assert_cmpint (cases.values[MADO_QUESTION_CARD_AT_HAND], ==, MADO_ANSWER_NO);
  g_assert_cmpint (cases.values[MADO_QUESTION_LETTER], ==, MADO_ANSWER_UNANSWERED);
  answers.values[MADO_QUESTION_CARD_AT_HAND] = MADO_ANSWER_YES;
  mado_guide_write (&facts, &advice, &rules, P (LOST_CARD), &answers, &guide);
  mado_guide_find_cases (&facts, &advice, &rules, &answers, &guide, &cases);
  g_assert_cmpint (cases.values[MADO_QUESTION_CARD_AT_HAND], ==, MADO_ANSWER_YES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-edges/rows", test_rows);
  g_test_add_func ("/guide-edges/nothing-to-prepare", test_nothing_to_prepare);
  g_test_add_func ("/guide-edges/customs", test_customs);
  g_test_add_func ("/guide-edges/same", test_same);
  g_test_add_func ("/guide-edges/gate", test_gate);
  g_test_add_func ("/guide-edges/which-pin", test_which_pin);
  g_test_add_func ("/guide-edges/errand", test_errand);
  g_test_add_func ("/guide-edges/cases", test_cases);
  return g_test_run ();
}
