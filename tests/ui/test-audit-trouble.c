/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-audit.h"
#include "mado-transport-error.h"
#include "mado-ui-files.h"
#include "mado-ui-item.h"
#include "mado-ui-pin.h"
#include "mado-wording-diagnosis.h"
#include "mado-wording-error.h"

/* The audit (mado-audit.h) of what is shown when the service, the reader or the card fails, in the
 * look of MADO_AUDIT. */

#define TARGET 24

static MadoUiDriver *driver; /* (owned) (nullable) */

/* @sheet: (nullable) */
static void
audit (const char *name, const char *sheet, const char *words)
{
  const MadoAudit it = { driver, name, sheet, TARGET };

  mado_audit_page (&it, words);
}

static void
audit_diagnosis (void)
{
  mado_ui_driver_act (driver, "win.diagnosis", NULL);
  audit ("diagnosis", NULL, mado_ui_name (MADO_UI_SAID_FAULT));
}

/* --- the service and the reader --- */

/* Codes of winscard.h, as pcsclite-in-trouble.c reads them. */
static const struct
{
  const char *name;
  const char *establish; /* (nullable) */
  const char *reader;    /* (nullable) */
  const char *connect;   /* (nullable): no card */
  MadoFault fault;
  int error; /* of MADO_TRANSPORT_ERROR, where there is no fault */
} troubles[] = {
  { "refused", "8010006A", NULL, NULL, MADO_FAULT_SERVICE_REFUSED, 0 },
  { "mismatch", "8010001E", NULL, NULL, MADO_FAULT_SERVICE_MISMATCH, 0 },
  { "no-reader", NULL, NULL, NULL, MADO_FAULT_READER_MISSING, 0 },
  { "reader-ignored", NULL, "Yubico YubiKey OTP+FIDO+CCID 00 00", NULL, MADO_FAULT_READER_MISSING,
    0 },
  { "card-refused", NULL, "Reader 00 00", "8010001D", MADO_FAULT_NONE,
    MADO_TRANSPORT_ERROR_REFUSED },
  { "card-mute", NULL, "Reader 00 00", "80100066", MADO_FAULT_NONE, MADO_TRANSPORT_ERROR_MUTE },
  { "card-busy", NULL, "Reader 00 00", "8010000B", MADO_FAULT_NONE, MADO_TRANSPORT_ERROR_SHARING },
  { "card-failed", NULL, "Reader 00 00", "80100001", MADO_FAULT_NONE, MADO_TRANSPORT_ERROR_FAILED },
};

/* @value: (nullable) */
static void
set_variable (const char *variable, const char *value)
{
  if (value != NULL)
    g_setenv (variable, value, TRUE);
  else
    g_unsetenv (variable);
}

static char *
create_heading (int code)
{
  const GError error = { MADO_TRANSPORT_ERROR, code, (char *)"" };

  return mado_wording_error_title (&error);
}

static void
start_without_card (void)
{
  static const char *const arguments[] = { NULL };

  driver = mado_ui_driver_start (arguments);
}

static void
test_trouble (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *sentence = troubles[i].fault != MADO_FAULT_NONE
                                  ? g_strdup (mado_wording_fault (troubles[i].fault))
                                  : create_heading (troubles[i].error);

  set_variable ("MADO_PCSC_ESTABLISH", troubles[i].establish);
  set_variable ("MADO_PCSC_READER", troubles[i].reader);
  set_variable ("MADO_PCSC_CONNECT", troubles[i].connect);
  set_variable ("LD_PRELOAD", g_getenv ("MADO_PCSCLITE_IN_TROUBLE"));
  start_without_card ();
  audit (troubles[i].name, NULL, sentence);
  audit_diagnosis ();
  g_clear_pointer (&driver, mado_ui_driver_stop);
  g_unsetenv ("LD_PRELOAD");
}

static void
test_no_service (void)
{
  g_setenv ("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm", TRUE);
  start_without_card ();
  audit ("no-service", NULL, mado_ui_name (MADO_UI_SAID_SERVICE));
  audit_diagnosis ();
  g_clear_pointer (&driver, mado_ui_driver_stop);
  g_unsetenv ("PCSCLITE_CSOCK_NAME");
}

/* --- the card --- */

static void
start_with (const char *card)
{
  const char *const arguments[] = { "--practice", card, NULL };

  driver = mado_ui_driver_start (arguments);
}

/* A card like "in-window", with these @faults in its file. */
static void
start_with_faults (const char *faults)
{
  g_autofree char *more = g_strconcat ("[faults]\n", faults, NULL);
  g_autofree char *card = mado_ui_write_card (more);

  start_with (card);
}

static void
test_removed (void)
{
  start_with ("torn");
  audit ("removed", NULL, mado_wording_waiting_title (TRUE));
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

static void
test_silent (void)
{
  g_autofree char *heading = create_heading (MADO_TRANSPORT_ERROR_SILENT);

  start_with_faults ("silent=3\n");
  audit ("silent", NULL, heading);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

static void
test_password_removed (void)
{
  start_with_faults ("counts=verify\ntear=1\ntear-carried-out=true\n");
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_enter_password (driver, "WRONG123");
  audit ("password-removed", mado_ui_mark (MADO_UI_PAGE_PASSWORD),
         mado_ui_name (MADO_UI_SAID_TRY_MAY_BE_USED));
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

/* What became of a password whose change was interrupted. */
static const struct
{
  const char *name;
  const char *faults;
  MadoUiPinEnd end;
} breaks[] = {
  { "change-not-sent",
    "counts=verify\ntear=1\n",
    { MADO_PIN_CHANGE_NOT_CHANGED, MADO_UI_CAUSE_REMOVED } },
  { "change-unknown",
    "counts=change\ntear=1\n",
    { MADO_PIN_CHANGE_UNKNOWN, MADO_UI_CAUSE_REMOVED } },
  { "change-unproved",
    "counts=verify\ntear=2\n",
    { MADO_PIN_CHANGE_CHANGED, MADO_UI_CAUSE_REMOVED } },
  { "change-service",
    "counts=change\ntear=1\ntear-carried-out=true\ntear-service=true\n",
    { MADO_PIN_CHANGE_UNKNOWN, MADO_UI_CAUSE_NO_SERVICE } },
  { "change-garbled",
    "counts=verify\ngarble=1\ngarble-answer=FF\n",
    { MADO_PIN_CHANGE_NOT_CHANGED, MADO_UI_CAUSE_GARBLED } },
};

static void
test_break (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *says = mado_ui_say_pin_end (MADO_PIN_SIGN, &breaks[i].end);

  start_with_faults (breaks[i].faults);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_act (driver, "win.procedure", "change-pin");
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_GUIDE);
  mado_ui_driver_act (driver, "win.change-pin", NULL);
  mado_ui_driver_change_pin (driver, MADO_PIN_SIGN, "MADO1234", "KURI5927");
  audit (breaks[i].name, NULL, says);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

static void
add (const char *name, gsize i, GTestDataFunc test)
{
  g_autofree char *path = g_strconcat ("/audit-trouble/", name, NULL);

  g_test_add_data_func (path, GSIZE_TO_POINTER (i), test);
}

static void
add_tests (void)
{
  mado_audit_init ();
  g_test_add_func ("/audit-trouble/no-service", test_no_service);
  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++)
    add (troubles[i].name, i, test_trouble);
  g_test_add_func ("/audit-trouble/removed", test_removed);
  g_test_add_func ("/audit-trouble/silent", test_silent);
  g_test_add_func ("/audit-trouble/password-removed", test_password_removed);
  for (gsize i = 0; i < G_N_ELEMENTS (breaks); i++)
    add (breaks[i].name, i, test_break);
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
