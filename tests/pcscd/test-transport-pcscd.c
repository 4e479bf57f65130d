/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "mado-transport-pcsc.h"
#include "rig.h"
#include "slot-log.h"

/* The PIN of 利用者証明用 on the card "healthy" of data/practice. */
#define AUTH_PIN "1234"

/* --- commands; all succeed in reaching the card or fail the test, but exchange() --- */

static guint16
status_word (const guint8 *answer, gsize length)
{
  return (guint16)(answer[length - 2] << 8 | answer[length - 1]);
}

static gboolean
exchange (MadoChannel *channel, GBytes *command, guint16 *sw, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (command, &length);
  guint8 answer[MADO_ANSWER_MAX_SHORT];
  gsize answer_length = sizeof answer;
  if (!mado_channel_transmit (channel, data, length, answer, &answer_length, error))
    return FALSE;
  g_assert_cmpuint (answer_length, >=, 2);
  *sw = status_word (answer, answer_length);
  return TRUE;
}

static GBytes *
from_hex (const char *hex)
{
  GByteArray *bytes = g_byte_array_new ();
  for (const char *at = hex; *at != '\0'; at += 2)
    {
      guint8 byte = (guint8)(g_ascii_xdigit_value (at[0]) << 4 | g_ascii_xdigit_value (at[1]));
      g_byte_array_append (bytes, &byte, 1);
    }
  return g_byte_array_free_to_bytes (bytes);
}

static guint16
send (MadoChannel *channel, const char *hex)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) command = from_hex (hex);
  guint16 sw = 0;
  exchange (channel, command, &sw, &error);
  g_assert_no_error (error);
  return sw;
}

#define SELECT_JPKI     "00A4040C0AD392F000260100000001"
#define SELECT_AUTH     "00A4020C02000A"
#define SELECT_AUTH_PIN "00A4020C020018"
#define QUERY_PIN       "00200080"
#define VERIFY_AUTH_PIN "002000800431323334"
#define READ_FIRST      "00B0000000"

/* The first command after a power-up may fail (card-protocol.md 1.4); this one is thrown away. */
static guint16
query_auth_pin (MadoChannel *channel)
{
  send (channel, SELECT_JPKI);
  g_assert_cmphex (send (channel, SELECT_JPKI), ==, 0x9000);
  g_assert_cmphex (send (channel, SELECT_AUTH_PIN), ==, 0x9000);
  return send (channel, QUERY_PIN);
}

static MadoChannel *
connect_card (MadoTransport *transport)
{
  g_autoptr (GError) error = NULL;
  MadoChannel *channel = mado_transport_connect (transport, RIG_READER, NULL, &error);
  g_assert_no_error (error);
  return channel;
}

static void
assert_connect_fails (MadoTransport *transport, const char *reader, MadoTransportError code)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (mado_transport_connect (transport, reader, NULL, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, (gint)code);
}

/* Reads on and on until it fails, and says how. */
static GError *
read_until_failure (MadoChannel *channel)
{
  g_autoptr (GBytes) command = from_hex (READ_FIRST);
  GError *error = NULL;
  guint16 sw;
  gint64 deadline = g_get_monotonic_time () + RIG_PATIENCE_SECONDS * G_USEC_PER_SEC;
  while (exchange (channel, command, &sw, &error))
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
  return error;
}

/* --- waiting --- */

static void
test_wait (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (SlotLog) log = slot_log_new (transport);

  slot_log_await_state (log, MADO_SLOT_EMPTY);
  rig_put_card (rig, "healthy");
  slot_log_await_state (log, MADO_SLOT_CARD);
  guint32 first = slot_log_get_insertion (log);
  rig_tell_card (rig, "remove");
  slot_log_await_state (log, MADO_SLOT_EMPTY);
  rig_tell_card (rig, "insert");
  slot_log_await_card_other_than (log, first);
  g_assert_cmpuint (slot_log_get_n_losses (log), ==, 0);
}

static void
test_swap (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (SlotLog) log = slot_log_new (transport);

  rig_put_card (rig, "healthy");
  slot_log_await_state (log, MADO_SLOT_CARD);
  for (guint round = 0; round < 3; round++)
    {
      guint32 before = slot_log_get_insertion (log);
      rig_tell_card (rig, round % 2 == 0 ? "swap expired" : "swap healthy");
      slot_log_await_card_other_than (log, before);
    }
}

/* Our own connecting, and another program's, are not events; and nothing wakes an idle wait. */
static void
test_wait_sleeps (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (SlotLog) log = slot_log_new (transport);

  rig_put_card (rig, "healthy");
  slot_log_await_state (log, MADO_SLOT_CARD);
  g_usleep (G_USEC_PER_SEC);
  guint before = slot_log_get_n_returns (log);
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (MadoChannel) channel = connect_card (transport);
      send (channel, SELECT_JPKI);
      mado_channel_set_disposition (channel, MADO_DISPOSITION_UNPOWER);
      g_usleep (G_USEC_PER_SEC / 2);
    }
  rig_release_card (rig_hold_card ("transaction"));
  g_usleep (G_USEC_PER_SEC);
  g_assert_cmpuint (slot_log_get_n_returns (log), ==, before);
}

/* Whenever it comes, an interruption ends the wait; 200 starts and stops hit every moment. */
static void
test_interrupt (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (SlotLog) log = slot_log_new (transport);
      g_usleep (round % 20 * 100);
    }
}

static void
test_interrupt_without_service (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();

  rig_kill_service (rig);
  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (SlotLog) log = slot_log_new (transport);
      if (round % 10 == 0)
        slot_log_await_service (log, FALSE);
      g_usleep (round % 20 * 100);
    }
}

static void
test_interrupt_is_kept (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (GError) error = NULL;

  g_autoptr (GPtrArray) known = mado_transport_wait (transport, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (known->len, ==, RIG_N_READERS);
  mado_transport_interrupt (transport);
  g_autoptr (GPtrArray) again = mado_transport_wait (transport, known, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, RIG_N_READERS);
}

/* --- the service --- */

static void
test_service_restart (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (SlotLog) log = slot_log_new (transport);

  slot_log_await_state (log, MADO_SLOT_EMPTY);
  for (guint round = 1; round <= 3; round++)
    {
      rig_kill_service (rig);
      slot_log_await_service (log, FALSE);
      assert_connect_fails (transport, RIG_READER, MADO_TRANSPORT_ERROR_NO_SERVICE);
      /* Past the retries that follow a change of the socket, so that it is the new one that wakes.
       */
      if (round == 1)
        g_usleep (4 * G_USEC_PER_SEC);
      rig_start_service (rig);
      slot_log_await_state (log, MADO_SLOT_EMPTY);
      g_assert_cmpuint (slot_log_get_n_losses (log), ==, round);
    }

  rig_put_card (rig, "healthy");
  slot_log_await_state (log, MADO_SLOT_CARD);
  g_autoptr (MadoChannel) channel = connect_card (transport);
  g_assert_cmphex (send (channel, SELECT_JPKI), ==, 0x9000);
}

static gpointer
kill_soon (gpointer rig)
{
  g_usleep (G_USEC_PER_SEC / 5);
  rig_kill_service (rig);
  return NULL;
}

static void
test_service_dies_while_reading (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (SlotLog) log = slot_log_new (transport);

  rig_put_card (rig, "healthy");
  slot_log_await_state (log, MADO_SLOT_CARD);
  guint32 before = slot_log_get_insertion (log);
  MadoChannel *channel = connect_card (transport);
  send (channel, SELECT_JPKI);
  send (channel, SELECT_AUTH);

  GThread *killer = g_thread_new ("killer", kill_soon, rig);
  g_autoptr (GError) error = read_until_failure (channel);
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE);
  g_thread_join (killer);
  slot_log_await_service (log, FALSE);
  /* The dead channel neither hangs nor crashes, and stays dead when the service is back. */
  rig_start_service (rig);
  g_clear_error (&error);
  error = read_until_failure (channel);
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE);
  mado_channel_set_disposition (channel, MADO_DISPOSITION_UNPOWER);
  g_assert_finalize_object (channel);

  slot_log_await_card_other_than (log, before);
  g_autoptr (MadoChannel) next = connect_card (transport);
  g_assert_cmphex (query_auth_pin (next), ==, 0x63C3);
}

/* A context that nobody waits in learns of a restart only when it is used. */
static void
test_service_restart_between_connects (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();

  guint32 before, after;

  rig_put_card (rig, "healthy");
  g_assert_finalize_object (connect_card (transport));
  g_assert_true (mado_transport_get_insertion (transport, RIG_READER, &before, NULL));
  rig_kill_service (rig);
  rig_start_service (rig);
  rig_await_card (rig, TRUE);
  g_autoptr (MadoChannel) channel = connect_card (transport);
  g_assert_true (mado_transport_get_insertion (transport, RIG_READER, &after, NULL));
  g_assert_cmpuint (before, !=, after);
  g_assert_cmphex (send (channel, SELECT_JPKI), ==, 0x9000);
}

/* --- cards --- */

static void
test_transmit (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();

  assert_connect_fails (transport, RIG_READER, MADO_TRANSPORT_ERROR_NO_CARD);
  assert_connect_fails (transport, "No such reader", MADO_TRANSPORT_ERROR_NO_READER);
  rig_put_card (rig, "healthy");
  g_autoptr (MadoChannel) channel = connect_card (transport);
  gsize atr_length;
  const guint8 *atr = mado_channel_get_atr (channel, &atr_length);
  g_assert_cmpuint (atr_length, >, 0);
  g_assert_cmphex (atr[0], ==, 0x3B);
  g_assert_cmphex (send (channel, SELECT_JPKI), ==, 0x9000);
  g_assert_cmphex (send (channel, SELECT_AUTH), ==, 0x9000);
  g_assert_cmphex (send (channel, READ_FIRST), ==, 0x9000);
  g_assert_cmphex (send (channel, "00A4040C0AD392F000260100000099"), ==, 0x6A82);
}

static void
test_too_little_room (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (GError) error = NULL;

  rig_put_card (rig, "healthy");
  g_autoptr (MadoChannel) channel = connect_card (transport);
  send (channel, SELECT_JPKI);
  send (channel, SELECT_AUTH);
  guint8 command[] = { 0x00, 0xB0, 0x00, 0x00, 0x00 };
  guint8 answer[16];
  gsize length = sizeof answer;
  g_assert_false (
      mado_channel_transmit (channel, command, sizeof command, answer, &length, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED);
}

static void
test_exclusive (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (SlotLog) log = slot_log_new (transport);

  rig_put_card (rig, "healthy");
  slot_log_await_state (log, MADO_SLOT_CARD);
  GSubprocess *holder = rig_hold_card ("exclusive");
  assert_connect_fails (transport, RIG_READER, MADO_TRANSPORT_ERROR_SHARING);
  slot_log_await_state (log, MADO_SLOT_BUSY);
  rig_release_card (holder);
  slot_log_await_state (log, MADO_SLOT_CARD);
  g_autoptr (MadoChannel) channel = connect_card (transport);
  g_assert_cmphex (send (channel, SELECT_JPKI), ==, 0x9000);
}

static gpointer
remove_soon (gpointer rig)
{
  g_usleep (G_USEC_PER_SEC / 5);
  rig_tell_card (rig, "remove");
  return NULL;
}

static gpointer
drop_soon (gpointer rig)
{
  g_usleep (G_USEC_PER_SEC / 5);
  rig_drop_card (rig);
  return NULL;
}

static void
test_removal (gconstpointer data)
{
  GThreadFunc leave = (GThreadFunc)data;
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();

  rig_put_card (rig, "healthy");
  MadoChannel *channel = connect_card (transport);
  send (channel, SELECT_JPKI);
  send (channel, SELECT_AUTH);
  GThread *thread = g_thread_new ("hand", leave, rig);
  g_autoptr (GError) error = read_until_failure (channel);
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_thread_join (thread);
  g_assert_finalize_object (channel);
  rig_await_card (rig, FALSE);
  assert_connect_fails (transport, RIG_READER, MADO_TRANSPORT_ERROR_NO_CARD);
}

/* A card that is out and in again is another card to the channel of the first. */
static void
test_removal_unnoticed (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();

  rig_put_card (rig, "healthy");
  g_autoptr (MadoChannel) channel = connect_card (transport);
  send (channel, SELECT_JPKI);
  rig_tell_card (rig, "remove");
  rig_await_card (rig, FALSE);
  rig_tell_card (rig, "insert");
  rig_await_card (rig, TRUE);
  g_autoptr (GError) error = read_until_failure (channel);
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
}

/* One that answers the question for the counter with 9000 while its PIN is verified: by that it is
 * seen whether it is. */
static void
put_card_that_tells (Rig *rig)
{
  static const char content[] = "[scenario]\ntitle=T\ndescription=D\n[holder]\nage=41\n"
                                "[auth]\nexpires=today+2y\n[pins]\nverified-query=9000\n";
  g_autofree char *directory = g_dir_make_tmp ("mado-pcscd-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "card.ini", NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  rig_put_card (rig, path);
  g_unlink (path);
  g_rmdir (directory);
}

static void
verify (MadoChannel *channel)
{
  g_assert_cmphex (query_auth_pin (channel), ==, 0x63C3);
  g_assert_cmphex (send (channel, VERIFY_AUTH_PIN), ==, 0x9000);
  g_assert_cmphex (send (channel, QUERY_PIN), ==, 0x9000);
}

static void
test_power_cycle (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (GError) error = NULL;

  put_card_that_tells (rig);
  g_autoptr (MadoChannel) channel = connect_card (transport);
  verify (channel);
  g_assert_true (mado_channel_power_cycle (channel, &error));
  g_assert_no_error (error);
  g_assert_cmphex (query_auth_pin (channel), ==, 0x63C3);
}

static void
test_leave_keeps_verified (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();

  put_card_that_tells (rig);
  /* A second connection keeps pcscd from powering off an unused card by itself. */
  GSubprocess *other = rig_hold_card ("shared");
  MadoChannel *first = connect_card (transport);
  verify (first);
  mado_channel_set_disposition (first, MADO_DISPOSITION_LEAVE);
  g_assert_finalize_object (first);
  g_autoptr (MadoChannel) second = connect_card (transport);
  g_assert_cmphex (query_auth_pin (second), ==, 0x9000);
  rig_release_card (other);
}

static void
test_unpower_ends_verified (void)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();

  put_card_that_tells (rig);
  MadoChannel *first = connect_card (transport);
  verify (first);
  mado_channel_set_disposition (first, MADO_DISPOSITION_UNPOWER);
  g_assert_finalize_object (first);
  g_autoptr (MadoChannel) second = connect_card (transport);
  g_assert_cmphex (query_auth_pin (second), ==, 0x63C3);
}

/* While a channel is there, another program waits its turn, whatever it wants to do to the card. */
static void
test_ours_alone (gconstpointer mode)
{
  g_autoptr (Rig) rig = rig_new ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();

  rig_put_card (rig, "healthy");
  MadoChannel *channel = connect_card (transport);
  GSubprocess *holder = rig_start_holder (mode);
  g_usleep (G_USEC_PER_SEC / 2);
  g_assert_cmphex (send (channel, SELECT_JPKI), ==, 0x9000);
  g_assert_false (rig_holder_is_ready (holder));
  g_assert_finalize_object (channel);
  rig_await_holder (holder);
  rig_release_card (holder);
  g_autoptr (MadoChannel) next = connect_card (transport);
  g_assert_cmphex (send (next, SELECT_JPKI), ==, 0x9000);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (G_USEC_PER_SEC / 2);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
assert_cancelled_soon (MadoTransport *transport)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  g_assert_null (mado_transport_connect (transport, RIG_READER, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, G_USEC_PER_SEC / 2);
  g_assert_cmpint (g_get_monotonic_time () - start, <, RIG_PATIENCE_SECONDS * G_USEC_PER_SEC);
  g_thread_join (thread);
}

/* Another program's transaction holds up whoever comes, but nobody who gives up; what pcscd answers
 * afterwards is given back, and stands in nobody's way. */
static void
test_give_up (void)
{
  g_autoptr (Rig) rig = rig_new ();
  MadoTransport *transport = mado_transport_pcsc_new ();
  guint32 insertion;

  rig_put_card (rig, "healthy");
  GSubprocess *holder = rig_hold_card ("transaction");
  assert_cancelled_soon (transport);
  assert_cancelled_soon (transport);
  g_assert_true (mado_transport_get_insertion (transport, RIG_READER, &insertion, NULL));
  g_assert_finalize_object (transport);

  g_autoptr (MadoTransport) next = mado_transport_pcsc_new ();
  assert_cancelled_soon (next);
  rig_release_card (holder);
  g_autoptr (MadoChannel) channel = connect_card (next);
  g_assert_cmphex (send (channel, SELECT_JPKI), ==, 0x9000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pcscd/wait", test_wait);
  g_test_add_func ("/pcscd/wait/swap", test_swap);
  g_test_add_func ("/pcscd/wait/sleeps", test_wait_sleeps);
  g_test_add_func ("/pcscd/interrupt", test_interrupt);
  g_test_add_func ("/pcscd/interrupt/kept", test_interrupt_is_kept);
  g_test_add_func ("/pcscd/interrupt/no-service", test_interrupt_without_service);
  g_test_add_func ("/pcscd/service/restart", test_service_restart);
  g_test_add_func ("/pcscd/service/dies-while-reading", test_service_dies_while_reading);
  g_test_add_func ("/pcscd/service/between-connects", test_service_restart_between_connects);
  g_test_add_func ("/pcscd/card/transmit", test_transmit);
  g_test_add_func ("/pcscd/card/too-little-room", test_too_little_room);
  g_test_add_func ("/pcscd/card/exclusive", test_exclusive);
  g_test_add_data_func ("/pcscd/card/removed", remove_soon, test_removal);
  g_test_add_data_func ("/pcscd/card/dropped", drop_soon, test_removal);
  g_test_add_func ("/pcscd/card/removed-unnoticed", test_removal_unnoticed);
  g_test_add_func ("/pcscd/card/power-cycle", test_power_cycle);
  g_test_add_func ("/pcscd/card/leave", test_leave_keeps_verified);
  g_test_add_func ("/pcscd/card/unpower", test_unpower_ends_verified);
  g_test_add_data_func ("/pcscd/turns/transaction", "transaction", test_ours_alone);
  g_test_add_data_func ("/pcscd/turns/reset", "reset", test_ours_alone);
  g_test_add_func ("/pcscd/turns/give-up", test_give_up);
  return g_test_run ();
}
