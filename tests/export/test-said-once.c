/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide-texts.h"
#include "mado-wording.h"

/* Nothing is said twice in a guide, as it is read: no sentence, in whatever two lines, and no
 * "ask first" beside a result in large that says so. */

/* In characters. What is shorter is no sentence: ご本人, 運転免許証. */
#define SHORTEST 9

static MadoMunicipality *municipality;
static GRegex *note, *sentence_end, *asking;
static guint64 n_texts;

static void
complain (const char *what, const char *said, const char *text)
{
  g_test_message ("%s: twice “%s”:\n%s", what, said, text);
  g_test_fail ();
}

/* Without what stands behind each line (who says it, and how sure that is), and below it (the
 * answers to a question, the counters). */
static void
check_sentences (const char *what, const char *text)
{
  g_autofree char *bare = g_regex_replace_literal (note, text, -1, 0, "", 0, NULL);
  g_auto (GStrv) sentences = g_regex_split (sentence_end, bare, 0);
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; sentences[i] != NULL; i++)
    if (g_utf8_strlen (g_strstrip (sentences[i]), -1) >= SHORTEST &&
        !g_hash_table_add (said, sentences[i]))
      complain (what, sentences[i], text);
}

/* @text begins with the result; its reasons follow, up to a blank line. */
static void
check_asking (const char *what, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\n\n", 3);
  g_autoptr (GMatchInfo) match = NULL;

  if (g_strv_length (parts) < 2 || !g_regex_match (asking, parts[0], 0, NULL))
    return;
  if (g_regex_match (asking, parts[1], 0, &match))
    {
      g_autofree char *said = g_match_info_fetch (match, 0);
      complain (what, said, text);
    }
}

static void
check_text (const char *text, const char *what)
{
  check_sentences (what, text);
  check_asking (what, text);
  n_texts++;
}

static void
test_said_once (void)
{
  static const char *const auths[] = { "unknown",  "computed",  "absent",           "early",
                                       "last-day", "renewable", "renewable,locked", "expired",
                                       "revoked" };
  static const char *const signs[] = { "absent", "hidden", "early,locked", "changed", "expired" };
  static const char *const persons[] = { "", "born=2015-10-10", "born=1985-10-10 card=2027-01-10",
                                         "ward juki-locked", "overseas" };

  for (gsize a = 0; a < G_N_ELEMENTS (auths); a++)
    for (gsize s = 0; s < G_N_ELEMENTS (signs); s++)
      for (gsize p = 0; p < G_N_ELEMENTS (persons); p++)
        {
          g_autofree char *what =
              g_strdup_printf ("auth=%s sign=%s %s", auths[a], signs[s], persons[p]);

          guide_texts_read (municipality, what, check_text);
        }
  g_test_message ("%" G_GUINT64_FORMAT " texts", n_texts);
  g_assert_cmpuint (n_texts, >, 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mado_wording_init (NULL);
  municipality = mado_municipality_load ("suginami", NULL, NULL);
  note = g_regex_new ("［[^］]*］|\n {6}[^\n]*", 0, 0, NULL);
  sentence_end = g_regex_new ("。|\n|  ・|  ☐ ", 0, 0, NULL);
  asking = g_regex_new ("窓口でご確認ください|窓口へお問い合わせ|事前の確認", 0, 0, NULL);
  g_test_add_func ("/said-once", test_said_once);
  const int result = g_test_run ();
  g_regex_unref (note);
  g_regex_unref (sentence_end);
  g_regex_unref (asking);
  mado_municipality_unref (municipality);
  return result;
}
