/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-clipboard.h"
#include "mado-screen.h"
#include "mado-ui-files.h"
#include "mado-ui-item.h"
#include "mado-ui-pin.h"
#include "mado-wording-pin-change.h"
#include "mado-wording-pin.h"

/* A PIN that is changed in the window, and whatever may become of it. */

/* X11/keysymdef.h */
#define KEY_SPACE    0x0020
#define KEY_TAB      0xff09
#define KEY_DOWN     0xff54
#define KEY_RETURN   0xff0d
#define KEY_UP       0xff52
#define KEY_MENU     0xff67
#define KEY_BACK_TAB 0xfe20

/* The X server's codes of keys that are held. */
#define KEYCODE_CONTROL 37
#define KEYCODE_A       38
#define KEYCODE_C       54
#define KEYCODE_X       53

/* The practice cards' PIN, and those that are typed. */
#define OLD   "1234"
#define NEW   "5927"
#define WRONG "9999"
#define OTHER "8305"

static MadoUiDriver *
start (const char *card)
{
  const char *const arguments[] = { "--practice", card, NULL };
  MadoUiDriver *driver = mado_ui_driver_start (arguments);

  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_open_pin_change (driver);
  return driver;
}

/* A card like "in-window", with @more in its file. */
static MadoUiDriver *
start_with (const char *more)
{
  g_autofree char *card = mado_ui_write_card (more);

  return start (card);
}

static void
type_pins (MadoUiDriver *driver, const char *current, const char *new_pin, const char *again)
{
  mado_ui_driver_type_pins (driver, MADO_PIN_AUTH, current, new_pin, again);
}

static void
change (MadoUiDriver *driver, const char *current, const char *new_pin)
{
  mado_ui_driver_change_pin (driver, MADO_PIN_AUTH, current, new_pin);
}

static void
return_to_form (MadoUiDriver *driver)
{
  mado_ui_driver_press_item (driver, MADO_UI_CHANGE_AGAIN);
}

/* --- it goes well, or is refused --- */

static void
test_change (void)
{
  const MadoTries tries = { MADO_TRIES_LEFT, 3 };
  g_autofree char *field = mado_wording_pin_field (MADO_PIN_AUTH, &tries);
  MadoUiDriver *driver = start ("in-window");

  mado_ui_driver_expect_item (driver, MADO_UI_CURRENT_PIN);
  mado_ui_driver_expect (driver, field);
  mado_screen_keep ("change-pin-empty");
  g_assert_false (mado_ui_driver_try_write (driver));
  type_pins (driver, WRONG, "1111", "2222");
  mado_ui_driver_expect_typed_twice (driver, FALSE);
  mado_ui_driver_expect (driver, mado_wording_pin_weakness (MADO_PIN_WEAK_REPEATED));
  mado_screen_keep ("change-pin-weak");
  g_assert_false (mado_ui_driver_try_write (driver));

  /* The wrong one costs one try, and leaves nothing in the entries. */
  change (driver, WRONG, NEW);
  mado_ui_driver_expect_pin_wrong (driver, MADO_PIN_AUTH, 2);
  mado_ui_driver_expect_tries (driver, 2);
  mado_ui_driver_expect_typed_twice (driver, FALSE);
  mado_screen_keep ("change-pin-wrong");

  change (driver, OLD, NEW);
  mado_ui_driver_expect_changed (driver, MADO_PIN_AUTH);
  /* The guide to the counter is not needed any more. */
  mado_ui_driver_expect_item (driver, MADO_UI_CLOSE_GUIDE);
  mado_screen_keep ("change-pin-done");
  /* What became of it is said in another language, too. */
  mado_ui_driver_choose (driver, "app.language", "en");
  mado_ui_driver_expect (driver, "Changed");
  mado_ui_driver_choose (driver, "app.language", "ja");
  mado_ui_driver_expect_changed (driver, MADO_PIN_AUTH);

  /* And it is in force: the old one is wrong now. */
  return_to_form (driver);
  mado_ui_driver_expect_tries (driver, 3);
  change (driver, OLD, OTHER);
  mado_ui_driver_expect_tries (driver, 2);
  change (driver, NEW, OTHER);
  mado_ui_driver_press_item (driver, MADO_UI_CLOSE_GUIDE);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_stop (driver);
}

/* The card leaves while the PINs are being typed: said plainly, and the entries are empty. */
static void
test_removed (void)
{
  MadoUiDriver *driver = start ("in-window");

  type_pins (driver, OLD, NEW, NEW);
  mado_ui_driver_expect_typed_twice (driver, TRUE);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NOTHING_WRITTEN);
  mado_screen_keep ("change-pin-removed");
  mado_ui_driver_act (driver, "app.practice-insert", NULL);
  return_to_form (driver);
  mado_ui_driver_expect_typed_twice (driver, FALSE);
  mado_ui_driver_stop (driver);
}

static void
press_with_control (MadoUiDriver *driver, guint keycode)
{
  const guint keys[] = { KEYCODE_CONTROL, keycode };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    mado_ui_driver_hold (driver, keys[i], TRUE);
  for (gsize i = G_N_ELEMENTS (keys); i > 0; i--)
    mado_ui_driver_hold (driver, keys[i - 1], FALSE);
}

static void
expect_primary (const char *wanted)
{
  g_autofree char *text = mado_clipboard_read_primary ();

  for (gint64 begin = 0; strcmp (text, wanted) != 0;)
    {
      mado_ui_driver_be_patient (&begin);
      g_free (text);
      text = mado_clipboard_read_primary ();
    }
}

static void
assert_not_given (void)
{
  g_autofree char *primary = mado_clipboard_read_primary ();
  g_autofree char *copied = mado_clipboard_read ();

  g_assert_cmpstr (primary, ==, "");
  g_assert_cmpstr (copied, ==, "");
}

/* By GTK's own menu of the entry that has the focus, of which it is the last. */
static void
show_typed (MadoUiDriver *driver)
{
  mado_ui_driver_key (driver, KEY_MENU);
  mado_ui_driver_key (driver, KEY_UP);
  mado_ui_driver_key (driver, KEY_RETURN);
}

/* What is selected goes to any program that asks for it, and what is copied to those that keep it:
 * of a PIN not even its length, and no letter where it is shown. */
static void
test_selected (void)
{
  MadoUiDriver *driver = start ("in-window");

  type_pins (driver, OLD, NEW, NEW);
  mado_ui_driver_expect_typed_twice (driver, TRUE);
  mado_ui_driver_lead_to_item (driver, KEY_TAB, MADO_UI_CURRENT_PIN);
  show_typed (driver);
  press_with_control (driver, KEYCODE_A);
  press_with_control (driver, KEYCODE_C);
  press_with_control (driver, KEYCODE_X);
  /* Whoever comes into an entry by the keyboard has all of it selected. */
  mado_ui_driver_lead_to_item (driver, KEY_TAB, MADO_UI_NEW_PIN);
  assert_not_given ();
  mado_ui_driver_lead_to_item (driver, KEY_BACK_TAB, MADO_UI_CURRENT_PIN);
  mado_screen_keep ("change-pin-selected");
  assert_not_given ();
  mado_ui_driver_expect_item (driver, MADO_UI_WRITE);
  g_assert_true (mado_ui_driver_try_write (driver));
  mado_ui_driver_expect_changed (driver, MADO_PIN_AUTH);

  /* This one is given: somebody has asked. */
  mado_ui_driver_act (driver, "win.manual", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_MANUAL);
  mado_ui_driver_type_entry (driver, MADO_UI_BIRTH, MADO_UI_YEAR, "1990");
  mado_ui_driver_lead_to_entry (driver, MADO_UI_BIRTH, MADO_UI_YEAR);
  press_with_control (driver, KEYCODE_A);
  expect_primary ("1990");
  mado_ui_driver_stop (driver);
}

/* At one try left nothing is sent without a second yes. */
static void
test_last_try (void)
{
  MadoUiDriver *driver = start ("one-try-left");

  mado_screen_resize (900, 680);
  type_pins (driver, OLD, NEW, NEW);
  mado_ui_driver_expect_item (driver, MADO_UI_USE_LAST_TRY);
  mado_ui_driver_expect_in_view (driver, ATSPI_ROLE_CHECK_BOX, mado_ui_name (MADO_UI_USE_LAST_TRY),
                                 mado_ui_name (MADO_UI_WRITE));
  mado_screen_keep ("change-pin-last-try");
  g_assert_false (mado_ui_driver_try_write (driver));
  /* Return in the last entry sends nothing, but leads to what is missing. */
  mado_ui_driver_lead_to_item (driver, KEY_TAB, MADO_UI_NEW_PIN_AGAIN);
  mado_ui_driver_key (driver, KEY_RETURN);
  mado_ui_driver_lead_to_item (driver, KEY_TAB, MADO_UI_USE_LAST_TRY);
  mado_ui_driver_key (driver, KEY_SPACE);
  g_assert_true (mado_ui_driver_try_write (driver));
  mado_ui_driver_expect_changed (driver, MADO_PIN_AUTH);
  mado_ui_driver_stop (driver);
}

static void
lead_to_pin (MadoUiDriver *driver, guint keysym, MadoPin pin)
{
  g_autofree char *name = g_strconcat ("|", mado_wording_pin_name (pin), NULL);

  mado_ui_driver_lead_to (driver, keysym, name);
}

/* Whichever is changed, and before anything is typed: what is to be pressed is seen. */
static void
test_button_in_sight (void)
{
  static const MadoPin pins[] = { MADO_PIN_SIGN, MADO_PIN_AUTH, MADO_PIN_TEXT };
  static const struct
  {
    int width, height;
  } sizes[] = { { 900, 680 }, { 1366, 768 } };
  const char *const arguments[] = { "--practice", "one-try-left", NULL };
  MadoUiDriver *driver = mado_ui_driver_start (arguments);

  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_act (driver, "win.procedure", "change-pin");
  mado_ui_driver_press_item (driver, MADO_UI_CHANGE_HERE);
  mado_ui_driver_expect_item (driver, MADO_UI_WRITE);
  for (gsize i = 0; i < G_N_ELEMENTS (pins); i++)
    {
      if (i > 0)
        {
          lead_to_pin (driver, KEY_TAB, pins[i - 1]);
          lead_to_pin (driver, KEY_DOWN, pins[i]);
          mado_ui_driver_key (driver, KEY_SPACE);
        }
      for (gsize k = 0; k < G_N_ELEMENTS (sizes); k++)
        {
          mado_screen_resize (sizes[k].width, sizes[k].height);
          mado_ui_driver_expect_at_a_glance (driver, mado_ui_name (MADO_UI_WRITE));
        }
    }
  mado_ui_driver_stop (driver);
}

/* A locked one is called so, before and where it would be changed; another one can be changed. */
static void
test_locked (void)
{
  static const char *const arguments[] = { "--practice", "pin-locked", NULL };
  g_autofree char *locked = mado_wording_locked (MADO_PIN_AUTH, NULL, MADO_AUDIENCE_CITIZEN);
  MadoUiDriver *driver = mado_ui_driver_start (arguments);

  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_act (driver, "win.procedure", "change-pin");
  mado_ui_driver_expect_line (driver, MADO_LINE_WHY_SOME_PIN_LOCKED);
  mado_ui_driver_press_item (driver, MADO_UI_CHANGE_HERE);
  mado_ui_driver_expect_item (driver, MADO_UI_WRITE);
  lead_to_pin (driver, KEY_TAB, MADO_PIN_SIGN);
  lead_to_pin (driver, KEY_DOWN, MADO_PIN_AUTH);
  mado_ui_driver_key (driver, KEY_SPACE);
  mado_ui_driver_expect (driver, locked);
  mado_screen_keep ("change-pin-locked");
  lead_to_pin (driver, KEY_DOWN, MADO_PIN_TEXT);
  mado_ui_driver_key (driver, KEY_SPACE);
  change (driver, OLD, NEW);
  mado_ui_driver_expect_changed (driver, MADO_PIN_TEXT);
  mado_ui_driver_stop (driver);
}

/* --- it breaks off --- */

/* What the window says, and what the card, put back, has become. */
static const struct
{
  const char *name;
  const char *faults;
  const char *typed; /* as the PIN in force */
  MadoUiPinEnd end;
  guint tries;
  const char *in_force;
} breaks[] = {
  { "before-verify",
    "counts=verify\ntear=1\n",
    OLD,
    { MADO_PIN_CHANGE_NOT_CHANGED, MADO_UI_CAUSE_REMOVED },
    3,
    OLD },
  /* The card has counted the wrong one, and could not say so. */
  { "at-verify",
    "counts=verify\ntear=1\ntear-carried-out=true\n",
    WRONG,
    { MADO_PIN_CHANGE_NOT_CHANGED, MADO_UI_CAUSE_REMOVED },
    2,
    OLD },
  { "before-change",
    "counts=change\ntear=1\n",
    OLD,
    { MADO_PIN_CHANGE_UNKNOWN, MADO_UI_CAUSE_REMOVED },
    3,
    OLD },
  { "after-change",
    "counts=change\ntear=1\ntear-carried-out=true\n",
    OLD,
    { MADO_PIN_CHANGE_UNKNOWN, MADO_UI_CAUSE_REMOVED },
    3,
    NEW },
  { "before-proof",
    "counts=verify\ntear=2\n",
    OLD,
    { MADO_PIN_CHANGE_CHANGED, MADO_UI_CAUSE_REMOVED },
    3,
    NEW },
  { "service-killed",
    "counts=change\ntear=1\ntear-carried-out=true\ntear-service=true\n",
    OLD,
    { MADO_PIN_CHANGE_UNKNOWN, MADO_UI_CAUSE_NO_SERVICE },
    3,
    NEW },
  { "garbled-verify",
    "counts=verify\ngarble=1\ngarble-answer=FF\n",
    OLD,
    { MADO_PIN_CHANGE_NOT_CHANGED, MADO_UI_CAUSE_GARBLED },
    3,
    OLD },
};

/* By the advice that the window gives: the one that is thought to be in force is tried, once. */
static void
find_out (MadoUiDriver *driver, const char *in_force, gboolean try_both)
{
  if (try_both)
    {
      change (driver, strcmp (in_force, OLD) == 0 ? NEW : OLD, OTHER);
      mado_ui_driver_expect_pin_wrong (driver, MADO_PIN_AUTH, 2);
    }
  change (driver, in_force, OTHER);
  mado_ui_driver_expect_changed (driver, MADO_PIN_AUTH);
}

static void
test_break (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *more = g_strconcat ("[faults]\n", breaks[i].faults, NULL);
  g_autofree char *picture = g_strconcat ("change-pin-", breaks[i].name, NULL);
  MadoUiDriver *driver = start_with (more);

  change (driver, breaks[i].typed, NEW);
  mado_ui_driver_expect_pin_end (driver, MADO_PIN_AUTH, &breaks[i].end);
  mado_screen_keep (picture);
  /* Not before the program has seen that the card is out. */
  if (strstr (breaks[i].faults, "tear") != NULL)
    mado_ui_driver_press_item (driver, MADO_UI_PRACTICE_INSERT);
  return_to_form (driver);
  mado_ui_driver_expect_item (driver, MADO_UI_CURRENT_PIN);
  mado_ui_driver_expect_tries (driver, breaks[i].tries);
  find_out (driver, breaks[i].in_force, breaks[i].tries == 3);
  mado_ui_driver_stop (driver);
}

/* An answer that makes no sense costs nothing: the card, still there, is asked once more. */
static void
test_garbled_change (void)
{
  MadoUiDriver *driver = start_with ("[faults]\ncounts=change\ngarble=1\ngarble-answer=FF\n");

  change (driver, OLD, NEW);
  mado_ui_driver_expect_changed (driver, MADO_PIN_AUTH);
  mado_ui_driver_stop (driver);
}

/* --- on the reader's keys --- */

static void
expect_keys (MadoUiDriver *driver)
{
  /* The whole name: what is to be typed on the reader is said in a longer one. */
  g_autofree char *entry = g_strconcat (mado_ui_name (MADO_UI_CURRENT_PIN), "\n", NULL);

  mado_ui_driver_expect_item (driver, MADO_UI_SAID_KEYS_OF_READER);
  mado_ui_driver_expect_gone (driver, entry);
}

static void
type_on_reader (MadoUiDriver *driver)
{
  mado_ui_driver_press_item (driver, MADO_UI_TYPE_ON_READER);
}

static void
test_pin_pad (void)
{
  static const MadoUiPinEnd differs = { MADO_PIN_CHANGE_NOT_CHANGED, MADO_UI_CAUSE_DIFFERS };
  static const MadoUiPinEnd cancelled = { MADO_PIN_CHANGE_NOT_CHANGED, MADO_UI_CAUSE_CANCELLED };
  MadoUiDriver *driver = start_with ("[reader]\ntyped=pause;pause;pause;" WRONG ";" OLD ";" NEW
                                     ";" OTHER ";" OLD ";cancel;" OLD ";" NEW ";" NEW ";" NEW "\n");

  expect_keys (driver);
  mado_screen_keep ("change-pin-pin-pad");
  mado_screen_resize (360, 680);
  type_on_reader (driver);
  mado_ui_driver_expect_in_view (driver, ATSPI_ROLE_LABEL,
                                 mado_ui_name (MADO_UI_SAID_READER_CANCELS),
                                 mado_ui_name (MADO_UI_TYPE_ON_READER));
  mado_screen_keep ("change-pin-pin-pad-typing");
  mado_ui_driver_expect_tries (driver, 2);

  type_on_reader (driver);
  mado_ui_driver_expect_pin_refused (driver, MADO_PIN_AUTH, &differs);
  mado_ui_driver_expect_tries (driver, 3);
  type_on_reader (driver);
  mado_ui_driver_expect_pin_refused (driver, MADO_PIN_AUTH, &cancelled);
  type_on_reader (driver);
  mado_ui_driver_expect_changed (driver, MADO_PIN_AUTH);
  mado_ui_driver_stop (driver);
}

/* No way back to another page leads away from a card that is being worked on. */
static void
test_pin_pad_stays (void)
{
  MadoUiDriver *driver =
      start_with ("[reader]\ntyped=pause;pause;pause;" OLD ";" NEW ";" NEW ";" NEW "\n");

  for (int i = 0; i < 2; i++)
    mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_act (driver, "win.manual", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_MANUAL);
  mado_ui_driver_open_pin_change (driver);
  type_on_reader (driver);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_READER_CANCELS);
  mado_ui_driver_act (driver, "win.manual", NULL);
  mado_ui_driver_expect_changed (driver, MADO_PIN_AUTH);
  mado_ui_driver_act (driver, "win.manual", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_MANUAL);
  mado_ui_driver_stop (driver);
}

/* At one try left, with nothing to type here: by the keyboard alone. */
static void
test_pin_pad_last_try (void)
{
  MadoUiDriver *driver =
      start_with ("[pins]\nauth-tries=1\n[reader]\ntyped=" OLD ";" NEW ";" NEW ";" NEW "\n");

  expect_keys (driver);
  mado_ui_driver_expect_item (driver, MADO_UI_USE_LAST_TRY);
  mado_ui_driver_lead_to_item (driver, KEY_TAB, MADO_UI_USE_LAST_TRY);
  mado_ui_driver_key (driver, KEY_SPACE);
  type_on_reader (driver);
  mado_ui_driver_expect_changed (driver, MADO_PIN_AUTH);
  mado_ui_driver_stop (driver);
}

/* The 署名用パスワード has letters, which no such reader has keys for. */
static void
test_letters (void)
{
  MadoUiDriver *driver = start_with ("[reader]\ntyped=cancel\n");

  expect_keys (driver);
  for (int i = 0; i < 3; i++)
    mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect (driver, mado_wording_pin_not_typable ());
  mado_screen_keep ("password-pin-pad");
  mado_ui_driver_stop (driver);
}

static void
add_tests (void)
{
  g_test_add_func ("/pin/change", test_change);
  g_test_add_func ("/pin/removed", test_removed);
  g_test_add_func ("/pin/selected", test_selected);
  g_test_add_func ("/pin/last-try", test_last_try);
  g_test_add_func ("/pin/button-in-sight", test_button_in_sight);
  g_test_add_func ("/pin/locked", test_locked);
  for (gsize i = 0; i < G_N_ELEMENTS (breaks); i++)
    {
      g_autofree char *path = g_strconcat ("/pin/break/", breaks[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_break);
    }
  g_test_add_func ("/pin/garbled-change", test_garbled_change);
  g_test_add_func ("/pin/pin-pad", test_pin_pad);
  g_test_add_func ("/pin/pin-pad-stays", test_pin_pad_stays);
  g_test_add_func ("/pin/pin-pad-last-try", test_pin_pad_last_try);
  g_test_add_func ("/pin/letters", test_letters);
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
