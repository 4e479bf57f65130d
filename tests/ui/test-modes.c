/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "mado-robot.h"
#include "mado-screen.h"

/* X11/keysymdef.h */
#define KEY_ESCAPE    0xff1b
#define KEY_F1        0xffbe
#define KEY_F10       0xffc7

#define TITLE_WAITING "カードを置いてください"

static MadoRobot *
start (const char *mode, const char *scenario)
{
  g_autofree char *practice = g_strdup_printf ("--practice=%s", scenario);
  const char *const arguments[] = { mode, scenario != NULL ? practice : NULL, NULL };

  return mado_robot_start (arguments);
}

static void
put_card (MadoRobot *robot, const char *scenario)
{
  mado_robot_act (robot, "app.practice-remove", NULL);
  mado_robot_expect (robot, TITLE_WAITING);
  mado_robot_act (robot, "app.practice-start", scenario);
}

static void
assert_not_said (MadoRobot *robot, const char *const *words, gsize n)
{
  g_autofree char *text = mado_robot_read (robot);

  for (gsize i = 0; i < n; i++)
    {
      if (strstr (text, words[i]) != NULL)
        g_test_message ("“%s” is to be read in:\n%s", words[i], text);
      g_assert_null (strstr (text, words[i]));
    }
}

/* What the disk has of the settings; the program may not have touched it. (transfer full) */
static char *
read_settings (void)
{
  g_autofree char *path =
      g_build_filename (g_get_user_config_dir (), "glib-2.0", "settings", "keyfile", NULL);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}

/* --- lobby --- */

static void
test_lobby_verdicts (void)
{
  static const struct
  {
    const char *scenario;
    const char *title;
    const char *also;
  } cards[] = {
    { "in-window", "いま更新できます", "杉並区の窓口へ" },
    { "healthy", "いまは更新の必要はありません", "失効していないかは、ここでは確認していません" },
    { "expired", "期限が切れています", "再発行できます" },
    { "last-day", "今日が最終日です", "今日まで" },
    { "pin-locked", "ロックされています", "ロックを解除する手続き" },
    { "under-15", "次は新しいカードの申請です", NULL },
    { "broken-chain", "電子証明書を確認できません", "係員をお呼びください" },
    { "not-my-number", "マイナンバーカードではありません", "係員をお呼びください" },
    { "garbled", "読み取れませんでした", "係員をお呼びください" },
  };
  /* Names, birthdays, and anything that could be opened. */
  static const char *const never[] = {
    "氏名", "生年月日",     "生まれ",           "メニュー",
    "診断", "手続きを見る", "パスワードを入力", "カードなしで確認"
  };
  static const char *const traces[] = { "令和", "あと", "更新の", "失効", "窓口" };
  MadoRobot *robot = start ("--lobby", cards[0].scenario);

  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      if (i > 0)
        put_card (robot, cards[i].scenario);
      mado_robot_expect (robot, cards[i].title);
      if (cards[i].also != NULL)
        mado_robot_expect (robot, cards[i].also);
      assert_not_said (robot, never, G_N_ELEMENTS (never));
    }
  put_card (robot, "healthy");
  mado_robot_expect (robot, "いまは更新の必要はありません");
  mado_robot_act (robot, "app.practice-remove", NULL);
  mado_robot_expect (robot, TITLE_WAITING);
  mado_robot_expect_gone (robot, "令和");
  assert_not_said (robot, traces, G_N_ELEMENTS (traces));
  mado_robot_stop (robot);
}

static void
check_allowed (const char *role, const char *name, gpointer user_data)
{
  /* The page that scrolls, the languages, and practice mode's own mark. */
  static const char *const allowed[] = { "ページの内容", "日本語",       "English", "取り出す",
                                         "置く",         "練習を終わる", "" };
  guint *n = user_data;
  gboolean known = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++)
    known = known || g_strcmp0 (name, allowed[i]) == 0;
  if (!known)
    g_test_message ("“%s” can be pressed", name);
  g_assert_true (known);
  *n += 1;
}

static void
test_lobby_closed (void)
{
  static const guint keys[] = { KEY_ESCAPE, KEY_F1, KEY_F10, 'q' };
  MadoRobot *robot = start ("--lobby", "in-window");
  guint n = 0;

  mado_robot_expect (robot, "いま更新できます");
  mado_screen_keep ("mode-lobby");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    mado_robot_key (robot, keys[i]);
  mado_robot_act (robot, "app.about", NULL);
  mado_robot_expect (robot, "いま更新できます");
  mado_robot_expect_gone (robot, "バージョン");
  mado_robot_each_focusable (robot, check_allowed, &n);
  g_assert_cmpuint (n, >=, 2);
  mado_robot_stop (robot);
}

/* A person's choice of language is neither kept nor written down. */
static void
test_lobby_language (void)
{
  g_autofree char *before = read_settings ();
  g_autofree char *after = NULL;
  MadoRobot *robot = start ("--lobby", "in-window");

  mado_robot_press (robot, ATSPI_ROLE_PUSH_BUTTON, "English");
  mado_robot_expect (robot, "Can be renewed now");
  mado_robot_expect_gone (robot, "いま更新できます");
  mado_screen_keep ("mode-lobby-english");
  mado_robot_press (robot, ATSPI_ROLE_PUSH_BUTTON, "日本語");
  mado_robot_expect (robot, "いま更新できます");
  mado_robot_stop (robot);
  after = read_settings ();
  g_assert_cmpstr (before, ==, after);
}

static void
test_lobby_trouble (void)
{
  static const char *const never[] = { "診断", "練習用カード", "pcscd" };
  MadoRobot *robot;

  g_setenv ("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm", TRUE);
  robot = start ("--lobby", NULL);
  mado_robot_expect (robot, "いまは使えません");
  mado_robot_expect (robot, "係員をお呼びください");
  assert_not_said (robot, never, G_N_ELEMENTS (never));
  mado_screen_keep ("mode-lobby-trouble");
  mado_robot_stop (robot);
  g_unsetenv ("PCSCLITE_CSOCK_NAME");
}

int
main (int argc, char *argv[])
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  /* See test-window.c. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  g_assert_cmpint (atspi_init (), <, 2);

  g_test_add_func ("/modes/lobby/verdicts", test_lobby_verdicts);
  g_test_add_func ("/modes/lobby/closed", test_lobby_closed);
  g_test_add_func ("/modes/lobby/language", test_lobby_language);
  g_test_add_func ("/modes/lobby/trouble", test_lobby_trouble);
  status = g_test_run ();
  atspi_exit ();
  return status;
}
