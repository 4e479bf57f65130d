/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-holder.h"

/* 1 明治, 2 大正, 3 昭和, 4 平成, 5 令和; each begins on the day of its proclamation. */
static guint
get_era (const GDate *date)
{
  static const struct
  {
    GDateYear year;
    GDateMonth month;
    GDateDay day;
    guint era;
  } eras[] = { { 2019, G_DATE_MAY, 1, 5 },
               { 1989, G_DATE_JANUARY, 8, 4 },
               { 1926, G_DATE_DECEMBER, 25, 3 },
               { 1912, G_DATE_JULY, 30, 2 } };

  for (gsize i = 0; i < G_N_ELEMENTS (eras); i++)
    {
      GDate begin;
      g_date_clear (&begin, 1);
      g_date_set_dmy (&begin, eras[i].day, eras[i].month, eras[i].year);
      if (g_date_compare (date, &begin) >= 0)
        return eras[i].era;
    }
  return 1;
}

char *
mado_practice_holder_dup_era_date (const MadoPracticeHolder *self)
{
  return g_strdup_printf ("%u%04u%02u%02u", get_era (&self->born), g_date_get_year (&self->born),
                          (guint)g_date_get_month (&self->born),
                          (guint)g_date_get_day (&self->born));
}
