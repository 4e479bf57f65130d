/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-consultation.h"

G_BEGIN_DECLS

/**
 * MadoGuidePage:
 *
 * The guide of one procedure on one page: the answer, the questions whose answers change it, and
 * what to bring, where, what comes after and what to know under headings that fold. What is taken
 * along stands at its foot. It opens where 持ち物 is in view, with the focus there.
 */
#define MADO_TYPE_GUIDE_PAGE (mado_guide_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoGuidePage, mado_guide_page, MADO, GUIDE_PAGE, AdwBin)

/* The sources of the lines are shown to staff, and to others on demand. */
GtkWidget *mado_guide_page_new (MadoConsultation *consultation);
MadoConsultation *mado_guide_page_get_consultation (MadoGuidePage *self);
/* Is open where @old is, which has the same consultation, in words of another language. */
void mado_guide_page_take_over (MadoGuidePage *self, MadoGuidePage *old);

G_END_DECLS
