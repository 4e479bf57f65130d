/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "at-reader.h"
#include "mado-session-private.h"
#include "mado-transport-practice-private.h"

/* --- several readers ----------------------------------------------------------------------- */

static void
test_foreign_does_not_hide (AtReader *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) foreign = fixture_foreign_card_new ();

  mado_transport_practice_add_reader (self->transport, "Reader 2");
  mado_transport_practice_insert (self->transport, FIXTURE_READER, foreign);
  mado_session_start (self->session);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_FOREIGN_CARD));
  guint n_foreign = mado_practice_card_get_n_commands (foreign);
  mado_transport_practice_insert (self->transport, "Reader 2", self->card);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_cmpstr (mado_reader_get_name (mado_session_get_reader (self->session)), ==, "Reader 2");

  /* What it is is known. */
  mado_transport_practice_remove (self->transport, "Reader 2");
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_FOREIGN_CARD));
  g_assert_cmpuint (mado_practice_card_get_n_commands (foreign), ==, n_foreign);
  mado_transport_practice_insert (self->transport, "Reader 2", self->card);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));

  /* A card in another reader leaves the one in use alone. */
  guint n_commands = mado_practice_card_get_n_commands (self->card);
  mado_transport_practice_insert (self->transport, FIXTURE_READER, foreign);
  fixture_spin_for (50);
  g_assert_cmpint (at_reader_get_stage (self), ==, MADO_STAGE_RESULT);
  g_assert_cmpuint (mado_practice_card_get_n_commands (self->card), ==, n_commands);

  mado_transport_practice_remove_reader (self->transport, "Reader 2");
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_FOREIGN_CARD));
  g_assert_cmpstr (mado_reader_get_name (mado_session_get_reader (self->session)), ==,
                   FIXTURE_READER);
}

/* Two My Number Cards in two readers: the one that was read stays until it leaves, and then the
 * other is shown, whole, and nothing of the first with it. */
static void
test_two_cards (AtReader *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = at_reader_other_card_new ();

  mado_transport_practice_add_reader (self->transport, "Reader 2");
  at_reader_start_with_card (self);
  g_autofree char *first = g_strdup (at_reader_get_auth_digest (self));
  mado_transport_practice_insert (self->transport, "Reader 2", other);
  fixture_spin_for (50);
  g_assert_true (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_cmpstr (at_reader_get_auth_digest (self), ==, first);
  g_assert_cmpuint (mado_practice_card_get_n_commands (other), ==, 0);

  at_reader_remove_card (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT) &&
                      g_strcmp0 (at_reader_get_auth_digest (self), first) != 0);
  g_assert_cmpstr (mado_reader_get_name (mado_session_get_reader (self->session)), ==, "Reader 2");
  g_autofree char *second = g_strdup (at_reader_get_auth_digest (self));

  /* Back in its reader it does not take the screen from the one that is being looked at. */
  at_reader_insert (self);
  fixture_spin_for (50);
  g_assert_cmpstr (at_reader_get_auth_digest (self), ==, second);
  mado_transport_practice_remove (self->transport, "Reader 2");
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT) &&
                      g_strcmp0 (at_reader_get_auth_digest (self), first) == 0);
}

/* What PC/SC takes for a reader with a card in it, and is a security key, say, hides no reader, is
 * never spoken to, and alone is no reader at all; unless somebody asks for it. */
static void
test_ignored (AtReader *self, gconstpointer data)
{
  static const char *const names[] = {
    "Yubico YubiKey OTP+FIDO+CCID 00 00",   "Yubico Yubikey NEO U2F+CCID 0",
    "Windows Hello for Business 1",         "Microsoft Virtual Smart Card 0",
    "Microsoft UICC ISO Reader 2ca24328 0", "FreeRDP Emulator",
  };
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_object_unref);

  mado_transport_practice_remove_reader (self->transport, FIXTURE_READER);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      MadoPracticeCard *key = fixture_foreign_card_new ();

      g_ptr_array_add (keys, key);
      mado_transport_practice_add_reader (self->transport, names[i]);
      mado_transport_practice_insert (self->transport, names[i], key);
    }
  mado_session_start (self->session);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_READER));
  mado_transport_practice_add_reader (self->transport, FIXTURE_READER);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
  at_reader_insert (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  at_reader_remove_card (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
  for (guint i = 0; i < keys->len; i++)
    g_assert_cmpuint (mado_practice_card_get_n_commands (g_ptr_array_index (keys, i)), ==, 0);

  mado_session_set_reader (
      self->session, mado_reader_watch_find (mado_session_get_watch (self->session), names[0]));
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_FOREIGN_CARD));
}

static void
test_choose (AtReader *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = at_reader_other_card_new ();

  mado_transport_practice_add_reader (self->transport, "Reader 2");
  mado_transport_practice_insert (self->transport, "Reader 2", other);
  at_reader_start_with_card (self);
  g_autofree char *first = g_strdup (at_reader_get_auth_digest (self));
  g_assert_cmpstr (mado_reader_get_name (mado_session_get_reader (self->session)), ==,
                   FIXTURE_READER);

  MadoReader *second = mado_reader_watch_find (mado_session_get_watch (self->session), "Reader 2");
  mado_session_set_reader (self->session, second);
  g_assert_null (mado_session_get_snapshot (self->session));
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_cmpstr (at_reader_get_auth_digest (self), !=, first);

  /* What the person chose stays chosen, empty or not, until it is unplugged. */
  mado_transport_practice_remove (self->transport, "Reader 2");
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
  g_assert_true (mado_session_get_reader (self->session) == second);
  mado_transport_practice_remove_reader (self->transport, "Reader 2");
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_cmpstr (at_reader_get_auth_digest (self), ==, first);
}

static void
expect_reader (AtReader *self, const char *name, MadoStage stage)
{
  fixture_spin_until (at_reader_is_idle_in (self, stage));
  g_assert_cmpstr (mado_reader_get_name (mado_session_get_reader (self->session)), ==, name);
}

/* A computer that sleeps, and a service that is started anew, take all readers away for a moment.
 */
static void
test_usual (AtReader *self, gconstpointer data)
{
  MadoReaderWatch *watch = mado_session_get_watch (self->session);

  mado_transport_practice_add_reader (self->transport, "Reader 2");
  mado_session_set_usual_reader (self->session, "Reader 2");
  at_reader_insert (self);
  mado_session_start (self->session);
  expect_reader (self, "Reader 2", MADO_STAGE_NO_CARD);
  mado_transport_practice_remove_reader (self->transport, "Reader 2");
  expect_reader (self, FIXTURE_READER, MADO_STAGE_RESULT);
  mado_transport_practice_add_reader (self->transport, "Reader 2");
  expect_reader (self, "Reader 2", MADO_STAGE_NO_CARD);
  mado_transport_practice_set_service (self->transport, FALSE);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_SERVICE));
  mado_transport_practice_set_service (self->transport, TRUE);
  expect_reader (self, "Reader 2", MADO_STAGE_NO_CARD);

  /* Who chooses another one has it. */
  mado_session_set_reader (self->session, mado_reader_watch_find (watch, FIXTURE_READER));
  expect_reader (self, FIXTURE_READER, MADO_STAGE_RESULT);
  mado_transport_practice_remove_reader (self->transport, "Reader 2");
  mado_transport_practice_add_reader (self->transport, "Reader 2");
  fixture_spin_until (mado_reader_watch_find (watch, "Reader 2") != NULL);
  expect_reader (self, FIXTURE_READER, MADO_STAGE_RESULT);
  mado_session_set_reader (self->session, NULL);
  expect_reader (self, "Reader 2", MADO_STAGE_NO_CARD);
}

/* --- one that has gone --------------------------------------------------------------------- */

static void
on_interrupted_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  (*(guint *)data)++;
}

static void
interrupt (AtReader *self)
{
  at_reader_insert (self);
  fixture_spin_until (at_reader_get_progress (self->session) > 0.0);
  g_assert_false (mado_session_get_interrupted (self->session));
  at_reader_remove_card (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
  g_assert_true (mado_session_get_interrupted (self->session));
}

/* That it left too soon is told its owner, and not whoever comes a while later. Whose card leaves
 * too soon again has all of the time again. */
static void
test_interruption_over (AtReader *self, gconstpointer data)
{
  guint n_told = 0;

  mado_session_set_interruption_seconds (self->session, 2);
  g_signal_connect (self->session, "notify::interrupted", G_CALLBACK (on_interrupted_cb), &n_told);
  mado_practice_card_set_pace (self->card, 20, 0);
  at_reader_start_empty (self);
  interrupt (self);
  g_assert_cmpuint (n_told, ==, 1);
  fixture_spin_for (1400);
  gint64 start = g_get_monotonic_time ();
  interrupt (self);
  fixture_spin_until (!mado_session_get_interrupted (self->session));
  g_assert_cmpint (g_get_monotonic_time () - start, >, 1500 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpuint (n_told, ==, 4);
  g_assert_true (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
  g_signal_handlers_disconnect_by_data (self->session, &n_told);
}

/* --- another program holds the card -------------------------------------------------------- */

/* Held by another program: said so, and read as soon as it is let go of. */
static void
test_held_by_another (AtReader *self, gconstpointer data)
{
  at_reader_insert (self);
  mado_transport_practice_set_slot_state (self->transport, FIXTURE_READER, MADO_SLOT_BUSY);
  mado_session_start (self->session);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_CARD_ERROR));
  g_assert_error (mado_session_get_error (self->session), MADO_TRANSPORT_ERROR,
                  MADO_TRANSPORT_ERROR_SHARING);
  mado_transport_practice_set_slot_state (self->transport, FIXTURE_READER, MADO_SLOT_CARD);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));

  /* Once it is read, another program may have it. */
  mado_transport_practice_set_slot_state (self->transport, FIXTURE_READER, MADO_SLOT_BUSY);
  fixture_spin_until (mado_reader_get_state (mado_session_get_reader (self->session)) ==
                      MADO_SLOT_BUSY);
  g_assert_cmpint (at_reader_get_stage (self), ==, MADO_STAGE_RESULT);
}

/* Another program holds a transaction, which PC/SC waits out without a word. */
static void
test_kept_waiting (AtReader *self, gconstpointer data)
{
  gboolean waiting = FALSE;

  at_reader_insert (self);
  MadoChannel *other = at_reader_hold (self);

  /* Not for long: nothing is said, but by a machine that took longer over it. */
  gint64 begun = g_get_monotonic_time ();
  mado_session_start (self->session);
  fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_READING);
  fixture_spin_for (1000);
  if (mado_session_get_waiting (self->session))
    g_assert_cmpint (g_get_monotonic_time () - begun, >=,
                     MADO_PATIENCE_TURN_SECONDS * G_TIME_SPAN_SECOND);
  g_assert_finalize_object (other);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));

  other = at_reader_hold (self);
  gint64 start = g_get_monotonic_time ();
  mado_session_read_again (self->session);
  fixture_spin_until (mado_session_get_waiting (self->session));
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 2 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (at_reader_get_stage (self), ==, MADO_STAGE_READING);
  g_object_get (self->session, "waiting", &waiting, NULL);
  g_assert_true (waiting);
  g_assert_finalize_object (other);
  fixture_spin_until (!mado_session_get_waiting (self->session));
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_false (mado_session_get_waiting (self->session));

  /* The card goes while it is waited for. */
  other = at_reader_hold (self);
  mado_session_read_again (self->session);
  fixture_spin_until (mado_session_get_waiting (self->session));
  at_reader_remove_card (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
  g_assert_false (mado_session_get_waiting (self->session));
  g_assert_finalize_object (other);
}

/* Nobody who closes the window waits for another program. */
static void
test_stop_while_kept_waiting (AtReader *self, gconstpointer data)
{
  at_reader_insert (self);
  MadoChannel *other = at_reader_hold (self);
  mado_session_start (self->session);
  fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_READING);
  fixture_spin_for (100);
  mado_session_stop (self->session);
  g_assert_finalize_object (other);
}

static void
test_sign_kept_waiting (AtReader *self, gconstpointer data)
{
  Answer answer = { FALSE };

  at_reader_start_with_card (self);
  MadoChannel *other = at_reader_hold (self);
  at_reader_ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (mado_session_get_waiting (self->session));
  g_assert_finalize_object (other);
  fixture_spin_until (answer.answered);
  g_assert_no_error (answer.error);
  g_assert_false (mado_session_get_waiting (self->session));
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

  add ("/session/held-by-another", test_held_by_another);
  add ("/session/kept-waiting", test_kept_waiting);
  add ("/session/kept-waiting/stop", test_stop_while_kept_waiting);
  add ("/session/readers/foreign-does-not-hide", test_foreign_does_not_hide);
  add ("/session/readers/two-cards", test_two_cards);
  add ("/session/readers/ignored", test_ignored);
  add ("/session/readers/choose", test_choose);
  add ("/session/readers/usual", test_usual);
  add ("/session/sign/kept-waiting", test_sign_kept_waiting);
  add ("/session/interrupted/over", test_interruption_over);

  return g_test_run ();
}
