/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "typed-input.h"

#include <glib-unix.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

char **
typed_input_split_line (const char *program, const char *line)
{
  gboolean lacks_day = strstr (line, "--practice ") != NULL && strstr (line, "--today") == NULL;
  g_autofree char *whole =
      g_strdup_printf ("%s %s%s", program, line, lacks_day ? " --today 2026-11-23" : "");
  g_autoptr (GError) error = NULL;
  char **words = NULL;

  g_shell_parse_argv (whole, NULL, &words, &error);
  g_assert_no_error (error);
  return words;
}

void
typed_input_give (GSubprocessLauncher *launcher, const char *text)
{
  g_autoptr (GError) error = NULL;
  int ends[2];

  g_assert_cmpuint (strlen (text), <=, 4096);
  g_unix_open_pipe (ends, FD_CLOEXEC, &error);
  g_assert_no_error (error);
  g_assert_cmpint (write (ends[1], text, strlen (text)), ==, (gssize)strlen (text));
  close (ends[1]);
  g_subprocess_launcher_take_stdin_fd (launcher, ends[0]);
}

gboolean
typed_input_echoes (int fd)
{
  struct termios settings;

  g_assert_cmpint (tcgetattr (fd, &settings), ==, 0);
  return (settings.c_lflag & ECHO) != 0;
}
