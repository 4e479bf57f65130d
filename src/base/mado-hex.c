/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-hex.h"

#include <string.h>

gboolean
mado_hex_parse (const char *text, guint8 *bytes, gsize max, gsize *length)
{
  gsize n = strlen (text);

  if (n == 0 || n % 2 != 0 || n / 2 > max)
    return FALSE;
  for (gsize i = 0; i < n; i += 2)
    {
      int high = g_ascii_xdigit_value (text[i]), low = g_ascii_xdigit_value (text[i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      bytes[i / 2] = (guint8)(high << 4 | low);
    }
  *length = n / 2;
  return TRUE;
}

void
mado_hex_append (GString *text, const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02X", bytes[i]);
}
