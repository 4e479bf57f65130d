/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include <windows.h>
#include <winscard.h>

#include "fake-winscard.h"
#include "mado-transport-pcsc.h"
#include "slot-log.h"

/* No 8-bit code page has all of these; the last one takes two units of UTF-16. */
#define READER       "練習リーダー é ﾘｰﾀﾞｰ 𠮷 0"
#define OTHER_READER "練習リーダー é ﾘｰﾀﾞｰ 𠮷 1"

/* Long enough for a program that runs in a circle to go round a thousand times. */
#define QUIET_US         (300 * 1000)
#define PATIENCE_SECONDS 20

/* --- the card --- */

static guint16
transmit (MadoChannel *channel, const guint8 *command, gsize length, GError **error)
{
  guint8 answer[MADO_ANSWER_MAX_SHORT];
  gsize answer_length = sizeof answer;
  if (!mado_channel_transmit (channel, command, length, answer, &answer_length, error))
    return 0;
  return (guint16)(answer[answer_length - 2] << 8 | answer[answer_length - 1]);
}

static const guint8 select_jpki[] = { 0x00, 0xA4, 0x04, 0x0C, 0x0A, 0xD3, 0x92, 0xF0,
                                      0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01 };
static const guint8 select_auth_pin[] = { 0x00, 0xA4, 0x02, 0x0C, 0x02, 0x00, 0x18 };
static const guint8 select_certificate[] = { 0x00, 0xA4, 0x02, 0x0C, 0x02, 0x00, 0x0A };
static const guint8 read_certificate[] = { 0x00, 0xB0, 0x00, 0x00, 0x00 };
static const guint8 query_pin[] = { 0x00, 0x20, 0x00, 0x80 };
static const guint8 verify_pin[] = { 0x00, 0x20, 0x00, 0x80, 0x04, '1', '2', '3', '4' };

#define SEND(channel, command) send_command (channel, command, sizeof command)

static guint16
send_command (MadoChannel *channel, const guint8 *command, gsize length)
{
  g_autoptr (GError) error = NULL;
  guint16 sw = transmit (channel, command, length, &error);
  g_assert_no_error (error);
  return sw;
}

/* The first command after a power-up may fail (card-protocol.md 1.4); it is thrown away. */
static void
select_pin (MadoChannel *channel)
{
  SEND (channel, select_jpki);
  g_assert_cmphex (SEND (channel, select_jpki), ==, 0x9000);
  g_assert_cmphex (SEND (channel, select_auth_pin), ==, 0x9000);
}

static MadoChannel *
connect_card (MadoTransport *transport)
{
  g_autoptr (GError) error = NULL;
  MadoChannel *channel = mado_transport_connect (transport, READER, NULL, &error);
  g_assert_no_error (error);
  return channel;
}

static void
assert_connect_fails (MadoTransport *transport, MadoTransportError code)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (mado_transport_connect (transport, READER, NULL, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, (gint)code);
}

static void
assert_dead (MadoChannel *channel, MadoTransportError code)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmphex (transmit (channel, query_pin, sizeof query_pin, &error), ==, 0);
  g_assert_error (error, MADO_TRANSPORT_ERROR, (gint)code);
}

static void
assert_quiet (void)
{
  g_usleep (QUIET_US);
  guint before = fake_winscard_get_n_calls ();
  g_usleep (QUIET_US);
  g_assert_cmpuint (fake_winscard_get_n_calls (), ==, before);
}

/* --- readers --- */

static void
test_names (void)
{
  fake_winscard_add_reader (READER);
  fake_winscard_add_reader (OTHER_READER);
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) slots = mado_transport_wait (transport, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (slots->len, ==, 2);
  g_assert_cmpstr (((MadoSlot *)g_ptr_array_index (slots, 0))->reader, ==, READER);
  g_assert_cmpstr (((MadoSlot *)g_ptr_array_index (slots, 1))->reader, ==, OTHER_READER);

  fake_winscard_insert (READER, "healthy");
  g_autoptr (MadoChannel) channel = connect_card (transport);
  select_pin (channel);
  fake_winscard_clear ();
}

static void
test_come_and_go (void)
{
  fake_winscard_add_reader (READER);
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (SlotLog) log = slot_log_new (transport);

  slot_log_await_state (log, MADO_SLOT_EMPTY);
  assert_quiet ();
  fake_winscard_insert (READER, "healthy");
  slot_log_await_state (log, MADO_SLOT_CARD);
  guint32 first = slot_log_get_insertion (log);
  fake_winscard_remove (READER);
  fake_winscard_insert (READER, "healthy");
  slot_log_await_card_other_than (log, first);
  assert_quiet ();
  slot_log_free (g_steal_pointer (&log));
  fake_winscard_clear ();
}

/* A reader that comes is noticed by the notification alone. */
static void
test_plug (void)
{
  fake_winscard_add_reader (READER);
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) one = mado_transport_wait (transport, NULL, NULL, &error);
  g_assert_no_error (error);
  fake_winscard_add_reader (OTHER_READER);
  g_autoptr (GPtrArray) two = mado_transport_wait (transport, one, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (two->len, ==, 2);
  fake_winscard_clear ();
}

/* One that leaves is told by the wait itself: its name is unknown from then on. */
static void
test_unplug (void)
{
  fake_winscard_add_reader (READER);
  fake_winscard_add_reader (OTHER_READER);
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) two = mado_transport_wait (transport, NULL, NULL, &error);
  g_assert_no_error (error);
  fake_winscard_remove_reader (READER);
  g_autoptr (GPtrArray) one = mado_transport_wait (transport, two, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (((MadoSlot *)g_ptr_array_index (one, 0))->reader, ==, OTHER_READER);
  assert_connect_fails (transport, MADO_TRANSPORT_ERROR_NO_READER);
  fake_winscard_clear ();
}

/* While a program uses the card, Windows adds that to the reader's state. */
static void
test_in_use (void)
{
  fake_winscard_add_reader (READER);
  fake_winscard_insert (READER, "healthy");
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (SlotLog) log = slot_log_new (transport);
  slot_log_await_state (log, MADO_SLOT_CARD);
  guint n_returns = slot_log_get_n_returns (log);

  g_autoptr (MadoChannel) channel = connect_card (transport);
  assert_quiet ();
  g_assert_cmpuint (slot_log_get_n_returns (log), ==, n_returns);
  g_clear_object (&channel);
  slot_log_free (g_steal_pointer (&log));
  fake_winscard_clear ();
}

static void
test_exclusive (void)
{
  fake_winscard_add_reader (READER);
  fake_winscard_insert (READER, "healthy");
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (SlotLog) log = slot_log_new (transport);
  fake_winscard_set_exclusive (READER, TRUE);
  slot_log_await_state (log, MADO_SLOT_BUSY);
  assert_connect_fails (transport, MADO_TRANSPORT_ERROR_SHARING);
  fake_winscard_set_exclusive (READER, FALSE);
  slot_log_await_state (log, MADO_SLOT_CARD);
  g_autoptr (MadoChannel) channel = connect_card (transport);
  slot_log_free (g_steal_pointer (&log));
  g_clear_object (&channel);
  fake_winscard_clear ();
}

/* --- the service, which Windows stops with the last reader --- */

static void
await_returns (SlotLog *log, guint more_than)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  while (slot_log_get_n_returns (log) <= more_than)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (1000);
    }
}

static void
test_no_reader (void)
{
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) slots = mado_transport_wait (transport, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (slots->len, ==, 0);
  assert_connect_fails (transport, MADO_TRANSPORT_ERROR_NO_READER);
}

static void
test_first_reader (void)
{
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (SlotLog) log = slot_log_new (transport);
  await_returns (log, 0);
  assert_quiet ();
  fake_winscard_add_reader (READER);
  slot_log_await_state (log, MADO_SLOT_EMPTY);
  g_assert_cmpuint (slot_log_get_n_losses (log), ==, 0);
  slot_log_free (g_steal_pointer (&log));
  fake_winscard_clear ();
}

static void
test_last_reader (void)
{
  fake_winscard_add_reader (READER);
  fake_winscard_insert (READER, "healthy");
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (SlotLog) log = slot_log_new (transport);
  slot_log_await_state (log, MADO_SLOT_CARD);
  g_autoptr (MadoChannel) channel = connect_card (transport);

  for (guint round = 0; round < 3; round++)
    {
      guint n_returns = slot_log_get_n_returns (log);
      fake_winscard_remove_reader (READER);
      await_returns (log, n_returns);
      assert_quiet ();
      assert_dead (channel, MADO_TRANSPORT_ERROR_REMOVED);
      assert_connect_fails (transport, MADO_TRANSPORT_ERROR_NO_READER);
      fake_winscard_add_reader (READER);
      fake_winscard_insert (READER, "healthy");
      slot_log_await_state (log, MADO_SLOT_CARD);
      g_clear_object (&channel);
      channel = connect_card (transport);
      select_pin (channel);
    }
  g_assert_cmpuint (slot_log_get_n_losses (log), ==, 0);
  slot_log_free (g_steal_pointer (&log));
  fake_winscard_clear ();
}

/* The service outlives its last reader for a while, and the wait goes on with the notification. */
static void
test_lingering (void)
{
  fake_winscard_set_lingering (TRUE);
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (SlotLog) log = slot_log_new (transport);
  await_returns (log, 0);
  for (guint round = 0; round < 3; round++)
    {
      assert_quiet ();
      assert_connect_fails (transport, MADO_TRANSPORT_ERROR_NO_READER);
      fake_winscard_add_reader (READER);
      slot_log_await_state (log, MADO_SLOT_EMPTY);
      guint n_returns = slot_log_get_n_returns (log);
      fake_winscard_remove_reader (READER);
      await_returns (log, n_returns);
    }
  /* Then it stops. */
  fake_winscard_set_lingering (FALSE);
  fake_winscard_add_reader (READER);
  slot_log_await_state (log, MADO_SLOT_EMPTY);
  g_assert_cmpuint (slot_log_get_n_losses (log), ==, 0);
  slot_log_free (g_steal_pointer (&log));
  fake_winscard_clear ();
}

/* Whatever Windows and its remote procedure calls say of a service that has stopped. */
static void
test_stop_codes (void)
{
  const LONG codes[] = {
    SCARD_E_SERVICE_STOPPED, SCARD_E_NO_SERVICE,   SCARD_E_SYSTEM_CANCELLED,
    SCARD_P_SHUTDOWN,        SCARD_F_COMM_ERROR,   SCARD_E_INVALID_HANDLE,
    ERROR_BROKEN_PIPE,       ERROR_INVALID_HANDLE, RPC_S_SERVER_UNAVAILABLE,
  };
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (SlotLog) log = slot_log_new (transport);
  await_returns (log, 0);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_test_message ("0x%08lX", codes[i]);
      fake_winscard_add_reader (READER);
      fake_winscard_insert (READER, "healthy");
      slot_log_await_state (log, MADO_SLOT_CARD);
      g_autoptr (MadoChannel) channel = connect_card (transport);
      guint n_returns = slot_log_get_n_returns (log);
      fake_winscard_set_stop_code (codes[i]);
      fake_winscard_remove_reader (READER);
      await_returns (log, n_returns);
      assert_dead (channel, MADO_TRANSPORT_ERROR_REMOVED);
      assert_connect_fails (transport, MADO_TRANSPORT_ERROR_NO_READER);
    }
  g_assert_cmpuint (slot_log_get_n_losses (log), ==, 0);
  slot_log_free (g_steal_pointer (&log));
  fake_winscard_clear ();
}

/* The event of the start is set although nothing can be reached: no running in a circle. */
static void
test_broken_service (void)
{
  fake_winscard_add_reader (READER);
  fake_winscard_set_broken (TRUE);
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (SlotLog) log = slot_log_new (transport);
  await_returns (log, 0);
  guint before = fake_winscard_get_n_calls ();
  g_usleep (QUIET_US);
  g_assert_cmpuint (fake_winscard_get_n_calls (), <=, before + 2);
  fake_winscard_set_broken (FALSE);
  slot_log_await_state (log, MADO_SLOT_EMPTY);
  slot_log_free (g_steal_pointer (&log));
  fake_winscard_clear ();
}

static void
test_interrupt (void)
{
  for (guint with_reader = 0; with_reader < 2; with_reader++)
    {
      if (with_reader == 1)
        fake_winscard_add_reader (READER);
      g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
      g_autoptr (SlotLog) log = slot_log_new (transport);
      await_returns (log, 0);
      g_usleep (QUIET_US);
      gint64 before = g_get_monotonic_time ();
      slot_log_free (g_steal_pointer (&log));
      g_assert_cmpint (g_get_monotonic_time () - before, <, G_USEC_PER_SEC);
    }
  fake_winscard_clear ();
}

/* --- cards --- */

static void
test_no_card (void)
{
  fake_winscard_add_reader (READER);
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  assert_connect_fails (transport, MADO_TRANSPORT_ERROR_NO_CARD);
  fake_winscard_clear ();
}

/* Whatever a driver says of an exchange that broke off, a card that is gone is gone. */
static void
test_pulled_out (void)
{
  const LONG codes[] = {
    SCARD_W_REMOVED_CARD, SCARD_E_NO_SMARTCARD, SCARD_E_NOT_TRANSACTED, SCARD_F_UNKNOWN_ERROR,
    ERROR_GEN_FAILURE,    ERROR_BAD_COMMAND,    ERROR_IO_DEVICE,        ERROR_NO_MEDIA_IN_DRIVE,
    ERROR_NOT_READY,      ERROR_INVALID_HANDLE,
  };
  fake_winscard_add_reader (READER);
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_test_message ("0x%08lX", codes[i]);
      fake_winscard_set_removal_code (codes[i]);
      fake_winscard_insert (READER, "healthy");
      g_autoptr (MadoChannel) channel = connect_card (transport);
      select_pin (channel);
      fake_winscard_remove (READER);
      assert_dead (channel, MADO_TRANSPORT_ERROR_REMOVED);
    }
  fake_winscard_clear ();
}

/* One that is still there has not been pulled out: the failure stays what it was. */
static void
test_failed_exchange (void)
{
  fake_winscard_add_reader (READER);
  fake_winscard_insert (READER, "healthy");
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (MadoChannel) channel = connect_card (transport);
  g_autoptr (GError) error = NULL;
  guint8 answer[2];
  gsize answer_length = sizeof answer;
  select_pin (channel);
  g_assert_cmphex (SEND (channel, select_certificate), ==, 0x9000);
  g_assert_false (mado_channel_transmit (channel, read_certificate, sizeof read_certificate, answer,
                                         &answer_length, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED);
  fake_winscard_clear ();
}

static void
test_reset (void)
{
  fake_winscard_add_reader (READER);
  fake_winscard_insert (READER, "healthy");
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (MadoChannel) channel = connect_card (transport);
  select_pin (channel);
  fake_winscard_reset (READER);
  assert_dead (channel, MADO_TRANSPORT_ERROR_RESET);
  fake_winscard_clear ();
}

/* One that answers the question for the counter with 9000 while its PIN is verified: by that it is
 * seen whether it is. */
static void
insert_card_that_tells (void)
{
  static const char content[] = "[scenario]\ntitle=T\ndescription=D\n[holder]\nage=41\n"
                                "[auth]\nexpires=today+2y\n[pins]\nverified-query=9000\n";
  g_autofree char *directory = g_dir_make_tmp ("mado-winscard-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "card.ini", NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  fake_winscard_insert (READER, path);
  g_unlink (path);
  g_rmdir (directory);
}

static void
test_power_cycle (void)
{
  fake_winscard_add_reader (READER);
  insert_card_that_tells ();
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (MadoChannel) channel = connect_card (transport);
  g_autoptr (GError) error = NULL;
  select_pin (channel);
  g_assert_cmphex (SEND (channel, verify_pin), ==, 0x9000);
  g_assert_cmphex (SEND (channel, query_pin), ==, 0x9000);
  mado_channel_power_cycle (channel, &error);
  g_assert_no_error (error);
  select_pin (channel);
  g_assert_cmphex (SEND (channel, query_pin), ==, 0x63C3);

  gsize atr_length;
  const guint8 *atr = mado_channel_get_atr (channel, &atr_length);
  g_assert_cmpuint (atr_length, >, 2);
  g_assert_cmphex (atr[0], ==, 0x3B);
  fake_winscard_clear ();
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (G_USEC_PER_SEC / 10);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* A channel has the card to itself; who comes next waits, and may give up. */
static void
test_turns (void)
{
  fake_winscard_add_reader (READER);
  fake_winscard_insert (READER, "healthy");
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (MadoChannel) channel = connect_card (transport);
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (mado_transport_connect (transport, READER, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  select_pin (channel);
  g_clear_object (&channel);
  channel = connect_card (transport);
  select_pin (channel);
  fake_winscard_clear ();
}

/* --- keys on the reader --- */

static const guint8 verify_header[] = { 0x00, 0x20, 0x00, 0x80 };
static const guint8 change_header[] = { 0x00, 0x24, 0x01, 0x80 };

static void
assert_typed (MadoChannel *channel, MadoPinPadEntry entry, guint16 expected)
{
  g_autoptr (GError) error = NULL;
  guint16 sw = 0;
  mado_channel_type_pin (channel, entry, entry == MADO_PIN_PAD_NEW ? change_header : verify_header,
                         4, &sw, &error);
  g_assert_no_error (error);
  g_assert_cmphex (sw, ==, expected);
}

static void
test_pin_pad (void)
{
  const char *const typed[] = { "cancel", "wait", "123",  "9999", "1234", "8642",
                                "8643",   "8642", "8642", "8642", NULL };
  fake_winscard_add_reader (READER);
  fake_winscard_set_pin_pad (READER, typed);
  fake_winscard_insert (READER, "healthy");
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (MadoChannel) channel = connect_card (transport);
  select_pin (channel);
  g_assert_true (mado_channel_has_pin_pad (channel));
  assert_typed (channel, MADO_PIN_PAD_CURRENT, MADO_PIN_PAD_SW_CANCELLED);
  assert_typed (channel, MADO_PIN_PAD_CURRENT, MADO_PIN_PAD_SW_TIMED_OUT);
  assert_typed (channel, MADO_PIN_PAD_CURRENT, MADO_PIN_PAD_SW_LENGTH);
  g_assert_cmphex (SEND (channel, query_pin), ==, 0x63C3);
  assert_typed (channel, MADO_PIN_PAD_CURRENT, 0x63C2);
  assert_typed (channel, MADO_PIN_PAD_CURRENT, 0x9000);
  assert_typed (channel, MADO_PIN_PAD_NEW, MADO_PIN_PAD_SW_DIFFERENT);
  assert_typed (channel, MADO_PIN_PAD_NEW, 0x9000);
  assert_typed (channel, MADO_PIN_PAD_CURRENT, 0x9000);
  fake_winscard_clear ();
}

/* Most readers have none, and say so in their driver's way. */
static void
test_no_pin_pad (void)
{
  fake_winscard_add_reader (READER);
  fake_winscard_insert (READER, "healthy");
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (MadoChannel) channel = connect_card (transport);
  g_assert_false (mado_channel_has_pin_pad (channel));
  select_pin (channel);
  fake_winscard_clear ();
}

static void
test_pin_pad_pulled_out (void)
{
  const char *const typed[] = { "1234", NULL };
  g_autoptr (GError) error = NULL;
  guint16 sw = 0;
  fake_winscard_add_reader (READER);
  fake_winscard_set_pin_pad (READER, typed);
  fake_winscard_set_removal_code (ERROR_GEN_FAILURE);
  fake_winscard_insert (READER, "healthy");
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (MadoChannel) channel = connect_card (transport);
  select_pin (channel);
  g_assert_true (mado_channel_has_pin_pad (channel));
  fake_winscard_remove (READER);
  g_assert_false (
      mado_channel_type_pin (channel, MADO_PIN_PAD_CURRENT, verify_header, 4, &sw, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  fake_winscard_clear ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/winscard/names", test_names);
  g_test_add_func ("/winscard/come-and-go", test_come_and_go);
  g_test_add_func ("/winscard/plug", test_plug);
  g_test_add_func ("/winscard/unplug", test_unplug);
  g_test_add_func ("/winscard/in-use", test_in_use);
  g_test_add_func ("/winscard/exclusive", test_exclusive);
  g_test_add_func ("/winscard/no-reader", test_no_reader);
  g_test_add_func ("/winscard/first-reader", test_first_reader);
  g_test_add_func ("/winscard/last-reader", test_last_reader);
  g_test_add_func ("/winscard/lingering", test_lingering);
  g_test_add_func ("/winscard/stop-codes", test_stop_codes);
  g_test_add_func ("/winscard/broken-service", test_broken_service);
  g_test_add_func ("/winscard/interrupt", test_interrupt);
  g_test_add_func ("/winscard/no-card", test_no_card);
  g_test_add_func ("/winscard/pulled-out", test_pulled_out);
  g_test_add_func ("/winscard/failed-exchange", test_failed_exchange);
  g_test_add_func ("/winscard/reset", test_reset);
  g_test_add_func ("/winscard/power-cycle", test_power_cycle);
  g_test_add_func ("/winscard/turns", test_turns);
  g_test_add_func ("/winscard/pin-pad", test_pin_pad);
  g_test_add_func ("/winscard/no-pin-pad", test_no_pin_pad);
  g_test_add_func ("/winscard/pin-pad-pulled-out", test_pin_pad_pulled_out);
  return g_test_run ();
}
