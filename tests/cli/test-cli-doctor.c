/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "cli-run.h"
#include "cli-words.h"
#include "mado-wording-diagnosis.h"
#include "typed-input.h"

/* The check-up in the terminal, on a computer whose service of card readers does not run, with the
 * settings that a person, or an administrator, has left there. */

#define NO_SERVICE "/nonexistent/comm"

static const char *service = NO_SERVICE;

static void
write_settings (const char *folder, const char *settings)
{
  g_autofree char *place = g_build_filename (folder, "glib-2.0", "settings", NULL);
  g_autofree char *path = g_build_filename (place, "keyfile", NULL);
  g_autofree char *text = g_strdup_printf ("[io/github/madoguchi/Madoguchi]\n%s\n", settings);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
remove_settings (const char *folder)
{
  g_autofree char *glib = g_build_filename (folder, "glib-2.0", NULL);
  g_autofree char *place = g_build_filename (glib, "settings", NULL);
  g_autofree char *path = g_build_filename (place, "keyfile", NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (place), ==, 0);
  g_assert_cmpint (g_rmdir (glib), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* @line: the arguments, quoted as for a shell. @settings: as in GLib's key file */
static Result
run (const char *settings, const char *line)
{
  g_autoptr (GSubprocessLauncher) launcher =
      cli_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *folder = g_dir_make_tmp ("mado-doctor-XXXXXX", NULL);
  g_auto (GStrv) words = typed_input_split_line (cli_get_program (), line);
  Result result;

  write_settings (folder, settings);
  g_subprocess_launcher_setenv (launcher, "PCSCLITE_CSOCK_NAME", service, TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", folder, TRUE);
  result = cli_run (launcher, (const char *const *)words);
  remove_settings (folder);
  return result;
}

static JsonObject *
get_setting (JsonObject *object, const char *key)
{
  return json_object_get_object_member (json_object_get_object_member (object, "settings"), key);
}

static const char *
get_fault (JsonObject *object, guint index)
{
  JsonArray *faults = json_object_get_array_member (object, "faults");

  return index < json_array_get_length (faults)
             ? json_object_get_string_member (json_array_get_object_element (faults, index), "code")
             : NULL;
}

/* The schema of the tests has "suginami" in an override. */
static void
test_json (void)
{
  g_auto (Result) result =
      run ("mode='counter'\nidle-seconds=60\nlobby-counter='nowhere'", "doctor --json");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (result.out, &error);
  g_assert_no_error (error);
  JsonObject *object = json_node_get_object (root);
  gboolean installed = g_file_test ("/usr/sbin/pcscd", G_FILE_TEST_EXISTS) ||
                       g_file_test ("/usr/bin/pcscd", G_FILE_TEST_EXISTS);

  g_assert_cmpstr (json_object_get_string_member (object, "version"), ==, MADO_VERSION);
  g_assert_cmpstr (json_object_get_string_member (object, "municipality"), ==, "suginami");
  g_assert_true (json_object_get_null_member (object, "municipality_problem"));
  g_assert_nonnull (json_object_get_string_member (object, "municipality_file"));
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (object, "settings_refused")), ==, 0);
  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (object, "links")), ==, 3);
  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (object, "walls")), ==, 3);
  JsonObject *idle = get_setting (object, "idle-seconds");
  g_assert_cmpint (json_object_get_int_member (idle, "value"), ==, 60);
  g_assert_cmpstr (json_object_get_string_member (idle, "set_by"), ==, "user");
  g_assert_false (json_object_get_boolean_member (idle, "locked"));
  g_assert_cmpstr (json_object_get_string_member (get_setting (object, "municipality"), "set_by"),
                   ==, "administrator");
  JsonObject *files = get_setting (object, "allow-files");
  g_assert_true (json_object_get_boolean_member (files, "value"));
  g_assert_cmpstr (json_object_get_string_member (files, "set_by"), ==, "default");
  /* The exit code is the first fault's; all are told. */
  g_assert_cmpstr (get_fault (object, 0), ==, installed ? "service-stopped" : "service-missing");
  g_assert_cmpstr (get_fault (object, 1), ==, "lobby-counter-unknown");
  g_assert_null (get_fault (object, 2));
  g_assert_cmpint (result.code, ==, installed ? 21 : 20);
  g_assert_cmpstr (result.err, ==, "");
}

static void
test_text (void)
{
  g_auto (Result) result = run ("municipality='nowhere'", "doctor");

  g_autofree char *broken =
      g_strdup_printf ("[%s] %s", mado_wording_link_state (MADO_LINK_STATE_BROKEN),
                       mado_wording_link (MADO_LINK_SERVICE));
  g_autofree char *missing =
      g_strdup_printf ("%s\n", mado_wording_fault (MADO_FAULT_MUNICIPALITY_MISSING));
  g_assert_nonnull (strstr (result.out, "municipality = 'nowhere'" CLI_SET_BY_USER));
  g_assert_nonnull (strstr (result.out, missing));
  g_assert_nonnull (strstr (result.out, broken));
  g_assert_nonnull (strstr (result.out, CLI_TELLS_OF_WALLS));
}

/* A service that takes the call and never answers is given up. */
static void
test_silent (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mado-silent-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "pcscd.comm", NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GSocket) socket =
      g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, &error);

  g_assert_no_error (error);
  g_socket_bind (socket, address, FALSE, &error);
  g_assert_no_error (error);
  g_socket_listen (socket, &error);
  g_assert_no_error (error);
  service = path;
  g_auto (Result) result = run ("", "doctor --json");
  service = NO_SERVICE;
  g_assert_cmpint (result.code, ==, 27);
  g_assert_nonnull (strstr (result.out, "\"service-silent\""));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* --- what an office has switched off --- */

static const struct
{
  const char *setting;
  const char *line;  /* what it forbids */
  const char *help;  /* where that is not told any more */
  const char *words; /* by which it would be */
  const char *still; /* what goes on as before */
} switches[] = {
  { "allow-pin-change", "change-pin --pin auth --practice healthy", "--help", "  change-pin",
    "status --practice healthy" },
  { "allow-sign-password", "status --practice healthy --password-stdin", "status --help",
    "--password-stdin", "status --practice healthy" },
  { "allow-practice", "status --practice=healthy", "status --help", "--practice", "guide renew" },
  { "allow-practice", "diagnose --practice healthy", "diagnose --help", "--practice",
    "municipality list" },
  { "allow-files", "guide renew --pdf /nonexistent/a.pdf", "guide --help", "--pdf",
    "guide renew --practice in-window" },
  { "allow-files", "guide renew --calendar=/nonexistent/a.ics", "guide --help", "--calendar",
    "guide renew" },
  { "allow-without-card", "advise --certificate auth --expires 2027-01-01", "--help", "  advise",
    "guide renew" },
  { "allow-without-card", "guide renew --certificate auth --expires 2027-01-01", "guide --help",
    "--expires", "guide renew --practice in-window" },
};

static void
test_switches (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      g_autofree char *off = g_strconcat (switches[i].setting, "=false", NULL);
      g_auto (Result) refused = run (off, switches[i].line);
      g_auto (Result) help = run (off, switches[i].help);
      g_auto (Result) usual = run ("", switches[i].help);
      g_auto (Result) still = run (off, switches[i].still);

      g_test_message ("%s: %s", switches[i].setting, switches[i].line);
      g_assert_cmpint (refused.code, ==, 12);
      g_assert_cmpstr (refused.out, ==, "");
      g_assert_nonnull (strstr (refused.err, CLI_SAYS_SWITCHED_OFF));
      g_assert_null (strstr (help.out, switches[i].words));
      g_assert_nonnull (strstr (usual.out, switches[i].words));
      g_assert_cmpint (still.code, ==, 0);
    }
}

/* The guidance does not send to what is not there, on the sheet neither. */
static void
test_switched_guide (void)
{
  g_auto (Result) usual = run ("", "guide change-pin --practice healthy --json");
  g_auto (Result) off =
      run ("allow-pin-change=false", "guide change-pin --practice healthy --json");

  g_assert_nonnull (strstr (usual.out, "\"where-here\""));
  g_assert_nonnull (strstr (usual.out, "\"visits-here\""));
  g_assert_null (strstr (off.out, "\"where-here\""));
  g_assert_null (strstr (off.out, "\"visits-here\""));
  g_assert_nonnull (strstr (off.out, "\"where-client-software\""));
}

static void
add (void)
{
  g_test_add_func ("/cli-doctor/json", test_json);
  g_test_add_func ("/cli-doctor/text", test_text);
  g_test_add_func ("/cli-doctor/silent", test_silent);
  g_test_add_func ("/cli-doctor/switches", test_switches);
  g_test_add_func ("/cli-doctor/switches/guide", test_switched_guide);
}

int
main (int argc, char *argv[])
{
  return cli_run_tests (argc, argv, add);
}
