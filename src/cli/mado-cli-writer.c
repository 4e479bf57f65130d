/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-writer.h"

static GPtrArray *written; /* (owned) (nullable): the names, where there is a process for them */

static gboolean
find_name (const char *name, guint *index)
{
  return written != NULL && g_ptr_array_find_with_equal_func (written, name, g_str_equal, index);
}

gboolean
mado_cli_writer_has (const char *name)
{
  return find_name (name, NULL);
}

#ifdef G_OS_UNIX

#include <errno.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

static int writer = -1; /* the socket of that process */

/* A page is less than a megabyte. */
#define LARGEST (64 << 20)

typedef struct
{
  guint32 way;
  guint32 index;
  guint64 length; /* of what comes behind it */
} Question;

typedef struct
{
  gboolean done;
  gboolean is_io; /* the error: of G_IO_ERROR, or else of G_FILE_ERROR */
  int code;
  char message[256];
} Answer;

static gboolean
send_all (int socket, const void *data, gsize length)
{
  for (gsize sent = 0; sent < length;)
    {
      gssize n = send (socket, (const char *)data + sent, length - sent, MSG_NOSIGNAL);

      if (n < 0 && errno != EINTR)
        return FALSE;
      sent += n > 0 ? (gsize)n : 0;
    }
  return TRUE;
}

static gboolean
receive_all (int socket, void *data, gsize length)
{
  for (gsize received = 0; received < length;)
    {
      gssize n = recv (socket, (char *)data + received, length - received, 0);

      if (n == 0 || (n < 0 && errno != EINTR))
        return FALSE;
      received += n > 0 ? (gsize)n : 0;
    }
  return TRUE;
}

/* --- the process --- */

static void
answer_question (const Question *question, const char *data, MadoCliWriterWork work, Answer *answer)
{
  g_autoptr (GError) error = NULL;

  answer->done = work (question->way, g_ptr_array_index (written, question->index), data,
                       (gsize)question->length, &error);
  if (error == NULL)
    return;
  answer->is_io = error->domain == G_IO_ERROR;
  answer->code = error->code;
  g_strlcpy (answer->message, error->message, sizeof answer->message);
}

static void
serve (int socket, MadoCliWriterWork work)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
  Question question;

  /* Who ends by a signal may still have a record to be written. */
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    signal (signals[i], SIG_IGN);
  while (receive_all (socket, &question, sizeof question) && question.index < written->len &&
         question.length <= LARGEST)
    {
      g_autofree char *data = g_malloc ((gsize)question.length + 1);
      Answer answer = { 0 };

      if (!receive_all (socket, data, (gsize)question.length))
        return;
      answer_question (&question, data, work, &answer);
      if (!send_all (socket, &answer, sizeof answer))
        return;
    }
}

gboolean
mado_cli_writer_start (GPtrArray *names, MadoCliWriterWork work)
{
  int ends[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return FALSE;
  pid_t child = fork ();
  if (child >= 0)
    written = g_ptr_array_ref (names);
  if (child == 0)
    {
      close (ends[0]);
      serve (ends[1], work);
      _exit (0);
    }
  close (ends[1]);
  if (child < 0)
    close (ends[0]);
  else
    writer = ends[0];
  return child > 0;
}

/* --- asking it --- */

gboolean
mado_cli_writer_ask (guint way, const char *name, const void *data, gsize length, GError **error)
{
  Question question = { .way = way, .length = length };
  Answer answer = { 0 };

  g_return_val_if_fail (find_name (name, &question.index), FALSE);

  if (!send_all (writer, &question, sizeof question) || !send_all (writer, data, length) ||
      !receive_all (writer, &answer, sizeof answer))
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_PIPE, g_strerror (EPIPE));
      return FALSE;
    }
  if (!answer.done)
    g_set_error_literal (error, answer.is_io ? G_IO_ERROR : G_FILE_ERROR, answer.code,
                         answer.message);
  return answer.done;
}

#else

gboolean
mado_cli_writer_start (GPtrArray *names, MadoCliWriterWork work)
{
  return FALSE;
}

gboolean
mado_cli_writer_ask (guint way, const char *name, const void *data, gsize length, GError **error)
{
  g_return_val_if_reached (FALSE);
}

#endif
