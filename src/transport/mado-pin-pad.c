/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin-pad.h"

#include <string.h>

/* PC/SC part 10, 2.2 and the tables of 2.3. */
#define FEATURE_VERIFY_PIN_DIRECT  0x06
#define FEATURE_MODIFY_PIN_DIRECT  0x07
#define FEATURE_IFD_PIN_PROPERTIES 0x0A

/* bmFormatString: units are bytes, the PIN begins at the first, left justified, ASCII. */
#define FORMAT_ASCII 0x82
/* bEntryValidationCondition: when the key for it is pressed. */
#define VALIDATE_BY_KEY 0x02
/* bConfirmPIN: the new PIN is asked for twice; the current one is not (that would be bit 1). */
#define CONFIRM_NEW_ONLY 0x01
/* The language of the reader's own words: English, which all of them know. */
#define LANGUAGE 0x0409
#define SECONDS  30

gboolean
mado_pin_pad_parse_features (const guint8 *tlv, gsize length, MadoPinPadFeatures *features)
{
  *features = (MadoPinPadFeatures){ 0 };
  for (gsize at = 0; at < length; at += 6)
    {
      if (length - at < 6 || tlv[at + 1] != 4)
        {
          *features = (MadoPinPadFeatures){ 0 };
          return FALSE;
        }
      /* Big endian on every system (2.2). */
      guint32 code = (guint32)tlv[at + 2] << 24 | (guint32)tlv[at + 3] << 16 |
                     (guint32)tlv[at + 4] << 8 | tlv[at + 5];
      if (tlv[at] == FEATURE_VERIFY_PIN_DIRECT)
        features->verify = code;
      else if (tlv[at] == FEATURE_MODIFY_PIN_DIRECT)
        features->modify = code;
      else if (tlv[at] == FEATURE_IFD_PIN_PROPERTIES)
        features->properties = code;
    }
  return TRUE;
}

/* wLcdLayout comes first; zero is no display. */
gboolean
mado_pin_pad_parse_display (const guint8 *properties, gsize length)
{
  return length >= 2 && (properties[0] != 0 || properties[1] != 0);
}

/* The structures are packed, with numbers in the system's own order (2.5.2). */
static gsize
put_16 (guint8 *buffer, gsize at, guint16 value)
{
  memcpy (buffer + at, &value, sizeof value);
  return at + sizeof value;
}

static gsize
put_32 (guint8 *buffer, gsize at, guint32 value)
{
  memcpy (buffer + at, &value, sizeof value);
  return at + sizeof value;
}

/* The command with zeros where the digits go. */
static gsize
put_command (guint8 *buffer, gsize at, const guint8 header[4], guint digits)
{
  memset (buffer + at, 0, 3); /* bTeoPrologue */
  at = put_32 (buffer, at + 3, 5 + digits);
  memcpy (buffer + at, header, 4);
  buffer[at + 4] = (guint8)digits;
  memset (buffer + at + 5, 0, digits);
  return at + 5 + digits;
}

static gsize
put_beginning (guint8 *buffer, guint digits)
{
  gsize n = 0;

  buffer[n++] = SECONDS;        /* bTimerOut */
  buffer[n++] = SECONDS;        /* bTimerOut2 */
  buffer[n++] = FORMAT_ASCII;   /* bmFormatString */
  buffer[n++] = (guint8)digits; /* bmPINBlockString: no length before it */
  buffer[n++] = 0;              /* bmPINLengthFormat */
  return n;
}

static gsize
build_verify (const guint8 header[4], guint digits, gboolean display, guint8 *buffer)
{
  gsize n = put_beginning (buffer, digits);

  n = put_16 (buffer, n, (guint16)(digits << 8 | digits)); /* wPINMaxExtraDigit: least, most */
  buffer[n++] = VALIDATE_BY_KEY;
  buffer[n++] = display ? 1 : 0; /* bNumberMessage */
  n = put_16 (buffer, n, LANGUAGE);
  buffer[n++] = 0; /* bMsgIndex: "enter your PIN" */
  return put_command (buffer, n, header, digits);
}

static gsize
build_modify (const guint8 header[4], guint digits, gboolean display, guint8 *buffer)
{
  gsize n = put_beginning (buffer, digits);

  buffer[n++] = 0; /* bInsertionOffsetOld: there is none */
  buffer[n++] = 0; /* bInsertionOffsetNew */
  n = put_16 (buffer, n, (guint16)(digits << 8 | digits));
  buffer[n++] = CONFIRM_NEW_ONLY;
  buffer[n++] = VALIDATE_BY_KEY;
  buffer[n++] = display ? 2 : 0; /* bNumberMessage */
  n = put_16 (buffer, n, LANGUAGE);
  buffer[n++] = 1; /* bMsgIndex1: "enter a new PIN" */
  buffer[n++] = 2; /* bMsgIndex2: "confirm" */
  buffer[n++] = 2; /* bMsgIndex3 */
  return put_command (buffer, n, header, digits);
}

gsize
mado_pin_pad_build (
    MadoPinPadEntry entry, const guint8 header[4], guint digits, gboolean display, guint8 *buffer)
{
  g_return_val_if_fail (digits >= 1 && digits <= MADO_PIN_PAD_DIGITS_MAX, 0);
  g_return_val_if_fail (buffer != NULL, 0);

  return entry == MADO_PIN_PAD_NEW ? build_modify (header, digits, display, buffer)
                                   : build_verify (header, digits, display, buffer);
}
