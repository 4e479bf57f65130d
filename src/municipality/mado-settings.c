/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-settings.h"

#include "mado-settings-defaults.h"

struct _MadoSettings
{
  GObject parent_instance;

  GSettings *settings; /* (owned) (nullable): NULL without a schema */
  GHashTable *memory;  /* (owned) (nullable): key → GVariant, in its place */
};

G_DEFINE_FINAL_TYPE (MadoSettings, mado_settings, G_TYPE_OBJECT)

/* For a run without the schema its defaults, which the build has taken out of it. */
static GHashTable *
create_memory (void)
{
  static const char *const defaults[][2] = { MADO_SETTINGS_DEFAULTS };
  GHashTable *memory =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_variant_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    g_hash_table_insert (memory, g_strdup (defaults[i][0]),
                         g_variant_parse (NULL, defaults[i][1], NULL, NULL, NULL));
  return memory;
}

static GVariant *
get_value (MadoSettings *self, const char *key)
{
  return self->settings != NULL ? g_settings_get_value (self->settings, key)
                                : g_variant_ref (g_hash_table_lookup (self->memory, key));
}

static void
set_value (MadoSettings *self, const char *key, GVariant *value)
{
  if (self->settings != NULL)
    g_settings_set_value (self->settings, key, value);
  else
    g_hash_table_replace (self->memory, g_strdup (key), g_variant_ref_sink (value));
}

static void
mado_settings_finalize (GObject *object)
{
  MadoSettings *self = MADO_SETTINGS (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->memory, g_hash_table_unref);

  G_OBJECT_CLASS (mado_settings_parent_class)->finalize (object);
}

static void
mado_settings_class_init (MadoSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mado_settings_finalize;
}

static void
mado_settings_init (MadoSettings *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, MADO_APP_ID, TRUE) : NULL;

  if (schema != NULL)
    self->settings = g_settings_new_full (schema, NULL, NULL);
  else
    self->memory = create_memory ();
}

MadoSettings *
mado_settings_new (void)
{
  return g_object_new (MADO_TYPE_SETTINGS, NULL);
}

char *
mado_settings_dup_string (MadoSettings *self, const char *key)
{
  g_autoptr (GVariant) value = get_value (self, key);

  return g_variant_dup_string (value, NULL);
}

void
mado_settings_set_string (MadoSettings *self, const char *key, const char *value)
{
  set_value (self, key, g_variant_new_string (value));
}

int
mado_settings_get_int (MadoSettings *self, const char *key)
{
  g_autoptr (GVariant) value = get_value (self, key);

  return g_variant_get_int32 (value);
}

void
mado_settings_set_int (MadoSettings *self, const char *key, int value)
{
  set_value (self, key, g_variant_new_int32 (value));
}

gboolean
mado_settings_is_writable (MadoSettings *self, const char *key)
{
  return self->settings == NULL || g_settings_is_writable (self->settings, key);
}

MadoMunicipality *
mado_settings_load_municipality (MadoSettings *self)
{
  g_autofree char *id = mado_settings_dup_string (self, MADO_SETTINGS_MUNICIPALITY);

  return mado_municipality_load_or_national (id);
}

gboolean
mado_settings_has_municipality (MadoSettings *self)
{
  g_autofree char *id = mado_settings_dup_string (self, MADO_SETTINGS_MUNICIPALITY);

  return *id != '\0';
}

void
mado_settings_be_forgetful (MadoSettings *self)
{
  if (self->settings != NULL)
    g_settings_delay (self->settings);
}
