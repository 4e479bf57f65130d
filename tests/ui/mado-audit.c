/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-audit.h"

#include <stdlib.h>
#include <string.h>

#include "mado-screen.h"
#include "mado-ui-expect.h"

/* X11/keysymdef.h */
#define KEY_TAB 0xff09

/* WCAG 2.2: 1.4.3, 1.4.11. */
#define TEXT_CONTRAST    4.5
#define CONTROL_CONTRAST 3.0
#define MOST_STOPS       60
#define MOST_LOOKS       5

/* The window is as high as a page needs, so that all of it can be seen. Pixels. */
#define WIDTH  900
#define HEIGHT 2500

static const struct
{
  const char *name;
  const char *variable, *value; /* (nullable): of the environment */
} looks[] = {
  { "light", NULL, NULL },
  { "dark", "ADW_DEBUG_COLOR_SCHEME", "prefer-dark" },
  { "contrast", "ADW_DEBUG_HIGH_CONTRAST", "1" },
};
static guint look;

void
mado_audit_init (void)
{
  while (strcmp (looks[look].name, g_getenv ("MADO_AUDIT")) != 0)
    g_assert_cmpuint (++look, <, G_N_ELEMENTS (looks));
  mado_screen_set_text_scale (atoi (g_getenv ("MADO_TEXT_SCALE")));
  if (looks[look].variable != NULL)
    g_setenv (looks[look].variable, looks[look].value, TRUE);
}

gboolean
mado_audit_is_first_look (void)
{
  return look == 0;
}

/* What was found at the last look. (owned) (nullable) (element-type utf8) */
static GPtrArray *faults;

static void
complain (const MadoAudit *self, const MadoNode *node, const char *what, double figure)
{
  g_autofree char *role = atspi_role_get_name (node->role);

  g_ptr_array_add (faults, g_strdup_printf ("%s: %s “%s” “%s”: %s (%.2f)", self->page, role,
                                            node->name, node->description, what, figure));
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
check_name (const MadoAudit *self, const MadoNode *node)
{
  gboolean focusable = mado_node_has_state (node, ATSPI_STATE_FOCUSABLE);

  if (is_passed_over (node))
    return;
  if (is_class_name (node->name) || is_class_name (node->description))
    complain (self, node, "is called by its class", 0);
  if ((is_control (node) || focusable) && *node->name == '\0')
    complain (self, node, "can be worked, and has no name", 0);
  if (is_doubled (node->name))
    complain (self, node, "says its name twice", 0);
  if (*node->name != '\0' && strcmp (node->name, node->description) == 0)
    complain (self, node, "describes itself by its name", 0);
}

/* What can be worked by a key can be worked by a screen reader, too: a row or a link no less than a
 * button. GTK 4.8 has an action for none of its check buttons, fields and drop-downs. */
static void
check_action (const MadoAudit *self, const MadoNode *node)
{
  if ((node->role == ATSPI_ROLE_PUSH_BUTTON || node->role == ATSPI_ROLE_TOGGLE_BUTTON ||
       node->role == ATSPI_ROLE_LINK || node->role == ATSPI_ROLE_LIST_ITEM) &&
      mado_node_has_state (node, ATSPI_STATE_SENSITIVE) &&
      mado_node_has_state (node, ATSPI_STATE_FOCUSABLE) &&
      mado_tree_count_actions (mado_ui_driver_get_tree (self->driver), node) == 0)
    complain (self, node, "cannot be worked by a screen reader", 0);
}

/* --- sizes --- */

static void
check_size (const MadoAudit *self, const MadoNode *node, const MadoExtents *extents)
{
  /* Of a field the tree tells where its text is, of which it is larger by what is around it. */
  if (node->role == ATSPI_ROLE_TEXT || node->role == ATSPI_ROLE_PASSWORD_TEXT)
    return;
  if (is_control (node) && (extents->width < self->target || extents->height < self->target))
    complain (self, node, "is too small a target", MIN (extents->width, extents->height));
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
check_contrast (const MadoAudit *self,
                MadoPicture *picture,
                const MadoNode *node,
                const MadoExtents *extents)
{
  double contrast =
      mado_picture_get_contrast (picture, extents->x, extents->y, extents->width, extents->height);

  if ((node->role == ATSPI_ROLE_LABEL || node->role == ATSPI_ROLE_HEADING) && *node->name != '\0' &&
      contrast < TEXT_CONTRAST)
    complain (self, node, "is hard to read", contrast);
  /* The mark stands before the words, the edge of a field around it: look at its left end. */
  if (node->role == ATSPI_ROLE_CHECK_BOX || node->role == ATSPI_ROLE_RADIO_BUTTON ||
      node->role == ATSPI_ROLE_TEXT || node->role == ATSPI_ROLE_PASSWORD_TEXT)
    {
      contrast = mado_picture_get_contrast (picture, extents->x - 20,
                                            extents->y + extents->height / 2 - 10, 40, 20);
      if (contrast < CONTROL_CONTRAST)
        complain (self, node, "is hard to see", contrast);
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

/* Where the sheet or the dialog begins: from its @first node on, up to another window. */
static int
find_edge (const MadoAudit *self, MadoTree *tree, GPtrArray *nodes, guint *first, guint *end)
{
  MadoExtents extents;
  guint i = 0;

  *first = 0;
  *end = nodes->len;
  if (self->sheet == NULL)
    return 0;
  while (i < nodes->len &&
         strcmp (((MadoNode *)g_ptr_array_index (nodes, i))->name, self->sheet) != 0)
    i++;
  g_assert_cmpuint (i, <, nodes->len);
  *first = i;
  for (guint k = i + 1; k < nodes->len && *end == nodes->len; k++)
    if (mado_node_is_window (g_ptr_array_index (nodes, k)))
      *end = k;
  return !mado_node_is_window (g_ptr_array_index (nodes, i)) &&
                 mado_tree_get_extents (tree, g_ptr_array_index (nodes, i), &extents)
             ? extents.x
             : 0;
}

/* Where it ends: further down its parts are scrolled out of sight, and the page is seen there. */
static int
find_foot (const MadoAudit *self, MadoTree *tree, GPtrArray *nodes, guint first)
{
  MadoExtents extents;

  return self->sheet != NULL && mado_node_is_window (g_ptr_array_index (nodes, first)) &&
                 mado_tree_get_extents (tree, g_ptr_array_index (nodes, first), &extents)
             ? extents.y + extents.height
             : HEIGHT;
}

static void
check_nodes (const MadoAudit *self)
{
  MadoTree *tree = mado_ui_driver_get_tree (self->driver);
  g_autoptr (MadoPicture) picture = mado_picture_new ();
  g_autoptr (GPtrArray) nodes = mado_tree_read (tree);
  g_autoptr (GArray) insensitive = find_insensitive (tree, nodes);
  guint first, end, headings = 0;
  const int edge = find_edge (self, tree, nodes, &first, &end);
  const int foot = find_foot (self, tree, nodes, first);

  for (guint i = 0; i < nodes->len; i++)
    {
      const MadoNode *node = g_ptr_array_index (nodes, i);
      MadoExtents extents;

      check_name (self, node);
      check_action (self, node);
      headings += node->role == ATSPI_ROLE_HEADING;
      if (!is_shown (tree, node, &extents))
        continue;
      check_size (self, node, &extents);
      if (extents.y + extents.height < foot && i >= first && i < end && extents.x >= edge &&
          !is_off (&extents, insensitive))
        check_contrast (self, picture, node, &extents);
    }
  if (headings == 0)
    g_ptr_array_add (faults, g_strdup_printf ("%s: has no heading", self->page));
}

/* The label with @words, and what follows it. FALSE: it is not there any more. */
static gboolean
check_from (const MadoAudit *self, const char *words)
{
  MadoTree *tree = mado_ui_driver_get_tree (self->driver);
  g_autoptr (MadoPicture) picture = mado_picture_new ();
  g_autoptr (GPtrArray) nodes = mado_tree_read (tree);
  gboolean begun = FALSE;

  for (guint i = 0; i < nodes->len; i++)
    {
      const MadoNode *node = g_ptr_array_index (nodes, i);
      MadoExtents extents;

      begun |= node->role == ATSPI_ROLE_LABEL && strstr (node->name, words) != NULL;
      if (!begun)
        continue;
      check_name (self, node);
      check_action (self, node);
      if (!is_shown (tree, node, &extents))
        continue;
      check_size (self, node, &extents);
      check_contrast (self, picture, node, &extents);
    }
  return begun;
}

static void
forget_faults (void)
{
  g_clear_pointer (&faults, g_ptr_array_unref);
  faults = g_ptr_array_new_with_free_func (g_free);
}

static void
look_at_page (const MadoAudit *self)
{
  forget_faults ();
  check_nodes (self);
}

static void
tell_faults (void)
{
  for (guint i = 0; i < faults->len; i++)
    {
      g_test_message ("%s", (const char *)g_ptr_array_index (faults, i));
      g_test_fail ();
    }
}

static char *
name_picture (const MadoAudit *self)
{
  return g_strdup_printf ("audit-%s-%s-%s", looks[look].name, g_getenv ("MADO_TEXT_SCALE"),
                          self->page);
}

void
mado_audit_page (const MadoAudit *self, const char *words)
{
  g_autofree char *picture = name_picture (self);

  mado_ui_driver_expect (self->driver, words);
  mado_screen_resize (WIDTH, HEIGHT);
  mado_screen_keep (picture);
  look_at_page (self);
  /* A fault is what stays: a colour that fades may stand still for a moment on a busy machine. */
  for (guint i = 1; i < MOST_LOOKS && faults->len > 0; i++)
    look_at_page (self);
  tell_faults ();
}

gboolean
mado_audit_foot (const MadoAudit *self, const char *words)
{
  g_autofree char *picture = name_picture (self);
  gboolean there = TRUE;

  mado_ui_driver_expect (self->driver, words);
  mado_screen_keep (picture);
  forget_faults ();
  there = check_from (self, words);
  for (guint i = 1; i < MOST_LOOKS && there && faults->len > 0; i++)
    {
      forget_faults ();
      there = check_from (self, words);
    }
  if (there)
    tell_faults ();
  return there;
}

void
mado_audit_tab (const MadoAudit *self)
{
  g_autofree char *first = NULL;
  g_autoptr (MadoPicture) before = NULL;

  mado_ui_driver_raise (self->driver);
  mado_ui_driver_key (self->driver, KEY_TAB);
  first = mado_ui_driver_get_focus (self->driver);
  before = mado_picture_new ();
  for (guint i = 0; i < MOST_STOPS; i++)
    {
      g_autofree char *focus = NULL;
      g_autoptr (MadoPicture) after = NULL;
      double change;

      mado_ui_driver_key (self->driver, KEY_TAB);
      focus = mado_ui_driver_get_focus (self->driver);
      after = mado_picture_new ();
      change = mado_picture_get_change (before, after);
      g_clear_pointer (&before, mado_picture_free);
      before = g_steal_pointer (&after);
      if (change < CONTROL_CONTRAST)
        {
          g_test_message ("%s: the focus on %s can hardly be seen (%.2f)", self->page, focus,
                          change);
          g_test_fail ();
        }
      if (strcmp (focus, first) == 0)
        return;
    }
  g_test_message ("%s: Tab does not come back to %s", self->page, first);
  g_test_fail ();
}
