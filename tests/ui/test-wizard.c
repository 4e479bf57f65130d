/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-ui-driver.h"
#include "mado-screen.h"

/* X11/keysymdef.h */
#define KEY_SPACE  0x0020
#define KEY_TAB    0xff09
#define KEY_RETURN 0xff0d
#define KEY_ESCAPE 0xff1b
#define KEY_DOWN   0xff54

#define LAST_PAGE  "持っていく"
#define MAX_PAGES  8

static const char *const procedures[] = {
  "renew",       "change-pin", "unlock",        "revoke",          "issue",
  "reissue",     "proxy",      "new-card",      "changed-details", "continued-use",
  "stay-period", "face-card",  "overseas-move", "lost-card",
};
#define N_COMMON 2u

/* Cards that lead along different ways: each with what its renewal says first. */
static const struct
{
  const char *scenario;
  const char *renewal;
} cards[] = {
  { "in-window", "いま手続きできます" },
  { "healthy", "から手続きできます" },
  { "expired", "「再発行」の案内へ" },
  { "pin-locked", "から手続きできます" },
};

static MadoUiDriver *
start_with (const char *scenario)
{
  const char *const arguments[] = { "--practice", scenario, NULL };

  return mado_ui_driver_start (arguments);
}

static void
go_on (MadoUiDriver *driver)
{
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "次へ");
}

static gboolean
reads (MadoUiDriver *driver, const char *words)
{
  g_autofree char *text = mado_ui_driver_read (driver);

  return strstr (text, words) != NULL;
}

static void
check_name (const char *role, const char *name, gpointer user_data)
{
  const char *place = user_data;

  if (*name != '\0')
    return;
  g_test_message ("A %s of %s has no name.", role, place);
  g_test_fail ();
}

/* From the first page to the last, each with a picture and with a name for whatever can be worked.
 */
static void
walk_wizard (MadoUiDriver *driver, const char *scenario, const char *procedure)
{
  guint page;

  mado_ui_driver_act (driver, "win.procedure", procedure);
  mado_ui_driver_expect (driver, "いま手続きできるか");
  for (page = 1; page <= MAX_PAGES; page++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%s-%u", scenario, procedure, page);

      mado_ui_driver_each_focusable (driver, check_name, name);
      mado_screen_keep (name);
      if (reads (driver, LAST_PAGE))
        break;
      go_on (driver);
    }
  g_assert_cmpuint (page, >=, 2);
  g_assert_cmpuint (page, <=, MAX_PAGES);
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "案内を閉じる");
  mado_ui_driver_expect_gone (driver, LAST_PAGE);
}

static void
test_walk (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  MadoUiDriver *driver = start_with (cards[i].scenario);

  mado_ui_driver_expect (driver, "失効の有無");
  /* All of them once, and with the other cards those that differ most. */
  for (gsize j = 0; j < (i == 0 ? G_N_ELEMENTS (procedures) : N_COMMON); j++)
    walk_wizard (driver, cards[i].scenario, procedures[j]);
  mado_ui_driver_act (driver, "win.procedure", "renew");
  mado_ui_driver_expect (driver, cards[i].renewal);
  mado_ui_driver_stop (driver);
}

/* --- answers --- */

/* @first: the first answer to the same question. */
static void
answer (MadoUiDriver *driver, const char *first, const char *wanted)
{
  mado_ui_driver_lead_to (driver, KEY_TAB, first);
  mado_ui_driver_lead_to (driver, KEY_DOWN, wanted);
  mado_ui_driver_key (driver, KEY_SPACE);
}

/* Going back and forth loses no answer, and an answer changes what there is to read. */
static void
test_answers (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  mado_ui_driver_expect (driver, "失効の有無");
  mado_ui_driver_act (driver, "win.procedure", "renew");
  mado_ui_driver_expect (driver, "いま手続きできるか");
  go_on (driver);
  mado_ui_driver_expect (driver, "どなたが窓口へ行きますか");
  answer (driver, "|本人", "そのほかの代理人");
  mado_ui_driver_expect (driver, "照会書兼回答書");
  go_on (driver);
  mado_ui_driver_expect (driver, "代理人の顔写真つき本人確認書類");
  mado_screen_keep ("answers-proxy");
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect (driver, "どなたが窓口へ行きますか");
  mado_ui_driver_expect (driver, "照会書兼回答書");
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect (driver, "いま手続きできるか");
  go_on (driver);
  mado_ui_driver_expect (driver, "どなたが窓口へ行きますか");
  go_on (driver);
  mado_ui_driver_expect (driver, "代理人の顔写真つき本人確認書類");
  /* Back from the first page is back to the card. */
  for (int i = 0; i < 3; i++)
    mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect (driver, "失効の有無");
  mado_ui_driver_stop (driver);
}

/* Another language is another window: it opens at the same page, with the same answers and ticks.
 */
static void
test_language (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  mado_ui_driver_expect (driver, "失効の有無");
  mado_ui_driver_act (driver, "win.procedure", "renew");
  mado_ui_driver_expect (driver, "いま手続きできるか");
  go_on (driver);
  mado_ui_driver_expect (driver, "どなたが窓口へ行きますか");
  answer (driver, "|本人", "そのほかの代理人");
  mado_ui_driver_expect (driver, "照会書兼回答書はありますか");
  mado_ui_driver_choose (driver, "app.language", "en");
  mado_ui_driver_expect (driver, "Who goes to the counter?");
  mado_ui_driver_expect (driver, "inquiry and reply form");
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "Go on without");
  mado_ui_driver_expect (driver, "the holder, with the current PINs");
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect (driver, "Who goes to the counter?");
  mado_ui_driver_choose (driver, "app.language", "ja");
  mado_ui_driver_expect (driver, "照会書兼回答書はありますか");
  mado_ui_driver_stop (driver);
}

/* The guidance stays when the card leaves, and what came from the card goes. */
static void
test_removal (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  mado_ui_driver_expect (driver, "失効の有無");
  mado_ui_driver_act (driver, "win.procedure", "renew");
  mado_ui_driver_expect (driver, "いま手続きできるか");
  mado_ui_driver_expect (driver, "いま手続きできます");
  go_on (driver);
  mado_ui_driver_expect (driver, "どなたが窓口へ行きますか");
  answer (driver, "|本人", "そのほかの代理人");
  mado_ui_driver_expect (driver, "照会書兼回答書");
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect (driver, "カードが取り出されたので");
  mado_ui_driver_expect (driver, "照会書兼回答書");
  mado_ui_driver_expect_gone (driver, "いま手続きできます");
  mado_ui_driver_expect_gone (driver, "令和9年");
  mado_screen_keep ("removal");
  /* The same card laid down again is taken up again, with what was answered. */
  mado_ui_driver_act (driver, "app.practice-insert", NULL);
  mado_ui_driver_expect_gone (driver, "カードが取り出されたので");
  mado_ui_driver_expect (driver, "照会書兼回答書");
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect (driver, "いま手続きできます");
  mado_ui_driver_stop (driver);
}

/* --- by the keyboard --- */

/* Tab comes into each page again and again: a page that is only read can be scrolled, and what is
 * on it worked in its order. */
static void
test_tab_round (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  mado_ui_driver_expect (driver, "失効の有無");
  mado_ui_driver_act (driver, "win.procedure", "renew");
  mado_ui_driver_expect (driver, "いま手続きできるか");
  mado_ui_driver_lead_to (driver, KEY_TAB, "|ページの内容");
  mado_ui_driver_lead_to (driver, KEY_TAB, "|次へ");
  mado_ui_driver_lead_to (driver, KEY_TAB, "|ページの内容");
  go_on (driver);
  mado_ui_driver_expect (driver, "どなたが窓口へ行きますか");
  go_on (driver);
  mado_ui_driver_expect (driver, "有効期限通知書（届いていれば");
  for (int round = 0; round < 2; round++)
    {
      mado_ui_driver_lead_to (driver, KEY_TAB, "|マイナンバーカード");
      mado_ui_driver_lead_to (driver, KEY_TAB, "|有効期限通知書");
      mado_ui_driver_lead_to (driver, KEY_TAB, "|前へ");
      mado_ui_driver_lead_to (driver, KEY_TAB, "|次へ");
    }
  mado_ui_driver_stop (driver);
}

/* --- other ways in --- */

static void
test_procedures (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect (driver, "カードを置いてください");
  mado_ui_driver_act (driver, "win.procedures", NULL);
  mado_ui_driver_expect (driver, "どの手続きですか");
  mado_screen_keep ("procedures");
  mado_ui_driver_act (driver, "win.procedure", "lost-card");
  mado_ui_driver_expect (driver, "いま手続きできるか");
  /* Return goes on, and Escape leaves. */
  mado_ui_driver_key (driver, KEY_RETURN);
  mado_ui_driver_expect_gone (driver, "いま手続きできるか");
  mado_ui_driver_key (driver, KEY_ESCAPE);
  mado_ui_driver_expect (driver, "どの手続きですか");
  mado_ui_driver_stop (driver);
}

/* Where no date is known, the guide leads to where it can be told. */
static void
test_no_date (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect (driver, "カードを置いてください");
  mado_ui_driver_act (driver, "win.procedure", "renew");
  mado_ui_driver_expect (driver, "カードをカードリーダーに置くか、日付を入力");
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "カードなしで確認");
  mado_ui_driver_expect (driver, "どの電子証明書ですか");
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect (driver, "カードをカードリーダーに置くか、日付を入力");
  mado_ui_driver_stop (driver);
}

/* ... and back to it, where the guide was asked for from there. */
static void
test_no_date_typed (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect (driver, "カードを置いてください");
  mado_ui_driver_act (driver, "win.manual", NULL);
  mado_ui_driver_expect (driver, "どの電子証明書ですか");
  for (int i = 0; i < 2; i++)
    {
      mado_ui_driver_act (driver, "win.procedure", "renew");
      mado_ui_driver_expect (driver, "カードをカードリーダーに置くか、日付を入力");
    }
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "カードなしで確認");
  mado_ui_driver_expect (driver, "どの電子証明書ですか");
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect (driver, "カードを置いてください");
  mado_ui_driver_stop (driver);
}

/* From a procedure that does not apply to the one that does, and back. */
static void
test_instead (void)
{
  MadoUiDriver *driver = start_with ("expired");

  mado_ui_driver_expect (driver, "失効の有無");
  mado_ui_driver_act (driver, "win.procedure", "renew");
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "の案内へ");
  mado_ui_driver_expect (driver, "いま手続きできます");
  mado_ui_driver_act (driver, "win.back", NULL);
  mado_ui_driver_expect (driver, "の案内へ");
  mado_ui_driver_stop (driver);
}

/* However often it is asked for, there is one. */
static void
test_again (void)
{
  MadoUiDriver *driver = start_with ("in-window");

  mado_ui_driver_expect (driver, "失効の有無");
  for (int i = 0; i < 3; i++)
    {
      mado_ui_driver_act (driver, "win.procedure", "renew");
      mado_ui_driver_expect (driver, "いま手続きできるか");
      go_on (driver);
      mado_ui_driver_expect_gone (driver, "いま手続きできるか");
    }
  mado_ui_driver_act (driver, "win.leave", NULL);
  mado_ui_driver_expect (driver, "失効の有無");
  mado_ui_driver_stop (driver);
}

static void
add_tests (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *path = g_strdup_printf ("/wizard/walk/%s", cards[i].scenario);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_walk);
    }
  g_test_add_func ("/wizard/answers", test_answers);
  g_test_add_func ("/wizard/language", test_language);
  g_test_add_func ("/wizard/removal", test_removal);
  g_test_add_func ("/wizard/tab-round", test_tab_round);
  g_test_add_func ("/wizard/procedures", test_procedures);
  g_test_add_func ("/wizard/no-date", test_no_date);
  g_test_add_func ("/wizard/no-date-typed", test_no_date_typed);
  g_test_add_func ("/wizard/instead", test_instead);
  g_test_add_func ("/wizard/again", test_again);
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
