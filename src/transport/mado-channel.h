/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* ISO 7816-3: the longest short command (4 + 1 + 255 + 1) and answer (256 + 2). */
#define MADO_COMMAND_MAX_SHORT 261
#define MADO_ANSWER_MAX_SHORT  258
/* The longest extended answer: 65,536 bytes and the status word. */
#define MADO_ANSWER_MAX 65538

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
 * @begin: keeps other programs off the card until @end (a PC/SC transaction)
 * @end: ends @begin
 * @power_cycle: takes the power away and gives it back; all selections and verified states are gone
 * @disconnect: ends the channel; further calls fail with %MADO_TRANSPORT_ERROR_REMOVED.
 *   Disposing of a connected channel disconnects with the disposition last asked for by
 *   mado_channel_set_disposition().
 * @get_atr: the answer to reset, empty when unknown
 *
 * A connection to one card. Blocking; used by one thread at a time. Errors: %MADO_TRANSPORT_ERROR.
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
  gboolean (*begin) (MadoChannel *self, GError **error);
  void (*end) (MadoChannel *self);
  gboolean (*power_cycle) (MadoChannel *self, GError **error);
  void (*disconnect) (MadoChannel *self, MadoDisposition disposition);
  const guint8 *(*get_atr) (MadoChannel *self, gsize *length);
};

gboolean mado_channel_transmit (MadoChannel *self,
                                const guint8 *command,
                                gsize command_length,
                                guint8 *answer,
                                gsize *answer_length,
                                GError **error);
gboolean mado_channel_begin (MadoChannel *self, GError **error);
void mado_channel_end (MadoChannel *self);
gboolean mado_channel_power_cycle (MadoChannel *self, GError **error);
void mado_channel_set_disposition (MadoChannel *self, MadoDisposition disposition);
void mado_channel_disconnect (MadoChannel *self);
const guint8 *mado_channel_get_atr (MadoChannel *self, gsize *length);

G_END_DECLS
