/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-front.h"

G_BEGIN_DECLS

/**
 * MadoLobbyWindow:
 *
 * A screen that anybody can walk up to: full screen, one page of a few large words, and a button
 * for each language. It has no actions of its own, so that nothing can be opened from it, and it
 * does not let itself be closed.
 *
 * A language that a person chose goes back to the usual one when nobody has put in a card for a
 * while.
 */
#define MADO_TYPE_LOBBY_WINDOW (mado_lobby_window_get_type ())
G_DECLARE_FINAL_TYPE (MadoLobbyWindow, mado_lobby_window, MADO, LOBBY_WINDOW, AdwApplicationWindow)

/* @counter: see mado_wording_lobby(). @language: the usual one. */
MadoLobbyWindow *
mado_lobby_window_new (AdwApplication *application, const char *counter, const char *language);

G_END_DECLS
