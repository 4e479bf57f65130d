/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-holiday.h"

G_BEGIN_DECLS

#define MADO_CALENDAR_MAX_DAYS 64

/**
 * MadoCalendar:
 * @closed_weekdays: a set: bit 1 << GDateWeekday
 * @closed_holidays: whether national holidays are closed
 * @year_end_from: the first closed day at the end of the year as month × 100 + day, 1229; 0: none
 * @year_end_to: the last one, 103; may lie in the next year
 * @closed: single days that are closed besides
 * @open: single days that are open all the same; stronger than all the others
 *
 * The days on which a municipality's counters are closed. Plain values. Hours are no part of it.
 */
typedef struct
{
  guint closed_weekdays;
  gboolean closed_holidays;
  guint year_end_from;
  guint year_end_to;
  GDate closed[MADO_CALENDAR_MAX_DAYS];
  guint n_closed;
  GDate open[MADO_CALENDAR_MAX_DAYS];
  guint n_open;
} MadoCalendar;

typedef enum
{
  MADO_DAY_OPEN,
  MADO_DAY_WEEKDAY,   /* closed on this day of the week */
  MADO_DAY_HOLIDAY,   /* closed on a national holiday */
  MADO_DAY_YEAR_END,  /* closed around New Year */
  MADO_DAY_CLOSED,    /* closed on just this day */
  MADO_DAY_NOT_KNOWN, /* no weekend, but whether a holiday is not known */
} MadoDay;

/**
 * MadoCounterDay:
 * @day: what it is
 * @holiday: the national holiday on it, also where the counter is open
 * @caution: the Sunday after the third Saturday, on which the national system usually stops
 *   (policy-rules.md 8.3; beyond the ward's page)
 */
typedef struct
{
  MadoDay day;
  MadoHoliday holiday;
  gboolean caution;
} MadoCounterDay;

typedef enum
{
  MADO_SEARCH_FOUND,
  MADO_SEARCH_NONE,      /* no open day between the two */
  MADO_SEARCH_NOT_KNOWN, /* it would have to pass a day of which it is not known */
} MadoSearch;

/* What the law gives every municipality (地方自治法 article 4-2 (2)): Saturdays, Sundays, national
 * holidays; and the usual 12/29–1/3, with which policy-rules.md S4 agrees. */
void mado_calendar_init (MadoCalendar *self);

/* Whether any @weekday is open. */
gboolean mado_calendar_may_open_on (const MadoCalendar *self, GDateWeekday weekday);

void mado_counter_day_on (const MadoCalendar *calendar, const GDate *day, MadoCounterDay *result);
/* The first open day from @opens to @closes, both inclusive; @day is cleared unless FOUND. */
MadoSearch mado_counter_day_first (const MadoCalendar *calendar,
                                   const GDate *opens,
                                   const GDate *closes,
                                   GDate *day);
/* The last one, not before @today; @opens: cleared where it opens at once. An end on a holiday does
 * not roll over: the last day comes sooner (policy-rules.md 1.8). */
MadoSearch mado_counter_day_last (const MadoCalendar *calendar,
                                  const GDate *today,
                                  const GDate *opens,
                                  const GDate *closes,
                                  GDate *day);
/* The next open day, @from itself included; NONE when there is none within a year. */
MadoSearch mado_counter_day_next (const MadoCalendar *calendar, const GDate *from, GDate *day);

G_END_DECLS
