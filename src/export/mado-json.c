/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-json.h"

#include "mado-civil-date.h"

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

char *
mado_json_to_text (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
