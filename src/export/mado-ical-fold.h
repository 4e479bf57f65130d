/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mado_ical_fold:
 * @text: an iCalendar file, folded or not, whose lines end in CR LF
 *
 * Folds @text anew: no line longer than 75 octets without its end, none broken inside a character
 * (RFC 5545 3.1). libical 3.0.16 counts the CR LF among what it folds, and so breaks a line between
 * the two where it is just so long; unfolding that gives the whole line back.
 *
 * Returns: (transfer full)
 */
char *mado_ical_fold (const char *text);

G_END_DECLS
