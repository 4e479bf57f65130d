/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The members of which all our JSON is made. */

/* @value: (nullable): NULL becomes null */
void mado_json_add_string (JsonBuilder *builder, const char *key, const char *value);
void mado_json_add_boolean (JsonBuilder *builder, const char *key, gboolean value);
/* @date: (nullable): one that is not known becomes null */
void mado_json_add_date (JsonBuilder *builder, const char *key, const GDate *date);
/* What @builder holds, pretty-printed, with a newline at the end. (transfer full) */
char *mado_json_to_text (JsonBuilder *builder);

G_END_DECLS
