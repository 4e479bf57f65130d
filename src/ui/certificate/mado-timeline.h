/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-advice.h"

G_BEGIN_DECLS

/**
 * MadoTimeline:
 *
 * The life of one certificate as a line: issued ─ notice ─ window opens ─ today ─ expiry. The last
 * months get more room than their share of five years, so that the window can be seen. Colours and
 * type come from the theme; the same is told in words to a screen reader.
 */
#define MADO_TYPE_TIMELINE (mado_timeline_get_type ())
G_DECLARE_FINAL_TYPE (MadoTimeline, mado_timeline, MADO, TIMELINE, GtkWidget)

/* Hides itself when @advice has no expiry. */
void mado_timeline_set_advice (MadoTimeline *self,
                               const MadoCertificateAdvice *advice,
                               const GDate *today);

G_END_DECLS
