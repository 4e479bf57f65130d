/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-municipality-line.h"

#include <glib/gi18n.h>

#include "mado-wording-source.h"

struct _MadoMunicipalityLine
{
  AdwBin parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (MadoMunicipalityLine, mado_municipality_line, ADW_TYPE_BIN)

static void
update (MadoMunicipalityLine *self, GParamSpec *pspec, MadoSession *session)
{
  MadoMunicipality *municipality = mado_session_get_municipality (session);
  g_autofree char *name = NULL;
  g_autofree char *edition = NULL;
  g_autofree char *text = NULL;

  if (municipality == NULL)
    return;
  name = mado_wording_municipality (municipality);
  edition = mado_wording_edition (municipality);
  text = edition != NULL
             /* Translators: a municipality and how old its rules are; pressing it leads to the
              * choice of another */
             ? g_strdup_printf (_ ("自治体：%1$s、%2$s（変更…）"), name, edition)
             /* Translators: %s is a municipality; pressing it leads to the choice of another */
             : g_strdup_printf (_ ("自治体：%s（変更…）"), name);
  gtk_label_set_label (self->label, text);
}

static void
mado_municipality_line_class_init (MadoMunicipalityLineClass *klass)
{
}

static void
mado_municipality_line_init (MadoMunicipalityLine *self)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *button = gtk_button_new ();

  self->label = GTK_LABEL (label);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.municipality");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mado-source-line");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  adw_bin_set_child (ADW_BIN (self), button);
}

void
mado_municipality_line_set_session (MadoMunicipalityLine *self, MadoSession *session)
{
  g_return_if_fail (MADO_IS_MUNICIPALITY_LINE (self));

  g_signal_connect_object (session, "notify::municipality", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self, NULL, session);
}
