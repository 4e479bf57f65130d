/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Microseconds by a clock that nobody sets, and that goes on while the computer sleeps, where the
 * system has one. */
gint64 mado_clock_get_time (void);

/**
 * mado_clock_source_in:
 * @seconds: at least 1
 *
 * A source that is dispatched once, @seconds from now by that clock: at once where the computer has
 * slept for longer. Makes no other wake-ups. (On systems without such a timer it counts the time
 * awake only.)
 */
GSource *mado_clock_source_in (guint seconds);

/**
 * mado_clock_source_at:
 * @deadline: seconds since 1970 by the wall clock
 *
 * A source that is dispatched once, when the wall clock has reached @deadline, also across a sleep
 * of the computer, or earlier when somebody sets the clock.
 *
 * Returns: (nullable): %NULL where the system has no such timer
 */
GSource *mado_clock_source_at (gint64 deadline);

G_END_DECLS
