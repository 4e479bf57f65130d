/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-counter-day.h"

#include <string.h>

#include "mado-civil-date.h"

#define DAYS_A_YEAR 366

void
mado_calendar_init (MadoCalendar *self)
{
  memset (self, 0, sizeof *self);
  self->closed_weekdays = 1u << G_DATE_SATURDAY | 1u << G_DATE_SUNDAY;
  self->closed_holidays = TRUE;
  self->year_end_from = 1229;
  self->year_end_to = 103;
}

static gboolean
is_among (const GDate *days, guint n_days, const GDate *day)
{
  for (guint i = 0; i < n_days; i++)
    if (mado_civil_date_compare (&days[i], day) == 0)
      return TRUE;
  return FALSE;
}

gboolean
mado_calendar_may_open_on (const MadoCalendar *self, GDateWeekday weekday)
{
  for (guint i = 0; i < self->n_open; i++)
    if (g_date_get_weekday (&self->open[i]) == weekday)
      return TRUE;
  return (self->closed_weekdays & 1u << weekday) == 0;
}

/* Where there is no such closure both ends are 0, which is no day. */
static gboolean
is_year_end (const MadoCalendar *calendar, const GDate *day)
{
  const guint month_day = (guint)g_date_get_month (day) * 100 + g_date_get_day (day);

  if (calendar->year_end_from <= calendar->year_end_to)
    return month_day >= calendar->year_end_from && month_day <= calendar->year_end_to;
  return month_day >= calendar->year_end_from || month_day <= calendar->year_end_to;
}

/* What is certain without knowing the holidays comes first. */
static MadoDay
decide (const MadoCalendar *calendar, const GDate *day, MadoHoliday holiday)
{
  if (is_among (calendar->open, calendar->n_open, day))
    return MADO_DAY_OPEN;
  if (is_among (calendar->closed, calendar->n_closed, day))
    return MADO_DAY_CLOSED;
  if (is_year_end (calendar, day))
    return MADO_DAY_YEAR_END;
  if (calendar->closed_holidays && holiday != MADO_HOLIDAY_NONE &&
      holiday != MADO_HOLIDAY_NOT_KNOWN)
    return MADO_DAY_HOLIDAY;
  if ((calendar->closed_weekdays & 1u << g_date_get_weekday (day)) != 0)
    return MADO_DAY_WEEKDAY;
  if (calendar->closed_holidays && holiday == MADO_HOLIDAY_NOT_KNOWN)
    return MADO_DAY_NOT_KNOWN;
  return MADO_DAY_OPEN;
}

/* The Sunday after the third Saturday of its month, which is the 15th … 21st. */
static gboolean
is_caution (const GDate *day)
{
  return g_date_get_weekday (day) == G_DATE_SUNDAY && g_date_get_day (day) >= 16 &&
         g_date_get_day (day) <= 22;
}

void
mado_counter_day_on (const MadoCalendar *calendar, const GDate *day, MadoCounterDay *result)
{
  memset (result, 0, sizeof *result);
  result->day = MADO_DAY_NOT_KNOWN;
  result->holiday = MADO_HOLIDAY_NOT_KNOWN;
  if (!mado_civil_date_known (day))
    return;
  result->holiday = mado_holiday_on (day);
  result->day = decide (calendar, day, result->holiday);
  result->caution = is_caution (day);
}

/* Walks from @from to @to, by @step of one day. */
static MadoSearch
search (const MadoCalendar *calendar, const GDate *from, const GDate *to, int step, GDate *day)
{
  GDate walk = *from;

  g_date_clear (day, 1);
  while (mado_civil_date_known (&walk) && mado_civil_date_compare (&walk, to) * step <= 0)
    {
      MadoCounterDay counter;

      mado_counter_day_on (calendar, &walk, &counter);
      if (counter.day == MADO_DAY_NOT_KNOWN)
        return MADO_SEARCH_NOT_KNOWN;
      if (counter.day == MADO_DAY_OPEN)
        {
          *day = walk;
          return MADO_SEARCH_FOUND;
        }
      mado_civil_date_add_days (&walk, step);
    }
  return MADO_SEARCH_NONE;
}

MadoSearch
mado_counter_day_first (const MadoCalendar *calendar,
                        const GDate *opens,
                        const GDate *closes,
                        GDate *day)
{
  g_date_clear (day, 1);
  if (!mado_civil_date_known (opens) || !mado_civil_date_known (closes))
    return MADO_SEARCH_NOT_KNOWN;
  return search (calendar, opens, closes, 1, day);
}

MadoSearch
mado_counter_day_last (const MadoCalendar *calendar,
                       const GDate *today,
                       const GDate *opens,
                       const GDate *closes,
                       GDate *day)
{
  const GDate *from = today;

  g_date_clear (day, 1);
  if (!mado_civil_date_known (today) || !mado_civil_date_known (closes))
    return MADO_SEARCH_NOT_KNOWN;
  if (mado_civil_date_known (opens) && mado_civil_date_compare (opens, today) > 0)
    from = opens;
  return search (calendar, closes, from, -1, day);
}

MadoSearch
mado_counter_day_next (const MadoCalendar *calendar, const GDate *from, GDate *day)
{
  GDate last = *from;

  mado_civil_date_add_days (&last, DAYS_A_YEAR);
  return mado_counter_day_first (calendar, from, &last, day);
}
