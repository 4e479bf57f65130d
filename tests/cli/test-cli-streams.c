/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cli-run.h"
#include "cli-words.h"
#include "mado-card.h"
#include "mado-wording-error.h"

/* Languages, character sets, and streams that end. */

static void
test_english (void)
{
  static const struct
  {
    const char *variable, *value;
  } ways[] = { { "LANGUAGE", "en" }, { "LC_ALL", "en_US.UTF-8" } };
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (GSubprocessLauncher) launcher =
          cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_subprocess_launcher_setenv (launcher, ways[i].variable, ways[i].value, TRUE);
      g_auto (Result) result = cli_run_with (launcher, "status --practice in-window", NULL);
      g_assert_cmpint (result.code, ==, 0);
      g_assert_nonnull (strstr (result.out, "Can be renewed now"));
      g_auto (Result) refused = cli_run_with (launcher, "status --frob", NULL);
      g_assert_cmpstr (refused.err, ==, "madoguchi-cli: There is no option “--frob”.\n");
      g_auto (Result) help = cli_run_with (launcher, "advise --help", NULL);
      g_assert_nonnull (strstr (help.out, "Usage:"));
    }
}

static void
test_plain_locale (void)
{
  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE);
  g_auto (Result) result = cli_run_with (launcher, "status --practice 'なし'", NULL);
  g_assert_cmpint (result.code, ==, 2);
  cli_assert_one_sentence (result.err);
  g_assert_nonnull (strstr (result.err, "「なし」" CLI_SAYS_NO_SUCH_CARD "\n"));
}

/* A terminal that is not UTF-8, with and without something that its character set has no letter
 * for. JSON is UTF-8 by definition. */
static void
test_other_charset (void)
{
  static const struct
  {
    const char *locale;
    const char *charset;
  } locales[] = { { "ja_JP.EUC-JP", "EUC-JP" }, { "ja_JP.SJIS", "SJIS" } };
  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (GSubprocessLauncher) launcher =
          cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) out = NULL;
      g_autoptr (GBytes) err = NULL;
      /* No locale is installed there: its name alone tells. */
      g_subprocess_launcher_setenv (launcher, "LOCPATH", "/nonexistent", TRUE);
      g_subprocess_launcher_setenv (launcher, "LC_ALL", locales[i].locale, TRUE);
      g_autoptr (GSubprocess) child =
          g_subprocess_launcher_spawn (launcher, &error, cli_get_program (), "status", "--practice",
                                       "healthy", "--use-last-try", NULL);
      g_assert_no_error (error);
      g_subprocess_communicate (child, NULL, NULL, &out, &err, &error);
      g_assert_no_error (error);
      gsize length;
      const char *bytes = g_bytes_get_data (err, &length);
      g_autofree char *said =
          g_convert (bytes, (gssize)length, "UTF-8", locales[i].charset, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (strstr (said, CLI_SAYS_TOGETHER "\n"));
      g_assert_false (g_utf8_validate (bytes, (gssize)length, NULL));
    }

  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_setenv (launcher, "LOCPATH", "/nonexistent", TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "ja_JP.EUC-JP", TRUE);
  g_auto (Result) json = cli_run_with (launcher, "status --practice not-my-number --json", NULL);
  g_autoptr (JsonNode) root = cli_parse (json.out);
  const GError not_jpki = { MADO_CARD_ERROR, MADO_CARD_ERROR_NOT_JPKI, (char *)"" };
  g_autofree char *message = mado_wording_error (&not_jpki);
  cli_assert_json (root, "failure.message", message);
}

static void
test_full_disk (void)
{
  g_autoptr (GSubprocessLauncher) launcher = cli_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  g_auto (Result) result = cli_run_with (launcher, "status --practice healthy", NULL);
  g_assert_cmpint (result.code, ==, 1);
  cli_assert_one_sentence (result.err);
}

/* The reader of the pipe is gone before anything is written. */
static void
test_closed_pipe (void)
{
  g_autoptr (GSubprocessLauncher) launcher = cli_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  int ends[2];
  g_assert_cmpint (pipe (ends), ==, 0);
  close (ends[0]);
  g_subprocess_launcher_take_stdout_fd (launcher, ends[1]);
  g_auto (Result) result = cli_run_with (launcher, "status --practice healthy", NULL);
  g_assert_cmpint (result.code, ==, 0);
  g_assert_cmpstr (result.err, ==, "");
}

static void
close_output (gpointer data)
{
  close (STDOUT_FILENO);
}

/* What is said goes nowhere, and not into the socket to the process that writes the file, which
 * would have its number. */
static void
test_closed_output (void)
{
  g_autoptr (GSubprocessLauncher) launcher = cli_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *folder = g_dir_make_tmp ("mado-streams-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "renew.ics", NULL);
  g_autofree char *line =
      g_strdup_printf ("guide renew --practice in-window --calendar '%s'", path);

  g_subprocess_launcher_set_child_setup (launcher, close_output, NULL, NULL);
  g_auto (Result) result = cli_run_with (launcher, line, NULL);
  g_assert_cmpint (result.code, ==, 1);
  cli_assert_one_sentence (result.err);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
add (void)
{
  g_test_add_func ("/cli/english", test_english);
  g_test_add_func ("/cli/plain-locale", test_plain_locale);
  g_test_add_func ("/cli/other-charset", test_other_charset);
  g_test_add_func ("/cli/full-disk", test_full_disk);
  g_test_add_func ("/cli/closed-pipe", test_closed_pipe);
  g_test_add_func ("/cli/closed-output", test_closed_output);
}

int
main (int argc, char *argv[])
{
  return cli_run_tests (argc, argv, add);
}
