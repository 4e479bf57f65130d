/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-civil-date.h"

static void
assert_date (const GDate *date, const char *expected)
{
  g_autofree char *shown = mado_civil_date_format (date);

  g_assert_cmpstr (shown, ==, expected);
  g_assert_cmpint (mado_civil_date_known (date), ==, expected != NULL);
}

static void
test_parse (void)
{
  static const char *const good[] = { "1868-01-01", "2026-11-23", "2024-02-29", "2000-02-29",
                                      "2200-12-31" };
  static const char *const bad[] = { "",
                                     " ",
                                     "2026-11-2",
                                     "2026-1-23",
                                     "2026-11-230",
                                     "2026/11/23",
                                     "20261123",
                                     "2026-11-23 ",
                                     " 2026-11-23",
                                     "2026-02-29",
                                     "1900-02-29",
                                     "2100-02-29",
                                     "2026-04-31",
                                     "2026-13-01",
                                     "2026-00-10",
                                     "2026-10-00",
                                     "1867-12-31",
                                     "2201-01-01",
                                     "0000-00-00",
                                     "2026-11-23Z",
                                     "+026-11-23",
                                     "2026-11-2\n",
                                     "\xEF\xBC\x92"
                                     "026-11-23",
                                     "2026-11--1",
                                     "99999-01-01" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      GDate date;

      g_assert_true (mado_civil_date_parse (&date, good[i]));
      assert_date (&date, good[i]);
      g_assert_true (mado_civil_date_parse_any (&date, good[i]));
      assert_date (&date, good[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GDate date;

      g_assert_true (mado_civil_date_parse (&date, "2026-11-23"));
      g_assert_false (mado_civil_date_parse (&date, bad[i]));
      assert_date (&date, NULL);
    }
}

static void
test_parse_null (void)
{
  GDate date;

  g_assert_false (mado_civil_date_parse (&date, NULL));
  g_assert_false (mado_civil_date_parse_any (&date, NULL));
  assert_date (&date, NULL);
}

static void
test_parse_any (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } rows[] = {
    /* The real certificate of policy-rules.md 1.8. */
    { "2019-07-25T15:28:06Z", "2019-07-26" },
    { "2024-05-02T14:59:59Z", "2024-05-02" },
    { "2024-05-02T15:00:00Z", "2024-05-03" },
    { "2024-05-02T23:59:59+09:00", "2024-05-02" },
    { "2024-05-03T00:00:00+09:00", "2024-05-03" },
    { "2024-05-02t14:59:59z", "2024-05-02" },
    { "2024-05-02 15:00:00Z", "2024-05-03" },
    { "2024-05-02T14:59:59.999999999Z", "2024-05-02" },
    { "2024-05-02T15:00:00.0Z", "2024-05-03" },
    { "2024-05-02T10:59:59-04:00", "2024-05-02" },
    { "2024-05-02T11:00:00-04:00", "2024-05-03" },
    { "2024-05-02T00:00:00-00:00", "2024-05-02" },
    { "2024-05-02T20:29:59+05:30", "2024-05-02" },
    { "2024-05-02T20:30:00+05:30", "2024-05-03" },
    /* A leap second stays in the day before, by UTC and by Japan's clock. */
    { "2016-12-31T23:59:60Z", "2017-01-01" },
    { "2017-01-01T08:59:60+09:00", "2017-01-01" },
    { "2024-05-02T14:59:60Z", "2024-05-02" },
    { "2024-02-28T15:00:00Z", "2024-02-29" },
    { "2023-12-31T15:00:00Z", "2024-01-01" },
    { "1867-12-31T15:00:00Z", "1868-01-01" },
    { "2201-01-01T00:00:00+23:59", "2200-12-31" },
    /* Not these. */
    { "1867-12-31T14:59:59Z", NULL },
    { "2200-12-31T15:00:00Z", NULL },
    { "2024-05-02T14:59:59", NULL },
    { "2024-05-02T14:59Z", NULL },
    { "2024-05-02T24:00:00Z", NULL },
    { "2024-05-02T14:60:00Z", NULL },
    { "2024-05-02T14:59:61Z", NULL },
    { "2024-05-02T14:59:59.Z", NULL },
    { "2024-05-02T14:59:59+0900", NULL },
    { "2024-05-02T14:59:59+09", NULL },
    { "2024-05-02T14:59:59+24:00", NULL },
    { "2024-05-02T14:59:59+09:60", NULL },
    { "2024-05-02T14:59:59Z ", NULL },
    { "2024-05-02T14:59:59ZZ", NULL },
    { "2024-05-02T14:59:59JST", NULL },
    { "2023-02-29T00:00:00Z", NULL },
    { "2024-05-02T", NULL },
    { "2024-05-02_14:59:59Z", NULL },
    { "20240502T145959Z", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GDate date;

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (mado_civil_date_parse_any (&date, rows[i].text), ==,
                       rows[i].expected != NULL);
      assert_date (&date, rows[i].expected);
    }
}

/* Against GLib's own calendar, hour by hour around each of many days. */
static void
test_from_unix_agrees_with_glib (void)
{
  g_autoptr (GTimeZone) japan = g_time_zone_new_offset (9 * 3600);

  for (gint64 seconds = -3218000000; seconds < 7289000000; seconds += 86400 * 13 + 3599)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
      g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, japan);
      g_autofree char *expected = g_date_time_format (local, "%Y-%m-%d");
      GDate date;

      if (g_date_time_get_year (local) < 1868 || g_date_time_get_year (local) > 2200)
        continue;
      mado_civil_date_from_unix (&date, seconds);
      assert_date (&date, expected);
    }
}

static void
test_from_unix_ends (void)
{
  static const struct
  {
    gint64 seconds;
    const char *expected;
  } rows[] = {
    { 0, "1970-01-01" },
    { -1, "1970-01-01" },
    { 53999, "1970-01-01" },
    { 54000, "1970-01-02" },
    { -32400, "1970-01-01" },
    { -32401, "1969-12-31" },
    { G_MAXINT64, NULL },
    { G_MININT64, NULL },
    { G_GINT64_CONSTANT (253402300799), NULL },
    { -G_GINT64_CONSTANT (62135596800), NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GDate date;

      mado_civil_date_from_unix (&date, rows[i].seconds);
      assert_date (&date, rows[i].expected);
    }
}

static void
test_add_days (void)
{
  static const struct
  {
    const char *from;
    int days;
    const char *expected;
  } rows[] = {
    { "2024-02-28", 1, "2024-02-29" }, { "2024-02-29", 1, "2024-03-01" },
    { "2023-02-28", 1, "2023-03-01" }, { "2024-03-01", -1, "2024-02-29" },
    { "2024-12-31", 1, "2025-01-01" }, { "2024-01-01", -366, "2022-12-31" },
    { "2024-01-01", 0, "2024-01-01" }, { "2200-12-31", 1, NULL },
    { "1868-01-01", -1, NULL },        { "2024-01-01", G_MAXINT, NULL },
    { "2024-01-01", G_MININT, NULL },
  };
  GDate unknown;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GDate date;

      g_assert_true (mado_civil_date_parse (&date, rows[i].from));
      mado_civil_date_add_days (&date, rows[i].days);
      assert_date (&date, rows[i].expected);
    }
  g_date_clear (&unknown, 1);
  mado_civil_date_add_days (&unknown, 1);
  assert_date (&unknown, NULL);
}

static void
test_subtract_months (void)
{
  static const struct
  {
    const char *from;
    guint months;
    const char *expected;
  } rows[] = {
    { "2027-05-31", 3, "2027-02-28" }, { "2027-05-28", 3, "2027-02-28" },
    { "2028-05-31", 3, "2028-02-29" }, { "2028-05-29", 3, "2028-02-29" },
    { "2027-07-31", 3, "2027-04-30" }, { "2027-11-30", 3, "2027-08-30" },
    { "2027-01-31", 3, "2026-10-31" }, { "2028-02-29", 12, "2027-02-28" },
    { "2027-03-31", 1, "2027-02-28" }, { "2027-03-31", 0, "2027-03-31" },
    { "2027-01-01", 1, "2026-12-01" }, { "1868-03-31", 3, NULL },
    { "2027-01-01", 4000, NULL },      { "2027-01-01", G_MAXUINT, NULL },
  };
  GDate unknown;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GDate date;

      g_assert_true (mado_civil_date_parse (&date, rows[i].from));
      mado_civil_date_subtract_months (&date, rows[i].months);
      assert_date (&date, rows[i].expected);
    }
  g_date_clear (&unknown, 1);
  mado_civil_date_subtract_months (&unknown, 3);
  assert_date (&unknown, NULL);
}

static void
test_earlier (void)
{
  GDate unknown, early, late, result;

  g_date_clear (&unknown, 1);
  mado_civil_date_parse (&early, "2026-01-01");
  mado_civil_date_parse (&late, "2026-01-02");
  mado_civil_date_earlier (&result, &early, &late);
  assert_date (&result, "2026-01-01");
  mado_civil_date_earlier (&result, &late, &early);
  assert_date (&result, "2026-01-01");
  mado_civil_date_earlier (&result, &unknown, &late);
  assert_date (&result, "2026-01-02");
  mado_civil_date_earlier (&result, &late, &unknown);
  assert_date (&result, "2026-01-02");
  mado_civil_date_earlier (&result, &unknown, &unknown);
  assert_date (&result, NULL);
  /* The result may be one of the two. */
  mado_civil_date_earlier (&late, &late, &early);
  assert_date (&late, "2026-01-01");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/civil-date/parse", test_parse);
  g_test_add_func ("/civil-date/parse/null", test_parse_null);
  g_test_add_func ("/civil-date/parse-any", test_parse_any);
  g_test_add_func ("/civil-date/from-unix/glib", test_from_unix_agrees_with_glib);
  g_test_add_func ("/civil-date/from-unix/ends", test_from_unix_ends);
  g_test_add_func ("/civil-date/add-days", test_add_days);
  g_test_add_func ("/civil-date/subtract-months", test_subtract_months);
  g_test_add_func ("/civil-date/earlier", test_earlier);
  return g_test_run ();
}
