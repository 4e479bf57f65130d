/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-counter-day.h"

G_BEGIN_DECLS

/* The values of [calendar] in a municipality's file. Each returns FALSE for what
 * is not written so. */

/* "saturday,sunday" or "none"; not all seven. */
gboolean mado_calendar_text_weekdays (const char *text, guint *weekdays);
/* "12-29..01-03": month × 100 + day each; no 29 February. */
gboolean mado_calendar_text_year_end (const char *text, guint *from, guint *to);
/* "2026-12-28,2027-01-04": at most MADO_CALENDAR_MAX_DAYS, none twice. */
gboolean mado_calendar_text_days (const char *text, GDate *days, guint *n_days);

G_END_DECLS
