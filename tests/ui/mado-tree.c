/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-tree.h"

#include <string.h>

#define ROOT       "/org/a11y/atspi/accessible/root"
#define CACHE_PATH "/org/a11y/atspi/cache"
#define ITEMS_TYPE "(a((so)(so)(so)iiassusau))"
#define MAX_DEPTH  60
/* What is new is not in the cache until somebody has asked for it; then it may have new children.
 */
#define MAX_ROUNDS 20

struct _MadoTree
{
  guint process_id;
  GDBusConnection *bus; /* (owned): the accessibility bus */
  char *name;           /* (owned) (nullable): the program's on it */
};

typedef struct
{
  MadoNode *node; /* (owned) (nullable): until it is in the list */
  int n_children;
} Item;

gboolean
mado_node_has_state (const MadoNode *node, AtspiStateType state)
{
  return (node->states >> state & 1) != 0;
}

gboolean
mado_node_is_window (const MadoNode *node)
{
  return node->role == ATSPI_ROLE_FRAME || node->role == ATSPI_ROLE_DIALOG ||
         node->role == ATSPI_ROLE_WINDOW;
}

const MadoNode *
mado_node_find (GPtrArray *nodes, AtspiRole role, const char *name)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const MadoNode *node = g_ptr_array_index (nodes, i);

      if (node->role == role && strstr (node->name, name) != NULL)
        return node;
    }
  return NULL;
}

static void
node_free (MadoNode *node)
{
  if (node == NULL)
    return;
  g_free (node->path);
  g_free (node->name);
  g_free (node->description);
  g_free (node);
}

static void
item_free (Item *item)
{
  node_free (item->node);
  g_free (item);
}

/* (nullable) (transfer full) */
static GVariant *
call (MadoTree *self,
      const char *bus_name,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *arguments,
      const char *type)
{
  return g_dbus_connection_call_sync (self->bus, bus_name, path, interface, method, arguments,
                                      G_VARIANT_TYPE (type), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                                      NULL);
}

static gboolean
is_process (MadoTree *self, const char *bus_name)
{
  guint id = 0;
  g_autoptr (GVariant) answer =
      call (self, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
            "GetConnectionUnixProcessID", g_variant_new ("(s)", bus_name), "(u)");

  if (answer != NULL)
    g_variant_get (answer, "(u)", &id);
  return id == self->process_id;
}

static gboolean
find_program (MadoTree *self)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariantIter) iter = NULL;
  const char *bus_name;

  if (self->name != NULL)
    return TRUE;
  answer = call (self, "org.a11y.atspi.Registry", ROOT, "org.a11y.atspi.Accessible", "GetChildren",
                 NULL, "(a(so))");
  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "(a(so))", &iter);
  while (self->name == NULL && g_variant_iter_loop (iter, "(&s&o)", &bus_name, NULL))
    if (is_process (self, bus_name))
      self->name = g_strdup (bus_name);
  return self->name != NULL;
}

static void
read_item (GHashTable *items, GVariant *value)
{
  Item *item = g_new0 (Item, 1);
  MadoNode *node = g_new0 (MadoNode, 1);
  g_autofree const char **interfaces = NULL;
  g_autoptr (GVariantIter) states = NULL;
  guint32 role, bits;

  g_variant_get (value, "((so)(so)(so)ii^a&ssusau)", NULL, &node->path, NULL, NULL, NULL, NULL,
                 NULL, &item->n_children, &interfaces, &node->name, &role, &node->description,
                 &states);
  node->role = (AtspiRole)role;
  node->has_text = role == ATSPI_ROLE_TEXT || role == ATSPI_ROLE_ENTRY;
  node->has_action = g_strv_contains ((const char *const *)interfaces, "org.a11y.atspi.Action");
  for (guint shift = 0; shift < 64 && g_variant_iter_loop (states, "u", &bits); shift += 32)
    node->states |= (guint64)bits << shift;
  item->node = node;
  g_hash_table_replace (items, g_strdup (node->path), item);
}

static gboolean
is_shown (const Item *item)
{
  /* Of windows it is not told. */
  return mado_node_has_state (item->node, ATSPI_STATE_VISIBLE) ||
         item->node->role == ATSPI_ROLE_APPLICATION || item->node->role == ATSPI_ROLE_WINDOW ||
         item->node->role == ATSPI_ROLE_FRAME || item->node->role == ATSPI_ROLE_DIALOG;
}

static gboolean
read_items (MadoTree *self, GHashTable *items)
{
  g_autoptr (GVariant) answer =
      call (self, self->name, CACHE_PATH, "org.a11y.atspi.Cache", "GetItems", NULL, ITEMS_TYPE);
  g_autoptr (GVariant) list = NULL;

  if (answer == NULL)
    return FALSE;
  list = g_variant_get_child_value (answer, 0);
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (list, i);

      read_item (items, value);
    }
  return TRUE;
}

/* --- who is whose child: the cache still has those that are hidden now --- */

typedef struct
{
  GHashTable *children; /* path → strv of paths */
  char *path;           /* (owned): whose are asked for */
  guint *pending;
} Question;

static void
on_children_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autoptr (GVariantIter) iter = NULL;
  const char *path;

  if (answer != NULL)
    {
      g_variant_get (answer, "(a(so))", &iter);
      while (g_variant_iter_loop (iter, "(&s&o)", NULL, &path))
        g_strv_builder_add (paths, path);
    }
  g_hash_table_insert (question->children, question->path, g_strv_builder_end (paths));
  (*question->pending)--;
  g_free (question);
}

/* Asks for the children of all @parents at once. */
static void
ask_children (MadoTree *self, GPtrArray *parents, GHashTable *children)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  guint pending = parents->len;

  g_main_context_push_thread_default (context);
  for (guint i = 0; i < parents->len; i++)
    {
      Question *question = g_new0 (Question, 1);

      question->children = children;
      question->path = g_strdup (g_ptr_array_index (parents, i));
      question->pending = &pending;
      g_dbus_connection_call (self->bus, self->name, question->path, "org.a11y.atspi.Accessible",
                              "GetChildren", NULL, G_VARIANT_TYPE ("(a(so))"),
                              G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_children_cb, question);
    }
  while (pending > 0)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
}

/* Of what is new the cache does not know yet; of what is hidden nobody wants to know. */
static gboolean
may_have_children (GHashTable *items, const char *path)
{
  Item *item = g_hash_table_lookup (items, path);

  return item == NULL || (is_shown (item) && item->n_children > 0);
}

/* TRUE when all that was found is in @items. */
static gboolean
read_children (MadoTree *self, GHashTable *items, GHashTable *children)
{
  g_autoptr (GPtrArray) level = g_ptr_array_new ();
  gboolean all_known = TRUE;

  g_ptr_array_add (level, (gpointer)ROOT);
  for (int depth = 0; level->len > 0 && depth < MAX_DEPTH; depth++)
    {
      g_autoptr (GPtrArray) next = g_ptr_array_new ();

      ask_children (self, level, children);
      for (guint i = 0; i < level->len; i++)
        {
          GStrv paths = g_hash_table_lookup (children, g_ptr_array_index (level, i));

          for (guint j = 0; paths[j] != NULL; j++)
            {
              all_known = all_known && g_hash_table_contains (items, paths[j]);
              if (may_have_children (items, paths[j]) &&
                  !g_hash_table_contains (children, paths[j]))
                g_ptr_array_add (next, paths[j]);
            }
        }
      g_clear_pointer (&level, g_ptr_array_unref);
      level = g_steal_pointer (&next);
    }
  return all_known;
}

/* What is not shown is not gone into. */
static void
gather (GPtrArray *nodes, GHashTable *items, GHashTable *children, const char *path, int depth)
{
  Item *item = g_hash_table_lookup (items, path);
  GStrv paths = g_hash_table_lookup (children, path);

  if (item == NULL || item->node == NULL || depth > MAX_DEPTH || !is_shown (item))
    return;
  g_ptr_array_add (nodes, g_steal_pointer (&item->node));
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    gather (nodes, items, children, paths[i], depth + 1);
}

static char *
get_address (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) answer = NULL;
  char *address;

  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                        "GetAddress", NULL, G_VARIANT_TYPE ("(s)"),
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(s)", &address);
  return address;
}

MadoTree *
mado_tree_new (guint process_id)
{
  MadoTree *self = g_new0 (MadoTree, 1);
  g_autofree char *address = get_address ();
  g_autoptr (GError) error = NULL;

  self->process_id = process_id;
  self->bus =
      g_dbus_connection_new_for_address_sync (address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);
  g_assert_no_error (error);
  return self;
}

void
mado_tree_free (MadoTree *self)
{
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_clear_object (&self->bus);
  g_free (self->name);
  g_free (self);
}

GPtrArray *
mado_tree_read (MadoTree *self)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func ((GDestroyNotify)node_free);
  g_autoptr (GHashTable) items =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)item_free);
  g_autoptr (GHashTable) children =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);

  if (!find_program (self) || !read_items (self, items))
    return nodes;
  /* By being asked for it gets into the cache. */
  if (!read_children (self, items, children))
    read_items (self, items);
  gather (nodes, items, children, ROOT, 0);
  return nodes;
}

char *
mado_tree_get_text (MadoTree *self, const MadoNode *node)
{
  g_autoptr (GVariant) answer = call (self, self->name, node->path, "org.a11y.atspi.Text",
                                      "GetText", g_variant_new ("(ii)", 0, G_MAXINT32), "(s)");
  char *text = NULL;

  if (answer != NULL)
    g_variant_get (answer, "(s)", &text);
  return text != NULL ? text : g_strdup ("");
}

static gboolean
is_true (GVariant *answer)
{
  gboolean done = FALSE;

  if (answer != NULL)
    g_variant_get (answer, "(b)", &done);
  return done;
}

gboolean
mado_tree_get_extents (MadoTree *self, const MadoNode *node, MadoExtents *extents)
{
  g_autoptr (GVariant) answer =
      call (self, self->name, node->path, "org.a11y.atspi.Component", "GetExtents",
            g_variant_new ("(u)", ATSPI_COORD_TYPE_WINDOW), "((iiii))");

  if (answer == NULL)
    return FALSE;
  g_variant_get (answer, "((iiii))", &extents->x, &extents->y, &extents->width, &extents->height);
  return TRUE;
}

gboolean
mado_tree_get_span (MadoTree *self, const MadoNode *node, int *top, int *bottom)
{
  MadoExtents extents;

  if (!mado_tree_get_extents (self, node, &extents))
    return FALSE;
  *top = extents.y;
  *bottom = extents.y + extents.height;
  return TRUE;
}

gboolean
mado_tree_act (MadoTree *self, const MadoNode *node)
{
  g_autoptr (GVariant) answer = NULL;

  if (!node->has_action)
    return FALSE;
  answer = call (self, self->name, node->path, "org.a11y.atspi.Action", "DoAction",
                 g_variant_new ("(i)", 0), "(b)");
  return is_true (answer);
}

gboolean
mado_tree_set_text (MadoTree *self, const MadoNode *node, const char *text)
{
  g_autoptr (GVariant) answer = call (self, self->name, node->path, "org.a11y.atspi.EditableText",
                                      "SetTextContents", g_variant_new ("(s)", text), "(b)");

  return is_true (answer);
}

guint
mado_tree_count_actions (MadoTree *self, const MadoNode *node)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) n = NULL;

  if (!node->has_action)
    return 0;
  answer = call (self, self->name, node->path, "org.freedesktop.DBus.Properties", "Get",
                 g_variant_new ("(ss)", "org.a11y.atspi.Action", "NActions"), "(v)");
  if (answer == NULL)
    return 0;
  g_variant_get (answer, "(v)", &n);
  return (guint)g_variant_get_int32 (n);
}
