/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-consultation.h"
#include "mado-wizard-page.h"

G_BEGIN_DECLS

/* The guidance as something to be taken along: printed, as a PDF, in a calendar, as text. */
#define MADO_TYPE_TAKE_PAGE (mado_take_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoTakePage, mado_take_page, MADO, TAKE_PAGE, MadoWizardPage)

MadoWizardPage *mado_take_page_new (MadoConsultation *consultation);

G_END_DECLS
