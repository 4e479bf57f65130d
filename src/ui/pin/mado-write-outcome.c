/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-write-outcome.h"

struct _MadoWriteOutcome
{
  AdwBin parent_instance;

  const char *tone; /* (nullable): static */

  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *body_label;
  GtkLabel *advice_label;
};

G_DEFINE_FINAL_TYPE (MadoWriteOutcome, mado_write_outcome, ADW_TYPE_BIN)

static const struct
{
  const char *icon;
  const char *tone;
} looks[] = {
  [MADO_WRITE_OUTCOME_DONE] = { "object-select-symbolic", "mado-act" },
  [MADO_WRITE_OUTCOME_NOTHING] = { "mado-info-symbolic", "mado-calm" },
  [MADO_WRITE_OUTCOME_UNKNOWN] = { "dialog-warning-symbolic", "mado-warn" },
};

static void
mado_write_outcome_class_init (MadoWriteOutcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "madoverdict");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/pin/mado-write-outcome.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoWriteOutcome, icon);
  gtk_widget_class_bind_template_child (widget_class, MadoWriteOutcome, title_label);
  gtk_widget_class_bind_template_child (widget_class, MadoWriteOutcome, body_label);
  gtk_widget_class_bind_template_child (widget_class, MadoWriteOutcome, advice_label);
}

static void
mado_write_outcome_init (MadoWriteOutcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* So that it is read out as soon as it is there. */
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

void
mado_write_outcome_set (MadoWriteOutcome *self,
                        MadoWriteOutcomeKind kind,
                        const char *title,
                        const char *body,
                        const char *advice)
{
  g_return_if_fail (MADO_IS_WRITE_OUTCOME (self));

  if (self->tone != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->tone);
  self->tone = looks[kind].tone;
  gtk_widget_add_css_class (GTK_WIDGET (self), self->tone);
  gtk_image_set_from_icon_name (self->icon, looks[kind].icon);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->body_label, body);
  gtk_label_set_label (self->advice_label, advice != NULL ? advice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->advice_label), advice != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, body, -1);
}
