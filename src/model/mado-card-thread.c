/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card-thread.h"

struct _MadoCardThread
{
  GThread *thread;   /* (owned) */
  GAsyncQueue *jobs; /* (owned) (element-type Job) */
};

typedef struct
{
  MadoCardJob job; /* NULL: the last one */
  gpointer data;   /* (owned) (nullable) */
  GDestroyNotify free_data;
} Job;

static gpointer
run_jobs (gpointer data)
{
  GAsyncQueue *jobs = data;

  for (;;)
    {
      g_autofree Job *job = g_async_queue_pop (jobs);
      if (job->job == NULL)
        return NULL;
      job->job (job->data);
      if (job->free_data != NULL)
        job->free_data (job->data);
    }
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

  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new ("card", run_jobs, self->jobs);
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

void
mado_card_thread_stop (MadoCardThread *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (g_thread_self () != self->thread);

  push (self, NULL, NULL, NULL);
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}
