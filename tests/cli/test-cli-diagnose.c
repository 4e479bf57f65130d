/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli-run.h"
#include "cli-words.h"
#include "mado-wording-error.h"
#include "mado-wording-refusal.h"
#include "typed-input.h"

/* The diagnosis in the terminal, and the file with the record of the reading: that it is written
 * where it was asked for and nowhere else, and that --practice takes it. */

/* @line: the arguments, quoted as for a shell. */
static Result
run (const char *line)
{
  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_auto (GStrv) words = typed_input_split_line (cli_get_program (), line);

  return cli_run (launcher, (const char *const *)words);
}

static const struct
{
  const char *line;
  int code;
  const char *out; /* a part; NULL: nothing at all */
  const char *err;
} cases[] = {
  { "diagnose --practice healthy --reader nowhere", 4, NULL, "nowhere" },
  { "diagnose --practice nonsense", 2, NULL, "nonsense" },
  { "diagnose --practice /nowhere/trace.txt", 2, NULL, "trace.txt" },
  { "diagnose --trace", 2, NULL, "--trace" },
  { "diagnose extra", 2, NULL, "extra" },
  { "diagnose --help", 0, "--overwrite", NULL },
};

static void
test_usage (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Result) result = run (cases[i].line);
      g_test_message ("%s", cases[i].line);
      g_assert_cmpint (result.code, ==, cases[i].code);
      cli_assert_part (cases[i].line, result.out, cases[i].out);
      cli_assert_part (cases[i].line, result.err, cases[i].err);
    }
}

static void
assert_json (const char *line, const char *link, const char *state, const char *fault)
{
  g_auto (Result) result = run (line);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (result.out, &error);
  g_assert_no_error (error);
  JsonObject *object = json_node_get_object (root);
  JsonObject *links = json_object_get_object_member (object, "links");

  g_assert_cmpuint (json_object_get_size (links), ==, 5);
  g_assert_cmpstr (json_object_get_string_member (links, link), ==, state);
  g_assert_cmpstr (json_object_get_string_member (object, "version"), ==, MADO_VERSION);
  g_assert_nonnull (json_object_get_string_member (object, "outcome"));
  g_assert_nonnull (json_object_get_string_member (object, "municipality"));
  g_assert_true (json_object_get_null_member (object, "municipality_problem"));
  if (fault == NULL)
    g_assert_true (json_object_get_null_member (object, "fault"));
  else
    g_assert_cmpstr (
        json_object_get_string_member (json_object_get_object_member (object, "fault"), "code"), ==,
        fault);
}

static void
test_json (void)
{
  assert_json ("diagnose --json --practice healthy", "application", "ok", NULL);
  assert_json ("diagnose --json --practice not-my-number", "application", "broken", "not-jpki");
  assert_json ("diagnose --json --practice torn", "application", "broken", "reading");
}

/* --- the file --- */

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned) */
} Place;

static void
place_init (Place *self)
{
  self->folder = g_dir_make_tmp ("mado-diagnose-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "trace.txt", NULL);
}

static void
place_clear (Place *self)
{
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

/* (transfer full): @form, with the place's path for FILE */
static char *
put_place (const char *form, const Place *place)
{
  g_auto (GStrv) parts = g_strsplit (form, "FILE", -1);

  return g_strjoinv (place->path, parts);
}

static Result
run_on (const char *form, const Place *place)
{
  g_autofree char *line = put_place (form, place);

  return run (line);
}

static char *
get_contents (const Place *place)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (place->path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_file (void)
{
  g_auto (Place) place = { 0 };
  GStatBuf status;
  place_init (&place);
  g_auto (Result) first = run_on ("diagnose --practice in-window --trace FILE", &place);
  g_autofree char *text = get_contents (&place);

  g_assert_cmpint (first.code, ==, 0);
  g_assert_cmpint (g_stat (place.path, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 07777, ==, 0600);
  cli_assert_part (G_STRFUNC, text, CLI_TELLS_OF_RECORD);
  cli_assert_part (G_STRFUNC, text, "\nmadoguchi-trace=1\n");
  cli_assert_part (G_STRFUNC, text, "\noutcome=ended:ok token:my-number-card ");

  /* One that is there stays as it is. */
  g_auto (Result) second = run_on ("diagnose --practice torn --trace FILE", &place);
  g_autofree char *same = get_contents (&place);
  g_assert_cmpint (second.code, ==, 2);
  cli_assert_part (G_STRFUNC, second.err, CLI_SAYS_THERE);
  g_assert_cmpstr (text, ==, same);

  g_auto (Result) third = run_on ("diagnose --practice torn --trace FILE --overwrite", &place);
  g_autofree char *other = get_contents (&place);
  g_assert_cmpint (third.code, ==, 7);
  cli_assert_part (G_STRFUNC, other, "\noutcome=ended:removed ");
  cli_assert_part (G_STRFUNC, other, " failed=removed");
}

/* A pipe that nobody reads is not waited for, and a link is not followed. */
static void
test_special (void)
{
  g_auto (Place) place = { 0 };
  place_init (&place);
  g_assert_cmpint (mkfifo (place.path, 0600), ==, 0);
  g_auto (Result) first = run_on ("diagnose --practice healthy --trace FILE", &place);
  g_assert_cmpint (first.code, ==, 2);
  g_auto (Result) second = run_on ("diagnose --practice healthy --trace FILE --overwrite", &place);
  g_assert_cmpint (second.code, ==, 2);
  cli_assert_part (G_STRFUNC, second.err, CLI_SAYS_NOT_REGULAR);
  g_auto (Result) played = run_on ("diagnose --practice FILE", &place);
  g_assert_cmpint (played.code, ==, 2);
  g_unlink (place.path);

  g_assert_cmpint (symlink ("/nonexistent/file", place.path), ==, 0);
  g_auto (Result) link = run_on ("diagnose --practice healthy --trace FILE", &place);
  g_assert_cmpint (link.code, ==, 2);

  g_auto (Result) nowhere =
      run ("diagnose --practice healthy --trace /nonexistent/folder/trace.txt");
  g_assert_cmpint (nowhere.code, ==, 1);
  const GError no_place = { G_FILE_ERROR, G_FILE_ERROR_NOENT, (char *)"" };
  cli_assert_part (G_STRFUNC, nowhere.err, mado_wording_file_error (&no_place));
}

static void
forbid_files (gpointer data)
{
  const struct rlimit none = { 0, 0 };

  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &none);
}

/* Of a record that could not be written nothing stays, which would be in the way of the next one.
 */
static void
test_unwritten (void)
{
  g_auto (Place) place = { 0 };
  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  place_init (&place);
  g_autofree char *line = put_place ("diagnose --practice healthy --trace FILE", &place);

  g_subprocess_launcher_set_child_setup (launcher, forbid_files, NULL, NULL);
  /* Who counts what is run cannot write that down either, and would say so. */
  g_subprocess_launcher_setenv (launcher, "GCOV_ERROR_FILE", "/dev/null", TRUE);
  g_auto (Result) result = cli_run_with (launcher, line, NULL);
  g_assert_cmpint (result.code, ==, 1);
  cli_assert_one_sentence (result.err);
  g_assert_false (g_file_test (place.path, G_FILE_TEST_EXISTS));
}

/* A file is called by bytes. */
static void
test_odd_name (void)
{
  g_auto (Place) place = { 0 };
  place_init (&place);
  g_free (place.path);
  place.path = g_build_filename (place.folder, "\xb5\xad.txt", NULL);
  g_auto (Result) result = run_on ("diagnose --practice healthy --trace FILE", &place);

  g_assert_cmpint (result.code, ==, 0);
  g_assert_true (g_file_test (place.path, G_FILE_TEST_IS_REGULAR));
}

/* Where no card was come to there is a record, too, with what was in the way. */
static void
test_no_card (void)
{
  g_auto (Place) place = { 0 };
  place_init (&place);
  g_auto (Result) result = run_on ("diagnose --trace FILE", &place);
  g_autofree char *text = get_contents (&place);

  g_assert_cmpint (result.code, ==, 3);
  cli_assert_part (G_STRFUNC, text, "\noutcome=ended:no-service\n");
  g_auto (Result) played = run_on ("status --practice FILE", &place);
  g_assert_cmpint (played.code, ==, 2);
  const MadoRefusal empty = { .reason = MADO_REFUSAL_TRACE_EMPTY };
  g_autofree char *reason = mado_wording_refusal_reason (&empty);
  cli_assert_part (G_STRFUNC, played.err, reason);
}

/* What was seen is seen again. */
static void
test_played (void)
{
  static const struct
  {
    const char *card;
    int code;
    const char *tries; /* of the PIN; NULL: it cannot be told */
  } cards[] = {
    { "healthy", 0, "3" },
    { "pin-locked", 0, "0" },
    { "juki-card", 6, NULL },
    { "not-my-number", 6, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_auto (Place) place = { 0 };
      g_autofree char *form =
          g_strdup_printf ("diagnose --practice %s --trace FILE", cards[i].card);
      place_init (&place);
      g_auto (Result) recorded = run_on (form, &place);
      g_auto (Result) played = run_on ("status --json --practice FILE", &place);
      g_autoptr (JsonNode) root = cli_parse (played.out);
      g_test_message ("%s", cards[i].card);
      g_assert_cmpint (played.code, ==, cards[i].code);
      if (cards[i].tries != NULL)
        cli_assert_json (root, "pins.auth.tries_left", cards[i].tries);
    }
}

/* A file that is broken is refused with its name and line. */
static void
test_broken (void)
{
  g_auto (Place) place = { 0 };
  place_init (&place);
  g_file_set_contents (place.path, "madoguchi-trace=1\n\n0 command 00B0\n", -1, NULL);
  g_auto (Result) result = run_on ("status --practice FILE", &place);
  g_autofree char *line = g_strdup_printf ("%s:3: ", place.path);

  g_assert_cmpint (result.code, ==, 2);
  cli_assert_part (G_STRFUNC, result.err, line);
}

/* A card that never answers is given up by a signal, and what was heard of it is written. */
static void
test_silent (void)
{
  g_auto (Place) place = { 0 };
  place_init (&place);
  g_autoptr (GError) error = NULL;
  g_autofree char *card = g_build_filename (place.folder, "silent.ini", NULL);
  g_assert_true (
      g_file_set_contents (card,
                           "[scenario]\ntitle=T\ndescription=D\norder=1\n[holder]\nage=41\n[card]"
                           "\npadding=417\n[auth]\nexpires=today+2y+130d\n[faults]\nsilent=3\n",
                           -1, NULL));
  g_autoptr (GSubprocess) child =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE, &error, cli_get_program (), "diagnose",
                        "--practice", card, "--trace", place.path, NULL);
  g_assert_no_error (error);
  g_autoptr (GDataInputStream) said =
      g_data_input_stream_new (g_subprocess_get_stderr_pipe (child));
  g_autofree char *waiting = g_data_input_stream_read_line (said, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (waiting, CLI_WAITS_FOR_CARD));
  g_subprocess_send_signal (child, SIGINT);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGINT);
  g_autofree char *text = get_contents (&place);
  g_assert_nonnull (strstr (text, "failed=silent\n"));
  g_assert_nonnull (strstr (text, "ended:silent"));
  g_assert_cmpint (g_unlink (card), ==, 0);
}

/* --- the walls (mado-wall.h) --- */

/* "walls" as the program says them. */
static gboolean
has_wall (const char *name)
{
  g_auto (Result) result = run ("diagnose --json");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (result.out, &error);
  g_assert_no_error (error);
  JsonObject *object = json_node_get_object (root);
  JsonObject *walls = json_object_get_object_member (object, "walls");

  g_assert_cmpuint (json_object_get_size (walls), ==, 3);
  return json_object_get_boolean_member (walls, name);
}

/* A link in a place that is the program's own to a file that is nobody's business: only the wall
 * keeps it out. @command: with ROOT for where that file is */
static void
test_wall_of_files (gconstpointer command)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *root = g_dir_make_tmp ("mado-wall-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *folder = g_build_filename (root, "madoguchi", "municipality", NULL);
  g_autofree char *name = g_build_filename (folder, "linked.ini", NULL);
  g_autofree char *target = g_build_filename (root, "target.ini", NULL);

  g_file_set_contents (target, "[municipality]\nid=linked\n", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (symlink (target, name), ==, 0);
  g_setenv ("XDG_DATA_HOME", root, TRUE);
  g_auto (GStrv) parts = g_strsplit (command, "ROOT", -1);
  g_autofree char *line = g_strjoinv (root, parts);
  g_auto (Result) result = run (line);
  g_unsetenv ("XDG_DATA_HOME");
  g_assert_cmpint (result.code, ==, 2);
  /* Read, it is refused for what is in it, in a line of it. */
  g_assert_true ((strstr (result.err, "linked.ini: ") != NULL) == has_wall ("files"));
  g_assert_cmpint (g_unlink (name), ==, 0);
  g_assert_cmpint (g_unlink (target), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_autofree char *parent = g_path_get_dirname (folder);
  g_assert_cmpint (g_rmdir (parent), ==, 0);
  g_assert_cmpint (g_rmdir (root), ==, 0);
}

/* What the kernel says of the process, in a line of /proc/…/status. */
static gboolean
kernel_says (const char *pid, const char *line)
{
  g_autofree char *path = g_build_filename ("/proc", pid, "status", NULL);
  g_autofree char *status = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &status, NULL, &error);
  g_assert_no_error (error);
  return strstr (status, line) != NULL;
}

static void
test_wall_of_calls (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_subprocess_launcher_setenv (launcher, "PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm", TRUE);
  g_autoptr (GSubprocess) child =
      g_subprocess_launcher_spawn (launcher, &error, cli_get_program (), "watch", NULL);
  g_assert_no_error (error);
  g_autoptr (GDataInputStream) said =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  g_autofree char *first = g_data_input_stream_read_line (said, NULL, NULL, &error);
  g_assert_no_error (error);
  const char *pid = g_subprocess_get_identifier (child);

  g_assert_true (kernel_says (pid, "\nNoNewPrivs:\t1\n"));
  g_assert_true (kernel_says (pid, "\nSeccomp:\t2\n") == has_wall ("network"));
  g_assert_true (has_wall ("network") == has_wall ("programs"));
  g_subprocess_send_signal (child, SIGTERM);
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
}

static void
add (void)
{
  g_test_add_func ("/cli-diagnose/usage", test_usage);
  g_test_add_func ("/cli-diagnose/json", test_json);
  g_test_add_func ("/cli-diagnose/file", test_file);
  g_test_add_func ("/cli-diagnose/special", test_special);
  g_test_add_func ("/cli-diagnose/unwritten", test_unwritten);
  g_test_add_func ("/cli-diagnose/odd-name", test_odd_name);
  g_test_add_func ("/cli-diagnose/no-card", test_no_card);
  g_test_add_func ("/cli-diagnose/played", test_played);
  g_test_add_func ("/cli-diagnose/broken", test_broken);
  g_test_add_func ("/cli-diagnose/silent", test_silent);
  g_test_add_data_func ("/cli-diagnose/wall-of-files/named",
                        "status --practice healthy --municipality linked", test_wall_of_files);
  /* To write a file is no reason to read the others of its folder. */
  g_test_add_data_func ("/cli-diagnose/wall-of-files/output",
                        "guide renew --practice healthy --municipality linked --pdf ROOT/x.pdf",
                        test_wall_of_files);
  g_test_add_func ("/cli-diagnose/wall-of-calls", test_wall_of_calls);
}

int
main (int argc, char *argv[])
{
  return cli_run_tests (argc, argv, add);
}
