/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* FALSE for more digits than @max bytes, an odd number of them, none, or anything else than digits.
 * @bytes has room for @max. */
gboolean mado_hex_parse (const char *text, guint8 *bytes, gsize max, gsize *length);
/* In capitals. */
void mado_hex_append (GString *text, const guint8 *bytes, gsize length);

G_END_DECLS
