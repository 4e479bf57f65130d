/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-connect-pcsc.h"

#include <stdio.h>
#ifdef G_OS_UNIX
#include <unistd.h>
#endif

#include "mado-channel-pcsc.h"

/* Shared by who asks and the thread that waits for the answer; whoever is the last frees it. */
typedef struct
{
  gatomicrefcount references;
  char *reader; /* (owned) */

  /* under lock */
  GMutex lock;
  GCond changed; /* answered, or perhaps cancelled */
  gboolean answered;
  gboolean abandoned;
  MadoChannel *channel; /* (owned) (nullable) */
  GError *error;        /* (owned) (nullable) */
} Attempt;

static Attempt *
attempt_new (const char *reader)
{
  Attempt *self = g_new0 (Attempt, 1);
  g_atomic_ref_count_init (&self->references);
  self->reader = g_strdup (reader);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  return self;
}

static Attempt *
attempt_ref (Attempt *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

static void
attempt_unref (gpointer data)
{
  Attempt *self = data;
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_object (&self->channel);
  g_clear_error (&self->error);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);
  g_free (self->reader);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Attempt, attempt_unref)

/* --- the end of the program --- */

/* How many threads wait, or put back what they got, for nobody. */
static gint n_abandoned; /* (atomic) */

#ifdef __GLIBC__

/* pcsc-lite takes its lists down when the program ends (destructor() in winscard_clnt.c), under the
 * hands of a thread that is still in it. So nothing more is run then: all that the program had to
 * do is done. */
static void
end_at_once (int status, void *data)
{
  if (g_atomic_int_get (&n_abandoned) == 0)
    return;
  fflush (NULL);
  _exit (status);
}

static void
prepare_for_the_end (void)
{
  static gsize prepared = 0;

  if (!g_once_init_enter (&prepared))
    return;
  on_exit (end_at_once, NULL);
  g_once_init_leave (&prepared, 1);
}

#else

/* Windows ends all other threads first. */
static void
prepare_for_the_end (void)
{
}

#endif

/* --- the thread that waits --- */

static MadoChannel *
connect_to (const char *reader, GError **error)
{
  g_autoptr (MadoContextPcsc) context = mado_context_pcsc_new (error);
  return context != NULL ? mado_channel_pcsc_new (context, reader, error) : NULL;
}

static gpointer
run_attempt (gpointer data)
{
  g_autoptr (Attempt) self = data;
  g_autoptr (GError) error = NULL;
  MadoChannel *channel = connect_to (self->reader, &error);

  g_mutex_lock (&self->lock);
  self->channel = channel;
  self->error = g_steal_pointer (&error);
  self->answered = TRUE;
  gboolean abandoned = self->abandoned;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);

  if (abandoned)
    {
      g_clear_object (&self->channel);
      g_atomic_int_add (&n_abandoned, -1);
    }
  return NULL;
}

/* --- the one who asks --- */

static void
on_cancelled_cb (GCancellable *cancellable, gpointer data)
{
  Attempt *self = data;
  /* The lock makes sure that the waiter is either before its check or in its wait. */
  g_mutex_lock (&self->lock);
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
}

static MadoChannel *
await_answer (Attempt *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  while (!self->answered && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait (&self->changed, &self->lock);
  if (!self->answered)
    {
      self->abandoned = TRUE;
      g_atomic_int_inc (&n_abandoned);
      g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  else if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  return g_steal_pointer (&self->channel);
}

MadoChannel *
mado_connect_pcsc (const char *reader, GCancellable *cancellable, GError **error)
{
  prepare_for_the_end ();
  g_autoptr (Attempt) self = attempt_new (reader);
  g_autoptr (GThread) thread G_GNUC_UNUSED =
      g_thread_new ("card-connect", run_attempt, attempt_ref (self));
  gulong handler = 0;

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled_cb), attempt_ref (self),
                                     attempt_unref);
  MadoChannel *channel = await_answer (self, cancellable, error);
  g_cancellable_disconnect (cancellable, handler);
  return channel;
}
