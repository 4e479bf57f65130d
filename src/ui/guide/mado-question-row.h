/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-consultation.h"

G_BEGIN_DECLS

/* One question with its answers beside each other, of which one is chosen. The choice goes to the
 * consultation; until there is one, the answer that is taken for granted is shown as chosen. */
#define MADO_TYPE_QUESTION_ROW (mado_question_row_get_type ())
G_DECLARE_FINAL_TYPE (MadoQuestionRow, mado_question_row, MADO, QUESTION_ROW, AdwBin)

GtkWidget *mado_question_row_new (MadoConsultation *consultation, MadoQuestion question);

G_END_DECLS
