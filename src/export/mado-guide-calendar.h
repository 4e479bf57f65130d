/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-handout.h"

G_BEGIN_DECLS

/* Whether the guide has a day of today or later that can be put into a calendar. */
gboolean mado_guide_has_calendar (const MadoHandout *handout);

/**
 * mado_guide_to_calendar:
 * @now: seconds since 1970, for DTSTAMP and SEQUENCE
 *
 * The days of the guide as an iCalendar file (RFC 5545) of whole days: the first day, one month
 * before the end, the last day at the counter, the last day; those before today are left out. A UID
 * is made of the procedure, the certificate, the end and what the day is, and nothing else, so that
 * importing a later file updates what is there. It carries no name and no number.
 *
 * Returns: (transfer full) (nullable): lines end in CR LF; %NULL where there is no such day
 */
char *mado_guide_to_calendar (const MadoHandout *handout, gint64 now);

/**
 * mado_guide_to_calendar_entry:
 * @words: (out) (transfer full): which day it is: 期限の日：2027年6月15日（令和9年）火曜日
 *
 * The next of those days after today on which there is something to do, as short as a telephone
 * understands it: of the card it has the day alone.
 *
 * Returns: (transfer full) (nullable): %NULL, and @words as it was, where there is no such day
 */
char *mado_guide_to_calendar_entry (const MadoHandout *handout, char **words);

G_END_DECLS
