/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The number that @text is: digits and nothing else, from @minimum to @maximum (no more than 18
 * digits). FALSE for anything else, and @number is as it was.
 *
 * Not g_ascii_string_to_unsigned(): in GLib 2.74 its first call refuses a number where another
 * thread is just in a g_once_init_enter(), of whose waiting errno is left behind. */
gboolean mado_decimal_parse (const char *text, guint64 minimum, guint64 maximum, guint64 *number);

G_END_DECLS
