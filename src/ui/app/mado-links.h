/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Behind its walls the window starts no program: whatever link is pressed is opened by its broker
 * (mado-broker.h). After GTK has started. */
void mado_links_use_broker (void);

G_END_DECLS
