/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-wait.h"

#include <glib/gi18n.h>
#include <signal.h>
#ifdef G_OS_UNIX
#include <glib-unix.h>
#endif

#include "mado-cli.h"
#include "mado-reading.h"
#include "mado-secret.h"
#include "mado-wording.h"

/* How often to look at what is waited for, and after how long an answer of the card, or of the
 * service, deserves a word. Milliseconds. */
#define LOOK   250
#define ANSWER 2000
/* A thread that is not stuck lets go of the card within this. */
#define LET_GO (1 * G_TIME_SPAN_SECOND)

static const int signals[] = {
  SIGINT,
  SIGTERM,
#ifdef G_OS_UNIX
  SIGHUP,
#endif
};

/* What nobody hears of while a PIN is on its way. */
static const int deafened[] = {
#ifdef G_OS_UNIX
  SIGQUIT,
  SIGTSTP,
#else
  SIGINT,
  SIGTERM,
#endif
};

struct _MadoCliWait
{
  MadoTransport *transport;  /* (unowned) */
  MadoPatience *patience;    /* (owned) */
  GCancellable *cancellable; /* (owned) */
  MadoCliWork work;
  gpointer data;
  MadoCliEnded ended; /* (nullable) */
  gint committed;     /* (atomic) */
  gint signal;        /* (atomic): that wants to end the program */

  /* the thread's */
  void (*heard[G_N_ELEMENTS (deafened)]) (int number); /* before it committed itself */

  /* the main thread's */
  guint sources[G_N_ELEMENTS (signals)];
  guint told;      /* a bit for each MadoWait */
  gboolean silent; /* told, too */

  /* under lock */
  GMutex lock;
  GCond changed;
  gboolean over;
};

/* --- the thread --- */

static gpointer
run_work (gpointer data)
{
  MadoCliWait *self = data;

  self->work (self, self->data);
  g_mutex_lock (&self->lock);
  self->over = TRUE;
  g_cond_signal (&self->changed);
  g_main_context_wakeup (NULL);
  g_mutex_unlock (&self->lock);
  return NULL;
}

GCancellable *
mado_cli_wait_get_cancellable (MadoCliWait *self)
{
  return self->cancellable;
}

MadoPatience *
mado_cli_wait_get_patience (MadoCliWait *self)
{
  return self->patience;
}

void
mado_cli_committed_cb (gpointer user_data)
{
  MadoCliWait *self = user_data;

  if (g_atomic_int_get (&self->committed))
    return;
  g_atomic_int_set (&self->committed, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (deafened); i++)
    self->heard[i] = signal (deafened[i], SIG_IGN);
}

/* Whoever is told of a signal while this happens either still finds the PIN on its way, and then
 * the signal is found here, or ends the program. */
void
mado_cli_wait_take_back (MadoCliWait *self)
{
  if (!g_atomic_int_get (&self->committed))
    return;
  g_atomic_int_set (&self->committed, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (deafened); i++)
    signal (deafened[i], self->heard[i]);
  if (g_atomic_int_get (&self->signal) != 0)
    g_cancellable_cancel (self->cancellable);
}

/* --- the end, by a signal --- */

static gboolean
is_over (MadoCliWait *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return self->over;
}

static gboolean
is_lost (MadoCliWait *self)
{
  return mado_patience_is_lost (self->patience, MADO_PATIENCE_SECONDS);
}

#ifdef G_OS_UNIX

static gpointer
interrupt (gpointer data)
{
  g_autoptr (MadoTransport) transport = data;

  mado_transport_interrupt (transport);
  return NULL;
}

/* Gives the thread a moment to let go of the card. A service that hangs would also keep the one who
 * interrupts it. */
static gboolean
cancel (MadoCliWait *self)
{
  gint64 until = g_get_monotonic_time () + LET_GO;

  g_cancellable_cancel (self->cancellable);
  g_thread_unref (g_thread_new ("interrupt", interrupt, g_object_ref (self->transport)));
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  while (!self->over && g_cond_wait_until (&self->changed, &self->lock, until))
    continue;
  return self->over;
}

static void
forget_signals (MadoCliWait *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_clear_handle_id (&self->sources[i], g_source_remove);
}

/* Unless a PIN is on its way and its answer is to be had, or here by now. */
static void
end_by_signal (MadoCliWait *self)
{
  gboolean lost = is_lost (self);
  gboolean over = !lost && cancel (self);
  gboolean committed = g_atomic_int_get (&self->committed);

  int number = g_atomic_int_get (&self->signal);

  if (committed && (!lost || over))
    return;
  mado_secret_wipe_all ();
  if (self->ended != NULL)
    self->ended (committed, self->data);
  /* GLib's handler stays for as long as its source is being dispatched. */
  signal (number, SIG_DFL);
  raise (number);
}

static gboolean
on_signal (MadoCliWait *self, int number)
{
  g_atomic_int_set (&self->signal, number);
  if (!g_atomic_int_get (&self->committed) || is_lost (self))
    end_by_signal (self);
  else
    mado_cli_complain (_ ("カードの答えを受け取ってから終わります。"));
  return G_SOURCE_CONTINUE;
}

static gboolean
on_interrupt_cb (gpointer user_data)
{
  return on_signal (user_data, SIGINT);
}

static gboolean
on_terminate_cb (gpointer user_data)
{
  return on_signal (user_data, SIGTERM);
}

static gboolean
on_hangup_cb (gpointer user_data)
{
  return on_signal (user_data, SIGHUP);
}

guint
mado_cli_hear_signal (int number, GSourceFunc handler, gpointer data)
{
  struct sigaction action;
  if (sigaction (number, NULL, &action) != 0 || action.sa_handler == SIG_IGN)
    return 0;
  return g_unix_signal_add (number, handler, data);
}

static void
hear_signals (MadoCliWait *self)
{
  static const GSourceFunc handlers[] = { on_interrupt_cb, on_terminate_cb, on_hangup_cb };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    self->sources[i] = mado_cli_hear_signal (signals[i], handlers[i], self);
}

#else

/* A console's Ctrl+C ends the program by itself, and is heard again when the card is lost. */
static void
end_by_signal (MadoCliWait *self)
{
}

static void
forget_signals (MadoCliWait *self)
{
}

static void
hear_signals (MadoCliWait *self)
{
}

#endif

/* --- what is waited for --- */

static void
tell (MadoCliWait *self, MadoWait wait)
{
  if ((self->told & (1u << wait)) != 0)
    return;
  self->told |= 1u << wait;
  if (wait == MADO_WAIT_TURN)
    mado_cli_complain (_ ("ほかのプログラムがカードを使い終わるのを待っています。"));
  else if (wait == MADO_WAIT_SERVICE)
    mado_cli_complain (_ ("カードリーダーのサービス（PC/SC）の答えを待っています。"));
  else
    mado_cli_complain (_ ("カードの答えを待っています。"));
}

static void
tell_silence (MadoCliWait *self)
{
  g_autofree char *words = mado_wording_silence ();

  if (self->silent)
    return;
  self->silent = TRUE;
  if (g_atomic_int_get (&self->signal) != 0)
    {
      mado_cli_complain ("%s", words);
      return;
    }
  /* Translators: two sentences, one after the other */
  mado_cli_complain (_ ("%1$s%2$s"), words, _ ("待つのをやめるときは、Ctrl+C を押してください。"));
#ifndef G_OS_UNIX
  signal (SIGINT, SIG_DFL);
#endif
}

static gboolean
on_look_cb (gpointer user_data)
{
  MadoCliWait *self = user_data;
  gint64 since = 0;
  MadoWait wait = mado_patience_get (self->patience, &since);
  gint64 waited = (g_get_monotonic_time () - since) / G_TIME_SPAN_MILLISECOND;
  gint64 patience = wait == MADO_WAIT_TURN ? MADO_PATIENCE_TURN_SECONDS * 1000 : ANSWER;

  if (wait != MADO_WAIT_NONE && waited >= patience)
    tell (self, wait);
  if (!is_lost (self))
    return G_SOURCE_CONTINUE;
  tell_silence (self);
  if (g_atomic_int_get (&self->signal) != 0)
    end_by_signal (self);
  return G_SOURCE_CONTINUE;
}

void
mado_cli_wait_for (MadoTransport *transport, MadoCliWork work, gpointer data, MadoCliEnded ended)
{
  MadoCliWait self = {
    .transport = transport,
    .patience = mado_patience_new (),
    .cancellable = g_cancellable_new (),
    .work = work,
    .data = data,
    .ended = ended,
  };

  g_mutex_init (&self.lock);
  g_cond_init (&self.changed);
  mado_transport_set_patience (transport, self.patience);
  hear_signals (&self);
  guint look = g_timeout_add (LOOK, on_look_cb, &self);
  GThread *thread = g_thread_new ("card", run_work, &self);
  while (!is_over (&self))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  g_source_remove (look);
  forget_signals (&self);
  mado_transport_set_patience (transport, NULL);
  g_object_unref (self.cancellable);
  mado_patience_unref (self.patience);
  g_cond_clear (&self.changed);
  g_mutex_clear (&self.lock);
}
