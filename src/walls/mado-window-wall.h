/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Raises the walls around the window (mado-wall.h) at its very start, after its broker
 * (mado-broker.h). What GTK reads of a system and of a person's looks, and the files that @args
 * name, can be read; the names in all other folders be seen, for who chooses a place to save in;
 * caches be written and @temporary (nullable), the folder for what is passing. No other program is
 * started, and no network reached but where the screen or the printers are behind one. */
void mado_window_wall_raise (char **args, const char *temporary);

G_END_DECLS
