/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "date-of.h"
#include "mado-civil-date.h"
#include "mado-wording.h"

/* Dates, and how far off they are. */

static const struct
{
  const char *date;
  const char *ja;
  const char *en;
} dates[] = {
  { "2027-06-15", "2027年6月15日（令和9年）", "15 June 2027" },
  { "2019-05-01", "2019年5月1日（令和元年）", "1 May 2019" },
  { "2019-04-30", "2019年4月30日（平成31年）", "30 April 2019" },
  { "1989-01-08", "1989年1月8日（平成元年）", "8 January 1989" },
  { "1989-01-07", "1989年1月7日（昭和64年）", "7 January 1989" },
  { "1926-12-25", "1926年12月25日（昭和元年）", "25 December 1926" },
  { "1926-12-24", "1926年12月24日（大正15年）", "24 December 1926" },
  { "1912-07-30", "1912年7月30日（大正元年）", "30 July 1912" },
  { "1912-07-29", "1912年7月29日（明治45年）", "29 July 1912" },
  { "1873-01-01", "1873年1月1日（明治6年）", "1 January 1873" },
  { "1872-12-31", "1872年12月31日", "31 December 1872" },
};

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      GDate date = date_of (dates[i].date);
      mado_wording_set_language ("ja");
      g_autofree char *ja = mado_wording_date (&date);
      g_assert_cmpstr (ja, ==, dates[i].ja);
      mado_wording_set_language ("en");
      g_autofree char *en = mado_wording_date (&date);
      g_assert_cmpstr (en, ==, dates[i].en);
    }
  mado_wording_set_language ("ja");
  GDate none;
  g_date_clear (&none, 1);
  g_autofree char *unknown = mado_wording_date (&none);
  g_assert_cmpstr (unknown, ==, "不明");
}

static void
test_date_forms (void)
{
  GDate date = date_of ("2027-06-15");
  GDate today = date_of ("2027-04-01");
  GDate last_year = date_of ("2026-12-31");
  mado_wording_set_language ("ja");
  g_autofree char *weekday = mado_wording_date_with_weekday (&date);
  g_assert_cmpstr (weekday, ==, "2027年6月15日（令和9年）火曜日");
  g_autofree char *same = mado_wording_date_short (&date, &today);
  g_assert_cmpstr (same, ==, "6月15日");
  g_autofree char *other = mado_wording_date_short (&date, &last_year);
  g_assert_cmpstr (other, ==, "2027年6月15日");

  mado_wording_set_language ("en");
  g_autofree char *heading = mado_wording_kind_heading (MADO_KIND_SIGN);
  g_assert_cmpstr (heading, ==, "Signature certificate (署名用電子証明書)");
  g_autofree char *procedure = mado_wording_procedure_heading (MADO_PROCEDURE_REISSUE);
  g_assert_cmpstr (procedure, ==, "Reissue (再発行)");
  g_autofree char *weekday_en = mado_wording_date_with_weekday (&date);
  g_assert_cmpstr (weekday_en, ==, "Tuesday, 15 June 2027");
  g_autofree char *same_en = mado_wording_date_short (&date, &today);
  g_assert_cmpstr (same_en, ==, "15 June");
  mado_wording_set_language ("ja");
}

static void
test_date_ranges (void)
{
  static const struct
  {
    const char *from, *to, *text;
  } ranges[] = {
    { "2027-03-17", "2027-06-15", "2027年3月17日（令和9年）〜6月15日" },
    { "2026-11-16", "2027-02-14", "2026年11月16日（令和8年）〜2027年2月14日（令和9年）" },
    { "2019-03-17", "2019-06-15", "2019年3月17日（平成31年）〜2019年6月15日（令和元年）" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      GDate from = date_of (ranges[i].from);
      GDate to = date_of (ranges[i].to);
      g_autofree char *text = mado_wording_date_range (&from, &to);
      g_assert_cmpstr (text, ==, ranges[i].text);
    }
}

/* Where a date ends with its year, so does a period. */
static void
test_date_ranges_in_english (void)
{
  const GDate from = date_of ("2027-03-17"), to = date_of ("2027-06-15");
  const GDate before = date_of ("2026-11-16"), early = date_of ("2022-06-20");

  mado_wording_set_language ("en");
  g_autofree char *one_year = mado_wording_date_range (&from, &to);
  g_autofree char *two_years = mado_wording_date_range (&before, &to);
  g_autofree char *one_short = mado_wording_date_range_short (&from, &to, &early);
  g_autofree char *two_short = mado_wording_date_range_short (&before, &to, &early);
  g_autofree char *known = mado_wording_date_range_short (&from, &to, &to);
  mado_wording_set_language ("ja");
  g_autofree char *japanese = mado_wording_date_range_short (&from, &to, &early);

  g_assert_cmpstr (one_year, ==, "17 March – 15 June 2027");
  g_assert_cmpstr (two_years, ==, "16 November 2026 – 15 June 2027");
  g_assert_cmpstr (one_short, ==, "17 March – 15 June 2027");
  g_assert_cmpstr (two_short, ==, "16 November 2026 – 15 June 2027");
  g_assert_cmpstr (known, ==, "17 March – 15 June");
  g_assert_cmpstr (japanese, ==, "2027年3月17日〜6月15日");
}

static void
test_partial_dates (void)
{
  static const struct
  {
    guint year, month, day;
    const char *text;
  } cases[] = {
    { 1985, 10, 10, "1985年10月10日（昭和60年）" },
    { 1985, 10, 0, "1985年10月（昭和60年、日は不明）" },
    { 1985, 0, 0, "1985年（昭和60年、月日は不明）" },
    /* The era changed on 8 January 1989 and on 1 May 2019. */
    { 1989, 1, 0, "1989年1月（日は不明）" },
    { 1989, 2, 0, "1989年2月（平成元年、日は不明）" },
    { 2019, 4, 0, "2019年4月（平成31年、日は不明）" },
    { 2019, 0, 0, "2019年（月日は不明）" },
    { 1870, 5, 0, "1870年5月（日は不明）" },
    { 1870, 0, 0, "1870年（月日は不明）" },
    { 0, 0, 0, "不明" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          mado_wording_partial_date (cases[i].year, cases[i].month, cases[i].day);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Alone, a line begins with a capital letter; one of a thing is one. */
static void
test_countdown (void)
{
  static const struct
  {
    const char *language;
    int days;
    const char *alone, *in_sentence;
  } counts[] = {
    { "ja", 75, "あと75日", "あと75日" },
    { "ja", 1, "あと1日", "あと1日" },
    { "ja", 0, "今日まで", "今日まで" },
    { "ja", -3, "3日前に終了", "3日前に終了" },
    { "en", 75, "75 days left", "75 days left" },
    { "en", 1, "1 day left", "1 day left" },
    { "en", 0, "Last day today", "the last day is today" },
    { "en", -1, "Ended 1 day ago", "ended 1 day ago" },
    { "en", -3, "Ended 3 days ago", "ended 3 days ago" },
    { "pt_BR", 75, "Faltam 75 dias", "faltam 75 dias" },
    { "pt_BR", 1, "Falta 1 dia", "falta 1 dia" },
    { "pt_BR", -1, "Terminou há 1 dia", "terminou há 1 dia" },
    { "vi", 75, "Còn 75 ngày", "còn 75 ngày" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      mado_wording_set_language (counts[i].language);
      g_autofree char *alone = mado_wording_countdown (counts[i].days);
      g_autofree char *in_sentence = mado_wording_countdown_in_sentence (counts[i].days);
      g_assert_cmpstr (alone, ==, counts[i].alone);
      g_assert_cmpstr (in_sentence, ==, counts[i].in_sentence);
    }
  mado_wording_set_language ("ja");
}

/* As many as a municipality's file may have. */
static void
test_months (void)
{
  static const struct
  {
    const char *language;
    guint months;
    const char *words;
  } counts[] = {
    { "ja", 1, "1か月" },    { "ja", 3, "3か月" },    { "en", 1, "1 month" },
    { "en", 3, "3 months" }, { "pt_BR", 1, "1 mês" }, { "pt_BR", 3, "3 meses" },
    { "zh_CN", 1, "1个月" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      mado_wording_set_language (counts[i].language);
      g_autofree char *words = mado_wording_months (counts[i].months);
      g_assert_cmpstr (words, ==, counts[i].words);
    }
  mado_wording_set_language ("ja");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  mado_wording_init (NULL);
  g_test_add_func ("/wording/date/eras", test_dates);
  g_test_add_func ("/wording/date/forms", test_date_forms);
  g_test_add_func ("/wording/date/ranges", test_date_ranges);
  g_test_add_func ("/wording/date/ranges-in-english", test_date_ranges_in_english);
  g_test_add_func ("/wording/partial-dates", test_partial_dates);
  g_test_add_func ("/wording/date/countdown", test_countdown);
  g_test_add_func ("/wording/date/months", test_months);
  return g_test_run ();
}
