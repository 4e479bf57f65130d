/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cli-run.h"
#include "mado-card.h"
#include "mado-scenario.h"
#include "mado-transport-error.h"
#include "mado-wording-pin.h"

/* What a card says, by its ids and by exit codes. */

/* No password is sent that cannot be one. */
static void
test_formats (void)
{
  static const struct
  {
    const char *input;
    MadoPinFormat format;
  } formats[] = {
    { "", MADO_PIN_FORMAT_TOO_SHORT },
    { "AB1\n", MADO_PIN_FORMAT_TOO_SHORT },
    { "ABCDEFGH12345678X\n", MADO_PIN_FORMAT_TOO_LONG },
    { "ABCDEFGH12345678ABCDEFGH12345678ABCDEFGH12345678ABCDEFGH12345678ABCDEFGH12345678\n",
      MADO_PIN_FORMAT_TOO_LONG },
    { "ABCDEF\n", MADO_PIN_FORMAT_NEEDS_DIGIT },
    { "123456\n", MADO_PIN_FORMAT_NEEDS_LETTER },
    { " MADO1234\n", MADO_PIN_FORMAT_BAD_CHARACTER },
    { "ＭＡＤＯ１２３４\n", MADO_PIN_FORMAT_BAD_CHARACTER },
  };
  static const char line[] = "status --practice healthy --password-stdin";

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_auto (Result) result = cli_run_line (line, formats[i].input);

      cli_assert_said (line, &result, 2, NULL,
                       mado_wording_pin_format (MADO_PIN_SIGN, formats[i].format));
      cli_assert_one_sentence (result.err);
    }
}

/* A card by the id of what is said of it. */
static void
test_verdicts (void)
{
  static const struct
  {
    const char *options;
    const char *id;
  } cases[] = {
    { "--practice healthy", "no-need" },
    { "--practice in-window", "renewable" },
    { "--practice last-day", "last-day" },
    { "--practice last-day --today 2099-12-31", "last-day" },
    { "--practice expired", "expired" },
    { "--practice both-locked", "both-locked" },
    { "--practice unknown-ca", "unknown-issuer" },
    { "--practice smartphone", "smartphone" },
    { "--reader 練習 --practice healthy", "no-need" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("status --json %s", cases[i].options);
      g_auto (Result) result = cli_run_line (line, NULL);
      g_autoptr (JsonNode) root = cli_parse (result.out);

      g_test_message ("%s", line);
      g_assert_cmpint (result.code, ==, 0);
      cli_assert_json (root, "verdict", cases[i].id);
    }
}

/* One object, with the word for the exit code and the sentence of stderr. */
static void
assert_failure (const Result *result, const char *code)
{
  g_autoptr (JsonNode) root = cli_parse (result->out);
  g_autofree char *message = cli_look_up (root, "failure.message");
  g_autofree char *sentence = g_strdup_printf ("madoguchi-cli: %s\n", message);

  cli_assert_json (root, "failure.code", code);
  cli_assert_json (root, "revocation", "not-checked");
  cli_assert_one_sentence (result->err);
  g_assert_cmpstr (result->err, ==, sentence);
}

static void
test_status_json_failures (void)
{
  static const struct
  {
    const char *options;
    const char *input;
    int code;
    const char *word;
    const char *kind; /* of card */
    const char *left; /* of the tries for the signature password */
  } cases[] = {
    { "", NULL, 3, "no-service", "null", "null" },
    { "--practice healthy --reader nowhere", NULL, 4, "no-reader", "null", "null" },
    { "--practice not-my-number", NULL, 6, "other-card", "null", "null" },
    { "--practice juki-card", NULL, 6, "other-card", "juki-card", "5" },
    { "--practice torn", NULL, 7, "card-error", "unknown", "null" },
    { "--practice garbled", NULL, 7, "card-error", "my-number-card", "5" },
    { "--practice healthy --password-stdin", "MADO1235\n", 8, "wrong-password", "my-number-card",
      "4" },
    { "--practice both-locked --password-stdin", "MADO1234\n", 9, "locked", "my-number-card", "0" },
    { "--practice one-try-left --password-stdin", "MADO1234\n", 2, "usage", "my-number-card", "1" },
    { "--practice healthy --password-stdin", "AB1\n", 2, "usage", "null", "null" },
    { "--practice nonsense", NULL, 2, "usage", "null", "null" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("status --json %s", cases[i].options);
      g_auto (Result) result = cli_run_line (line, cases[i].input);
      g_autoptr (JsonNode) root = cli_parse (result.out);

      g_test_message ("%s", line);
      g_assert_cmpint (result.code, ==, cases[i].code);
      assert_failure (&result, cases[i].word);
      cli_assert_json (root, "card.kind", cases[i].kind);
      cli_assert_json (root, "pins.sign.tries_left", cases[i].left);
    }
}

/* The card leaves while VERIFY is under way: at exactly one of the commands. Everywhere else it is
 * known whether a try was used up. */
static void
test_answer_to_password_lost (void)
{
  g_autofree char *directory = g_dir_make_tmp ("mado-cli-XXXXXX", NULL);
  g_autofree char *path = NULL;
  g_autofree char *untold = cli_say_error (MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD);
  g_autofree char *removed = cli_say_error (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  guint n_untold = 0, n_removed = 0;

  for (guint n = 20; n <= 30; n++)
    {
      g_autofree char *fault = g_strdup_printf ("[faults]\ntear=%u\n", n);
      g_free (path);
      path = cli_write_scenario (directory, fault);
      g_autofree char *line =
          g_strdup_printf ("status --json --practice %s --password-stdin", path);
      g_auto (Result) result = cli_run_line (line, "MADO1234\n");
      g_assert_cmpint (result.code, ==, 7);
      cli_assert_one_sentence (result.err);
      g_autoptr (JsonNode) root = cli_parse (result.out);
      g_autofree char *expires = cli_look_up (root, "certificates.auth.expires");
      g_assert_true (g_str_has_prefix (expires, "2029-"));
      if (strstr (result.err, untold) != NULL)
        n_untold++;
      else if (strstr (result.err, removed) != NULL)
        n_removed++;
    }
  g_assert_cmpuint (n_untold, ==, 1);
  g_assert_cmpuint (n_removed, ==, 10);
  g_unlink (path);
  g_rmdir (directory);
}

/* The first answer of all makes no sense, or denies the application: it is asked for once more. */
static void
test_first_answer (void)
{
  static const char *const answers[] = { "0000", "90", "6283", "6A82", "6D00" };
  g_autofree char *directory = g_dir_make_tmp ("mado-cli-XXXXXX", NULL);
  g_autofree char *path = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *fault =
          g_strdup_printf ("[faults]\ngarble=1\ngarble-answer=%s\n", answers[i]);
      g_free (path);
      path = cli_write_scenario (directory, fault);
      g_autofree char *line = g_strdup_printf ("status --json --practice %s", path);
      g_auto (Result) result = cli_run_line (line, NULL);
      g_assert_cmpint (result.code, ==, 0);
      g_assert_cmpstr (result.err, ==, "");
    }
  g_unlink (path);
  g_rmdir (directory);
}

/* The keys of the practice CA lie with the cli_get_program ()'s data. Those of the current folder
 * are somebody else's. */
static void
test_practice_keys (void)
{
  g_autofree char *directory = g_dir_make_tmp ("mado-cli-XXXXXX", NULL);
  g_autofree char *path = cli_write_scenario (directory, "");
  g_autofree char *line = g_strdup_printf ("status --json --practice %s", path);
  g_autofree char *nowhere = g_build_filename (directory, "nowhere", NULL);
  g_autofree char *words = cli_say_error (MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_NO_DATA);
  g_autofree char *no_data = g_strdup_printf ("madoguchi-cli: %s。\n", words);
  const char *const data[] = { g_getenv ("MADO_PRACTICE_DIR"), nowhere };

  for (guint i = 0; i < G_N_ELEMENTS (data); i++)
    {
      g_autoptr (GSubprocessLauncher) launcher =
          cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_subprocess_launcher_set_cwd (launcher, i == 0 ? directory : data[0]);
      g_subprocess_launcher_setenv (launcher, "MADO_PRACTICE_DIR", data[i], TRUE);
      g_auto (Result) result = cli_run_with (launcher, line, "");
      g_assert_cmpint (result.code, ==, i == 0 ? 0 : 2);
      if (i == 1)
        g_assert_cmpstr (result.err, ==, no_data);
    }
  g_unlink (path);
  g_rmdir (directory);
}

static void
test_long_words (void)
{
  static const char *const forms[] = {
    "status --practice %s",
    "status --reader %s --practice healthy",
    "status --today %s",
    "status --%s",
    "status %s",
    "%s",
    "guide %s",
    "advise --certificate %s",
    "advise --certificate auth --expires 2027-01-01 --municipality %s",
  };
  g_autofree char *word = g_strnfill (3000, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_auto (GStrv) parts = g_strsplit (forms[i], "%s", 2);
      g_autofree char *line = g_strjoinv (word, parts);
      g_auto (Result) result = cli_run_line (line, NULL);
      g_test_message ("%s", forms[i]);
      g_assert_cmpint (result.code, !=, 0);
      cli_assert_one_sentence (result.err);
      g_assert_nonnull (strstr (result.err, "xxx…"));
      g_assert_cmpuint (strlen (result.err), <, 400);
    }
}

/* Nothing that was typed as a password comes back on any stream. */
static void
test_password_is_not_shown (void)
{
  static const char *const lines[] = {
    "status --practice healthy --password-stdin --json",
    "status --practice healthy --password-stdin --show-personal",
    "status --practice garbled --password-stdin",
  };
  static const char *const passwords[] = { "QWERTY77", "MADO1234", "QWERTY77UIOPASDFGHJKL" };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    for (guint j = 0; j < G_N_ELEMENTS (passwords); j++)
      {
        g_autofree char *input = g_strconcat (passwords[j], "\n", NULL);
        g_auto (Result) result = cli_run_line (lines[i], input);
        g_assert_null (strstr (result.out, passwords[j]));
        g_assert_null (strstr (result.err, passwords[j]));
      }
}

static void
test_status_json (void)
{
  g_auto (Result) result = cli_run_line (
      "status --practice last-day --today 2027-02-28 --password-stdin --show-personal --json",
      "MADO1234\n");
  g_autoptr (JsonNode) root = cli_parse (result.out);
  g_assert_cmpint (result.code, ==, 0);
  cli_assert_json (root, "card.kind", "my-number-card");
  cli_assert_json (root, "certificates.auth.state", "last-day");
  cli_assert_json (root, "certificates.auth.expires", "2027-02-28");
  cli_assert_json (root, "certificates.auth.days_left", "0");
  cli_assert_json (root, "certificates.auth.window.opens", "2026-11-30");
  cli_assert_json (root, "certificates.auth.lapses", "2027-03-01");
  cli_assert_json (root, "certificates.auth.chain", "pinned");
  cli_assert_json (root, "certificates.sign.state", "last-day");
  cli_assert_json (root, "certificates.sign.latest_expiry", "null");
  cli_assert_json (root, "revocation", "not-checked");
  g_assert_null (strstr (result.out, "練習 "));
}

static void
add (void)
{
  g_test_add_func ("/cli/status/formats", test_formats);
  g_test_add_func ("/cli/status/verdicts", test_verdicts);
  g_test_add_func ("/cli/status/json", test_status_json);
  g_test_add_func ("/cli/status/json/failures", test_status_json_failures);
  g_test_add_func ("/cli/status/answer-to-password-lost", test_answer_to_password_lost);
  g_test_add_func ("/cli/status/first-answer", test_first_answer);
  g_test_add_func ("/cli/practice-keys", test_practice_keys);
  g_test_add_func ("/cli/long-words", test_long_words);
  g_test_add_func ("/cli/status/password-is-not-shown", test_password_is_not_shown);
}

int
main (int argc, char *argv[])
{
  return cli_run_tests (argc, argv, add);
}
