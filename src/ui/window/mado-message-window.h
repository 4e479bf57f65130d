/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MadoMessageWindow:
 *
 * Says something that is too much for a toast and must not be missed, over @parent, until it is
 * closed.
 */
#define MADO_TYPE_MESSAGE_WINDOW (mado_message_window_get_type ())
G_DECLARE_FINAL_TYPE (MadoMessageWindow, mado_message_window, MADO, MESSAGE_WINDOW, AdwWindow)

void mado_message_window_show (GtkWindow *parent, const char *title, const char *message);
/* Those over @parent: what they say is no longer for whoever is there. */
void mado_message_window_close_all (GtkWindow *parent);

G_END_DECLS
