/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "at-reader.h"

/* A session that hands, ends and changes overtake. */

static void
test_start_stop_races (AtReader *self, gconstpointer data)
{
  at_reader_insert (self);
  for (guint i = 0; i < 200; i++)
    {
      MadoSession *session = at_reader_new_session (self->transport);

      mado_session_start (session);
      if (i % 4 != 0)
        {
          gint64 until = g_get_monotonic_time () + g_test_rand_int_range (0, 3000);
          while (g_get_monotonic_time () < until)
            g_main_context_iteration (NULL, FALSE);
        }
      if (i % 5 != 0)
        mado_session_stop (session);
      g_assert_finalize_object (session);
    }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 0);
}

/* Whoever hears of a change may end the session then and there. */
static void
on_notify_stop_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  guint *left = data;

  if (*left > 0 && --*left == 0)
    mado_session_stop (session);
}

static void
test_stop_in_handler (AtReader *self, gconstpointer data)
{
  for (guint n = 1; n <= 60; n++)
    {
      MadoSession *session = at_reader_new_session (self->transport);
      Answer answer = { FALSE };
      guint left = n;

      /* Reading, asking for the password, tearing the card out: some 60 notifications. */
      at_reader_insert (self);
      g_signal_connect (session, "notify", G_CALLBACK (on_notify_stop_cb), &left);
      g_set_object (&self->session, session);
      mado_session_start (session);
      fixture_spin_until (left == 0 || at_reader_is_idle_in (self, MADO_STAGE_RESULT));
      at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
      fixture_spin_until (answer.answered);
      if (left > 0)
        mado_session_read_again (session);
      at_reader_remove_card (self);
      fixture_spin_until (left == 0 || at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
      mado_session_stop (session);
      g_assert_cmpint (at_reader_get_stage (self), ==, MADO_STAGE_STARTING);
      g_assert_null (mado_session_get_snapshot (session));
      g_assert_null (mado_session_get_reader (session));
      g_clear_error (&answer.error);
      g_object_unref (session);
    }
}

typedef struct
{
  AtReader *fixture;
  MadoPracticeCard *other;
  guint seed;
  gint done;
} Hands;

static gpointer
insert_and_remove (gpointer data)
{
  Hands *hands = data;
  MadoTransportPractice *transport = hands->fixture->transport;
  g_autoptr (GRand) random = g_rand_new_with_seed (hands->seed);

  for (guint i = 0; i < 100; i++)
    {
      mado_transport_practice_insert (transport, FIXTURE_READER,
                                      i % 2 == 0 ? hands->fixture->card : hands->other);
      g_usleep ((gulong)g_rand_int_range (random, 0, 4000));
      if (i % 3 != 0)
        mado_transport_practice_remove (transport, FIXTURE_READER);
      g_usleep ((gulong)g_rand_int_range (random, 0, 1000));
    }
  mado_transport_practice_insert (transport, FIXTURE_READER, hands->other);
  g_atomic_int_set (&hands->done, 1);
  g_main_context_wakeup (NULL);
  return NULL;
}

/* A card that is laid down badly: away seven times, each time in the middle of a reading and
 * further on in it. Each time the person is told so, and nothing of a half is left behind; in the
 * end it is read, whole, and no PIN was sent. */
static void
test_laid_badly (AtReader *self, gconstpointer data)
{
  mado_practice_card_set_pace (self->card, 20, 106000);
  at_reader_start_empty (self);
  for (guint i = 0; i < 7; i++)
    {
      at_reader_insert (self);
      fixture_spin_until (at_reader_get_progress (self->session) > 0.0 &&
                          mado_practice_card_get_n_commands (self->card) > 2 * i);
      g_assert_true (mado_session_get_busy (self->session));
      at_reader_remove_card (self);
      fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
      g_assert_true (mado_session_get_interrupted (self->session));
      g_assert_null (mado_session_get_snapshot (self->session));
      g_assert_null (mado_session_get_advice (self->session));
    }
  mado_practice_card_set_pace (self->card, 0, 0);
  at_reader_insert (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_true (mado_snapshot_get_complete (mado_session_get_snapshot (self->session)));
  g_assert_no_error (mado_session_get_error (self->session));
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 0);
}

static void
test_rapid_hands (AtReader *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = at_reader_other_card_new ();
  Hands hands = { self, other, g_test_rand_int (), 0 };

  at_reader_start_with_card (self);
  g_autofree char *first = g_strdup (at_reader_get_auth_digest (self));
  GThread *thread = g_thread_new ("hands", insert_and_remove, &hands);
  fixture_spin_until (g_atomic_int_get (&hands.done) == 1);
  g_thread_join (thread);

  /* The last card is the one that is shown. */
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT) &&
                      g_strcmp0 (at_reader_get_auth_digest (self), first) != 0);
  fixture_spin_for (50);
  g_assert_true (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  at_reader_remove_card (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 0);
}

static void
on_progress_over_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  if (at_reader_get_progress (session) == 0.0)
    mado_session_stop (session);
}

/* The card has answered when it is told that nothing is under way any more: whoever stops the
 * session then does not take the answer from the one who asked. */
static void
test_stop_at_the_answer (AtReader *self, gconstpointer data)
{
  Answer answer = { FALSE };

  at_reader_start_with_card (self);
  g_signal_connect (self->session, "notify::progress", G_CALLBACK (on_progress_over_cb), NULL);
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (answer.answered);
  g_assert_cmpint (at_reader_get_stage (self), ==, MADO_STAGE_STARTING);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (answer.told.tries.state, ==, MADO_TRIES_LEFT);
  g_assert_cmpuint (answer.told.tries.left, ==, 5);
  g_clear_error (&answer.error);
}

static void
on_told_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  (*(guint *)data)++;
}

/* Nothing is said of one that is being let go of. */
static void
test_finalized (AtReader *self, gconstpointer data)
{
  MadoSession *session = at_reader_new_session (self->transport);
  guint n_told = 0;

  g_signal_connect (session, "notify", G_CALLBACK (on_told_cb), &n_told);
  g_object_run_dispose (G_OBJECT (session));
  g_assert_finalize_object (session);
  g_assert_cmpuint (n_told, ==, 0);
}

static void
add (const char *path, void (*test) (AtReader *, gconstpointer))
{
  g_test_add (path, AtReader, NULL, at_reader_set_up, test, at_reader_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/session/laid-badly", test_laid_badly);
  add ("/session/races/start-stop", test_start_stop_races);
  add ("/session/races/stop-in-handler", test_stop_in_handler);
  add ("/session/races/stop-at-the-answer", test_stop_at_the_answer);
  add ("/session/races/finalized", test_finalized);
  add ("/session/races/rapid-hands", test_rapid_hands);

  return g_test_run ();
}
