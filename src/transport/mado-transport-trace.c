/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-transport-trace.h"

#include "mado-channel-trace.h"

struct _MadoTransportTrace
{
  GObject parent_instance;

  MadoTransport *inner; /* (owned) */

  GMutex lock;      /* guards everything below */
  MadoTrace *trace; /* (owned) (nullable) */
  gboolean recording;
  gint64 begin; /* monotonic, microseconds */
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

static void
note_atr (MadoTransportTrace *self, MadoChannel *channel)
{
  gsize length = 0;
  const guint8 *atr = mado_channel_get_atr (channel, &length);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->recording && self->trace != NULL)
    mado_trace_set_atr (self->trace, atr, length);
}

static MadoChannel *
mado_transport_trace_connect (MadoTransport *transport,
                              const char *reader,
                              GCancellable *cancellable,
                              GError **error)
{
  MadoTransportTrace *self = MADO_TRANSPORT_TRACE (transport);
  MadoTraceEvent event = { .kind = MADO_TRACE_CONNECT, .at = mado_transport_trace_now (self) };
  guint mark = mado_transport_trace_mark (self);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (MadoChannel) channel =
      mado_transport_connect (self->inner, reader, cancellable, &local_error);

  if (channel == NULL)
    mado_trace_note_error (&event, local_error);
  else
    {
      mado_transport_get_insertion (self->inner, reader, &event.insertion, NULL);
      note_atr (self, channel);
    }
  mado_transport_trace_add (self, &event);
  if (channel != NULL)
    return mado_channel_trace_new (self, channel, mark);
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

guint32
mado_transport_trace_now (MadoTransportTrace *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return (guint32)((g_get_monotonic_time () - self->begin) / 1000);
}

guint
mado_transport_trace_mark (MadoTransportTrace *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->trace != NULL ? self->trace->events->len : 0;
}

void
mado_transport_trace_take_back (MadoTransportTrace *self, guint mark)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->recording && mark < self->trace->events->len)
    g_array_set_size (self->trace->events, mark);
}

void
mado_transport_trace_add (MadoTransportTrace *self, MadoTraceEvent *event)
{
  guint32 now = mado_transport_trace_now (self);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (!self->recording)
    return;
  event->took = now - event->at;
  mado_trace_add (self->trace, event);
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

void
mado_transport_trace_begin (MadoTransportTrace *self, const char *reader)
{
  g_return_if_fail (MADO_IS_TRANSPORT_TRACE (self));
  g_return_if_fail (reader != NULL);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_clear_pointer (&self->trace, mado_trace_free);
  self->trace = mado_trace_new ();
  mado_trace_set_reader (self->trace, reader);
  self->recording = TRUE;
  self->begin = g_get_monotonic_time ();
}

void
mado_transport_trace_end (MadoTransportTrace *self, const char *outcome)
{
  g_return_if_fail (MADO_IS_TRANSPORT_TRACE (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->recording = FALSE;
  if (self->trace == NULL)
    return;
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
