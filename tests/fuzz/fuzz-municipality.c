/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-fuzz.h"
#include "mado-municipality-private.h"

/* The bytes are a municipality's file, as a user or an administrator may have written it. */

static void
check_text (const char *text)
{
  if (text != NULL)
    MADO_FUZZ_CHECK (g_utf8_validate (text, -1, NULL));
}

static void
check_source (const MadoSource *source)
{
  if (source == NULL)
    return;
  check_text (source->title);
  check_text (source->url);
  check_text (source->words);
}

static void
check_facts (const MadoCounterFacts *facts)
{
  check_text (facts->name);
  check_text (facts->place);
  check_text (facts->telephone);
  check_text (facts->hours);
}

static void
check_counter (const MadoCounter *counter)
{
  check_facts (&counter->japanese);
  check_facts (&counter->latin);
}

static void
check_municipality (MadoMunicipality *municipality)
{
  MADO_FUZZ_CHECK (municipality->id != NULL);
  MADO_FUZZ_CHECK (&municipality->rules != NULL);
  check_text (municipality->name);
  check_source (&municipality->page);
  for (int rule = 0; rule < MADO_N_RULES; rule++)
    check_source (&municipality->sources[rule]);
  for (guint i = 0; i < mado_municipality_get_n_counters (municipality); i++)
    {
      const MadoCounter *counter = mado_municipality_get_counter (municipality, i);
      MADO_FUZZ_CHECK (counter->japanese.name != NULL);
      check_counter (counter);
    }
  if (mado_municipality_get_contact (municipality) != NULL)
    check_counter (mado_municipality_get_contact (municipality));
  const char *const *notes = mado_municipality_get_notes (municipality);
  for (gsize i = 0; notes != NULL && notes[i] != NULL; i++)
    check_text (notes[i]);
}

static void
check_search (MadoSearch search, const GDate *from, const GDate *to, const GDate *day)
{
  MADO_FUZZ_CHECK ((search == MADO_SEARCH_FOUND) == g_date_valid (day));
  if (search != MADO_SEARCH_FOUND)
    return;
  MADO_FUZZ_CHECK (g_date_compare (day, from) >= 0 && g_date_compare (day, to) <= 0);
}

/* From a day within a week to one within a year and a half. */
static void
check_days (const MadoCalendar *calendar, const GDate *from)
{
  MadoCounterDay on;
  GDate to = *from;
  GDate day;

  g_date_add_days (&to, 550);
  MadoSearch first = mado_counter_day_first (calendar, from, &to, &day);
  check_search (first, from, &to, &day);
  if (first == MADO_SEARCH_FOUND)
    {
      mado_counter_day_on (calendar, &day, &on);
      MADO_FUZZ_CHECK (on.day == MADO_DAY_OPEN);
      MADO_FUZZ_CHECK (mado_calendar_may_open_on (calendar, g_date_get_weekday (&day)));
    }
  check_search (mado_counter_day_last (calendar, from, from, &to, &day), from, &to, &day);
  check_search (mado_counter_day_next (calendar, from, &day), from, &to, &day);
}

/* Around the days that the file names, and around a New Year. */
static void
check_calendar (const MadoCalendar *calendar)
{
  const GDate *lists[] = { calendar->closed, calendar->open };
  const guint lengths[] = { calendar->n_closed, calendar->n_open };
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 28, G_DATE_DECEMBER, 2027);
  check_days (calendar, &day);
  for (guint list = 0; list < G_N_ELEMENTS (lists); list++)
    {
      MADO_FUZZ_CHECK (lengths[list] <= MADO_CALENDAR_MAX_DAYS);
      for (guint i = 0; i < MIN (lengths[list], 4); i++)
        check_days (calendar, &lists[list][i]);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) municipality =
      mado_municipality_parse ((const char *)data, (gssize)size, "fuzz.ini", &error);

  MADO_FUZZ_CHECK ((municipality == NULL) == (error != NULL));
  if (municipality != NULL)
    {
      check_municipality (municipality);
      check_calendar (&municipality->calendar);
      return 0;
    }
  MADO_FUZZ_CHECK (g_error_matches (error, MADO_REFUSAL_ERROR, MADO_REFUSAL_ERROR_INVALID));
  MADO_FUZZ_CHECK (g_str_has_prefix (error->message, "fuzz.ini:"));
  MADO_FUZZ_CHECK (g_utf8_validate (error->message, -1, NULL));
  return 0;
}
