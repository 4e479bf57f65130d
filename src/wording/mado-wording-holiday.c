/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-guide.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-wording-date.h"

#define NO_COUNTER_DAY N_ ("この期間に、窓口が開いている日はありません（目安）。")

/* The names of the law; article 3 says only 休日 for the last two, these are the usual words. */
static const char *const holidays[MADO_N_HOLIDAYS] = {
  [MADO_HOLIDAY_NONE] = N_ ("平日"),
  [MADO_HOLIDAY_NEW_YEAR] = N_ ("元日"),
  [MADO_HOLIDAY_COMING_OF_AGE] = N_ ("成人の日"),
  [MADO_HOLIDAY_FOUNDATION] = N_ ("建国記念の日"),
  [MADO_HOLIDAY_EMPEROR] = N_ ("天皇誕生日"),
  [MADO_HOLIDAY_VERNAL_EQUINOX] = N_ ("春分の日"),
  [MADO_HOLIDAY_SHOWA] = N_ ("昭和の日"),
  [MADO_HOLIDAY_CONSTITUTION] = N_ ("憲法記念日"),
  [MADO_HOLIDAY_GREENERY] = N_ ("みどりの日"),
  [MADO_HOLIDAY_CHILDREN] = N_ ("こどもの日"),
  [MADO_HOLIDAY_MARINE] = N_ ("海の日"),
  [MADO_HOLIDAY_MOUNTAIN] = N_ ("山の日"),
  [MADO_HOLIDAY_AGED] = N_ ("敬老の日"),
  [MADO_HOLIDAY_AUTUMNAL_EQUINOX] = N_ ("秋分の日"),
  [MADO_HOLIDAY_SPORTS] = N_ ("スポーツの日"),
  [MADO_HOLIDAY_CULTURE] = N_ ("文化の日"),
  [MADO_HOLIDAY_LABOUR] = N_ ("勤労感謝の日"),
  [MADO_HOLIDAY_SUBSTITUTE] = N_ ("振替休日"),
  [MADO_HOLIDAY_CITIZENS] = N_ ("国民の休日"),
  [MADO_HOLIDAY_NOT_KNOWN] = N_ ("祝日かどうかは不明"),
};

const char *
mado_wording_holiday (MadoHoliday holiday)
{
  g_return_val_if_fail ((guint)holiday < MADO_N_HOLIDAYS, "");

  return _ (holidays[holiday]);
}

char *
mado_wording_first_counter_day (MadoSearch search, const GDate *day, const GDate *opens)
{
  g_autofree char *text = NULL;

  switch (search)
    {
    case MADO_SEARCH_FOUND:
      if (mado_civil_date_compare (day, opens) == 0)
        return NULL;
      text = mado_wording_date_with_weekday (day);
      /* Translators: %s is a date with its weekday: the first day after an opening on a holiday */
      return g_strdup_printf (_ ("窓口が開いている最初の日は%sです（目安）。"), text);
    case MADO_SEARCH_NONE:
      return g_strdup (_ (NO_COUNTER_DAY));
    case MADO_SEARCH_NOT_KNOWN:
    default:
      return g_strdup (_ ("窓口が開いている最初の日は、休みの暦がないためわかりません。"));
    }
}

char *
mado_wording_last_counter_day (MadoSearch search, const GDate *day, const GDate *closes)
{
  g_autofree char *text = NULL;

  switch (search)
    {
    case MADO_SEARCH_FOUND:
      if (mado_civil_date_compare (day, closes) == 0)
        return NULL;
      text = mado_wording_date_with_weekday (day);
      /* Translators: %s is a date with its weekday: the last day before an expiry on a holiday */
      return g_strdup_printf (
          _ ("窓口が開いている最後の日は%sです（目安）。有効期限の日は窓口が休みです。"), text);
    case MADO_SEARCH_NONE:
      return g_strdup (_ (NO_COUNTER_DAY));
    case MADO_SEARCH_NOT_KNOWN:
    default:
      return g_strdup (_ ("窓口が開いている最後の日は、休みの暦がないためわかりません。"));
    }
}
