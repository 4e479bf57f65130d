/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-sheet-print.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "mado-broker.h"
#include "mado-save-file.h"
#include "mado-sheet.h"
#include "mado-wording-clean.h"
#include "mado-rules-nicks.h"

struct _MadoSheetPrint
{
  GtkPrintOperation parent_instance;

  char *chosen;      /* (owned) (nullable): the URI of the file that the person wants it in */
  char *spool;       /* (owned) (nullable): where GTK writes that meanwhile */
  gboolean is_drawn; /* and is on its way into the file, or to the printers' service */
  gboolean is_for_portal;
  guint answer; /* the subscription to the portal's, or 0 */
  gboolean is_told;
};

G_DEFINE_FINAL_TYPE (MadoSheetPrint, mado_sheet_print, GTK_TYPE_PRINT_OPERATION)

typedef enum
{
  TOLD,
  N_SIGNALS,
} MadoSheetPrintSignal;

static guint signals[N_SIGNALS];

/* --- what became of it --- */

static void
tell (MadoSheetPrint *self, const char *sentence)
{
  g_autofree char *clean = sentence != NULL ? mado_wording_clean (sentence) : NULL;

  if (self->is_told)
    return;
  self->is_told = TRUE;
  g_signal_emit (self, signals[TOLD], 0, clean);
}

static char *
describe_failure (const char *reason)
{
  return g_strdup_printf (_ ("印刷できませんでした（%s）。PDFに保存してから印刷できます。"),
                          reason);
}

/* (nullable) (transfer full) */
static char *
describe (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    return NULL;
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return g_strdup (_ ("印刷に出しました。"));
  /* It may be asked for only where there is one. */
  gtk_print_operation_get_error (operation, &error);
  return describe_failure (error->message);
}

/* Whether the printers' service has taken it. */
static void
tell_sent (MadoSheetPrint *self, gboolean is_taken)
{
  g_autofree char *sentence =
      is_taken ? describe (GTK_PRINT_OPERATION (self), GTK_PRINT_OPERATION_RESULT_APPLY)
               : describe_failure (_ ("プリンターのサービスが受け取りませんでした"));

  tell (self, sentence);
}

/* @error: (nullable) */
static void
tell_saved (MadoSheetPrint *self, const GError *error)
{
  g_autofree char *sentence = mado_save_file_describe (error);

  tell (self, sentence);
}

/* --- into a file --- */

/* Where a portal prints, GTK has put the address of a file of its own among the settings. */
static gboolean
is_for_portal (const char *uri)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "gtkprint", NULL);
  g_autofree char *beginning = g_filename_to_uri (path, NULL, NULL);

  return g_str_has_prefix (uri, beginning);
}

/* Behind the walls GTK cannot write where the person has said: it writes into a file of this
 * operation's own, which is saved there once it is whole. Where none can be made GTK may try. */
static void
on_settings_cb (MadoSheetPrint *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  const char *chosen =
      settings != NULL ? gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI) : NULL;
  int fd;

  if (chosen == NULL || self->chosen != NULL)
    return;
  self->is_for_portal = is_for_portal (chosen);
  if (self->is_for_portal)
    return;
  self->chosen = g_strdup (chosen);
  /* Else nobody hears of its end. */
  gtk_print_operation_set_track_print_status (operation, TRUE);
  fd = g_file_open_tmp ("madoguchi-print-XXXXXX", &self->spool, NULL);
  if (fd < 0)
    return;
  (void)g_close (fd, NULL);
  g_autofree char *uri = g_filename_to_uri (self->spool, NULL, NULL);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
}

static void
on_saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MadoSheetPrint) self = user_data;
  g_autoptr (GError) error = NULL;

  (void)mado_broker_finish (result, &error);
  tell_saved (self, error);
}

static void
save (MadoSheetPrint *self)
{
  g_autoptr (GFile) file = g_file_new_for_uri (self->chosen);
  g_autoptr (GBytes) contents = NULL;
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  if (self->spool == NULL || !g_file_get_contents (self->spool, &text, &length, &error))
    {
      tell_saved (self, error);
      return;
    }
  contents = g_bytes_new_take (text, length);
  mado_broker_save_async (file, contents, G_FILE_CREATE_NONE, on_saved_cb, g_object_ref (self));
}

/* Half a page does not go over what is there: what broke off counts as finished, too. */
static void
mado_sheet_print_status_changed (GtkPrintOperation *operation)
{
  MadoSheetPrint *self = MADO_SHEET_PRINT (operation);

  if (!self->is_drawn || !gtk_print_operation_is_finished (operation))
    return;
  g_autoptr (MadoSheetPrint) owned = self;
  self->is_drawn = FALSE;
  if (self->chosen == NULL)
    {
      tell_sent (self, gtk_print_operation_get_status (operation) == GTK_PRINT_STATUS_FINISHED);
      return;
    }
  if (gtk_print_operation_get_status (operation) == GTK_PRINT_STATUS_FINISHED)
    {
      save (self);
      return;
    }
  g_autoptr (GError) error = g_error_new_literal (
      G_IO_ERROR, G_IO_ERROR_FAILED, gtk_print_operation_get_status_string (operation));
  tell_saved (self, error);
}

/* --- by a portal --- */

static void
on_answered_cb (GDBusConnection *bus,
                const char *sender,
                const char *path,
                const char *interface,
                const char *signal,
                GVariant *parameters,
                gpointer user_data)
{
  g_autoptr (MadoSheetPrint) self = user_data;
  guint32 answer = G_MAXUINT32;

  g_dbus_connection_signal_unsubscribe (bus, self->answer);
  self->answer = 0;
  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    g_variant_get_child (parameters, 0, "u", &answer);
  tell_sent (self, answer == 0);
}

/* GTK does not listen for what the portal makes of the page. It is given that after it is drawn,
 * and has answered all else before. */
static void
wait_for_portal (MadoSheetPrint *self)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  if (bus == NULL)
    {
      tell_sent (self, FALSE);
      return;
    }
  self->answer = g_dbus_connection_signal_subscribe (
      bus, "org.freedesktop.portal.Desktop", "org.freedesktop.portal.Request", "Response", NULL,
      NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_answered_cb, g_object_ref (self), NULL);
}

/* --- the end of drawing --- */

static void
mado_sheet_print_done (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  MadoSheetPrint *self = MADO_SHEET_PRINT (operation);

  GTK_PRINT_OPERATION_CLASS (mado_sheet_print_parent_class)->done (operation, result);

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY && self->is_for_portal)
    {
      wait_for_portal (self);
      return;
    }
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      /* GTK lets go of it here, or when it has sent it, which may fail. */
      self->is_drawn = TRUE;
      g_object_ref (self);
      mado_sheet_print_status_changed (operation);
      return;
    }
  g_autofree char *sentence = describe (operation, result);
  tell (self, sentence);
}

/* --- the operation --- */

static void
mado_sheet_print_finalize (GObject *object)
{
  MadoSheetPrint *self = MADO_SHEET_PRINT (object);

  if (self->spool != NULL)
    (void)g_remove (self->spool);
  g_free (self->spool);
  g_free (self->chosen);

  G_OBJECT_CLASS (mado_sheet_print_parent_class)->finalize (object);
}

static void
mado_sheet_print_class_init (MadoSheetPrintClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mado_sheet_print_finalize;
  operation_class->done = mado_sheet_print_done;
  operation_class->status_changed = mado_sheet_print_status_changed;

  /* @sentence: (nullable) */
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mado_sheet_print_init (MadoSheetPrint *self)
{
  g_signal_connect (self, "notify::print-settings", G_CALLBACK (on_settings_cb), NULL);
}

static GtkPageSetup *
create_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_top_margin (setup, MADO_SHEET_MARGIN, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, MADO_SHEET_MARGIN, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, MADO_SHEET_MARGIN, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, MADO_SHEET_MARGIN, GTK_UNIT_POINTS);
  gtk_paper_size_free (paper);
  return setup;
}

/* Where it is printed into a file: the name that the other files have. */
static GtkPrintSettings *
create_settings (const MadoHandout *handout)
{
  GtkPrintSettings *settings = gtk_print_settings_new ();
  g_autofree char *name =
      g_strconcat ("madoguchi-", mado_procedure_to_string (handout->guide->procedure), NULL);

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  return settings;
}

MadoSheetPrint *
mado_sheet_print_new (const MadoHandout *handout)
{
  MadoSheetPrint *self = g_object_new (MADO_TYPE_SHEET_PRINT, NULL);
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);
  g_autoptr (GtkPageSetup) setup = create_page_setup ();
  g_autoptr (GtkPrintSettings) settings = create_settings (handout);
  g_autofree char *title = mado_sheet_dup_title (handout);

  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_allow_async (operation, TRUE);
  return self;
}

void
mado_sheet_print_run (MadoSheetPrint *self, GtkPrintOperationAction action, GtkWindow *window)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);
  g_autoptr (GError) error = NULL;

  /* What does not even start is not always called done. */
  if (gtk_print_operation_run (operation, action, window, &error) ==
          GTK_PRINT_OPERATION_RESULT_ERROR &&
      error != NULL)
    {
      g_autofree char *sentence = describe (operation, GTK_PRINT_OPERATION_RESULT_ERROR);

      tell (self, sentence);
    }
}

static gboolean
is_above (GtkWindow *dialog, GtkWindow *window)
{
  while (dialog != NULL && dialog != window)
    dialog = gtk_window_get_transient_for (dialog);
  return dialog != NULL;
}

/* An operation does not give its window away. Nothing else here is GTK's own dialog, but for a
 * choice of a file, which goes with it. */
void
mado_sheet_print_dismiss (GtkWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i-- > 0;)
    {
      g_autoptr (GtkWindow) dialog = g_list_model_get_item (windows, i);

      if (dialog != NULL && GTK_IS_DIALOG (dialog) && is_above (dialog, window))
        gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
    }
}

char *
mado_sheet_print_check (const MadoHandout *handout)
{
  g_autoptr (GError) error = NULL;

  if (mado_sheet_draw (handout, NULL, MADO_SHEET_WIDTH - 2 * MADO_SHEET_MARGIN,
                       MADO_SHEET_HEIGHT - 2 * MADO_SHEET_MARGIN, &error))
    return NULL;
  return g_strdup_printf (_ ("印刷できません（%s）。"), error->message);
}
