/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-charset.h"

#ifdef G_OS_UNIX
#include <langinfo.h>
#endif
#include <locale.h>
#include <string.h>

/* (owned): what the terminal takes; NULL is UTF-8 */
static char *charset;

#ifdef G_OS_UNIX

/* "EUC-JP" of "ja_JP.EUC-JP@euro", where the system has no such locale. (nullable) */
static char *
charset_of_environment (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_CTYPE", "LANG" };
  const char *name = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (variables) && (name == NULL || *name == '\0'); i++)
    name = g_getenv (variables[i]);
  const char *dot = name != NULL ? strchr (name, '.') : NULL;
  return dot != NULL ? g_strndup (dot + 1, strcspn (dot + 1, "@")) : NULL;
}

static gboolean
can_convert_to (const char *name)
{
  GIConv converter = g_iconv_open (name, "UTF-8");
  if (converter == (GIConv)-1)
    return FALSE;
  g_iconv_close (converter);
  return TRUE;
}

static gboolean
is_utf8 (const char *name)
{
  return g_ascii_strcasecmp (name, "UTF-8") == 0 || g_ascii_strcasecmp (name, "utf8") == 0;
}

/* The locale "C" says ASCII, which has no letter for Japanese; whoever has it has nothing set up,
 * and a terminal of today. */
void
mado_wording_find_charset (void)
{
  const char *locale = setlocale (LC_CTYPE, NULL);
  gboolean plain = g_str_equal (locale, "C") || g_str_equal (locale, "POSIX");
  g_autofree char *name = plain ? charset_of_environment () : g_strdup (nl_langinfo (CODESET));

  g_clear_pointer (&charset, g_free);
  if (name != NULL && !is_utf8 (name) && can_convert_to (name))
    charset = g_steal_pointer (&name);
}

#else

/* The program makes its console one of UTF-8. */
void
mado_wording_find_charset (void)
{
}

#endif

const char *
mado_wording_get_charset (void)
{
  return charset;
}
