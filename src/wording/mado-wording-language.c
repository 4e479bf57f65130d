/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-language.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "mado-gettext.h"
#include "mado-wording-charset.h"

/* NULL before init. */
static const MadoLanguage *system_language;

/* What the person asks for in the environment, whether or not the system has such a locale: a
 * machine reached from elsewhere often lacks the one that it is told to use. */
static const MadoLanguage *
find_system_language (void)
{
  const char *const *names = g_get_language_names ();
  const MadoLanguage *found = NULL;
  for (guint i = 0; found == NULL && names[i] != NULL; i++)
    found = mado_language_find_for_locale (names[i]);
  return found != NULL ? found : mado_language_at (0);
}

/* The wide characters of the locale "C" are ASCII, so Japanese could not be printed. The
 * environment is set too, because gtk_init() asks it again. */
static void
use_plain_utf8 (void)
{
  static const char *const names[] = { "C.UTF-8", "C.utf8" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (setlocale (LC_ALL, names[i]) != NULL)
      {
        g_setenv ("LC_ALL", names[i], TRUE);
        return;
      }
}

static void
set_locale (void)
{
  const char *name = setlocale (LC_ALL, "");
  mado_wording_find_charset ();
#ifdef LC_MESSAGES
  if (name != NULL)
    name = setlocale (LC_MESSAGES, NULL);
#endif
  if (name == NULL || g_str_equal (name, "C") || g_str_equal (name, "POSIX"))
    use_plain_utf8 ();
}

/* The C library's own gettext(), where it is asked, goes by LANGUAGE; textdomain() makes it drop
 * the translations that it keeps at hand. The variable exists from mado_wording_init() on, so that
 * glibc's setenv() changes it in its place and no other thread that reads the environment sees it
 * move. Windows' libintl hears LANGUAGE always. */
static void
apply_language (const MadoLanguage *language)
{
  g_autofree char *names = language->instead != NULL
                               ? g_strconcat (language->code, ":", language->instead->code, NULL)
                               : g_strdup (language->code);
#ifndef G_OS_WIN32
  mado_gettext_set_language (language);
#endif
  g_setenv ("LANGUAGE", names, TRUE);
  textdomain (GETTEXT_PACKAGE);
}

/* Where the catalogues were installed; on Windows that is known only while the program runs, and
 * libintl opens files by 8-bit names. */
static char *
dup_installed_folder (void)
{
#ifdef G_OS_WIN32
  g_autofree char *installation = g_win32_get_package_installation_directory_of_module (NULL);
  g_autofree char *folder = g_build_filename (installation, "share", "locale", NULL);
  return g_win32_locale_filename_from_utf8 (folder);
#else
  return g_strdup (MADO_LOCALEDIR);
#endif
}

void
mado_wording_init (const char *localedir)
{
  g_autofree char *installed = dup_installed_folder ();
  if (localedir == NULL)
    localedir = g_getenv ("MADO_LOCALE_DIR");
  if (localedir == NULL)
    localedir = installed;

  system_language = find_system_language ();
  set_locale ();
  /* Of a name in a sentence of another language, the letters are Japanese. */
  g_setenv ("PANGO_LANGUAGE", "ja", FALSE);
  bindtextdomain (GETTEXT_PACKAGE, localedir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* Japanese has a catalogue of its own, because GLib's g_dgettext(), and so GtkBuilder, decides at
   * its first call and for good that nothing is to be translated when the domain of the program has
   * no header in the language in force (glib/ggettext.c). */
  apply_language (system_language);
}

gboolean
mado_wording_set_language (const char *code)
{
  g_return_val_if_fail (system_language != NULL, FALSE);

  /* It becomes part of the name of a file that is trusted with formats for printf(). */
  const MadoLanguage *language =
      code != NULL && *code != '\0' ? mado_language_find (code) : system_language;
  if (language == NULL)
    return FALSE;
  apply_language (language);
  return TRUE;
}

const MadoLanguage *
mado_wording_get_language_facts (void)
{
  /* Translators: the code of the language you translate to, which is the name of your file: "en",
   * "pt_BR" */
  const MadoLanguage *language = mado_language_find (_ ("ja"));
  return language != NULL ? language : mado_language_at (0);
}

const char *
mado_wording_get_language (void)
{
  return mado_wording_get_language_facts ()->code;
}

gboolean
mado_wording_is_japanese (void)
{
  return g_str_equal (mado_wording_get_language_facts ()->tag, "ja");
}

char *
mado_wording_languages (void)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  const MadoLanguage *language;
  for (guint i = 0; (language = mado_language_at (i)) != NULL; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", language->code);
  /* Translators: %s is a list of codes: "ja, en" */
  return g_strdup_printf (_ ("その言語はありません（選べるもの：%s）"), codes->str);
}

char *
mado_wording_heading (const char *words, const char *japanese)
{
  return mado_wording_is_japanese () ? g_strdup (words)
                                     : g_strdup_printf (_ ("%1$s（%2$s）"), words, japanese);
}
