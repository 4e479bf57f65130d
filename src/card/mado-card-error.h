/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MadoCardError:
 * @MADO_CARD_ERROR_NOT_JPKI: the card has no 公的個人認証 application: not a My Number Card
 * @MADO_CARD_ERROR_ABSENT: the file or application is not on the card
 * @MADO_CARD_ERROR_HIDDEN: the file is there, behind its password (6982)
 * @MADO_CARD_ERROR_PROTOCOL: the card's answer makes no sense (garbled, too short, odd status word)
 * @MADO_CARD_ERROR_PIN_WRONG: VERIFY refused the PIN; the tries left are told beside it
 * @MADO_CARD_ERROR_PIN_BLOCKED: no try is left
 * @MADO_CARD_ERROR_PIN_CONFIRM: one try (or an unknown number) is left and the person has not said
 *   that it may be used; nothing was sent
 * @MADO_CARD_ERROR_PIN_REFUSED: CHANGE was refused, though the current PIN was right: the card does
 *   not take this new one
 * @MADO_CARD_ERROR_SMARTPHONE: a telephone's certificates, whose PINs its own app changes
 * @MADO_CARD_ERROR_PIN_UNTOLD: VERIFY was sent and its answer was lost, and the card cannot be
 * asked any more: one try may have been used up, or not
 *
 * Transport errors pass through unchanged.
 */
typedef enum
{
  MADO_CARD_ERROR_NOT_JPKI,
  MADO_CARD_ERROR_ABSENT,
  MADO_CARD_ERROR_HIDDEN,
  MADO_CARD_ERROR_PROTOCOL,
  MADO_CARD_ERROR_PIN_WRONG,
  MADO_CARD_ERROR_PIN_BLOCKED,
  MADO_CARD_ERROR_PIN_CONFIRM,
  MADO_CARD_ERROR_PIN_REFUSED,
  MADO_CARD_ERROR_PIN_UNTOLD,
  MADO_CARD_ERROR_SMARTPHONE,
} MadoCardError;

#define MADO_CARD_ERROR (mado_card_error_quark ())
GQuark mado_card_error_quark (void);

G_END_DECLS
