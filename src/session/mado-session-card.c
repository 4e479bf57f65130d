/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-session-private.h"

#include "mado-reading-private.h"
#include "mado-snapshot-private.h"

/* A card that left in the middle of a command is known to the card thread before the reader watch
 * has said so. So long nothing is said about it; if the watch says nothing either, it is an error.
 */
#define GRACE_MILLISECONDS 500

/* So often a card is read anew that is gone by what its reader says, and there by what the service
 * says: PC/SC looks every 400 ms, and a hand is quicker. Then it is the reader that is not right.
 */
#define UNNOTICED_MAX 3

/* --- dropping a card ----------------------------------------------------------------------- */

static void
stop_grace (MadoSession *self)
{
  if (self->grace == NULL)
    return;
  g_source_destroy (self->grace);
  g_clear_pointer (&self->grace, g_source_unref);
}

static void
stop_reading (MadoSession *self)
{
  if (self->mailbox == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  mado_mailbox_close (self->mailbox);
  g_clear_pointer (&self->mailbox, mado_mailbox_unref);
}

/* A card whose data is given up is to be read anew when it is turned to again. */
static void
forget_outcome (MadoSession *self)
{
  MadoOutcome outcome = mado_reader_choice_get (self->choice, self->reader);

  if (outcome == MADO_OUTCOME_RESULT || outcome == MADO_OUTCOME_GONE)
    mado_reader_choice_note (self->choice, self->reader, MADO_OUTCOME_NONE, NULL);
}

void
mado_session_drop_card (MadoSession *self)
{
  if (!self->in_hand)
    return;
  self->in_hand = FALSE;
  self->card_serial++;
  stop_grace (self);
  stop_reading (self);
  mado_session_set_waiting (self, FALSE);
  forget_outcome (self);
  mado_session_set_snapshot (self, NULL);
  mado_session_set_progress (self, 0.0);
  mado_session_set_error (self, NULL);
  mado_session_abandon_order (self);
  mado_session_leave_thread (self);
}

/* --- reading ------------------------------------------------------------------------------- */

MadoSessionJob *
mado_session_new_job (MadoSession *self, GCancellable *cancellable, MadoMailbox *mailbox)
{
  MadoSessionJob *job = g_new0 (MadoSessionJob, 1);

  job->transport = g_object_ref (self->transport);
  job->reader = g_strdup (mado_reader_get_name (self->reader));
  job->practice = self->practice;
  if (self->practice_cas != NULL)
    job->practice_cas = g_ptr_array_ref (self->practice_cas);
  job->cancellable = g_object_ref (cancellable);
  job->mailbox = mado_mailbox_ref (mailbox);
  return job;
}

static gboolean
on_grace_over_cb (gpointer data)
{
  /* Whoever hears of it may let go of the session. */
  g_autoptr (MadoSession) self = g_object_ref (MADO_SESSION (data));
  g_autoptr (GError) error = NULL;

  stop_grace (self);
  if (self->n_unnoticed++ < UNNOTICED_MAX)
    {
      mado_session_read_again (self);
      return G_SOURCE_REMOVE;
    }
  error = g_error_copy (mado_reader_choice_get_error (self->choice, self->reader));
  mado_reader_choice_note (self->choice, self->reader, MADO_OUTCOME_ERROR, error);
  mado_session_reconsider (self);
  return G_SOURCE_REMOVE;
}

void
mado_session_note_gone (MadoSession *self, const GError *error)
{
  mado_reader_choice_note (self->choice, self->reader, MADO_OUTCOME_GONE, error);
  stop_grace (self);
  self->grace = g_timeout_source_new (GRACE_MILLISECONDS);
  g_source_set_callback (self->grace, on_grace_over_cb, self, NULL);
  g_source_attach (self->grace, g_main_context_get_thread_default ());
  /* Last, because whoever hears of it may do anything. */
  mado_session_set_snapshot (self, NULL);
  mado_session_set_progress (self, 0.0);
  mado_session_abandon_order (self);
}

gboolean
mado_session_is_card_in_hand (MadoSession *self, MadoReader *reader)
{
  return self->in_hand && reader == self->reader && mado_reader_has_card (reader) &&
         mado_reader_get_insertion (reader) == self->insertion;
}

/* @snapshot: (nullable) @error: (nullable) */
static void
finish_reading (MadoSession *self, MadoSnapshot *snapshot, const GError *error)
{
  guint serial = self->card_serial;

  stop_reading (self);
  mado_session_set_waiting (self, FALSE);
  mado_session_set_progress (self, 0.0);
  /* Whoever heard of it may have stopped the session, or begun anew. */
  if (serial != self->card_serial)
    return;
  if (g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_NOT_JPKI))
    mado_reader_choice_note (self->choice, self->reader, MADO_OUTCOME_FOREIGN, error);
  else if (mado_transport_error_get_loss (error) >= MADO_LOSS_CARD)
    mado_session_note_gone (self, error);
  else if (error != NULL &&
           (snapshot == NULL || mado_snapshot_get_certificate (snapshot, MADO_KIND_AUTH) == NULL))
    {
      /* Noted first, as below: whoever hears of the snapshot may have stopped the session. */
      mado_reader_choice_note (self->choice, self->reader, MADO_OUTCOME_ERROR, error);
      mado_session_set_snapshot (self, NULL);
    }
  else
    {
      /* Also when another program took the card away in the middle: what was read stays true. */
      mado_reader_choice_note (self->choice, self->reader, MADO_OUTCOME_RESULT, error);
      self->n_unnoticed = 0;
      mado_session_set_snapshot (self, snapshot);
    }

  if (self->order != NULL && self->order_mailbox == NULL)
    {
      if (self->snapshot != NULL && mado_session_is_card_in_hand (self, self->reader))
        mado_session_launch_order (self);
      else
        mado_session_abandon_order (self);
    }
  mado_session_reconsider (self);
}

void
mado_session_break_reading (MadoSession *self, const GError *error)
{
  g_autoptr (MadoSnapshot) settled = NULL;

  if (self->snapshot != NULL)
    settled = mado_snapshot_copy (self->snapshot);
  if (settled != NULL)
    mado_reading_settle (settled, error);
  finish_reading (self, settled, error);
}

/* A snapshot with nothing decided yet is no result to show. */
static gboolean
is_worth_showing (MadoSnapshot *snapshot)
{
  return mado_snapshot_get_state (snapshot, MADO_ITEM_AUTH_CERTIFICATE) != MADO_ITEM_PENDING;
}

/* One that is not worth showing after one that was: the reading has been begun anew, for it may be
 * another card's by now. */
static void
take_snapshot (MadoSession *self, MadoSnapshot *snapshot)
{
  gboolean worth_showing = is_worth_showing (snapshot);
  gboolean anew = self->snapshot != NULL && !worth_showing;
  guint serial = self->card_serial;

  mado_session_set_snapshot (self, worth_showing ? snapshot : NULL);
  if (anew && serial == self->card_serial)
    mado_session_set_progress (self, 0.0);
  /* Nor is a PIN sent to it that was typed for what was shown. */
  if (anew && serial == self->card_serial)
    mado_session_abandon_order (self);
  mado_session_update_stage (self);
}

static void
on_reading_message_cb (gpointer owner, gpointer data)
{
  g_autoptr (MadoSession) self = g_object_ref (MADO_SESSION (owner));
  const MadoJobMessage *message = data;

  switch (message->kind)
    {
    case MADO_JOB_MESSAGE_PROGRESS:
      mado_session_set_progress (self, message->progress);
      break;
    case MADO_JOB_MESSAGE_SNAPSHOT:
      take_snapshot (self, message->snapshot);
      break;
    case MADO_JOB_MESSAGE_COMMITTED: /* not of a reading */
      break;
    case MADO_JOB_MESSAGE_DONE:
    default:
      finish_reading (self, message->snapshot, message->error);
      break;
    }
}

void
mado_session_start_reading (MadoSession *self)
{
  self->in_hand = TRUE;
  mado_session_note_interruption (self, FALSE);
  if (self->insertion != mado_reader_get_insertion (self->reader))
    self->n_unnoticed = 0;
  self->insertion = mado_reader_get_insertion (self->reader);
  self->card_serial++;
  self->cancellable = g_cancellable_new ();
  self->mailbox =
      mado_mailbox_new (self, on_reading_message_cb, (GDestroyNotify)mado_job_message_free);
  self->reading_since = g_get_monotonic_time ();
  mado_session_job_push (mado_session_new_job (self, self->cancellable, self->mailbox),
                         self->thread);
}
