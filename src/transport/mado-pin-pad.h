/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MadoPinPadEntry:
 * @MADO_PIN_PAD_CURRENT: one entry, for a VERIFY
 * @MADO_PIN_PAD_NEW: a new PIN, twice; the reader compares the two and sends nothing if they differ
 *
 * What a person types on the keys of a reader, so that the PIN never enters the computer.
 */
typedef enum
{
  MADO_PIN_PAD_CURRENT,
  MADO_PIN_PAD_NEW,
} MadoPinPadEntry;

/* What the reader itself answers instead of the card (PC/SC part 10, 2.5.8 and 2.6.8). */
#define MADO_PIN_PAD_SW_TIMED_OUT 0x6400
#define MADO_PIN_PAD_SW_CANCELLED 0x6401
#define MADO_PIN_PAD_SW_DIFFERENT 0x6402
#define MADO_PIN_PAD_SW_LENGTH    0x6403

/* The control codes of a reader's features, 0 for those it does not have. */
typedef struct
{
  guint32 verify;     /* FEATURE_VERIFY_PIN_DIRECT */
  guint32 modify;     /* FEATURE_MODIFY_PIN_DIRECT */
  guint32 properties; /* FEATURE_IFD_PIN_PROPERTIES */
} MadoPinPadFeatures;

/* Takes the answer to CM_IOCTL_GET_FEATURE_REQUEST apart. FALSE when it makes no sense; @features
 * is empty then. */
gboolean
mado_pin_pad_parse_features (const guint8 *tlv, gsize length, MadoPinPadFeatures *features);
/* From the answer to FEATURE_IFD_PIN_PROPERTIES: whether it can show a message. */
gboolean mado_pin_pad_parse_display (const guint8 *properties, gsize length);

/* Room enough for mado_pin_pad_build(). */
#define MADO_PIN_PAD_MAX 64
/* The most digits that mado_pin_pad_build() takes: the size of a PIN block has four bits. */
#define MADO_PIN_PAD_DIGITS_MAX 15

/**
 * mado_pin_pad_build:
 * @header: CLA, INS, P1 and P2 of the command that the digits become the data of
 * @digits: how many there must be, 1 … %MADO_PIN_PAD_DIGITS_MAX; as ASCII, with nothing around them
 * @display: mado_pin_pad_parse_display()
 * @buffer: (caller-allocates): of %MADO_PIN_PAD_MAX bytes
 *
 * A PIN_VERIFY_STRUCTURE or PIN_MODIFY_STRUCTURE of PC/SC part 10 for this system's byte order. The
 * latter asks for no old PIN: the card's CHANGE takes the new one alone (card-protocol.md 4.3).
 *
 * Returns: its length
 */
gsize mado_pin_pad_build (
    MadoPinPadEntry entry, const guint8 header[4], guint digits, gboolean display, guint8 *buffer);

G_END_DECLS
