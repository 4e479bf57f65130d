/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "mado-robot.h"
#include "mado-screen.h"

/* Whose rules, counters and telephone stand there: asked once, told beside the verdict, and never
 * another municipality's. */

#define QUESTION "どの自治体のきまりで示しますか"

static void
write_setting (const char *municipality)
{
  g_autofree char *folder =
      g_build_filename (g_get_user_config_dir (), "glib-2.0", "settings", NULL);
  g_autofree char *path = g_build_filename (folder, "keyfile", NULL);
  g_autofree char *text =
      g_strdup_printf ("[io/github/madoguchi/Madoguchi]\nmunicipality='%s'\n", municipality);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static MadoRobot *
start (const char *mode, const char *card)
{
  const char *const with_card[] = { "--practice", card, "--today", "2026-11-23", mode, NULL };
  const char *const without[] = { mode, NULL };

  return mado_robot_start (card != NULL ? with_card : without);
}

static void
assert_unsaid (MadoRobot *robot, const char *text)
{
  g_autofree char *screen = mado_robot_read (robot);

  g_assert_null (strstr (screen, text));
}

/* Set, but not there: a banner that stays, the rules for all of Japan, and the way to choose; the
 * card that lies there is advised on anew at once. */
static void
test_missing (void)
{
  MadoRobot *robot;

  write_setting ("nowhere");
  robot = start (NULL, "in-window");
  mado_robot_expect (robot, "いま更新できます");
  mado_robot_expect (robot, "「nowhere」");
  mado_robot_expect (robot, "自治体：全国の一般的な取扱い（変更…）");
  assert_unsaid (robot, "杉並区");
  mado_screen_keep ("municipality-missing");
  mado_robot_act (robot, "win.diagnosis", NULL);
  mado_robot_expect (robot, "自治体のデータ");
  mado_robot_expect (robot, "「nowhere」");
  mado_screen_keep ("municipality-diagnosis");
  mado_robot_act (robot, "win.back", NULL);
  mado_robot_press (robot, ATSPI_ROLE_PUSH_BUTTON, "自治体を選ぶ");
  mado_robot_expect (robot, QUESTION);
  mado_robot_choose (robot, "app.municipality", "suginami");
  mado_robot_act (robot, "win.leave", NULL);
  mado_robot_expect (robot, "自治体：杉並区（変更…）");
  mado_robot_expect_gone (robot, "「nowhere」");
  mado_robot_stop (robot);
}

/* Everybody reads the lobby's screen, and nobody there can mend a file. */
static void
test_lobby (void)
{
  MadoRobot *robot;

  write_setting ("nowhere");
  robot = start ("--lobby", "in-window");
  mado_robot_expect (robot, "係員にお知らせください");
  assert_unsaid (robot, "nowhere");
  assert_unsaid (robot, "杉並区");
  assert_unsaid (robot, QUESTION);
  mado_screen_keep ("municipality-lobby");
  mado_robot_stop (robot);
}

static void
test_asked_once (void)
{
  MadoRobot *robot;

  g_setenv ("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm", TRUE);
  write_setting ("");
  robot = start (NULL, NULL);
  mado_robot_expect (robot, QUESTION);
  mado_screen_keep ("municipality-question");
  mado_screen_resize (360, 680);
  mado_screen_keep ("municipality-question-narrow");
  mado_robot_press (robot, ATSPI_ROLE_PUSH_BUTTON, "この自治体にする");
  mado_robot_expect_gone (robot, QUESTION);
  mado_robot_stop (robot);
  robot = start (NULL, NULL);
  mado_robot_expect (robot, "もう一度調べる");
  assert_unsaid (robot, QUESTION);
  mado_robot_stop (robot);
  g_unsetenv ("PCSCLITE_CSOCK_NAME");
}

/* A clerk with a queue is not asked, nor who practises. */
static void
test_not_asked (void)
{
  static const char *const modes[] = { NULL, "--counter", "--lobby" };

  write_setting ("");
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      MadoRobot *robot = start (modes[i], "in-window");

      mado_robot_expect (robot, "いま更新できます");
      assert_unsaid (robot, QUESTION);
      mado_robot_stop (robot);
    }
}

/* With type of twice the size, in the narrowest window. */
static void
test_narrow (void)
{
  MadoRobot *robot;

  mado_screen_set_text_scale (200);
  write_setting ("nowhere");
  robot = start (NULL, "in-window");
  mado_robot_expect (robot, "自治体：全国の一般的な取扱い（変更…）");
  mado_screen_resize (360, 1300);
  mado_screen_keep ("municipality-missing-large");
  g_assert_cmpint (mado_screen_get_least_width (), <=, 360);
  mado_robot_act (robot, "win.municipality", NULL);
  mado_robot_expect (robot, QUESTION);
  mado_screen_resize (360, 1290);
  mado_screen_keep ("municipality-question-large");
  g_assert_cmpint (mado_screen_get_least_width (), <=, 360);
  mado_robot_stop (robot);
}

static void
add_tests (void)
{
  g_test_add_func ("/municipality/missing", test_missing);
  g_test_add_func ("/municipality/lobby", test_lobby);
  g_test_add_func ("/municipality/asked-once", test_asked_once);
  g_test_add_func ("/municipality/not-asked", test_not_asked);
  g_test_add_func ("/municipality/narrow", test_narrow);
}

int
main (int argc, char **argv)
{
  return mado_robot_run_tests (argc, argv, add_tests);
}
