/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reading.h"
#include "mado-session.h"
#include "mado-snapshot-private.h"
#include "session-fixture.h"
#include "mado-practice-card-private.h"
#include "mado-transport-practice-private.h"

#include <string.h>

/* --- a session at one reader --------------------------------------------------------------- */

typedef struct
{
  MadoTransportPractice *transport;
  MadoPracticeCard *card;
  MadoSession *session;
} Fixture;

static double
get_progress (MadoSession *session)
{
  double progress;

  g_object_get (session, "progress", &progress, NULL);
  return progress;
}

/* When a stage is announced without a result, nothing of a card is there any more. */
static void
on_stage_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  MadoStage stage = mado_session_get_stage (session);

  if (stage != MADO_STAGE_RESULT)
    {
      g_assert_null (mado_session_get_snapshot (session));
      g_assert_null (mado_session_get_advice (session));
      g_assert_cmpfloat (get_progress (session), ==, 0.0);
    }
  g_assert_true ((stage == MADO_STAGE_CARD_ERROR) == (mado_session_get_error (session) != NULL));
}

static void
on_snapshot_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  g_assert_true ((mado_session_get_snapshot (session) != NULL) ==
                 (mado_session_get_advice (session) != NULL));
}

static MadoSession *
new_session (MadoTransportPractice *transport)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) ward = mado_municipality_load ("suginami", NULL, &error);
  MadoSession *session = mado_session_new (MADO_TRANSPORT (transport), TRUE);

  g_assert_no_error (error);
  mado_session_set_practice_cas (session, fixture_get_cas ());
  mado_session_set_municipality (session, ward);
  g_signal_connect (session, "notify::stage", G_CALLBACK (on_stage_cb), NULL);
  g_signal_connect (session, "notify::snapshot", G_CALLBACK (on_snapshot_cb), NULL);
  return session;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->card = fixture_card_new ();
  self->transport = fixture_transport_new (NULL);
  self->session = new_session (self->transport);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  mado_session_stop (self->session);
  g_assert_finalize_object (self->session);
  g_assert_finalize_object (self->transport);
  g_assert_finalize_object (self->card);
}

static MadoStage
stage (Fixture *self)
{
  return mado_session_get_stage (self->session);
}

static gboolean
is_idle_in (Fixture *self, MadoStage wanted)
{
  return stage (self) == wanted && !mado_session_get_busy (self->session);
}

static void
insert (Fixture *self)
{
  mado_transport_practice_insert (self->transport, FIXTURE_READER, self->card);
}

static void
remove_card (Fixture *self)
{
  mado_transport_practice_remove (self->transport, FIXTURE_READER);
}

static void
start_with_card (Fixture *self)
{
  insert (self);
  mado_session_start (self->session);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
}

static void
start_empty (Fixture *self)
{
  mado_session_start (self->session);
  fixture_spin_until (stage (self) == MADO_STAGE_NO_CARD);
}

static const char *
get_auth_digest (Fixture *self)
{
  MadoSnapshot *snapshot = mado_session_get_snapshot (self->session);
  MadoCertificate *certificate =
      snapshot != NULL ? mado_snapshot_get_certificate (snapshot, MADO_KIND_AUTH) : NULL;

  g_autofree char *digest =
      certificate != NULL
          ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, mado_certificate_get_der (certificate))
          : NULL;

  return g_intern_string (digest);
}

/* The same card with another certificate. */
static MadoPracticeCard *
other_card_new (void)
{
  MadoPracticeCard *card = fixture_card_new ();
  g_autoptr (GBytes) der = fixture_load ("auth-generation-2");

  mado_practice_card_add_file (card, fixture_jpki, 0x000A, der, 0);
  return card;
}

/* --- coming and going ---------------------------------------------------------------------- */

static void
test_comes_and_goes (Fixture *self, gconstpointer data)
{
  MadoSnapshot *snapshot;

  g_assert_cmpint (stage (self), ==, MADO_STAGE_STARTING);
  start_empty (self);
  g_assert_cmpstr (mado_reader_get_name (mado_session_get_reader (self->session)), ==,
                   FIXTURE_READER);

  insert (self);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
  snapshot = mado_snapshot_ref (mado_session_get_snapshot (self->session));
  g_assert_true (mado_snapshot_get_complete (snapshot));
  g_assert_true (mado_snapshot_get_practice (snapshot));
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_AUTH), ==, MADO_CHAIN_PINNED);

  remove_card (self);
  fixture_spin_until (stage (self) == MADO_STAGE_NO_CARD);
  g_assert_false (mado_session_get_interrupted (self->session));
  g_assert_null (mado_session_get_snapshot (self->session));
  g_assert_null (mado_session_get_advice (self->session));
  g_assert_null (mado_session_get_error (self->session));
  g_assert_false (mado_session_get_busy (self->session));
  /* Nobody but this test holds what was on the card. */
  fixture_spin_until (mado_snapshot_is_last_reference (snapshot));
  mado_snapshot_unref (snapshot);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 0);
}

static void
test_swap (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = other_card_new ();

  start_with_card (self);
  g_autofree char *first = g_strdup (get_auth_digest (self));
  mado_transport_practice_insert (self->transport, FIXTURE_READER, other);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT) &&
                      g_strcmp0 (get_auth_digest (self), first) != 0);
  insert (self);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT) &&
                      g_strcmp0 (get_auth_digest (self), first) == 0);
}

/* A swap in the middle of a slow reading: what comes of the first card is dropped. */
static void
test_swap_while_reading (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = other_card_new ();

  start_with_card (self);
  g_autofree char *first = g_strdup (get_auth_digest (self));
  mado_practice_card_set_pace (self->card, 10, 0);
  insert (self);
  fixture_spin_until (stage (self) == MADO_STAGE_READING);
  mado_transport_practice_insert (self->transport, FIXTURE_READER, other);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_cmpstr (get_auth_digest (self), !=, first);
  fixture_spin_for (100);
  g_assert_cmpstr (get_auth_digest (self), !=, first);
}

static void
on_stage_no_error_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  g_assert_cmpint (mado_session_get_stage (session), !=, MADO_STAGE_CARD_ERROR);
}

/* The card is changed for @other at the ninth command, before the service looks. */
static void
start_and_change (Fixture *self, MadoPracticeCard *other)
{
  insert (self);
  mado_practice_card_set_removal (self->card, 9, FALSE);
  mado_transport_practice_set_successor (self->transport, FIXTURE_READER, other);
  mado_session_start (self->session);
}

/* What was shown of the first card goes, and nothing of the second one comes among it. */
static void
test_changed_unnoticed (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = other_card_new ();

  g_signal_connect (self->session, "notify::stage", G_CALLBACK (on_stage_no_error_cb), NULL);
  start_and_change (self, other);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT) &&
                      mado_snapshot_get_complete (mado_session_get_snapshot (self->session)));
  g_assert_nonnull (get_auth_digest (self));
}

typedef struct
{
  MadoTransportPractice *transport;
  MadoPracticeCard *card; /* that is put in next (owned) */
  guint n_changes;
} Changes;

/* Nothing is shown any more: the one that is in now is changed, too. */
static void
on_nothing_shown_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  Changes *changes = data;

  if (mado_session_get_snapshot (session) != NULL)
    return;
  guint n = mado_practice_card_get_n_commands (changes->card) + 9;
  mado_practice_card_set_removal (changes->card, n, FALSE);
  g_clear_object (&changes->card);
  changes->card = changes->n_changes++ % 2 == 0 ? fixture_card_new () : other_card_new ();
  mado_transport_practice_set_successor (changes->transport, FIXTURE_READER, changes->card);
}

/* A reader that says of every card that it has gone is not asked without end. */
static void
test_changed_for_ever (Fixture *self, gconstpointer data)
{
  Changes changes = { self->transport, other_card_new (), 0 };

  g_signal_connect (self->session, "notify::snapshot", G_CALLBACK (on_nothing_shown_cb), &changes);
  start_and_change (self, changes.card);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_CARD_ERROR));
  g_assert_cmpuint (changes.n_changes, ==, 4);
  g_assert_error (mado_session_get_error (self->session), MADO_TRANSPORT_ERROR,
                  MADO_TRANSPORT_ERROR_REMOVED);

  /* Put in by a hand, a card is read as if nothing had been. */
  remove_card (self);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_CARD));
  g_clear_object (&changes.card);
  changes = (Changes){ self->transport, other_card_new (), 0 };
  mado_practice_card_set_removal (self->card, 9, FALSE);
  insert (self);
  mado_transport_practice_set_successor (self->transport, FIXTURE_READER, changes.card);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_CARD_ERROR));
  g_assert_cmpuint (changes.n_changes, ==, 4);
  g_signal_handlers_disconnect_by_data (self->session, &changes);
  g_clear_object (&changes.card);
}

/* What was read meanwhile speaks for the reader again. */
static void
test_changed_after_a_result (Fixture *self, gconstpointer data)
{
  Changes changes = { self->transport, other_card_new (), 0 };

  start_with_card (self);
  mado_practice_card_set_removal (self->card, mado_practice_card_get_n_commands (self->card) + 9,
                                  FALSE);
  mado_transport_practice_set_successor (self->transport, FIXTURE_READER, changes.card);
  mado_session_read_again (self->session);
  g_signal_connect (self->session, "notify::snapshot", G_CALLBACK (on_nothing_shown_cb), &changes);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_CARD_ERROR));
  g_assert_cmpuint (changes.n_changes, ==, 4);
  g_signal_handlers_disconnect_by_data (self->session, &changes);
  g_clear_object (&changes.card);
}

static void
on_certificate_or_nothing_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  MadoSnapshot *snapshot = mado_session_get_snapshot (session);
  GString *history = data;

  if (snapshot == NULL)
    g_string_append_c (history, '-');
  else
    g_string_append_c (
        history, mado_snapshot_get_certificate (snapshot, MADO_KIND_AUTH) != NULL ? 'C' : 'a');
}

/* The first card has no certificate to tell it by: its data goes before anything else comes. */
static void
test_changed_without_certificate (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = other_card_new ();
  g_autoptr (GBytes) der = fixture_load ("auth");
  g_autoptr (GString) history = g_string_new (NULL);

  /* Behind its PIN: shown at once, without its certificate. */
  mado_practice_card_add_file (self->card, fixture_jpki, 0x000A, der, 0x0018);
  g_signal_connect (self->session, "notify::snapshot", G_CALLBACK (on_certificate_or_nothing_cb),
                    history);
  start_and_change (self, other);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_nonnull (get_auth_digest (self));
  char *gone = strchr (history->str, '-');
  g_assert_cmpint (history->str[0], ==, 'a');
  g_assert_nonnull (gone);
  g_assert_null (strchr (gone, 'a'));
  g_assert_cmpint (gone[1], ==, 'C');
  g_signal_handlers_disconnect_by_data (self->session, history);
}

static void
assert_outcome (Fixture *self, const char *start)
{
  g_autoptr (MadoTrace) trace = mado_session_dup_trace (self->session);

  g_assert_nonnull (trace);
  if (start == NULL)
    g_assert_cmpstr (trace->outcome, ==, NULL);
  else
    g_assert_true (g_str_has_prefix (trace->outcome, start));
}

/* How a reading ended is in its record once it has. */
static void
test_record (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) foreign = fixture_foreign_card_new ();

  start_empty (self);
  g_assert_null (mado_session_dup_trace (self->session));
  mado_practice_card_set_pace (self->card, 10, 0);
  insert (self);
  fixture_spin_until (get_progress (self->session) > 0.0);
  assert_outcome (self, NULL);
  fixture_spin_until (stage (self) == MADO_STAGE_RESULT);
  g_assert_true (mado_session_get_busy (self->session));
  assert_outcome (self, NULL);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
  assert_outcome (self, "ended:ok");
  mado_transport_practice_insert (self->transport, FIXTURE_READER, foreign);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_FOREIGN_CARD));
  assert_outcome (self, "ended:not-jpki");
}

static void
test_slow_and_removed (Fixture *self, gconstpointer data)
{
  mado_practice_card_set_pace (self->card, 20, 106000);
  start_empty (self);

  insert (self);
  fixture_spin_until (get_progress (self->session) > 0.0);
  g_assert_cmpint (stage (self), ==, MADO_STAGE_READING);
  g_assert_true (mado_session_get_busy (self->session));
  remove_card (self);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_CARD));
  g_assert_true (mado_session_get_interrupted (self->session));

  /* A reader that is plugged in has nothing to do with it, until somebody turns to it. */
  mado_transport_practice_add_reader (self->transport, "Reader 2");
  MadoReaderWatch *watch = mado_session_get_watch (self->session);
  fixture_spin_until (mado_reader_watch_find (watch, "Reader 2") != NULL);
  g_assert_true (mado_session_get_interrupted (self->session));
  mado_session_set_reader (self->session, mado_reader_watch_find (watch, "Reader 2"));
  g_assert_false (mado_session_get_interrupted (self->session));
  mado_session_set_reader (self->session, NULL);

  /* With the certificate shown already, and the rest being read. */
  insert (self);
  fixture_spin_until (stage (self) == MADO_STAGE_RESULT);
  g_assert_true (mado_session_get_busy (self->session));
  MadoSnapshot *snapshot = mado_snapshot_ref (mado_session_get_snapshot (self->session));
  g_assert_false (mado_snapshot_get_complete (snapshot));
  g_assert_false (mado_session_get_interrupted (self->session));
  remove_card (self);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_CARD));
  g_assert_true (mado_session_get_interrupted (self->session));
  fixture_spin_until (mado_snapshot_is_last_reference (snapshot));
  mado_snapshot_unref (snapshot);
}

/* The card thread learns of the tear before the watch does, or after: in the end the reader is
 * empty, and no error was shown on the way. */
static void
test_removed (Fixture *self, gconstpointer data)
{
  start_with_card (self);
  guint n_commands = mado_practice_card_get_n_commands (self->card);
  g_signal_connect (self->session, "notify::stage", G_CALLBACK (on_stage_no_error_cb), NULL);

  for (guint n = 1; n <= n_commands; n++)
    for (guint carried_out = 0; carried_out < 2; carried_out++)
      {
        remove_card (self);
        fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_CARD));
        mado_practice_card_set_removal (self->card, n, carried_out == 1);
        insert (self);
        fixture_spin_until (mado_practice_card_is_removed (self->card));
        fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_CARD));
        g_assert_cmpuint (mado_practice_card_get_n_commands (self->card), ==, n);
        g_assert_true (mado_session_get_interrupted (self->session));
      }
  insert (self);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 0);
}

static void
test_garbled (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) nonsense = g_bytes_new_static ("\x6F\x00", 2);

  start_with_card (self);
  guint n_commands = mado_practice_card_get_n_commands (self->card);
  for (guint n = 1; n <= n_commands; n++)
    {
      mado_practice_card_set_garble (self->card, n, n % 2 == 0 ? nonsense : NULL);
      insert (self);
      fixture_spin_until (stage (self) == MADO_STAGE_READING);
      fixture_spin_until (!mado_session_get_busy (self->session));
      g_assert_true (stage (self) == MADO_STAGE_RESULT || n <= 2);
    }
  /* What was garbled by chance is right when it is read again. */
  mado_session_read_again (self->session);
  g_assert_cmpint (stage (self), ==, MADO_STAGE_READING);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_null (mado_snapshot_get_error (mado_session_get_snapshot (self->session),
                                          MADO_ITEM_AUTH_CERTIFICATE));
}

/* --- the broken links ---------------------------------------------------------------------- */

static void
test_service (Fixture *self, gconstpointer data)
{
  mado_transport_practice_set_service (self->transport, FALSE);
  mado_session_start (self->session);
  fixture_spin_until (stage (self) == MADO_STAGE_NO_SERVICE);
  g_assert_null (mado_session_get_reader (self->session));
  insert (self);
  for (guint i = 0; i < 10; i++)
    {
      mado_transport_practice_set_service (self->transport, TRUE);
      fixture_spin_until (stage (self) == MADO_STAGE_RESULT);
      /* At times in the middle of the reading. */
      if (i % 2 == 0)
        fixture_spin_until (!mado_session_get_busy (self->session));
      mado_transport_practice_set_service (self->transport, FALSE);
      fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_SERVICE));
    }
}

static void
test_no_reader (Fixture *self, gconstpointer data)
{
  start_with_card (self);
  mado_transport_practice_remove_reader (self->transport, FIXTURE_READER);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_READER));
  g_assert_null (mado_session_get_reader (self->session));
  mado_transport_practice_add_reader (self->transport, FIXTURE_READER);
  insert (self);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
}

static void
test_foreign (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) foreign = fixture_foreign_card_new ();

  mado_transport_practice_insert (self->transport, FIXTURE_READER, foreign);
  mado_session_start (self->session);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_FOREIGN_CARD));
  insert (self);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
}

static void
test_mute (Fixture *self, gconstpointer data)
{
  insert (self);
  mado_transport_practice_set_slot_state (self->transport, FIXTURE_READER, MADO_SLOT_MUTE);
  mado_session_start (self->session);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_CARD_ERROR));
  g_assert_error (mado_session_get_error (self->session), MADO_TRANSPORT_ERROR,
                  MADO_TRANSPORT_ERROR_MUTE);
  remove_card (self);
  fixture_spin_until (stage (self) == MADO_STAGE_NO_CARD);
}

/* Held by another program: said so, and read as soon as it is let go of. */
static void
test_held_by_another (Fixture *self, gconstpointer data)
{
  insert (self);
  mado_transport_practice_set_slot_state (self->transport, FIXTURE_READER, MADO_SLOT_BUSY);
  mado_session_start (self->session);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_CARD_ERROR));
  g_assert_error (mado_session_get_error (self->session), MADO_TRANSPORT_ERROR,
                  MADO_TRANSPORT_ERROR_SHARING);
  mado_transport_practice_set_slot_state (self->transport, FIXTURE_READER, MADO_SLOT_CARD);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));

  /* Once it is read, another program may have it. */
  mado_transport_practice_set_slot_state (self->transport, FIXTURE_READER, MADO_SLOT_BUSY);
  fixture_spin_until (mado_reader_get_state (mado_session_get_reader (self->session)) ==
                      MADO_SLOT_BUSY);
  g_assert_cmpint (stage (self), ==, MADO_STAGE_RESULT);
}

/* --- several readers ----------------------------------------------------------------------- */

static MadoChannel *
hold (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  MadoChannel *other =
      mado_transport_connect (MADO_TRANSPORT (self->transport), FIXTURE_READER, NULL, &error);
  g_assert_no_error (error);
  return other;
}

/* Another program holds a transaction, which PC/SC waits out without a word. */
static void
test_kept_waiting (Fixture *self, gconstpointer data)
{
  gboolean waiting = FALSE;

  insert (self);
  MadoChannel *other = hold (self);

  /* Not for long: nothing is said. */
  mado_session_start (self->session);
  fixture_spin_until (stage (self) == MADO_STAGE_READING);
  fixture_spin_for (1000);
  g_assert_false (mado_session_get_waiting (self->session));
  g_assert_finalize_object (other);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));

  other = hold (self);
  gint64 start = g_get_monotonic_time ();
  mado_session_read_again (self->session);
  fixture_spin_until (mado_session_get_waiting (self->session));
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 2 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (stage (self), ==, MADO_STAGE_READING);
  g_object_get (self->session, "waiting", &waiting, NULL);
  g_assert_true (waiting);
  g_assert_finalize_object (other);
  fixture_spin_until (!mado_session_get_waiting (self->session));
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_false (mado_session_get_waiting (self->session));

  /* The card goes while it is waited for. */
  other = hold (self);
  mado_session_read_again (self->session);
  fixture_spin_until (mado_session_get_waiting (self->session));
  remove_card (self);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_CARD));
  g_assert_false (mado_session_get_waiting (self->session));
  g_assert_finalize_object (other);
}

/* Nobody who closes the window waits for another program. */
static void
test_stop_while_kept_waiting (Fixture *self, gconstpointer data)
{
  insert (self);
  MadoChannel *other = hold (self);
  mado_session_start (self->session);
  fixture_spin_until (stage (self) == MADO_STAGE_READING);
  fixture_spin_for (100);
  mado_session_stop (self->session);
  g_assert_finalize_object (other);
}

static void
test_foreign_does_not_hide (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) foreign = fixture_foreign_card_new ();

  mado_transport_practice_add_reader (self->transport, "Reader 2");
  mado_transport_practice_insert (self->transport, FIXTURE_READER, foreign);
  mado_session_start (self->session);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_FOREIGN_CARD));
  guint n_foreign = mado_practice_card_get_n_commands (foreign);
  mado_transport_practice_insert (self->transport, "Reader 2", self->card);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_cmpstr (mado_reader_get_name (mado_session_get_reader (self->session)), ==, "Reader 2");

  /* What it is is known. */
  mado_transport_practice_remove (self->transport, "Reader 2");
  fixture_spin_until (is_idle_in (self, MADO_STAGE_FOREIGN_CARD));
  g_assert_cmpuint (mado_practice_card_get_n_commands (foreign), ==, n_foreign);
  mado_transport_practice_insert (self->transport, "Reader 2", self->card);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));

  /* A card in another reader leaves the one in use alone. */
  guint n_commands = mado_practice_card_get_n_commands (self->card);
  mado_transport_practice_insert (self->transport, FIXTURE_READER, foreign);
  fixture_spin_for (50);
  g_assert_cmpint (stage (self), ==, MADO_STAGE_RESULT);
  g_assert_cmpuint (mado_practice_card_get_n_commands (self->card), ==, n_commands);

  mado_transport_practice_remove_reader (self->transport, "Reader 2");
  fixture_spin_until (is_idle_in (self, MADO_STAGE_FOREIGN_CARD));
  g_assert_cmpstr (mado_reader_get_name (mado_session_get_reader (self->session)), ==,
                   FIXTURE_READER);
}

/* Two My Number Cards in two readers: the one that was read stays until it leaves, and then the
 * other is shown, whole, and nothing of the first with it. */
static void
test_two_cards (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = other_card_new ();

  mado_transport_practice_add_reader (self->transport, "Reader 2");
  start_with_card (self);
  g_autofree char *first = g_strdup (get_auth_digest (self));
  mado_transport_practice_insert (self->transport, "Reader 2", other);
  fixture_spin_for (50);
  g_assert_true (is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_cmpstr (get_auth_digest (self), ==, first);
  g_assert_cmpuint (mado_practice_card_get_n_commands (other), ==, 0);

  remove_card (self);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT) &&
                      g_strcmp0 (get_auth_digest (self), first) != 0);
  g_assert_cmpstr (mado_reader_get_name (mado_session_get_reader (self->session)), ==, "Reader 2");
  g_autofree char *second = g_strdup (get_auth_digest (self));

  /* Back in its reader it does not take the screen from the one that is being looked at. */
  insert (self);
  fixture_spin_for (50);
  g_assert_cmpstr (get_auth_digest (self), ==, second);
  mado_transport_practice_remove (self->transport, "Reader 2");
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT) &&
                      g_strcmp0 (get_auth_digest (self), first) == 0);
}

/* What PC/SC takes for a reader with a card in it, and is a security key, say, hides no reader, is
 * never spoken to, and alone is no reader at all; unless somebody asks for it. */
static void
test_ignored (Fixture *self, gconstpointer data)
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
  fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_READER));
  mado_transport_practice_add_reader (self->transport, FIXTURE_READER);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_CARD));
  insert (self);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
  remove_card (self);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_CARD));
  for (guint i = 0; i < keys->len; i++)
    g_assert_cmpuint (mado_practice_card_get_n_commands (g_ptr_array_index (keys, i)), ==, 0);

  mado_session_set_reader (
      self->session, mado_reader_watch_find (mado_session_get_watch (self->session), names[0]));
  fixture_spin_until (is_idle_in (self, MADO_STAGE_FOREIGN_CARD));
}

static void
test_choose (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = other_card_new ();

  mado_transport_practice_add_reader (self->transport, "Reader 2");
  mado_transport_practice_insert (self->transport, "Reader 2", other);
  start_with_card (self);
  g_autofree char *first = g_strdup (get_auth_digest (self));
  g_assert_cmpstr (mado_reader_get_name (mado_session_get_reader (self->session)), ==,
                   FIXTURE_READER);

  MadoReader *second = mado_reader_watch_find (mado_session_get_watch (self->session), "Reader 2");
  mado_session_set_reader (self->session, second);
  g_assert_null (mado_session_get_snapshot (self->session));
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_cmpstr (get_auth_digest (self), !=, first);

  /* What the person chose stays chosen, empty or not, until it is unplugged. */
  mado_transport_practice_remove (self->transport, "Reader 2");
  fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_CARD));
  g_assert_true (mado_session_get_reader (self->session) == second);
  mado_transport_practice_remove_reader (self->transport, "Reader 2");
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_cmpstr (get_auth_digest (self), ==, first);
}

/* --- what the person does ------------------------------------------------------------------ */

static void
test_clear (Fixture *self, gconstpointer data)
{
  start_with_card (self);
  guint n_commands = mado_practice_card_get_n_commands (self->card);
  MadoSnapshot *snapshot = mado_snapshot_ref (mado_session_get_snapshot (self->session));

  mado_session_clear (self->session);
  g_assert_false (mado_session_get_interrupted (self->session));
  g_assert_cmpint (stage (self), ==, MADO_STAGE_NO_CARD);
  g_assert_null (mado_session_get_snapshot (self->session));
  g_assert_true (mado_snapshot_is_last_reference (snapshot));
  mado_snapshot_unref (snapshot);
  fixture_spin_for (50);
  g_assert_cmpint (stage (self), ==, MADO_STAGE_NO_CARD);
  g_assert_cmpuint (mado_practice_card_get_n_commands (self->card), ==, n_commands);

  insert (self);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
  mado_session_clear (self->session);
  mado_session_read_again (self->session);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));

  /* In the middle of a reading. */
  mado_practice_card_set_pace (self->card, 10, 0);
  mado_session_read_again (self->session);
  fixture_spin_until (get_progress (self->session) > 0.0);
  mado_session_clear (self->session);
  g_assert_true (is_idle_in (self, MADO_STAGE_NO_CARD));
  fixture_spin_for (300);
  g_assert_true (is_idle_in (self, MADO_STAGE_NO_CARD));
}

static void
count_cb (gpointer counter)
{
  (*(guint *)counter)++;
}

typedef struct
{
  guint n_advised;
  guint n_snapshots;
  MadoAdvice *last; /* (owned) (nullable) */
} Told;

static void
on_advised_cb (Told *self, GParamSpec *pspec, MadoSession *session)
{
  MadoAdvice *advice = mado_session_get_advice (session);

  g_assert_true (advice != self->last);
  g_clear_pointer (&self->last, mado_advice_unref);
  self->last = advice != NULL ? mado_advice_ref (advice) : NULL;
  self->n_advised++;
}

/* Whoever shows what is read and what is made of it needs to hear of a step of the reading once. */
static void
test_advice_once_a_step (Fixture *self, gconstpointer data)
{
  Told told = { 0 };

  g_signal_connect_swapped (self->session, "notify::advice", G_CALLBACK (on_advised_cb), &told);
  g_signal_connect_swapped (self->session, "notify::snapshot", G_CALLBACK (count_cb),
                            &told.n_snapshots);
  start_with_card (self);
  g_assert_cmpuint (told.n_snapshots, >, 4);
  g_assert_cmpuint (told.n_advised, ==, told.n_snapshots);
  remove_card (self);
  fixture_spin_until (stage (self) == MADO_STAGE_NO_CARD);
  g_assert_cmpuint (told.n_advised, ==, told.n_snapshots);
  g_assert_null (told.last);
  g_signal_handlers_disconnect_by_data (self->session, &told);

  /* The same municipality as before is none to hear of. */
  guint n_municipalities = 0;
  g_signal_connect_swapped (self->session, "notify::municipality", G_CALLBACK (count_cb),
                            &n_municipalities);
  mado_session_set_municipality (self->session, mado_session_get_municipality (self->session));
  g_assert_cmpuint (n_municipalities, ==, 0);
  mado_session_set_municipality (self->session, NULL);
  g_assert_cmpuint (n_municipalities, ==, 1);
  g_signal_handlers_disconnect_by_data (self->session, &n_municipalities);
}

static void
test_advice (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) national = mado_municipality_load ("national", NULL, &error);
  guint n_advised = 0;
  guint n_municipalities = 0;
  GDate today;

  g_assert_no_error (error);
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 11, 5, 2031);
  mado_session_set_today (self->session, &today);
  start_with_card (self);

  /* Until 2031-08-10: open from 2031-05-12 in Suginami, a day earlier elsewhere. */
  g_autoptr (MadoAdvice) first = NULL;
  g_object_get (self->session, "advice", &first, NULL);
  g_assert_cmpint (first->certificates[MADO_KIND_AUTH].state, ==, MADO_STATE_VALID_EARLY);
  g_signal_connect_swapped (self->session, "notify::advice", G_CALLBACK (count_cb), &n_advised);
  g_signal_connect_swapped (self->session, "notify::municipality", G_CALLBACK (count_cb),
                            &n_municipalities);
  mado_session_set_municipality (self->session, national);
  g_assert_cmpuint (n_advised, ==, 1);
  g_assert_cmpuint (n_municipalities, ==, 1);
  /* What somebody holds stays as it was. */
  g_assert_cmpint (first->certificates[MADO_KIND_AUTH].state, ==, MADO_STATE_VALID_EARLY);
  const MadoAdvice *advice = mado_session_get_advice (self->session);
  g_assert_cmpint (advice->certificates[MADO_KIND_AUTH].state, ==, MADO_STATE_RENEWABLE);

  g_date_set_dmy (&today, 11, 8, 2031);
  mado_session_set_today (self->session, &today);
  advice = mado_session_get_advice (self->session);
  g_assert_cmpint (advice->certificates[MADO_KIND_AUTH].state, ==, MADO_STATE_EXPIRED);
  mado_session_set_today (self->session, NULL);
  g_assert_true (g_date_valid (&mado_session_get_advice (self->session)->today));
  mado_session_set_municipality (self->session, NULL);
  g_assert_null (mado_session_get_advice (self->session));
  mado_session_set_municipality (self->session, national);
  g_assert_nonnull (mado_session_get_advice (self->session));
  g_signal_handlers_disconnect_by_data (self->session, &n_advised);
  g_signal_handlers_disconnect_by_data (self->session, &n_municipalities);
}

static void
test_properties (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoReader) reader = NULL;
  g_autoptr (MadoSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  MadoStage shown = MADO_STAGE_STARTING;
  gboolean busy = TRUE;
  gboolean practice = FALSE;
  double progress = 1.0;

  start_with_card (self);
  g_object_get (self->session, "stage", &shown, "busy", &busy, "practice", &practice, "progress",
                &progress, "snapshot", &snapshot, "reader", &reader, "error", &error, NULL);
  g_assert_cmpint (shown, ==, MADO_STAGE_RESULT);
  g_assert_false (busy);
  g_assert_true (practice);
  g_assert_cmpfloat (progress, ==, 0.0);
  g_assert_nonnull (snapshot);
  g_assert_cmpstr (mado_reader_get_name (reader), ==, FIXTURE_READER);
  g_assert_no_error (error);
  g_object_set (self->session, "reader", reader, NULL);
  g_assert_cmpint (stage (self), ==, MADO_STAGE_RESULT);
}

/* --- the certificate behind the password --------------------------------------------------- */

typedef struct
{
  gboolean answered;
  gboolean ok;
  MadoPinAnswer told;
  GError *error;
} Answer;

static void
on_sign_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  g_assert_false (answer->answered);
  answer->ok =
      mado_session_order_finish (MADO_SESSION (source), result, &answer->told, &answer->error);
  answer->answered = TRUE;
}

static void
ask (Fixture *self, const char *text, gboolean confirmed, GCancellable *cancellable, Answer *answer)
{
  g_autoptr (MadoSecret) password = mado_secret_new (text);
  g_autoptr (MadoPinOrder) order = mado_pin_order_new_sign (password, confirmed);

  g_clear_error (&answer->error);
  *answer = (Answer){ FALSE };
  mado_session_order_async (self->session, order, cancellable, on_sign_cb, answer);
}

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
test_secrets_gone (Fixture *self, gconstpointer data)
{
  start_empty (self);
  for (guint with_card = 0; with_card < 2; with_card++)
    {
      g_autoptr (MadoSecret) password = mado_secret_new (FIXTURE_PASSWORD);
      g_autoptr (MadoPinOrder) order = mado_pin_order_new_sign (password, FALSE);

      if (with_card == 1)
        {
          insert (self);
          fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
        }
      mado_session_order_async (self->session, order, NULL, on_secrets_gone_cb, order);
      fixture_spin_until (order->pin == MADO_PIN_AUTH);
    }
}

static MadoItemState
get_sign_state (Fixture *self)
{
  return mado_snapshot_get_state (mado_session_get_snapshot (self->session),
                                  MADO_ITEM_SIGN_CERTIFICATE);
}

static void
test_sign (Fixture *self, gconstpointer data)
{
  Answer answer = { FALSE };

  start_with_card (self);
  ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  g_assert_true (mado_session_get_busy (self->session));
  fixture_spin_until (answer.answered);
  g_assert_no_error (answer.error);
  g_assert_true (answer.ok);
  g_assert_cmpuint (answer.told.tries.left, ==, 5);
  g_assert_true (is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_cmpint (get_sign_state (self), ==, MADO_ITEM_KNOWN);
  g_assert_nonnull (get_auth_digest (self));
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
  heard->progress = MAX (heard->progress, get_progress (session));
}

static void
on_heard_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  (*(guint *)data)++;
}

/* What is on its way is told: how far it is, and the counter before the certificate. Nobody is said
 * to wait for another program that is not there, however long it takes. */
static void
test_sign_told (Fixture *self, gconstpointer data)
{
  /* A clock of whole seconds may be one late. */
  const guint patience = 1000 * (MADO_READING_TRANSACTION_WAIT_SECONDS + 1) + 200;
  Answer answer = { FALSE };
  Heard heard = { 0 };

  start_with_card (self);
  g_signal_connect (self->session, "notify::progress", G_CALLBACK (on_progress_heard_cb), &heard);
  g_signal_connect (self->session, "notify::snapshot", G_CALLBACK (on_heard_cb),
                    &heard.n_snapshots);
  g_signal_connect (self->session, "notify::waiting", G_CALLBACK (on_heard_cb), &heard.n_waits);
  mado_practice_card_set_pace (self->card, 300, 0);
  gint64 start = g_get_monotonic_time ();
  ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (answer.answered);
  g_assert_no_error (answer.error);
  g_assert_cmpint (g_get_monotonic_time () - start, >, patience * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpfloat (heard.progress, ==, 1.0);
  g_assert_cmpfloat (get_progress (self->session), ==, 0.0);
  g_assert_cmpuint (heard.n_snapshots, >=, 2);
  fixture_spin_for (patience);
  g_assert_cmpuint (heard.n_waits, ==, 0);
  g_signal_handlers_disconnect_by_data (self->session, &heard);
  g_signal_handlers_disconnect_by_data (self->session, &heard.n_snapshots);
  g_signal_handlers_disconnect_by_data (self->session, &heard.n_waits);
}

/* Of an order that goes on after the screen was cleared nothing is seen there. */
static void
test_sign_cleared (Fixture *self, gconstpointer data)
{
  Answer answer = { FALSE };
  Heard heard = { 0 };

  start_with_card (self);
  mado_practice_card_set_pace (self->card, 20, 0);
  ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
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
  g_assert_true (is_idle_in (self, MADO_STAGE_NO_CARD));
  g_signal_handlers_disconnect_by_data (self->session, &heard);
  g_signal_handlers_disconnect_by_data (self->session, &heard.n_snapshots);
}

static void
test_sign_kept_waiting (Fixture *self, gconstpointer data)
{
  Answer answer = { FALSE };

  start_with_card (self);
  MadoChannel *other = hold (self);
  ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (mado_session_get_waiting (self->session));
  g_assert_finalize_object (other);
  fixture_spin_until (answer.answered);
  g_assert_no_error (answer.error);
  g_assert_false (mado_session_get_waiting (self->session));
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
lose (Fixture *self, const Loss *loss, guint n, MadoPracticeCard *other)
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
test_sign_gone (Fixture *self, gconstpointer data)
{
  const Loss *loss = data;
  Answer answer = { FALSE };

  if (loss->stranger)
    mado_session_set_practice_cas (self->session, NULL);
  start_with_card (self);
  guint before = mado_practice_card_get_n_commands (self->card);
  ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (answer.answered);
  guint after = mado_practice_card_get_n_commands (self->card);
  guint n_lost = 0;

  for (guint n = before + 1; n <= after; n++)
    {
      g_autoptr (MadoPracticeCard) other = other_card_new ();

      remove_card (self);
      fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_CARD));
      insert (self);
      fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
      guint n_commands = mado_practice_card_get_n_commands (self->card);
      lose (self, loss, n_commands + n - before, other);
      ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
      fixture_spin_until (answer.answered);
      g_test_message ("command %u: %s", n - before,
                      answer.error != NULL ? answer.error->message : "read");
      g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
      g_assert_true (loss->senseless || answer.error != NULL);
      if (!loss->senseless || mado_practice_card_get_n_commands (other) > 0)
        {
          n_lost++;
          g_assert_nonnull (answer.error);
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
  ask (both[0], FIXTURE_PASSWORD, FALSE, NULL, both[1]);
}

/* Nothing is asked of a card that is none of ours, nor of one that came a moment ago. */
static void
test_sign_not_in_hand (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) foreign = fixture_foreign_card_new ();
  g_autoptr (MadoPracticeCard) other = other_card_new ();
  Answer answer = { FALSE };
  gpointer both[] = { self, &answer };

  mado_transport_practice_insert (self->transport, FIXTURE_READER, foreign);
  mado_session_start (self->session);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_FOREIGN_CARD));
  ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD);

  insert (self);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
  g_signal_connect (mado_session_get_reader (self->session), "notify", G_CALLBACK (on_inserted_cb),
                    both);
  mado_transport_practice_insert (self->transport, FIXTURE_READER, other);
  answer.answered = FALSE;
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD);
  g_clear_error (&answer.error);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
}

static void
test_sign_refused (Fixture *self, gconstpointer data)
{
  Answer answer = { FALSE };

  start_with_card (self);
  for (guint left = 4; left >= 1; left--)
    {
      ask (self, "WRONG1", FALSE, NULL, &answer);
      fixture_spin_until (answer.answered);
      g_assert_error (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG);
      g_assert_cmpuint (answer.told.tries.left, ==, left);
      g_assert_cmpuint (
          mado_snapshot_get_tries (mado_session_get_snapshot (self->session), MADO_PIN_SIGN).left,
          ==, left);
    }
  guint verifies = mado_practice_card_get_n_verifies (self->card);
  ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_CONFIRM);
  g_assert_cmpuint (answer.told.tries.left, ==, 1);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, verifies);

  ask (self, "WRONG1", TRUE, NULL, &answer);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_BLOCKED);
  g_assert_cmpint (answer.told.tries.state, ==, MADO_TRIES_LOCKED);
  g_assert_true (mado_session_get_advice (self->session)->certificates[MADO_KIND_SIGN].pin_locked);
  g_assert_true (is_idle_in (self, MADO_STAGE_RESULT));
  g_clear_error (&answer.error);
}

static void
test_sign_queued (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer early = { FALSE };
  Answer answer = { FALSE };
  Answer second = { FALSE };

  start_empty (self);
  ask (self, FIXTURE_PASSWORD, FALSE, NULL, &early);
  fixture_spin_until (early.answered);
  g_assert_error (early.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD);
  g_clear_error (&early.error);

  /* While the rest is still being read. */
  mado_practice_card_set_pace (self->card, 5, 0);
  insert (self);
  fixture_spin_until (stage (self) == MADO_STAGE_RESULT);
  g_assert_true (mado_session_get_busy (self->session));
  ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  ask (self, FIXTURE_PASSWORD, FALSE, NULL, &second);
  fixture_spin_until (second.answered);
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&second.error);
  fixture_spin_until (answer.answered);
  g_assert_no_error (answer.error);
  g_assert_cmpint (get_sign_state (self), ==, MADO_ITEM_KNOWN);

  /* Cancelled before anything is sent. */
  guint verifies = mado_practice_card_get_n_verifies (self->card);
  ask (self, FIXTURE_PASSWORD, FALSE, cancellable, &answer);
  g_cancellable_cancel (cancellable);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, verifies);
  g_assert_true (is_idle_in (self, MADO_STAGE_RESULT));
}

/* Asked for before anything of the card is known: carried out where it is one of ours, and answered
 * where it is none. */
static void
test_sign_early (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) foreign = fixture_foreign_card_new ();
  Answer answer = { FALSE };

  mado_practice_card_set_pace (self->card, 20, 0);
  mado_practice_card_set_pace (foreign, 50, 0);
  start_empty (self);
  insert (self);
  fixture_spin_until (stage (self) == MADO_STAGE_READING);
  ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  g_assert_cmpint (stage (self), ==, MADO_STAGE_READING);
  fixture_spin_until (answer.answered);
  g_assert_no_error (answer.error);
  g_assert_cmpint (get_sign_state (self), ==, MADO_ITEM_KNOWN);

  mado_transport_practice_insert (self->transport, FIXTURE_READER, foreign);
  fixture_spin_until (stage (self) == MADO_STAGE_READING);
  ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_clear_error (&answer.error);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_FOREIGN_CARD));
}

/* Another program resets the card while it is read, and it is another one afterwards: what was
 * typed for the first is not sent to it. */
static void
test_sign_for_another (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = other_card_new ();
  Answer answer = { FALSE };

  /* Of a stranger's certificate there is something to read after it is shown. */
  mado_session_set_practice_cas (self->session, NULL);
  mado_practice_card_set_pace (self->card, 10, 0);
  mado_practice_card_set_pace (other, 10, 0);
  insert (self);
  mado_session_start (self->session);
  fixture_spin_until (stage (self) == MADO_STAGE_RESULT && get_progress (self->session) > 0.0 &&
                      get_progress (self->session) < 1.0);
  mado_transport_practice_set_successor (self->transport, FIXTURE_READER, other);
  mado_transport_practice_reset_card (self->transport, FIXTURE_READER);
  ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_clear_error (&answer.error);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 0);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
}

static void
ask_while_reading (Fixture *self, Answer *answer)
{
  insert (self);
  fixture_spin_until (stage (self) == MADO_STAGE_READING);
  fixture_spin_until (get_progress (self->session) > 0.0);
  ask (self, FIXTURE_PASSWORD, FALSE, NULL, answer);
  g_assert_true (mado_session_get_busy (self->session));
}

/* The card is taken away, or put away, or the session ends, before the reading was over. */
static void
test_sign_abandoned (Fixture *self, gconstpointer data)
{
  Answer answer = { FALSE };

  start_with_card (self);
  mado_practice_card_set_pace (self->card, 5, 0);

  ask_while_reading (self, &answer);
  remove_card (self);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_CARD));

  ask_while_reading (self, &answer);
  mado_session_clear (self->session);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_assert_true (is_idle_in (self, MADO_STAGE_NO_CARD));

  ask_while_reading (self, &answer);
  mado_session_stop (self->session);
  fixture_spin_until (answer.answered);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 0);
}

/* Removed at every command from the password's connection on. */
static void
test_sign_removed_everywhere (Fixture *self, gconstpointer data)
{
  Answer answer = { FALSE };

  start_with_card (self);
  guint before = mado_practice_card_get_n_commands (self->card);
  ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
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
        insert (self);
        fixture_spin_until (stage (self) == MADO_STAGE_READING);
        fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
        ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
        fixture_spin_until (answer.answered);
        if (g_error_matches (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD))
          n_untold++;
        else
          g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
        g_assert_null (mado_session_get_snapshot (self->session));
        fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_CARD));
        g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card) - verifies, <=, 1);
        g_assert_cmpuint (fixture_get_sign_tries (self->card), ==, 5);
      }
  /* VERIFY itself, whether it was carried out or not. */
  g_assert_cmpuint (n_untold, ==, 2);
  g_clear_error (&answer.error);
}

/* The hand takes the card away while the password is on its way. */
static void
test_sign_removed (Fixture *self, gconstpointer data)
{
  Answer answer = { FALSE };

  start_with_card (self);
  for (guint i = 0; i < 8; i++)
    {
      mado_practice_card_set_pace (self->card, 0, 0);
      insert (self);
      fixture_spin_until (stage (self) == MADO_STAGE_READING);
      fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
      mado_practice_card_set_pace (self->card, 50, 0);
      ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
      fixture_spin_for (i * 10);
      remove_card (self);
      fixture_spin_until (answer.answered);
      if (!g_error_matches (answer.error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD))
        g_assert_error (answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
      fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_CARD));
      g_assert_null (mado_session_get_snapshot (self->session));
    }
  g_clear_error (&answer.error);
}

/* Whoever asked is answered, even when the session ends; a VERIFY on its way is waited for. */
static void
test_sign_stopped (Fixture *self, gconstpointer data)
{
  mado_session_stop (self->session);
  for (guint i = 0; i < 10; i++)
    {
      Answer answer = { FALSE };
      MadoSession *session = self->session;

      g_assert_finalize_object (session);
      self->session = new_session (self->transport);
      mado_practice_card_set_pace (self->card, 0, 0);
      start_with_card (self);
      mado_practice_card_set_pace (self->card, 3, 0);
      ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
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

/* --- races --------------------------------------------------------------------------------- */

static void
test_start_stop_races (Fixture *self, gconstpointer data)
{
  insert (self);
  for (guint i = 0; i < 200; i++)
    {
      MadoSession *session = new_session (self->transport);

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
test_stop_in_handler (Fixture *self, gconstpointer data)
{
  for (guint n = 1; n <= 60; n++)
    {
      MadoSession *session = new_session (self->transport);
      Answer answer = { FALSE };
      guint left = n;

      /* Reading, asking for the password, tearing the card out: some 60 notifications. */
      insert (self);
      g_signal_connect (session, "notify", G_CALLBACK (on_notify_stop_cb), &left);
      g_set_object (&self->session, session);
      mado_session_start (session);
      fixture_spin_until (left == 0 || is_idle_in (self, MADO_STAGE_RESULT));
      ask (self, FIXTURE_PASSWORD, FALSE, NULL, &answer);
      fixture_spin_until (answer.answered);
      if (left > 0)
        mado_session_read_again (session);
      remove_card (self);
      fixture_spin_until (left == 0 || is_idle_in (self, MADO_STAGE_NO_CARD));
      mado_session_stop (session);
      g_assert_cmpint (stage (self), ==, MADO_STAGE_STARTING);
      g_assert_null (mado_session_get_snapshot (session));
      g_assert_null (mado_session_get_reader (session));
      g_clear_error (&answer.error);
      g_object_unref (session);
    }
}

typedef struct
{
  Fixture *fixture;
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
test_laid_badly (Fixture *self, gconstpointer data)
{
  mado_practice_card_set_pace (self->card, 20, 106000);
  start_empty (self);
  for (guint i = 0; i < 7; i++)
    {
      insert (self);
      fixture_spin_until (get_progress (self->session) > 0.0 &&
                          mado_practice_card_get_n_commands (self->card) > 2 * i);
      g_assert_true (mado_session_get_busy (self->session));
      remove_card (self);
      fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_CARD));
      g_assert_true (mado_session_get_interrupted (self->session));
      g_assert_null (mado_session_get_snapshot (self->session));
      g_assert_null (mado_session_get_advice (self->session));
    }
  mado_practice_card_set_pace (self->card, 0, 0);
  insert (self);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_true (mado_snapshot_get_complete (mado_session_get_snapshot (self->session)));
  g_assert_no_error (mado_session_get_error (self->session));
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 0);
}

static void
test_rapid_hands (Fixture *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = other_card_new ();
  Hands hands = { self, other, g_test_rand_int (), 0 };

  start_with_card (self);
  g_autofree char *first = g_strdup (get_auth_digest (self));
  GThread *thread = g_thread_new ("hands", insert_and_remove, &hands);
  fixture_spin_until (g_atomic_int_get (&hands.done) == 1);
  g_thread_join (thread);

  /* The last card is the one that is shown. */
  fixture_spin_until (is_idle_in (self, MADO_STAGE_RESULT) &&
                      g_strcmp0 (get_auth_digest (self), first) != 0);
  fixture_spin_for (50);
  g_assert_true (is_idle_in (self, MADO_STAGE_RESULT));
  remove_card (self);
  fixture_spin_until (is_idle_in (self, MADO_STAGE_NO_CARD));
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 0);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/session/comes-and-goes", test_comes_and_goes);
  add ("/session/swap", test_swap);
  add ("/session/swap-while-reading", test_swap_while_reading);
  add ("/session/changed/unnoticed", test_changed_unnoticed);
  add ("/session/changed/for-ever", test_changed_for_ever);
  add ("/session/changed/after-a-result", test_changed_after_a_result);
  add ("/session/changed/without-certificate", test_changed_without_certificate);
  add ("/session/laid-badly", test_laid_badly);
  add ("/session/record", test_record);
  add ("/session/slow-and-removed", test_slow_and_removed);
  add ("/session/removed", test_removed);
  add ("/session/garbled", test_garbled);
  add ("/session/service", test_service);
  add ("/session/no-reader", test_no_reader);
  add ("/session/foreign", test_foreign);
  add ("/session/mute", test_mute);
  add ("/session/held-by-another", test_held_by_another);
  add ("/session/kept-waiting", test_kept_waiting);
  add ("/session/kept-waiting/stop", test_stop_while_kept_waiting);
  add ("/session/readers/foreign-does-not-hide", test_foreign_does_not_hide);
  add ("/session/readers/two-cards", test_two_cards);
  add ("/session/readers/ignored", test_ignored);
  add ("/session/readers/choose", test_choose);
  add ("/session/clear", test_clear);
  add ("/session/advice", test_advice);
  add ("/session/advice/once-a-step", test_advice_once_a_step);
  add ("/session/properties", test_properties);
  add ("/session/sign/right", test_sign);
  add ("/session/sign/secrets-gone", test_secrets_gone);
  add ("/session/sign/told", test_sign_told);
  add ("/session/sign/cleared", test_sign_cleared);
  add ("/session/sign/kept-waiting", test_sign_kept_waiting);
  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    {
      g_autofree char *path = g_strconcat ("/session/sign/gone/", losses[i].what, NULL);

      g_test_add (path, Fixture, &losses[i], set_up, test_sign_gone, tear_down);
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
  add ("/session/races/start-stop", test_start_stop_races);
  add ("/session/races/stop-in-handler", test_stop_in_handler);
  add ("/session/races/rapid-hands", test_rapid_hands);

  return g_test_run ();
}
