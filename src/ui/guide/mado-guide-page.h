/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-consultation.h"
#include "mado-wizard-page.h"

G_BEGIN_DECLS

/**
 * MadoGuidePageKind:
 * @title: untranslated
 * @is_vacant: (nullable): whether there is nothing to say; %NULL: never
 * @fill: puts all of the page into its empty column
 */
typedef struct
{
  const char *title;
  gboolean (*is_vacant) (MadoConsultation *consultation);
  void (*fill) (GtkBox *column, MadoConsultation *consultation);
} MadoGuidePageKind;

/* A page to be read, or ticked off: written anew whenever the consultation changes. */
#define MADO_TYPE_GUIDE_PAGE (mado_guide_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoGuidePage, mado_guide_page, MADO, GUIDE_PAGE, MadoWizardPage)

/* @kind: static */
MadoWizardPage *mado_guide_page_new (MadoConsultation *consultation, const MadoGuidePageKind *kind);

/* Whether it applies, and why. */
MadoWizardPage *mado_applies_page_new (MadoConsultation *consultation);
/* What to bring, to be ticked off. */
MadoWizardPage *mado_bring_page_new (MadoConsultation *consultation);
/* Where, when, and how often. */
MadoWizardPage *mado_where_page_new (MadoConsultation *consultation);
/* What happens afterwards, and what to know before. */
MadoWizardPage *mado_after_page_new (MadoConsultation *consultation);

G_END_DECLS
