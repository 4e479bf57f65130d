/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-day-code.h"

G_BEGIN_DECLS

/**
 * MadoDayCodeView:
 *
 * A QR code for a telephone's camera, and the words that say what it does: side by side, or the
 * code below the words where there is no room. Dark on white in every theme, since not every camera
 * reads light on dark. At least 4 pixels to a module, some 70 mm in all, which a camera takes from
 * an arm's length; a style class gives the drawing more (min-width, min-height).
 */
#define MADO_TYPE_DAY_CODE_VIEW (mado_day_code_view_get_type ())
G_DECLARE_FINAL_TYPE (MadoDayCodeView, mado_day_code_view, MADO, DAY_CODE_VIEW, GtkWidget)

/* @code: (transfer full) (nullable): hides itself without one */
void mado_day_code_view_set_code (MadoDayCodeView *self, MadoDayCode *code);

G_END_DECLS
