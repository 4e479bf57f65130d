/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reader-name.h"

#include <string.h>

/* A byte that is no UTF-8 has its upper bit set: 0x80 … 0xFF become these characters. */
#define FIRST_BYTE 0xEF80u
#define LAST_BYTE  0xEFFFu

static gboolean
is_byte (gunichar c)
{
  return c >= FIRST_BYTE && c <= LAST_BYTE;
}

static guint8
get_byte (gunichar c)
{
  return (guint8)(c - FIRST_BYTE + 0x80);
}

/* A character that stands for a byte is taken apart itself, so that no two names become one. */
static gboolean
is_good (gunichar c)
{
  return c != (gunichar)-1 && c != (gunichar)-2 && !is_byte (c);
}

char *
mado_reader_name_from_bytes (const char *bytes)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  g_autoptr (GString) name = g_string_new (NULL);
  const char *end = bytes + strlen (bytes);
  for (const char *p = bytes; p < end;)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);
      gboolean good = is_good (c);
      g_string_append_unichar (name, good ? c : FIRST_BYTE + ((guint8)*p - 0x80u));
      p += good ? g_unichar_to_utf8 (c, NULL) : 1;
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static char *
put_bytes_back (const char *name, gboolean in_hex)
{
  g_return_val_if_fail (name != NULL, NULL);

  g_autoptr (GString) text = g_string_new (NULL);
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!is_byte (c))
        g_string_append_unichar (text, c);
      else if (in_hex)
        g_string_append_printf (text, "\\x%02X", get_byte (c));
      else
        g_string_append_c (text, (char)get_byte (c));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
mado_reader_name_to_bytes (const char *name)
{
  return put_bytes_back (name, FALSE);
}

char *
mado_reader_name_to_label (const char *name)
{
  return put_bytes_back (name, TRUE);
}
