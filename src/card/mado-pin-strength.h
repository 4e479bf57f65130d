/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-pin.h"

G_BEGIN_DECLS

/**
 * MadoPinWeakness:
 * @MADO_PIN_WEAK_BIRTH_DATE: day and month, the year, or the year with the month, of the holder's
 *   birth, by the Western or the Japanese calendar; within a 署名用パスワード, any part of it
 * @MADO_PIN_WEAK_REPEATED: one character or one pair over and over (0000, 1212)
 * @MADO_PIN_WEAK_SEQUENCE: runs that go up or down by one, and nothing else (1234, 7890, ABC321)
 * @MADO_PIN_WEAK_COMMON: what everybody thinks of first
 * @MADO_PIN_WEAK_SAME_AS_CURRENT: no change at all
 *
 * Why a new PIN is a poor choice, as bits. Advice only: the card takes them all, and so does this
 * program (the law and the ward's page forbid none of them).
 */
typedef enum
{
  MADO_PIN_WEAK_BIRTH_DATE = 1 << 0,
  MADO_PIN_WEAK_REPEATED = 1 << 1,
  MADO_PIN_WEAK_SEQUENCE = 1 << 2,
  MADO_PIN_WEAK_COMMON = 1 << 3,
  MADO_PIN_WEAK_SAME_AS_CURRENT = 1 << 4,
} MadoPinWeakness;
#define MADO_N_PIN_WEAKNESSES 5

/**
 * mado_pin_judge:
 * @secret: as mado_pin_prepare() made it
 * @current: (nullable): the PIN in force
 * @born: (nullable): the holder's birth date where it is known
 *
 * Returns: #MadoPinWeakness bits, 0 for none
 */
guint mado_pin_judge (MadoPin pin, MadoSecret *secret, MadoSecret *current, const GDate *born);

G_END_DECLS
