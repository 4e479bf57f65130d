/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-consultation.h"

G_BEGIN_DECLS

/* The answer: whether the procedure applies, and why, with buttons to the one that fits instead, or
 * is needed besides, and to what can be done right here. Follows the consultation. */
#define MADO_TYPE_GUIDE_VERDICT (mado_guide_verdict_get_type ())
G_DECLARE_FINAL_TYPE (MadoGuideVerdict, mado_guide_verdict, MADO, GUIDE_VERDICT, AdwBin)

MadoGuideVerdict *mado_guide_verdict_new (MadoConsultation *consultation);
/* What tells the answer itself, and what of the days has to be known beside it. (transfer none) */
GtkLabel *mado_guide_verdict_get_title (MadoGuideVerdict *self);
GtkLabel *mado_guide_verdict_get_days (MadoGuideVerdict *self);
/* Those of the reasons. */
void mado_guide_verdict_set_shows_sources (MadoGuideVerdict *self, gboolean shows_sources);

G_END_DECLS
