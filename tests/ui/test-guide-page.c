/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-ui-words.h"
#include "mado-screen.h"

/* X11/keysymdef.h */
#define KEY_SPACE  0x0020
#define KEY_TAB    0xff09
#define KEY_ESCAPE 0xff1b
#define KEY_UP     0xff52
#define KEY_DOWN   0xff54

/* What no other page has. */
#define FOOT "印刷…"

static MadoUiDriver *
start_with (const char *scenario)
{
  const char *const arguments[] = { "--practice", scenario, NULL };

  return mado_ui_driver_start (arguments);
}

static void
press (MadoUiDriver *driver, const char *name)
{
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, name);
}

static void
open_guide (MadoUiDriver *driver, const char *procedure)
{
  mado_ui_driver_act (driver, "win.procedure", procedure);
  mado_ui_driver_expect (driver, FOOT);
}

/* With the card @scenario, at the guide of @procedure. */
static MadoUiDriver *
start_at (const char *scenario, const char *procedure)
{
  MadoUiDriver *driver = start_with (scenario);

  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  open_guide (driver, procedure);
  return driver;
}

static void
take_card_away (MadoUiDriver *driver)
{
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_waiting (driver);
}

/* --- answers --- */

/* @first: the answer to the same question that is chosen before. @key: from there to @wanted */
static void
answer (MadoUiDriver *driver, const char *first, guint key, const char *wanted)
{
  mado_ui_driver_lead_to (driver, KEY_TAB, first);
  mado_ui_driver_lead_to (driver, key, wanted);
  mado_ui_driver_key (driver, KEY_SPACE);
}

/* An answer changes the page where it stands, and the focus stays with it. */
static void
test_answers (void)
{
  MadoUiDriver *driver = start_at ("in-window", "renew");

  mado_ui_driver_expect (driver, "までに手続きできます");
  mado_ui_driver_expect_line (driver, MADO_LINE_BRING_PIN_SIGN);
  answer (driver, "|本人", KEY_DOWN, "そのほかの代理人");
  mado_ui_driver_expect_line (driver, MADO_LINE_BRING_PROXY_ID);
  mado_ui_driver_expect_question (driver, MADO_QUESTION_LETTER);
  mado_ui_driver_expect_no_line (driver, MADO_LINE_BRING_PIN_SIGN);
  g_autofree char *focus = mado_ui_driver_get_focus (driver);
  g_assert_nonnull (strstr (focus, "そのほかの代理人"));
  mado_screen_keep ("guide-proxy");
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_stop (driver);
}

/* Where the page begins with the things to bring, what they take for granted stands with them, and
 * leads to its question. */
static void
test_assumed (void)
{
  MadoUiDriver *driver = start_at ("in-window", "changed-details");

  mado_ui_driver_expect (driver, "次の場合の持ち物です。");
  press (driver, "市区町村の中で引っ越した");
  g_autofree char *focus = mado_ui_driver_get_focus (driver);
  g_assert_true (g_str_has_prefix (focus, "radio button|市区町村の中で引っ越した"));
  mado_ui_driver_lead_to (driver, KEY_DOWN, "氏名などが変わった");
  mado_ui_driver_key (driver, KEY_SPACE);
  press (driver, "氏名などが変わった");
  mado_ui_driver_stop (driver);
}

/* Another language is another window: its page has the same answers, and the same is open. */
static void
test_language (void)
{
  MadoUiDriver *driver = start_at ("in-window", "renew");

  answer (driver, "|本人", KEY_DOWN, "そのほかの代理人");
  mado_ui_driver_expect_question (driver, MADO_QUESTION_LETTER);
  press (driver, "場所と日");
  mado_ui_driver_choose (driver, "app.language", "en");
  mado_ui_driver_expect (driver, "Who goes to the counter?");
  mado_ui_driver_expect (driver, "inquiry and reply form");
  mado_ui_driver_expect (driver, "Contact");
  mado_ui_driver_choose (driver, "app.language", "ja");
  mado_ui_driver_expect_question (driver, MADO_QUESTION_LETTER);
  mado_ui_driver_expect (driver, "お問い合わせ");
  mado_ui_driver_stop (driver);
}

/* The guidance stays when the card leaves, and what came from the card goes. */
static void
test_removal (void)
{
  MadoUiDriver *driver = start_at ("in-window", "renew");

  answer (driver, "|本人", KEY_DOWN, "そのほかの代理人");
  mado_ui_driver_expect (driver, "照会書兼回答書");
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect (driver, "カードが取り出されたので");
  mado_ui_driver_expect (driver, "照会書兼回答書");
  mado_ui_driver_expect_gone (driver, "までに手続きできます");
  mado_ui_driver_expect_gone (driver, "令和9年");
  mado_screen_keep ("guide-removal");
  /* The same card laid down again is taken up again, with what was answered. */
  mado_ui_driver_act (driver, "app.practice-insert", NULL);
  mado_ui_driver_expect_gone (driver, "カードが取り出されたので");
  mado_ui_driver_expect (driver, "照会書兼回答書");
  mado_ui_driver_expect (driver, "までに手続きできます");
  mado_ui_driver_stop (driver);
}

/* --- what folds, and what is shown on demand --- */

static void
expect_open (MadoUiDriver *driver, const char *heading, gboolean open)
{
  for (gint64 begin = 0; mado_ui_driver_has_state (driver, ATSPI_ROLE_PUSH_BUTTON, heading,
                                                   ATSPI_STATE_EXPANDED) != open;)
    mado_ui_driver_be_patient (&begin);
}

/* Whoever reads the screen by ear is told what is open. */
static void
test_folds (void)
{
  static const char *const headings[] = { "場所と日", "手続きのあと", "知っておくこと",
                                          "持っていく" };
  MadoUiDriver *driver = start_at ("in-window", "renew");

  expect_open (driver, "持ち物", TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    expect_open (driver, headings[i], FALSE);
  mado_ui_driver_expect_gone (driver, "お問い合わせ");
  press (driver, "場所と日");
  expect_open (driver, "場所と日", TRUE);
  mado_ui_driver_expect (driver, "お問い合わせ");
  press (driver, "持ち物");
  expect_open (driver, "持ち物", FALSE);
  mado_ui_driver_expect_no_line (driver, MADO_LINE_BRING_PIN_SIGN);
  mado_ui_driver_stop (driver);
}

/* Beyond what everybody needs. */
static void
test_details (void)
{
  MadoUiDriver *driver = start_at ("in-window", "renew");

  press (driver, "場所と日");
  mado_ui_driver_expect_line (driver, MADO_LINE_WHERE_REGISTERED);
  mado_ui_driver_expect_no_line (driver, MADO_LINE_WHERE_NOT_ONLINE);
  press (driver, "くわしく");
  mado_ui_driver_expect_line (driver, MADO_LINE_WHERE_NOT_ONLINE);
  mado_ui_driver_stop (driver);
}

/* Staff have the sources before them, a citizen asks for them; either way it begins so again with
 * the next guide. */
static void
test_sources (void)
{
  static const char *const counter[] = { "--counter", "--practice", "in-window", NULL };
  MadoUiDriver *driver = start_at ("in-window", "renew");

  mado_ui_driver_expect_gone (driver, "根拠：杉並区");
  mado_ui_driver_lead_to (driver, KEY_TAB, "|根拠を表示");
  mado_ui_driver_key (driver, KEY_SPACE);
  mado_ui_driver_expect (driver, "根拠：杉並区");
  open_guide (driver, "renew");
  mado_ui_driver_expect_gone (driver, "根拠：杉並区");
  mado_ui_driver_stop (driver);

  driver = mado_ui_driver_start (counter);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  open_guide (driver, "renew");
  mado_ui_driver_expect (driver, "根拠：杉並区");
  mado_screen_keep ("guide-counter");
  mado_ui_driver_stop (driver);
}

/* --- acts --- */

/* What a clerk has done since the card was read: a key, a press, a choice. */
static guint acts;

static MadoUiDriver *
begin_job (const char *scenario)
{
  MadoUiDriver *driver = start_with (scenario);

  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  acts = 0;
  return driver;
}

static void
choose (MadoUiDriver *driver, const char *first, guint key, const char *wanted)
{
  acts++;
  answer (driver, first, key, wanted);
}

static void
press_once (MadoUiDriver *driver, const char *name)
{
  acts++;
  press (driver, name);
}

static void
open_once (MadoUiDriver *driver, const char *procedure)
{
  acts++;
  open_guide (driver, procedure);
}

static void
end_job (MadoUiDriver *driver, guint most)
{
  g_assert_cmpuint (acts, <=, most);
  mado_ui_driver_stop (driver);
}

static void
expect_bring_in_view (MadoUiDriver *driver)
{
  mado_ui_driver_expect_in_view (driver, ATSPI_ROLE_CHECK_BOX, "マイナンバーカード", FOOT);
}

/* Whether it can be renewed. */
static void
test_acts_none (void)
{
  MadoUiDriver *driver = begin_job ("in-window");

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  end_job (driver, 0);
}

/* What to bring for what has expired, and for what is locked: the card has said which it is. */
static void
test_acts_one (void)
{
  MadoUiDriver *driver = begin_job ("expired");

  press_once (driver, "再発行");
  expect_bring_in_view (driver);
  end_job (driver, 1);
  driver = begin_job ("pin-locked");
  press_once (driver, "ロック");
  expect_bring_in_view (driver);
  mado_ui_driver_expect_no_question (driver, MADO_QUESTION_WHICH_PIN);
  end_job (driver, 1);
}

/* The 署名用 one after moving in. */
static void
test_acts_two (void)
{
  MadoUiDriver *driver = begin_job ("in-window");

  open_once (driver, "changed-details");
  expect_bring_in_view (driver);
  mado_ui_driver_expect (driver, "新しく発行できます");
  choose (driver, "|市区町村の中で引っ越した", KEY_DOWN, "ほかから引っ越してきた");
  mado_ui_driver_expect_question (driver, MADO_QUESTION_CONTINUED_USE);
  end_job (driver, 2);
}

/* A member of the household goes for it. */
static void
test_acts_three (void)
{
  MadoUiDriver *driver = begin_job ("in-window");

  open_once (driver, "changed-details");
  choose (driver, "|本人", KEY_DOWN, "そのほかの代理人");
  mado_ui_driver_expect_question (driver, MADO_QUESTION_HOUSEHOLD);
  /* The question before it, on the PINs, has another answer chosen. */
  choose (driver, "|いいえ", KEY_UP, "|はい");
  mado_ui_driver_expect_line (driver, MADO_LINE_BRING_HOUSEHOLD_FORM);
  end_job (driver, 3);
}

/* --- what is in sight --- */

static void
expect_answer (MadoUiDriver *driver, const char *procedure, const char *answer)
{
  open_guide (driver, procedure);
  expect_bring_in_view (driver);
  mado_ui_driver_expect_at_a_glance (driver, answer);
  /* And it is told. */
  g_assert_true (
      mado_ui_driver_has_state (driver, ATSPI_ROLE_PANEL, answer, ATSPI_STATE_SENSITIVE));
  /* Today is a holiday. */
  mado_ui_driver_expect_at_a_glance (driver, "次に開くのは2026年11月24日");
  mado_ui_driver_act (driver, "win.back", NULL);
}

/* The page begins with the things to bring, and yet the answer with its date is there. */
static void
test_answer (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_screen_resize (900, 680);
  expect_answer (driver, "renew", "2027年1月5日（令和9年）火曜日までに手続きできます");
  expect_answer (driver, "changed-details", "いま手続きできます");
  mado_ui_driver_stop (driver);
}

/* --- by the keyboard --- */

/* Tab comes by all that can be worked, in its order, again and again; each question is one stop. */
static void
test_tab_round (void)
{
  static const char *const stops[] = { "|本人",           "|持ち物",   "|マイナンバーカード",
                                       "|有効期限通知書", "|場所と日", "|知っておくこと",
                                       "|根拠を表示",     "|" FOOT,    "|コピー" };
  MadoUiDriver *driver = start_at ("in-window", "renew");

  for (int round = 0; round < 2; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
      mado_ui_driver_lead_to (driver, KEY_TAB, stops[i]);
  mado_ui_driver_stop (driver);
}

/* It opens where 持ち物 begins, or at the way to what fits instead. */
static void
test_focus (void)
{
  MadoUiDriver *driver = start_at ("in-window", "renew");
  g_autofree char *bring = mado_ui_driver_get_focus (driver);

  g_assert_nonnull (strstr (bring, "|マイナンバーカード"));
  mado_ui_driver_stop (driver);
  driver = start_at ("expired", "renew");
  g_autofree char *instead = mado_ui_driver_get_focus (driver);
  g_assert_nonnull (strstr (instead, "の案内へ"));
  mado_ui_driver_stop (driver);
}

/* --- other ways in --- */

static void
test_procedures (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  take_card_away (driver);
  mado_ui_driver_act (driver, "win.procedures", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PROCEDURES);
  mado_screen_keep ("procedures");
  open_guide (driver, "lost-card");
  mado_ui_driver_key (driver, KEY_ESCAPE);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_PROCEDURES);
  mado_ui_driver_stop (driver);
}

/* Where no date is known, the guide leads to where it can be told. */
static void
test_no_date (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  take_card_away (driver);
  mado_ui_driver_act (driver, "win.procedure", "renew");
  mado_ui_driver_expect_line (driver, MADO_LINE_WHY_UNKNOWN);
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "カードなしで確認");
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_MANUAL);
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect_line (driver, MADO_LINE_WHY_UNKNOWN);
  mado_ui_driver_stop (driver);
}

/* ... and back to it, where the guide was asked for from there. */
static void
test_no_date_typed (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  take_card_away (driver);
  mado_ui_driver_act (driver, "win.manual", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_MANUAL);
  for (int i = 0; i < 2; i++)
    {
      mado_ui_driver_act (driver, "win.procedure", "renew");
      mado_ui_driver_expect_line (driver, MADO_LINE_WHY_UNKNOWN);
    }
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "カードなしで確認");
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_MANUAL);
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect_waiting (driver);
  mado_ui_driver_stop (driver);
}

/* From a procedure that does not apply to the one that does, and back. */
static void
test_instead (void)
{
  MadoUiDriver *driver = start_at ("expired", "renew");

  press (driver, "の案内へ");
  mado_ui_driver_expect (driver, "いま手続きできます");
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect (driver, "の案内へ");
  mado_ui_driver_stop (driver);
}

/* Nobody can tell from the chip who has a period of stay: either way is one act from the verdict,
 * and who says by it to have none is not asked again. */
static void
look_for_two_ways (const char *mode)
{
  const char *const arguments[] = { "--practice", "foreign-resident", mode, NULL };
  MadoUiDriver *driver = mado_ui_driver_start (arguments);

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_CARD_ENDS);
  press (driver, "新しいカードの申請を見る");
  mado_ui_driver_expect (driver, "【練習用】新しいカードの申請");
  mado_ui_driver_expect (driver, FOOT);
  mado_ui_driver_expect_gone (driver, "在留期間のある方のカードは");
  mado_ui_driver_act (driver, "win.back", NULL);
  press (driver, "カードの有効期間の変更を見る");
  mado_ui_driver_expect (driver, "在留期間の更新が済んでいる");
  mado_ui_driver_stop (driver);
}

static void
test_two_ways (void)
{
  look_for_two_ways (NULL);
  look_for_two_ways ("--counter");
}

/* However often it is asked for, there is one, and Escape leaves it. */
static void
test_again (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  for (int i = 0; i < 3; i++)
    open_guide (driver, "renew");
  mado_ui_driver_key (driver, KEY_ESCAPE);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_stop (driver);
}

static void
add_tests (void)
{
  g_test_add_func ("/guide-page/answers", test_answers);
  g_test_add_func ("/guide-page/assumed", test_assumed);
  g_test_add_func ("/guide-page/language", test_language);
  g_test_add_func ("/guide-page/removal", test_removal);
  g_test_add_func ("/guide-page/folds", test_folds);
  g_test_add_func ("/guide-page/details", test_details);
  g_test_add_func ("/guide-page/sources", test_sources);
  g_test_add_func ("/guide-page/answer", test_answer);
  g_test_add_func ("/guide-page/acts/none", test_acts_none);
  g_test_add_func ("/guide-page/acts/one", test_acts_one);
  g_test_add_func ("/guide-page/acts/two", test_acts_two);
  g_test_add_func ("/guide-page/acts/three", test_acts_three);
  g_test_add_func ("/guide-page/tab-round", test_tab_round);
  g_test_add_func ("/guide-page/focus", test_focus);
  g_test_add_func ("/guide-page/procedures", test_procedures);
  g_test_add_func ("/guide-page/no-date", test_no_date);
  g_test_add_func ("/guide-page/no-date-typed", test_no_date_typed);
  g_test_add_func ("/guide-page/instead", test_instead);
  g_test_add_func ("/guide-page/two-ways", test_two_ways);
  g_test_add_func ("/guide-page/again", test_again);
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
