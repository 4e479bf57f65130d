/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-question-row.h"

#include "mado-arrow-keys.h"
#include "mado-chip.h"
#include "mado-wording-guide.h"
#include "mado-wrap-layout.h"

struct _MadoQuestionRow
{
  AdwBin parent_instance;

  MadoConsultation *consultation; /* (owned) */
  MadoQuestion question;
  gboolean updating; /* what is chosen is not chosen by a person */
  GtkWidget *box;
  GtkCheckButton *checks[MADO_MAX_CHOICES];
  MadoAnswer choices[MADO_MAX_CHOICES];
  guint n_choices;
};

G_DEFINE_FINAL_TYPE (MadoQuestionRow, mado_question_row, ADW_TYPE_BIN)

static gboolean
mado_question_row_grab_focus (GtkWidget *widget)
{
  MadoQuestionRow *self = MADO_QUESTION_ROW (widget);

  for (guint i = 0; i < self->n_choices; i++)
    if (gtk_check_button_get_active (self->checks[i]))
      return gtk_widget_grab_focus (GTK_WIDGET (self->checks[i]));
  return gtk_widget_grab_focus (GTK_WIDGET (self->checks[0]));
}

static void
mado_question_row_dispose (GObject *object)
{
  MadoQuestionRow *self = MADO_QUESTION_ROW (object);

  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->consultation);

  G_OBJECT_CLASS (mado_question_row_parent_class)->dispose (object);
}

static void
mado_question_row_class_init (MadoQuestionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_question_row_dispose;
  widget_class->grab_focus = mado_question_row_grab_focus;

  gtk_widget_class_set_css_name (widget_class, "madoquestion");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
mado_question_row_init (MadoQuestionRow *self)
{
}

/* What was answered, or what the guide takes for granted until then. */
static void
update (MadoQuestionRow *self)
{
  const MadoAnswer chosen = mado_consultation_get_case (self->consultation, self->question);

  self->updating = TRUE;
  for (guint i = 0; i < self->n_choices; i++)
    gtk_check_button_set_active (self->checks[i], self->choices[i] == chosen);
  self->updating = FALSE;
}

static void
on_toggled_cb (MadoQuestionRow *self, GtkCheckButton *check)
{
  if (self->updating || !gtk_check_button_get_active (check))
    return;
  for (guint i = 0; i < self->n_choices; i++)
    if (self->checks[i] == check)
      mado_consultation_set_answer (self->consultation, self->question, self->choices[i]);
}

static GtkWidget *
create_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, NULL);
}

/* Behind the question, as many as there is room for. */
static void
add_choices (MadoQuestionRow *self, GtkWidget *question_label)
{
  self->n_choices = mado_question_get_choices (self->question, self->choices);
  for (guint i = 0; i < self->n_choices; i++)
    {
      self->checks[i] = mado_chip_new (mado_wording_answer (self->question, self->choices[i]),
                                       i > 0 ? self->checks[0] : NULL, question_label);
      g_signal_connect_object (self->checks[i], "toggled", G_CALLBACK (on_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_set_parent (GTK_WIDGET (self->checks[i]), self->box);
    }
}

GtkWidget *
mado_question_row_new (MadoConsultation *consultation, MadoQuestion question)
{
  MadoQuestionRow *self = g_object_new (MADO_TYPE_QUESTION_ROW, NULL);
  g_autofree char *words =
      mado_wording_question (question, mado_consultation_get_guide (consultation));
  GtkWidget *label = create_label (words);

  self->consultation = g_object_ref (consultation);
  self->question = question;
  self->box = mado_wrap_layout_create_box (8);
  mado_arrow_keys_lead (self->box);
  gtk_widget_add_css_class (label, "mado-question");
  gtk_widget_set_parent (label, self->box);
  add_choices (self, label);
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (consultation, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
