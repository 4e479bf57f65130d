/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-calendar-text.h"

#include <string.h>

#include "mado-civil-date.h"

#define ALL_WEEKDAYS 0xfeu

static const char *const weekday_words[] = {
  [G_DATE_MONDAY] = "monday",     [G_DATE_TUESDAY] = "tuesday", [G_DATE_WEDNESDAY] = "wednesday",
  [G_DATE_THURSDAY] = "thursday", [G_DATE_FRIDAY] = "friday",   [G_DATE_SATURDAY] = "saturday",
  [G_DATE_SUNDAY] = "sunday",
};

static gboolean
add_weekday (const char *word, guint *weekdays)
{
  for (guint i = G_DATE_MONDAY; i <= G_DATE_SUNDAY; i++)
    if (strcmp (weekday_words[i], word) == 0 && (*weekdays & 1u << i) == 0)
      {
        *weekdays |= 1u << i;
        return TRUE;
      }
  return FALSE;
}

gboolean
mado_calendar_text_weekdays (const char *text, guint *weekdays)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  *weekdays = 0;
  if (strcmp (text, "none") == 0)
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    if (!add_weekday (words[i], weekdays))
      return FALSE;
  return *weekdays != 0 && *weekdays != ALL_WEEKDAYS;
}

/* "12-29", in a common year. */
static gboolean
parse_month_day (const char *text, guint *month_day)
{
  g_autofree char *whole = g_strconcat ("2023-", text, NULL);
  GDate date;

  if (!mado_civil_date_parse (&date, whole))
    return FALSE;
  *month_day = (guint)g_date_get_month (&date) * 100 + g_date_get_day (&date);
  return TRUE;
}

gboolean
mado_calendar_text_year_end (const char *text, guint *from, guint *to)
{
  g_auto (GStrv) ends = g_strsplit (text, "..", -1);

  return g_strv_length (ends) == 2 && parse_month_day (ends[0], from) &&
         parse_month_day (ends[1], to);
}

gboolean
mado_calendar_text_days (const char *text, GDate *days, guint *n_days)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  *n_days = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      GDate day;

      if (*n_days == MADO_CALENDAR_MAX_DAYS || !mado_civil_date_parse (&day, words[i]))
        return FALSE;
      for (guint j = 0; j < *n_days; j++)
        if (mado_civil_date_compare (&days[j], &day) == 0)
          return FALSE;
      days[(*n_days)++] = day;
    }
  return *n_days > 0;
}
