/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-channel.h"

G_BEGIN_DECLS

/* An ISO 7816-4 command to be sent. @data belongs to the caller. */
typedef struct
{
  guint8 cla, ins, p1, p2;
  const guint8 *data;
  gsize data_length; /* 0 … 65535; over 255 makes it an extended command */
  guint expected;    /* Ne: 0 none, 1 … 65536; over 256 makes it an extended command */
} MadoApdu;

/**
 * mado_apdu_transmit:
 * @answer: (caller-allocates): room for @expected bytes, or %NULL when none are expected
 * @answer_length: (out): how many data bytes came, without the status word
 * @sw: (out): the status word
 *
 * Sends @apdu and follows 61xx (GET RESPONSE) and 6Cxx (the same again with the right length) as
 * ISO 7816-3 says; neither is ever followed for a command that carries a PIN. The command's buffer
 * is wiped. An answer of less than two bytes, or of more data than asked for, is
 * %MADO_CARD_ERROR_PROTOCOL.
 */
gboolean mado_apdu_transmit (MadoChannel *channel,
                             const MadoApdu *apdu,
                             guint8 *answer,
                             gsize *answer_length,
                             guint16 *sw,
                             GError **error);

G_END_DECLS
