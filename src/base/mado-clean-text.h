/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mado_clean_text_mend:
 * @length: in bytes
 * @max_characters: how long it may be
 *
 * A card is not to be trusted, and its texts end in labels, terminals and files: only UTF-8 without
 * control and format characters (which move a terminal's cursor or turn the direction of a line) is
 * let through. The characters of 外字, private use, are. Each that is not, and each byte that is no
 * UTF-8, becomes U+FFFD, and what is too long is cut with an ellipsis. Of a tower of accents only
 * the first few stay.
 *
 * Returns: (transfer full) (nullable): %NULL when @bytes is empty
 */
char *mado_clean_text_mend (const guint8 *bytes, gsize length, glong max_characters);

/* Whether @c is let through. */
gboolean mado_clean_text_has (gunichar c);

G_END_DECLS
