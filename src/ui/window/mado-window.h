/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-consultation.h"
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
/* Adds a row at the foot of the window. */
void mado_window_add_foot (MadoWindow *self, GtkWidget *foot);
/* Opens a page over the stage; one of its type that is open already is closed, with what lies over
 * it. Not while a PIN is being changed. */
void mado_window_show_page (MadoWindow *self, GtkWidget *page, const char *title);
/* Something lies over the stage. */
gboolean mado_window_has_page (MadoWindow *self);
/* (nullable) (transfer none): what the page on top talks through */
MadoConsultation *mado_window_get_consultation (MadoWindow *self);
/* Closes whatever is open over the stage, and what is on it of a card. FALSE: it is not the time,
 * since a PIN is being changed. */
gboolean mado_window_clear (MadoWindow *self);

G_END_DECLS
