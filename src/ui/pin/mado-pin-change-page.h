/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-consultation.h"
#include "mado-wizard-page.h"

G_BEGIN_DECLS

/**
 * MadoPinChangePage:
 *
 * Changes a PIN on the card in the reader, right here. What is typed goes into the memory of the
 * password entries only, which is wiped when it is sent, when the page is left, and when the card
 * leaves. Nothing is sent without a press of its own. Vacant where the procedure cannot be done
 * here.
 */
#define MADO_TYPE_PIN_CHANGE_PAGE (mado_pin_change_page_get_type ())
G_DECLARE_FINAL_TYPE (
    MadoPinChangePage, mado_pin_change_page, MADO, PIN_CHANGE_PAGE, MadoWizardPage)

MadoWizardPage *mado_pin_change_page_new (MadoConsultation *consultation);

G_END_DECLS
