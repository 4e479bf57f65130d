/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-session-job.h"

void
mado_job_news_free (MadoJobNews *self)
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

static MadoJobNews *
news_new (MadoJobNewsKind kind)
{
  MadoJobNews *news = g_new0 (MadoJobNews, 1);

  news->kind = kind;
  return news;
}

static void
on_turn_cb (gboolean waiting, gpointer data)
{
  MadoSessionJob *self = data;
  MadoJobNews *news = news_new (MADO_JOB_NEWS_TURN);

  news->waiting = waiting;
  mado_mailbox_post (self->mailbox, news);
}

static void
on_progress_cb (gsize done, gsize total, gpointer data)
{
  MadoSessionJob *self = data;
  MadoJobNews *news;

  if (total == 0)
    return;
  news = news_new (MADO_JOB_NEWS_PROGRESS);
  news->progress = CLAMP ((double)done / (double)total, 0.0, 1.0);
  mado_mailbox_post (self->mailbox, news);
}

static void
on_publish_cb (MadoSnapshot *snapshot, gpointer data)
{
  MadoSessionJob *self = data;
  MadoJobNews *news = news_new (MADO_JOB_NEWS_SNAPSHOT);

  news->snapshot = mado_snapshot_ref (snapshot);
  mado_mailbox_post (self->mailbox, news);
}

static void
on_committed_cb (gpointer data)
{
  MadoSessionJob *self = data;

  mado_mailbox_post (self->mailbox, news_new (MADO_JOB_NEWS_COMMITTED));
}

static void
change_pin (MadoSessionJob *self, MadoJobNews *news)
{
  const MadoChangeRequest request = {
    .reader = self->reader,
    .pin = self->pin,
    .current = self->secret,
    .new_pin = self->new_pin,
    .confirmed_last_try = self->confirmed_last_try,
    .turn = on_turn_cb,
    .committed = on_committed_cb,
    .user_data = self,
  };

  news->snapshot = mado_reading_run_change (self->transport, &request, self->base, &news->change,
                                            &news->tries, self->cancellable, &news->error);
}

static void
read_card (MadoSessionJob *self, MadoJobNews *news)
{
  const MadoReadingRequest request = {
    .reader = self->reader,
    .practice = self->practice,
    .practice_cas = self->practice_cas,
    .password = self->secret,
    .confirmed_last_try = self->confirmed_last_try,
    .turn = on_turn_cb,
    .committed = on_committed_cb,
    .publish = on_publish_cb,
    .progress = on_progress_cb,
    .user_data = self,
  };

  if (self->secret != NULL)
    news->snapshot = mado_reading_run_sign (self->transport, &request, self->base, &news->tries,
                                            self->cancellable, &news->error);
  else
    news->snapshot =
        mado_reading_run (self->transport, &request, NULL, self->cancellable, &news->error);
}

static void
run_job (gpointer data)
{
  MadoSessionJob *self = data;
  MadoJobNews *news = news_new (MADO_JOB_NEWS_DONE);

  if (self->is_change)
    change_pin (self, news);
  else
    read_card (self, news);
  /* Before anybody hears of the answer, so that nobody can be told and a PIN still be there. */
  g_clear_pointer (&self->secret, mado_secret_unref);
  g_clear_pointer (&self->new_pin, mado_secret_unref);
  mado_mailbox_post (self->mailbox, news);
}

void
mado_session_job_push (MadoSessionJob *job, MadoCardThread *thread)
{
  g_return_if_fail ((job->secret != NULL || job->is_change) == (job->base != NULL));
  g_return_if_fail (!job->is_change || (job->secret != NULL) == (job->new_pin != NULL));

  mado_card_thread_push (thread, run_job, job, job_free);
}
