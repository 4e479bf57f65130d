/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lets GTK draw without a graphics card, where none is: else it draws by one that the processor
 * plays, which takes longer than to draw at once, more memory, and code that is made while it runs.
 * Whoever says by a variable of GTK's how to draw is heard. Before GTK has started and there is a
 * second thread; after the broker, for a browser draws as it likes. */
void mado_gtk_ways_draw_without_card (void);

/* Changes, for the whole program, what GTK and libadwaita do by themselves and is not the way here:
 * the names of the style sheets, the inspector, the list of recent files, the browser. Once, after
 * GTK has started. */
void mado_gtk_ways_change (void);

G_END_DECLS
