/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-run.h"

#include <string.h>

void
result_clear (Result *self)
{
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
}

GSubprocessLauncher *
cli_launcher_new (GSubprocessFlags flags)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);

  g_subprocess_launcher_setenv (launcher, "PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm", TRUE);
  return launcher;
}

Result
cli_await (GSubprocess *child)
{
  g_autoptr (GError) error = NULL;
  Result result = { 0 };

  g_subprocess_communicate_utf8 (child, NULL, NULL, &result.out, &result.err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (child));
  result.code = g_subprocess_get_exit_status (child);
  return result;
}

Result
cli_run (GSubprocessLauncher *launcher, const char *const *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_launcher_spawnv (launcher, words, &error);

  g_assert_no_error (error);
  return cli_await (child);
}

void
cli_assert_part (const char *line, const char *text, const char *part)
{
  if (part == NULL ? *text != '\0' : strstr (text, part) == NULL)
    g_error ("%s: “%s” is not in: %s", line, part != NULL ? part : "(nothing)", text);
}
