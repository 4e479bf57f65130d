/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Seconds since 1970 of the first midnight in Japan after @now (UTC+9, no summer time). */
gint64 mado_midnight_after (gint64 now);

/**
 * mado_midnight_source_new:
 * @deadline: seconds since 1970 by the wall clock
 *
 * A source that is dispatched once, when the wall clock has reached @deadline, also across a sleep
 * of the computer, or earlier when somebody sets the clock; the callback looks at the clock again.
 * Makes no other wake-ups. (On systems without a wall-clock timer it counts the time awake only.)
 */
GSource *mado_midnight_source_new (gint64 deadline);

G_END_DECLS
