/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-pin-pad.h"
#include "mado-transport-practice.h"

G_BEGIN_DECLS

/* Gives the practice readers keys. @typed: NULL-terminated: what will be typed on them, one entry
 * after the other: digits, or "cancel", or "wait" until the time is over; after "pause" the person
 * thinks for a second. To be called before anything is connected. */
void mado_pin_pad_practice_attach (MadoTransportPractice *transport, const char *const *typed);
gboolean mado_pin_pad_practice_is_attached (MadoTransportPractice *transport);

/* For the channel: waits for what @entry asks for. %TRUE: @text has what goes to the card; %FALSE:
 * nothing goes there, and @sw is the reader's own answer. @text: room for @digits and a nul. */
gboolean mado_pin_pad_practice_type (
    MadoTransportPractice *transport, MadoPinPadEntry entry, guint digits, char *text, guint16 *sw);

G_END_DECLS
