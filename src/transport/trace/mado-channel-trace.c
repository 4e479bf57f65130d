/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-channel-trace.h"

struct _MadoChannelTrace
{
  MadoChannel parent_instance;

  MadoTransportTrace *transport; /* (owned) */
  MadoChannel *inner;            /* (owned) */
  MadoTracePlace place;
  MadoTraceMark mark;
  gboolean secret; /* a PIN has gone over it: nothing is told of this connection */
};

G_DEFINE_FINAL_TYPE (MadoChannelTrace, mado_channel_trace, MADO_TYPE_CHANNEL)

static void
start (MadoChannelTrace *self, MadoTraceEvent *event)
{
  if (!self->secret)
    mado_transport_trace_start (self->transport, &self->mark, event);
}

static void
finish (MadoChannelTrace *self, MadoTraceEvent *event, const GError *error)
{
  if (self->secret)
    return;
  mado_transport_trace_finish (self->transport, &self->mark, event, error);
  mado_trace_place_follow (&self->place, event);
}

static void
keep_secret (MadoChannelTrace *self)
{
  if (!self->secret)
    mado_transport_trace_take_back (self->transport, &self->mark);
  self->secret = TRUE;
}

static gboolean
mado_channel_trace_transmit (MadoChannel *channel,
                             const guint8 *command,
                             gsize command_length,
                             guint8 *answer,
                             gsize *answer_length,
                             GError **error)
{
  MadoChannelTrace *self = MADO_CHANNEL_TRACE (channel);
  MadoTraceEvent event = { .kind = MADO_TRACE_COMMAND };
  g_autoptr (GError) local_error = NULL;

  if (!mado_trace_event_set_command (&event, command, command_length))
    keep_secret (self);
  start (self, &event);
  gboolean done = mado_channel_transmit (self->inner, command, command_length, answer,
                                         answer_length, &local_error);
  if (done && !self->secret)
    mado_trace_event_set_answer (&event, &self->place, answer, *answer_length);
  finish (self, &event, local_error);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return done;
}

static gboolean
mado_channel_trace_power_cycle (MadoChannel *channel, GError **error)
{
  MadoChannelTrace *self = MADO_CHANNEL_TRACE (channel);
  MadoTraceEvent event = { .kind = MADO_TRACE_POWER_CYCLE };
  g_autoptr (GError) local_error = NULL;

  start (self, &event);
  gboolean done = mado_channel_power_cycle (self->inner, &local_error);
  finish (self, &event, local_error);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return done;
}

static void
mado_channel_trace_disconnect (MadoChannel *channel, MadoDisposition disposition)
{
  MadoChannelTrace *self = MADO_CHANNEL_TRACE (channel);
  MadoTraceEvent event = { .kind = MADO_TRACE_DISCONNECT,
                           .unpower = disposition == MADO_DISPOSITION_UNPOWER };

  start (self, &event);
  mado_channel_set_disposition (self->inner, disposition);
  mado_channel_disconnect (self->inner);
  finish (self, &event, NULL);
}

static const guint8 *
mado_channel_trace_get_atr (MadoChannel *channel, gsize *length)
{
  return mado_channel_get_atr (MADO_CHANNEL_TRACE (channel)->inner, length);
}

static gboolean
mado_channel_trace_has_pin_pad (MadoChannel *channel)
{
  return mado_channel_has_pin_pad (MADO_CHANNEL_TRACE (channel)->inner);
}

static gboolean
mado_channel_trace_type_pin (MadoChannel *channel,
                             MadoPinPadEntry entry,
                             const guint8 header[4],
                             guint digits,
                             guint16 *sw,
                             GError **error)
{
  MadoChannelTrace *self = MADO_CHANNEL_TRACE (channel);

  keep_secret (self);
  return mado_channel_type_pin (self->inner, entry, header, digits, sw, error);
}

static void
mado_channel_trace_finalize (GObject *object)
{
  MadoChannelTrace *self = MADO_CHANNEL_TRACE (object);

  g_clear_object (&self->inner);
  g_clear_object (&self->transport);

  G_OBJECT_CLASS (mado_channel_trace_parent_class)->finalize (object);
}

static void
mado_channel_trace_class_init (MadoChannelTraceClass *klass)
{
  MadoChannelClass *channel_class = MADO_CHANNEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mado_channel_trace_finalize;
  channel_class->transmit = mado_channel_trace_transmit;
  channel_class->power_cycle = mado_channel_trace_power_cycle;
  channel_class->disconnect = mado_channel_trace_disconnect;
  channel_class->get_atr = mado_channel_trace_get_atr;
  channel_class->has_pin_pad = mado_channel_trace_has_pin_pad;
  channel_class->type_pin = mado_channel_trace_type_pin;
}

static void
mado_channel_trace_init (MadoChannelTrace *self)
{
}

MadoChannel *
mado_channel_trace_new (MadoTransportTrace *transport,
                        MadoChannel *inner,
                        const MadoTraceMark *mark)
{
  MadoChannelTrace *self = g_object_new (MADO_TYPE_CHANNEL_TRACE, NULL);

  self->transport = g_object_ref (transport);
  self->inner = g_object_ref (inner);
  self->mark = *mark;
  return MADO_CHANNEL (self);
}
