/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-civil-date.h"
#include "mado-screen.h"
#include "mado-ui-files.h"
#include "mado-ui-item.h"
#include "mado-ui-words.h"
#include "mado-wording-date.h"
#include "mado-wording-guide.h"

/* X11/keysymdef.h */
#define KEY_SPACE  0x0020
#define KEY_TAB    0xff09
#define KEY_ESCAPE 0xff1b
#define KEY_UP     0xff52
#define KEY_DOWN   0xff54

static MadoUiDriver *
start_with (const char *scenario)
{
  const char *const arguments[] = { "--practice", scenario, NULL };

  return mado_ui_driver_start (arguments);
}

static void
open_guide (MadoUiDriver *driver, const char *procedure)
{
  mado_ui_driver_act (driver, "win.procedure", procedure);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_GUIDE);
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

/* Somebody else goes to the counter. */
static void
go_by_proxy (MadoUiDriver *driver)
{
  mado_ui_driver_answer (driver, MADO_QUESTION_VISITOR, MADO_ANSWER_SELF, KEY_DOWN,
                         MADO_ANSWER_PROXY);
}

/* An answer changes the page where it stands, and the focus stays with it. */
static void
test_answers (void)
{
  MadoUiDriver *driver = start_at ("in-window", "renew");

  mado_ui_driver_expect_item (driver, MADO_UI_SAID_UNTIL);
  mado_ui_driver_expect_line (driver, MADO_LINE_BRING_PIN_SIGN);
  go_by_proxy (driver);
  mado_ui_driver_expect_line (driver, MADO_LINE_BRING_PROXY_ID);
  mado_ui_driver_expect_question (driver, MADO_QUESTION_LETTER);
  mado_ui_driver_expect_no_line (driver, MADO_LINE_BRING_PIN_SIGN);
  g_autofree char *focus = mado_ui_driver_get_focus (driver);
  g_assert_nonnull (strstr (focus, mado_wording_answer (MADO_QUESTION_VISITOR, MADO_ANSWER_PROXY)));
  mado_screen_keep ("guide-proxy");
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_stop (driver);
}

static void
press_case (MadoUiDriver *driver, MadoAnswer change)
{
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON,
                        mado_wording_case (MADO_QUESTION_CHANGE, change));
}

/* Where the page begins with the things to bring, what they take for granted stands with them, and
 * leads to its question. */
static void
test_assumed (void)
{
  MadoUiDriver *driver = start_at ("in-window", "changed-details");

  mado_ui_driver_expect_item (driver, MADO_UI_SAID_BRING_IN_CASE);
  press_case (driver, MADO_ANSWER_MOVE);
  g_autofree char *focus = mado_ui_driver_get_focus (driver);
  g_autofree char *chosen = g_strconcat (
      "radio button|", mado_wording_answer (MADO_QUESTION_CHANGE, MADO_ANSWER_MOVE), NULL);
  g_assert_true (g_str_has_prefix (focus, chosen));
  mado_ui_driver_answer (driver, MADO_QUESTION_CHANGE, MADO_ANSWER_MOVE, KEY_DOWN,
                         MADO_ANSWER_DETAILS);
  press_case (driver, MADO_ANSWER_DETAILS);
  mado_ui_driver_stop (driver);
}

/* Another language is another window: its page has the same answers, and the same is open. */
static void
test_language (void)
{
  MadoUiDriver *driver = start_at ("in-window", "renew");

  go_by_proxy (driver);
  mado_ui_driver_expect_question (driver, MADO_QUESTION_LETTER);
  mado_ui_driver_press_item (driver, MADO_UI_PART_WHERE);
  mado_ui_driver_choose (driver, "app.language", "en");
  mado_ui_driver_expect (driver, "Who goes to the counter?");
  mado_ui_driver_expect (driver, "inquiry and reply form");
  mado_ui_driver_expect (driver, "Contact");
  mado_ui_driver_choose (driver, "app.language", "ja");
  mado_ui_driver_expect_question (driver, MADO_QUESTION_LETTER);
  mado_ui_driver_expect_item (driver, MADO_UI_CONTACT);
  mado_ui_driver_stop (driver);
}

/* The guidance stays when the card leaves, and what came from the card goes. */
static void
test_removal (void)
{
  MadoUiDriver *driver = start_at ("in-window", "renew");

  go_by_proxy (driver);
  mado_ui_driver_expect_question (driver, MADO_QUESTION_LETTER);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_CARD_TAKEN_OUT);
  mado_ui_driver_expect_question (driver, MADO_QUESTION_LETTER);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_UNTIL);
  mado_ui_driver_expect_no_item (driver, MADO_UI_YEAR_OF_ERA);
  mado_screen_keep ("guide-removal");
  /* The same card laid down again is taken up again, with what was answered. */
  mado_ui_driver_act (driver, "app.practice-insert", NULL);
  mado_ui_driver_expect_no_item (driver, MADO_UI_SAID_CARD_TAKEN_OUT);
  mado_ui_driver_expect_question (driver, MADO_QUESTION_LETTER);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_UNTIL);
  mado_ui_driver_stop (driver);
}

/* --- what folds, and what is shown on demand --- */

static void
expect_open (MadoUiDriver *driver, MadoUiItem part, gboolean open)
{
  for (gint64 begin = 0;
       mado_ui_driver_has_state (driver, ATSPI_ROLE_PUSH_BUTTON, mado_ui_name (part),
                                 ATSPI_STATE_EXPANDED) != open;)
    mado_ui_driver_be_patient (&begin);
}

/* Whoever reads the screen by ear is told what is open. */
static void
test_folds (void)
{
  static const MadoUiItem folded[] = { MADO_UI_PART_WHERE, MADO_UI_PART_AFTER, MADO_UI_PART_CAUTION,
                                       MADO_UI_PART_TAKE };
  MadoUiDriver *driver = start_at ("in-window", "renew");

  expect_open (driver, MADO_UI_PART_BRING, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (folded); i++)
    expect_open (driver, folded[i], FALSE);
  mado_ui_driver_expect_no_item (driver, MADO_UI_CONTACT);
  mado_ui_driver_press_item (driver, MADO_UI_PART_WHERE);
  expect_open (driver, MADO_UI_PART_WHERE, TRUE);
  mado_ui_driver_expect_item (driver, MADO_UI_CONTACT);
  mado_ui_driver_press_item (driver, MADO_UI_PART_BRING);
  expect_open (driver, MADO_UI_PART_BRING, FALSE);
  mado_ui_driver_expect_no_line (driver, MADO_LINE_BRING_PIN_SIGN);
  mado_ui_driver_stop (driver);
}

/* Beyond what everybody needs. */
static void
test_details (void)
{
  MadoUiDriver *driver = start_at ("in-window", "renew");

  mado_ui_driver_press_item (driver, MADO_UI_PART_WHERE);
  mado_ui_driver_expect_line (driver, MADO_LINE_WHERE_REGISTERED);
  mado_ui_driver_expect_no_line (driver, MADO_LINE_WHERE_NOT_ONLINE);
  mado_ui_driver_press_item (driver, MADO_UI_DETAILS);
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

  mado_ui_driver_expect_no_item (driver, MADO_UI_SOURCE_OF_WARD);
  mado_ui_driver_lead_to_item (driver, KEY_TAB, MADO_UI_SHOW_SOURCES);
  mado_ui_driver_key (driver, KEY_SPACE);
  mado_ui_driver_expect_item (driver, MADO_UI_SOURCE_OF_WARD);
  open_guide (driver, "renew");
  mado_ui_driver_expect_no_item (driver, MADO_UI_SOURCE_OF_WARD);
  mado_ui_driver_stop (driver);

  driver = mado_ui_driver_start (counter);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  open_guide (driver, "renew");
  mado_ui_driver_expect_item (driver, MADO_UI_SOURCE_OF_WARD);
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
choose (
    MadoUiDriver *driver, MadoQuestion question, MadoAnswer chosen, guint key, MadoAnswer wanted)
{
  acts++;
  mado_ui_driver_answer (driver, question, chosen, key, wanted);
}

static void
press_once (MadoUiDriver *driver, MadoUiItem button)
{
  acts++;
  mado_ui_driver_press_item (driver, button);
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
  g_autofree char *card = mado_ui_say_line (MADO_LINE_BRING_CARD);

  mado_ui_driver_expect_in_view (driver, ATSPI_ROLE_CHECK_BOX, card, mado_ui_name (MADO_UI_PRINT));
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

  press_once (driver, MADO_UI_SEE_REISSUE);
  expect_bring_in_view (driver);
  end_job (driver, 1);
  driver = begin_job ("pin-locked");
  press_once (driver, MADO_UI_SEE_UNLOCK);
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
  mado_ui_driver_expect_line (driver, MADO_LINE_WHY_SIGN_LAPSES);
  choose (driver, MADO_QUESTION_CHANGE, MADO_ANSWER_MOVE, KEY_DOWN, MADO_ANSWER_MOVE_IN);
  mado_ui_driver_expect_question (driver, MADO_QUESTION_CONTINUED_USE);
  end_job (driver, 2);
}

/* A member of the household goes for it. */
static void
test_acts_three (void)
{
  MadoUiDriver *driver = begin_job ("in-window");

  open_once (driver, "changed-details");
  choose (driver, MADO_QUESTION_VISITOR, MADO_ANSWER_SELF, KEY_DOWN, MADO_ANSWER_PROXY);
  mado_ui_driver_expect_question (driver, MADO_QUESTION_HOUSEHOLD);
  /* The question before it, on the PINs, has another answer chosen. */
  choose (driver, MADO_QUESTION_HOUSEHOLD, MADO_ANSWER_NO, KEY_UP, MADO_ANSWER_YES);
  mado_ui_driver_expect_line (driver, MADO_LINE_BRING_HOUSEHOLD_FORM);
  end_job (driver, 3);
}

/* --- what is in sight --- */

/* (transfer full) */
static char *
say_date (const char *text)
{
  GDate date;

  g_assert_true (mado_civil_date_parse (&date, text));
  return mado_wording_date_with_weekday (&date);
}

static void
expect_answer (MadoUiDriver *driver, const char *procedure, const char *answer)
{
  open_guide (driver, procedure);
  expect_bring_in_view (driver);
  mado_ui_driver_expect_at_a_glance (driver, answer);
  /* And it is told, as the name of a group: in GTK 4.8 a panel. */
  g_assert_true (
      mado_ui_driver_has_state (driver, ATSPI_ROLE_PANEL, answer, ATSPI_STATE_SENSITIVE) ||
      mado_ui_driver_has_state (driver, ATSPI_ROLE_GROUPING, answer, ATSPI_STATE_SENSITIVE));
  /* Today is a holiday. */
  g_autofree char *day = say_date ("2026-11-24");
  g_autofree char *next = g_strconcat (mado_ui_name (MADO_UI_SAID_NEXT_OPEN), day, NULL);
  mado_ui_driver_expect_at_a_glance (driver, next);
  mado_ui_driver_act (driver, "win.back", NULL);
}

/* The page begins with the things to bring, and yet the answer with its date is there. */
static void
test_answer (void)
{
  MadoUiDriver *driver = start_with ("in-window");
  g_autofree char *day = say_date ("2027-01-05");
  g_autofree char *until = g_strconcat (day, mado_ui_name (MADO_UI_SAID_UNTIL), NULL);

  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_screen_resize (900, 680);
  expect_answer (driver, "renew", until);
  expect_answer (driver, "changed-details", mado_ui_name (MADO_UI_SAID_NOW));
  mado_ui_driver_stop (driver);
}

/* --- by the keyboard --- */

static void
tab_to (MadoUiDriver *driver, const char *words)
{
  g_autofree char *name = g_strconcat ("|", words, NULL);

  mado_ui_driver_lead_to (driver, KEY_TAB, name);
}

/* Tab comes by all that can be worked, in its order, again and again; each question is one stop. */
static void
test_tab_round (void)
{
  g_autofree char *card = mado_ui_say_line (MADO_LINE_BRING_CARD);
  g_autofree char *letter = mado_ui_say_line (MADO_LINE_BRING_LETTER);
  const char *const stops[] = { mado_wording_answer (MADO_QUESTION_VISITOR, MADO_ANSWER_SELF),
                                mado_ui_name (MADO_UI_PART_BRING),
                                card,
                                letter,
                                mado_ui_name (MADO_UI_PART_WHERE),
                                mado_ui_name (MADO_UI_PART_CAUTION),
                                mado_ui_name (MADO_UI_SHOW_SOURCES),
                                mado_ui_name (MADO_UI_PRINT),
                                mado_ui_name (MADO_UI_COPY) };
  MadoUiDriver *driver = start_at ("in-window", "renew");

  for (int round = 0; round < 2; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (stops); i++)
      tab_to (driver, stops[i]);
  mado_ui_driver_stop (driver);
}

/* It opens where 持ち物 begins, or at the way to what fits instead or is needed besides. */
static void
test_focus (void)
{
  MadoUiDriver *driver = start_at ("in-window", "renew");
  g_autofree char *bring = mado_ui_driver_get_focus (driver);

  g_autofree char *card = mado_ui_say_line (MADO_LINE_BRING_CARD);
  g_autofree char *first = g_strconcat ("|", card, NULL);
  g_assert_nonnull (strstr (bring, first));
  mado_ui_driver_stop (driver);
  driver = start_at ("expired", "renew");
  g_autofree char *instead = mado_ui_driver_get_focus (driver);
  g_assert_nonnull (strstr (instead, mado_ui_name (MADO_UI_GO_TO_OTHER_GUIDE)));
  mado_ui_driver_stop (driver);
  driver = start_at ("expired", "unlock");
  g_autofree char *besides = mado_ui_driver_get_focus (driver);
  g_assert_nonnull (strstr (besides, mado_ui_name (MADO_UI_GO_TO_OTHER_GUIDE)));
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
  mado_ui_driver_press_item (driver, MADO_UI_WITHOUT_CARD);
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
  mado_ui_driver_press_item (driver, MADO_UI_WITHOUT_CARD);
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

  mado_ui_driver_press_item (driver, MADO_UI_GO_TO_OTHER_GUIDE);
  mado_ui_driver_expect_item (driver, MADO_UI_SAID_NOW);
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect_item (driver, MADO_UI_GO_TO_OTHER_GUIDE);
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
  mado_ui_driver_press_item (driver, MADO_UI_SEE_NEW_CARD);
  mado_ui_driver_expect_guide (driver, MADO_PROCEDURE_NEW_CARD);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_GUIDE);
  mado_ui_driver_expect_no_line (driver, MADO_LINE_WHY_STAY_UNKNOWN);
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_press_item (driver, MADO_UI_SEE_STAY_PERIOD);
  mado_ui_driver_expect (driver,
                         mado_wording_case (MADO_QUESTION_STAY_EXTENSION, MADO_ANSWER_GRANTED));
  mado_ui_driver_stop (driver);
}

static void
test_two_ways (void)
{
  look_for_two_ways (NULL);
  look_for_two_ways ("--counter");
}

/* What is renewed ends with a card that ends soon: what is done about the card stands beside it. */
static void
test_card_beside (void)
{
  g_autofree char *card = mado_ui_write_card ("[card]\nexpires=today+70d\n");
  MadoUiDriver *driver = start_with (card);

  mado_ui_driver_expect_verdict (driver, MADO_VERDICT_RENEWABLE);
  mado_ui_driver_press_item (driver, MADO_UI_SEE_NEW_CARD);
  mado_ui_driver_expect_guide (driver, MADO_PROCEDURE_NEW_CARD);
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_press_item (driver, MADO_UI_SEE_RENEW);
  mado_ui_driver_expect_guide (driver, MADO_PROCEDURE_RENEW);
  mado_ui_driver_stop (driver);
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
  g_test_add_func ("/guide-page/card-beside", test_card_beside);
  g_test_add_func ("/guide-page/again", test_again);
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
