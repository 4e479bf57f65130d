/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-help-page.h"

#include <adwaita.h>

#include "mado-wording-help.h"
#include "mado-wrap-layout.h"

struct _MadoHelpPage
{
  AdwBin parent_instance;

  GtkBox *question_box;
};

G_DEFINE_FINAL_TYPE (MadoHelpPage, mado_help_page, ADW_TYPE_BIN)

static void
mado_help_page_class_init (MadoHelpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (MADO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/madoguchi/Madoguchi/ui/page/mado-help-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MadoHelpPage, question_box);
}

static GtkWidget *
create_label (const char *text, GtkAccessibleRole role, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", text, "xalign",
                                   0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_question (MadoHelpPage *self, guint i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_box_append (GTK_BOX (box), create_label (mado_wording_help_question (i),
                                               GTK_ACCESSIBLE_ROLE_HEADING, "heading"));
  gtk_box_append (GTK_BOX (box), create_label (mado_wording_help_answer (i),
                                               GTK_ACCESSIBLE_ROLE_LABEL, "mado-prose"));
  gtk_box_append (self->question_box, box);
}

static void
mado_help_page_init (MadoHelpPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < MADO_N_HELP_QUESTIONS; i++)
    add_question (self, i);
}

GtkWidget *
mado_help_page_new (void)
{
  return g_object_new (MADO_TYPE_HELP_PAGE, NULL);
}
