/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @sentence: what came of it, for the person */
typedef void (*MadoSaveTextSaid) (GtkWidget *widget, const char *sentence);

/**
 * mado_save_text:
 * @widget: what is saved from; while its dialog is open nothing more happens
 * @title: of the dialog
 * @name: that is proposed for the file
 * @text: (transfer full)
 *
 * Asks where to and saves there, for the person's own eyes. @said is not called when nothing was
 * chosen, nor once @widget is gone.
 */
void mado_save_text (
    GtkWidget *widget, const char *title, const char *name, char *text, MadoSaveTextSaid said);

G_END_DECLS
