/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin.h"
#include "mado-secret.h"
#include "mado-transport-practice.h"

#include <string.h>

#ifdef HAVE_PRCTL
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

static void
test_copy (void)
{
  char text[] = "ABC123";
  g_autoptr (MadoSecret) secret = mado_secret_new (text);
  gsize length = 0;

  memset (text, 'x', sizeof text - 1);
  const guint8 *bytes = mado_secret_get_bytes (secret, &length);
  g_assert_cmpmem (bytes, length, "ABC123", 6);
}

static void
test_bounds (void)
{
  g_autoptr (MadoSecret) longest = mado_secret_new ("0123456789ABCDEF");
  gsize length = 0;

  g_assert_nonnull (mado_secret_get_bytes (longest, &length));
  g_assert_cmpuint (length, ==, MADO_SECRET_MAX);
  g_assert_null (mado_secret_new ("0123456789ABCDEFG"));
  g_assert_null (mado_secret_new (""));
}

static void
test_references (void)
{
  MadoSecret *secret = mado_secret_new ("1234");
  gsize length = 0;

  g_assert_true (mado_secret_ref (secret) == secret);
  mado_secret_unref (secret);
  g_assert_cmpmem (mado_secret_get_bytes (secret, &length), length, "1234", 4);
  mado_secret_unref (secret);
}

static void
test_erase (void)
{
  static const guint8 zeros[4] = { 0 };
  g_autoptr (MadoSecret) secret = mado_secret_new ("1234");
  g_autoptr (MadoSecret) held = mado_secret_ref (secret);
  gsize length = 99;

  const guint8 *bytes = mado_secret_get_bytes (secret, &length);
  mado_secret_erase (secret);
  g_assert_cmpmem (bytes, 4, zeros, 4);
  mado_secret_get_bytes (held, &length);
  g_assert_cmpuint (length, ==, 0);
}

static void
test_wipe (void)
{
  char text[] = "0123456789";
  static const char zeros[8] = { 0 };

  mado_secret_wipe (text + 1, 8);
  g_assert_cmpmem (text + 1, 8, zeros, 8);
  g_assert_cmpint (text[0], ==, '0');
  g_assert_cmpint (text[9], ==, '9');
  mado_secret_wipe (NULL, 0);
}

static void
test_many (void)
{
  MadoSecret *secrets[200];

  /* Far more than the locked memory that a person usually may have. */
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      secrets[i] = mado_secret_new ("123456");
      g_assert_nonnull (secrets[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    mado_secret_unref (secrets[i]);
}

#ifdef HAVE_PRCTL

static gpointer
send_command (gpointer data)
{
  static const guint8 command[] = { 0x00, 0xA4, 0x00, 0x00 };
  guint8 answer[MADO_ANSWER_MAX_SHORT];
  gsize length = sizeof answer;

  mado_channel_transmit (data, command, sizeof command, answer, &length, NULL);
  return NULL;
}

/* In a process of its own: nothing is sent after it, for it might be what was wiped. */
static gboolean
wipe_all_and_send (void)
{
  MadoTransportPractice *transport = mado_transport_practice_new ();
  MadoPracticeCard *card = mado_practice_card_new ();
  MadoSecret *secrets[] = { mado_secret_new ("ABC123"), mado_secret_new ("1234"),
                            mado_secret_new ("5678") };
  const guint8 zeros[6] = { 0 };
  gsize length = 0;
  mado_transport_practice_add_reader (transport, "R");
  mado_transport_practice_insert (transport, "R", card);
  MadoChannel *channel = mado_transport_connect (MADO_TRANSPORT (transport), "R", NULL, NULL);

  const guint8 *bytes = mado_secret_get_bytes (secrets[0], &length);
  mado_secret_unref (secrets[1]);
  send_command (channel);
  mado_secret_wipe_all ();
  g_thread_unref (g_thread_new ("late", send_command, channel));
  g_usleep (200 * 1000);
  return memcmp (bytes, zeros, sizeof zeros) == 0 && mado_practice_card_get_n_commands (card) == 1;
}

static void
test_wipe_all (void)
{
  pid_t child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit (wipe_all_and_send () ? 0 : 1);

  int status = -1;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

#endif

/* In a child of its own: the sanitizers cannot look into a process that was hardened. */
static void
test_harden (void)
{
#ifdef HAVE_PRCTL
  pid_t child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      struct rlimit limit = { 1, 1 };
      mado_secret_harden_process ();
      gboolean hard = prctl (PR_GET_DUMPABLE) == 0 && getrlimit (RLIMIT_CORE, &limit) == 0 &&
                      limit.rlim_cur == 0 && limit.rlim_max == 0;
      _exit (hard ? 0 : 1);
    }

  int status = -1;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  /* And this process is as it was. */
  g_assert_cmpint (prctl (PR_GET_DUMPABLE), !=, 0);
#else
  mado_secret_harden_process ();
#endif
}

static void
test_max_tries (void)
{
  g_assert_cmpuint (mado_pin_get_max_tries (MADO_PIN_SIGN), ==, 5);
  g_assert_cmpuint (mado_pin_get_max_tries (MADO_PIN_AUTH), ==, 3);
  g_assert_cmpuint (mado_pin_get_max_tries (MADO_PIN_TEXT), ==, 3);
  g_assert_cmpuint (mado_pin_get_max_tries (MADO_PIN_JUKI), ==, 3);
}

static const struct
{
  MadoPin pin;
  const char *text;
  MadoPinFormat format;
  const char *prepared;
} formats[] = {
  { MADO_PIN_SIGN, "ABC123", MADO_PIN_FORMAT_OK, "ABC123" },
  { MADO_PIN_SIGN, "abcXYZ789", MADO_PIN_FORMAT_OK, "ABCXYZ789" },
  { MADO_PIN_SIGN, "0123456789abcdef", MADO_PIN_FORMAT_OK, "0123456789ABCDEF" },
  { MADO_PIN_SIGN, "", MADO_PIN_FORMAT_TOO_SHORT, NULL },
  { MADO_PIN_SIGN, "ABC12", MADO_PIN_FORMAT_TOO_SHORT, NULL },
  { MADO_PIN_SIGN, "0123456789ABCDEFG", MADO_PIN_FORMAT_TOO_LONG, NULL },
  { MADO_PIN_SIGN, "123456", MADO_PIN_FORMAT_NEEDS_LETTER, NULL },
  { MADO_PIN_SIGN, "ABCDEF", MADO_PIN_FORMAT_NEEDS_DIGIT, NULL },
  { MADO_PIN_SIGN, "abc 123", MADO_PIN_FORMAT_BAD_CHARACTER, NULL },
  { MADO_PIN_SIGN, "abc-123", MADO_PIN_FORMAT_BAD_CHARACTER, NULL },
  { MADO_PIN_SIGN, "abc123\n", MADO_PIN_FORMAT_BAD_CHARACTER, NULL },
  { MADO_PIN_SIGN, "ＡＢＣ１２３", MADO_PIN_FORMAT_BAD_CHARACTER, NULL },
  { MADO_PIN_SIGN, "ABC12３", MADO_PIN_FORMAT_BAD_CHARACTER, NULL },
  { MADO_PIN_AUTH, "1234", MADO_PIN_FORMAT_OK, "1234" },
  { MADO_PIN_AUTH, "123", MADO_PIN_FORMAT_TOO_SHORT, NULL },
  { MADO_PIN_AUTH, "12345", MADO_PIN_FORMAT_TOO_LONG, NULL },
  { MADO_PIN_AUTH, "12a4", MADO_PIN_FORMAT_BAD_CHARACTER, NULL },
  { MADO_PIN_AUTH, "１２３４", MADO_PIN_FORMAT_BAD_CHARACTER, NULL },
  { MADO_PIN_TEXT, "0000", MADO_PIN_FORMAT_OK, "0000" },
  { MADO_PIN_JUKI, "9999", MADO_PIN_FORMAT_OK, "9999" },
  { MADO_PIN_JUKI, "99999", MADO_PIN_FORMAT_TOO_LONG, NULL },
};

static void
test_formats (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      MadoPinFormat format = MADO_PIN_FORMAT_OK;
      MadoSecret *secret = mado_pin_prepare (formats[i].pin, formats[i].text, &format);
      gsize length = 0;

      g_test_message ("\"%s\"", formats[i].text);
      g_assert_cmpint (mado_pin_check_format (formats[i].pin, formats[i].text), ==,
                       formats[i].format);
      g_assert_cmpint (format, ==, formats[i].format);
      g_assert_cmpint (secret != NULL, ==, formats[i].prepared != NULL);
      if (secret == NULL)
        continue;
      const guint8 *bytes = mado_secret_get_bytes (secret, &length);
      g_assert_cmpmem (bytes, length, formats[i].prepared, strlen (formats[i].prepared));
      mado_secret_unref (secret);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secret/copy", test_copy);
  g_test_add_func ("/secret/bounds", test_bounds);
  g_test_add_func ("/secret/references", test_references);
  g_test_add_func ("/secret/erase", test_erase);
  g_test_add_func ("/secret/wipe", test_wipe);
  g_test_add_func ("/secret/many", test_many);
#ifdef HAVE_PRCTL
  g_test_add_func ("/secret/wipe-all", test_wipe_all);
#endif
  g_test_add_func ("/secret/harden", test_harden);
  g_test_add_func ("/pin/max-tries", test_max_tries);
  g_test_add_func ("/pin/formats", test_formats);
  return g_test_run ();
}
