/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-chip.h"

static void
on_toggled_cb (GtkCheckButton *chip)
{
  if (gtk_check_button_get_active (chip))
    gtk_widget_add_css_class (GTK_WIDGET (chip), "mado-chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (chip), "mado-chosen");
}

GtkCheckButton *
mado_chip_new (const char *text, GtkCheckButton *group, GtkWidget *question)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  GtkCheckButton *chip = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_RADIO, "child", label, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (chip), "mado-chip");
  gtk_check_button_set_group (chip, group);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  if (question != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                    question, NULL, -1);
  g_signal_connect (chip, "toggled", G_CALLBACK (on_toggled_cb), NULL);
  return chip;
}
