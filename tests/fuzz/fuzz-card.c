/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card.h"
#include "mado-extended-private.h"
#include "mado-fuzz-transport.h"
#include "mado-fuzz.h"

/* The first byte chooses, the rest are the card's answers (mado-fuzz-transport.h). */
#define CHOICE_CONFIRMED 0x02
#define CHOICE_VERIFY    0x04

static void
check_error (gboolean ok, const GError *error)
{
  MADO_FUZZ_CHECK (ok == (error == NULL));
  MADO_FUZZ_CHECK (ok || error->domain == MADO_CARD_ERROR || error->domain == MADO_TRANSPORT_ERROR);
}

static void
on_progress (gsize done, gsize total, gpointer user_data)
{
  MADO_FUZZ_CHECK (done <= total && total >= 64 && total <= 0x8000);
}

static void
read_certificate (MadoCard *card, MadoCardFile file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) der = mado_card_read_certificate (card, file, on_progress, NULL, &error);
  gsize length = 0;

  check_error (der != NULL, error);
  if (der == NULL)
    return;
  const guint8 *bytes = g_bytes_get_data (der, &length);
  MADO_FUZZ_CHECK (length >= 64 && length <= 0x8000 && bytes[0] == 0x30);
}

static void
check_tries (const MadoTries *tries)
{
  MADO_FUZZ_CHECK ((tries->state == MADO_TRIES_LEFT) == (tries->left > 0));
  MADO_FUZZ_CHECK (tries->left <= 15);
}

static void
query_tries (MadoCard *card, MadoPin pin)
{
  g_autoptr (GError) error = NULL;
  MadoTries tries;

  gboolean ok = mado_card_query_tries (card, pin, &tries, &error);
  check_error (ok, error);
  check_tries (&tries);
}

static void
read_small_files (MadoCard *card)
{
  g_autoptr (GError) token_error = NULL;
  g_autoptr (GError) availability_error = NULL;
  g_autoptr (GError) expiry_error = NULL;
  g_autoptr (GError) probe_error = NULL;
  MadoToken token;
  MadoAvailability sign, auth;
  GDate expiry;
  char serial[MADO_CARD_SERIAL_SIZE];

  gboolean ok = mado_card_read_token (card, &token, &token_error);
  check_error (ok, token_error);
  ok = mado_card_read_availability (card, &sign, &auth, &availability_error);
  check_error (ok, availability_error);
  ok = mado_card_read_expiry (card, &expiry, serial, &expiry_error);
  check_error (ok, expiry_error);
  MADO_FUZZ_CHECK (ok == g_date_valid (&expiry));
  ok = mado_card_probe_sign_certificate (card, &probe_error);
  check_error (ok, probe_error);
}

static void
verify (MadoCard *card, MadoFuzzTransport *transport, gboolean confirmed)
{
  g_autoptr (MadoSecret) secret = mado_secret_new ("ABC123");
  g_autoptr (GError) error = NULL;
  MadoTries tries;

  gboolean ok = mado_card_verify (card, MADO_PIN_SIGN, secret, confirmed, &tries, &error);
  check_error (ok, error);
  check_tries (&tries);
  guint n = mado_fuzz_transport_get_n_verifies (transport);
  MADO_FUZZ_CHECK (ok ? n == 1 : n <= 1);
  if (g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_CONFIRM))
    MADO_FUZZ_CHECK (n == 0 && !confirmed);
  read_certificate (card, MADO_CARD_FILE_SIGN_CERTIFICATE);
  query_tries (card, MADO_PIN_SIGN);
  MADO_FUZZ_CHECK (mado_fuzz_transport_get_n_verifies (transport) == n);
}

static void
read_all (MadoCard *card, MadoFuzzTransport *transport, guint8 choice)
{
  read_certificate (card, MADO_CARD_FILE_AUTH_CERTIFICATE);
  for (int pin = 0; pin < MADO_N_PINS; pin++)
    query_tries (card, (MadoPin)pin);
  read_certificate (card, MADO_CARD_FILE_AUTH_CA);
  read_small_files (card);
  read_certificate (card, MADO_CARD_FILE_SIGN_CA);
  MADO_FUZZ_CHECK (mado_fuzz_transport_get_n_verifies (transport) == 0);
  if (choice & CHOICE_VERIFY)
    verify (card, transport, (choice & CHOICE_CONFIRMED) != 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (size == 0)
    return 0;

  mado_extended_forget_all ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoFuzzTransport) transport = mado_fuzz_transport_new (data + 1, size - 1);
  g_autoptr (MadoCard) card = mado_card_open (MADO_TRANSPORT (transport), "Fuzz", NULL, &error);
  check_error (card != NULL, error);
  if (card != NULL)
    read_all (card, transport, data[0]);
  return 0;
}
