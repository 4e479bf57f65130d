/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "mado-robot.h"
#include "mado-screen.h"

/* Every page that a card leads to, in the look of MADO_LOOK: it must fit in a narrow window, and a
 * picture of it, for the more different cards a wide one too, is kept for a person to look at.
 * Pixels. */
#define NARROW      360
#define NARROW_TALL 2400
#define WIDE        900
#define WIDE_TALL   680

static const struct
{
  const char *name;
  const char *variable, *value; /* (nullable): of the environment */
  int text_scale;               /* percent */
  gboolean every_card;
} looks[] = {
  { "plain", NULL, NULL, 100, TRUE },
  { "large", NULL, NULL, 200, TRUE },
  { "dark", "ADW_DEBUG_COLOR_SCHEME", "prefer-dark", 100, FALSE },
  { "contrast", "ADW_DEBUG_HIGH_CONTRAST", "1", 100, FALSE },
};
static guint look;

/* Those that differ most. */
static const char *const different[] = { "expired",         "garbled",    "healthy",
                                         "in-window",       "last-day",   "not-my-number",
                                         "one-try-left",    "pin-locked", "nothing-recorded",
                                         "sign-not-issued", NULL };

static MadoRobot *robot; /* (owned) (nullable) */

static void
apply_look (void)
{
  mado_screen_set_text_scale (looks[look].text_scale);
  if (looks[look].variable != NULL)
    g_setenv (looks[look].variable, looks[look].value, TRUE);
}

static void
keep (const char *page, const char *size)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%s", page, looks[look].name, size);

  mado_screen_keep (name);
}

/* The hints of the window are those of the last frame, and a kept picture is after it. */
static void
look_at (const char *page)
{
  int width;

  mado_screen_resize (NARROW, NARROW_TALL);
  keep (page, "narrow");
  width = mado_screen_get_least_width ();
  if (width > NARROW)
    {
      g_test_message ("%s needs %d pixels.", page, width);
      g_test_fail ();
    }
}

static void
look_at_both (const char *page)
{
  look_at (page);
  mado_screen_resize (WIDE, WIDE_TALL);
  keep (page, "wide");
}

static void
look_at_card (const char *card, const char *page)
{
  g_autofree char *name = g_strdup_printf ("%s-%s", page, card);

  if (g_strv_contains (different, card))
    look_at_both (name);
  else
    look_at (name);
}

/* --- pages that need no card --- */

static void
open_page (const char *action, const char *words, const char *page)
{
  mado_robot_act (robot, action, NULL);
  mado_robot_expect (robot, words);
  look_at_both (page);
}

static void
close_page (const char *words)
{
  mado_robot_act (robot, "win.leave", NULL);
  mado_robot_expect_gone (robot, words);
}

static void
type_dates (void)
{
  static const struct
  {
    const char *name;
    const char *text;
  } parts[] = {
    { "生年月日、年", "1990" }, { "生年月日、月", "10" }, { "生年月日、日", "10" },
    { "発行日、年", "2022" },   { "発行日、月", "11" },   { "発行日、日", "1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    mado_robot_type_into (robot, ATSPI_ROLE_TEXT, parts[i].name, parts[i].text);
}

static void
test_no_card (void)
{
  static const char *const arguments[] = { "--practice", "healthy", "--today", "2026-11-23", NULL };

  robot = mado_robot_start (arguments);
  mado_robot_act (robot, "app.practice-remove", NULL);
  mado_robot_expect (robot, "カードを置いてください");
  look_at_both ("waiting");
  open_page ("win.procedures", "どの手続きですか", "procedures");
  close_page ("どの手続きですか");
  open_page ("win.diagnosis", "ファイルに保存", "diagnosis");
  close_page ("ファイルに保存");
  open_page ("win.manual", "どの電子証明書ですか", "manual-empty");
  type_dates ();
  mado_robot_expect (robot, "2027年10月10日");
  look_at_both ("manual-filled");
  open_page ("win.sources", "日付の決まり方", "manual-sources");
  g_clear_pointer (&robot, mado_robot_stop);
}

static void
test_no_service (void)
{
  static const char *const arguments[] = { NULL };

  /* Whatever runs on this computer, nothing listens here. */
  g_setenv ("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm", TRUE);
  robot = mado_robot_start (arguments);
  mado_robot_expect (robot, "カードリーダーのサービスが");
  look_at_both ("no-service");
  open_page ("win.diagnosis", "問題があります", "no-service-diagnosis");
  g_clear_pointer (&robot, mado_robot_stop);
  g_unsetenv ("PCSCLITE_CSOCK_NAME");
}

/* --- pages of a card --- */

static gboolean
reads (const char *words)
{
  g_autofree char *text = mado_robot_read (robot);

  return strstr (text, words) != NULL;
}

static void
put_card (const char *card)
{
  const char *const arguments[] = { "--practice", card, NULL };

  if (robot == NULL)
    robot = mado_robot_start (arguments);
  else
    mado_robot_act (robot, "app.practice-start", card);
  mado_robot_expect_gone (robot, "読み取っています");
}

static void
test_card (gconstpointer data)
{
  const char *card = data;

  put_card (card);
  look_at_card (card, "card");
  if (!reads ("失効の確認"))
    return;
  mado_robot_act (robot, "win.sources", NULL);
  mado_robot_expect (robot, "日付の決まり方");
  look_at_card (card, "sources");
  close_page ("出典のページを開く");
  mado_robot_act (robot, "win.sign-password", NULL);
  mado_robot_expect (robot, "署名用電子証明書の確認");
  look_at_card (card, "password");
  mado_robot_act (robot, "app.practice-remove", NULL);
  mado_robot_expect (robot, "カードを置いてください");
}

static void
test_cards_end (void)
{
  g_clear_pointer (&robot, mado_robot_stop);
}

static void
add_cards (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_getenv ("MADO_PRACTICE_DIR"), 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *card = NULL;
      g_autofree char *path = NULL;

      if (!g_str_has_suffix (name, ".ini"))
        continue;
      card = g_strndup (name, strlen (name) - 4);
      if (!looks[look].every_card && !g_strv_contains (different, card))
        continue;
      path = g_strdup_printf ("/look/card-%s", card);
      g_test_add_data_func_full (path, g_steal_pointer (&card), test_card, g_free);
    }
  g_test_add_func ("/look/cards-end", test_cards_end);
}

int
main (int argc, char *argv[])
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  /* See test-window.c. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  while (strcmp (looks[look].name, g_getenv ("MADO_LOOK")) != 0)
    g_assert_cmpuint (++look, <, G_N_ELEMENTS (looks));
  apply_look ();
  g_assert_cmpint (atspi_init (), <, 2);

  g_test_add_func ("/look/no-card", test_no_card);
  g_test_add_func ("/look/no-service", test_no_service);
  add_cards ();

  status = g_test_run ();
  atspi_exit ();
  return status;
}
