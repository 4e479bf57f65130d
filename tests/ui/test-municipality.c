/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "mado-screen.h"
#include "mado-ui-files.h"
#include "mado-ui-item.h"
#include "mado-ui-words.h"

/* Whose rules, counters and telephone stand there: asked once, told beside the verdict, and never
 * another municipality's. */

static void
write_setting (const char *municipality)
{
  g_autofree char *line = g_strdup_printf ("municipality='%s'\n", municipality);

  mado_ui_write_settings (line);
}

static MadoUiDriver *
start (const char *mode, const char *card)
{
  const char *const with_card[] = { "--practice", card, "--today", "2026-11-23", mode, NULL };
  const char *const without[] = { mode, NULL };

  return mado_ui_driver_start (card != NULL ? with_card : without);
}

static void
assert_unsaid (MadoUiDriver *driver, const char *text)
{
  g_autofree char *screen = mado_ui_driver_read (driver);

  g_assert_null (strstr (screen, text));
}

/* Set, but not there: a banner that stays, the rules for all of Japan, and the way to choose; the
 * card that lies there is advised on anew at once. */
static void
test_missing (void)
{
  MadoUiDriver *driver;

  write_setting ("nowhere");
  driver = start (NULL, "in-window");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_expect (driver, "nowhere");
  mado_ui_driver_expect_item (driver, MADO_UI_RULES_OF_JAPAN);
  assert_unsaid (driver, mado_ui_name (MADO_UI_WARD));
  mado_screen_keep ("municipality-missing");
  mado_ui_driver_act (driver, "win.diagnosis", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_DATA_OF_MUNICIPALITY);
  mado_ui_driver_expect (driver, "nowhere");
  mado_screen_keep ("municipality-diagnosis");
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_press_item (driver, MADO_UI_CHOOSE_MUNICIPALITY);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_MUNICIPALITY);
  mado_ui_driver_choose (driver, "app.municipality", "suginami");
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_RULES_OF_WARD);
  mado_ui_driver_expect_gone (driver, "nowhere");
  mado_ui_driver_stop (driver);
}

/* Everybody reads the lobby's screen, and nobody there can mend a file. */
static void
test_lobby (void)
{
  MadoUiDriver *driver;

  write_setting ("nowhere");
  driver = start ("--lobby", "in-window");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_TELL_STAFF);
  assert_unsaid (driver, "nowhere");
  assert_unsaid (driver, mado_ui_name (MADO_UI_WARD));
  assert_unsaid (driver, mado_ui_mark (MADO_UI_PAGE_MUNICIPALITY));
  mado_screen_keep ("municipality-lobby");
  mado_ui_driver_stop (driver);
}

static void
test_asked_once (void)
{
  MadoUiDriver *driver;

  g_setenv ("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm", TRUE);
  write_setting ("");
  driver = start (NULL, NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_MUNICIPALITY);
  mado_screen_keep ("municipality-question");
  mado_screen_resize (360, 680);
  mado_screen_keep ("municipality-question-narrow");
  mado_ui_driver_press_item (driver, MADO_UI_TAKE_MUNICIPALITY);
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_MUNICIPALITY);
  mado_ui_driver_stop (driver);
  driver = start (NULL, NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_LOOK_AGAIN);
  assert_unsaid (driver, mado_ui_mark (MADO_UI_PAGE_MUNICIPALITY));
  mado_ui_driver_stop (driver);
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
      MadoUiDriver *driver = start (modes[i], "in-window");

      mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
      assert_unsaid (driver, mado_ui_mark (MADO_UI_PAGE_MUNICIPALITY));
      mado_ui_driver_stop (driver);
    }
}

/* With type of twice the size, in the narrowest window. */
static void
test_narrow (void)
{
  MadoUiDriver *driver;

  mado_screen_set_text_scale (200);
  write_setting ("nowhere");
  driver = start (NULL, "in-window");
  mado_ui_driver_expect_item (driver, MADO_UI_RULES_OF_JAPAN);
  mado_screen_resize (360, 1300);
  mado_screen_keep ("municipality-missing-large");
  g_assert_cmpint (mado_screen_get_least_width (), <=, 360);
  mado_ui_driver_act (driver, "win.municipality", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_MUNICIPALITY);
  mado_screen_resize (360, 1290);
  mado_screen_keep ("municipality-question-large");
  g_assert_cmpint (mado_screen_get_least_width (), <=, 360);
  mado_ui_driver_stop (driver);
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
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
