/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-session-private.h"

/* --- what a PIN was typed for -------------------------------------------------------------- */

/* Answers the one who asked. @error: (transfer full) (nullable) */
static void
finish_request (MadoSession *self, const MadoPinAnswer *answer, GError *error)
{
  MadoPinRequest *request = g_steal_pointer (&self->request);
  g_autoptr (GTask) task = g_object_ref (request->task);
  gboolean committed = request->committed;

  g_task_set_task_data (task, g_memdup2 (answer, sizeof *answer), g_free);
  mado_pin_request_free (request);
  if (committed)
    g_object_notify (G_OBJECT (self), "committed");
  mado_session_update_busy (self);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* For one whose card is no longer in hand. */
static GError *
new_abandoned_error (MadoSession *self)
{
  if (self->thread == NULL)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "the session is over");
  return g_error_new_literal (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED,
                              "the card has left the reader");
}

static const MadoPinAnswer nothing_done = { { MADO_TRIES_UNKNOWN, 0 }, MADO_PIN_CHANGE_NOT_SENT };

/* Ends a request that the card has not answered. Once a PIN was on its way, nobody knows what
 * became of it. */
static void
finish_unanswered (MadoSession *self)
{
  const MadoPinAnswer unknown = { { MADO_TRIES_UNKNOWN, 0 }, MADO_PIN_CHANGE_UNKNOWN };

  if (!self->request->committed)
    finish_request (self, &nothing_done, new_abandoned_error (self));
  else
    finish_request (self, &unknown,
                    g_error_new_literal (MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD,
                                         "the card has not answered"));
}

/* What has been told by the card thread is taken first. */
void
mado_session_end_request (MadoSession *self)
{
  if (self->request != NULL && self->request->mailbox != NULL)
    mado_mailbox_flush (self->request->mailbox);
  if (self->request != NULL)
    finish_unanswered (self);
}

void
mado_session_abandon_request (MadoSession *self)
{
  if (self->request == NULL)
    return;
  g_cancellable_cancel (self->request->cancellable);
  /* After the cancelling: whoever is stuck now either sends nothing any more, or has said before
   * that it does. */
  mado_session_update_silence (self);
  if (self->request != NULL && (self->request->mailbox == NULL || self->silent))
    mado_session_end_request (self);
}

/* --- the answer about a PIN ---------------------------------------------------------------- */

/* Takes @error; what the one who asked is to be told. @change: what became of the PIN, if it was
 * about that: a card that has left since does not undo it. */
static GError *
judge_answer (MadoSession *self, gboolean stale, MadoPinChange change, GError *error)
{
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* To the one who asked, a reader that is empty by now is a card that has left. */
  gboolean empty = g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD) ||
                   g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_READER);

  if (!mado_pin_change_is_unchanged (change))
    return error;
  if (!empty && !(stale && (error == NULL || cancelled)))
    return error;
  g_clear_error (&error);
  return new_abandoned_error (self);
}

/* What is shown after an answer. */
static void
take_answer (MadoSession *self, const MadoJobMessage *message)
{
  g_autoptr (GError) changed = NULL;

  /* Nor can the card be asked any more whose answer to VERIFY was lost. */
  if (message->error != NULL &&
      (mado_session_is_gone (message->error) ||
       g_error_matches (message->error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD)))
    mado_session_note_gone (self, message->error);
  else if (message->snapshot != NULL)
    mado_session_set_snapshot (self, message->snapshot);
  else if (self->request->is_change)
    {
      /* Changed for another one under way, which the reader watch may not have seen. */
      changed = new_abandoned_error (self);
      mado_session_note_gone (self, changed);
    }
  mado_session_update_stage (self);
}

static gboolean
is_request_stale (MadoSession *self)
{
  return self->request == NULL || self->request->card_serial != self->card_serial;
}

static void
on_request_done (MadoSession *self, const MadoJobMessage *message)
{
  const MadoPinAnswer answer = { message->tries, message->change };
  gboolean stale = is_request_stale (self);
  GError *error = message->error != NULL ? g_error_copy (message->error) : NULL;

  mado_session_note_transaction_wait (self, FALSE);
  if (!stale)
    mado_session_set_progress (self, 0.0);
  /* Asked again, because whoever heard of it may have stopped the session, or begun anew. */
  stale = is_request_stale (self);
  if (!stale)
    take_answer (self, message);
  /* Whoever heard of the changes may have stopped the session, and the request been answered. */
  if (self->request != NULL)
    finish_request (self, &answer, judge_answer (self, stale, message->change, error));
  else
    g_clear_error (&error);
}

static void
on_request_message_cb (gpointer owner, gpointer data)
{
  g_autoptr (MadoSession) self = g_object_ref (MADO_SESSION (owner));
  const MadoJobMessage *message = data;
  gboolean stale = is_request_stale (self);

  switch (message->kind)
    {
    case MADO_JOB_MESSAGE_TRANSACTION_WAIT:
      mado_session_note_transaction_wait (self, message->waiting && !stale);
      break;
    case MADO_JOB_MESSAGE_PROGRESS:
      if (!stale)
        mado_session_set_progress (self, message->progress);
      break;
    case MADO_JOB_MESSAGE_SNAPSHOT:
      if (!stale)
        mado_session_set_snapshot (self, message->snapshot);
      break;
    case MADO_JOB_MESSAGE_COMMITTED:
      self->request->committed = TRUE;
      g_object_notify (G_OBJECT (self), "committed");
      break;
    case MADO_JOB_MESSAGE_DONE:
    default:
      on_request_done (self, message);
      break;
    }
}

void
mado_session_launch_request (MadoSession *self)
{
  MadoPinRequest *request = self->request;

  request->card_serial = self->card_serial;
  request->mailbox =
      mado_mailbox_new (self, on_request_message_cb, (GDestroyNotify)mado_job_message_free);

  MadoSessionJob *job = mado_session_new_job (self, request->cancellable, request->mailbox);
  job->base = mado_snapshot_ref (self->snapshot);
  job->is_change = request->is_change;
  job->pin = request->pin;
  job->secret = g_steal_pointer (&request->secret);
  job->new_pin = g_steal_pointer (&request->new_pin);
  job->confirmed_last_try = request->confirmed_last_try;
  mado_session_job_push (job, self->thread);
}

/* Takes up what @task asks for, or answers at once that it cannot be. */
static void
take_request (MadoSession *self,
              GTask *task,
              gboolean is_change,
              MadoPin pin,
              MadoSecret *secret,
              MadoSecret *new_pin,
              gboolean confirmed_last_try)
{
  /* The answer tells of a used-up try even when the caller has cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);

  if (self->request != NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "a PIN is being sent already");
      return;
    }
  if (self->thread == NULL || (self->mailbox == NULL && self->snapshot == NULL) ||
      !mado_session_is_card_in_hand (self, self->reader))
    {
      g_task_return_new_error (task, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD,
                               "there is no card to read");
      return;
    }
  self->request = mado_pin_request_new (task, is_change, pin, secret, new_pin, confirmed_last_try);
  if (self->mailbox == NULL)
    mado_session_launch_request (self);
  mado_session_update_busy (self);
}

/* --- public -------------------------------------------------------------------------------- */

void
mado_session_read_sign_async (MadoSession *self,
                              MadoSecret *password,
                              gboolean confirmed_last_try,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (MADO_IS_SESSION (self));
  g_return_if_fail (password != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mado_session_read_sign_async);
  take_request (self, task, FALSE, MADO_PIN_SIGN, password, NULL, confirmed_last_try);
}

static gboolean
propagate_answer (GTask *task, MadoPinAnswer *answer, GError **error)
{
  const MadoPinAnswer *given = g_task_get_task_data (task);

  *answer = given != NULL ? *given : nothing_done;
  return g_task_propagate_boolean (task, error);
}

gboolean
mado_session_read_sign_finish (MadoSession *self,
                               GAsyncResult *result,
                               MadoTries *tries,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  MadoPinAnswer answer;
  gboolean done = propagate_answer (G_TASK (result), &answer, error);
  if (tries != NULL)
    *tries = answer.tries;
  return done;
}

void
mado_session_change_pin_async (MadoSession *self,
                               MadoPin pin,
                               MadoSecret *current,
                               MadoSecret *new_pin,
                               gboolean confirmed_last_try,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (MADO_IS_SESSION (self));
  g_return_if_fail (mado_pin_is_changeable (pin));
  g_return_if_fail ((current != NULL) == (new_pin != NULL));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mado_session_change_pin_async);
  take_request (self, task, TRUE, pin, current, new_pin, confirmed_last_try);
}

gboolean
mado_session_change_pin_finish (MadoSession *self,
                                GAsyncResult *result,
                                MadoPinChange *change,
                                MadoTries *tries,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (change != NULL, FALSE);

  MadoPinAnswer answer;
  gboolean done = propagate_answer (G_TASK (result), &answer, error);
  *change = answer.change;
  if (tries != NULL)
    *tries = answer.tries;
  return done;
}
