/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-civil-date.h"
#include "mado-expiry-private.h"

static void
assert_date (const GDate *date, const char *expected)
{
  g_autofree char *shown = mado_civil_date_format (date);

  g_assert_cmpstr (shown, ==, expected);
}

/* policy-rules.md 1.2 and 1.5, and what lies beside them. */
static void
test_table (void)
{
  static const struct
  {
    const char *born;
    const char *issued;
    guint n;
    MadoFeb29 feb29;
    const char *expected;
  } rows[] = {
    { "1985-10-10", "2020-10-09", 1, MADO_FEB29_FEB28, "2020-10-10" },
    { "1985-10-10", "2020-10-09", 5, MADO_FEB29_FEB28, "2024-10-10" },
    { "1985-10-10", "2020-10-10", 1, MADO_FEB29_FEB28, "2021-10-10" },
    { "1985-10-10", "2020-10-10", 5, MADO_FEB29_FEB28, "2025-10-10" },
    { "1985-10-10", "2020-10-11", 1, MADO_FEB29_FEB28, "2021-10-10" },
    { "1985-10-10", "2020-10-11", 5, MADO_FEB29_FEB28, "2025-10-10" },
    { "1985-10-10", "2020-05-15", 10, MADO_FEB29_FEB28, "2029-10-10" },
    /* policy-rules.md E10 and 1.5, of a public calculator. */
    { "1990-05-10", "2021-05-20", 5, MADO_FEB29_FEB28, "2026-05-10" },
    { "1990-05-10", "2021-05-09", 5, MADO_FEB29_FEB28, "2025-05-10" },
    { "1985-11-14", "2026-11-20", 5, MADO_FEB29_FEB28, "2031-11-14" },
    { "1980-07-01", "2022-07-15", 5, MADO_FEB29_FEB28, "2027-07-01" },
    { "2005-07-01", "2023-06-30", 5, MADO_FEB29_FEB28, "2027-07-01" },
    { "2005-07-01", "2023-07-01", 10, MADO_FEB29_FEB28, "2033-07-01" },
    { "1985-10-10", "2026-11-29", 5, MADO_FEB29_FEB28, "2031-10-10" },
    { "2000-02-29", "2023-06-01", 5, MADO_FEB29_FEB28, "2028-02-29" },
    { "2000-02-29", "2023-06-01", 5, MADO_FEB29_MAR1, "2028-02-29" },
    { "1985-01-01", "2020-12-31", 1, MADO_FEB29_FEB28, "2021-01-01" },
    { "1985-12-31", "2020-12-31", 1, MADO_FEB29_FEB28, "2021-12-31" },
    { "1992-02-29", "2022-06-01", 5, MADO_FEB29_FEB28, "2027-02-28" },
    { "1992-02-29", "2022-06-01", 5, MADO_FEB29_FEB28_ALWAYS, "2027-02-28" },
    { "1992-02-29", "2022-06-01", 5, MADO_FEB29_MAR1, "2027-03-01" },
    /* V33: the readings differ by a year. */
    { "1992-02-29", "2023-02-28", 5, MADO_FEB29_FEB28, "2028-02-29" },
    { "1992-02-29", "2023-02-28", 5, MADO_FEB29_FEB28_ALWAYS, "2028-02-28" },
    { "1992-02-29", "2023-02-28", 5, MADO_FEB29_MAR1, "2027-03-01" },
    { "1992-02-29", "2023-02-27", 5, MADO_FEB29_FEB28, "2027-02-28" },
    { "1992-02-29", "2023-03-01", 5, MADO_FEB29_MAR1, "2028-02-29" },
    { "1992-02-29", "2024-02-28", 1, MADO_FEB29_FEB28, "2024-02-29" },
    { "1992-02-29", "2024-02-28", 1, MADO_FEB29_FEB28_ALWAYS, "2025-02-28" },
    { "1992-02-29", "2024-02-29", 1, MADO_FEB29_FEB28, "2025-02-28" },
    { "1992-02-29", "2024-02-29", 1, MADO_FEB29_MAR1, "2025-03-01" },
    /* 2100 is no leap year. */
    { "2092-02-29", "2099-06-01", 1, MADO_FEB29_FEB28, "2100-02-28" },
    { "2092-02-29", "2099-06-01", 1, MADO_FEB29_MAR1, "2100-03-01" },
    /* On the day of birth, and never a birthday before it. */
    { "2024-02-29", "2024-02-29", 1, MADO_FEB29_FEB28_ALWAYS, "2025-02-28" },
    { "2024-10-10", "2024-10-10", 1, MADO_FEB29_FEB28, "2025-10-10" },
    { "2024-10-10", "2024-10-09", 1, MADO_FEB29_FEB28, NULL },
    { "1985-10-10", "2020-05-15", 0, MADO_FEB29_FEB28, NULL },
    { "1985-10-10", "2199-05-15", 2, MADO_FEB29_FEB28, "2200-10-10" },
    { "1985-10-10", "2199-05-15", 3, MADO_FEB29_FEB28, NULL },
    { "1985-10-10", "2199-05-15", G_MAXUINT, MADO_FEB29_FEB28, NULL },
    { NULL, "2020-05-15", 5, MADO_FEB29_FEB28, NULL },
    { "1985-10-10", NULL, 5, MADO_FEB29_FEB28, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GDate born, issued, result;

      g_test_message ("row %u: born %s, issued %s, n %u", i, rows[i].born, rows[i].issued,
                      rows[i].n);
      mado_civil_date_parse (&born, rows[i].born);
      mado_civil_date_parse (&issued, rows[i].issued);
      mado_rules_nth_birthday (&born, &issued, rows[i].n, rows[i].feb29, &result);
      assert_date (&result, rows[i].expected);
      /* Out of range is not known, to GDate neither. */
      g_assert_cmpint (g_date_valid (&result), ==, rows[i].expected != NULL);
    }
}

/* Whether @day is somebody's birthday, by the words of the rule and without any arithmetic. */
static gboolean
is_birthday (const GDate *born, const GDate *day, MadoFeb29 feb29)
{
  const GDateMonth month = g_date_get_month (day);
  const GDateDay number = g_date_get_day (day);
  const gboolean leap = g_date_is_leap_year (g_date_get_year (day));

  if (g_date_get_month (born) != G_DATE_FEBRUARY || g_date_get_day (born) != 29)
    return month == g_date_get_month (born) && number == g_date_get_day (born);
  if (feb29 == MADO_FEB29_FEB28_ALWAYS)
    return month == G_DATE_FEBRUARY && number == 28;
  if (leap)
    return month == G_DATE_FEBRUARY && number == 29;
  return feb29 == MADO_FEB29_MAR1 ? month == G_DATE_MARCH && number == 1
                                  : month == G_DATE_FEBRUARY && number == 28;
}

static void
check_by_walking (const GDate *born, const GDate *issued, MadoFeb29 feb29)
{
  GDate day = *issued;
  guint n = 0;

  while (n < 6)
    {
      GDate result;

      g_date_add_days (&day, 1);
      if (!is_birthday (born, &day, feb29))
        continue;
      n++;
      mado_rules_nth_birthday (born, issued, n, feb29, &result);
      g_assert_cmpint (g_date_compare (&result, &day), ==, 0);
    }
}

/* Walks the days and counts the birthdays: another way to the same answer. */
static void
test_walk (void)
{
  static const char *const born_on[] = { "1992-02-28", "1992-02-29", "1992-03-01",
                                         "1985-01-01", "1985-12-31", "1970-06-30" };

  for (guint i = 0; i < G_N_ELEMENTS (born_on); i++)
    for (guint feb29 = MADO_FEB29_FEB28; feb29 <= MADO_FEB29_MAR1; feb29++)
      {
        GDate born, issued;

        mado_civil_date_parse (&born, born_on[i]);
        mado_civil_date_parse (&issued, "2022-12-01");
        for (guint day = 0; day < 500; day += 1 + (day % 7 == 6) * 3)
          {
            GDate on = issued;

            g_date_add_days (&on, day);
            check_by_walking (&born, &on, feb29);
          }
      }
}

/* policy-rules.md 2.2: all the worked examples, with the national +1; where the example names no
 * year, in every year. */
static void
test_municipal_examples (void)
{
  static const char *const dated[][2] = {
    { "2020-09-24", "2020-06-25" }, { "2023-07-07", "2023-04-08" }, { "2023-05-28", "2023-03-01" },
    { "2023-01-15", "2022-10-16" }, { "2030-05-01", "2030-02-02" }, { "2030-01-31", "2029-11-01" },
    { "2022-10-15", "2022-07-16" }, { "2020-04-25", "2020-01-26" }, { "2024-12-31", "2024-10-01" },
  };
  static const char *const yearly[][2] = {
    { "07-15", "04-16" }, { "06-15", "03-16" }, { "05-05", "02-06" },
    { "04-10", "01-11" }, { "08-01", "05-02" },
  };
  GDate expires, opens;

  for (guint i = 0; i < G_N_ELEMENTS (dated); i++)
    {
      g_assert_true (mado_civil_date_parse (&expires, dated[i][0]));
      mado_rules_window_opens (&expires, 3, 1, &opens);
      assert_date (&opens, dated[i][1]);
    }
  for (guint year = 2019; year <= 2040; year++)
    for (guint i = 0; i < G_N_ELEMENTS (yearly); i++)
      {
        g_autofree char *ends = g_strdup_printf ("%u-%s", year, yearly[i][0]);
        g_autofree char *begins = g_strdup_printf ("%u-%s", year, yearly[i][1]);

        g_assert_true (mado_civil_date_parse (&expires, ends));
        mado_rules_window_opens (&expires, 3, 1, &opens);
        assert_date (&opens, begins);
      }
}

/* policy-rules.md 2.4, month by month. */
static void
test_month_ends (void)
{
  static const struct
  {
    const char *expires;
    const char *opens_1;
    const char *opens_2;
  } rows[] = {
    { "2027-05-27", "2027-02-28", "2027-03-01" }, { "2027-05-28", "2027-03-01", "2027-03-02" },
    { "2027-05-29", "2027-03-01", "2027-03-02" }, { "2027-05-30", "2027-03-01", "2027-03-02" },
    { "2027-05-31", "2027-03-01", "2027-03-02" }, { "2027-06-01", "2027-03-02", "2027-03-03" },
    { "2028-05-28", "2028-02-29", "2028-03-01" }, { "2028-05-29", "2028-03-01", "2028-03-02" },
    { "2028-05-31", "2028-03-01", "2028-03-02" }, { "2027-07-31", "2027-05-01", "2027-05-02" },
    { "2027-12-31", "2027-10-01", "2027-10-02" }, { "2027-03-31", "2027-01-01", "2027-01-02" },
    { "2027-11-30", "2027-08-31", "2027-09-01" }, { "2027-02-28", "2026-11-29", "2026-11-30" },
    { "2028-02-29", "2027-11-30", "2027-12-01" }, { "2027-01-31", "2026-11-01", "2026-11-02" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GDate expires, opens;

      g_assert_true (mado_civil_date_parse (&expires, rows[i].expires));
      mado_rules_window_opens (&expires, 3, 1, &opens);
      assert_date (&opens, rows[i].opens_1);
      mado_rules_window_opens (&expires, 3, 2, &opens);
      assert_date (&opens, rows[i].opens_2);
    }
}

static void
test_window_never_opens_after_its_end (void)
{
  GDate expires, opens;

  mado_civil_date_parse (&expires, "2027-03-15");
  for (guint months = 0; months <= 24; months++)
    for (guint offset = 0; offset <= 31; offset++)
      {
        mado_rules_window_opens (&expires, months, offset, &opens);
        g_assert_cmpint (g_date_compare (&opens, &expires), <=, 0);
      }
  mado_rules_window_opens (&expires, 3, G_MAXUINT, &opens);
  assert_date (&opens, "2027-03-15");
  mado_civil_date_parse (&expires, "1868-02-01");
  mado_rules_window_opens (&expires, 3, 2, &opens);
  assert_date (&opens, NULL);
  g_date_clear (&expires, 1);
  mado_rules_window_opens (&expires, 3, 2, &opens);
  assert_date (&opens, NULL);
}

/* policy-rules.md 1.6: from 2022-04-01 on a card is an adult's from 18, before from 20. */
static void
test_minors_card (void)
{
  static const struct
  {
    const char *born;
    const char *issued;
    gboolean minors;
  } rows[] = {
    { "2002-04-02", "2022-03-31", TRUE },  { "2002-04-01", "2022-03-31", FALSE },
    { "2001-06-01", "2022-03-31", FALSE }, { "2003-06-01", "2022-04-01", FALSE },
    { "2004-06-01", "2022-04-01", TRUE },  { "2004-04-03", "2022-04-01", TRUE },
    { "2004-04-02", "2022-04-01", FALSE }, { "2190-01-01", "2195-01-01", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GDate born, issued;

      g_test_message ("%s, %s", rows[i].born, rows[i].issued);
      g_assert_true (mado_civil_date_parse (&born, rows[i].born));
      g_assert_true (mado_civil_date_parse (&issued, rows[i].issued));
      g_assert_cmpint (mado_expiry_is_on_minors_card (&born, &issued), ==, rows[i].minors);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/birthday/table", test_table);
  g_test_add_func ("/birthday/walk", test_walk);
  g_test_add_func ("/birthday/minors-card", test_minors_card);
  g_test_add_func ("/window/municipal-examples", test_municipal_examples);
  g_test_add_func ("/window/month-ends", test_month_ends);
  g_test_add_func ("/window/never-after-its-end", test_window_never_opens_after_its_end);
  return g_test_run ();
}
