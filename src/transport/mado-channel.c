/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-channel.h"

#include "mado-secret.h"
#include "mado-transport.h"

/* Seconds. A new PIN is typed twice, and each time the reader waits half a minute (mado-pin-pad.c);
 * half a minute more for a reader that counts from the first key. */
#define TYPING_ALLOWANCE 90

typedef struct
{
  MadoDisposition disposition;
  gboolean connected;
  MadoPatience *patience; /* (owned) (nullable) */
} MadoChannelPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MadoChannel, mado_channel, G_TYPE_OBJECT)

static gboolean
check_connected (MadoChannel *self, GError **error)
{
  MadoChannelPrivate *priv = mado_channel_get_instance_private (self);
  if (priv->connected)
    return TRUE;
  g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED,
                       "the channel has been disconnected");
  return FALSE;
}

static void
begin_waiting (MadoChannel *self, guint allowance)
{
  /* The program ends: what was to be sent is wiped, and must not go to the card in place of a PIN.
   */
  while (mado_secret_all_wiped ())
    g_usleep (G_USEC_PER_SEC);

  MadoChannelPrivate *priv = mado_channel_get_instance_private (self);
  if (priv->patience != NULL)
    mado_patience_begin (priv->patience, MADO_WAIT_ANSWER, allowance);
}

static void
end_waiting (MadoChannel *self)
{
  MadoChannelPrivate *priv = mado_channel_get_instance_private (self);
  if (priv->patience != NULL)
    mado_patience_end (priv->patience);
}

static void
mado_channel_dispose (GObject *object)
{
  MadoChannelPrivate *priv = mado_channel_get_instance_private (MADO_CHANNEL (object));

  mado_channel_disconnect (MADO_CHANNEL (object));
  g_clear_pointer (&priv->patience, mado_patience_unref);
  G_OBJECT_CLASS (mado_channel_parent_class)->dispose (object);
}

static void
mado_channel_class_init (MadoChannelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mado_channel_dispose;
}

static void
mado_channel_init (MadoChannel *self)
{
  MadoChannelPrivate *priv = mado_channel_get_instance_private (self);
  priv->disposition = MADO_DISPOSITION_LEAVE;
  priv->connected = TRUE;
}

void
mado_channel_set_patience (MadoChannel *self, MadoPatience *patience)
{
  g_return_if_fail (MADO_IS_CHANNEL (self));
  g_return_if_fail (patience != NULL);

  MadoChannelPrivate *priv = mado_channel_get_instance_private (self);
  g_clear_pointer (&priv->patience, mado_patience_unref);
  priv->patience = mado_patience_ref (patience);
}

gboolean
mado_channel_transmit (MadoChannel *self,
                       const guint8 *command,
                       gsize command_length,
                       guint8 *answer,
                       gsize *answer_length,
                       GError **error)
{
  g_return_val_if_fail (MADO_IS_CHANNEL (self), FALSE);
  g_return_val_if_fail (command != NULL && command_length >= 4, FALSE);
  g_return_val_if_fail (answer != NULL && answer_length != NULL && *answer_length >= 2, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_connected (self, error))
    return FALSE;
  begin_waiting (self, 0);
  gboolean done = MADO_CHANNEL_GET_CLASS (self)->transmit (self, command, command_length, answer,
                                                           answer_length, error);
  end_waiting (self);
  return done;
}

gboolean
mado_channel_power_cycle (MadoChannel *self, GError **error)
{
  g_return_val_if_fail (MADO_IS_CHANNEL (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_connected (self, error))
    return FALSE;
  begin_waiting (self, 0);
  gboolean done = MADO_CHANNEL_GET_CLASS (self)->power_cycle (self, error);
  end_waiting (self);
  return done;
}

void
mado_channel_set_disposition (MadoChannel *self, MadoDisposition disposition)
{
  g_return_if_fail (MADO_IS_CHANNEL (self));

  MadoChannelPrivate *priv = mado_channel_get_instance_private (self);
  priv->disposition = disposition;
}

void
mado_channel_disconnect (MadoChannel *self)
{
  g_return_if_fail (MADO_IS_CHANNEL (self));

  MadoChannelPrivate *priv = mado_channel_get_instance_private (self);
  if (!priv->connected)
    return;
  priv->connected = FALSE;
  begin_waiting (self, 0);
  MADO_CHANNEL_GET_CLASS (self)->disconnect (self, priv->disposition);
  end_waiting (self);
}

const guint8 *
mado_channel_get_atr (MadoChannel *self, gsize *length)
{
  g_return_val_if_fail (MADO_IS_CHANNEL (self), NULL);
  g_return_val_if_fail (length != NULL, NULL);

  return MADO_CHANNEL_GET_CLASS (self)->get_atr (self, length);
}

gboolean
mado_channel_has_pin_pad (MadoChannel *self)
{
  g_return_val_if_fail (MADO_IS_CHANNEL (self), FALSE);

  MadoChannelClass *klass = MADO_CHANNEL_GET_CLASS (self);
  if (klass->has_pin_pad == NULL || !check_connected (self, NULL))
    return FALSE;
  begin_waiting (self, 0);
  gboolean has_pin_pad = klass->has_pin_pad (self);
  end_waiting (self);
  return has_pin_pad;
}

gboolean
mado_channel_type_pin (MadoChannel *self,
                       MadoPinPadEntry entry,
                       const guint8 header[4],
                       guint digits,
                       guint16 *sw,
                       GError **error)
{
  g_return_val_if_fail (MADO_IS_CHANNEL (self), FALSE);
  g_return_val_if_fail (digits >= 1 && digits <= MADO_PIN_PAD_DIGITS_MAX, FALSE);
  g_return_val_if_fail (sw != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_connected (self, error))
    return FALSE;
  if (!mado_channel_has_pin_pad (self))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "the reader has no keys");
      return FALSE;
    }
  begin_waiting (self, TYPING_ALLOWANCE);
  gboolean done = MADO_CHANNEL_GET_CLASS (self)->type_pin (self, entry, header, digits, sw, error);
  end_waiting (self);
  return done;
}
