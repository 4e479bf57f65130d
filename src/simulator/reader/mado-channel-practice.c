/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-channel-practice.h"

#include <string.h>

#include "mado-pin-pad-practice.h"

struct _MadoChannelPractice
{
  MadoChannel parent_instance;

  MadoTransportPractice *transport; /* (owned) */
  MadoPracticeLink link;            /* its members owned */
};

G_DEFINE_FINAL_TYPE (MadoChannelPractice, mado_channel_practice, MADO_TYPE_CHANNEL)

static gboolean
mado_channel_practice_transmit (MadoChannel *channel,
                                const guint8 *command,
                                gsize command_length,
                                guint8 *answer,
                                gsize *answer_length,
                                GError **error)
{
  MadoChannelPractice *self = MADO_CHANNEL_PRACTICE (channel);

  g_autoptr (GBytes) bytes = mado_transport_practice_exchange (self->transport, &self->link,
                                                               command, command_length, error);
  if (bytes == NULL)
    return FALSE;

  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  if (length > *answer_length)
    {
      g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED,
                           "the answer is longer than the room for it");
      return FALSE;
    }
  if (length > 0)
    memcpy (answer, data, length);
  *answer_length = length;
  return TRUE;
}

static gboolean
mado_channel_practice_power_cycle (MadoChannel *channel, GError **error)
{
  MadoChannelPractice *self = MADO_CHANNEL_PRACTICE (channel);
  return mado_transport_practice_power_cycle (self->transport, &self->link, error);
}

static void
mado_channel_practice_disconnect (MadoChannel *channel, MadoDisposition disposition)
{
  MadoChannelPractice *self = MADO_CHANNEL_PRACTICE (channel);
  mado_transport_practice_leave (self->transport, &self->link, self, disposition);
}

static const guint8 *
mado_channel_practice_get_atr (MadoChannel *channel, gsize *length)
{
  return mado_practice_card_get_atr (MADO_CHANNEL_PRACTICE (channel)->link.card, length);
}

static gboolean
mado_channel_practice_has_pin_pad (MadoChannel *channel)
{
  return mado_pin_pad_practice_is_attached (MADO_CHANNEL_PRACTICE (channel)->transport);
}

static gboolean
mado_channel_practice_type_pin (MadoChannel *channel,
                                MadoPinPadEntry entry,
                                const guint8 header[4],
                                guint digits,
                                guint16 *sw,
                                GError **error)
{
  MadoChannelPractice *self = MADO_CHANNEL_PRACTICE (channel);
  guint8 command[5 + MADO_PIN_PAD_DIGITS_MAX + 1];
  guint8 answer[MADO_ANSWER_MAX_SHORT];
  gsize length = sizeof answer;

  if (!mado_pin_pad_practice_type (self->transport, entry, digits, (char *)command + 5, sw))
    return TRUE;
  memcpy (command, header, 4);
  command[4] = (guint8)digits;
  if (!mado_channel_practice_transmit (channel, command, 5 + digits, answer, &length, error))
    return FALSE;
  if (length != 2)
    {
      g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED,
                           "the reader's answer is no status word");
      return FALSE;
    }
  *sw = (guint16)(answer[0] << 8 | answer[1]);
  return TRUE;
}

static void
mado_channel_practice_finalize (GObject *object)
{
  MadoChannelPractice *self = MADO_CHANNEL_PRACTICE (object);

  g_clear_object (&self->transport);
  g_clear_object (&self->link.card);
  g_clear_pointer (&self->link.reader, g_free);

  G_OBJECT_CLASS (mado_channel_practice_parent_class)->finalize (object);
}

static void
mado_channel_practice_class_init (MadoChannelPracticeClass *klass)
{
  MadoChannelClass *channel_class = MADO_CHANNEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mado_channel_practice_finalize;
  channel_class->transmit = mado_channel_practice_transmit;
  channel_class->power_cycle = mado_channel_practice_power_cycle;
  channel_class->disconnect = mado_channel_practice_disconnect;
  channel_class->get_atr = mado_channel_practice_get_atr;
  channel_class->has_pin_pad = mado_channel_practice_has_pin_pad;
  channel_class->type_pin = mado_channel_practice_type_pin;
}

static void
mado_channel_practice_init (MadoChannelPractice *self)
{
}

MadoChannel *
mado_channel_practice_new (MadoTransportPractice *transport, const MadoPracticeLink *link)
{
  MadoChannelPractice *self = g_object_new (MADO_TYPE_CHANNEL_PRACTICE, NULL);
  self->transport = g_object_ref (transport);
  self->link = *link;
  self->link.reader = g_strdup (link->reader);
  self->link.card = g_object_ref (link->card);
  return MADO_CHANNEL (self);
}
