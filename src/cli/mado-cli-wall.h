/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Raises the walls around the terminal program (mado-wall.h) at its very start, as tight as @args
 * allow: its own data, settings and fonts can be read, the files that are named in @args be read or
 * written, and nothing else; no network, and no other program. */
void mado_cli_wall_raise (char **args);

G_END_DECLS
