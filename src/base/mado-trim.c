/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-trim.h"

static gboolean
is_seen (const char *at)
{
  const gunichar c = g_utf8_get_char (at);
  const GUnicodeType type = g_unichar_type (c);

  return !g_unichar_isspace (c) && type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT;
}

const char *
mado_trim (const char *text, gsize *length)
{
  const char *end = text + *length;

  while (text < end && !is_seen (text))
    text = g_utf8_next_char (text);
  while (end > text && !is_seen (g_utf8_prev_char (end)))
    end = g_utf8_prev_char (end);
  *length = (gsize)(end - text);
  return text;
}
