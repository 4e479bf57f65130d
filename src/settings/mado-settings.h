/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mado-municipality.h"

G_BEGIN_DECLS

/* Who has set a value, as far as it can be told. */
typedef enum
{
  MADO_SETTER_DEFAULT,       /* nobody: it is as the program was shipped */
  MADO_SETTER_USER,          /* the person whose account it is */
  MADO_SETTER_ADMINISTRATOR, /* dconf's system database, a lock, a schema's override, HKLM */
} MadoSetter;

/**
 * MadoSettings:
 *
 * What the programs, window and terminal, remember: language, municipality, colour scheme, window
 * size, and what an administrator has set up. Nothing of a card. Where the schema is not installed
 * (a build tree, a broken package) the values live in memory for this run, instead of GLib ending
 * the program. What a computer's administrator has set (mado-machine-policy.h) is above both.
 */
#define MADO_TYPE_SETTINGS (mado_settings_get_type ())
G_DECLARE_FINAL_TYPE (MadoSettings, mado_settings, MADO, SETTINGS, GObject)

#define MADO_SETTINGS_LANGUAGE      "language"      /* "" follows the system */
#define MADO_SETTINGS_MUNICIPALITY  "municipality"  /* an id; "": nobody has chosen yet */
#define MADO_SETTINGS_COLOUR_SCHEME "colour-scheme" /* "default", "light", "dark" */
#define MADO_SETTINGS_WIDTH         "window-width"
#define MADO_SETTINGS_HEIGHT        "window-height"
#define MADO_SETTINGS_MODE          "mode"         /* see mado_mode_from_string() */
#define MADO_SETTINGS_IDLE          "idle-seconds" /* of the counter mode */
#define MADO_SETTINGS_LOBBY_COUNTER                                                                \
  "lobby-counter" /* a counter's name in the municipality's file */

MadoSettings *mado_settings_new (void);
/* The names of all settings, in the order of the schema. (transfer full) */
char **mado_settings_list (void);
/* (transfer full) */
GVariant *mado_settings_dup_value (MadoSettings *self, const char *key);
MadoSetter mado_settings_get_setter (MadoSettings *self, const char *key);
/* FALSE: the schema is not installed, so that nothing is remembered. */
gboolean mado_settings_has_schema (MadoSettings *self);
/* What stands in the computer's policy and is no setting, or no value of it: it has no effect. */
const char *const *mado_settings_get_refused (MadoSettings *self);
char *mado_settings_dup_string (MadoSettings *self, const char *key);
void mado_settings_set_string (MadoSettings *self, const char *key, const char *value);
gboolean mado_settings_get_boolean (MadoSettings *self, const char *key);
int mado_settings_get_int (MadoSettings *self, const char *key);
void mado_settings_set_int (MadoSettings *self, const char *key, int value);
/* FALSE: an administrator has locked it. */
gboolean mado_settings_is_writable (MadoSettings *self, const char *key);
/* The municipality in force: what was chosen, or what stands in for it. */
MadoMunicipality *mado_settings_load_municipality (MadoSettings *self);
/* FALSE: neither a person nor an administrator has said which municipality it is. */
gboolean mado_settings_has_municipality (MadoSettings *self);
/* From now on what is set holds for this run only, and nothing is written to disk. */
void mado_settings_be_forgetful (MadoSettings *self);

G_END_DECLS
