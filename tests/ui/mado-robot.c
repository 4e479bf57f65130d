/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-robot.h"

#include <string.h>

/* Milliseconds. A card is read in well under a second; the rest is for a busy machine. */
#define PATIENCE  20000
#define STEP      60

#define BUS_NAME  MADO_APP_ID
#define APP_PATH  "/io/github/madoguchi/Madoguchi"
#define MAX_DEPTH 60

struct _MadoRobot
{
  GSubprocess *process; /* (owned) */
  GDBusConnection *bus; /* (owned) */
};

typedef gboolean (*Visit) (AtspiAccessible *widget, gpointer user_data);

static gboolean
has_state (AtspiAccessible *widget, AtspiStateType state)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (widget);

  return states != NULL && atspi_state_set_contains (states, state);
}

/* Depth first; stops when @visit returns TRUE. What is not shown is not gone into. */
static gboolean
walk (AtspiAccessible *widget, int depth, Visit visit, gpointer user_data)
{
  int n = atspi_accessible_get_child_count (widget, NULL);

  if (depth > 1 && !has_state (widget, ATSPI_STATE_VISIBLE))
    return FALSE;
  if (visit (widget, user_data))
    return TRUE;
  for (int i = 0; i < n && depth < MAX_DEPTH; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (widget, i, NULL);

      if (child != NULL && walk (child, depth + 1, visit, user_data))
        return TRUE;
    }
  return FALSE;
}

/* (nullable) (transfer full) */
static AtspiAccessible *
find_application (MadoRobot *self)
{
  AtspiAccessible *desktop = atspi_get_desktop (0);
  guint pid = (guint)g_ascii_strtoull (g_subprocess_get_identifier (self->process), NULL, 10);
  AtspiAccessible *found = NULL;

  for (int i = 0; found == NULL && i < atspi_accessible_get_child_count (desktop, NULL); i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (child != NULL && atspi_accessible_get_process_id (child, NULL) == pid)
        found = g_steal_pointer (&child);
    }
  g_object_unref (desktop);
  if (found != NULL)
    atspi_accessible_set_cache_mask (found, ATSPI_CACHE_NONE);
  return found;
}

static void
walk_all (MadoRobot *self, Visit visit, gpointer user_data)
{
  g_autoptr (AtspiAccessible) application = find_application (self);

  if (application != NULL)
    walk (application, 0, visit, user_data);
}

static void
append (GString *text, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s\n", words);
}

static gboolean
read_widget (AtspiAccessible *widget, gpointer user_data)
{
  GString *text = user_data;
  g_autofree char *name = atspi_accessible_get_name (widget, NULL);
  g_autofree char *description = atspi_accessible_get_description (widget, NULL);
  AtspiRole role = atspi_accessible_get_role (widget, NULL);

  append (text, name);
  append (text, description);
  /* The name of a label is its text; an entry's is not. */
  if (role == ATSPI_ROLE_TEXT || role == ATSPI_ROLE_ENTRY)
    {
      g_autoptr (AtspiText) content = atspi_accessible_get_text_iface (widget);
      g_autofree char *words =
          atspi_text_get_text (content, 0, atspi_text_get_character_count (content, NULL), NULL);

      if (g_strcmp0 (words, name) != 0)
        append (text, words);
    }
  return FALSE;
}

static void
pause_a_step (void)
{
  g_usleep (STEP * 1000);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
wait_for_bus_name (MadoRobot *self)
{
  for (int waited = 0; waited < PATIENCE; waited += STEP)
    {
      g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
          self->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
          "NameHasOwner", g_variant_new ("(s)", BUS_NAME), G_VARIANT_TYPE ("(b)"),
          G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
      gboolean owned = FALSE;

      g_variant_get (answer, "(b)", &owned);
      if (owned)
        return;
      pause_a_step ();
    }
  g_error ("The program did not come up.");
}

MadoRobot *
mado_robot_start (const char *const *arguments)
{
  MadoRobot *self = g_new0 (MadoRobot, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) command = NULL;

  g_strv_builder_add (words, g_getenv ("MADO_PROGRAM"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_strv_builder_add (words, arguments[i]);
  command = g_strv_builder_end (words);
  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  self->process = g_subprocess_newv ((const char *const *)command, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  wait_for_bus_name (self);
  return self;
}

void
mado_robot_stop (MadoRobot *self)
{
  g_autoptr (GError) error = NULL;

  mado_robot_act (self, "app.quit", NULL);
  g_subprocess_wait (self->process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (self->process));
  g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, 0);
  g_clear_object (&self->process);
  g_clear_object (&self->bus);
  g_free (self);
}

char *
mado_robot_read (MadoRobot *self)
{
  GString *text = g_string_new (NULL);

  walk_all (self, read_widget, text);
  return g_string_free (text, FALSE);
}

static void
expect (MadoRobot *self, const char *wanted, gboolean present)
{
  g_autofree char *text = NULL;

  for (int waited = 0; waited < PATIENCE; waited += STEP)
    {
      g_free (text);
      text = mado_robot_read (self);
      if (*text != '\0' && (strstr (text, wanted) != NULL) == present)
        return;
      pause_a_step ();
    }
  g_error ("“%s” %s. On the screen:\n%s", wanted,
           present ? "was not to be read" : "could still be read", text);
}

void
mado_robot_expect (MadoRobot *self, const char *text)
{
  expect (self, text, TRUE);
}

void
mado_robot_expect_gone (MadoRobot *self, const char *text)
{
  expect (self, text, FALSE);
}

/* A new window (after a change of language) has a new number. (transfer full) */
static char *
find_window_path (MadoRobot *self)
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

static void
call (MadoRobot *self, const char *action, const char *method, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autofree char *path =
      g_str_has_prefix (action, "win.") ? find_window_path (self) : g_strdup (APP_PATH);

  g_assert_nonnull (path);
  answer = g_dbus_connection_call_sync (self->bus, BUS_NAME, path, "org.gtk.Actions", method,
                                        arguments, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

void
mado_robot_act (MadoRobot *self, const char *action, const char *parameter)
{
  GVariantBuilder parameters;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  if (parameter != NULL)
    g_variant_builder_add (&parameters, "v", g_variant_new_string (parameter));
  call (self, action, "Activate", g_variant_new ("(sava{sv})", action + 4, &parameters, NULL));
}

void
mado_robot_choose (MadoRobot *self, const char *action, const char *value)
{
  call (self, action, "SetState",
        g_variant_new ("(sva{sv})", action + 4, g_variant_new_string (value), NULL));
}

typedef struct
{
  AtspiRole role;
  const char *name;
  AtspiAccessible *found; /* (owned) (nullable) */
} Wanted;

static gboolean
match (AtspiAccessible *widget, gpointer user_data)
{
  Wanted *wanted = user_data;
  g_autofree char *name = NULL;

  if (atspi_accessible_get_role (widget, NULL) != wanted->role)
    return FALSE;
  name = atspi_accessible_get_name (widget, NULL);
  if (name == NULL || strstr (name, wanted->name) == NULL)
    return FALSE;
  wanted->found = g_object_ref (widget);
  return TRUE;
}

static AtspiAccessible *
find (MadoRobot *self, AtspiRole role, const char *name)
{
  Wanted wanted = { role, name, NULL };
  g_autofree char *text = NULL;

  for (int waited = 0; waited < PATIENCE; waited += STEP)
    {
      walk_all (self, match, &wanted);
      if (wanted.found != NULL)
        return wanted.found;
      pause_a_step ();
    }
  text = mado_robot_read (self);
  g_error ("There is no “%s”. On the screen:\n%s", name, text);
}

gboolean
mado_robot_try_press (MadoRobot *self, AtspiRole role, const char *name)
{
  g_autoptr (AtspiAccessible) widget = find (self, role, name);
  g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (widget);

  return action != NULL && atspi_action_do_action (action, 0, NULL);
}

void
mado_robot_press (MadoRobot *self, AtspiRole role, const char *name)
{
  g_assert_true (mado_robot_try_press (self, role, name));
}

void
mado_robot_type_into (MadoRobot *self, AtspiRole role, const char *name, const char *text)
{
  g_autoptr (AtspiAccessible) widget = find (self, role, name);
  g_autoptr (AtspiEditableText) editable = atspi_accessible_get_editable_text_iface (widget);

  g_assert_nonnull (editable);
  g_assert_true (atspi_editable_text_set_text_contents (editable, text, NULL));
}

void
mado_robot_key (MadoRobot *self, guint keysym)
{
  g_autoptr (GError) error = NULL;

  atspi_generate_keyboard_event ((glong)keysym, NULL, ATSPI_KEY_SYM, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 3; i++)
    pause_a_step ();
}

static gboolean
match_focused (AtspiAccessible *widget, gpointer user_data)
{
  Wanted *wanted = user_data;

  if (!has_state (widget, ATSPI_STATE_FOCUSED))
    return FALSE;
  g_set_object (&wanted->found, widget);
  return FALSE;
}

char *
mado_robot_get_focus (MadoRobot *self)
{
  Wanted wanted = { 0 };
  g_autofree char *name = NULL;
  g_autofree char *role = NULL;

  walk_all (self, match_focused, &wanted);
  if (wanted.found == NULL)
    return g_strdup ("");
  name = atspi_accessible_get_name (wanted.found, NULL);
  role = atspi_accessible_get_role_name (wanted.found, NULL);
  g_object_unref (wanted.found);
  return g_strdup_printf ("%s|%s", role, name);
}

typedef struct
{
  MadoRobotEach each;
  gpointer user_data;
} Visitor;

static gboolean
visit_focusable (AtspiAccessible *widget, gpointer user_data)
{
  Visitor *visitor = user_data;

  /* GTK 4.8 says SHOWING of windows only; what is not visible has not been gone into. */
  if (has_state (widget, ATSPI_STATE_FOCUSABLE) && has_state (widget, ATSPI_STATE_SENSITIVE))
    visitor->each (widget, visitor->user_data);
  return FALSE;
}

void
mado_robot_each_focusable (MadoRobot *self, MadoRobotEach each, gpointer user_data)
{
  Visitor visitor = { each, user_data };

  walk_all (self, visit_focusable, &visitor);
}
