/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-sheet-print.h"

#include <glib/gi18n.h>

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
