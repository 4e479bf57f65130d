/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-clean.h"

#include <string.h>

#include "mado-clean-text.h"
#include "mado-reader-name.h"
#include "mado-wording-language.h"

#define WORD_MAX 60

char *
mado_wording_clean (const char *text)
{
  return text == NULL || *text == '\0'
             ? g_strdup ("")
             : mado_clean_text_mend ((const guint8 *)text, strlen (text), G_MAXLONG);
}

char *
mado_wording_to_reader (const char *japanese, const char *latin)
{
  const char *text = latin == NULL || mado_wording_is_japanese () ? japanese : latin;

  return text != NULL ? mado_wording_clean (text) : NULL;
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
