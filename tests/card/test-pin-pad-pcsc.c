/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-pcsclite.h"
#include "mado-card-change.h"
#include "mado-transport-pcsc.h"
#include "mado-practice-card-private.h"

/* A PIN that is changed on a reader's keys through PC/SC, which a virtual reader has not. */

static const guint8 jpki[] = { 0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01 };

#define NOT_CHANGED MADO_PIN_CHANGE_NOT_CHANGED
#define CHANGED     MADO_PIN_CHANGE_CHANGED
#define UNKNOWN     MADO_PIN_CHANGE_UNKNOWN

typedef struct
{
  MadoPracticeCard *practice;
  MadoTransport *transport;
  MadoCard *card;
} Fixture;

static void
set_up (Fixture *self, FakePcscliteReader reader, const char *const *typed)
{
  g_autoptr (GError) error = NULL;

  self->practice = mado_practice_card_new ();
  mado_practice_card_add_application (self->practice, jpki, sizeof jpki);
  mado_practice_card_add_pin (self->practice, jpki, 0x0018, "1234", 3, 3, 0x63C0);
  fake_pcsclite_set_up (reader, self->practice, typed);
  self->transport = mado_transport_pcsc_new ();
  self->card = mado_card_open (self->transport, ONE_READER, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self)
{
  mado_card_close (self->card);
  g_assert_finalize_object (self->card);
  g_assert_finalize_object (self->transport);
  fake_pcsclite_tear_down ();
  g_assert_false (mado_practice_card_get_verified (self->practice, jpki, 0x0018));
  g_assert_finalize_object (self->practice);
}

typedef enum
{
  DOMAIN_NONE,
  DOMAIN_IO,
  DOMAIN_CARD,
  DOMAIN_TRANSPORT,
} Domain;

static const struct
{
  const char *typed[5];
  Domain domain;
  int code;
  MadoPinChange change;
  const char *pin;  /* in the card afterwards */
  guint tries_left; /* likewise */
  guint n_typed;
} cases[] = {
  { { "1234", "8642", "8642", "8642" }, DOMAIN_NONE, 0, CHANGED, "8642", 3, 4 },
  { { "9999" }, DOMAIN_CARD, MADO_CARD_ERROR_PIN_WRONG, NOT_CHANGED, "1234", 2, 1 },
  { { "cancel" }, DOMAIN_IO, G_IO_ERROR_CANCELLED, NOT_CHANGED, "1234", 3, 1 },
  { { "wait" }, DOMAIN_IO, G_IO_ERROR_TIMED_OUT, NOT_CHANGED, "1234", 3, 1 },
  { { "12345" }, DOMAIN_IO, G_IO_ERROR_INVALID_ARGUMENT, NOT_CHANGED, "1234", 3, 1 },
  { { "remove" }, DOMAIN_TRANSPORT, MADO_TRANSPORT_ERROR_REMOVED, NOT_CHANGED, "1234", 3, 1 },
  { { "garble" }, DOMAIN_TRANSPORT, MADO_TRANSPORT_ERROR_FAILED, NOT_CHANGED, "1234", 3, 1 },
  { { "1234", "cancel" }, DOMAIN_IO, G_IO_ERROR_CANCELLED, NOT_CHANGED, "1234", 3, 2 },
  { { "1234", "8642", "wait" }, DOMAIN_IO, G_IO_ERROR_TIMED_OUT, NOT_CHANGED, "1234", 3, 3 },
  { { "1234", "8642", "8643" }, DOMAIN_IO, G_IO_ERROR_INVALID_DATA, NOT_CHANGED, "1234", 3, 3 },
  /* Whether the reader had sent it by then nobody can tell. */
  { { "1234", "remove" }, DOMAIN_TRANSPORT, MADO_TRANSPORT_ERROR_REMOVED, UNKNOWN, "1234", 3, 2 },
  { { "1234", "garble", "garble" },
    DOMAIN_TRANSPORT,
    MADO_TRANSPORT_ERROR_FAILED,
    UNKNOWN,
    "1234",
    3,
    3 },
  /* Changed, and the proof is not given, or mistyped. */
  { { "1234", "8642", "8642", "cancel" }, DOMAIN_IO, G_IO_ERROR_CANCELLED, CHANGED, "8642", 3, 4 },
  { { "1234", "8642", "8642", "remove" },
    DOMAIN_TRANSPORT,
    MADO_TRANSPORT_ERROR_REMOVED,
    CHANGED,
    "8642",
    3,
    4 },
  { { "1234", "8642", "8642", "8643" },
    DOMAIN_CARD,
    MADO_CARD_ERROR_PROTOCOL,
    UNKNOWN,
    "8642",
    2,
    4 },
};

static GQuark
get_domain (Domain domain)
{
  switch (domain)
    {
    case DOMAIN_IO:
      return G_IO_ERROR;
    case DOMAIN_CARD:
      return MADO_CARD_ERROR;
    case DOMAIN_TRANSPORT:
      return MADO_TRANSPORT_ERROR;
    case DOMAIN_NONE:
    default:
      return 0;
    }
}

static void
test_typed (gconstpointer reader)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;
      MadoPinChange change;
      MadoTries tries;
      g_autoptr (GError) error = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      set_up (&fixture, GPOINTER_TO_INT (reader), cases[i].typed);
      g_assert_true (mado_card_has_pin_pad (fixture.card));
      gboolean ok = mado_card_change_pin (fixture.card, MADO_PIN_AUTH, NULL, NULL, FALSE, &change,
                                          &tries, &error);
      g_assert_true (ok == (cases[i].domain == DOMAIN_NONE));
      if (ok)
        g_assert_no_error (error);
      else
        g_assert_error (error, get_domain (cases[i].domain), cases[i].code);
      g_assert_cmpint (change, ==, cases[i].change);
      g_assert_cmpuint (fake_pcsclite_get_n_typed (), ==, cases[i].n_typed);
      g_assert_cmpuint (mado_practice_card_get_tries_left (fixture.practice, jpki, 0x0018), ==,
                        cases[i].tries_left);
      /* Where anything is told of the counter it is what is so. */
      if (tries.state == MADO_TRIES_LEFT)
        g_assert_cmpuint (tries.left, ==, cases[i].tries_left);
      else
        g_assert_cmpint (cases[i].domain, ==, DOMAIN_TRANSPORT);
      g_autofree char *pin = mado_practice_card_dup_pin (fixture.practice, jpki, 0x0018);
      g_assert_cmpstr (pin, ==, cases[i].pin);
      tear_down (&fixture);
    }
}

/* A reader that has not both kinds of entry, or does not say so in order, has no keys; and nothing
 * is asked of it. */
static void
test_no_keys (void)
{
  static const char *const typed[] = { "1234", "8642", "8642", "8642", NULL };
  static const FakePcscliteReader readers[] = { FAKE_PCSCLITE_OLD_KEYS, FAKE_PCSCLITE_NO_KEYS,
                                                FAKE_PCSCLITE_UNASKED, FAKE_PCSCLITE_GARBLED };

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      Fixture fixture;
      MadoPinChange change;
      g_autoptr (GError) error = NULL;

      set_up (&fixture, readers[i], typed);
      g_assert_false (mado_card_has_pin_pad (fixture.card));
      g_assert_false (mado_card_change_pin (fixture.card, MADO_PIN_AUTH, NULL, NULL, FALSE, &change,
                                            NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
      g_assert_cmpint (change, ==, NOT_CHANGED);
      g_assert_cmpuint (fake_pcsclite_get_n_typed (), ==, 0);
      g_assert_cmpuint (mado_practice_card_get_n_verifies (fixture.practice), ==, 0);
      tear_down (&fixture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/pin-pad-pcsc/typed", GINT_TO_POINTER (FAKE_PCSCLITE_KEYS), test_typed);
  g_test_add_data_func ("/pin-pad-pcsc/typed/display", GINT_TO_POINTER (FAKE_PCSCLITE_DISPLAY),
                        test_typed);
  g_test_add_data_func ("/pin-pad-pcsc/typed/after-silence",
                        GINT_TO_POINTER (FAKE_PCSCLITE_KEYS_AFTER_SILENCE), test_typed);
  g_test_add_data_func ("/pin-pad-pcsc/typed/after-garbled",
                        GINT_TO_POINTER (FAKE_PCSCLITE_KEYS_AFTER_GARBLED), test_typed);
  g_test_add_func ("/pin-pad-pcsc/no-keys", test_no_keys);
  return g_test_run ();
}
