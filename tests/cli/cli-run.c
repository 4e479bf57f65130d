/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-run.h"

#include <string.h>

#include "mado-wording-error.h"
#include "typed-input.h"

static char *program; /* (owned) */

void
result_clear (Result *self)
{
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
}

GSubprocessLauncher *
cli_launcher_new (GSubprocessFlags flags)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);

  g_subprocess_launcher_setenv (launcher, "PCSCLITE_CSOCK_NAME", "/nonexistent/pcscd.comm", TRUE);
  return launcher;
}

Result
cli_await (GSubprocess *child)
{
  g_autoptr (GError) error = NULL;
  Result result = { 0 };

  g_subprocess_communicate_utf8 (child, NULL, NULL, &result.out, &result.err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (child));
  result.code = g_subprocess_get_exit_status (child);
  return result;
}

Result
cli_run (GSubprocessLauncher *launcher, const char *const *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = g_subprocess_launcher_spawnv (launcher, words, &error);

  g_assert_no_error (error);
  return cli_await (child);
}

void
cli_assert_part (const char *line, const char *text, const char *part)
{
  if (part == NULL ? *text != '\0' : strstr (text, part) == NULL)
    g_error ("%s: “%s” is not in: %s", line, part != NULL ? part : "(nothing)", text);
}

Result
cli_run_with (GSubprocessLauncher *launcher, const char *line, const char *input)
{
  g_auto (GStrv) words = typed_input_split_line (program, line);

  typed_input_give (launcher, input != NULL ? input : "");
  return cli_run (launcher, (const char *const *)words);
}

Result
cli_run_line (const char *line, const char *input)
{
  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  return cli_run_with (launcher, line, input);
}

void
cli_assert_said (const char *line, const Result *result, int code, const char *out, const char *err)
{
  if (result->code != code)
    g_error ("%s: exit code %d: %s", line, result->code, result->err);
  cli_assert_part (line, result->out, out);
  cli_assert_part (line, result->err, err);
}

void
cli_assert_one_sentence (const char *err)
{
  g_assert_true (g_str_has_prefix (err, "madoguchi-cli: "));
  g_assert_true (g_str_has_suffix (err, "\n"));
  g_assert_true (strchr (err, '\n') == err + strlen (err) - 1);
}

char *
cli_say_error (GQuark domain, int code)
{
  const GError error = { domain, code, (char *)"" };

  return mado_wording_error_title (&error);
}

JsonNode *
cli_parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = json_from_string (text, &error);
  g_assert_no_error (error);
  return root;
}

char *
cli_look_up (JsonNode *root, const char *path)
{
  g_auto (GStrv) keys = g_strsplit (path, ".", -1);
  JsonNode *node = root;
  for (guint i = 0; keys[i] != NULL; i++)
    {
      node = json_object_get_member (json_node_get_object (node), keys[i]);
      if (node == NULL)
        g_error ("no %s", path);
    }
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  return json_to_string (node, FALSE);
}

void
cli_assert_json (JsonNode *root, const char *path, const char *expected)
{
  g_autofree char *value = cli_look_up (root, path);
  if (g_strcmp0 (value, expected) != 0)
    g_error ("%s is %s, not %s", path, value, expected);
}

char *
cli_write_scenario (const char *directory, const char *extra)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (directory, "card.ini", NULL);
  g_autofree char *content = g_strdup_printf ("[scenario]\ntitle=T\ndescription=D\norder=1\n"
                                              "[holder]\nage=41\n[card]\npadding=417\n"
                                              "[auth]\nexpires=today+2y+130d\n%s",
                                              extra);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return path;
}

int
cli_run_tests (int argc, char **argv, void (*add) (void))
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = g_canonicalize_filename (argv[1], NULL); /* some are run in another folder */
  add ();
  return g_test_run ();
}

const char *
cli_get_program (void)
{
  return program;
}
