/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-transport-practice-private.h"

G_BEGIN_DECLS

/**
 * MadoChannelPractice:
 *
 * A connection to a practice card in one of the practice transport's readers. Private to it.
 */
#define MADO_TYPE_CHANNEL_PRACTICE (mado_channel_practice_get_type ())
G_DECLARE_FINAL_TYPE (
    MadoChannelPractice, mado_channel_practice, MADO, CHANNEL_PRACTICE, MadoChannel)

/* Copies @link. */
MadoChannel *
mado_channel_practice_new (MadoTransportPractice *transport, const MadoPracticeLink *link);

G_END_DECLS
