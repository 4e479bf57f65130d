/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MadoSettings:
 *
 * What the program remembers: language, municipality, colour scheme, window size. Nothing of a
 * card. Where the schema is not installed (a build tree, a broken package) the values live in
 * memory for this run, instead of GLib ending the program.
 */
#define MADO_TYPE_SETTINGS (mado_settings_get_type ())
G_DECLARE_FINAL_TYPE (MadoSettings, mado_settings, MADO, SETTINGS, GObject)

#define MADO_SETTINGS_LANGUAGE      "language"      /* "" follows the system */
#define MADO_SETTINGS_MUNICIPALITY  "municipality"  /* an id of mado_municipality_list() */
#define MADO_SETTINGS_COLOUR_SCHEME "colour-scheme" /* "default", "light", "dark" */
#define MADO_SETTINGS_WIDTH         "window-width"
#define MADO_SETTINGS_HEIGHT        "window-height"

MadoSettings *mado_settings_new (void);
char *mado_settings_dup_string (MadoSettings *self, const char *key);
void mado_settings_set_string (MadoSettings *self, const char *key, const char *value);
int mado_settings_get_int (MadoSettings *self, const char *key);
void mado_settings_set_int (MadoSettings *self, const char *key, int value);

G_END_DECLS
