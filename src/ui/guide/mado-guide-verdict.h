/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-consultation.h"

G_BEGIN_DECLS

/* Whether the procedure applies, with buttons to the one that fits instead, or is needed besides.
 * Follows the consultation. */
#define MADO_TYPE_GUIDE_VERDICT (mado_guide_verdict_get_type ())
G_DECLARE_FINAL_TYPE (MadoGuideVerdict, mado_guide_verdict, MADO, GUIDE_VERDICT, GtkWidget)

GtkWidget *mado_guide_verdict_new (MadoConsultation *consultation);

G_END_DECLS
