/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "cli-run.h"
#include "cli-words.h"
#include "mado-card.h"
#include "mado-transport-error.h"
#include "mado-wording-error.h"

/* It waits: for cards, a service, a card that does not answer. */

/* --- watch --- */

/* @setup: (nullable): what the program finds */
static GSubprocess *
start_watch (GSpawnChildSetupFunc setup, GDataInputStream **lines)
{
  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GError) error = NULL;
  g_subprocess_launcher_set_child_setup (launcher, setup, NULL, NULL);
  GSubprocess *child =
      g_subprocess_launcher_spawn (launcher, &error, cli_get_program (), "watch", "--json", NULL);
  g_assert_no_error (error);
  *lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  return child;
}

static void
test_watch_ends_on_signal (void)
{
  static const int signals[] = { SIGINT, SIGTERM };
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDataInputStream) lines = NULL;
      g_autoptr (GSubprocess) child = start_watch (NULL, &lines);
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (line, ==,
                       "{\"event\":\"service-stopped\",\"reader\":null,\"state\":\"stopped\"}");
      g_subprocess_send_signal (child, signals[i]);
      g_subprocess_wait (child, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_if_exited (child));
      g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
    }
}

static void
ignore_hangup (gpointer data)
{
  signal (SIGHUP, SIG_IGN);
}

/* As nohup(1) leaves it, which is for what is to outlive its terminal. */
static void
test_watch_outlives_terminal (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GSubprocess) child = start_watch (ignore_hangup, &lines);
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_autofree char *path =
      g_build_filename ("/proc", g_subprocess_get_identifier (child), "status", NULL);
  g_autofree char *status = NULL;
  g_file_get_contents (path, &status, NULL, &error);
  g_assert_no_error (error);
  const char *ignored = strstr (status, "\nSigIgn:\t");
  g_assert_nonnull (ignored);
  guint64 signals = g_ascii_strtoull (ignored + strlen ("\nSigIgn:\t"), NULL, 16);
  g_assert_cmphex (signals & (1u << (SIGHUP - 1)), !=, 0);
  g_subprocess_force_exit (child);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
}

/* Nobody listens any more: the cli_get_program () ends although nothing happens that it could
 * write. */
static void
test_watch_ends_with_pipe (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GSubprocess) child = start_watch (NULL, &lines);
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_input_stream_close (g_subprocess_get_stdout_pipe (child), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (child));
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
}

/* --- a service that is there and lets nobody in --- */

typedef struct
{
  char *directory;
  char *path;
  int socket;
  gboolean answers;
  GThread *thread;
} Service;

/* What pcscd does when polkit refuses the client: it hangs up, with what the client said unread
 * (ContextThread() in winscard_svc.c). What it says to a client of another protocol: its own
 * version, and SCARD_E_SERVICE_STOPPED (version_struct in winscard_msg.h). */
static gpointer
serve (gpointer data)
{
  static const guint32 answer[] = { 99, 0, 0x8010001E };
  const Service *self = data;
  int client;
  while ((client = accept (self->socket, NULL, NULL)) >= 0)
    {
      guint8 request[20]; /* a header of 8 bytes, and the client's version */
      int n_said = 0;
      while (n_said < (int)sizeof request)
        {
          g_usleep (1000);
          g_assert_cmpint (ioctl (client, FIONREAD, &n_said), ==, 0);
        }
      if (self->answers && read (client, request, sizeof request) == sizeof request)
        g_assert_cmpint (write (client, answer, sizeof answer), ==, sizeof answer);
      close (client);
    }
  return NULL;
}

static void
service_start (Service *self, gboolean answers)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  self->directory = g_dir_make_tmp ("mado-cli-XXXXXX", NULL);
  self->path = g_build_filename (self->directory, "socket", NULL);
  self->answers = answers;
  self->socket = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  g_strlcpy (address.sun_path, self->path, sizeof address.sun_path);
  g_assert_cmpint (bind (self->socket, (const struct sockaddr *)&address, sizeof address), ==, 0);
  g_assert_cmpint (listen (self->socket, 8), ==, 0);
  self->thread = g_thread_new ("service", serve, self);
}

static void
service_stop (Service *self)
{
  shutdown (self->socket, SHUT_RDWR);
  g_thread_join (self->thread);
  close (self->socket);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_assert_cmpint (g_rmdir (self->directory), ==, 0);
  g_free (self->path);
  g_free (self->directory);
}

static void
expect_event (const Service *service, const char *event)
{
  g_autoptr (GSubprocessLauncher) launcher = cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  g_subprocess_launcher_setenv (launcher, "PCSCLITE_CSOCK_NAME", service->path, TRUE);
  g_autoptr (GSubprocess) child =
      g_subprocess_launcher_spawn (launcher, &error, cli_get_program (), "watch", "--json", NULL);
  g_assert_no_error (error);
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (line, event));
  g_subprocess_send_signal (child, SIGINT);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
}

static void
test_turned_away (void)
{
  static const struct
  {
    gboolean answers;
    MadoTransportError error;
    const char *event;
  } cases[] = {
    { FALSE, MADO_TRANSPORT_ERROR_REFUSED, "\"service-refused\"" },
    { TRUE, MADO_TRANSPORT_ERROR_MISMATCH, "\"service-mismatch\"" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GSubprocessLauncher) launcher =
          cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
      Service service = { NULL };
      service_start (&service, cases[i].answers);
      g_subprocess_launcher_setenv (launcher, "PCSCLITE_CSOCK_NAME", service.path, TRUE);
      g_auto (Result) result = cli_run_with (launcher, "status", NULL);
      g_assert_cmpint (result.code, ==, 3);
      cli_assert_one_sentence (result.err);
      const GError error = { MADO_TRANSPORT_ERROR, (int)cases[i].error, (char *)"" };
      g_autofree char *what = mado_wording_error (&error);
      g_autofree char *help = mado_wording_error_advice (&error);
      g_assert_nonnull (strstr (result.err, what));
      g_assert_nonnull (strstr (result.err, help));
      expect_event (&service, cases[i].event);
      service_stop (&service);
    }
}

/* --- a card that does not answer --- */

static GSubprocess *
start_silent (const char *path, GDataInputStream **said, gboolean with_password)
{
  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GError) error = NULL;
  GSubprocess *child =
      g_subprocess_launcher_spawn (launcher, &error, cli_get_program (), "status", "--practice",
                                   path, with_password ? "--password-stdin" : NULL, NULL);
  g_assert_no_error (error);
  GOutputStream *input = g_subprocess_get_stdin_pipe (child);
  g_output_stream_write_all (input, "MADO1234\n", 9, NULL, NULL, &error);
  g_assert_no_error (error);
  *said = g_data_input_stream_new (g_subprocess_get_stderr_pipe (child));
  return child;
}

static void
expect_line (GDataInputStream *said, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line (said, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_nonnull (strstr (line, words));
}

static void
expect_signal (GSubprocess *child, int number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_subprocess_communicate_utf8 (child, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, number);
  g_assert_cmpstr (out, ==, "");
}

/* The cli_get_program () says what it waits for, and is ended as any other. */
static void
test_silent_card (void)
{
  static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
  g_autofree char *directory = g_dir_make_tmp ("mado-cli-XXXXXX", NULL);
  g_autofree char *path = cli_write_scenario (directory, "[faults]\nsilent=7\n");
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_autoptr (GDataInputStream) said = NULL;
      g_autoptr (GSubprocess) child = start_silent (path, &said, FALSE);
      expect_line (said, CLI_WAITS_FOR_CARD);
      if (i == 0)
        expect_line (said, "Ctrl+C");
      g_subprocess_send_signal (child, signals[i]);
      expect_signal (child, signals[i]);
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

/* Once a PIN is on its way its answer is worth waiting for, but not for ever; and then it is said
 * that nobody knows. */
static void
test_silent_card_with_password (void)
{
  g_autofree char *directory = g_dir_make_tmp ("mado-cli-XXXXXX", NULL);
  g_autofree char *path = cli_write_scenario (directory, "[faults]\nsilent=1\ncounts=verify\n");
  g_autoptr (GDataInputStream) said = NULL;
  g_autoptr (GSubprocess) child = start_silent (path, &said, TRUE);
  expect_line (said, CLI_WAITS_FOR_CARD);
  g_subprocess_send_signal (child, SIGINT);
  expect_line (said, CLI_ENDS_WITH_ANSWER);
  g_autofree char *silence = g_data_input_stream_read_line (said, NULL, NULL, NULL);
  g_autofree char *silent = cli_say_error (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SILENT);
  g_assert_nonnull (strstr (silence, silent));
  g_assert_null (strstr (silence, "Ctrl+C")); /* which was pressed already */
  g_autofree char *untold = cli_say_error (MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD);
  expect_line (said, untold);
  expect_signal (child, SIGINT);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

static void
add (void)
{
  g_test_add_func ("/cli/watch/signal", test_watch_ends_on_signal);
  g_test_add_func ("/cli/watch/nohup", test_watch_outlives_terminal);
  g_test_add_func ("/cli/watch/pipe", test_watch_ends_with_pipe);
  g_test_add_func ("/cli/turned-away", test_turned_away);
  g_test_add_func ("/cli/silent-card", test_silent_card);
  g_test_add_func ("/cli/silent-card/password", test_silent_card_with_password);
}

int
main (int argc, char *argv[])
{
  return cli_run_tests (argc, argv, add);
}
