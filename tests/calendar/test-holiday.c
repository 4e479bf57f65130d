/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-holiday.h"

#include <string.h>

#include "mado-civil-date.h"
#include "mado-calendar-nicks.h"

/* Every day from 2020-01-01 to 2050-12-31 against somebody else's list, and single days by hand. */

static const char *list_path;

/* The law's names, to find them in the list. "休日" of article 3 is said there as 振替休日 beside
 * the holiday that it stands for, and bare between two holidays. */
static const struct
{
  MadoHoliday holiday;
  const char *name;
} names[] = {
  { MADO_HOLIDAY_NEW_YEAR, "元日" },
  { MADO_HOLIDAY_COMING_OF_AGE, "成人の日" },
  { MADO_HOLIDAY_FOUNDATION, "建国記念の日" },
  { MADO_HOLIDAY_EMPEROR, "天皇誕生日" },
  { MADO_HOLIDAY_VERNAL_EQUINOX, "春分の日" },
  { MADO_HOLIDAY_SHOWA, "昭和の日" },
  { MADO_HOLIDAY_CONSTITUTION, "憲法記念日" },
  { MADO_HOLIDAY_GREENERY, "みどりの日" },
  { MADO_HOLIDAY_CHILDREN, "こどもの日" },
  { MADO_HOLIDAY_MARINE, "海の日" },
  { MADO_HOLIDAY_MOUNTAIN, "山の日" },
  { MADO_HOLIDAY_AGED, "敬老の日" },
  { MADO_HOLIDAY_AUTUMNAL_EQUINOX, "秋分の日" },
  { MADO_HOLIDAY_SPORTS, "スポーツの日" },
  { MADO_HOLIDAY_CULTURE, "文化の日" },
  { MADO_HOLIDAY_LABOUR, "勤労感謝の日" },
  { MADO_HOLIDAY_CITIZENS, "休日" },
};

static MadoHoliday
from_name (const char *name)
{
  if (name == NULL)
    return MADO_HOLIDAY_NONE;
  if (g_str_has_suffix (name, "振替休日"))
    return MADO_HOLIDAY_SUBSTITUTE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].name, name) == 0)
      return names[i].holiday;
  g_error ("the list has a holiday of another name: %s", name);
}

static GHashTable *
read_list (void)
{
  g_autoptr (GHashTable) list = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_file_get_contents (list_path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '#' && lines[i][0] != '\0')
      {
        g_assert_cmpuint (strlen (lines[i]), >, 11);
        g_hash_table_insert (list, g_strndup (lines[i], 10), g_strdup (lines[i] + 11));
      }
  return g_steal_pointer (&list);
}

static void
test_every_day (void)
{
  g_autoptr (GHashTable) list = read_list ();
  guint n_days = 0, n_holidays = 0;
  GDate day;

  for (mado_civil_date_parse (&day, "2020-01-01"); g_date_get_year (&day) <= 2050;
       mado_civil_date_add_days (&day, 1))
    {
      g_autofree char *text = mado_civil_date_format (&day);
      const char *name = g_hash_table_lookup (list, text);
      const MadoHoliday ours = mado_holiday_on (&day);

      if (ours != from_name (name))
        g_error ("%s: here %s, in the list %s", text, mado_holiday_to_string (ours),
                 name != NULL ? name : "none");
      n_days++;
      n_holidays += ours != MADO_HOLIDAY_NONE;
    }
  g_test_message ("compared 2020-01-01 … 2050-12-31: %u days, %u holidays", n_days, n_holidays);
  g_assert_cmpuint (n_days, ==, 11323);
  g_assert_cmpuint (n_holidays, ==, g_hash_table_size (list));
}

/* By hand, each for another clause of the law. */
static void
test_single_days (void)
{
  static const struct
  {
    const char *day;
    MadoHoliday holiday;
  } days[] = {
    { "2020-07-23", MADO_HOLIDAY_MARINE }, /* moved for the games */
    { "2020-07-20", MADO_HOLIDAY_NONE },   /* … from here */
    { "2021-08-09", MADO_HOLIDAY_SUBSTITUTE },
    { "2021-10-11", MADO_HOLIDAY_NONE },
    { "2022-10-10", MADO_HOLIDAY_SPORTS },
    { "2023-01-02", MADO_HOLIDAY_SUBSTITUTE },
    { "2024-02-12", MADO_HOLIDAY_SUBSTITUTE },
    { "2025-05-06", MADO_HOLIDAY_SUBSTITUTE }, /* 4 May was the Sunday */
    { "2026-05-06", MADO_HOLIDAY_SUBSTITUTE }, /* 3 May was the Sunday: past two holidays */
    { "2026-09-22", MADO_HOLIDAY_CITIZENS },   /* between 敬老の日 and 秋分の日 */
    { "2027-09-22", MADO_HOLIDAY_NONE },
    { "2026-11-23", MADO_HOLIDAY_LABOUR },
    { "2026-12-29", MADO_HOLIDAY_NONE }, /* closed, but no holiday */
    { "2044-03-21", MADO_HOLIDAY_SUBSTITUTE },
    { "2050-12-31", MADO_HOLIDAY_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      GDate day;

      g_assert_true (mado_civil_date_parse (&day, days[i].day));
      g_test_message ("%s", days[i].day);
      g_assert_cmpstr (mado_holiday_to_string (mado_holiday_on (&day)), ==,
                       mado_holiday_to_string (days[i].holiday));
    }
}

static void
test_not_known (void)
{
  GDate day;

  g_date_clear (&day, 1);
  g_assert_cmpint (mado_holiday_on (&day), ==, MADO_HOLIDAY_NOT_KNOWN);
  mado_civil_date_parse (&day, "2019-12-31");
  g_assert_cmpint (mado_holiday_on (&day), ==, MADO_HOLIDAY_NOT_KNOWN);
  mado_civil_date_parse (&day, "2051-01-01");
  g_assert_cmpint (mado_holiday_on (&day), ==, MADO_HOLIDAY_NOT_KNOWN);
}

static void
test_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint holiday = 0; holiday < MADO_N_HOLIDAYS; holiday++)
    g_assert_true (g_hash_table_add (seen, (gpointer)mado_holiday_to_string (holiday)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  list_path = argv[1];
  g_test_add_func ("/holiday/every-day", test_every_day);
  g_test_add_func ("/holiday/single-days", test_single_days);
  g_test_add_func ("/holiday/not-known", test_not_known);
  g_test_add_func ("/holiday/words", test_words);
  return g_test_run ();
}
