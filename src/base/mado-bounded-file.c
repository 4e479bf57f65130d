/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-bounded-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>

static void
set_error (int code, GError **error)
{
  g_set_error_literal (error, G_FILE_ERROR, (int)g_file_error_from_errno (code), g_strerror (code));
}

char *
mado_bounded_file_read (const char *path, gsize max, gsize *length, GError **error)
{
  g_autofree char *buffer = NULL;
  FILE *file;

  /* Opening a pipe would wait for its writer, and a device may have no end. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "not a regular file");
      return NULL;
    }
  file = g_fopen (path, "rb");
  if (file == NULL)
    {
      set_error (errno, error);
      return NULL;
    }
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
