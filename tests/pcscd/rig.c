/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rig.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mado-transport-pcsc.h"
#include "typed-input.h"

struct _Rig
{
  GSubprocess *service;        /* (owned) (nullable) */
  GSubprocess *card;           /* (owned) (nullable) */
  GDataInputStream *card_says; /* (owned) (nullable) */
};

static const char *
getenv_or_fail (const char *name)
{
  const char *value = g_getenv (name);
  if (value == NULL)
    g_error ("%s is not set: run this inside with-pcscd", name);
  return value;
}

/* with-pcscd ends the processes that this leaves behind. */
static void
die_of_alarm (int signal_number)
{
  static const char message[] = "Bail out! nothing happened for too long\n";
  gssize written G_GNUC_UNUSED = write (STDOUT_FILENO, message, sizeof message - 1);
  _exit (EXIT_FAILURE);
}

static void
arm_alarm (guint seconds)
{
  signal (SIGALRM, die_of_alarm);
  alarm (seconds);
}

/* --- the service --- */

static gboolean
service_answers (guint n_readers)
{
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (GPtrArray) slots = mado_transport_wait (transport, NULL, NULL, NULL);
  return slots != NULL && slots->len == n_readers;
}

static void
start_service (Rig *self, const char *command, guint n_readers)
{
  g_assert_null (self->service);
  g_auto (GStrv) argv = g_strsplit (getenv_or_fail (command), " ", -1);
  g_autoptr (GError) error = NULL;
  self->service = g_subprocess_newv (
      (const char *const *)argv,
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  arm_alarm (RIG_PATIENCE_SECONDS);
  while (!service_answers (n_readers))
    g_usleep (20 * 1000);
  arm_alarm (0);
}

void
rig_start_service (Rig *self)
{
  start_service (self, "MADO_PCSCD", RIG_N_READERS);
}

void
rig_start_service_without_readers (Rig *self)
{
  start_service (self, "MADO_PCSCD_BARE", 0);
}

void
rig_start_service_with_long_name (Rig *self)
{
  start_service (self, "MADO_PCSCD_LONG_NAME", RIG_N_READERS);
}

void
rig_start_service_named (Rig *self, const char *name)
{
  const char *const command = getenv_or_fail ("MADO_PCSCD");
  const char *const config = strstr (command, "--config ") + strlen ("--config ");
  g_autoptr (GRegex) line = g_regex_new ("(?m)^FRIENDLYNAME .*$", 0, 0, NULL);
  g_autofree char *own = g_strconcat (config, "-named", NULL);
  g_autofree char *named = g_strdup_printf ("FRIENDLYNAME \"%s\"", name);
  g_autofree char *usual = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *words = g_strconcat (command, "-named", NULL);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (config, &usual, NULL, &error);
  g_assert_no_error (error);
  changed = g_regex_replace_literal (line, usual, -1, 0, named, 0, &error);
  g_assert_no_error (error);
  g_file_set_contents (own, changed, -1, &error);
  g_assert_no_error (error);
  g_setenv ("MADO_PCSCD_NAMED", words, TRUE);
  start_service (self, "MADO_PCSCD_NAMED", RIG_N_READERS);
}

void
rig_freeze_service (Rig *self, gboolean frozen)
{
  g_subprocess_send_signal (self->service, frozen ? SIGSTOP : SIGCONT);
}

void
rig_freeze_card (Rig *self, gboolean frozen)
{
  g_subprocess_send_signal (self->card, frozen ? SIGSTOP : SIGCONT);
}

static void
end_process (GSubprocess **process, int signal_number)
{
  if (*process == NULL)
    return;
  g_subprocess_send_signal (*process, signal_number);
  g_subprocess_wait (*process, NULL, NULL);
  g_clear_object (process);
}

void
rig_kill_service (Rig *self)
{
  g_assert_nonnull (self->service);
  end_process (&self->service, SIGKILL);
}

/* --- the card --- */

/* The card program writes a word whenever the card's state changes, and an answer to "counters";
 * returns the first line that begins with @word. */
static char *
await_line (Rig *self, const char *word)
{
  arm_alarm (RIG_PATIENCE_SECONDS);
  while (TRUE)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *line = g_data_input_stream_read_line (self->card_says, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (line);
      g_assert_cmpstr (line, !=, "error");
      if (g_str_has_prefix (line, word))
        {
          arm_alarm (0);
          return g_steal_pointer (&line);
        }
    }
}

static void
await_word (Rig *self, const char *word)
{
  g_autofree char *line = await_line (self, word);
  g_test_message ("card: %s", line);
}

static void
send_line (Rig *self, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *request = g_strconcat (line, "\n", NULL);
  GOutputStream *stdin_pipe = g_subprocess_get_stdin_pipe (self->card);
  g_output_stream_write_all (stdin_pipe, request, strlen (request), NULL, NULL, &error);
  g_assert_no_error (error);
}

void
rig_put_card (Rig *self, const char *name)
{
  g_assert_null (self->card);
  g_autoptr (GError) error = NULL;
  self->card =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                        getenv_or_fail ("MADO_PRACTICE_CARD"), "--scenario", name, NULL);
  g_assert_no_error (error);
  self->card_says = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->card));
  await_word (self, "inserted");
  rig_await_card (self, TRUE);
}

void
rig_tell_card (Rig *self, const char *line)
{
  send_line (self, line);
  await_word (self, g_str_equal (line, "remove") ? "removed" : "inserted");
}

guint
rig_get_counter (Rig *self, const char *key)
{
  send_line (self, "counters");
  g_autofree char *answer = await_line (self, "counters ");
  g_autofree char *pattern = g_strdup_printf (" %s=", key);
  const char *found = strstr (answer, pattern);
  if (found == NULL)
    g_error ("no %s in \"%s\"", key, answer);
  return (guint)g_ascii_strtoull (found + strlen (pattern), NULL, 10);
}

void
rig_drop_card (Rig *self)
{
  end_process (&self->card, SIGKILL);
  g_clear_object (&self->card_says);
}

static void
await_card (guint reader, gboolean present)
{
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (GPtrArray) slots = NULL;
  gboolean there;
  arm_alarm (RIG_PATIENCE_SECONDS);
  do
    {
      g_autoptr (GError) error = NULL;
      GPtrArray *now = mado_transport_wait (transport, slots, NULL, &error);
      g_assert_no_error (error);
      g_clear_pointer (&slots, g_ptr_array_unref);
      slots = now;
      const MadoSlot *slot = g_ptr_array_index (slots, reader);
      there = slot->state != MADO_SLOT_EMPTY && slot->state != MADO_SLOT_UNAVAILABLE;
    }
  while (there != present);
  arm_alarm (0);
}

void
rig_await_card (Rig *self, gboolean present)
{
  await_card (0, present);
}

GSubprocess *
rig_put_second_card (const char *name)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *card = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error,
      getenv_or_fail ("MADO_PRACTICE_CARD"), "--scenario", name, "--port=" RIG_SECOND_PORT, NULL);

  g_assert_no_error (error);
  await_card (1, TRUE);
  return card;
}

/* --- other programs --- */

char *
rig_run_with_input (const char *const *argv, const char *input, int *exit_code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  typed_input_give (launcher, input);
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  char *output = NULL;
  arm_alarm (RIG_PATIENCE_SECONDS);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  arm_alarm (0);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  *exit_code = g_subprocess_get_exit_status (process);
  return output;
}

char *
rig_run (const char *const *argv, int *exit_code)
{
  return rig_run_with_input (argv, "", exit_code);
}

GSubprocess *
rig_start_holder (const char *mode)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *holder =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                        getenv_or_fail ("MADO_HOLDER"), mode, RIG_READER, NULL);
  g_assert_no_error (error);
  return holder;
}

gboolean
rig_holder_is_ready (GSubprocess *holder)
{
  GInputStream *words = g_subprocess_get_stdout_pipe (holder);
  return g_pollable_input_stream_is_readable (G_POLLABLE_INPUT_STREAM (words));
}

void
rig_await_holder (GSubprocess *holder)
{
  g_autoptr (GError) error = NULL;
  char word[6] = "";
  gsize length;
  arm_alarm (RIG_PATIENCE_SECONDS);
  g_input_stream_read_all (g_subprocess_get_stdout_pipe (holder), word, 5, &length, NULL, &error);
  arm_alarm (0);
  g_assert_no_error (error);
  g_assert_cmpstr (word, ==, "ready");
}

GSubprocess *
rig_hold_card (const char *mode)
{
  GSubprocess *holder = rig_start_holder (mode);
  rig_await_holder (holder);
  return holder;
}

void
rig_release_card (GSubprocess *holder)
{
  g_autoptr (GError) error = NULL;
  g_output_stream_close (g_subprocess_get_stdin_pipe (holder), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (holder, NULL, &error));
  g_assert_no_error (error);
  g_object_unref (holder);
}

/* --- the rig --- */

Rig *
rig_new (void)
{
  Rig *self = g_new0 (Rig, 1);
  rig_start_service (self);
  return self;
}

void
rig_free (Rig *self)
{
  rig_drop_card (self);
  /* A good service ends when told to. */
  arm_alarm (RIG_PATIENCE_SECONDS);
  end_process (&self->service, SIGTERM);
  arm_alarm (0);
  g_free (self);

  int status;
  g_assert_cmpint (waitpid (-1, &status, WNOHANG), ==, -1);
  g_assert_cmpint (errno, ==, ECHILD);
}
