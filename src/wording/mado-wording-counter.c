/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-counter.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-wording-clean.h"
#include "mado-wording-date.h"
#include "mado-wording-guide.h"

char *
mado_wording_counter_name (const MadoCounter *counter)
{
  return mado_wording_to_reader (counter->japanese.name, counter->latin.name);
}

char *
mado_wording_counter_place (const MadoCounter *counter)
{
  return mado_wording_to_reader (counter->japanese.place, counter->latin.place);
}

char *
mado_wording_counter_telephone (const MadoCounter *counter)
{
  return mado_wording_to_reader (counter->japanese.telephone, counter->latin.telephone);
}

static void
add_part (GStrvBuilder *parts, const char *text)
{
  if (text != NULL)
    g_strv_builder_add (parts, text);
}

char *
mado_wording_counter_detail (const MadoCounter *counter, const char *separator)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *place = mado_wording_counter_place (counter);
  g_autofree char *number = mado_wording_counter_telephone (counter);
  g_autofree char *telephone = number != NULL ? g_strdup_printf (_ ("電話 %s"), number) : NULL;
  g_autofree char *hours = mado_wording_to_reader (counter->japanese.hours, counter->latin.hours);

  add_part (parts, place);
  add_part (parts, telephone);
  add_part (parts, hours);
  g_auto (GStrv) known = g_strv_builder_end (parts);
  return known[0] != NULL ? g_strjoinv (separator, known) : NULL;
}

char *
mado_wording_counter (const MadoCounter *counter)
{
  g_autofree char *name = mado_wording_counter_name (counter);
  g_autofree char *detail = mado_wording_counter_detail (counter, _ ("、"));

  if (detail == NULL)
    return g_steal_pointer (&name);
  /* Translators: %1$s is a counter's name, %2$s its place, telephone and hours */
  return g_strdup_printf (_ ("%1$s（%2$s）"), name, detail);
}

const char *
mado_wording_counters_unknown (MadoMunicipality *municipality)
{
  const guint n = mado_municipality_get_n_counters (municipality);

  for (guint i = 0; i < n; i++)
    if (mado_municipality_get_counter (municipality, i)->japanese.hours == NULL)
      return _ ("受付時間は、ここではわかりません。行く前にご確認ください。");
  return n == 0 ? _ ("窓口の場所と受付時間は、住民登録のある市区町村にご確認ください。") : NULL;
}

static void
add_owned (GStrvBuilder *lines, char *line)
{
  g_autofree char *owned = line;
  if (owned != NULL)
    g_strv_builder_add (lines, owned);
}

/* Nobody has to be told that it is today. */
static gboolean
is_today (const MadoCounterSpan *span)
{
  return span->first_search == MADO_SEARCH_FOUND &&
         mado_civil_date_compare (&span->first, &span->today) == 0;
}

static void
add_first (GStrvBuilder *lines, const MadoCounterSpan *span)
{
  g_autofree char *date = mado_wording_date_with_weekday (&span->first);

  if (is_today (span))
    return;
  if (span->first_search == MADO_SEARCH_FOUND)
    /* Translators: %s is a date with its weekday */
    add_owned (lines, g_strdup_printf (_ ("窓口が開いている最初の日：%s（目安）"), date));
  else if (span->first_search == MADO_SEARCH_NOT_KNOWN)
    g_strv_builder_add (lines, _ ("窓口が開いている最初の日は、休みの暦がないためわかりません。"));
}

static void
add_last (GStrvBuilder *lines, const MadoCounterSpan *span)
{
  g_autofree char *date = mado_wording_date_with_weekday (&span->last);

  if (!mado_civil_date_known (&span->closes))
    return;
  if (span->last_search == MADO_SEARCH_FOUND &&
      mado_civil_date_compare (&span->last, &span->closes) == 0)
    /* Translators: %s is a date with its weekday */
    add_owned (lines, g_strdup_printf (_ ("窓口が開いている最後の日：%s（目安）"), date));
  else
    add_owned (lines,
               mado_wording_last_counter_day (span->last_search, &span->last, &span->closes));
}

static gboolean
is_caution (MadoSearch search, const MadoCounterDay *day)
{
  return search == MADO_SEARCH_FOUND && day->caution;
}

const char *
mado_wording_counter_caution (const MadoCounterSpan *span)
{
  if (!is_caution (span->first_search, &span->first_day) &&
      !is_caution (span->last_search, &span->last_day))
    return NULL;
  return _ ("この日は第3土曜日の翌日で、全国のシステムが止まることがあります（目安）。");
}

char **
mado_wording_counter_span (const MadoCounterSpan *span)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  if (span->at_counter)
    {
      add_first (lines, span);
      add_last (lines, span);
      add_owned (lines, g_strdup (mado_wording_counter_caution (span)));
    }
  return g_strv_builder_end (lines);
}

static void
add_weekdays (GStrvBuilder *parts, guint weekdays)
{
  for (GDateWeekday day = G_DATE_MONDAY; day <= G_DATE_SUNDAY; day++)
    if ((weekdays & 1u << day) != 0)
      g_strv_builder_add (parts, mado_wording_weekday (day));
}

static void
add_year_end (GStrvBuilder *parts, const MadoCalendar *calendar)
{
  if (calendar->year_end_from == 0)
    return;
  g_autofree char *from = mado_wording_month_day (calendar->year_end_from);
  g_autofree char *to = mado_wording_month_day (calendar->year_end_to);
  /* Translators: the first and the last day on which counters are closed around New Year */
  add_owned (parts, g_strdup_printf (_ ("年末年始（%1$s〜%2$s）"), from, to));
}

static void
add_days (GStrvBuilder *parts, const GDate *days, guint n_days, const GDate *today)
{
  for (guint i = 0; i < n_days; i++)
    if (mado_civil_date_compare (&days[i], today) >= 0)
      add_owned (parts, mado_wording_date_short (&days[i], today));
}

/* (nullable): none */
static char *
list_open_days (const MadoCalendar *calendar, const GDate *today)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  add_days (parts, calendar->open, calendar->n_open, today);
  g_auto (GStrv) days = g_strv_builder_end (parts);
  return days[0] != NULL ? g_strjoinv (_ ("、"), days) : NULL;
}

char *
mado_wording_closed_days (MadoMunicipality *municipality, const GDate *today)
{
  const MadoCalendar *calendar = &municipality->calendar;
  const gboolean told = mado_municipality_get_calendar_source (municipality) != NULL;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *open = list_open_days (calendar, today);

  add_weekdays (parts, calendar->closed_weekdays);
  if (calendar->closed_holidays)
    g_strv_builder_add (parts, _ ("祝日"));
  add_year_end (parts, calendar);
  add_days (parts, calendar->closed, calendar->n_closed, today);
  g_auto (GStrv) days = g_strv_builder_end (parts);
  g_autofree char *list = g_strjoinv (_ ("、"), days);
  /* Translators: %s are the days on which counters are closed */
  g_autofree char *closed =
      g_strdup_printf (told ? _ ("窓口の休み：%s。") : _ ("窓口の休み（目安）：%s。"),
                       days[0] != NULL ? list : _ ("なし"));
  if (open == NULL)
    return g_steal_pointer (&closed);
  /* Translators: %1$s tells when counters are closed, %2$s are days on which they are open all the
   * same */
  return g_strdup_printf (_ ("%1$sただし、%2$sは開きます。"), closed, open);
}

char *
mado_wording_booking (const char *url)
{
  g_autofree char *clean = mado_wording_clean (url);

  /* Translators: %s is the address of a page on which a visit is booked */
  return g_strdup_printf (_ ("予約：%s"), clean);
}
