/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Civil dates are Japan's: convert to UTC+9 first, then take the date (policy-rules.md R6). A
 * cleared GDate means "not known". Years are 1868 … 2200. */

/* The date in Japan at @unix_seconds. Clears @date when out of range. */
void mado_civil_date_from_unix (GDate *date, gint64 unix_seconds);
/* The other way round, of a second of a day that is valid. */
gint64 mado_civil_date_to_unix (const GDate *date, guint hour, guint minute, guint second);
/* "2026-11-23". FALSE, with @date cleared, for anything else, incl. days that do not exist. */
gboolean mado_civil_date_parse (GDate *date, const char *text);
/* A date, or an RFC 3339 date-time with its zone ("2020-10-09T15:28:06Z", "… +09:00"; a blank may
 * stand for the T), which is converted to Japan time. FALSE, with @date cleared, for anything else.
 */
gboolean mado_civil_date_parse_any (GDate *date, const char *text);
/* "2026-11-23", or NULL for a cleared date. */
char *mado_civil_date_format (const GDate *date);
gboolean mado_civil_date_known (const GDate *date);
/* One that is not known is cleared in @to. */
void mado_civil_date_copy_known (GDate *to, const GDate *from);
/* Negative, zero, positive; both must be known. */
int mado_civil_date_compare (const GDate *a, const GDate *b);
/* @date + @days; @days may be negative. */
void mado_civil_date_add_days (GDate *date, int days);
/* @months earlier; a day that does not exist becomes the last one of its month
 * (policy-rules.md 2.4).
 */
void mado_civil_date_subtract_months (GDate *date, guint months);
/* The earlier of the two; a date that is not known gives way to the other. */
void mado_civil_date_earlier (GDate *result, const GDate *a, const GDate *b);

G_END_DECLS
