/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-watch-thread.h"

#include "mado-left-alone.h"

/* How often an interruption is repeated until the thread is out of its wait. */
#define INTERRUPT_INTERVAL_USEC (3 * G_TIME_SPAN_MILLISECOND)
/* After a failure that nobody can wait for the end of, the pause grows from the first to the last
 * of these: a service that is there but broken is not asked in a tight loop. */
#define FIRST_PAUSE_USEC (100 * G_TIME_SPAN_MILLISECOND)
#define LAST_PAUSE_USEC  (30 * G_TIME_SPAN_SECOND)
/* A wait of a service that is well ends at once. */
#define STOP_USEC (1 * G_TIME_SPAN_SECOND)

/* Shared by the owner, the thread and those that interrupt it; whoever is the last frees it. */
struct _MadoWatchThread
{
  gatomicrefcount references;
  MadoTransport *transport;  /* (owned) */
  MadoMailbox *mailbox;      /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GThread *thread;           /* the owner's */

  GMutex mutex;
  GCond cond;
  gboolean hurry; /* guarded by mutex: end the pause */
  gboolean out;   /* guarded by mutex: the thread has left its loop */
  guint n_users;  /* guarded by mutex: of the threads, how many still use this */
  gboolean left;  /* guarded by mutex: alone, nobody joins them */
};

static MadoWatchThread *
ref (MadoWatchThread *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/* Not by who is seen to be the last under the lock: another one may still be letting go of that. */
static void
unref (MadoWatchThread *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  gboolean left = self->left;
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_object_unref (self->cancellable);
  g_object_unref (self->transport);
  mado_mailbox_unref (self->mailbox);
  g_free (self);
  if (left)
    mado_left_alone_remove ();
}

void
mado_watch_message_free (MadoWatchMessage *self)
{
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/* The receiver gets an array of its own: the slots are compared on this thread meanwhile. */
static GPtrArray *
copy_slots (GPtrArray *slots)
{
  GPtrArray *copy = g_ptr_array_new_full (slots->len, (GDestroyNotify)mado_slot_free);

  for (guint i = 0; i < slots->len; i++)
    g_ptr_array_add (copy, mado_slot_copy (g_ptr_array_index (slots, i)));
  return copy;
}

static void
post (MadoWatchThread *self, GPtrArray *slots, const GError *error)
{
  MadoWatchMessage *message = g_new0 (MadoWatchMessage, 1);

  message->slots = slots != NULL ? copy_slots (slots) : NULL;
  message->error = error != NULL ? g_error_copy (error) : NULL;
  mado_mailbox_post (self->mailbox, message);
}

/* Ends early when the thread is stopped or told to try again. */
static void
pause_for (MadoWatchThread *self, gint64 *pause)
{
  gint64 deadline = g_get_monotonic_time () + *pause;

  g_mutex_lock (&self->mutex);
  while (!self->hurry && g_cond_wait_until (&self->cond, &self->mutex, deadline))
    continue;
  if (self->hurry)
    *pause = FIRST_PAUSE_USEC;
  else
    *pause = MIN (*pause * 2, LAST_PAUSE_USEC);
  self->hurry = FALSE;
  g_mutex_unlock (&self->mutex);
}

static gboolean
turns_away (const GError *error)
{
  return g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REFUSED) ||
         g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_MISMATCH);
}

static gboolean
is_stopped (MadoWatchThread *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

/* The end of a thread. */
static gpointer
leave (MadoWatchThread *self)
{
  g_mutex_lock (&self->mutex);
  self->n_users--;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  unref (self);
  return NULL;
}

static gpointer
run (gpointer data)
{
  MadoWatchThread *self = data;
  g_autoptr (GPtrArray) known = NULL;
  gint64 pause = FIRST_PAUSE_USEC;
  gboolean waited = FALSE; /* for the service, since the last good answer */

  while (!is_stopped (self))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) slots =
          mado_transport_wait (self->transport, known, self->cancellable, &error);

      if (slots != NULL)
        {
          post (self, slots, NULL);
          g_clear_pointer (&known, g_ptr_array_unref);
          known = g_steal_pointer (&slots);
          pause = FIRST_PAUSE_USEC;
          waited = FALSE;
          continue;
        }
      if (is_stopped (self))
        break;

      g_clear_pointer (&known, g_ptr_array_unref);
      post (self, NULL, error);
      /* A service that is said to be there and yet does not answer would be asked without end. */
      if (waited || !g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE))
        pause_for (self, &pause);
      /* One that lets nobody in is there: nothing tells when it does. */
      if (!is_stopped (self) && !turns_away (error))
        mado_transport_wait_service (self->transport, self->cancellable, NULL);
      waited = TRUE;
    }

  g_mutex_lock (&self->mutex);
  self->out = TRUE;
  g_mutex_unlock (&self->mutex);
  return leave (self);
}

MadoWatchThread *
mado_watch_thread_new (MadoTransport *transport, MadoMailbox *mailbox)
{
  MadoWatchThread *self = g_new0 (MadoWatchThread, 1);

  self->transport = g_object_ref (transport);
  self->mailbox = mado_mailbox_ref (mailbox);
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->n_users = 1;
  g_atomic_ref_count_init (&self->references);
  self->thread = g_thread_new ("reader-watch", run, ref (self));
  return self;
}

static void
hurry (MadoWatchThread *self)
{
  g_mutex_lock (&self->mutex);
  self->hurry = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/* A service that hangs would also keep the one who interrupts a wait for it: that is done by a
 * thread of its own. */
static GThread *
interrupt_with (MadoWatchThread *self, GThreadFunc func)
{
  g_mutex_lock (&self->mutex);
  self->n_users++;
  g_mutex_unlock (&self->mutex);
  return g_thread_new ("reader-interrupt", func, ref (self));
}

static gpointer
interrupt_once (gpointer data)
{
  MadoWatchThread *self = data;

  mado_transport_interrupt (self->transport);
  return leave (self);
}

void
mado_watch_thread_retry (MadoWatchThread *self)
{
  hurry (self);
  g_thread_unref (interrupt_with (self, interrupt_once));
}

/* SCardCancel sent when nobody waits yet succeeds and is lost, so it is repeated until the thread
 * says that it is out (SCardCancel() in winscard_clnt.c). */
static gpointer
interrupt_until_out (gpointer data)
{
  MadoWatchThread *self = data;
  gboolean out = FALSE;

  while (!out)
    {
      hurry (self);
      mado_transport_interrupt (self->transport);
      gint64 deadline = g_get_monotonic_time () + INTERRUPT_INTERVAL_USEC;

      g_mutex_lock (&self->mutex);
      while (!self->out && g_cond_wait_until (&self->cond, &self->mutex, deadline))
        continue;
      out = self->out;
      g_mutex_unlock (&self->mutex);
    }
  return leave (self);
}

/* FALSE: left alone. */
static gboolean
await_end (MadoWatchThread *self)
{
  gint64 until = g_get_monotonic_time () + STOP_USEC;

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  while (self->n_users > 0 && g_cond_wait_until (&self->cond, &self->mutex, until))
    continue;
  self->left = self->n_users > 0;
  if (self->left)
    mado_left_alone_add ();
  return !self->left;
}

void
mado_watch_thread_stop (MadoWatchThread *self)
{
  GThread *thread = self->thread;
  g_return_if_fail (g_thread_self () != thread);

  g_cancellable_cancel (self->cancellable);
  GThread *interrupter = interrupt_with (self, interrupt_until_out);
  if (!await_end (self))
    {
      g_thread_unref (interrupter);
      g_thread_unref (thread);
    }
  else
    {
      g_thread_join (interrupter);
      g_thread_join (thread);
    }
  unref (self);
}
