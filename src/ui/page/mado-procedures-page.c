/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-procedures-page.h"

#include <adwaita.h>

#include "mado-procedure-list.h"
#include "mado-wording-source.h"

struct _MadoProceduresPage
{
  AdwBin parent_instance;

  MadoSession *session; /* (owned) */

  MadoProcedureList *procedure_list;
  GtkLabel *source_label;
};

G_DEFINE_FINAL_TYPE (MadoProceduresPage, mado_procedures_page, ADW_TYPE_BIN)

static void
update (MadoProceduresPage *self)
{
  MadoMunicipality *municipality = mado_session_get_municipality (self->session);
  g_autofree char *source = NULL;

  if (municipality == NULL)
    return;
  source = mado_wording_source_line (municipality);
  gtk_label_set_label (self->source_label, source);
}

static void
mado_procedures_page_dispose (GObject *object)
{
  MadoProceduresPage *self = MADO_PROCEDURES_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mado_procedures_page_parent_class)->dispose (object);
}

static void
mado_procedures_page_class_init (MadoProceduresPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_procedures_page_dispose;

  g_type_ensure (MADO_TYPE_PROCEDURE_LIST);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/page/mado-procedures-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoProceduresPage, procedure_list);
  gtk_widget_class_bind_template_child (widget_class, MadoProceduresPage, source_label);
}

static void
mado_procedures_page_init (MadoProceduresPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mado_procedure_list_show_all (self->procedure_list);
}

GtkWidget *
mado_procedures_page_new (MadoSession *session)
{
  MadoProceduresPage *self = g_object_new (MADO_TYPE_PROCEDURES_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::municipality", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
