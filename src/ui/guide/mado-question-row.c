/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-question-row.h"

#include <glib/gi18n.h>

#include "mado-wording-guide.h"

struct _MadoQuestionRow
{
  GtkWidget parent_instance;

  MadoConsultation *consultation; /* (owned) */
  MadoQuestion question;
  GtkWidget *box; /* (owned) */
  GtkCheckButton *checks[MADO_MAX_CHOICES];
  MadoAnswer choices[MADO_MAX_CHOICES];
  guint n_choices;
};

G_DEFINE_FINAL_TYPE (MadoQuestionRow, mado_question_row, GTK_TYPE_WIDGET)

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

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->consultation);

  G_OBJECT_CLASS (mado_question_row_parent_class)->dispose (object);
}

static void
mado_question_row_class_init (MadoQuestionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_question_row_dispose;
  widget_class->grab_focus = mado_question_row_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "madoquestion");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mado_question_row_init (MadoQuestionRow *self)
{
}

static void
on_toggled_cb (MadoQuestionRow *self, GtkCheckButton *check)
{
  if (!gtk_check_button_get_active (check))
    return;
  for (guint i = 0; i < self->n_choices; i++)
    if (self->checks[i] == check)
      mado_consultation_set_answer (self->consultation, self->question, self->choices[i]);
}

static GtkWidget *
create_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);
}

/* The answer is read out with its question. */
static GtkWidget *
create_check (MadoQuestionRow *self, guint index, GtkWidget *question_label)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = create_label (mado_wording_answer (self->question, self->choices[index]));

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  if (index > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->checks[0]);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               mado_consultation_get_answer (self->consultation, self->question) ==
                                   self->choices[index]);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, question_label,
                                  NULL, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled_cb), self, G_CONNECT_SWAPPED);
  return check;
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
  self->n_choices = mado_question_get_choices (question, self->choices);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (label, "mado-value");
  gtk_widget_add_css_class (label, "mado-question");
  gtk_box_append (GTK_BOX (self->box), label);
  for (guint i = 0; i < self->n_choices; i++)
    {
      GtkWidget *check = create_check (self, i, label);

      self->checks[i] = GTK_CHECK_BUTTON (check);
      gtk_box_append (GTK_BOX (self->box), check);
    }
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return GTK_WIDGET (self);
}
