/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Changes, for the whole program, what GTK and libadwaita do by themselves and is not the way here:
 * the names of the style sheets, the inspector, the list of recent files, the browser. Once, after
 * GTK has started. */
void mado_gtk_ways_change (void);

G_END_DECLS
