/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <signal.h>
#include <unistd.h>

#include "mado-cli-wait.h"
#include "mado-transport-practice.h"

/* What a signal does while a PIN is on its way. */

#ifdef G_OS_UNIX
#define UNHEARD SIGQUIT
#else
#define UNHEARD SIGINT
#endif

static gboolean
is_ignored (int number)
{
  void (*handler) (int) = signal (number, SIG_IGN);

  signal (number, handler);
  return handler == SIG_IGN;
}

static void
wait_for (MadoCliWork work, gpointer data)
{
  g_autoptr (MadoTransportPractice) transport = mado_transport_practice_new ();

  mado_cli_wait_for (MADO_TRANSPORT (transport), work, data, NULL);
}

static void
commit (MadoCliWait *wait, gpointer data)
{
  g_assert_false (is_ignored (UNHEARD));
  mado_cli_committed_cb (wait);
  g_assert_true (is_ignored (UNHEARD));
  mado_cli_wait_take_back (wait);
  g_assert_false (is_ignored (UNHEARD));
  g_assert_false (g_cancellable_is_cancelled (mado_cli_wait_get_cancellable (wait)));
}

/* Whoever started the tests may have had it ignored. */
static void
test_unheard (void)
{
  void (*before) (int) = signal (UNHEARD, SIG_DFL);

  wait_for (commit, NULL);
  signal (UNHEARD, before);
}

#ifdef G_OS_UNIX

/* The signal was heard when something was said of it. */
static void
take_back (MadoCliWait *wait, gpointer data)
{
  const int *said = data;
  char letter = '\0';

  mado_cli_committed_cb (wait);
  g_assert_cmpint (kill (getpid (), SIGINT), ==, 0);
  g_assert_cmpint (read (said[0], &letter, 1), ==, 1);
  g_assert_false (g_cancellable_is_cancelled (mado_cli_wait_get_cancellable (wait)));
  mado_cli_wait_take_back (wait);
  g_assert_true (g_cancellable_is_cancelled (mado_cli_wait_get_cancellable (wait)));
}

/* The PIN was not sent after all. */
static void
test_take_back (void)
{
  if (g_test_subprocess ())
    {
      int said[2];
      g_assert_cmpint (pipe (said), ==, 0);
      g_assert_cmpint (dup2 (said[1], STDERR_FILENO), ==, STDERR_FILENO);
      signal (SIGINT, SIG_DFL);
      wait_for (take_back, said);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

#endif

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-wait/unheard", test_unheard);
#ifdef G_OS_UNIX
  g_test_add_func ("/cli-wait/take-back", test_take_back);
#endif
  return g_test_run ();
}
