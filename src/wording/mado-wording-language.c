/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-language.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

/* (owned): what LANGUAGE has to be for the system's own choice; never NULL after init */
static char *system_language;

static gboolean
locale_is_plain (const char *name)
{
  return name == NULL || g_str_equal (name, "C") || g_str_equal (name, "POSIX");
}

/* "en_GB" of "en_GB.UTF-8@euro", NULL for C and the like. */
static char *
language_of_locale (const char *name)
{
  gsize length = strcspn (name, ".@");
  g_autofree char *language = g_strndup (name, length);
  if (length == 0 || locale_is_plain (language))
    return NULL;
  return g_steal_pointer (&language);
}

/* What the person asked for in the environment, although the system has no such locale installed:
 * a machine reached from elsewhere often lacks the locale that it is told to use. */
static char *
language_of_environment (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);
      if (value != NULL && *value != '\0')
        return language_of_locale (value);
    }
  return NULL;
}

/* glibc ignores LANGUAGE in the locale "C" (intl/dcigettext.c), and its wide characters are ASCII.
 * The environment is set too, because gtk_init() asks it again. */
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

/* Returns FALSE when the locale of the environment could not be had. */
static gboolean
set_locale (void)
{
  const char *name = setlocale (LC_ALL, "");
  gboolean installed = name != NULL;
#ifdef LC_MESSAGES
  if (installed)
    name = setlocale (LC_MESSAGES, NULL);
#endif
  if (locale_is_plain (name))
    use_plain_utf8 ();
  return installed;
}

/* textdomain() makes glibc drop the translations that it keeps at hand. The variable exists from
 * mado_wording_init() on, so that glibc's setenv() changes it in its place and no other thread that
 * reads the environment sees it move. */
static void
apply_language (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  textdomain (GETTEXT_PACKAGE);
}

/* The empty msgid stands for a catalogue's header; it is kept from xgettext's eyes. */
static gboolean
has_catalogue (void)
{
  const char *header = "";
  return *gettext (header) != '\0';
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

  g_autofree char *wanted = language_of_environment ();
  g_clear_pointer (&system_language, g_free);
  system_language = g_strdup (g_getenv ("LANGUAGE"));
  if (!set_locale () && (system_language == NULL || *system_language == '\0'))
    {
      g_free (system_language);
      system_language = g_steal_pointer (&wanted);
    }
  if (system_language == NULL)
    system_language = g_strdup ("");

  bindtextdomain (GETTEXT_PACKAGE, localedir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  apply_language (system_language);

  /* No catalogue: Japanese. It has one of its own, because GLib's g_dgettext(), and so GtkBuilder,
   * decides at its first call and for good that nothing is to be translated when the domain of the
   * program has no header in the language in force (glib/ggettext.c). */
  if (!has_catalogue ())
    {
      g_free (system_language);
      system_language = g_strdup ("ja");
      apply_language (system_language);
    }
}

gboolean
mado_wording_set_language (const char *language)
{
  static const char *const known[] = { "ja", "en", NULL };

  g_return_val_if_fail (system_language != NULL, FALSE);

  /* It becomes part of the name of a file that is trusted with formats for printf(). */
  if (language != NULL && !g_strv_contains (known, language))
    return FALSE;
  apply_language (language != NULL ? language : system_language);
  return TRUE;
}

const char *
mado_wording_get_language (void)
{
  /* Translators: the code of the language you translate to, e.g. "en" */
  const char *code = _ ("ja");
  return g_str_equal (code, "en") ? "en" : "ja";
}
