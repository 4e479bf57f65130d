/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-broker-private.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

typedef struct
{
  GMainLoop *loop; /* (owned) */
  int socket;
} Service;

static void
answer (Service *self, const GError *error)
{
  GVariant *value = error != NULL ? g_variant_new ("(sis)", g_quark_to_string (error->domain),
                                                   error->code, error->message)
                                  : g_variant_new ("(sis)", "", 0, "");

  if (!mado_broker_send (self->socket, value, -1))
    g_main_loop_quit (self->loop);
}

static void
refuse (Service *self)
{
  g_autoptr (GError) error =
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, g_strerror (EACCES));

  answer (self, error);
}

static void
save (Service *self, const char *uri, GFileCreateFlags flags, int fd)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GBytes) contents = mado_broker_take (fd);
  g_autoptr (GFile) place = contents != NULL ? mado_broker_judge_place (file, contents) : NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  if (place == NULL)
    {
      refuse (self);
      return;
    }
  const char *data = g_bytes_get_data (contents, &size);
  (void)g_file_replace_contents (place, data, size, NULL, FALSE, flags & G_FILE_CREATE_PRIVATE,
                                 NULL, NULL, &error);
  answer (self, error);
}

static void
on_opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  (void)g_app_info_launch_default_for_uri_finish (result, &error);
  answer (data, error);
}

static void
open_page (Service *self, const char *uri, const char *token)
{
  g_autoptr (GAppLaunchContext) context = g_app_launch_context_new ();

  if (!mado_broker_may_open (uri))
    {
      refuse (self);
      return;
    }
  if (*token != '\0')
    {
      g_app_launch_context_setenv (context, "DESKTOP_STARTUP_ID", token);
      g_app_launch_context_setenv (context, "XDG_ACTIVATION_TOKEN", token);
    }
  g_app_info_launch_default_for_uri_async (uri, context, NULL, on_opened_cb, self);
}

static gboolean
on_question_cb (int socket, GIOCondition condition, gpointer data)
{
  Service *self = data;
  int fd = -1;
  g_autoptr (GVariant) question = mado_broker_receive (socket, MADO_BROKER_QUESTION, &fd);
  const char *uri, *token;
  guint wish, flags;

  if (question == NULL)
    {
      g_main_loop_quit (self->loop);
      return G_SOURCE_REMOVE;
    }
  g_variant_get (question, "(u&s&su)", &wish, &uri, &token, &flags);
  if (wish == MADO_BROKER_SAVE)
    save (self, uri, (GFileCreateFlags)flags, fd);
  else if (wish == MADO_BROKER_OPEN)
    open_page (self, uri, token);
  else
    refuse (self);
  if (fd >= 0)
    close (fd);
  return G_SOURCE_CONTINUE;
}

/* What GTK's printing leaves behind, however the window ended. */
static void
clear_away (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      (void)g_remove (path);
    }
  (void)g_rmdir (folder);
}

static void
on_signal_cb (int number)
{
}

/* When the person logs out, everybody is told at once. The window ends by that, and the broker by
 * the window's end, with what is left then in the folder of temporary files. Heard and not ignored,
 * for who ignores a signal leaves that to the browser. */
static void
outlive_window (void)
{
  static const int signals[] = { SIGTERM, SIGHUP, SIGINT };
  struct sigaction action = { .sa_handler = on_signal_cb, .sa_flags = SA_RESTART };

  sigemptyset (&action.sa_mask);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaction (signals[i], &action, NULL);
}

void
mado_broker_serve (int socket, const char *temporary)
{
  Service self = { g_main_loop_new (NULL, FALSE), socket };

  outlive_window ();
  /* Told apart in a list of processes, and not ended by the terminal's Ctrl+C before the window. */
  (void)prctl (PR_SET_NAME, "mado-broker", 0, 0, 0);
  (void)setsid ();
  g_unix_fd_add (socket, G_IO_IN | G_IO_HUP, on_question_cb, &self);
  g_main_loop_run (self.loop);
  if (temporary != NULL)
    clear_away (temporary);
  g_main_loop_unref (self.loop);
}
