/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-about.h"

void
mado_about_show (GtkWindow *parent)
{
  static GtkWindow *about; /* (unowned) (nullable) */
  g_autoptr (GtkBuilder) builder = NULL;

  if (about == NULL)
    {
      builder =
          gtk_builder_new_from_resource ("/io/github/madoguchi/Madoguchi/ui/window/mado-about.ui");
      about = GTK_WINDOW (gtk_builder_get_object (builder, "about"));
      gtk_label_set_label (GTK_LABEL (gtk_builder_get_object (builder, "version_label")),
                           MADO_VERSION);
      gtk_window_set_transient_for (about, parent);
      g_object_add_weak_pointer (G_OBJECT (about), (gpointer *)&about);
    }
  gtk_window_present (about);
}
