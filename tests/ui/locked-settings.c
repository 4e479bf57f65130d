/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_SETTINGS_ENABLE_BACKEND
#include "config.h"

#include <gio/gio.h>
#include <gio/gsettingsbackend.h>

/* Settings as an administrator locks them: the mode is "counter" and cannot be written, nor can the
 * municipality; the rest is as it was shipped. Named "locked", for GSETTINGS_BACKEND. A lock of
 * dconf's or of a key file's would need a place of the system's, where a test has no business. */

#define MODE_KEY         "/io/github/madoguchi/Madoguchi/mode"
#define MUNICIPALITY_KEY "/io/github/madoguchi/Madoguchi/municipality"

typedef struct
{
  GSettingsBackend parent_instance;
} LockedSettings;

typedef struct
{
  GSettingsBackendClass parent_class;
} LockedSettingsClass;

static GType locked_settings_get_type (void);

G_DEFINE_DYNAMIC_TYPE (LockedSettings, locked_settings, G_TYPE_SETTINGS_BACKEND)

static GVariant *
locked_settings_read (GSettingsBackend *backend,
                      const char *key,
                      const GVariantType *type,
                      gboolean default_value)
{
  return g_str_equal (key, MODE_KEY) ? g_variant_ref_sink (g_variant_new_string ("counter")) : NULL;
}

static gboolean
locked_settings_get_writable (GSettingsBackend *backend, const char *key)
{
  return !g_str_equal (key, MODE_KEY) && !g_str_equal (key, MUNICIPALITY_KEY);
}

static gboolean
locked_settings_write (GSettingsBackend *backend, const char *key, GVariant *value, gpointer tag)
{
  g_assert (!g_str_equal (key, MODE_KEY) && !g_str_equal (key, MUNICIPALITY_KEY));
  return TRUE;
}

static gboolean
locked_settings_write_tree (GSettingsBackend *backend, GTree *tree, gpointer tag)
{
  return TRUE;
}

static void
locked_settings_reset (GSettingsBackend *backend, const char *key, gpointer tag)
{
}

static void
locked_settings_class_init (LockedSettingsClass *klass)
{
  GSettingsBackendClass *backend_class = G_SETTINGS_BACKEND_CLASS (klass);

  backend_class->read = locked_settings_read;
  backend_class->get_writable = locked_settings_get_writable;
  backend_class->write = locked_settings_write;
  backend_class->write_tree = locked_settings_write_tree;
  backend_class->reset = locked_settings_reset;
}

static void
locked_settings_class_finalize (LockedSettingsClass *klass)
{
}

static void
locked_settings_init (LockedSettings *self)
{
}

void
g_io_module_load (GIOModule *module)
{
  locked_settings_register_type (G_TYPE_MODULE (module));
  g_io_extension_point_implement (G_SETTINGS_BACKEND_EXTENSION_POINT_NAME,
                                  locked_settings_get_type (), "locked", 0);
}

void
g_io_module_unload (GIOModule *module)
{
}
