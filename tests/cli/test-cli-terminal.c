/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* posix_openpt() */
#include "config.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli-run.h"
#include "mado-wording-pin.h"
#include "typed-input.h"

/* A password that is typed at a terminal. */

static int
open_terminal (int *master)
{
  *master = posix_openpt (O_RDWR | O_NOCTTY);
  g_assert_cmpint (*master, >=, 0);
  g_assert_cmpint (grantpt (*master), ==, 0);
  g_assert_cmpint (unlockpt (*master), ==, 0);
  int slave = open (ptsname (*master), O_RDWR | O_NOCTTY);
  g_assert_cmpint (slave, >=, 0);
  return slave;
}

static void
wait_for_no_echo (int fd)
{
  for (guint i = 0; i < 1000 && typed_input_echoes (fd); i++)
    g_usleep (10 * 1000);
  g_assert_false (typed_input_echoes (fd));
}

static GSubprocess *
start_at_terminal (int slave)
{
  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GError) error = NULL;
  g_subprocess_launcher_take_stdin_fd (launcher, dup (slave));
  GSubprocess *child =
      g_subprocess_launcher_spawn (launcher, &error, cli_get_program (), "status", "--practice",
                                   "healthy", "--password-stdin", "--json", NULL);
  g_assert_no_error (error);
  return child;
}

static void
test_terminal_does_not_echo (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  int master = -1;
  int slave = open_terminal (&master);
  g_assert_true (typed_input_echoes (slave));
  g_autoptr (GSubprocess) child = start_at_terminal (slave);
  wait_for_no_echo (slave);
  g_assert_cmpint (write (master, "MADO1234\n", 9), ==, 9);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
  g_assert_nonnull (strstr (err, mado_wording_pin_name (MADO_PIN_SIGN)));
  g_autoptr (JsonNode) root = cli_parse (out);
  cli_assert_json (root, "certificates.sign.state", "valid-early");
  g_assert_true (typed_input_echoes (slave));

  /* What the terminal showed of what was typed: nothing. */
  char shown[64] = "";
  g_assert_cmpint (fcntl (master, F_SETFL, O_NONBLOCK), ==, 0);
  gssize n = read (master, shown, sizeof shown - 1);
  g_assert_true (n <= 0 || strstr (shown, "MADO") == NULL);
  close (slave);
  close (master);
}

static void
test_terminal_is_put_back (void)
{
  g_autoptr (GError) error = NULL;
  int master = -1;
  int slave = open_terminal (&master);
  g_autoptr (GSubprocess) child = start_at_terminal (slave);
  wait_for_no_echo (slave);
  g_subprocess_send_signal (child, SIGINT);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGINT);
  g_assert_true (typed_input_echoes (slave));
  close (slave);
  close (master);
}

static void
add (void)
{
  g_test_add_func ("/cli/terminal/no-echo", test_terminal_does_not_echo);
  g_test_add_func ("/cli/terminal/put-back", test_terminal_is_put_back);
}

int
main (int argc, char *argv[])
{
  return cli_run_tests (argc, argv, add);
}
