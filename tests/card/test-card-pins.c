/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card.h"
#include "mado-memory-scan.h"
#include "mado-script.h"

#include <string.h>

#define SELECT_SIGN_PIN "> 00A4020C02 001B < 9000"
#define SELECT_AUTH_PIN "> 00A4020C02 0018 < 9000"

/* The question without a selection, to a card that does not know it. */
#define SHORT_REFUSED "> 00200098 < 6A86"

#define LINES(...)    ((const char *const[]){ "connect", SELECT_JPKI, __VA_ARGS__, NULL })

static void
finish (MadoCard *card, MadoScript *script)
{
  g_assert_finalize_object (card);
  mado_script_finish (script);
}

/* --- asking ----------------------------------------------------------------------------------- */

static void
assert_tries (MadoPin pin, MadoTriesState state, guint left, const char *const *lines)
{
  MadoTries tries = { MADO_TRIES_LEFT, 99 };
  g_autoptr (GError) error = NULL;
  MadoScript *script = mado_script_new (lines, NULL);
  MadoCard *card = mado_script_open (script);

  g_assert_true (mado_card_query_tries (card, pin, &tries, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tries.state, ==, state);
  g_assert_cmpuint (tries.left, ==, left);
  finish (card, script);
}

static void
test_places (void)
{
  assert_tries (MADO_PIN_SIGN, MADO_TRIES_LEFT, 5, LINES ("> 0020009B < 63C5", LEAVE));
  assert_tries (MADO_PIN_AUTH, MADO_TRIES_LEFT, 3, LINES ("> 00200098 < 63C3", LEAVE));
  assert_tries (MADO_PIN_TEXT, MADO_TRIES_LEFT, 2, LINES (SELECT_TEXT, "> 00200091 < 63C2", LEAVE));
  assert_tries (MADO_PIN_JUKI, MADO_TRIES_LEFT, 1, LINES (SELECT_JUKI, "> 0020009C < 63C1", LEAVE));
  assert_tries (MADO_PIN_JUKI_COMMON, MADO_TRIES_LOCKED, 0,
                LINES (SELECT_COMMON, "> 0020009C < 63C0", LEAVE));
}

/* A card that does not know the question without a selection is asked in the usual way, and from
 * then on only so. What it says of a file that is not there proves nothing. */
static void
test_long_questions (void)
{
  static const char *const lines[] = {
    "connect",
    SELECT_JPKI,
    "> 0020009B < 6A82",
    "> 00A4020C02 001B < 6A82",
    "> 00200098 < 6A86",
    SELECT_AUTH_PIN,
    "> 00200080 < 63C3",
    SELECT_SIGN_PIN,
    "> 00200080 < 63C5",
    SELECT_TEXT,
    "> 00A4020C02 0011 < 9000",
    "> 00200080 < 63C2",
    LEAVE,
    NULL,
  };
  static const struct
  {
    MadoPin pin;
    MadoTriesState state;
    guint left;
  } asked[] = { { MADO_PIN_SIGN, MADO_TRIES_ABSENT, 0 },
                { MADO_PIN_AUTH, MADO_TRIES_LEFT, 3 },
                { MADO_PIN_SIGN, MADO_TRIES_LEFT, 5 },
                { MADO_PIN_TEXT, MADO_TRIES_LEFT, 2 } };
  MadoScript *script = mado_script_new (lines, NULL);
  MadoCard *card = mado_script_open (script);

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      MadoTries tries;
      g_assert_true (mado_card_query_tries (card, asked[i].pin, &tries, NULL));
      g_assert_cmpint (tries.state, ==, asked[i].state);
      g_assert_cmpuint (tries.left, ==, asked[i].left);
    }
  finish (card, script);
}

static void
test_answers (void)
{
  static const struct
  {
    const char *sw;
    MadoTriesState state;
    guint left;
  } cases[] = {
    { "63CF", MADO_TRIES_UNREADABLE, 0 }, { "63C4", MADO_TRIES_UNREADABLE, 0 },
    { "63C3", MADO_TRIES_LEFT, 3 },       { "63C0", MADO_TRIES_LOCKED, 0 },
    { "6983", MADO_TRIES_LOCKED, 0 },     { "6984", MADO_TRIES_LOCKED, 0 },
    { "6A82", MADO_TRIES_ABSENT, 0 },     { "6A88", MADO_TRIES_ABSENT, 0 },
    { "6300", MADO_TRIES_UNREADABLE, 0 }, { "6982", MADO_TRIES_UNREADABLE, 0 },
    { "6985", MADO_TRIES_UNREADABLE, 0 }, { "6F00", MADO_TRIES_UNREADABLE, 0 },
    { "63D3", MADO_TRIES_UNREADABLE, 0 }, { "0000", MADO_TRIES_UNREADABLE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("> 00200080 < %s", cases[i].sw);
      g_test_message ("%s", cases[i].sw);
      assert_tries (MADO_PIN_AUTH, cases[i].state, cases[i].left,
                    LINES (SHORT_REFUSED, SELECT_AUTH_PIN, line, LEAVE));
    }
}

static void
test_absent (void)
{
  assert_tries (MADO_PIN_AUTH, MADO_TRIES_ABSENT, 0,
                LINES (SHORT_REFUSED, "> 00A4020C02 0018 < 6A82", LEAVE));
  assert_tries (MADO_PIN_JUKI, MADO_TRIES_ABSENT, 0,
                LINES ("> 00A4040C 0A D3921000310001010401 < 6A82", LEAVE));
  assert_tries (MADO_PIN_AUTH, MADO_TRIES_UNREADABLE, 0,
                LINES (SHORT_REFUSED, "> 00A4020C02 0018 < 6982", LEAVE));
}

/* An application that was refused is not taken for selected, nor is a file whose PIN was asked for
 * without a selection. */
static void
test_selects_again (void)
{
  static const char refused[] = "> 00A4040C 0A D3921000310001010408 < 6A82";
  MadoScript *script =
      mado_script_new (LINES (refused, refused, SELECT_JPKI, "> 00200098 < 63C3",
                              "> 00A4020C02 0001 < 9000", "> 00B0000001 < 30 9000", LEAVE),
                       NULL);
  MadoCard *card = mado_script_open (script);
  MadoTries tries;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (mado_card_query_tries (card, MADO_PIN_TEXT, &tries, NULL));
      g_assert_cmpint (tries.state, ==, MADO_TRIES_ABSENT);
    }
  g_assert_true (mado_card_query_tries (card, MADO_PIN_AUTH, &tries, NULL));
  g_assert_true (mado_card_probe_sign_certificate (card, NULL));
  finish (card, script);
}

static void
test_five_bytes (void)
{
  static const char *const words[] = { "6700", "6B00", "6A86", "6A87" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *line = g_strdup_printf ("> 00200080 < %s", words[i]);
      assert_tries (MADO_PIN_AUTH, MADO_TRIES_LEFT, 3,
                    LINES (SHORT_REFUSED, SELECT_AUTH_PIN, line, "> 0020008000 < 63C3", LEAVE));
      assert_tries (MADO_PIN_AUTH, MADO_TRIES_UNREADABLE, 0,
                    LINES (SHORT_REFUSED, SELECT_AUTH_PIN, line, "> 0020008000 < 6700", LEAVE));
    }
}

static void
test_verified_before (void)
{
  /* Without power the card forgets, and its first answer may be 6F00. */
  assert_tries (MADO_PIN_AUTH, MADO_TRIES_LEFT, 3,
                LINES (SHORT_REFUSED, SELECT_AUTH_PIN, "> 00200080 < 9000", "power",
                       "> 00A4040C 0A D392F000260100000001 < 6F00", SELECT_JPKI, SELECT_AUTH_PIN,
                       "> 00200080 < 63C3", LEAVE));
  /* … on a new connection once more. */
  assert_tries (MADO_PIN_AUTH, MADO_TRIES_LEFT, 3,
                LINES (SHORT_REFUSED, SELECT_AUTH_PIN, "> 00200080 < 9000", "power",
                       "> 00A4040C 0A D392F000260100000001 ! RESET", LEAVE, "connect", SELECT_JPKI,
                       SELECT_AUTH_PIN, "> 00200080 < 63C3", LEAVE));
  assert_tries (MADO_PIN_AUTH, MADO_TRIES_LEFT, 3,
                LINES (SHORT_REFUSED, SELECT_AUTH_PIN, "> 00200080 ! RESET", LEAVE, "connect",
                       SELECT_JPKI, SELECT_AUTH_PIN, "> 00200080 < 9000", "power", SELECT_JPKI,
                       SELECT_AUTH_PIN, "> 00200080 < 63C3", LEAVE));
  /* Once, not for ever. */
  assert_tries (MADO_PIN_AUTH, MADO_TRIES_NOT_REPORTED, 0,
                LINES (SHORT_REFUSED, SELECT_AUTH_PIN, "> 00200080 < 9000", "power", SELECT_JPKI,
                       SELECT_AUTH_PIN, "> 00200080 < 9000", LEAVE));
  /* Another program will not have it. */
  assert_tries (
      MADO_PIN_AUTH, MADO_TRIES_NOT_REPORTED, 0,
      LINES (SHORT_REFUSED, SELECT_AUTH_PIN, "> 00200080 < 9000", "power ! SHARING", LEAVE));
}

static void
test_query_reset (void)
{
  assert_tries (MADO_PIN_AUTH, MADO_TRIES_LEFT, 3,
                LINES (SHORT_REFUSED, SELECT_AUTH_PIN, "> 00200080 ! RESET", LEAVE, "connect",
                       SELECT_JPKI, SELECT_AUTH_PIN, "> 00200080 < 63C3", LEAVE));
}

static void
assert_query_fails (GQuark domain, int code, MadoTriesState state, const char *const *lines)
{
  MadoTries tries = { MADO_TRIES_LEFT, 99 };
  g_autoptr (GError) error = NULL;
  MadoScript *script = mado_script_new (lines, NULL);
  MadoCard *card = mado_script_open (script);

  g_assert_false (mado_card_query_tries (card, MADO_PIN_AUTH, &tries, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpint (tries.state, ==, state);
  finish (card, script);
}

static void
test_query_fails (void)
{
  assert_query_fails (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED, MADO_TRIES_UNKNOWN,
                      LINES (SHORT_REFUSED, SELECT_AUTH_PIN, "> 00200080 ! REMOVED", LEAVE));
  assert_query_fails (
      MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED, MADO_TRIES_UNKNOWN,
      LINES (SHORT_REFUSED, SELECT_AUTH_PIN, "> 00200080 < 9000", "power ! REMOVED", LEAVE));
  assert_query_fails (MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL, MADO_TRIES_UNREADABLE,
                      LINES (SHORT_REFUSED, SELECT_AUTH_PIN, "> 00200080 < 63", LEAVE));
  assert_query_fails (MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL, MADO_TRIES_UNREADABLE,
                      LINES (SHORT_REFUSED, "> 00A4020C02 0018 < 6F00", LEAVE));
}

/* --- verifying -------------------------------------------------------------------------------- */

#define OPEN_SIGN_PIN SELECT_JPKI, SELECT_SIGN_PIN
#define VERIFY        "> 0020008008 4142433132335859 <"

static void
assert_verify (gboolean confirmed,
               int code, /* −1: it succeeds */
               MadoTriesState state,
               guint left,
               const char *const *lines)
{
  MadoTries tries = { MADO_TRIES_LEFT, 99 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoSecret) secret = mado_pin_prepare (MADO_PIN_SIGN, "abc123xy", NULL);
  MadoScript *script = mado_script_new (lines, NULL);
  MadoCard *card = mado_script_open (script);

  g_assert_cmpint (mado_card_verify (card, MADO_PIN_SIGN, secret, confirmed, &tries, &error), ==,
                   code < 0);
  if (code >= 0)
    g_assert_error (error, MADO_CARD_ERROR, code);
  g_assert_cmpint (tries.state, ==, state);
  g_assert_cmpuint (tries.left, ==, left);
  finish (card, script);
}

static void
test_verify (void)
{
  assert_verify (FALSE, -1, MADO_TRIES_LEFT, 5,
                 LINES (OPEN_SIGN_PIN, "> 00200080 < 63C5", VERIFY "9000", UNPOWER));
  assert_verify (FALSE, -1, MADO_TRIES_LEFT, 5,
                 LINES (OPEN_SIGN_PIN, "> 00200080 < 63C2", VERIFY "9000", UNPOWER));
}

static void
test_verify_wrong (void)
{
  assert_verify (FALSE, MADO_CARD_ERROR_PIN_WRONG, MADO_TRIES_LEFT, 4,
                 LINES (OPEN_SIGN_PIN, "> 00200080 < 63C5", VERIFY "63C4", UNPOWER));
  assert_verify (FALSE, MADO_CARD_ERROR_PIN_WRONG, MADO_TRIES_UNREADABLE, 0,
                 LINES (OPEN_SIGN_PIN, "> 00200080 < 63C5", VERIFY "6300", UNPOWER));
}

static void
test_verify_blocks (void)
{
  assert_verify (TRUE, MADO_CARD_ERROR_PIN_BLOCKED, MADO_TRIES_LOCKED, 0,
                 LINES (OPEN_SIGN_PIN, "> 00200080 < 63C1", VERIFY "63C0", UNPOWER));
  assert_verify (TRUE, MADO_CARD_ERROR_PIN_BLOCKED, MADO_TRIES_LOCKED, 0,
                 LINES (OPEN_SIGN_PIN, "> 00200080 < 63C1", VERIFY "6983", UNPOWER));
  assert_verify (TRUE, MADO_CARD_ERROR_PIN_BLOCKED, MADO_TRIES_LOCKED, 0,
                 LINES (OPEN_SIGN_PIN, "> 00200080 < 63C1", VERIFY "6984", UNPOWER));
}

/* Nothing is sent: the script has no VERIFY, and the card keeps its power. */
static void
test_verify_not_sent (void)
{
  assert_verify (FALSE, MADO_CARD_ERROR_PIN_CONFIRM, MADO_TRIES_LEFT, 1,
                 LINES (OPEN_SIGN_PIN, "> 00200080 < 63C1", LEAVE));
  assert_verify (
      FALSE, MADO_CARD_ERROR_PIN_CONFIRM, MADO_TRIES_UNREADABLE, 0,
      LINES (OPEN_SIGN_PIN, "> 00200080 < 6300", OPEN_SIGN_PIN, "> 00200080 < 6300", LEAVE));
  for (gboolean confirmed = FALSE; confirmed <= TRUE; confirmed++)
    {
      assert_verify (confirmed, MADO_CARD_ERROR_PIN_BLOCKED, MADO_TRIES_LOCKED, 0,
                     LINES (OPEN_SIGN_PIN, "> 00200080 < 63C0", LEAVE));
      assert_verify (confirmed, MADO_CARD_ERROR_PIN_BLOCKED, MADO_TRIES_LOCKED, 0,
                     LINES (OPEN_SIGN_PIN, "> 00200080 < 6984", LEAVE));
      assert_verify (confirmed, MADO_CARD_ERROR_ABSENT, MADO_TRIES_ABSENT, 0,
                     LINES (SELECT_JPKI, "> 00A4020C02 001B < 6A82", SELECT_JPKI,
                            "> 00A4020C02 001B < 6A82", LEAVE));
      assert_verify (
          confirmed, MADO_CARD_ERROR_PROTOCOL, MADO_TRIES_UNREADABLE, 0,
          LINES (OPEN_SIGN_PIN, "> 00200080 < 63", OPEN_SIGN_PIN, "> 00200080 < 63", LEAVE));
    }
}

/* A PIN goes to its own file or nowhere, confirmed or not. */
static void
test_verify_unselected (void)
{
  assert_verify (TRUE, MADO_CARD_ERROR_PROTOCOL, MADO_TRIES_UNKNOWN, 0,
                 LINES (SELECT_JPKI, "> 00A4020C02 001B < 6982", SELECT_JPKI,
                        "> 00A4020C02 001B < 6982", LEAVE));
  assert_verify (FALSE, MADO_CARD_ERROR_PIN_CONFIRM, MADO_TRIES_UNREADABLE, 0,
                 LINES (SELECT_JPKI, "> 00A4020C02 001B < 6982", SELECT_JPKI,
                        "> 00A4020C02 001B < 6982", LEAVE));
}

static void
test_verify_confirmed (void)
{
  assert_verify (TRUE, -1, MADO_TRIES_LEFT, 5,
                 LINES (OPEN_SIGN_PIN, "> 00200080 < 63C1", VERIFY "9000", UNPOWER));
  assert_verify (TRUE, -1, MADO_TRIES_LEFT, 5,
                 LINES (OPEN_SIGN_PIN, "> 00200080 < 6300", OPEN_SIGN_PIN, "> 00200080 < 6300",
                        VERIFY "9000", UNPOWER));
}

/* The question costs no try: a wrong answer to it keeps nobody from their password, and is told of
 * nobody. */
static void
test_verify_asked_again (void)
{
  static const char *const words[] = { "6300", "63CF", "6700", "6982", "6A80", "6A82",
                                       "6A88", "6F00", "63",   "",     "0000" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *line = g_strconcat ("> 00200080 < ", words[i], NULL);
      g_autofree char *long_line = g_strconcat ("> 0020008000 < ", words[i], NULL);
      g_test_message ("%s", words[i]);
      if (g_str_equal (words[i], "6700"))
        assert_verify (FALSE, -1, MADO_TRIES_LEFT, 5,
                       LINES (OPEN_SIGN_PIN, line, long_line, OPEN_SIGN_PIN, "> 00200080 < 63C5",
                              VERIFY "9000", UNPOWER));
      else
        assert_verify (FALSE, -1, MADO_TRIES_LEFT, 5,
                       LINES (OPEN_SIGN_PIN, line, OPEN_SIGN_PIN, "> 00200080 < 63C5",
                              VERIFY "9000", UNPOWER));
    }
}

/* Odd answers: no second go, and no claim about the counter. */
static void
test_verify_odd (void)
{
  static const char *const words[] = { "6700", "6A80", "6A86", "6982", "6985", "6F00",
                                       "6C05", "6105", "6A82", "63C6", "63CF" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *line = g_strconcat (VERIFY, words[i], NULL);
      g_test_message ("%s", words[i]);
      assert_verify (FALSE, MADO_CARD_ERROR_PROTOCOL, MADO_TRIES_UNREADABLE, 0,
                     LINES (OPEN_SIGN_PIN, "> 00200080 < 63C5", line, UNPOWER));
    }
  assert_verify (FALSE, MADO_CARD_ERROR_PROTOCOL, MADO_TRIES_UNKNOWN, 0,
                 LINES (OPEN_SIGN_PIN, "> 00200080 < 63C5", VERIFY "90", UNPOWER));
  assert_verify (FALSE, MADO_CARD_ERROR_PROTOCOL, MADO_TRIES_UNKNOWN, 0,
                 LINES (OPEN_SIGN_PIN, "> 00200080 < 63C5", VERIFY "AB9000", UNPOWER));
}

static void
assert_verify_transport (MadoTransportError code, const char *const *lines)
{
  MadoTries tries = { MADO_TRIES_LEFT, 99 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoSecret) secret = mado_pin_prepare (MADO_PIN_SIGN, "abc123xy", NULL);
  MadoScript *script = mado_script_new (lines, NULL);
  MadoCard *card = mado_script_open (script);

  g_assert_false (mado_card_verify (card, MADO_PIN_SIGN, secret, TRUE, &tries, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, (int)code);
  g_assert_cmpint (tries.state, ==, MADO_TRIES_UNKNOWN);
  finish (card, script);
}

/* Whatever ends the exchange, the card may have counted it: never again by itself. */
static void
test_verify_never_repeated (void)
{
  static const char *const names[] = { "RESET", "REMOVED", "NO_CARD",   "SHARING",
                                       "MUTE",  "FAILED",  "NO_SERVICE" };
  static const MadoTransportError codes[] = {
    MADO_TRANSPORT_ERROR_RESET,      MADO_TRANSPORT_ERROR_REMOVED, MADO_TRANSPORT_ERROR_NO_CARD,
    MADO_TRANSPORT_ERROR_SHARING,    MADO_TRANSPORT_ERROR_MUTE,    MADO_TRANSPORT_ERROR_FAILED,
    MADO_TRANSPORT_ERROR_NO_SERVICE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *line = g_strdup_printf ("> 0020008008 4142433132335859 ! %s", names[i]);
      g_test_message ("%s", names[i]);
      assert_verify_transport (codes[i], LINES (OPEN_SIGN_PIN, "> 00200080 < 63C5", line, UNPOWER));
    }
}

/* Where the question about the counter took a new connection or a loss of power, which by itself
 * does not show that the card was changed, the PIN is not sent before somebody has made sure. Asked
 * again after that, it goes where it belongs. */
static void
assert_verify_rechecked (int code, const char *const *lines)
{
  MadoTries tries = { MADO_TRIES_LEFT, 99 };
  g_autoptr (GError) doubted = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoSecret) secret = mado_pin_prepare (MADO_PIN_SIGN, "abc123xy", NULL);
  MadoScript *script = mado_script_new (lines, NULL);
  MadoCard *card = mado_script_open (script);

  g_assert_false (mado_card_verify (card, MADO_PIN_SIGN, secret, TRUE, &tries, &doubted));
  g_assert_error (doubted, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_RESET);
  g_assert_cmpint (tries.state, ==, MADO_TRIES_UNKNOWN);
  g_assert_false (mado_card_has_sent_pin (card));

  g_assert_true (mado_card_take_identity_recheck (card));
  gboolean ok = mado_card_verify (card, MADO_PIN_SIGN, secret, FALSE, &tries, &error);
  g_assert_true (ok == (code < 0));
  if (code >= 0)
    g_assert_error (error, MADO_CARD_ERROR, code);
  finish (card, script);
}

/* A verified card whose connection was lost is asked for once more, to take its power. */
static void
test_verify_close (void)
{
  g_autoptr (MadoSecret) secret = mado_pin_prepare (MADO_PIN_SIGN, "abc123xy", NULL);
  MadoScript *script = mado_script_new (LINES (OPEN_SIGN_PIN, "> 00200080 < 63C5", VERIFY "9000",
                                               "> 00A4020C02 0001 ! RESET", LEAVE,
                                               "connect ! SHARING", "connect", UNPOWER),
                                        NULL);
  MadoCard *card = mado_script_open (script);

  g_assert_true (mado_card_verify (card, MADO_PIN_SIGN, secret, FALSE, NULL, NULL));
  mado_card_restore_power (card);
  g_assert_false (mado_card_probe_sign_certificate (card, NULL));
  finish (card, script);
}

/* Who is kept from the question by another program is not asked for a second one. */
static void
test_verify_not_asked (void)
{
  assert_verify_transport (MADO_TRANSPORT_ERROR_SHARING,
                           LINES (OPEN_SIGN_PIN, "> 00200080 ! SHARING", LEAVE));
}

static void
test_verify_rechecked (void)
{
  assert_verify_rechecked (-1, LINES (OPEN_SIGN_PIN, "> 00200080 ! RESET", LEAVE, "connect",
                                      OPEN_SIGN_PIN, "> 00200080 < 63C5", OPEN_SIGN_PIN,
                                      "> 00200080 < 63C5", VERIFY "9000", UNPOWER));
  assert_verify_rechecked (-1, LINES (OPEN_SIGN_PIN, "> 00200080 < 9000", "power", OPEN_SIGN_PIN,
                                      "> 00200080 < 63C5", OPEN_SIGN_PIN, "> 00200080 < 63C5",
                                      VERIFY "9000", UNPOWER));
  /* A card that never tells is not asked for ever. */
  assert_verify_rechecked (MADO_CARD_ERROR_PIN_CONFIRM,
                           LINES (OPEN_SIGN_PIN, "> 00200080 < 9000", "power", OPEN_SIGN_PIN,
                                  "> 00200080 < 9000", OPEN_SIGN_PIN, "> 00200080 < 9000", LEAVE));
}

static void
test_verify_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoSecret) secret = mado_pin_prepare (MADO_PIN_SIGN, "abc123xy", NULL);
  MadoScript *script =
      mado_script_new (LINES (OPEN_SIGN_PIN, "> 00200080 < 63C5", "cancel", UNPOWER), NULL);
  MadoCard *card = mado_script_open (script);

  g_assert_false (mado_card_verify (card, MADO_PIN_SIGN, secret, FALSE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  finish (card, script);
}

/* The whole road to the 署名用 certificate, with a reset on the way: the verified card keeps its
 * power until the end, and then loses it. */
static void
test_verify_and_read (void)
{
  guint8 bytes[200] = { 0x30, 0x81, 197 };
  g_autoptr (GBytes) file = g_bytes_new (bytes, sizeof bytes);
  g_autoptr (MadoSecret) secret = mado_pin_prepare (MADO_PIN_SIGN, "abc123xy", NULL);
  g_autoptr (GError) error = NULL;
  MadoTries tries;
  MadoScript *script =
      mado_script_new (LINES (SELECT_JPKI, SELECT_SIGN_PIN, "> 00200080 < 63C5", VERIFY "9000",
                              "> 00A4020C02 0001 < 9000", "> 00B0000000 ! RESET", LEAVE, "connect",
                              SELECT_JPKI, "> 00A4020C02 0001 < 9000", "> 00B0000000 < @0+C8 9000",
                              "> 0020009B < 9000", SELECT_SIGN_PIN, "> 00200080 < 9000", UNPOWER),
                       file);
  MadoCard *card = mado_script_open (script);

  g_assert_true (mado_card_verify (card, MADO_PIN_SIGN, secret, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (GBytes) der =
      mado_card_read_certificate (card, MADO_CARD_FILE_SIGN_CERTIFICATE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (der, file));
  /* After a VERIFY of our own no power cycle undoes it. */
  g_assert_true (mado_card_query_tries (card, MADO_PIN_SIGN, &tries, NULL));
  g_assert_cmpint (tries.state, ==, MADO_TRIES_NOT_REPORTED);
  finish (card, script);
}

/* --- what stays in memory --------------------------------------------------------------------- */

/* "QZ7XJ4KV9PWM3GT8", veiled. */
static const guint8 veiled[] = { 0xF4, 0xFF, 0x92, 0xFD, 0xEF, 0x91, 0xEE, 0xF3,
                                 0x9C, 0xF5, 0xF2, 0xE8, 0x96, 0xE2, 0xF1, 0x9D };

/* What is looked for is its end: free() writes into the beginning of what it is given, which would
 * hide a command that was not wiped. */
#define END_LENGTH 5
#define VEILED_END (veiled + sizeof veiled - END_LENGTH)

/* Not inlined, so that its frame is left when the search begins. */
G_GNUC_NO_INLINE static MadoSecret *
prepare_veiled (void)
{
  guint8 text[sizeof veiled + 1] = { 0 };

  memcpy (text, veiled, sizeof veiled);
  mado_memory_veil (text, sizeof veiled);
  MadoSecret *secret = mado_pin_prepare (MADO_PIN_SIGN, (const char *)text, NULL);
  mado_secret_wipe (text, sizeof text);
  return secret;
}

static void
verify_veiled (MadoSecret *secret, const char *answer)
{
  g_autofree char *line =
      g_strconcat ("> 0020008010 515A37584A344B563950574D33475438 ", answer, NULL);
  const char *const lines[] = { "connect",           SELECT_JPKI, SELECT_JPKI, SELECT_SIGN_PIN,
                                "> 00200080 < 63C5", line,        UNPOWER,     NULL };
  MadoScript *script = mado_script_new (lines, NULL);
  MadoCard *card = mado_script_open (script);

  mado_card_verify (card, MADO_PIN_SIGN, secret, FALSE, NULL, NULL);
  finish (card, script);
}

static void
test_nothing_stays (void)
{
  static const char *const answers[] = { "< 9000", "< 63C4", "< 90", "! REMOVED" };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      MadoSecret *secret = prepare_veiled ();
      g_assert_nonnull (secret);
      int before = mado_memory_scan (VEILED_END, END_LENGTH);
      if (before < 0)
        {
          mado_secret_unref (secret);
          g_test_skip ("No /proc to look into");
          return;
        }
      /* The search finds what there is: the secret itself, and only that. */
      g_assert_cmpint (before, ==, 1);
      verify_veiled (secret, answers[i]);
      g_assert_cmpint (mado_memory_scan (VEILED_END, END_LENGTH), ==, 0);
      mado_secret_unref (secret);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pins/places", test_places);
  g_test_add_func ("/pins/long-questions", test_long_questions);
  g_test_add_func ("/pins/answers", test_answers);
  g_test_add_func ("/pins/absent", test_absent);
  g_test_add_func ("/pins/five-bytes", test_five_bytes);
  g_test_add_func ("/pins/selects-again", test_selects_again);
  g_test_add_func ("/pins/verified-before", test_verified_before);
  g_test_add_func ("/pins/query-reset", test_query_reset);
  g_test_add_func ("/pins/query-fails", test_query_fails);
  g_test_add_func ("/pins/verify", test_verify);
  g_test_add_func ("/pins/verify-wrong", test_verify_wrong);
  g_test_add_func ("/pins/verify-blocks", test_verify_blocks);
  g_test_add_func ("/pins/verify-not-sent", test_verify_not_sent);
  g_test_add_func ("/pins/verify-unselected", test_verify_unselected);
  g_test_add_func ("/pins/verify-confirmed", test_verify_confirmed);
  g_test_add_func ("/pins/verify-asked-again", test_verify_asked_again);
  g_test_add_func ("/pins/verify-odd", test_verify_odd);
  g_test_add_func ("/pins/verify-never-repeated", test_verify_never_repeated);
  g_test_add_func ("/pins/verify-doubted", test_verify_rechecked);
  g_test_add_func ("/pins/close", test_verify_close);
  g_test_add_func ("/pins/not-asked", test_verify_not_asked);
  g_test_add_func ("/pins/verify-cancelled", test_verify_cancelled);
  g_test_add_func ("/pins/verify-and-read", test_verify_and_read);
  g_test_add_func ("/pins/nothing-stays", test_nothing_stays);
  return g_test_run ();
}
