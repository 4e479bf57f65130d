/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-session-job.h"

void
mado_job_message_free (MadoJobMessage *self)
{
  g_clear_pointer (&self->snapshot, mado_snapshot_unref);
  g_clear_error (&self->error);
  g_free (self);
}

static void
job_free (gpointer data)
{
  MadoSessionJob *self = data;

  g_clear_object (&self->transport);
  g_clear_pointer (&self->reader, g_free);
  g_clear_pointer (&self->practice_cas, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->mailbox, mado_mailbox_unref);
  g_clear_pointer (&self->base, mado_snapshot_unref);
  g_clear_pointer (&self->secret, mado_secret_unref);
  g_clear_pointer (&self->new_pin, mado_secret_unref);
  g_free (self);
}

static MadoJobMessage *
message_new (MadoJobMessageKind kind)
{
  MadoJobMessage *message = g_new0 (MadoJobMessage, 1);

  message->kind = kind;
  return message;
}

static void
on_transaction_wait_cb (gboolean waiting, gpointer data)
{
  MadoSessionJob *self = data;
  MadoJobMessage *message = message_new (MADO_JOB_MESSAGE_TRANSACTION_WAIT);

  message->waiting = waiting;
  mado_mailbox_post (self->mailbox, message);
}

static void
on_progress_cb (gsize done, gsize total, gpointer data)
{
  MadoSessionJob *self = data;
  MadoJobMessage *message;

  if (total == 0)
    return;
  message = message_new (MADO_JOB_MESSAGE_PROGRESS);
  message->progress = CLAMP ((double)done / (double)total, 0.0, 1.0);
  mado_mailbox_post (self->mailbox, message);
}

static void
on_publish_cb (MadoSnapshot *snapshot, gpointer data)
{
  MadoSessionJob *self = data;
  MadoJobMessage *message = message_new (MADO_JOB_MESSAGE_SNAPSHOT);

  message->snapshot = mado_snapshot_ref (snapshot);
  mado_mailbox_post (self->mailbox, message);
}

static void
on_committed_cb (gpointer data)
{
  MadoSessionJob *self = data;

  mado_mailbox_post (self->mailbox, message_new (MADO_JOB_MESSAGE_COMMITTED));
}

static void
change_pin (MadoSessionJob *self, MadoJobMessage *message)
{
  const MadoChangeRequest request = {
    .reader = self->reader,
    .pin = self->pin,
    .current = self->secret,
    .new_pin = self->new_pin,
    .confirmed_last_try = self->confirmed_last_try,
    .transaction_wait = on_transaction_wait_cb,
    .committed = on_committed_cb,
    .user_data = self,
  };

  message->snapshot =
      mado_reading_run_change (self->transport, &request, self->base, &message->change,
                               &message->tries, self->cancellable, &message->error);
}

static void
read_card (MadoSessionJob *self, MadoJobMessage *message)
{
  const MadoReadingRequest request = {
    .reader = self->reader,
    .practice = self->practice,
    .practice_cas = self->practice_cas,
    .password = self->secret,
    .confirmed_last_try = self->confirmed_last_try,
    .transaction_wait = on_transaction_wait_cb,
    .committed = on_committed_cb,
    .publish = on_publish_cb,
    .progress = on_progress_cb,
    .user_data = self,
  };

  if (self->secret != NULL)
    message->snapshot = mado_reading_run_sign (self->transport, &request, self->base,
                                               &message->tries, self->cancellable, &message->error);
  else
    message->snapshot =
        mado_reading_run (self->transport, &request, NULL, self->cancellable, &message->error);
}

static void
run_job (gpointer data)
{
  MadoSessionJob *self = data;
  MadoJobMessage *message = message_new (MADO_JOB_MESSAGE_DONE);

  if (self->is_change)
    change_pin (self, message);
  else
    read_card (self, message);
  /* Before anybody hears of the answer, so that nobody can be told and a PIN still be there. */
  g_clear_pointer (&self->secret, mado_secret_unref);
  g_clear_pointer (&self->new_pin, mado_secret_unref);
  mado_mailbox_post (self->mailbox, message);
}

void
mado_session_job_push (MadoSessionJob *job, MadoCardThread *thread)
{
  g_return_if_fail ((job->secret != NULL || job->is_change) == (job->base != NULL));
  g_return_if_fail (!job->is_change || (job->secret != NULL) == (job->new_pin != NULL));

  mado_card_thread_push (thread, run_job, job, job_free);
}
