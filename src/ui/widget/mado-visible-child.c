/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-visible-child.h"

/* @child: (nullable): itself, if it is one */
static GtkWidget *
find_visible (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

GtkWidget *
mado_widget_get_first_visible (GtkWidget *widget)
{
  return find_visible (gtk_widget_get_first_child (widget));
}

GtkWidget *
mado_widget_get_next_visible (GtkWidget *child)
{
  return find_visible (gtk_widget_get_next_sibling (child));
}
