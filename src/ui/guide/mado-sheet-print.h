/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-handout.h"

G_BEGIN_DECLS

/* An operation that prints the one A4 page of a handout, once its "draw-page" draws it in points.
 *
 * Its signal "told" (sentence) says once what became of it: of what is printed into a file only
 * when that is where the person wants it, or cannot be. The sentence is NULL when the person
 * thought better of it. */
#define MADO_TYPE_SHEET_PRINT (mado_sheet_print_get_type ())
G_DECLARE_FINAL_TYPE (MadoSheetPrint, mado_sheet_print, MADO, SHEET_PRINT, GtkPrintOperation)

MadoSheetPrint *mado_sheet_print_new (const MadoHandout *handout);
void mado_sheet_print_run (MadoSheetPrint *self, GtkPrintOperationAction action, GtkWindow *window);
/* Closes what GTK asks the person above @window: nothing is printed. */
void mado_sheet_print_dismiss (GtkWindow *window);
/* Why it would be a page that nobody should be handed, as a sentence; NULL where it is good.
 * (transfer full) */
char *mado_sheet_print_check (const MadoHandout *handout);

G_END_DECLS
