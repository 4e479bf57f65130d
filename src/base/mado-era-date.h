/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-era.h"

G_BEGIN_DECLS

typedef enum
{
  MADO_TYPED_EMPTY,      /* nothing typed: no date is meant */
  MADO_TYPED_INCOMPLETE, /* a part is missing */
  MADO_TYPED_NO_NUMBER,  /* something that is no number */
  MADO_TYPED_NO_ERA,     /* a western year of fewer than four digits: one of an era, most likely */
  MADO_TYPED_NO_SUCH_DAY,
  MADO_TYPED_OUT_OF_RANGE, /* a year that nobody on a card was born in, or far ahead */
  MADO_TYPED_DATE,
} MadoTyped;

/**
 * mado_era_date_take_apart:
 * @text: 2027-06-15, 令和9年6月15日, R9.6.15, 20270615, or as this program writes a date
 * @era: (inout): kept where @text names none and its year has not four digits
 *
 * Returns: FALSE, with nothing set, where @text is not a whole date. Whether there is such a day is
 *   not asked.
 */
gboolean
mado_era_date_take_apart (const char *text, MadoEra *era, char **year, char **month, char **day);

/**
 * mado_era_date_parse:
 * @era: the era chosen beside the year; one that is written before the year counts more
 * @year: a year of @era; 元 is the first one, 令和5, 令5, R5 and a 年 after it are taken
 * @month: a 月 after it is taken, as a 日 after @day
 * @date: (out): cleared unless %MADO_TYPED_DATE is returned
 *
 * Blanks and what cannot be seen are left out at the ends, never inside. A whole date in @year will
 * do where @month and @day are empty. Digits may be full-width, as Japanese input methods make
 * them. A year beyond the end of its era counts on (平成32年 is 2020): documents printed before a
 * change of era are full of them.
 */
MadoTyped mado_era_date_parse (
    MadoEra era, const char *year, const char *month, const char *day, GDate *date);

G_END_DECLS
