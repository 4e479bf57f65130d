/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-civil-date.h"

#include <string.h>

#define YEAR_MIN 1868
#define YEAR_MAX 2200
/* Japan has had no summer time since 1951; the zone's name is missing on Windows, its offset not.
 */
#define JAPAN_OFFSET  (9 * 3600)
#define SECONDS_A_DAY 86400
/* The Julian day, as GDate counts them, of 1970-01-01. */
#define EPOCH_JULIAN 719163

static gint64
julian_of (guint day, guint month, guint year)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return g_date_get_julian (&date);
}

/* Out of range is "not known": no caller can then compute with it. */
static void
set_julian (GDate *date, gint64 julian)
{
  g_date_clear (date, 1);
  if (julian >= julian_of (1, 1, YEAR_MIN) && julian <= julian_of (31, 12, YEAR_MAX))
    g_date_set_julian (date, (guint32)julian);
}

static gint64
floor_divide (gint64 value, gint64 by)
{
  return value >= 0 ? value / by : -((-value + by - 1) / by);
}

void
mado_civil_date_from_unix (GDate *date, gint64 unix_seconds)
{
  /* Far beyond any year that is accepted; keeps the sums below from overflowing. */
  const gint64 limit = G_GINT64_CONSTANT (100000) * 366 * SECONDS_A_DAY;

  g_date_clear (date, 1);
  if (unix_seconds > -limit && unix_seconds < limit)
    set_julian (date, EPOCH_JULIAN + floor_divide (unix_seconds + JAPAN_OFFSET, SECONDS_A_DAY));
}

/* Takes exactly @n_digits digits off the front of @text. */
static gboolean
take_number (const char **text, guint n_digits, guint *number)
{
  *number = 0;
  for (guint i = 0; i < n_digits; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + (guint)(**text - '0');
    }
  return TRUE;
}

static gboolean
take_char (const char **text, const char *one_of)
{
  if (**text == '\0' || strchr (one_of, **text) == NULL)
    return FALSE;
  (*text)++;
  return TRUE;
}

/* "YYYY-MM-DD" with its year in @year_min … @year_max, as GDate's Julian day. */
static gboolean
take_date (const char **text, guint year_min, guint year_max, gint64 *julian)
{
  guint year, month, day;

  if (!take_number (text, 4, &year) || !take_char (text, "-") || !take_number (text, 2, &month) ||
      !take_char (text, "-") || !take_number (text, 2, &day))
    return FALSE;
  if (year < year_min || year > year_max ||
      !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return FALSE;
  *julian = julian_of (day, month, year);
  return TRUE;
}

gboolean
mado_civil_date_parse (GDate *date, const char *text)
{
  gint64 julian;

  g_date_clear (date, 1);
  if (text == NULL || !take_date (&text, YEAR_MIN, YEAR_MAX, &julian) || *text != '\0')
    return FALSE;
  set_julian (date, julian);
  return TRUE;
}

/* "HH:MM:SS" and a fraction, which cannot change the date. A leap second counts as the second
 * before it, so that it stays in its own day. */
static gboolean
take_time (const char **text, gint64 *seconds)
{
  guint hour, minute, second;

  if (!take_number (text, 2, &hour) || !take_char (text, ":") || !take_number (text, 2, &minute) ||
      !take_char (text, ":") || !take_number (text, 2, &second))
    return FALSE;
  if (hour > 23 || minute > 59 || second > 60)
    return FALSE;
  if (take_char (text, "."))
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      while (g_ascii_isdigit (**text))
        (*text)++;
    }
  *seconds = hour * 3600 + minute * 60 + MIN (second, 59);
  return TRUE;
}

static gboolean
take_zone (const char **text, gint64 *seconds)
{
  guint hour, minute;
  gboolean west;

  *seconds = 0;
  if (take_char (text, "Zz"))
    return TRUE;
  west = **text == '-';
  if (!take_char (text, "+-") || !take_number (text, 2, &hour) || !take_char (text, ":") ||
      !take_number (text, 2, &minute) || hour > 23 || minute > 59)
    return FALSE;
  *seconds = hour * 3600 + minute * 60;
  if (west)
    *seconds = -*seconds;
  return TRUE;
}

gboolean
mado_civil_date_parse_any (GDate *date, const char *text)
{
  gint64 julian, time, zone;

  if (mado_civil_date_parse (date, text))
    return TRUE;
  /* A year more on both sides: the zone may carry it into the range. */
  if (text == NULL || !take_date (&text, YEAR_MIN - 1, YEAR_MAX + 1, &julian) ||
      !take_char (&text, "Tt ") || !take_time (&text, &time) || !take_zone (&text, &zone) ||
      *text != '\0')
    return FALSE;
  mado_civil_date_from_unix (date, (julian - EPOCH_JULIAN) * SECONDS_A_DAY + time - zone);
  return mado_civil_date_known (date);
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

int
mado_civil_date_compare (const GDate *a, const GDate *b)
{
  return g_date_compare (a, b);
}

void
mado_civil_date_add_days (GDate *date, int days)
{
  if (mado_civil_date_known (date))
    set_julian (date, (gint64)g_date_get_julian (date) + days);
  else
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
