/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-keep-dates.h"

#include "mado-kept-pieces.h"
#include "mado-wording-language.h"

void
mado_label_keep_dates (GtkLabel *label)
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
      g_signal_connect (widget, "notify::label", G_CALLBACK (mado_label_keep_dates), NULL);
      mado_label_keep_dates (GTK_LABEL (widget));
    }
  return TRUE;
}

void
mado_labels_follow_language (void)
{
  static gulong hook;
  guint map = g_signal_lookup ("map", GTK_TYPE_WIDGET);
  gboolean korean = g_str_equal (mado_wording_get_language_facts ()->tag, "ko");

  if (korean && hook == 0)
    hook = g_signal_add_emission_hook (map, 0, on_map_cb, NULL, NULL);
  else if (!korean && hook != 0)
    {
      g_signal_remove_emission_hook (map, hook);
      hook = 0;
    }
}
