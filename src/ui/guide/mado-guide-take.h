/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-consultation.h"

G_BEGIN_DECLS

/* Adds what can be taken along by looking at it: the next day as a code for a
 * telephone's camera, and the sheet as it would be printed. */
void mado_guide_take_fill (GtkBox *box, MadoConsultation *consultation);

G_END_DECLS
