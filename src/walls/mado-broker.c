/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-broker.h"

static int broker = -1; /* the socket, where there is one */

gboolean
mado_broker_is_there (void)
{
  return broker >= 0;
}

#ifdef G_OS_WIN32

const char *
mado_broker_start (void)
{
  return NULL;
}

#else

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

#include "mado-broker-private.h"

/* Not by GLib, which asks once for the folder of temporary files, and would not see that it is
 * another one from now on. (nullable) (transfer full) */
static char *
make_temporary (void)
{
  const char *usual = g_getenv ("TMPDIR");
  g_autofree char *name =
      g_build_filename (usual != NULL && *usual != '\0' ? usual : "/tmp", "madoguchi-XXXXXX", NULL);

  return g_mkdtemp (name) != NULL ? g_steal_pointer (&name) : NULL;
}

const char *
mado_broker_start (void)
{
  static char *temporary; /* (owned) (nullable): to the end */
  int ends[2];

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    return NULL;
  temporary = make_temporary ();
  pid_t child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      mado_broker_serve (ends[1], temporary);
      _exit (0);
    }
  close (ends[1]);
  if (child < 0)
    {
      close (ends[0]);
      if (temporary != NULL)
        (void)rmdir (temporary);
      g_clear_pointer (&temporary, g_free);
      return NULL;
    }
  broker = ends[0];
  if (temporary != NULL)
    g_setenv ("TMPDIR", temporary, TRUE);
  return temporary;
}

/* --- asking: on a thread, for a disk may be slow --- */

typedef struct
{
  MadoBrokerWish wish;
  char *uri;        /* (owned) */
  char *token;      /* (owned) */
  GBytes *contents; /* (owned) (nullable) */
  guint flags;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_free (self->uri);
  g_free (self->token);
  g_clear_pointer (&self->contents, g_bytes_unref);
  g_free (self);
}

static void
set_failed (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, g_strerror (EPIPE));
}

static gboolean
take_answer (GVariant *answer, GError **error)
{
  const char *domain, *message;
  int code;

  g_variant_get (answer, "(&si&s)", &domain, &code, &message);
  if (*domain == '\0')
    return TRUE;
  g_set_error_literal (error, g_quark_from_string (domain), code, message);
  return FALSE;
}

static gboolean
ask (const Question *question, GError **error)
{
  static GMutex one; /* at a time */
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&one);
  g_autoptr (GVariant) answer = NULL;
  int fd = question->contents != NULL ? mado_broker_put (question->contents) : -1;
  int nothing = -1;

  if (fd >= 0 || question->contents == NULL)
    {
      GVariant *value =
          g_variant_new ("(ussu)", question->wish, question->uri, question->token, question->flags);
      if (mado_broker_send (broker, value, fd))
        answer = mado_broker_receive (broker, MADO_BROKER_ANSWER, &nothing);
    }
  if (fd >= 0)
    close (fd);
  if (nothing >= 0)
    close (nothing);
  if (answer != NULL)
    return take_answer (answer, error);
  set_failed (error);
  return FALSE;
}

static void
ask_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (ask (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
ask_async (Question *question, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, ask_in_thread);
}

#endif

/* --- and without --- */

static void
on_saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
mado_broker_save_async (GFile *file,
                        GBytes *contents,
                        GFileCreateFlags flags,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
#ifndef G_OS_WIN32
  if (mado_broker_is_there ())
    {
      const Question question = { MADO_BROKER_SAVE, g_file_get_uri (file), g_strdup (""),
                                  g_bytes_ref (contents), flags };

      ask_async (g_memdup2 (&question, sizeof question), callback, data);
      return;
    }
#endif
  g_file_replace_contents_bytes_async (file, contents, NULL, FALSE, flags, NULL, on_saved_cb,
                                       g_task_new (NULL, NULL, callback, data));
}

void
mado_broker_open_async (const char *uri,
                        const char *token,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
#ifndef G_OS_WIN32
  if (mado_broker_is_there ())
    {
      const Question question = { MADO_BROKER_OPEN, g_strdup (uri),
                                  g_strdup (token != NULL ? token : ""), NULL, 0 };

      ask_async (g_memdup2 (&question, sizeof question), callback, data);
      return;
    }
#endif
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, on_opened_cb,
                                           g_task_new (NULL, NULL, callback, data));
}

gboolean
mado_broker_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
