/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-consultation.h"

G_BEGIN_DECLS

/* One question with its answers to choose from. The choice goes to the consultation. */
#define MADO_TYPE_QUESTION_ROW (mado_question_row_get_type ())
G_DECLARE_FINAL_TYPE (MadoQuestionRow, mado_question_row, MADO, QUESTION_ROW, GtkWidget)

GtkWidget *mado_question_row_new (MadoConsultation *consultation, MadoQuestion question);

G_END_DECLS
