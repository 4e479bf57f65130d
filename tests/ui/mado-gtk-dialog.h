/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-robot.h"

G_BEGIN_DECLS

/* GTK's own dialogs, as there is no portal here. */

/* (transfer full): what GTK, of whatever version, calls it in the language of the window. */
char *mado_gtk_dialog_dup_word (const char *msgid);
void mado_gtk_dialog_press (MadoRobot *robot, const char *msgid);
/* Gives the name in the dialog that is open. */
void mado_gtk_dialog_save_as (MadoRobot *robot, const char *path);

G_END_DECLS
