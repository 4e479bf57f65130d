/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MadoWizardPage:
 *
 * One page of a wizard. The wizard looks at nothing but these properties:
 *
 * - title
 * - complete: all that the page asks for is there; going on is possible all the same
 * - skip-label: (nullable) what going on is called while the page is not complete, where the
 *   wizard's own words would let people believe that it does what the page is for
 * - busy: the page must not be left now
 * - vacant: the page has nothing to say now, and is passed over
 * - final: what the person came for is done here, so that no page after it matters any more
 *
 * and gives it the focus when it is shown; a page without anything to be worked takes none.
 */
#define MADO_TYPE_WIZARD_PAGE (mado_wizard_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (MadoWizardPage, mado_wizard_page, MADO, WIZARD_PAGE, GtkWidget)

struct _MadoWizardPageClass
{
  GtkWidgetClass parent_class;

  /* (nullable): takes from @old, a page of the same type, what it keeps beside the consultation */
  void (*take_over) (MadoWizardPage *self, MadoWizardPage *old);
};

const char *mado_wizard_page_get_title (MadoWizardPage *self);
gboolean mado_wizard_page_get_complete (MadoWizardPage *self);
const char *mado_wizard_page_get_skip_label (MadoWizardPage *self);
gboolean mado_wizard_page_get_busy (MadoWizardPage *self);
gboolean mado_wizard_page_get_vacant (MadoWizardPage *self);
gboolean mado_wizard_page_get_final (MadoWizardPage *self);
/* Makes the page be what @old is, in words of another language. */
void mado_wizard_page_take_over (MadoWizardPage *self, MadoWizardPage *old);

/* For the pages themselves. */
void mado_wizard_page_set_title (MadoWizardPage *self, const char *title);
void mado_wizard_page_set_complete (MadoWizardPage *self, gboolean complete);
void mado_wizard_page_set_skip_label (MadoWizardPage *self, const char *skip_label);
void mado_wizard_page_set_busy (MadoWizardPage *self, gboolean busy);
void mado_wizard_page_set_vacant (MadoWizardPage *self, gboolean vacant);
void mado_wizard_page_set_final (MadoWizardPage *self, gboolean final);
/* Makes the page a column that scrolls. (transfer none) */
GtkBox *mado_wizard_page_add_column (MadoWizardPage *self);

G_END_DECLS
