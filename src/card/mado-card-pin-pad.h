/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-card.h"

G_BEGIN_DECLS

/* Private to this layer. Lets a person type four digits on the reader, which sends them as the data
 * of @header's command. What the reader itself answers is a %G_IO_ERROR, see
 * mado_card_change_pin();
 * @sw is the card's. */
gboolean mado_card_pin_pad_type (
    MadoCard *self, MadoPinPadEntry entry, const guint8 header[4], guint16 *sw, GError **error);

/* Whether @error is what the reader itself says of its keys, so that the card never came to hear of
 * the PIN. Never of a @secret (nullable), which the keys have nothing to do with. */
gboolean mado_card_pin_pad_says (MadoSecret *secret, const GError *error);

G_END_DECLS
