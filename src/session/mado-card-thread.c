/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card-thread.h"

#include "mado-left-alone.h"

/* Shared by the owner and the thread; whoever is the last frees it. */
struct _MadoCardThread
{
  gatomicrefcount references;
  GThread *thread;   /* the owner's */
  GAsyncQueue *jobs; /* (owned) (element-type Job) */

  /* under lock */
  GMutex lock;
  GCond changed;
  gboolean over; /* the last job is done */
  gboolean left; /* alone: nobody joins it */
};

typedef struct
{
  MadoCardJob job; /* NULL: the last one */
  gpointer data;   /* (owned) (nullable) */
  GDestroyNotify free_data;
} Job;

static void
unref (MadoCardThread *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_async_queue_unref (self->jobs);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static void
note_over (MadoCardThread *self)
{
  g_mutex_lock (&self->lock);
  self->over = TRUE;
  gboolean left = self->left;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  if (left)
    mado_left_alone_remove ();
  unref (self);
}

static gpointer
run_jobs (gpointer data)
{
  MadoCardThread *self = data;

  for (;;)
    {
      g_autofree Job *job = g_async_queue_pop (self->jobs);
      if (job->job == NULL)
        break;
      job->job (job->data);
      if (job->free_data != NULL)
        job->free_data (job->data);
    }
  note_over (self);
  return NULL;
}

static void
push (MadoCardThread *self, MadoCardJob job, gpointer data, GDestroyNotify free_data)
{
  Job *item = g_new (Job, 1);

  *item = (Job){ job, data, free_data };
  g_async_queue_push (self->jobs, item);
}

MadoCardThread *
mado_card_thread_new (void)
{
  MadoCardThread *self = g_new0 (MadoCardThread, 1);

  g_atomic_ref_count_init (&self->references);
  g_atomic_ref_count_inc (&self->references); /* the thread's */
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new ("card", run_jobs, self);
  return self;
}

void
mado_card_thread_push (MadoCardThread *self,
                       MadoCardJob job,
                       gpointer data,
                       GDestroyNotify free_data)
{
  g_return_if_fail (self != NULL && job != NULL);
  push (self, job, data, free_data);
}

/* FALSE: left alone. */
static gboolean
await_end (MadoCardThread *self, guint milliseconds)
{
  gint64 until = g_get_monotonic_time () + (gint64)milliseconds * G_TIME_SPAN_MILLISECOND;

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  while (!self->over && g_cond_wait_until (&self->changed, &self->lock, until))
    continue;
  self->left = !self->over;
  if (self->left)
    mado_left_alone_add ();
  return self->over;
}

gboolean
mado_card_thread_stop (MadoCardThread *self, guint milliseconds)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (g_thread_self () != self->thread, FALSE);

  push (self, NULL, NULL, NULL);
  gboolean over = await_end (self, milliseconds);
  if (over)
    g_thread_join (self->thread);
  else
    g_thread_unref (self->thread);
  unref (self);
  return over;
}
