/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-consultation.h"

G_BEGIN_DECLS

/* What became of a slip, as a sentence. @owner: as given to mado_slip_print() */
typedef void (*MadoSlipDone) (GObject *owner, const char *sentence);

/* Prints for the citizen, at once and on the usual printer, the sheet of what is talked through in
 * @open (nullable), or else of the procedure that fits the card in @session best, as it is known
 * now: the card may be taken out at once. @done is not called when @owner is gone by then. */
void mado_slip_print (MadoSession *session,
                      MadoConsultation *open,
                      GtkWindow *window,
                      GObject *owner,
                      MadoSlipDone done);

G_END_DECLS
