/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>

#include "cli-words.h"
#include "mado-transport.h"
#include "rig.h"

/* The terminal program at a real service: its exit codes (madoguchi-cli(1)), its answer, its watch.
 */

#define PASSWORD "MADO1234"

/* One object, whatever happened, which tells of a failure where there is one. */
static void
assert_answer (const char *text, int exit_code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_cmpint (json_object_get_null_member (json_node_get_object (root), "failure"), ==,
                   exit_code == 0);
}

static int
status (const char *option, const char *input, char **output)
{
  const char *argv[] = { g_getenv ("MADO_CLI"), "status", "--json", option, NULL };
  int exit_code;
  g_autofree char *text = rig_run_with_input (argv, input, &exit_code);
  assert_answer (text, exit_code);
  if (output != NULL)
    *output = g_steal_pointer (&text);
  return exit_code;
}

static void
test_no_service (void)
{
  g_autoptr (Rig) rig = rig_new ();
  rig_kill_service (rig);
  g_assert_cmpint (status (NULL, "", NULL), ==, 3);
}

static void
test_no_reader (void)
{
  g_autoptr (Rig) rig = rig_new ();
  rig_kill_service (rig);
  rig_start_service_without_readers (rig);
  g_assert_cmpint (status (NULL, "", NULL), ==, 4);
}

static void
test_no_card (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_assert_cmpint (status (NULL, "", NULL), ==, 5);
}

static void
test_foreign_card (void)
{
  g_autoptr (Rig) rig = rig_new ();
  rig_put_card (rig, "not-my-number");
  g_assert_cmpint (status (NULL, "", NULL), ==, 6);
}

/* A transaction of another program's, which PC/SC waits out, or a card that another program has for
 * itself alone: the program waits, and says so. */
static void
test_kept_waiting (gconstpointer mode)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (GError) error = NULL;
  rig_put_card (rig, "healthy");
  GSubprocess *holder = rig_hold_card (mode);
  g_autoptr (GSubprocess) child =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error,
                        g_getenv ("MADO_CLI"), "status", "--json", NULL);
  g_assert_no_error (error);
  g_autoptr (GDataInputStream) words =
      g_data_input_stream_new (g_subprocess_get_stderr_pipe (child));
  g_autofree char *line = g_data_input_stream_read_line (words, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, "madoguchi-cli: " CLI_WAITS_FOR_TURN);

  rig_release_card (holder);
  g_autofree char *rest = g_data_input_stream_read_line (words, NULL, NULL, &error);
  g_assert_null (rest);
  g_assert_true (g_subprocess_wait_check (child, NULL, &error));
  g_assert_no_error (error);
}

/* --- nobody answers --- */

/* Starts "status", which says that it waits for @whom, and ends when it is told to. */
static void
assert_waits_and_ends (const char *whom)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error,
                        g_getenv ("MADO_CLI"), "status", NULL);
  g_assert_no_error (error);
  g_autoptr (GDataInputStream) words =
      g_data_input_stream_new (g_subprocess_get_stderr_pipe (child));
  g_autofree char *line = g_data_input_stream_read_line (words, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_nonnull (strstr (line, whom));
  gint64 start = g_get_monotonic_time ();
  g_subprocess_send_signal (child, SIGINT);
  g_subprocess_wait (child, NULL, NULL);
  g_assert_cmpint (g_get_monotonic_time () - start, <, RIG_PATIENCE_SECONDS * G_USEC_PER_SEC);
  g_assert_true (g_subprocess_get_if_signaled (child));
}

static char *
write_silent_card (const char *directory)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (directory, "silent.ini", NULL);
  g_file_set_contents (path,
                       "[scenario]\ntitle=T\ndescription=D\norder=1\n[holder]\nage=41\n"
                       "[auth]\nexpires=today+2y+130d\n[faults]\nsilent=3\n",
                       -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_silent_card (void)
{
  g_autofree char *directory = g_dir_make_tmp ("mado-pcscd-XXXXXX", NULL);
  g_autofree char *path = write_silent_card (directory);
  g_autoptr (Rig) rig = rig_new ();
  rig_put_card (rig, path);
  assert_waits_and_ends (CLI_WAITS_FOR_CARD);
  rig_drop_card (rig);
  rig_await_card (rig, FALSE);
  rig_put_card (rig, "healthy");
  g_assert_cmpint (status (NULL, "", NULL), ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

/* Nor is a driver that hangs while it is connected to another program's. */
static void
test_silent_power (void)
{
  g_autoptr (Rig) rig = rig_new ();
  rig_put_card (rig, "healthy");
  /* pcscd takes the power from a card that nobody uses (PCSCLITE_POWER_OFF_GRACE_PERIOD), and gives
   * it back to who connects. */
  g_usleep (7 * G_USEC_PER_SEC);
  rig_freeze_card (rig, TRUE);
  assert_waits_and_ends (CLI_WAITS_FOR_CARD);
  rig_freeze_card (rig, FALSE);
  g_assert_cmpint (status (NULL, "", NULL), ==, 0);
}

static void
test_silent_service (void)
{
  g_autoptr (Rig) rig = rig_new ();
  rig_put_card (rig, "healthy");
  rig_freeze_service (rig, TRUE);
  assert_waits_and_ends (CLI_WAITS_FOR_SERVICE);
  rig_freeze_service (rig, FALSE);
  g_assert_cmpint (status (NULL, "", NULL), ==, 0);
}

/* --- the names of readers --- */

/* A name that is no UTF-8 hides neither its reader nor the others; what the program writes it can
 * be given. */
static void
test_long_name (void)
{
  g_autoptr (Rig) rig = rig_new ();
  rig_kill_service (rig);
  rig_start_service_with_long_name (rig);
  g_assert_cmpint (status (NULL, "", NULL), ==, 5);
  rig_put_card (rig, "healthy");
  g_autofree char *text = NULL;
  g_assert_cmpint (status (NULL, "", &text), ==, 0);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  const char *reader = json_object_get_string_member (json_node_get_object (root), "reader");
  g_assert_true (g_str_has_prefix (reader, "ああ"));
  g_assert_true (g_str_has_suffix (reader, "あ\\xE3 00 00"));
  g_autofree char *option = g_strconcat ("--reader=", reader, NULL);
  g_assert_cmpint (status (option, "", NULL), ==, 0);
}

/* What PC/SC lists and is no reader for a card is not used, with a card in it or not, and is named
 * with what it is. */
static void
test_ignored (void)
{
  static const char *const readers[][2] = {
    { "Yubico YubiKey OTP+FIDO+CCID", "security-key" },
    { "Nitrokey 3", "security-key" },
    { "Windows Hello for Business 1", "windows-hello" },
    { "Microsoft Virtual Smart Card 0", "virtual-card" },
    { "Microsoft UICC ISO Reader 3f2b", "sim" },
    { "FreeRDP Emulator", "remote-desktop" },
  };
  const char *argv[] = { g_getenv ("MADO_CLI"), "doctor", "--json", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr (Rig) rig = rig_new ();
      g_autofree char *name = g_strdup_printf ("\"%s 00 00\"", readers[i][0]);
      g_autofree char *kind = g_strdup_printf ("\"ignored\" : \"%s\"", readers[i][1]);
      int exit_code;

      rig_kill_service (rig);
      rig_start_service_named (rig, readers[i][0]);
      rig_put_card (rig, "healthy");
      g_assert_cmpint (status (NULL, "", NULL), ==, 4);
      g_autofree char *told = rig_run_with_input (argv, "", &exit_code);
      g_test_message ("%d: %s", exit_code, told);
      g_assert_cmpint (exit_code, !=, 0);
      g_assert_nonnull (strstr (told, name));
      g_assert_nonnull (strstr (told, kind));
    }
}

/* Two readers with a card in each: the one that is named is read. */
static void
test_two_readers (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  rig_put_card (rig, "healthy");
  g_autoptr (GSubprocess) other = rig_put_second_card ("expired");
  g_assert_cmpint (status ("--reader=Virtual PCD 00 01", "", &second), ==, 0);
  g_assert_cmpint (status ("--reader=Virtual PCD 00 00", "", &first), ==, 0);
  g_assert_nonnull (strstr (second, "\"state\" : \"expired\""));
  g_assert_nonnull (strstr (first, "\"state\" : \"valid-early\""));
  g_subprocess_force_exit (other);
  g_subprocess_wait (other, NULL, NULL);
}

/* Whoever has waited long enough ends the program, and it ends. */
static void
test_interrupted (gconstpointer data)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (GError) error = NULL;
  rig_put_card (rig, "healthy");
  GSubprocess *holder = rig_hold_card ("transaction");
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                                                    g_getenv ("MADO_CLI"), "status", NULL);
  g_assert_no_error (error);
  g_usleep (G_USEC_PER_SEC);
  gint64 start = g_get_monotonic_time ();
  g_subprocess_send_signal (child, GPOINTER_TO_INT (data));
  g_subprocess_wait (child, NULL, NULL);
  g_assert_cmpint (g_get_monotonic_time () - start, <, RIG_PATIENCE_SECONDS * G_USEC_PER_SEC);
  g_assert_true (g_subprocess_get_if_signaled (child));
  rig_release_card (holder);
  g_assert_cmpint (status (NULL, "", NULL), ==, 0);
}

static JsonObject *
get_object (JsonObject *object, const char *first, const char *second)
{
  return json_object_get_object_member (json_object_get_object_member (object, first), second);
}

static void
test_healthy_card (void)
{
  g_autoptr (Rig) rig = rig_new ();
  rig_put_card (rig, "healthy");
  g_autofree char *text = NULL;
  g_assert_cmpint (status (NULL, "", &text), ==, 0);
  g_assert_cmpuint (rig_get_counter (rig, "verifies"), ==, 0);

  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);
  g_assert_no_error (error);
  JsonObject *object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (object, "reader"), ==, RIG_READER);
  JsonObject *auth = get_object (object, "certificates", "auth");
  JsonObject *sign = get_object (object, "certificates", "sign");
  g_assert_cmpstr (json_object_get_string_member (auth, "state"), ==, "valid-early");
  g_assert_cmpstr (json_object_get_string_member (sign, "state"), ==, "hidden");
  g_assert_cmpint (json_object_get_int_member (get_object (object, "pins", "sign"), "tries_left"),
                   ==, 5);
  g_assert_cmpint (json_object_get_int_member (get_object (object, "pins", "auth"), "tries_left"),
                   ==, 3);
}

/* A card that powers up afresh for the next program, whatever was verified before. */
static void
test_right_password (void)
{
  g_autoptr (Rig) rig = rig_new ();
  rig_put_card (rig, "healthy");
  g_autofree char *text = NULL;
  g_assert_cmpint (status ("--password-stdin", PASSWORD "\n", &text), ==, 0);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonObject *sign = get_object (json_node_get_object (root), "certificates", "sign");
  g_assert_cmpstr (json_object_get_string_member (sign, "state"), ==, "valid-early");
  g_assert_cmpuint (rig_get_counter (rig, "verifies"), ==, 1);

  g_autofree char *next = NULL;
  g_assert_cmpint (status (NULL, "", &next), ==, 0);
  g_autoptr (JsonNode) next_root = json_from_string (next, NULL);
  sign = get_object (json_node_get_object (next_root), "certificates", "sign");
  g_assert_cmpstr (json_object_get_string_member (sign, "state"), ==, "hidden");
}

static void
test_wrong_password (void)
{
  g_autoptr (Rig) rig = rig_new ();
  rig_put_card (rig, "healthy");
  g_assert_cmpint (status ("--password-stdin", "WRONG1234\n", NULL), ==, 8);
  g_assert_cmpuint (rig_get_counter (rig, "sign"), ==, 4);
  g_assert_cmpuint (rig_get_counter (rig, "verifies"), ==, 1);
}

static void
test_locked_password (void)
{
  g_autoptr (Rig) rig = rig_new ();
  rig_put_card (rig, "sign-pin-locked");
  g_assert_cmpint (status ("--password-stdin", PASSWORD "\n", NULL), ==, 9);
  g_assert_cmpuint (rig_get_counter (rig, "verifies"), ==, 0);
}

/* --- watch --- */

typedef struct
{
  GSubprocess *process;
  GDataInputStream *lines;
} Watch;

static void
watch_start (Watch *self)
{
  g_autoptr (GError) error = NULL;
  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("MADO_CLI"),
                                    "watch", "--json", NULL);
  g_assert_no_error (error);
  self->lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
}

static JsonObject *
watch_next (Watch *self, JsonNode **root)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line (self->lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  *root = json_from_string (line, &error);
  g_assert_no_error (error);
  return json_node_get_object (*root);
}

/* The next lines about the service or the first reader are @events, in any order: what happened at
 * one moment has none. Lines about another reader are passed over. */
static void
watch_expect (Watch *self, const char *events)
{
  g_auto (GStrv) words = g_strsplit (events, " ", -1);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (wanted, words[i]);
  while (g_hash_table_size (wanted) > 0)
    {
      g_autoptr (JsonNode) root = NULL;
      JsonObject *object = watch_next (self, &root);
      JsonNode *reader = json_object_get_member (object, "reader");
      if (!json_node_is_null (reader) && !g_str_equal (json_node_get_string (reader), RIG_READER))
        continue;
      const char *event = json_object_get_string_member (object, "event");
      g_test_message ("%s", event);
      g_assert_true (g_hash_table_remove (wanted, event));
    }
}

static void
watch_stop (Watch *self)
{
  g_subprocess_send_signal (self->process, SIGINT);
  g_subprocess_wait (self->process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_exited (self->process));
  g_assert_cmpint (g_subprocess_get_exit_status (self->process), ==, 0);
  g_clear_object (&self->lines);
  g_clear_object (&self->process);
}

static void
test_watch (void)
{
  g_autoptr (Rig) rig = rig_new ();
  Watch watch = { 0 };
  watch_start (&watch);
  watch_expect (&watch, "service-started reader-added");
  rig_put_card (rig, "healthy");
  watch_expect (&watch, "card-inserted");
  rig_tell_card (rig, "remove");
  watch_expect (&watch, "card-removed");
  rig_tell_card (rig, "insert");
  watch_expect (&watch, "card-inserted");
  watch_stop (&watch);
}

static void
test_watch_service_restart (void)
{
  g_autoptr (Rig) rig = rig_new ();
  Watch watch = { 0 };
  rig_put_card (rig, "healthy");
  watch_start (&watch);
  watch_expect (&watch, "service-started reader-added card-inserted");
  rig_kill_service (rig);
  watch_expect (&watch, "card-removed reader-removed service-stopped");
  rig_start_service (rig);
  watch_expect (&watch, "service-started reader-added card-inserted");
  watch_stop (&watch);
}

/* The diagnosis says what the status does, and what went over the wire is in its record: that of a
 * card that is there, and that there is none. */
static void
test_diagnose (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autofree char *folder = g_dir_make_tmp ("mado-diagnose-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "trace.txt", NULL);
  g_autofree char *none = NULL;
  g_autofree char *some = NULL;
  const char *argv[] = {
    g_getenv ("MADO_CLI"), "diagnose", "--overwrite", "--trace", path, NULL,
  };
  int exit_code;

  g_free (rig_run_with_input (argv, "", &exit_code));
  g_assert_cmpint (exit_code, ==, 5);
  g_assert_true (g_file_get_contents (path, &none, NULL, NULL));
  g_assert_nonnull (strstr (none, "\noutcome=ended:no-card\n"));

  rig_put_card (rig, "healthy");
  g_free (rig_run_with_input (argv, "", &exit_code));
  g_assert_cmpint (exit_code, ==, 0);
  g_assert_true (g_file_get_contents (path, &some, NULL, NULL));
  g_assert_nonnull (strstr (some, "\nreader=Virtual PCD 00 00\n"));
  g_assert_nonnull (strstr (some, "\natr=3BDA13FF8131FB468012392F31C173C601C03B\n"));
  g_assert_nonnull (strstr (some, "\noutcome=ended:ok token:my-number-card "));
  g_assert_nonnull (strstr (some, " command 00B00000 le=256 answer=256 sw=9000 bytes=3082"));
  g_remove (path);
  g_rmdir (folder);
}

/* A computer that can work is in order, whether a card lies there or not, and nobody speaks to it.
 */
static void
test_doctor (void)
{
  g_autoptr (Rig) rig = rig_new ();
  const char *argv[] = { g_getenv ("MADO_CLI"), "doctor", "--json", NULL };
  int exit_code;
  g_autofree char *empty = rig_run_with_input (argv, "", &exit_code);

  g_assert_cmpint (exit_code, ==, 0);
  g_assert_nonnull (strstr (empty, "\"name\" : \"Virtual PCD 00 00\""));
  g_assert_nonnull (strstr (empty, "\"ignored\" : null"));
  g_assert_nonnull (strstr (empty, "\"faults\" : []"));
  rig_put_card (rig, "not-my-number");
  g_autofree char *card = rig_run_with_input (argv, "", &exit_code);
  g_assert_cmpint (exit_code, ==, 0);
  g_assert_nonnull (strstr (card, "\"state\" : \"card\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/status/no-service", test_no_service);
  g_test_add_func ("/cli/status/no-reader", test_no_reader);
  g_test_add_func ("/cli/status/no-card", test_no_card);
  g_test_add_func ("/cli/status/foreign-card", test_foreign_card);
  g_test_add_data_func ("/cli/status/kept-waiting/exclusive", "exclusive", test_kept_waiting);
  g_test_add_data_func ("/cli/status/kept-waiting/transaction", "transaction", test_kept_waiting);
  g_test_add_func ("/cli/status/silent-card", test_silent_card);
  g_test_add_func ("/cli/status/silent-power", test_silent_power);
  g_test_add_func ("/cli/status/silent-service", test_silent_service);
  g_test_add_func ("/cli/status/long-name", test_long_name);
  g_test_add_func ("/cli/status/ignored", test_ignored);
  g_test_add_func ("/cli/status/two-readers", test_two_readers);
  g_test_add_data_func ("/cli/status/kept-waiting/int", GINT_TO_POINTER (SIGINT), test_interrupted);
  g_test_add_data_func ("/cli/status/kept-waiting/term", GINT_TO_POINTER (SIGTERM),
                        test_interrupted);
  g_test_add_func ("/cli/status/healthy", test_healthy_card);
  g_test_add_func ("/cli/status/right-password", test_right_password);
  g_test_add_func ("/cli/status/wrong-password", test_wrong_password);
  g_test_add_func ("/cli/status/locked-password", test_locked_password);
  g_test_add_func ("/cli/diagnose", test_diagnose);
  g_test_add_func ("/cli/doctor", test_doctor);
  g_test_add_func ("/cli/watch", test_watch);
  g_test_add_func ("/cli/watch/service-restart", test_watch_service_restart);
  return g_test_run ();
}
