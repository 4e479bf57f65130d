/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-questions-page.h"

#include <glib/gi18n.h>

#include "mado-guide-section.h"
#include "mado-guide-verdict.h"
#include "mado-question-row.h"

struct _MadoQuestionsPage
{
  MadoWizardPage parent_instance;

  MadoConsultation *consultation;    /* (owned) */
  GtkBox *box;                       /* (unowned) */
  GtkWidget *rows[MADO_N_QUESTIONS]; /* (unowned) (nullable): in the box */
};

G_DEFINE_FINAL_TYPE (MadoQuestionsPage, mado_questions_page, MADO_TYPE_WIZARD_PAGE)

static GtkWidget *
get_row (MadoQuestionsPage *self, MadoQuestion question)
{
  if (self->rows[question] == NULL)
    {
      self->rows[question] = mado_question_row_new (self->consultation, question);
      gtk_widget_add_css_class (self->rows[question], "card");
      gtk_box_append (self->box, self->rows[question]);
    }
  return self->rows[question];
}

/* The rows stay the same widgets, so that the focus stays where it is. */
static void
arrange (MadoQuestionsPage *self, const MadoGuide *guide)
{
  GtkWidget *above = NULL;

  for (guint i = 0; i < MADO_N_QUESTIONS; i++)
    if (self->rows[i] != NULL)
      gtk_widget_set_visible (self->rows[i], mado_guide_asks (guide, (MadoQuestion)i));
  for (guint i = 0; i < guide->n_questions; i++)
    {
      GtkWidget *row = get_row (self, guide->questions[i]);

      if (gtk_widget_get_prev_sibling (row) != above)
        gtk_box_reorder_child_after (self->box, row, above);
      above = row;
    }
}

static void
update (MadoQuestionsPage *self)
{
  const MadoGuide *guide = mado_consultation_get_guide (self->consultation);
  MadoQuestion open[MADO_N_QUESTIONS];
  MadoHandout handout;

  mado_consultation_get_handout (self->consultation, &handout);
  arrange (self, guide);
  mado_wizard_page_set_complete (MADO_WIZARD_PAGE (self),
                                 mado_handout_get_open_questions (&handout, open) == 0);
  mado_wizard_page_set_vacant (MADO_WIZARD_PAGE (self), guide->n_questions == 0);
}

static gboolean
mado_questions_page_grab_focus (GtkWidget *widget)
{
  MadoQuestionsPage *self = MADO_QUESTIONS_PAGE (widget);
  const MadoGuide *guide = mado_consultation_get_guide (self->consultation);

  return guide->n_questions > 0 && gtk_widget_grab_focus (get_row (self, guide->questions[0]));
}

static void
mado_questions_page_dispose (GObject *object)
{
  MadoQuestionsPage *self = MADO_QUESTIONS_PAGE (object);

  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_clear_object (&self->consultation);

  G_OBJECT_CLASS (mado_questions_page_parent_class)->dispose (object);
}

static void
mado_questions_page_class_init (MadoQuestionsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mado_questions_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = mado_questions_page_grab_focus;
}

static void
mado_questions_page_init (MadoQuestionsPage *self)
{
}

MadoWizardPage *
mado_questions_page_new (MadoConsultation *consultation)
{
  MadoQuestionsPage *self = g_object_ref_sink (g_object_new (MADO_TYPE_QUESTIONS_PAGE, NULL));
  GtkBox *column = mado_wizard_page_add_column (MADO_WIZARD_PAGE (self));

  self->consultation = g_object_ref (consultation);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 14));
  mado_guide_box_add_text (
      column, _ ("答えによって案内が変わります。答えないときは、よくある場合の案内になります。"),
      NULL);
  gtk_box_append (column, GTK_WIDGET (self->box));
  mado_guide_box_add_heading (column, _ ("ここまでの答えでは"));
  gtk_box_append (column, mado_guide_verdict_new (consultation));
  mado_wizard_page_set_title (MADO_WIZARD_PAGE (self), _ ("質問"));
  g_signal_connect_object (consultation, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return MADO_WIZARD_PAGE (self);
}
