/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-layout-cursor.h"

G_BEGIN_DECLS

/* Whether there is an end to draw towards. */
gboolean mado_sheet_timeline_is_drawn (const MadoCertificateAdvice *advice, const GDate *today);
/* The line from the issue to the end, with the renewal's window and today on it, and the dates
 * below. Nothing where there is no end to draw towards. */
void mado_sheet_timeline (MadoLayoutCursor *cursor,
                          const MadoCertificateAdvice *advice,
                          const GDate *today);

G_END_DECLS
