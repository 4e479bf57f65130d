/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All return newly allocated strings; a cleared date gives "不明". */

/* 2027年6月15日（令和9年）; in other languages without the era: 15 June 2027 */
char *mado_wording_date (const GDate *date);
/* A date of which the day (0), or month and day, are unknown: 1985年10月(昭和60年、日は不明). The
 * era's year is left out where it changed within what is unknown; year 0 gives "不明". */
char *mado_wording_partial_date (guint year, guint month, guint day);
/* 2027年6月15日(令和9年)火曜日 */
char *mado_wording_date_with_weekday (const GDate *date);
/* 火曜日 */
const char *mado_wording_weekday (GDateWeekday weekday);
/* 6月15日, of no year; @month_day: 615 */
char *mado_wording_month_day (guint month_day);
/* 6月15日; with its year when that is not @today's */
char *mado_wording_date_short (const GDate *date, const GDate *today);
/* 2027年3月17日(令和9年) ~ 2027年6月15日(令和9年): the year is not said twice */
char *mado_wording_date_range (const GDate *from, const GDate *to);
/* 2027年3月17日〜6月15日, 17 March – 15 June 2027: likewise; without a year that is @known's */
char *mado_wording_date_range_short (const GDate *from, const GDate *to, const GDate *known);
/* 3か月 */
char *mado_wording_months (guint months);
/* あと75日 · 今日まで · 3日前に終了 */
char *mado_wording_countdown (int days_left);
/* The same after a date: "… until 15 June 2027, 75 days left" */
char *mado_wording_countdown_in_sentence (int days_left);
/* 更新まであと12日: to the day on which something opens */
char *mado_wording_countdown_to_renewal (guint days);

G_END_DECLS
