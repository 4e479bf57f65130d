/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-clean-text.h"

static gboolean
is_clean (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT &&
         type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

char *
mado_clean_text (const guint8 *bytes, gsize length, glong max_characters)
{
  const char *text = (const char *)bytes;

  /* With a length given, an embedded NUL is not valid to g_utf8_validate_len() either. */
  if (length == 0 || !g_utf8_validate_len (text, length, NULL) ||
      g_utf8_strlen (text, length) > max_characters)
    return NULL;
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (!is_clean (g_utf8_get_char (p)))
      return NULL;
  return g_strndup (text, length);
}
