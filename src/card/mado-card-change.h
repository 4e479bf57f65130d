/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-card.h"

G_BEGIN_DECLS

/**
 * MadoPinChange:
 * @MADO_PIN_CHANGE_NOT_CHANGED: the old PIN is in force; the new one never reached the card, or the
 *   card refused it
 * @MADO_PIN_CHANGE_NOT_SENT: NOT_CHANGED, and no PIN at all has reached the card, so that no try
 *   was spent either. Not told by the card layer: only who sends nothing knows it
 * @MADO_PIN_CHANGE_CHANGED: the card said that the new PIN is in force
 * @MADO_PIN_CHANGE_UNKNOWN: the new PIN was sent and no answer tells what became of it. No question
 *   to the card tells either: a person finds out by trying the new PIN, then the old one, each by
 *   an act of their own and with the retry counter in sight
 *
 * What became of a PIN. Never more than is known.
 */
typedef enum
{
  MADO_PIN_CHANGE_NOT_CHANGED,
  MADO_PIN_CHANGE_CHANGED,
  MADO_PIN_CHANGE_UNKNOWN,
  MADO_PIN_CHANGE_NOT_SENT,
} MadoPinChange;

/* Whether the old PIN is in force for certain: NOT_CHANGED, NOT_SENT. */
gboolean mado_pin_change_is_unchanged (MadoPinChange change);

/* FALSE for 住民基本台帳用: its command (JICSAP CHANGE KEY) has a single source, and the PIN stands
 * in two applications (card-protocol.md 4.1, 4.3). A municipal office changes it. */
gboolean mado_pin_is_changeable (MadoPin pin);
/* Whether it can be changed on a reader's own keys: they have digits only. */
gboolean mado_pin_is_typable (MadoPin pin);

/**
 * mado_card_change_pin:
 * @pin: mado_pin_is_changeable(), else %G_IO_ERROR_NOT_SUPPORTED
 * @current: (nullable): as made by mado_pin_prepare() for @pin; sent once, and erased as soon as it
 *   was
 * @new_pin: (nullable): likewise, from what a person typed twice; another object. Erased after it
 *   was sent for the last time, as the proof
 * @confirmed_last_try: the person has said that the last (or an unknown number of) try may be used
 * @change: (out): always set
 * @tries: (out) (optional): the retry counter before VERIFY on PIN_CONFIRM, afterwards otherwise;
 * UNKNOWN when the card could not be asked any more
 *
 * In one transaction: the retry counter, one VERIFY with @current, CHANGE REFERENCE DATA with
 * @new_pin alone (card-protocol.md 4.3), and one VERIFY with @new_pin, which is the proof. A wrong
 * @current uses up one try and ends it: NOT_CHANGED with PIN_WRONG or PIN_BLOCKED. Nothing else
 * uses up a try, since a correct VERIFY gives all of them back and the proof is sent only after the
 * card has said that it took @new_pin. A card that says so and does not keep to it has one try less
 * than the most it gives, never none.
 *
 * A CHANGE that was refused, or whose answer is garbled, is sent once more if the same connection
 * is still there and the card says that the PIN is still verified, or that no try has been used up
 * since: it holds no guess, so it cannot use up a try, and the same refusal twice is a refusal.
 * Then NOT_CHANGED with PIN_REFUSED.
 *
 * With neither @current nor @new_pin they are typed on the reader's keys, and never enter the
 * computer: the current one, the new one twice, and the new one once more for the proof. Only where
 * mado_card_has_pin_pad() and mado_pin_is_typable(), else %G_IO_ERROR_NOT_SUPPORTED. What the
 * person does there is %G_IO_ERROR_CANCELLED, %G_IO_ERROR_TIMED_OUT, %G_IO_ERROR_INVALID_DATA (the
 * two new ones differ) or %G_IO_ERROR_INVALID_ARGUMENT (not four digits); nothing was sent to the
 * card then. A refused CHANGE is not sent again, hence UNKNOWN.
 *
 * The card's cancellable is heeded until VERIFY, and no longer. The card is unpowered at close.
 *
 * Returns: %TRUE when the PIN is changed and the proof came; %FALSE with @error otherwise, also
 *   with CHANGED, where only the proof is missing
 */
gboolean mado_card_change_pin (MadoCard *self,
                               MadoPin pin,
                               MadoSecret *current,
                               MadoSecret *new_pin,
                               gboolean confirmed_last_try,
                               MadoPinChange *change,
                               MadoTries *tries,
                               GError **error);
/* The reader has keys of its own for digits. Asks the reader, not the card. */
gboolean mado_card_has_pin_pad (MadoCard *self);

G_END_DECLS
