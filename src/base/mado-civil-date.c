/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-civil-date.h"

#include <stdio.h>

#define YEAR_MIN 1868
#define YEAR_MAX 2200
/* Japan has had no summer time since 1951; the zone's name is missing on Windows, its offset not.
 */
#define JAPAN_OFFSET (9 * 3600)

/* Some day after the last year, that GDate can still tell. */
#define JULIAN_MAX ((YEAR_MAX + 1) * 366)

/* Stricter than what GLib takes for a date. */
#define DATE "[0-9]{4}-[0-9]{2}-[0-9]{2}"
#define TIME "[0-9]{2}:[0-9]{2}:([0-5][0-9]|60)(\\.[0-9]+)?"
#define ZONE "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"

static gboolean
matches (const char *form, const char *text)
{
  return text != NULL && g_regex_match_simple (form, text, G_REGEX_RAW | G_REGEX_CASELESS, 0);
}

/* Out of range is "not known": no caller can then compute with it. */
static void
set_date (GDate *date, int year, int month, int day)
{
  g_date_clear (date, 1);
  if (year >= YEAR_MIN && year <= YEAR_MAX &&
      g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    g_date_set_dmy (date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

void
mado_civil_date_from_unix (GDate *date, gint64 unix_seconds)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (JAPAN_OFFSET);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unix_seconds);
  g_autoptr (GDateTime) japan = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  int year = 0, month = 0, day = 0;

  if (japan != NULL)
    g_date_time_get_ymd (japan, &year, &month, &day);
  set_date (date, year, month, day);
}

gint64
mado_civil_date_to_unix (const GDate *date, guint hour, guint minute, guint second)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (JAPAN_OFFSET);
  g_autoptr (GDateTime) japan =
      g_date_time_new (zone, g_date_get_year (date), g_date_get_month (date), g_date_get_day (date),
                       (int)hour, (int)minute, second);

  return g_date_time_to_unix (japan);
}

gboolean
mado_civil_date_parse (GDate *date, const char *text)
{
  int year = 0, month = 0, day = 0;

  if (matches ("^" DATE "\\z", text))
    sscanf (text, "%d-%d-%d", &year, &month, &day);
  set_date (date, year, month, day);
  return g_date_valid (date);
}

gboolean
mado_civil_date_parse_any (GDate *date, const char *text)
{
  g_autofree char *capitals = NULL;
  g_autoptr (GDateTime) time = NULL;

  if (mado_civil_date_parse (date, text) || !matches ("^" DATE "[T ]" TIME ZONE "\\z", text))
    return g_date_valid (date);
  capitals = g_ascii_strup (text, -1);
  /* A leap second counts as the one before it, so that it stays in its own day. */
  time = g_date_time_new_from_iso8601 (capitals, NULL);
  if (time != NULL)
    mado_civil_date_from_unix (date, g_date_time_to_unix (time));
  return g_date_valid (date);
}

char *
mado_civil_date_format (const GDate *date)
{
  if (!mado_civil_date_known (date))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", (guint)g_date_get_year (date),
                          (guint)g_date_get_month (date), (guint)g_date_get_day (date));
}

gboolean
mado_civil_date_known (const GDate *date)
{
  return g_date_valid (date) && g_date_get_year (date) >= YEAR_MIN &&
         g_date_get_year (date) <= YEAR_MAX;
}

void
mado_civil_date_copy_known (GDate *to, const GDate *from)
{
  g_date_clear (to, 1);
  if (mado_civil_date_known (from))
    *to = *from;
}

int
mado_civil_date_compare (const GDate *a, const GDate *b)
{
  return g_date_compare (a, b);
}

void
mado_civil_date_add_days (GDate *date, int days)
{
  gint64 julian = mado_civil_date_known (date) ? (gint64)g_date_get_julian (date) + days : 0;

  g_date_clear (date, 1);
  /* GDate's own years go much further. */
  if (julian > 0 && julian < JULIAN_MAX)
    g_date_set_julian (date, (guint32)julian);
  if (!mado_civil_date_known (date))
    g_date_clear (date, 1);
}

void
mado_civil_date_subtract_months (GDate *date, guint months)
{
  if (mado_civil_date_known (date) && months <= (YEAR_MAX - YEAR_MIN) * 12)
    {
      /* GDate clamps to the month's last day, which is the rule (policy-rules.md 2.4). */
      g_date_subtract_months (date, months);
      if (mado_civil_date_known (date))
        return;
    }
  g_date_clear (date, 1);
}

void
mado_civil_date_earlier (GDate *result, const GDate *a, const GDate *b)
{
  const gboolean a_known = mado_civil_date_known (a);
  const gboolean b_known = mado_civil_date_known (b);
  GDate earlier;

  g_date_clear (&earlier, 1);
  if (a_known && (!b_known || g_date_compare (a, b) <= 0))
    earlier = *a;
  else if (b_known)
    earlier = *b;
  *result = earlier;
}
