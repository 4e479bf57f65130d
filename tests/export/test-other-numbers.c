/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide-texts.h"
#include "mado-status-text.h"
#include "mado-wording.h"
#include "mado-municipality-private.h"

/* With a municipality's file in which every number is another one, no sentence of any procedure and
 * any state says a number of the usual rules: 15 years, 3 months, the 5th and 6th birthday, a year
 * abroad, the letter 2 to 3 months before. Numbers in quotations of a source are the source's, and
 * there are none in this file. */

static const char *const changes[][2] = {
  { "[validity]\nbirthdays=5", "[validity]\nbirthdays=7" },
  { "birthdays=6\nmonths=3\noffset-days=1", "birthdays=8\nmonths=4\noffset-days=3" },
  { "[window]\nmonths=3\noffset-days=1", "[window]\nmonths=6\noffset-days=4" },
  { "[card-window]\nmonths=3\noffset-days=1", "[card-window]\nmonths=5\noffset-days=4" },
  { "sign-minimum-age=15", "sign-minimum-age=18" },
  { "window-months=12", "window-months=9" },
  { "earliest-months=3\nlatest-months=2", "earliest-months=7\nlatest-months=4" },
};

static MadoMunicipality *municipality;
static GRegex *usual;
static guint64 n_texts;

static MadoMunicipality *
create_municipality (void)
{
  g_autofree char *path = g_build_filename (MUNICIPALITY_DIR, "national.ini", NULL);
  g_autofree char *original = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GRegex) words = g_regex_new ("\nwords=[^\n]*", 0, 0, NULL);
  g_autofree char *without = NULL;
  MadoMunicipality *made;

  g_file_get_contents (path, &original, NULL, &error);
  g_assert_no_error (error);
  without = g_regex_replace_literal (words, original, -1, 0, "", 0, NULL);
  text = g_string_new (without);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    g_assert_cmpuint (g_string_replace (text, changes[i][0], changes[i][1], 0), ==, 1);
  made = mado_municipality_parse (text->str, -1, "other.ini", &error);
  g_assert_no_error (error);
  return made;
}

static void
assert_other (const char *text, const char *what)
{
  g_autoptr (GMatchInfo) match = NULL;

  n_texts++;
  if (!g_regex_match (usual, text, 0, &match))
    return;
  g_autofree char *said = g_match_info_fetch (match, 0);
  g_error ("%s says “%s”:\n%s", what, said, text);
}

static void
check_card (const char *what)
{
  MadoFacts facts;
  MadoAdvice advice;

  guide_texts_advise (municipality, what, &facts, &advice);
  g_autofree char *status = mado_status_to_text (NULL, &advice, municipality, 3, FALSE);
  assert_other (status, what);
  guide_texts_read (municipality, what, assert_other);
}

static void
check_language (const char *language)
{
  static const char *const states[] = { "unknown",  "computed", "absent",  "hidden",    "future",
                                        "early",    "national", "revoked", "changed",   "renewable",
                                        "last-day", "expired",  "void",    "unreadable" };
  /* An adult, a child, the day before the 18th birthday, and somebody abroad. */
  static const char *const persons[] = { "born=1985-10-10", "born=2015-10-10", "born=2008-11-24",
                                         "ward", "overseas" };

  mado_wording_set_language (language);
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (persons); j++)
      {
        g_autofree char *auth =
            g_strdup_printf ("auth=%s sign=absent card=2034-04-04 %s", states[i], persons[j]);
        g_autofree char *sign =
            g_strdup_printf ("auth=early sign=%s card=2034-04-04 %s", states[i], persons[j]);

        if (j == 0)
          check_card (auth);
        check_card (sign);
      }
  for (int rule = 0; rule < MADO_N_RULES; rule++)
    {
      g_autofree char *words = mado_wording_rule ((MadoRule)rule, &municipality->rules);
      assert_other (words, "a rule");
    }
}

static void
test_other_numbers (void)
{
  check_language ("ja");
  check_language ("en");
  g_test_message ("%" G_GUINT64_FORMAT " texts", n_texts);
  g_assert_cmpuint (n_texts, >, 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mado_wording_init (NULL);
  municipality = create_municipality ();
  /* But a card's own birthdays, five for a child's (policy-rules.md 1.6), are the law's. */
  usual =
      g_regex_new ("15歳|(?<!18歳未満で作った方は)[56]回目|[^0-9][3３]か月|12か月|1年前|2〜3か月|"
                   "(under|aged?|turns?|be|of|than) 15\\b|15th|fifteen|[56]th birthday|"
                   "birthday (no\\.|number) [56]\\b|(fifth|sixth) birthday|"
                   "\\b(3|three|12|twelve) months|(a|one|1) year before",
                   G_REGEX_CASELESS, 0, NULL);
  g_test_add_func ("/other-numbers", test_other_numbers);
  const int result = g_test_run ();
  g_regex_unref (usual);
  mado_municipality_unref (municipality);
  return result;
}
