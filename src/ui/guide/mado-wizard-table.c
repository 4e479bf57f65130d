/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wizard-table.h"

#include "mado-guide-page.h"
#include "mado-pin-change-page.h"
#include "mado-questions-page.h"
#include "mado-take-page.h"

typedef MadoWizardPage *(*CreatePage) (MadoConsultation *consultation);

#define MAX_PAGES 8

/* What every procedure goes through; a page that has nothing to say of one is passed over. */
#define APPLIES   mado_applies_page_new
#define QUESTIONS mado_questions_page_new
#define CHANGE    mado_pin_change_page_new
#define BRING     mado_bring_page_new
#define WHERE     mado_where_page_new
#define AFTER     mado_after_page_new
#define TAKE      mado_take_page_new

static const CreatePage table[MADO_N_PROCEDURES][MAX_PAGES] = {
  [MADO_PROCEDURE_ISSUE] = { APPLIES, QUESTIONS, BRING, WHERE, AFTER, TAKE },
  [MADO_PROCEDURE_RENEW] = { APPLIES, QUESTIONS, BRING, WHERE, AFTER, TAKE },
  [MADO_PROCEDURE_REISSUE] = { APPLIES, QUESTIONS, BRING, WHERE, AFTER, TAKE },
  [MADO_PROCEDURE_CHANGE_PIN] = { APPLIES, QUESTIONS, CHANGE, BRING, WHERE, AFTER, TAKE },
  [MADO_PROCEDURE_UNLOCK] = { APPLIES, QUESTIONS, BRING, WHERE, AFTER, TAKE },
  [MADO_PROCEDURE_REVOKE] = { APPLIES, QUESTIONS, BRING, WHERE, AFTER, TAKE },
  [MADO_PROCEDURE_PROXY] = { APPLIES, QUESTIONS, BRING, WHERE, AFTER, TAKE },
  [MADO_PROCEDURE_NEW_CARD] = { APPLIES, QUESTIONS, BRING, WHERE, AFTER, TAKE },
  [MADO_PROCEDURE_CHANGED_DETAILS] = { APPLIES, QUESTIONS, BRING, WHERE, AFTER, TAKE },
  [MADO_PROCEDURE_CONTINUED_USE] = { APPLIES, QUESTIONS, BRING, WHERE, AFTER, TAKE },
  [MADO_PROCEDURE_STAY_PERIOD] = { APPLIES, QUESTIONS, BRING, WHERE, AFTER, TAKE },
  [MADO_PROCEDURE_FACE_CARD] = { APPLIES, QUESTIONS, BRING, WHERE, AFTER, TAKE },
  [MADO_PROCEDURE_OVERSEAS_MOVE] = { APPLIES, QUESTIONS, BRING, WHERE, AFTER, TAKE },
  [MADO_PROCEDURE_LOST_CARD] = { APPLIES, QUESTIONS, BRING, WHERE, AFTER, TAKE },
};

GPtrArray *
mado_wizard_table_create_pages (MadoConsultation *consultation)
{
  const CreatePage *row = table[mado_consultation_get_procedure (consultation)];
  GPtrArray *pages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < MAX_PAGES && row[i] != NULL; i++)
    g_ptr_array_add (pages, row[i](consultation));
  return pages;
}
