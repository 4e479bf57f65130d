/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-clipboard.h"
#include "mado-gtk-dialog.h"
#include "mado-language.h"
#include "mado-screen.h"
#include "mado-ui-files.h"
#include "mado-ui-item.h"
#include "mado-ui-words.h"

/* X11/keysymdef.h */
#define KEY_ESCAPE 0xff1b
#define KEY_F1     0xffbe
#define KEY_F2     0xffbf
#define KEY_F5     0xffc2
#define KEY_F9     0xffc6
#define KEY_F10    0xffc7
#define KEY_F12    0xffc9

/* The X server's codes of keys that are held. */
#define KEYCODE_F8      74
#define KEYCODE_F12     96
#define KEYCODE_CONTROL 37
#define KEYCODE_SHIFT   50
#define KEYCODE_I       31

/* @mode, @scenario: (nullable) */
static MadoUiDriver *
start (const char *mode, const char *scenario)
{
  g_autofree char *practice = scenario != NULL ? g_strdup_printf ("--practice=%s", scenario) : NULL;
  const char *const both[] = { mode != NULL ? mode : practice, mode != NULL ? practice : NULL,
                               NULL };

  return mado_ui_driver_start (both);
}

static void
put_card (MadoUiDriver *driver, const char *scenario)
{
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_act (driver, "app.practice-start", scenario);
}

static void
assert_not_said (MadoUiDriver *driver, const char *const *words, gsize n)
{
  g_autofree char *text = mado_ui_driver_read (driver);

  for (gsize i = 0; i < n; i++)
    {
      if (strstr (text, words[i]) != NULL)
        g_test_message ("“%s” is to be read in:\n%s", words[i], text);
      g_assert_null (strstr (text, words[i]));
    }
}

/* --- lobby --- */

static void
test_lobby_verdicts (void)
{
  static const struct
  {
    const char *scenario;
    MadoVerdictId verdict;
    MadoUiItem also;
  } cards[] = {
    { "in-window", MADO_VERDICT_RENEWABLE, MADO_UI_SAID_AT_THE_OFFICE },
    { "healthy", MADO_VERDICT_NO_NEED, MADO_UI_SAID_REVOCATION_UNCHECKED },
    { "expired", MADO_VERDICT_EXPIRED, MADO_UI_SAID_REISSUE },
    /* On a holiday. */
    { "last-day", MADO_VERDICT_LAST_DAY, MADO_UI_SAID_NO_DAY_LEFT },
    { "pin-locked", MADO_VERDICT_AUTH_LOCKED, MADO_UI_SAID_UNLOCK },
    { "under-15", MADO_VERDICT_NEW_CARD_NEXT, MADO_UI_NOTHING },
    { "broken-chain", MADO_VERDICT_BROKEN_CHAIN, MADO_UI_SAID_CALL_STAFF },
  };
  /* Those that come to no verdict. */
  static const struct
  {
    const char *scenario;
    MadoUiItem title;
  } others[] = {
    { "not-my-number", MADO_UI_SAID_NOT_MY_NUMBER },
    { "garbled", MADO_UI_SAID_UNREADABLE },
  };
  /* Names, birthdays, and anything that could be opened. */
  static const MadoUiItem never[] = {
    MADO_UI_HOLDER,   MADO_UI_BIRTH,          MADO_UI_WORD_BORN,     MADO_UI_MENU,
    MADO_UI_DIAGNOSE, MADO_UI_WORD_PROCEDURE, MADO_UI_WORD_PASSWORD, MADO_UI_WITHOUT_CARD,
  };
  static const MadoUiItem traces[] = {
    MADO_UI_YEAR_OF_ERA,  MADO_UI_WORD_LEFT,   MADO_UI_WORD_RENEWAL,
    MADO_UI_WORD_REVOKED, MADO_UI_WORD_OFFICE,
  };
  MadoUiDriver *driver = start ("--lobby", cards[0].scenario);

  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      if (i > 0)
        put_card (driver, cards[i].scenario);
      mado_ui_driver_expect_verdict (driver, cards[i].verdict);
      if (cards[i].also != MADO_UI_NOTHING)
        mado_ui_driver_expect_item (driver, cards[i].also);
      mado_ui_driver_assert_no_items (driver, never, G_N_ELEMENTS (never));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      put_card (driver, others[i].scenario);
      mado_ui_driver_expect_item (driver, others[i].title);
      mado_ui_driver_expect_item (driver, MADO_UI_SAID_CALL_STAFF);
      mado_ui_driver_assert_no_items (driver, never, G_N_ELEMENTS (never));
    }
  put_card (driver, "healthy");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_NO_NEED);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_expect_no_item (driver, MADO_UI_YEAR_OF_ERA);
  mado_ui_driver_assert_no_items (driver, traces, G_N_ELEMENTS (traces));
  mado_ui_driver_stop (driver);
}

/* A person's telephone takes the day along; without a day there is nothing to take. */
static void
test_lobby_code (void)
{
  MadoUiDriver *driver = start ("--lobby", "in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_CODE);
  g_autofree char *now = mado_screen_read_code ("mode-lobby-code");
  g_assert_nonnull (strstr (now, mado_ui_name (MADO_UI_ENTRY_OF_RENEWAL)));
  put_card (driver, "healthy");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_NO_NEED);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_FIRST_DAY_OF_CODE);
  g_autofree char *later = mado_screen_read_code ("mode-lobby-code-later");
  g_autofree char *first =
      g_strconcat (mado_ui_name (MADO_UI_ENTRY_OF_RENEWAL),
                   mado_ui_name (MADO_UI_SAID_FIRST_DAY_OF_CODE), "\r\n", NULL);
  g_assert_nonnull (strstr (later, first));
  put_card (driver, "pin-locked");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_AUTH_LOCKED);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_CODE);
  g_autofree char *nothing = mado_screen_read_code ("mode-lobby-no-code");
  g_assert_cmpstr (nothing, ==, "");
  mado_ui_driver_stop (driver);
}

static void
check_allowed (const char *role, const char *name, gpointer user_data)
{
  /* The page that scrolls, the languages, and practice mode's own mark. */
  static const MadoUiItem allowed[] = { MADO_UI_CONTENT, MADO_UI_PRACTICE_REMOVE,
                                        MADO_UI_PRACTICE_INSERT, MADO_UI_PRACTICE_LEAVE };
  guint *n = user_data;
  gboolean known = *name == '\0';

  for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++)
    known = known || g_str_equal (name, mado_ui_name (allowed[i]));
  for (guint i = 0; mado_language_at (i) != NULL; i++)
    known = known || g_str_equal (name, mado_language_at (i)->name);
  if (!known)
    g_test_message ("“%s” can be pressed", name);
  g_assert_true (known);
  *n += 1;
}

/* GTK's own window for developers, from which everything in the program can be changed. */
static void
ask_for_inspector (MadoUiDriver *driver)
{
  static const guint keys[] = { KEYCODE_CONTROL, KEYCODE_SHIFT, KEYCODE_I };

  mado_ui_driver_raise (driver);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    mado_ui_driver_hold (driver, keys[i], TRUE);
  for (gsize i = G_N_ELEMENTS (keys); i > 0; i--)
    mado_ui_driver_hold (driver, keys[i - 1], FALSE);
}

static void
test_lobby_closed (void)
{
  static const guint keys[] = { KEY_ESCAPE, KEY_F1, KEY_F10, 'q' };
  MadoUiDriver *driver = start ("--lobby", "in-window");
  guint n = 0;

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_screen_keep ("mode-lobby");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    mado_ui_driver_key (driver, keys[i]);
  ask_for_inspector (driver);
  mado_screen_ask_to_close ();
  mado_ui_driver_act (driver, "app.about", NULL);
  mado_ui_driver_choose (driver, "app.mode", "home");
  mado_ui_driver_choose (driver, "app.municipality", "nowhere");
  mado_ui_driver_choose (driver, "app.colour-scheme", "dark");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_expect_gone (driver, MADO_VERSION);
  mado_ui_driver_each_focusable (driver, check_allowed, &n);
  g_assert_cmpuint (n, >=, 2);
  /* The inspector is not in the accessibility tree. */
  g_assert_cmpuint (mado_screen_count_windows (), ==, 1);
  mado_ui_driver_stop (driver);
}

/* A person's choice of language is neither kept nor written down: half a minute after their card
 * has left, the next one finds the usual one. */
static void
test_lobby_language (void)
{
  g_autofree char *before = mado_ui_read_settings ();
  g_autofree char *after = NULL;
  MadoUiDriver *driver = start ("--lobby", "in-window");

  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "English");
  mado_ui_driver_expect (driver, "Can be renewed now");
  mado_ui_driver_expect_gone (driver, mado_wording_verdict_title (MADO_VERDICT_RENEWABLE));
  mado_screen_keep ("mode-lobby-english");
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, mado_language_find ("ja")->name);
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "English");
  mado_ui_driver_expect (driver, "Can be renewed now");
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect (driver, "Put your card on the reader");
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_stop (driver);
  after = mado_ui_read_settings ();
  g_assert_cmpstr (before, ==, after);
}

static void
test_lobby_trouble (void)
{
  static const MadoUiItem never[] = { MADO_UI_DIAGNOSE, MADO_UI_PRACTICE_CARD };
  static const char *const service = "pcscd";
  MadoUiDriver *driver;

  g_setenv ("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm", TRUE);
  driver = start ("--lobby", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_OUT_OF_USE);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_CALL_STAFF);
  mado_ui_driver_assert_no_items (driver, never, G_N_ELEMENTS (never));
  assert_not_said (driver, &service, 1);
  mado_screen_keep ("mode-lobby-trouble");
  mado_ui_driver_stop (driver);
  g_unsetenv ("PCSCLITE_CSOCK_NAME");
}

/* A card that stops to answer is nobody's to mend who stands there. */
static void
test_lobby_silent (void)
{
  g_autofree char *card = mado_ui_write_card ("[faults]\nsilent=12\n");
  MadoUiDriver *driver = start ("--lobby", card);

  mado_ui_driver_expect_item (driver, MADO_UI_SAID_CALL_STAFF);
  mado_ui_driver_stop (driver);
}

/* --- every mode --- */

/* Who is on the session bus, or starts the program once more, does not make the clerk's screen one
 * that writes to the disk. */
static void
test_fixed (void)
{
  static const char *const modes[] = { "home", "counter", "lobby" };
  static const char *const wishes[][2] = { { "--lobby", NULL }, { "--reader=Another", NULL } };
  MadoUiDriver *driver = start ("--counter", "in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_AT_THIS_COUNTER);
  g_assert_false (mado_ui_driver_may_act (driver, "app.mode"));
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      mado_ui_driver_choose (driver, "app.mode", modes[i]);
      mado_ui_driver_act (driver, "app.mode", modes[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autofree char *complaint = mado_ui_driver_start_in_vain (wishes[i]);
      g_assert_nonnull (strstr (complaint, mado_ui_name (MADO_UI_SAID_RUNS_ALREADY)));
    }
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_expect_item (driver, MADO_UI_NOTE_CARD);
  g_assert_cmpuint (mado_screen_count_windows (), ==, 1);
  mado_ui_driver_stop (driver);
}

static void
test_about (void)
{
  MadoUiDriver *driver = start (NULL, "in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  for (int i = 0; i < 3; i++)
    mado_ui_driver_act (driver, "app.about", NULL);
  mado_ui_driver_expect (driver, MADO_VERSION);
  g_assert_cmpuint (mado_screen_count_windows (), ==, 2);
  /* Another language is another window, and this one goes with the old one. */
  mado_ui_driver_choose (driver, "app.language", "en");
  mado_ui_driver_expect (driver, "Can be renewed now");
  mado_ui_driver_expect_gone (driver, MADO_VERSION);
  mado_ui_driver_act (driver, "app.about", NULL);
  mado_ui_driver_expect (driver, MADO_VERSION);
  mado_ui_driver_choose (driver, "app.language", "");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_stop (driver);
}

static void
test_inspector (gconstpointer data)
{
  MadoUiDriver *driver = start (data, "in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  ask_for_inspector (driver);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_PASSWORD_GUARDS);
  ask_for_inspector (driver);
  /* What was asked for last comes after what was asked for first. */
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (driver);
  mado_screen_keep ("mode-no-inspector");
  g_assert_cmpuint (mado_screen_count_windows (), ==, 1);
  mado_ui_driver_stop (driver);
}

static void
test_close (void)
{
  MadoUiDriver *driver = start (NULL, "in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_screen_ask_to_close ();
  mado_ui_driver_await_end (driver);
}

/* See locked-settings.c: an administrator has set "counter", and nobody else may say otherwise. */
static void
test_locked (void)
{
  static const char *const lobby[] = { "--lobby", NULL };
  g_autofree char *complaint = NULL;
  g_autofree char *backend = g_strdup (g_getenv ("GSETTINGS_BACKEND"));
  MadoUiDriver *driver;

  g_setenv ("GSETTINGS_BACKEND", "locked", TRUE);
  complaint = mado_ui_driver_start_in_vain (lobby);
  g_assert_nonnull (strstr (complaint, mado_ui_name (MADO_UI_SAID_ADMINISTRATOR_SETS)));
  driver = start (NULL, "in-window");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_expect_item (driver, MADO_UI_NOTE_CARD);
  g_assert_false (mado_ui_driver_may_act (driver, "app.mode"));
  mado_ui_driver_choose (driver, "app.mode", "home");
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_expect_item (driver, MADO_UI_NOTE_CARD);
  mado_ui_driver_stop (driver);
  g_setenv ("GSETTINGS_BACKEND", backend, TRUE);
}

/* --- counter --- */

static void
assert_copied (gboolean copied)
{
  g_autofree char *text = mado_clipboard_read ();

  g_assert_cmpint (*text != '\0', ==, copied);
}

/* F2 opens the renewal; Escape takes everything away at once, with what was copied; F5 brings the
 * card back. */
static void
test_counter_keys (void)
{
  MadoUiDriver *driver = start ("--counter", "in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_expect (driver, "F9");
  mado_screen_keep ("mode-counter");
  mado_ui_driver_key (driver, KEY_F2);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_GUIDE);
  mado_ui_driver_act (driver, "win.diagnosis", NULL);
  mado_ui_driver_press_item (driver, MADO_UI_COPY_REPORT);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_COPIED);
  assert_copied (TRUE);
  mado_ui_driver_key (driver, KEY_ESCAPE);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_CLEARED);
  assert_copied (FALSE);
  mado_ui_driver_expect_no_item (driver, MADO_UI_YEAR_OF_ERA);
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_GUIDE);
  mado_ui_driver_key (driver, KEY_F5);
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_CLEARED);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_expect_no_item (driver, MADO_UI_YEAR_OF_ERA);
  /* There is nothing to print then, and on this computer no printer either. */
  mado_ui_driver_key (driver, KEY_F12);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NOTHING_TO_PRINT);
  /* A guide that is open is what is printed, whatever the card comes to. */
  mado_ui_driver_key (driver, KEY_F2);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_GUIDE);
  mado_ui_driver_key (driver, KEY_F12);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_NOTHING_TO_PRINT);
  mado_ui_driver_act (driver, "win.back", NULL);
  /* With a guide to be printed it ends in a sentence all the same. */
  mado_ui_driver_act (driver, "app.practice-insert", NULL);
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_key (driver, KEY_F12);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NO_PRINTER);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_PRINTING);
  mado_ui_driver_stop (driver);
}

/* Who holds the key down, or lays a file on it, wants one page and no more. What a key that is held
 * does once more shows by what stands there before the name that another key shows. */
static void
test_counter_held (void)
{
  MadoUiDriver *driver = start ("--counter", "in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_hold (driver, KEYCODE_F12, TRUE);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NOTHING_TO_PRINT);
  mado_ui_driver_act (driver, "app.practice-insert", NULL);
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_NOTHING_TO_PRINT);
  mado_ui_driver_hold (driver, KEYCODE_F12, TRUE);
  mado_ui_driver_hold (driver, KEYCODE_F8, TRUE);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NAME_UNREAD);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_PRINTING);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_NO_PRINTER);
  mado_ui_driver_hold (driver, KEYCODE_F8, FALSE);
  mado_ui_driver_hold (driver, KEYCODE_F12, FALSE);
  mado_ui_driver_hold (driver, KEYCODE_F12, TRUE);
  mado_ui_driver_hold (driver, KEYCODE_F12, FALSE);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NO_PRINTER);
  mado_ui_driver_stop (driver);
}

/* What a clerk does all day has a key of its own. */
static void
test_counter_guides (void)
{
  static const struct
  {
    guint key;
    MadoProcedure procedure;
  } guides[] = {
    { KEY_F2, MADO_PROCEDURE_RENEW },
    { KEY_F2 + 2, MADO_PROCEDURE_CHANGED_DETAILS },
    { KEY_F2 + 9, MADO_PROCEDURE_PROXY },
  };
  MadoUiDriver *driver = start ("--counter", "in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  for (gsize i = 0; i < G_N_ELEMENTS (guides); i++)
    {
      mado_ui_driver_key (driver, guides[i].key);
      mado_ui_driver_expect_guide (driver, guides[i].procedure);
      mado_ui_driver_act (driver, "win.back", NULL);
      mado_ui_driver_expect_no_guide (driver, guides[i].procedure);
    }
  mado_ui_driver_stop (driver);
}

/* The name is there as long as its button is held, and only if it was read. */
static void
test_counter_name (void)
{
  MadoUiDriver *driver = start ("--counter", "in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_hold (driver, KEYCODE_F8, TRUE);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NAME_UNREAD);
  mado_ui_driver_hold (driver, KEYCODE_F8, FALSE);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_NAME_UNREAD);
  /* Where another window takes the keys, nobody hears the key go up. */
  mado_ui_driver_hold (driver, KEYCODE_F8, TRUE);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NAME_UNREAD);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_hold (driver, KEYCODE_F8, FALSE);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_NAME_UNREAD);
  mado_ui_driver_enter_password (driver, "MADO1234");
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_expect_gone (driver, "花子");
  mado_ui_driver_raise (driver);
  mado_ui_driver_hold (driver, KEYCODE_F8, TRUE);
  mado_ui_driver_expect (driver, "花子");
  mado_ui_driver_hold (driver, KEYCODE_F8, FALSE);
  mado_ui_driver_expect_gone (driver, "花子");
  mado_ui_driver_stop (driver);
}

static void
test_counter_comparison (void)
{
  static const struct
  {
    const char *scenario;
    MadoComparison comparison;
  } cards[] = {
    { "in-window", MADO_COMPARISON_OLD },
    { "renewed", MADO_COMPARISON_WRITTEN },
    { "healthy", MADO_COMPARISON_OTHER_CARD },
  };
  MadoUiDriver *driver = start ("--counter", "in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_expect_item (driver, MADO_UI_NOTE_CARD);
  mado_ui_driver_key (driver, KEY_F9);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NOTED);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_WHEN_RENEWED);
  /* It comes out from under another page. */
  mado_ui_driver_key (driver, KEY_F2);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_GUIDE);
  mado_ui_driver_key (driver, KEY_F9);
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_GUIDE);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NOTED);
  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *picture = g_strdup_printf ("mode-counter-compare-%s", cards[i].scenario);

      put_card (driver, cards[i].scenario);
      mado_ui_driver_expect_item (driver, MADO_UI_COMPARE_CARD);
      mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_PUT_RENEWED);
      mado_ui_driver_key (driver, KEY_F9);
      mado_ui_driver_expect_comparison (driver, cards[i].comparison);
      mado_screen_keep (picture);
      mado_ui_driver_act (driver, "app.practice-remove", NULL);
      mado_ui_driver_expect_item (driver, MADO_UI_SAID_PUT_RENEWED);
      mado_ui_driver_expect_no_item (driver, MADO_UI_SERIAL_NUMBER);
    }
  mado_ui_driver_key (driver, KEY_ESCAPE);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_expect_item (driver, MADO_UI_NOTE_CARD);
  mado_ui_driver_stop (driver);
}

/* The noted card, back from its renewal, is compared without being asked for; another person's card
 * is shown as any other. Who leaves the comparison is not taken back to it. */
static void
test_counter_straight (void)
{
  MadoUiDriver *driver = start ("--counter", "in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_key (driver, KEY_F9);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NOTED);
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_NOTED);
  put_card (driver, "healthy");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_NO_NEED);
  mado_ui_driver_expect_no_comparison (driver, MADO_COMPARISON_OTHER_CARD);
  put_card (driver, "renewed");
  mado_ui_driver_expect_comparison (driver, MADO_COMPARISON_WRITTEN);
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect_no_comparison (driver, MADO_COMPARISON_WRITTEN);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_enter_password (driver, "MADO1234");
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_expect_no_comparison (driver, MADO_COMPARISON_WRITTEN);
  mado_ui_driver_stop (driver);
}

/* It is told in time that the screen is about to be cleared, and whoever is there can stay. */
static void
test_counter_warning (void)
{
  MadoUiDriver *driver;

  mado_ui_write_settings ("idle-seconds=16\nmode='counter'\n");
  driver = start (NULL, "in-window");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_ABOUT_TO_CLEAR);
  mado_screen_keep ("mode-counter-warning");
  mado_ui_driver_press_item (driver, MADO_UI_DO_NOT_CLEAR);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_ABOUT_TO_CLEAR);
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_ABOUT_TO_CLEAR);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_CLEARED);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_ABOUT_TO_CLEAR);
  mado_ui_driver_expect_gone (driver, mado_wording_verdict_title (MADO_VERDICT_RENEWABLE));
  mado_ui_driver_stop (driver);
}

/* Nobody touches anything: an open dialog, a page and the card are gone, without a word on disk. */
static void
test_counter_idle (void)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  MadoUiDriver *driver;

  mado_ui_write_settings ("idle-seconds=10\nmode='counter'\n");
  before = mado_ui_read_settings ();
  driver = start (NULL, "in-window");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_act (driver, "win.procedure", "renew");
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_CLEARED);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_expect_no_item (driver, MADO_UI_YEAR_OF_ERA);
  mado_ui_driver_stop (driver);
  after = mado_ui_read_settings ();
  g_assert_cmpstr (after, ==, before);
}

/* At a counter that clears soon, with a card and a guide open. */
static MadoUiDriver *
start_with_guide (void)
{
  mado_ui_write_settings ("idle-seconds=10\nmode='counter'\n");
  MadoUiDriver *driver = start (NULL, "in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_act (driver, "win.procedure", "renew");
  return driver;
}

/* So is where a file of the guide was to be saved, which has the card's dates in it. */
static void
test_counter_idle_file (void)
{
  MadoUiDriver *driver = start_with_guide ();

  mado_ui_driver_press_item (driver, MADO_UI_PDF);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_SAVE_PDF);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_CLEARED);
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_SAVE_PDF);
  mado_ui_driver_stop (driver);
}

/* And GTK's own window for printing. */
static void
test_counter_idle_print (void)
{
  g_autofree char *to_file = mado_gtk_dialog_dup_word ("Print to File");
  MadoUiDriver *driver = start_with_guide ();

  mado_ui_driver_press_item (driver, MADO_UI_PRINT);
  mado_ui_driver_expect (driver, to_file);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_CLEARED);
  mado_ui_driver_expect_gone (driver, to_file);
  mado_ui_driver_stop (driver);
}

/* So is what a dialog had to say of a password after its card had left. */
static void
test_counter_idle_message (void)
{
  g_autofree char *card =
      mado_ui_write_card ("[faults]\ncounts=verify\ntear=1\ntear-carried-out=true\n");
  MadoUiDriver *driver;

  mado_ui_write_settings ("idle-seconds=10\nmode='counter'\n");
  driver = start (NULL, card);
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_enter_password (driver, "MADO1234");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_TRY_MAY_BE_USED);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_TRY_MAY_BE_USED);
  mado_ui_driver_stop (driver);
}

/* --- what an office has switched off --- */

static const struct
{
  const char *setting;
  const char *mode;      /* (nullable) */
  const char *card;      /* (nullable) */
  MadoUiItem shown;      /* what tells that the screen is there; nothing: a verdict does */
  MadoUiItem absent;     /* what is not on it then, and is otherwise */
  const char *action;    /* (nullable): that is not to be had either, from the session bus */
  const char *procedure; /* (nullable): whose guide is the screen */
} switches[] = {
  { "allow-sign-password", NULL, "in-window", MADO_UI_NOTHING, MADO_UI_ENTER_PASSWORD,
    "win.sign-password", NULL },
  { "allow-sign-password", "--counter", "in-window", MADO_UI_NOTHING, MADO_UI_KEY_NAME, NULL,
    NULL },
  { "allow-direct-print", "--counter", "in-window", MADO_UI_NOTHING, MADO_UI_KEY_PRINT, NULL,
    NULL },
  { "allow-practice", NULL, NULL, MADO_UI_SAID_SERVICE_STOPPED, MADO_UI_TRY_PRACTICE,
    "app.practice-start", NULL },
  { "allow-without-card", NULL, NULL, MADO_UI_SAID_SERVICE_STOPPED, MADO_UI_WITHOUT_CARD,
    "win.manual", NULL },
  { "allow-pin-change", NULL, "in-window", MADO_UI_PRINT, MADO_UI_CHANGE_HERE, "win.change-pin",
    "change-pin" },
  { "allow-files", NULL, "in-window", MADO_UI_PRINT, MADO_UI_PDF, NULL, "renew" },
};

static void
expect_switched (MadoUiDriver *driver, MadoUiItem item, gboolean off)
{
  const char *name = mado_ui_name (item);

  if (off)
    assert_not_said (driver, &name, 1);
  else
    mado_ui_driver_expect (driver, name);
}

static void
test_switches (void)
{
  g_setenv ("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    for (int off = 0; off < 2; off++)
      {
        g_autofree char *settings =
            g_strdup_printf ("%s=%s\n", switches[i].setting, off ? "false" : "true");
        mado_ui_write_settings (settings);
        MadoUiDriver *driver = start (switches[i].mode, switches[i].card);

        g_test_message ("%s %s", switches[i].setting, off ? "off" : "on");
        if (switches[i].card != NULL)
          mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
        if (switches[i].procedure != NULL)
          mado_ui_driver_act (driver, "win.procedure", switches[i].procedure);
        if (switches[i].shown != MADO_UI_NOTHING)
          mado_ui_driver_expect_item (driver, switches[i].shown);
        expect_switched (driver, switches[i].absent, off);
        if (switches[i].action != NULL)
          g_assert_cmpint (mado_ui_driver_may_act (driver, switches[i].action), ==, !off);
        mado_ui_driver_stop (driver);
      }
  g_unsetenv ("PCSCLITE_CSOCK_NAME");
}

/* So it is in a guide, which is opened from the session bus as from a button. */
static const struct
{
  const char *setting;
  const char *action;
  MadoProcedure procedure;
  MadoUiItem absent;
} switched_guides[] = {
  { "allow-files", "renew", MADO_PROCEDURE_RENEW, MADO_UI_PDF },
  { "allow-files", "renew", MADO_PROCEDURE_RENEW, MADO_UI_CALENDAR },
  { "allow-pin-change", "change-pin", MADO_PROCEDURE_CHANGE_PIN, MADO_UI_CHANGE_HERE },
};

static void
test_switches_guide (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (switched_guides); i++)
    for (int off = 0; off < 2; off++)
      {
        g_autofree char *settings =
            g_strdup_printf ("%s=%s\n", switched_guides[i].setting, off ? "false" : "true");
        mado_ui_write_settings (settings);
        MadoUiDriver *driver = start (NULL, "in-window");

        g_test_message ("%s %s", switched_guides[i].setting, off ? "off" : "on");
        mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
        mado_ui_driver_act (driver, "win.procedure", switched_guides[i].action);
        mado_ui_driver_expect_guide (driver, switched_guides[i].procedure);
        mado_ui_driver_expect_page (driver, MADO_UI_PAGE_GUIDE);
        expect_switched (driver, switched_guides[i].absent, off);
        mado_ui_driver_stop (driver);
      }
  mado_ui_write_settings ("");
}

/* The first screen, on which cards are waited for, has the same buttons. */
static void
test_switches_waiting (void)
{
  const char *const absent[] = { mado_ui_name (MADO_UI_WITHOUT_CARD),
                                 mado_ui_name (MADO_UI_PASSWORD_TITLE) };
  MadoUiDriver *driver;

  mado_ui_write_settings ("allow-without-card=false\nallow-sign-password=false\n");
  driver = start ("--counter", "in-window");
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_act (driver, "win.manual", NULL);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_hold (driver, KEYCODE_F8, TRUE);
  mado_ui_driver_hold (driver, KEYCODE_F8, FALSE);
  assert_not_said (driver, absent, G_N_ELEMENTS (absent));
  mado_screen_keep ("mode-switched-off");
  mado_ui_driver_stop (driver);
}

/* A practice card that was asked for on the command line is refused in words. */
static void
test_switches_practice (void)
{
  static const char *const practice[] = { "--practice=healthy", NULL };

  mado_ui_write_settings ("allow-practice=false\n");
  g_autofree char *complaint = mado_ui_driver_start_in_vain (practice);
  g_assert_nonnull (strstr (complaint, mado_ui_name (MADO_UI_SAID_SWITCHED_OFF)));
  mado_ui_write_settings ("");
}

static void
add_tests (void)
{
  g_test_add_func ("/modes/lobby/verdicts", test_lobby_verdicts);
  g_test_add_func ("/modes/lobby/code", test_lobby_code);
  g_test_add_func ("/modes/lobby/closed", test_lobby_closed);
  g_test_add_func ("/modes/lobby/language", test_lobby_language);
  g_test_add_func ("/modes/lobby/trouble", test_lobby_trouble);
  g_test_add_func ("/modes/lobby/silent", test_lobby_silent);
  g_test_add_func ("/modes/home/close", test_close);
  g_test_add_func ("/modes/home/about", test_about);
  g_test_add_func ("/modes/counter/fixed", test_fixed);
  g_test_add_func ("/modes/home/locked", test_locked);
  g_test_add_data_func ("/modes/home/inspector", NULL, test_inspector);
  g_test_add_data_func ("/modes/counter/inspector", "--counter", test_inspector);
  g_test_add_func ("/modes/switches", test_switches);
  g_test_add_func ("/modes/switches/guide", test_switches_guide);
  g_test_add_func ("/modes/switches/waiting", test_switches_waiting);
  g_test_add_func ("/modes/switches/practice", test_switches_practice);
  g_test_add_func ("/modes/counter/keys", test_counter_keys);
  g_test_add_func ("/modes/counter/held", test_counter_held);
  g_test_add_func ("/modes/counter/name", test_counter_name);
  g_test_add_func ("/modes/counter/comparison", test_counter_comparison);
  g_test_add_func ("/modes/counter/guides", test_counter_guides);
  g_test_add_func ("/modes/counter/straight", test_counter_straight);
  g_test_add_func ("/modes/counter/warning", test_counter_warning);
  g_test_add_func ("/modes/counter/idle", test_counter_idle);
  g_test_add_func ("/modes/counter/idle-file", test_counter_idle_file);
  g_test_add_func ("/modes/counter/idle-print", test_counter_idle_print);
  g_test_add_func ("/modes/counter/idle-message", test_counter_idle_message);
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
