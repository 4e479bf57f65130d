/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-holder.h"

#include "mado-era.h"

/* 1 明治, 2 大正, 3 昭和, 4 平成, 5 令和, and the western date. */
char *
mado_practice_holder_dup_era_date (const MadoPracticeHolder *self)
{
  return g_strdup_printf ("%u%04u%02u%02u", MADO_N_ERAS - mado_era_of_date (&self->born),
                          g_date_get_year (&self->born), (guint)g_date_get_month (&self->born),
                          (guint)g_date_get_day (&self->born));
}
