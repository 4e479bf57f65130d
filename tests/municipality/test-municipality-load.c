/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#ifdef G_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

#include "mado-municipality-private.h"

/* Where files are looked for. Each test finds the data directories empty. GLib's own isolation of
 * directories would do it too, but leaks with each test. */

static const char *test_root;

static void
empty_folder (const char *data_dir)
{
  g_autofree char *folder = g_build_filename (data_dir, "madoguchi", "municipality", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

static void
tear_down (gpointer fixture, gconstpointer data)
{
  const char *const *system = g_get_system_data_dirs ();

  empty_folder (g_get_user_data_dir ());
  for (guint i = 0; system[i] != NULL; i++)
    empty_folder (system[i]);
}

/* Takes away the folders that path_in() made. */
static void
remove_data_dir (const char *data_dir)
{
  g_autofree char *program = g_build_filename (data_dir, "madoguchi", NULL);
  g_autofree char *folder = g_build_filename (program, "municipality", NULL);

  g_rmdir (folder);
  g_rmdir (program);
  g_rmdir (data_dir);
}

static char *
path_in (const char *data_dir, const char *name)
{
  g_autofree char *folder = g_build_filename (data_dir, "madoguchi", "municipality", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return g_build_filename (folder, name, NULL);
}

/* The ward's file with another name in it, to be known by. */
static char *
text_named (const char *id, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (MUNICIPALITY_DIR, "suginami.ini", NULL);
  g_autofree char *line_id = g_strconcat ("\nid=", id, "\n", NULL);
  g_autofree char *line_name = g_strconcat ("\nname=", name, "\n", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *original = NULL;

  g_file_get_contents (path, &original, NULL, &error);
  g_assert_no_error (error);
  g_string_assign (text, original);
  g_assert_cmpuint (g_string_replace (text, "\nid=suginami\n", line_id, 1), ==, 1);
  g_assert_cmpuint (g_string_replace (text, "\nname=杉並区\n", line_name, 1), ==, 1);
  return g_strdup (text->str);
}

static void
write_text (const char *data_dir, const char *file, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = path_in (data_dir, file);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
write_named (const char *data_dir, const char *file, const char *id, const char *name)
{
  g_autofree char *text = text_named (id, name);

  write_text (data_dir, file, text);
}

static void
assert_loads (const char *id, const char *name, const char *origin)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) found = mado_municipality_load (id, &problem, &error);

  g_assert_no_error (error);
  g_assert_no_error (problem);
  g_assert_cmpstr (found->name, ==, name);
  g_assert_cmpstr (found->origin, ==, origin);
}

/* @name serves although @refused does not. */
static void
assert_loads_despite (const char *id, const char *name, const char *refused, MadoRefusalError code)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) found = mado_municipality_load (id, &problem, &error);

  g_assert_no_error (error);
  g_assert_error (problem, MADO_REFUSAL_ERROR, (int)code);
  g_test_message ("%s", problem->message);
  g_assert_true (g_str_has_prefix (problem->message, refused));
  g_assert_cmpstr (found->name, ==, name);
  g_assert_cmpstr (found->id, ==, id);
}

static void
assert_not_loaded (const char *id, MadoRefusalError code)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (mado_municipality_load (id, &problem, &error));
  g_assert_error (error, MADO_REFUSAL_ERROR, (int)code);
  g_assert_no_error (problem);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
assert_list (const char *expected)
{
  g_auto (GStrv) ids = mado_municipality_list ();
  g_autofree char *joined = g_strjoinv (" ", ids);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_builtin (gpointer fixture, gconstpointer data)
{
  assert_loads ("suginami", "杉並区", "(built-in)");
  assert_loads ("national", "全国の一般的な取扱い", "(built-in)");
  assert_list ("suginami national");
  assert_not_loaded ("nerima", MADO_REFUSAL_ERROR_NOT_FOUND);
}

/* What is built in is what ships. */
static void
test_builtin_is_the_file (gpointer fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) builtin = mado_municipality_load ("suginami", NULL, &error);
  g_autofree char *path = g_build_filename (MUNICIPALITY_DIR, "suginami.ini", NULL);
  g_autoptr (MadoMunicipality) file = NULL;
  g_autofree char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  file = mado_municipality_parse (text, -1, path, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (&builtin->rules, sizeof (MadoRules), &file->rules, sizeof (MadoRules));
  for (guint rule = 0; rule < MADO_N_RULES; rule++)
    g_assert_cmpstr (builtin->sources[rule].words, ==, file->sources[rule].words);
}

static void
test_order (gpointer fixture, gconstpointer data)
{
  const char *user = g_get_user_data_dir ();
  const char *const *system = g_get_system_data_dirs ();
  g_autofree char *in_user = path_in (user, "suginami.ini");
  g_autofree char *in_first = path_in (system[0], "suginami.ini");
  g_autofree char *in_second = path_in (system[1], "suginami.ini");

  write_named (system[1], "suginami.ini", "suginami", "二番");
  assert_loads ("suginami", "二番", in_second);
  write_named (system[0], "suginami.ini", "suginami", "一番");
  assert_loads ("suginami", "一番", in_first);
  write_named (user, "suginami.ini", "suginami", "自分");
  assert_loads ("suginami", "自分", in_user);
  assert_loads ("national", "全国の一般的な取扱い", "(built-in)");
}

static void
test_broken_one_is_passed_over (gpointer fixture, gconstpointer data)
{
  const char *user = g_get_user_data_dir ();
  const char *const *system = g_get_system_data_dirs ();
  g_autofree char *in_user = path_in (user, "suginami.ini");
  g_autofree char *in_system = path_in (system[0], "suginami.ini");
  g_autofree char *user_line = g_strconcat (in_user, ":1: ", NULL);
  g_autofree char *system_line = g_strconcat (in_system, ":1: ", NULL);

  write_text (system[0], "suginami.ini", "[half");
  assert_loads_despite ("suginami", "杉並区", system_line, MADO_REFUSAL_ERROR_INVALID);
  /* The strongest of the broken ones is told of. */
  write_text (user, "suginami.ini", "");
  assert_loads_despite ("suginami", "杉並区", user_line, MADO_REFUSAL_ERROR_INVALID);
  write_named (system[0], "suginami.ini", "suginami", "役所");
  assert_loads_despite ("suginami", "役所", user_line, MADO_REFUSAL_ERROR_INVALID);
  /* Who does not ask need not be told. */
  g_autoptr (MadoMunicipality) found = mado_municipality_load ("suginami", NULL, NULL);
  g_assert_cmpstr (found->name, ==, "役所");
}

static void
test_another_municipality (gpointer fixture, gconstpointer data)
{
  const char *user = g_get_user_data_dir ();
  const char *const *system = g_get_system_data_dirs ();
  g_autofree char *path = path_in (user, "nerima.ini");

  write_named (user, "nerima.ini", "nerima", "練馬区");
  assert_loads ("nerima", "練馬区", path);
  write_named (system[1], "a-1.ini", "a-1", "甲");
  write_named (user, "Upper.ini", "upper", "乙");
  write_text (user, "notes.txt", "x");
  write_text (user, ".ini", "x");
  assert_list ("suginami a-1 national nerima");
  /* Broken, and nothing stands behind it. */
  write_text (user, "nerima.ini", "[half");
  assert_not_loaded ("nerima", MADO_REFUSAL_ERROR_INVALID);
  g_assert_null (mado_municipality_load ("nerima", NULL, NULL));
}

/* What is set but not there, or faulty, is stood in for by the rules for all of Japan: never by
 * another municipality's dates, counters and telephone. */
static void
assert_stands_in (const char *id, int code)
{
  g_autoptr (MadoMunicipality) found = mado_municipality_load_or_national (id);

  g_assert_cmpstr (found->id, ==, "national");
  g_assert_cmpstr (found->wanted, ==, id);
  g_assert_error (found->problem, MADO_REFUSAL_ERROR, code);
  g_assert_cmpuint (mado_municipality_get_n_counters (found), ==, 0);
  g_assert_null (mado_municipality_get_contact (found));
}

static void
test_in_force (gpointer fixture, gconstpointer data)
{
  const char *user = g_get_user_data_dir ();
  g_autoptr (MadoMunicipality) by_default = mado_municipality_load_or_national ("");
  g_autoptr (MadoMunicipality) nerima = NULL;
  g_autoptr (MadoMunicipality) ward = NULL;

  g_assert_cmpstr (by_default->id, ==, "suginami");
  g_assert_no_error (by_default->problem);
  assert_stands_in ("nerima", MADO_REFUSAL_ERROR_NOT_FOUND);
  assert_stands_in ("../nerima", MADO_REFUSAL_ERROR_NOT_FOUND);
  write_text (user, "nerima.ini", "[half");
  assert_stands_in ("nerima", MADO_REFUSAL_ERROR_INVALID);
  write_named (user, "nerima.ini", "nerima", "練馬区");
  nerima = mado_municipality_load_or_national ("nerima");
  g_assert_cmpstr (nerima->name, ==, "練馬区");
  g_assert_no_error (nerima->problem);
  /* The same municipality's own data stands behind: it serves, and the problem is told. */
  write_text (user, "suginami.ini", "[half");
  ward = mado_municipality_load_or_national ("suginami");
  g_assert_cmpstr (ward->name, ==, "杉並区");
  g_assert_cmpstr (ward->wanted, ==, "suginami");
  g_assert_error (ward->problem, MADO_REFUSAL_ERROR, MADO_REFUSAL_ERROR_INVALID);
  g_assert_cmpuint (mado_refusal_of_error (ward->problem)->line, ==, 1);
  /* A faulty file for all of Japan does not take away what is built in. */
  write_text (user, "national.ini", "[half");
  assert_stands_in ("nowhere", MADO_REFUSAL_ERROR_NOT_FOUND);
}

/* A copied file whose id was left as it was. */
static void
test_id_is_the_files_name (gpointer fixture, gconstpointer data)
{
  const char *user = g_get_user_data_dir ();
  g_autofree char *path = path_in (user, "national.ini");
  g_autoptr (GError) problem = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) found = NULL;
  g_autofree char *text = text_named ("suginami", "写し");
  guint line = 1;

  for (const char *c = text; c < strstr (text, "\nid=") + 1; c++)
    line += *c == '\n';
  g_autofree char *start = g_strdup_printf ("%s:%u: ", path, line);
  write_text (user, "national.ini", text);
  found = mado_municipality_load ("national", &problem, &error);
  g_assert_no_error (error);
  g_assert_error (problem, MADO_REFUSAL_ERROR, MADO_REFUSAL_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (problem->message, start));
  g_assert_cmpstr (found->id, ==, "national");
}

static void
test_bad_ids (gpointer fixture, gconstpointer data)
{
  static const char *const bad[] = {
    "",     ".",        "..",         "../suginami", "suginami.ini", "a/b",
    "a\\b", "Suginami", "杉並",       "suginami ",   " suginami",    "a_b",
    "\xff", "a\nb",     "/etc/hosts", "suginami\t",  "national\r",   "C:\\suginami",
    "~",    "%2e%2e",   "*"
  };
  g_autofree char *longest = g_strnfill (64, 'a');
  g_autofree char *longer = g_strnfill (65, 'a');
  g_autofree char *file = g_strconcat (longest, ".ini", NULL);
  const char *user = g_get_user_data_dir ();
  g_autofree char *path = path_in (user, file);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_not_loaded (bad[i], MADO_REFUSAL_ERROR_NOT_FOUND);
  /* There is a file where this leads, and it is not looked at. */
  write_named (user, "away.ini", "away", "外");
  assert_not_loaded ("../municipality/away", MADO_REFUSAL_ERROR_NOT_FOUND);
  assert_not_loaded (longer, MADO_REFUSAL_ERROR_NOT_FOUND);
  write_named (user, file, longest, "長い名前");
  assert_loads (longest, "長い名前", path);
}

static void
test_too_large (gpointer fixture, gconstpointer data)
{
  const char *user = g_get_user_data_dir ();
  g_autofree char *path = path_in (user, "suginami.ini");
  g_autofree char *line = g_strconcat (path, ":1: ", NULL);
  g_autofree char *text = text_named ("suginami", "大きい");
  g_autofree char *padding = g_strnfill (256 * 1024 - strlen (text) - 1, '#');
  g_autofree char *just_fits = g_strconcat (padding, "\n", text, NULL);
  g_autofree char *too_large = g_strconcat ("#", just_fits, NULL);

  write_text (user, "suginami.ini", just_fits);
  assert_loads ("suginami", "大きい", path);
  write_text (user, "suginami.ini", too_large);
  assert_loads_despite ("suginami", "杉並区", line, MADO_REFUSAL_ERROR_INVALID);
}

static void
test_folder (gpointer fixture, gconstpointer data)
{
  const char *user = g_get_user_data_dir ();
  g_autofree char *path = path_in (user, "suginami.ini");

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_loads_despite ("suginami", "杉並区", path, MADO_REFUSAL_ERROR_UNREADABLE);
  assert_list ("suginami national");
}

#ifdef G_OS_UNIX
/* Nobody writes into it: opening it would wait for ever. */
static void
test_pipe (gpointer fixture, gconstpointer data)
{
  const char *user = g_get_user_data_dir ();
  g_autofree char *path = path_in (user, "suginami.ini");

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_loads_despite ("suginami", "杉並区", path, MADO_REFUSAL_ERROR_UNREADABLE);
}

static void
test_links (gpointer fixture, gconstpointer data)
{
  const char *user = g_get_user_data_dir ();
  g_autofree char *path = path_in (user, "suginami.ini");
  g_autofree char *target = path_in (user, "elsewhere");

  /* To nothing, to itself, to what never ends, and to a file. */
  g_assert_cmpint (symlink ("nowhere", path), ==, 0);
  assert_loads ("suginami", "杉並区", "(built-in)");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (symlink (path, path), ==, 0);
  assert_loads ("suginami", "杉並区", "(built-in)");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", path), ==, 0);
  assert_loads_despite ("suginami", "杉並区", path, MADO_REFUSAL_ERROR_UNREADABLE);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (symlink (target, path), ==, 0);
  write_named (user, "elsewhere", "suginami", "役所");
  assert_loads ("suginami", "役所", path);
}

/* As the system's tables of users have it on every Linux. */
#define NOBODY 65534

static void
open_folders_to (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  while (g_str_has_prefix (folder, test_root))
    {
      g_autofree char *parent = g_path_get_dirname (folder);

      g_assert_cmpint (g_chmod (folder, 0711), ==, 0);
      g_free (folder);
      folder = g_steal_pointer (&parent);
    }
}

static void
test_not_permitted (gpointer fixture, gconstpointer data)
{
  const char *user = g_get_user_data_dir ();
  g_autofree char *path = path_in (user, "suginami.ini");
  const uid_t started_as = geteuid ();

  write_named (user, "suginami.ini", "suginami", "秘密");
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  /* Root may read everything: it asks as somebody else, for whom all folders on the way are open,
   * so that it is the file itself that refuses. */
  open_folders_to (path);
  g_assert_cmpint (seteuid (started_as == 0 ? NOBODY : started_as), ==, 0);
  assert_loads_despite ("suginami", "杉並区", path, MADO_REFUSAL_ERROR_UNREADABLE);
  g_assert_cmpint (seteuid (started_as), ==, 0);
}
#endif

#define ADD(path, function)                                                                        \
  g_test_add_vtable ("/municipality-load/" path, 0, NULL, NULL, function, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *root = g_dir_make_tmp ("madoguchi-XXXXXX", NULL);
  g_autofree char *user = g_build_filename (root, "user", NULL);
  g_autofree char *first = g_build_filename (root, "first", NULL);
  g_autofree char *second = g_build_filename (root, "second", NULL);
  g_autofree char *system = g_strjoin (G_SEARCHPATH_SEPARATOR_S, first, second, NULL);
  int result;

  test_root = root;
  /* Before GLib looks at them for the first time. */
  g_setenv ("XDG_DATA_HOME", user, TRUE);
  g_setenv ("XDG_DATA_DIRS", system, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("builtin", test_builtin);
  ADD ("builtin/is-the-file", test_builtin_is_the_file);
  ADD ("order", test_order);
  ADD ("in-force", test_in_force);
  ADD ("broken", test_broken_one_is_passed_over);
  ADD ("another", test_another_municipality);
  ADD ("id-is-the-files-name", test_id_is_the_files_name);
  ADD ("bad-ids", test_bad_ids);
  ADD ("too-large", test_too_large);
  ADD ("folder", test_folder);
#ifdef G_OS_UNIX
  ADD ("pipe", test_pipe);
  ADD ("links", test_links);
  ADD ("not-permitted", test_not_permitted);
#endif
  result = g_test_run ();
  remove_data_dir (user);
  remove_data_dir (first);
  remove_data_dir (second);
  g_assert_cmpint (g_rmdir (root), ==, 0);
  return result;
}
