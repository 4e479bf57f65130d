/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-era-date.h"

#include <string.h>

/* What is added to a year of each era. */
static const guint offsets[MADO_N_ERAS] = {
  [MADO_ERA_WESTERN] = 0,  [MADO_ERA_REIWA] = 2018,  [MADO_ERA_HEISEI] = 1988,
  [MADO_ERA_SHOWA] = 1925, [MADO_ERA_TAISHO] = 1911,
};

/* The years of mado-civil-date.h. */
#define FIRST_YEAR 1868
#define LAST_YEAR  2200

/* FALSE for anything but one to four digits of either width. */
static gboolean
parse_number (const char *text, guint *number)
{
  guint digits = 0;

  *number = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int value = g_unichar_digit_value (g_utf8_get_char (p));

      if (value < 0 || ++digits > 4)
        return FALSE;
      *number = *number * 10 + (guint)value;
    }
  return digits > 0;
}

static gboolean
parse_year (MadoEra era, const char *text, guint *year)
{
  if (era != MADO_ERA_WESTERN && strcmp (text, "元") == 0)
    *year = 1;
  else if (!parse_number (text, year))
    return FALSE;
  *year += offsets[era];
  return TRUE;
}

MadoTyped
mado_era_date_parse (
    MadoEra era, const char *year_text, const char *month_text, const char *day_text, GDate *date)
{
  g_autofree char *y = g_strstrip (g_strdup (year_text));
  g_autofree char *m = g_strstrip (g_strdup (month_text));
  g_autofree char *d = g_strstrip (g_strdup (day_text));
  guint year, month, day;

  g_date_clear (date, 1);
  if (*y == '\0' && *m == '\0' && *d == '\0')
    return MADO_TYPED_EMPTY;
  if (*y == '\0' || *m == '\0' || *d == '\0')
    return MADO_TYPED_INCOMPLETE;
  if (!g_utf8_validate (y, -1, NULL) || !parse_year (era, y, &year) || !parse_number (m, &month) ||
      !parse_number (d, &day))
    return MADO_TYPED_NO_NUMBER;
  /* Someone in the middle of typing a western year is not told that 19 is no year. */
  if (era == MADO_ERA_WESTERN && year < 1000)
    return MADO_TYPED_INCOMPLETE;
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return MADO_TYPED_OUT_OF_RANGE;
  if (month > 12 || day > 31 ||
      !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return MADO_TYPED_NO_SUCH_DAY;
  g_date_set_dmy (date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return MADO_TYPED_DATE;
}
