/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-keys.h"

#include <string.h>

#include "mado-practice-dates.h"
#include "mado-scenario.h"

/* What a word in a scenario may be; the index is the value. */
static const char *const kind_words[] = { "my-number", "juki", "android", "iphone", "other", NULL };
static const char *const interface_words[] = { "contact", "contactless", NULL };
static const char *const sex_words[] = { "", "male", "female", "unknown", NULL };
static const char *const generation_words[] = { "first", "current", "next", "unknown", NULL };
static const char *const filler_words[] = { "missing", "zeros", "ones", NULL };
static const char *const availability_words[] = { "true", "false", "unclear", "missing", NULL };
static const char *const fault_words[] = { "all", "verify", "change", NULL };
/* The sentences are in the table of tests/model/test-promises.c. */
static const char *const outcome_words[] = {
  "no-need",      "too-early",   "opens-tomorrow", "renewable",     "last-day",
  "expired",      "card-lapsed", "new-card",       "new-card-next", "auth-locked",
  "sign-locked",  "both-locked", "not-recorded",   "unreadable",    "not-yet-valid",
  "broken-chain", "smartphone",  "juki-card",      "other-card",    "removed",
  NULL,
};
static const char *const locked_words[] = { "63C0", "6983", "6984", NULL };

/* --- reading the description -------------------------------------------------------------------
 */

typedef enum
{
  VALUE_TEXT,
  VALUE_DATE, /* checked where dates are worked out */
  VALUE_NUMBER,
  VALUE_BOOLEAN,
  VALUE_WORD,
  VALUE_WORDS, /* one or more, with a semicolon between them */
  VALUE_HEX,
} ValueKind;

typedef struct
{
  const char *group;
  const char *key;
  ValueKind kind;
  const char *const *words;
} KeyRule;

static const KeyRule key_rules[] = {
  { "scenario", "title", VALUE_TEXT, NULL },
  { "scenario", "description", VALUE_TEXT, NULL },
  { "scenario", "order", VALUE_NUMBER, NULL },
  { "scenario", "comes-to", VALUE_WORDS, outcome_words },
  { "holder", "name", VALUE_TEXT, NULL },
  { "holder", "sex", VALUE_WORD, sex_words },
  { "holder", "age", VALUE_NUMBER, NULL },
  { "holder", "born", VALUE_DATE, NULL },
  { "holder", "birthday", VALUE_DATE, NULL },
  { "holder", "address", VALUE_TEXT, NULL },
  { "holder", "prefecture", VALUE_TEXT, NULL },
  { "holder", "city", VALUE_TEXT, NULL },
  { "card", "kind", VALUE_WORD, kind_words },
  { "card", "same-as", VALUE_TEXT, NULL },
  { "card", "interface", VALUE_WORD, interface_words },
  { "card", "extended", VALUE_BOOLEAN, NULL },
  { "card", "expires", VALUE_DATE, NULL },
  { "card", "padding", VALUE_NUMBER, NULL },
  { "card", "padding-byte", VALUE_HEX, NULL },
  { "card", "availability", VALUE_WORD, availability_words },
  { "auth", "recorded", VALUE_BOOLEAN, NULL },
  { "auth", "not-recorded-as", VALUE_WORD, filler_words },
  { "auth", "expires", VALUE_DATE, NULL },
  { "auth", "window-opens", VALUE_DATE, NULL },
  { "auth", "issued", VALUE_DATE, NULL },
  { "auth", "issued-time", VALUE_TEXT, NULL },
  { "auth", "generation", VALUE_WORD, generation_words },
  { "auth", "forged", VALUE_BOOLEAN, NULL },
  { "auth", "length", VALUE_NUMBER, NULL },
  { "auth", "damaged", VALUE_BOOLEAN, NULL },
  { "auth", "guarded", VALUE_BOOLEAN, NULL },
  { "sign", "recorded", VALUE_BOOLEAN, NULL },
  { "sign", "not-recorded-as", VALUE_WORD, filler_words },
  { "sign", "expires", VALUE_DATE, NULL },
  { "sign", "window-opens", VALUE_DATE, NULL },
  { "sign", "issued", VALUE_DATE, NULL },
  { "sign", "issued-time", VALUE_TEXT, NULL },
  { "sign", "generation", VALUE_WORD, generation_words },
  { "sign", "forged", VALUE_BOOLEAN, NULL },
  { "sign", "length", VALUE_NUMBER, NULL },
  { "sign", "damaged", VALUE_BOOLEAN, NULL },
  { "sign", "guarded", VALUE_BOOLEAN, NULL },
  { "pins", "sign", VALUE_TEXT, NULL },
  { "pins", "auth", VALUE_TEXT, NULL },
  { "pins", "text", VALUE_TEXT, NULL },
  { "pins", "juki", VALUE_TEXT, NULL },
  { "pins", "sign-tries", VALUE_NUMBER, NULL },
  { "pins", "auth-tries", VALUE_NUMBER, NULL },
  { "pins", "text-tries", VALUE_NUMBER, NULL },
  { "pins", "juki-tries", VALUE_NUMBER, NULL },
  { "pins", "locked", VALUE_WORD, locked_words },
  { "reader", "typed", VALUE_TEXT, NULL },
  { "faults", "tear", VALUE_NUMBER, NULL },
  { "faults", "tear-carried-out", VALUE_BOOLEAN, NULL },
  { "faults", "tear-service", VALUE_BOOLEAN, NULL },
  { "faults", "counts", VALUE_WORD, fault_words },
  { "faults", "garble", VALUE_NUMBER, NULL },
  { "faults", "garble-answer", VALUE_HEX, NULL },
  { "faults", "milliseconds-per-command", VALUE_NUMBER, NULL },
  { "faults", "bits-per-second", VALUE_NUMBER, NULL },
};

static const KeyRule *
find_key_rule (const char *group, const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (key_rules); i++)
    if (g_str_equal (key_rules[i].group, group) && g_str_equal (key_rules[i].key, key))
      return &key_rules[i];
  return NULL;
}

GBytes *
mado_practice_keys_parse_hex (const char *text)
{
  gsize length = strlen (text);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  if (length == 0 || length % 2 != 0)
    return NULL;
  for (gsize i = 0; i < length; i += 2)
    {
      int high = g_ascii_xdigit_value (text[i]), low = g_ascii_xdigit_value (text[i + 1]);
      if (high < 0 || low < 0)
        return NULL;
      guint8 byte = (guint8)(high << 4 | low);
      g_byte_array_append (bytes, &byte, 1);
    }
  return g_bytes_new (bytes->data, bytes->len);
}

static gboolean
are_words_good (GKeyFile *file, const KeyRule *rule)
{
  g_auto (GStrv) words = g_key_file_get_string_list (file, rule->group, rule->key, NULL, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains (rule->words, words[i]))
      return FALSE;
  return words[0] != NULL;
}

static gboolean
is_value_good (GKeyFile *file, const KeyRule *rule)
{
  g_autofree char *text = g_key_file_get_string (file, rule->group, rule->key, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  switch (rule->kind)
    {
    case VALUE_NUMBER:
      return g_key_file_get_integer (file, rule->group, rule->key, &error) >= 0 && error == NULL;
    case VALUE_BOOLEAN:
      g_key_file_get_boolean (file, rule->group, rule->key, &error);
      return error == NULL;
    case VALUE_WORD:
      return *text != '\0' && g_strv_contains (rule->words, text);
    case VALUE_WORDS:
      return are_words_good (file, rule);
    case VALUE_HEX:
      bytes = mado_practice_keys_parse_hex (text);
      return bytes != NULL;
    case VALUE_TEXT:
    case VALUE_DATE:
      return *text != '\0';
    default:
      g_assert_not_reached ();
    }
}

static gboolean
check_group (GKeyFile *file, const char *group, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, error);
  if (keys == NULL)
    return FALSE;
  for (char **key = keys; *key != NULL; key++)
    {
      const KeyRule *rule = find_key_rule (group, *key);
      if (rule == NULL || !is_value_good (file, rule))
        {
          g_set_error (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_INVALID,
                       rule == NULL ? "[%s] %s: unknown key" : "[%s] %s: not a good value", group,
                       *key);
          return FALSE;
        }
    }
  return TRUE;
}

guint
mado_practice_keys_get_word (GKeyFile *file, const char *group, const char *key, guint otherwise)
{
  const KeyRule *rule = find_key_rule (group, key);
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);
  for (guint i = 0; text != NULL && rule->words[i] != NULL; i++)
    if (g_str_equal (rule->words[i], text))
      return i;
  return otherwise;
}

gboolean
mado_practice_keys_get_boolean (GKeyFile *file,
                                const char *group,
                                const char *key,
                                gboolean otherwise)
{
  if (!g_key_file_has_key (file, group, key, NULL))
    return otherwise;
  return g_key_file_get_boolean (file, group, key, NULL);
}

guint
mado_practice_keys_get_number (GKeyFile *file, const char *group, const char *key, guint otherwise)
{
  if (!g_key_file_has_key (file, group, key, NULL))
    return otherwise;
  return (guint)g_key_file_get_integer (file, group, key, NULL);
}

const char *
mado_practice_keys_get_text (GKeyFile *file,
                             const char *group,
                             const char *key,
                             const char *otherwise)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);
  return g_intern_string (text != NULL ? text : otherwise);
}

gboolean
mado_practice_keys_check (GKeyFile *file, GError **error)
{
  static const char *const needed[] = { "title", "description" };
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  for (char **group = groups; *group != NULL; group++)
    if (!check_group (file, *group, error))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    if (!g_key_file_has_key (file, "scenario", needed[i], NULL))
      {
        g_set_error (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_INVALID,
                     "[scenario] %s: missing", needed[i]);
        return FALSE;
      }
  if (mado_practice_keys_get_word (file, "card", "kind", MADO_PRACTICE_KIND_MY_NUMBER) ==
      MADO_PRACTICE_KIND_OTHER)
    return TRUE;

  /* Any day will do to find words that are no dates and circles. */
  MadoPracticeDates dates;
  GDate day;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_JULY, 2026);
  return mado_practice_dates_compute (file, &day, &dates, error);
}
