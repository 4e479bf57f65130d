/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MadoApplication:
 *
 * Picks the transport, builds the session and the window, and holds what outlives them: settings,
 * municipality, practice mode. Its actions are also reachable over D-Bus.
 */
#define MADO_TYPE_APPLICATION (mado_application_get_type ())
G_DECLARE_FINAL_TYPE (MadoApplication, mado_application, MADO, APPLICATION, AdwApplication)

MadoApplication *mado_application_new (void);

G_END_DECLS
