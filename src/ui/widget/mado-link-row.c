/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-link-row.h"

#include "mado-pair-layout.h"
#include "mado-wording-diagnosis.h"

struct _MadoLinkRow
{
  GtkWidget parent_instance;

  GtkLabel *name_label;
  GtkWidget *pill;
  GtkImage *icon;
  GtkLabel *state_label;
  const char *tone; /* (unowned) (nullable): static */
};

G_DEFINE_FINAL_TYPE (MadoLinkRow, mado_link_row, GTK_TYPE_WIDGET)

static void
mado_link_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MADO_TYPE_LINK_ROW);

  G_OBJECT_CLASS (mado_link_row_parent_class)->dispose (object);
}

static void
mado_link_row_class_init (MadoLinkRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mado_link_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, MADO_TYPE_PAIR_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "madolink");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/widget/mado-link-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoLinkRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, MadoLinkRow, pill);
  gtk_widget_class_bind_template_child (widget_class, MadoLinkRow, icon);
  gtk_widget_class_bind_template_child (widget_class, MadoLinkRow, state_label);
}

static void
mado_link_row_init (MadoLinkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "columns-at", 24.0,
                "first-width", -1.0, "spacing", 12, "line-spacing", 4, NULL);
}

GtkWidget *
mado_link_row_new (void)
{
  return g_object_new (MADO_TYPE_LINK_ROW, NULL);
}

void
mado_link_row_set (MadoLinkRow *self, MadoLink link, const MadoLinkReport *report)
{
  g_return_if_fail (MADO_IS_LINK_ROW (self));

  if (self->tone != NULL)
    gtk_widget_remove_css_class (self->pill, self->tone);
  self->tone = mado_wording_link_tone (report->state);
  gtk_widget_add_css_class (self->pill, self->tone);
  gtk_label_set_label (self->name_label, mado_wording_link (link));
  gtk_label_set_label (self->state_label, mado_wording_link_state (report->state));
  gtk_image_set_from_icon_name (self->icon, mado_wording_link_icon (report->state));
}
