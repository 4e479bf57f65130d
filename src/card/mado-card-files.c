/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card.h"

#include <string.h>

#include "mado-card-private.h"
#include "mado-extended.h"

/* The smallest thing that could be a certificate, and the end of what READ BINARY's 15-bit offset
 * reaches (card-protocol.md 3.2). */
#define CERTIFICATE_MIN 64
#define CERTIFICATE_MAX 0x8000
/* A card that answers in short reads is taken for broken rather than asked ten thousand times; real
 * ones give 256 bytes, careful programs ask for 224. */
#define CRUMB_SIZE 32

/* card-protocol.md 3.1: CK_TOKEN_INFO, of which the label is the first field. */
#define LABEL_LENGTH 32

#define AVAILABLE    0x8F

/* card-protocol.md 2.3: record 1 of short EF 1. */
#define EXPIRY_RECORD        1
#define EXPIRY_SFI           1
#define EXPIRY_VALUE_LENGTH  28 /* serial 15, municipality 5, expiry 8 */
#define EXPIRY_SERIAL_LENGTH (MADO_CARD_SERIAL_SIZE - 1)
#define EXPIRY_YEAR_MIN      2016 /* the first 個人番号カード were handed out in January 2016 */
#define EXPIRY_YEAR_MAX      2100

static void
set_absent (GError **error)
{
  g_set_error_literal (error, MADO_CARD_ERROR, MADO_CARD_ERROR_ABSENT,
                       "Nothing is recorded in the file");
}

static void
set_protocol (GError **error, const char *message)
{
  g_set_error_literal (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL, message);
}

/* An erased or a never written file: all 00 or all FF (card-protocol.md 5). */
static gboolean
is_filler (const guint8 *bytes, gsize length)
{
  if (bytes[0] != 0x00 && bytes[0] != 0xff)
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (bytes[i] != bytes[0])
      return FALSE;
  return TRUE;
}

/* @at_start: nothing of the file has been read yet. 6282, the end of the file before Le, brings the
 * bytes there are. */
static gboolean
check_read (guint16 sw, gboolean at_start, GError **error)
{
  if (sw == 0x9000 || sw == 0x6282)
    return TRUE;

  if (sw == 0x6982)
    g_set_error_literal (error, MADO_CARD_ERROR, MADO_CARD_ERROR_HIDDEN,
                         "The file is behind its password");
  else if (at_start && (sw == 0x6B00 || sw == 0x6A82 || sw == 0x6A83))
    set_absent (error);
  else
    g_set_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL, "READ was answered with %04X",
                 sw);
  return FALSE;
}

static gboolean
is_certificate (guint16 file)
{
  return file == MADO_CARD_FILE_SIGN_CERTIFICATE || file == MADO_CARD_FILE_SIGN_CA ||
         file == MADO_CARD_FILE_AUTH_CERTIFICATE || file == MADO_CARD_FILE_AUTH_CA;
}

/* READ BINARY at @offset; *@length is how many bytes are wanted, then how many came. */
static gboolean
read_block (
    MadoCard *self, guint16 file, gsize offset, guint8 *block, gsize *length, GError **error)
{
  MadoApdu read = {
    .ins = 0xB0,
    .p1 = offset >> 8,
    .p2 = offset & 0xff,
  };
  guint16 sw = 0;

  if (!mado_card_read_some (self, MADO_CARD_APPLICATION_JPKI, file, &read, block, length, &sw,
                            error))
    return FALSE;
  /* How a card answers that was never given the certificate is not known; "the conditions are not
   * met" is one of the candidates (card-protocol.md 5). */
  if (sw == 0x6985 && offset == 0 && is_certificate (file))
    {
      set_absent (error);
      return FALSE;
    }
  return check_read (sw, offset == 0, error);
}

/* --- certificates ----------------------------------------------------------------------------- */

/* From the outermost DER header: the whole length, or 0 when more of it has to be read first. */
static gboolean
parse_total (const GByteArray *der, gsize *total, GError **error)
{
  const guint8 *bytes = der->data;
  gsize header = 0, content = 0;

  *total = 0;
  if (bytes[0] != 0x30)
    {
      set_protocol (error, "The file does not begin like a certificate");
      return FALSE;
    }
  if (der->len < 2)
    return TRUE;
  if (bytes[1] < 0x80)
    header = 2;
  else if (bytes[1] == 0x81 || bytes[1] == 0x82)
    header = 2 + (bytes[1] & 0x7f);
  if (header > der->len)
    return TRUE;

  if (header == 2)
    content = bytes[1];
  else
    for (gsize i = 2; i < header; i++)
      content = content << 8 | bytes[i];
  if (header + content < CERTIFICATE_MIN || header + content > CERTIFICATE_MAX)
    {
      set_protocol (error, "The file's length is not that of a certificate");
      return FALSE;
    }
  *total = header + content;
  return TRUE;
}

/* Extended length is used where this reader and card have shown that they take it. The trial is
 * made on a CA certificate, which nobody waits for. */
static gboolean
may_read_extended (MadoCard *self, MadoCardFile file)
{
  gsize atr_length = 0;
  const guint8 *atr = mado_channel_get_atr (self->channel, &atr_length);

  switch (mado_extended_recall (self->reader, atr, atr_length))
    {
    case MADO_EXTENDED_WORKS:
      return TRUE;
    case MADO_EXTENDED_UNTRIED:
      return (file == MADO_CARD_FILE_AUTH_CA || file == MADO_CARD_FILE_SIGN_CA) &&
             mado_extended_declared (atr, atr_length);
    case MADO_EXTENDED_FAILS:
    default:
      return FALSE;
    }
}

static void
remember_extended (MadoCard *self, MadoExtended verdict)
{
  gsize atr_length = 0;
  const guint8 *atr = mado_channel_get_atr (self->channel, &atr_length);

  mado_extended_remember (self->reader, atr, atr_length, verdict);
}

/* Appends the rest of the file in one command. When that does not work the pair is remembered as
 * not able, @der is as it was, and the return value is TRUE: the caller goes on with short
 * commands. */
static gboolean
read_rest_extended (MadoCard *self, GByteArray *der, gsize total, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gsize rest = total - der->len;
  gsize length = 0;
  guint16 sw = 0;
  g_autofree guint8 *answer = g_malloc0 (rest);
  MadoApdu read = {
    .ins = 0xB0,
    .p1 = der->len >> 8,
    .p2 = der->len & 0xff,
    .expected = rest,
  };

  if (mado_card_command_once (self, &read, answer, &length, &sw, &local_error))
    {
      gboolean works = sw == 0x9000 && length == rest;
      remember_extended (self, works ? MADO_EXTENDED_WORKS : MADO_EXTENDED_FAILS);
      if (works)
        g_byte_array_append (der, answer, length);
      return TRUE;
    }

  if (mado_transport_error_get_loss (local_error) > MADO_LOSS_HELD)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  remember_extended (self, MADO_EXTENDED_FAILS);
  /* After a failed exchange nobody knows in what state the line is. */
  return local_error->domain != MADO_TRANSPORT_ERROR || mado_card_reconnect (self, error);
}

/* The first block doubles as the question for the length. */
static gboolean
read_next (MadoCard *self, guint16 file, GByteArray *der, gsize total, GError **error)
{
  guint8 block[MADO_CARD_BLOCK_MAX];
  gsize length = total == 0 ? MADO_CARD_BLOCK_MAX : MIN (MADO_CARD_BLOCK_MAX, total - der->len);

  if (!read_block (self, file, der->len, block, &length, error))
    return FALSE;
  if (length == 0 && der->len > 0)
    {
      set_protocol (error, "The file ends before its certificate does");
      return FALSE;
    }
  if (length == 0 || (der->len == 0 && is_filler (block, length)))
    {
      set_absent (error);
      return FALSE;
    }
  g_byte_array_append (der, block, length);
  return TRUE;
}

static GBytes *
read_certificate_once (MadoCard *self,
                       MadoCardFile file,
                       MadoCardProgress progress,
                       gpointer user_data,
                       GError **error)
{
  g_autoptr (GByteArray) der = g_byte_array_sized_new (8 * MADO_CARD_BLOCK_MAX);
  gsize total = 0;

  for (guint n_reads = 0; total == 0 || der->len < total; n_reads++)
    {
      if (n_reads > 8 + total / CRUMB_SIZE)
        {
          set_protocol (error, "The card gives the file in short reads");
          return NULL;
        }
      /* Once: read_rest_extended() leaves either nothing to read or nothing to hope for. */
      if (total > der->len + MADO_CARD_BLOCK_MAX && may_read_extended (self, file))
        {
          if (!read_rest_extended (self, der, total, error))
            return NULL;
        }
      else
        {
          if (!read_next (self, file, der, total, error))
            return NULL;
          if (total == 0 && !parse_total (der, &total, error))
            return NULL;
        }
      if (progress != NULL && total > 0)
        progress (MIN (der->len, total), total, user_data);
    }

  /* The file may be larger than what is in it (card-protocol.md 3.2). */
  g_byte_array_set_size (der, total);
  return g_byte_array_free_to_bytes (g_steal_pointer (&der));
}

GBytes *
mado_card_read_certificate (MadoCard *self,
                            MadoCardFile file,
                            MadoCardProgress progress,
                            gpointer user_data,
                            GError **error)
{
  g_return_val_if_fail (MADO_IS_CARD (self), NULL);

  g_autoptr (GError) local_error = NULL;

  mado_card_start_operation (self);
  while (TRUE)
    {
      const guint block_size = self->block_size;
      GBytes *der = read_certificate_once (self, file, progress, user_data, &local_error);
      if (der != NULL)
        return der;
      /* From its beginning: it may be another card by now. */
      if (self->block_size == block_size || !mado_card_is_broken_exchange (local_error))
        break;
      g_clear_error (&local_error);
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

gboolean
mado_card_probe_sign_certificate (MadoCard *self, GError **error)
{
  g_return_val_if_fail (MADO_IS_CARD (self), FALSE);

  guint8 first = 0;
  gsize length = 1;

  mado_card_start_operation (self);
  if (!read_block (self, MADO_CARD_FILE_SIGN_CERTIFICATE, 0, &first, &length, error))
    return FALSE;
  if (length == 0 || is_filler (&first, 1))
    {
      set_absent (error);
      return FALSE;
    }
  if (first != 0x30)
    {
      set_protocol (error, "The file does not begin like a certificate");
      return FALSE;
    }
  return TRUE;
}

/* --- the small files -------------------------------------------------------------------------- */

static MadoToken
token_from_label (const char *label)
{
  static const struct
  {
    const char *label;
    MadoToken token;
  } known[] = {
    { "JPKIAPICCTOKEN2", MADO_TOKEN_MY_NUMBER_CARD },
    { "JPKIAPICCTOKEN", MADO_TOKEN_JUKI_CARD },
    { "JPKIAPGPSETOKEN", MADO_TOKEN_ANDROID },
    { "JPKIAPIOSTOKEN", MADO_TOKEN_IPHONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (label, known[i].label) == 0)
      return known[i].token;
  return MADO_TOKEN_UNKNOWN;
}

gboolean
mado_card_read_token (MadoCard *self, MadoToken *token, GError **error)
{
  g_return_val_if_fail (MADO_IS_CARD (self), FALSE);
  g_return_val_if_fail (token != NULL, FALSE);

  guint8 bytes[LABEL_LENGTH];
  char label[LABEL_LENGTH + 1] = { 0 };
  gsize length = sizeof bytes;

  *token = MADO_TOKEN_UNKNOWN;
  mado_card_start_operation (self);
  if (!read_block (self, MADO_CARD_FILE_TOKEN_INFO, 0, bytes, &length, error))
    return FALSE;
  if (length == 0 || is_filler (bytes, length))
    {
      set_absent (error);
      return FALSE;
    }
  memcpy (label, bytes, length);
  *token = token_from_label (g_strchomp (label));
  return TRUE;
}

gboolean
mado_card_read_availability (MadoCard *self,
                             MadoAvailability *sign,
                             MadoAvailability *auth,
                             GError **error)
{
  g_return_val_if_fail (MADO_IS_CARD (self), FALSE);
  g_return_val_if_fail (sign != NULL && auth != NULL, FALSE);

  guint8 bytes[3];
  gsize length = sizeof bytes;

  *sign = *auth = MADO_AVAILABILITY_UNKNOWN;
  mado_card_start_operation (self);
  if (!read_block (self, MADO_CARD_FILE_AVAILABILITY, 0, bytes, &length, error))
    return FALSE;
  /* 00 00 is an answer here ("neither"); an erased file is none. */
  if (length == 0 || (bytes[0] == 0xff && is_filler (bytes, length)))
    {
      set_absent (error);
      return FALSE;
    }
  if (length < 2)
    {
      set_protocol (error, "The availability of the certificates is cut off");
      return FALSE;
    }
  *sign = bytes[0] == AVAILABLE ? MADO_AVAILABILITY_RECORDED : MADO_AVAILABILITY_NOT_RECORDED;
  *auth = bytes[1] == AVAILABLE ? MADO_AVAILABILITY_RECORDED : MADO_AVAILABILITY_NOT_RECORDED;
  return TRUE;
}

/* Serial (letters have been seen in such numbers), then digits only. */
static gboolean
looks_like_expiry_value (const guint8 *value)
{
  for (gsize i = 0; i < EXPIRY_VALUE_LENGTH; i++)
    if (!(i < EXPIRY_SERIAL_LENGTH ? g_ascii_isalnum (value[i]) : g_ascii_isdigit (value[i])))
      return FALSE;
  return TRUE;
}

/* Only one program has written down the layout, so the value is looked for by its shape: 28
 * characters behind the byte that says so, whatever the tags around them are. */
static const guint8 *
find_expiry_value (const guint8 *record, gsize length)
{
  for (gsize i = 0; i + 1 + EXPIRY_VALUE_LENGTH <= length; i++)
    if (record[i] == EXPIRY_VALUE_LENGTH && looks_like_expiry_value (record + i + 1))
      return record + i + 1;
  if (length == EXPIRY_VALUE_LENGTH && looks_like_expiry_value (record))
    return record;
  return NULL;
}

static guint
parse_digits (const guint8 *digits, gsize n)
{
  guint number = 0;

  for (gsize i = 0; i < n; i++)
    number = number * 10 + (digits[i] - '0');
  return number;
}

static gboolean
parse_expiry (const guint8 *record,
              gsize length,
              GDate *expiry,
              char serial[MADO_CARD_SERIAL_SIZE],
              GError **error)
{
  const guint8 *value = find_expiry_value (record, length);

  if (value != NULL)
    {
      const guint8 *digits = value + EXPIRY_VALUE_LENGTH - 8;
      guint year = parse_digits (digits, 4);
      guint month = parse_digits (digits + 4, 2);
      guint day = parse_digits (digits + 6, 2);
      if (year >= EXPIRY_YEAR_MIN && year <= EXPIRY_YEAR_MAX && g_date_valid_dmy (day, month, year))
        {
          g_date_set_dmy (expiry, day, month, year);
          memcpy (serial, value, EXPIRY_SERIAL_LENGTH);
          return TRUE;
        }
    }
  set_protocol (error, "The common record holds no date of expiry");
  return FALSE;
}

gboolean
mado_card_read_expiry (MadoCard *self,
                       GDate *expiry,
                       char serial[MADO_CARD_SERIAL_SIZE],
                       GError **error)
{
  g_return_val_if_fail (MADO_IS_CARD (self), FALSE);
  g_return_val_if_fail (expiry != NULL, FALSE);

  guint8 record[MADO_CARD_BLOCK_MAX];
  gsize length = sizeof record;
  guint16 sw = 0;
  MadoApdu read = {
    .ins = 0xB2,
    .p1 = EXPIRY_RECORD,
    .p2 = EXPIRY_SFI << 3 | 4,
  };

  g_date_clear (expiry, 1);
  memset (serial, 0, MADO_CARD_SERIAL_SIZE);
  mado_card_start_operation (self);
  if (!mado_card_read_some (self, MADO_CARD_APPLICATION_COMMON, 0, &read, record, &length, &sw,
                            error) ||
      !check_read (sw, TRUE, error))
    return FALSE;
  if (length == 0 || is_filler (record, length))
    {
      set_absent (error);
      return FALSE;
    }
  return parse_expiry (record, length, expiry, serial, error);
}
