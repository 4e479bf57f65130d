/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#ifdef G_OS_UNIX
#include <unistd.h>
#endif

#ifndef O_CLOEXEC
#define O_CLOEXEC 0
#endif
#ifndef O_BINARY
#define O_BINARY 0
#endif

#include "mado-cli.h"
#include "mado-cli-writer.h"
#include "mado-wording.h"

static gboolean
is_special (const char *name)
{
  return g_file_test (name, G_FILE_TEST_IS_SYMLINK) ||
         (g_file_test (name, G_FILE_TEST_EXISTS) && !g_file_test (name, G_FILE_TEST_IS_REGULAR));
}

static gboolean
fail (int failure, GError **error)
{
  g_set_error_literal (error, G_FILE_ERROR, (int)g_file_error_from_errno (failure),
                       g_strerror (failure));
  return FALSE;
}

#ifdef G_OS_UNIX

/* Without a reader, and for each piece that a reader does not take. */
#define PATIENCE_MILLISECONDS 5000
#define STEP_MILLISECONDS     50

static gboolean
fail_waiting (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "nobody reads from it");
  return FALSE;
}

/* A pipe is opened when its reader is there, or at once and in vain (fifo(7)). */
static int
open_special (const char *name, GError **error)
{
  for (int waited = 0;; waited += STEP_MILLISECONDS)
    {
      int fd = g_open (name, O_WRONLY | O_CREAT | O_TRUNC | O_NONBLOCK | O_CLOEXEC, 0666);
      if (fd >= 0)
        return fd;
      if (errno != ENXIO && errno != EINTR)
        {
          fail (errno, error);
          return -1;
        }
      if (waited >= PATIENCE_MILLISECONDS)
        {
          fail_waiting (error);
          return -1;
        }
      g_usleep (STEP_MILLISECONDS * 1000);
    }
}

static gboolean
write_all (int fd, const char *data, gsize length, GError **error)
{
  while (length > 0)
    {
      GPollFD ready = { .fd = fd, .events = G_IO_OUT };
      gssize n = write (fd, data, length);
      if (n >= 0)
        {
          data += n;
          length -= (gsize)n;
        }
      else if (errno == EAGAIN && g_poll (&ready, 1, PATIENCE_MILLISECONDS) == 0)
        return fail_waiting (error);
      else if (errno != EAGAIN && errno != EINTR)
        return fail (errno, error);
    }
  return TRUE;
}

static gboolean
write_into (const char *name, const void *data, gsize length, GError **error)
{
  int fd = open_special (name, error);
  if (fd < 0)
    return FALSE;
  gboolean done = write_all (fd, data, length, error);
  if (close (fd) != 0 && done)
    return fail (errno, error);
  return done;
}

#endif

/* @file: (nullable): NULL where it has just failed to be opened; closed */
static gboolean
write_and_close (FILE *file, const void *data, gsize length, GError **error)
{
  gboolean done = file != NULL && fwrite (data, 1, length, file) == length;
  int failure = errno;

  if (file != NULL && fclose (file) != 0 && done)
    {
      failure = errno;
      done = FALSE;
    }
  return done || fail (failure, error);
}

#ifndef G_OS_UNIX

static gboolean
write_into (const char *name, const void *data, gsize length, GError **error)
{
  return write_and_close (g_fopen (name, "wb"), data, length, error);
}

#endif

/* A part of it would be in the way of the next try. */
static gboolean
write_new (const char *name, const void *data, gsize length, GError **error)
{
  int fd = g_open (name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_BINARY, 0600);
  gboolean done = write_and_close (fd >= 0 ? fdopen (fd, "wb") : NULL, data, length, error);

  if (fd >= 0 && !done)
    (void)g_unlink (name);
  return done;
}

static gboolean
write_here (guint way, const char *name, const void *data, gsize length, GError **error)
{
  if (way == MADO_CLI_FILE_NEW)
    return write_new (name, data, length, error);
  if (way == MADO_CLI_FILE_AGAIN)
    return g_file_set_contents_full (name, data, (gssize)length, G_FILE_SET_CONTENTS_CONSISTENT,
                                     0600, error);
  return is_special (name) ? write_into (name, data, length, error)
                           : g_file_set_contents (name, data, (gssize)length, error);
}

gboolean
mado_cli_file_start_writer (GPtrArray *names)
{
  return mado_cli_writer_start (names, write_here);
}

gboolean
mado_cli_file_write (
    const char *name, MadoCliFileWay way, const void *data, gsize length, GError **error)
{
  return mado_cli_writer_has (name) ? mado_cli_writer_ask (way, name, data, length, error)
                                    : write_here (way, name, data, length, error);
}

void
mado_cli_file_complain (const char *name, const GError *error)
{
  g_autofree char *display = g_filename_display_name (name);
  g_autofree char *shown = mado_wording_clean (display);

  mado_cli_complain (_ ("「%1$s」に書き込めませんでした（%2$s）。"), shown,
                     mado_wording_file_error (error));
}
