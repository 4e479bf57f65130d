/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-pcsclite.h"
#include "mado-card-change.h"
#include "mado-transport-pcsc.h"
#include "mado-practice-card-private.h"

#include <string.h>
#include <winscard.h>

/* A PIN that is changed through PC/SC, while one exchange ends with a code that says nothing of
 * whether the card has carried it out. The card itself is the judge of what is claimed. */

#define OLD_PIN "1234"
#define NEW_PIN "8642"

static const guint8 jpki[] = { 0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01 };
static const char *const nothing_typed[] = { NULL };

typedef struct
{
  guint at; /* the number of the exchange that fails; 0 for none */
  LONG code;
  gboolean carried_out;
  const char *current; /* what is typed */
} Case;

typedef struct
{
  gboolean ok;
  MadoPinChange change;
  MadoTries tries;
  GError *error;
  gboolean is_new; /* the card's PIN is the new one */
  guint tries_left;
  guint n_verifies;
  guint n_exchanges;
} Run;

static void
run_clear (Run *self)
{
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static MadoPracticeCard *
new_card (void)
{
  MadoPracticeCard *card = mado_practice_card_new ();

  mado_practice_card_add_application (card, jpki, sizeof jpki);
  mado_practice_card_add_pin (card, jpki, 0x0018, OLD_PIN, 3, 3, 0x63C0);
  return card;
}

/* --- the old PIN in memory --- */

typedef struct
{
  MadoSecret *current, *new_pin;
  const guint8 *current_bytes, *new_bytes;
  guint n_verifies, n_changes;
} Memory;

static gboolean
is_erased (MadoSecret *secret, const guint8 *bytes)
{
  static const guint8 zeros[MADO_SECRET_MAX];
  gsize length = 0;

  mado_secret_get_bytes (secret, &length);
  return length == 0 && memcmp (bytes, zeros, 4) == 0;
}

/* The current one is in memory until VERIFY has gone, and not when CHANGE goes. */
static void
watch (const guint8 *command, gsize length, gpointer data)
{
  Memory *memory = data;

  if (length == 9 && command[1] == 0x20)
    {
      gboolean proof = ++memory->n_verifies == 2;
      g_assert_true (is_erased (memory->current, memory->current_bytes) == proof);
      g_assert_cmpmem (command + 5, 4, proof ? NEW_PIN : OLD_PIN, 4);
    }
  if (command[1] == 0x24)
    {
      memory->n_changes++;
      g_assert_true (is_erased (memory->current, memory->current_bytes));
      g_assert_false (is_erased (memory->new_pin, memory->new_bytes));
    }
}

static void
test_erased (void)
{
  Memory memory = { .current = mado_pin_prepare (MADO_PIN_AUTH, OLD_PIN, NULL),
                    .new_pin = mado_pin_prepare (MADO_PIN_AUTH, NEW_PIN, NULL) };
  g_autoptr (MadoPracticeCard) practice = new_card ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (GError) error = NULL;
  MadoPinChange change;
  gsize length;

  memory.current_bytes = mado_secret_get_bytes (memory.current, &length);
  memory.new_bytes = mado_secret_get_bytes (memory.new_pin, &length);
  fake_pcsclite_set_up (FAKE_PCSCLITE_NO_KEYS, practice, nothing_typed);
  fake_pcsclite_set_watch (watch, &memory);
  MadoCard *card = mado_card_open (transport, ONE_READER, NULL, &error);
  g_assert_no_error (error);
  mado_card_change_pin (card, MADO_PIN_AUTH, memory.current, memory.new_pin, FALSE, &change, NULL,
                        &error);
  g_assert_no_error (error);
  g_assert_cmpint (change, ==, MADO_PIN_CHANGE_CHANGED);
  g_assert_cmpuint (memory.n_verifies, ==, 2);
  g_assert_cmpuint (memory.n_changes, ==, 1);
  g_assert_true (is_erased (memory.new_pin, memory.new_bytes));
  mado_card_close (card);
  g_assert_finalize_object (card);
  fake_pcsclite_tear_down ();
  mado_secret_unref (memory.current);
  mado_secret_unref (memory.new_pin);
}

/* --- an exchange that fails --- */

static void
change (MadoTransport *transport, const Case *tested, Run *run)
{
  g_autoptr (MadoSecret) current = mado_pin_prepare (MADO_PIN_AUTH, tested->current, NULL);
  g_autoptr (MadoSecret) new_pin = mado_pin_prepare (MADO_PIN_AUTH, NEW_PIN, NULL);
  MadoCard *card = mado_card_open (transport, ONE_READER, NULL, &run->error);

  if (card == NULL)
    return;
  run->ok = mado_card_change_pin (card, MADO_PIN_AUTH, current, new_pin, FALSE, &run->change,
                                  &run->tries, &run->error);
  mado_card_close (card);
  g_assert_finalize_object (card);
}

static Run
run_case (const Case *tested)
{
  Run run = { .ok = FALSE };
  MadoPracticeCard *practice = new_card ();
  MadoTransport *transport = mado_transport_pcsc_new ();

  fake_pcsclite_set_up (FAKE_PCSCLITE_NO_KEYS, practice, nothing_typed);
  fake_pcsclite_set_fault (tested->at, tested->code, tested->carried_out);
  change (transport, tested, &run);
  fake_pcsclite_tear_down ();
  run.n_exchanges = fake_pcsclite_get_n_exchanges ();
  run.n_verifies = mado_practice_card_get_n_verifies (practice);
  run.tries_left = mado_practice_card_get_tries_left (practice, jpki, 0x0018);
  g_assert_false (mado_practice_card_get_verified (practice, jpki, 0x0018));
  g_autofree char *pin = mado_practice_card_dup_pin (practice, jpki, 0x0018);
  run.is_new = strcmp (pin, NEW_PIN) == 0;
  g_assert_finalize_object (transport);
  g_assert_finalize_object (practice);
  return run;
}

static guint
count_exchanges (const char *current)
{
  const Case whole = { .current = current };
  g_auto (Run) run = run_case (&whole);

  g_assert_true (run.is_new == (strcmp (current, OLD_PIN) == 0));
  return run.n_exchanges;
}

static void
check (const Case *tested, const Run *run)
{
  gboolean right = strcmp (tested->current, OLD_PIN) == 0;

  g_test_message ("exchange %u: 0x%08lX, %s: %s", tested->at, (gulong)tested->code,
                  tested->carried_out ? "carried out" : "not carried out",
                  run->error != NULL ? run->error->message : "no error");
  if (run->change == MADO_PIN_CHANGE_CHANGED)
    g_assert_true (run->is_new);
  if (run->change == MADO_PIN_CHANGE_NOT_CHANGED)
    g_assert_false (run->is_new);
  if (run->tries.state == MADO_TRIES_LEFT)
    g_assert_cmpuint (run->tries.left, ==, run->tries_left);
  g_assert_cmpuint (run->n_verifies, <=, right ? 2 : 1);
  g_assert_cmpuint (run->tries_left, ==, right ? 3 : 3 - run->n_verifies);
  /* Nobody has cancelled anything, and there are no keys for which the time could be over. */
  if (run->error != NULL)
    g_assert_true (run->error->domain != G_IO_ERROR);
}

/* pcsc-lite passes on what a driver says, and Windows what it likes. */
static void
test_lost (gconstpointer current)
{
  static const LONG codes[] = { SCARD_E_TIMEOUT,        SCARD_E_CANCELLED,
                                SCARD_E_NOT_TRANSACTED, SCARD_F_UNKNOWN_ERROR,
                                SCARD_E_COMM_DATA_LOST, SCARD_E_INSUFFICIENT_BUFFER,
                                SCARD_W_RESET_CARD };
  guint n_exchanges = count_exchanges (current);

  g_assert_cmpuint (n_exchanges, >=, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    for (guint at = 1; at <= n_exchanges; at++)
      for (guint carried_out = 0; carried_out < 2; carried_out++)
        {
          const Case tested = { at, codes[i], carried_out == 1, current };
          g_auto (Run) run = run_case (&tested);

          check (&tested, &run);
          /* CHANGE is the last but one of them. */
          if (at == n_exchanges - 1 && g_str_equal (current, OLD_PIN))
            g_assert_cmpint (run.change, ==, MADO_PIN_CHANGE_UNKNOWN);
        }
}

/* --- a card that one may not have --- */

/* @n: how often the service hangs up, or says so, instead of connecting. (transfer full) (nullable)
 */
static GError *
connect_refused (guint n)
{
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (MadoPracticeCard) card = new_card ();
  GError *error = NULL;

  fake_pcsclite_set_up (FAKE_PCSCLITE_NO_KEYS, card, nothing_typed);
  fake_pcsclite_refuse (n, SCARD_W_SECURITY_VIOLATION);
  g_autoptr (MadoChannel) channel = mado_transport_connect (transport, ONE_READER, NULL, &error);
  g_assert_cmpint (channel == NULL, ==, error != NULL);
  g_clear_object (&channel);
  fake_pcsclite_tear_down ();
  return error;
}

/* A service that was started anew meanwhile has hung up once; one that lets us in and gives us no
 * card does not let us have it. */
static void
test_refused (void)
{
  g_autoptr (GError) once = connect_refused (1);
  g_autoptr (GError) twice = connect_refused (2);

  g_assert_no_error (once);
  g_assert_error (twice, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change-pcsc/erased", test_erased);
  g_test_add_func ("/change-pcsc/refused", test_refused);
  g_test_add_data_func ("/change-pcsc/lost", OLD_PIN, test_lost);
  g_test_add_data_func ("/change-pcsc/lost-wrong", "9999", test_lost);
  return g_test_run ();
}
