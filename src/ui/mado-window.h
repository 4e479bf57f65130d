/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-practice.h"
#include "mado-session.h"

G_BEGIN_DECLS

/**
 * MadoWindow:
 *
 * The main window: a header bar over one page that changes with the card, and the pages that are
 * opened over it. What belongs to a card is closed when the card leaves.
 */
#define MADO_TYPE_WINDOW (mado_window_get_type ())
G_DECLARE_FINAL_TYPE (MadoWindow, mado_window, MADO, WINDOW, AdwApplicationWindow)

MadoWindow *mado_window_new (AdwApplication *application);
/* @practice: (nullable): practice mode's table, when @session is of practice mode */
void mado_window_set_session (MadoWindow *self, MadoSession *session, MadoPractice *practice);
/* A short message at the foot of the window. */
void mado_window_show_message (MadoWindow *self, const char *message);

G_END_DECLS
