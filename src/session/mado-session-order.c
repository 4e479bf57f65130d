/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-session-private.h"

/* --- what a PIN was typed for -------------------------------------------------------------- */

/* Answers the one who asked. @error: (transfer full) (nullable) */
static void
finish_order (MadoSession *self, const MadoPinAnswer *answer, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->order_task);
  gboolean committed = self->committed;

  g_task_set_task_data (task, g_memdup2 (answer, sizeof *answer), g_free);
  /* The card thread gives up the secrets of those that it was given. */
  if (self->order_mailbox == NULL)
    mado_pin_order_forget_secrets (self->order);
  else
    mado_mailbox_close (self->order_mailbox);
  g_clear_pointer (&self->order_mailbox, mado_mailbox_unref);
  g_clear_pointer (&self->order, mado_pin_order_unref);
  g_clear_object (&self->order_cancellable);
  self->order_done = NULL;
  self->committed = FALSE;
  if (committed)
    g_object_notify (G_OBJECT (self), "committed");
  mado_session_update_busy (self);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
is_order_stale (MadoSession *self)
{
  return self->order == NULL || self->order_serial != self->card_serial;
}

/* For one whose card is no longer in hand, or does not answer. */
static GError *
new_abandoned_error (MadoSession *self)
{
  if (self->thread == NULL)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "the session is over");
  if (self->silent && self->order_mailbox != NULL && !is_order_stale (self))
    return g_error_new_literal (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SILENT,
                                "the card does not answer");
  return g_error_new_literal (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED,
                              "the card has left the reader");
}

/* Takes @error; what the one who asked is to be told. @change: what became of the PIN, if it was
 * about that: a card that has left since does not undo it. */
static GError *
judge_answer (MadoSession *self, gboolean stale, MadoPinChange change, GError *error)
{
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* To the one who asked, a reader that is empty by now is a card that has left. */
  gboolean gone = mado_transport_error_get_loss (error) == MADO_LOSS_CARD;

  if (!mado_pin_change_is_unchanged (change))
    return error;
  if (!gone && !(stale && (error == NULL || cancelled)))
    return error;
  g_clear_error (&error);
  return new_abandoned_error (self);
}

/* Ends an order with the card's answer to it, which is in hand. */
static void
finish_answered (MadoSession *self, gboolean stale)
{
  const MadoPinAnswer answer = self->order->answer;
  const GError *error = self->order_done->error;

  finish_order (
      self, &answer,
      judge_answer (self, stale, answer.change, error != NULL ? g_error_copy (error) : NULL));
}

/* Ends an order that the card has not answered. Once a PIN was on its way, nobody knows what became
 * of it; a thread that is stuck with it may yet write its own answer into it. */
static void
finish_unanswered (MadoSession *self)
{
  const MadoPinAnswer unknown = { { MADO_TRIES_UNKNOWN, 0 }, MADO_PIN_CHANGE_UNKNOWN };

  if (!self->committed)
    finish_order (self, &MADO_PIN_ANSWER_NONE, new_abandoned_error (self));
  else
    finish_order (self, &unknown,
                  g_error_new_literal (MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD,
                                       "the card has not answered"));
}

/* What has been told by the card thread is taken first. */
void
mado_session_end_order (MadoSession *self)
{
  if (self->order_mailbox != NULL)
    mado_mailbox_flush (self->order_mailbox);
  if (self->order_done != NULL)
    finish_answered (self, is_order_stale (self));
  else if (self->order != NULL)
    finish_unanswered (self);
}

void
mado_session_abandon_order (MadoSession *self)
{
  if (self->order == NULL)
    return;
  g_cancellable_cancel (self->order_cancellable);
  /* After the cancelling: whoever is stuck now either sends nothing any more, or has said before
   * that it does. */
  mado_session_update_silence (self);
  if (self->order != NULL && (self->order_mailbox == NULL || self->silent))
    mado_session_end_order (self);
}

/* --- the answer about a PIN ---------------------------------------------------------------- */

/* What is shown after an answer. */
static void
take_answer (MadoSession *self, const MadoJobMessage *message)
{
  g_autoptr (GError) changed = NULL;

  /* Nor can the card be asked any more whose answer to VERIFY was lost. */
  if (mado_transport_error_get_loss (message->error) >= MADO_LOSS_CARD ||
      g_error_matches (message->error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD))
    mado_session_note_gone (self, message->error);
  else if (message->snapshot != NULL)
    mado_session_set_snapshot (self, message->snapshot);
  else if (self->order->is_change)
    {
      /* Changed for another one under way, which the reader watch may not have seen. */
      changed = new_abandoned_error (self);
      mado_session_note_gone (self, changed);
    }
  mado_session_update_stage (self);
}

static void
on_order_done (MadoSession *self, const MadoJobMessage *message)
{
  /* From here on it is the answer, whoever ends the order: whoever hears of a change may stop the
   * session, or begin anew. */
  self->order_done = message;
  mado_session_set_waiting (self, FALSE);
  /* The thread has not begun with another card. */
  mado_session_set_progress (self, 0.0);
  gboolean stale = is_order_stale (self);
  if (!stale)
    take_answer (self, message);
  if (self->order_done == message)
    finish_answered (self, stale);
}

static void
on_order_message_cb (gpointer owner, gpointer data)
{
  g_autoptr (MadoSession) self = g_object_ref (MADO_SESSION (owner));
  const MadoJobMessage *message = data;
  gboolean stale = is_order_stale (self);

  switch (message->kind)
    {
    case MADO_JOB_MESSAGE_PROGRESS:
      if (!stale)
        mado_session_set_progress (self, message->progress);
      break;
    case MADO_JOB_MESSAGE_SNAPSHOT:
      if (!stale)
        mado_session_set_snapshot (self, message->snapshot);
      break;
    case MADO_JOB_MESSAGE_COMMITTED:
      self->committed = TRUE;
      g_object_notify (G_OBJECT (self), "committed");
      break;
    case MADO_JOB_MESSAGE_DONE:
    default:
      on_order_done (self, message);
      break;
    }
}

void
mado_session_launch_order (MadoSession *self)
{
  self->order_serial = self->card_serial;
  self->order_mailbox =
      mado_mailbox_new (self, on_order_message_cb, (GDestroyNotify)mado_job_message_free);

  MadoSessionJob *job = mado_session_new_job (self, self->order_cancellable, self->order_mailbox);
  job->base = mado_snapshot_ref (self->snapshot);
  job->order = mado_pin_order_ref (self->order);
  mado_session_job_push (job, self->thread);
}

/* (transfer full) (nullable): why an order cannot be taken up */
static GError *
find_obstacle (MadoSession *self)
{
  if (self->order != NULL)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PENDING, "a PIN is being sent already");
  if ((self->mailbox == NULL && self->snapshot == NULL) ||
      !mado_session_is_card_in_hand (self, self->reader))
    return g_error_new_literal (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD,
                                "there is no card to read");
  return NULL;
}

static void
on_caller_cancelled_cb (GCancellable *caller, gpointer data)
{
  g_cancellable_cancel (data);
}

/* --- public -------------------------------------------------------------------------------- */

void
mado_session_order_async (MadoSession *self,
                          MadoPinOrder *order,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (MADO_IS_SESSION (self));
  g_return_if_fail (order != NULL && (order->is_change || order->current != NULL));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *obstacle = find_obstacle (self);

  g_task_set_source_tag (task, mado_session_order_async);
  /* The answer tells of a used-up try even when the caller has cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  if (obstacle != NULL)
    {
      mado_pin_order_forget_secrets (order);
      g_task_return_error (task, obstacle);
      return;
    }
  self->order = mado_pin_order_ref (order);
  self->order_task = g_steal_pointer (&task);
  self->order_cancellable = g_cancellable_new ();
  /* For as long as the caller's lives: by then it has been over for long, and nobody minds. */
  if (cancellable != NULL)
    g_cancellable_connect (cancellable, G_CALLBACK (on_caller_cancelled_cb),
                           g_object_ref (self->order_cancellable), g_object_unref);
  if (self->mailbox == NULL)
    mado_session_launch_order (self);
  mado_session_update_busy (self);
}

gboolean
mado_session_order_finish (MadoSession *self,
                           GAsyncResult *result,
                           MadoPinAnswer *answer,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  const MadoPinAnswer *given = g_task_get_task_data (G_TASK (result));
  *answer = given != NULL ? *given : MADO_PIN_ANSWER_NONE;
  return g_task_propagate_boolean (G_TASK (result), error);
}
