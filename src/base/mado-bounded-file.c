/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-bounded-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Of Windows alone, or of all others. */
#ifndef O_BINARY
#define O_BINARY 0
#endif
#ifndef O_CLOEXEC
#define O_CLOEXEC 0
#endif
#ifndef O_NONBLOCK
#define O_NONBLOCK 0
#endif

static void
set_error (int code, GError **error)
{
  g_set_error_literal (error, G_FILE_ERROR, (int)g_file_error_from_errno (code), g_strerror (code));
}

/* Opening a pipe would wait for its writer, and a device may have no end. It is looked at when it
 * is open: what lies at @path may be another thing a moment later. */
static FILE *
open_regular (const char *path, GError **error)
{
  struct stat status;
  FILE *file = NULL;
  int fd = g_open (path, O_RDONLY | O_BINARY | O_CLOEXEC | O_NONBLOCK, 0);

  if (fd >= 0 && fstat (fd, &status) == 0 && !S_ISREG (status.st_mode))
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "not a regular file");
  else if (fd < 0 || (file = fdopen (fd, "rb")) == NULL)
    set_error (errno, error);
  if (fd >= 0 && file == NULL)
    close (fd);
  return file;
}

char *
mado_bounded_file_read (const char *path, gsize max, gsize *length, GError **error)
{
  g_autofree char *buffer = NULL;
  FILE *file = open_regular (path, error);

  if (file == NULL)
    return NULL;
  buffer = g_malloc (max + 1);
  *length = fread (buffer, 1, max + 1, file);
  if (ferror (file) != 0)
    {
      set_error (errno, error);
      g_clear_pointer (&buffer, g_free);
    }
  fclose (file);
  return g_steal_pointer (&buffer);
}
