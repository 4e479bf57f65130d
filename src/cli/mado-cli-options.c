/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-options.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mado-civil-date.h"
#include "mado-feature.h"
#include "mado-wording.h"

/* GLib's own help is not used: its words come from GLib's catalogue, which a bare system lacks. */
typedef struct
{
  gboolean help;
  gboolean version;
} Common;

/* What an office may have switched off is not in the help, and not to be used. */
static gboolean
is_forbidden (const GOptionEntry *entry)
{
  static const struct
  {
    const char *option;
    MadoFeature feature;
  } options[] = {
    { "practice", MADO_FEATURE_PRACTICE },
    { "password-stdin", MADO_FEATURE_SIGN_PASSWORD },
    { "pdf", MADO_FEATURE_FILES },
    { "calendar", MADO_FEATURE_FILES },
    { "certificate", MADO_FEATURE_WITHOUT_CARD },
    { "born", MADO_FEATURE_WITHOUT_CARD },
    { "issued", MADO_FEATURE_WITHOUT_CARD },
    { "expires", MADO_FEATURE_WITHOUT_CARD },
    { "card-expires", MADO_FEATURE_WITHOUT_CARD },
    { "auth-expires", MADO_FEATURE_WITHOUT_CARD },
    { "renewed-from", MADO_FEATURE_WITHOUT_CARD },
    { "event", MADO_FEATURE_WITHOUT_CARD },
    { "generation", MADO_FEATURE_WITHOUT_CARD },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (g_str_equal (options[i].option, entry->long_name))
      return !mado_feature_is_on (options[i].feature);
  return FALSE;
}

MadoCliExit
mado_cli_options_show_version (void)
{
  return mado_cli_write (MADO_CLI_NAME " " MADO_VERSION "\n", FALSE);
}

/* "--reader=NAME" */
static char *
option_form (const GOptionEntry *entry)
{
  if (entry->arg_description == NULL)
    return g_strdup_printf ("--%s", entry->long_name);
  return g_strdup_printf ("--%s=%s", entry->long_name, entry->arg_description);
}

static void
append_options (GString *text, const GOptionEntry *entries)
{
  for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    {
      if (is_forbidden (entry))
        continue;
      g_autofree char *form = option_form (entry);
      g_string_append_printf (text, "  %s\n        %s\n", form, _ (entry->description));
    }
}

static MadoCliExit
show_help (const char *word_name, const GOptionEntry *entries, const GOptionEntry *common)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *form =
      g_strconcat (mado_cli_get_command (), word_name != NULL ? " " : "", word_name, NULL);
  g_string_append_printf (text, _ ("使い方： %1$s %2$s [指定…]"), MADO_CLI_NAME, form);
  g_string_append_printf (text, "\n\n%s\n\n%s\n", _ (mado_cli_get_summary ()), _ ("指定："));
  append_options (text, entries);
  append_options (text, common);
#ifndef G_OS_WIN32
  /* Windows has no man pages. */
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("くわしくは「man %s」をご覧ください。"), MADO_CLI_NAME);
  g_string_append_c (text, '\n');
#endif
  return mado_cli_write (text->str, FALSE);
}

/* GLib tells a missing value in words of its own; the option is the one thing in them to keep. */
static void
complain_of (const GError *error)
{
  if (error->domain == G_CONVERT_ERROR)
    {
      mado_cli_complain (_ ("指定に、文字として読めないものがあります。"));
      return;
    }
  g_autoptr (GRegex) regex = g_regex_new ("--[a-z0-9-]+", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  if (g_regex_match (regex, error->message, 0, &match))
    {
      g_autofree char *option = g_match_info_fetch (match, 0);
      mado_cli_complain (_ ("%s の値がないか、読めません。"), option);
      return;
    }
  g_autofree char *message = mado_wording_clean_word (error->message);
  mado_cli_complain (_ ("指定に誤りがあります（%s）。"), message);
}

/* Never shows what stands behind "=": it may be a password that somebody put there. */
static void
complain_of_leftover (const char *word)
{
  g_autofree char *name = g_strndup (word, strcspn (word, "="));
  g_autofree char *shown = mado_wording_clean_word (*word == '-' ? name : word);
  if (*word == '-' && word[1] != '\0' && !g_str_equal (word, "--"))
    mado_cli_complain (_ ("「%s」という指定はありません。"), shown);
  else
    mado_cli_complain (_ ("余分な言葉「%s」があります。"), shown);
}

/* The option that @word begins, with the length of its name; NULL for a word that is none. */
static const GOptionEntry *
find_entry (const GOptionEntry *entries, const char *word, gsize length)
{
  for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    if (strlen (entry->long_name) == length && strncmp (entry->long_name, word, length) == 0)
      return entry;
  return NULL;
}

static MadoCliExit
complain_of_forbidden_option (const GOptionEntry *entry)
{
  g_autofree char *option = g_strconcat ("--", entry->long_name, NULL);
  return mado_cli_complain_of_forbidden (option);
}

/* GLib takes "--json=no" for "--json". FALSE after a complaint. */
static gboolean
check_flags (char **args,
             const GOptionEntry *entries,
             const GOptionEntry *common,
             MadoCliExit *exit)
{
  for (guint i = 1; args[0] != NULL && args[i] != NULL && !g_str_equal (args[i], "--"); i++)
    {
      if (!g_str_has_prefix (args[i], "--"))
        continue;
      const char *name = args[i] + 2;
      const gsize length = strcspn (name, "=");
      const GOptionEntry *entry = find_entry (entries, name, length);
      if (entry == NULL)
        entry = find_entry (common, name, length);
      if (entry == NULL)
        continue;
      if (is_forbidden (entry))
        {
          *exit = complain_of_forbidden_option (entry);
          return FALSE;
        }
      if (name[length] == '=' && entry->arg == G_OPTION_ARG_NONE)
        {
          mado_cli_complain (_ ("--%s に値は付けられません。"), entry->long_name);
          return FALSE;
        }
      /* What comes next is its value, whatever it looks like. */
      if (name[length] == '\0' && entry->arg != G_OPTION_ARG_NONE && args[i + 1] != NULL)
        i++;
    }
  return TRUE;
}

/* Takes the one word that is no option out of @words; FALSE after a complaint of any other. */
static gboolean
take_word (char **words, char **word)
{
  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    {
      if (word == NULL || *word != NULL || *words[i] == '-')
        {
          complain_of_leftover (words[i]);
          return FALSE;
        }
      *word = g_strdup (words[i]);
    }
  return TRUE;
}

/* FALSE after a complaint. */
static gboolean
take_language (char **values)
{
  const char *code = NULL;
  if (!mado_cli_options_get (values, "--language", &code))
    return FALSE;
  if (mado_wording_set_language (code))
    return TRUE;
  g_autofree char *message = mado_wording_languages ();
  g_autofree char *shown = mado_wording_clean_word (code);
  mado_cli_complain ("%s: %s", message, shown);
  return FALSE;
}

gboolean
mado_cli_options_parse_with_word (
    char **args, const char *word_name, const GOptionEntry *entries, char **word, MadoCliExit *exit)
{
  Common common = { FALSE, FALSE };
  g_auto (GStrv) languages = NULL;
  const GOptionEntry common_entries[] = {
    { "language", 0, 0, G_OPTION_ARG_STRING_ARRAY, &languages,
      N_ ("この言語で示します（ja、enなど）"), "LANGUAGE" },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &common.help, N_ ("この説明を表示します"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &common.version, N_ ("版を表示します"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, common_entries, NULL);

  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = g_strdupv (args);
  *exit = MADO_CLI_USAGE;
  if (!check_flags (args, entries, common_entries, exit))
    return FALSE;
  if (!g_option_context_parse_strv (context, &words, &error))
    {
      complain_of (error);
      return FALSE;
    }
  if (!take_language (languages))
    return FALSE;
  if (common.help || common.version)
    {
      *exit = common.help ? show_help (word_name, entries, common_entries)
                          : mado_cli_options_show_version ();
      return FALSE;
    }
  return take_word (words, word);
}

gboolean
mado_cli_options_parse (char **args, const GOptionEntry *entries, MadoCliExit *exit)
{
  return mado_cli_options_parse_with_word (args, NULL, entries, NULL, exit);
}

gboolean
mado_cli_options_get (char **values, const char *option, const char **value)
{
  *value = NULL;
  if (values == NULL)
    return TRUE;
  if (g_strv_length (values) > 1)
    {
      mado_cli_complain (_ ("%s は1回だけ指定してください。"), option);
      return FALSE;
    }
  if (*values[0] == '\0')
    {
      mado_cli_complain (_ ("%s の値がないか、読めません。"), option);
      return FALSE;
    }
  *value = values[0];
  return TRUE;
}

gboolean
mado_cli_options_get_date (char **values, const char *option, gboolean with_time, GDate *date)
{
  const char *text = NULL;
  g_date_clear (date, 1);
  if (!mado_cli_options_get (values, option, &text))
    return FALSE;
  if (text == NULL)
    return TRUE;
  if (with_time ? mado_civil_date_parse_any (date, text) : mado_civil_date_parse (date, text))
    return TRUE;

  g_autofree char *shown = mado_wording_clean_word (text);
  if (with_time)
    mado_cli_complain (
        _ ("%1$s の日付「%2$s」を読めません（例： 2026-11-23、2026-11-23T09:00:00+09:00）。"),
        option, shown);
  else
    mado_cli_complain (_ ("%1$s の日付「%2$s」を読めません（例： 2026-11-23）。"), option, shown);
  return FALSE;
}
