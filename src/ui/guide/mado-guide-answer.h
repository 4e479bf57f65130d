/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The answer once more, in one line or two above the page, while the one on the page is scrolled
 * out of sight: a page that begins with the things to bring does not hide whether, and until when,
 * they are wanted. */
#define MADO_TYPE_GUIDE_ANSWER (mado_guide_answer_get_type ())
G_DECLARE_FINAL_TYPE (MadoGuideAnswer, mado_guide_answer, MADO, GUIDE_ANSWER, AdwBin)

/* @result, @days: in @scroller, where the page tells it; they are followed */
MadoGuideAnswer *
mado_guide_answer_new (GtkScrolledWindow *scroller, GtkLabel *result, GtkLabel *days);

G_END_DECLS
