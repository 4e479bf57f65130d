/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-patience.h"

struct _MadoPatience
{
  gatomicrefcount references;

  /* under lock */
  GMutex lock;
  guint depth;
  MadoWait wait;
  gint64 since;
};

/* The one that this thread has begun a wait in. */
static GPrivate at_hand;

MadoPatience *
mado_patience_new (void)
{
  MadoPatience *self = g_new0 (MadoPatience, 1);
  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->lock);
  return self;
}

MadoPatience *
mado_patience_ref (MadoPatience *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
mado_patience_unref (MadoPatience *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
mado_patience_begin (MadoPatience *self, MadoWait wait, guint allowance)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  if (self->depth++ > 0)
    return;
  self->wait = wait;
  self->since = g_get_monotonic_time () + (gint64)allowance * G_TIME_SPAN_SECOND;
  g_private_set (&at_hand, self);
}

void
mado_patience_end (MadoPatience *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  if (--self->depth > 0)
    return;
  self->wait = MADO_WAIT_NONE;
  g_private_set (&at_hand, NULL);
}

void
mado_patience_wait_now_for (MadoWait wait)
{
  MadoPatience *self = g_private_get (&at_hand);

  if (self == NULL)
    return;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  if (self->wait == wait)
    return;
  self->wait = wait;
  self->since = g_get_monotonic_time ();
}

MadoWait
mado_patience_get (MadoPatience *self, gint64 *since)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  if (since != NULL)
    *since = self->since;
  return self->wait;
}

static gboolean
has_waited (MadoPatience *self, MadoWait wait, guint seconds)
{
  gint64 since = 0;
  return mado_patience_get (self, &since) == wait &&
         g_get_monotonic_time () - since >= (gint64)seconds * G_TIME_SPAN_SECOND;
}

gboolean
mado_patience_is_lost (MadoPatience *self, guint seconds)
{
  return has_waited (self, MADO_WAIT_ANSWER, seconds);
}

gboolean
mado_patience_is_kept (MadoPatience *self)
{
  return has_waited (self, MADO_WAIT_TURN, MADO_PATIENCE_TURN_SECONDS);
}
