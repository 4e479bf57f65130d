/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-keep-dates.h"

#include "mado-kept-pieces.h"
#include "mado-wording-language.h"

/* Of a label whose attributes are those of keep_words(). */
#define KEPT "mado-kept-words"

void
mado_label_keep_dates (GtkLabel *label)
{
  PangoAttrList *attributes = mado_kept_pieces (gtk_label_get_text (label));

  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
}

static void
keep_words (GtkLabel *label)
{
  const gboolean kept = g_object_get_data (G_OBJECT (label), KEPT) != NULL;
  const gboolean korean = g_str_equal (mado_wording_get_language_facts ()->tag, "ko");

  /* Those that somebody else gave it are theirs. */
  if (!kept && gtk_label_get_attributes (label) != NULL)
    return;
  if (korean)
    mado_label_keep_dates (label);
  else if (kept)
    gtk_label_set_attributes (label, NULL);
  g_object_set_data (G_OBJECT (label), KEPT, GINT_TO_POINTER (korean));
}

static gboolean
on_map_cb (GSignalInvocationHint *hint, guint n_params, const GValue *params, gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&params[0]);

  if (GTK_IS_LABEL (widget))
    {
      g_signal_handlers_disconnect_by_func (widget, keep_words, NULL);
      g_signal_connect (widget, "notify::label", G_CALLBACK (keep_words), NULL);
      keep_words (GTK_LABEL (widget));
    }
  return TRUE;
}

void
mado_labels_keep_words (void)
{
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_map_cb, NULL, NULL);
}
