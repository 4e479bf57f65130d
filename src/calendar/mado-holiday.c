/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-holiday.h"

#include "mado-civil-date.h"

/* Article 2: a day of the year, or the @nth Monday of @month when @day is 0. */
static const struct
{
  MadoHoliday holiday;
  GDateMonth month;
  GDateDay day;
  guint nth;
} usual[] = {
  { MADO_HOLIDAY_NEW_YEAR, G_DATE_JANUARY, .day = 1 },
  { MADO_HOLIDAY_COMING_OF_AGE, G_DATE_JANUARY, .nth = 2 },
  { MADO_HOLIDAY_FOUNDATION, G_DATE_FEBRUARY, .day = 11 },
  { MADO_HOLIDAY_EMPEROR, G_DATE_FEBRUARY, .day = 23 },
  { MADO_HOLIDAY_SHOWA, G_DATE_APRIL, .day = 29 },
  { MADO_HOLIDAY_CONSTITUTION, G_DATE_MAY, .day = 3 },
  { MADO_HOLIDAY_GREENERY, G_DATE_MAY, .day = 4 },
  { MADO_HOLIDAY_CHILDREN, G_DATE_MAY, .day = 5 },
  { MADO_HOLIDAY_MARINE, G_DATE_JULY, .nth = 3 },
  { MADO_HOLIDAY_MOUNTAIN, G_DATE_AUGUST, .day = 11 },
  { MADO_HOLIDAY_AGED, G_DATE_SEPTEMBER, .nth = 3 },
  { MADO_HOLIDAY_SPORTS, G_DATE_OCTOBER, .nth = 2 },
  { MADO_HOLIDAY_CULTURE, G_DATE_NOVEMBER, .day = 3 },
  { MADO_HOLIDAY_LABOUR, G_DATE_NOVEMBER, .day = 23 },
};

/* The games of Tokyo moved three of them, twice (平成三十二年東京オリンピック競技大会・東京パラリン
 * ピック競技大会特別措置法, article 32, and its amendment of 2020). */
static const struct
{
  GDateYear year;
  MadoHoliday holiday;
  GDateMonth month;
  GDateDay day;
} moved[] = {
  { 2020, MADO_HOLIDAY_MARINE, G_DATE_JULY, 23 },
  { 2020, MADO_HOLIDAY_SPORTS, G_DATE_JULY, 24 },
  { 2020, MADO_HOLIDAY_MOUNTAIN, G_DATE_AUGUST, 10 },
  { 2021, MADO_HOLIDAY_MARINE, G_DATE_JULY, 22 },
  { 2021, MADO_HOLIDAY_SPORTS, G_DATE_JULY, 23 },
  { 2021, MADO_HOLIDAY_MOUNTAIN, G_DATE_AUGUST, 8 },
};

/* The day of the month of an equinox in Japan, by the usual linear formula, good for 1980–2099:
 * FIRST + 0.242194 (y − 1980) − ⌊(y − 1980) / 4⌋, here in millionths. */
static GDateDay
equinox_day (GDateYear year, guint first_millionths)
{
  const guint years = (guint)year - 1980;

  return (GDateDay)((first_millionths + 242194 * years) / 1000000 - years / 4);
}

static gboolean
is_moved (GDateYear year, MadoHoliday holiday)
{
  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    if (moved[i].year == year && moved[i].holiday == holiday)
      return TRUE;
  return FALSE;
}

static gboolean
is_nth_monday (const GDate *day, guint nth)
{
  return g_date_get_weekday (day) == G_DATE_MONDAY && (g_date_get_day (day) - 1u) / 7 + 1 == nth;
}

static MadoHoliday
find_moved (const GDate *day)
{
  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    if (moved[i].year == g_date_get_year (day) && moved[i].month == g_date_get_month (day) &&
        moved[i].day == g_date_get_day (day))
      return moved[i].holiday;
  return MADO_HOLIDAY_NONE;
}

static MadoHoliday
find_usual (const GDate *day)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      if (usual[i].month != g_date_get_month (day) ||
          is_moved (g_date_get_year (day), usual[i].holiday))
        continue;
      if (usual[i].day != 0 ? usual[i].day == g_date_get_day (day)
                            : is_nth_monday (day, usual[i].nth))
        return usual[i].holiday;
    }
  return MADO_HOLIDAY_NONE;
}

/* A 国民の祝日 of article 2, without the days that article 3 adds. */
static MadoHoliday
national_day (const GDate *day)
{
  const GDateYear year = g_date_get_year (day);
  MadoHoliday holiday = find_moved (day);

  if (holiday != MADO_HOLIDAY_NONE)
    return holiday;
  if (g_date_get_month (day) == G_DATE_MARCH &&
      g_date_get_day (day) == equinox_day (year, 20843100))
    return MADO_HOLIDAY_VERNAL_EQUINOX;
  if (g_date_get_month (day) == G_DATE_SEPTEMBER &&
      g_date_get_day (day) == equinox_day (year, 23248800))
    return MADO_HOLIDAY_AUTUMNAL_EQUINOX;
  return find_usual (day);
}

static gboolean
is_national_day (const GDate *day, int offset)
{
  GDate other = *day;

  mado_civil_date_add_days (&other, offset);
  return national_day (&other) != MADO_HOLIDAY_NONE;
}

/* Article 3 (2): a holiday that falls on a Sunday makes the nearest later day a day off that is not
 * itself a holiday. So the days back to that Sunday are holidays all. */
static gboolean
is_substitute (const GDate *day)
{
  const guint back = (guint)g_date_get_weekday (day) % 7;

  for (guint i = 1; i <= back; i++)
    if (!is_national_day (day, -(int)i))
      return FALSE;
  return back > 0;
}

MadoHoliday
mado_holiday_on (const GDate *day)
{
  MadoHoliday holiday;

  if (!g_date_valid (day) || g_date_get_year (day) < MADO_HOLIDAY_FIRST_YEAR ||
      g_date_get_year (day) > MADO_HOLIDAY_LAST_YEAR)
    return MADO_HOLIDAY_NOT_KNOWN;
  holiday = national_day (day);
  if (holiday != MADO_HOLIDAY_NONE)
    return holiday;
  if (is_substitute (day))
    return MADO_HOLIDAY_SUBSTITUTE;
  /* Article 3 (3): the day between two holidays. */
  if (is_national_day (day, -1) && is_national_day (day, 1))
    return MADO_HOLIDAY_CITIZENS;
  return MADO_HOLIDAY_NONE;
}
