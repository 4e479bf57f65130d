/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-municipality-banner.h"

#include "mado-pair-layout.h"
#include "mado-wording-source.h"

struct _MadoMunicipalityBanner
{
  GtkWidget parent_instance;

  MadoSession *session; /* (owned) (nullable) */
  gboolean is_public;
  GtkWidget *text_box;
  GtkLabel *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (MadoMunicipalityBanner, mado_municipality_banner, GTK_TYPE_WIDGET)

static char *
create_text (MadoMunicipalityBanner *self)
{
  MadoMunicipality *municipality = mado_session_get_municipality (self->session);

  if (municipality == NULL)
    return NULL;
  return self->is_public ? mado_wording_municipality_problem_in_public (municipality)
                         : mado_wording_municipality_problem (municipality, FALSE);
}

static void
update (MadoMunicipalityBanner *self)
{
  g_autofree char *text = create_text (self);

  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

static void
mado_municipality_banner_dispose (GObject *object)
{
  MadoMunicipalityBanner *self = MADO_MUNICIPALITY_BANNER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MADO_TYPE_MUNICIPALITY_BANNER);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mado_municipality_banner_parent_class)->dispose (object);
}

static void
mado_municipality_banner_class_init (MadoMunicipalityBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_municipality_banner_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, MADO_TYPE_PAIR_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "madobanner");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/window/mado-municipality-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoMunicipalityBanner, text_box);
  gtk_widget_class_bind_template_child (widget_class, MadoMunicipalityBanner, label);
  gtk_widget_class_bind_template_child (widget_class, MadoMunicipalityBanner, button);
}

static void
mado_municipality_banner_init (MadoMunicipalityBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "columns-at", 34.0,
                "first-width", -1.0, "spacing", 12, "line-spacing", 4, NULL);
}

void
mado_municipality_banner_set_session (MadoMunicipalityBanner *self,
                                      MadoSession *session,
                                      gboolean is_public)
{
  g_return_if_fail (MADO_IS_MUNICIPALITY_BANNER (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  self->is_public = is_public;
  gtk_widget_set_visible (self->button, !is_public);
  g_signal_connect_object (session, "notify::municipality", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
