/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-sheet-print.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "mado-broker.h"
#include "mado-sheet.h"
#include "mado-wording-clean.h"
#include "mado-rules-nicks.h"

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

/* --- into a file --- */

/* That the person has chosen; GTK writes into one beside it, where nobody else can. */
#define CHOSEN "mado-chosen-file"

static void
on_settings_cb (GtkPrintOperation *operation)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  const char *chosen =
      settings != NULL ? gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI) : NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "madoguchi-print", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (chosen == NULL || g_strcmp0 (chosen, uri) == 0)
    return;
  g_object_set_data_full (G_OBJECT (operation), CHOSEN, g_strdup (chosen), g_free);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  /* Else it is gone before its end is told. */
  gtk_print_operation_set_track_print_status (operation, TRUE);
  g_object_ref (operation);
}

static void
on_status_cb (GtkPrintOperation *operation)
{
  g_autofree char *chosen = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "madoguchi-print", NULL);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) contents = NULL;
  char *text;
  gsize length;

  if (!gtk_print_operation_is_finished (operation))
    return;
  chosen = g_object_steal_data (G_OBJECT (operation), CHOSEN);
  if (chosen == NULL)
    return;
  g_autoptr (GtkPrintOperation) owned = operation;
  if (!g_file_get_contents (path, &text, &length, NULL))
    return;
  contents = g_bytes_new_take (text, length);
  (void)g_remove (path);
  file = g_file_new_for_uri (chosen);
  mado_broker_save_async (file, contents, G_FILE_CREATE_NONE, mado_broker_log_cb, NULL);
}

/* Behind the walls GTK cannot write where the person has said. */
static void
write_by_broker (GtkPrintOperation *operation)
{
  if (!mado_broker_is_there ())
    return;
  g_signal_connect (operation, "notify::print-settings", G_CALLBACK (on_settings_cb), NULL);
  g_signal_connect (operation, "status-changed", G_CALLBACK (on_status_cb), NULL);
}

GtkPrintOperation *
mado_sheet_print_new (const MadoHandout *handout)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = create_page_setup ();
  g_autoptr (GtkPrintSettings) settings = create_settings (handout);
  g_autofree char *title = mado_sheet_dup_title (handout);

  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_allow_async (operation, TRUE);
  write_by_broker (operation);
  return operation;
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

char *
mado_sheet_print_describe (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    return NULL;
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return g_strdup (_ ("印刷に出しました。"));
  /* It may be asked for only where there is one. */
  gtk_print_operation_get_error (operation, &error);
  reason = mado_wording_clean (error->message);
  return g_strdup_printf (_ ("印刷できませんでした（%s）。PDFに保存してから印刷できます。"),
                          reason);
}
