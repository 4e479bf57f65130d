/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @sentence: what came of it, for the person */
typedef void (*MadoSaveFileSaid) (GtkWidget *widget, const char *sentence);

/**
 * mado_save_file:
 * @widget: what is saved from; while its dialog is open nothing more happens
 * @title: of the dialog
 * @name: that is proposed for the file
 * @flags: %G_FILE_CREATE_PRIVATE for what is meant for the person's own eyes
 *
 * Asks where to and saves @contents there. @said is not called when nothing was chosen, nor once
 * @widget is gone.
 */
void mado_save_file (GtkWidget *widget,
                     const char *title,
                     const char *name,
                     GBytes *contents,
                     GFileCreateFlags flags,
                     MadoSaveFileSaid said);
/* What came of saving, as a sentence. @error: (nullable) (transfer full) */
char *mado_save_file_describe (const GError *error);
/* GTK notes each file that its dialog has chosen in a list that all programs have in common. Behind
 * the walls (mado-window-wall.h) it has one of its own instead, to the end of the program. */
void mado_save_file_forget_names (void);

G_END_DECLS
