/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-era-date.h"

static const struct
{
  MadoEra era;
  const char *year, *month, *day;
  MadoTyped typed;
  const char *date; /* for MADO_TYPED_DATE */
} cases[] = {
  { MADO_ERA_WESTERN, "", "", "", MADO_TYPED_EMPTY, NULL },
  { MADO_ERA_WESTERN, " ", "", " ", MADO_TYPED_EMPTY, NULL },
  { MADO_ERA_WESTERN, "1990", "", "", MADO_TYPED_INCOMPLETE, NULL },
  { MADO_ERA_WESTERN, "19", "10", "10", MADO_TYPED_NO_ERA, NULL },
  { MADO_ERA_WESTERN, "5", "6", "15", MADO_TYPED_NO_ERA, NULL },
  { MADO_ERA_WESTERN, "5", "", "", MADO_TYPED_INCOMPLETE, NULL },
  { MADO_ERA_WESTERN, "令和5", "6", "15", MADO_TYPED_DATE, "2023-06-15" },
  { MADO_ERA_WESTERN, "令和 5年", "6", "15", MADO_TYPED_DATE, "2023-06-15" },
  { MADO_ERA_WESTERN, "令和元", "5", "1", MADO_TYPED_DATE, "2019-05-01" },
  { MADO_ERA_WESTERN, "令和", "5", "1", MADO_TYPED_NO_NUMBER, NULL },
  { MADO_ERA_WESTERN, "Ｓ２５", "6", "15", MADO_TYPED_DATE, "1950-06-15" },
  { MADO_ERA_WESTERN, "h2", "10", "10", MADO_TYPED_DATE, "1990-10-10" },
  { MADO_ERA_WESTERN, "大15", "12", "24", MADO_TYPED_DATE, "1926-12-24" },
  { MADO_ERA_SHOWA, "令和5", "6", "15", MADO_TYPED_DATE, "2023-06-15" },
  { MADO_ERA_REIWA, "西暦2027", "6", "15", MADO_TYPED_DATE, "2027-06-15" },
  { MADO_ERA_WESTERN, "2027年", "6", "15", MADO_TYPED_DATE, "2027-06-15" },
  { MADO_ERA_WESTERN, "1990", "10", "10", MADO_TYPED_DATE, "1990-10-10" },
  { MADO_ERA_WESTERN, "1990", "１０", "１", MADO_TYPED_DATE, "1990-10-01" },
  { MADO_ERA_WESTERN, "2023", "2", "29", MADO_TYPED_NO_SUCH_DAY, NULL },
  { MADO_ERA_WESTERN, "2024", "2", "29", MADO_TYPED_DATE, "2024-02-29" },
  { MADO_ERA_WESTERN, "2024", "0", "1", MADO_TYPED_NO_SUCH_DAY, NULL },
  { MADO_ERA_WESTERN, "2024", "13", "1", MADO_TYPED_NO_SUCH_DAY, NULL },
  { MADO_ERA_WESTERN, "2024", "1", "32", MADO_TYPED_NO_SUCH_DAY, NULL },
  { MADO_ERA_WESTERN, "2024", "x", "1", MADO_TYPED_NO_NUMBER, NULL },
  { MADO_ERA_WESTERN, "-2024", "1", "1", MADO_TYPED_NO_NUMBER, NULL },
  { MADO_ERA_WESTERN, "99999", "1", "1", MADO_TYPED_OUT_OF_RANGE, NULL },
  { MADO_ERA_WESTERN, "4294969323", "1", "1", MADO_TYPED_OUT_OF_RANGE, NULL },
  { MADO_ERA_WESTERN, "2027", "4294967297", "1", MADO_TYPED_NO_SUCH_DAY, NULL },
  { MADO_ERA_WESTERN, "2027", " 12", " 31", MADO_TYPED_DATE, "2027-12-31" },
  { MADO_ERA_WESTERN, "\xe3\x80\x80２０２７\n", "\t１２\xc2\xa0", "\n15\r\n", MADO_TYPED_DATE,
    "2027-12-15" },
  { MADO_ERA_WESTERN, "2027", "12月", "3 日", MADO_TYPED_DATE, "2027-12-03" },
  { MADO_ERA_WESTERN, "2027", "1 2", "31", MADO_TYPED_NO_NUMBER, NULL },
  { MADO_ERA_WESTERN, "2027", "1\n2", "31", MADO_TYPED_NO_NUMBER, NULL },
  { MADO_ERA_WESTERN, "2027", "12", "311", MADO_TYPED_NO_SUCH_DAY, NULL },
  { MADO_ERA_WESTERN, "2027", "123", "1", MADO_TYPED_NO_SUCH_DAY, NULL },
  { MADO_ERA_WESTERN, "2027", "12", "1\xc2\xb2", MADO_TYPED_NO_NUMBER, NULL },
  { MADO_ERA_WESTERN, "2027", "12", "\xe2\x91\xa0", MADO_TYPED_NO_NUMBER, NULL },
  { MADO_ERA_WESTERN,
    "\xe2\x80\x8e"
    "2027",
    "\xe2\x80\x8e"
    "6",
    "1\xe2\x80\x8b"
    "5",
    MADO_TYPED_DATE, "2027-06-15" },
  /* A whole date in the first entry. */
  { MADO_ERA_WESTERN, "2027-06-15", "", "", MADO_TYPED_DATE, "2027-06-15" },
  { MADO_ERA_REIWA, "2027/6/15", "", "", MADO_TYPED_DATE, "2027-06-15" },
  { MADO_ERA_WESTERN, "2027/6/15", "7", "", MADO_TYPED_INCOMPLETE, NULL },
  { MADO_ERA_WESTERN, "令和9年6月15日", "", "", MADO_TYPED_DATE, "2027-06-15" },
  { MADO_ERA_WESTERN, "令和元年5月1日", "", "", MADO_TYPED_DATE, "2019-05-01" },
  { MADO_ERA_WESTERN, " Ｒ９．６．１５ ", "", "", MADO_TYPED_DATE, "2027-06-15" },
  { MADO_ERA_REIWA, "9.6.15", "", "", MADO_TYPED_DATE, "2027-06-15" },
  { MADO_ERA_WESTERN, "9.6.15", "", "", MADO_TYPED_NO_ERA, NULL },
  { MADO_ERA_WESTERN, "2027年6月15日（令和9年）", "", "", MADO_TYPED_DATE, "2027-06-15" },
  { MADO_ERA_WESTERN, "2027年（令和9年）6月15日（火）", "", "", MADO_TYPED_DATE, "2027-06-15" },
  { MADO_ERA_WESTERN, "2027\t6\t15", "", "", MADO_TYPED_DATE, "2027-06-15" },
  { MADO_ERA_WESTERN, "20270615", "", "", MADO_TYPED_DATE, "2027-06-15" },
  { MADO_ERA_WESTERN, "2027-02-30", "", "", MADO_TYPED_NO_SUCH_DAY, NULL },
  { MADO_ERA_WESTERN, "2027-06-15-3", "", "", MADO_TYPED_INCOMPLETE, NULL },
  { MADO_ERA_WESTERN, "15/06/2027", "", "", MADO_TYPED_INCOMPLETE, NULL },
  { MADO_ERA_WESTERN, "元", "1", "1", MADO_TYPED_NO_NUMBER, NULL },
  { MADO_ERA_WESTERN, "1867", "1", "1", MADO_TYPED_OUT_OF_RANGE, NULL },
  { MADO_ERA_WESTERN, "2201", "1", "1", MADO_TYPED_OUT_OF_RANGE, NULL },
  { MADO_ERA_REIWA, "9", "6", "15", MADO_TYPED_DATE, "2027-06-15" },
  { MADO_ERA_REIWA, "元", "5", "1", MADO_TYPED_DATE, "2019-05-01" },
  { MADO_ERA_HEISEI, "2", "10", "10", MADO_TYPED_DATE, "1990-10-10" },
  { MADO_ERA_HEISEI, "32", "4", "1", MADO_TYPED_DATE, "2020-04-01" },
  { MADO_ERA_SHOWA, "64", "1", "7", MADO_TYPED_DATE, "1989-01-07" },
  { MADO_ERA_TAISHO, "15", "12", "24", MADO_TYPED_DATE, "1926-12-24" },
};

static void
test_typed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GDate date;
      char text[16] = "";
      MadoTyped typed =
          mado_era_date_parse (cases[i].era, cases[i].year, cases[i].month, cases[i].day, &date);

      g_test_message ("%s/%s/%s", cases[i].year, cases[i].month, cases[i].day);
      g_assert_cmpint (typed, ==, cases[i].typed);
      g_assert_cmpint (g_date_valid (&date), ==, cases[i].date != NULL);
      if (cases[i].date == NULL)
        continue;
      g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
      g_assert_cmpstr (text, ==, cases[i].date);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typed-date/table", test_typed);
  return g_test_run ();
}
