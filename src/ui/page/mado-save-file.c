/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-save-file.h"

#include <glib/gi18n.h>

#include "mado-broker.h"
#include "mado-wording-clean.h"
#include "mado-wording-error.h"

#define KEY "mado-save-file"

typedef struct
{
  GtkWidget
      *widget;      /* (unowned) while the dialog is open, which ends with it; (owned) afterwards */
  GBytes *contents; /* (owned) */
  GFileCreateFlags flags;
  MadoSaveFileSaid said;
} Saving;

static Saving *
saving_new (GtkWidget *widget, GBytes *contents, GFileCreateFlags flags, MadoSaveFileSaid said)
{
  Saving *self = g_new0 (Saving, 1);

  *self = (Saving){ widget, g_bytes_ref (contents), flags, said };
  return self;
}

static void
saving_free (gpointer data, GClosure *closure)
{
  Saving *self = data;

  g_bytes_unref (self->contents);
  g_free (self);
}

/* The end of it. */
static void
tell (Saving *self, const char *sentence)
{
  g_autoptr (GtkWidget) widget = self->widget;
  g_autofree char *clean = mado_wording_clean (sentence);

  if (gtk_widget_get_root (widget) != NULL)
    self->said (widget, clean);
  saving_free (self, NULL);
}

char *
mado_save_file_describe (const GError *error)
{
  return error != NULL
             ? g_strdup_printf (_ ("保存できませんでした（%s）。別の場所を選んでください。"),
                                mado_wording_file_error (error))
             : g_strdup (_ ("保存しました。"));
}

static void
on_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  (void)mado_broker_finish (result, &error);
  g_autofree char *sentence = mado_save_file_describe (error);
  tell (user_data, sentence);
}

/* Opening a pipe would wait for its reader. */
static void
on_looked_at_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Saving *self = user_data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, NULL);

  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_SPECIAL)
    tell (self, _ ("ふつうのファイルではないため、保存できません。別の名前を選んでください。"));
  else
    mado_broker_save_async (G_FILE (object), self->contents, self->flags, on_saved_cb, self);
}

static void
on_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  const Saving *self = user_data;
  GtkWidget *widget = self->widget;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    g_file_query_info_async (
        file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL,
        on_looked_at_cb,
        saving_new (g_object_ref (widget), self->contents, self->flags, self->said));
  /* The last of the dialog, and of what belongs to it. */
  g_object_set_data (G_OBJECT (widget), KEY, NULL);
}

/* The page has been closed under the dialog: what it was to save is nobody's any more. */
static void
on_root_cb (GtkWidget *widget)
{
  if (gtk_widget_get_root (widget) == NULL)
    g_object_set_data (G_OBJECT (widget), KEY, NULL);
}

static void
end_dialog (gpointer dialog)
{
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

void
mado_save_file (GtkWidget *widget,
                const char *title,
                const char *name,
                GBytes *contents,
                GFileCreateFlags flags,
                MadoSaveFileSaid said)
{
  GtkFileChooserNative *dialog;

  if (g_object_get_data (G_OBJECT (widget), KEY) != NULL)
    return;
  dialog = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (widget)),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb),
                         saving_new (widget, contents, flags, said), saving_free, 0);
  g_signal_connect_object (widget, "notify::root", G_CALLBACK (on_root_cb), dialog, 0);
  g_object_set_data_full (G_OBJECT (widget), KEY, dialog, end_dialog);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void (*set_property_of_list) (GObject *, guint, const GValue *, GParamSpec *);

static void
set_property_elsewhere (GObject *list, guint id, const GValue *value, GParamSpec *pspec)
{
  g_autofree char *name = g_build_filename (g_get_tmp_dir (), "recently-used.xbel", NULL);
  g_auto (GValue) ours = G_VALUE_INIT;

  g_value_init (&ours, G_TYPE_STRING);
  g_value_set_string (&ours, name);
  set_property_of_list (list, id, g_str_equal (pspec->name, "filename") ? &ours : value, pspec);
}

void
mado_save_file_forget_names (void)
{
  GObjectClass *klass;

  if (!mado_broker_is_there ())
    return;
  klass = g_type_class_ref (GTK_TYPE_RECENT_MANAGER);
  set_property_of_list = klass->set_property;
  klass->set_property = set_property_elsewhere;
  g_type_class_unref (klass);
}
