/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "mado-clipboard.h"
#include "mado-gtk-dialog.h"
#include "mado-scenario.h"
#include "mado-screen.h"
#include "mado-ui-item.h"
#include "mado-ui-words.h"

/* The record of the last reading, as a person comes by it: in the diagnosis, shown before it is
 * copied or saved. */

static MadoUiDriver *
start (const char *scenario)
{
  const char *const arguments[] = { "--practice", scenario, NULL };

  return mado_ui_driver_start (arguments);
}

static void
show_record (MadoUiDriver *driver)
{
  mado_ui_driver_act (driver, "win.diagnosis", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_RECORD_HOLDS);
  mado_ui_driver_expect_gone (driver, "madoguchi-trace=1");
  mado_ui_driver_press_item (driver, MADO_UI_SHOW_RECORD);
  mado_ui_driver_expect (driver, "madoguchi-trace=1");
}

static void
test_shown (void)
{
  MadoUiDriver *driver = start ("in-window");
  g_autofree char *focus = NULL;

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_screen_resize (900, 680);
  show_record (driver);
  mado_ui_driver_expect (driver, "outcome=ended:ok token:my-number-card");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_RECORD_LACKS);
  /* The keyboard is in the text, which is scrolled to. */
  mado_ui_driver_expect_no_item (driver, MADO_UI_SHOW_RECORD);
  focus = mado_ui_driver_get_focus (driver);
  g_assert_nonnull (strstr (focus, mado_ui_name (MADO_UI_RECORD_TEXT)));
  mado_screen_keep ("record");
  mado_ui_driver_press_item (driver, MADO_UI_COPY_RECORD);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_COPIED);
  g_autofree char *copied = mado_clipboard_read ();
  g_assert_nonnull (strstr (copied, "\nmadoguchi-trace=1\n"));
  g_assert_nonnull (strstr (copied, " disconnect"));
  mado_screen_resize (360, 1200);
  mado_screen_keep ("record-narrow");

  /* The card leaves, its record stays; the next one's takes its place. */
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NO_CARD_YET);
  mado_ui_driver_expect (driver, "outcome=ended:ok token:my-number-card");
  mado_ui_driver_act (driver, "app.practice-start", "not-my-number");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_OTHER_CARD);
  mado_ui_driver_stop (driver);
}

static void
test_of_a_failure (void)
{
  MadoUiDriver *driver = start ("torn");

  mado_ui_driver_expect_waiting (driver);
  show_record (driver);
  mado_ui_driver_expect (driver, "outcome=ended:removed");
  mado_ui_driver_expect (driver, "failed=removed");
  mado_ui_driver_stop (driver);
}

/* For nobody else's eyes. */
static void
test_saved (void)
{
  MadoUiDriver *driver = start ("healthy");
  g_autofree char *path = g_build_filename (g_get_home_dir (), "記録.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_NO_NEED);
  show_record (driver);
  mado_ui_driver_press_item (driver, MADO_UI_SAVE_RECORD);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_SAVE_RECORD);
  mado_ui_driver_expect (driver, "madoguchi-trace.txt");
  mado_screen_keep ("record-save");
  mado_gtk_dialog_save_as (driver, path);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_SAVED);
  mado_ui_driver_stop (driver);

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
  g_autofree char *path = g_build_filename (g_get_home_dir (), "記録.txt", NULL);
  MadoUiDriver *driver = start (path);

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_NO_NEED);
  mado_ui_driver_expect_item (driver, MADO_UI_RECORD);
  /* No file is opened for who asks for it over the session bus. */
  mado_ui_driver_act (driver, "app.practice-start", "in-window");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_act (driver, "app.practice-start", path);
  mado_ui_driver_expect_error (driver, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_NOT_FOUND);
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_stop (driver);
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
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
