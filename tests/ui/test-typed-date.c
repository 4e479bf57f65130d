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
  { MADO_ERA_WESTERN, "99999", "1", "1", MADO_TYPED_NO_NUMBER, NULL },
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
