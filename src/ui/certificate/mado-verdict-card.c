/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-verdict-card.h"

#include "mado-municipality-line.h"
#include "mado-pair-layout.h"
#include "mado-rules-nicks.h"

struct _MadoVerdictCard
{
  GtkWidget parent_instance;

  GtkWidget *text_box;
  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *body_label;
  MadoMunicipalityLine *municipality_line;
  GtkWidget *buttons;
  GtkWidget *button;
  GtkLabel *button_label;
  GtkWidget *other_button;
  GtkLabel *other_label;
  char *tone; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (MadoVerdictCard, mado_verdict_card, GTK_TYPE_WIDGET)

static gboolean
mado_verdict_card_grab_focus (GtkWidget *widget)
{
  MadoVerdictCard *self = MADO_VERDICT_CARD (widget);

  /* GTK would give the focus also to what is hidden. */
  return gtk_widget_get_visible (self->buttons)
             ? gtk_widget_grab_focus (self->button)
             : GTK_WIDGET_CLASS (mado_verdict_card_parent_class)->grab_focus (widget);
}

static void
mado_verdict_card_dispose (GObject *object)
{
  MadoVerdictCard *self = MADO_VERDICT_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MADO_TYPE_VERDICT_CARD);
  g_clear_pointer (&self->tone, g_free);

  G_OBJECT_CLASS (mado_verdict_card_parent_class)->dispose (object);
}

static void
mado_verdict_card_class_init (MadoVerdictCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_verdict_card_dispose;
  widget_class->grab_focus = mado_verdict_card_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, MADO_TYPE_PAIR_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "madoverdict");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/certificate/mado-verdict-card.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoVerdictCard, text_box);
  gtk_widget_class_bind_template_child (widget_class, MadoVerdictCard, icon);
  gtk_widget_class_bind_template_child (widget_class, MadoVerdictCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, MadoVerdictCard, body_label);
  gtk_widget_class_bind_template_child (widget_class, MadoVerdictCard, municipality_line);
  gtk_widget_class_bind_template_child (widget_class, MadoVerdictCard, buttons);
  gtk_widget_class_bind_template_child (widget_class, MadoVerdictCard, button);
  gtk_widget_class_bind_template_child (widget_class, MadoVerdictCard, button_label);
  gtk_widget_class_bind_template_child (widget_class, MadoVerdictCard, other_button);
  gtk_widget_class_bind_template_child (widget_class, MadoVerdictCard, other_label);
}

static void
mado_verdict_card_init (MadoVerdictCard *self)
{
  g_type_ensure (MADO_TYPE_MUNICIPALITY_LINE);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "columns-at", 40.0,
                "first-width", -1.0, "spacing", 16, "line-spacing", 12, NULL);
}

/* Whoever does not see the card hears of the verdict by the focus: on the button where there is
 * one, else on the card itself. */
static void
tell (MadoVerdictCard *self, const MadoVerdict *verdict)
{
  const char *body = verdict->body != NULL ? verdict->body : "";
  g_autofree char *all = g_strdup_printf ("%s\n%s", verdict->title, body);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  verdict->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, body, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, all, -1);
  gtk_widget_set_focusable (GTK_WIDGET (self), !verdict->has_procedure);
}

/* @target: of `win.procedure` */
static void
set_button (GtkWidget *button, GtkLabel *label, const char *words, const char *target)
{
  gtk_label_set_label (label, words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.procedure");
}

/* Of whoever presses it nothing more may be known. */
static char *
other_target (const MadoVerdict *verdict)
{
  const char *procedure = mado_procedure_to_string (verdict->other_procedure);

  return verdict->other_answer == MADO_ANSWER_UNANSWERED
             ? g_strdup (procedure)
             : g_strdup_printf ("%s %s=%s", procedure,
                                mado_question_to_string (verdict->other_question),
                                mado_answer_to_string (verdict->other_answer));
}

static void
set_buttons (MadoVerdictCard *self, const MadoVerdict *verdict)
{
  g_autofree char *target = NULL;

  gtk_widget_set_visible (self->buttons, verdict->has_procedure);
  gtk_widget_set_visible (self->other_button, verdict->other_button != NULL);
  if (verdict->has_procedure)
    set_button (self->button, self->button_label, verdict->button,
                mado_procedure_to_string (verdict->procedure));
  if (verdict->other_button == NULL)
    return;
  target = other_target (verdict);
  set_button (self->other_button, self->other_label, verdict->other_button, target);
}

void
mado_verdict_card_set_session (MadoVerdictCard *self, MadoSession *session)
{
  g_return_if_fail (MADO_IS_VERDICT_CARD (self));

  mado_municipality_line_set_session (self->municipality_line, session);
}

void
mado_verdict_card_set_verdict (MadoVerdictCard *self, const MadoVerdict *verdict)
{
  g_return_if_fail (MADO_IS_VERDICT_CARD (self));

  if (self->tone != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->tone);
  g_free (self->tone);
  self->tone = g_strdup (verdict->tone);
  gtk_widget_add_css_class (GTK_WIDGET (self), self->tone);
  gtk_image_set_from_icon_name (self->icon, verdict->icon);
  gtk_label_set_label (self->title_label, verdict->title);
  gtk_label_set_label (self->body_label, verdict->body != NULL ? verdict->body : "");
  gtk_widget_set_visible (GTK_WIDGET (self->body_label), verdict->body != NULL);
  set_buttons (self, verdict);
  tell (self, verdict);
}
