/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-context-pcsc.h"

G_BEGIN_DECLS

/**
 * MadoChannelPcsc:
 *
 * A card in a PC/SC reader, T=0 or T=1, in a transaction from beginning to end. All its calls hold
 * the context's lock. Commands of any length pass; what the reader does not take is FAILED.
 *
 * After power_cycle() a card may answer its first command with 6F00 (card-protocol.md 1.4): that is
 * the card layer's to know.
 */
#define MADO_TYPE_CHANNEL_PCSC (mado_channel_pcsc_get_type ())
G_DECLARE_FINAL_TYPE (MadoChannelPcsc, mado_channel_pcsc, MADO, CHANNEL_PCSC, MadoChannel)

/* Blocks while another program is in a transaction. Errors as mado_transport_connect(). */
MadoChannel *mado_channel_pcsc_new (MadoContextPcsc *context, const char *reader, GError **error);

G_END_DECLS
