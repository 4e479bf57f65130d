/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "at-reader.h"
#include "mado-practice-card-private.h"
#include "mado-reading.h"
#include "mado-transport-practice-private.h"

/* The certificate behind the password, through the session. */

static void
on_secrets_gone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MadoPinOrder *order = data;
  g_autoptr (GError) error = NULL;
  MadoPinAnswer answer;

  mado_session_order_finish (MADO_SESSION (source), result, &answer, &error);
  g_assert_null (order->current);
  order->pin = MADO_PIN_AUTH; /* answered */
}

/* Whoever keeps the order keeps no password with it: not where it was carried out, and not where it
 * was not. */
static void
test_secrets_gone (AtReader *self, gconstpointer data)
{
  at_reader_start_empty (self);
  for (guint with_card = 0; with_card < 2; with_card++)
    {
      g_autoptr (MadoSecret) password = mado_secret_new (FIXTURE_PASSWORD);
      g_autoptr (MadoPinOrder) order = mado_pin_order_new_sign (password, FALSE);

      if (with_card == 1)
        {
          at_reader_insert (self);
          fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
        }
      mado_session_order_async (self->session, order, NULL, on_secrets_gone_cb, order);
      fixture_spin_until (order->pin == MADO_PIN_AUTH);
    }
}

static MadoItemState
get_sign_state (AtReader *self)
{
  return mado_snapshot_get_state (mado_session_get_snapshot (self->session),
                                  MADO_ITEM_SIGN_CERTIFICATE);
}

static void
test_sign (AtReader *self, gconstpointer data)
{
  Answer answer = { FALSE };

  at_reader_start_with_card (self);
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  g_assert_true (mado_session_get_busy (self->session));
  fixture_spin_until (answer.answered);
  g_assert_no_error (answer.error);
  g_assert_true (answer.ok);
  g_assert_cmpuint (answer.told.tries.left, ==, 5);
  g_assert_true (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_cmpint (get_sign_state (self), ==, MADO_ITEM_KNOWN);
  g_assert_nonnull (at_reader_get_auth_digest (self));
  g_assert_cmpint (
      mado_snapshot_get_chain (mado_session_get_snapshot (self->session), MADO_KIND_SIGN), ==,
      MADO_CHAIN_PINNED);
  g_assert_true (g_date_valid (
      &mado_session_get_advice (self->session)->certificates[MADO_KIND_SIGN].expires));
  g_assert_false (mado_practice_card_get_verified (self->card, fixture_jpki, 0x001B));
}

typedef struct
{
  double progress; /* the furthest */
  guint n_snapshots, n_waits;
} Heard;

static void
on_progress_heard_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  Heard *heard = data;
  heard->progress = MAX (heard->progress, at_reader_get_progress (session));
}

static void
on_heard_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  (*(guint *)data)++;
}

/* What is on its way is told: how far it is, and the counter before the certificate. Nobody is said
 * to wait for another program that is not there, however long it takes. */
static void
test_sign_told (AtReader *self, gconstpointer data)
{
  /* A clock of whole seconds may be one late. */
  const guint patience = 1000 * (MADO_PATIENCE_TURN_SECONDS + 1) + 200;
  Answer answer = { FALSE };
  Heard heard = { 0 };

  at_reader_start_with_card (self);
  g_signal_connect (self->session, "notify::progress", G_CALLBACK (on_progress_heard_cb), &heard);
  g_signal_connect (self->session, "notify::snapshot", G_CALLBACK (on_heard_cb),
                    &heard.n_snapshots);
  g_signal_connect (self->session, "notify::waiting", G_CALLBACK (on_heard_cb), &heard.n_waits);
  mado_practice_card_set_pace (self->card, 300, 0);
  gint64 start = g_get_monotonic_time ();
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (answer.answered);
  g_assert_no_error (answer.error);
  g_assert_cmpint (g_get_monotonic_time () - start, >, patience * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpfloat (heard.progress, ==, 1.0);
  g_assert_cmpfloat (at_reader_get_progress (self->session), ==, 0.0);
  g_assert_cmpuint (heard.n_snapshots, >=, 2);
  fixture_spin_for (patience);
  g_assert_cmpuint (heard.n_waits, ==, 0);
  g_signal_handlers_disconnect_by_data (self->session, &heard);
  g_signal_handlers_disconnect_by_data (self->session, &heard.n_snapshots);
  g_signal_handlers_disconnect_by_data (self->session, &heard.n_waits);
}

/* Of an order that goes on after the screen was cleared nothing is seen there. */
static void
test_sign_cleared (AtReader *self, gconstpointer data)
{
  Answer answer = { FALSE };
  Heard heard = { 0 };

  at_reader_start_with_card (self);
  mado_practice_card_set_pace (self->card, 20, 0);
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (mado_practice_card_get_n_verifies (self->card) == 1);
  mado_session_clear (self->session);
  g_signal_connect (self->session, "notify::progress", G_CALLBACK (on_progress_heard_cb), &heard);
  g_signal_connect (self->session, "notify::snapshot", G_CALLBACK (on_heard_cb),
                    &heard.n_snapshots);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_clear_error (&answer.error);
  g_assert_cmpfloat (heard.progress, ==, 0.0);
  g_assert_cmpuint (heard.n_snapshots, ==, 0);
  g_assert_true (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
  g_signal_handlers_disconnect_by_data (self->session, &heard);
  g_signal_handlers_disconnect_by_data (self->session, &heard.n_snapshots);
}

typedef struct
{
  const char *what;
  gboolean stops_service; /* as the card leaves */
  gboolean senseless;     /* it is an answer without sense, and another card after the next power */
  gboolean stranger;      /* the card's CA is read as well */
} Loss;

static const Loss losses[] = {
  { "card", FALSE, FALSE, FALSE },           { "service", TRUE, FALSE, FALSE },
  { "senseless", FALSE, TRUE, FALSE },       { "stranger/card", FALSE, FALSE, TRUE },
  { "stranger/service", TRUE, FALSE, TRUE }, { "stranger/senseless", FALSE, TRUE, TRUE },
};

static void
lose (AtReader *self, const Loss *loss, guint n, MadoPracticeCard *other)
{
  g_autoptr (GBytes) senseless = fixture_bytes ("\x90\x00", 2);

  if (loss->senseless)
    mado_practice_card_set_garble (self->card, n, senseless);
  else
    mado_practice_card_set_removal (self->card, n, TRUE);
  mado_practice_card_set_removal_stops_service (self->card, loss->stops_service);
  if (!loss->stops_service)
    mado_transport_practice_set_successor (self->transport, FIXTURE_READER, other);
}

/* The card has left, or the service has ended, by what the card thread knows, and nobody else has
 * heard of it: nothing of the card is shown when the answer comes, and nothing is sent to the one
 * that lies there instead. */
static void
test_sign_gone (AtReader *self, gconstpointer data)
{
  const Loss *loss = data;
  Answer answer = { FALSE };

  if (loss->stranger)
    mado_session_set_practice_cas (self->session, NULL);
  at_reader_start_with_card (self);
  guint before = mado_practice_card_get_n_commands (self->card);
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (answer.answered);
  guint after = mado_practice_card_get_n_commands (self->card);
  guint n_lost = 0;

  for (guint n = before + 1; n <= after; n++)
    {
      g_autoptr (MadoPracticeCard) other = at_reader_other_card_new ();

      at_reader_remove_card (self);
      fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
      at_reader_insert (self);
      fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
      guint n_commands = mado_practice_card_get_n_commands (self->card);
      lose (self, loss, n_commands + n - before, other);
      at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
      fixture_spin_until (answer.answered);
      g_test_message ("command %u: %s", n - before,
                      answer.error != NULL ? answer.error->message : "read");
      g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
      g_assert_true (loss->senseless || answer.error != NULL);
      if (!loss->senseless || mado_practice_card_get_n_commands (other) > 0)
        {
          n_lost++;
          g_assert_nonnull (answer.error);
          g_assert_false (answer.shown);
          g_assert_null (mado_session_get_snapshot (self->session));
        }
      mado_transport_practice_set_service (self->transport, TRUE);
    }
  g_assert_cmpuint (n_lost, >, 0);
  g_clear_error (&answer.error);
}

static void
on_inserted_cb (MadoReader *reader, GParamSpec *pspec, gpointer data)
{
  const gpointer *both = data;
  g_signal_handlers_disconnect_by_data (reader, data);
  at_reader_ask (both[0], FIXTURE_PASSWORD, FALSE, NULL, both[1]);
}

/* Nothing is asked of a card that is none of ours, nor of one that came a moment ago. */
static void
test_sign_not_in_hand (AtReader *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) foreign = fixture_foreign_card_new ();
  g_autoptr (MadoPracticeCard) other = at_reader_other_card_new ();
  Answer answer = { FALSE };
  gpointer both[] = { self, &answer };

  mado_transport_practice_insert (self->transport, FIXTURE_READER, foreign);
  mado_session_start (self->session);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_FOREIGN_CARD));
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD);

  at_reader_insert (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  g_signal_connect (mado_session_get_reader (self->session), "notify", G_CALLBACK (on_inserted_cb),
                    both);
  mado_transport_practice_insert (self->transport, FIXTURE_READER, other);
  answer.answered = FALSE;
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD);
  g_clear_error (&answer.error);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
}

static void
test_sign_refused (AtReader *self, gconstpointer data)
{
  Answer answer = { FALSE };

  at_reader_start_with_card (self);
  for (guint left = 4; left >= 1; left--)
    {
      at_reader_ask (self, "WRONG1", FALSE, NULL, &answer);
      fixture_spin_until (answer.answered);
      g_assert_error (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG);
      g_assert_cmpuint (answer.told.tries.left, ==, left);
      g_assert_cmpuint (
          mado_snapshot_get_tries (mado_session_get_snapshot (self->session), MADO_PIN_SIGN).left,
          ==, left);
    }
  guint verifies = mado_practice_card_get_n_verifies (self->card);
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_CONFIRM);
  g_assert_cmpuint (answer.told.tries.left, ==, 1);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, verifies);

  at_reader_ask (self, "WRONG1", TRUE, NULL, &answer);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_BLOCKED);
  g_assert_cmpint (answer.told.tries.state, ==, MADO_TRIES_LOCKED);
  g_assert_true (mado_session_get_advice (self->session)->certificates[MADO_KIND_SIGN].pin_locked);
  g_assert_true (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  g_clear_error (&answer.error);
}

static void
test_sign_queued (AtReader *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer early = { FALSE };
  Answer answer = { FALSE };
  Answer second = { FALSE };

  at_reader_start_empty (self);
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &early);
  fixture_spin_until (early.answered);
  g_assert_error (early.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD);
  g_clear_error (&early.error);

  /* While the rest is still being read. */
  mado_practice_card_set_pace (self->card, 5, 0);
  at_reader_insert (self);
  fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_RESULT);
  g_assert_true (mado_session_get_busy (self->session));
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &second);
  fixture_spin_until (second.answered);
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&second.error);
  fixture_spin_until (answer.answered);
  g_assert_no_error (answer.error);
  g_assert_cmpint (get_sign_state (self), ==, MADO_ITEM_KNOWN);

  /* Cancelled before anything is sent. */
  guint verifies = mado_practice_card_get_n_verifies (self->card);
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, cancellable, &answer);
  g_cancellable_cancel (cancellable);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, verifies);
  g_assert_true (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
}

/* Asked for before anything of the card is known: carried out where it is one of ours, and answered
 * where it is none. */
static void
test_sign_early (AtReader *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) foreign = fixture_foreign_card_new ();
  Answer answer = { FALSE };

  mado_practice_card_set_pace (self->card, 20, 0);
  mado_practice_card_set_pace (foreign, 50, 0);
  at_reader_start_empty (self);
  at_reader_insert (self);
  fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_READING);
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  g_assert_cmpint (at_reader_get_stage (self), ==, MADO_STAGE_READING);
  fixture_spin_until (answer.answered);
  g_assert_no_error (answer.error);
  g_assert_cmpint (get_sign_state (self), ==, MADO_ITEM_KNOWN);

  mado_transport_practice_insert (self->transport, FIXTURE_READER, foreign);
  fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_READING);
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_clear_error (&answer.error);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_FOREIGN_CARD));
}

/* Another program resets the card while it is read, and it is another one afterwards: what was
 * typed for the first is not sent to it. */
static void
test_sign_for_another (AtReader *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = at_reader_other_card_new ();
  Answer answer = { FALSE };

  /* Of a stranger's certificate there is something to read after it is shown. */
  mado_session_set_practice_cas (self->session, NULL);
  mado_practice_card_set_pace (self->card, 10, 0);
  mado_practice_card_set_pace (other, 10, 0);
  at_reader_insert (self);
  mado_session_start (self->session);
  fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_RESULT &&
                      at_reader_get_progress (self->session) > 0.0 &&
                      at_reader_get_progress (self->session) < 1.0);
  mado_transport_practice_set_successor (self->transport, FIXTURE_READER, other);
  mado_transport_practice_reset_card (self->transport, FIXTURE_READER);
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_clear_error (&answer.error);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 0);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
}

static void
ask_while_reading (AtReader *self, Answer *answer)
{
  at_reader_insert (self);
  fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_READING);
  fixture_spin_until (at_reader_get_progress (self->session) > 0.0);
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, answer);
  g_assert_true (mado_session_get_busy (self->session));
}

/* The card is taken away, or put away, or the session ends, before the reading was over. */
static void
test_sign_abandoned (AtReader *self, gconstpointer data)
{
  Answer answer = { FALSE };

  at_reader_start_with_card (self);
  mado_practice_card_set_pace (self->card, 5, 0);

  ask_while_reading (self, &answer);
  at_reader_remove_card (self);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));

  ask_while_reading (self, &answer);
  mado_session_clear (self->session);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_assert_true (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));

  ask_while_reading (self, &answer);
  mado_session_stop (self->session);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 0);
}

/* Removed at every command from the password's connection on. */
static void
test_sign_removed_everywhere (AtReader *self, gconstpointer data)
{
  Answer answer = { FALSE };

  at_reader_start_with_card (self);
  guint before = mado_practice_card_get_n_commands (self->card);
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (answer.answered);
  g_assert_no_error (answer.error);
  guint after = mado_practice_card_get_n_commands (self->card);
  g_assert_cmpuint (after, >, before + 10);
  guint n_untold = 0;

  for (guint n = before + 1; n <= after; n++)
    for (guint carried_out = 0; carried_out < 2; carried_out++)
      {
        guint verifies = mado_practice_card_get_n_verifies (self->card);

        mado_practice_card_set_removal (self->card, n, carried_out == 1);
        at_reader_insert (self);
        fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_READING);
        fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
        at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
        fixture_spin_until (answer.answered);
        if (g_error_matches (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD))
          n_untold++;
        else
          g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
        g_assert_null (mado_session_get_snapshot (self->session));
        fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
        g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card) - verifies, <=, 1);
        g_assert_cmpuint (fixture_get_sign_tries (self->card), ==, 5);
      }
  /* VERIFY itself, whether it was carried out or not. */
  g_assert_cmpuint (n_untold, ==, 2);
  g_clear_error (&answer.error);
}

/* The hand takes the card away while the password is on its way. */
static void
test_sign_removed (AtReader *self, gconstpointer data)
{
  Answer answer = { FALSE };

  at_reader_start_with_card (self);
  for (guint i = 0; i < 8; i++)
    {
      mado_practice_card_set_pace (self->card, 0, 0);
      at_reader_insert (self);
      fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_READING);
      fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
      mado_practice_card_set_pace (self->card, 50, 0);
      at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
      fixture_spin_for (i * 10);
      at_reader_remove_card (self);
      fixture_spin_until (answer.answered);
      if (!g_error_matches (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD))
        g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
      fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
      g_assert_null (mado_session_get_snapshot (self->session));
    }
  g_clear_error (&answer.error);
}

/* Whoever asked is answered, even when the session ends; a VERIFY on its way is waited for. */
static void
test_sign_stopped (AtReader *self, gconstpointer data)
{
  mado_session_stop (self->session);
  for (guint i = 0; i < 10; i++)
    {
      Answer answer = { FALSE };
      MadoSession *session = self->session;

      g_assert_finalize_object (session);
      self->session = at_reader_new_session (self->transport);
      mado_practice_card_set_pace (self->card, 0, 0);
      at_reader_start_with_card (self);
      mado_practice_card_set_pace (self->card, 3, 0);
      at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
      fixture_spin_for (i * 7);
      mado_session_stop (self->session);
      fixture_spin_until (answer.answered);
      if (!answer.ok)
        g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (mado_session_get_snapshot (self->session));
      g_assert_false (mado_session_get_busy (self->session));
      g_clear_error (&answer.error);
    }
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

  add ("/session/sign/right", test_sign);
  add ("/session/sign/secrets-gone", test_secrets_gone);
  add ("/session/sign/told", test_sign_told);
  add ("/session/sign/cleared", test_sign_cleared);
  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    {
      g_autofree char *path = g_strconcat ("/session/sign/gone/", losses[i].what, NULL);

      g_test_add (path, AtReader, &losses[i], at_reader_set_up, test_sign_gone,
                  at_reader_tear_down);
    }
  add ("/session/sign/not-in-hand", test_sign_not_in_hand);
  add ("/session/sign/refused", test_sign_refused);
  add ("/session/sign/queued", test_sign_queued);
  add ("/session/sign/early", test_sign_early);
  add ("/session/sign/for-another", test_sign_for_another);
  add ("/session/sign/abandoned", test_sign_abandoned);
  add ("/session/sign/removed-everywhere", test_sign_removed_everywhere);
  add ("/session/sign/removed", test_sign_removed);
  add ("/session/sign/stopped", test_sign_stopped);

  return g_test_run ();
}
