/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/* Writes words for people, in the character set of the locale. What that has no letter for becomes
 * one like it, or "?". FALSE with errno when it cannot be written. */
gboolean mado_cli_put (FILE *stream, const char *text);

G_END_DECLS
