/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-apdu.h"
#include "mado-card.h"
#include "mado-extended-private.h"
#include "mado-transport-practice.h"
#include "mado-practice-card-private.h"

#include <string.h>

/* The whole stack below the model, over a practice card that behaves as the data sheet says. */

#define READER   "Practice 0"
#define PASSWORD "ABC123"
#define LENGTH   1583

static const guint8 jpki[] = { 0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01 };
static const guint8 text[] = { 0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x08 };
static const guint8 juki[] = { 0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x01 };
static const guint8 common[] = { 0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x01, 0x00 };

typedef struct
{
  MadoTransportPractice *transport;
  MadoPracticeCard *practice;
  GBytes *der;
} Fixture;

static GBytes *
make_der (gsize padding)
{
  guint8 *bytes = g_malloc0 (LENGTH + padding);

  for (gsize i = 0; i < LENGTH; i++)
    bytes[i] = i * 31 + i / 256;
  bytes[0] = 0x30;
  bytes[1] = 0x82;
  bytes[2] = (LENGTH - 4) >> 8;
  bytes[3] = (LENGTH - 4) & 0xff;
  return g_bytes_new_take (bytes, LENGTH + padding);
}

static GBytes *
make_text (const char *prefix, const char *string)
{
  g_autofree char *all = g_strconcat (prefix, string, NULL);

  return g_bytes_new (all, strlen (all));
}

static void
fill_jpki (MadoPracticeCard *card)
{
  static const guint8 available[] = { 0x8F, 0x8F, 0x00 };
  g_autoptr (GBytes) padded = make_der (417);
  g_autoptr (GBytes) token = make_text ("JPKIAPICCTOKEN2                 ", "the rest of it");
  g_autoptr (GBytes) availability = g_bytes_new (available, sizeof available);

  mado_practice_card_add_application (card, jpki, sizeof jpki);
  mado_practice_card_add_file (card, jpki, 0x0001, padded, 0x001B);
  mado_practice_card_add_file (card, jpki, 0x0006, token, 0);
  mado_practice_card_add_file (card, jpki, 0x0008, availability, 0);
  mado_practice_card_add_file (card, jpki, 0x000A, padded, 0);
  mado_practice_card_add_file (card, jpki, 0x000B, padded, 0);
  mado_practice_card_add_pin (card, jpki, 0x0018, "1234", 3, 3, 0x63C0);
  mado_practice_card_add_pin (card, jpki, 0x001B, PASSWORD, 5, 5, 0x6984);
}

static void
fill_others (MadoPracticeCard *card)
{
  g_autoptr (GBytes) record = make_text ("\xC1\x1C", "0123456789ABCDE1311520351010");

  mado_practice_card_add_application (card, text, sizeof text);
  mado_practice_card_add_pin (card, text, 0x0011, "1234", 3, 2, 0x63C0);
  mado_practice_card_add_application (card, juki, sizeof juki);
  mado_practice_card_add_pin (card, juki, 0x001C, "1234", 3, 0, 0x6983);
  mado_practice_card_add_application (card, common, sizeof common);
  mado_practice_card_add_record (card, common, 1, 1, record);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  mado_extended_forget_all ();
  self->der = make_der (0);
  self->practice = mado_practice_card_new ();
  fill_jpki (self->practice);
  fill_others (self->practice);
  self->transport = mado_transport_practice_new ();
  mado_transport_practice_add_reader (self->transport, READER);
  mado_transport_practice_insert (self->transport, READER, self->practice);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_bytes_unref (self->der);
  g_assert_finalize_object (self->transport);
  g_assert_finalize_object (self->practice);
}

static MadoCard *
open_card (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  MadoCard *card = mado_card_open (MADO_TRANSPORT (self->transport), READER, NULL, &error);

  g_assert_no_error (error);
  return card;
}

static void
assert_certificate (Fixture *self, MadoCard *card, MadoCardFile file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) der = mado_card_read_certificate (card, file, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (der, self->der));
}

static void
assert_tries (MadoCard *card, MadoPin pin, MadoTriesState state, guint left)
{
  g_autoptr (GError) error = NULL;
  MadoTries tries;

  g_assert_true (mado_card_query_tries (card, pin, &tries, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tries.state, ==, state);
  g_assert_cmpuint (tries.left, ==, left);
}

static void
test_eleven (Fixture *self, gconstpointer data)
{
  MadoCard *card = open_card (self);

  assert_certificate (self, card, MADO_CARD_FILE_AUTH_CERTIFICATE);
  assert_tries (card, MADO_PIN_AUTH, MADO_TRIES_LEFT, 3);
  assert_tries (card, MADO_PIN_SIGN, MADO_TRIES_LEFT, 5);
  g_assert_cmpuint (mado_practice_card_get_n_commands (self->practice), ==, 11);
  g_assert_finalize_object (card);
}

static void
test_whole (Fixture *self, gconstpointer data)
{
  MadoCard *card = open_card (self);
  MadoToken token;
  MadoAvailability sign, auth;
  GDate expiry;
  char serial[MADO_CARD_SERIAL_SIZE];

  assert_certificate (self, card, MADO_CARD_FILE_AUTH_CERTIFICATE);
  assert_tries (card, MADO_PIN_AUTH, MADO_TRIES_LEFT, 3);
  assert_tries (card, MADO_PIN_SIGN, MADO_TRIES_LEFT, 5);
  assert_certificate (self, card, MADO_CARD_FILE_AUTH_CA);
  g_assert_true (mado_card_read_token (card, &token, NULL));
  g_assert_cmpint (token, ==, MADO_TOKEN_MY_NUMBER_CARD);
  g_assert_true (mado_card_read_availability (card, &sign, &auth, NULL));
  g_assert_cmpint (sign, ==, MADO_AVAILABILITY_RECORDED);
  g_assert_cmpint (auth, ==, MADO_AVAILABILITY_RECORDED);
  assert_tries (card, MADO_PIN_TEXT, MADO_TRIES_LEFT, 2);
  assert_tries (card, MADO_PIN_JUKI, MADO_TRIES_LOCKED, 0);
  g_assert_true (mado_card_read_expiry (card, &expiry, serial, NULL));
  g_assert_cmpuint (g_date_get_year (&expiry), ==, 2035);
  /* And back. */
  assert_certificate (self, card, MADO_CARD_FILE_AUTH_CERTIFICATE);
  g_assert_finalize_object (card);
}

static void
test_what_is_missing (Fixture *self, gconstpointer data)
{
  MadoCard *card = open_card (self);
  g_autoptr (GError) absent = NULL;
  g_autoptr (GError) hidden = NULL;
  g_autoptr (GError) probed = NULL;

  g_assert_null (mado_card_read_certificate (card, MADO_CARD_FILE_SIGN_CA, NULL, NULL, &absent));
  g_assert_error (absent, MADO_CARD_ERROR, MADO_CARD_ERROR_ABSENT);
  g_assert_null (
      mado_card_read_certificate (card, MADO_CARD_FILE_SIGN_CERTIFICATE, NULL, NULL, &hidden));
  g_assert_error (hidden, MADO_CARD_ERROR, MADO_CARD_ERROR_HIDDEN);
  g_assert_false (mado_card_probe_sign_certificate (card, &probed));
  g_assert_error (probed, MADO_CARD_ERROR, MADO_CARD_ERROR_HIDDEN);
  g_assert_finalize_object (card);
}

static void
test_foreign (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) foreign = mado_practice_card_new ();
  g_autoptr (GError) error = NULL;

  mado_practice_card_add_application (foreign, text, sizeof text);
  mado_transport_practice_remove (self->transport, READER);
  mado_transport_practice_insert (self->transport, READER, foreign);
  g_assert_null (mado_card_open (MADO_TRANSPORT (self->transport), READER, NULL, &error));
  g_assert_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_NOT_JPKI);
}

static void
test_sign (Fixture *self, gconstpointer data)
{
  MadoCard *card = open_card (self);
  g_autoptr (MadoSecret) secret = mado_pin_prepare (MADO_PIN_SIGN, "abc123", NULL);
  g_autoptr (GError) error = NULL;
  MadoTries tries;

  g_assert_true (mado_card_verify (card, MADO_PIN_SIGN, secret, FALSE, &tries, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tries.left, ==, 5);
  assert_certificate (self, card, MADO_CARD_FILE_SIGN_CERTIFICATE);
  g_assert_true (mado_practice_card_get_verified (self->practice, jpki, 0x001B));
  mado_card_close (card);
  g_assert_false (mado_practice_card_get_verified (self->practice, jpki, 0x001B));
  g_assert_finalize_object (card);

  /* The next one to come finds it hidden again. */
  g_autoptr (MadoCard) next = open_card (self);
  g_autoptr (GError) hidden = NULL;
  g_assert_null (
      mado_card_read_certificate (next, MADO_CARD_FILE_SIGN_CERTIFICATE, NULL, NULL, &hidden));
  g_assert_error (hidden, MADO_CARD_ERROR, MADO_CARD_ERROR_HIDDEN);
}

/* A secret is good for one VERIFY. */
static gboolean
verify_wrong (MadoCard *card, gboolean confirmed_last_try, MadoTries *tries, GError **error)
{
  g_autoptr (MadoSecret) wrong = mado_pin_prepare (MADO_PIN_SIGN, "WRONG1", NULL);

  return mado_card_verify (card, MADO_PIN_SIGN, wrong, confirmed_last_try, tries, error);
}

static void
test_wrong_to_the_end (Fixture *self, gconstpointer data)
{
  MadoCard *card = open_card (self);
  MadoTries tries;

  for (guint left = 4; left >= 1; left--)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (verify_wrong (card, FALSE, &tries, &error));
      g_assert_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG);
      g_assert_cmpint (tries.state, ==, MADO_TRIES_LEFT);
      g_assert_cmpuint (tries.left, ==, left);
    }

  g_autoptr (GError) unasked = NULL;
  g_assert_false (verify_wrong (card, FALSE, &tries, &unasked));
  g_assert_error (unasked, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_CONFIRM);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->practice), ==, 4);

  g_autoptr (GError) last = NULL;
  g_assert_false (verify_wrong (card, TRUE, &tries, &last));
  g_assert_error (last, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_BLOCKED);
  g_assert_cmpint (tries.state, ==, MADO_TRIES_LOCKED);

  g_autoptr (GError) after = NULL;
  g_assert_false (verify_wrong (card, TRUE, &tries, &after));
  g_assert_error (after, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_BLOCKED);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->practice), ==, 5);
  g_assert_finalize_object (card);
}

/* Removed at each command of the road to the 署名用 certificate: never more than one VERIFY, and
 * the counter never lower than one wrong PIN makes it. */
static void
test_removed_everywhere (Fixture *self, gconstpointer data)
{
  guint n_failed = 0;

  for (guint n = 1; n <= 5; n++)
    for (gboolean carried_out = FALSE; carried_out <= TRUE; carried_out++)
      {
        g_autoptr (MadoPracticeCard) practice = mado_practice_card_new ();
        fill_jpki (practice);
        mado_transport_practice_remove (self->transport, READER);
        mado_transport_practice_insert (self->transport, READER, practice);
        mado_practice_card_set_removal (practice, n, carried_out);

        g_autoptr (GError) error = NULL;
        g_autoptr (MadoCard) card =
            mado_card_open (MADO_TRANSPORT (self->transport), READER, NULL, &error);
        if (card != NULL)
          g_assert_false (verify_wrong (card, FALSE, NULL, &error));
        g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
        n_failed++;
        g_assert_cmpuint (mado_practice_card_get_n_verifies (practice), <=, 1);
        g_assert_cmpuint (mado_practice_card_get_tries_left (practice, jpki, 0x001B), ==,
                          n == 5 && carried_out ? 4 : 5);
      }
  g_assert_cmpuint (n_failed, ==, 10);
}

/* Another program has verified the 利用者証明用暗証番号, and has left it at that. */
static void
leave_verified (Fixture *self)
{
  static const guint8 pin_file[] = { 0x00, 0x18 };
  const MadoApdu commands[] = {
    { .ins = 0xA4, .p1 = 0x04, .p2 = 0x0C, .data = jpki, .data_length = sizeof jpki },
    { .ins = 0xA4, .p1 = 0x02, .p2 = 0x0C, .data = pin_file, .data_length = sizeof pin_file },
    { .ins = 0x20, .p2 = 0x80, .data = (const guint8 *)"1234", .data_length = 4 },
  };
  MadoChannel *other =
      mado_transport_connect (MADO_TRANSPORT (self->transport), READER, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      gsize length = 0;
      guint16 sw = 0;
      g_assert_true (mado_apdu_transmit (other, &commands[i], NULL, &length, &sw, NULL));
      g_assert_cmphex (sw, ==, 0x9000);
    }
  g_assert_finalize_object (other);
  g_assert_true (mado_practice_card_get_verified (self->practice, jpki, 0x0018));
}

/* We learn the counter all the same. */
static void
test_verified_by_another (Fixture *self, gconstpointer data)
{
  leave_verified (self);
  MadoCard *card = open_card (self);
  assert_tries (card, MADO_PIN_AUTH, MADO_TRIES_LEFT, 3);
  assert_certificate (self, card, MADO_CARD_FILE_AUTH_CERTIFICATE);
  g_assert_finalize_object (card);
}

static void
test_extended (Fixture *self, gconstpointer data)
{
  static const guint8 atr[] = { 0x3B, 0xDA, 0x13, 0xFF, 0x81, 0x31, 0xFB, 0x46, 0x80, 0x12,
                                0x39, 0x2F, 0x31, 0xC1, 0x73, 0xC6, 0x01, 0xC0, 0x3B };
  gboolean accepted = GPOINTER_TO_INT (data);

  mado_transport_practice_remove (self->transport, READER);
  mado_practice_card_set_atr (self->practice, atr, sizeof atr);
  mado_practice_card_set_extended (self->practice, accepted);
  mado_transport_practice_insert (self->transport, READER, self->practice);

  MadoCard *card = open_card (self);
  assert_certificate (self, card, MADO_CARD_FILE_AUTH_CA);
  guint before = mado_practice_card_get_n_commands (self->practice);
  assert_certificate (self, card, MADO_CARD_FILE_AUTH_CERTIFICATE);
  guint n = mado_practice_card_get_n_commands (self->practice) - before;
  g_assert_cmpuint (n, ==, accepted ? 3 : 8);
  g_assert_finalize_object (card);
}

#define ADD(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/card-practice/eleven", NULL, test_eleven);
  ADD ("/card-practice/whole", NULL, test_whole);
  ADD ("/card-practice/what-is-missing", NULL, test_what_is_missing);
  ADD ("/card-practice/foreign", NULL, test_foreign);
  ADD ("/card-practice/sign", NULL, test_sign);
  ADD ("/card-practice/wrong-to-the-end", NULL, test_wrong_to_the_end);
  ADD ("/card-practice/removed-everywhere", NULL, test_removed_everywhere);
  ADD ("/card-practice/verified-by-another", NULL, test_verified_by_another);
  ADD ("/card-practice/extended/accepted", GINT_TO_POINTER (TRUE), test_extended);
  ADD ("/card-practice/extended/refused", GINT_TO_POINTER (FALSE), test_extended);
  return g_test_run ();
}
