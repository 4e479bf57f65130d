/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-clean.h"

#include "mado-reader-name.h"

#define WORD_MAX 60

static gboolean
is_harmless (gunichar c)
{
  switch ((int)g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT: /* directional overrides, zero-width characters */
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SURROGATE:
      return FALSE;
    default:
      return TRUE;
    }
}

char *
mado_wording_clean (const char *text)
{
  if (text == NULL)
    return g_strdup ("");

  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) clean = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_string_append_unichar (clean, is_harmless (c) ? c : 0xFFFD);
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

char *
mado_wording_clean_word (const char *word)
{
  g_autofree char *clean = mado_wording_clean (word);
  g_autofree char *beginning = NULL;

  if (g_utf8_strlen (clean, -1) <= WORD_MAX)
    return g_steal_pointer (&clean);
  beginning = g_utf8_substring (clean, 0, WORD_MAX - 1);
  return g_strconcat (beginning, "…", NULL);
}

char *
mado_wording_reader (const char *name)
{
  g_autofree char *label = name != NULL ? mado_reader_name_to_label (name) : NULL;

  return mado_wording_clean (label);
}
