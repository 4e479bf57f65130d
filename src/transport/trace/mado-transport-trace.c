/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-transport-trace-private.h"

#include "mado-channel-trace.h"

struct _MadoTransportTrace
{
  GObject parent_instance;

  MadoTransport *inner; /* (owned) */

  GMutex lock;      /* guards everything below */
  MadoTrace *trace; /* (owned) (nullable) */
  gboolean recording;
  gboolean unanswered; /* the last event has been started and is not over */
  guint reading;       /* the number of the last one */
  gint64 begin;        /* monotonic, microseconds */
};

static void mado_transport_trace_iface_init (MadoTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MadoTransportTrace,
                               mado_transport_trace,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MADO_TYPE_TRANSPORT,
                                                      mado_transport_trace_iface_init))

static GPtrArray *
mado_transport_trace_wait (MadoTransport *transport,
                           GPtrArray *known,
                           GCancellable *cancellable,
                           GError **error)
{
  return mado_transport_wait (MADO_TRANSPORT_TRACE (transport)->inner, known, cancellable, error);
}

static gboolean
mado_transport_trace_wait_service (MadoTransport *transport,
                                   GCancellable *cancellable,
                                   GError **error)
{
  return mado_transport_wait_service (MADO_TRANSPORT_TRACE (transport)->inner, cancellable, error);
}

static void
mado_transport_trace_interrupt (MadoTransport *transport)
{
  mado_transport_interrupt (MADO_TRANSPORT_TRACE (transport)->inner);
}

/* The lock is held. */
static gboolean
is_recording (MadoTransportTrace *self, guint reading)
{
  return self->recording && reading == self->reading;
}

/* Whether it is recorded. */
static gboolean
note_atr (MadoTransportTrace *self, const MadoTraceMark *mark, MadoChannel *channel)
{
  gsize length = 0;
  const guint8 *atr = mado_channel_get_atr (channel, &length);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (!is_recording (self, mark->reading))
    return FALSE;
  mado_trace_set_atr (self->trace, atr, length);
  return TRUE;
}

static MadoChannel *
mado_transport_trace_connect (MadoTransport *transport,
                              const char *reader,
                              GCancellable *cancellable,
                              GError **error)
{
  MadoTransportTrace *self = MADO_TRANSPORT_TRACE (transport);
  MadoTraceEvent event = { .kind = MADO_TRACE_CONNECT };
  MadoTraceMark mark;
  g_autoptr (GError) local_error = NULL;

  mado_transport_trace_get_mark (self, &mark);
  mado_transport_trace_start (self, &mark, &event);
  g_autoptr (MadoChannel) channel =
      mado_transport_connect (self->inner, reader, cancellable, &local_error);
  /* The service is not asked for what nobody writes down. */
  if (channel != NULL && note_atr (self, &mark, channel))
    mado_transport_get_insertion (self->inner, reader, &event.insertion, NULL);
  mado_transport_trace_finish (self, &mark, &event, local_error);
  if (channel != NULL)
    return mado_channel_trace_new (self, channel, &mark);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gboolean
mado_transport_trace_get_insertion (MadoTransport *transport,
                                    const char *reader,
                                    guint32 *insertion,
                                    GError **error)
{
  return mado_transport_get_insertion (MADO_TRANSPORT_TRACE (transport)->inner, reader, insertion,
                                       error);
}

static void
mado_transport_trace_iface_init (MadoTransportInterface *iface)
{
  iface->wait = mado_transport_trace_wait;
  iface->wait_service = mado_transport_trace_wait_service;
  iface->interrupt = mado_transport_trace_interrupt;
  iface->connect = mado_transport_trace_connect;
  iface->get_insertion = mado_transport_trace_get_insertion;
}

static void
mado_transport_trace_finalize (GObject *object)
{
  MadoTransportTrace *self = MADO_TRANSPORT_TRACE (object);

  g_clear_pointer (&self->trace, mado_trace_free);
  g_clear_object (&self->inner);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (mado_transport_trace_parent_class)->finalize (object);
}

static void
mado_transport_trace_class_init (MadoTransportTraceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mado_transport_trace_finalize;
}

static void
mado_transport_trace_init (MadoTransportTrace *self)
{
  g_mutex_init (&self->lock);
}

/* --- for the channel ---------------------------------------------------------------------------
 */

/* The lock is held. */
static guint32
get_time (MadoTransportTrace *self)
{
  return (guint32)((g_get_monotonic_time () - self->begin) / 1000);
}

void
mado_transport_trace_get_mark (MadoTransportTrace *self, MadoTraceMark *mark)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  mark->reading = self->reading;
  mark->n_events = self->trace != NULL ? self->trace->events->len : 0;
}

void
mado_transport_trace_take_back (MadoTransportTrace *self, const MadoTraceMark *mark)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (is_recording (self, mark->reading) && mark->n_events < self->trace->events->len)
    g_array_set_size (self->trace->events, mark->n_events);
}

void
mado_transport_trace_start (MadoTransportTrace *self,
                            const MadoTraceMark *mark,
                            MadoTraceEvent *event)
{
  MadoTraceEvent unanswered = *event;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (!is_recording (self, mark->reading))
    return;
  event->at = unanswered.at = get_time (self);
  unanswered.end = MADO_TRACE_SILENT;
  self->unanswered = self->trace->events->len < MADO_TRACE_EVENTS_MAX;
  mado_trace_add (self->trace, &unanswered);
}

void
mado_transport_trace_finish (MadoTransportTrace *self,
                             const MadoTraceMark *mark,
                             MadoTraceEvent *event,
                             const GError *error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (error != NULL)
    mado_trace_note_error (event, error);
  if (!is_recording (self, mark->reading) || !self->unanswered)
    return;
  self->unanswered = FALSE;
  event->took = get_time (self) - event->at;
  mado_trace_replace_last (self->trace, event);
}

/* --- public API --------------------------------------------------------------------------------
 */

MadoTransport *
mado_transport_trace_new (MadoTransport *inner)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT (inner), NULL);

  MadoTransportTrace *self = g_object_new (MADO_TYPE_TRANSPORT_TRACE, NULL);
  self->inner = g_object_ref (inner);
  return MADO_TRANSPORT (self);
}

guint
mado_transport_trace_begin (MadoTransportTrace *self, const char *reader)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT_TRACE (self), 0);
  g_return_val_if_fail (reader != NULL, 0);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_clear_pointer (&self->trace, mado_trace_free);
  self->trace = mado_trace_new ();
  mado_trace_set_reader (self->trace, reader);
  self->recording = TRUE;
  self->unanswered = FALSE;
  self->begin = g_get_monotonic_time ();
  return ++self->reading;
}

void
mado_transport_trace_end (MadoTransportTrace *self, guint reading, const char *outcome)
{
  g_return_if_fail (MADO_IS_TRANSPORT_TRACE (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  if (!is_recording (self, reading))
    return;
  self->recording = FALSE;
  g_free (self->trace->outcome);
  self->trace->outcome = g_strdup (outcome);
}

MadoTrace *
mado_transport_trace_dup (MadoTransportTrace *self)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT_TRACE (self), NULL);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return self->trace != NULL ? mado_trace_copy (self->trace) : NULL;
}
