/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-screen.h"
#include "mado-ui-driver.h"

/* What docs/accessibility.md promises of every page, looked at page by page in the look of
 * MADO_AUDIT: names, roles, sizes and contrast from the accessibility tree and the screen, and the
 * way of the Tab key. */

/* X11/keysymdef.h */
#define KEY_TAB 0xff09

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
static const char *sheet; /* (nullable): the title of one; what is left of it lies in its shade */
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

/* Where the sheet begins: @first is its first node. */
static int
find_edge (MadoTree *tree, GPtrArray *nodes, guint *first)
{
  for (guint i = 0; sheet != NULL && i < nodes->len; i++)
    {
      const MadoNode *node = g_ptr_array_index (nodes, i);
      MadoExtents extents;

      *first = i;
      if (strcmp (node->name, sheet) == 0 && mado_tree_get_extents (tree, node, &extents))
        return extents.x;
    }
  *first = 0;
  return 0;
}

static void
check_nodes (void)
{
  MadoTree *tree = mado_ui_driver_get_tree (driver);
  g_autoptr (MadoPicture) picture = mado_picture_new ();
  g_autoptr (GPtrArray) nodes = mado_tree_read (tree);
  g_autoptr (GArray) insensitive = find_insensitive (tree, nodes);
  guint first, headings = 0;
  const int edge = find_edge (tree, nodes, &first);

  for (guint i = 0; i < nodes->len; i++)
    {
      const MadoNode *node = g_ptr_array_index (nodes, i);
      MadoExtents extents;

      check_name (node);
      headings += node->role == ATSPI_ROLE_HEADING;
      if (!is_shown (tree, node, &extents))
        continue;
      check_size (node, &extents);
      if (extents.y + extents.height < HEIGHT && i >= first && extents.x >= edge &&
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

static void
test_counter (void)
{
  start ("both-locked", "--counter");
  audit ("counter", "失効の有無", FALSE);
  g_clear_pointer (&driver, mado_ui_driver_stop);
}

static void
test_lobby (void)
{
  target = LOBBY_TARGET;
  start ("in-window", "--lobby");
  audit ("lobby", mado_wording_verdict_title (MADO_VERDICT_RENEWABLE), FALSE);
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
  g_test_add_func ("/audit/counter", test_counter);
  g_test_add_func ("/audit/lobby", test_lobby);
}

int
main (int argc, char *argv[])
{
  return mado_ui_driver_run_tests (argc, argv, add_tests);
}
