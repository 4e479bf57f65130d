/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-civil-date.h"
#include "mado-screen.h"
#include "mado-ui-files.h"
#include "mado-ui-item.h"
#include "mado-ui-words.h"
#include "mado-wording-date.h"
#include "mado-wording-pin.h"

/* X11/keysymdef.h */
#define KEY_SPACE     0x0020
#define KEY_BACKSPACE 0xff08
#define KEY_TAB       0xff09
#define KEY_RETURN    0xff0d
#define KEY_ESCAPE    0xff1b
#define KEY_F1        0xffbe

/* Of a pc105 keyboard. */
#define KEYCODE_CONTROL 37

/* What each practice card must come to, written down by hand from what the card is, not taken from
 * the program. */
static const struct
{
  const char *scenario;
  MadoVerdictId verdict;
  MadoUiItem also;  /* something else that must be there */
  MadoUiItem never; /* and something that must not */
} verdicts[] = {
  { "born-on-29-february", MADO_VERDICT_TOO_EARLY, MADO_UI_SAID_ON_29_FEBRUARY },
  { "both-locked", MADO_VERDICT_BOTH_LOCKED, MADO_UI_SAID_OFFICE_UNLOCKS,
    MADO_UI_SAID_STORE_RESETS },
  { "broken-chain", MADO_VERDICT_BROKEN_CHAIN, MADO_UI_SAID_DATES_UNSURE },
  { "expired", MADO_VERDICT_EXPIRED, MADO_UI_SEE_REISSUE },
  { "face-auth", MADO_VERDICT_NO_NEED, MADO_UI_SAID_FACE_CARD },
  { "foreign-resident", MADO_VERDICT_CARD_ENDS, MADO_UI_STAY_PERIOD },
  { "garbled", MADO_VERDICT_UNREADABLE, MADO_UI_READ_AGAIN },
  { "garbled-answer", MADO_VERDICT_NO_NEED },
  { "healthy", MADO_VERDICT_NO_NEED, MADO_UI_SAID_ALL_TRIES },
  { "in-window", MADO_VERDICT_RENEWABLE, MADO_UI_SEE_RENEW },
  { "juki-card", MADO_VERDICT_JUKI_CARD, MADO_UI_SAID_JUKI_CARD },
  { "last-cycle", MADO_VERDICT_NEW_CARD, MADO_UI_SAID_FOREIGNERS, MADO_UI_SAID_FIRST_DAY },
  { "last-day", MADO_VERDICT_LAST_DAY, MADO_UI_SAID_TODAY },
  { "locked-in-window", MADO_VERDICT_RENEWABLE, MADO_UI_SAID_UNLOCK_TOO },
  { "new-card-too", MADO_VERDICT_NEW_CARD, MADO_UI_SAID_CARD_ENDS_TOO },
  { "next-generation", MADO_VERDICT_NO_NEED },
  { "no-availability", MADO_VERDICT_NO_NEED },
  { "not-yet-valid", MADO_VERDICT_NOT_YET_VALID },
  { "nothing-recorded", MADO_VERDICT_NOT_RECORDED, MADO_UI_SEE_ISSUE },
  { "old-ca", MADO_VERDICT_EXPIRED },
  { "one-try-left", MADO_VERDICT_NO_NEED, MADO_UI_SAID_LAST_TRY },
  { "opens-tomorrow", MADO_VERDICT_OPENS_TOMORROW },
  { "pin-locked", MADO_VERDICT_AUTH_LOCKED, MADO_UI_SAID_STORE_RESETS_IF },
  { "reissued-sign", MADO_VERDICT_NO_NEED },
  { "renewed", MADO_VERDICT_RENEWED, MADO_UI_SAID_NEXT_IS_NEW_CARD },
  { "sign-ends-earlier", MADO_VERDICT_NO_NEED },
  { "sign-not-issued", MADO_VERDICT_NO_NEED, MADO_UI_SAID_NOT_RECORDED },
  { "sign-pin-locked", MADO_VERDICT_SIGN_LOCKED, MADO_UI_SEE_UNLOCK },
  { "slow", MADO_VERDICT_NO_NEED },
  { "smartphone", MADO_VERDICT_SMARTPHONE },
  { "under-15", MADO_VERDICT_NEW_CARD_NEXT, MADO_UI_SAID_NOT_RECORDED },
  { "unknown-ca", MADO_VERDICT_NO_NEED, MADO_UI_SAID_ISSUER_UNKNOWN },
};

static void assert_empty (MadoUiDriver *driver);

static gboolean
is_in_table (const char *scenario)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verdicts); i++)
    if (strcmp (verdicts[i].scenario, scenario) == 0)
      return TRUE;
  /* They come to no verdict, and have tests of their own. */
  return strcmp (scenario, "torn") == 0 || strcmp (scenario, "not-my-number") == 0;
}

static void
test_table (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_getenv ("MADO_PRACTICE_DIR"), 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *stem = NULL;

      if (!g_str_has_suffix (name, ".ini"))
        continue;
      stem = g_strndup (name, strlen (name) - 4);
      if (!is_in_table (stem))
        g_test_message ("%s has no verdict here", stem);
      g_assert_true (is_in_table (stem));
      n++;
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (verdicts) + 2);
}

static MadoUiDriver *
start_with (const char *scenario)
{
  const char *const arguments[] = { "--practice", scenario, NULL };

  return mado_ui_driver_start (arguments);
}

/* One program for all the verdicts, as a clerk's day has one: (owned) (nullable) */
static MadoUiDriver *clerk;

static void
put_card (const char *scenario)
{
  if (clerk == NULL)
    {
      clerk = start_with (scenario);
      return;
    }
  mado_ui_driver_act (clerk, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (clerk);
  mado_ui_driver_act (clerk, "app.practice-start", scenario);
}

static void
test_verdict (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  put_card (verdicts[i].scenario);
  mado_ui_driver_expect_verdict (clerk, verdicts[i].verdict);
  if (verdicts[i].also != MADO_UI_NOTHING)
    mado_ui_driver_expect_item (clerk, verdicts[i].also);
  if (verdicts[i].never != MADO_UI_NOTHING)
    mado_ui_driver_expect_no_item (clerk, verdicts[i].never);
  /* Practice is marked, in the title and over the page. */
  mado_ui_driver_expect_item (clerk, MADO_UI_PRACTICE);
  mado_ui_driver_expect_item (clerk, MADO_UI_NO_REAL_CARD);
}

static void
test_other_card (void)
{
  put_card ("not-my-number");
  mado_ui_driver_expect_item (clerk, MADO_UI_SAID_OTHER_CARD);
  mado_ui_driver_expect_item (clerk, MADO_UI_DIAGNOSE);
}

static void
test_verdicts_end (void)
{
  g_clear_pointer (&clerk, mado_ui_driver_stop);
}

/* The card lets itself be read up to a point and is gone, and so is all that it said. */
static void
test_removed (void)
{
  MadoUiDriver *driver = start_with ("torn");

  assert_empty (driver);
  /* It lies beside the reader: the hand can put it back. */
  mado_ui_driver_expect_item (driver, MADO_UI_PRACTICE_INSERT);
  mado_ui_driver_stop (driver);
}

/* No date, no counter, no verdict: nothing that the card said. */
static void
assert_empty (MadoUiDriver *driver)
{
  static const MadoUiItem traces[] = {
    MADO_UI_YEAR_OF_ERA, MADO_UI_WORD_RENEWABLE,   MADO_UI_WORD_LEFT,
    MADO_UI_WORD_END,    MADO_UI_WORD_CERTIFICATE,
  };

  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_assert_no_items (driver, traces, G_N_ELEMENTS (traces));
}

static void
test_removal (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_expect_item (driver, MADO_UI_YEAR_OF_ERA);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  assert_empty (driver);

  /* Back again, with the sheet and the dialog open when it leaves. */
  mado_ui_driver_act (driver, "app.practice-insert", NULL);
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_act (driver, "win.sources", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RULES);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_RULES);
  assert_empty (driver);

  /* A page that says nothing of the card lies over one that was opened with it. */
  mado_ui_driver_act (driver, "app.practice-insert", NULL);
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_act (driver, "win.procedure", "renew");
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_GUIDE);
  mado_ui_driver_expect_item (driver, MADO_UI_YEAR_OF_ERA);
  mado_ui_driver_act (driver, "win.diagnosis", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_SERVICE);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SERVICE);
  mado_ui_driver_expect_no_item (driver, MADO_UI_YEAR_OF_ERA);
  mado_ui_driver_act (driver, "win.back", NULL);
  assert_empty (driver);
  mado_ui_driver_stop (driver);
}

static void
test_language (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_choose (driver, "app.language", "en");
  mado_ui_driver_expect (driver, "Can be renewed now");
  mado_ui_driver_expect_gone (driver, mado_wording_verdict_title (MADO_VERDICT_RENEWABLE));
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect (driver, "Put your card on the reader");
  mado_ui_driver_choose (driver, "app.language", "ja");
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_act (driver, "app.practice-insert", NULL);
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_stop (driver);
}

static void
test_manual (void)
{
  static const char *const arguments[] = { "--practice", "healthy", "--today", "2026-11-23", NULL };
  MadoUiDriver *driver = mado_ui_driver_start (arguments);

  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_act (driver, "win.manual", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_MANUAL);
  mado_ui_driver_type_date (driver, MADO_UI_BIRTH, "1990", "2", "30");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NO_SUCH_DAY);
  /* Born on 10 October 1990, issued on 1 November 2022: the fifth birthday after it is in 2027. */
  mado_ui_driver_type_date (driver, MADO_UI_BIRTH, "1990", "10", "10");
  mado_ui_driver_type_date (driver, MADO_UI_ISSUED, "2022", "11", "1");
  mado_ui_driver_expect_day (driver, "2027-10-10");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_NO_NEED);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_ESTIMATE);
  /* Three months before, and two days: the window opens on 12 July. */
  mado_ui_driver_expect_day (driver, "2027-07-12");
  mado_ui_driver_type_date (driver, MADO_UI_ISSUED, "1980", "11", "1");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_ISSUED_UNBORN);
  mado_ui_driver_expect_no_day (driver, "2027-10-10");
  mado_ui_driver_stop (driver);
}

/* Who has only the date that is printed on the card, and writes it as it is there. */
static void
test_manual_expiry (void)
{
  static const char *const arguments[] = { "--practice", "healthy", "--today", "2026-11-23", NULL };
  MadoUiDriver *driver = mado_ui_driver_start (arguments);

  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_act (driver, "win.manual", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_ONE_DATE_WILL_DO);
  mado_ui_driver_type_date (driver, MADO_UI_EXPIRES, "9", "6", "15");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_WRITE_ERA);
  mado_ui_driver_type_date (driver, MADO_UI_EXPIRES, "令和9", "6", "15");
  mado_ui_driver_expect_date (driver, "2027-06-15");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_TOO_EARLY);
  mado_ui_driver_expect_day (driver, "2027-03-17");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_RENEWABLE_FROM);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_WRITE_ERA);
  mado_ui_driver_stop (driver);
}

/* Pasted: with what was copied around it, all in one, or with too much. Never another date. */
static void
test_manual_pasted (void)
{
  static const char *const arguments[] = { "--practice", "healthy", "--today", "2026-11-23", NULL };
  MadoUiDriver *driver = mado_ui_driver_start (arguments);

  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_act (driver, "win.manual", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_ONE_DATE_WILL_DO);
  mado_ui_driver_type_date (driver, MADO_UI_EXPIRES, " 2027\n", " 12", "\n15");
  mado_ui_driver_expect_date (driver, "2027-12-15");
  mado_ui_driver_type_date (driver, MADO_UI_EXPIRES, "2027", "12", " 311");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NO_SUCH_DAY);
  mado_ui_driver_type_entry (driver, MADO_UI_EXPIRES, MADO_UI_YEAR, "令和9年6月15日\n");
  mado_ui_driver_expect_date (driver, "2027-06-15");
  mado_ui_driver_expect_gone (driver, "令和9年6月15日");
  mado_ui_driver_type_entry (driver, MADO_UI_EXPIRES, MADO_UI_YEAR, "2027-03-31");
  mado_ui_driver_expect_date (driver, "2027-03-31");
  mado_ui_driver_expect_gone (driver, "2027-03-31");
  /* Whoever writes it so, letter by letter, sees it taken apart on the way to the next entry. */
  mado_ui_driver_type_date (driver, MADO_UI_EXPIRES, "", "", "");
  mado_ui_driver_lead_to_entry (driver, MADO_UI_EXPIRES, MADO_UI_YEAR);
  for (const char *key = "2027-6-2"; *key != '\0'; key++)
    mado_ui_driver_key (driver, (guint)*key);
  mado_ui_driver_expect_date (driver, "2027-06-02");
  mado_ui_driver_key (driver, '1');
  mado_ui_driver_expect_date (driver, "2027-06-21");
  mado_ui_driver_key (driver, KEY_TAB);
  mado_ui_driver_expect_gone (driver, "2027-6-21");
  mado_ui_driver_expect_date (driver, "2027-06-21");
  mado_ui_driver_stop (driver);
}

static void
wait_for_focus (MadoUiDriver *driver, const char *wanted)
{
  gint64 begin = 0;

  while (TRUE)
    {
      g_autofree char *focus = mado_ui_driver_get_focus (driver);

      if (strstr (focus, wanted) != NULL)
        return;
      g_test_message ("The focus is on “%s” and not on “%s”.", focus, wanted);
      mado_ui_driver_be_patient (&begin);
    }
}

static void
test_password (void)
{
  const MadoTries tries = { MADO_TRIES_LEFT, 4 };
  g_autofree char *field = mado_wording_pin_field (MADO_PIN_SIGN, &tries);
  MadoUiDriver *driver = start_with ("in-window");

  mado_ui_driver_expect_tries (driver, 5);
  mado_ui_driver_press_item (driver, MADO_UI_ENTER_PASSWORD);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_enter_password (driver, "wrong1234");
  mado_ui_driver_expect_tries (driver, 4);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_PASSWORD_WRONG);
  /* The window has become higher: what went wrong and both buttons are in it. */
  mado_ui_driver_expect_in_view (driver, ATSPI_ROLE_LABEL,
                                 mado_ui_name (MADO_UI_SAID_PASSWORD_WRONG),
                                 mado_ui_name (MADO_UI_CANCEL));
  mado_ui_driver_expect_in_view (driver, ATSPI_ROLE_LABEL,
                                 mado_ui_name (MADO_UI_SAID_PASSWORD_WRONG),
                                 mado_ui_name (MADO_UI_CONFIRM));
  mado_screen_keep ("password-wrong");
  /* Whoever does not see it hears it of the field, which has the focus. */
  wait_for_focus (driver, field);
  wait_for_focus (driver, mado_ui_name (MADO_UI_SAID_PASSWORD_WRONG));
  /* A line that was copied has its end with it. Small letters become capitals: MADO1234 is the
   * practice cards' password. */
  mado_ui_driver_enter_password (driver, "\tmado1234 \r\n");
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_expect_gone (driver, mado_wording_verdict_title (MADO_VERDICT_HIDDEN));
  /* The right password has given back all tries. */
  mado_ui_driver_expect_no_tries (driver, 4);
  mado_ui_driver_expect_tries (driver, 5);
  mado_ui_driver_stop (driver);
}

/* Either certificate tells how many days it has, as soon as its end is known. */
static void
test_countdowns (void)
{
  MadoUiDriver *driver = start_with ("sign-ends-earlier");

  mado_ui_driver_expect_item (driver, MADO_UI_SAID_355_DAYS_TO_RENEWAL);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_enter_password (driver, "MADO1234");
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_80_DAYS_LEFT);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_355_DAYS_TO_RENEWAL);
  mado_ui_driver_stop (driver);
}

/* A card that ends on no birthday ends with a period of stay: seen as soon as the birth date is
 * known, from the card or from what was typed. */
static void
test_stay (void)
{
  static const char *const arguments[] = { "--practice", "foreign-resident", "--today",
                                           "2026-11-23", NULL };
  MadoUiDriver *driver = mado_ui_driver_start (arguments);

  mado_ui_driver_press_item (driver, MADO_UI_ENTER_PASSWORD);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_enter_password (driver, "mado1234");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_STAY_PERIOD);
  mado_screen_keep ("stay-card");
  mado_ui_driver_press_item (driver, MADO_UI_SEE_STAY_PERIOD);
  mado_ui_driver_expect_line (driver, MADO_LINE_WHY_STAY_EXTENDED);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect_waiting (driver);

  mado_ui_driver_act (driver, "win.manual", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_MANUAL);
  mado_ui_driver_type_date (driver, MADO_UI_BIRTH, "1990", "6", "20");
  mado_ui_driver_type_date (driver, MADO_UI_ISSUED, "2025", "1", "15");
  mado_ui_driver_raise (driver);
  mado_ui_driver_lead_to_entry (driver, MADO_UI_ISSUED, MADO_UI_DAY);
  mado_ui_driver_lead_to (driver, KEY_TAB, mado_ui_name (MADO_UI_CONDITIONS));
  mado_ui_driver_key (driver, KEY_SPACE);
  mado_ui_driver_type_date (driver, MADO_UI_CARD_EXPIRES, "2026", "12", "20");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_STAY_PERIOD);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_STAY_ENDS);
  mado_screen_keep ("stay-typed");
  mado_ui_driver_stop (driver);
}

/* A card like "in-window", with @more in its file. */
static MadoUiDriver *
start_with_more (const char *more)
{
  g_autofree char *card = mado_ui_write_card (more);

  return start_with (card);
}

/* The card leaves while the password is on its way: whether a try was used is not known, which is
 * said, and nothing of the card with it. */
static void
test_password_removed_under_way (void)
{
  MadoUiDriver *driver =
      start_with_more ("[faults]\ncounts=verify\ntear=1\ntear-carried-out=true\n");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_enter_password (driver, "wrong1234");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_TRY_MAY_BE_USED);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_expect_no_tries (driver, 5);
  mado_ui_driver_expect_gone (driver, mado_wording_verdict_title (MADO_VERDICT_RENEWABLE));
  mado_ui_driver_key (driver, KEY_ESCAPE);
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_PASSWORD);
  assert_empty (driver);
  mado_ui_driver_stop (driver);
}

/* The answer makes no sense, but the card has counted, and is asked: the field tells what is left.
 */
static void
test_password_garbled (void)
{
  const MadoTries tries = { MADO_TRIES_LEFT, 4 };
  g_autofree char *field = mado_wording_pin_field (MADO_PIN_SIGN, &tries);
  MadoUiDriver *driver = start_with_more ("[faults]\ncounts=verify\ngarble=1\ngarble-answer=FF\n");

  mado_ui_driver_expect_tries (driver, 5);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_enter_password (driver, "wrong1234");
  mado_ui_driver_expect (driver, field);
  mado_ui_driver_stop (driver);
}

/* While a password is being typed, nobody who is on the session bus closes the dialog. */
static void
test_password_kept (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_type_item (driver, MADO_UI_PASSWORD, "MADO1234");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_SHAPE_RIGHT);
  mado_ui_driver_choose (driver, "app.language", "en");
  mado_ui_driver_act (driver, "app.practice-start", "healthy");
  mado_ui_driver_act (driver, "app.practice-leave", NULL);
  mado_ui_driver_act (driver, "win.read-again", NULL);
  mado_ui_driver_act (driver, "win.reader", mado_ui_name (MADO_UI_PRACTICE_READER));
  mado_ui_driver_act (driver, "app.quit", NULL);
  /* What was asked for last comes after what was asked for first. */
  mado_ui_driver_act (driver, "win.sources", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_OPEN_SOURCE);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_SHAPE_RIGHT);
  mado_ui_driver_press_item (driver, MADO_UI_CONFIRM);
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_stop (driver);
}

/* While the password is on its way nobody who is on the session bus takes the window, and with it
 * the answer, away. */
static void
test_password_undisturbed (void)
{
  MadoUiDriver *driver = start_with_more ("[faults]\nmilliseconds-per-command=100\n");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_expect_tries (driver, 5);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_enter_password (driver, "wrong1234");
  for (int i = 0; i < 2000 && mado_ui_driver_may_act (driver, "app.quit"); i++)
    g_usleep (10 * 1000);
  g_assert_false (mado_ui_driver_may_act (driver, "app.quit"));
  mado_ui_driver_act (driver, "app.quit", NULL);
  mado_ui_driver_act (driver, "app.practice-start", "healthy");
  mado_ui_driver_act (driver, "app.practice-leave", NULL);
  mado_ui_driver_choose (driver, "app.language", "en");
  mado_ui_driver_choose (driver, "app.mode", "lobby");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_PASSWORD_WRONG);
  mado_ui_driver_expect_tries (driver, 4);
  g_assert_true (mado_ui_driver_may_act (driver, "app.quit"));
  mado_ui_driver_stop (driver);
}

/* Nobody who ends the practice, or the program, waits for a card that does not answer. */
static void
test_silent (void)
{
  MadoUiDriver *driver = start_with_more ("[faults]\nsilent=3\n");

  mado_ui_driver_expect_error (driver, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SILENT);
  gint64 begun = g_get_monotonic_time ();
  mado_ui_driver_act (driver, "app.practice-leave", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_SERVICE);
  mado_ui_driver_stop (driver);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 10 * G_USEC_PER_SEC);
}

/* What was read before that is shown, and that it is not all. */
static void
test_silent_result (void)
{
  MadoUiDriver *driver = start_with_more ("[faults]\nsilent=12\n");

  mado_ui_driver_expect_error (driver, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SILENT);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_BROKE_OFF);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_ALL_READ);
  mado_ui_driver_stop (driver);
}

/* A password is on its way to it: the window lets itself be closed again, and says what is known
 * when the card is lifted off. */
static void
test_silent_password (void)
{
  MadoUiDriver *driver = start_with_more ("[faults]\nsilent=1\ncounts=verify\n");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_enter_password (driver, "wrong1234");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_SILENT);
  g_assert_true (mado_ui_driver_may_act (driver, "app.quit"));
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_TRY_MAY_BE_USED);
  mado_ui_driver_stop (driver);
}

/* Before it was on its way nothing was lost, and the window says what is to be said. */
static void
test_password_removed (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_PASSWORD);
  assert_empty (driver);
  mado_ui_driver_stop (driver);
}

static void
on_text_changed_cb (AtspiEvent *event, void *user_data)
{
  GString *heard = user_data;

  if (G_VALUE_HOLDS_STRING (&event->any_data) && g_value_get_string (&event->any_data) != NULL)
    g_string_append (heard, g_value_get_string (&event->any_data));
  g_boxed_free (ATSPI_TYPE_EVENT, event);
}

/* The accessibility bus is told of every text that changes, and any program may listen. */
static void
test_password_unheard (void)
{
  MadoUiDriver *driver = start_with ("in-window");
  GString *heard = g_string_new (NULL);
  AtspiEventListener *listener = atspi_event_listener_new (on_text_changed_cb, heard, NULL);

  g_assert_true (atspi_event_listener_register (listener, "object:text-changed", NULL));
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PASSWORD);
  mado_ui_driver_type_item (driver, MADO_UI_PASSWORD, "QWQWQ7");
  for (int i = 0; i < 4; i++)
    mado_ui_driver_key (driver, KEY_BACKSPACE);
  for (int i = 0; i < 4; i++)
    mado_ui_driver_key (driver, 'q');
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_SHAPE_RIGHT);
  mado_ui_driver_key (driver, KEY_ESCAPE);
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_PASSWORD);
  g_assert_cmpstr (heard->str, ==, "");

  /* This one is heard: somebody was listening. */
  mado_ui_driver_act (driver, "win.manual", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_MANUAL);
  mado_ui_driver_type_entry (driver, MADO_UI_BIRTH, MADO_UI_YEAR, "1990");
  for (gint64 begin = 0; strstr (heard->str, "1990") == NULL;)
    mado_ui_driver_be_patient (&begin);

  atspi_event_listener_deregister (listener, "object:text-changed", NULL);
  g_object_unref (listener);
  mado_ui_driver_stop (driver);
  g_string_free (heard, TRUE);
}

/* Nothing of a card is said of a telephone, and no procedure of one is offered. */
static void
test_smartphone (void)
{
  MadoUiDriver *driver = start_with ("smartphone");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_SMARTPHONE);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_HIDDEN);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_CARD_TELLS_MORE);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_LOOK_AT_CARD);
  mado_ui_driver_expect_no_item (driver, MADO_UI_OTHER_PROCEDURES);
  mado_ui_driver_act (driver, "win.procedure", "renew");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_ON_THE_PHONE);
  mado_ui_driver_expect_no_item (driver, MADO_UI_COUNTERS);
  mado_ui_driver_stop (driver);
}

static void
test_last_try (void)
{
  MadoUiDriver *driver = start_with ("one-try-left");

  mado_ui_driver_expect_tries (driver, 1);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_USE_LAST_TRY);
  /* Without the second yes there is nothing to press. */
  mado_ui_driver_type_item (driver, MADO_UI_PASSWORD, "WRONG123");
  g_assert_false (
      mado_ui_driver_try_press (driver, ATSPI_ROLE_PUSH_BUTTON, mado_ui_name (MADO_UI_CONFIRM)));
  mado_ui_driver_lead_to (driver, KEY_TAB, mado_ui_name (MADO_UI_USE_LAST_TRY));
  mado_ui_driver_key (driver, KEY_SPACE);
  mado_ui_driver_expect_in_view (driver, ATSPI_ROLE_CHECK_BOX, mado_ui_name (MADO_UI_USE_LAST_TRY),
                                 mado_ui_name (MADO_UI_CONFIRM));
  mado_screen_keep ("password-last-try");
  mado_ui_driver_enter_password (driver, "WRONG123");
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_LOCKED);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  assert_empty (driver);
  mado_ui_driver_stop (driver);
}

static void
test_keyboard (void)
{
  MadoUiDriver *driver = start_with ("in-window");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  mado_ui_driver_expect_item (driver, MADO_UI_SEE_RENEW);
  /* The verdict's button has the focus, so that Return is all it takes. */
  wait_for_focus (driver, mado_ui_name (MADO_UI_SEE_RENEW));
  mado_ui_driver_key (driver, KEY_RETURN);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_GUIDE);
  mado_ui_driver_key (driver, KEY_ESCAPE);
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_GUIDE);
  for (int i = 0; i < 40; i++)
    {
      mado_ui_driver_key (driver, KEY_TAB);
      g_hash_table_add (seen, mado_ui_driver_get_focus (driver));
    }
  /* The banner, the menu, the password, the procedures and the sources, all by Tab alone. */
  g_assert_cmpuint (g_hash_table_size (seen), >=, 10);
  mado_ui_driver_key (driver, KEY_F1);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_HELP);
  mado_ui_driver_key (driver, KEY_ESCAPE);
  mado_ui_driver_expect_no_page (driver, MADO_UI_PAGE_HELP);
  /* Control and Return do what the blue button does, wherever the focus is. */
  mado_ui_driver_hold (driver, KEYCODE_CONTROL, TRUE);
  mado_ui_driver_key (driver, KEY_RETURN);
  mado_ui_driver_hold (driver, KEYCODE_CONTROL, FALSE);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_GUIDE);
  mado_ui_driver_act (driver, "win.keys", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_KEYS);
  mado_ui_driver_stop (driver);
}

/* Who does not see the window hears of what the card does by the focus. */
static void
test_told (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  wait_for_focus (driver, mado_wording_verdict_title (MADO_VERDICT_RENEWABLE));
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  wait_for_focus (driver, mado_wording_waiting_title (FALSE));
  mado_ui_driver_act (driver, "app.practice-insert", NULL);
  wait_for_focus (driver, mado_wording_verdict_title (MADO_VERDICT_RENEWABLE));
  mado_ui_driver_act (driver, "app.practice-start", "healthy");
  wait_for_focus (driver, mado_wording_verdict_title (MADO_VERDICT_NO_NEED));
  mado_ui_driver_act (driver, "app.practice-start", "not-my-number");
  wait_for_focus (driver, mado_wording_verdict_title (MADO_VERDICT_JUKI_CARD));
  mado_ui_driver_stop (driver);
}

/* What newer GTK has within a drop-down takes the focus, too: a panel, whose label is read. */
static void
check_name (const char *role, const char *name, gpointer user_data)
{
  guint *n = user_data;

  if (g_str_equal (role, "panel"))
    return;
  (*n)++;
  if (*name == '\0')
    {
      g_test_message ("A %s has no name.", role);
      g_test_fail ();
    }
}

static void
check_names (MadoUiDriver *driver, guint at_least)
{
  guint n = 0;

  mado_ui_driver_each_focusable (driver, check_name, &n);
  g_assert_cmpuint (n, >=, at_least);
}

static void
test_names (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  mado_ui_driver_expect_item (driver, MADO_UI_OTHER_PROCEDURES);
  check_names (driver, 10);
  mado_ui_driver_act (driver, "win.sources", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_OPEN_SOURCE);
  check_names (driver, 3);
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_act (driver, "win.manual", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_MANUAL);
  check_names (driver, 9);
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_act (driver, "win.diagnosis", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_SAVE_FILE);
  check_names (driver, 3);
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PASSWORD);
  check_names (driver, 3);
  mado_ui_driver_stop (driver);
}

static void
expect_today (MadoUiDriver *driver, const char *today)
{
  g_autofree char *words = NULL;
  g_autofree char *said = NULL;
  GDate date;

  g_assert_true (mado_civil_date_parse (&date, today));
  words = mado_wording_date_short (&date, NULL);
  said = g_strconcat (words, mado_ui_name (MADO_UI_SAID_AS_TODAY), NULL);
  mado_ui_driver_expect (driver, said);
}

/* A practice card of another day, which is told as long as one practises, and no longer. */
static void
test_day (void)
{
  static const char *const arguments[] = { "--practice=last-day", "--today=2032-02-29", NULL };
  static const char *const second[] = { "--practice=healthy", "--today=2032-03-01", NULL };
  MadoUiDriver *driver = mado_ui_driver_start (arguments);
  g_autofree char *complaint = NULL;

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_LAST_DAY);
  expect_today (driver, "2032-02-29");
  mado_screen_keep ("practice-day");
  /* The day is the program's, not the card's. */
  mado_ui_driver_act (driver, "app.practice-start", "expired");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_EXPIRED);
  expect_today (driver, "2032-02-29");
  complaint = mado_ui_driver_start_in_vain (second);
  g_assert_nonnull (strstr (complaint, mado_ui_name (MADO_UI_SAID_CLOSE_FIRST)));
  mado_ui_driver_act (driver, "app.practice-leave", NULL);
  mado_ui_driver_expect_no_item (driver, MADO_UI_YEAR_OF_PRACTICE);
  mado_ui_driver_stop (driver);
}

static void
test_day_refused (void)
{
  static const struct
  {
    const char *arguments[3];
    MadoUiItem complaint;
  } cases[] = {
    { { "--today=2027-06-15" }, MADO_UI_SAID_DAY_NEEDS_PRACTICE },
    { { "--practice=healthy", "--today=2027-02-29" }, MADO_UI_SAID_NO_DATE },
    { { "--practice=healthy", "--today=2025-12-31" }, MADO_UI_SAID_DAYS_OF_PRACTICE },
    { { "--practice=healthy", "--today=2100-01-01" }, MADO_UI_SAID_DAYS_OF_PRACTICE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *complaint = mado_ui_driver_start_in_vain (cases[i].arguments);
      g_assert_nonnull (strstr (complaint, mado_ui_name (cases[i].complaint)));
    }
}

static void
test_no_service (void)
{
  static const char *const arguments[] = { NULL };
  MadoUiDriver *driver;

  /* Whatever runs on this computer, nothing listens here. */
  g_setenv ("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm", TRUE);
  driver = mado_ui_driver_start (arguments);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_SERVICE);
  mado_ui_driver_expect_item (driver, MADO_UI_TRY_PRACTICE);
  mado_ui_driver_act (driver, "win.diagnosis", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_FAULT);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_UNCHECKED);
  mado_ui_driver_stop (driver);
  g_unsetenv ("PCSCLITE_CSOCK_NAME");
}

static void
add_tests (void)
{
  g_test_add_func ("/window/table", test_table);
  for (gsize i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window/verdict-%s", verdicts[i].scenario);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_verdict);
    }
  g_test_add_func ("/window/other-card", test_other_card);
  g_test_add_func ("/window/verdicts-end", test_verdicts_end);
  g_test_add_func ("/window/removed", test_removed);
  g_test_add_func ("/window/removal", test_removal);
  g_test_add_func ("/window/language", test_language);
  g_test_add_func ("/window/manual", test_manual);
  g_test_add_func ("/window/manual-expiry", test_manual_expiry);
  g_test_add_func ("/window/manual-pasted", test_manual_pasted);
  g_test_add_func ("/window/stay", test_stay);
  g_test_add_func ("/window/password", test_password);
  g_test_add_func ("/window/countdowns", test_countdowns);
  g_test_add_func ("/window/password-torn", test_password_removed_under_way);
  g_test_add_func ("/window/password-garbled", test_password_garbled);
  g_test_add_func ("/window/password-kept", test_password_kept);
  g_test_add_func ("/window/password-undisturbed", test_password_undisturbed);
  g_test_add_func ("/window/password-removed", test_password_removed);
  g_test_add_func ("/window/password-unheard", test_password_unheard);
  g_test_add_func ("/window/smartphone", test_smartphone);
  g_test_add_func ("/window/last-try", test_last_try);
  g_test_add_func ("/window/keyboard", test_keyboard);
  g_test_add_func ("/window/told", test_told);
  g_test_add_func ("/window/names", test_names);
  g_test_add_func ("/window/silent", test_silent);
  g_test_add_func ("/window/silent/result", test_silent_result);
  g_test_add_func ("/window/silent/password", test_silent_password);
  g_test_add_func ("/window/day", test_day);
  g_test_add_func ("/window/day-refused", test_day_refused);
  g_test_add_func ("/window/no-service", test_no_service);
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
