/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-left-alone-private.h"
#include "mado-reader-watch.h"
#include "session-fixture.h"
#include "mado-transport-practice-private.h"

typedef struct
{
  MadoTransportPractice *transport;
  MadoReaderWatch *watch;
  GPtrArray *changed; /* (element-type utf8): names, in order */
} Fixture;

static void
on_changed_cb (MadoReaderWatch *watch, MadoReader *reader, gpointer data)
{
  Fixture *self = data;
  g_ptr_array_add (self->changed, g_strdup (mado_reader_get_name (reader)));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->transport = fixture_transport_new (NULL);
  self->watch = mado_reader_watch_new (MADO_TRANSPORT (self->transport));
  self->changed = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (self->watch, "changed", G_CALLBACK (on_changed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  mado_reader_watch_stop (self->watch);
  g_assert_finalize_object (self->watch);
  g_assert_finalize_object (self->transport);
  g_ptr_array_unref (self->changed);
  /* No thread stays behind, or is thought to. */
  fixture_spin_until (mado_left_alone_count () == 0);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
start (Fixture *self)
{
  g_assert_cmpint (mado_reader_watch_get_service (self->watch), ==, MADO_SERVICE_STARTING);
  mado_reader_watch_start (self->watch);
  fixture_spin_until (mado_reader_watch_get_service (self->watch) != MADO_SERVICE_STARTING);
}

static guint
count (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->watch));
}

static gboolean
is_in_state (Fixture *self, const char *name, MadoSlotState state)
{
  MadoReader *reader = mado_reader_watch_find (self->watch, name);
  return reader != NULL && mado_reader_get_state (reader) == state;
}

static void
test_cards (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) card = mado_practice_card_new ();

  start (self);
  g_assert_cmpint (mado_reader_watch_get_service (self->watch), ==, MADO_SERVICE_RUNNING);
  g_assert_cmpuint (count (self), ==, 1);
  g_assert_cmpuint (self->changed->len, ==, 0);

  mado_transport_practice_insert (self->transport, FIXTURE_READER, card);
  fixture_spin_until (self->changed->len == 1);
  g_assert_true (is_in_state (self, FIXTURE_READER, MADO_SLOT_CARD));
  guint32 first = mado_reader_get_insertion (mado_reader_watch_find (self->watch, FIXTURE_READER));

  /* A swap is one event, with another insertion. */
  mado_transport_practice_insert (self->transport, FIXTURE_READER, card);
  fixture_spin_until (self->changed->len == 2);
  g_assert_true (is_in_state (self, FIXTURE_READER, MADO_SLOT_CARD));
  g_assert_cmpuint (
      mado_reader_get_insertion (mado_reader_watch_find (self->watch, FIXTURE_READER)), !=, first);

  mado_transport_practice_set_slot_state (self->transport, FIXTURE_READER, MADO_SLOT_MUTE);
  fixture_spin_until (self->changed->len == 3);
  g_assert_true (is_in_state (self, FIXTURE_READER, MADO_SLOT_MUTE));

  mado_transport_practice_remove (self->transport, FIXTURE_READER);
  fixture_spin_until (self->changed->len == 4);
  g_assert_true (is_in_state (self, FIXTURE_READER, MADO_SLOT_EMPTY));
}

/* Follows the list by its signal alone, as a list widget does. */
static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  GPtrArray *mirror = data;

  g_assert_cmpuint (position + removed, <=, mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, (int)(position + i), g_list_model_get_item (model, position + i));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, mirror->len);
  for (guint i = 0; i < mirror->len; i++)
    {
      g_autoptr (MadoReader) reader = g_list_model_get_item (model, i);
      g_assert_true (reader == g_ptr_array_index (mirror, i));
    }
}

typedef struct
{
  guint n_signals;
  guint position, removed, added; /* of the last one */
} Told;

static void
on_told_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Told *told = data;
  *told = (Told){ told->n_signals + 1, position, removed, added };
}

static void
assert_told (Told *told, guint n_signals, guint position, guint removed, guint added)
{
  g_assert_cmpuint (told->n_signals, ==, n_signals);
  g_assert_cmpuint (told->position, ==, position);
  g_assert_cmpuint (told->removed, ==, removed);
  g_assert_cmpuint (told->added, ==, added);
}

/* A list widget is told of the one that came or went, and of no other; and of a card nothing. */
static void
test_items_changed (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) card = mado_practice_card_new ();
  Told told = { 0 };
  guint n_services = 0;

  g_signal_connect (self->watch, "items-changed", G_CALLBACK (on_told_cb), &told);
  g_signal_connect_swapped (self->watch, "notify::service", G_CALLBACK (count_cb), &n_services);
  start (self);
  assert_told (&told, 1, 0, 0, 1);
  g_assert_cmpuint (n_services, ==, 1);
  mado_transport_practice_add_reader (self->transport, "Reader 2");
  fixture_spin_until (count (self) == 2);
  assert_told (&told, 2, 1, 0, 1);
  mado_transport_practice_add_reader (self->transport, "Reader 3");
  fixture_spin_until (count (self) == 3);
  assert_told (&told, 3, 2, 0, 1);
  mado_transport_practice_add_reader (self->transport, "Reader 4");
  fixture_spin_until (count (self) == 4);
  mado_transport_practice_insert (self->transport, "Reader 2", card);
  fixture_spin_until (is_in_state (self, "Reader 2", MADO_SLOT_CARD));
  assert_told (&told, 4, 3, 0, 1);
  mado_transport_practice_remove_reader (self->transport, "Reader 2");
  fixture_spin_until (count (self) == 3);
  assert_told (&told, 5, 1, 1, 0);
  mado_transport_practice_remove_reader (self->transport, FIXTURE_READER);
  fixture_spin_until (count (self) == 2);
  assert_told (&told, 6, 0, 1, 0);
  mado_transport_practice_remove_reader (self->transport, "Reader 4");
  fixture_spin_until (count (self) == 1);
  assert_told (&told, 7, 1, 1, 0);
  g_assert_cmpuint (n_services, ==, 1);

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (self->watch)) == MADO_TYPE_READER);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->watch), 1));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->watch), 1000));
  g_assert_null (mado_reader_watch_find (self->watch, FIXTURE_READER));
  MadoReader *third = mado_reader_watch_find_label (self->watch, "Reader 3");
  g_assert_nonnull (third);
  g_assert_true (third == mado_reader_watch_find (self->watch, "Reader 3"));
  g_assert_null (mado_reader_watch_find_label (self->watch, "Reader 2"));
  g_signal_handlers_disconnect_by_data (self->watch, &told);
  g_signal_handlers_disconnect_by_data (self->watch, &n_services);
}

/* Started twice it is started once; nor is what was never started stopped, or asked again. */
static void
test_start_twice (Fixture *self, gconstpointer data)
{
  mado_reader_watch_stop (self->watch);
  mado_reader_watch_retry (self->watch);
  start (self);
  mado_reader_watch_start (self->watch);
  mado_reader_watch_stop (self->watch);
  g_assert_finalize_object (self->watch);
  /* No thread has it any more. */
  g_assert_finalize_object (self->transport);
  self->transport = fixture_transport_new (NULL);
  self->watch = mado_reader_watch_new (MADO_TRANSPORT (self->transport));
}

static void
test_readers (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MadoPracticeCard) card = mado_practice_card_new ();

  g_signal_connect (self->watch, "items-changed", G_CALLBACK (on_items_changed_cb), mirror);
  start (self);
  mado_transport_practice_add_reader (self->transport, "Reader 2");
  mado_transport_practice_add_reader (self->transport, "Reader 3");
  mado_transport_practice_insert (self->transport, "Reader 2", card);
  fixture_spin_until (count (self) == 3 && is_in_state (self, "Reader 2", MADO_SLOT_CARD));

  g_autoptr (MadoReader) second = g_list_model_get_item (G_LIST_MODEL (self->watch), 1);
  g_autoptr (MadoReader) third = g_list_model_get_item (G_LIST_MODEL (self->watch), 2);
  g_ptr_array_set_size (self->changed, 0);
  mado_transport_practice_remove_reader (self->transport, "Reader 2");
  fixture_spin_until (count (self) == 2);
  /* It is emptied before it goes, and the others keep their objects. */
  g_assert_cmpint (mado_reader_get_state (second), ==, MADO_SLOT_EMPTY);
  g_assert_cmpuint (self->changed->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (self->changed, 0), ==, "Reader 2");
  g_assert_true (mado_reader_watch_find (self->watch, "Reader 3") == third);

  mado_transport_practice_remove_reader (self->transport, FIXTURE_READER);
  mado_transport_practice_remove_reader (self->transport, "Reader 3");
  fixture_spin_until (count (self) == 0);
  g_assert_cmpint (mado_reader_watch_get_service (self->watch), ==, MADO_SERVICE_RUNNING);
  g_signal_handlers_disconnect_by_data (self->watch, mirror);
}

static void
test_service (Fixture *self, gconstpointer data)
{
  mado_transport_practice_set_service (self->transport, FALSE);
  start (self);
  g_assert_cmpint (mado_reader_watch_get_service (self->watch), ==, MADO_SERVICE_STOPPED);
  g_assert_cmpuint (count (self), ==, 0);
  mado_reader_watch_retry (self->watch);
  fixture_spin_for (20);
  g_assert_cmpint (mado_reader_watch_get_service (self->watch), ==, MADO_SERVICE_STOPPED);

  for (guint i = 0; i < 20; i++)
    {
      mado_transport_practice_set_service (self->transport, TRUE);
      fixture_spin_until (mado_reader_watch_get_service (self->watch) == MADO_SERVICE_RUNNING);
      g_assert_cmpuint (count (self), ==, 1);
      mado_transport_practice_set_service (self->transport, FALSE);
      fixture_spin_until (mado_reader_watch_get_service (self->watch) == MADO_SERVICE_STOPPED);
      g_assert_cmpuint (count (self), ==, 0);
    }
}

/* --- races --------------------------------------------------------------------------------- */

typedef struct
{
  MadoTransportPractice *transport;
  MadoPracticeCard *card;
  gint stop;
  guint seed;
} Hands;

static gpointer
play_with_card (gpointer data)
{
  Hands *hands = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (hands->seed);

  while (!g_atomic_int_get (&hands->stop))
    {
      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          mado_transport_practice_insert (hands->transport, FIXTURE_READER, hands->card);
          break;
        case 1:
          mado_transport_practice_remove (hands->transport, FIXTURE_READER);
          break;
        case 2:
          mado_transport_practice_set_service (hands->transport, FALSE);
          break;
        default:
          mado_transport_practice_set_service (hands->transport, TRUE);
          break;
        }
      g_usleep ((gulong)g_rand_int_range (random, 0, 300));
    }
  return NULL;
}

static void
test_races (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) card = mado_practice_card_new ();
  Hands hands = { self->transport, card, 0, g_test_rand_int () };
  GThread *thread = g_thread_new ("hands", play_with_card, &hands);

  for (guint i = 0; i < 200; i++)
    {
      mado_reader_watch_start (self->watch);
      if (i % 3 != 0)
        g_usleep ((gulong)g_test_rand_int_range (0, 500));
      if (i % 2 == 0)
        while (g_main_context_iteration (NULL, FALSE))
          continue;
      if (i % 5 == 0)
        mado_reader_watch_retry (self->watch);
      mado_reader_watch_stop (self->watch);
      g_assert_cmpuint (count (self), ==, 0);

      /* Nothing arrives after stop(). */
      g_ptr_array_set_size (self->changed, 0);
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_assert_cmpuint (self->changed->len, ==, 0);
      g_assert_cmpint (mado_reader_watch_get_service (self->watch), ==, MADO_SERVICE_STARTING);
    }
  g_atomic_int_set (&hands.stop, 1);
  g_thread_join (thread);
}

static void
on_changed_stop_cb (MadoReaderWatch *watch, MadoReader *reader, gpointer data)
{
  mado_reader_watch_stop (watch);
}

static void
test_stop_in_handler (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) card = mado_practice_card_new ();

  mado_transport_practice_add_reader (self->transport, "Reader 2");
  mado_transport_practice_insert (self->transport, FIXTURE_READER, card);
  g_signal_connect (self->watch, "changed", G_CALLBACK (on_changed_stop_cb), NULL);
  mado_reader_watch_start (self->watch);
  fixture_spin_until (self->changed->len == 1);
  g_assert_cmpuint (count (self), ==, 0);
  g_assert_cmpint (mado_reader_watch_get_service (self->watch), ==, MADO_SERVICE_STARTING);
}

static void
on_items_changed_stop_cb (
    GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  *(gboolean *)data = TRUE;
  mado_reader_watch_stop (MADO_READER_WATCH (model));
}

/* Of what was told together with it nothing comes after the end. */
static void
test_stop_in_items_changed (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) card = mado_practice_card_new ();
  gboolean stopped = FALSE;

  mado_transport_practice_insert (self->transport, FIXTURE_READER, card);
  g_signal_connect (self->watch, "items-changed", G_CALLBACK (on_items_changed_stop_cb), &stopped);
  mado_reader_watch_start (self->watch);
  fixture_spin_until (stopped);
  g_assert_cmpint (mado_reader_watch_get_service (self->watch), ==, MADO_SERVICE_STARTING);
  g_assert_cmpuint (self->changed->len, ==, 0);
  g_assert_cmpuint (count (self), ==, 0);
  g_signal_handlers_disconnect_by_data (self->watch, &stopped);
}

static void
on_state_stop_cb (MadoReader *reader, GParamSpec *pspec, gpointer data)
{
  mado_reader_watch_stop (data);
}

/* Nor of what was about to be told after it. */
static void
test_stop_in_state (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) card = mado_practice_card_new ();

  mado_transport_practice_add_reader (self->transport, "Reader 2");
  start (self);
  g_assert_cmpuint (count (self), ==, 2);
  g_autoptr (MadoReader) reader = g_object_ref (mado_reader_watch_find (self->watch, "Reader 2"));
  g_signal_connect (reader, "notify::state", G_CALLBACK (on_state_stop_cb), self->watch);
  mado_transport_practice_insert (self->transport, "Reader 2", card);
  fixture_spin_until (mado_reader_watch_get_service (self->watch) == MADO_SERVICE_STARTING);
  fixture_spin_for (20);
  g_assert_cmpuint (count (self), ==, 0);
  g_assert_cmpuint (self->changed->len, ==, 0);
  g_assert_cmpint (mado_reader_watch_get_service (self->watch), ==, MADO_SERVICE_STARTING);
}

/* Dropping the last reference ends the thread as well. */
static void
test_finalize_running (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      MadoReaderWatch *watch = mado_reader_watch_new (MADO_TRANSPORT (self->transport));
      mado_reader_watch_start (watch);
      g_assert_finalize_object (watch);
    }
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

/* Whoever opens a window need not let the main context run before. */
static void
test_catch_up (Fixture *self, gconstpointer data)
{
  mado_reader_watch_catch_up (self->watch);
  mado_reader_watch_start (self->watch);
  for (guint i = 0; i < 1000 && count (self) == 0; i++)
    {
      g_usleep (10 * 1000);
      mado_reader_watch_catch_up (self->watch);
    }
  g_assert_cmpint (mado_reader_watch_get_service (self->watch), ==, MADO_SERVICE_RUNNING);
  g_assert_cmpuint (count (self), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/watch/cards", test_cards);
  add ("/watch/catch-up", test_catch_up);
  add ("/watch/items-changed", test_items_changed);
  add ("/watch/start-twice", test_start_twice);
  add ("/watch/readers", test_readers);
  add ("/watch/service", test_service);
  add ("/watch/races", test_races);
  add ("/watch/stop-in-handler", test_stop_in_handler);
  add ("/watch/stop-in-items-changed", test_stop_in_items_changed);
  add ("/watch/stop-in-state", test_stop_in_state);
  add ("/watch/finalize-running", test_finalize_running);

  return g_test_run ();
}
