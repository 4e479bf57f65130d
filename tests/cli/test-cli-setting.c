/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "cli-run.h"
#include "mado-wording-source.h"

/* Whose rules it goes by. */

/* What is chosen in the window, or by an administrator, holds in the terminal too. */
static Result
run_with_setting (const char *home, const char *municipality, const char *line)
{
  g_autofree char *settings = g_build_filename (home, "glib-2.0", "settings", NULL);
  g_autofree char *keyfile = g_build_filename (settings, "keyfile", NULL);
  g_autofree char *text =
      g_strdup_printf ("[io/github/madoguchi/Madoguchi]\nmunicipality='%s'\n", municipality);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);

  g_assert_cmpint (g_mkdir_with_parents (settings, 0700), ==, 0);
  g_assert_true (g_file_set_contents (keyfile, text, -1, &error));
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", home, TRUE);
  return cli_run_with (launcher, line, NULL);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_tree (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_setting (void)
{
  static const char *const lines[] = {
    "status --practice in-window --today 2027-03-01 --json",
    "advise --certificate auth --expires 2027-06-15 --today 2027-03-01 --json",
    "guide renew --certificate auth --expires 2027-06-15 --today 2027-03-01 --json",
  };
  g_autofree char *home = g_dir_make_tmp ("mado-cli-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (home, "madoguchi", "municipality", NULL);
  g_autofree char *file = g_build_filename (folder, "faulty.ini", NULL);
  g_autoptr (MadoMunicipality) of_all = mado_municipality_load ("national", NULL, NULL);
  g_autofree char *national = mado_wording_municipality (of_all);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "[municipality]\nnonsense\n", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (Result) unset = run_with_setting (home, "", lines[i]);
      g_auto (Result) set = run_with_setting (home, "national", lines[i]);
      g_auto (Result) missing = run_with_setting (home, "nowhere", lines[i]);
      g_auto (Result) faulty = run_with_setting (home, "faulty", lines[i]);
      g_autofree char *typed_line = g_strconcat (lines[i], " --municipality suginami", NULL);
      g_auto (Result) typed = run_with_setting (home, "faulty", typed_line);
      g_autoptr (JsonNode) by_default = cli_parse (unset.out);
      g_autoptr (JsonNode) chosen = cli_parse (set.out);
      g_autoptr (JsonNode) stood_in = cli_parse (missing.out);
      g_autoptr (JsonNode) refused = cli_parse (faulty.out);
      g_autoptr (JsonNode) asked = cli_parse (typed.out);

      cli_assert_json (by_default, "municipality", "suginami");
      cli_assert_json (by_default, "municipality_problem", "null");
      g_assert_cmpstr (unset.err, ==, "");
      cli_assert_json (chosen, "municipality", "national");
      cli_assert_json (chosen, "municipality_problem", "null");
      cli_assert_json (stood_in, "municipality", "national");
      cli_assert_json (stood_in, "municipality_problem.wanted", "nowhere");
      cli_assert_json (stood_in, "municipality_problem.reason", "not-found");
      cli_assert_one_sentence (missing.err);
      cli_assert_part ("missing", missing.err, "nowhere");
      cli_assert_part ("missing", missing.err, national);
      cli_assert_json (refused, "municipality", "national");
      cli_assert_json (refused, "municipality_problem.wanted", "faulty");
      cli_assert_json (refused, "municipality_problem.file", file);
      cli_assert_json (refused, "municipality_problem.line", "2");
      cli_assert_part ("faulty", faulty.err, "faulty.ini:2:");
      cli_assert_json (asked, "municipality", "suginami");
      g_assert_cmpstr (typed.err, ==, "");
    }
  /* What may be sent to somebody names no folder, which may bear a person's name. */
  g_auto (Result) diagnosis =
      run_with_setting (home, "faulty", "diagnose --practice healthy --json");
  g_autoptr (JsonNode) diagnosed = cli_parse (diagnosis.out);
  cli_assert_json (diagnosed, "municipality", "national");
  cli_assert_json (diagnosed, "municipality_problem.wanted", "faulty");
  cli_assert_json (diagnosed, "municipality_problem.file", "faulty.ini");
  remove_tree (home);
}

/* A file is checked before it is put anywhere; the list has what is wrong with those that are. */
static void
test_municipality (void)
{
  g_autofree char *home = g_dir_make_tmp ("mado-cli-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (home, "madoguchi", "municipality", NULL);
  g_autofree char *file = g_build_filename (folder, "faulty.ini", NULL);
  g_autofree char *check = g_strdup_printf ("municipality check %s --json", file);
  g_autofree char *gone = g_strdup_printf ("municipality check %s/gone.ini", home);
  static const char *const shipped = "municipality check " MUNICIPALITY_DIR "/suginami.ini";

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "[municipality]\nnonsense\n", -1, NULL));
  g_auto (Result) right = run_with_setting (home, "", shipped);
  g_assert_cmpint (right.code, ==, 0);
  g_assert_cmpstr (right.err, ==, "");
  cli_assert_part ("check", right.out, "（suginami）");
  g_auto (Result) wrong = run_with_setting (home, "", check);
  g_autoptr (JsonNode) problem = cli_parse (wrong.out);
  g_assert_cmpint (wrong.code, ==, 11);
  cli_assert_one_sentence (wrong.err);
  cli_assert_part ("check", wrong.err, "faulty.ini:2: ");
  cli_assert_json (problem, "problem.reason", "key-form");
  cli_assert_json (problem, "problem.line", "2");
  cli_assert_json (problem, "problem.group", "municipality");
  g_auto (Result) missing = run_with_setting (home, "", gone);
  g_assert_cmpint (missing.code, ==, 11);
  cli_assert_one_sentence (missing.err);
  g_auto (Result) list = run_with_setting (home, "national", "municipality list");
  g_assert_cmpint (list.code, ==, 0);
  g_assert_true (g_str_has_prefix (list.out, "  suginami "));
  cli_assert_part ("list", list.out, "\n* national ");
  cli_assert_part ("list", list.out, "faulty.ini:2: ");
  g_auto (Result) json = run_with_setting (home, "national", "municipality list --json");
  g_autoptr (JsonNode) all = cli_parse (json.out);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (all),
                                                                         "municipalities")),
                    ==, 3);
  g_auto (Result) none = run_with_setting (home, "", "municipality");
  g_assert_cmpint (none.code, ==, 2);
  g_auto (Result) which = run_with_setting (home, "", "municipality check");
  g_assert_cmpint (which.code, ==, 2);
  remove_tree (home);
}

static void
add (void)
{
  g_test_add_func ("/cli/setting", test_setting);
  g_test_add_func ("/cli/municipality", test_municipality);
}

int
main (int argc, char *argv[])
{
  return cli_run_tests (argc, argv, add);
}
