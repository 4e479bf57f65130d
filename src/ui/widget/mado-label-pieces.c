/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-label-pieces.h"

#include "mado-kept-pieces.h"

static void
keep_pieces (GtkLabel *label)
{
  PangoAttrList *attributes = mado_kept_pieces (gtk_label_get_text (label));

  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
}

static gboolean
on_map_cb (GSignalInvocationHint *hint, guint n_params, const GValue *params, gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&params[0]);

  /* What has attributes has them from here, or from somebody whose they are. */
  if (GTK_IS_LABEL (widget) && gtk_label_get_attributes (GTK_LABEL (widget)) == NULL)
    {
      g_signal_connect (widget, "notify::label", G_CALLBACK (keep_pieces), NULL);
      keep_pieces (GTK_LABEL (widget));
    }
  return TRUE;
}

void
mado_label_pieces_init (void)
{
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map_cb, NULL, NULL);
}

void
mado_label_pieces_leave (GtkLabel *label)
{
  g_autoptr (PangoAttrList) none = pango_attr_list_new ();

  gtk_label_set_attributes (label, none);
}
