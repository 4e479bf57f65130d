/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-keys.h"

#include <string.h>

#include "mado-hex.h"
#include "mado-practice-memory.h"

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
  "juki-card",   "other-card",   "removed",        "unknown-issuer", "card-ends",    NULL,
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
  guint min, max; /* of a number; of a text and of bytes in hex, the length */
} KeyRule;

/* Bytes of UTF-8: more than any name or address on a card has, and little enough for a certificate
 * that a card can hold. */
#define MAX_TEXT 1000
/* Bytes. */
#define MAX_HEX 300
#define TEXT    VALUE_TEXT, NULL, 1, MAX_TEXT
#define PIN     VALUE_TEXT, NULL, 1, MADO_PRACTICE_PIN_MAX
#define DATE    VALUE_DATE, NULL, 1, 100

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
  { "faults", "garble-answer", VALUE_HEX, NULL, 1, MAX_HEX },
  { "faults", "silent", VALUE_NUMBER, NULL, 0, 10000 },
  { "faults", "milliseconds-per-command", VALUE_NUMBER, NULL, 0, 10000 },
  { "faults", "bits-per-second", VALUE_NUMBER, NULL, 1000, 100000000 },
};

/* The keys of [sign] are those of [auth]. @key NULL: one of the group. */
static const KeyRule *
find_key_rule (const char *group, const char *key)
{
  if (g_str_equal (group, "sign"))
    group = "auth";
  for (gsize i = 0; i < G_N_ELEMENTS (key_rules); i++)
    if (g_str_equal (key_rules[i].group, group) &&
        (key == NULL || g_str_equal (key_rules[i].key, key)))
      return &key_rules[i];
  return NULL;
}

static gboolean
are_words_good (const KeyRule *rule, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ";", -1);
  guint n = g_strv_length (words);

  /* A semicolon may stand behind the last one, too. */
  if (n > 1 && *words[n - 1] == '\0')
    n--;
  for (guint i = 0; i < n; i++)
    if (*words[i] == '\0' || !g_strv_contains (rule->words, words[i]))
      return FALSE;
  return n > 0;
}

static gboolean
is_text_good (const KeyRule *rule, const char *text)
{
  guint8 bytes[MAX_HEX];
  gsize length;

  if (rule->kind == VALUE_WORD)
    return g_strv_contains (rule->words, text);
  if (rule->kind == VALUE_WORDS)
    return are_words_good (rule, text);
  if (rule->kind == VALUE_HEX)
    return mado_hex_parse (text, bytes, rule->max, &length) && length >= rule->min;
  return strlen (text) <= rule->max;
}

static gboolean
check_value (MadoKeyReader *reader, const MadoKeyLine *line, const KeyRule *rule)
{
  g_autofree char *text = NULL;
  gboolean flag;
  guint number;

  if (rule->kind == VALUE_NUMBER)
    return mado_key_reader_take_number (reader, line->group, line->key, rule->min, rule->max,
                                        &number);
  if (rule->kind == VALUE_BOOLEAN)
    return mado_key_reader_take_flag (reader, line->group, line->key, &flag);
  return mado_key_reader_take_required (reader, line->group, line->key, &text) &&
         (is_text_good (rule, text) ||
          mado_key_reader_refuse_value (reader, MADO_REFUSAL_VALUE, line->group, line->key, NULL));
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

GBytes *
mado_practice_keys_get_hex (GKeyFile *file, const char *group, const char *key)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);
  guint8 bytes[MAX_HEX];
  gsize length;

  return text != NULL && mado_hex_parse (text, bytes, sizeof bytes, &length)
             ? g_bytes_new (bytes, length)
             : NULL;
}

gboolean
mado_practice_keys_check (MadoKeyReader *reader)
{
  for (guint i = 0; i < mado_key_lines_get_n (reader->lines); i++)
    {
      const MadoKeyLine *line = mado_key_lines_get (reader->lines, i);
      const KeyRule *rule = find_key_rule (line->group, line->key);

      if (rule == NULL)
        return mado_key_reader_refuse_value (
            reader, line->key == NULL ? MADO_REFUSAL_GROUP_UNKNOWN : MADO_REFUSAL_KEY_UNKNOWN,
            line->group, line->key, NULL);
      if (line->key != NULL && !check_value (reader, line, rule))
        return FALSE;
    }
  return mado_key_reader_require (reader, "scenario", "title") &&
         mado_key_reader_require (reader, "scenario", "description");
}
