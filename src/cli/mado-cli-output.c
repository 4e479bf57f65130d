/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-output.h"

#include "mado-wording-charset.h"

/* "//TRANSLIT" is glibc's, and leaves nothing that it cannot convert. */
static char *
convert (const char *text, const char *charset)
{
  g_autofree char *like = g_strconcat (charset, "//TRANSLIT", NULL);
  char *converted = g_convert (text, -1, like, "UTF-8", NULL, NULL, NULL);

  if (converted == NULL)
    converted = g_convert_with_fallback (text, -1, charset, "UTF-8", "?", NULL, NULL, NULL);
  return converted != NULL ? converted : g_strdup (text);
}

gboolean
mado_cli_put (FILE *stream, const char *text)
{
  const char *charset = mado_wording_get_charset ();

  if (charset == NULL)
    return fputs (text, stream) != EOF;
  g_autofree char *converted = convert (text, charset);
  return fputs (converted, stream) != EOF;
}
