/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "mado-audit.h"
#include "mado-screen.h"
#include "mado-ui-files.h"
#include "mado-ui-words.h"

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
  audit ("result", "失効の有無", tab);
  audit_page ("win.certificate", "auth", "フィンガープリント", FALSE);
  sheet = "日付の決まり方";
  audit_page ("win.sources", NULL, sheet, FALSE);
  sheet = NULL;
  audit_page ("win.help", NULL, "よくある質問", FALSE);
  audit_page ("win.procedures", NULL, "どの手続きですか", FALSE);
  audit_page ("win.manual", NULL, "どの電子証明書ですか", tab);
  audit_page ("win.municipality", NULL, "どの自治体のきまり", FALSE);
  audit_page ("win.diagnosis", NULL, "ファイルに保存", FALSE);
  audit_page ("win.procedure", "renew", "までに手続きできます", tab);
  audit_page ("win.procedure", "unlock", "忘れた・ロックされた", FALSE);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  audit ("waiting", mado_wording_waiting_title (FALSE), tab);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

/* --- the other states of a card --- */

static void
put_card (const char *card)
{
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  mado_ui_driver_expect (driver, "置いてください");
  mado_ui_driver_act (driver, "app.practice-start", card);
}

static void
test_states (void)
{
  static const char *const states[][2] = {
    { "expired", "期限が切れています" },
    { "last-day", "今日が最終日です" },
    { "one-try-left", "次に間違えると" },
    { "garbled", "読み取れませんでした" },
    { "broken-chain", "署名が合いません" },
    { "unknown-ca", "発行元は未確認" },
    { "nothing-recorded", "記録されていません" },
    { "under-15", "次は新しいカードの申請です" },
    { "foreign-resident", "在留期間のない方は" },
    { "smartphone", "スマートフォンの電子証明書です" },
    { "not-my-number", "マイナンバーカードではありません" },
  };

  start ("healthy", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      put_card (states[i][0]);
      audit (states[i][0], states[i][1], FALSE);
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
  audit ("municipality-missing", "「nowhere」", FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
  target = LOBBY_TARGET;
  start ("in-window", "--lobby");
  audit ("municipality-missing-lobby", "係員にお知らせください", FALSE);
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
  audit_page ("win.municipality", NULL, "管理者が決めている", FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
  g_setenv ("GSETTINGS_BACKEND", usual, TRUE);
}

/* The windows over this one. */
static void
test_windows (void)
{
  static const char *const windows[][3] = {
    { "win.keys", "キーの一覧", "Ctrl+Enter" },
    { "app.about", "このアプリについて", MADO_VERSION },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      start ("in-window", NULL);
      mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
      mado_ui_driver_act (driver, windows[i][0], NULL);
      sheet = windows[i][1];
      audit (windows[i][0], windows[i][2], FALSE);
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
  sheet = "署名用電子証明書の確認";
  audit ("password", "パスワードで守られています", FALSE);
  mado_ui_driver_type_into (driver, ATSPI_ROLE_PASSWORD_TEXT, "署名用パスワード", "WRONG123");
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "確認する");
  audit ("password-wrong", "違います", FALSE);
  sheet = NULL;
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

static void
type_pins (const char *current, const char *again)
{
  mado_ui_driver_type_into (driver, ATSPI_ROLE_PASSWORD_TEXT, "いまの暗証番号", current);
  mado_ui_driver_type_into (driver, ATSPI_ROLE_PASSWORD_TEXT, "新しい暗証番号", "5927");
  mado_ui_driver_type_into (driver, ATSPI_ROLE_PASSWORD_TEXT, "新しい暗証番号（確認）", again);
}

static void
write_pins (const char *current)
{
  type_pins (current, "5927");
  mado_ui_driver_expect (driver, "確認の入力も同じ：できています");
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "カードに書き込む");
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
  start ("both-locked", NULL);
  open_pin_change ();
  audit ("pin-change-locked", "署名用パスワードはロックされています", FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
  start ("one-try-left", NULL);
  open_pin_change ();
  mado_ui_driver_type_into (driver, ATSPI_ROLE_PASSWORD_TEXT, "いまのパスワード", "MADO1234");
  mado_ui_driver_type_into (driver, ATSPI_ROLE_PASSWORD_TEXT, "新しいパスワード", "KURI5927");
  mado_ui_driver_type_into (driver, ATSPI_ROLE_PASSWORD_TEXT, "新しいパスワード（確認）",
                            "KURI5927");
  audit ("pin-change-last-try", "わかったうえで、残りの1回を使います", FALSE);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  audit ("pin-change-removed", "入力した暗証番号は消しました", FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

static void
test_pin_change (void)
{
  start ("in-window", NULL);
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_act (driver, "win.procedure", "change-pin");
  mado_ui_driver_expect_question (driver, MADO_QUESTION_WHICH_PIN);
  mado_ui_driver_lead_to (driver, KEY_TAB, "|署名用と利用者証明用");
  mado_ui_driver_lead_to (driver, KEY_UP, "|利用者証明用");
  mado_ui_driver_key (driver, KEY_SPACE);
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "ここで変更する");
  audit ("pin-change", "いまの暗証番号", mado_audit_is_first_look ());
  type_pins ("9999", "2222");
  audit ("pin-change-typed", "確認の入力も同じ：まだです", FALSE);
  write_pins ("9999");
  audit ("pin-change-wrong", "変更していません", FALSE);
  write_pins ("1234");
  audit ("pin-change-done", "照合できました", FALSE);
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
  mado_ui_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "住所・氏名などが変わったとき");
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_GUIDE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

/* Of what moves there are many pictures, of what is just there one, and few more until all of it is
 * painted. */
#define MOST_FRAMES 4

static void
assert_still (const char *action, const char *words)
{
  guint n;

  mado_screen_watch ();
  mado_ui_driver_act (driver, action, NULL);
  n = mado_screen_count_frames ();
  g_test_message ("%s: %u", action, n);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <=, MOST_FRAMES);
  mado_ui_driver_expect (driver, words);
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
  assert_still ("win.sources", "日付の決まり方");
  assert_still ("win.back", "失効の有無");
  assert_still ("win.help", "よくある質問");
  assert_still ("win.back", "失効の有無");
  g_clear_pointer (&driver, mado_ui_driver_stop);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* --- the counter and the lobby --- */

static void
test_counter (void)
{
  start ("both-locked", "--counter");
  audit ("counter", "失効の有無", FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

static void
test_counter_pages (void)
{
  start ("both-locked", "--counter");
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  sheet = "日付の決まり方";
  audit_page ("win.sources", NULL, sheet, FALSE);
  sheet = NULL;
  put_card ("in-window");
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_raise (driver);
  mado_ui_driver_key (driver, KEY_F12);
  audit ("counter-no-printer", "いつも使うプリンター", FALSE);
  mado_ui_driver_key (driver, KEY_F9);
  audit ("counter-noted", "端末での更新が終わったら", mado_audit_is_first_look ());
  put_card ("in-window");
  audit ("counter-not-renewed", "まだ古い証明書のままです", FALSE);
  put_card ("renewed");
  audit ("counter-compared", "書き込みが確認できました", FALSE);
  put_card ("healthy");
  mado_ui_driver_expect_page (driver, MADO_UI_PAGE_RESULT);
  mado_ui_driver_raise (driver);
  mado_ui_driver_key (driver, KEY_F9);
  audit ("counter-other-card", "別のカードです", FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

static void
test_lobby (void)
{
  target = LOBBY_TARGET;
  start ("in-window", "--lobby");
  audit ("lobby", mado_wording_verdict_title (MADO_VERDICT_RENEWABLE), FALSE);
  put_card ("expired");
  audit ("lobby-expired", "期限が切れています", FALSE);
  put_card ("smartphone");
  audit ("lobby-smartphone", "スマートフォンの電子証明書です", FALSE);
  put_card ("not-my-number");
  audit ("lobby-staff", "係員をお呼びください", FALSE);
  mado_ui_driver_act (driver, "app.practice-remove", NULL);
  audit ("lobby-waiting", "置いてください", FALSE);
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
