/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-sources-sheet.h"

#include <adwaita.h>

#include "mado-source-row.h"
#include "mado-wording-source.h"

struct _MadoSourcesSheet
{
  AdwBin parent_instance;

  GtkLabel *municipality_label;
  GtkBox *rules_box;
};

G_DEFINE_FINAL_TYPE (MadoSourcesSheet, mado_sources_sheet, ADW_TYPE_BIN)

static void
mado_sources_sheet_class_init (MadoSourcesSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/page/mado-sources-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoSourcesSheet, municipality_label);
  gtk_widget_class_bind_template_child (widget_class, MadoSourcesSheet, rules_box);
}

static void
mado_sources_sheet_init (MadoSourcesSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
mark_used (const MadoCertificateAdvice *certificate, gboolean *used)
{
  g_autoptr (GArray) rules = mado_wording_rules_used (certificate);

  for (guint i = 0; i < rules->len; i++)
    used[g_array_index (rules, MadoRule, i)] = TRUE;
}

GtkWidget *
mado_sources_sheet_new (const MadoAdvice *advice, MadoMunicipality *municipality)
{
  MadoSourcesSheet *self = g_object_new (MADO_TYPE_SOURCES_SHEET, NULL);
  gboolean used[MADO_N_RULES] = { FALSE };
  g_autofree char *line = mado_wording_source_line (municipality);

  gtk_label_set_label (self->municipality_label, line);
  for (guint kind = 0; advice != NULL && kind < MADO_N_KINDS; kind++)
    mark_used (&advice->certificates[kind], used);
  for (guint rule = 0; rule < MADO_N_RULES; rule++)
    if (advice == NULL || used[rule])
      gtk_box_append (self->rules_box, mado_source_row_new ((MadoRule)rule, municipality));
  return GTK_WIDGET (self);
}
