/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* posix_openpt() */
#include "config.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli-run.h"
#include "cli-words.h"
#include "mado-wording-pin-change.h"
#include "mado-wording-pin.h"
#include "typed-input.h"

/* madoguchi-cli change-pin as a person meets it, with practice cards: exit codes, sentences, what
 * it asks at a terminal, and that nothing of what was typed comes back. */

#define PIPES (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE)

static GSubprocess *
start (GSubprocessLauncher *launcher, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = g_strconcat ("change-pin ", line, NULL);
  g_auto (GStrv) words = typed_input_split_line (cli_get_program (), whole);

  GSubprocess *child = g_subprocess_launcher_spawnv (launcher, (const char *const *)words, &error);
  g_assert_no_error (error);
  return child;
}

static Result
run (const char *line, const char *input)
{
  g_autoptr (GSubprocessLauncher) launcher = cli_launcher_new (PIPES);
  g_autoptr (GSubprocess) child = NULL;

  typed_input_give (launcher, input != NULL ? input : "");
  child = start (launcher, line);
  return cli_await (child);
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

/* --- exit codes, and what became of it --- */

/* What the card says, by the one object. */
static const struct
{
  const char *line;
  const char *input;
  int code;
  const char *result; /* NULL: nothing at all is said on stdout */
  const char *tries;
} outcomes[] = {
  { "--pin auth --practice healthy --stdin", "1234\n8642\n", 0, "changed", "3" },
  { "--pin text --practice healthy --stdin", "1234\r\n8642\r\n", 0, "changed", "3" },
  { "--pin sign --practice healthy --stdin", "mado1234\nk7tr92wd", 0, "changed", "5" },
  { "--pin auth --practice healthy --today 2028-02-29 --stdin", "1234\n8642\n", 0, "changed", "3" },
  { "--pin auth --practice healthy --stdin", "9876\n8642\n", 8, "not-changed", "2" },
  { "--pin sign --practice healthy --stdin", "MADO1235\nK7TR92WD\n", 8, "not-changed", "4" },
  { "--pin auth --practice one-try-left --stdin", "1234\n8642\n", 2, "not-changed", "1" },
  { "--pin auth --practice one-try-left --stdin --use-last-try", "1234\n8642\n", 0, "changed",
    "3" },
  { "--pin auth --practice one-try-left --stdin --use-last-try", "9876\n8642\n", 9, "not-changed",
    "0" },
  { "--pin sign --practice both-locked --stdin", "MADO1234\nK7TR92WD\n", 9, "not-changed", "0" },
  { "--pin auth --practice not-my-number --stdin", "1234\n8642\n", 6, NULL, NULL },
  { "--pin auth --practice juki-card --stdin", "1234\n8642\n", 6, NULL, NULL },
  { "--pin sign --practice juki-card --stdin", "MADO1234\nK7TR92WD\n", 6, NULL, NULL },
  { "--pin sign --practice nothing-recorded --stdin", "MADO1234\nK7TR92WD\n", 7, "not-changed",
    "null" },
  { "--pin auth --practice torn --stdin", "1234\n8642\n", 7, "not-changed", "null" },
  /* a telephone's PINs are its own app's to change */
  { "--pin auth --practice smartphone --stdin", "1234\n8642\n", 6, NULL, NULL },
  { "--pin sign --practice smartphone --stdin", "MADO1234\nK7TR92WD\n", 6, NULL, NULL },
};

static void
test_outcomes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autofree char *line = g_strconcat (outcomes[i].line, " --json", NULL);
      g_auto (Result) result = run (line, outcomes[i].input);

      g_test_message ("%s", line);
      g_assert_cmpint (result.code, ==, outcomes[i].code);
      g_assert_cmpuint (count_lines (result.err), ==, result.code == 0 ? 0 : 1);
      if (outcomes[i].result == NULL)
        {
          g_assert_cmpstr (result.out, ==, "");
          continue;
        }
      g_autoptr (JsonNode) root = cli_parse (result.out);
      cli_assert_json (root, "result", outcomes[i].result);
      cli_assert_json (root, "tries_left", outcomes[i].tries);
    }
}

/* Weak ones are advised against, and taken. */
static void
test_weak (void)
{
  static const struct
  {
    const char *pin;
    const char *input;
    MadoPinWeakness weakness;
  } weak[] = {
    { "sign", "MADO1234\nMADO1234\n", MADO_PIN_WEAK_SAME_AS_CURRENT },
    { "auth", "1234\n0000\n", MADO_PIN_WEAK_REPEATED },
    { "auth", "1234\n4321\n", MADO_PIN_WEAK_SEQUENCE },
    { "auth", "1234\n2580\n", MADO_PIN_WEAK_COMMON },
  };

  for (guint i = 0; i < G_N_ELEMENTS (weak); i++)
    {
      g_autofree char *line =
          g_strdup_printf ("--pin %s --practice healthy --stdin --json", weak[i].pin);
      g_auto (Result) result = run (line, weak[i].input);
      g_autoptr (JsonNode) root = cli_parse (result.out);

      g_assert_cmpint (result.code, ==, 0);
      cli_assert_json (root, "result", "changed");
      cli_assert_part (line, result.err, mado_wording_pin_weakness (weak[i].weakness));
      g_assert_cmpuint (count_lines (result.err), ==, 1);
    }
}

/* Nothing is sent that cannot be a PIN. */
static void
test_formats (void)
{
  static const struct
  {
    MadoPin pin;
    const char *input;
    MadoPinFormat format;
  } formats[] = {
    { MADO_PIN_AUTH, "", MADO_PIN_FORMAT_TOO_SHORT },
    { MADO_PIN_AUTH, "1234\n", MADO_PIN_FORMAT_TOO_SHORT },
    { MADO_PIN_AUTH, "1234\n86421\n", MADO_PIN_FORMAT_TOO_LONG },
    { MADO_PIN_AUTH, "1234\n864a\n", MADO_PIN_FORMAT_BAD_CHARACTER },
    { MADO_PIN_AUTH, "1234\n８６４２\n", MADO_PIN_FORMAT_BAD_CHARACTER },
    { MADO_PIN_SIGN, "MADO1234\nABCDEFG\n", MADO_PIN_FORMAT_NEEDS_DIGIT },
    { MADO_PIN_SIGN, "MADO1234\n1234567\n", MADO_PIN_FORMAT_NEEDS_LETTER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const MadoPin pin = formats[i].pin;
      g_autofree char *line = g_strdup_printf ("--pin %s --practice healthy --stdin",
                                               pin == MADO_PIN_SIGN ? "sign" : "auth");
      g_auto (Result) result = run (line, formats[i].input);

      cli_assert_said (line, &result, 2, NULL, mado_wording_pin_format (pin, formats[i].format));
      g_assert_cmpuint (count_lines (result.err), ==, 1);
    }
}

/* What only the sentence says; more of them in test-cli-words.c. */
static const struct
{
  const char *line;
  const char *input;
  int code;
  const char *out; /* a part; NULL: nothing at all */
  const char *err; /* a part; NULL: nothing at all */
} cases[] = {
  { "--pin auth --practice one-try-left --stdin", "1234\n8642\n", 2, NULL, "--use-last-try" },
  /* the way to the card */
  { "--pin auth --stdin", "1234\n8642\n", 3, NULL, "PC/SC" },
  { "--pin auth --practice healthy --reader nowhere --stdin", "1234\n8642\n", 4, NULL, "nowhere" },
  /* usage */
  { "--practice healthy --stdin", "1234\n8642\n", 2, NULL, "--pin sign" },
  { "--pin nonsense --practice healthy --stdin", "1234\n8642\n", 2, NULL, "--pin sign" },
  { "--pin auth --pin text --practice healthy --stdin", "1234\n8642\n", 2, NULL, "--pin" },
  { "--pin auth --practice healthy", "1234\n8642\n", 2, NULL, "--stdin" },
  { "--pin auth --practice nonsense --stdin", "1234\n8642\n", 2, NULL, "nonsense" },
  { "--pin auth --practice healthy --today 2027-02-29 --stdin", "1234\n8642\n", 2, NULL,
    "2027-02-29" },
  { "--pin auth --practice healthy --today 2025-12-31 --stdin", "1234\n8642\n", 2, NULL, "2099" },
  { "--pin auth --today 2027-02-28 --stdin", "1234\n8642\n", 2, NULL, "--practice" },
  { "--help", NULL, 0, "--pin", NULL },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Result) result = run (cases[i].line, cases[i].input);
      cli_assert_said (cases[i].line, &result, cases[i].code, cases[i].out, cases[i].err);
      if (cases[i].err != NULL)
        g_assert_cmpuint (count_lines (result.err), ==, 1);
    }
}

static void
test_json (void)
{
  static const struct
  {
    const char *line;
    const char *input;
    int code;
    const char *json; /* without white space; NULL: none */
  } answers[] = {
    { "--pin auth --practice healthy --stdin --json", "1234\n8642\n", 0,
      "{\"pin\":\"auth\",\"result\":\"changed\",\"confirmed\":true,\"tries_left\":3}" },
    { "--pin sign --practice healthy --stdin --json", "MADO1235\nK7TR92WD\n", 8,
      "{\"pin\":\"sign\",\"result\":\"not-changed\",\"confirmed\":false,\"tries_left\":4}" },
    { "--pin auth --practice both-locked --stdin --json", "1234\n8642\n", 9,
      "{\"pin\":\"auth\",\"result\":\"not-changed\",\"confirmed\":false,\"tries_left\":0}" },
    { "--pin auth --practice torn --stdin --json", "1234\n8642\n", 7,
      "{\"pin\":\"auth\",\"result\":\"not-changed\",\"confirmed\":false,\"tries_left\":null}" },
    { "--pin auth --practice one-try-left --stdin --json", "1234\n8642\n", 2,
      "{\"pin\":\"auth\",\"result\":\"not-changed\",\"confirmed\":false,\"tries_left\":1}" },
    { "--pin auth --stdin --json", "1234\n8642\n", 3, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_auto (Result) result = run (answers[i].line, answers[i].input);
      g_assert_cmpint (result.code, ==, answers[i].code);
      if (answers[i].json == NULL)
        {
          g_assert_cmpstr (result.out, ==, "");
          continue;
        }
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = json_from_string (result.out, &error);
      g_assert_no_error (error);
      g_autofree char *json = json_to_string (root, FALSE);
      g_assert_cmpstr (json, ==, answers[i].json);
    }
}

static void
test_not_shown (void)
{
  static const char *const inputs[] = { "QWERTY77\nZXCVBN88\n", "MADO1234\nZXCVBN88\n",
                                        "MADO1234\nZXCVBN88ZXCVBN88Z\n" };
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_auto (Result) result = run ("--pin sign --practice healthy --stdin --json", inputs[i]);
      g_assert_null (strstr (result.out, "QWERTY77"));
      g_assert_null (strstr (result.err, "QWERTY77"));
      g_assert_null (strstr (result.out, "ZXCVBN88"));
      g_assert_null (strstr (result.err, "ZXCVBN88"));
    }
}

/* --- a card that does not answer --- */

/* It is given up by a signal: what became of the PIN is said in its own words, and the one object
 * is there all the same. */
static void
test_silent (void)
{
  static const struct
  {
    const char *counts;
    const char *result;
    MadoPinChange change;
  } silences[] = {
    { "counts=verify", "\"unknown\"", MADO_PIN_CHANGE_UNKNOWN },
    { "", "\"not-changed\"", MADO_PIN_CHANGE_NOT_CHANGED },
  };
  g_autofree char *folder = g_dir_make_tmp ("mado-change-pin-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "silent.ini", NULL);
  const MadoTries unknown = { MADO_TRIES_UNKNOWN, 0 };
  const GError untold = { MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD, (char *)"" };
  g_autofree char *said_of_it =
      mado_wording_pin_change (MADO_PIN_AUTH, MADO_PIN_CHANGE_UNKNOWN, &unknown, &untold);
  g_autofree char *said_of_password = cli_say_error (untold.domain, untold.code);

  for (guint i = 0; i < G_N_ELEMENTS (silences); i++)
    {
      g_autoptr (GSubprocessLauncher) launcher = cli_launcher_new (PIPES);
      g_autoptr (GError) error = NULL;
      g_autofree char *card =
          g_strdup_printf ("[scenario]\ntitle=T\ndescription=D\norder=1\n[holder]\nage=41\n[card]"
                           "\npadding=417\n[auth]\nexpires=today+2y+130d\n[faults]\nsilent=1\n%s\n",
                           silences[i].counts);
      g_autofree char *line = g_strdup_printf ("--pin auth --practice %s --stdin --json", path);
      g_autofree char *out = NULL;
      g_autofree char *err = NULL;
      g_assert_true (g_file_set_contents (path, card, -1, NULL));
      typed_input_give (launcher, "1234\n8642\n");
      g_autoptr (GSubprocess) child = start (launcher, line);
      g_autoptr (GDataInputStream) said =
          g_data_input_stream_new (g_subprocess_get_stderr_pipe (child));
      g_autofree char *waiting = g_data_input_stream_read_line (said, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (waiting, CLI_WAITS_FOR_CARD));
      g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (said), FALSE);
      g_subprocess_send_signal (child, SIGINT);
      g_subprocess_communicate_utf8 (child, NULL, NULL, &out, &err, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_if_signaled (child));
      g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGINT);
      g_assert_nonnull (strstr (out, silences[i].result));
      g_assert_true ((strstr (err, said_of_it) != NULL) ==
                     (silences[i].change == MADO_PIN_CHANGE_UNKNOWN));
      g_assert_null (strstr (err, said_of_password));
      g_assert_null (strstr (err, "Ctrl+C"));
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* --- at a terminal --- */

typedef struct
{
  int master, slave;
  GSubprocess *child;
  GString *said; /* on stderr so far */
} Terminal;

static void
terminal_start (Terminal *self, const char *line)
{
  g_autoptr (GSubprocessLauncher) launcher = cli_launcher_new (PIPES);

  self->master = posix_openpt (O_RDWR | O_NOCTTY);
  g_assert_cmpint (self->master, >=, 0);
  g_assert_cmpint (grantpt (self->master), ==, 0);
  g_assert_cmpint (unlockpt (self->master), ==, 0);
  self->slave = open (ptsname (self->master), O_RDWR | O_NOCTTY);
  g_assert_cmpint (self->slave, >=, 0);
  g_subprocess_launcher_take_stdin_fd (launcher, dup (self->slave));
  self->child = start (launcher, line);
  self->said = g_string_new (NULL);
}

/* Reads what the program says until it has asked @question, and types @text once the echo is off.
 */
static void
terminal_answer (Terminal *self, const char *question, const char *text)
{
  GInputStream *stream = g_subprocess_get_stderr_pipe (self->child);
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  while (strstr (self->said->str, question) == NULL)
    {
      char buffer[256];
      gssize n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL);
      if (n <= 0)
        g_error ("“%s” was not asked; said was: %s", question, self->said->str);
      g_string_append_len (self->said, buffer, n);
    }
  for (guint i = 0; i < 1000 && typed_input_echoes (self->slave); i++)
    g_usleep (10 * 1000);
  g_assert_false (typed_input_echoes (self->slave));
  g_assert_cmpint (write (self->master, line, strlen (line)), ==, (gssize)strlen (line));
}

static Result
terminal_finish (Terminal *self)
{
  Result result = { 0 };
  g_autofree char *rest = NULL;
  g_autoptr (GError) error = NULL;
  char shown[256] = "";

  g_subprocess_communicate_utf8 (self->child, NULL, NULL, &result.out, &rest, &error);
  g_assert_no_error (error);
  result.code = g_subprocess_get_exit_status (self->child);
  g_string_append (self->said, rest);
  result.err = g_string_free (self->said, FALSE);
  g_assert_true (typed_input_echoes (self->slave));
  /* What the terminal showed of what was typed: nothing. */
  g_assert_cmpint (fcntl (self->master, F_SETFL, O_NONBLOCK), ==, 0);
  gssize n = read (self->master, shown, sizeof shown - 1);
  g_assert_true (n <= 0 || strpbrk (shown, "0123456789") == NULL);
  close (self->slave);
  close (self->master);
  g_clear_object (&self->child);
  return result;
}

static void
test_terminal (void)
{
  Terminal terminal;

  terminal_start (&terminal, "--pin auth --practice healthy");
  terminal_answer (&terminal, CLI_ASKS_NOW, "1234");
  terminal_answer (&terminal, CLI_ASKS_NEW, "8642");
  terminal_answer (&terminal, CLI_ASKS_AGAIN, "8642");
  g_auto (Result) result = terminal_finish (&terminal);
  g_assert_cmpint (result.code, ==, 0);
  g_autofree char *changed =
      mado_wording_pin_change (MADO_PIN_AUTH, MADO_PIN_CHANGE_CHANGED, NULL, NULL);
  g_assert_nonnull (strstr (result.out, changed));
  /* The counter is told before anything is typed. */
  const MadoTries three = { MADO_TRIES_LEFT, 3 };
  g_autofree char *tries = mado_wording_tries (MADO_PIN_AUTH, &three);
  g_autofree char *told =
      g_strconcat (mado_wording_pin_name (MADO_PIN_AUTH), "：", tries, "\n", NULL);
  g_assert_true (g_str_has_prefix (result.err, told));
}

static void
test_terminal_differs (void)
{
  Terminal terminal;

  terminal_start (&terminal, "--pin auth --practice healthy");
  terminal_answer (&terminal, CLI_ASKS_NOW, "1234");
  terminal_answer (&terminal, CLI_ASKS_NEW, "8642");
  terminal_answer (&terminal, CLI_ASKS_AGAIN, "8643");
  g_auto (Result) result = terminal_finish (&terminal);
  g_assert_cmpint (result.code, ==, 2);
  g_assert_cmpstr (result.out, ==, "");
  g_assert_nonnull (strstr (result.err, CLI_SAYS_DIFFERENT));
}

/* Nothing is asked that could not be used. */
static void
test_terminal_locked (void)
{
  Terminal terminal;

  terminal_start (&terminal, "--pin auth --practice both-locked");
  g_auto (Result) result = terminal_finish (&terminal);
  g_assert_cmpint (result.code, ==, 9);
  g_assert_null (strstr (result.err, CLI_ASKS_NOW));
}

static void
add (void)
{
  g_test_add_func ("/cli-change-pin/outcomes", test_outcomes);
  g_test_add_func ("/cli-change-pin/weak", test_weak);
  g_test_add_func ("/cli-change-pin/formats", test_formats);
  g_test_add_func ("/cli-change-pin/cases", test_cases);
  g_test_add_func ("/cli-change-pin/json", test_json);
  g_test_add_func ("/cli-change-pin/not-shown", test_not_shown);
  g_test_add_func ("/cli-change-pin/silent", test_silent);
  g_test_add_func ("/cli-change-pin/terminal", test_terminal);
  g_test_add_func ("/cli-change-pin/terminal-differs", test_terminal_differs);
  g_test_add_func ("/cli-change-pin/terminal-locked", test_terminal_locked);
}

int
main (int argc, char *argv[])
{
  return cli_run_tests (argc, argv, add);
}
