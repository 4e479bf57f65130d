/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mado_trim:
 * @text: UTF-8
 * @length: (inout): in bytes; of what is left
 *
 * Leaves out blanks of every script, line ends and what cannot be seen, at both ends of what was
 * pasted. Nothing is copied, as it may be a PIN.
 *
 * Returns: (transfer none): where in @text the rest begins
 */
const char *mado_trim (const char *text, gsize *length);

G_END_DECLS
