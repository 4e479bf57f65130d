/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-calendar.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-ical.h"
#include "mado-wording.h"
#include "mado-rules-nicks.h"

/* SEQUENCE counts minutes from here on: it only has to grow, and fits 32 bits. */
#define SEQUENCE_EPOCH G_GINT64_CONSTANT (1577836800) /* 2020-01-01T00:00:00Z */
/* Alarms ring at nine in the morning. */
#define ALARM_HOUR 9
#define MAX_ALARMS 2

/* What there is to be remembered: from when to when, of which certificates. */
typedef struct
{
  const char *key; /* of the UID */
  guint kinds;
  GDate opens;  /* cleared: not known */
  GDate closes; /* cleared: there is none */
} Span;

typedef enum
{
  DAY_OPENS,
  DAY_OPENS_AT_COUNTER, /* no counter is open on the first day itself */
  DAY_MONTH_BEFORE,
  DAY_LAST_COUNTER,
  DAY_LAST,
  DAY_LAST_CLOSED, /* no counter is open on it */
  DAY_LAST_AT_COUNTER,
  DAY_APPLY_BY,
} Day;

static const struct
{
  const char *key;
  const char *name;
  int alarms[MAX_ALARMS]; /* days before; negative: none */
} days[] = {
  [DAY_OPENS] = { "opens", N_ ("手続きできる最初の日"), { 0, -1 } },
  [DAY_OPENS_AT_COUNTER] = { "opens", N_ ("窓口が開いている最初の日（目安）"), { 0, -1 } },
  [DAY_MONTH_BEFORE] = { "month-before", N_ ("期限まであと1か月"), { 0, -1 } },
  [DAY_LAST_COUNTER] = { "last-counter-day", N_ ("窓口が開いている最後の日（目安）"), { 7, 1 } },
  [DAY_LAST] = { "last-day", N_ ("期限の日"), { 7, 0 } },
  [DAY_LAST_CLOSED] = { "last-day", N_ ("期限の日"), { 7, 0 } },
  /* Both in one: on the day itself it would ring too late for many. */
  [DAY_LAST_AT_COUNTER] = { "last-day",
                            N_ ("期限の日（窓口が開いている最後の日の目安）"),
                            { 7, 1 } },
  [DAY_APPLY_BY] = { "apply-by", N_ ("申請する日の目安"), { 7, 0 } },
};

typedef struct
{
  Span span;
  Day day;
  GDate date;
} Event;

typedef struct
{
  const MadoHandout *handout;
  GArray *events; /* (owned): of Event */
} Calendar;

/* --- words --- */

static char *
make_summary (const MadoHandout *handout, Day day)
{
  const char *procedure = mado_wording_procedure (handout->guide->errand);
  const char *practice = handout->practice ? _ ("【練習用】") : "";

  /* Translators: %1$s is empty or "[practice]", %2$s a procedure, %3$s what day it is */
  return g_strdup_printf (_ ("%1$sマイナンバーカードの手続き（%2$s）：%3$s"), practice, procedure,
                          _ (days[day].name));
}

static void
add_kinds (GString *text, guint kinds)
{
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((kinds & MADO_KIND_BIT (kind)) != 0)
      g_string_append_printf (text, "%s\n", mado_wording_kind ((MadoKind)kind));
}

static void
add_span (GString *text, const Span *span)
{
  g_autofree char *opens = mado_wording_date (&span->opens);
  g_autofree char *closes = mado_wording_date (&span->closes);

  if (mado_civil_date_known (&span->opens))
    g_string_append_printf (text, _ ("手続きできる最初の日：%s"), opens);
  if (mado_civil_date_known (&span->opens))
    g_string_append_c (text, '\n');
  if (mado_civil_date_known (&span->closes))
    g_string_append_printf (text, _ ("期限の日：%s"), closes);
  if (mado_civil_date_known (&span->closes))
    g_string_append_c (text, '\n');
}

static char *
make_description (const MadoHandout *handout, const Span *span)
{
  GString *text = g_string_new (NULL);
  g_autofree char *today = mado_wording_date (&handout->advice->today);
  g_autofree char *source = mado_wording_source_line (handout->municipality);

  add_kinds (text, span->kinds);
  add_span (text, span);
  if (mado_guide_has_line (handout->guide, MADO_LINE_CAUTION_COMPUTED))
    {
      g_autofree char *computed =
          mado_wording_guide_line (MADO_LINE_CAUTION_COMPUTED, handout->guide);
      g_string_append_printf (text, "%s\n", computed);
    }
  g_string_append_printf (text, _ ("%sの案内です。"), today);
  g_string_append_printf (text, "\n%s", source);
  return g_string_free (text, FALSE);
}

/* "renew-auth-2027-06-15-last-day@io.github.…". The first certificate stands for both that end
 * together: the other one may have been hidden when the file was made before. */
static char *
make_uid (const MadoHandout *handout, const Span *span, Day day)
{
  const gboolean ends = mado_civil_date_known (&span->closes);
  g_autofree char *date = mado_civil_date_format (ends ? &span->closes : &span->opens);
  const char *kind = (span->kinds & MADO_KIND_BIT (MADO_KIND_AUTH)) != 0 ? "-auth"
                     : span->kinds != 0                                  ? "-sign"
                                                                         : "";

  return g_strdup_printf ("%s%s%s-%s-%s@" MADO_APP_ID, handout->practice ? "practice-" : "",
                          span->key, kind, date, days[day].key);
}

/* --- events --- */

static void
write_alarm (GString *out, int days_before, const char *summary)
{
  mado_ical_begin (out, "VALARM");
  mado_ical_add (out, "ACTION", "DISPLAY");
  mado_ical_add_hours (out, "TRIGGER", ALARM_HOUR - 24 * days_before);
  mado_ical_add_text (out, "DESCRIPTION", summary);
  mado_ical_end (out, "VALARM");
}

static void
write_event (GString *out, const MadoHandout *handout, const Event *event, gint64 now)
{
  g_autofree char *uid = make_uid (handout, &event->span, event->day);
  g_autofree char *summary = make_summary (handout, event->day);
  g_autofree char *description = make_description (handout, &event->span);
  g_autofree char *sequence = g_strdup_printf ("%" G_GINT64_FORMAT, (now - SEQUENCE_EPOCH) / 60);
  GDate next = event->date;

  mado_civil_date_add_days (&next, 1);
  mado_ical_begin (out, "VEVENT");
  mado_ical_add_text (out, "UID", uid);
  mado_ical_add_time (out, "DTSTAMP", now);
  mado_ical_add (out, "SEQUENCE", sequence);
  mado_ical_add_date (out, "DTSTART", &event->date);
  mado_ical_add_date (out, "DTEND", &next);
  mado_ical_add_text (out, "SUMMARY", summary);
  mado_ical_add_text (out, "DESCRIPTION", description);
  mado_ical_add (out, "TRANSP", "TRANSPARENT");
  for (guint i = 0; i < MAX_ALARMS; i++)
    if (days[event->day].alarms[i] >= 0)
      write_alarm (out, days[event->day].alarms[i], summary);
  mado_ical_end (out, "VEVENT");
}

static void
add_event (Calendar *self, const Span *span, Day day, const GDate *date)
{
  const Event event = { .span = *span, .day = day, .date = *date };

  if (mado_civil_date_known (date) &&
      mado_civil_date_compare (date, &self->handout->advice->today) >= 0)
    g_array_append_val (self->events, event);
}

/* One event where both are the same day. */
static void
add_last_days (Calendar *self, const Span *span)
{
  const MadoHandout *handout = self->handout;
  MadoSearch search = MADO_SEARCH_NOT_KNOWN;
  GDate last;

  if (mado_handout_is_at_counters (handout))
    search = mado_counter_day_last (&handout->municipality->calendar, &handout->advice->today,
                                    &span->opens, &span->closes, &last);
  if (search == MADO_SEARCH_FOUND && mado_civil_date_compare (&last, &span->closes) == 0)
    {
      add_event (self, span, DAY_LAST_AT_COUNTER, &last);
      return;
    }
  if (search == MADO_SEARCH_FOUND)
    add_event (self, span, DAY_LAST_COUNTER, &last);
  add_event (self, span, search == MADO_SEARCH_NOT_KNOWN ? DAY_LAST : DAY_LAST_CLOSED,
             &span->closes);
}

/* It would ring on a day on which nobody can go. */
static void
add_first_day (Calendar *self, const Span *span)
{
  const MadoHandout *handout = self->handout;
  MadoSearch search = MADO_SEARCH_NOT_KNOWN;
  GDate first;

  if (mado_handout_is_at_counters (handout))
    search = mado_counter_day_first (&handout->municipality->calendar, &span->opens, &span->closes,
                                     &first);
  if (search == MADO_SEARCH_NOT_KNOWN)
    add_event (self, span, DAY_OPENS, &span->opens);
  else if (search == MADO_SEARCH_FOUND)
    add_event (self, span,
               mado_civil_date_compare (&first, &span->opens) == 0 ? DAY_OPENS
                                                                   : DAY_OPENS_AT_COUNTER,
               &first);
}

/* A month before the end means something only where it lies inside the span. */
static void
add_month_before (Calendar *self, const Span *span)
{
  GDate month = span->closes;

  mado_civil_date_subtract_months (&month, 1);
  if (!mado_civil_date_known (&span->opens) || mado_civil_date_compare (&span->opens, &month) < 0)
    add_event (self, span, DAY_MONTH_BEFORE, &month);
}

static void
add_span_events (Calendar *self, const Span *span)
{
  add_first_day (self, span);
  if (!mado_civil_date_known (&span->closes))
    return;
  add_month_before (self, span);
  add_last_days (self, span);
}

/* --- which spans --- */

static gboolean
same_dates (const MadoCertificateAdvice *a, const MadoCertificateAdvice *b)
{
  return mado_civil_date_known (&a->expires) && mado_civil_date_known (&b->expires) &&
         mado_civil_date_compare (&a->expires, &b->expires) == 0;
}

static void
add_renewal (Calendar *self, guint kinds)
{
  const MadoCertificateAdvice *first =
      &self->handout->advice
           ->certificates[(kinds & MADO_KIND_BIT (MADO_KIND_AUTH)) != 0 ? MADO_KIND_AUTH
                                                                        : MADO_KIND_SIGN];
  const Span span = {
    .key = mado_procedure_to_string (MADO_PROCEDURE_RENEW),
    .kinds = kinds,
    .opens = first->window_opens,
    .closes = first->expires,
  };

  if (mado_civil_date_known (&first->expires))
    add_span_events (self, &span);
}

/* Two certificates that end together are renewed together, and remembered once. */
static void
add_renewals (Calendar *self)
{
  const MadoCertificateAdvice *certificates = self->handout->advice->certificates;
  const guint kinds = self->handout->guide->kinds;

  if (kinds == MADO_BOTH_KINDS &&
      same_dates (&certificates[MADO_KIND_AUTH], &certificates[MADO_KIND_SIGN]))
    {
      add_renewal (self, MADO_BOTH_KINDS);
      return;
    }
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    if ((kinds & MADO_KIND_BIT (kind)) != 0)
      add_renewal (self, MADO_KIND_BIT (kind));
}

/* On the day on which the card ends it is too late to apply. */
static void
add_application (Calendar *self)
{
  const MadoGuide *guide = self->handout->guide;
  const Span span = {
    .key = mado_procedure_to_string (guide->errand),
    .opens = guide->from,
    .closes = guide->card_expires,
  };

  add_event (self, &span, DAY_OPENS, &span.opens);
  add_event (self, &span, DAY_APPLY_BY, &guide->apply_by);
  add_event (self, &span, DAY_LAST, &span.closes);
}

static void
add_events (Calendar *self)
{
  const MadoGuide *guide = self->handout->guide;
  const Span span = {
    .key = mado_procedure_to_string (guide->errand),
    .opens = guide->from,
    .closes = guide->until,
  };

  if (guide->applies == MADO_APPLIES_NOT)
    return;
  if (guide->errand == MADO_PROCEDURE_RENEW)
    add_renewals (self);
  else if (guide->errand == MADO_PROCEDURE_NEW_CARD)
    add_application (self);
  else
    add_span_events (self, &span);
}

/* (transfer full) */
static GArray *
list_events (const MadoHandout *handout)
{
  Calendar calendar = { handout, g_array_new (FALSE, FALSE, sizeof (Event)) };

  add_events (&calendar);
  return calendar.events;
}

gboolean
mado_guide_has_calendar (const MadoHandout *handout)
{
  g_autoptr (GArray) events = list_events (handout);

  return events->len > 0;
}

char *
mado_guide_to_calendar (const MadoHandout *handout, gint64 now)
{
  g_autoptr (GArray) events = list_events (handout);
  GString *out;

  if (events->len == 0)
    return NULL;
  out = g_string_new (NULL);
  /* No METHOD: one of PUBLISH asks for an ORGANIZER (RFC 5546 3.2.1), which would be a person. */
  mado_ical_begin (out, "VCALENDAR");
  mado_ical_add (out, "VERSION", "2.0");
  mado_ical_add (out, "PRODID", "-//Madoguchi//Madoguchi " MADO_VERSION "//JA");
  mado_ical_add (out, "CALSCALE", "GREGORIAN");
  mado_ical_add (out, "X-WR-TIMEZONE", "Asia/Tokyo");
  for (guint i = 0; i < events->len; i++)
    write_event (out, handout, &g_array_index (events, Event, i), now);
  mado_ical_end (out, "VCALENDAR");
  return g_string_free (out, FALSE);
}

/* --- one day alone --- */

static gboolean
is_to_act (Day day)
{
  return day != DAY_MONTH_BEFORE && day != DAY_LAST_CLOSED;
}

/* (nullable): the next day on which there is something to do. Today needs no calendar. */
static const Event *
find_next (GArray *events, const GDate *today)
{
  const Event *next = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);

      if (is_to_act (event->day) && mado_civil_date_compare (&event->date, today) > 0 &&
          (next == NULL || mado_civil_date_compare (&event->date, &next->date) < 0))
        next = event;
    }
  return next;
}

/* What RFC 5545 asks of a file and no camera asks for is left out: PRODID, UID, DTSTAMP. Nor is a
 * line folded: not every camera puts it together again. */
static char *
write_entry (const MadoHandout *handout, const Event *event)
{
  GString *out = g_string_new (NULL);
  g_autofree char *summary = make_summary (handout, event->day);

  mado_ical_begin (out, "VCALENDAR");
  mado_ical_add (out, "VERSION", "2.0");
  mado_ical_begin (out, "VEVENT");
  mado_ical_add_date (out, "DTSTART", &event->date);
  mado_ical_add_text (out, "SUMMARY", summary);
  if (mado_guide_has_line (handout->guide, MADO_LINE_CAUTION_COMPUTED))
    mado_ical_add_text (out, "DESCRIPTION", _ ("計算による目安です。"));
  mado_ical_end (out, "VEVENT");
  mado_ical_end (out, "VCALENDAR");
  g_string_replace (out, "\r\n ", "", 0);
  return g_string_free (out, FALSE);
}

char *
mado_guide_to_calendar_entry (const MadoHandout *handout, char **words)
{
  g_autoptr (GArray) events = list_events (handout);
  const Event *event = find_next (events, &handout->advice->today);

  if (event == NULL)
    return NULL;
  g_autofree char *date = mado_wording_date_with_weekday (&event->date);
  *words = g_strdup_printf (_ ("%1$s：%2$s"), _ (days[event->day].name), date);
  return write_entry (handout, event);
}
