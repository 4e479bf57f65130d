/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-card.h"
#include "mado-transport-pcsc.h"
#include "rig.h"

/* OpenSC, which knows nothing of us, reads the same card through the same pcscd and must see what
 * we see. Its certificate ids are those of pkcs15-jpki.c: 1 for 利用者証明用, 2 for 署名用, 3 and 4
 * for their CAs. */

#define SELECT_JPKI "00:A4:04:0C:0A:D3:92:F0:00:26:01:00:00:00:01"

static GBytes *
decode_pem (const char *pem)
{
  const char *begin = strstr (pem, "-----BEGIN CERTIFICATE-----");
  g_assert_nonnull (begin);
  begin = strchr (begin, '\n');
  const char *end = strstr (begin, "-----END");
  g_assert_nonnull (end);
  g_autofree char *base64 = g_strndup (begin, (gsize)(end - begin));
  gsize length;
  guchar *der = g_base64_decode (base64, &length);
  return g_bytes_new_take (der, length);
}

static GBytes *
read_by_opensc (const char *id)
{
  const char *argv[] = { "pkcs15-tool", "--reader", RIG_READER, "--read-certificate", id, NULL };
  int exit_code;
  g_autofree char *pem = rig_run (argv, &exit_code);
  g_assert_cmpint (exit_code, ==, 0);
  return decode_pem (pem);
}

static MadoCard *
open_card (MadoTransport *transport)
{
  g_autoptr (GError) error = NULL;
  MadoCard *card = mado_card_open (transport, RIG_READER, NULL, &error);
  g_assert_no_error (error);
  return card;
}

static GBytes *
read_by_us (MadoCardFile file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (MadoCard) card = open_card (transport);
  GBytes *der = mado_card_read_certificate (card, file, NULL, NULL, &error);
  g_assert_no_error (error);
  mado_card_close (card);
  return der;
}

static void
test_certificates (void)
{
  static const struct
  {
    MadoCardFile file;
    const char *id;
  } files[] = {
    { MADO_CARD_FILE_AUTH_CERTIFICATE, "1" },
    { MADO_CARD_FILE_AUTH_CA, "3" },
    { MADO_CARD_FILE_SIGN_CA, "4" },
  };
  g_autoptr (Rig) rig = rig_new ();
  rig_put_card (rig, "healthy");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) ours = read_by_us (files[i].file);
      g_autoptr (GBytes) theirs = read_by_opensc (files[i].id);
      g_assert_cmpuint (g_bytes_get_size (ours), >, 500);
      g_assert_true (g_bytes_equal (ours, theirs));
    }
}

/* The status word that @file's counter query brings, as opensc-tool prints it. */
static guint
query_by_opensc (const char *select_pin)
{
  const char *argv[] = { "opensc-tool", "--reader",    RIG_READER,    "--card-driver",
                         "default",     "--send-apdu", SELECT_JPKI,   "--send-apdu",
                         select_pin,    "--send-apdu", "00:20:00:80", NULL };
  int exit_code;
  g_autofree char *output = rig_run (argv, &exit_code);
  g_assert_cmpint (exit_code, ==, 0);
  const char *last = g_strrstr (output, "Received (SW1=0x");
  g_assert_nonnull (last);
  guint sw1 = (guint)g_ascii_strtoull (last + strlen ("Received (SW1=0x"), NULL, 16);
  const char *second = strstr (last, "SW2=0x");
  g_assert_nonnull (second);
  guint sw2 = (guint)g_ascii_strtoull (second + strlen ("SW2=0x"), NULL, 16);
  return sw1 << 8 | sw2;
}

static guint
query_by_us (MadoPin pin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (MadoCard) card = open_card (transport);
  MadoTries tries;
  g_assert_true (mado_card_query_tries (card, pin, &tries, &error));
  g_assert_no_error (error);
  mado_card_close (card);
  return tries.state == MADO_TRIES_LEFT ? tries.left : 0;
}

static void
test_counters (void)
{
  static const struct
  {
    const char *card;
    guint sign;
    guint auth;
  } cards[] = {
    { "healthy", 5, 3 },
    { "one-try-left", 1, 1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autoptr (Rig) rig = rig_new ();
      rig_put_card (rig, cards[i].card);
      g_assert_cmpuint (query_by_us (MADO_PIN_SIGN), ==, cards[i].sign);
      g_assert_cmpuint (query_by_us (MADO_PIN_AUTH), ==, cards[i].auth);
      g_assert_cmphex (query_by_opensc ("00:A4:02:0C:02:00:1B"), ==, 0x63C0 | cards[i].sign);
      g_assert_cmphex (query_by_opensc ("00:A4:02:0C:02:00:18"), ==, 0x63C0 | cards[i].auth);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/judge/certificates", test_certificates);
  g_test_add_func ("/judge/counters", test_counters);
  return g_test_run ();
}
