/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-municipality-private.h"

#include <string.h>

#include "mado-advice.h"
#include "mado-calendar-text.h"
#include "mado-civil-date.h"
#include "mado-key-lines.h"

/* The format is described for those who write it in data/municipality/README.md. */

#define MAX_NUMBERED 99
#define UTF8_BOM     "\xEF\xBB\xBF"

typedef struct
{
  const char *key;
  guint minimum;
  guint maximum;
  gsize offset; /* in MadoRules */
} NumberKey;

/* A group for each rule, in the order of MadoRule. */
typedef struct
{
  const char *group;
  NumberKey numbers[3];
} RuleGroup;

#define NUMBER(key, minimum, maximum, field)                                                       \
  {                                                                                                \
    key, minimum, maximum, G_STRUCT_OFFSET (MadoRules, field)                                      \
  }

static const RuleGroup rule_groups[MADO_N_RULES] = {
  [MADO_RULE_VALIDITY] = { "validity", { NUMBER ("birthdays", 1, 20, validity_birthdays) } },
  [MADO_RULE_RENEWAL] = { "renewal",
                          { NUMBER ("birthdays", 1, 20, renewal_birthdays),
                            NUMBER ("months", 1, 24, statutory_months),
                            NUMBER ("offset-days", 0, 31, statutory_offset_days) } },
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
};
#define FEB29_GROUP "feb29"
#define FEB29_KEY   "reading"

static const char *const source_keys[] = { "words",       "source-title", "source-url",
                                           "source-date", "beyond-page",  NULL };
static const char *const municipality_keys[] = { "id", "name", NULL };
static const char *const page_keys[] = { "title", "url", "date", NULL };
static const char *const counter_keys[] = { "name", "place", "telephone", "hours", NULL };
static const char *const calendar_keys[] = { "closed-weekdays", "closed-holidays",
                                             "closed-year-end", "closed-days",
                                             "open-days",       NULL };
static const char *const contact_keys[] = { "name", "address", "telephone", NULL };

typedef struct
{
  const char *origin;
  MadoKeyLines *lines; /* (owned) */
  GKeyFile *file;      /* (owned) */
  MadoMunicipality *result;
  GError **error;
} Parser;

static void
parser_clear (Parser *self)
{
  g_clear_pointer (&self->lines, mado_key_lines_free);
  g_clear_pointer (&self->file, g_key_file_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parser, parser_clear)

/* Always FALSE, so that a reader of something can return it. */
G_GNUC_PRINTF (3, 4)
static gboolean
refuse (Parser *self, guint line, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (self->error, MADO_MUNICIPALITY_ERROR, MADO_MUNICIPALITY_ERROR_INVALID, "%s:%u: %s",
               self->origin, MAX (line, 1), reason);
  return FALSE;
}

static gboolean
has (const Parser *self, const char *group, const char *key)
{
  return mado_key_lines_find (self->lines, group, key) != 0;
}

static guint
line_of (const Parser *self, const char *group, const char *key)
{
  return mado_key_lines_find (self->lines, group, key);
}

static gboolean
require (Parser *self, const char *group, const char *key)
{
  if (!has (self, group, NULL))
    return refuse (self, 1, "[%s] がありません", group);
  if (key != NULL && !has (self, group, key))
    return refuse (self, line_of (self, group, NULL), "[%s] に %s がありません", group, key);
  return TRUE;
}

/* The digits 1 … 99 without a leading zero; 0 for anything else. */
static guint
parse_ordinal (const char *text)
{
  guint64 number;

  if (*text == '0' || !g_ascii_string_to_unsigned (text, 10, 1, MAX_NUMBERED, &number, NULL))
    return 0;
  return (guint)number;
}

/* The number of "counter 3", or 0. */
static guint
counter_number (const char *group)
{
  return g_str_has_prefix (group, "counter ") ? parse_ordinal (group + strlen ("counter ")) : 0;
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

/* @key NULL: whether the group may be there. */
static gboolean
is_expected (const char *group, const char *key)
{
  const RuleGroup *rule = find_rule_group (group);

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
  for (guint i = 0; i < mado_key_lines_get_n (self->lines); i++)
    {
      const MadoKeyLine *line = mado_key_lines_get (self->lines, i);

      if (is_expected (line->group, line->key))
        continue;
      if (line->key == NULL)
        return refuse (self, line->line, "[%s] という見出しはありません", line->group);
      return refuse (self, line->line, "[%s] に %s というキーはありません", line->group, line->key);
    }
  return TRUE;
}

/* Only the last line tells a whole file from one whose writing broke off. */
static gboolean
check_end (Parser *self)
{
  const guint last = mado_key_lines_get_last_line (self->lines);
  const guint end = line_of (self, "end", NULL);

  if (end == 0)
    return refuse (self, last, "最後の行の [end] がありません。書きかけのファイルかもしれません");
  if (end != last)
    return refuse (self, end, "[end] は最後の行に書いてください");
  return TRUE;
}

/* 1, 2, 3 … without a gap: a lost counter is not passed over in silence. */
static gboolean
check_numbering (Parser *self)
{
  for (guint i = 0; i < mado_key_lines_get_n (self->lines); i++)
    {
      const MadoKeyLine *line = mado_key_lines_get (self->lines, i);
      const gboolean is_note = line->key != NULL && g_str_equal (line->group, "notes");
      const guint number = is_note             ? parse_ordinal (line->key)
                           : line->key == NULL ? counter_number (line->group)
                                               : 0;
      g_autofree char *before = NULL;

      if (number <= 1)
        continue;
      before = g_strdup_printf (is_note ? "%u" : "counter %u", number - 1);
      if (is_note && !has (self, "notes", before))
        return refuse (self, line->line, "[notes] の %s がありません。番号は1から続けます", before);
      if (!is_note && !has (self, before, NULL))
        return refuse (self, line->line, "[%s] がありません。番号は1から続けます", before);
    }
  return TRUE;
}

/* --- values ------------------------------------------------------------------------------------
 */

/* Those that GKeyFile knows. It is not asked itself: it hands out what it made of a wrong escape
 * beside its error, and of two wrong ones it reports the second on top of the first. */
static gboolean
has_known_escapes (const char *raw)
{
  for (const char *p = raw; *p != '\0'; p++)
    if (*p == '\\' && (*++p == '\0' || strchr ("sntr\\", *p) == NULL))
      return FALSE;
  return TRUE;
}

/* With the blanks of every script, which nobody sees either. */
static gboolean
is_blank (const char *value)
{
  while (*value != '\0' && g_unichar_isspace (g_utf8_get_char (value)))
    value = g_utf8_next_char (value);
  return *value == '\0';
}

/* The first character that moves a terminal's cursor, turns the direction of a line or cannot be
 * seen; 0 for none. A new line has to be asked for, by \n. */
static gunichar
find_forbidden (const char *value)
{
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      const GUnicodeType type = g_unichar_type (c);

      if (c != '\n' && (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
                        type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR))
        return c;
    }
  return 0;
}

/* NULL, with an error, when it cannot be read; it must be there. */
static char *
take_text (Parser *self, const char *group, const char *key)
{
  g_autofree char *raw = g_key_file_get_value (self->file, group, key, NULL);
  g_autofree char *value = raw != NULL && has_known_escapes (raw)
                               ? g_key_file_get_string (self->file, group, key, NULL)
                               : NULL;

  if (value == NULL)
    {
      refuse (self, line_of (self, group, key), "%s の「\\」の使い方が正しくありません", key);
      return NULL;
    }
  /* It leaves blanks at the end, which nobody sees. */
  if (is_blank (g_strstrip (value)))
    {
      refuse (self, line_of (self, group, key), "%s の値がありません", key);
      return NULL;
    }
  const gunichar forbidden = find_forbidden (value);
  if (forbidden != 0)
    {
      refuse (self, line_of (self, group, key), "%s に使えない文字（U+%04X）があります", key,
              forbidden);
      return NULL;
    }
  return g_steal_pointer (&value);
}

/* FALSE only on an error: a key that is not there leaves @value alone. */
static gboolean
take_optional (Parser *self, const char *group, const char *key, char **value)
{
  if (!has (self, group, key))
    return TRUE;
  *value = take_text (self, group, key);
  return *value != NULL;
}

static gboolean
take_required (Parser *self, const char *group, const char *key, char **value)
{
  return require (self, group, key) && take_optional (self, group, key, value);
}

static gboolean
take_number (Parser *self, const char *group, const NumberKey *number)
{
  g_autofree char *value = NULL;
  guint64 parsed;

  if (!take_required (self, group, number->key, &value))
    return FALSE;
  if (!g_ascii_string_to_unsigned (value, 10, number->minimum, number->maximum, &parsed, NULL))
    return refuse (self, line_of (self, group, number->key),
                   "%s は%uから%uまでの整数で書いてください。いまは「%s」です", number->key,
                   number->minimum, number->maximum, value);
  G_STRUCT_MEMBER (guint, &self->result->rules, number->offset) = (guint)parsed;
  return TRUE;
}

static gboolean
take_date (Parser *self, const char *group, const char *key, GDate *date)
{
  g_autofree char *value = NULL;

  if (!take_optional (self, group, key, &value))
    return FALSE;
  if (value != NULL && !mado_civil_date_parse (date, value))
    return refuse (self, line_of (self, group, key),
                   "%s は 2024-06-07 の形の、実際にある日付で書いてください。いまは「%s」です", key,
                   value);
  return TRUE;
}

/* Only what a browser may be handed. GUri alone lets blanks pass. */
static gboolean
is_web_address (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && strpbrk (url, " \t\r\n\"<>\\") == NULL &&
         (g_str_equal (g_uri_get_scheme (uri), "https") ||
          g_str_equal (g_uri_get_scheme (uri), "http")) &&
         g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';
}

static gboolean
take_url (Parser *self, const char *group, const char *key, char **url)
{
  if (!take_optional (self, group, key, url))
    return FALSE;
  if (*url != NULL && !is_web_address (*url))
    return refuse (self, line_of (self, group, key),
                   "%s は https:// か http:// で始まるアドレスで書いてください", key);
  return TRUE;
}

static gboolean
take_flag (Parser *self, const char *group, const char *key, gboolean *flag)
{
  g_autofree char *value = NULL;

  *flag = FALSE;
  if (!take_optional (self, group, key, &value))
    return FALSE;
  if (value == NULL || g_str_equal (value, "false"))
    return TRUE;
  *flag = g_str_equal (value, "true");
  return *flag || refuse (self, line_of (self, group, key),
                          "%s は true か false で書いてください。いまは「%s」です", key, value);
}

/* --- the groups --------------------------------------------------------------------------------
 */

static gboolean
read_municipality (Parser *self, const char *expected_id)
{
  MadoMunicipality *result = self->result;

  if (!take_required (self, "municipality", "id", &result->id))
    return FALSE;
  if (!mado_municipality_id_is_valid (result->id))
    return refuse (self, line_of (self, "municipality", "id"),
                   "id は半角の小文字と数字とハイフンで、%d文字までです", MADO_MUNICIPALITY_MAX_ID);
  if (expected_id != NULL && !g_str_equal (result->id, expected_id))
    return refuse (self, line_of (self, "municipality", "id"),
                   "id「%s」がファイルの名前「%s.ini」と違います", result->id, expected_id);
  return take_required (self, "municipality", "name", &result->name);
}

static gboolean
read_page (Parser *self)
{
  MadoSource *page = &self->result->page;

  return take_required (self, "page", "title", &page->title) &&
         take_url (self, "page", "url", &page->url) &&
         take_date (self, "page", "date", &page->date);
}

/* A rule without a source of its own stands on the page. */
static gboolean
read_source (Parser *self, const char *group, MadoSource *source)
{
  const MadoSource *page = &self->result->page;

  if (!take_optional (self, group, "words", &source->words) ||
      !take_flag (self, group, "beyond-page", &source->beyond_page))
    return FALSE;
  if (source->beyond_page || has (self, group, "source-title") || has (self, group, "source-url") ||
      has (self, group, "source-date"))
    return take_required (self, group, "source-title", &source->title) &&
           take_url (self, group, "source-url", &source->url) &&
           take_date (self, group, "source-date", &source->date);
  source->title = g_strdup (page->title);
  source->url = g_strdup (page->url);
  source->date = page->date;
  return TRUE;
}

static gboolean
read_feb29 (Parser *self)
{
  g_autofree char *value = NULL;

  if (!take_required (self, FEB29_GROUP, FEB29_KEY, &value))
    return FALSE;
  return mado_feb29_from_string (value, &self->result->rules.feb29) ||
         refuse (self, line_of (self, FEB29_GROUP, FEB29_KEY),
                 "%s は feb28、feb28-always、mar1 のどれかです。いまは「%s」です", FEB29_KEY,
                 value);
}

static gboolean
read_rule (Parser *self, MadoRule rule)
{
  const RuleGroup *group = &rule_groups[rule];

  if (!require (self, group->group, NULL))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (group->numbers) && group->numbers[i].key != NULL; i++)
    if (!take_number (self, group->group, &group->numbers[i]))
      return FALSE;
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
    return refuse (self, line_of (self, "notice", "latest-months"),
                   "latest-months は earliest-months（%u）以下にしてください",
                   rules->notice_earliest_months);
  return TRUE;
}

static void
counter_free (gpointer data)
{
  MadoCounter *counter = data;

  g_free (counter->name);
  g_free (counter->place);
  g_free (counter->telephone);
  g_free (counter->hours);
  g_free (counter);
}

static gboolean
read_counters (Parser *self)
{
  for (guint number = 1; number <= MAX_NUMBERED; number++)
    {
      g_autofree char *group = g_strdup_printf ("counter %u", number);
      MadoCounter *counter;

      if (!has (self, group, NULL))
        break;
      counter = g_new0 (MadoCounter, 1);
      g_ptr_array_add (self->result->counters, counter);
      if (!take_required (self, group, "name", &counter->name) ||
          !take_optional (self, group, "place", &counter->place) ||
          !take_optional (self, group, "telephone", &counter->telephone) ||
          !take_optional (self, group, "hours", &counter->hours))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_contact (Parser *self)
{
  MadoMunicipality *result = self->result;

  return !has (self, "contact", NULL) ||
         (take_required (self, "contact", "name", &result->contact_name) &&
          take_optional (self, "contact", "address", &result->contact_address) &&
          take_optional (self, "contact", "telephone", &result->contact_telephone));
}

static gboolean
take_weekdays (Parser *self, MadoCalendar *calendar)
{
  g_autofree char *value = NULL;

  if (!take_required (self, "calendar", "closed-weekdays", &value))
    return FALSE;
  return mado_calendar_text_weekdays (value, &calendar->closed_weekdays) ||
         refuse (self, line_of (self, "calendar", "closed-weekdays"),
                 "closed-weekdays は saturday,sunday のように書いてください。休みの曜日がなければ "
                 "none です。いまは「%s」です",
                 value);
}

static gboolean
take_year_end (Parser *self, MadoCalendar *calendar)
{
  g_autofree char *value = NULL;

  calendar->year_end_from = 0;
  calendar->year_end_to = 0;
  if (!take_optional (self, "calendar", "closed-year-end", &value))
    return FALSE;
  return value == NULL ||
         mado_calendar_text_year_end (value, &calendar->year_end_from, &calendar->year_end_to) ||
         refuse (self, line_of (self, "calendar", "closed-year-end"),
                 "closed-year-end は 12-29..01-03 の形で書いてください。いまは「%s」です", value);
}

static gboolean
take_days (Parser *self, const char *key, GDate *days, guint *n_days)
{
  g_autofree char *value = NULL;

  if (!take_optional (self, "calendar", key, &value))
    return FALSE;
  return value == NULL || mado_calendar_text_days (value, days, n_days) ||
         refuse (self, line_of (self, "calendar", key),
                 "%s は 2026-12-28,2027-01-04 のように、%d日まで、同じ日を二度書かずに並べて"
                 "ください。いまは「%s」です",
                 key, MADO_CALENDAR_MAX_DAYS, value);
}

/* Without it the law's usual days are closed, and no source is told. */
static gboolean
read_calendar (Parser *self)
{
  MadoMunicipality *result = self->result;
  MadoCalendar *calendar = &result->calendar;

  mado_calendar_init (calendar);
  result->has_calendar = has (self, "calendar", NULL);
  if (!result->has_calendar)
    return TRUE;
  return take_weekdays (self, calendar) && require (self, "calendar", "closed-holidays") &&
         take_flag (self, "calendar", "closed-holidays", &calendar->closed_holidays) &&
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

      if (!take_optional (self, "notes", key, &note))
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

static gboolean
load (Parser *self, const char *text, gsize length)
{
  g_autofree char *reason = NULL;
  g_autoptr (GError) local = NULL;
  guint line = 1;

  if (length > MADO_MUNICIPALITY_MAX_BYTES)
    return refuse (self, 1, "ファイルが大きすぎます。%dバイトまでです",
                   MADO_MUNICIPALITY_MAX_BYTES);
  self->lines = mado_key_lines_scan (text, length, &line, &reason);
  if (self->lines == NULL)
    return refuse (self, line, "%s", reason);
  if (!check_end (self) || !check_names (self) || !check_numbering (self))
    return FALSE;
  self->file = g_key_file_new ();
  if (!g_key_file_load_from_data (self->file, text, length, G_KEY_FILE_NONE, &local))
    return refuse (self, 1, "読み取れません（%s）", local->message);
  return TRUE;
}

MadoMunicipality *
mado_municipality_parse_as (
    const char *text, gsize length, const char *origin, const char *expected_id, GError **error)
{
  g_autoptr (MadoMunicipality) result = g_new0 (MadoMunicipality, 1);
  g_auto (Parser) parser = { .origin = origin, .result = result, .error = error };

  g_atomic_ref_count_init (&result->references);
  result->origin = g_strdup (origin);
  result->counters = g_ptr_array_new_with_free_func (counter_free);
  /* Some editors put one before the first line. */
  if (length >= strlen (UTF8_BOM) && memcmp (text, UTF8_BOM, strlen (UTF8_BOM)) == 0)
    {
      text += strlen (UTF8_BOM);
      length -= strlen (UTF8_BOM);
    }
  if (!load (&parser, text, length) || !read_municipality (&parser, expected_id) ||
      !read_page (&parser) || !read_rules (&parser) || !read_counters (&parser) ||
      !read_contact (&parser) || !read_calendar (&parser) || !read_notes (&parser))
    return NULL;
  return g_steal_pointer (&result);
}

MadoMunicipality *
mado_municipality_parse (const char *text, gssize length, const char *origin, GError **error)
{
  g_return_val_if_fail (text != NULL && origin != NULL, NULL);

  return mado_municipality_parse_as (text, length < 0 ? strlen (text) : (gsize)length, origin, NULL,
                                     error);
}
