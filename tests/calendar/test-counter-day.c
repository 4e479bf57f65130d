/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-calendar-nicks.h"
#include "mado-calendar-text.h"
#include "mado-civil-date.h"

static GDate
date (const char *text)
{
  GDate day;

  g_date_clear (&day, 1);
  if (text != NULL)
    g_assert_true (mado_civil_date_parse (&day, text));
  return day;
}

static void
assert_date (const GDate *day, const char *expected)
{
  g_autofree char *text = mado_civil_date_format (day);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_days (void)
{
  static const struct
  {
    const char *day;
    MadoDay expected;
  } rows[] = {
    { "2026-11-20", MADO_DAY_OPEN },     /* a Friday */
    { "2026-11-21", MADO_DAY_WEEKDAY },  /* Saturday */
    { "2026-11-22", MADO_DAY_WEEKDAY },  /* Sunday */
    { "2026-11-23", MADO_DAY_HOLIDAY },  /* 勤労感謝の日, a Monday */
    { "2026-05-03", MADO_DAY_HOLIDAY },  /* a Sunday as well */
    { "2026-12-28", MADO_DAY_OPEN },     /* the last day of work */
    { "2026-12-29", MADO_DAY_YEAR_END }, /* … */
    { "2027-01-01", MADO_DAY_YEAR_END }, /* 元日 as well */
    { "2027-01-03", MADO_DAY_YEAR_END },  { "2027-01-04", MADO_DAY_OPEN },
    { "2051-03-07", MADO_DAY_NOT_KNOWN }, /* a Tuesday beyond the known years */
    { "2051-03-04", MADO_DAY_WEEKDAY },   /* a Saturday is closed whatever it is */
    { "2051-12-30", MADO_DAY_YEAR_END },
  };
  MadoCalendar calendar;

  mado_calendar_init (&calendar);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const GDate day = date (rows[i].day);
      MadoCounterDay result;

      g_test_message ("%s", rows[i].day);
      mado_counter_day_on (&calendar, &day, &result);
      g_assert_cmpstr (mado_day_to_string (result.day), ==, mado_day_to_string (rows[i].expected));
    }
}

/* What the file adds is stronger than the rule. */
static void
test_single_days (void)
{
  const GDate saturday = date ("2025-12-27"), friday = date ("2026-11-20"), cleared = date (NULL);
  MadoCalendar calendar;
  MadoCounterDay result;

  mado_calendar_init (&calendar);
  calendar.open[calendar.n_open++] = saturday;
  calendar.closed[calendar.n_closed++] = friday;
  mado_counter_day_on (&calendar, &saturday, &result);
  g_assert_cmpint (result.day, ==, MADO_DAY_OPEN);
  mado_counter_day_on (&calendar, &friday, &result);
  g_assert_cmpint (result.day, ==, MADO_DAY_CLOSED);
  mado_counter_day_on (&calendar, &cleared, &result);
  g_assert_cmpint (result.day, ==, MADO_DAY_NOT_KNOWN);
  /* One Saturday that is open says nothing of Sundays. */
  g_assert_true (mado_calendar_may_open_on (&calendar, G_DATE_SATURDAY));
  g_assert_false (mado_calendar_may_open_on (&calendar, G_DATE_SUNDAY));
  g_assert_true (mado_calendar_may_open_on (&calendar, G_DATE_MONDAY));

  /* A place that works on holidays knows its days for ever. */
  mado_calendar_init (&calendar);
  calendar.closed_holidays = FALSE;
  const GDate holiday = date ("2026-11-23"), far = date ("2051-03-07");
  mado_counter_day_on (&calendar, &holiday, &result);
  g_assert_cmpint (result.day, ==, MADO_DAY_OPEN);
  g_assert_cmpint (result.holiday, ==, MADO_HOLIDAY_LABOUR);
  mado_counter_day_on (&calendar, &far, &result);
  g_assert_cmpint (result.day, ==, MADO_DAY_OPEN);

  /* A closure inside one year, and none at all. */
  calendar.year_end_from = 801;
  calendar.year_end_to = 815;
  const GDate august = date ("2026-08-03"), july = date ("2026-07-31");
  mado_counter_day_on (&calendar, &august, &result);
  g_assert_cmpint (result.day, ==, MADO_DAY_YEAR_END);
  mado_counter_day_on (&calendar, &july, &result);
  g_assert_cmpint (result.day, ==, MADO_DAY_OPEN);
  calendar.year_end_from = calendar.year_end_to = 0;
  mado_counter_day_on (&calendar, &august, &result);
  g_assert_cmpint (result.day, ==, MADO_DAY_OPEN);
}

static MadoDay
day_on (const MadoCalendar *calendar, const char *text)
{
  const GDate day = date (text);
  MadoCounterDay result;

  mado_counter_day_on (calendar, &day, &result);
  return result.day;
}

/* To the day, also where it does not reach into the next year, and where it is a single day. */
static void
test_year_end (void)
{
  MadoCalendar calendar;

  mado_calendar_init (&calendar);
  calendar.year_end_from = 1228;
  calendar.year_end_to = 1231;
  g_assert_cmpint (day_on (&calendar, "2026-12-25"), ==, MADO_DAY_OPEN);
  g_assert_cmpint (day_on (&calendar, "2026-12-28"), ==, MADO_DAY_YEAR_END);
  g_assert_cmpint (day_on (&calendar, "2026-12-31"), ==, MADO_DAY_YEAR_END);
  g_assert_cmpint (day_on (&calendar, "2027-01-01"), ==, MADO_DAY_HOLIDAY);
  g_assert_cmpint (day_on (&calendar, "2027-01-04"), ==, MADO_DAY_OPEN);
  calendar.year_end_from = calendar.year_end_to = 1231;
  g_assert_cmpint (day_on (&calendar, "2026-12-30"), ==, MADO_DAY_OPEN);
  g_assert_cmpint (day_on (&calendar, "2026-12-31"), ==, MADO_DAY_YEAR_END);
  g_assert_cmpint (day_on (&calendar, "2027-01-04"), ==, MADO_DAY_OPEN);
}

static void
test_full (void)
{
  MadoCalendar calendar;

  mado_calendar_init (&calendar);
  for (guint i = 0; i < MADO_CALENDAR_MAX_DAYS; i++)
    {
      calendar.closed[i] = calendar.open[i] = date ("2026-11-20");
      mado_civil_date_add_days (&calendar.closed[i], (int)i);
      mado_civil_date_add_days (&calendar.open[i], (int)i + MADO_CALENDAR_MAX_DAYS);
    }
  calendar.n_closed = calendar.n_open = MADO_CALENDAR_MAX_DAYS;
  g_assert_cmpint (day_on (&calendar, "2027-01-22"), ==, MADO_DAY_CLOSED);
  g_assert_cmpint (day_on (&calendar, "2027-03-27"), ==, MADO_DAY_OPEN); /* a Saturday, the last */
}

/* First and last counter day inside a renewal window. */
static void
test_windows (void)
{
  static const struct
  {
    const char *opens, *closes;
    MadoSearch search;
    const char *first, *last;
  } rows[] = {
    /* V47: the last day is a Sunday before a holiday; the last counter day is the Friday. */
    { "2026-08-24", "2026-11-22", MADO_SEARCH_FOUND, "2026-08-24", "2026-11-20" },
    /* An end on New Year's Day: told in time. */
    { "2026-10-03", "2027-01-01", MADO_SEARCH_FOUND, "2026-10-05", "2026-12-28" },
    /* Opens in the holidays of May: 2026-05-06 is a substitute holiday. */
    { "2026-05-03", "2026-08-01", MADO_SEARCH_FOUND, "2026-05-07", "2026-07-31" },
    /* An end on 国民の休日. */
    { "2026-06-24", "2026-09-22", MADO_SEARCH_FOUND, "2026-06-24", "2026-09-18" },
    { "2026-11-20", "2026-11-20", MADO_SEARCH_FOUND, "2026-11-20", "2026-11-20" },
    { "2026-11-21", "2026-11-23", MADO_SEARCH_NONE, NULL, NULL },
    { "2026-11-24", "2026-11-23", MADO_SEARCH_NONE, NULL, NULL },
    { "2051-03-06", "2051-03-10", MADO_SEARCH_NOT_KNOWN, NULL, NULL },
    { NULL, "2026-11-23", MADO_SEARCH_NOT_KNOWN, NULL, NULL },
    { "2026-11-23", NULL, MADO_SEARCH_NOT_KNOWN, NULL, NULL },
  };
  MadoCalendar calendar;

  mado_calendar_init (&calendar);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const GDate opens = date (rows[i].opens), closes = date (rows[i].closes);
      GDate first, last;

      g_test_message ("row %u", i);
      g_assert_cmpint (mado_counter_day_first (&calendar, &opens, &closes, &first), ==,
                       rows[i].search);
      g_assert_cmpint (mado_counter_day_last (&calendar, &opens, &opens, &closes, &last), ==,
                       rows[i].search);
      assert_date (&first, rows[i].first);
      assert_date (&last, rows[i].last);
    }
}

/* The last day is one that is still to come, and inside the window. */
static void
test_last (void)
{
  static const struct
  {
    const char *today, *opens, *closes;
    MadoSearch search;
    const char *last;
  } rows[] = {
    { "2026-11-20", "2026-11-21", "2026-11-23", MADO_SEARCH_NONE, NULL },
    { "2026-11-20", "2026-11-20", "2026-11-23", MADO_SEARCH_FOUND, "2026-11-20" },
    { "2026-11-21", "2026-11-18", "2026-11-23", MADO_SEARCH_NONE, NULL },
    { "2026-11-20", "2026-11-18", "2026-11-23", MADO_SEARCH_FOUND, "2026-11-20" },
    { "2026-11-20", NULL, "2026-11-23", MADO_SEARCH_FOUND, "2026-11-20" },
    { NULL, "2026-11-18", "2026-11-23", MADO_SEARCH_NOT_KNOWN, NULL },
  };
  MadoCalendar calendar;

  mado_calendar_init (&calendar);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const GDate today = date (rows[i].today), opens = date (rows[i].opens);
      const GDate closes = date (rows[i].closes);
      GDate last;

      g_test_message ("row %u", i);
      g_assert_cmpint (mado_counter_day_last (&calendar, &today, &opens, &closes, &last), ==,
                       rows[i].search);
      assert_date (&last, rows[i].last);
    }
}

/* A window that runs out of the known years has a first day but no last. */
static void
test_end_of_years (void)
{
  const GDate opens = date ("2050-12-01"), closes = date ("2051-02-28");
  MadoCalendar calendar;
  GDate day;

  mado_calendar_init (&calendar);
  g_assert_cmpint (mado_counter_day_first (&calendar, &opens, &closes, &day), ==,
                   MADO_SEARCH_FOUND);
  assert_date (&day, "2050-12-01");
  g_assert_cmpint (mado_counter_day_last (&calendar, &opens, &opens, &closes, &day), ==,
                   MADO_SEARCH_NOT_KNOWN);
  g_assert_false (g_date_valid (&day));
}

static void
test_next (void)
{
  GDate from = date ("2026-12-29"), day;
  MadoCalendar calendar;

  mado_calendar_init (&calendar);
  g_assert_cmpint (mado_counter_day_next (&calendar, &from, &day), ==, MADO_SEARCH_FOUND);
  assert_date (&day, "2027-01-04");
  from = day;
  g_assert_cmpint (mado_counter_day_next (&calendar, &from, &day), ==, MADO_SEARCH_FOUND);
  assert_date (&day, "2027-01-04");
  from = date ("2200-12-31");
  g_assert_cmpint (mado_counter_day_next (&calendar, &from, &day), ==, MADO_SEARCH_NOT_KNOWN);
  g_date_clear (&from, 1);
  g_assert_cmpint (mado_counter_day_next (&calendar, &from, &day), ==, MADO_SEARCH_NOT_KNOWN);
}

static gboolean
is_caution (const MadoCalendar *calendar, const GDate *day)
{
  MadoCounterDay result;

  mado_counter_day_on (calendar, day, &result);
  return result.caution;
}

/* policy-rules.md 8.3: one Sunday a month, also where the month begins on a Sunday. */
static void
test_caution (void)
{
  static const char *const days[] = { "2026-11-22", "2026-08-16", "2024-12-22", "2025-06-22" };
  GDate day = date ("2026-01-01");
  guint month = 0, n_months = 0;
  MadoCalendar calendar;

  mado_calendar_init (&calendar);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      day = date (days[i]);
      g_assert_true (is_caution (&calendar, &day));
    }
  day = date ("2026-11-15"); /* the third Sunday, but the second Saturday was before it */
  g_assert_false (is_caution (&calendar, &day));
  for (day = date ("2026-01-01"); g_date_get_year (&day) < 2030; mado_civil_date_add_days (&day, 1))
    if (is_caution (&calendar, &day))
      {
        g_assert_cmpuint (g_date_get_month (&day), !=, month);
        month = g_date_get_month (&day);
        n_months++;
      }
  g_assert_cmpuint (n_months, ==, 48);
}

/* As a municipality's file says it. */
static void
test_text (void)
{
  static const char *const not_year_ends[] = {
    "",
    "none",
    "12-29",
    "12-29..",
    "..01-03",
    "12-29..01-03..01-04",
    "12-29..02-31",
    "12-29..02-29",
    "12-32..01-03",
    "11-31..01-03",
    "13-01..01-03",
    "00-01..01-03",
    "12-29..13-01",
    "12-29..01-00",
  };
  GDate days[MADO_CALENDAR_MAX_DAYS];
  guint weekdays, from, to, n_days;

  g_assert_true (mado_calendar_text_weekdays ("saturday,sunday", &weekdays));
  g_assert_cmpuint (weekdays, ==, 1u << G_DATE_SATURDAY | 1u << G_DATE_SUNDAY);
  g_assert_true (mado_calendar_text_weekdays ("none", &weekdays));
  g_assert_cmpuint (weekdays, ==, 0);
  g_assert_false (mado_calendar_text_weekdays ("", &weekdays));
  g_assert_false (mado_calendar_text_weekdays (
      "monday,tuesday,wednesday,thursday,friday,saturday,sunday", &weekdays));
  g_assert_true (mado_calendar_text_year_end ("12-29..01-03", &from, &to));
  g_assert_cmpuint (from, ==, 1229);
  g_assert_cmpuint (to, ==, 103);
  g_assert_true (mado_calendar_text_year_end ("12-31..12-31", &from, &to));
  g_assert_true (mado_calendar_text_year_end ("01-01..01-31", &from, &to));
  for (guint i = 0; i < G_N_ELEMENTS (not_year_ends); i++)
    {
      g_test_message ("%s", not_year_ends[i]);
      g_assert_false (mado_calendar_text_year_end (not_year_ends[i], &from, &to));
    }
  g_assert_true (mado_calendar_text_days ("2026-11-21", days, &n_days));
  g_assert_cmpuint (n_days, ==, 1);
  assert_date (&days[0], "2026-11-21");
  g_assert_false (mado_calendar_text_days ("", days, &n_days));
  g_assert_false (mado_calendar_text_days ("2026-11-31", days, &n_days));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/counter-day/days", test_days);
  g_test_add_func ("/counter-day/single-days", test_single_days);
  g_test_add_func ("/counter-day/year-end", test_year_end);
  g_test_add_func ("/counter-day/full", test_full);
  g_test_add_func ("/counter-day/windows", test_windows);
  g_test_add_func ("/counter-day/last", test_last);
  g_test_add_func ("/counter-day/end-of-years", test_end_of_years);
  g_test_add_func ("/counter-day/next", test_next);
  g_test_add_func ("/counter-day/caution", test_caution);
  g_test_add_func ("/counter-day/text", test_text);
  return g_test_run ();
}
