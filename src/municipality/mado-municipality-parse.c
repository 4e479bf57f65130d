/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-municipality-private.h"

#include <string.h>

#include "mado-advice.h"
#include "mado-calendar-text.h"
#include "mado-civil-date.h"
#include "mado-decimal.h"
#include "mado-key-reader.h"
#include "mado-rules-nicks.h"

/* The format is described for those who write it in data/municipality/README.md. */

#define MAX_NUMBERED 99

typedef struct
{
  const char *key;
  guint minimum;
  guint maximum;
  gsize offset; /* in MadoRules */
  gboolean optional;
} NumberKey;

/* A group for each rule, in the order of MadoRule. */
typedef struct
{
  const char *group;
  NumberKey numbers[4];
  gboolean optional; /* where it is not told, the usual numbers and their source stand for it */
} RuleGroup;

#define NUMBER(key, minimum, maximum, field)                                                       \
  {                                                                                                \
    key, minimum, maximum, G_STRUCT_OFFSET (MadoRules, field)                                      \
  }

#define OPTIONAL(key, minimum, maximum, field)                                                     \
  {                                                                                                \
    key, minimum, maximum, G_STRUCT_OFFSET (MadoRules, field), TRUE                                \
  }

static const RuleGroup rule_groups[MADO_N_RULES] = {
  [MADO_RULE_VALIDITY] = { "validity",
                           { NUMBER ("birthdays", 1, 20, validity_birthdays),
                             OPTIONAL ("next-birthdays", 1, 20, next_validity_birthdays) } },
  [MADO_RULE_RENEWAL] = { "renewal",
                          { NUMBER ("birthdays", 1, 20, renewal_birthdays),
                            NUMBER ("months", 1, 24, statutory_months),
                            NUMBER ("offset-days", 0, 31, statutory_offset_days),
                            OPTIONAL ("next-birthdays", 1, 20, next_renewal_birthdays) } },
  [MADO_RULE_WINDOW] = { "window",
                         { NUMBER ("months", 1, 24, window_months),
                           NUMBER ("offset-days", 0, 31, window_offset_days) } },
  [MADO_RULE_LAPSE] = { "lapse" },
  [MADO_RULE_CAPS] = { "caps" },
  [MADO_RULE_JAPAN_TIME] = { "japan-time" },
  [MADO_RULE_FEB29] = { "feb29" },
  [MADO_RULE_ELIGIBILITY] = { "eligibility",
                              { NUMBER ("sign-minimum-age", 0, 30, sign_minimum_age) } },
  [MADO_RULE_REVOCATION] = { "revocation" },
  [MADO_RULE_OVERSEAS] = { "overseas",
                           { NUMBER ("window-months", 1, 24, overseas_window_months) } },
  [MADO_RULE_NOTICE] = { "notice",
                         { NUMBER ("earliest-months", 0, 24, notice_earliest_months),
                           NUMBER ("latest-months", 0, 24, notice_latest_months) } },
  [MADO_RULE_CARD_WINDOW] = { "card-window",
                              { NUMBER ("months", 1, 24, card_window_months),
                                NUMBER ("offset-days", 0, 31, card_window_offset_days) },
                              TRUE },
};
#define FEB29_GROUP     "feb29"
#define FEB29_KEY       "reading"
#define CUSTOM_GROUP    "practice "
#define CUSTOM_KEY      "answer"
#define BOOKING_URL_KEY "booking-url"

/* The answers that a custom can have: a set, bit 1 << MadoWay. */
static const guint ways_of[MADO_N_CUSTOMS] = {
  [MADO_CUSTOM_BOOKING] = 1u << MADO_WAY_REQUIRED | 1u << MADO_WAY_POSSIBLE | 1u << MADO_WAY_NONE,
  [MADO_CUSTOM_HOUSEHOLD_MEMBER] = 1u << MADO_WAY_SAME_DAY | 1u << MADO_WAY_TWO_VISITS,
  [MADO_CUSTOM_POST_OFFICE] = 1u << MADO_WAY_POSSIBLE | 1u << MADO_WAY_NONE,
  [MADO_CUSTOM_PROXY_AT_POST_OFFICE] = 1u << MADO_WAY_POSSIBLE | 1u << MADO_WAY_NONE,
  [MADO_CUSTOM_PROXY_COLLECTS] = 1u << MADO_WAY_POSSIBLE | 1u << MADO_WAY_NONE,
};

static const char *const source_keys[] = { "words",      "source-title", "source-title-en",
                                           "source-url", "source-date",  "beyond-page",
                                           NULL };
static const char *const municipality_keys[] = { "id", "name", "name-en", NULL };
static const char *const page_keys[] = { "title", "title-en", "url", "date", NULL };
static const char *const counter_keys[] = { "name",         "place",    "telephone",
                                            "hours",        "name-en",  "place-en",
                                            "telephone-en", "hours-en", NULL };
static const char *const calendar_keys[] = { "closed-weekdays", "closed-holidays",
                                             "closed-year-end", "closed-days",
                                             "open-days",       NULL };
static const char *const contact_keys[] = { "name",       "address",      "telephone", "name-en",
                                            "address-en", "telephone-en", NULL };

typedef struct
{
  MadoKeyReader *reader;
  MadoMunicipality *result;
} Parser;

/* Each always FALSE. */
static gboolean
refuse (
    Parser *self, MadoRefusalReason reason, const char *group, const char *key, const char *value)
{
  return mado_key_reader_refuse_value (self->reader, reason, group, key, value);
}

static gboolean
refuse_at (Parser *self, MadoRefusalReason reason, guint line, const char *group, const char *key)
{
  return mado_key_reader_refuse (
      self->reader, &(MadoRefusal){ .reason = reason, .line = line, .group = group, .key = key });
}

static gboolean
refuse_above (Parser *self,
              MadoRefusalReason reason,
              const char *group,
              const char *key,
              const char *value,
              guint maximum)
{
  return mado_key_reader_refuse (
      self->reader,
      &(MadoRefusal){
          .reason = reason, .group = group, .key = key, .value = value, .maximum = maximum });
}

/* The digits 1 … 99 without a leading zero; 0 for anything else. */
static guint
parse_ordinal (const char *text)
{
  guint64 number;

  if (*text == '0' || !mado_decimal_parse (text, 1, MAX_NUMBERED, &number))
    return 0;
  return (guint)number;
}

/* The number of "counter 3", or 0. */
static guint
counter_number (const char *group)
{
  return g_str_has_prefix (group, "counter ") ? parse_ordinal (group + strlen ("counter ")) : 0;
}

/* The custom of "practice booking". FALSE: it is none */
static gboolean
find_custom (const char *group, MadoCustom *custom)
{
  for (guint i = 0; i < MADO_N_CUSTOMS; i++)
    if (g_str_has_prefix (group, CUSTOM_GROUP) &&
        g_str_equal (group + strlen (CUSTOM_GROUP), mado_custom_to_string ((MadoCustom)i)))
      {
        *custom = (MadoCustom)i;
        return TRUE;
      }
  return FALSE;
}

/* --- what may stand in the file --------------------------------------------------------------- */

static const RuleGroup *
find_rule_group (const char *group)
{
  for (guint i = 0; i < MADO_N_RULES; i++)
    if (g_str_equal (rule_groups[i].group, group))
      return &rule_groups[i];
  return NULL;
}

static gboolean
is_rule_key (const RuleGroup *rule, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (rule->numbers); i++)
    if (g_strcmp0 (rule->numbers[i].key, key) == 0)
      return TRUE;
  if (g_str_equal (rule->group, FEB29_GROUP) && g_str_equal (key, FEB29_KEY))
    return TRUE;
  return g_strv_contains (source_keys, key);
}

static gboolean
is_custom_key (MadoCustom custom, const char *key)
{
  return g_str_equal (key, CUSTOM_KEY) || g_strv_contains (source_keys, key) ||
         (custom == MADO_CUSTOM_BOOKING && g_str_equal (key, BOOKING_URL_KEY));
}

/* @key NULL: whether the group may be there. */
static gboolean
is_expected (const char *group, const char *key)
{
  const RuleGroup *rule = find_rule_group (group);
  MadoCustom custom;

  if (find_custom (group, &custom))
    return key == NULL || is_custom_key (custom, key);
  if (rule != NULL)
    return key == NULL || is_rule_key (rule, key);
  if (counter_number (group) != 0)
    return key == NULL || g_strv_contains (counter_keys, key);
  if (g_str_equal (group, "municipality"))
    return key == NULL || g_strv_contains (municipality_keys, key);
  if (g_str_equal (group, "page"))
    return key == NULL || g_strv_contains (page_keys, key);
  if (g_str_equal (group, "contact"))
    return key == NULL || g_strv_contains (contact_keys, key);
  if (g_str_equal (group, "calendar"))
    return key == NULL || g_strv_contains (calendar_keys, key) ||
           g_strv_contains (source_keys, key);
  if (g_str_equal (group, "notes"))
    return key == NULL || parse_ordinal (key) != 0;
  return g_str_equal (group, "end") && key == NULL;
}

/* A misspelt key that is passed over would let a rule stand that nobody wrote. */
static gboolean
check_names (Parser *self)
{
  for (guint i = 0; i < mado_key_lines_get_n (self->reader->lines); i++)
    {
      const MadoKeyLine *line = mado_key_lines_get (self->reader->lines, i);

      if (is_expected (line->group, line->key))
        continue;
      return refuse (self,
                     line->key == NULL ? MADO_REFUSAL_GROUP_UNKNOWN : MADO_REFUSAL_KEY_UNKNOWN,
                     line->group, line->key, NULL);
    }
  return TRUE;
}

/* Only the last line tells a whole file from one whose writing broke off. */
static gboolean
check_end (Parser *self)
{
  const guint last = mado_key_lines_get_last_line (self->reader->lines);
  const guint end = mado_key_reader_line_of (self->reader, "end", NULL);

  if (end == 0)
    return refuse_at (self, MADO_REFUSAL_END_MISSING, last, NULL, NULL);
  return end == last || refuse_at (self, MADO_REFUSAL_END_EARLY, end, NULL, NULL);
}

/* 1, 2, 3 … without a gap: a lost counter is not passed over in silence. */
static gboolean
check_numbering (Parser *self)
{
  for (guint i = 0; i < mado_key_lines_get_n (self->reader->lines); i++)
    {
      const MadoKeyLine *line = mado_key_lines_get (self->reader->lines, i);
      const gboolean is_note = line->key != NULL && g_str_equal (line->group, "notes");
      const guint number = is_note             ? parse_ordinal (line->key)
                           : line->key == NULL ? counter_number (line->group)
                                               : 0;
      g_autofree char *before = NULL;

      if (number <= 1)
        continue;
      before = g_strdup_printf (is_note ? "%u" : "counter %u", number - 1);
      if (is_note && !mado_key_reader_has (self->reader, "notes", before))
        return refuse_at (self, MADO_REFUSAL_NUMBERING, line->line, "notes", before);
      if (!is_note && !mado_key_reader_has (self->reader, before, NULL))
        return refuse_at (self, MADO_REFUSAL_NUMBERING, line->line, before, NULL);
    }
  return TRUE;
}

/* --- the groups --------------------------------------------------------------------------------
 */

static gboolean
read_municipality (Parser *self, const char *expected_id)
{
  MadoMunicipality *result = self->result;

  if (!mado_key_reader_take_required (self->reader, "municipality", "id", &result->id))
    return FALSE;
  if (!mado_municipality_id_is_valid (result->id))
    return refuse_above (self, MADO_REFUSAL_ID, "municipality", "id", result->id,
                         MADO_MUNICIPALITY_MAX_ID);
  if (expected_id != NULL && !g_str_equal (result->id, expected_id))
    return refuse (self, MADO_REFUSAL_OTHER_ID, "municipality", "id", result->id);
  return mado_key_reader_take_required (self->reader, "municipality", "name", &result->name) &&
         mado_key_reader_take_optional (self->reader, "municipality", "name-en", &result->name_en);
}

static gboolean
read_page (Parser *self)
{
  MadoSource *page = &self->result->page;

  return mado_key_reader_take_required (self->reader, "page", "title", &page->title) &&
         mado_key_reader_take_optional (self->reader, "page", "title-en", &page->title_en) &&
         mado_key_reader_take_url (self->reader, "page", "url", &page->url) &&
         mado_key_reader_take_date (self->reader, "page", "date", &page->date);
}

/* A rule without a source of its own stands on the page. */
static gboolean
read_source (Parser *self, const char *group, MadoSource *source)
{
  const MadoSource *page = &self->result->page;

  if (!mado_key_reader_take_optional (self->reader, group, "words", &source->words) ||
      !mado_key_reader_take_flag (self->reader, group, "beyond-page", &source->beyond_page))
    return FALSE;
  if (source->beyond_page || mado_key_reader_has (self->reader, group, "source-title") ||
      mado_key_reader_has (self->reader, group, "source-url") ||
      mado_key_reader_has (self->reader, group, "source-date"))
    return mado_key_reader_take_required (self->reader, group, "source-title", &source->title) &&
           mado_key_reader_take_optional (self->reader, group, "source-title-en",
                                          &source->title_en) &&
           mado_key_reader_take_url (self->reader, group, "source-url", &source->url) &&
           mado_key_reader_take_date (self->reader, group, "source-date", &source->date);
  source->title = g_strdup (page->title);
  source->title_en = g_strdup (page->title_en);
  source->url = g_strdup (page->url);
  source->date = page->date;
  return TRUE;
}

static gboolean
read_feb29 (Parser *self)
{
  g_autofree char *value = NULL;

  if (!mado_key_reader_take_required (self->reader, FEB29_GROUP, FEB29_KEY, &value))
    return FALSE;
  return mado_feb29_from_string (value, &self->result->rules.feb29) ||
         refuse (self, MADO_REFUSAL_FEB29, FEB29_GROUP, FEB29_KEY, value);
}

/* The card's own window, as all pages with words of their own for it have it (policy-rules.md 2.5,
 * M30, M167). */
static gboolean
take_usual_card_window (MadoMunicipality *result)
{
  MadoSource *source = &result->sources[MADO_RULE_CARD_WINDOW];

  result->rules.card_window_months = 3;
  result->rules.card_window_offset_days = 1;
  source->title = g_strdup ("所沢市の案内");
  source->title_en = g_strdup ("Guidance of Tokorozawa City");
  source->url = g_strdup ("https://www.city.tokorozawa.saitama.jp/kurashi/mynumber/mynumbercard/"
                          "simin20190912card_kousin.html");
  source->words =
      g_strdup ("有効期限の3か月前の翌日から新しいカードの交付申請をして更新することができます。");
  source->beyond_page = TRUE;
  return mado_civil_date_parse (&source->date, "2023-12-01");
}

static gboolean
read_rule (Parser *self, MadoRule rule)
{
  const RuleGroup *group = &rule_groups[rule];

  if (group->optional && !mado_key_reader_has (self->reader, group->group, NULL))
    return take_usual_card_window (self->result);
  if (!mado_key_reader_require (self->reader, group->group, NULL))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (group->numbers) && group->numbers[i].key != NULL; i++)
    {
      const NumberKey *number = &group->numbers[i];
      guint *field = G_STRUCT_MEMBER_P (&self->result->rules, number->offset);

      if (number->optional && !mado_key_reader_has (self->reader, group->group, number->key))
        continue;
      if (!mado_key_reader_take_number (self->reader, group->group, number->key, number->minimum,
                                        number->maximum, field))
        return FALSE;
    }
  if (rule == MADO_RULE_FEB29 && !read_feb29 (self))
    return FALSE;
  return read_source (self, group->group, &self->result->sources[rule]);
}

static gboolean
read_rules (Parser *self)
{
  const MadoRules *rules = &self->result->rules;

  for (guint rule = 0; rule < MADO_N_RULES; rule++)
    if (!read_rule (self, rule))
      return FALSE;
  if (rules->notice_latest_months > rules->notice_earliest_months)
    return refuse_above (self, MADO_REFUSAL_NOTICE, "notice", "latest-months", NULL,
                         rules->notice_earliest_months);
  return TRUE;
}

static gboolean
read_custom (Parser *self, MadoCustom custom)
{
  MadoMunicipality *result = self->result;
  g_autofree char *group = g_strconcat (CUSTOM_GROUP, mado_custom_to_string (custom), NULL);
  g_autofree char *value = NULL;

  if (!mado_key_reader_has (self->reader, group, NULL))
    return TRUE;
  if (!mado_key_reader_take_required (self->reader, group, CUSTOM_KEY, &value))
    return FALSE;
  if (!mado_way_from_string (value, &result->rules.customs[custom]) ||
      !(ways_of[custom] & 1u << result->rules.customs[custom]))
    return refuse (self, MADO_REFUSAL_VALUE, group, CUSTOM_KEY, value);
  return (custom != MADO_CUSTOM_BOOKING ||
          mado_key_reader_take_url (self->reader, group, BOOKING_URL_KEY, &result->booking_url)) &&
         read_source (self, group, &result->custom_sources[custom]);
}

/* What the file does not tell is asked at the counter. */
static gboolean
read_customs (Parser *self)
{
  for (guint custom = 0; custom < MADO_N_CUSTOMS; custom++)
    if (!read_custom (self, (MadoCustom)custom))
      return FALSE;
  return TRUE;
}

static void
counter_free (gpointer data)
{
  mado_counter_clear (data);
  g_free (data);
}

/* "name" and "name-en". */
static gboolean
take_both (Parser *self, const char *group, const char *key, char **japanese, char **latin)
{
  g_autofree char *key_en = g_strconcat (key, "-en", NULL);

  return mado_key_reader_take_optional (self->reader, group, key, japanese) &&
         mado_key_reader_take_optional (self->reader, group, key_en, latin);
}

static gboolean
read_counter (Parser *self, const char *group, const char *place_key, MadoCounter *counter)
{
  MadoCounterFacts *japanese = &counter->japanese;
  MadoCounterFacts *latin = &counter->latin;

  return mado_key_reader_require (self->reader, group, "name") &&
         take_both (self, group, "name", &japanese->name, &latin->name) &&
         take_both (self, group, place_key, &japanese->place, &latin->place) &&
         take_both (self, group, "telephone", &japanese->telephone, &latin->telephone) &&
         take_both (self, group, "hours", &japanese->hours, &latin->hours);
}

static gboolean
read_counters (Parser *self)
{
  for (guint number = 1; number <= MAX_NUMBERED; number++)
    {
      g_autofree char *group = g_strdup_printf ("counter %u", number);
      MadoCounter *counter;

      if (!mado_key_reader_has (self->reader, group, NULL))
        break;
      counter = g_new0 (MadoCounter, 1);
      g_ptr_array_add (self->result->counters, counter);
      if (!read_counter (self, group, "place", counter))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_contact (Parser *self)
{
  return !mado_key_reader_has (self->reader, "contact", NULL) ||
         read_counter (self, "contact", "address", &self->result->contact);
}

static gboolean
take_weekdays (Parser *self, MadoCalendar *calendar)
{
  g_autofree char *value = NULL;

  if (!mado_key_reader_take_required (self->reader, "calendar", "closed-weekdays", &value))
    return FALSE;
  return mado_calendar_text_weekdays (value, &calendar->closed_weekdays) ||
         refuse (self, MADO_REFUSAL_WEEKDAYS, "calendar", "closed-weekdays", value);
}

static gboolean
take_year_end (Parser *self, MadoCalendar *calendar)
{
  g_autofree char *value = NULL;

  calendar->year_end_from = 0;
  calendar->year_end_to = 0;
  if (!mado_key_reader_take_optional (self->reader, "calendar", "closed-year-end", &value))
    return FALSE;
  return value == NULL ||
         mado_calendar_text_year_end (value, &calendar->year_end_from, &calendar->year_end_to) ||
         refuse (self, MADO_REFUSAL_YEAR_END, "calendar", "closed-year-end", value);
}

static gboolean
take_days (Parser *self, const char *key, GDate *days, guint *n_days)
{
  g_autofree char *value = NULL;

  if (!mado_key_reader_take_optional (self->reader, "calendar", key, &value))
    return FALSE;
  return value == NULL || mado_calendar_text_days (value, days, n_days) ||
         refuse_above (self, MADO_REFUSAL_DAYS, "calendar", key, value, MADO_CALENDAR_MAX_DAYS);
}

/* Without it the law's usual days are closed, and no source is told. */
static gboolean
read_calendar (Parser *self)
{
  MadoMunicipality *result = self->result;
  MadoCalendar *calendar = &result->calendar;

  mado_calendar_init (calendar);
  result->rules.is_general = g_str_equal (result->id, MADO_MUNICIPALITY_NATIONAL);
  result->has_calendar = mado_key_reader_has (self->reader, "calendar", NULL);
  if (!result->has_calendar)
    return TRUE;
  return take_weekdays (self, calendar) &&
         mado_key_reader_require (self->reader, "calendar", "closed-holidays") &&
         mado_key_reader_take_flag (self->reader, "calendar", "closed-holidays",
                                    &calendar->closed_holidays) &&
         take_year_end (self, calendar) &&
         take_days (self, "closed-days", calendar->closed, &calendar->n_closed) &&
         take_days (self, "open-days", calendar->open, &calendar->n_open) &&
         read_source (self, "calendar", &result->calendar_source);
}

static gboolean
read_notes (Parser *self)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();

  for (guint number = 1; number <= MAX_NUMBERED; number++)
    {
      g_autofree char *key = g_strdup_printf ("%u", number);
      g_autofree char *note = NULL;

      if (!mado_key_reader_take_optional (self->reader, "notes", key, &note))
        return FALSE;
      if (note == NULL)
        break;
      g_strv_builder_add (notes, note);
    }
  self->result->notes = g_strv_builder_end (notes);
  return TRUE;
}

/* --- the whole ---------------------------------------------------------------------------------
 */

MadoMunicipality *
mado_municipality_parse_as (
    const char *text, gsize length, const char *origin, const char *expected_id, GError **error)
{
  g_autoptr (MadoMunicipality) result = g_new0 (MadoMunicipality, 1);
  g_auto (MadoKeyReader) reader = { .origin = origin, .error = error };
  Parser parser = { .reader = &reader, .result = result };

  g_atomic_ref_count_init (&result->references);
  result->origin = g_strdup (origin);
  result->counters = g_ptr_array_new_with_free_func (counter_free);
  if (!mado_key_reader_load (&reader, text, length, MADO_MUNICIPALITY_MAX_BYTES) ||
      !check_end (&parser) || !check_names (&parser) || !check_numbering (&parser) ||
      !read_municipality (&parser, expected_id) || !read_page (&parser) || !read_rules (&parser) ||
      !read_customs (&parser) || !read_counters (&parser) || !read_contact (&parser) ||
      !read_calendar (&parser) || !read_notes (&parser))
    return NULL;
  result->rules.opens_sundays =
      result->rules.is_general || mado_calendar_may_open_on (&result->calendar, G_DATE_SUNDAY);
  return g_steal_pointer (&result);
}

MadoMunicipality *
mado_municipality_parse (const char *text, gssize length, const char *origin, GError **error)
{
  g_return_val_if_fail (text != NULL && origin != NULL, NULL);

  return mado_municipality_parse_as (text, length < 0 ? strlen (text) : (gsize)length, origin, NULL,
                                     error);
}
