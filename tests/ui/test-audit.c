/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "mado-screen.h"
#include "mado-ui-words.h"

/* What docs/accessibility.md promises of every page, looked at page by page in the look of
 * MADO_AUDIT: names, roles, sizes and contrast from the accessibility tree and the screen, and the
 * way of the Tab key. */

/* X11/keysymdef.h */
#define KEY_TAB   0xff09
#define KEY_DOWN  0xff54
#define KEY_UP    0xff52
#define KEY_SPACE 0x0020
#define KEY_F9    0xffc6
#define KEY_F12   0xffc9

/* The window is as high as a page needs, so that all of it can be seen. Pixels. */
#define WIDTH  900
#define HEIGHT 2500

/* WCAG 2.2: 1.4.3, 1.4.11, 2.5.8; and 44 where people of all kinds come (2.5.5). */
#define TEXT_CONTRAST    4.5
#define CONTROL_CONTRAST 3.0
#define TARGET           24
#define LOBBY_TARGET     44
#define MOST_STOPS       60

static const struct
{
  const char *name;
  const char *variable, *value; /* (nullable): of the environment */
  int text_scale;               /* percent */
} looks[] = {
  { "light", NULL, NULL, 100 },
  { "dark", "ADW_DEBUG_COLOR_SCHEME", "prefer-dark", 200 },
  { "contrast", "ADW_DEBUG_HIGH_CONTRAST", "1", 100 },
};
static guint look;

static MadoUiDriver *driver; /* (owned) (nullable) */
static const char *page;
static const char *sheet; /* (nullable): the title of one; what is beside it lies in its shade */
static int target = TARGET;

static void
complain (const MadoNode *node, const char *what, double figure)
{
  g_autofree char *role = atspi_role_get_name (node->role);

  g_test_message ("%s: %s “%s” “%s”: %s (%.2f)", page, role, node->name, node->description, what,
                  figure);
  g_test_fail ();
}

/* --- names and roles --- */

static gboolean
is_control (const MadoNode *node)
{
  switch ((guint)node->role)
    {
    case ATSPI_ROLE_PUSH_BUTTON:
    case ATSPI_ROLE_TOGGLE_BUTTON:
    case ATSPI_ROLE_CHECK_BOX:
    case ATSPI_ROLE_RADIO_BUTTON:
    case ATSPI_ROLE_COMBO_BOX:
    case ATSPI_ROLE_LINK:
    case ATSPI_ROLE_TEXT:
    case ATSPI_ROLE_ENTRY:
    case ATSPI_ROLE_PASSWORD_TEXT:
    case ATSPI_ROLE_LIST_ITEM:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What only holds others is passed over by who reads the tree, and so is a scroll bar. */
static gboolean
is_passed_over (const MadoNode *node)
{
  return node->role == ATSPI_ROLE_FILLER || node->role == ATSPI_ROLE_APPLICATION ||
         node->role == ATSPI_ROLE_SCROLL_BAR || node->role == ATSPI_ROLE_PANEL;
}

/* Whoever names nothing is called by the name of its class. */
static gboolean
is_class_name (const char *name)
{
  return g_str_has_prefix (name, "Gtk") || g_str_has_prefix (name, "Adw") ||
         g_str_has_prefix (name, "Mado");
}

static gboolean
is_doubled (const char *name)
{
  const gsize half = strlen (name) / 2;

  return half > 3 && strlen (name) % 2 == 0 && strncmp (name, name + half, half) == 0;
}

static void
check_name (const MadoNode *node)
{
  gboolean focusable = mado_node_has_state (node, ATSPI_STATE_FOCUSABLE);

  if (is_passed_over (node))
    return;
  if (is_class_name (node->name) || is_class_name (node->description))
    complain (node, "is called by its class", 0);
  if ((is_control (node) || focusable) && *node->name == '\0')
    complain (node, "can be worked, and has no name", 0);
  if (is_doubled (node->name))
    complain (node, "says its name twice", 0);
  if (*node->name != '\0' && strcmp (node->name, node->description) == 0)
    complain (node, "describes itself by its name", 0);
}

/* What can be worked by a key can be worked by a screen reader, too: a row or a link no less than a
 * button. GTK 4.8 has an action for none of its check buttons, fields and drop-downs. */
static void
check_action (const MadoNode *node)
{
  if ((node->role == ATSPI_ROLE_PUSH_BUTTON || node->role == ATSPI_ROLE_TOGGLE_BUTTON ||
       node->role == ATSPI_ROLE_LINK || node->role == ATSPI_ROLE_LIST_ITEM) &&
      mado_node_has_state (node, ATSPI_STATE_SENSITIVE) &&
      mado_node_has_state (node, ATSPI_STATE_FOCUSABLE) &&
      mado_tree_count_actions (mado_ui_driver_get_tree (driver), node) == 0)
    complain (node, "cannot be worked by a screen reader", 0);
}

/* --- sizes --- */

static void
check_size (const MadoNode *node, const MadoExtents *extents)
{
  /* Of a field the tree tells where its text is, of which it is larger by what is around it. */
  if (node->role == ATSPI_ROLE_TEXT || node->role == ATSPI_ROLE_PASSWORD_TEXT)
    return;
  if (is_control (node) && (extents->width < target || extents->height < target))
    complain (node, "is too small a target", MIN (extents->width, extents->height));
}

/* --- contrast --- */

static gboolean
is_within (const MadoExtents *inner, const MadoExtents *outer)
{
  return inner->x >= outer->x && inner->y >= outer->y &&
         inner->x + inner->width <= outer->x + outer->width &&
         inner->y + inner->height <= outer->y + outer->height;
}

/* What cannot be worked now may be pale. */
static gboolean
is_off (const MadoExtents *extents, const GArray *insensitive)
{
  for (guint i = 0; i < insensitive->len; i++)
    if (is_within (extents, &g_array_index (insensitive, MadoExtents, i)))
      return TRUE;
  return FALSE;
}

static void
check_contrast (MadoPicture *picture, const MadoNode *node, const MadoExtents *extents)
{
  double contrast =
      mado_picture_get_contrast (picture, extents->x, extents->y, extents->width, extents->height);

  if ((node->role == ATSPI_ROLE_LABEL || node->role == ATSPI_ROLE_HEADING) && *node->name != '\0' &&
      contrast < TEXT_CONTRAST)
    complain (node, "is hard to read", contrast);
  /* The mark stands before the words, the edge of a field around it: look at its left end. */
  if (node->role == ATSPI_ROLE_CHECK_BOX || node->role == ATSPI_ROLE_RADIO_BUTTON ||
      node->role == ATSPI_ROLE_TEXT || node->role == ATSPI_ROLE_PASSWORD_TEXT)
    {
      contrast = mado_picture_get_contrast (picture, extents->x - 20,
                                            extents->y + extents->height / 2 - 10, 40, 20);
      if (contrast < CONTROL_CONTRAST)
        complain (node, "is hard to see", contrast);
    }
}

/* --- */

static gboolean
is_shown (MadoTree *tree, const MadoNode *node, MadoExtents *extents)
{
  return mado_tree_get_extents (tree, node, extents) && extents->width > 0 && extents->height > 0;
}

static GArray *
find_insensitive (MadoTree *tree, GPtrArray *nodes)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (MadoExtents));

  for (guint i = 0; i < nodes->len; i++)
    {
      const MadoNode *node = g_ptr_array_index (nodes, i);
      MadoExtents extents;

      if (is_control (node) && !mado_node_has_state (node, ATSPI_STATE_SENSITIVE) &&
          mado_tree_get_extents (tree, node, &extents))
        g_array_append_val (found, extents);
    }
  return found;
}

static gboolean
is_window (const MadoNode *node)
{
  return node->role == ATSPI_ROLE_FRAME || node->role == ATSPI_ROLE_DIALOG ||
         node->role == ATSPI_ROLE_WINDOW;
}

/* Where the sheet or the dialog begins: from its @first node on, up to another window. */
static int
find_edge (MadoTree *tree, GPtrArray *nodes, guint *first, guint *end)
{
  MadoExtents extents;
  guint i = 0;

  *first = 0;
  *end = nodes->len;
  if (sheet == NULL)
    return 0;
  while (i < nodes->len && strcmp (((MadoNode *)g_ptr_array_index (nodes, i))->name, sheet) != 0)
    i++;
  g_assert_cmpuint (i, <, nodes->len);
  *first = i;
  for (guint k = i + 1; k < nodes->len && *end == nodes->len; k++)
    if (is_window (g_ptr_array_index (nodes, k)))
      *end = k;
  return !is_window (g_ptr_array_index (nodes, i)) &&
                 mado_tree_get_extents (tree, g_ptr_array_index (nodes, i), &extents)
             ? extents.x
             : 0;
}

static void
check_nodes (void)
{
  MadoTree *tree = mado_ui_driver_get_tree (driver);
  g_autoptr (MadoPicture) picture = mado_picture_new ();
  g_autoptr (GPtrArray) nodes = mado_tree_read (tree);
  g_autoptr (GArray) insensitive = find_insensitive (tree, nodes);
  guint first, end, headings = 0;
  const int edge = find_edge (tree, nodes, &first, &end);

  for (guint i = 0; i < nodes->len; i++)
    {
      const MadoNode *node = g_ptr_array_index (nodes, i);
      MadoExtents extents;

      check_name (node);
      check_action (node);
      headings += node->role == ATSPI_ROLE_HEADING;
      if (!is_shown (tree, node, &extents))
        continue;
      check_size (node, &extents);
      if (extents.y + extents.height < HEIGHT && i >= first && i < end && extents.x >= edge &&
          !is_off (&extents, insensitive))
        check_contrast (picture, node, &extents);
    }
  if (headings == 0)
    {
      g_test_message ("%s: has no heading", page);
      g_test_fail ();
    }
}

/* Tab comes back to where it began, and every stop is seen and has a name. */
static void
check_tab (void)
{
  g_autofree char *first = NULL;
  g_autoptr (MadoPicture) before = NULL;

  mado_ui_driver_raise (driver);
  mado_ui_driver_key (driver, KEY_TAB);
  first = mado_ui_driver_get_focus (driver);
  before = mado_picture_new ();
  for (guint i = 0; i < MOST_STOPS; i++)
    {
      g_autofree char *focus = NULL;
      g_autoptr (MadoPicture) after = NULL;
      double change;

      mado_ui_driver_key (driver, KEY_TAB);
      focus = mado_ui_driver_get_focus (driver);
      after = mado_picture_new ();
      change = mado_picture_get_change (before, after);
      g_clear_pointer (&before, mado_picture_free);
      before = g_steal_pointer (&after);
      if (change < CONTROL_CONTRAST)
        {
          g_test_message ("%s: the focus on %s can hardly be seen (%.2f)", page, focus, change);
          g_test_fail ();
        }
      if (strcmp (focus, first) == 0)
        return;
    }
  g_test_message ("%s: Tab does not come back to %s", page, first);
  g_test_fail ();
}

static void
audit (const char *name, const char *words, gboolean tab)
{
  g_autofree char *picture = NULL;

  page = name;
  mado_ui_driver_expect (driver, words);
  mado_screen_resize (WIDTH, HEIGHT);
  picture = g_strdup_printf ("audit-%s-%s", looks[look].name, name);
  mado_screen_keep (picture);
  check_nodes ();
  if (tab)
    check_tab ();
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
  const gboolean tab = look == 0;

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

static void
test_trouble (void)
{
  static const char *const arguments[] = { NULL };

  g_setenv ("PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm", TRUE);
  driver = mado_ui_driver_start (arguments);
  audit ("trouble", "カードリーダーのサービスが", look == 0);
  audit_page ("win.diagnosis", NULL, "問題があります", FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
  g_unsetenv ("PCSCLITE_CSOCK_NAME");
}

/* The banner over a page whose municipality's file is not there. */
static void
test_municipality (void)
{
  g_autofree char *folder =
      g_build_filename (g_get_user_config_dir (), "glib-2.0", "settings", NULL);
  g_autofree char *path = g_build_filename (folder, "keyfile", NULL);
  g_autofree char *usual = g_strdup (g_getenv ("GSETTINGS_BACKEND"));
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, "[io/github/madoguchi/Madoguchi]\nmunicipality='nowhere'\n", -1,
                       &error);
  g_assert_no_error (error);
  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
  start ("in-window", NULL);
  audit ("municipality-missing", "「nowhere」", FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
  g_setenv ("GSETTINGS_BACKEND", usual, TRUE);
  g_assert_cmpint (g_remove (path), ==, 0);
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
  audit ("pin-change", "いまの暗証番号", look == 0);
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
  audit ("counter-noted", "端末での更新が終わったら", look == 0);
  put_card ("renewed");
  audit ("counter-compared", "書き込みが確認できました", FALSE);
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
  while (strcmp (looks[look].name, g_getenv ("MADO_AUDIT")) != 0)
    g_assert_cmpuint (++look, <, G_N_ELEMENTS (looks));
  mado_screen_set_text_scale (looks[look].text_scale);
  if (looks[look].variable != NULL)
    g_setenv (looks[look].variable, looks[look].value, TRUE);
  g_test_add_func ("/audit/home", test_home);
  g_test_add_func ("/audit/password", test_password);
  g_test_add_func ("/audit/pin-change", test_pin_change);
  g_test_add_func ("/audit/counter", test_counter);
  g_test_add_func ("/audit/lobby", test_lobby);
  g_test_add_func ("/audit/states", test_states);
  g_test_add_func ("/audit/trouble", test_trouble);
  g_test_add_func ("/audit/municipality", test_municipality);
  g_test_add_func ("/audit/counter-pages", test_counter_pages);
  /* These are the same in every look. */
  if (look != 0)
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
