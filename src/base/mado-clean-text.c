/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-clean-text.h"

/* Accents and variation selectors in a row. A tower of them is drawn over the lines around it. */
#define MARKS_MAX 3

/* Unicode's 66 code points that never are characters (23.7 of the standard). */
static gboolean
is_no_character (gunichar c)
{
  return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

gboolean
mado_clean_text_has (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return !is_no_character (c) && type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT &&
         type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK;
}

char *
mado_clean_text_mend (const guint8 *bytes, gsize length, glong max_characters)
{
  if (length == 0)
    return NULL;

  /* Makes an embedded NUL valid, too. */
  g_autofree char *valid = g_utf8_make_valid ((const char *)bytes, (gssize)length);
  g_autoptr (GString) mended = g_string_new (NULL);
  glong n_characters = 0;
  guint n_marks = 0;
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (n_characters++ == max_characters)
        {
          g_string_append (mended, "…");
          break;
        }
      n_marks = is_mark (c) ? n_marks + 1 : 0;
      if (n_marks <= MARKS_MAX)
        g_string_append_unichar (mended, mado_clean_text_has (c) ? c : 0xFFFD);
    }
  return g_string_free (g_steal_pointer (&mended), FALSE);
}
