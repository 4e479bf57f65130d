/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-era-date.h"

#include <string.h>

/* What is added to a year of each era. */
static const guint offsets[MADO_N_ERAS] = {
  [MADO_ERA_WESTERN] = 0,  [MADO_ERA_REIWA] = 2018,  [MADO_ERA_HEISEI] = 1988,
  [MADO_ERA_SHOWA] = 1925, [MADO_ERA_TAISHO] = 1911,
};

/* How an era is written before its year. */
static const struct
{
  const char *name;
  MadoEra era;
} names[] = {
  { "西暦", MADO_ERA_WESTERN }, { "令和", MADO_ERA_REIWA },  { "令", MADO_ERA_REIWA },
  { "R", MADO_ERA_REIWA },      { "平成", MADO_ERA_HEISEI }, { "平", MADO_ERA_HEISEI },
  { "H", MADO_ERA_HEISEI },     { "昭和", MADO_ERA_SHOWA },  { "昭", MADO_ERA_SHOWA },
  { "S", MADO_ERA_SHOWA },      { "大正", MADO_ERA_TAISHO }, { "大", MADO_ERA_TAISHO },
  { "T", MADO_ERA_TAISHO },
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

/* Returns what is after the era at the start of @text, if one is there. */
static const char *
take_era (const char *text, MadoEra *era)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (text, names[i].name))
      {
        *era = names[i].era;
        text += strlen (names[i].name);
        return text + strspn (text, " ");
      }
  return text;
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

/* Of one width and in capitals, without what need not be written. (transfer full) */
static char *
clean_year (const char *text)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  char *year = g_utf8_strup (narrow != NULL ? narrow : "", -1);

  g_strstrip (year);
  if (g_str_has_suffix (year, "年"))
    year[strlen (year) - strlen ("年")] = '\0';
  return g_strstrip (year);
}

MadoTyped
mado_era_date_parse (
    MadoEra era, const char *year_text, const char *month_text, const char *day_text, GDate *date)
{
  g_autofree char *y = clean_year (year_text);
  g_autofree char *m = g_strstrip (g_strdup (month_text));
  g_autofree char *d = g_strstrip (g_strdup (day_text));
  const char *number;
  guint year, month, day;

  g_date_clear (date, 1);
  if (*y == '\0' && *m == '\0' && *d == '\0')
    return MADO_TYPED_EMPTY;
  if (*y == '\0' || *m == '\0' || *d == '\0')
    return MADO_TYPED_INCOMPLETE;
  number = take_era (y, &era);
  if (!parse_year (era, number, &year) || !parse_number (m, &month) || !parse_number (d, &day))
    return MADO_TYPED_NO_NUMBER;
  if (era == MADO_ERA_WESTERN && year < 1000)
    return MADO_TYPED_NO_ERA;
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return MADO_TYPED_OUT_OF_RANGE;
  if (month > 12 || day > 31 ||
      !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return MADO_TYPED_NO_SUCH_DAY;
  g_date_set_dmy (date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return MADO_TYPED_DATE;
}
