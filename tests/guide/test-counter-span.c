/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide-facts.h"
#include "mado-civil-date.h"
#include "mado-counter-span.h"

#include "mado-rules-nicks.h"

/* Today is Monday 2026-11-23, a holiday; the counters are closed on weekends, on holidays and from
 * 12-29 to 01-03. */
static const struct
{
  const char *facts;
  MadoProcedure procedure;
  const char *answers;
  gboolean at_counter;
  const char *opens;  /* NULL: none */
  const char *closes; /* NULL: none */
  const char *first;  /* NULL: not found */
  const char *last;   /* NULL: not found */
  gboolean over;
  gboolean once;
} spans[] = {
  /* Now: from today on, which is closed. */
  { "auth=renewable sign=absent", MADO_PROCEDURE_RENEW, NULL, TRUE, "2026-11-23", "2027-01-10",
    "2026-11-24", "2027-01-08" },
  /* The end is Sunday 01-03, in the days around New Year. */
  { "auth=2027-01-03 sign=absent", MADO_PROCEDURE_RENEW, NULL, TRUE, "2026-11-23", "2027-01-03",
    "2026-11-24", "2026-12-28" },
  /* The last day is today, a holiday: no day is left. */
  { "auth=last-day sign=absent", MADO_PROCEDURE_RENEW, NULL, TRUE, "2026-11-23", "2026-11-23", NULL,
    NULL, TRUE },
  /* From Saturday 2027-07-10 + 2 on, a Monday; the end is Sunday 2027-10-10, Monday 11 a holiday.
   */
  { "auth=2027-10-10 sign=absent", MADO_PROCEDURE_RENEW, NULL, TRUE, "2027-07-12", "2027-10-10",
    "2027-07-12", "2027-10-08" },
  /* No end: only the first day. */
  { "auth=expired sign=absent", MADO_PROCEDURE_REISSUE, NULL, TRUE, "2026-11-23", NULL,
    "2026-11-24", NULL },
  /* A proxy has to ask first, but the end stands. */
  { "auth=renewable sign=absent", MADO_PROCEDURE_PROXY, "errand=renew", TRUE, NULL, "2027-01-10",
    NULL, "2027-01-08" },
  /* Tuesday is the last day, and the only one. */
  { "auth=2026-11-24 sign=absent", MADO_PROCEDURE_RENEW, NULL, TRUE, "2026-11-23", "2026-11-24",
    "2026-11-24", "2026-11-24", FALSE, TRUE },
  { "auth=2026-11-24 sign=absent", MADO_PROCEDURE_PROXY, "errand=renew", TRUE, NULL, "2026-11-24",
    NULL, "2026-11-24", FALSE, TRUE },
  { "auth=2026-11-25 sign=absent", MADO_PROCEDURE_RENEW, NULL, TRUE, "2026-11-23", "2026-11-25",
    "2026-11-24", "2026-11-25" },
  /* Another procedure, another municipality, no counter at all. */
  { "auth=expired sign=absent", MADO_PROCEDURE_RENEW, NULL, FALSE, NULL, NULL, NULL, NULL },
  { "auth=renewable sign=absent overseas", MADO_PROCEDURE_RENEW, NULL, FALSE, NULL, NULL, NULL,
    NULL },
  { "auth=early sign=early", MADO_PROCEDURE_LOST_CARD, NULL, FALSE, NULL, NULL, NULL, NULL },
  /* Years of which the holidays are not known are not guessed. */
  { "auth=2055-10-10 sign=absent", MADO_PROCEDURE_RENEW, NULL, TRUE, "2055-07-12", "2055-10-10",
    NULL, NULL },
};

static void
assert_date (const GDate *date, const char *expected)
{
  g_autofree char *text = mado_civil_date_known (date) ? mado_civil_date_format (date) : NULL;
  g_assert_cmpstr (text, ==, expected);
}

static void
test_spans (void)
{
  MadoCalendar calendar;
  GDate today;

  mado_calendar_init (&calendar);
  g_assert_true (mado_civil_date_parse (&today, GUIDE_TODAY));
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      MadoGuide guide;
      MadoCounterSpan span;

      g_test_message ("%s %s", spans[i].facts, mado_procedure_to_string (spans[i].procedure));
      guide_make (&guide, spans[i].facts, spans[i].procedure, spans[i].answers);
      mado_counter_span_init (&span, &guide, &calendar, &today);
      g_assert_cmpint (span.at_counter, ==, spans[i].at_counter);
      assert_date (&span.opens, spans[i].opens);
      assert_date (&span.closes, spans[i].closes);
      assert_date (&span.first, spans[i].first);
      assert_date (&span.last, spans[i].last);
      g_assert_cmpint (span.first_search == MADO_SEARCH_FOUND, ==, spans[i].first != NULL);
      g_assert_cmpint (span.last_search == MADO_SEARCH_FOUND, ==, spans[i].last != NULL);
      if (spans[i].opens == NULL)
        g_assert_cmpint (span.first_search, ==, MADO_SEARCH_NONE);
      if (spans[i].closes == NULL)
        g_assert_cmpint (span.last_search, ==, MADO_SEARCH_NONE);
      g_assert_cmpint (mado_counter_span_is_over (&span), ==, spans[i].over);
      g_assert_cmpint (span.once, ==, spans[i].once);
    }
}

/* A municipality that opens on that Sunday is told that the national system may stop. */
static void
test_caution (void)
{
  MadoCalendar calendar;
  MadoGuide guide;
  MadoCounterSpan span;
  GDate today;

  mado_calendar_init (&calendar);
  calendar.closed_weekdays = 0;
  g_assert_true (mado_civil_date_parse (&today, GUIDE_TODAY));
  /* 2026-12-20 is the Sunday after the third Saturday. */
  guide_make (&guide, "auth=2026-12-20 sign=absent", MADO_PROCEDURE_RENEW, NULL);
  mado_counter_span_init (&span, &guide, &calendar, &today);
  assert_date (&span.last, "2026-12-20");
  g_assert_true (span.last_day.caution);
  g_assert_false (span.first_day.caution);
}

/* All but one of the days of a window that is yet to open are closed. */
static void
test_single_day (void)
{
  MadoCalendar calendar;
  MadoGuide guide;
  MadoCounterSpan span;
  GDate today;

  mado_calendar_init (&calendar);
  calendar.year_end_from = 712;
  calendar.year_end_to = 1007;
  g_assert_true (mado_civil_date_parse (&today, GUIDE_TODAY));
  guide_make (&guide, "auth=2027-10-10 sign=absent", MADO_PROCEDURE_RENEW, NULL);
  mado_counter_span_init (&span, &guide, &calendar, &today);
  assert_date (&span.first, "2027-10-08");
  assert_date (&span.last, "2027-10-08");
  g_assert_true (span.once);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/counter-span/days", test_spans);
  g_test_add_func ("/counter-span/caution", test_caution);
  g_test_add_func ("/counter-span/single-day", test_single_day);
  return g_test_run ();
}
