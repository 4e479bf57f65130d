/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-session.h"

G_BEGIN_DECLS

/**
 * MadoPasswordDialog:
 *
 * Asks for the 署名用パスワード and reads the 署名用 certificate with it. The typed text lives in
 * the entry's non-pageable buffer, is copied once into a #MadoSecret and cleared at once after;
 * each press of the button is at most one try, and at the last one it wants a second, explicit yes.
 * It goes when the card leaves; an answer about the password that comes later is
 * told in a message of its own. libadwaita 1.5 has AdwDialog in place of a window.
 */
#define MADO_TYPE_PASSWORD_DIALOG (mado_password_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MadoPasswordDialog, mado_password_dialog, MADO, PASSWORD_DIALOG, AdwWindow)

MadoPasswordDialog *mado_password_dialog_new (GtkWindow *parent, MadoSession *session);
gboolean mado_password_dialog_has_input (MadoPasswordDialog *self);
/* The card has left, and so does the dialog. */
void mado_password_dialog_forget_card (MadoPasswordDialog *self);

G_END_DECLS
