/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card-change.h"
#include "mado-pin-pad-practice-private.h"
#include "mado-pin-pad.h"
#include "mado-practice-card-private.h"

#include <string.h>

/* --- the bytes, by PC/SC part 10 --- */

static void
assert_built (MadoPinPadEntry entry, gboolean display, const guint8 *expected, gsize length)
{
  static const guint8 verify[] = { 0x00, 0x20, 0x00, 0x80 };
  static const guint8 change[] = { 0x00, 0x24, 0x01, 0x80 };
  guint8 buffer[MADO_PIN_PAD_MAX];
  gsize n =
      mado_pin_pad_build (entry, entry == MADO_PIN_PAD_NEW ? change : verify, 4, display, buffer);

  g_assert_cmpmem (buffer, n, expected, length);
}

static void
test_build (void)
{
  /* As PIN_VERIFY_STRUCTURE and PIN_MODIFY_STRUCTURE lay them out on a little endian system. */
  static const guint8 verify[] = {
    30, 30, 0x82, 0x04, 0x00, /* time, ASCII, a block of four */
    4,  4,                    /* at least and at most */
    2,  0,                    /* by the key; no message */
    9,  4,  0,                /* language, message */
    0,  0,  0,                /* prologue */
    9,  0,  0,    0,          /* length */
    0,  32, 0,    128,  4,    /* VERIFY */
    0,  0,  0,    0,          /* the digits */
  };
  static const guint8 modify[] = {
    30, 30, 0x82, 0x04, 0x00, /* as above */
    0,  0,                    /* offsets of old and new */
    4,  4,                    /* at least and at most */
    1,                        /* twice, and no old one */
    2,  2,                    /* by the key; two messages */
    9,  4,  1,    2,    2,    /* language, messages */
    0,  0,  0,                /* prologue */
    9,  0,  0,    0,          /* length */
    0,  36, 1,    128,  4,    /* CHANGE REFERENCE DATA, new only */
    0,  0,  0,    0,          /* the digits */
  };

  if (G_BYTE_ORDER != G_LITTLE_ENDIAN)
    {
      g_test_skip ("the expected bytes are those of a little endian system");
      return;
    }
  assert_built (MADO_PIN_PAD_CURRENT, FALSE, verify, sizeof verify);
  assert_built (MADO_PIN_PAD_NEW, TRUE, modify, sizeof modify);
}

static void
test_features (void)
{
  static const guint8 tlv[] = { 0x06, 4, 0x42, 0x33, 0x00, 0x06, 0x07, 4, 0x42, 0x33, 0x00, 0x07,
                                0x12, 4, 0x42, 0x33, 0x00, 0x12, 0x0A, 4, 0x42, 0x33, 0x00, 0x0A };
  MadoPinPadFeatures features;

  g_assert_true (mado_pin_pad_parse_features (tlv, sizeof tlv, &features));
  g_assert_cmphex (features.verify, ==, 0x42330006);
  g_assert_cmphex (features.modify, ==, 0x42330007);
  g_assert_cmphex (features.properties, ==, 0x4233000A);
  g_assert_true (mado_pin_pad_parse_features (tlv, 6, &features));
  g_assert_cmphex (features.modify, ==, 0);
  g_assert_true (mado_pin_pad_parse_features (tlv, 0, &features));
  g_assert_cmphex (features.verify, ==, 0);
  for (gsize length = 1; length < sizeof tlv; length++)
    if (length % 6 != 0)
      {
        g_assert_false (mado_pin_pad_parse_features (tlv, length, &features));
        g_assert_cmphex (features.verify, ==, 0);
      }
}

static void
test_display (void)
{
  static const guint8 none[] = { 0, 0, 7, 0 };
  static const guint8 some[] = { 16, 2, 7, 0 };

  g_assert_false (mado_pin_pad_parse_display (none, sizeof none));
  g_assert_true (mado_pin_pad_parse_display (some, sizeof some));
  g_assert_false (mado_pin_pad_parse_display (some, 1));
}

/* --- a change on the keys --- */

#define READER "Practice 0"

static const guint8 jpki[] = { 0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01 };

typedef struct
{
  MadoTransportPractice *transport;
  MadoPracticeCard *practice;
  MadoCard *card;
} Fixture;

static void
set_up (Fixture *self, const char *const *typed)
{
  g_autoptr (GError) error = NULL;

  self->practice = mado_practice_card_new ();
  mado_practice_card_add_application (self->practice, jpki, sizeof jpki);
  mado_practice_card_add_pin (self->practice, jpki, 0x0018, "1234", 3, 3, 0x63C0);
  mado_practice_card_add_pin (self->practice, jpki, 0x001B, "ABC123", 5, 5, 0x63C0);
  self->transport = mado_transport_practice_new ();
  if (typed != NULL)
    mado_pin_pad_practice_attach (self->transport, typed);
  mado_transport_practice_add_reader (self->transport, READER);
  mado_transport_practice_insert (self->transport, READER, self->practice);
  self->card = mado_card_open (MADO_TRANSPORT (self->transport), READER, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self)
{
  mado_card_close (self->card);
  g_assert_false (mado_practice_card_get_verified (self->practice, jpki, 0x0018));
  g_assert_finalize_object (self->card);
  g_assert_finalize_object (self->transport);
  g_assert_finalize_object (self->practice);
}

static const struct
{
  const char *typed[6];
  GIOErrorEnum code; /* 0: none, or a card's */
  MadoPinChange change;
  const char *pin; /* in the card afterwards */
  guint tries_left;
  guint n_typed;
} cases[] = {
  { { "1234", "8642", "8642", "8642" }, 0, MADO_PIN_CHANGE_CHANGED, "8642", 3, 4 },
  { { "9999", "8642", "8642", "8642" }, 0, MADO_PIN_CHANGE_NOT_CHANGED, "1234", 2, 1 },
  { { "cancel" }, G_IO_ERROR_CANCELLED, MADO_PIN_CHANGE_NOT_CHANGED, "1234", 3, 1 },
  { { "wait" }, G_IO_ERROR_TIMED_OUT, MADO_PIN_CHANGE_NOT_CHANGED, "1234", 3, 1 },
  { { "12345" }, G_IO_ERROR_INVALID_ARGUMENT, MADO_PIN_CHANGE_NOT_CHANGED, "1234", 3, 1 },
  { { "1234", "cancel" }, G_IO_ERROR_CANCELLED, MADO_PIN_CHANGE_NOT_CHANGED, "1234", 3, 2 },
  { { "1234", "8642", "wait" }, G_IO_ERROR_TIMED_OUT, MADO_PIN_CHANGE_NOT_CHANGED, "1234", 3, 3 },
  { { "1234", "8642", "8643" },
    G_IO_ERROR_INVALID_DATA,
    MADO_PIN_CHANGE_NOT_CHANGED,
    "1234",
    3,
    3 },
  /* changed, and the proof is not given, or mistyped */
  { { "1234", "8642", "8642", "cancel" },
    G_IO_ERROR_CANCELLED,
    MADO_PIN_CHANGE_CHANGED,
    "8642",
    3,
    4 },
  { { "1234", "8642", "8642", "8643" }, 0, MADO_PIN_CHANGE_UNKNOWN, "8642", 2, 4 },
};

static void
test_typed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;
      MadoPinChange change;
      MadoTries tries;
      g_autoptr (GError) error = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      set_up (&fixture, cases[i].typed);
      g_assert_true (mado_card_has_pin_pad (fixture.card));
      gboolean ok = mado_card_change_pin (fixture.card, MADO_PIN_AUTH, NULL, NULL, FALSE, &change,
                                          &tries, &error);
      g_assert_true (ok == (error == NULL));
      g_assert_true (ok == (i == 0));
      if (cases[i].code != 0)
        g_assert_error (error, G_IO_ERROR, (int)cases[i].code);
      else if (error != NULL)
        g_assert_true (error->domain == MADO_CARD_ERROR);
      g_assert_cmpint (change, ==, cases[i].change);
      /* What is told of the counter is what is so. */
      g_assert_cmpint (tries.state, ==, MADO_TRIES_LEFT);
      g_assert_cmpuint (tries.left, ==, cases[i].tries_left);
      g_assert_cmpuint (mado_practice_card_get_tries_left (fixture.practice, jpki, 0x0018), ==,
                        cases[i].tries_left);
      g_autofree char *pin = mado_practice_card_dup_pin (fixture.practice, jpki, 0x0018);
      g_assert_cmpstr (pin, ==, cases[i].pin);
      g_assert_cmpuint (mado_pin_pad_practice_get_n_typed (fixture.transport), ==,
                        cases[i].n_typed);
      tear_down (&fixture);
    }
}

/* Removed while somebody types, or answered by the card with what makes no sense. */
static void
test_removed (void)
{
  static const char *const typed[] = { "1234", "8642", "8642", "8642", NULL };
  static const MadoPinChange expected[] = { MADO_PIN_CHANGE_NOT_CHANGED, MADO_PIN_CHANGE_UNKNOWN,
                                            MADO_PIN_CHANGE_CHANGED };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    for (gboolean carried_out = FALSE; carried_out <= TRUE; carried_out++)
      {
        Fixture fixture;
        MadoPinChange change;
        g_autoptr (GError) error = NULL;

        set_up (&fixture, typed);
        /* SELECT of the application twice, of the file, the question; then VERIFY. */
        mado_practice_card_set_removal (fixture.practice, 5 + i, carried_out);
        g_assert_false (mado_card_change_pin (fixture.card, MADO_PIN_AUTH, NULL, NULL, FALSE,
                                              &change, NULL, &error));
        g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
        g_assert_cmpint (change, ==, expected[i]);
        g_assert_cmpuint (mado_practice_card_get_tries_left (fixture.practice, jpki, 0x0018), ==,
                          3);
        tear_down (&fixture);
      }
}

/* A refusal cannot be asked for again without the person, and one is not enough. */
static void
test_refused (void)
{
  static const char *const typed[] = { "1234", "8642", "8642", NULL };
  static const guint8 refusal[] = { 0x6A, 0x80 };
  g_autoptr (GBytes) answer = g_bytes_new_static (refusal, sizeof refusal);
  g_autoptr (GError) error = NULL;
  Fixture fixture;
  MadoPinChange change;

  set_up (&fixture, typed);
  mado_practice_card_set_garble (fixture.practice, 6, answer);
  g_assert_false (
      mado_card_change_pin (fixture.card, MADO_PIN_AUTH, NULL, NULL, FALSE, &change, NULL, &error));
  g_assert_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL);
  g_assert_cmpint (change, ==, MADO_PIN_CHANGE_UNKNOWN);
  tear_down (&fixture);
}

static void
test_not_offered (void)
{
  static const char *const typed[] = { "1234", NULL };
  g_autoptr (GError) error = NULL;
  Fixture fixture;
  MadoPinChange change;

  /* Letters have no keys. */
  set_up (&fixture, typed);
  g_assert_false (mado_pin_is_typable (MADO_PIN_SIGN));
  g_assert_false (
      mado_card_change_pin (fixture.card, MADO_PIN_SIGN, NULL, NULL, FALSE, &change, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_cmpint (change, ==, MADO_PIN_CHANGE_NOT_CHANGED);
  g_clear_error (&error);
  tear_down (&fixture);

  /* Nor have most readers. */
  set_up (&fixture, NULL);
  g_assert_false (mado_card_has_pin_pad (fixture.card));
  g_assert_false (
      mado_card_change_pin (fixture.card, MADO_PIN_AUTH, NULL, NULL, FALSE, &change, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_cmpint (change, ==, MADO_PIN_CHANGE_NOT_CHANGED);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (fixture.practice), ==, 0);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pin-pad/build", test_build);
  g_test_add_func ("/pin-pad/features", test_features);
  g_test_add_func ("/pin-pad/display", test_display);
  g_test_add_func ("/pin-pad/typed", test_typed);
  g_test_add_func ("/pin-pad/removed", test_removed);
  g_test_add_func ("/pin-pad/refused", test_refused);
  g_test_add_func ("/pin-pad/not-offered", test_not_offered);
  return g_test_run ();
}
