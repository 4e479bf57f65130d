/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-box.h"

void
mado_guide_box_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

void
mado_guide_box_add (GtkBox *box, GtkWidget *row)
{
  if (gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL)
    gtk_box_append (box, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (box, row);
}

static GtkWidget *
add_label (GtkBox *box, const char *text, GtkAccessibleRole role)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                    PANGO_WRAP_WORD_CHAR, "accessible-role", role, NULL);

  gtk_widget_add_css_class (label, "mado-row");
  mado_guide_box_add (box, label);
  return label;
}

void
mado_guide_box_add_text (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = add_label (box, text, GTK_ACCESSIBLE_ROLE_LABEL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
}

void
mado_guide_box_add_heading (GtkBox *box, const char *text)
{
  gtk_widget_add_css_class (add_label (box, text, GTK_ACCESSIBLE_ROLE_HEADING), "mado-heading");
}
