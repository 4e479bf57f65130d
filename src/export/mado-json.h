/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "mado-municipality.h"

G_BEGIN_DECLS

/* The members of which all our JSON is made. */

/* @value: (nullable): NULL becomes null */
void mado_json_add_string (JsonBuilder *builder, const char *key, const char *value);
void mado_json_add_boolean (JsonBuilder *builder, const char *key, gboolean value);
/* @date: (nullable): one that is not known becomes null */
void mado_json_add_date (JsonBuilder *builder, const char *key, const GDate *date);
/* "reason", "file", "line", "group", "key" and "message": why a municipality's file is refused. */
void mado_json_add_refusal (JsonBuilder *builder, const MadoRefusal *refusal);
/* "municipality": whose rules are in force, (nullable), and "municipality_problem": why those of
 * the file that was asked for are not. The file's folder may bear a person's name. */
void mado_json_add_municipality (JsonBuilder *builder,
                                 MadoMunicipality *municipality,
                                 gboolean with_folder);
/* What @builder holds, pretty-printed, with a newline at the end. (transfer full) */
char *mado_json_to_text (JsonBuilder *builder);

G_END_DECLS
