/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mado-pin-pad.h"
#include "mado-patience.h"

G_BEGIN_DECLS

/* ISO 7816-3: the longest short answer (256 + 2). */
#define MADO_ANSWER_MAX_SHORT 258

/**
 * MadoDisposition:
 * @MADO_DISPOSITION_LEAVE: leave the card as it is
 * @MADO_DISPOSITION_UNPOWER: take the power away. The only way known to end a verified state: it
 *   survives a warm reset and a re-select (card-protocol.md 1.4)
 */
typedef enum
{
  MADO_DISPOSITION_LEAVE,
  MADO_DISPOSITION_UNPOWER,
} MadoDisposition;

#define MADO_TYPE_CHANNEL (mado_channel_get_type ())
G_DECLARE_DERIVABLE_TYPE (MadoChannel, mado_channel, MADO, CHANNEL, GObject)

/**
 * MadoChannelClass:
 * @transmit: sends one command and receives its answer with the status word. Buffers belong to the
 *   caller, who wipes them: a VERIFY command holds a PIN, and a #GBytes cannot be wiped. The
 *   implementation keeps no copy of either. `*answer_length` is the room on entry, the length on
 *   success. Never repeats a command by itself.
 * @power_cycle: takes the power away and gives it back; all selections and verified states are gone
 * @disconnect: ends the channel; further calls fail with %MADO_TRANSPORT_ERROR_REMOVED.
 *   Disposing of a connected channel disconnects with the disposition last asked for by
 *   mado_channel_set_disposition().
 * @get_atr: the answer to reset, empty when unknown
 * @has_pin_pad: (nullable): whether the reader has keys for both kinds of #MadoPinPadEntry; a
 * reader without this function has none
 * @type_pin: (nullable): see mado_channel_type_pin()
 *
 * A connection to one card, which is ours alone until it is disconnected (a PC/SC transaction): a
 * program that selected something else between two of our commands would lead us to another's
 * counter or file. Blocking; used by one thread at a time. Errors: %MADO_TRANSPORT_ERROR.
 */
struct _MadoChannelClass
{
  GObjectClass parent_class;

  gboolean (*transmit) (MadoChannel *self,
                        const guint8 *command,
                        gsize command_length,
                        guint8 *answer,
                        gsize *answer_length,
                        GError **error);
  gboolean (*power_cycle) (MadoChannel *self, GError **error);
  void (*disconnect) (MadoChannel *self, MadoDisposition disposition);
  const guint8 *(*get_atr) (MadoChannel *self, gsize *length);
  gboolean (*has_pin_pad) (MadoChannel *self);
  gboolean (*type_pin) (MadoChannel *self,
                        MadoPinPadEntry entry,
                        const guint8 header[4],
                        guint digits,
                        guint16 *sw,
                        GError **error);
};

/* Says in @patience from now on when an answer is waited for. */
void mado_channel_set_patience (MadoChannel *self, MadoPatience *patience);
gboolean mado_channel_transmit (MadoChannel *self,
                                const guint8 *command,
                                gsize command_length,
                                guint8 *answer,
                                gsize *answer_length,
                                GError **error);
gboolean mado_channel_power_cycle (MadoChannel *self, GError **error);
void mado_channel_set_disposition (MadoChannel *self, MadoDisposition disposition);
void mado_channel_disconnect (MadoChannel *self);
const guint8 *mado_channel_get_atr (MadoChannel *self, gsize *length);
gboolean mado_channel_has_pin_pad (MadoChannel *self);
/**
 * mado_channel_type_pin:
 * @header: CLA, INS, P1 and P2 of the command that what is typed becomes the data of
 * @digits: how many digits there must be, 1 … %MADO_PIN_PAD_DIGITS_MAX
 * @sw: (out): the card's status word, or the reader's own (MADO_PIN_PAD_SW_…), which says that
 * nothing was sent to the card
 *
 * Lets a person type on the reader and waits for it. The reader gives an entry up after half a
 * minute, and a new PIN is typed twice. Never repeats a command. %G_IO_ERROR_NOT_SUPPORTED without
 * a PIN pad.
 */
gboolean mado_channel_type_pin (MadoChannel *self,
                                MadoPinPadEntry entry,
                                const guint8 header[4],
                                guint digits,
                                guint16 *sw,
                                GError **error);

G_END_DECLS
