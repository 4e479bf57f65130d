/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-connect-pcsc.h"

#include "mado-channel-pcsc.h"
#include "mado-left-alone.h"

#define DYING_SERVICE_US (20 * 1000)

/* So often it is asked whether another program has the card by now that is still not connected to.
 */
#define LOOK_US G_USEC_PER_SEC

/* Shared by who asks and the thread that waits for the answer; whoever is the last frees it. */
typedef struct
{
  gatomicrefcount references;
  char *reader; /* (owned) */

  /* under lock */
  GMutex lock;
  GCond changed;       /* one of these, or perhaps cancelled */
  gboolean connecting; /* the service has let us in, and now it is about the card */
  gboolean turn;       /* likewise, and a program has it: ours, or the one that is waited for */
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

/* --- the thread that waits --- */

static void
set_phase (Attempt *self, gboolean connecting, gboolean turn)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->connecting = connecting;
  self->turn = turn;
  g_cond_signal (&self->changed);
}

/* @reached: (out): whether the service let us in */
static MadoChannel *
connect_once (Attempt *self, gboolean *reached, GError **error)
{
  g_autoptr (MadoContextPcsc) context = mado_context_pcsc_new (error);
  *reached = context != NULL;
  if (context == NULL)
    return NULL;
  set_phase (self, TRUE, mado_context_pcsc_is_in_use (context, self->reader));
  MadoChannel *channel = mado_channel_pcsc_new (context, self->reader, error);
  set_phase (self, FALSE, FALSE);
  return channel;
}

#ifdef G_OS_UNIX

/* To refuse the card alone (polkit's access_card), pcscd hangs up before 2.4, and says from then on
 * what else means that it has hung up. One that has died does not let us in a moment later; one
 * that does so again has refused us. */
static MadoChannel *
connect_to (Attempt *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean reached;
  MadoChannel *channel = connect_once (self, &reached, &local);
  if (reached && g_error_matches (local, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE))
    {
      g_clear_error (&local);
      g_usleep (DYING_SERVICE_US);
      channel = connect_once (self, &reached, &local);
      if (reached && g_error_matches (local, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE))
        local->code = MADO_TRANSPORT_ERROR_REFUSED;
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return channel;
}

#else

static MadoChannel *
connect_to (Attempt *self, GError **error)
{
  gboolean reached;
  return connect_once (self, &reached, error);
}

#endif

static gpointer
run_attempt (gpointer data)
{
  g_autoptr (Attempt) self = data;
  g_autoptr (GError) error = NULL;
  MadoChannel *channel = connect_to (self, &error);

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
      mado_left_alone_remove ();
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

/* Another program may have come by the card in the same moment. Called with the lock, which is
 * given up meanwhile. */
static void
look_for_another (Attempt *self)
{
  g_mutex_unlock (&self->lock);
  MadoContextPcsc *context = mado_context_pcsc_new (NULL);
  gboolean in_use = context != NULL && mado_context_pcsc_is_in_use (context, self->reader);
  g_clear_pointer (&context, mado_context_pcsc_unref);
  g_mutex_lock (&self->lock);
  self->turn = self->connecting && in_use;
}

/* Until something has changed, or is to be looked at. */
static void
await_change (Attempt *self)
{
  if (!self->connecting || self->turn)
    g_cond_wait (&self->changed, &self->lock);
  else if (!g_cond_wait_until (&self->changed, &self->lock, g_get_monotonic_time () + LOOK_US))
    look_for_another (self);
}

static MadoChannel *
await_answer (Attempt *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  while (!self->answered && !g_cancellable_is_cancelled (cancellable))
    {
      mado_patience_wait_now_for (self->turn ? MADO_WAIT_TURN : MADO_WAIT_ANSWER);
      await_change (self);
    }
  if (!self->answered)
    {
      self->abandoned = TRUE;
      mado_left_alone_add ();
      g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  else if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  return g_steal_pointer (&self->channel);
}

MadoChannel *
mado_connect_pcsc (const char *reader, GCancellable *cancellable, GError **error)
{
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
