/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli.h"

#include <glib/gi18n.h>

#include "mado-cli-options.h"
#include "mado-json.h"
#include "mado-settings.h"
#include "mado-wording.h"

/* --- list --- */

static void
add_to_json (JsonBuilder *builder, MadoMunicipality *municipality, const GError *error)
{
  mado_json_add_string (builder, "name", municipality != NULL ? municipality->name : NULL);
  mado_json_add_string (builder, "origin", municipality != NULL ? municipality->origin : NULL);
  json_builder_set_member_name (builder, "problem");
  if (error == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  mado_json_add_refusal (builder, mado_refusal_of_error (error));
  json_builder_end_object (builder);
}

static char *
list_as_json (char **ids, const char *in_force)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "municipalities");
  json_builder_begin_array (builder);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MadoMunicipality) municipality = mado_municipality_load (ids[i], NULL, &error);

      json_builder_begin_object (builder);
      mado_json_add_string (builder, "id", ids[i]);
      mado_json_add_boolean (builder, "in_force", g_str_equal (ids[i], in_force));
      add_to_json (builder, municipality, municipality != NULL ? municipality->problem : error);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return mado_json_to_text (builder);
}

static char *
list_as_text (char **ids, const char *in_force)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MadoMunicipality) municipality = mado_municipality_load (ids[i], NULL, &error);
      const GError *problem = municipality != NULL ? municipality->problem : error;
      g_autofree char *name =
          municipality != NULL ? mado_wording_municipality (municipality) : g_strdup ("");
      g_autofree char *sentence = problem != NULL ? mado_wording_error (problem) : NULL;

      g_string_append_printf (text, "%s %-12s  %s\n", g_str_equal (ids[i], in_force) ? "*" : " ",
                              ids[i], name);
      if (sentence != NULL)
        g_string_append_printf (text, "                %s\n", sentence);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static MadoCliExit
list (gboolean json)
{
  g_autoptr (MadoSettings) settings = mado_settings_new ();
  g_autoptr (MadoMunicipality) municipality = mado_settings_load_municipality (settings);
  const char *in_force = municipality->id;
  g_auto (GStrv) ids = mado_municipality_list ();
  g_autofree char *text = json ? list_as_json (ids, in_force) : list_as_text (ids, in_force);

  return mado_cli_write (text, json);
}

/* --- check --- */

static MadoCliExit
check (const char *path, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) municipality = mado_municipality_load_file (path, &error);
  g_autofree char *text = NULL;
  MadoCliExit written;

  if (error != NULL)
    {
      g_autofree char *sentence = mado_wording_refusal (mado_refusal_of_error (error));

      mado_cli_complain ("%s", sentence);
    }
  if (json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      mado_json_add_string (builder, "id", municipality != NULL ? municipality->id : NULL);
      add_to_json (builder, municipality, error);
      json_builder_end_object (builder);
      text = mado_json_to_text (builder);
    }
  else if (municipality != NULL)
    {
      g_autofree char *name = mado_wording_municipality (municipality);
      /* Translators: the name and the id of a municipality */
      g_autofree char *line =
          g_strdup_printf (_ ("%1$s（%2$s）：誤りはありません。"), name, municipality->id);

      text = g_strconcat (line, "\n", NULL);
    }
  written = text != NULL ? mado_cli_write (text, json) : MADO_CLI_DONE;
  return error != NULL ? MADO_CLI_REFUSED_FILE : written;
}

MadoCliExit
mado_cli_municipality (char **args)
{
  const gboolean is_list = g_strcmp0 (args[1], "list") == 0;
  const gboolean is_check = g_strcmp0 (args[1], "check") == 0;
  g_autofree char *word = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("JSONで示します"), NULL },
    { NULL },
  };
  MadoCliExit code = MADO_CLI_USAGE;

  if (!mado_cli_options_parse_with_word (is_list || is_check ? args + 1 : args,
                                         is_list    ? "list"
                                         : is_check ? "check FILE"
                                                    : "check|list",
                                         entries, is_list ? NULL : &word, &code))
    return code;
  if (is_list)
    return list (json);
  if (is_check && word != NULL)
    return check (word, json);
  mado_cli_complain (is_check ? _ ("確かめるファイルを指定してください。")
                              : _ ("check か list を指定してください。"));
  return MADO_CLI_USAGE;
}
