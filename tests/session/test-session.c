/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "at-reader.h"
#include "mado-civil-date.h"
#include "mado-snapshot-private.h"
#include "mado-transport-practice-private.h"
#include "mado-transport-trace.h"

#include <string.h>

/* --- coming and going ---------------------------------------------------------------------- */

static void
count_cb (gpointer counter)
{
  (*(guint *)counter)++;
}

typedef struct
{
  double last;
  double furthest;
} Progress;

static void
on_other_progress_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  Progress *told = data;
  double progress = at_reader_get_progress (session);

  g_assert_true (progress != told->last);
  told->last = progress;
  told->furthest = MAX (told->furthest, progress);
}

/* How far it is is told where it has changed, and nowhere else. */
static void
test_progress (AtReader *self, gconstpointer data)
{
  Progress told = { 0.0, 0.0 };

  g_signal_connect (self->session, "notify::progress", G_CALLBACK (on_other_progress_cb), &told);
  for (guint i = 0; i < 2; i++)
    {
      at_reader_insert (self);
      mado_session_start (self->session);
      fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
      g_assert_true (told.furthest == 1.0);
      g_assert_true (told.last == 0.0);
      at_reader_remove_card (self);
      fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
    }
  g_signal_handlers_disconnect_by_data (self->session, &told);
}

static void
test_comes_and_goes (AtReader *self, gconstpointer data)
{
  MadoSnapshot *snapshot;

  g_assert_cmpint (at_reader_get_stage (self), ==, MADO_STAGE_STARTING);
  at_reader_start_empty (self);
  g_assert_cmpstr (mado_reader_get_name (mado_session_get_reader (self->session)), ==,
                   FIXTURE_READER);

  at_reader_insert (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  snapshot = mado_snapshot_ref (mado_session_get_snapshot (self->session));
  g_assert_true (mado_snapshot_get_complete (snapshot));
  g_assert_true (mado_snapshot_get_practice (snapshot));
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_AUTH), ==, MADO_CHAIN_PINNED);

  at_reader_remove_card (self);
  fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_NO_CARD);
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

/* Whoever starts it twice has one session: when it is over nothing goes on. */
static void
test_start_twice (AtReader *self, gconstpointer data)
{
  mado_practice_card_set_pace (self->card, 300, 0);
  at_reader_insert (self);
  mado_session_start (self->session);
  fixture_spin_until (mado_practice_card_get_n_commands (self->card) > 0);
  mado_session_start (self->session);
  mado_session_stop (self->session);
  g_assert_finalize_object (self->session);
  /* No thread has it any more. */
  g_assert_finalize_object (self->transport);
  self->transport = fixture_transport_new (NULL);
  self->session = at_reader_new_session (self->transport);
}

static void
test_swap (AtReader *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = at_reader_other_card_new ();

  at_reader_start_with_card (self);
  g_autofree char *first = g_strdup (at_reader_get_auth_digest (self));
  mado_transport_practice_insert (self->transport, FIXTURE_READER, other);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT) &&
                      g_strcmp0 (at_reader_get_auth_digest (self), first) != 0);
  at_reader_insert (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT) &&
                      g_strcmp0 (at_reader_get_auth_digest (self), first) == 0);
}

/* A swap in the middle of a slow reading: what comes of the first card is dropped. */
static void
test_swap_while_reading (AtReader *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = at_reader_other_card_new ();

  at_reader_start_with_card (self);
  g_autofree char *first = g_strdup (at_reader_get_auth_digest (self));
  mado_practice_card_set_pace (self->card, 10, 0);
  at_reader_insert (self);
  fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_READING);
  mado_transport_practice_insert (self->transport, FIXTURE_READER, other);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_cmpstr (at_reader_get_auth_digest (self), !=, first);
  fixture_spin_for (100);
  g_assert_cmpstr (at_reader_get_auth_digest (self), !=, first);
}

static void
on_stage_no_error_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  g_assert_cmpint (mado_session_get_stage (session), !=, MADO_STAGE_CARD_ERROR);
}

/* The card is changed for @other at the ninth command, before the service looks. */
static void
start_and_change (AtReader *self, MadoPracticeCard *other)
{
  at_reader_insert (self);
  mado_practice_card_set_removal (self->card, 9, FALSE);
  mado_transport_practice_set_successor (self->transport, FIXTURE_READER, other);
  mado_session_start (self->session);
}

/* What was shown of the first card goes, and nothing of the second one comes among it. */
static void
test_changed_unnoticed (AtReader *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = at_reader_other_card_new ();

  g_signal_connect (self->session, "notify::stage", G_CALLBACK (on_stage_no_error_cb), NULL);
  start_and_change (self, other);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT) &&
                      mado_snapshot_get_complete (mado_session_get_snapshot (self->session)));
  g_assert_nonnull (at_reader_get_auth_digest (self));
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
  changes->card = changes->n_changes++ % 2 == 0 ? fixture_card_new () : at_reader_other_card_new ();
  mado_transport_practice_set_successor (changes->transport, FIXTURE_READER, changes->card);
}

/* A reader that says of every card that it has gone is not asked without end. */
static void
test_changed_for_ever (AtReader *self, gconstpointer data)
{
  Changes changes = { self->transport, at_reader_other_card_new (), 0 };

  g_signal_connect (self->session, "notify::snapshot", G_CALLBACK (on_nothing_shown_cb), &changes);
  start_and_change (self, changes.card);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_CARD_ERROR));
  g_assert_cmpuint (changes.n_changes, ==, 4);
  g_assert_error (mado_session_get_error (self->session), MADO_TRANSPORT_ERROR,
                  MADO_TRANSPORT_ERROR_REMOVED);

  /* Put in by a hand, a card is read as if nothing had been. */
  at_reader_remove_card (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
  g_clear_object (&changes.card);
  changes = (Changes){ self->transport, at_reader_other_card_new (), 0 };
  mado_practice_card_set_removal (self->card, 9, FALSE);
  at_reader_insert (self);
  mado_transport_practice_set_successor (self->transport, FIXTURE_READER, changes.card);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_CARD_ERROR));
  g_assert_cmpuint (changes.n_changes, ==, 4);
  g_signal_handlers_disconnect_by_data (self->session, &changes);
  g_clear_object (&changes.card);
}

/* What was read meanwhile speaks for the reader again. */
static void
test_changed_after_a_result (AtReader *self, gconstpointer data)
{
  Changes changes = { self->transport, at_reader_other_card_new (), 0 };

  at_reader_start_with_card (self);
  mado_practice_card_set_removal (self->card, mado_practice_card_get_n_commands (self->card) + 9,
                                  FALSE);
  mado_transport_practice_set_successor (self->transport, FIXTURE_READER, changes.card);
  mado_session_read_again (self->session);
  g_signal_connect (self->session, "notify::snapshot", G_CALLBACK (on_nothing_shown_cb), &changes);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_CARD_ERROR));
  g_assert_cmpuint (changes.n_changes, ==, 4);
  g_signal_handlers_disconnect_by_data (self->session, &changes);
  g_clear_object (&changes.card);
}

typedef struct
{
  AtReader *fixture;
  GString *shown;
  Answer answer;
} Shown;

/* A password is typed as soon as anything is shown. */
static void
on_certificate_or_nothing_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  MadoSnapshot *snapshot = mado_session_get_snapshot (session);
  Shown *self = data;

  if (snapshot == NULL)
    g_string_append_c (self->shown, '-');
  else
    g_string_append_c (
        self->shown, mado_snapshot_get_certificate (snapshot, MADO_KIND_AUTH) != NULL ? 'C' : 'a');
  if (self->shown->len == 1)
    at_reader_ask (self->fixture, FIXTURE_PASSWORD, FALSE, NULL, &self->answer);
}

/* The first card has no certificate to tell it by: its data goes before anything else comes, with
 * what was typed for it, and with how far its reading was. */
static void
test_changed_without_certificate (AtReader *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) other = at_reader_other_card_new ();
  /* Read to its end, which is told; then it is none. */
  guint8 no_certificate[200] = { 0x30, 0x81, 197 };
  g_autoptr (GBytes) der = g_bytes_new_static (no_certificate, sizeof no_certificate);
  g_autoptr (GString) history = g_string_new (NULL);
  Shown shown = { self, history, { FALSE } };

  mado_practice_card_add_file (self->card, fixture_jpki, 0x000A, der, 0);
  g_signal_connect (self->session, "notify::snapshot", G_CALLBACK (on_certificate_or_nothing_cb),
                    &shown);
  start_and_change (self, other);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT) && shown.answer.answered);
  g_assert_nonnull (at_reader_get_auth_digest (self));
  char *gone = strchr (history->str, '-');
  g_assert_cmpint (history->str[0], ==, 'a');
  g_assert_nonnull (gone);
  g_assert_null (strchr (gone, 'a'));
  g_assert_cmpint (gone[1], ==, 'C');
  g_assert_error (shown.answer.error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 0);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (other), ==, 0);
  g_clear_error (&shown.answer.error);
  g_signal_handlers_disconnect_by_data (self->session, &shown);
}

static void
assert_outcome (AtReader *self, const char *start)
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
test_record (AtReader *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) foreign = fixture_foreign_card_new ();

  at_reader_start_empty (self);
  g_assert_null (mado_session_dup_trace (self->session));
  mado_practice_card_set_pace (self->card, 10, 0);
  at_reader_insert (self);
  fixture_spin_until (at_reader_get_progress (self->session) > 0.0);
  assert_outcome (self, NULL);
  fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_RESULT);
  g_assert_true (mado_session_get_busy (self->session));
  assert_outcome (self, NULL);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  assert_outcome (self, "ended:ok");
  mado_transport_practice_insert (self->transport, FIXTURE_READER, foreign);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_FOREIGN_CARD));
  assert_outcome (self, "ended:not-jpki");
}

static void
test_slow_and_removed (AtReader *self, gconstpointer data)
{
  mado_practice_card_set_pace (self->card, 20, 106000);
  at_reader_start_empty (self);

  at_reader_insert (self);
  fixture_spin_until (at_reader_get_progress (self->session) > 0.0);
  g_assert_cmpint (at_reader_get_stage (self), ==, MADO_STAGE_READING);
  g_assert_true (mado_session_get_busy (self->session));
  at_reader_remove_card (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
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
  at_reader_insert (self);
  fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_RESULT);
  g_assert_true (mado_session_get_busy (self->session));
  MadoSnapshot *snapshot = mado_snapshot_ref (mado_session_get_snapshot (self->session));
  g_assert_false (mado_snapshot_get_complete (snapshot));
  g_assert_false (mado_session_get_interrupted (self->session));
  at_reader_remove_card (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
  g_assert_true (mado_session_get_interrupted (self->session));
  fixture_spin_until (mado_snapshot_is_last_reference (snapshot));
  mado_snapshot_unref (snapshot);
  mado_session_stop (self->session);
  g_assert_false (mado_session_get_interrupted (self->session));
}

/* The card thread learns of the tear before the watch does, or after: in the end the reader is
 * empty, and no error was shown on the way. */
static void
test_removed (AtReader *self, gconstpointer data)
{
  at_reader_start_with_card (self);
  guint n_commands = mado_practice_card_get_n_commands (self->card);
  g_signal_connect (self->session, "notify::stage", G_CALLBACK (on_stage_no_error_cb), NULL);

  for (guint n = 1; n <= n_commands; n++)
    for (guint carried_out = 0; carried_out < 2; carried_out++)
      {
        at_reader_remove_card (self);
        fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
        mado_practice_card_set_removal (self->card, n, carried_out == 1);
        at_reader_insert (self);
        fixture_spin_until (mado_practice_card_is_removed (self->card));
        fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
        g_assert_cmpuint (mado_practice_card_get_n_commands (self->card), ==, n);
        g_assert_true (mado_session_get_interrupted (self->session));
      }
  /* Nothing of the last ones is left that would read this one again. */
  at_reader_insert (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  fixture_spin_for (1000);
  g_assert_cmpuint (mado_practice_card_get_n_commands (self->card), ==, n_commands);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (self->card), ==, 0);
}

static void
test_garbled (AtReader *self, gconstpointer data)
{
  g_autoptr (GBytes) nonsense = g_bytes_new_static ("\x6F\x00", 2);

  at_reader_start_with_card (self);
  guint n_commands = mado_practice_card_get_n_commands (self->card);
  for (guint n = 1; n <= n_commands; n++)
    {
      mado_practice_card_set_garble (self->card, n, n % 2 == 0 ? nonsense : NULL);
      at_reader_insert (self);
      fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_READING);
      fixture_spin_until (!mado_session_get_busy (self->session));
      g_assert_true (at_reader_get_stage (self) == MADO_STAGE_RESULT || n <= 2);
    }
  /* What was garbled by chance is right when it is read again. */
  mado_session_read_again (self->session);
  g_assert_cmpint (at_reader_get_stage (self), ==, MADO_STAGE_READING);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  g_assert_null (mado_snapshot_get_error (mado_session_get_snapshot (self->session),
                                          MADO_ITEM_AUTH_CERTIFICATE));
}

/* --- the broken links ---------------------------------------------------------------------- */

static void
test_service (AtReader *self, gconstpointer data)
{
  mado_transport_practice_set_service (self->transport, FALSE);
  mado_session_start (self->session);
  fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_NO_SERVICE);
  g_assert_null (mado_session_get_reader (self->session));
  at_reader_insert (self);
  for (guint i = 0; i < 10; i++)
    {
      mado_transport_practice_set_service (self->transport, TRUE);
      fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_RESULT);
      /* At times in the middle of the reading. */
      if (i % 2 == 0)
        fixture_spin_until (!mado_session_get_busy (self->session));
      mado_transport_practice_set_service (self->transport, FALSE);
      fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_SERVICE));
    }
}

static void
test_no_reader (AtReader *self, gconstpointer data)
{
  at_reader_start_with_card (self);
  mado_transport_practice_remove_reader (self->transport, FIXTURE_READER);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_NO_READER));
  g_assert_null (mado_session_get_reader (self->session));
  mado_transport_practice_add_reader (self->transport, FIXTURE_READER);
  at_reader_insert (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
}

static void
test_foreign (AtReader *self, gconstpointer data)
{
  g_autoptr (MadoPracticeCard) foreign = fixture_foreign_card_new ();

  mado_transport_practice_insert (self->transport, FIXTURE_READER, foreign);
  mado_session_start (self->session);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_FOREIGN_CARD));
  at_reader_insert (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
}

static void
test_mute (AtReader *self, gconstpointer data)
{
  guint n_told = 0;

  at_reader_insert (self);
  mado_transport_practice_set_slot_state (self->transport, FIXTURE_READER, MADO_SLOT_MUTE);
  g_signal_connect_swapped (self->session, "notify::error", G_CALLBACK (count_cb), &n_told);
  mado_session_start (self->session);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_CARD_ERROR));
  g_assert_error (mado_session_get_error (self->session), MADO_TRANSPORT_ERROR,
                  MADO_TRANSPORT_ERROR_MUTE);
  g_assert_cmpuint (n_told, ==, 1);
  /* Told once, whatever happens beside it. */
  mado_transport_practice_add_reader (self->transport, "Reader 2");
  fixture_spin_until (mado_reader_watch_find (mado_session_get_watch (self->session), "Reader 2") !=
                      NULL);
  g_assert_cmpuint (n_told, ==, 1);
  at_reader_remove_card (self);
  fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_NO_CARD);
  g_assert_cmpuint (n_told, ==, 2);
  g_signal_handlers_disconnect_by_data (self->session, &n_told);
}

/* --- what the person does ------------------------------------------------------------------ */

static void
test_clear (AtReader *self, gconstpointer data)
{
  at_reader_start_with_card (self);
  guint n_commands = mado_practice_card_get_n_commands (self->card);
  MadoSnapshot *snapshot = mado_snapshot_ref (mado_session_get_snapshot (self->session));

  mado_session_clear (self->session);
  g_assert_false (mado_session_get_interrupted (self->session));
  g_assert_cmpint (at_reader_get_stage (self), ==, MADO_STAGE_NO_CARD);
  g_assert_null (mado_session_get_snapshot (self->session));
  g_assert_true (mado_snapshot_is_last_reference (snapshot));
  mado_snapshot_unref (snapshot);
  fixture_spin_for (50);
  g_assert_cmpint (at_reader_get_stage (self), ==, MADO_STAGE_NO_CARD);
  g_assert_cmpuint (mado_practice_card_get_n_commands (self->card), ==, n_commands);

  at_reader_insert (self);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
  mado_session_clear (self->session);
  mado_session_read_again (self->session);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));

  /* In the middle of a reading. */
  mado_practice_card_set_pace (self->card, 10, 0);
  mado_session_read_again (self->session);
  fixture_spin_until (at_reader_get_progress (self->session) > 0.0);
  mado_session_clear (self->session);
  g_assert_true (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
  fixture_spin_for (300);
  g_assert_true (at_reader_is_idle_in (self, MADO_STAGE_NO_CARD));
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
test_advice_once_a_step (AtReader *self, gconstpointer data)
{
  Told told = { 0 };

  g_signal_connect_swapped (self->session, "notify::advice", G_CALLBACK (on_advised_cb), &told);
  g_signal_connect_swapped (self->session, "notify::snapshot", G_CALLBACK (count_cb),
                            &told.n_snapshots);
  at_reader_start_with_card (self);
  g_assert_cmpuint (told.n_snapshots, >, 4);
  g_assert_cmpuint (told.n_advised, ==, told.n_snapshots);
  at_reader_remove_card (self);
  fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_NO_CARD);
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
test_advice (AtReader *self, gconstpointer data)
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
  at_reader_start_with_card (self);

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

/* Unless one is fixed, the day is Japan's now. */
static void
test_today (AtReader *self, gconstpointer data)
{
  GDate before, today, after, fixed;

  mado_civil_date_from_unix (&before, g_get_real_time () / G_USEC_PER_SEC);
  mado_session_get_today (self->session, &today);
  mado_civil_date_from_unix (&after, g_get_real_time () / G_USEC_PER_SEC);
  g_assert_cmpint (mado_civil_date_compare (&before, &today), <=, 0);
  g_assert_cmpint (mado_civil_date_compare (&today, &after), <=, 0);

  g_assert_true (mado_civil_date_parse (&fixed, "2031-05-11"));
  mado_session_set_today (self->session, &fixed);
  mado_session_get_today (self->session, &today);
  g_assert_cmpint (mado_civil_date_compare (&today, &fixed), ==, 0);
  mado_session_set_today (self->session, NULL);
  mado_session_get_today (self->session, &today);
  g_assert_cmpint (mado_civil_date_compare (&today, &after), >=, 0);
}

static void
test_properties (AtReader *self, gconstpointer data)
{
  g_autoptr (MadoReader) reader = NULL;
  g_autoptr (MadoSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  MadoStage shown = MADO_STAGE_STARTING;
  gboolean busy = TRUE;
  gboolean practice = FALSE;
  double progress = 1.0;

  at_reader_start_with_card (self);
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
  g_assert_cmpint (at_reader_get_stage (self), ==, MADO_STAGE_RESULT);
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

  add ("/session/comes-and-goes", test_comes_and_goes);
  add ("/session/progress", test_progress);
  add ("/session/start-twice", test_start_twice);
  add ("/session/swap", test_swap);
  add ("/session/swap-while-reading", test_swap_while_reading);
  add ("/session/changed/unnoticed", test_changed_unnoticed);
  add ("/session/changed/for-ever", test_changed_for_ever);
  add ("/session/changed/after-a-result", test_changed_after_a_result);
  add ("/session/changed/without-certificate", test_changed_without_certificate);
  add ("/session/record", test_record);
  add ("/session/slow-and-removed", test_slow_and_removed);
  add ("/session/removed", test_removed);
  add ("/session/garbled", test_garbled);
  add ("/session/service", test_service);
  add ("/session/no-reader", test_no_reader);
  add ("/session/foreign", test_foreign);
  add ("/session/mute", test_mute);
  add ("/session/clear", test_clear);
  add ("/session/advice", test_advice);
  add ("/session/advice/once-a-step", test_advice_once_a_step);
  add ("/session/today", test_today);
  add ("/session/properties", test_properties);

  return g_test_run ();
}
