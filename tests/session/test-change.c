/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-session.h"
#include "mado-snapshot-private.h"
#include "session-fixture.h"
#include "mado-pin-pad-practice.h"
#include "mado-reading-change.h"
#include "mado-practice-card-private.h"
#include "mado-transport-practice-private.h"

#include <string.h>

/* A PIN changed through the session: who hears of what and when, and that the answer comes. */

typedef struct
{
  MadoTransportPractice *transport;
  MadoPracticeCard *card;
  MadoSession *session;
} Fixture;

typedef struct
{
  gboolean answered;
  gboolean ok;
  MadoPinAnswer told;
  GError *error;
  gboolean committed; /* was so at some time before the answer */
  guint n_committed;  /* how often that was told to have changed */
} Answer;

static void
start (Fixture *self)
{
  self->session = mado_session_new (MADO_TRANSPORT (self->transport), TRUE);
  mado_session_start (self->session);
  fixture_spin_until (mado_session_get_stage (self->session) == MADO_STAGE_RESULT &&
                      !mado_session_get_busy (self->session));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->card = fixture_card_new ();
  self->transport = fixture_transport_new (self->card);
  start (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  mado_session_stop (self->session);
  g_assert_finalize_object (self->session);
  g_assert_finalize_object (self->transport);
  g_assert_finalize_object (self->card);
}

static void
on_changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->ok =
      mado_session_order_finish (MADO_SESSION (source), result, &answer->told, &answer->error);
  g_assert_true (answer->ok == (answer->error == NULL));
  /* Except while another's request, which was before this one, is at it. */
  if (!g_error_matches (answer->error, G_IO_ERROR, G_IO_ERROR_PENDING))
    g_assert_false (mado_session_get_committed (MADO_SESSION (source)));
  answer->answered = TRUE;
}

static void
on_committed_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  Answer *answer = data;

  answer->n_committed++;
  if (mado_session_get_committed (session))
    answer->committed = TRUE;
}

/* Asks for 1234 (or what is @typed) to become 8642. */
static void
ask (Fixture *self, const char *typed, GCancellable *cancellable, Answer *answer)
{
  g_autoptr (MadoSecret) current = mado_pin_prepare (MADO_PIN_AUTH, typed, NULL);
  g_autoptr (MadoSecret) new_pin = mado_pin_prepare (MADO_PIN_AUTH, "8642", NULL);
  g_autoptr (MadoPinOrder) order =
      mado_pin_order_new_change (MADO_PIN_AUTH, current, new_pin, FALSE);

  *answer = (Answer){ FALSE };
  g_signal_connect (self->session, "notify::committed", G_CALLBACK (on_committed_cb), answer);
  mado_session_order_async (self->session, order, cancellable, on_changed_cb, answer);
}

static void
await (Fixture *self, Answer *answer)
{
  fixture_spin_until (answer->answered);
  g_signal_handlers_disconnect_by_data (self->session, answer);
}

static void
assert_pin (MadoPracticeCard *card, const char *expected)
{
  g_autofree char *pin = mado_practice_card_dup_pin (card, fixture_jpki, 0x0018);

  g_assert_cmpstr (pin, ==, expected);
}

static MadoTries
get_shown_tries (Fixture *self)
{
  return mado_snapshot_get_tries (mado_session_get_snapshot (self->session), MADO_PIN_AUTH);
}

/* --- answers --- */

static void
test_changed (Fixture *self, gconstpointer data)
{
  Answer answer;

  ask (self, "1234", NULL, &answer);
  g_assert_true (mado_session_get_busy (self->session));
  await (self, &answer);
  g_assert_no_error (answer.error);
  g_assert_true (answer.committed);
  g_assert_cmpuint (answer.n_committed, ==, 2);
  g_assert_cmpint (answer.told.change, ==, MADO_PIN_CHANGE_CHANGED);
  g_assert_cmpuint (answer.told.tries.left, ==, 3);
  g_assert_false (mado_session_get_busy (self->session));
  g_assert_cmpint (mado_session_get_stage (self->session), ==, MADO_STAGE_RESULT);
  assert_pin (self->card, "8642");
  g_assert_false (mado_practice_card_get_verified (self->card, fixture_jpki, 0x0018));
}

static void
test_wrong (Fixture *self, gconstpointer data)
{
  Answer answer;

  g_assert_cmpuint (get_shown_tries (self).left, ==, 3);
  ask (self, "9999", NULL, &answer);
  await (self, &answer);
  g_assert_error (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG);
  g_clear_error (&answer.error);
  g_assert_cmpint (answer.told.change, ==, MADO_PIN_CHANGE_NOT_CHANGED);
  g_assert_cmpuint (answer.told.tries.left, ==, 2);
  /* What is shown is what is so. */
  g_assert_cmpint (get_shown_tries (self).state, ==, MADO_TRIES_LEFT);
  g_assert_cmpuint (get_shown_tries (self).left, ==, 2);
  assert_pin (self->card, "1234");

  /* And back again, by the right one. */
  ask (self, "1234", NULL, &answer);
  await (self, &answer);
  g_assert_true (answer.ok);
  g_assert_cmpuint (get_shown_tries (self).left, ==, 3);
}

static void
test_unconfirmed (Fixture *self, gconstpointer data)
{
  Answer answer;

  mado_practice_card_add_pin (self->card, fixture_jpki, 0x0018, "1234", 3, 1, 0x63C0);
  ask (self, "9999", NULL, &answer);
  await (self, &answer);
  g_assert_error (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_CONFIRM);
  g_clear_error (&answer.error);
  g_assert_cmpuint (answer.told.tries.left, ==, 1);
  g_assert_cmpuint (get_shown_tries (self).left, ==, 1);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 0);
}

static void
test_one_at_a_time (Fixture *self, gconstpointer data)
{
  Answer first, second;

  ask (self, "1234", NULL, &first);
  ask (self, "1234", NULL, &second);
  await (self, &second);
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&second.error);
  await (self, &first);
  g_assert_true (first.ok);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 2);
}

static void
test_no_card (Fixture *self, gconstpointer data)
{
  Answer answer;

  mado_transport_practice_remove (self->transport, FIXTURE_READER);
  fixture_spin_until (mado_session_get_stage (self->session) == MADO_STAGE_NO_CARD);
  ask (self, "1234", NULL, &answer);
  await (self, &answer);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD);
  g_clear_error (&answer.error);
  g_assert_cmpint (answer.told.change, ==, MADO_PIN_CHANGE_NOT_SENT);
  g_assert_false (answer.committed);
}

/* Another program has the card: nothing was learnt of it, and what was read of it stays. */
static void
test_held (Fixture *self, gconstpointer data)
{
  Answer answer;

  mado_transport_practice_set_slot_state (self->transport, FIXTURE_READER, MADO_SLOT_BUSY);
  ask (self, "1234", NULL, &answer);
  await (self, &answer);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SHARING);
  g_clear_error (&answer.error);
  g_assert_cmpint (answer.told.change, ==, MADO_PIN_CHANGE_NOT_SENT);
  g_assert_cmpuint (answer.n_committed, ==, 0);
  g_assert_cmpuint (get_shown_tries (self).left, ==, 3);
  assert_pin (self->card, "1234");
}

/* On the keys of a reader: the program has no PIN to give. */
static void
test_on_keys (void)
{
  static const char *const typed[] = { "1234", "8642", "8642", "8642", NULL };
  Fixture fixture = { .card = fixture_card_new () };
  g_autoptr (MadoPinOrder) order = mado_pin_order_new_change (MADO_PIN_AUTH, NULL, NULL, FALSE);
  Answer answer = { FALSE };

  fixture.transport = fixture_transport_new (fixture.card);
  mado_pin_pad_practice_attach (fixture.transport, typed);
  start (&fixture);

  mado_session_order_async (fixture.session, order, NULL, on_changed_cb, &answer);
  await (&fixture, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpint (answer.told.change, ==, MADO_PIN_CHANGE_CHANGED);
  assert_pin (fixture.card, "8642");
  tear_down (&fixture, NULL);
}

/* --- calling it off --- */

static void
test_cancelled_early (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer;

  g_cancellable_cancel (cancellable);
  ask (self, "1234", cancellable, &answer);
  await (self, &answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
  g_assert_false (answer.committed);
  g_assert_cmpuint (answer.n_committed, ==, 0);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 0);
  assert_pin (self->card, "1234");
  /* Nothing was learnt of the card: it is what it was. */
  g_assert_cmpuint (get_shown_tries (self).left, ==, 3);
}

static void
test_cancelled_late (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer;

  mado_practice_card_set_pace (self->card, 10, 0);
  ask (self, "1234", cancellable, &answer);
  fixture_spin_until (mado_practice_card_get_n_verifies (self->card) == 1);
  g_cancellable_cancel (cancellable);
  await (self, &answer);
  g_assert_no_error (answer.error);
  assert_pin (self->card, "8642");
}

/* The card thread is waited for, and the one who asked is told. */
static void
test_stopped (Fixture *self, gconstpointer data)
{
  Answer answer;

  mado_practice_card_set_pace (self->card, 10, 0);
  ask (self, "1234", NULL, &answer);
  fixture_spin_until (mado_practice_card_get_n_verifies (self->card) == 1);
  mado_session_stop (self->session);
  await (self, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpint (answer.told.change, ==, MADO_PIN_CHANGE_CHANGED);
  assert_pin (self->card, "8642");
}

/* What was answered stays so, even if the card is somewhere else by the time it is heard. */
static void
test_cleared (Fixture *self, gconstpointer data)
{
  Answer answer;

  mado_practice_card_set_pace (self->card, 10, 0);
  ask (self, "1234", NULL, &answer);
  fixture_spin_until (mado_practice_card_get_n_verifies (self->card) == 1);
  mado_session_clear (self->session);
  await (self, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpint (answer.told.change, ==, MADO_PIN_CHANGE_CHANGED);
}

/* --- the card leaves --- */

static void
put_in_again (Fixture *self)
{
  mado_transport_practice_remove (self->transport, FIXTURE_READER);
  fixture_spin_until (mado_session_get_stage (self->session) == MADO_STAGE_NO_CARD);
  mado_transport_practice_insert (self->transport, FIXTURE_READER, self->card);
  fixture_spin_until (mado_session_get_stage (self->session) == MADO_STAGE_RESULT &&
                      !mado_session_get_busy (self->session));
}

static guint
count_commands (Fixture *self)
{
  Answer answer;

  put_in_again (self);
  guint before = mado_practice_card_get_n_commands (self->card);
  ask (self, "9999", NULL, &answer);
  await (self, &answer);
  g_clear_error (&answer.error);
  /* A wrong PIN ends two commands before the right one does. */
  g_assert_cmpuint (mado_practice_card_get_n_commands (self->card), >, before + 6);
  return mado_practice_card_get_n_commands (self->card) + 2;
}

static void
test_removed (Fixture *self, gconstpointer data)
{
  static const MadoPinChange expected[] = { MADO_PIN_CHANGE_NOT_CHANGED, MADO_PIN_CHANGE_UNKNOWN,
                                            MADO_PIN_CHANGE_CHANGED };
  guint n = count_commands (self);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      Answer answer;

      mado_practice_card_add_pin (self->card, fixture_jpki, 0x0018, "1234", 3, 3, 0x63C0);
      put_in_again (self);
      mado_practice_card_set_removal (self->card, n - 2 + i, TRUE);
      ask (self, "1234", NULL, &answer);
      await (self, &answer);
      g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
      g_clear_error (&answer.error);
      g_assert_cmpint (answer.told.change, ==, expected[i]);
      assert_pin (self->card, i == 0 ? "1234" : "8642");
      g_assert_null (mado_session_get_snapshot (self->session));
    }
}

/* Another card was put in since: it is not touched. */
static void
test_another_card (Fixture *self, gconstpointer data)
{
  MadoPracticeCard *other = fixture_card_new ();
  g_autoptr (GBytes) der = fixture_load ("auth-generation-2");
  Answer answer;

  mado_practice_card_add_file (other, fixture_jpki, 0x000A, der, 0);
  mado_transport_practice_insert (self->transport, FIXTURE_READER, other);
  /* Asked for before the session has heard of the swap. */
  ask (self, "1234", NULL, &answer);
  await (self, &answer);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_clear_error (&answer.error);
  g_assert_cmpint (answer.told.change, ==, MADO_PIN_CHANGE_NOT_SENT);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
  assert_pin (other, "1234");
  mado_transport_practice_remove (self->transport, FIXTURE_READER);
  fixture_spin_until (mado_session_get_stage (self->session) == MADO_STAGE_NO_CARD);
  /* The card thread may be at it yet. */
  mado_session_stop (self->session);
  g_assert_finalize_object (other);
}

/* Changed in the middle of it, which the service does not notice: whatever becomes of the PIN, what
 * was read of the card before is gone with the answer. @data: the card is removed, or gives a
 * senseless answer, after which it is powered anew. */
static void
test_another_card_unnoticed (Fixture *self, gconstpointer data)
{
  gboolean removed = GPOINTER_TO_INT (data);
  g_autoptr (GBytes) senseless = fixture_bytes ("\x6F\x12", 2);
  guint n_changed = 0;
  g_autoptr (GBytes) der = fixture_load ("auth-generation-2");
  guint n_commands = count_commands (self);
  guint n_read;

  put_in_again (self);
  n_read = mado_practice_card_get_n_commands (self->card);
  for (guint n = n_read + 1; n <= n_commands; n++)
    {
      g_autoptr (MadoPracticeCard) other = fixture_card_new ();
      Answer answer;

      mado_practice_card_add_file (other, fixture_jpki, 0x000A, der, 0);
      mado_practice_card_add_pin (self->card, fixture_jpki, 0x0018, "1234", 3, 3, 0x63C0);
      put_in_again (self);
      if (removed)
        mado_practice_card_set_removal (self->card, n, TRUE);
      else
        mado_practice_card_set_garble (self->card, n, senseless);
      mado_transport_practice_set_successor (self->transport, FIXTURE_READER, other);
      ask (self, "1234", NULL, &answer);
      await (self, &answer);
      g_test_message ("command %u: %s", n, answer.error != NULL ? answer.error->message : "none");
      g_assert_true (answer.error != NULL || !removed);
      g_clear_error (&answer.error);
      if (!removed && mado_practice_card_get_n_commands (other) == 0)
        continue;
      n_changed++;
      g_assert_null (mado_session_get_snapshot (self->session));
      g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
    }
  g_assert_cmpuint (n_changed, >=, 1);
}

/* Nor is it taken for the first one when it does not even tell its certificate. */
static void
test_another_card_reticent (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) senseless = fixture_bytes ("\x6F\x12", 2);
  g_autoptr (GBytes) der = fixture_load ("auth-generation-2");
  g_autoptr (GBytes) counter = fixture_bytes ("\x90\x00", 2);
  guint n_commands = count_commands (self);
  guint n_changed = 0;

  for (guint mute = 1; mute <= 9; mute++)
    for (guint n = n_commands; n > 0 && n + 8 > n_commands; n--)
      {
        g_autoptr (MadoPracticeCard) other = fixture_card_new ();
        Answer answer;

        mado_practice_card_add_file (other, fixture_jpki, 0x000A, der, 0);
        mado_practice_card_set_garble (other, mute, senseless);
        mado_practice_card_add_pin (self->card, fixture_jpki, 0x0018, "1234", 3, 3, 0x63C0);
        put_in_again (self);
        mado_practice_card_set_garble (self->card, n, counter);
        mado_transport_practice_set_successor (self->transport, FIXTURE_READER, other);
        ask (self, "1234", NULL, &answer);
        await (self, &answer);
        g_clear_error (&answer.error);
        g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
        if (mado_practice_card_get_n_commands (other) == 0)
          continue;
        n_changed++;
        g_assert_null (mado_session_get_snapshot (self->session));
        g_assert_cmpint (answer.told.tries.state, ==, MADO_TRIES_UNKNOWN);
      }
  g_assert_cmpuint (n_changed, >=, 1);
}

static void
on_sign_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->ok =
      mado_session_order_finish (MADO_SESSION (source), result, &answer->told, &answer->error);
  answer->answered = TRUE;
}

/* The same while the 署名用 certificate is read: its counter is never told for this card's. */
static void
test_another_card_reticent_sign (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) senseless = fixture_bytes ("\x6F\x12", 2);
  g_autoptr (GBytes) der = fixture_load ("auth-generation-2");
  g_autoptr (GBytes) counter = fixture_bytes ("\x90\x00", 2);
  guint n_changed = 0;

  for (guint mute = 1; mute <= 9; mute++)
    for (guint n = 1; n <= 16; n++)
      {
        g_autoptr (MadoPracticeCard) other = fixture_card_new ();
        g_autoptr (MadoSecret) password = mado_pin_prepare (MADO_PIN_SIGN, "WRONG123", NULL);
        g_autoptr (MadoPinOrder) order = mado_pin_order_new_sign (password, FALSE);
        Answer answer = { FALSE };
        guint n_read;

        mado_practice_card_add_file (other, fixture_jpki, 0x000A, der, 0);
        mado_practice_card_set_garble (other, mute, senseless);
        fixture_card_set_sign_tries (other, 2, 0x63C0);
        fixture_card_set_sign_tries (self->card, 5, 0x63C0);
        put_in_again (self);
        n_read = mado_practice_card_get_n_commands (self->card);
        mado_practice_card_set_garble (self->card, n_read + n, counter);
        mado_transport_practice_set_successor (self->transport, FIXTURE_READER, other);
        mado_session_order_async (self->session, order, NULL, on_sign_read_cb, &answer);
        fixture_spin_until (answer.answered);
        g_clear_error (&answer.error);
        g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
        if (mado_practice_card_get_n_commands (other) > 0)
          n_changed++;
        g_assert_false (answer.told.tries.state == MADO_TRIES_LEFT && answer.told.tries.left == 2);
        MadoSnapshot *snapshot = mado_session_get_snapshot (self->session);
        MadoTries shown = { 0 };
        if (snapshot != NULL)
          shown = mado_snapshot_get_tries (snapshot, MADO_PIN_SIGN);
        g_assert_false (shown.state == MADO_TRIES_LEFT && shown.left == 2);
      }
  g_assert_cmpuint (n_changed, >=, 1);
}

/* Nor does a card without a certificate to tell it by pass its PIN on to the next one. */
static void
test_another_card_without_certificate (Fixture *self, gconstpointer data)
{
  MadoPracticeCard *other = fixture_card_new ();
  g_autoptr (GBytes) filler = fixture_bytes ("\xFF\xFF\xFF\xFF", 4);
  g_autoptr (GBytes) availability = fixture_bytes ("\x8F\x00\x00", 3);
  Answer answer;

  mado_practice_card_add_file (self->card, fixture_jpki, 0x000A, filler, 0);
  mado_practice_card_add_file (self->card, fixture_jpki, 0x0008, availability, 0);
  put_in_again (self);
  g_assert_null (
      mado_snapshot_get_certificate (mado_session_get_snapshot (self->session), MADO_KIND_AUTH));
  /* The card itself is none that a PIN is kept from. */
  ask (self, "9999", NULL, &answer);
  await (self, &answer);
  g_assert_error (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG);
  g_clear_error (&answer.error);

  mado_transport_practice_remove (self->transport, FIXTURE_READER);
  mado_transport_practice_insert (self->transport, FIXTURE_READER, other);
  ask (self, "9999", NULL, &answer);
  await (self, &answer);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_clear_error (&answer.error);
  g_assert_cmpint (answer.told.change, ==, MADO_PIN_CHANGE_NOT_SENT);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
  mado_transport_practice_remove (self->transport, FIXTURE_READER);
  fixture_spin_until (mado_session_get_stage (self->session) == MADO_STAGE_NO_CARD);
  /* The card thread may be at it yet. */
  mado_session_stop (self->session);
  g_assert_finalize_object (other);
}

/* An old 住基カード and a telephone answer to the same application. */
static void
check_other_holder (Fixture *self, const char *label, MadoCardError code)
{
  char info[160];
  g_autoptr (GBytes) token = NULL;
  Answer answer;

  memset (info, ' ', sizeof info);
  memcpy (info, label, strlen (label));
  token = fixture_bytes (info, sizeof info);
  mado_practice_card_add_file (self->card, fixture_jpki, 0x0006, token, 0);
  mado_session_read_again (self->session);
  fixture_spin_until (mado_session_get_stage (self->session) == MADO_STAGE_RESULT &&
                      !mado_session_get_busy (self->session));
  ask (self, "1234", NULL, &answer);
  await (self, &answer);
  g_assert_error (answer.error, MADO_CARD_ERROR, (int)code);
  g_clear_error (&answer.error);
  g_assert_cmpint (answer.told.change, ==, MADO_PIN_CHANGE_NOT_SENT);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 0);
}

static void
test_other_holders (Fixture *self, gconstpointer data)
{
  check_other_holder (self, "JPKIAPICCTOKEN ", MADO_CARD_ERROR_NOT_JPKI);
  check_other_holder (self, "JPKIAPGPSETOKEN", MADO_CARD_ERROR_SMARTPHONE);
  check_other_holder (self, "JPKIAPIOSTOKEN ", MADO_CARD_ERROR_SMARTPHONE);
}

#define ADD(name, func) g_test_add ("/change/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("changed", test_changed);
  ADD ("wrong", test_wrong);
  ADD ("unconfirmed", test_unconfirmed);
  ADD ("one-at-a-time", test_one_at_a_time);
  ADD ("no-card", test_no_card);
  ADD ("held", test_held);
  g_test_add_func ("/change/on-keys", test_on_keys);
  ADD ("cancelled-early", test_cancelled_early);
  ADD ("cancelled-late", test_cancelled_late);
  ADD ("stopped", test_stopped);
  ADD ("cleared", test_cleared);
  ADD ("removed", test_removed);
  ADD ("another-card", test_another_card);
  g_test_add ("/change/another-card-unnoticed/removed", Fixture, GINT_TO_POINTER (TRUE), set_up,
              test_another_card_unnoticed, tear_down);
  g_test_add ("/change/another-card-unnoticed/senseless", Fixture, GINT_TO_POINTER (FALSE), set_up,
              test_another_card_unnoticed, tear_down);
  ADD ("another-card-reticent", test_another_card_reticent);
  ADD ("another-card-reticent-sign", test_another_card_reticent_sign);
  ADD ("another-card-without-certificate", test_another_card_without_certificate);
  ADD ("other-holders", test_other_holders);
  return g_test_run ();
}
