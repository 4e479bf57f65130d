/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says something that is too much for a toast and must not be missed, over @parent, until it is
 * closed. */
void mado_message_window_show (GtkWindow *parent, const char *title, const char *message);
/* Those over @parent: what they say is no longer for whoever is there. */
void mado_message_window_close_all (GtkWindow *parent);

G_END_DECLS
