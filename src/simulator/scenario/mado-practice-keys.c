/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-keys.h"

#include <string.h>

#include "mado-practice-dates.h"
#include "mado-practice-memory.h"
#include "mado-scenario.h"

/* What a word in a scenario may be; the index is the value. */
static const char *const kind_words[] = { "my-number", "juki", "android", "iphone", "other", NULL };
static const char *const interface_words[] = { "contact", "contactless", NULL };
static const char *const sex_words[] = { "", "male", "female", "unknown", NULL };
static const char *const generation_words[] = { "first", "current", "next", "unknown", NULL };
static const char *const filler_words[] = { "missing", "zeros", "ones", NULL };
static const char *const availability_words[] = { "true", "false", "unclear", "missing", NULL };
static const char *const fault_words[] = { "all", "verify", "change", NULL };
/* The sentences are in the table of tests/session/test-promises.c. */
static const char *const outcome_words[] = {
  "no-need",     "too-early",    "opens-tomorrow", "renewable",      "last-day",     "expired",
  "card-lapsed", "new-card",     "new-card-next",  "renewed",        "auth-locked",  "sign-locked",
  "both-locked", "not-recorded", "unreadable",     "not-yet-valid",  "broken-chain", "smartphone",
  "juki-card",   "other-card",   "removed",        "unknown-issuer", NULL,
};
static const char *const locked_words[] = { "63C0", "6983", "6984", NULL };
static const char *const verified_words[] = { "counter", "9000", NULL };

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
  int min, max; /* of a number; of a text and of bytes in hex, the length */
} KeyRule;

/* Bytes of UTF-8: more than any name or address on a card has, and little enough for a certificate
 * that a card can hold. */
#define MAX_TEXT 1000
#define TEXT     VALUE_TEXT, NULL, 1, MAX_TEXT
#define PIN      VALUE_TEXT, NULL, 1, MADO_PRACTICE_PIN_MAX
#define DATE     VALUE_DATE, NULL, 1, 100

static const KeyRule key_rules[] = {
  { "scenario", "title", TEXT },
  { "scenario", "description", TEXT },
  { "scenario", "order", VALUE_NUMBER, NULL, 0, 9999 },
  { "scenario", "comes-to", VALUE_WORDS, outcome_words, 0, 0 },
  { "holder", "name", TEXT },
  { "holder", "sex", VALUE_WORD, sex_words, 0, 0 },
  { "holder", "age", VALUE_NUMBER, NULL, 0, 130 },
  { "holder", "born", DATE },
  { "holder", "birthday", DATE },
  { "holder", "address", TEXT },
  { "holder", "prefecture", TEXT },
  { "holder", "city", TEXT },
  { "card", "kind", VALUE_WORD, kind_words, 0, 0 },
  { "card", "same-as", TEXT },
  { "card", "interface", VALUE_WORD, interface_words, 0, 0 },
  { "card", "extended", VALUE_BOOLEAN, NULL, 0, 0 },
  { "card", "expires", DATE },
  { "card", "padding", VALUE_NUMBER, NULL, 0, 4096 },
  { "card", "padding-byte", VALUE_HEX, NULL, 1, 1 },
  { "card", "availability", VALUE_WORD, availability_words, 0, 0 },
  { "auth", "recorded", VALUE_BOOLEAN, NULL, 0, 0 },
  { "auth", "not-recorded-as", VALUE_WORD, filler_words, 0, 0 },
  { "auth", "expires", DATE },
  { "auth", "window-opens", DATE },
  { "auth", "issued", DATE },
  { "auth", "issued-time", TEXT },
  { "auth", "generation", VALUE_WORD, generation_words, 0, 0 },
  { "auth", "forged", VALUE_BOOLEAN, NULL, 0, 0 },
  { "auth", "without-end", VALUE_BOOLEAN, NULL, 0, 0 },
  { "auth", "length", VALUE_NUMBER, NULL, 0, 4096 },
  { "auth", "damaged", VALUE_BOOLEAN, NULL, 0, 0 },
  { "auth", "guarded", VALUE_BOOLEAN, NULL, 0, 0 },
  { "sign", "recorded", VALUE_BOOLEAN, NULL, 0, 0 },
  { "sign", "not-recorded-as", VALUE_WORD, filler_words, 0, 0 },
  { "sign", "expires", DATE },
  { "sign", "window-opens", DATE },
  { "sign", "issued", DATE },
  { "sign", "issued-time", TEXT },
  { "sign", "generation", VALUE_WORD, generation_words, 0, 0 },
  { "sign", "forged", VALUE_BOOLEAN, NULL, 0, 0 },
  { "sign", "without-end", VALUE_BOOLEAN, NULL, 0, 0 },
  { "sign", "length", VALUE_NUMBER, NULL, 0, 4096 },
  { "sign", "damaged", VALUE_BOOLEAN, NULL, 0, 0 },
  { "sign", "guarded", VALUE_BOOLEAN, NULL, 0, 0 },
  { "pins", "sign", PIN },
  { "pins", "auth", PIN },
  { "pins", "text", PIN },
  { "pins", "juki", PIN },
  { "pins", "juki-common", PIN },
  { "pins", "sign-tries", VALUE_NUMBER, NULL, 0, 15 },
  { "pins", "auth-tries", VALUE_NUMBER, NULL, 0, 15 },
  { "pins", "text-tries", VALUE_NUMBER, NULL, 0, 15 },
  { "pins", "juki-tries", VALUE_NUMBER, NULL, 0, 15 },
  { "pins", "juki-common-tries", VALUE_NUMBER, NULL, 0, 15 },
  { "pins", "locked", VALUE_WORD, locked_words, 0, 0 },
  { "pins", "locked-query", VALUE_WORD, locked_words, 0, 0 },
  { "pins", "verified-query", VALUE_WORD, verified_words, 0, 0 },
  { "pins", "stays-verified", VALUE_BOOLEAN, NULL, 0, 0 },
  { "reader", "typed", TEXT },
  { "faults", "tear", VALUE_NUMBER, NULL, 0, 10000 },
  { "faults", "tear-carried-out", VALUE_BOOLEAN, NULL, 0, 0 },
  { "faults", "tear-service", VALUE_BOOLEAN, NULL, 0, 0 },
  { "faults", "counts", VALUE_WORD, fault_words, 0, 0 },
  { "faults", "garble", VALUE_NUMBER, NULL, 0, 10000 },
  { "faults", "garble-answer", VALUE_HEX, NULL, 1, 300 },
  { "faults", "silent", VALUE_NUMBER, NULL, 0, 10000 },
  { "faults", "milliseconds-per-command", VALUE_NUMBER, NULL, 0, 10000 },
  { "faults", "bits-per-second", VALUE_NUMBER, NULL, 1000, 100000000 },
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
  int number;

  if (text == NULL) /* no UTF-8 */
    return FALSE;
  switch (rule->kind)
    {
    case VALUE_NUMBER:
      number = g_key_file_get_integer (file, rule->group, rule->key, &error);
      return error == NULL && number >= rule->min && number <= rule->max;
    case VALUE_BOOLEAN:
      g_key_file_get_boolean (file, rule->group, rule->key, &error);
      return error == NULL;
    case VALUE_WORD:
      return *text != '\0' && g_strv_contains (rule->words, text);
    case VALUE_WORDS:
      return are_words_good (file, rule);
    case VALUE_HEX:
      bytes = mado_practice_keys_parse_hex (text);
      return bytes != NULL && (int)g_bytes_get_size (bytes) >= rule->min &&
             (int)g_bytes_get_size (bytes) <= rule->max;
    case VALUE_TEXT:
    case VALUE_DATE:
      return *text != '\0' && strlen (text) <= (gsize)rule->max;
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
                       rule == NULL ? "[%.100s] %.100s: unknown key"
                                    : "[%.100s] %.100s: not a good value",
                       group, *key);
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
