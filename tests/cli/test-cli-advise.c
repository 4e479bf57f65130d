/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cli-run.h"

/* What follows from dates that were typed. */

static const struct
{
  const char *id;
  const char *line;
  const char *state, *expires, *opens, *days;
} examples[] = {
#define V01 "--certificate auth --born 1985-10-10 --issued 2020-05-15 --card-expires 2029-10-10"
  { "V01", V01 " --today 2024-07-10", "valid-early", "2024-10-10", "2024-07-12", "92" },
  { "V03", V01 " --today 2024-07-12", "renewable", "2024-10-10", "2024-07-12", "90" },
  { "V04", V01 " --today 2024-10-10", "last-day", "2024-10-10", "2024-07-12", "0" },
  { "V05", V01 " --today 2024-10-11", "expired", "2024-10-10", "2024-07-12", "-1" },
  { "V06",
    "--certificate auth --born 1985-10-10 --issued 2024-08-01 --renewed-from 2024-10-10 "
    "--card-expires 2029-10-10 --today 2024-08-01",
    "valid-early", "2029-10-10", "2029-07-12", "1896" },
  { "V07", "--certificate auth --born 1985-10-10 --issued 2024-11-01 --today 2024-11-01",
    "valid-early", "2029-10-10", "2029-07-12", "1804" },
  { "V09",
    "--certificate auth --born 1985-10-10 --issued 2024-06-01 --renewed-from 2024-10-10 "
    "--today 2024-06-01",
    "valid-early", "2028-10-10", "2028-07-12", "1592" },
  { "V11", "--certificate auth --born 1985-10-10 --issued 2020-10-10 --today 2025-07-12",
    "renewable", "2025-10-10", "2025-07-12", "90" },
  { "V13", "--certificate auth --born 1985-10-10 --issued 2020-10-11 --today 2025-10-11", "expired",
    "2025-10-10", "2025-07-12", "-1" },
  { "V15", "--certificate auth --expires 2024-05-02T14:59:59Z --today 2024-05-02T23:59:59+09:00",
    "last-day", "2024-05-02", "2024-02-04", "0" },
  { "V15b", "--certificate auth --expires 2024-05-02T14:59:59Z --today 2024-05-02T15:00:00Z",
    "expired", "2024-05-02", "2024-02-04", "-1" },
  { "V17", "--certificate auth --expires 2027-05-31 --today 2027-03-01", "valid-early",
    "2027-05-31", "2027-03-02", "91" },
  { "V19", "--certificate auth --expires 2027-05-29 --today 2027-03-02", "renewable", "2027-05-29",
    "2027-03-02", "88" },
  { "V21", "--certificate auth --expires 2027-07-31 --today 2027-05-01", "valid-early",
    "2027-07-31", "2027-05-02", "91" },
  { "V21+1", "--certificate auth --expires 2027-07-31 --today 2027-05-01 --municipality national",
    "renewable", "2027-07-31", "2027-05-01", "91" },
  { "V23", "--certificate auth --expires 2027-11-30 --today 2027-08-31", "valid-early",
    "2027-11-30", "2027-09-01", "91" },
  { "V25", "--certificate auth --expires 2027-01-31 --today 2026-11-23", "renewable", "2027-01-31",
    "2026-11-02", "69" },
  { "V27", "--certificate auth --expires 2027-02-28 --today 2026-11-30", "renewable", "2027-02-28",
    "2026-11-30", "90" },
  { "V29", "--certificate auth --expires 2027-02-24 --today 2026-11-25", "valid-early",
    "2027-02-24", "2026-11-26", "91" },
  { "V31", "--certificate auth --born 1992-02-29 --issued 2022-06-01 --today 2026-11-23",
    "valid-early", "2027-02-28", "2026-11-30", "97" },
  { "V33", "--certificate auth --born 1992-02-29 --issued 2023-02-28 --today 2026-11-23",
    "valid-early", "2028-02-29", "2027-12-01", "463" },
  { "V33 mar1",
    "--certificate auth --born 1992-02-29 --issued 2023-02-28 --today 2026-11-23 --feb29 mar1",
    "valid-early", "2027-03-01", "2026-12-03", "98" },
  { "V35", "--certificate sign --born 2014-05-05 --issued 2024-02-01 --today 2026-11-23",
    "not-recorded", "null", "null", "null" },
  { "V37",
    "--certificate auth --born 2008-09-15 --issued 2022-05-20 --card-expires 2026-09-15 "
    "--today 2026-11-23",
    "expired", "2026-09-15", "2026-06-17", "-69" },
  { "V39",
    "--certificate sign --born 1985-10-10 --issued 2023-03-01 --auth-expires 2026-10-10 "
    "--today 2026-07-12",
    "renewable", "2026-10-10", "2026-07-12", "90" },
  { "V43",
    "--certificate auth --born 2003-02-10 --issued 2022-05-01 --card-expires 2032-02-10 "
    "--today 2026-11-23",
    "renewable", "2027-02-10", "2026-11-12", "79" },
  { "V45",
    "--certificate auth --expires 2029-10-10 --event address --event name --today 2026-11-23",
    "valid-early", "2029-10-10", "2029-07-12", "1052" },
  { "V45 sign", "--certificate sign --expires 2029-10-10 --event address --today 2026-11-23",
    "revoked", "2029-10-10", "null", "null" },
  { "card lapsed",
    "--certificate auth --expires 2029-10-10 --card-expires 2026-10-10 --today 2026-11-23",
    "revoked", "2029-10-10", "null", "null" },
  { "V47", "--certificate auth --expires 2026-11-22 --today 2026-11-23", "expired", "2026-11-22",
    "2026-08-24", "-1" },
  /* Issued between midnight and nine o'clock in Japan: the day before in UTC. */
  { "R6", "--certificate auth --born 1985-10-10 --issued 2020-10-09T15:30:00Z --today 2025-07-12",
    "renewable", "2025-10-10", "2025-07-12", "90" },
  { "R10", "--certificate auth --expires 2027-10-10 --overseas --today 2026-11-23", "renewable",
    "2027-10-10", "2026-10-12", "321" },
};

static void
test_advise_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      gboolean sign = strstr (examples[i].line, "--certificate sign") != NULL;
      const char *asked = sign ? "certificates.sign" : "certificates.auth";
      g_autofree char *line = g_strdup_printf ("advise %s --json", examples[i].line);
      g_auto (Result) result = cli_run_line (line, NULL);
      g_test_message ("%s", examples[i].id);
      g_assert_cmpstr (result.err, ==, "");
      g_assert_cmpint (result.code, ==, 0);
      g_autoptr (JsonNode) root = cli_parse (result.out);
      const char *const values[][2] = {
        { "state", examples[i].state },
        { "expires", examples[i].expires },
        { "window.opens", examples[i].opens },
        { "days_left", examples[i].days },
      };
      for (guint j = 0; j < G_N_ELEMENTS (values); j++)
        {
          g_autofree char *path = g_strconcat (asked, ".", values[j][0], NULL);
          cli_assert_json (root, path, values[j][1]);
        }
    }
}

/* Of the other certificate nothing is said, although its date was used. */
static void
test_advise_other (void)
{
  g_auto (Result) result =
      cli_run_line ("advise --certificate sign --born 1985-10-10 --issued 2023-03-01 "
                    "--auth-expires 2026-10-10 --today 2026-10-11 --json",
                    NULL);
  g_autoptr (JsonNode) root = cli_parse (result.out);
  cli_assert_json (root, "reader", "null");
  cli_assert_json (root, "card.kind", "null");
  cli_assert_json (root, "certificates.sign.state", "expired");
  cli_assert_json (root, "certificates.auth.state", "unknown");
  cli_assert_json (root, "certificates.auth.expires", "null");
  cli_assert_json (root, "certificates.auth.window.opens", "null");
  cli_assert_json (root, "procedures", "[\"reissue\",\"proxy\"]");
  cli_assert_json (root, "errors", "[]");
}

static const struct
{
  const char *line;
  const char *err;
} bad_advices[] = {
  { "", "--certificate" },
  { "--certificate both --expires 2027-01-01", "both" },
  { "--certificate auth", "--born" },
  { "--certificate auth --born 1985-10-10", "--issued" },
  { "--certificate auth --issued 2020-01-01", "--born" },
  { "--certificate auth --born 1985-13-10 --issued 2020-01-01", "1985-13-10" },
  { "--certificate auth --born 19851010 --issued 2020-01-01", "19851010" },
  { "--certificate auth --expires 2027-01-01T10:00:00", "2027-01-01T10:00:00" },
  { "--certificate auth --born 1985-10-10 --issued 2020-01-02 --card-expires 2020-01-01",
    "--card-expires" },
  { "--certificate sign --born 1985-10-10 --issued 2020-01-02 --auth-expires 2020-01-01",
    "--auth-expires" },
  { "--certificate auth --expires 2027-01-01 --auth-expires 2027-01-01", "--auth-expires" },
  { "--certificate auth --expires 2027-01-01 --event divorce", "divorce" },
  { "--certificate auth --expires 2027-01-01 --feb29 mar2", "mar2" },
  { "--certificate auth --expires 2027-01-01 --municipality atlantis", "atlantis" },
  { "--certificate auth --expires 2027-01-01 --municipality ../suginami", "suginami" },
  { "--certificate auth --expires 2027-01-01 --today 2026-00-01", "2026-00-01" },
  { "--certificate auth --expires 2027-01-01 stray", "stray" },
  { "--certificate auth --expires '2027\x1b[31m'", "--expires" },
};

static void
test_advise_refusals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_advices); i++)
    {
      g_autofree char *line = g_strdup_printf ("advise %s", bad_advices[i].line);
      g_auto (Result) result = cli_run_line (line, NULL);
      if (result.code != 2)
        g_error ("%s: exit code %d", line, result.code);
      g_assert_cmpstr (result.out, ==, "");
      cli_assert_one_sentence (result.err);
      cli_assert_part (line, result.err, bad_advices[i].err);
      g_assert_null (strchr (result.err, '\x1b'));
    }
}

/* A broken file of the user's is told with its line, and the built-in one serves. */
static void
test_broken_municipality (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data = g_dir_make_tmp ("mado-cli-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *folder = g_build_filename (data, "madoguchi", "municipality", NULL);
  g_autofree char *file = g_build_filename (folder, "suginami.ini", NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "[municipality]\nnonsense\n", -1, &error));

  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", data, TRUE);
  g_auto (Result) result = cli_run_with (
      launcher, "advise --certificate auth --expires 2024-10-10 --today 2024-07-12 --json", NULL);
  g_assert_cmpint (result.code, ==, 0);
  cli_assert_one_sentence (result.err);
  g_assert_nonnull (strstr (result.err, "suginami.ini:2:"));
  g_autoptr (JsonNode) root = cli_parse (result.out);
  cli_assert_json (root, "certificates.auth.state", "renewable");

  g_assert_cmpint (g_unlink (file), ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (g_rmdir (folder), ==, 0);
      g_autofree char *parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = g_steal_pointer (&parent);
    }
}

static void
add (void)
{
  g_test_add_func ("/cli/advise/examples", test_advise_examples);
  g_test_add_func ("/cli/advise/other", test_advise_other);
  g_test_add_func ("/cli/advise/refusals", test_advise_refusals);
  g_test_add_func ("/cli/advise/broken-municipality", test_broken_municipality);
}

int
main (int argc, char *argv[])
{
  return cli_run_tests (argc, argv, add);
}
