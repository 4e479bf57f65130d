/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-source-row.h"

#include <glib/gi18n.h>

#include "mado-wording-source.h"

struct _MadoSourceRow
{
  AdwBin parent_instance;

  GtkLabel *rule_label;
  GtkLabel *words_label;
  GtkLabel *source_label;
  GtkWidget *beyond_box;
  GtkLinkButton *link;
};

G_DEFINE_FINAL_TYPE (MadoSourceRow, mado_source_row, ADW_TYPE_BIN)

static void
mado_source_row_class_init (MadoSourceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "madosource");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/page/mado-source-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoSourceRow, rule_label);
  gtk_widget_class_bind_template_child (widget_class, MadoSourceRow, words_label);
  gtk_widget_class_bind_template_child (widget_class, MadoSourceRow, source_label);
  gtk_widget_class_bind_template_child (widget_class, MadoSourceRow, beyond_box);
  gtk_widget_class_bind_template_child (widget_class, MadoSourceRow, link);
}

static void
mado_source_row_init (MadoSourceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

GtkWidget *
mado_source_row_new (MadoRule rule, MadoMunicipality *municipality)
{
  MadoSourceRow *self = g_object_new (MADO_TYPE_SOURCE_ROW, NULL);
  const MadoSource *source = &municipality->sources[rule];
  g_autofree char *words = mado_wording_rule (rule, &municipality->rules);
  g_autofree char *where = mado_wording_source (source);
  g_autofree char *quote =
      source->words != NULL ? g_strdup_printf (_ ("「%s」"), source->words) : NULL;

  gtk_label_set_label (self->rule_label, words);
  gtk_label_set_label (self->words_label, quote != NULL ? quote : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words_label), quote != NULL);
  gtk_label_set_label (self->source_label, where);
  gtk_widget_set_visible (self->beyond_box, source->beyond_page);
  gtk_widget_set_visible (GTK_WIDGET (self->link), source->url != NULL);
  if (source->url != NULL)
    {
      gtk_link_button_set_uri (self->link, source->url);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->link), source->url);
    }
  return GTK_WIDGET (self);
}
