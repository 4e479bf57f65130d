/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-consultation.h"
#include "mado-wizard-page.h"

G_BEGIN_DECLS

/**
 * MadoWizard:
 *
 * The pages of one procedure, one at a time, with the way back and forward. It looks at the
 * properties of MadoWizardPage only. Alt+Left goes back, Alt+Right and Return go on, Escape leaves
 * by `win.back`. Whatever the pages keep is kept, since they live as long as the wizard.
 */
#define MADO_TYPE_WIZARD (mado_wizard_get_type ())
G_DECLARE_FINAL_TYPE (MadoWizard, mado_wizard, MADO, WIZARD, GtkWidget)

/* @pages: (transfer full) (element-type MadoWizardPage): at least one that is not vacant */
GtkWidget *mado_wizard_new (MadoConsultation *consultation, GPtrArray *pages);
MadoConsultation *mado_wizard_get_consultation (MadoWizard *self);
/* Something is being done that must not be left alone. */
gboolean mado_wizard_is_busy (MadoWizard *self);
/* To the page before; FALSE on the first one. */
gboolean mado_wizard_go_back (MadoWizard *self);
/* To the page after; not from the last one. */
void mado_wizard_go_on (MadoWizard *self);
/* Goes on where @old is, which has the same consultation and pages in another language. */
void mado_wizard_take_over (MadoWizard *self, MadoWizard *old);

G_END_DECLS
