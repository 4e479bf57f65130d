/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "mado-secret.h"

G_BEGIN_DECLS

/* The four PINs a person knows (card-protocol.md 4.1), in the order of the JSON output, and the
 * fifth reference on the card. */
typedef enum
{
  MADO_PIN_SIGN, /* 署名用パスワード: JPKI 001B, 6–16 of A–Z 0–9, 5 tries */
  MADO_PIN_AUTH, /* 利用者証明用暗証番号: JPKI 0018, 4 digits, 3 tries */
  MADO_PIN_TEXT, /* 券面事項入力補助用暗証番号: 券面入力補助 0011, 4 digits, 3 tries */
  MADO_PIN_JUKI, /* 住民基本台帳用暗証番号: 住基 001C, 4 digits, 3 tries */
  /* The same in 共通カード 001C: a reference of its own with a retry counter of its own
   * (card-protocol.md 4.1), which is only asked for. */
  MADO_PIN_JUKI_COMMON,
} MadoPin;
#define MADO_N_PINS       4
#define MADO_N_REFERENCES 5

/**
 * MadoTriesState:
 * @MADO_TRIES_UNKNOWN: not asked yet
 * @MADO_TRIES_LEFT: `left` tries are left, 1 … 15
 * @MADO_TRIES_LOCKED: none left (63C0, 6983, 6984)
 * @MADO_TRIES_NOT_REPORTED: the card said 9000: verified, so the retry counter is not told
 * @MADO_TRIES_ABSENT: the card has no such PIN (6A82)
 * @MADO_TRIES_UNREADABLE: any other answer
 */
typedef enum
{
  MADO_TRIES_UNKNOWN,
  MADO_TRIES_LEFT,
  MADO_TRIES_LOCKED,
  MADO_TRIES_NOT_REPORTED,
  MADO_TRIES_ABSENT,
  MADO_TRIES_UNREADABLE,
} MadoTriesState;

typedef struct
{
  MadoTriesState state;
  guint left;
} MadoTries;

/* What is wrong with a typed PIN, checked before anything is sent (policy-rules.md 7.1, J2). */
typedef enum
{
  MADO_PIN_FORMAT_OK,
  MADO_PIN_FORMAT_TOO_SHORT,
  MADO_PIN_FORMAT_TOO_LONG,
  MADO_PIN_FORMAT_BAD_CHARACTER,
  MADO_PIN_FORMAT_NEEDS_LETTER,
  MADO_PIN_FORMAT_NEEDS_DIGIT,
} MadoPinFormat;

/* The most tries the card gives: 5 for 署名用, 3 for the others. */
guint mado_pin_get_max_tries (MadoPin pin);
/* Checks @text as a person typed it; lower case counts as capitals for 署名用. */
MadoPinFormat mado_pin_check_format (MadoPin pin, const char *text);
/* Checked, full-width digits and letters refused, capitals made for 署名用: NULL unless OK. */
MadoSecret *mado_pin_prepare (MadoPin pin, const char *text, MadoPinFormat *format);

G_END_DECLS
