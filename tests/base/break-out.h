/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <errno.h>
#include <glib.h>
#include <unistd.h>

/* For a child behind walls: an exit code is all that comes back. */
#define expect(condition)                                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (!(condition))                                                                              \
      {                                                                                            \
        g_printerr ("%s:%d: %s: %s\n", __FILE__, __LINE__, #condition, g_strerror (errno));        \
        _exit (1);                                                                                 \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

/* @result: of a call to the system */
static inline gboolean
is_refused (int result)
{
  return result < 0 && (errno == EACCES || errno == EPERM || errno == EXDEV);
}
