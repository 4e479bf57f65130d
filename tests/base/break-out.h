/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <errno.h>
#include <glib.h>
#include <sys/wait.h>
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

/* Walls have no way back, so @attempt is made in a child. */
static inline void
run_in_child (void (*attempt) (gconstpointer data), gconstpointer data)
{
  int status = 0;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      attempt (data);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}
