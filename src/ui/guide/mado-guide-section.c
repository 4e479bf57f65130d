/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-section.h"

struct _MadoGuideSection
{
  AdwBin parent_instance;

  GtkWidget *button;
  GtkImage *arrow;
  GtkWidget *body;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (MadoGuideSection, mado_guide_section, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPENED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

gboolean
mado_guide_section_get_open (MadoGuideSection *self)
{
  g_return_val_if_fail (MADO_IS_GUIDE_SECTION (self), FALSE);

  return gtk_widget_get_visible (self->body);
}

void
mado_guide_section_set_open (MadoGuideSection *self, gboolean open)
{
  g_return_if_fail (MADO_IS_GUIDE_SECTION (self));

  gtk_widget_set_visible (self->body, open);
  gtk_image_set_from_icon_name (self->arrow, open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, open,
                               -1);
}

static void
on_clicked_cb (MadoGuideSection *self)
{
  mado_guide_section_set_open (self, !mado_guide_section_get_open (self));
  if (mado_guide_section_get_open (self))
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static gboolean
mado_guide_section_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MADO_GUIDE_SECTION (widget)->button);
}

static void
mado_guide_section_class_init (MadoGuideSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = mado_guide_section_grab_focus;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "madosection");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mado_guide_section_init (MadoGuideSection *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->button = gtk_button_new ();
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_box_append (GTK_BOX (self->body), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (column), self->button);
  gtk_box_append (GTK_BOX (column), self->body);
  adw_bin_set_child (ADW_BIN (self), column);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

MadoGuideSection *
mado_guide_section_new (const char *title)
{
  MadoGuideSection *self = g_object_new (MADO_TYPE_GUIDE_SECTION, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->arrow =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->arrow));
  gtk_button_set_child (GTK_BUTTON (self->button), head);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  mado_guide_section_set_open (self, FALSE);
  return self;
}

GtkBox *
mado_guide_section_get_box (MadoGuideSection *self)
{
  g_return_val_if_fail (MADO_IS_GUIDE_SECTION (self), NULL);

  return self->box;
}
