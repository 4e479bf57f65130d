/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-ui-driver.h"

#include <locale.h>
#include <string.h>

/* Milliseconds. A card is read in well under a second; the rest is for a busy machine. */
#define PATIENCE 60000
#define STEP     60
/* GTK lets a button that is pressed by something else than a pointer look pressed for 250 ms before
 * it is clicked (ACTIVATE_TIMEOUT in gtkbutton.c). */
#define CLICK    300
#define KEY      180
#define KEY_STEP 20

#define BUS_NAME MADO_APP_ID
#define APP_PATH "/io/github/madoguchi/Madoguchi"

struct _MadoUiDriver
{
  GSubprocess *process; /* (owned) */
  GDBusConnection *bus; /* (owned) */
  MadoTree *tree;       /* (owned) */
};

int
mado_ui_driver_run_tests (int argc, char **argv, void (*add) (void))
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  /* The library that reads the tree warns whenever a program comes or goes between two of its
   * questions. The warnings of the program under test stay fatal. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  g_assert_cmpint (atspi_init (), <, 2);
  add ();
  status = g_test_run ();
  atspi_exit ();
  return status;
}

static void
pause_a_step (void)
{
  g_usleep (STEP * 1000);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

gboolean
mado_ui_driver_wait (gint64 *begin)
{
  gint64 now = g_get_monotonic_time ();

  if (*begin == 0)
    *begin = now;
  pause_a_step ();
  return now - *begin <= PATIENCE * G_TIME_SPAN_MILLISECOND;
}

void
mado_ui_driver_be_patient (gint64 *begin)
{
  if (!mado_ui_driver_wait (begin))
    g_error ("What was waited for did not come.");
}

static void
append (GString *text, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s\n", words);
}

static void
wait_for_bus_name (MadoUiDriver *self)
{
  gint64 begin = 0;

  do
    {
      g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
          self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
          "NameHasOwner", g_variant_new ("(s)", BUS_NAME), G_VARIANT_TYPE ("(b)"),
          G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
      gboolean owned = FALSE;

      g_variant_get (answer, "(b)", &owned);
      if (owned)
        return;
    }
  while (mado_ui_driver_wait (&begin));
  g_error ("The program did not come up.");
}

/* A practice card is one of a given day, for what is read of it is the same on every day: where
 * @arguments name none, of this one. */
#define TODAY "--today=2026-11-23"

static gboolean
lacks_day (const char *const *arguments)
{
  gboolean practice = FALSE, today = FALSE;

  for (guint i = 0; arguments[i] != NULL; i++)
    {
      practice = practice || g_str_has_prefix (arguments[i], "--practice");
      today = today || g_str_has_prefix (arguments[i], "--today");
    }
  return practice && !today;
}

static GSubprocess *
start_program (const char *const *arguments, GSubprocessFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) command = NULL;
  GSubprocess *process;

  g_strv_builder_add (words, g_getenv ("MADO_PROGRAM"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_strv_builder_add (words, arguments[i]);
  if (lacks_day (arguments))
    g_strv_builder_add (words, TODAY);
  command = g_strv_builder_end (words);
  process = g_subprocess_newv ((const char *const *)command, flags, &error);
  g_assert_no_error (error);
  return process;
}

MadoUiDriver *
mado_ui_driver_start (const char *const *arguments)
{
  MadoUiDriver *self = g_new0 (MadoUiDriver, 1);
  g_autoptr (GError) error = NULL;

  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  self->process = start_program (arguments, G_SUBPROCESS_FLAGS_NONE);
  wait_for_bus_name (self);
  self->tree = mado_tree_new (
      (guint)g_ascii_strtoull (g_subprocess_get_identifier (self->process), NULL, 10));
  return self;
}

const char *
mado_ui_driver_get_pid (MadoUiDriver *self)
{
  return g_subprocess_get_identifier (self->process);
}

static void
on_ended_cb (GObject *process, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

char *
mado_ui_driver_start_in_vain (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = start_program (arguments, G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GAsyncResult) result = NULL;
  gint64 begin = 0;
  char *complaint;

  g_subprocess_communicate_utf8_async (process, NULL, NULL, on_ended_cb, &result);
  while (result == NULL && mado_ui_driver_wait (&begin))
    continue;
  if (result == NULL)
    g_error ("The program came up.");
  g_subprocess_communicate_utf8_finish (process, result, NULL, &complaint, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), !=, 0);
  return complaint;
}

void
mado_ui_driver_await_end (MadoUiDriver *self)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait (self->process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (self->process));
  g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, 0);
  g_clear_pointer (&self->tree, mado_tree_free);
  g_clear_object (&self->process);
  g_clear_object (&self->bus);
  g_free (self);
}

void
mado_ui_driver_stop (MadoUiDriver *self)
{
  mado_ui_driver_act (self, "app.quit", NULL);
  mado_ui_driver_await_end (self);
}

static void
append_node (MadoUiDriver *self, GString *text, const MadoNode *node)
{
  append (text, node->name);
  append (text, node->description);
  /* The name of a label is its text; an entry's is not. */
  if (node->has_text)
    {
      g_autofree char *words = mado_tree_get_text (self->tree, node);

      append (text, words);
    }
}

/* GTK 4.8 says SHOWING of windows only; what is not visible has not been gone into. */
static void
visit_focusable (const MadoNode *node, MadoUiDriverEach each, gpointer user_data)
{
  g_autofree char *role = NULL;

  if (!mado_node_has_state (node, ATSPI_STATE_FOCUSABLE) ||
      !mado_node_has_state (node, ATSPI_STATE_SENSITIVE))
    return;
  role = atspi_role_get_name (node->role);
  each (role, node->name, user_data);
}

char *
mado_ui_driver_survey (MadoUiDriver *self, MadoUiDriverEach each, gpointer user_data)
{
  g_autoptr (GPtrArray) nodes = mado_tree_read (self->tree);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < nodes->len; i++)
    {
      append_node (self, text, g_ptr_array_index (nodes, i));
      if (each != NULL)
        visit_focusable (g_ptr_array_index (nodes, i), each, user_data);
    }
  return g_string_free (text, FALSE);
}

char *
mado_ui_driver_read (MadoUiDriver *self)
{
  return mado_ui_driver_survey (self, NULL, NULL);
}

MadoTree *
mado_ui_driver_get_tree (MadoUiDriver *self)
{
  return self->tree;
}

/* A new window (after a change of language) has a new number. (transfer full) */
static char *
find_window_path (MadoUiDriver *self)
{
  for (guint i = 1; i < 20; i++)
    {
      g_autofree char *path = g_strdup_printf (APP_PATH "/window/%u", i);
      g_autoptr (GVariant) answer =
          g_dbus_connection_call_sync (self->bus, BUS_NAME, path, "org.gtk.Actions", "List", NULL,
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

      if (answer != NULL)
        return g_steal_pointer (&path);
    }
  return NULL;
}

/* (transfer full) */
static GVariant *
call (MadoUiDriver *self, const char *action, const char *method, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer;
  g_autofree char *path =
      g_str_has_prefix (action, "win.") ? find_window_path (self) : g_strdup (APP_PATH);

  g_assert_nonnull (path);
  answer = g_dbus_connection_call_sync (self->bus, BUS_NAME, path, "org.gtk.Actions", method,
                                        arguments, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  return answer;
}

void
mado_ui_driver_act (MadoUiDriver *self, const char *action, const char *parameter)
{
  GVariantBuilder parameters;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  if (parameter != NULL)
    g_variant_builder_add (&parameters, "v", g_variant_new_string (parameter));
  g_variant_unref (
      call (self, action, "Activate", g_variant_new ("(sava{sv})", action + 4, &parameters, NULL)));
}

gboolean
mado_ui_driver_may_act (MadoUiDriver *self, const char *action)
{
  g_autoptr (GVariant) answer = call (self, action, "Describe", g_variant_new ("(s)", action + 4));
  gboolean enabled = FALSE;

  g_variant_get (answer, "((bgav))", &enabled, NULL, NULL);
  return enabled;
}

void
mado_ui_driver_choose (MadoUiDriver *self, const char *action, const char *value)
{
  g_variant_unref (
      call (self, action, "SetState",
            g_variant_new ("(sva{sv})", action + 4, g_variant_new_string (value), NULL)));
}

/* Waits for it; @use is what is done with it. */
typedef gboolean (*Use) (MadoTree *tree, const MadoNode *node, const char *text);

static gboolean
find_and_use (MadoUiDriver *self, AtspiRole role, const char *name, Use use, const char *argument)
{
  g_autofree char *text = NULL;
  gint64 begin = 0;

  do
    {
      g_autoptr (GPtrArray) nodes = mado_tree_read (self->tree);
      const MadoNode *node = mado_node_find (nodes, role, name);

      if (node != NULL)
        return use (self->tree, node, argument);
    }
  while (mado_ui_driver_wait (&begin));
  text = mado_ui_driver_read (self);
  g_error ("There is no “%s”. On the screen:\n%s", name, text);
}

static gboolean
press (MadoTree *tree, const MadoNode *node, const char *text)
{
  return mado_tree_act (tree, node);
}

gboolean
mado_ui_driver_try_press (MadoUiDriver *self, AtspiRole role, const char *name)
{
  gboolean pressed = find_and_use (self, role, name, press, NULL);

  if (pressed)
    g_usleep (CLICK * 1000);
  return pressed;
}

void
mado_ui_driver_press (MadoUiDriver *self, AtspiRole role, const char *name)
{
  g_assert_true (mado_ui_driver_try_press (self, role, name));
}

gboolean
mado_ui_driver_has_state (MadoUiDriver *self,
                          AtspiRole role,
                          const char *name,
                          AtspiStateType state)
{
  g_autoptr (GPtrArray) nodes = mado_tree_read (self->tree);
  const MadoNode *node = mado_node_find (nodes, role, name);

  return node != NULL && mado_node_has_state (node, state);
}

void
mado_ui_driver_type_into (MadoUiDriver *self, AtspiRole role, const char *name, const char *text)
{
  g_assert_true (find_and_use (self, role, name, mado_tree_set_text, text));
}

void
mado_ui_driver_key (MadoUiDriver *self, guint keysym)
{
  g_autofree char *before = mado_ui_driver_get_focus (self);
  g_autoptr (GError) error = NULL;

  atspi_generate_keyboard_event ((glong)keysym, NULL, ATSPI_KEY_SYM, &error);
  g_assert_no_error (error);
  /* When the focus has moved, the key has arrived. */
  for (int waited = 0; waited < KEY; waited += KEY_STEP)
    {
      g_autofree char *now = NULL;

      g_usleep (KEY_STEP * 1000);
      now = mado_ui_driver_get_focus (self);
      if (strcmp (before, now) != 0)
        break;
    }
  pause_a_step ();
}

void
mado_ui_driver_raise (MadoUiDriver *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      self->bus, BUS_NAME, APP_PATH, "org.freedesktop.Application", "Activate",
      g_variant_new ("(a{sv})", NULL), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

void
mado_ui_driver_hold (MadoUiDriver *self, guint keycode, gboolean down)
{
  g_autoptr (GError) error = NULL;

  atspi_generate_keyboard_event ((glong)keycode, NULL, down ? ATSPI_KEY_PRESS : ATSPI_KEY_RELEASE,
                                 &error);
  g_assert_no_error (error);
}

char *
mado_ui_driver_get_focus (MadoUiDriver *self)
{
  g_autoptr (GPtrArray) nodes = mado_tree_read (self->tree);

  /* The innermost: a focused widget in a window has the window focused, too. */
  for (guint i = nodes->len; i > 0; i--)
    {
      const MadoNode *node = g_ptr_array_index (nodes, i - 1);
      g_autofree char *role = NULL;

      if (!mado_node_has_state (node, ATSPI_STATE_FOCUSED))
        continue;
      role = atspi_role_get_name (node->role);
      return g_strdup_printf ("%s|%s|%s", role, node->name, node->description);
    }
  return g_strdup ("");
}

void
mado_ui_driver_lead_to (MadoUiDriver *self, guint keysym, const char *wanted)
{
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *focus = mado_ui_driver_get_focus (self);

      if (strstr (focus, wanted) != NULL)
        return;
      mado_ui_driver_key (self, keysym);
    }
  g_error ("The keyboard does not lead to “%s”.", wanted);
}

void
mado_ui_driver_each_focusable (MadoUiDriver *self, MadoUiDriverEach each, gpointer user_data)
{
  g_autofree char *text = mado_ui_driver_survey (self, each, user_data);
}
