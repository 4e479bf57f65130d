/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-guide.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-wording-date.h"

#define NO_COUNTER_DAY N_ ("有効期限まで、窓口は休みです（目安）。")

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
