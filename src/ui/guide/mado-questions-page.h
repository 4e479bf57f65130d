/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-consultation.h"
#include "mado-wizard-page.h"

G_BEGIN_DECLS

/* The questions that can change the guide, and what has come of the answers so far. An answer may
 * bring up other questions or take them away; each keeps its answer while it is away. */
#define MADO_TYPE_QUESTIONS_PAGE (mado_questions_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoQuestionsPage, mado_questions_page, MADO, QUESTIONS_PAGE, MadoWizardPage)

MadoWizardPage *mado_questions_page_new (MadoConsultation *consultation);

G_END_DECLS
