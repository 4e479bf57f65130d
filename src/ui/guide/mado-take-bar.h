/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-consultation.h"

G_BEGIN_DECLS

/* The guidance as something to be taken along: printed, as a PDF, in a calendar, as text. What came
 * of it is said above the buttons. */
#define MADO_TYPE_TAKE_BAR (mado_take_bar_get_type ())
G_DECLARE_FINAL_TYPE (MadoTakeBar, mado_take_bar, MADO, TAKE_BAR, AdwBin)

GtkWidget *mado_take_bar_new (MadoConsultation *consultation);

G_END_DECLS
