/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-apdu.h"

#include <string.h>

#include "mado-card-error.h"
#include "mado-secret.h"

/* Header, extended marker, Lc, Le around the data (ISO 7816-3, 12.1.3). */
#define OVERHEAD_MAX 9
/* 65,536 bytes in steps of 256, and one to say that it is over. */
#define FOLLOW_UPS_MAX 257

static gboolean
is_extended (const MadoApdu *apdu)
{
  return apdu->data_length > 255 || apdu->expected > 256;
}

/* VERIFY, CHANGE REFERENCE DATA and JICSAP's CHANGE KEY carry a PIN in their data. */
static gboolean
carries_pin (const MadoApdu *apdu)
{
  return apdu->ins == 0x20 || apdu->ins == 0x24 || apdu->ins == 0x32;
}

/* Writes the command into @buffer, which has room for the data and %OVERHEAD_MAX. The length 256 of
 * a short Le and 65536 of an extended one are written as zeros. */
static gsize
encode (const MadoApdu *apdu, guint8 *buffer)
{
  gboolean extended = is_extended (apdu);
  gsize n = 0;

  buffer[n++] = apdu->cla;
  buffer[n++] = apdu->ins;
  buffer[n++] = apdu->p1;
  buffer[n++] = apdu->p2;
  if (extended)
    buffer[n++] = 0;
  if (apdu->data_length > 0)
    {
      if (extended)
        buffer[n++] = apdu->data_length >> 8;
      buffer[n++] = apdu->data_length & 0xff;
      memcpy (buffer + n, apdu->data, apdu->data_length);
      n += apdu->data_length;
    }
  if (apdu->expected > 0)
    {
      if (extended)
        buffer[n++] = (apdu->expected >> 8) & 0xff;
      buffer[n++] = apdu->expected & 0xff;
    }
  return n;
}

static gboolean
split_answer (const guint8 *raw,
              gsize raw_length,
              gsize room,
              guint8 *answer,
              gsize *answer_length,
              guint16 *sw,
              GError **error)
{
  if (raw_length < 2)
    {
      g_set_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL,
                   "An answer of %" G_GSIZE_FORMAT " bytes has no status word", raw_length);
      return FALSE;
    }
  gsize length = raw_length - 2;
  if (length > room)
    {
      g_set_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL,
                   "%" G_GSIZE_FORMAT " bytes of data came where at most %" G_GSIZE_FORMAT
                   " were asked for",
                   length, room);
      return FALSE;
    }

  if (length > 0)
    memcpy (answer, raw, length);
  *answer_length = length;
  *sw = raw[length] << 8 | raw[length + 1];
  return TRUE;
}

/* One command, one answer. @answer has room for `apdu->expected` bytes. */
static gboolean
exchange (MadoChannel *channel,
          const MadoApdu *apdu,
          guint8 *answer,
          gsize *answer_length,
          guint16 *sw,
          GError **error)
{
  gsize command_size = apdu->data_length + OVERHEAD_MAX;
  /* Room for more than was asked for, so that too long an answer is told from a failed exchange. */
  gsize raw_size = MAX (apdu->expected + 2, MADO_ANSWER_MAX_SHORT);
  g_autofree guint8 *command = g_malloc0 (command_size);
  g_autofree guint8 *raw = g_malloc0 (raw_size);
  gsize raw_length = raw_size;

  gsize command_length = encode (apdu, command);
  gboolean ok = mado_channel_transmit (channel, command, command_length, raw, &raw_length, error) &&
                split_answer (raw, raw_length, apdu->expected, answer, answer_length, sw, error);

  mado_secret_wipe (command, command_size);
  mado_secret_wipe (raw, raw_size);
  return ok;
}

/* 61xx: so many more bytes wait for GET RESPONSE. A card that has more than was asked for has done
 * what it was told to; the rest is left with it. */
static gboolean
follow_61 (MadoChannel *channel,
           guint expected,
           guint8 *answer,
           gsize *answer_length,
           guint16 *sw,
           GError **error)
{
  for (guint i = 0; (*sw >> 8) == 0x61; i++)
    {
      if (*answer_length >= expected)
        {
          *sw = 0x9000;
          return TRUE;
        }
      guint waiting = (*sw & 0xff) == 0 ? 256 : *sw & 0xff;
      MadoApdu get_response = { .ins = 0xC0, .expected = MIN (waiting, expected - *answer_length) };
      gsize length = 0;
      if (!exchange (channel, &get_response, answer + *answer_length, &length, sw, error))
        return FALSE;
      if ((length == 0 && (*sw >> 8) == 0x61) || i >= FOLLOW_UPS_MAX)
        {
          g_set_error_literal (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL,
                               "The card keeps announcing data and does not give it");
          return FALSE;
        }
      *answer_length += length;
    }
  return TRUE;
}

gboolean
mado_apdu_transmit (MadoChannel *channel,
                    const MadoApdu *apdu,
                    guint8 *answer,
                    gsize *answer_length,
                    guint16 *sw,
                    GError **error)
{
  g_return_val_if_fail (MADO_IS_CHANNEL (channel), FALSE);
  g_return_val_if_fail (apdu->data_length == 0 || apdu->data != NULL, FALSE);
  g_return_val_if_fail (apdu->data_length <= 65535, FALSE);
  g_return_val_if_fail (apdu->expected <= 65536, FALSE);
  g_return_val_if_fail (apdu->expected == 0 || answer != NULL, FALSE);
  g_return_val_if_fail (answer_length != NULL && sw != NULL, FALSE);

  *answer_length = 0;
  *sw = 0;
  if (!exchange (channel, apdu, answer, answer_length, sw, error))
    return FALSE;
  if (carries_pin (apdu))
    return TRUE;

  if ((*sw >> 8) == 0x6C)
    {
      guint length = (*sw & 0xff) == 0 ? 256 : *sw & 0xff;
      /* More than there is room for cannot be taken; the caller sees the status word. */
      if (length > apdu->expected)
        return TRUE;
      MadoApdu again = *apdu;
      again.expected = length;
      if (!exchange (channel, &again, answer, answer_length, sw, error))
        return FALSE;
    }
  return follow_61 (channel, apdu->expected, answer, answer_length, sw, error);
}
