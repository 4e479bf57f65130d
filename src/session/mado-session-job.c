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
  g_clear_pointer (&self->order, mado_pin_order_unref);
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
on_progress_cb (gsize done, gsize total, gpointer data)
{
  MadoSessionJob *self = data;
  MadoJobMessage *message = message_new (MADO_JOB_MESSAGE_PROGRESS);

  message->progress = (double)done / (double)total;
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

static MadoSnapshot *
run_reading (MadoSessionJob *self, GError **error)
{
  const MadoReadingRequest request = {
    .reader = self->reader,
    .practice = self->practice,
    .practice_cas = self->practice_cas,
    .order = self->order,
    .committed = on_committed_cb,
    .publish = on_publish_cb,
    .progress = on_progress_cb,
    .user_data = self,
  };

  if (self->order == NULL)
    return mado_reading_run (self->transport, &request, self->cancellable, error);
  if (self->order->is_change)
    return mado_reading_run_change (self->transport, &request, self->base, self->cancellable,
                                    error);
  return mado_reading_run_sign (self->transport, &request, self->base, self->cancellable, error);
}

static void
run_job (gpointer data)
{
  MadoSessionJob *self = data;
  MadoJobMessage *message = message_new (MADO_JOB_MESSAGE_DONE);

  message->snapshot = run_reading (self, &message->error);
  if (self->order != NULL)
    mado_pin_order_forget_secrets (self->order);
  mado_mailbox_post (self->mailbox, message);
}

void
mado_session_job_push (MadoSessionJob *job, MadoCardThread *thread)
{
  g_return_if_fail ((job->order != NULL) == (job->base != NULL));

  mado_card_thread_push (thread, run_job, job, job_free);
}
