/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-pin-pad.h"

#include <string.h>

#include <winsmcrd.h>

#include "mado-pin-pad.h"

/* PC/SC part 10, 2.2 and 2.3. What the other codes are is the driver's choice. */
#define GET_FEATURE_REQUEST SCARD_CTL_CODE (3400)
#define VERIFY_PIN_DIRECT   0x06
#define MODIFY_PIN_DIRECT   0x07
#define IFD_PIN_PROPERTIES  0x0A
#define CONTROL_OF(feature) ((DWORD)SCARD_CTL_CODE (3500 + (feature)))

/* Where the fields of PIN_VERIFY_STRUCTURE and PIN_MODIFY_STRUCTURE are (2.5.2, 2.6.2). */
typedef struct
{
  gsize max_extra_digit;
  gsize data_length;
  gsize data;
} Layout;

static const Layout verify_layout = { 5, 15, 19 };
static const Layout modify_layout = { 7, 20, 24 };

static gsize
put_feature (guint8 *tlv, guint8 feature)
{
  DWORD control = CONTROL_OF (feature);
  const guint8 entry[] = {
    feature,        4, (guint8)(control >> 24), (guint8)(control >> 16), (guint8)(control >> 8),
    (guint8)control
  };
  memcpy (tlv, entry, sizeof entry);
  return sizeof entry;
}

gboolean
fake_pin_pad_tell (DWORD control, guint8 *answer, DWORD *answer_length)
{
  gsize n = 0;

  if (control == CONTROL_OF (IFD_PIN_PROPERTIES))
    {
      const guint8 properties[] = { 16, 2, 7, 0 }; /* two lines of 16; every way to validate */
      memcpy (answer, properties, sizeof properties);
      *answer_length = sizeof properties;
      return TRUE;
    }
  if (control != (DWORD)GET_FEATURE_REQUEST)
    return FALSE;
  g_assert (*answer_length >= 18);
  n += put_feature (answer + n, VERIFY_PIN_DIRECT);
  n += put_feature (answer + n, MODIFY_PIN_DIRECT);
  n += put_feature (answer + n, IFD_PIN_PROPERTIES);
  *answer_length = (DWORD)n;
  return TRUE;
}

/* Nobody there any more is somebody who waits. 0: @text is what was typed. */
static guint16
take_entry (FakeReader *reader, gsize least, gsize most, const char **text)
{
  *text = reader->typed[reader->n_typed];
  if (*text == NULL)
    return MADO_PIN_PAD_SW_TIMED_OUT;
  reader->n_typed++;
  if (g_str_equal (*text, "wait"))
    return MADO_PIN_PAD_SW_TIMED_OUT;
  if (g_str_equal (*text, "cancel"))
    return MADO_PIN_PAD_SW_CANCELLED;
  return strlen (*text) < least || strlen (*text) > most ? MADO_PIN_PAD_SW_LENGTH : 0;
}

static guint16
take_entries (FakeReader *reader, gboolean twice, const guint8 *max_extra_digit, const char **text)
{
  const char *again = NULL;
  gsize most = max_extra_digit[0];
  gsize least = max_extra_digit[1];
  guint16 sw = take_entry (reader, least, most, text);

  if (sw == 0 && twice)
    sw = take_entry (reader, least, most, &again);
  return sw == 0 && twice && !g_str_equal (*text, again) ? MADO_PIN_PAD_SW_DIFFERENT : sw;
}

gsize
fake_pin_pad_type (FakeReader *reader,
                   DWORD control,
                   const guint8 *request,
                   DWORD request_length,
                   guint8 *command,
                   guint8 *answer,
                   DWORD *answer_length)
{
  gboolean modify = control == CONTROL_OF (MODIFY_PIN_DIRECT);
  const Layout *layout = modify ? &modify_layout : &verify_layout;
  const char *text = NULL;
  guint32 length = 0;

  g_assert (modify || control == CONTROL_OF (VERIFY_PIN_DIRECT));
  g_assert (request_length > layout->data);
  memcpy (&length, request + layout->data_length, sizeof length);
  g_assert (request_length == layout->data + length);
  g_assert (length <= FAKE_PIN_PAD_COMMAND_MAX);

  guint16 sw = take_entries (reader, modify, request + layout->max_extra_digit, &text);
  if (sw != 0)
    {
      answer[0] = (guint8)(sw >> 8);
      answer[1] = (guint8)sw;
      *answer_length = 2;
      return 0;
    }
  memcpy (command, request + layout->data, length);
  g_assert (5 + strlen (text) == length);
  memcpy (command + 5, text, strlen (text));
  return length;
}
