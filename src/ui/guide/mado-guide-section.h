/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MadoGuideSection:
 *
 * A part of a guide under a heading that folds it: a button, so that it can be pressed by whoever
 * reads the screen by ear, and tells whether it is open. Folded at first.
 *
 * Signal: opened, after somebody has opened it, before it is drawn.
 */
#define MADO_TYPE_GUIDE_SECTION (mado_guide_section_get_type ())
G_DECLARE_FINAL_TYPE (MadoGuideSection, mado_guide_section, MADO, GUIDE_SECTION, AdwBin)

MadoGuideSection *mado_guide_section_new (const char *title);
/* What is folded. (transfer none) */
GtkBox *mado_guide_section_get_box (MadoGuideSection *self);
gboolean mado_guide_section_get_open (MadoGuideSection *self);
void mado_guide_section_set_open (MadoGuideSection *self, gboolean open);

G_END_DECLS
