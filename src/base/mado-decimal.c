/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-decimal.h"

#include <string.h>

#define DIGITS_MAX 18 /* fewer than 64 bits hold */

gboolean
mado_decimal_parse (const char *text, guint64 minimum, guint64 maximum, guint64 *number)
{
  const gsize length = strlen (text);
  guint64 parsed = 0;

  if (length == 0 || length > DIGITS_MAX)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      parsed = parsed * 10 + (guint64)(text[i] - '0');
    }
  if (parsed < minimum || parsed > maximum)
    return FALSE;
  *number = parsed;
  return TRUE;
}
