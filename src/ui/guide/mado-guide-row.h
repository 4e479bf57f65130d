/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-consultation.h"

G_BEGIN_DECLS

/* One line of the guidance: its sentence, how far it may be trusted, and, where @shows_sources,
 * who says it. Something to be brought along can be ticked off. */
#define MADO_TYPE_GUIDE_ROW (mado_guide_row_get_type ())
G_DECLARE_FINAL_TYPE (MadoGuideRow, mado_guide_row, MADO, GUIDE_ROW, AdwBin)

GtkWidget *
mado_guide_row_new (MadoConsultation *consultation, MadoLine line, gboolean shows_sources);

G_END_DECLS
