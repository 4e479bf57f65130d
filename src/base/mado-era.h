/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In the order in which they are offered. */
typedef enum
{
  MADO_ERA_WESTERN, /* 西暦 */
  MADO_ERA_REIWA,
  MADO_ERA_HEISEI,
  MADO_ERA_SHOWA,
  MADO_ERA_TAISHO,
  MADO_ERA_MEIJI, /* not offered: nobody alive was born in it */
} MadoEra;
#define MADO_N_ERAS 6

/* What is added to a year of @era. */
guint mado_era_get_offset (MadoEra era);
/* By the day on which the era changed; %MADO_ERA_WESTERN before 明治. */
MadoEra mado_era_of_date (const GDate *date);

G_END_DECLS
