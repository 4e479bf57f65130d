/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-ui-driver.h"

G_BEGIN_DECLS

/* GTK's own dialogs, as there is no portal here. */

/* (transfer full): what GTK, of whatever version, calls it in the language of the window. */
char *mado_gtk_dialog_dup_word (const char *msgid);
void mado_gtk_dialog_press (MadoUiDriver *driver, const char *msgid);
/* Gives the name in the dialog that is open: by the keyboard, as the page behind may have a button
 * with the dialog's word in its name. */
void mado_gtk_dialog_save_as (MadoUiDriver *driver, const char *path);

G_END_DECLS
