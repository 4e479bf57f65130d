/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-guide.h"
#include "mado-rules-nicks.h"

/* What is written down of each line, and the words of questions, answers and procedures. */

/* @url: (nullable). Nobody is sent to a copy of a page on a stranger's host. */
static void
assert_own_address (const char *url)
{
  static const char *const hosts_of_copies[] = { ".yimg.jp", "megalodon.jp", ".cloudfront.net",
                                                 "glama.ai", "howtokyo.tokyo" };

  if (url == NULL)
    return;
  g_assert_true (g_uri_is_valid (url, G_URI_FLAGS_NONE, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (hosts_of_copies); i++)
    g_assert_null (strstr (url, hosts_of_copies[i]));
}

/* Every line has a source that can be shown, and some are read on a second look only. */
static void
test_sources (void)
{
  for (guint line = 0; line < MADO_N_LINES; line++)
    {
      const MadoGuideSource *const *sources = mado_line_get_sources (line);
      const MadoOrigin origin = mado_line_get_origin (line);
      gboolean inferred = FALSE;

      g_assert_nonnull (sources[0]);
      for (guint i = 0; sources[i] != NULL; i++)
        {
          g_test_message ("%s: %s", mado_line_to_string (line), sources[i]->code);
          inferred |= strcmp (sources[i]->code, "INF") == 0;
          assert_own_address (sources[i]->url);
        }
      g_assert_cmpint (origin == MADO_ORIGIN_INFERRED, ==, inferred);
      g_assert_cmpint (origin == MADO_ORIGIN_PAGE, ==,
                       !inferred && strcmp (sources[0]->code, "S0") == 0);
    }
  g_assert_true (mado_line_is_detail (MADO_LINE_WHERE_POST_OFFICE));
  g_assert_false (mado_line_is_detail (MADO_LINE_WHY_LAST_DAY));
}

static void
test_words (void)
{
  for (guint question = 0; question < MADO_N_QUESTIONS; question++)
    {
      MadoAnswer choices[MADO_MAX_CHOICES], answer;
      const guint n_choices = mado_question_get_choices (question, choices);
      MadoQuestion found;

      g_assert_true (mado_question_from_string (mado_question_to_string (question), &found));
      g_assert_cmpuint (found, ==, question);
      g_assert_cmpuint (n_choices, >=, 2);
      for (guint i = 0; i < n_choices; i++)
        {
          g_assert_true (
              mado_question_find_choice (question, mado_answer_to_string (choices[i]), &answer));
          g_assert_cmpuint (answer, ==, choices[i]);
        }
      g_assert_false (mado_question_find_choice (question, "unanswered", &answer));
    }
  for (guint procedure = 0; procedure < MADO_N_PROCEDURES; procedure++)
    {
      MadoProcedure found;

      g_assert_true (mado_procedure_from_string (mado_procedure_to_string (procedure), &found));
      g_assert_cmpuint (found, ==, procedure);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-lines/sources", test_sources);
  g_test_add_func ("/guide-lines/words", test_words);
  return g_test_run ();
}
