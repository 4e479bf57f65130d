/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wizard-table.h"

#include "mado-guide-page.h"
#include "mado-pin-change-page.h"
#include "mado-questions-page.h"
#include "mado-take-page.h"

typedef MadoWizardPage *(*CreatePage) (MadoConsultation *consultation);

/* What every procedure goes through; a page that has nothing to say of one is passed over. */
static const CreatePage pages_in_order[] = {
  mado_applies_page_new, mado_questions_page_new, mado_pin_change_page_new, /* of its own procedure
                                                                               alone */
  mado_bring_page_new,   mado_where_page_new,     mado_after_page_new,      mado_take_page_new,
};

GPtrArray *
mado_wizard_table_create_pages (MadoConsultation *consultation)
{
  const gboolean change_pin =
      mado_consultation_get_procedure (consultation) == MADO_PROCEDURE_CHANGE_PIN;
  GPtrArray *pages = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (pages_in_order); i++)
    if (pages_in_order[i] != mado_pin_change_page_new || change_pin)
      g_ptr_array_add (pages, pages_in_order[i](consultation));
  return pages;
}
