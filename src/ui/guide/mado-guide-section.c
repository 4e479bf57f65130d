/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-section.h"

#include "mado-guide-row.h"
#include "mado-keep-dates.h"

void
mado_guide_box_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
create_label (const char *text, GtkAccessibleRole role)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, "accessible-role", role, NULL);
}

void
mado_guide_box_add_heading (GtkBox *box, const char *text)
{
  GtkWidget *label = create_label (text, GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_widget_add_css_class (label, "mado-section");
  gtk_box_append (box, label);
}

void
mado_guide_box_add_text (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = create_label (text, GTK_ACCESSIBLE_ROLE_LABEL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  mado_label_keep_dates (GTK_LABEL (label));
  gtk_box_append (box, label);
}

GtkBox *
mado_guide_box_add_rows (GtkBox *box)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (rows, "card");
  gtk_widget_add_css_class (rows, "mado-rows");
  gtk_box_append (box, rows);
  return GTK_BOX (rows);
}

void
mado_guide_rows_add (GtkBox *rows, GtkWidget *row)
{
  if (gtk_widget_get_first_child (GTK_WIDGET (rows)) != NULL)
    gtk_box_append (rows, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (rows, row);
}

void
mado_guide_box_add_section (GtkBox *box,
                            MadoConsultation *consultation,
                            MadoSection section,
                            const char *heading)
{
  const MadoGuideLines *lines = &mado_consultation_get_guide (consultation)->sections[section];
  GtkBox *rows;

  if (lines->n_lines == 0)
    return;
  if (heading != NULL)
    mado_guide_box_add_heading (box, heading);
  rows = mado_guide_box_add_rows (box);
  for (guint i = 0; i < lines->n_lines; i++)
    mado_guide_rows_add (rows, mado_guide_row_new (consultation, lines->lines[i]));
}
