/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>

#ifndef G_OS_WIN32
#include "mado-catalogue.h"
#include "mado-gettext.h"
#endif
#include "mado-wording.h"

static void
test_language_switch (void)
{
  mado_wording_set_language ("ja");
  g_assert_cmpstr (mado_wording_get_language (), ==, "ja");
  g_assert_cmpstr (mado_wording_procedure (MADO_PROCEDURE_RENEW), ==, "更新");
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "更新"), ==, "更新");
  mado_wording_set_language ("en");
  g_assert_cmpstr (mado_wording_get_language (), ==, "en");
  g_assert_cmpstr (mado_wording_procedure (MADO_PROCEDURE_RENEW), ==, "Renewal");
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "更新"), ==, "Renewal");
  mado_wording_set_language ("ja");
  g_assert_cmpstr (mado_wording_procedure (MADO_PROCEDURE_RENEW), ==, "更新");
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "更新"), ==, "更新");
  /* The suite's locale is C.UTF-8 with no LANGUAGE: Japanese. */
  mado_wording_set_language ("en");
  mado_wording_set_language (NULL);
  g_assert_cmpstr (mado_wording_get_language (), ==, "ja");
}

#ifndef G_OS_WIN32
static void
remove_folder (const char *folder)
{
  const char *const command[] = { "rm", "-rf", "--", folder, NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                &error);
  g_assert_no_error (error);
}

/* A domain of a library, with the catalogues of ours. */
static void
bind_other_domain (const char *folder)
{
  const MadoLanguage *language;

  for (guint i = 0; (language = mado_language_at (i)) != NULL; i++)
    {
      g_autofree char *place = g_build_filename (folder, language->code, "LC_MESSAGES", NULL);
      g_autofree char *from = g_build_filename (g_getenv ("MADO_LOCALE_DIR"), language->code,
                                                "LC_MESSAGES", "madoguchi.mo", NULL);
      g_autofree char *to = g_build_filename (place, "other.mo", NULL);
      g_autoptr (GFile) source = g_file_new_for_path (from);
      g_autoptr (GFile) target = g_file_new_for_path (to);
      g_autoptr (GError) error = NULL;
      g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
      g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  bindtextdomain ("other", folder);
}

/* In the locale "C" no glibc hears LANGUAGE; since Debian 13's it is so in C.UTF-8, and Debian has
 * no other unless somebody asks for it. */
static void
test_language_without_locales (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("madoguchi-XXXXXX", &error);
  g_autofree char *locale = g_strdup (setlocale (LC_ALL, NULL));

  g_assert_no_error (error);
  bind_other_domain (folder);
  g_assert_nonnull (setlocale (LC_ALL, "C"));
  mado_wording_set_language ("en");
  g_assert_cmpstr (mado_wording_get_language (), ==, "en");
  g_assert_cmpstr (gettext ("更新"), ==, "Renewal");
  g_assert_cmpstr (ngettext ("あと%u回", "あと%u回", 1), ==, "%u try left");
  g_assert_cmpstr (ngettext ("あと%u回", "あと%u回", 2), ==, "%u tries left");
  g_assert_cmpstr (ngettext ("あと%u回", "あと%u回", 0), ==, "%u tries left");
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "更新"), ==, "Renewal");
  g_assert_cmpstr (g_dgettext ("other", "更新"), ==, "Renewal");
  g_assert_cmpstr (g_dngettext ("other", "あと%u回", "あと%u回", 2), ==, "%u tries left");
  g_assert_cmpstr (g_dgettext ("other", "no such words"), ==, "no such words");
  g_assert_cmpstr (g_dgettext ("nobody", "更新"), ==, "更新");
  mado_wording_set_language ("ja");
  g_assert_cmpstr (gettext ("更新"), ==, "更新");
  g_assert_cmpstr (ngettext ("あと%u回", "あと%u回", 2), ==, "あと%u回");
  g_assert_nonnull (setlocale (LC_ALL, locale));
  remove_folder (folder);
}

/* What only staff read has no words in most languages. */
static void
test_language_instead (void)
{
  const MadoLanguage easy = { .code = "ja@easy", .instead = mado_language_find ("ja") };
  const MadoLanguage korean = { .code = "ko", .instead = mado_language_find ("en") };
  const MadoLanguage nowhere = { .code = "xx", .instead = mado_language_find ("en") };

  mado_gettext_set_language (&easy);
  g_assert_cmpstr (gettext ("版を表示します"), ==, "版を表示します");
  mado_gettext_set_language (&korean);
  g_assert_cmpstr (gettext ("版を表示します"), ==, "Show the version");
  mado_gettext_set_language (&nowhere);
  g_assert_cmpstr (gettext ("更新"), ==, "Renewal");
  g_assert_cmpstr (ngettext ("あと%u回", "あと%u回", 1), ==, "%u try left");
  g_assert_cmpstr (ngettext ("あと%u回", "あと%u回", 2), ==, "%u tries left");
  g_assert_true (mado_wording_set_language (NULL));
}

/* In Portuguese nothing is one thing. */
static void
test_language_plural (void)
{
  static const MadoLanguage language = { .code = "en", .plural = MADO_PLURAL_ABOVE_1 };

  mado_gettext_set_language (&language);
  g_assert_cmpstr (ngettext ("あと%u回", "あと%u回", 0), ==, "%u try left");
  g_assert_cmpstr (ngettext ("あと%u回", "あと%u回", 1), ==, "%u try left");
  g_assert_cmpstr (ngettext ("あと%u回", "あと%u回", 2), ==, "%u tries left");
  g_assert_true (mado_wording_set_language (NULL));
}

/* Cut off anywhere, a catalogue is none or has fewer words. */
static void
test_catalogue_cut_off (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *whole =
      g_build_filename (g_getenv ("MADO_LOCALE_DIR"), "en", "LC_MESSAGES", "madoguchi.mo", NULL);
  g_autofree char *folder = g_dir_make_tmp ("madoguchi-XXXXXX", &error);
  g_autofree char *cut = g_build_filename (folder, "cut.mo", NULL);
  g_autofree char *bytes = NULL;
  /* A catalogue is there for the life of the process: so is what holds them. */
  static GPtrArray *opened;
  gsize size, found = 0;

  opened = g_ptr_array_new ();
  g_assert_true (g_file_get_contents (whole, &bytes, &size, &error));
  g_assert_null (mado_catalogue_open (folder));
  g_assert_null (mado_catalogue_open (cut));
  for (gsize length = 0; length < size; length += 1 + length / 40)
    {
      const MadoCatalogue *catalogue;
      const char *words;
      g_assert_cmpint (g_unlink (cut), <=, 0);
      g_assert_true (g_file_set_contents (cut, bytes, (gssize)length, &error));
      catalogue = mado_catalogue_open (cut);
      g_ptr_array_add (opened, (gpointer)catalogue);
      words = catalogue != NULL ? mado_catalogue_find (catalogue, "更新", 1) : NULL;
      if (words != NULL)
        g_assert_cmpstr (words, ==, "Renewal");
      found += words != NULL;
    }
  g_assert_cmpuint (found, >, 0);
  remove_folder (folder);
}
#endif

/* A language is part of the name of a catalogue: none is taken from elsewhere. */
static void
test_language_refused (void)
{
  static const char *const refused[] = {
    "../../../../tmp/evil", "/tmp/evil", "ja/../en", "ja:en", "xx", "EN"
  };

  g_assert_true (mado_wording_set_language ("en"));
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_false (mado_wording_set_language (refused[i]));
      g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "en");
      g_assert_cmpstr (mado_wording_get_language (), ==, "en");
    }
  g_assert_true (mado_wording_set_language (NULL));
}

/* What a person's environment makes of the language; each in a process of its own. */
static const struct
{
  const char *lc_all;
  const char *lang;
  const char *language;
  const char *expected;
} environments[] = {
  { "C", NULL, NULL, "ja" },
  { "POSIX", NULL, NULL, "ja" },
  { "C.UTF-8", NULL, NULL, "ja" },
  { NULL, NULL, NULL, "ja" },
  { NULL, "en_US.UTF-8", NULL, "en" },
  { NULL, "en_GB", NULL, "en" },
  { NULL, "ja_JP.UTF-8", NULL, "ja" },
  { NULL, "fr_FR.UTF-8", NULL, "ja" },
  { "C", NULL, "en", "en" },
  { "C.UTF-8", NULL, "en:ja", "en" },
  /* Japanese first must not fall through to the complete English. */
  { "C.UTF-8", NULL, "ja:en", "ja" },
  { "C.UTF-8", NULL, "fr:en", "en" },
  { NULL, "en_US.UTF-8", "ja", "ja" },
  { "ja_JP.UTF-8", "en_US.UTF-8", NULL, "ja" },
  { NULL, "zh_CN.UTF-8", NULL, "zh_CN" },
  { NULL, "zh_TW.UTF-8", NULL, "zh_CN" },
  { NULL, "ko_KR.UTF-8", NULL, "ko" },
  { NULL, "pt_PT.UTF-8", NULL, "pt_BR" },
  { NULL, "vi_VN", NULL, "vi" },
  { NULL, NULL, "ja@easy", "ja@easy" },
};

static void
set_or_unset (GSubprocessLauncher *launcher, const char *variable, const char *value)
{
  if (value != NULL)
    g_subprocess_launcher_setenv (launcher, variable, value, TRUE);
  else
    g_subprocess_launcher_unsetenv (launcher, variable);
}

static char *
get_program (void)
{
#ifdef G_OS_WIN32
  g_auto (GStrv) arguments = g_win32_get_command_line ();
  return g_strdup (arguments[0]);
#else
  return g_file_read_link ("/proc/self/exe", NULL);
#endif
}

static void
test_language_environment (void)
{
  g_autofree char *self = get_program ();
  g_assert_nonnull (self);
  for (guint i = 0; i < G_N_ELEMENTS (environments); i++)
    {
#ifdef G_OS_WIN32
      /* There the system's settings choose, not these variables; only LANGUAGE is heard, and "C" is
       * the name of no locale that could silence it. */
      if (environments[i].language == NULL || g_strcmp0 (environments[i].lc_all, "C") == 0)
        continue;
#endif
      g_autoptr (GSubprocessLauncher) launcher =
          g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
      g_autoptr (GError) error = NULL;
      g_autofree char *output = NULL;
      set_or_unset (launcher, "LC_ALL", environments[i].lc_all);
      set_or_unset (launcher, "LC_MESSAGES", NULL);
      set_or_unset (launcher, "LANG", environments[i].lang);
      set_or_unset (launcher, "LANGUAGE", environments[i].language);
      g_autoptr (GSubprocess) child =
          g_subprocess_launcher_spawn (launcher, &error, self, "--say-language", NULL);
      g_assert_no_error (error);
      g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
      /* One that is not complete counts as none. */
      const MadoLanguage *wanted = mado_language_find (environments[i].expected);
      const char *expected = wanted != NULL ? wanted->code : "ja";
      mado_wording_set_language (expected);
      g_autofree char *line = g_strdup_printf ("%s %s\n", expected, _ ("更新"));
      mado_wording_set_language (NULL);
      if (g_strcmp0 (output, line) != 0)
        g_error ("environment %u: %s instead of %s", i, output, line);
    }
}

static int
say_language (void)
{
  mado_wording_init (NULL);
  /* gtk_init() does so. */
  setlocale (LC_ALL, "");
  g_autofree char *line = g_strdup_printf ("%s %s\n", mado_wording_get_language (),
                                           g_dgettext (GETTEXT_PACKAGE, "更新"));
  fputs (line, stdout);
  return 0;
}

int
main (int argc, char *argv[])
{
  if (argc > 1 && g_str_equal (argv[1], "--say-language"))
    return say_language ();

  g_test_init (&argc, &argv, NULL);
  mado_wording_init (NULL);
  g_test_add_func ("/language/switch", test_language_switch);
#ifndef G_OS_WIN32
  g_test_add_func ("/language/without-locales", test_language_without_locales);
  g_test_add_func ("/language/instead", test_language_instead);
  g_test_add_func ("/language/plural", test_language_plural);
  g_test_add_func ("/language/catalogue-cut-off", test_catalogue_cut_off);
#endif
  g_test_add_func ("/language/refused", test_language_refused);
  g_test_add_func ("/language/environment", test_language_environment);
  return g_test_run ();
}
