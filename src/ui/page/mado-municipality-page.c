/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-municipality-page.h"

#include <adwaita.h>

#include "mado-municipality.h"
#include "mado-wording-error.h"
#include "mado-wording-source.h"

struct _MadoMunicipalityPage
{
  AdwBin parent_instance;

  GtkCheckButton *first;  /* (unowned) (nullable): of the group */
  GtkCheckButton *chosen; /* (unowned) (nullable) */

  GtkBox *choice_box;
  GtkWidget *locked_label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (MadoMunicipalityPage, mado_municipality_page, ADW_TYPE_BIN)

static gboolean
is_locked (void)
{
  return !g_action_group_get_action_enabled (G_ACTION_GROUP (g_application_get_default ()),
                                             "municipality");
}

static void
on_toggled_cb (MadoMunicipalityPage *self, GtkCheckButton *check)
{
  if (gtk_check_button_get_active (check))
    self->chosen = check;
}

static void
on_clicked_cb (MadoMunicipalityPage *self)
{
  const char *id = gtk_widget_get_name (GTK_WIDGET (self->chosen));

  gtk_widget_activate_action (GTK_WIDGET (self), "app.municipality", "s", id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A file that cannot be used is listed too, with what is wrong with it: who has written it looks
 * for it here. */
static GtkWidget *
create_choice (MadoMunicipalityPage *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) municipality = mado_municipality_load (id, NULL, &error);
  g_autofree char *name =
      municipality != NULL ? mado_wording_municipality (municipality) : g_strdup (id);
  g_autofree char *detail =
      municipality != NULL ? mado_wording_source (&municipality->page) : mado_wording_error (error);
  GtkWidget *check =
      g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *name_label = create_label (name, "mado-value");
  GtkWidget *detail_label = create_label (detail, "mado-detail");

  gtk_box_append (GTK_BOX (box), name_label);
  gtk_box_append (GTK_BOX (box), detail_label);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->first);
  gtk_widget_set_name (check, id);
  gtk_widget_set_sensitive (check, municipality != NULL && !is_locked ());
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  name_label, NULL, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  detail_label, NULL, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled_cb), self, G_CONNECT_SWAPPED);
  return check;
}

static void
fill (MadoMunicipalityPage *self, const char *chosen)
{
  g_auto (GStrv) ids = mado_municipality_list ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      GtkWidget *check = create_choice (self, ids[i]);

      gtk_box_append (self->choice_box, check);
      if (self->first == NULL)
        self->first = GTK_CHECK_BUTTON (check);
      if (i == 0 || g_str_equal (ids[i], chosen))
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
    }
}

static void
mado_municipality_page_class_init (MadoMunicipalityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/page/mado-municipality-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoMunicipalityPage, choice_box);
  gtk_widget_class_bind_template_child (widget_class, MadoMunicipalityPage, locked_label);
  gtk_widget_class_bind_template_child (widget_class, MadoMunicipalityPage, button);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked_cb);
}

static void
mado_municipality_page_init (MadoMunicipalityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->locked_label, is_locked ());
  gtk_widget_set_visible (self->button, !is_locked ());
}

GtkWidget *
mado_municipality_page_new (const char *id)
{
  MadoMunicipalityPage *self = g_object_new (MADO_TYPE_MUNICIPALITY_PAGE, NULL);

  fill (self, id);
  return GTK_WIDGET (self);
}
