/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-names.h"
#include "mado-transport-practice-private.h"
#include "mado-practice-card-private.h"

#define READER "練習用リーダー 1"
#define OTHER  "練習用リーダー 2"

static const guint8 select_jpki[] = { 0x00, 0xA4, 0x04, 0x0C, 0x0A, 0xD3, 0x92, 0xF0,
                                      0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01 };
static const guint8 verify_auth[] = { 0x00, 0x20, 0x00, 0x98, 0x04, '1', '2', '3', '4' };

typedef struct
{
  MadoTransportPractice *practice;
  MadoTransport *transport;
  MadoPracticeCard *card;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->practice = mado_transport_practice_new ();
  fixture->transport = MADO_TRANSPORT (fixture->practice);
  mado_transport_practice_add_reader (fixture->practice, READER);
  fixture->card = mado_practice_card_new ();
  mado_practice_card_add_application (fixture->card, mado_practice_aid_jpki, 10);
  mado_practice_card_add_pin (fixture->card, mado_practice_aid_jpki, 0x0018, "1234", 3, 3, 0x6984);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->practice);
  g_assert_finalize_object (fixture->card);
}

static GPtrArray *
look (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *slots = mado_transport_wait (fixture->transport, NULL, NULL, &error);
  g_assert_no_error (error);
  return slots;
}

static MadoChannel *
connect_ok (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  MadoChannel *channel = mado_transport_connect (fixture->transport, READER, NULL, &error);
  g_assert_no_error (error);
  return channel;
}

static void
assert_connect_fails (Fixture *fixture, const char *reader, MadoTransportError code)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (mado_transport_connect (fixture->transport, reader, NULL, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, (int)code);
}

/* The status word, or 0 with @error set. */
static guint16
transmit (MadoChannel *channel, const guint8 *command, gsize length, GError **error)
{
  guint8 answer[MADO_ANSWER_MAX_SHORT];
  gsize room = sizeof answer;
  if (!mado_channel_transmit (channel, command, length, answer, &room, error))
    return 0;
  g_assert_cmpuint (room, >=, 2);
  return (guint16)(answer[room - 2] << 8 | answer[room - 1]);
}

static void
assert_transmit (MadoChannel *channel, guint16 sw)
{
  g_autoptr (GError) error = NULL;
  guint16 got = transmit (channel, select_jpki, sizeof select_jpki, &error);
  g_assert_no_error (error);
  g_assert_cmphex (got, ==, sw);
}

static void
assert_transmit_fails (MadoChannel *channel, MadoTransportError code)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmphex (transmit (channel, select_jpki, sizeof select_jpki, &error), ==, 0);
  g_assert_error (error, MADO_TRANSPORT_ERROR, (int)code);
}

static void
verify (MadoChannel *channel)
{
  g_autoptr (GError) error = NULL;
  assert_transmit (channel, 0x9000);
  g_assert_cmphex (transmit (channel, verify_auth, sizeof verify_auth, &error), ==, 0x9000);
  g_assert_no_error (error);
}

static gboolean
is_verified (Fixture *fixture)
{
  return mado_practice_card_get_verified (fixture->card, mado_practice_aid_jpki, 0x0018);
}

/* --- looking -----------------------------------------------------------------------------------
 */

static void
test_slots (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) empty = look (fixture);
  g_assert_cmpuint (empty->len, ==, 1);
  const MadoSlot *slot = g_ptr_array_index (empty, 0);
  g_assert_cmpstr (slot->reader, ==, READER);
  g_assert_cmpint (slot->state, ==, MADO_SLOT_EMPTY);
  g_assert_cmpuint (slot->atr_length, ==, 0);

  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  g_autoptr (GPtrArray) full = look (fixture);
  const MadoSlot *with_card = g_ptr_array_index (full, 0);
  g_assert_cmpint (with_card->state, ==, MADO_SLOT_CARD);
  g_assert_cmpuint (with_card->insertion, !=, slot->insertion);
  gsize length;
  const guint8 *atr = mado_practice_card_get_atr (fixture->card, &length);
  g_assert_cmpmem (with_card->atr, with_card->atr_length, atr, length);

  mado_transport_practice_set_slot_state (fixture->practice, READER, MADO_SLOT_MUTE);
  g_autoptr (GPtrArray) mute = look (fixture);
  g_assert_cmpint (((MadoSlot *)g_ptr_array_index (mute, 0))->state, ==, MADO_SLOT_MUTE);
  g_assert_cmpuint (((MadoSlot *)g_ptr_array_index (mute, 0))->atr_length, ==, 0);

  /* The state is the card's: an empty reader is empty. */
  mado_transport_practice_remove (fixture->practice, READER);
  mado_transport_practice_add_reader (fixture->practice, OTHER);
  g_autoptr (GPtrArray) two = look (fixture);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpint (((MadoSlot *)g_ptr_array_index (two, 0))->state, ==, MADO_SLOT_EMPTY);
  g_assert_cmpstr (((MadoSlot *)g_ptr_array_index (two, 1))->reader, ==, OTHER);

  mado_transport_practice_remove_reader (fixture->practice, READER);
  mado_transport_practice_remove_reader (fixture->practice, OTHER);
  g_autoptr (GPtrArray) none = look (fixture);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_slot_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MadoSlot) slot = mado_slot_new ("a", MADO_SLOT_CARD, 7);
  slot->atr[0] = 0x3B;
  slot->atr_length = 1;
  g_autoptr (MadoSlot) copy = mado_slot_copy (slot);
  g_assert_true (mado_slot_equal (slot, copy));
  copy->atr[0] = 0x3F;
  g_assert_false (mado_slot_equal (slot, copy));
  copy->atr[0] = 0x3B;
  copy->insertion = 8;
  g_assert_false (mado_slot_equal (slot, copy));
  copy->insertion = 7;
  copy->state = MADO_SLOT_BUSY;
  g_assert_false (mado_slot_equal (slot, copy));
  copy->state = MADO_SLOT_CARD;
  g_free (copy->reader);
  copy->reader = g_strdup ("b");
  g_assert_false (mado_slot_equal (slot, copy));
}

/* --- waiting -----------------------------------------------------------------------------------
 */

typedef struct
{
  Fixture *fixture;
  GPtrArray *known;
  GCancellable *cancellable;
  GPtrArray *slots;
  GError *error;
  gboolean service;
  gboolean service_result;
  gint done; /* atomic */
} Waiter;

static gpointer
wait_in_thread (gpointer data)
{
  Waiter *waiter = data;
  if (waiter->service)
    waiter->service_result = mado_transport_wait_service (waiter->fixture->transport,
                                                          waiter->cancellable, &waiter->error);
  else
    waiter->slots = mado_transport_wait (waiter->fixture->transport, waiter->known,
                                         waiter->cancellable, &waiter->error);
  g_atomic_int_set (&waiter->done, 1);
  return NULL;
}

static GThread *
start_waiting (Waiter *waiter)
{
  GThread *thread = g_thread_new ("waiter", wait_in_thread, waiter);
  g_usleep (20 * 1000);
  g_assert_cmpint (g_atomic_int_get (&waiter->done), ==, 0);
  return thread;
}

static void
test_wait_insert (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) known = look (fixture);
  Waiter waiter = { .fixture = fixture, .known = known };
  GThread *thread = start_waiting (&waiter);

  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  g_thread_join (thread);
  g_assert_no_error (waiter.error);
  g_autoptr (GPtrArray) slots = waiter.slots;
  g_assert_cmpint (((MadoSlot *)g_ptr_array_index (slots, 0))->state, ==, MADO_SLOT_CARD);
}

static void
test_wait_swap (Fixture *fixture, gconstpointer data)
{
  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  g_autoptr (GPtrArray) known = look (fixture);
  /* Out and in between two looks: same reader, same state, same ATR. */
  mado_transport_practice_remove (fixture->practice, READER);
  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) slots = mado_transport_wait (fixture->transport, known, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((MadoSlot *)g_ptr_array_index (slots, 0))->insertion, !=,
                    ((MadoSlot *)g_ptr_array_index (known, 0))->insertion);

  /* The reader unplugged and plugged in again with the same card. */
  mado_transport_practice_remove_reader (fixture->practice, READER);
  mado_transport_practice_add_reader (fixture->practice, READER);
  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  g_autoptr (GPtrArray) again = mado_transport_wait (fixture->transport, slots, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, 1);
}

static void
test_wait_interrupt (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) known = look (fixture);
  Waiter waiter = { .fixture = fixture, .known = known };
  GThread *thread = start_waiting (&waiter);
  mado_transport_interrupt (fixture->transport);
  g_thread_join (thread);
  g_assert_no_error (waiter.error);
  g_clear_pointer (&waiter.slots, g_ptr_array_unref);

  /* Nobody waits: the next wait returns. */
  mado_transport_interrupt (fixture->transport);
  g_autoptr (GPtrArray) slots = mado_transport_wait (fixture->transport, known, NULL, NULL);
  g_assert_cmpuint (slots->len, ==, 1);
  /* Once only. */
  g_atomic_int_set (&waiter.done, 0);
  thread = start_waiting (&waiter);
  mado_transport_interrupt (fixture->transport);
  g_thread_join (thread);
  g_clear_pointer (&waiter.slots, g_ptr_array_unref);
}

static void
test_wait_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) known = look (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiter waiter = { .fixture = fixture, .known = known, .cancellable = cancellable };
  GThread *thread = start_waiting (&waiter);
  g_cancellable_cancel (cancellable);
  g_thread_join (thread);
  g_assert_error (waiter.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (waiter.slots);
  g_clear_error (&waiter.error);

  g_assert_false (mado_transport_wait_service (fixture->transport, cancellable, &waiter.error));
  g_assert_error (waiter.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waiter.error);
  g_assert_null (mado_transport_connect (fixture->transport, READER, cancellable, &waiter.error));
  g_assert_error (waiter.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waiter.error);
}

/* Changed for another card faster than anybody looks: only the one command fails. */
static void
test_successor (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = mado_practice_card_new ();
  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  mado_transport_practice_set_successor (fixture->practice, READER, other);
  g_autoptr (GPtrArray) known = look (fixture);
  g_autoptr (MadoChannel) channel = connect_ok (fixture);
  mado_practice_card_set_removal (fixture->card, 2, FALSE);

  assert_transmit (channel, 0x9000);
  assert_transmit_fails (channel, MADO_TRANSPORT_ERROR_FAILED);
  assert_transmit (channel, 0x6A82);
  g_assert_cmpuint (mado_practice_card_get_n_commands (fixture->card), ==, 2);
  g_assert_cmpuint (mado_practice_card_get_n_commands (other), ==, 1);
  g_autoptr (GPtrArray) seen = look (fixture);
  g_assert_true (mado_slot_equal (g_ptr_array_index (seen, 0), g_ptr_array_index (known, 0)));

  /* It happens once, and not to a card that is put in later. */
  mado_transport_practice_set_successor (fixture->practice, READER, fixture->card);
  mado_transport_practice_insert (fixture->practice, READER, other);
  mado_practice_card_set_removal (other, 1, FALSE);
  g_autoptr (MadoChannel) second = connect_ok (fixture);
  assert_transmit_fails (second, MADO_TRANSPORT_ERROR_REMOVED);
}

static void
test_service (Fixture *fixture, gconstpointer data)
{
  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  g_autoptr (GPtrArray) known = look (fixture);
  g_autoptr (MadoChannel) channel = connect_ok (fixture);
  verify (channel);

  Waiter waiter = { .fixture = fixture, .known = known };
  GThread *thread = start_waiting (&waiter);
  mado_transport_practice_set_service (fixture->practice, FALSE);
  g_thread_join (thread);
  g_assert_error (waiter.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE);
  g_clear_error (&waiter.error);
  assert_transmit_fails (channel, MADO_TRANSPORT_ERROR_NO_SERVICE);
  assert_connect_fails (fixture, READER, MADO_TRANSPORT_ERROR_NO_SERVICE);

  waiter.service = TRUE;
  g_atomic_int_set (&waiter.done, 0);
  thread = start_waiting (&waiter);
  mado_transport_practice_set_service (fixture->practice, TRUE);
  g_thread_join (thread);
  g_assert_no_error (waiter.error);
  g_assert_true (waiter.service_result);

  /* The channel of before stays dead, the card has lost its power, a new channel works. */
  assert_transmit_fails (channel, MADO_TRANSPORT_ERROR_NO_SERVICE);
  g_assert_false (is_verified (fixture));
  g_autoptr (MadoChannel) second = connect_ok (fixture);
  assert_transmit (second, 0x9000);
}

static void
test_service_interrupt (Fixture *fixture, gconstpointer data)
{
  mado_transport_practice_set_service (fixture->practice, FALSE);
  Waiter waiter = { .fixture = fixture, .service = TRUE };
  GThread *thread = start_waiting (&waiter);
  mado_transport_interrupt (fixture->transport);
  g_thread_join (thread);
  g_assert_no_error (waiter.error);
  g_assert_true (waiter.service_result);
  mado_transport_practice_set_service (fixture->practice, TRUE);
}

typedef struct
{
  Fixture *fixture;
  guint rounds;
} Hands;

static gpointer
shuffle (gpointer data)
{
  Hands *hands = data;
  for (guint i = 0; i < hands->rounds; i++)
    {
      mado_transport_practice_insert (hands->fixture->practice, READER, hands->fixture->card);
      if (i % 3 == 0)
        g_thread_yield ();
      mado_transport_practice_remove (hands->fixture->practice, READER);
    }
  mado_transport_practice_insert (hands->fixture->practice, READER, hands->fixture->card);
  return NULL;
}

/* However fast the hands are, the watcher ends with what is so, and never hangs. */
static void
test_wait_never_misses (Fixture *fixture, gconstpointer data)
{
  Hands hands = { fixture, 2000 };
  g_autoptr (GPtrArray) known = look (fixture);
  guint32 first = ((MadoSlot *)g_ptr_array_index (known, 0))->insertion;
  guint32 last = first + 2 * hands.rounds + 1;
  GThread *thread = g_thread_new ("hands", shuffle, &hands);

  while (((MadoSlot *)g_ptr_array_index (known, 0))->insertion != last)
    {
      GPtrArray *slots = mado_transport_wait (fixture->transport, known, NULL, NULL);
      g_assert_cmpuint (((MadoSlot *)g_ptr_array_index (slots, 0))->insertion, >,
                        ((MadoSlot *)g_ptr_array_index (known, 0))->insertion);
      g_ptr_array_unref (known);
      known = slots;
    }
  g_thread_join (thread);
  g_assert_cmpint (((MadoSlot *)g_ptr_array_index (known, 0))->state, ==, MADO_SLOT_CARD);
}

/* --- channels ----------------------------------------------------------------------------------
 */

static void
test_connect_errors (Fixture *fixture, gconstpointer data)
{
  assert_connect_fails (fixture, "nowhere", MADO_TRANSPORT_ERROR_NO_READER);
  assert_connect_fails (fixture, READER, MADO_TRANSPORT_ERROR_NO_CARD);
  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  mado_transport_practice_set_slot_state (fixture->practice, READER, MADO_SLOT_BUSY);
  assert_connect_fails (fixture, READER, MADO_TRANSPORT_ERROR_SHARING);
  mado_transport_practice_set_slot_state (fixture->practice, READER, MADO_SLOT_MUTE);
  assert_connect_fails (fixture, READER, MADO_TRANSPORT_ERROR_MUTE);
  mado_transport_practice_set_slot_state (fixture->practice, READER, MADO_SLOT_UNAVAILABLE);
  assert_connect_fails (fixture, READER, MADO_TRANSPORT_ERROR_FAILED);
}

static void
test_transmit (Fixture *fixture, gconstpointer data)
{
  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  g_autoptr (MadoChannel) channel = connect_ok (fixture);
  assert_transmit (channel, 0x9000);
  g_assert_cmpuint (mado_transport_practice_get_n_commands (fixture->practice), ==, 1);
  gsize length;
  const guint8 *atr = mado_channel_get_atr (channel, &length);
  g_assert_cmphex (atr[0], ==, 0x3B);

  /* An answer longer than the room for it is an error, not an overrun. */
  g_autoptr (GBytes) content = g_bytes_new_static ("0123456789", 10);
  mado_practice_card_add_file (fixture->card, mado_practice_aid_jpki, 0x000A, content, 0);
  static const guint8 read[] = { 0x00, 0xB0, 0x8A, 0x00, 0x00 };
  guint8 small[6] = { 0 };
  gsize room = 5;
  g_autoptr (GError) error = NULL;
  g_assert_false (mado_channel_transmit (channel, read, sizeof read, small, &room, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED);
  g_assert_cmphex (small[5], ==, 0);

  mado_channel_disconnect (channel);
  assert_transmit_fails (channel, MADO_TRANSPORT_ERROR_REMOVED);
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  g_autoptr (MadoChannel) channel = connect_ok (fixture);
  assert_transmit (channel, 0x9000);
  mado_transport_practice_remove (fixture->practice, READER);
  assert_transmit_fails (channel, MADO_TRANSPORT_ERROR_REMOVED);
  g_autoptr (GError) error = NULL;
  g_assert_false (mado_channel_power_cycle (channel, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  /* Put in again, it is another insertion: the channel stays dead and harms nobody. */
  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  assert_transmit_fails (channel, MADO_TRANSPORT_ERROR_REMOVED);
  g_autoptr (MadoChannel) second = connect_ok (fixture);
  verify (second);
  mado_channel_set_disposition (channel, MADO_DISPOSITION_UNPOWER);
  mado_channel_disconnect (channel);
  g_assert_true (is_verified (fixture));

  mado_transport_practice_remove_reader (fixture->practice, READER);
  assert_transmit_fails (second, MADO_TRANSPORT_ERROR_REMOVED);
}

static void
test_removal_empties_reader (Fixture *fixture, gconstpointer data)
{
  mado_practice_card_set_removal (fixture->card, 2, FALSE);
  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  g_autoptr (MadoChannel) channel = connect_ok (fixture);
  assert_transmit (channel, 0x9000);
  g_autoptr (GPtrArray) known = look (fixture);
  assert_transmit_fails (channel, MADO_TRANSPORT_ERROR_REMOVED);
  g_autoptr (GPtrArray) slots = mado_transport_wait (fixture->transport, known, NULL, NULL);
  g_assert_cmpint (((MadoSlot *)g_ptr_array_index (slots, 0))->state, ==, MADO_SLOT_EMPTY);

  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  g_autoptr (MadoChannel) second = connect_ok (fixture);
  assert_transmit (second, 0x9000);
  assert_transmit (second, 0x9000);
}

static void
test_power (Fixture *fixture, gconstpointer data)
{
  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  g_autoptr (MadoChannel) channel = connect_ok (fixture);
  verify (channel);
  g_autoptr (GError) error = NULL;
  g_assert_true (mado_channel_power_cycle (channel, &error));
  g_assert_no_error (error);
  g_assert_false (is_verified (fixture));

  /* Left as it is by default, also when the channel is only dropped. */
  verify (channel);
  g_clear_object (&channel);
  g_assert_true (is_verified (fixture));
  g_autoptr (MadoChannel) second = connect_ok (fixture);
  g_assert_true (is_verified (fixture));
  mado_channel_set_disposition (second, MADO_DISPOSITION_UNPOWER);
  g_clear_object (&second);
  g_assert_false (is_verified (fixture));
  g_autoptr (MadoChannel) third = connect_ok (fixture);
  assert_transmit (third, 0x9000);
}

static void
test_reset_by_others (Fixture *fixture, gconstpointer data)
{
  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  g_autoptr (MadoChannel) channel = connect_ok (fixture);
  verify (channel);
  mado_transport_practice_reset_card (fixture->practice, READER);
  assert_transmit_fails (channel, MADO_TRANSPORT_ERROR_RESET);
  assert_transmit_fails (channel, MADO_TRANSPORT_ERROR_RESET);
  /* A warm reset: the verified state is still there. */
  g_assert_true (is_verified (fixture));
  g_autoptr (MadoChannel) second = connect_ok (fixture);
  assert_transmit (second, 0x9000);
}

typedef struct
{
  MadoChannel *channel;
  guint16 sw;
  GError *error;
  gint done;
} Sender;

static gpointer
send_in_thread (gpointer data)
{
  Sender *sender = data;
  sender->sw = transmit (sender->channel, select_jpki, sizeof select_jpki, &sender->error);
  g_atomic_int_set (&sender->done, 1);
  return NULL;
}

typedef struct
{
  Fixture *fixture;
  GCancellable *cancellable; /* (nullable) */
  MadoChannel *channel;
  GError *error;
  gint done;
} Comer;

static gpointer
connect_in_thread (gpointer data)
{
  Comer *comer = data;
  comer->channel =
      mado_transport_connect (comer->fixture->transport, READER, comer->cancellable, &comer->error);
  g_atomic_int_set (&comer->done, 1);
  return NULL;
}

/* A channel has the card to itself; who comes next waits, and may give up. */
static void
test_turns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  MadoChannel *holder = connect_ok (fixture);
  Comer patient = { .fixture = fixture };
  Comer hasty = { .fixture = fixture, .cancellable = cancellable };
  GThread *patient_thread = g_thread_new ("patient", connect_in_thread, &patient);
  GThread *hasty_thread = g_thread_new ("hasty", connect_in_thread, &hasty);

  assert_transmit (holder, 0x9000);
  g_usleep (20 * 1000);
  g_assert_cmpint (g_atomic_int_get (&patient.done), ==, 0);
  g_assert_cmpint (g_atomic_int_get (&hasty.done), ==, 0);

  g_cancellable_cancel (cancellable);
  g_thread_join (hasty_thread);
  g_assert_error (hasty.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (hasty.channel);
  g_clear_error (&hasty.error);

  g_assert_cmpint (g_atomic_int_get (&patient.done), ==, 0);
  g_assert_finalize_object (holder);
  g_thread_join (patient_thread);
  g_assert_no_error (patient.error);
  assert_transmit (patient.channel, 0x9000);
  g_object_unref (patient.channel);
}

/* The card goes while it is waited for. */
static void
test_turn_never_comes (Fixture *fixture, gconstpointer data)
{
  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  g_autoptr (MadoChannel) holder = connect_ok (fixture);
  Comer comer = { .fixture = fixture };
  GThread *thread = g_thread_new ("comer", connect_in_thread, &comer);

  g_usleep (20 * 1000);
  mado_transport_practice_remove (fixture->practice, READER);
  g_thread_join (thread);
  g_assert_error (comer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD);
  g_clear_error (&comer.error);
}

/* While a slow card works, the watch sees everything, and the card can be taken out. */
static void
test_slow_exchange (Fixture *fixture, gconstpointer data)
{
  mado_practice_card_set_pace (fixture->card, 60 * 1000, 0);
  mado_transport_practice_insert (fixture->practice, READER, fixture->card);
  g_autoptr (MadoChannel) channel = connect_ok (fixture);
  Sender sender = { .channel = channel };
  gint64 begin = g_get_monotonic_time ();
  GThread *thread = g_thread_new ("sender", send_in_thread, &sender);
  while (mado_practice_card_get_n_commands (fixture->card) == 0)
    g_usleep (1000);

  g_autoptr (GPtrArray) known = look (fixture);
  mado_transport_practice_add_reader (fixture->practice, OTHER);
  g_autoptr (GPtrArray) slots = mado_transport_wait (fixture->transport, known, NULL, NULL);
  g_assert_cmpuint (slots->len, ==, 2);
  mado_transport_practice_remove (fixture->practice, READER);
  g_thread_join (thread);
  g_assert_error (sender.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_clear_error (&sender.error);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 30 * G_USEC_PER_SEC);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/transport-practice/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("slots", test_slots);
  ADD ("slot-values", test_slot_values);
  ADD ("wait-insert", test_wait_insert);
  ADD ("wait-swap", test_wait_swap);
  ADD ("wait-interrupt", test_wait_interrupt);
  ADD ("wait-cancel", test_wait_cancel);
  ADD ("wait-never-misses", test_wait_never_misses);
  ADD ("service", test_service);
  ADD ("service-interrupt", test_service_interrupt);
  ADD ("connect-errors", test_connect_errors);
  ADD ("transmit", test_transmit);
  ADD ("removed", test_removed);
  ADD ("tear-empties-reader", test_removal_empties_reader);
  ADD ("successor", test_successor);
  ADD ("power", test_power);
  ADD ("reset-by-others", test_reset_by_others);
  ADD ("turns", test_turns);
  ADD ("turns/never", test_turn_never_comes);
  ADD ("slow-exchange", test_slow_exchange);
  return g_test_run ();
}
