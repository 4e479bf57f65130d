/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-wording-counter.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-wording-clean.h"
#include "mado-wording-date.h"
#include "mado-wording-guide.h"

static void
add_clean (GStrvBuilder *parts, const char *text)
{
  g_autofree char *clean = text != NULL ? mado_wording_clean (text) : NULL;
  if (clean != NULL)
    g_strv_builder_add (parts, clean);
}

char *
mado_wording_counter_detail (const MadoCounter *counter, const char *separator)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *telephone =
      counter->telephone != NULL ? g_strdup_printf (_ ("電話 %s"), counter->telephone) : NULL;

  add_clean (parts, counter->place);
  add_clean (parts, telephone);
  add_clean (parts, counter->hours);
  g_auto (GStrv) known = g_strv_builder_end (parts);
  return known[0] != NULL ? g_strjoinv (separator, known) : NULL;
}

char *
mado_wording_counter (const MadoCounter *counter)
{
  g_autofree char *name = mado_wording_clean (counter->name);
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
    if (mado_municipality_get_counter (municipality, i)->hours == NULL)
      return _ ("受付時間は、この案内の出典にはありません。行く前にご確認ください。");
  return n == 0 ? _ ("窓口の場所と受付時間は、住民登録のある市区町村にご確認ください。") : NULL;
}

static void
add_owned (GStrvBuilder *lines, char *line)
{
  g_autofree char *owned = line;
  if (owned != NULL)
    g_strv_builder_add (lines, owned);
}

static void
add_first (GStrvBuilder *lines, const MadoCounterSpan *span)
{
  g_autofree char *date = mado_wording_date_with_weekday (&span->first);

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

char **
mado_wording_counter_span (const MadoCounterSpan *span)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  if (span->at_counter)
    {
      add_first (lines, span);
      add_last (lines, span);
      if (is_caution (span->first_search, &span->first_day) ||
          is_caution (span->last_search, &span->last_day))
        g_strv_builder_add (
            lines, _ ("この日は第3土曜日の翌日で、全国のシステムが止まることがあります（目安）。"));
    }
  return g_strv_builder_end (lines);
}

char *
mado_wording_booking (const char *url)
{
  g_autofree char *clean = mado_wording_clean (url);

  /* Translators: %s is the address of a page on which a visit is booked */
  return g_strdup_printf (_ ("予約：%s"), clean);
}
