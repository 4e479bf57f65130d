/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "mado-clipboard.h"
#include "mado-gtk-dialog.h"
#include "mado-robot.h"
#include "mado-screen.h"

/* X11/keysymdef.h */
#define KEY_RETURN 0xff0d

/* The record of the last reading, as a person comes by it: in the diagnosis, shown before it is
 * copied or saved. */

static MadoRobot *
start (const char *scenario)
{
  const char *const arguments[] = { "--practice", scenario, NULL };

  return mado_robot_start (arguments);
}

static void
show_record (MadoRobot *robot)
{
  mado_robot_act (robot, "win.diagnosis", NULL);
  mado_robot_expect (robot, "証明書の中身は入りません");
  mado_robot_expect_gone (robot, "madoguchi-trace=1");
  mado_robot_press (robot, ATSPI_ROLE_PUSH_BUTTON, "カードの記録を見る");
  mado_robot_expect (robot, "madoguchi-trace=1");
}

static void
test_shown (void)
{
  MadoRobot *robot = start ("in-window");
  g_autofree char *focus = NULL;

  mado_robot_expect (robot, "いま更新できます");
  mado_screen_resize (900, 680);
  show_record (robot);
  mado_robot_expect (robot, "outcome=ended:ok token:my-number-card");
  mado_robot_expect (robot, "入っていないもの：暗証番号");
  /* The keyboard is in the text, which is scrolled to. */
  mado_robot_expect_gone (robot, "カードの記録を見る");
  focus = mado_robot_get_focus (robot);
  g_assert_nonnull (strstr (focus, "記録の文"));
  mado_screen_keep ("record");
  mado_robot_press (robot, ATSPI_ROLE_PUSH_BUTTON, "記録をコピー");
  mado_robot_expect (robot, "コピーしました");
  g_autofree char *copied = mado_clipboard_read ();
  g_assert_nonnull (strstr (copied, "\nmadoguchi-trace=1\n"));
  g_assert_nonnull (strstr (copied, " disconnect"));
  mado_screen_resize (360, 1200);
  mado_screen_keep ("record-narrow");

  /* The card leaves, its record stays; the next one's takes its place. */
  mado_robot_act (robot, "app.practice-remove", NULL);
  mado_robot_expect (robot, "カードがまだ置かれていません");
  mado_robot_expect (robot, "outcome=ended:ok token:my-number-card");
  mado_robot_act (robot, "app.practice-start", "not-my-number");
  mado_robot_expect (robot, "このカードはマイナンバーカードではありません");
  mado_robot_stop (robot);
}

static void
test_of_a_failure (void)
{
  MadoRobot *robot = start ("torn");

  mado_robot_expect (robot, "カードを置いてください");
  show_record (robot);
  mado_robot_expect (robot, "outcome=ended:removed");
  mado_robot_expect (robot, "failed=removed");
  mado_robot_stop (robot);
}

/* For nobody else's eyes. */
static void
test_saved (void)
{
  MadoRobot *robot = start ("healthy");
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "記録.txt", NULL);
  g_autofree char *name = mado_gtk_dialog_dup_word ("Name");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  mado_robot_expect (robot, "いまは更新の必要はありません");
  show_record (robot);
  mado_robot_press (robot, ATSPI_ROLE_PUSH_BUTTON, "記録を保存");
  mado_robot_expect (robot, "カードの記録を保存");
  mado_robot_expect (robot, "madoguchi-trace.txt");
  mado_screen_keep ("record-save");
  /* By the keyboard, as the page behind has buttons of the same name. */
  mado_robot_type_into (robot, ATSPI_ROLE_TEXT, name, path);
  mado_robot_key (robot, KEY_RETURN);
  mado_robot_expect (robot, "保存しました。");
  mado_robot_stop (robot);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "\nmadoguchi-trace=1\n"));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);
}

/* What was saved is a practice card, which comes to the same. */
static void
test_played (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "記録.txt", NULL);
  MadoRobot *robot = start (path);

  mado_robot_expect (robot, "いまは更新の必要はありません");
  mado_robot_expect (robot, "カードの記録");
  mado_robot_stop (robot);
}

static void
add_tests (void)
{
  g_test_add_func ("/record/shown", test_shown);
  g_test_add_func ("/record/of-a-failure", test_of_a_failure);
  g_test_add_func ("/record/saved", test_saved);
  g_test_add_func ("/record/played", test_played);
}

int
main (int argc, char **argv)
{
  return mado_robot_run_tests (argc, argv, add_tests);
}
