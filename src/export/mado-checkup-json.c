/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-checkup-json.h"

#include "mado-diagnosis-json.h"
#include "mado-json.h"
#include "mado-settings-nicks.h"

static void
add_value (JsonBuilder *builder, GVariant *value)
{
  json_builder_set_member_name (builder, "value");
  json_builder_add_value (builder, json_gvariant_serialize (value));
}

static void
add_settings (JsonBuilder *builder, MadoSettings *settings)
{
  g_auto (GStrv) keys = mado_settings_list ();
  json_builder_set_member_name (builder, "settings");
  json_builder_begin_object (builder);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GVariant) value = mado_settings_dup_value (settings, keys[i]);
      json_builder_set_member_name (builder, keys[i]);
      json_builder_begin_object (builder);
      add_value (builder, value);
      mado_json_add_string (builder, "set_by",
                            mado_setter_to_string (mado_settings_get_setter (settings, keys[i])));
      mado_json_add_boolean (builder, "locked", !mado_settings_is_writable (settings, keys[i]));
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "settings_refused");
  json_builder_begin_array (builder);
  for (const char *const *name = mado_settings_get_refused (settings); *name != NULL; name++)
    json_builder_add_string_value (builder, *name);
  json_builder_end_array (builder);
}

char *
mado_checkup_to_json (const MadoCheckup *checkup)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  mado_json_add_string (builder, "version", MADO_VERSION);
  mado_json_add_municipality (builder, checkup->municipality, TRUE);
  mado_json_add_string (builder, "municipality_file", checkup->municipality->origin);
  mado_diagnosis_json_add_readers (builder, checkup->slots);
  mado_diagnosis_json_add_links (builder, &checkup->diagnosis, MADO_CHECKUP_N_LINKS);
  mado_diagnosis_json_add_walls (builder, checkup->system.walls);
  add_settings (builder, checkup->settings);
  json_builder_set_member_name (builder, "faults");
  json_builder_begin_array (builder);
  for (guint i = 0; i < checkup->n_faults; i++)
    mado_diagnosis_json_add_fault (builder, checkup->faults[i], &checkup->system);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return mado_json_to_text (builder);
}
