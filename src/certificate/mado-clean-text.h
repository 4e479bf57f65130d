/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mado_clean_text:
 * @length: in bytes
 * @max_characters: how long it may be
 *
 * A card is not to be trusted, and its texts end in labels, terminals and files: only UTF-8 without
 * control and format characters (which move a terminal's cursor or turn the direction of a line) is
 * let through. The characters of 外字, private use, are.
 *
 * Returns: (transfer full) (nullable): %NULL when @bytes is empty, too long or not clean
 */
char *mado_clean_text (const guint8 *bytes, gsize length, glong max_characters);

G_END_DECLS
