/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mado-screen.h"
#include "mado-ui-item.h"
#include "mado-ui-words.h"
#include "mado-wording-comparison.h"
#include "mado-wording-date.h"
#include "mado-wording-diagnosis.h"
#include "mado-wording-language.h"

/* Every page that a card leads to, in the look of MADO_LOOK: it must fit in a narrow window, and a
 * picture of it, for the more different cards a wide one too, is kept for a person to look at. */

/* X11/keysymdef.h */
#define KEY_F9 0xffc6

#define TODAY  "2026-11-23"

/* Pixels. */
#define NARROW      360
#define NARROW_TALL 2400
#define WIDE        900
#define WIDE_TALL   680

static const struct
{
  const char *name;
  const char *variable, *value; /* (nullable): of the environment */
  int text_scale;               /* percent */
  enum
  {
    EVERY_CARD,
    DIFFERENT_CARDS, /* those that differ most */
    FEW_CARDS,
  } cards;
  const char *mode; /* (nullable): the option for it */
  const char *language;
} looks[] = {
  { "plain", NULL, NULL, 100, EVERY_CARD, NULL, "ja" },
  { "large", NULL, NULL, 200, EVERY_CARD, NULL, "ja" },
  { "dark", "ADW_DEBUG_COLOR_SCHEME", "prefer-dark", 100, DIFFERENT_CARDS, NULL, "ja" },
  { "contrast", "ADW_DEBUG_HIGH_CONTRAST", "1", 100, DIFFERENT_CARDS, NULL, "ja" },
  /* Whatever fits in the counter's type fits in the smaller one of the usual window. */
  { "counter", NULL, NULL, 200, DIFFERENT_CARDS, "--counter", "ja" },
  { "english", NULL, NULL, 200, DIFFERENT_CARDS, "--counter", "en" },
  /* Staff have no other languages. */
  { "easy", NULL, NULL, 200, FEW_CARDS, NULL, "ja@easy" },
  { "chinese", NULL, NULL, 200, FEW_CARDS, NULL, "zh_CN" },
  { "korean", NULL, NULL, 200, FEW_CARDS, NULL, "ko" },
  { "portuguese", NULL, NULL, 200, FEW_CARDS, NULL, "pt_BR" },
  { "vietnamese", NULL, NULL, 200, FEW_CARDS, NULL, "vi" },
};
static guint look;

static const char *const different[] = { "expired",         "garbled",    "healthy",
                                         "in-window",       "last-day",   "not-my-number",
                                         "one-try-left",    "pin-locked", "nothing-recorded",
                                         "sign-not-issued", NULL };
static const char *const few[] = { "expired", "in-window", "pin-locked", NULL };

static MadoUiDriver *driver; /* (owned) (nullable) */

static void
apply_look (void)
{
  mado_screen_set_text_scale (looks[look].text_scale);
  if (looks[look].variable != NULL)
    g_setenv (looks[look].variable, looks[look].value, TRUE);
}

/* @mode, @card: (nullable) */
static void
start_in (const char *mode, const char *card)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  if (mode != NULL)
    g_ptr_array_add (arguments, (gpointer)mode);
  if (card != NULL)
    {
      g_ptr_array_add (arguments, (gpointer) "--practice");
      g_ptr_array_add (arguments, (gpointer)card);
      g_ptr_array_add (arguments, (gpointer) "--today");
      g_ptr_array_add (arguments, (gpointer)TODAY);
    }
  g_ptr_array_add (arguments, NULL);
  /* It inherits the language, and what is looked for below is in it too. */
  mado_wording_set_language (looks[look].language);
  driver = mado_ui_driver_start ((const char *const *)arguments->pdata);
}

static void
start (const char *card)
{
  start_in (looks[look].mode, card);
}

static void
keep (const char *page, const char *size)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%s", page, looks[look].name, size);

  mado_screen_keep (name);
}

/* The hints of the window are those of the last frame, and a kept picture is after it. */
static void
look_at (const char *page)
{
  int width;

  mado_screen_resize (NARROW, NARROW_TALL);
  keep (page, "narrow");
  width = mado_screen_get_least_width ();
  if (width > NARROW)
    {
      g_test_message ("%s needs %d pixels.", page, width);
      g_test_fail ();
    }
}

static void
look_at_both (const char *page)
{
  look_at (page);
  mado_screen_resize (WIDE, WIDE_TALL);
  keep (page, "wide");
}

static void
look_at_card (const char *card, const char *page)
{
  g_autofree char *name = g_strdup_printf ("%s-%s", page, card);

  if (g_strv_contains (different, card))
    look_at_both (name);
  else
    look_at (name);
}

/* --- pages that need no card --- */

static void
expect (const char *words)
{
  mado_ui_driver_expect (driver, words);
}

/* The names are those of the Japanese screen. */
static void
expect_page (MadoUiPage page)
{
  expect (_ (mado_ui_mark (page)));
}

static void
close_page (const char *words)
{
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect_gone (driver, words);
}

/* @words: which it has, and the page below it has not */
static void
look_at_page (const char *action, const char *parameter, const char *words, const char *page)
{
  mado_ui_driver_act (driver, action, parameter);
  expect (words);
  look_at_both (page);
  close_page (words);
}

static void
type_date (const char *date, const char *const *parts)
{
  const char *const names[] = { _ ("年"), _ ("月"), _ ("日") };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strdup_printf (_ ("%s、%s"), date, names[i]);

      mado_ui_driver_type_into (driver, ATSPI_ROLE_TEXT, name, parts[i]);
    }
}

static void
look_at_manual (void)
{
  static const char *const birth[] = { "1990", "10", "10" };
  static const char *const issue[] = { "2022", "11", "1" };

  g_autoptr (GDate) expiry = g_date_new_dmy (10, G_DATE_OCTOBER, 2027);
  g_autofree char *expires = mado_wording_date (expiry);

  mado_ui_driver_act (driver, "win.manual", NULL);
  expect_page (MADO_UI_PAGE_MANUAL);
  look_at_both ("manual-empty");
  type_date (_ (mado_ui_name (MADO_UI_BIRTH)), birth);
  type_date (_ (mado_ui_name (MADO_UI_ISSUED)), issue);
  expect (expires);
  look_at_both ("manual-filled");
  mado_ui_driver_act (driver, "win.sources", NULL);
  expect_page (MADO_UI_PAGE_RULES);
  look_at_both ("manual-sources");
}

static void
test_no_card (void)
{
  start ("healthy");
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  expect (mado_wording_waiting_title (FALSE));
  look_at_both ("waiting");
  look_at_page ("win.procedures", NULL, _ (mado_ui_mark (MADO_UI_PAGE_PROCEDURES)), "procedures");
  look_at_page ("win.diagnosis", NULL, _ (mado_ui_name (MADO_UI_DATA_OF_MUNICIPALITY)),
                "diagnosis");
  look_at_page ("win.help", NULL, _ (mado_ui_name (MADO_UI_QUESTION_OF_HELP)), "help");
  look_at_manual ();
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

static void
test_no_service (void)
{
  /* Whatever runs on this computer, nothing listens here. */
  g_setenv ("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm", TRUE);
  start (NULL);
  expect (mado_wording_fault (MADO_FAULT_SERVICE_STOPPED));
  look_at_both ("no-service");
  look_at_page ("win.diagnosis", NULL, mado_wording_link_state (MADO_LINK_STATE_BROKEN),
                "no-service-diagnosis");
  g_clear_pointer (&driver, mado_ui_driver_stop);
  g_unsetenv ("PCSCLITE_CSOCK_NAME");
}

/* --- pages of a card --- */

static gboolean
reads (const char *words)
{
  g_autofree char *text = mado_ui_driver_read (driver);

  return strstr (text, words) != NULL;
}

static void
put_card (const char *card)
{
  if (driver == NULL)
    start (card);
  else
    mado_ui_driver_act (driver, "app.practice-start", card);
  mado_ui_driver_expect_gone (driver, _ (mado_ui_name (MADO_UI_SAID_READING)));
}

static void
take_card_away (void)
{
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  expect (mado_wording_waiting_title (FALSE));
}

static void
test_card (gconstpointer data)
{
  const char *card = data;

  put_card (card);
  look_at_card (card, "card");
  if (!reads (_ (mado_ui_mark (MADO_UI_PAGE_RESULT))))
    return;
  mado_ui_driver_act (driver, "win.sources", NULL);
  expect_page (MADO_UI_PAGE_RULES);
  look_at_card (card, "sources");
  close_page (_ (mado_ui_name (MADO_UI_OPEN_SOURCE)));
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  expect (_ (mado_ui_name (MADO_UI_SAID_PASSWORD_ONCE)));
  look_at_card (card, "password");
  take_card_away ();
}

/* With all that folds open. */
static void
test_guide (void)
{
  static const MadoUiItem parts[] = { MADO_UI_PART_WHERE, MADO_UI_PART_AFTER, MADO_UI_PART_CAUTION,
                                      MADO_UI_PART_TAKE };

  put_card ("in-window");
  mado_ui_driver_act (driver, "win.procedure", "renew");
  expect_page (MADO_UI_PAGE_GUIDE);
  look_at_both ("guide");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, _ (mado_ui_name (parts[i])));
  look_at_both ("guide-open");
  close_page (_ (mado_ui_mark (MADO_UI_PAGE_GUIDE)));
  take_card_away ();
}

/* The page for the PINs stands above the guide on them. */
static void
test_change_pin (void)
{
  put_card ("in-window");
  mado_ui_driver_act (driver, "win.procedure", "change-pin");
  expect_page (MADO_UI_PAGE_GUIDE);
  look_at_page ("win.change-pin", NULL, _ (mado_ui_name (MADO_UI_WRITE)), "change-pin");
  close_page (_ (mado_ui_mark (MADO_UI_PAGE_GUIDE)));
  take_card_away ();
}

static void
test_lobby (void)
{
  start_in ("--lobby", "in-window");
  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  look_at_both ("lobby");
  /* Nothing is scrolled out of view here. */
  mado_screen_resize (WIDE, NARROW_TALL);
  g_autofree char *picture = g_strdup_printf ("lobby-%s-code", looks[look].name);
  g_autofree char *code = mado_screen_read_code (picture);
  g_assert_nonnull (strstr (code, "BEGIN:VEVENT"));
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  expect (_ (mado_ui_name (MADO_UI_SAID_PUT_CARD)));
  look_at_both ("lobby-waiting");
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

/* --- what is there in counter mode only --- */

static const char *
say (MadoComparison comparison)
{
  return mado_wording_comparison (comparison).text;
}

/* Another practice card closes what was open. That of the person who was noted is compared at once.
 */
static void
compare (const char *card, gboolean at_once, const char *words)
{
  g_autofree char *page = g_strdup_printf ("comparison-%s", card);

  put_card (card);
  if (!at_once)
    {
      expect_page (MADO_UI_PAGE_RESULT);
      mado_ui_driver_raise (driver);
      mado_ui_driver_key (driver, KEY_F9);
    }
  expect (words);
  look_at_both (page);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  expect (_ (mado_ui_name (MADO_UI_SAID_PUT_RENEWED)));
}

static void
test_comparison (void)
{
  compare ("in-window", FALSE, _ (mado_ui_name (MADO_UI_SAID_NOTED)));
  look_at_both ("comparison-waiting");
  compare ("healthy", FALSE, say (MADO_COMPARISON_OTHER_CARD));
  compare ("in-window", TRUE, say (MADO_COMPARISON_OLD));
  compare ("renewed", TRUE, say (MADO_COMPARISON_WRITTEN));
}

/* What went wrong stands above the buttons, and all is in the window, at twice the size of text. */
static void
test_wrong_password (void)
{
  const char *confirm = mado_ui_name (MADO_UI_CONFIRM);
  const char *password = mado_ui_name (MADO_UI_PASSWORD);

  put_card ("in-window");
  expect_page (MADO_UI_PAGE_RESULT);
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_PASSWORD_GUARDS);
  mado_ui_driver_enter_password (driver, "WRONG123");
  mado_ui_driver_expect_in_view (driver, ATSPI_ROLE_PASSWORD_TEXT, password, confirm);
  mado_ui_driver_expect_in_view (driver, ATSPI_ROLE_LABEL,
                                 mado_ui_name (MADO_UI_SAID_PASSWORD_WRONG), confirm);
  look_at_card ("in-window", "password-wrong");
  take_card_away ();
}

static void
test_cards_end (void)
{
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

static gboolean
is_looked_at (const char *card)
{
  switch (looks[look].cards)
    {
    case FEW_CARDS:
      return g_strv_contains (few, card);
    case DIFFERENT_CARDS:
      return g_strv_contains (different, card);
    case EVERY_CARD:
    default:
      return TRUE;
    }
}

static void
add_cards (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_getenv ("MADO_PRACTICE_DIR"), 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *card = NULL;
      g_autofree char *path = NULL;

      if (!g_str_has_suffix (name, ".ini"))
        continue;
      card = g_strndup (name, strlen (name) - 4);
      if (!is_looked_at (card))
        continue;
      path = g_strdup_printf ("/look/card-%s", card);
      g_test_add_data_func_full (path, g_steal_pointer (&card), test_card, g_free);
    }
  g_test_add_func ("/look/guide", test_guide);
  if (looks[look].mode == NULL)
    g_test_add_func ("/look/change-pin", test_change_pin);
  else
    g_test_add_func ("/look/comparison", test_comparison);
  if (strcmp (looks[look].name, "large") == 0)
    g_test_add_func ("/look/wrong-password", test_wrong_password);
  g_test_add_func ("/look/cards-end", test_cards_end);
  g_test_add_func ("/look/lobby", test_lobby);
}

static void
add_tests (void)
{
  mado_wording_init (NULL);
  while (strcmp (looks[look].name, g_getenv ("MADO_LOOK")) != 0)
    g_assert_cmpuint (++look, <, G_N_ELEMENTS (looks));
  apply_look ();
  g_test_add_func ("/look/no-card", test_no_card);
  g_test_add_func ("/look/no-service", test_no_service);
  add_cards ();
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
