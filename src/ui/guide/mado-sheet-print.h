/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-handout.h"

G_BEGIN_DECLS

/* An operation that prints the one A4 page of @handout, once its "draw-page" draws it in points. */
GtkPrintOperation *mado_sheet_print_new (const MadoHandout *handout);
/* Why it would be a page that nobody should be handed, as a sentence; NULL where it is good.
 * (transfer full) */
char *mado_sheet_print_check (const MadoHandout *handout);
/* What became of it, as a sentence; NULL when the person thought better of it. (transfer full) */
char *mado_sheet_print_describe (GtkPrintOperation *operation, GtkPrintOperationResult result);

G_END_DECLS
