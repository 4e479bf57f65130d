/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>

#include "mado-card-change.h"
#include "mado-memory-scan.h"
#include "mado-transport-pcsc.h"
#include "rig.h"

/* A PIN changed through a real service. OpenSC, which knows nothing of us, tells which PIN is in
 * the card afterwards; its ids are those of pkcs15-jpki.c, 1 for 利用者証明用 and 2 for 署名用. */

#define SELECT_JPKI "00:A4:04:0C:0A:D3:92:F0:00:26:01:00:00:00:01"
#define SELECT_TEXT "00:A4:04:0C:0A:D3:92:10:00:31:00:01:01:04:08"
#define OLD_AUTH    "1234"
#define NEW_AUTH    "8642"

/* --- OpenSC --- */

/* OpenSC leaves the card verified, and does not know a card again that is (card-protocol.md 10). */
static void
take_power_away (Rig *rig)
{
  rig_tell_card (rig, "remove");
  rig_await_card (rig, FALSE);
  rig_tell_card (rig, "insert");
  rig_await_card (rig, TRUE);
}

static gboolean
verify_by_pkcs15 (Rig *rig, const char *auth_id, const char *pin)
{
  const char *argv[] = { "pkcs15-tool", "--reader", RIG_READER,     "--auth-id", auth_id,
                         "--pin",       pin,        "--verify-pin", NULL };
  int exit_code;
  guint before = rig_get_counter (rig, "verifies");
  g_autofree char *output = rig_run (argv, &exit_code);

  g_assert_cmpuint (rig_get_counter (rig, "verifies"), ==, before + 1);
  take_power_away (rig);
  return exit_code == 0;
}

/* The status word of the last of three commands. */
static guint
send_by_opensc (const char *select_application, const char *select_file, const char *command)
{
  const char *argv[] = { "opensc-tool",      "--reader",    RIG_READER,
                         "--card-driver",    "default",     "--send-apdu",
                         select_application, "--send-apdu", select_file,
                         "--send-apdu",      command,       NULL };
  int exit_code;
  g_autofree char *output = rig_run (argv, &exit_code);
  g_assert_cmpint (exit_code, ==, 0);
  const char *last = g_strrstr (output, "Received (SW1=0x");
  g_assert_nonnull (last);
  guint sw1 = (guint)g_ascii_strtoull (last + strlen ("Received (SW1=0x"), NULL, 16);
  const char *second = strstr (last, "SW2=0x");
  g_assert_nonnull (second);
  return sw1 << 8 | (guint)g_ascii_strtoull (second + strlen ("SW2=0x"), NULL, 16);
}

/* Which of the two is in the card, by VERIFY with each, which works on a card that is verified
 * still. A wrong one first would cost a try: the right one comes last and gives it back. */
static gboolean
is_new_auth (void)
{
  static const char *const verify_new = "00:20:00:80:04:38:36:34:32";
  static const char *const verify_old = "00:20:00:80:04:31:32:33:34";
  static const char *const select_pin = "00:A4:02:0C:02:00:18";
  gboolean is_new = send_by_opensc (SELECT_JPKI, select_pin, verify_new) == 0x9000;

  g_assert_cmphex (send_by_opensc (SELECT_JPKI, select_pin, verify_old), ==,
                   is_new ? 0x63C2 : 0x9000);
  if (is_new)
    g_assert_cmphex (send_by_opensc (SELECT_JPKI, select_pin, verify_new), ==, 0x9000);
  return is_new;
}

/* --- the terminal program --- */

static int
change (const char *pin, const char *input, char **json)
{
  const char *argv[] = {
    g_getenv ("MADO_CLI"), "change-pin", "--pin", pin, "--stdin", "--json", NULL
  };
  int exit_code;
  g_autofree char *text = rig_run_with_input (argv, input, &exit_code);

  if (json != NULL)
    *json = g_steal_pointer (&text);
  return exit_code;
}

static void
test_judge_auth (void)
{
  g_autoptr (Rig) rig = rig_new ();

  rig_put_card (rig, "healthy");
  g_assert_cmpint (change ("auth", OLD_AUTH "\n" NEW_AUTH "\n", NULL), ==, 0);
  g_assert_cmpuint (rig_get_counter (rig, "verifies"), ==, 2);
  /* Nobody finds the card open after us. */
  g_assert_cmphex (send_by_opensc (SELECT_JPKI, "00:A4:02:0C:02:00:18", "00:20:00:80"), ==, 0x63C3);
  g_assert_true (verify_by_pkcs15 (rig, "1", NEW_AUTH));
  g_assert_false (verify_by_pkcs15 (rig, "1", OLD_AUTH));
  g_assert_cmpuint (rig_get_counter (rig, "auth"), ==, 2);
  g_assert_true (verify_by_pkcs15 (rig, "1", NEW_AUTH));
  g_assert_cmpuint (rig_get_counter (rig, "auth"), ==, 3);
}

static void
test_judge_sign (void)
{
  g_autoptr (Rig) rig = rig_new ();

  rig_put_card (rig, "healthy");
  g_assert_cmpint (change ("sign", "mado1234\nk7tr92wd\n", NULL), ==, 0);
  g_assert_cmphex (send_by_opensc (SELECT_JPKI, "00:A4:02:0C:02:00:1B", "00:20:00:80"), ==, 0x63C5);
  g_assert_cmphex (send_by_opensc (SELECT_JPKI, "00:A4:02:0C:02:00:1B",
                                   "00:20:00:80:08:4B:37:54:52:39:32:57:44"),
                   ==, 0x9000);
  take_power_away (rig);
  g_assert_false (verify_by_pkcs15 (rig, "2", "MADO1234"));
  g_assert_cmpuint (rig_get_counter (rig, "sign"), ==, 4);
}

static void
test_judge_text (void)
{
  g_autoptr (Rig) rig = rig_new ();

  rig_put_card (rig, "healthy");
  g_assert_cmpint (change ("text", "1234\n8642\n", NULL), ==, 0);
  g_assert_cmphex (
      send_by_opensc (SELECT_TEXT, "00:A4:02:0C:02:00:11", "00:20:00:80:04:38:36:34:32"), ==,
      0x9000);
  g_assert_cmphex (
      send_by_opensc (SELECT_TEXT, "00:A4:02:0C:02:00:11", "00:20:00:80:04:31:32:33:34"), ==,
      0x63C2);
  g_assert_cmpuint (rig_get_counter (rig, "auth"), ==, 3);
}

static void
test_wrong (void)
{
  g_autoptr (Rig) rig = rig_new ();

  rig_put_card (rig, "healthy");
  g_assert_cmpint (change ("auth", "9999\n" NEW_AUTH "\n", NULL), ==, 8);
  g_assert_cmpuint (rig_get_counter (rig, "verifies"), ==, 1);
  g_assert_cmpuint (rig_get_counter (rig, "auth"), ==, 2);
  g_assert_true (verify_by_pkcs15 (rig, "1", OLD_AUTH));
}

/* --- killed in the middle --- */

#define CARD                                                                                       \
  "[scenario]\ntitle=x\ndescription=x\n[holder]\nage=41\n[auth]\nexpires=today+2y\n"               \
  "[faults]\nmilliseconds-per-command=%d\n"
#define SLOW 30

/* VERIFY, CHANGE and the proof are a whole run's last commands. */
static guint n_commands_of_run;

static void
put_paced_card (Rig *rig, int milliseconds)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = g_strdup_printf (CARD, milliseconds);
  int fd = g_file_open_tmp ("mado-XXXXXX.ini", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  rig_put_card (rig, path);
  g_unlink (path);
}

static void
learn_length_of_run (void)
{
  g_autoptr (Rig) rig = rig_new ();

  put_paced_card (rig, 0);
  g_assert_cmpint (change ("auth", OLD_AUTH "\n" NEW_AUTH "\n", NULL), ==, 0);
  n_commands_of_run = rig_get_counter (rig, "commands");
  g_assert_cmpuint (n_commands_of_run, >, 10);
}

static GSubprocess *
start_change (void)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *child = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("MADO_CLI"),
      "change-pin", "--pin", "auth", "--stdin", "--json", NULL);
  g_assert_no_error (error);
  GOutputStream *input = g_subprocess_get_stdin_pipe (child);
  g_assert_true (
      g_output_stream_write_all (input, OLD_AUTH "\n" NEW_AUTH "\n", 10, NULL, NULL, NULL));
  return child;
}

static void
await_commands (Rig *rig, guint n)
{
  while (rig_get_counter (rig, "commands") < n)
    g_usleep (2000);
}

static void
kill_program_at (guint at)
{
  g_autoptr (Rig) rig = rig_new ();

  put_paced_card (rig, SLOW);
  g_autoptr (GSubprocess) child = start_change ();
  await_commands (rig, at);
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);
  /* Nothing of the program's goes on by itself, and no try is gone. */
  g_assert_cmpuint (rig_get_counter (rig, "verifies"), <=, 2);
  g_assert_cmpuint (rig_get_counter (rig, "auth"), ==, 3);
  gboolean is_new = is_new_auth ();
  g_test_message ("killed at %u of %u: %s", at, n_commands_of_run, is_new ? "new" : "old");
}

static void
test_program_killed (void)
{
  learn_length_of_run ();
  for (guint at = n_commands_of_run - 3; at <= n_commands_of_run; at++)
    kill_program_at (at);
}

static char *
get_result (GSubprocess *child)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_subprocess_communicate_utf8 (child, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (child));
  int code = g_subprocess_get_exit_status (child);
  if (*text == '\0')
    {
      /* Before anything could be told of a PIN. */
      g_assert_cmpint (code, ==, 3);
      return g_strdup ("not-changed");
    }
  g_autoptr (JsonNode) root = json_from_string (text, &error);
  g_assert_no_error (error);
  JsonObject *object = json_node_get_object (root);
  gboolean confirmed = json_object_get_boolean_member (object, "confirmed");
  g_assert_cmpint (code, ==, confirmed ? 0 : 7);
  return g_strdup (json_object_get_string_member (object, "result"));
}

/* What the program said is compared with what is so. */
static void
kill_service_at (guint at)
{
  g_autoptr (Rig) rig = rig_new ();

  put_paced_card (rig, SLOW);
  g_autoptr (GSubprocess) child = start_change ();
  await_commands (rig, at);
  rig_kill_service (rig);
  g_autofree char *result = get_result (child);
  g_assert_cmpuint (rig_get_counter (rig, "verifies"), <=, 2);
  g_assert_cmpuint (rig_get_counter (rig, "auth"), ==, 3);

  rig_start_service (rig);
  rig_await_card (rig, TRUE);
  gboolean is_new = is_new_auth ();
  g_test_message ("killed at %u of %u: said %s, is %s", at, n_commands_of_run, result,
                  is_new ? "new" : "old");
  if (!g_str_equal (result, "unknown"))
    g_assert_cmpstr (result, ==, is_new ? "changed" : "not-changed");
}

static void
test_service_killed (void)
{
  learn_length_of_run ();
  for (guint at = n_commands_of_run - 3; at <= n_commands_of_run; at++)
    kill_service_at (at);
}

/* --- what stays in memory --- */

/* "QZ7XJ4KV9PWM3GT8", "B8FK2TQ9MZX4HW7R" and "MADO1234", veiled. */
static const guint8 veiled_new[] = { 0xF4, 0xFF, 0x92, 0xFD, 0xEF, 0x91, 0xEE, 0xF3,
                                     0x9C, 0xF5, 0xF2, 0xE8, 0x96, 0xE2, 0xF1, 0x9D };
static const guint8 veiled_control[] = { 0xE7, 0x9D, 0xE3, 0xEE, 0x97, 0xF1, 0xF4, 0x9C,
                                         0xE8, 0xFF, 0xFD, 0x91, 0xED, 0xF2, 0x92, 0xF7 };
static const guint8 veiled_old[] = { 0xE8, 0xE4, 0xE1, 0xEA, 0x94, 0x97, 0x96, 0x91 };

#define END_LENGTH 5

static int
count_in_memory (const guint8 *veiled, gsize length)
{
  return mado_memory_scan (veiled + length - END_LENGTH, END_LENGTH);
}

G_GNUC_NO_INLINE static MadoSecret *
prepare_veiled (const guint8 *veiled, gsize length)
{
  guint8 plain[17] = { 0 };

  memcpy (plain, veiled, length);
  mado_memory_veil (plain, length);
  MadoSecret *secret = mado_pin_prepare (MADO_PIN_SIGN, (const char *)plain, NULL);
  mado_secret_wipe (plain, sizeof plain);
  return secret;
}

static void
change_veiled (void)
{
  MadoSecret *old_pin = prepare_veiled (veiled_old, sizeof veiled_old);
  MadoSecret *new_pin = prepare_veiled (veiled_new, sizeof veiled_new);
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (MadoCard) card = mado_card_open (transport, RIG_READER, NULL, &error);
  MadoPinChange result;

  g_assert_no_error (error);
  mado_card_change_pin (card, MADO_PIN_SIGN, old_pin, new_pin, FALSE, &result, NULL, &error);
  g_assert_no_error (error);
  mado_secret_unref (old_pin);
  mado_secret_unref (new_pin);
  mado_card_close (card);
}

/* With the client library of the real service in the process. */
static void
test_nothing_stays (void)
{
  g_autoptr (Rig) rig = rig_new ();

  rig_put_card (rig, "healthy");
  change_veiled ();
  MadoSecret *control = prepare_veiled (veiled_control, sizeof veiled_control);
  g_assert_cmpint (count_in_memory (veiled_control, sizeof veiled_control), ==, 1);
  mado_secret_unref (control);
  g_assert_cmpint (count_in_memory (veiled_control, sizeof veiled_control), ==, 0);
  g_assert_cmpint (count_in_memory (veiled_old, sizeof veiled_old), ==, 0);
  g_assert_cmpint (count_in_memory (veiled_new, sizeof veiled_new), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-pcscd/nothing-stays", test_nothing_stays);
  g_test_add_func ("/change-pcscd/judge-auth", test_judge_auth);
  g_test_add_func ("/change-pcscd/judge-sign", test_judge_sign);
  g_test_add_func ("/change-pcscd/judge-text", test_judge_text);
  g_test_add_func ("/change-pcscd/wrong", test_wrong);
  g_test_add_func ("/change-pcscd/program-killed", test_program_killed);
  g_test_add_func ("/change-pcscd/service-killed", test_service_killed);
  return g_test_run ();
}
