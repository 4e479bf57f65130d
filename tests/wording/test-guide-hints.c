/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "guide-facts.h"
#include "mado-civil-date.h"
#include "mado-wording-procedure.h"
#include "mado-rules-nicks.h"

/* The half line beside a procedure in a list says no more than the guide that it opens. */

static void
advise (MadoAdvice *advice, const char *text)
{
  MadoFacts facts;
  MadoRules rules;
  GDate today;

  guide_facts_parse (&facts, text);
  guide_rules_init (&rules);
  g_assert_true (mado_civil_date_parse (&today, GUIDE_TODAY));
  mado_rules_advise (&facts, &rules, &today, advice);
}

static gboolean
claims_now (const char *hint)
{
  return strstr (hint, "いま手続き") != NULL || strstr (hint, "今日が最終日") != NULL;
}

static void
check_card (const char *text)
{
  MadoAdvice advice;

  advise (&advice, text);
  for (guint procedure = 0; procedure < MADO_N_PROCEDURES; procedure++)
    {
      g_autofree char *hint =
          mado_wording_procedure_hint (procedure, &advice, MADO_AUDIENCE_CITIZEN);
      MadoGuide guide;

      guide_make (&guide, text, procedure, NULL);
      if (claims_now (hint) && guide.applies != MADO_APPLIES_NOW)
        g_error ("%s: %s: “%s”, but its guide says %s", text, mado_procedure_to_string (procedure),
                 hint, mado_applies_to_string (guide.applies));
    }
}

static void
test_every_card (void)
{
  static const char *const states[] = {
    "unknown",  "computed", "absent",       "absent,locked", "hidden",
    "future",   "early",    "early,locked", "national",      "renewable",
    "last-day", "expired",  "revoked",      "changed",       "unreadable",
  };
  static const char *const rests[] = {
    "",
    "juki-card",
    "card=2026-10-10",
    "card=2027-01-10",
    "card=2034-10-10",
    "born=2015-10-10",
    "born=1985-10-10 card=2029-10-10",
    "ward",
    "overseas",
    "telephone",
  };

  for (guint auth = 0; auth < G_N_ELEMENTS (states); auth++)
    for (guint sign = 0; sign < G_N_ELEMENTS (states); sign++)
      for (guint rest = 0; rest < G_N_ELEMENTS (rests); rest++)
        {
          g_autofree char *text =
              g_strdup_printf ("auth=%s sign=%s %s", states[auth], states[sign], rests[rest]);

          check_card (text);
        }
}

static void
assert_hint (const char *card, MadoProcedure procedure, const char *expected)
{
  g_autofree char *hint = NULL;
  MadoAdvice advice;

  advise (&advice, card);
  hint = mado_wording_procedure_hint (procedure, &advice, MADO_AUDIENCE_CITIZEN);
  g_assert_cmpstr (hint, ==, expected);
}

static void
test_words (void)
{
  assert_hint ("juki-card auth=absent sign=expired", MADO_PROCEDURE_ISSUE,
               "この手続きではなく、新しいカードの申請です");
  assert_hint ("juki-card auth=absent sign=expired", MADO_PROCEDURE_REISSUE,
               "この手続きではなく、新しいカードの申請です");
  assert_hint ("auth=early,locked sign=absent", MADO_PROCEDURE_ISSUE, "窓口でご確認ください");
  assert_hint ("auth=early sign=absent", MADO_PROCEDURE_ISSUE,
               "希望する方は、いま手続きできます（年齢の条件があります）");
  assert_hint ("auth=early sign=absent born=2015-10-10", MADO_PROCEDURE_ISSUE,
               "2030年10月10日から");
  assert_hint ("auth=absent sign=absent", MADO_PROCEDURE_ISSUE, "いま手続きできます");
  assert_hint ("auth=early sign=hidden", MADO_PROCEDURE_ISSUE, "電子証明書が記録されていないとき");
}

/* A child's card begins with what everybody may do, not with what a child may not. */
static void
test_issue_is_not_first (void)
{
  MadoAdvice advice;

  advise (&advice, "auth=early sign=absent");
  g_assert_cmpuint (advice.n_procedures, >, 1);
  g_assert_cmpstr (mado_procedure_to_string (advice.procedures[0]), !=, "issue");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/hints/every-card", test_every_card);
  g_test_add_func ("/guide/hints/words", test_words);
  g_test_add_func ("/guide/hints/issue-is-not-first", test_issue_is_not_first);
  return g_test_run ();
}
