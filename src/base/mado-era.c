/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-era.h"

/* The day on which each began. */
static const struct
{
  GDateYear year;
  GDateMonth month;
  GDateDay day;
} first_days[MADO_N_ERAS] = {
  [MADO_ERA_WESTERN] = { 1, 1, 1 },    [MADO_ERA_REIWA] = { 2019, 5, 1 },
  [MADO_ERA_HEISEI] = { 1989, 1, 8 },  [MADO_ERA_SHOWA] = { 1926, 12, 25 },
  [MADO_ERA_TAISHO] = { 1912, 7, 30 }, [MADO_ERA_MEIJI] = { 1868, 1, 25 },
};

guint
mado_era_get_offset (MadoEra era)
{
  return first_days[era].year - 1u;
}

MadoEra
mado_era_of_date (const GDate *date)
{
  for (guint era = MADO_ERA_REIWA; era < MADO_N_ERAS; era++)
    {
      GDate first;

      g_date_clear (&first, 1);
      g_date_set_dmy (&first, first_days[era].day, first_days[era].month, first_days[era].year);
      if (g_date_compare (date, &first) >= 0)
        return (MadoEra)era;
    }
  return MADO_ERA_WESTERN;
}
