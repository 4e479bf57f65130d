/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-civil-date.h"
#include "mado-screen.h"
#include "mado-ui-item.h"
#include "mado-ui-words.h"
#include "mado-wording-date.h"
#include "mado-wording-pin.h"
#include "mado-wording-state.h"

/* What a clerk asks first has its answer on the screen before anything is scrolled: can it be
 * renewed, until when, which PIN is locked, when does the card itself end, and what next. */

typedef struct
{
  const char *card;
  MadoVerdictId verdict;
  MadoUiItem until; /* what is said of its end, or the day */
  const char *day;
  MadoUiItem next; /* the button */
} Case;

static const Case cases[] = {
  { "in-window", MADO_VERDICT_RENEWABLE, MADO_UI_NOTHING, "2027-01-05", MADO_UI_SEE_RENEW },
  { "healthy", MADO_VERDICT_NO_NEED, MADO_UI_SAID_END_IS, NULL, MADO_UI_NOTHING },
  { "last-day", MADO_VERDICT_LAST_DAY, MADO_UI_SAID_TODAY, NULL, MADO_UI_SEE_RENEW },
  { "expired", MADO_VERDICT_EXPIRED, MADO_UI_SAID_ENDED, NULL, MADO_UI_SEE_REISSUE },
  { "both-locked", MADO_VERDICT_BOTH_LOCKED, MADO_UI_NOTHING, NULL, MADO_UI_SEE_UNLOCK },
  { "locked-in-window", MADO_VERDICT_RENEWABLE, MADO_UI_NOTHING, "2026-12-11", MADO_UI_SEE_RENEW },
  { "one-try-left", MADO_VERDICT_NO_NEED, MADO_UI_SAID_END_IS, NULL, MADO_UI_NOTHING },
};

/* As the window opens, and on an office's computer, less its panel. */
static const struct
{
  int width;
  int height;
} sizes[] = { { 900, 680 }, { 1366, 768 } };

static void
expect_day_at_a_glance (MadoUiDriver *driver, const char *day)
{
  g_autofree char *words = NULL;
  GDate date;

  g_assert_true (mado_civil_date_parse (&date, day));
  words = mado_wording_date (&date);
  mado_ui_driver_expect_at_a_glance (driver, words);
}

static void
look (const char *mode)
{
  MadoUiDriver *driver = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      const char *const arguments[] = { "--practice", one->card, mode, NULL };

      if (driver == NULL)
        driver = mado_ui_driver_start (arguments);
      else
        mado_ui_driver_act (driver, "app.practice-start", one->card);
      mado_ui_driver_expect_verdict (driver, one->verdict);
      mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
      for (gsize k = 0; k < G_N_ELEMENTS (sizes); k++)
        {
          mado_screen_resize (sizes[k].width, sizes[k].height);
          mado_ui_driver_expect_at_a_glance (driver, mado_wording_verdict_title (one->verdict));
          if (one->until != MADO_UI_NOTHING)
            mado_ui_driver_expect_at_a_glance (driver, mado_ui_name (one->until));
          if (one->day != NULL)
            expect_day_at_a_glance (driver, one->day);
          if (one->next != MADO_UI_NOTHING)
            mado_ui_driver_expect_at_a_glance (driver, mado_ui_name (one->next));
          mado_ui_driver_expect_at_a_glance (driver, mado_wording_pin_name (MADO_PIN_SIGN));
          mado_ui_driver_expect_at_a_glance (driver, mado_wording_pin_name (MADO_PIN_AUTH));
          mado_ui_driver_expect_at_a_glance (driver, mado_ui_name (MADO_UI_END_OF_CARD));
        }
    }
  mado_ui_driver_stop (driver);
}

static void
test_home (void)
{
  look (NULL);
}

static void
test_counter (void)
{
  look ("--counter");
}

/* --- the counter's bar --- */

/* Where the button is that is named so, from the upper edge of the window. */
static int
find_button (MadoUiDriver *driver, const char *name)
{
  MadoTree *tree = mado_ui_driver_get_tree (driver);
  g_autoptr (GPtrArray) nodes = mado_tree_read (tree);
  int top, bottom;

  for (guint i = 0; i < nodes->len; i++)
    {
      const MadoNode *node = g_ptr_array_index (nodes, i);

      if (node->role == ATSPI_ROLE_PUSH_BUTTON && strcmp (node->name, name) == 0 &&
          mado_tree_get_span (tree, node, &top, &bottom))
        return top;
    }
  g_error ("There is no button “%s”.", name);
}

/* Two rows of it would cover what a clerk looks for. */
static void
test_bar (void)
{
  const char *const arguments[] = { "--practice", "in-window", "--counter", NULL };
  MadoUiDriver *driver = mado_ui_driver_start (arguments);

  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_screen_resize (900, 680);
  g_assert_cmpint (find_button (driver, mado_ui_name (MADO_UI_PRINT_WITH_KEY)), ==,
                   find_button (driver, mado_ui_name (MADO_UI_PROXY_WITH_KEY)));
  mado_ui_driver_stop (driver);
}

/* --- nothing twice --- */

/* What was written so far: the page, or a part of it. */
typedef struct
{
  const char *card;
  GRegex *day;          /* (owned) as it is written in full */
  GHashTable *words;    /* (owned) (element-type utf8) */
  GPtrArray *sentences; /* (owned) (element-type utf8) */
} Written;

static void
write_once (Written *self, char *words)
{
  if (!g_hash_table_add (self->words, words))
    {
      g_test_message ("%s: twice “%s”", self->card, words);
      g_test_fail ();
    }
}

static void
write_days (Written *self, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (self->day, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    write_once (self, g_match_info_fetch (match, 0));
}

/* Advice that another sentence gives, too, in whatever words around it, is read twice. What does
 * not end in a full stop is no sentence. */
static void
write_sentences (Written *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "。", -1);

  if (!g_str_has_suffix (text, "。"))
    return;
  for (guint i = 0; parts[i + 1] != NULL; i++)
    {
      for (guint k = 0; k < self->sentences->len; k++)
        if (strstr (parts[i], g_ptr_array_index (self->sentences, k)) != NULL ||
            strstr (g_ptr_array_index (self->sentences, k), parts[i]) != NULL)
          {
            g_test_message ("%s: twice “%s”", self->card, parts[i]);
            g_test_fail ();
          }
      g_ptr_array_add (self->sentences, g_strdup (g_strstrip (parts[i])));
    }
}

/* The verdict tells a day, and the panels below tell it once more among the others. The card's own
 * end is a matter of its own, also where it is the certificates'. */
static void
write_page (Written *self, GPtrArray *nodes)
{
  const char *before = "";
  gboolean begun = FALSE;
  guint revocation = 0;

  for (guint i = 0; i < nodes->len; i++)
    {
      const MadoNode *node = g_ptr_array_index (nodes, i);

      if (node->role != ATSPI_ROLE_LABEL && node->role != ATSPI_ROLE_HEADING)
        continue;
      if (strcmp (node->name, mado_wording_kind (MADO_KIND_AUTH)) == 0)
        g_hash_table_remove_all (self->words);
      /* Above it are the header and the bar of the practice card, which names today. */
      if (begun && strcmp (before, mado_ui_name (MADO_UI_END_OF_CARD)) != 0)
        write_days (self, node->name);
      if (begun)
        write_sentences (self, node->name);
      revocation += strstr (node->name, mado_ui_name (MADO_UI_REVOCATION)) != NULL;
      begun |= strcmp (node->name, mado_ui_name (MADO_UI_PRACTICE_LEAVE)) == 0;
      before = node->name;
    }
  if (revocation > 1)
    {
      g_test_message ("%s: whether it was revoked is told %u times", self->card, revocation);
      g_test_fail ();
    }
}

static void
look_for_repetition (MadoUiDriver *driver, const char *card)
{
  g_autoptr (GPtrArray) nodes = mado_tree_read (mado_ui_driver_get_tree (driver));
  Written written = { .card = card };

  written.day = g_regex_new ("\\d+年\\d+月\\d+日", 0, 0, NULL);
  written.words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  written.sentences = g_ptr_array_new_with_free_func (g_free);
  write_page (&written, nodes);
  g_ptr_array_unref (written.sentences);
  g_hash_table_unref (written.words);
  g_regex_unref (written.day);
}

static void
test_once (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_getenv ("MADO_PRACTICE_DIR"), 0, NULL);
  const char *const arguments[] = { "--practice", "healthy", NULL };
  MadoUiDriver *driver = mado_ui_driver_start (arguments);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *card = NULL;

      if (!g_str_has_suffix (name, ".ini"))
        continue;
      card = g_strndup (name, strlen (name) - 4);
      /* It leaves before there is a page of it. */
      if (strcmp (card, "torn") == 0)
        continue;
      mado_ui_driver_act (driver, "app.practice-remove", NULL);
      mado_ui_driver_expect_waiting (driver);
      mado_ui_driver_act (driver, "app.practice-start", card);
      mado_ui_driver_expect_gone (driver, mado_wording_waiting_title (FALSE));
      mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_READING);
      mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_STILL_READING);
      look_for_repetition (driver, card);
    }
  mado_ui_driver_stop (driver);
}

static void
add_tests (void)
{
  g_test_add_func ("/glance/home", test_home);
  g_test_add_func ("/glance/counter", test_counter);
  g_test_add_func ("/glance/bar", test_bar);
  g_test_add_func ("/glance/once", test_once);
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
