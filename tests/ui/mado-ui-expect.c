/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-ui-expect.h"

#include <string.h>

#include "mado-ui-item.h"

static void
expect (MadoUiDriver *self, const char *wanted, gboolean present)
{
  g_autofree char *text = NULL;
  gint64 begin = 0;

  do
    {
      g_free (text);
      text = mado_ui_driver_read (self);
      if (*text != '\0' && (strstr (text, wanted) != NULL) == present)
        return;
    }
  while (mado_ui_driver_wait (&begin));
  g_error ("“%s” %s. On the screen:\n%s", wanted,
           present ? "was not to be read" : "could still be read", text);
}

void
mado_ui_driver_expect (MadoUiDriver *self, const char *text)
{
  expect (self, text, TRUE);
}

void
mado_ui_driver_expect_gone (MadoUiDriver *self, const char *text)
{
  expect (self, text, FALSE);
}

void
mado_ui_driver_expect_verdict (MadoUiDriver *self, MadoVerdictId verdict)
{
  const char *title = mado_wording_verdict_title (verdict);

  g_assert_nonnull (title);
  expect (self, title, TRUE);
}

void
mado_ui_driver_expect_waiting (MadoUiDriver *self)
{
  expect (self, mado_wording_waiting_title (FALSE), TRUE);
}

/* Above the button @foot, which its window does not cut off. */
static gboolean
is_in_view (MadoTree *tree, GPtrArray *nodes, const MadoNode *node, const char *foot)
{
  const MadoNode *window = NULL;
  int top, bottom, edge, foot_end, unused, height;

  if (!mado_tree_get_span (tree, node, &top, &bottom))
    return FALSE;
  for (guint i = 0; i < nodes->len; i++)
    {
      const MadoNode *other = g_ptr_array_index (nodes, i);

      if (mado_node_is_window (other))
        window = other;
      if (other->role == ATSPI_ROLE_PUSH_BUTTON && g_str_has_prefix (other->name, foot) &&
          mado_tree_get_span (tree, other, &edge, &foot_end))
        return top >= 0 && bottom <= edge && window != NULL &&
               mado_tree_get_span (tree, window, &unused, &height) && foot_end <= height;
    }
  return FALSE;
}

void
mado_ui_driver_expect_in_view (MadoUiDriver *self,
                               AtspiRole role,
                               const char *name,
                               const char *foot)
{
  MadoTree *tree = mado_ui_driver_get_tree (self);
  gint64 begin = 0;

  do
    {
      g_autoptr (GPtrArray) nodes = mado_tree_read (tree);
      const MadoNode *node = mado_node_find (nodes, role, name);

      if (node != NULL && is_in_view (tree, nodes, node, foot))
        return;
    }
  while (mado_ui_driver_wait (&begin));
  g_error ("“%s” is not in view.", name);
}

/* Where the page ends: at the window's foot, or above the buttons that a counter's has there. */
static int
get_page_end (MadoTree *tree, GPtrArray *nodes)
{
  int end = 0;

  for (guint i = 0; i < nodes->len; i++)
    {
      const MadoNode *node = g_ptr_array_index (nodes, i);
      int top, bottom;

      if (mado_node_is_window (node) && mado_tree_get_span (tree, node, &top, &bottom))
        end = bottom;
      else if (strcmp (node->name, mado_ui_name (MADO_UI_COUNTER_BAR)) == 0 &&
               mado_tree_get_span (tree, node, &top, &bottom))
        end = MIN (end, top);
    }
  return end;
}

static gboolean
is_word (const MadoNode *node)
{
  return node->role == ATSPI_ROLE_LABEL || node->role == ATSPI_ROLE_HEADING;
}

static gboolean
is_at_a_glance (MadoTree *tree, const char *text)
{
  g_autoptr (GPtrArray) nodes = mado_tree_read (tree);
  const int end = get_page_end (tree, nodes);

  for (guint i = 0; i < nodes->len; i++)
    {
      const MadoNode *node = g_ptr_array_index (nodes, i);
      int top, bottom;

      /* Windows and groups have their contents' names. */
      if (is_word (node) && strstr (node->name, text) != NULL &&
          mado_tree_get_span (tree, node, &top, &bottom) && top >= 0 && bottom <= end)
        return TRUE;
    }
  return FALSE;
}

void
mado_ui_driver_expect_at_a_glance (MadoUiDriver *self, const char *text)
{
  gint64 begin = 0;

  do
    {
      if (is_at_a_glance (mado_ui_driver_get_tree (self), text))
        return;
    }
  while (mado_ui_driver_wait (&begin));
  g_error ("“%s” cannot be seen without scrolling.", text);
}
