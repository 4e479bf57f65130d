/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-date.h"

#include <glib/gi18n.h>

#include "mado-era.h"
#include "mado-wording-language.h"

/* Eras are said in Japanese alone, and so need no translation: who reads another language, or plain
 * Japanese, counts the years in the western way. */
static const char *const eras[MADO_N_ERAS] = {
  [MADO_ERA_REIWA] = "令和",  [MADO_ERA_HEISEI] = "平成", [MADO_ERA_SHOWA] = "昭和",
  [MADO_ERA_TAISHO] = "大正", [MADO_ERA_MEIJI] = "明治",
};

/* The years before followed another calendar and have no era year here. */
#define FIRST_ERA_YEAR 1873

static const char *const month_names[] = {
  N_ ("1月"), N_ ("2月"), N_ ("3月"), N_ ("4月"),  N_ ("5月"),  N_ ("6月"),
  N_ ("7月"), N_ ("8月"), N_ ("9月"), N_ ("10月"), N_ ("11月"), N_ ("12月"),
};

static const char *const weekday_names[] = {
  N_ ("月曜日"), N_ ("火曜日"), N_ ("水曜日"), N_ ("木曜日"),
  N_ ("金曜日"), N_ ("土曜日"), N_ ("日曜日"),
};

static gboolean
date_known (const GDate *date)
{
  return date != NULL && g_date_valid (date);
}

static gboolean
same_year (const GDate *date, const GDate *other)
{
  return date_known (date) && date_known (other) &&
         g_date_get_year (date) == g_date_get_year (other);
}

/* %MADO_ERA_WESTERN: none. */
static MadoEra
find_era (const GDate *date)
{
  return date_known (date) && g_date_get_year (date) >= FIRST_ERA_YEAR ? mado_era_of_date (date)
                                                                       : MADO_ERA_WESTERN;
}

static const char *
month_name (const GDate *date)
{
  return _ (month_names[g_date_get_month (date) - 1]);
}

/* 令和9年, 平成31年, … by the day on which the era changed; NULL before 明治6年 (1873), and in a
 * language other than Japanese */
static char *
dup_era_year (const GDate *date)
{
  MadoEra era = find_era (date);
  if (era == MADO_ERA_WESTERN || !g_str_equal (mado_wording_get_language (), "ja"))
    return NULL;

  int year = g_date_get_year (date) - (int)mado_era_get_offset (era);
  if (year == 1)
    return g_strdup_printf ("%s元年", eras[era]);
  return g_strdup_printf ("%s%d年", eras[era], year);
}

/* 2027年6月15日 */
static char *
plain_date (const GDate *date)
{
  /* Translators: year, name of the month, day */
  return g_strdup_printf (_ ("%1$d年%2$s%3$d日"), g_date_get_year (date), month_name (date),
                          g_date_get_day (date));
}

/* 6月15日 */
static char *
month_and_day (const GDate *date)
{
  /* Translators: name of the month, day */
  return g_strdup_printf (_ ("%1$s%2$d日"), month_name (date), g_date_get_day (date));
}

char *
mado_wording_date (const GDate *date)
{
  if (!date_known (date))
    return g_strdup (_ ("不明"));

  g_autofree char *plain = plain_date (date);
  g_autofree char *era = dup_era_year (date);
  if (era == NULL)
    return g_steal_pointer (&plain);
  return g_strdup_printf ("%s（%s）", plain, era);
}

/* The era's year, if it is the same at both ends of what @first begins. */
static char *
era_year_throughout (const GDate *first, gboolean month_known)
{
  GDate last = *first;

  if (month_known)
    g_date_add_months (&last, 1);
  else
    g_date_add_years (&last, 1);
  g_date_subtract_days (&last, 1);
  return find_era (first) == find_era (&last) ? dup_era_year (first) : NULL;
}

char *
mado_wording_partial_date (guint year, guint month, guint day)
{
  GDate date;

  g_date_clear (&date, 1);
  if (year == 0)
    return mado_wording_date (&date);
  g_date_set_dmy (&date, (GDateDay)MAX (day, 1), (GDateMonth)MAX (month, 1), (GDateYear)year);
  if (day != 0)
    return mado_wording_date (&date);

  g_autofree char *era = era_year_throughout (&date, month != 0);
  if (month != 0 && era != NULL)
    return g_strdup_printf ("%u年%s（%s、日は不明）", year, month_name (&date), era);
  if (month != 0)
    /* Translators: year, name of the month */
    return g_strdup_printf (_ ("%1$u年%2$s（日は不明）"), year, month_name (&date));
  if (era != NULL)
    return g_strdup_printf ("%u年（%s、月日は不明）", year, era);
  return g_strdup_printf (_ ("%u年（月日は不明）"), year);
}

const char *
mado_wording_weekday (GDateWeekday weekday)
{
  g_return_val_if_fail (g_date_valid_weekday (weekday), "");

  return _ (weekday_names[weekday - G_DATE_MONDAY]);
}

char *
mado_wording_month_day (guint month_day)
{
  const guint month = month_day / 100;

  g_return_val_if_fail (month >= 1 && month <= G_N_ELEMENTS (month_names), g_strdup (""));

  return g_strdup_printf (_ ("%1$s%2$d日"), _ (month_names[month - 1]), (int)(month_day % 100));
}

char *
mado_wording_date_with_weekday (const GDate *date)
{
  g_autofree char *text = mado_wording_date (date);
  if (!date_known (date))
    return g_steal_pointer (&text);
  /* Translators: %1$s is a date, %2$s the day of the week */
  return g_strdup_printf (C_ ("date and weekday", "%1$s%2$s"), text,
                          mado_wording_weekday (g_date_get_weekday (date)));
}

char *
mado_wording_date_short (const GDate *date, const GDate *today)
{
  if (!date_known (date))
    return g_strdup (_ ("不明"));
  return same_year (date, today) ? month_and_day (date) : plain_date (date);
}

/* With its era, or without the year where @known is of the same year and era. */
static char *
date_after (const GDate *date, const GDate *known)
{
  return same_year (date, known) && find_era (date) == find_era (known) ? month_and_day (date)
                                                                        : mado_wording_date (date);
}

/* A language that ends a date with the year has the year of both at the end of the period, too. */
static char *
say_range (char *(*say) (const GDate *date, const GDate *known),
           const GDate *from,
           const GDate *to,
           const GDate *known)
{
  const gboolean by_last =
      same_year (from, to) && g_str_has_suffix (_ ("%1$d年%2$s%3$d日"), "%1$d");
  g_autofree char *first = say (from, by_last ? to : known);
  g_autofree char *last = say (to, by_last ? known : from);

  /* Translators: the first and the last day of a period */
  return g_strdup_printf (_ ("%1$s〜%2$s"), first, last);
}

char *
mado_wording_date_range (const GDate *from, const GDate *to)
{
  return say_range (date_after, from, to, NULL);
}

char *
mado_wording_date_range_short (const GDate *from, const GDate *to, const GDate *known)
{
  return say_range (mado_wording_date_short, from, to, known);
}

char *
mado_wording_months (guint months)
{
  return g_strdup_printf (ngettext ("%uか月", "%uか月", months), months);
}

/* ngettext() in a context, as C_() is gettext() in one. */
#define NC_PLURAL(context, one, many, n) plural_in_context (context "\004" one, one, many, n)

G_GNUC_FORMAT (2)
G_GNUC_FORMAT (3)
static const char *
plural_in_context (const char *key, const char *one, const char *many, int n)
{
  const char *words = ngettext (key, key, (gulong)n);

  if (words != key)
    return words;
  return n == 1 ? one : many;
}

char *
mado_wording_countdown (int days_left)
{
  int days = ABS (days_left);

  if (days_left == 0)
    /* Translators: in a line of its own, or at the beginning of one */
    return g_strdup (C_ ("alone", "今日まで"));
  if (days_left < 0)
    return g_strdup_printf (NC_PLURAL ("alone", "%d日前に終了", "%d日前に終了", days), days);
  return g_strdup_printf (NC_PLURAL ("alone", "あと%d日", "あと%d日", days), days);
}

char *
mado_wording_countdown_in_sentence (int days_left)
{
  int days = ABS (days_left);

  if (days_left == 0)
    /* Translators: after a date, in the same sentence */
    return g_strdup (C_ ("in a sentence", "今日まで"));
  if (days_left < 0)
    return g_strdup_printf (NC_PLURAL ("in a sentence", "%d日前に終了", "%d日前に終了", days),
                            days);
  return g_strdup_printf (NC_PLURAL ("in a sentence", "あと%d日", "あと%d日", days), days);
}

char *
mado_wording_countdown_to_renewal (guint days)
{
  return g_strdup_printf (ngettext ("更新まであと%u日", "更新まであと%u日", days), days);
}
