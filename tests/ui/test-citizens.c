/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-ui-words.h"

/* Two hundred citizens in a row at the counter: what the window holds of the system, its memory,
 * its files and its threads, does not grow with them. */

#define N_CITIZENS 200
/* Until then whatever is made once has been made. */
#define N_BEFORE 50

/* KiB. What the C library keeps for the next time varies by a little; a card that was not given
 * back would be far more than this over a hundred and fifty. */
#define MOST_GROWTH 6144

/* GLib's and GTK's pools start and end their threads as the machine's load has it, and a thread
 * brings its own file to be woken by. One left behind by each citizen, or by every tenth, would be
 * more. */
#define MOST_POOLED 8

static const struct
{
  const char *card;
  MadoVerdictId verdict;
} cards[] = {
  { "in-window", MADO_VERDICT_RENEWABLE },
  { "expired", MADO_VERDICT_EXPIRED },
  { "pin-locked", MADO_VERDICT_AUTH_LOCKED },
  { "healthy", MADO_VERDICT_NO_NEED },
};

typedef struct
{
  guint files;
  guint threads;
  guint64 memory; /* KiB */
} Held;

static guint64
read_status (const char *status, const char *key)
{
  const char *found = strstr (status, key);

  g_assert_nonnull (found);
  return g_ascii_strtoull (found + strlen (key), NULL, 10);
}

static Held
look_at (MadoUiDriver *driver)
{
  g_autofree char *files = g_strdup_printf ("/proc/%s/fd", mado_ui_driver_get_pid (driver));
  g_autofree char *path = g_strdup_printf ("/proc/%s/status", mado_ui_driver_get_pid (driver));
  g_autofree char *status = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (files, 0, &error);
  Held held = { 0 };

  g_assert_no_error (error);
  while (g_dir_read_name (dir) != NULL)
    held.files++;
  g_file_get_contents (path, &status, NULL, &error);
  g_assert_no_error (error);
  held.threads = (guint)read_status (status, "\nThreads:\t");
  held.memory = read_status (status, "\nRssAnon:");
  g_test_message ("%u files, %u threads, %" G_GUINT64_FORMAT " KiB", held.files, held.threads,
                  held.memory);
  return held;
}

static void
serve (MadoUiDriver *driver, guint citizen)
{
  const guint i = citizen % G_N_ELEMENTS (cards);

  mado_ui_driver_act (driver, "app.practice-start", cards[i].card);
  mado_ui_driver_expect_verdict (driver, cards[i].verdict);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (driver);
}

static void
test_citizens (void)
{
  const char *const arguments[] = { "--counter", "--practice", cards[0].card, NULL };
  MadoUiDriver *driver = mado_ui_driver_start (arguments);
  Held before = { 0 }, after;

  mado_ui_driver_expect_verdict (driver, cards[0].verdict);
  for (guint i = 0; i < N_CITIZENS; i++)
    {
      if (i == N_BEFORE)
        before = look_at (driver);
      serve (driver, i);
    }
  after = look_at (driver);
  g_assert_cmpuint (after.files, <=, before.files + MOST_POOLED);
  g_assert_cmpuint (after.threads, <=, before.threads + MOST_POOLED);
  g_assert_cmpuint (after.memory, <=, before.memory + MOST_GROWTH);
  mado_ui_driver_stop (driver);
}

static void
add_tests (void)
{
  g_test_add_func ("/citizens", test_citizens);
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
