/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card-change.h"
#include "mado-memory-scan.h"
#include "mado-script.h"

#include <string.h>

/* The change of a PIN command by command: what is sent, what is not, and what is claimed. */

#define SELECT_PIN "> 00A4020C02 0018 < 9000"
#define BEGIN      "connect", SELECT_JPKI, SELECT_JPKI, SELECT_PIN
#define QUERY      "> 00200080 <"
#define VERIFY     "> 0020008004 31323334"
#define CHANGE     "> 0024018004 38363432"
#define PROOF      "> 0020008004 38363432"
/* How the counter is asked for once nothing is left to send. */
#define ASK(answer) "power", SELECT_JPKI, SELECT_PIN, QUERY answer
#define LINES(...)  ((const char *const[]){ __VA_ARGS__, NULL })

#define NOT_CHANGED MADO_PIN_CHANGE_NOT_CHANGED
#define CHANGED     MADO_PIN_CHANGE_CHANGED
#define UNKNOWN     MADO_PIN_CHANGE_UNKNOWN

typedef struct
{
  gboolean ok;
  MadoPinChange change;
  MadoTries tries;
  GError *error;
} Outcome;

static void
outcome_clear (Outcome *self)
{
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static Outcome
run_pin (MadoPin pin,
         const char *current,
         const char *new_pin,
         gboolean confirmed,
         const char *const *lines)
{
  g_autoptr (MadoSecret) current_secret = mado_pin_prepare (pin, current, NULL);
  g_autoptr (MadoSecret) new_secret = mado_pin_prepare (pin, new_pin, NULL);
  Outcome outcome = { FALSE, UNKNOWN, { MADO_TRIES_LEFT, 99 }, NULL };
  MadoScript *script = mado_script_new (lines, NULL);
  MadoCard *card = mado_script_open (script);

  outcome.ok = mado_card_change_pin (card, pin, current_secret, new_secret, confirmed,
                                     &outcome.change, &outcome.tries, &outcome.error);
  g_assert_true (outcome.ok == (outcome.error == NULL));
  g_assert_finalize_object (card);
  mado_script_finish (script);
  return outcome;
}

static void
assert_outcome (const Outcome *outcome, MadoPinChange change, MadoTriesState state, guint left)
{
  g_assert_cmpint (outcome->change, ==, change);
  g_assert_cmpint (outcome->tries.state, ==, state);
  g_assert_cmpuint (outcome->tries.left, ==, left);
}

static void
assert_changed (gboolean confirmed, const char *const *lines)
{
  g_auto (Outcome) outcome = run_pin (MADO_PIN_AUTH, "1234", "8642", confirmed, lines);

  g_assert_no_error (outcome.error);
  assert_outcome (&outcome, CHANGED, MADO_TRIES_LEFT, 3);
}

static void
assert_fails (GQuark domain,
              int code,
              MadoPinChange change,
              MadoTriesState state,
              guint left,
              const char *const *lines)
{
  g_auto (Outcome) outcome = run_pin (MADO_PIN_AUTH, "1234", "8642", FALSE, lines);

  g_assert_error (outcome.error, domain, code);
  assert_outcome (&outcome, change, state, left);
}

#define assert_card_error(code, ...)                                                               \
  assert_fails (MADO_CARD_ERROR, MADO_CARD_ERROR_##code, __VA_ARGS__)
#define assert_transport_error(code, ...)                                                          \
  assert_fails (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_##code, __VA_ARGS__)

/* Some error of the transport; nothing is known of the counter. */
static void
assert_lost (MadoPinChange change, const char *const *lines)
{
  g_auto (Outcome) outcome = run_pin (MADO_PIN_AUTH, "1234", "8642", FALSE, lines);

  g_assert_nonnull (outcome.error);
  g_assert_true (outcome.error->domain == MADO_TRANSPORT_ERROR);
  assert_outcome (&outcome, change, MADO_TRIES_UNKNOWN, 0);
}

/* Two PINs, or none where they are typed on the reader: for what is erased, given once or given
 * twice, nothing is sent, and the card keeps its power. */
static void
test_two_pins (void)
{
  MadoScript *script = mado_script_new (LINES ("connect", SELECT_JPKI, LEAVE), NULL);
  MadoCard *card = mado_script_open (script);
  g_autoptr (MadoSecret) one = mado_pin_prepare (MADO_PIN_AUTH, "1234", NULL);
  g_autoptr (MadoSecret) other = mado_pin_prepare (MADO_PIN_AUTH, "8642", NULL);
  g_autoptr (MadoSecret) erased = mado_pin_prepare (MADO_PIN_AUTH, "1234", NULL);
  MadoSecret *pairs[][2] = {
    { one, NULL }, { NULL, one }, { one, one }, { one, erased }, { erased, other }
  };

  mado_secret_erase (erased);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      MadoPinChange change = UNKNOWN;

      g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*are_two_pins*");
      g_assert_false (mado_card_change_pin (card, MADO_PIN_AUTH, pairs[i][0], pairs[i][1], TRUE,
                                            &change, NULL, NULL));
      g_test_assert_expected_messages ();
    }
  g_assert_finalize_object (card);
  mado_script_finish (script);
}

/* --- all well --- */

static void
test_changed (void)
{
  assert_changed (FALSE, LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", CHANGE "< 9000",
                                PROOF "< 9000", UNPOWER));
  assert_changed (FALSE, LINES (BEGIN, QUERY "63C2", VERIFY "< 9000", CHANGE "< 9000",
                                PROOF "< 9000", UNPOWER));
  assert_changed (
      TRUE, LINES (BEGIN, QUERY "63C1", VERIFY "< 9000", CHANGE "< 9000", PROOF "< 9000", UNPOWER));
}

static void
test_places (void)
{
  g_auto (Outcome) sign =
      run_pin (MADO_PIN_SIGN, "abc123", "xyz7890", FALSE,
               LINES ("connect", SELECT_JPKI, SELECT_JPKI, "> 00A4020C02 001B < 9000", QUERY "63C5",
                      "> 0020008006 414243313233 < 9000", "> 0024018007 58595A37383930 < 9000",
                      "> 0020008007 58595A37383930 < 9000", UNPOWER));
  g_auto (Outcome) text =
      run_pin (MADO_PIN_TEXT, "1234", "8642", FALSE,
               LINES ("connect", SELECT_JPKI, SELECT_TEXT, "> 00A4020C02 0011 < 9000", QUERY "63C3",
                      VERIFY "< 9000", CHANGE "< 9000", PROOF "< 9000", UNPOWER));

  g_assert_no_error (sign.error);
  assert_outcome (&sign, CHANGED, MADO_TRIES_LEFT, 5);
  g_assert_no_error (text.error);
  assert_outcome (&text, CHANGED, MADO_TRIES_LEFT, 3);
}

/* 住民基本台帳用: its command has a single source, and nothing is sent. */
static void
test_juki (void)
{
  g_auto (Outcome) outcome =
      run_pin (MADO_PIN_JUKI, "1234", "8642", TRUE, LINES ("connect", SELECT_JPKI, LEAVE));

  g_assert_false (mado_pin_is_changeable (MADO_PIN_JUKI));
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  assert_outcome (&outcome, NOT_CHANGED, MADO_TRIES_UNKNOWN, 0);
}

/* --- nothing is sent --- */

static void
test_not_begun (void)
{
  assert_card_error (PIN_CONFIRM, NOT_CHANGED, MADO_TRIES_LEFT, 1,
                     LINES (BEGIN, QUERY "63C1", LEAVE));
  assert_card_error (PIN_CONFIRM, NOT_CHANGED, MADO_TRIES_UNREADABLE, 0,
                     LINES (BEGIN, QUERY "6300", SELECT_JPKI, SELECT_PIN, QUERY "6300", LEAVE));
  assert_card_error (PIN_BLOCKED, NOT_CHANGED, MADO_TRIES_LOCKED, 0,
                     LINES (BEGIN, QUERY "6984", LEAVE));
  assert_card_error (ABSENT, NOT_CHANGED, MADO_TRIES_ABSENT, 0,
                     LINES ("connect", SELECT_JPKI, SELECT_JPKI, "> 00A4020C02 0018 < 6A82",
                            SELECT_JPKI, "> 00A4020C02 0018 < 6A82", LEAVE));
  assert_transport_error (REMOVED, NOT_CHANGED, MADO_TRIES_UNKNOWN, 0,
                          LINES (BEGIN, QUERY "63C3", VERIFY "! REMOVED", UNPOWER));
}

/* Not before somebody has made sure that it is still the same card; see
 * mado_card_take_identity_recheck(). */
static void
test_rechecked (void)
{
  assert_transport_error (RESET, NOT_CHANGED, MADO_TRIES_UNKNOWN, 0,
                          LINES (BEGIN, QUERY "9000", ASK ("63C3"), LEAVE));
  assert_transport_error (RESET, NOT_CHANGED, MADO_TRIES_UNKNOWN, 0,
                          LINES (BEGIN, "> 00200080 ! RESET", LEAVE, "connect", SELECT_JPKI,
                                 SELECT_PIN, QUERY "63C3", LEAVE));
}

/* Before VERIFY it is heeded; afterwards it would only cost the answer. */
static void
test_cancelled (void)
{
  static const char *const late[] = { BEGIN,           QUERY "63C3",   VERIFY "< 9000", "cancel",
                                      CHANGE "< 9000", PROOF "< 9000", UNPOWER,         NULL };
  g_autoptr (MadoSecret) current = mado_pin_prepare (MADO_PIN_AUTH, "1234", NULL);
  g_autoptr (MadoSecret) new_pin = mado_pin_prepare (MADO_PIN_AUTH, "8642", NULL);
  g_autoptr (GError) error = NULL;
  MadoPinChange change = UNKNOWN;
  MadoScript *script = mado_script_new (LINES (BEGIN, QUERY "63C3", "cancel", LEAVE), NULL);
  MadoCard *card = mado_script_open (script);

  g_assert_false (
      mado_card_change_pin (card, MADO_PIN_AUTH, current, new_pin, FALSE, &change, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (change, ==, NOT_CHANGED);
  g_assert_finalize_object (card);
  mado_script_finish (script);

  assert_changed (FALSE, late);
}

/* --- VERIFY with the current PIN --- */

static void
test_wrong (void)
{
  assert_card_error (PIN_WRONG, NOT_CHANGED, MADO_TRIES_LEFT, 2,
                     LINES (BEGIN, QUERY "63C3", VERIFY "< 63C2", UNPOWER));
  assert_card_error (PIN_BLOCKED, NOT_CHANGED, MADO_TRIES_LOCKED, 0,
                     LINES (BEGIN, QUERY "63C3", VERIFY "< 63C0", UNPOWER));
}

/* No second go; but the card is asked whether it counted. */
static void
test_verify_odd (void)
{
  static const char *const answers[] = { "< 6700", "< 6982", "< 6F00",  "< 63CF",
                                         "< 63C4", "< 90",   "< AB9000" };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *line = g_strconcat (VERIFY, answers[i], NULL);
      g_test_message ("%s", answers[i]);
      assert_card_error (PROTOCOL, NOT_CHANGED, MADO_TRIES_LEFT, 2,
                         LINES (BEGIN, QUERY "63C3", line, ASK ("63C2"), UNPOWER));
    }
}

/* After an exchange that failed it may be another card that is there: nothing is asked of it. */
static void
test_verify_lost (void)
{
  static const char *const names[] = { "RESET", "REMOVED", "NO_CARD",   "SHARING",
                                       "MUTE",  "FAILED",  "NO_SERVICE" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *line = g_strdup_printf (VERIFY "! %s", names[i]);
      g_test_message ("%s", names[i]);
      assert_lost (NOT_CHANGED, LINES (BEGIN, QUERY "63C3", line, UNPOWER));
    }
}

/* --- CHANGE REFERENCE DATA --- */

/* The answer did not come, and no question to the card brings it back. */
static void
test_change_lost (void)
{
  static const char *const names[] = { "RESET", "REMOVED", "NO_CARD",   "SHARING",
                                       "MUTE",  "FAILED",  "NO_SERVICE" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *line = g_strdup_printf (CHANGE "! %s", names[i]);
      g_test_message ("%s", names[i]);
      assert_lost (UNKNOWN, LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", line, UNPOWER));
    }
}

static const char *const refusals[] = { "6982", "6985", "6986", "6A80", "6A81", "6A86", "6700",
                                        "6B00", "6D00", "6E00", "6F00", "6400", "0000" };

/* The same twice is a refusal, also of a card that tells its counter though it is verified. */
static void
test_refused (void)
{
  static const char *const queries[] = { QUERY "9000", QUERY "63C3" };

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (queries); j++)
      {
        g_autofree char *line = g_strconcat (CHANGE "< ", refusals[i], NULL);
        g_test_message ("%s, %s", refusals[i], queries[j]);
        assert_card_error (PIN_REFUSED, NOT_CHANGED, MADO_TRIES_LEFT, 3,
                           LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", line, queries[j], line,
                                  ASK ("63C3"), UNPOWER));
      }
}

/* The PINs have counters of their own: five tries are all of one, and more than there can be of the
 * other. */
static void
test_refused_sign (void)
{
  g_auto (Outcome) outcome =
      run_pin (MADO_PIN_SIGN, "ABC123", "XYZ789", FALSE,
               LINES ("connect", SELECT_JPKI, SELECT_JPKI, "> 00A4020C02 001B < 9000", QUERY "63C4",
                      "> 0020008006 414243313233 < 9000", "> 0024018006 58595A373839 < 6A80",
                      QUERY "63C5", "> 0024018006 58595A373839 < 6A80", "power", SELECT_JPKI,
                      "> 00A4020C02 001B < 9000", QUERY "63C5", UNPOWER));

  g_assert_error (outcome.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_REFUSED);
  assert_outcome (&outcome, NOT_CHANGED, MADO_TRIES_LEFT, 5);
}

/* Refused once, and then the card does not say that all is as VERIFY left it: no second CHANGE,
 * which might be a guess to it. */
static void
test_refused_once (void)
{
  static const char *const queries[] = { "63C2", "63C1", "63C0", "6983", "6984", "63C5",
                                         "63CF", "6982", "6700", "6A82", "90",   "0000" };

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (queries); j++)
      {
        g_autofree char *line = g_strconcat (CHANGE "< ", refusals[i], NULL);
        g_autofree char *query = g_strconcat (QUERY, queries[j], NULL);
        g_test_message ("%s, %s", refusals[i], queries[j]);
        assert_card_error (
            PROTOCOL, UNKNOWN, MADO_TRIES_LEFT, 2,
            LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", line, query, ASK ("63C2"), UNPOWER));
      }
}

/* Once garbled, the second answer tells. */
static void
test_change_garbled (void)
{
  static const char *const answers[] = { "< 90", "< AB9000", "< 6982", "< 0000" };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *line = g_strconcat (CHANGE, answers[i], NULL);
      g_test_message ("%s", answers[i]);
      assert_changed (FALSE, LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", line, QUERY "9000",
                                    CHANGE "< 9000", PROOF "< 9000", UNPOWER));
      assert_changed (FALSE, LINES (BEGIN, QUERY "63C2", VERIFY "< 9000", line, QUERY "63C3",
                                    CHANGE "< 9000", PROOF "< 9000", UNPOWER));
    }
  /* Garbled once, what the other answer says is said once only. */
  assert_card_error (PROTOCOL, UNKNOWN, MADO_TRIES_LEFT, 3,
                     LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", CHANGE "< 90", QUERY "9000",
                            CHANGE "< 0000", ASK ("63C3"), UNPOWER));
  assert_card_error (PROTOCOL, UNKNOWN, MADO_TRIES_LEFT, 3,
                     LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", CHANGE "< 0000", QUERY "9000",
                            CHANGE "< 90", ASK ("63C3"), UNPOWER));
}

/* Where a second CHANGE would say nothing, or could count as a guess, none is sent. */
static void
test_change_unknown (void)
{
  assert_card_error (
      PROTOCOL, UNKNOWN, MADO_TRIES_LEFT, 2,
      LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", CHANGE "< 63C2", ASK ("63C2"), UNPOWER));
  assert_card_error (
      PROTOCOL, UNKNOWN, MADO_TRIES_LOCKED, 0,
      LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", CHANGE "< 6984", ASK ("6984"), UNPOWER));
  /* The memory has changed, and something went wrong with it. */
  assert_card_error (PROTOCOL, UNKNOWN, MADO_TRIES_LEFT, 3,
                     LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", CHANGE "< 6581", QUERY "9000",
                            CHANGE "< 6581", ASK ("63C3"), UNPOWER));
  /* Two different refusals: one of them is garbled. */
  assert_card_error (PROTOCOL, UNKNOWN, MADO_TRIES_LEFT, 3,
                     LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", CHANGE "< 6700", QUERY "9000",
                            CHANGE "< 6A80", ASK ("63C3"), UNPOWER));
  assert_card_error (PROTOCOL, UNKNOWN, MADO_TRIES_LEFT, 3,
                     LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", CHANGE "< 6A80", QUERY "63C3",
                            CHANGE "< 6982", ASK ("63C3"), UNPOWER));
  /* A garbled answer, and then a refusal of what is in force already. */
  assert_card_error (PROTOCOL, UNKNOWN, MADO_TRIES_LEFT, 3,
                     LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", CHANGE "< 90", QUERY "9000",
                            CHANGE "< 6A80", ASK ("63C3"), UNPOWER));
  assert_transport_error (REMOVED, UNKNOWN, MADO_TRIES_UNKNOWN, 0,
                          LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", CHANGE "< 6700",
                                 QUERY "9000", CHANGE "! REMOVED", UNPOWER));
}

/* --- the proof --- */

static void
test_proof_missing (void)
{
  assert_transport_error (
      REMOVED, CHANGED, MADO_TRIES_UNKNOWN, 0,
      LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", CHANGE "< 9000", PROOF "! REMOVED", UNPOWER));
  assert_transport_error (
      FAILED, CHANGED, MADO_TRIES_UNKNOWN, 0,
      LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", CHANGE "< 9000", PROOF "! FAILED", UNPOWER));
  assert_card_error (PROTOCOL, CHANGED, MADO_TRIES_LEFT, 3,
                     LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", CHANGE "< 9000", PROOF "< 90",
                            ASK ("63C3"), UNPOWER));
}

/* A card that said that it took the PIN and does not know it: one try less, and no claim. */
static void
test_proof_contradicts (void)
{
  assert_card_error (PROTOCOL, UNKNOWN, MADO_TRIES_LEFT, 2,
                     LINES (BEGIN, QUERY "63C3", VERIFY "< 9000", CHANGE "< 9000", PROOF "< 63C2",
                            ASK ("63C2"), UNPOWER));
}

/* --- what stays in memory --- */

/* "QZ7XJ4KV9PWM3GT8" and "B8FK2TQ9MZX4HW7R", veiled; see test-card-pins.c. */
static const guint8 veiled_current[] = { 0xF4, 0xFF, 0x92, 0xFD, 0xEF, 0x91, 0xEE, 0xF3,
                                         0x9C, 0xF5, 0xF2, 0xE8, 0x96, 0xE2, 0xF1, 0x9D };
static const guint8 veiled_new[] = { 0xE7, 0x9D, 0xE3, 0xEE, 0x97, 0xF1, 0xF4, 0x9C,
                                     0xE8, 0xFF, 0xFD, 0x91, 0xED, 0xF2, 0x92, 0xF7 };

#define END_LENGTH 5

/* free() writes into the beginning of what it is given, so the end is looked for. */
static int
count_in_memory (const guint8 veiled[16])
{
  return mado_memory_scan (veiled + 16 - END_LENGTH, END_LENGTH);
}

G_GNUC_NO_INLINE static MadoSecret *
prepare_veiled (const guint8 veiled[16])
{
  guint8 plain[17] = { 0 };

  memcpy (plain, veiled, 16);
  mado_memory_veil (plain, 16);
  MadoSecret *secret = mado_pin_prepare (MADO_PIN_SIGN, (const char *)plain, NULL);
  mado_secret_wipe (plain, sizeof plain);
  return secret;
}

static void
change_veiled (MadoSecret *current, MadoSecret *new_pin, const char *answer)
{
  g_autofree char *line =
      g_strconcat ("> 0024018010 4238464B32545139 4D5A583448573752 ", answer, NULL);
  gboolean goes_on = strcmp (answer, "< 9000") == 0;
  const char *const lines[] = { "connect",
                                SELECT_JPKI,
                                SELECT_JPKI,
                                "> 00A4020C02 001B < 9000",
                                QUERY "63C5",
                                "> 0020008010 515A37584A344B56 3950574D33475438 < 9000",
                                line,
                                goes_on ? "> 0020008010 4238464B32545139 4D5A583448573752 < 9000"
                                        : UNPOWER,
                                goes_on ? UNPOWER : NULL,
                                NULL };
  MadoScript *script = mado_script_new (lines, NULL);
  MadoCard *card = mado_script_open (script);
  MadoPinChange change;

  mado_card_change_pin (card, MADO_PIN_SIGN, current, new_pin, FALSE, &change, NULL, NULL);
  g_assert_finalize_object (card);
  mado_script_finish (script);
}

static void
test_nothing_stays (void)
{
  static const char *const answers[] = { "< 9000", "! REMOVED" };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      MadoSecret *current = prepare_veiled (veiled_current);
      MadoSecret *new_pin = prepare_veiled (veiled_new);
      if (count_in_memory (veiled_new) < 0)
        {
          mado_secret_unref (current);
          mado_secret_unref (new_pin);
          g_test_skip ("No /proc to look into");
          return;
        }
      /* The search finds what there is: each secret once. */
      g_assert_cmpint (count_in_memory (veiled_current), ==, 1);
      g_assert_cmpint (count_in_memory (veiled_new), ==, 1);
      change_veiled (current, new_pin, answers[i]);
      /* Each is gone with the last command that needed it. */
      g_assert_cmpint (count_in_memory (veiled_current), ==, 0);
      g_assert_cmpint (count_in_memory (veiled_new), ==, i == 0 ? 0 : 1);
      mado_secret_unref (current);
      mado_secret_unref (new_pin);
      g_assert_cmpint (count_in_memory (veiled_current), ==, 0);
      g_assert_cmpint (count_in_memory (veiled_new), ==, 0);
    }
}

/* Only what is certain not to have been changed is called so. */
static void
test_unchanged (void)
{
  g_assert_true (mado_pin_change_is_unchanged (MADO_PIN_CHANGE_NOT_CHANGED));
  g_assert_true (mado_pin_change_is_unchanged (MADO_PIN_CHANGE_NOT_SENT));
  g_assert_false (mado_pin_change_is_unchanged (MADO_PIN_CHANGE_CHANGED));
  g_assert_false (mado_pin_change_is_unchanged (MADO_PIN_CHANGE_UNKNOWN));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change/two-pins", test_two_pins);
  g_test_add_func ("/change/changed", test_changed);
  g_test_add_func ("/change/places", test_places);
  g_test_add_func ("/change/juki", test_juki);
  g_test_add_func ("/change/not-begun", test_not_begun);
  g_test_add_func ("/change/doubted", test_rechecked);
  g_test_add_func ("/change/cancelled", test_cancelled);
  g_test_add_func ("/change/wrong", test_wrong);
  g_test_add_func ("/change/verify-odd", test_verify_odd);
  g_test_add_func ("/change/verify-lost", test_verify_lost);
  g_test_add_func ("/change/change-lost", test_change_lost);
  g_test_add_func ("/change/refused", test_refused);
  g_test_add_func ("/change/refused/sign", test_refused_sign);
  g_test_add_func ("/change/refused/once", test_refused_once);
  g_test_add_func ("/change/change-garbled", test_change_garbled);
  g_test_add_func ("/change/change-unknown", test_change_unknown);
  g_test_add_func ("/change/proof-missing", test_proof_missing);
  g_test_add_func ("/change/proof-contradicts", test_proof_contradicts);
  g_test_add_func ("/change/nothing-stays", test_nothing_stays);
  g_test_add_func ("/card-change/unchanged", test_unchanged);
  return g_test_run ();
}
