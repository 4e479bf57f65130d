/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin.h"

#include <string.h>

/* card-protocol.md 4.1 and policy-rules.md 7.1. */
typedef struct
{
  guint max_tries;
  gsize min_length, max_length;
  gboolean letters; /* letters beside digits, and at least one of each */
} PinRule;

static const PinRule pin_rules[MADO_N_REFERENCES] = {
  [MADO_PIN_SIGN] = { 5, 6, 16, TRUE },
  [MADO_PIN_AUTH] = { 3, 4, 4, FALSE },
  [MADO_PIN_TEXT] = { 3, 4, 4, FALSE },
  [MADO_PIN_JUKI] = { 3, 4, 4, FALSE },
  /* Another place for what is counted of the one before: nothing is sent to it. */
  [MADO_PIN_JUKI_COMMON] = { .max_tries = 3 },
};

G_STATIC_ASSERT (MADO_SECRET_MAX >= 16);

guint
mado_pin_get_max_tries (MadoPin pin)
{
  g_return_val_if_fail ((guint)pin < MADO_N_REFERENCES, 0);

  return pin_rules[pin].max_tries;
}

MadoPinFormat
mado_pin_check_format (MadoPin pin, const char *text)
{
  g_return_val_if_fail ((guint)pin < MADO_N_PINS, MADO_PIN_FORMAT_BAD_CHARACTER);
  g_return_val_if_fail (text != NULL, MADO_PIN_FORMAT_TOO_SHORT);

  const PinRule *rule = &pin_rules[pin];
  gsize length = strlen (text);
  gboolean has_letter = FALSE, has_digit = FALSE;

  /* Characters come before the length: a full-width digit has three bytes, and "too long" would be
   * the wrong thing to say about four of them. */
  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (text[i]))
        has_digit = TRUE;
      else if (rule->letters && g_ascii_isalpha (text[i]))
        has_letter = TRUE;
      else
        return MADO_PIN_FORMAT_BAD_CHARACTER;
    }

  if (length < rule->min_length)
    return MADO_PIN_FORMAT_TOO_SHORT;
  if (length > rule->max_length)
    return MADO_PIN_FORMAT_TOO_LONG;
  if (rule->letters && !has_letter)
    return MADO_PIN_FORMAT_NEEDS_LETTER;
  if (rule->letters && !has_digit)
    return MADO_PIN_FORMAT_NEEDS_DIGIT;
  return MADO_PIN_FORMAT_OK;
}

MadoSecret *
mado_pin_prepare (MadoPin pin, const char *text, MadoPinFormat *format)
{
  g_return_val_if_fail ((guint)pin < MADO_N_PINS, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  MadoPinFormat checked = mado_pin_check_format (pin, text);
  if (format != NULL)
    *format = checked;
  if (checked != MADO_PIN_FORMAT_OK)
    return NULL;

  /* The card compares bytes and knows capitals only (card-protocol.md 4.1). */
  char capitals[MADO_SECRET_MAX + 1] = { 0 };
  gsize length = strlen (text);
  for (gsize i = 0; i < length; i++)
    capitals[i] = g_ascii_toupper (text[i]);

  MadoSecret *secret = mado_secret_new (capitals);
  mado_secret_wipe (capitals, sizeof capitals);
  return secret;
}
