/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-json.h"

#include "mado-civil-date.h"
#include "mado-wording-refusal.h"
#include "mado-base-nicks.h"

void
mado_json_add_string (JsonBuilder *builder, const char *key, const char *value)
{
  json_builder_set_member_name (builder, key);
  if (value == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, value);
}

void
mado_json_add_boolean (JsonBuilder *builder, const char *key, gboolean value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_boolean_value (builder, value);
}

void
mado_json_add_date (JsonBuilder *builder, const char *key, const GDate *date)
{
  g_autofree char *text =
      date != NULL && mado_civil_date_known (date) ? mado_civil_date_format (date) : NULL;
  mado_json_add_string (builder, key, text);
}

void
mado_json_add_refusal (JsonBuilder *builder, const MadoRefusal *refusal)
{
  g_autofree char *message = mado_wording_refusal_reason (refusal);

  mado_json_add_string (builder, "reason", mado_refusal_reason_to_string (refusal->reason));
  mado_json_add_string (builder, "file", refusal->file);
  json_builder_set_member_name (builder, "line");
  if (refusal->line != 0)
    json_builder_add_int_value (builder, refusal->line);
  else
    json_builder_add_null_value (builder);
  mado_json_add_string (builder, "group", refusal->group);
  mado_json_add_string (builder, "key", refusal->key);
  mado_json_add_string (builder, "message", message);
}

void
mado_json_add_municipality (JsonBuilder *builder,
                            MadoMunicipality *municipality,
                            gboolean with_folder)
{
  const GError *problem = municipality != NULL ? municipality->problem : NULL;

  mado_json_add_string (builder, "municipality", municipality != NULL ? municipality->id : NULL);
  json_builder_set_member_name (builder, "municipality_problem");
  if (problem == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  MadoRefusal refusal = *mado_refusal_of_error (problem);
  g_autofree char *name = refusal.file != NULL ? g_path_get_basename (refusal.file) : NULL;
  if (!with_folder)
    refusal.file = name;
  json_builder_begin_object (builder);
  mado_json_add_string (builder, "wanted", municipality->wanted);
  mado_json_add_refusal (builder, &refusal);
  json_builder_end_object (builder);
}

char *
mado_json_to_text (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
