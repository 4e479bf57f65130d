/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-page.h"

#include <glib/gi18n.h>

#include "mado-guide-section.h"
#include "mado-guide-verdict.h"
#include "mado-wording-guide.h"
#include "mado-wording-procedure.h"

struct _MadoGuidePage
{
  MadoWizardPage parent_instance;

  MadoConsultation *consultation; /* (owned) */
  const MadoGuidePageKind *kind;
  GtkBox *column; /* (unowned) */
};

G_DEFINE_FINAL_TYPE (MadoGuidePage, mado_guide_page, MADO_TYPE_WIZARD_PAGE)

static void
update (MadoGuidePage *self)
{
  gboolean vacant = self->kind->is_vacant != NULL && self->kind->is_vacant (self->consultation);

  mado_guide_box_clear (self->column);
  self->kind->fill (self->column, self->consultation);
  mado_wizard_page_set_vacant (MADO_WIZARD_PAGE (self), vacant);
}

static void
mado_guide_page_dispose (GObject *object)
{
  MadoGuidePage *self = MADO_GUIDE_PAGE (object);

  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_clear_object (&self->consultation);

  G_OBJECT_CLASS (mado_guide_page_parent_class)->dispose (object);
}

static void
mado_guide_page_class_init (MadoGuidePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mado_guide_page_dispose;
}

static void
mado_guide_page_init (MadoGuidePage *self)
{
  self->column = mado_wizard_page_add_column (MADO_WIZARD_PAGE (self));
}

MadoWizardPage *
mado_guide_page_new (MadoConsultation *consultation, const MadoGuidePageKind *kind)
{
  MadoGuidePage *self = g_object_ref_sink (g_object_new (MADO_TYPE_GUIDE_PAGE, NULL));

  self->consultation = g_object_ref (consultation);
  self->kind = kind;
  mado_wizard_page_set_title (MADO_WIZARD_PAGE (self), _ (kind->title));
  g_signal_connect_object (consultation, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return MADO_WIZARD_PAGE (self);
}

static gboolean
has_lines (MadoConsultation *consultation, MadoSection section)
{
  return mado_consultation_get_guide (consultation)->sections[section].n_lines > 0;
}

/* --- whether it applies --- */

static void
fill_applies (GtkBox *column, MadoConsultation *consultation)
{
  gtk_box_append (column, mado_guide_verdict_new (consultation));
  mado_guide_box_add_section (column, consultation, MADO_SECTION_WHY,
                              mado_wording_section (MADO_SECTION_WHY));
}

MadoWizardPage *
mado_applies_page_new (MadoConsultation *consultation)
{
  static const MadoGuidePageKind kind = { N_ ("いま手続きできるか"), NULL, fill_applies };

  return mado_guide_page_new (consultation, &kind);
}

/* --- what to bring --- */

static gboolean
brings_nothing (MadoConsultation *consultation)
{
  return !has_lines (consultation, MADO_SECTION_BRING);
}

static void
fill_bring (GtkBox *column, MadoConsultation *consultation)
{
  mado_guide_box_add_text (column, _ ("そろえたものに印をつけられます。"), NULL);
  mado_guide_box_add_section (column, consultation, MADO_SECTION_BRING, NULL);
}

MadoWizardPage *
mado_bring_page_new (MadoConsultation *consultation)
{
  static const MadoGuidePageKind kind = { N_ ("持ち物"), brings_nothing, fill_bring };

  return mado_guide_page_new (consultation, &kind);
}

/* --- what happens afterwards --- */

static gboolean
nothing_follows (MadoConsultation *consultation)
{
  return !has_lines (consultation, MADO_SECTION_AFTER) &&
         !has_lines (consultation, MADO_SECTION_CAUTION);
}

static void
fill_after (GtkBox *column, MadoConsultation *consultation)
{
  mado_guide_box_add_section (column, consultation, MADO_SECTION_AFTER,
                              mado_wording_section (MADO_SECTION_AFTER));
  mado_guide_box_add_section (column, consultation, MADO_SECTION_CAUTION,
                              mado_wording_section (MADO_SECTION_CAUTION));
}

MadoWizardPage *
mado_after_page_new (MadoConsultation *consultation)
{
  static const MadoGuidePageKind kind = { N_ ("手続きのあとと注意"), nothing_follows, fill_after };

  return mado_guide_page_new (consultation, &kind);
}
