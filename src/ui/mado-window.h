/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-front.h"

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

G_END_DECLS
