/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-fuzz-transport.h"

#include <string.h>

/* It says that it takes extended length (card-protocol.md 1.1). */
static const guint8 atr[] = { 0x3B, 0xDA, 0x13, 0xFF, 0x81, 0x31, 0xFB, 0x46, 0x80, 0x12,
                              0x39, 0x2F, 0x31, 0xC1, 0x73, 0xC6, 0x01, 0xC0, 0x3B };

struct _MadoFuzzTransport
{
  GObject parent_instance;

  const guint8 *data;
  gsize size;
  guint n_verifies;
  guint n_commands;
};

static void mado_fuzz_transport_transport_init (MadoTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MadoFuzzTransport,
                               mado_fuzz_transport,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MADO_TYPE_TRANSPORT,
                                                      mado_fuzz_transport_transport_init))

#define MADO_TYPE_FUZZ_CHANNEL (mado_fuzz_channel_get_type ())
G_DECLARE_FINAL_TYPE (MadoFuzzChannel, mado_fuzz_channel, MADO, FUZZ_CHANNEL, MadoChannel)

struct _MadoFuzzChannel
{
  MadoChannel parent_instance;

  MadoFuzzTransport *transport; /* (owned) */
};

G_DEFINE_FINAL_TYPE (MadoFuzzChannel, mado_fuzz_channel, MADO_TYPE_CHANNEL)

static gsize
take (MadoFuzzTransport *self, guint8 *out, gsize length)
{
  gsize n = MIN (length, self->size);

  if (n > 0)
    memcpy (out, self->data, n);
  self->data += n;
  self->size -= n;
  return n;
}

/* The byte that says what happens; FALSE when that is an error. */
static gboolean
take_fate (MadoFuzzTransport *self, guint8 *fate, GError **error)
{
  if (take (self, fate, 1) == 1 && (*fate < 0xF0 || *fate > 0xF7))
    return TRUE;
  int code = *fate >= 0xF0 && *fate <= 0xF7 ? *fate - 0xF0 : MADO_TRANSPORT_ERROR_REMOVED;
  g_set_error_literal (error, MADO_TRANSPORT_ERROR, code, "As the input says");
  return FALSE;
}

/* Ne, from the command's own bytes. */
static gsize
asked_for (const guint8 *command, gsize length)
{
  if (length == 7 && command[4] == 0)
    return command[5] << 8 | command[6];
  if (length == 5)
    return command[4] == 0 ? 256 : command[4];
  return 0;
}

static gboolean
mado_fuzz_channel_transmit (MadoChannel *channel,
                            const guint8 *command,
                            gsize command_length,
                            guint8 *answer,
                            gsize *answer_length,
                            GError **error)
{
  MadoFuzzTransport *self = MADO_FUZZ_CHANNEL (channel)->transport;
  guint8 fate = 0;

  self->n_commands++;
  self->n_verifies += command[1] == 0x20 && command_length > 5;
  if (!take_fate (self, &fate, error))
    return FALSE;

  gsize room = *answer_length;
  if (fate < 0xE0)
    {
      *answer_length = take (self, answer, MIN (room, (gsize)fate + 2));
      return TRUE;
    }
  gsize n =
      fate < 0xF0 ? take (self, answer, MIN (room - 2, asked_for (command, command_length))) : 0;
  answer[n] = 0x90;
  answer[n + 1] = 0x00;
  *answer_length = n + 2;
  return TRUE;
}

static gboolean
mado_fuzz_channel_power_cycle (MadoChannel *channel, GError **error)
{
  guint8 fate = 0;

  return take_fate (MADO_FUZZ_CHANNEL (channel)->transport, &fate, error);
}

static void
mado_fuzz_channel_disconnect (MadoChannel *channel, MadoDisposition disposition)
{
}

static const guint8 *
mado_fuzz_channel_get_atr (MadoChannel *channel, gsize *length)
{
  *length = sizeof atr;
  return atr;
}

static void
mado_fuzz_channel_dispose (GObject *object)
{
  G_OBJECT_CLASS (mado_fuzz_channel_parent_class)->dispose (object);
  g_clear_object (&MADO_FUZZ_CHANNEL (object)->transport);
}

static void
mado_fuzz_channel_class_init (MadoFuzzChannelClass *klass)
{
  MadoChannelClass *channel_class = MADO_CHANNEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_fuzz_channel_dispose;
  channel_class->transmit = mado_fuzz_channel_transmit;
  channel_class->power_cycle = mado_fuzz_channel_power_cycle;
  channel_class->disconnect = mado_fuzz_channel_disconnect;
  channel_class->get_atr = mado_fuzz_channel_get_atr;
}

static void
mado_fuzz_channel_init (MadoFuzzChannel *self)
{
}

static MadoChannel *
mado_fuzz_transport_connect (MadoTransport *transport,
                             const char *reader,
                             GCancellable *cancellable,
                             GError **error)
{
  MadoFuzzTransport *self = MADO_FUZZ_TRANSPORT (transport);
  guint8 fate = 0;

  if (!take_fate (self, &fate, error))
    return NULL;
  MadoFuzzChannel *channel = g_object_new (MADO_TYPE_FUZZ_CHANNEL, NULL);
  channel->transport = g_object_ref (self);
  return MADO_CHANNEL (channel);
}

static void
mado_fuzz_transport_transport_init (MadoTransportInterface *iface)
{
  iface->connect = mado_fuzz_transport_connect;
}

static void
mado_fuzz_transport_class_init (MadoFuzzTransportClass *klass)
{
}

static void
mado_fuzz_transport_init (MadoFuzzTransport *self)
{
}

MadoFuzzTransport *
mado_fuzz_transport_new (const guint8 *data, gsize size)
{
  MadoFuzzTransport *self = g_object_new (MADO_TYPE_FUZZ_TRANSPORT, NULL);

  self->data = data;
  self->size = size;
  return self;
}

guint
mado_fuzz_transport_get_n_verifies (MadoFuzzTransport *self)
{
  return self->n_verifies;
}

guint
mado_fuzz_transport_get_n_commands (MadoFuzzTransport *self)
{
  return self->n_commands;
}
