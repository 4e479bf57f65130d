/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The holidays of the 国民の祝日に関する法律 (昭和23年法律第178号), as it stands since 2020, and
 * what its article 3 makes of the days around them. */
typedef enum
{
  MADO_HOLIDAY_NONE,
  MADO_HOLIDAY_NEW_YEAR,         /* 元日 */
  MADO_HOLIDAY_COMING_OF_AGE,    /* 成人の日 */
  MADO_HOLIDAY_FOUNDATION,       /* 建国記念の日 */
  MADO_HOLIDAY_EMPEROR,          /* 天皇誕生日 */
  MADO_HOLIDAY_VERNAL_EQUINOX,   /* 春分の日 */
  MADO_HOLIDAY_SHOWA,            /* 昭和の日 */
  MADO_HOLIDAY_CONSTITUTION,     /* 憲法記念日 */
  MADO_HOLIDAY_GREENERY,         /* みどりの日 */
  MADO_HOLIDAY_CHILDREN,         /* こどもの日 */
  MADO_HOLIDAY_MARINE,           /* 海の日 */
  MADO_HOLIDAY_MOUNTAIN,         /* 山の日 */
  MADO_HOLIDAY_AGED,             /* 敬老の日 */
  MADO_HOLIDAY_AUTUMNAL_EQUINOX, /* 秋分の日 */
  MADO_HOLIDAY_SPORTS,           /* スポーツの日 */
  MADO_HOLIDAY_CULTURE,          /* 文化の日 */
  MADO_HOLIDAY_LABOUR,           /* 勤労感謝の日 */
  MADO_HOLIDAY_SUBSTITUTE,       /* 休日 (振替休日): article 3 (2) */
  MADO_HOLIDAY_CITIZENS,         /* 休日 (国民の休日): article 3 (3) */
  MADO_HOLIDAY_NOT_KNOWN,        /* out of the years below: never guessed */
} MadoHoliday;
#define MADO_N_HOLIDAYS         20

#define MADO_HOLIDAY_FIRST_YEAR 2020
#define MADO_HOLIDAY_LAST_YEAR  2050

/**
 * mado_holiday_on:
 * @day: a date; cleared: not known
 *
 * What @day is by the law in force. The two equinoxes are announced by the National Astronomical
 * Observatory each February for the next year; for later years they are computed, and the law may
 * change: a far year is a 目安.
 */
MadoHoliday mado_holiday_on (const GDate *day);

G_END_DECLS
