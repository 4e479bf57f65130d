/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-keys.h"

#include "mado-visible-child.h"

void
mado_keys_show (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/madoguchi/Madoguchi/ui/window/mado-keys.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "keys"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

gboolean
mado_keys_go_on (GtkWidget *page)
{
  if (GTK_IS_BUTTON (page) && gtk_widget_has_css_class (page, "suggested-action"))
    return gtk_widget_is_sensitive (page) && gtk_widget_activate (page);
  for (GtkWidget *child = mado_widget_get_first_visible (page); child != NULL;
       child = mado_widget_get_next_visible (child))
    if (mado_keys_go_on (child))
      return TRUE;
  return FALSE;
}
