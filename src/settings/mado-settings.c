/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-settings-private.h"

#include "mado-machine-policy.h"
#include "mado-settings-defaults.h"

struct _MadoSettings
{
  GObject parent_instance;

  GSettings *settings; /* (owned) (nullable): NULL without a schema */
  GHashTable *memory;  /* (owned) (nullable): key → GVariant, in its place */
  GHashTable *policy;  /* (owned): key → GVariant, of the computer's administrator */
  GStrv refused;       /* (owned): names in the policy that say nothing */
};

G_DEFINE_FINAL_TYPE (MadoSettings, mado_settings, G_TYPE_OBJECT)

static const char *const defaults[][2] = { MADO_SETTINGS_DEFAULTS };

static GHashTable *
create_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_variant_unref);
}

/* As it was shipped. (nullable) (transfer full): NULL where there is no such setting */
static GVariant *
dup_default (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (g_str_equal (defaults[i][0], key))
      return g_variant_parse (NULL, defaults[i][1], NULL, NULL, NULL);
  return NULL;
}

/* For a run without the schema its defaults, which the build has taken out of it. */
static GHashTable *
create_memory (void)
{
  GHashTable *memory = create_table ();

  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    g_hash_table_insert (memory, g_strdup (defaults[i][0]), dup_default (defaults[i][0]));
  return memory;
}

/* --- the computer's administrator --- */

static gboolean
is_in_range (MadoSettings *self, const char *key, GVariant *value)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) schema_key = NULL;

  if (self->settings == NULL)
    return TRUE;
  g_object_get (self->settings, "settings-schema", &schema, NULL);
  schema_key = g_settings_schema_get_key (schema, key);
  return g_settings_schema_key_range_check (schema_key, value);
}

/* (nullable) (transfer full) */
static GVariant *
fit (MadoSettings *self, const char *key, GVariant *value)
{
  g_autoptr (GVariant) shipped = dup_default (key);
  g_autoptr (GVariant) fitted = NULL;

  if (shipped == NULL)
    return NULL;
  fitted = mado_machine_policy_fit (value, g_variant_get_type (shipped));
  if (fitted == NULL)
    return NULL;
  g_variant_ref_sink (fitted);
  return is_in_range (self, key, fitted) ? g_steal_pointer (&fitted) : NULL;
}

static void
take_policy (MadoSettings *self, GHashTable *values)
{
  g_autoptr (GStrvBuilder) refused = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GVariant *fitted = fit (self, key, value);

      if (fitted != NULL)
        g_hash_table_replace (self->policy, g_strdup (key), fitted);
      else
        g_strv_builder_add (refused, key);
    }
  self->refused = g_strv_builder_end (refused);
}

/* --- values --- */

static GVariant *
get_value (MadoSettings *self, const char *key)
{
  GVariant *imposed = g_hash_table_lookup (self->policy, key);

  if (imposed != NULL)
    return g_variant_ref (imposed);
  return self->settings != NULL ? g_settings_get_value (self->settings, key)
                                : g_variant_ref (g_hash_table_lookup (self->memory, key));
}

static void
set_value (MadoSettings *self, const char *key, GVariant *value)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);

  if (g_hash_table_contains (self->policy, key))
    return;
  if (self->settings != NULL)
    g_settings_set_value (self->settings, key, owned);
  else
    g_hash_table_replace (self->memory, g_strdup (key), g_steal_pointer (&owned));
}

static void
mado_settings_finalize (GObject *object)
{
  MadoSettings *self = MADO_SETTINGS (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->memory, g_hash_table_unref);
  g_clear_pointer (&self->policy, g_hash_table_unref);
  g_clear_pointer (&self->refused, g_strfreev);

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
  self->policy = create_table ();
}

MadoSettings *
mado_settings_new_with_policy (GHashTable *policy)
{
  g_autoptr (GHashTable) owned = policy;
  MadoSettings *self = g_object_new (MADO_TYPE_SETTINGS, NULL);

  take_policy (self, owned);
  return self;
}

MadoSettings *
mado_settings_new (void)
{
  return mado_settings_new_with_policy (mado_machine_policy_read ());
}

char **
mado_settings_list (void)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    g_strv_builder_add (keys, defaults[i][0]);
  return g_strv_builder_end (keys);
}

GVariant *
mado_settings_dup_value (MadoSettings *self, const char *key)
{
  return get_value (self, key);
}

/* GLib tells the person's own value; an administrator's shows by its not being the one that was
 * shipped. */
MadoSetter
mado_settings_get_setter (MadoSettings *self, const char *key)
{
  g_autoptr (GVariant) shipped = dup_default (key);
  g_autoptr (GVariant) value = get_value (self, key);
  g_autoptr (GVariant) own = NULL;

  if (g_hash_table_contains (self->policy, key))
    return MADO_SETTER_ADMINISTRATOR;
  if (self->settings != NULL && g_settings_is_writable (self->settings, key))
    own = g_settings_get_user_value (self->settings, key);
  if (own != NULL)
    return MADO_SETTER_USER;
  return g_variant_equal (value, shipped) ? MADO_SETTER_DEFAULT : MADO_SETTER_ADMINISTRATOR;
}

gboolean
mado_settings_has_schema (MadoSettings *self)
{
  return self->settings != NULL;
}

const char *const *
mado_settings_get_refused (MadoSettings *self)
{
  return (const char *const *)self->refused;
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

gboolean
mado_settings_get_boolean (MadoSettings *self, const char *key)
{
  g_autoptr (GVariant) value = get_value (self, key);

  return g_variant_get_boolean (value);
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
  return !g_hash_table_contains (self->policy, key) &&
         (self->settings == NULL || g_settings_is_writable (self->settings, key));
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
