/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-save-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEY "mado-save-text"

/* A dialog that is open; it ends with @widget. */
typedef struct
{
  GtkWidget *widget; /* (unowned) */
  GBytes *text;      /* (owned) */
  MadoSaveTextSaid said;
} Saving;

static void
saving_free (gpointer data, GClosure *closure)
{
  Saving *self = data;

  g_bytes_unref (self->text);
  g_free (self);
}

static void
on_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  MadoSaveTextSaid said = g_object_get_data (object, KEY);
  gboolean saved = g_file_replace_contents_finish (G_FILE (object), result, NULL, NULL);

  if (gtk_widget_get_root (widget) != NULL)
    said (widget,
          saved ? _ ("保存しました。") : _ ("保存できませんでした。別の場所を選んでください。"));
}

static void
on_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Saving *self = user_data;
  GtkWidget *widget = self->widget;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      g_object_set_data (G_OBJECT (file), KEY, self->said);
      g_file_replace_contents_bytes_async (file, self->text, NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                           NULL, on_saved_cb, g_object_ref (widget));
    }
  /* The last of the dialog, and of what belongs to it. */
  g_object_set_data (G_OBJECT (widget), KEY, NULL);
}

static void
end_dialog (gpointer dialog)
{
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

void
mado_save_text (
    GtkWidget *widget, const char *title, const char *name, char *text, MadoSaveTextSaid said)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  GtkFileChooserNative *dialog;
  Saving *saving;

  if (g_object_get_data (G_OBJECT (widget), KEY) != NULL)
    return;
  dialog = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (widget)),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);

  saving = g_new0 (Saving, 1);
  saving->widget = widget;
  saving->text = g_steal_pointer (&bytes);
  saving->said = said;
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), saving, saving_free, 0);
  g_object_set_data_full (G_OBJECT (widget), KEY, dialog, end_dialog);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
