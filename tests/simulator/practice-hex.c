/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice-hex.h"

GByteArray *
practice_hex_parse (const char *text)
{
  GByteArray *bytes = g_byte_array_new ();
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == ' ')
        continue;
      guint8 byte = (guint8)(g_ascii_xdigit_value (c[0]) << 4 | g_ascii_xdigit_value (c[1]));
      g_byte_array_append (bytes, &byte, 1);
      c++;
    }
  return bytes;
}

char *
practice_hex_exchange (MadoPracticeCard *card, const char *command)
{
  g_autoptr (GByteArray) bytes = practice_hex_parse (command);
  g_autoptr (GBytes) answer = mado_practice_card_process (card, bytes->data, bytes->len);
  if (answer == NULL)
    return NULL;

  GString *text = g_string_new (NULL);
  gsize length;
  const guint8 *data = g_bytes_get_data (answer, &length);
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02X", data[i]);
  return g_string_free (text, FALSE);
}
