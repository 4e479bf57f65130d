/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-application.h"

#include <glib/gi18n.h>

#include "mado-about.h"
#include "mado-civil-date.h"
#include "mado-counter-desk.h"
#include "mado-feature.h"
#include "mado-first-frame.h"
#include "mado-gtk-ways.h"
#include "mado-instance.h"
#include "mado-label-pieces.h"
#include "mado-menu.h"
#include "mado-mode.h"
#include "mado-options.h"
#include "mado-practice.h"
#include "mado-session.h"
#include "mado-settings.h"
#include "mado-style.h"
#include "mado-transport-pcsc.h"
#include "mado-wording-error.h"
#include "mado-wording-language.h"
#include "mado-wording-source.h"
#include "mado-ui-nicks.h"

struct _MadoApplication
{
  AdwApplication parent_instance;

  MadoSettings *settings;         /* (owned) (nullable): made at startup */
  MadoMunicipality *municipality; /* (owned) (nullable) */
  MadoSession *session;           /* (owned) (nullable) */
  MadoPractice *practice;         /* (owned) (nullable): in practice mode */
  MadoFront *front;               /* (unowned) (nullable): the window */
  MadoMode mode;
  MadoCounterDesk *desk;      /* (owned) (nullable): in the counter mode */
  const char *usual_language; /* (nullable): the lobby goes back to it */
  MadoOptions options;
};

G_DEFINE_FINAL_TYPE (MadoApplication, mado_application, ADW_TYPE_APPLICATION)

static const GDate *
get_today (MadoApplication *self)
{
  return mado_civil_date_known (&self->options.today) ? &self->options.today : NULL;
}

static void
show_error (MadoApplication *self, const GError *error)
{
  g_autofree char *sentence = mado_wording_error (error);

  if (self->front != NULL)
    mado_front_show_message (self->front, sentence);
  else
    g_printerr ("%s\n", sentence);
}

/* --- what may be done now --- */

static void
enable_action (MadoApplication *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* A PIN is on its way: whoever closes the window or takes another one in its place does not learn
 * what became of it. It takes a moment only; on the reader's keys until the reader gives up
 * (mado_channel_type_pin()). */
static gboolean
must_stay (MadoApplication *self)
{
  return self->session != NULL && mado_session_get_committed (self->session);
}

/* Whoever is on the session bus does not take away a password that is being typed. */
static gboolean
keeps_input (MadoApplication *self)
{
  return self->front != NULL && mado_front_keeps_input (self->front);
}

/* A change of state asked for over the session bus comes also when the action is not enabled. */
static gboolean
may_change (GSimpleAction *action)
{
  return g_action_get_enabled (G_ACTION (action));
}

static gboolean
may_reopen (MadoApplication *self, GSimpleAction *action)
{
  return may_change (action) && (self->front == NULL || !mado_front_is_busy (self->front));
}

/* In the lobby nothing can be opened, left or set up by whoever stands there, nor the reader taken
 * away from it. */
static void
update_actions (MadoApplication *self)
{
  gboolean on = self->practice != NULL;
  gboolean inserted = on && mado_practice_get_inserted (self->practice);
  gboolean lobby = self->mode == MADO_MODE_LOBBY;
  gboolean stay = must_stay (self);

  enable_action (self, "practice-start",
                 !stay && (on || !lobby) && mado_feature_is_on (MADO_FEATURE_PRACTICE));
  enable_action (self, "practice-insert", on && !inserted);
  enable_action (self, "practice-remove", inserted);
  enable_action (self, "practice-leave", on && !stay);
  enable_action (self, "about", !lobby);
  enable_action (self, "municipality",
                 !lobby && mado_settings_is_writable (self->settings, MADO_SETTINGS_MUNICIPALITY));
  enable_action (self, "colour-scheme", !lobby);
  enable_action (self, "language", !stay);
  enable_action (self, "quit", !stay);
}

/* --- session --- */

static void
on_practice_stage_cb (MadoApplication *self)
{
  if (self->practice != NULL)
    mado_practice_look (self->practice);
}

/* @practice: (transfer full) (nullable): NULL for the real readers */
static void
start_session (MadoApplication *self, MadoPractice *practice)
{
  g_autoptr (MadoTransport) transport = practice != NULL
                                            ? g_object_ref (mado_practice_get_transport (practice))
                                            : mado_transport_pcsc_new ();
  g_autoptr (MadoSession) old = g_steal_pointer (&self->session);

  g_clear_object (&self->practice);
  self->practice = practice;
  self->session = mado_session_new (transport, practice != NULL);
  if (practice != NULL)
    {
      mado_session_set_practice_cas (self->session, mado_scenario_get_practice_cas ());
      g_signal_connect_object (self->session, "notify::stage", G_CALLBACK (on_practice_stage_cb),
                               self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->session, "notify::committed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  mado_session_set_municipality (self->session, self->municipality);
  if (practice != NULL)
    mado_session_set_today (self->session, mado_practice_get_today (practice));
  if (practice == NULL)
    mado_session_set_usual_reader (self->session, self->options.reader);
  if (self->desk != NULL)
    mado_counter_desk_set_session (self->desk, self->session);
  if (self->front != NULL)
    mado_front_set_session (self->front, self->session, self->practice);
  if (old != NULL)
    mado_session_stop (old);
  mado_session_start (self->session);
}

/* @municipality: (transfer full) */
static void
take_municipality (MadoApplication *self, MadoMunicipality *municipality)
{
  g_autofree char *problem = mado_wording_municipality_problem (municipality, TRUE);

  /* On the screen it is a banner; in the lobby without the file's name. */
  if (problem != NULL)
    g_printerr ("%s\n", problem);
  g_clear_pointer (&self->municipality, mado_municipality_unref);
  self->municipality = municipality;
  if (self->session != NULL)
    mado_session_set_municipality (self->session, municipality);
}

/* --- window --- */

static gboolean
on_close_request_cb (MadoApplication *self)
{
  if (must_stay (self))
    return GDK_EVENT_STOP;
  mado_mode_save_size (self->front, self->settings);
  self->front = NULL;
  return GDK_EVENT_PROPAGATE;
}

static void
open_window (MadoApplication *self)
{
  self->front = mado_mode_create_front (self->mode, ADW_APPLICATION (self), self->settings,
                                        self->desk, self->usual_language);
  /* After the window, which may not let itself be closed. */
  g_signal_connect_object (self->front, "close-request", G_CALLBACK (on_close_request_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  mado_front_set_session (self->front, self->session, self->practice);
  gtk_window_present (GTK_WINDOW (self->front));
  mado_first_frame_await (GTK_WINDOW (self->front));
}

/* At the first start somebody at home is asked once; an administrator's default or lock answers.
 * Not at a counter, where the choice would be kept for the day only and a queue waits: the name
 * stands beside each verdict. Not in the lobby. Practice is nobody's card. */
static gboolean
wants_municipality (MadoApplication *self)
{
  return self->mode == MADO_MODE_HOME && self->practice == NULL &&
         !mado_settings_has_municipality (self->settings) &&
         mado_settings_is_writable (self->settings, MADO_SETTINGS_MUNICIPALITY);
}

/* Words are looked up when a widget is made, so another language is another window. */
static void
reopen_window (MadoApplication *self)
{
  MadoFront *old = self->front;

  if (old == NULL)
    return;
  mado_mode_save_size (self->front, self->settings);
  open_window (self);
  mado_front_take_over (self->front, old);
  gtk_window_destroy (GTK_WINDOW (old));
}

/* --- actions --- */

/* @name: see mado_scenario_load() */
static void
start_practice (MadoApplication *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  MadoPractice *practice = mado_practice_new (name, get_today (self), &error);

  if (practice == NULL)
    {
      show_error (self, error);
      return;
    }
  start_session (self, practice);
  g_signal_connect_object (practice, "notify::inserted", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}

/* Whoever is on the session bus can ask for this: no file is opened for them. */
static void
on_practice_start_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoApplication *self = MADO_APPLICATION (user_data);
  const char *name = g_variant_get_string (parameter, NULL);
  g_autoptr (GError) error = NULL;

  if (keeps_input (self))
    return;
  if (!mado_scenario_is_file (name))
    {
      start_practice (self, name);
      return;
    }
  g_set_error (&error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_NOT_FOUND,
               "\"%s\" is not the name of a practice card", name);
  show_error (self, error);
}

static void
on_practice_leave_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoApplication *self = MADO_APPLICATION (user_data);

  if (keeps_input (self))
    return;
  start_session (self, NULL);
  update_actions (self);
}

static void
on_practice_insert_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mado_practice_set_inserted (MADO_APPLICATION (user_data)->practice, TRUE);
}

static void
on_practice_remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mado_practice_set_inserted (MADO_APPLICATION (user_data)->practice, FALSE);
}

static void
on_language_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  MadoApplication *self = MADO_APPLICATION (user_data);
  const char *language = g_variant_get_string (state, NULL);

  if (!may_reopen (self, action) || !mado_wording_set_language (language))
    return;
  mado_settings_set_string (self->settings, MADO_SETTINGS_LANGUAGE, language);
  g_simple_action_set_state (action, state);
  reopen_window (self);
}

static void
on_municipality_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  MadoApplication *self = MADO_APPLICATION (user_data);
  const char *id = g_variant_get_string (state, NULL);
  g_autoptr (GError) error = NULL;
  MadoMunicipality *municipality =
      may_change (action) ? mado_municipality_load (id, NULL, &error) : NULL;

  if (error != NULL)
    show_error (self, error);
  if (municipality == NULL)
    return;
  take_municipality (self, municipality);
  mado_settings_set_string (self->settings, MADO_SETTINGS_MUNICIPALITY, id);
  g_simple_action_set_state (action, state);
}

static void
on_colour_scheme_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  MadoApplication *self = MADO_APPLICATION (user_data);
  const char *scheme = g_variant_get_string (state, NULL);

  if (!may_change (action) || !mado_style_choose (scheme))
    return;
  mado_settings_set_string (self->settings, MADO_SETTINGS_COLOUR_SCHEME, scheme);
  g_simple_action_set_state (action, state);
}

static void
on_about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mado_about_show (GTK_WINDOW (MADO_APPLICATION (user_data)->front));
}

static void
on_quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MadoApplication *self = MADO_APPLICATION (user_data);

  if (keeps_input (self))
    return;
  if (self->front != NULL)
    gtk_window_close (GTK_WINDOW (self->front));
  g_application_quit (G_APPLICATION (self));
}

static void
set_keys (MadoApplication *self, const char *action, const char *key)
{
  const char *const keys[] = { key, NULL };

  gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, keys);
}

/* Told on the session bus, for who starts the program once more; not to be set from there. */
static void
on_mode_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
}

static void
set_mode (MadoApplication *self, MadoMode mode)
{
  gboolean lobby = mode == MADO_MODE_LOBBY;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "mode");

  self->mode = mode;
  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (mado_mode_to_string (mode)));
  if (mode == MADO_MODE_COUNTER)
    self->desk = mado_counter_desk_new (mado_settings_get_int (self->settings, MADO_SETTINGS_IDLE));
  if (self->desk != NULL && self->session != NULL)
    mado_counter_desk_set_session (self->desk, self->session);
  self->usual_language = mado_wording_get_language ();
  if (mode != MADO_MODE_HOME)
    mado_settings_be_forgetful (self->settings);
  set_keys (self, "app.quit", lobby ? "<Control><Alt><Shift>q" : "<Control>q");
  set_keys (self, "window.close", lobby ? NULL : "<Control>w");
  update_actions (self);
}

static void
add_choice (MadoApplication *self,
            const char *name,
            const char *key,
            void (*change) (GSimpleAction *, GVariant *, gpointer))
{
  g_autofree char *value = mado_settings_dup_string (self->settings, key);
  g_autoptr (GSimpleAction) action =
      g_simple_action_new_stateful (name, G_VARIANT_TYPE_STRING, g_variant_new_string (value));

  g_signal_connect (action, "change-state", G_CALLBACK (change), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

static void
add_actions (MadoApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "practice-start", .activate = on_practice_start_cb, .parameter_type = "s" },
    { .name = "practice-insert", .activate = on_practice_insert_cb },
    { .name = "practice-remove", .activate = on_practice_remove_cb },
    { .name = "practice-leave", .activate = on_practice_leave_cb },
    { .name = "about", .activate = on_about_cb },
    { .name = "quit", .activate = on_quit_cb },
  };
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_choice (self, "language", MADO_SETTINGS_LANGUAGE, on_language_cb);
  add_choice (self, "municipality", MADO_SETTINGS_MUNICIPALITY, on_municipality_cb);
  add_choice (self, "colour-scheme", MADO_SETTINGS_COLOUR_SCHEME, on_colour_scheme_cb);
  add_choice (self, "mode", MADO_SETTINGS_MODE, on_mode_cb);
  enable_action (self, "mode", FALSE);
}

/* --- the application --- */

static void
load_settings (MadoApplication *self)
{
  g_autofree char *language = NULL;
  g_autofree char *scheme = NULL;

  self->settings = mado_settings_new ();
  language = mado_settings_dup_string (self->settings, MADO_SETTINGS_LANGUAGE);
  scheme = mado_settings_dup_string (self->settings, MADO_SETTINGS_COLOUR_SCHEME);
  mado_wording_set_language (self->options.language != NULL ? self->options.language : language);
  mado_style_choose (scheme);
  take_municipality (self, mado_settings_load_municipality (self->settings));
}

static void
choose_mode (MadoApplication *self)
{
  g_autofree char *setting = mado_settings_dup_string (self->settings, MADO_SETTINGS_MODE);
  MadoMode mode = MADO_MODE_HOME;

  if (!mado_options_get_mode (&self->options, &mode))
    mado_mode_from_string (setting, &mode);
  set_mode (self, mode);
}

static void
mado_application_startup (GApplication *application)
{
  MadoApplication *self = MADO_APPLICATION (application);

  /* The readers are looked for while GTK starts. */
  if (self->options.practice == NULL)
    start_session (self, NULL);
  mado_first_frame_prepare ();
  G_APPLICATION_CLASS (mado_application_parent_class)->startup (application);
  mado_gtk_ways_change ();
  mado_label_pieces_init ();
  load_settings (self);
  add_actions (self);
  choose_mode (self);
}

static void
mado_application_activate (GApplication *application)
{
  MadoApplication *self = MADO_APPLICATION (application);

  if (self->front != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->front));
      return;
    }
  if (self->session == NULL)
    start_practice (self, self->options.practice);
  if (self->session == NULL)
    start_session (self, NULL);
  mado_reader_watch_catch_up (mado_session_get_watch (self->session));
  open_window (self);
  if (wants_municipality (self))
    gtk_widget_activate_action (GTK_WIDGET (self->front), "win.municipality", NULL);
}

static void
mado_application_shutdown (GApplication *application)
{
  MadoApplication *self = MADO_APPLICATION (application);

  if (self->session != NULL)
    mado_session_stop (self->session);
  g_clear_object (&self->session);
  mado_mode_forget_files (self->mode);
  G_APPLICATION_CLASS (mado_application_parent_class)->shutdown (application);
}

static int
mado_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  MadoApplication *self = MADO_APPLICATION (application);
  MadoMode mode;
  gboolean has_mode = mado_options_get_mode (&self->options, &mode);
  int status = mado_options_check (&self->options);

  if (status >= 0)
    return status;
  if (has_mode && !mado_mode_may_be_chosen ())
    return mado_options_refuse (_ ("画面の種類は管理者が決めています"), NULL);
  if (!mado_instance_claim (mado_options_has_wish (&self->options)))
    return 0;
  if (mado_options_has_wish (&self->options) && g_application_register (application, NULL, NULL) &&
      g_application_get_is_remote (application))
    return mado_options_ask_first (&self->options, application);
  return -1;
}

static void
mado_application_finalize (GObject *object)
{
  MadoApplication *self = MADO_APPLICATION (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->session);
  g_clear_object (&self->practice);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->municipality, mado_municipality_unref);
  mado_options_clear (&self->options);

  G_OBJECT_CLASS (mado_application_parent_class)->finalize (object);
}

static void
mado_application_class_init (MadoApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = mado_application_finalize;
  application_class->startup = mado_application_startup;
  application_class->activate = mado_application_activate;
  application_class->shutdown = mado_application_shutdown;
  application_class->handle_local_options = mado_application_handle_local_options;
}

static void
mado_application_init (MadoApplication *self)
{
  mado_options_add (&self->options, G_APPLICATION (self));
}

MadoApplication *
mado_application_new (void)
{
  return g_object_new (MADO_TYPE_APPLICATION, "application-id", MADO_APP_ID, "resource-base-path",
                       "/io/github/madoguchi/Madoguchi", NULL);
}
