/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "mado-transport-error.h"
#include "mado-ui-files.h"
#include "mado-ui-item.h"
#include "mado-ui-words.h"
#include "mado-wording-error.h"
#include "rig.h"

/* The window at a real service, for what a practice reader cannot show: another program's
 * transaction. */

static MadoUiDriver *
start (void)
{
  static const char *const arguments[] = { NULL };
  return mado_ui_driver_start (arguments);
}

/* Said, and gone on with by itself as soon as the card is let go of. */
static void
test_kept_waiting (void)
{
  g_autoptr (Rig) rig = rig_new ();
  rig_put_card (rig, "healthy");
  GSubprocess *holder = rig_hold_card ("transaction");
  MadoUiDriver *driver = start ();
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_KEPT_WAITING);
  rig_release_card (holder);
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_NO_NEED);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_KEPT_WAITING);
  mado_ui_driver_stop (driver);
}

/* Nobody who closes the window waits for another program. */
static void
test_closed (void)
{
  g_autoptr (Rig) rig = rig_new ();
  rig_put_card (rig, "healthy");
  GSubprocess *holder = rig_hold_card ("transaction");
  MadoUiDriver *driver = start ();
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_KEPT_WAITING);
  gint64 begun = g_get_monotonic_time ();
  mado_ui_driver_stop (driver);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, RIG_PATIENCE_SECONDS * G_USEC_PER_SEC);
  rig_release_card (holder);
}

/* At the card of a program that is gone and whose driver hangs: the service says that it is in use
 * if it has seen it, every 400 ms, and then nobody can tell whose card it is. */
static void
expect_silent_or_kept (MadoUiDriver *driver)
{
  const GError error = { MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SILENT, (char *)"" };
  g_autofree char *silent = mado_wording_error_title (&error);
  g_autofree char *text = mado_ui_driver_read (driver);
  gint64 begin = 0;

  while (strstr (text, silent) == NULL &&
         strstr (text, mado_ui_name (MADO_UI_SAID_KEPT_WAITING)) == NULL)
    {
      mado_ui_driver_be_patient (&begin);
      g_free (text);
      text = mado_ui_driver_read (driver);
    }
}

/* A driver that never answers: said, with what to do, and nobody who closes the window waits for
 * it, nor does the next start. */
static void
test_silent (void)
{
  g_autofree char *path = mado_ui_write_card ("[faults]\nsilent=3\n");
  g_autoptr (Rig) rig = rig_new ();
  rig_put_card (rig, path);
  for (guint i = 0; i < 2; i++)
    {
      MadoUiDriver *driver = start ();
      if (i == 0)
        mado_ui_driver_expect_error (driver, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SILENT);
      else
        expect_silent_or_kept (driver);
      gint64 begun = g_get_monotonic_time ();
      mado_ui_driver_stop (driver);
      g_assert_cmpint (g_get_monotonic_time () - begun, <, RIG_PATIENCE_SECONDS * G_USEC_PER_SEC);
    }
  rig_drop_card (rig);
}

/* Nor does anybody wait for a service that hangs. */
static void
test_silent_service (void)
{
  g_autoptr (Rig) rig = rig_new ();
  MadoUiDriver *driver = start ();
  mado_ui_driver_expect_waiting (driver);
  rig_freeze_service (rig, TRUE);
  mado_ui_driver_act (driver, "win.read-again", NULL);
  gint64 begun = g_get_monotonic_time ();
  mado_ui_driver_stop (driver);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, RIG_PATIENCE_SECONDS * G_USEC_PER_SEC);
  rig_freeze_service (rig, FALSE);
}

/* A reading of which the service says nothing is given up, and the next one is whole. */
static void
test_silent_service_with_card (void)
{
  g_autoptr (Rig) rig = rig_new ();
  rig_put_card (rig, "healthy");
  MadoUiDriver *driver = start ();
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_NO_NEED);
  rig_freeze_service (rig, TRUE);
  mado_ui_driver_act (driver, "win.read-again", NULL);
  mado_ui_driver_expect_error (driver, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SILENT);
  rig_freeze_service (rig, FALSE);
  mado_ui_driver_act (driver, "win.read-again", NULL);
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_NO_NEED);
  mado_ui_driver_stop (driver);
}

/* In, and being read: so many commands of it have come. */
static void
insert_and_await (Rig *rig, guint n_commands)
{
  gint64 until = g_get_monotonic_time () + RIG_PATIENCE_SECONDS * G_USEC_PER_SEC;

  rig_tell_card (rig, "insert");
  while (rig_get_counter (rig, "commands") < n_commands)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_usleep (1000);
    }
}

/* Read to the end, with nothing that could not be read. */
static void
expect_whole (MadoUiDriver *driver)
{
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_NO_NEED);
  mado_ui_driver_expect_tries (driver, 3);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_UNREADABLE);
}

static void
take_out (Rig *rig, MadoUiDriver *driver)
{
  rig_tell_card (rig, "remove");
  mado_ui_driver_expect_waiting (driver);
}

/* Out in the middle of a reading, and in again before pcscd looks, every 400 ms: it never tells
 * that the card has left, and does not power the one that came. */
static void
test_torn_and_back (void)
{
  static const guint at[] = { 1, 2, 4, 7, 11 }; /* after so many commands */
  g_autoptr (Rig) rig = rig_new ();

  rig_put_card (rig, "healthy");
  MadoUiDriver *driver = start ();
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_NO_NEED);
  for (guint i = 0; i < G_N_ELEMENTS (at); i++)
    {
      take_out (rig, driver);
      insert_and_await (rig, at[i]);
      rig_tell_card (rig, "remove");
      rig_tell_card (rig, "insert");
      expect_whole (driver);
    }
  mado_ui_driver_stop (driver);
}

/* Seven times in and out within three seconds: in the end it lies there. */
static void
test_laid_badly (void)
{
  g_autoptr (Rig) rig = rig_new ();

  rig_put_card (rig, "healthy");
  MadoUiDriver *driver = start ();
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_NO_NEED);
  for (guint i = 0; i < 7; i++)
    {
      rig_tell_card (rig, "remove");
      g_usleep (G_USEC_PER_SEC / 5);
      rig_tell_card (rig, "insert");
      g_usleep (G_USEC_PER_SEC / 5);
    }
  expect_whole (driver);
  mado_ui_driver_stop (driver);
}

/* A card is changed for another one while it is read: never the one's word for the other. */
static void
test_changed_while_read (void)
{
  g_autoptr (Rig) rig = rig_new ();

  rig_put_card (rig, "healthy");
  MadoUiDriver *driver = start ();
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_NO_NEED);
  take_out (rig, driver);
  insert_and_await (rig, 4);
  rig_drop_card (rig);
  rig_put_card (rig, "expired");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_EXPIRED);
  mado_ui_driver_expect_gone (driver, mado_wording_verdict_title (MADO_VERDICT_NO_NEED));
  mado_ui_driver_stop (driver);
}

/* Two readers with a card in each: the one on the screen stays until it is lifted off, and then the
 * other one is read. */
static void
test_two_readers (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (GSubprocess) other = NULL;

  rig_put_card (rig, "healthy");
  MadoUiDriver *driver = start ();
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_NO_NEED);
  other = rig_put_second_card ("expired");
  mado_ui_driver_expect_item (driver, MADO_UI_CHOOSE_READER);
  expect_whole (driver);
  rig_tell_card (rig, "remove");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_EXPIRED);
  rig_tell_card (rig, "insert");
  g_subprocess_force_exit (other);
  g_subprocess_wait (other, NULL, NULL);
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_NO_NEED);
  mado_ui_driver_stop (driver);
}

/* A security key is no reader that a card could be laid on, though there is a card in it. */
static void
test_ignored (void)
{
  g_autoptr (Rig) rig = rig_new ();

  rig_kill_service (rig);
  rig_start_service_named (rig, "Yubico YubiKey OTP+FIDO+CCID");
  rig_put_card (rig, "not-my-number");
  MadoUiDriver *driver = start ();
  mado_ui_driver_expect (driver, "YubiKey");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NOT_USED);
  mado_ui_driver_act (driver, "win.diagnosis", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_COPY_REPORT);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NOT_USED);
  mado_ui_driver_stop (driver);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  /* See test-window.c. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  g_assert_cmpint (atspi_init (), <, 2);

  g_test_add_func ("/window/kept-waiting", test_kept_waiting);
  g_test_add_func ("/window/kept-waiting/closed", test_closed);
  g_test_add_func ("/window/silent", test_silent);
  g_test_add_func ("/window/silent/service", test_silent_service);
  g_test_add_func ("/window/silent/service/card", test_silent_service_with_card);

  g_test_add_func ("/window/torn-and-back", test_torn_and_back);
  g_test_add_func ("/window/laid-badly", test_laid_badly);
  g_test_add_func ("/window/two-readers", test_two_readers);
  g_test_add_func ("/window/ignored", test_ignored);
  g_test_add_func ("/window/changed-while-read", test_changed_while_read);

  int status = g_test_run ();
  atspi_exit ();
  return status;
}
