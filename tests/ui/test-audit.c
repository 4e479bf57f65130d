/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "mado-audit.h"
#include "mado-screen.h"
#include "mado-ui-files.h"
#include "mado-ui-item.h"
#include "mado-ui-pin.h"
#include "mado-wording-comparison.h"
#include "mado-wording-pin.h"
#include "mado-wording-procedure.h"

/* Every page in the look of MADO_AUDIT, held against docs/accessibility.md (mado-audit.h). Where
 * the service, the reader or the card fails: test-audit-trouble.c. */

/* X11/keysymdef.h */
#define KEY_TAB   0xff09
#define KEY_DOWN  0xff54
#define KEY_UP    0xff52
#define KEY_SPACE 0x0020
#define KEY_F9    0xffc6
#define KEY_F12   0xffc9

/* WCAG 2.2: 2.5.8; and 44 where people of all kinds come (2.5.5). */
#define TARGET       24
#define LOBBY_TARGET 44

static MadoUiDriver *driver; /* (owned) (nullable) */
static const char *sheet;    /* (nullable): the title of one; what is beside it lies in its shade */
static int target = TARGET;

static void
audit (const char *name, const char *words, gboolean tab)
{
  const MadoAudit it = { driver, name, sheet, target };

  mado_audit_page (&it, words);
  if (tab)
    mado_audit_tab (&it);
}

static void
start (const char *card, const char *mode)
{
  const char *const arguments[] = { "--practice", card, mode, NULL };

  driver = mado_ui_driver_start (arguments);
}

static void
audit_page (const char *action, const char *parameter, const char *words, gboolean tab)
{
  mado_ui_driver_act (driver, action, parameter);
  audit (action, words, tab);
  mado_ui_driver_act (driver, "win.back", NULL);
}

static void
test_home (void)
{
  /* The way of the Tab key is the same in every look. */
  const gboolean tab = mado_audit_is_first_look ();

  start ("in-window", NULL);
  audit ("result", mado_ui_mark (MADO_UI_PAGE_RESULT), tab);
  audit_page ("win.certificate", "auth", mado_ui_mark (MADO_UI_PAGE_CERTIFICATE), FALSE);
  sheet = mado_ui_mark (MADO_UI_PAGE_RULES);
  audit_page ("win.sources", NULL, sheet, FALSE);
  sheet = NULL;
  audit_page ("win.help", NULL, mado_ui_mark (MADO_UI_PAGE_HELP), FALSE);
  audit_page ("win.procedures", NULL, mado_ui_mark (MADO_UI_PAGE_PROCEDURES), FALSE);
  audit_page ("win.manual", NULL, mado_ui_mark (MADO_UI_PAGE_MANUAL), tab);
  audit_page ("win.municipality", NULL, mado_ui_mark (MADO_UI_PAGE_MUNICIPALITY), FALSE);
  audit_page ("win.diagnosis", NULL, mado_ui_mark (MADO_UI_PAGE_DIAGNOSIS), FALSE);
  audit_page ("win.procedure", "renew", mado_ui_name (MADO_UI_SAID_UNTIL), tab);
  audit_page ("win.procedure", "unlock", mado_wording_procedure (MADO_PROCEDURE_UNLOCK), FALSE);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  audit ("waiting", mado_wording_waiting_title (FALSE), tab);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

/* --- the other states of a card --- */

static void
put_card (const char *card)
{
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_act (driver, "app.practice-start", card);
}

static void
test_states (void)
{
  /* By the verdict, or by what is said beside one. */
  static const struct
  {
    const char *card;
    MadoVerdictId verdict;
    MadoUiItem said;
  } states[] = {
    { "expired", MADO_VERDICT_EXPIRED, MADO_UI_NOTHING },
    { "last-day", MADO_VERDICT_LAST_DAY, MADO_UI_NOTHING },
    { "one-try-left", MADO_VERDICT_UNKNOWN, MADO_UI_SAID_LAST_TRY },
    { "garbled", MADO_VERDICT_UNKNOWN, MADO_UI_SAID_UNREADABLE },
    { "broken-chain", MADO_VERDICT_BROKEN_CHAIN, MADO_UI_NOTHING },
    { "unknown-ca", MADO_VERDICT_UNKNOWN, MADO_UI_SAID_ISSUER_UNKNOWN },
    { "nothing-recorded", MADO_VERDICT_UNKNOWN, MADO_UI_SAID_NOT_RECORDED },
    { "under-15", MADO_VERDICT_NEW_CARD_NEXT, MADO_UI_NOTHING },
    { "foreign-resident", MADO_VERDICT_UNKNOWN, MADO_UI_SAID_WITHOUT_STAY },
    { "smartphone", MADO_VERDICT_SMARTPHONE, MADO_UI_NOTHING },
    { "not-my-number", MADO_VERDICT_UNKNOWN, MADO_UI_SAID_NOT_MY_NUMBER },
  };

  start ("healthy", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      put_card (states[i].card);
      audit (states[i].card,
             states[i].said != MADO_UI_NOTHING ? mado_ui_name (states[i].said)
                                               : mado_wording_verdict_title (states[i].verdict),
             FALSE);
    }
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

/* The banner over a page whose municipality's file is not there. */
static void
test_municipality (void)
{
  g_autofree char *usual = g_strdup (g_getenv ("GSETTINGS_BACKEND"));

  mado_ui_write_settings ("municipality='nowhere'\n");
  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
  start ("in-window", NULL);
  audit ("municipality-missing", "nowhere", FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
  target = LOBBY_TARGET;
  start ("in-window", "--lobby");
  audit ("municipality-missing-lobby", mado_ui_name (MADO_UI_SAID_TELL_STAFF), FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
  target = TARGET;
  g_setenv ("GSETTINGS_BACKEND", usual, TRUE);
}

/* What an administrator has set is not to be changed, and is said to be so (locked-settings.c). */
static void
test_locked_settings (void)
{
  g_autofree char *usual = g_strdup (g_getenv ("GSETTINGS_BACKEND"));

  g_setenv ("GSETTINGS_BACKEND", "locked", TRUE);
  start ("in-window", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  audit_page ("win.municipality", NULL, mado_ui_name (MADO_UI_SAID_ADMINISTRATOR_CHOOSES), FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
  g_setenv ("GSETTINGS_BACKEND", usual, TRUE);
}

/* The windows over this one. */
static void
test_windows (void)
{
  static const struct
  {
    const char *action;
    MadoUiItem title;
    const char *text;
  } windows[] = {
    { "win.keys", MADO_UI_LIST_OF_KEYS, "Ctrl+Enter" },
    { "app.about", MADO_UI_ABOUT, MADO_VERSION },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      start ("in-window", NULL);
      mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
      mado_ui_driver_act (driver, windows[i].action, NULL);
      sheet = mado_ui_name (windows[i].title);
      audit (windows[i].action, windows[i].text, FALSE);
      sheet = NULL;
      g_clear_pointer (&driver, mado_ui_driver_stop);
    }
}

/* --- where a PIN is typed --- */

static void
test_password (void)
{
  start ("in-window", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  sheet = mado_ui_mark (MADO_UI_PAGE_PASSWORD);
  audit ("password", mado_ui_name (MADO_UI_SAID_PASSWORD_GUARDS), FALSE);
  mado_ui_driver_enter_password (driver, "WRONG123");
  audit ("password-wrong", mado_ui_name (MADO_UI_SAID_PASSWORD_WRONG), FALSE);
  sheet = NULL;
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

/* To the page where the PIN is changed that is chosen first. */
static void
open_pin_change (void)
{
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_act (driver, "win.procedure", "change-pin");
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_GUIDE);
  mado_ui_driver_act (driver, "win.change-pin", NULL);
}

/* What comes of it before anything is written. */
static void
test_pin_change_not_begun (void)
{
  g_autofree char *locked = g_strconcat (mado_wording_pin_name (MADO_PIN_SIGN), "は",
                                         mado_ui_name (MADO_UI_SAID_LOCKED), NULL);

  start ("both-locked", NULL);
  open_pin_change ();
  audit ("pin-change-locked", locked, FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
  start ("one-try-left", NULL);
  open_pin_change ();
  mado_ui_driver_type_pins (driver, MADO_PIN_SIGN, "MADO1234", "KURI5927", "KURI5927");
  audit ("pin-change-last-try", mado_ui_name (MADO_UI_USE_LAST_TRY), FALSE);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  audit ("pin-change-removed", mado_ui_name (MADO_UI_SAID_NOTHING_WRITTEN), FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

static void
test_pin_change (void)
{
  static const MadoUiPinEnd end = { MADO_PIN_CHANGE_CHANGED, MADO_UI_CAUSE_NONE };
  g_autofree char *changed = mado_ui_say_pin_end (MADO_PIN_AUTH, &end);

  start ("in-window", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_open_pin_change (driver);
  audit ("pin-change", mado_ui_name (MADO_UI_CURRENT_PIN), mado_audit_is_first_look ());
  mado_ui_driver_type_pins (driver, MADO_PIN_AUTH, "9999", "5927", "2222");
  audit ("pin-change-typed", mado_ui_name (MADO_UI_SAID_AGAIN_NOT_YET), FALSE);
  mado_ui_driver_change_pin (driver, MADO_PIN_AUTH, "9999", "5927");
  audit ("pin-change-wrong", mado_ui_name (MADO_UI_SAID_NOT_CHANGED), FALSE);
  mado_ui_driver_change_pin (driver, MADO_PIN_AUTH, "1234", "5927");
  audit ("pin-change-done", changed, FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

/* --- groups and motion, which are the same in every look --- */

/* The question of the answer that has the focus: the innermost group around it. (transfer full)
 * (nullable): something else has the focus */
static char *
get_focused_question (void)
{
  g_autoptr (GPtrArray) nodes = mado_tree_read (mado_ui_driver_get_tree (driver));
  const char *question = NULL;

  for (guint i = 0; i < nodes->len; i++)
    {
      const MadoNode *node = g_ptr_array_index (nodes, i);

      if (node->role == ATSPI_ROLE_RADIO_BUTTON && mado_node_has_state (node, ATSPI_STATE_FOCUSED))
        return g_strdup (question);
      if (node->role == ATSPI_ROLE_GROUPING && *node->name != '\0')
        question = node->name;
    }
  return NULL;
}

/* Tab comes to each question once, and the arrows lead from one answer to the next. */
static void
test_groups (void)
{
  g_autoptr (GHashTable) questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *question = NULL;
  g_autofree char *next = NULL;
  g_autofree char *focus = NULL;

  start ("in-window", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_act (driver, "win.procedure", "renew");
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_GUIDE);
  mado_ui_driver_raise (driver);
  mado_ui_driver_lead_to (driver, KEY_TAB, "radio button|");
  while ((question = get_focused_question ()) != NULL)
    {
      if (!g_hash_table_add (questions, g_steal_pointer (&question)))
        g_error ("Tab stops twice in a question.");
      mado_ui_driver_key (driver, KEY_TAB);
    }
  g_assert_cmpuint (g_hash_table_size (questions), >, 1);
  mado_ui_driver_lead_to (driver, KEY_TAB, "radio button|");
  question = get_focused_question ();
  focus = mado_ui_driver_get_focus (driver);
  mado_ui_driver_key (driver, KEY_DOWN);
  next = get_focused_question ();
  g_assert_cmpstr (next, ==, question);
  g_free (next);
  next = mado_ui_driver_get_focus (driver);
  g_assert_cmpstr (next, !=, focus);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

/* A row does what it says when a screen reader asks for it. */
static void
test_rows (void)
{
  start ("in-window", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_press_item (driver, MADO_UI_SEE_CHANGED_DETAILS);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_GUIDE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

/* Of what moves there are many pictures, of what is just there one, and few more until all of it is
 * painted. */
#define MOST_FRAMES 4

static void
assert_still (const char *action, MadoUiPage page)
{
  guint n;

  mado_screen_watch ();
  mado_ui_driver_act (driver, action, NULL);
  n = mado_screen_count_frames ();
  g_test_message ("%s: %u", action, n);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <=, MOST_FRAMES);
  mado_ui_driver_expect_page (driver, page);
}

/* Whoever has switched off motion on the desktop sees none. */
static void
test_motion (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "gtk-4.0", NULL);
  g_autofree char *path = g_build_filename (folder, "settings.ini", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, "[Settings]\ngtk-enable-animations=0\n", -1, &error);
  g_assert_no_error (error);
  start ("in-window", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_screen_resize (900, 680);
  assert_still ("win.sources", MADO_UI_PAGE_RULES);
  assert_still ("win.back", MADO_UI_PAGE_RESULT);
  assert_still ("win.help", MADO_UI_PAGE_HELP);
  assert_still ("win.back", MADO_UI_PAGE_RESULT);
  g_clear_pointer (&driver, mado_ui_driver_stop);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* --- the counter and the lobby --- */

static void
test_counter (void)
{
  start ("both-locked", "--counter");
  audit ("counter", mado_ui_mark (MADO_UI_PAGE_RESULT), FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

static void
test_counter_pages (void)
{
  start ("both-locked", "--counter");
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  sheet = mado_ui_mark (MADO_UI_PAGE_RULES);
  audit_page ("win.sources", NULL, sheet, FALSE);
  sheet = NULL;
  put_card ("in-window");
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_raise (driver);
  mado_ui_driver_key (driver, KEY_F12);
  audit ("counter-no-printer", mado_ui_name (MADO_UI_SAID_NO_PRINTER), FALSE);
  mado_ui_driver_key (driver, KEY_F9);
  audit ("counter-noted", mado_ui_name (MADO_UI_SAID_WHEN_RENEWED), mado_audit_is_first_look ());
  put_card ("in-window");
  audit ("counter-not-renewed", mado_wording_comparison (MADO_COMPARISON_OLD).text, FALSE);
  put_card ("renewed");
  audit ("counter-compared", mado_wording_comparison (MADO_COMPARISON_WRITTEN).text, FALSE);
  put_card ("healthy");
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_raise (driver);
  mado_ui_driver_key (driver, KEY_F9);
  audit ("counter-other-card", mado_wording_comparison (MADO_COMPARISON_OTHER_CARD).text, FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

/* What tells that the screen is about to be cleared stays for some seconds only: on a busy machine
 * it may have to be waited for again. */
static void
test_counter_about_to_clear (void)
{
  g_autofree char *usual = g_strdup (g_getenv ("GSETTINGS_BACKEND"));
  gint64 begin = 0;

  mado_ui_write_settings ("idle-seconds=30\nmode='counter'\n");
  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
  start ("smartphone", "--counter");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_SMARTPHONE);
  const MadoAudit it = { driver, "counter-about-to-clear", NULL, target };

  while (!mado_audit_foot (&it, mado_ui_name (MADO_UI_SAID_ABOUT_TO_CLEAR)))
    {
      mado_ui_driver_be_patient (&begin);
      put_card ("smartphone");
    }
  g_clear_pointer (&driver, mado_ui_driver_stop);
  g_setenv ("GSETTINGS_BACKEND", usual, TRUE);
}

static void
test_lobby (void)
{
  target = LOBBY_TARGET;
  start ("in-window", "--lobby");
  audit ("lobby", mado_wording_verdict_title (MADO_VERDICT_RENEWABLE), FALSE);
  put_card ("expired");
  audit ("lobby-expired", mado_wording_verdict_title (MADO_VERDICT_EXPIRED), FALSE);
  put_card ("smartphone");
  audit ("lobby-smartphone", mado_wording_verdict_title (MADO_VERDICT_SMARTPHONE), FALSE);
  put_card ("not-my-number");
  audit ("lobby-staff", mado_ui_name (MADO_UI_SAID_CALL_STAFF), FALSE);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  audit ("lobby-waiting", mado_wording_waiting_title (FALSE), FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
  target = TARGET;
}

static void
add_tests (void)
{
  mado_audit_init ();
  g_test_add_func ("/audit/home", test_home);
  g_test_add_func ("/audit/password", test_password);
  g_test_add_func ("/audit/pin-change", test_pin_change);
  g_test_add_func ("/audit/pin-change/not-begun", test_pin_change_not_begun);
  g_test_add_func ("/audit/locked-settings", test_locked_settings);
  g_test_add_func ("/audit/windows", test_windows);
  g_test_add_func ("/audit/counter", test_counter);
  g_test_add_func ("/audit/counter/about-to-clear", test_counter_about_to_clear);
  g_test_add_func ("/audit/lobby", test_lobby);
  g_test_add_func ("/audit/states", test_states);
  g_test_add_func ("/audit/municipality", test_municipality);
  g_test_add_func ("/audit/counter-pages", test_counter_pages);
  /* These are the same in every look. */
  if (!mado_audit_is_first_look ())
    return;
  g_test_add_func ("/audit/groups", test_groups);
  g_test_add_func ("/audit/rows", test_rows);
  g_test_add_func ("/audit/motion", test_motion);
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
