/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-consultation.h"

G_BEGIN_DECLS

/**
 * MadoPinChangePage:
 *
 * Changes a PIN on the card in the reader, right here. What is typed goes into the memory of the
 * password entries only, which is wiped when it is sent, when the page is left, and when the card
 * leaves. Nothing is sent without a press of its own.
 */
#define MADO_TYPE_PIN_CHANGE_PAGE (mado_pin_change_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoPinChangePage, mado_pin_change_page, MADO, PIN_CHANGE_PAGE, AdwBin)

GtkWidget *mado_pin_change_page_new (MadoConsultation *consultation);
MadoConsultation *mado_pin_change_page_get_consultation (MadoPinChangePage *self);
/* A change is under way, which must not be left alone. */
gboolean mado_pin_change_page_is_busy (MadoPinChangePage *self);
/* What the person came for is done. */
gboolean mado_pin_change_page_is_done (MadoPinChangePage *self);
/* Is where @old is, in words of another language. What was typed is typed anew. */
void mado_pin_change_page_take_over (MadoPinChangePage *self, MadoPinChangePage *old);

G_END_DECLS
