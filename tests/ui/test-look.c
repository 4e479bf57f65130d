/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-ui-driver.h"
#include "mado-screen.h"

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
  gboolean every_card;
  const char *mode; /* (nullable): the option for it */
  gboolean english;
} looks[] = {
  { "plain", NULL, NULL, 100, TRUE, NULL, FALSE },
  { "large", NULL, NULL, 200, TRUE, NULL, FALSE },
  { "dark", "ADW_DEBUG_COLOR_SCHEME", "prefer-dark", 100, FALSE, NULL, FALSE },
  { "contrast", "ADW_DEBUG_HIGH_CONTRAST", "1", 100, FALSE, NULL, FALSE },
  /* Whatever fits in the counter's type fits in the smaller one of the usual window. */
  { "counter", NULL, NULL, 200, FALSE, "--counter", FALSE },
  { "english", NULL, NULL, 200, FALSE, "--counter", TRUE },
};
static guint look;

/* Those that differ most. */
static const char *const different[] = { "expired",         "garbled",    "healthy",
                                         "in-window",       "last-day",   "not-my-number",
                                         "one-try-left",    "pin-locked", "nothing-recorded",
                                         "sign-not-issued", NULL };

static MadoUiDriver *driver; /* (owned) (nullable) */

static void
apply_look (void)
{
  mado_screen_set_text_scale (looks[look].text_scale);
  if (looks[look].variable != NULL)
    g_setenv (looks[look].variable, looks[look].value, TRUE);
}

/* @card: (nullable) */
static void
start (const char *card)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  if (looks[look].mode != NULL)
    g_ptr_array_add (arguments, (gpointer)looks[look].mode);
  if (card != NULL)
    {
      g_ptr_array_add (arguments, (gpointer) "--practice");
      g_ptr_array_add (arguments, (gpointer)card);
      g_ptr_array_add (arguments, (gpointer) "--today");
      g_ptr_array_add (arguments, (gpointer)TODAY);
    }
  g_ptr_array_add (arguments, NULL);
  driver = mado_ui_driver_start ((const char *const *)arguments->pdata);
  if (looks[look].english)
    mado_ui_driver_choose (driver, "app.language", "en");
}

/* What is to be read, in the language of the look. */
static const char *
tell (const char *japanese, const char *english)
{
  return looks[look].english ? english : japanese;
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
expect (const char *japanese, const char *english)
{
  mado_ui_driver_expect (driver, tell (japanese, english));
}

static void
close_page (const char *japanese, const char *english)
{
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect_gone (driver, tell (japanese, english));
}

static void
look_at_page (const char *action, const char *japanese, const char *english, const char *page)
{
  mado_ui_driver_act (driver, action, NULL);
  expect (japanese, english);
  look_at_both (page);
  close_page (japanese, english);
}

static void
type_date (const char *japanese, const char *english, const char *const *parts)
{
  static const char *const names[][2] = { { "年", "Year" }, { "月", "Month" }, { "日", "Day" } };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat (tell (japanese, english), tell ("、", ", "),
                                           tell (names[i][0], names[i][1]), NULL);

      mado_ui_driver_type_into (driver, ATSPI_ROLE_TEXT, name, parts[i]);
    }
}

static void
look_at_manual (void)
{
  static const char *const birth[] = { "1990", "10", "10" };
  static const char *const issue[] = { "2022", "11", "1" };

  mado_ui_driver_act (driver, "win.manual", NULL);
  expect ("どの電子証明書ですか", "Which certificate");
  look_at_both ("manual-empty");
  type_date ("生年月日", "Date of birth", birth);
  type_date ("発行日", "Issued", issue);
  expect ("2027年10月10日", "10 October 2027");
  look_at_both ("manual-filled");
  mado_ui_driver_act (driver, "win.sources", NULL);
  expect ("日付の決まり方", "How the dates come about");
  look_at_both ("manual-sources");
}

static void
test_no_card (void)
{
  start ("healthy");
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  expect ("カードを置いてください", "Put your card on the reader");
  look_at_both ("waiting");
  look_at_page ("win.procedures", "どの手続きですか", "Which procedure?", "procedures");
  look_at_page ("win.diagnosis", "ファイルに保存", "Save to File", "diagnosis");
  look_at_manual ();
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

static void
test_no_service (void)
{
  /* Whatever runs on this computer, nothing listens here. */
  g_setenv ("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm", TRUE);
  start (NULL);
  expect ("カードリーダーのサービスが", "The card reader service");
  look_at_both ("no-service");
  look_at_page ("win.diagnosis", "問題があります", "in trouble", "no-service-diagnosis");
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
  mado_ui_driver_expect_gone (driver, tell ("読み取っています", "Reading"));
}

static void
take_card_away (void)
{
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  expect ("カードを置いてください", "Put your card on the reader");
}

static void
test_card (gconstpointer data)
{
  const char *card = data;

  put_card (card);
  look_at_card (card, "card");
  if (!reads (tell ("失効の有無", "Revocation")))
    return;
  mado_ui_driver_act (driver, "win.sources", NULL);
  expect ("日付の決まり方", "How the dates come about");
  look_at_card (card, "sources");
  close_page ("出典のページを開く", "Open the source’s page");
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  expect ("パスワードで守られています", "is protected by its password");
  look_at_card (card, "password");
  take_card_away ();
}

/* With all that folds open. */
static void
test_guide (void)
{
  static const char *const headings[][2] = { { "場所と日", "Where and when" },
                                             { "手続きのあと", "Afterwards" },
                                             { "知っておくこと", "Good to know" },
                                             { "持っていく", "Take it with you" } };

  put_card ("in-window");
  mado_ui_driver_act (driver, "win.procedure", "renew");
  expect ("印刷…", "Print…");
  look_at_both ("guide");
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, tell (headings[i][0], headings[i][1]));
  look_at_both ("guide-open");
  close_page ("印刷…", "Print…");
  take_card_away ();
}

/* --- what is there in counter mode only --- */

/* Another practice card closes what was open. That of the person who was noted is compared at once.
 */
static void
compare (const char *card, gboolean at_once, const char *japanese, const char *english)
{
  g_autofree char *page = g_strdup_printf ("comparison-%s", card);

  put_card (card);
  if (!at_once)
    {
      expect ("失効の有無", "Revocation check");
      mado_ui_driver_raise (driver);
      mado_ui_driver_key (driver, KEY_F9);
    }
  expect (japanese, english);
  look_at_both (page);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  expect ("更新したカードを置いてください", "Put the renewed card on the reader");
}

static void
test_comparison (void)
{
  compare ("in-window", FALSE, "端末での更新が終わったら", "When the terminal has renewed it");
  look_at_both ("comparison-waiting");
  compare ("healthy", FALSE, "別のカードです", "Another card");
  compare ("in-window", TRUE, "まだ古い証明書のままです", "Still the old certificate");
  compare ("renewed", TRUE, "書き込みが確認できました", "It has been written");
}

/* What went wrong stands above the buttons, and all is in the window, at twice the size of text. */
static void
test_wrong_password (void)
{
  const char *confirm = "確認する";

  put_card ("in-window");
  expect ("失効の有無", "Revocation check");
  mado_ui_driver_act (driver, "win.sign-password", NULL);
  mado_ui_driver_expect (driver, "パスワードで守られています");
  mado_ui_driver_type_into (driver, ATSPI_ROLE_PASSWORD_TEXT, "署名用パスワード", "WRONG123");
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, confirm);
  mado_ui_driver_expect_in_view (driver, ATSPI_ROLE_PASSWORD_TEXT, "署名用パスワード", confirm);
  mado_ui_driver_expect_in_view (driver, ATSPI_ROLE_LABEL, "違います", confirm);
  look_at_card ("in-window", "password-wrong");
  take_card_away ();
}

static void
test_cards_end (void)
{
  g_clear_pointer (&driver, mado_ui_driver_stop);
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
      if (!looks[look].every_card && !g_strv_contains (different, card))
        continue;
      path = g_strdup_printf ("/look/card-%s", card);
      g_test_add_data_func_full (path, g_steal_pointer (&card), test_card, g_free);
    }
  g_test_add_func ("/look/guide", test_guide);
  if (looks[look].mode != NULL)
    g_test_add_func ("/look/comparison", test_comparison);
  if (strcmp (looks[look].name, "large") == 0)
    g_test_add_func ("/look/wrong-password", test_wrong_password);
  g_test_add_func ("/look/cards-end", test_cards_end);
}

static void
add_tests (void)
{
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
