/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-image.h"

#include <stdio.h>
#include <string.h>

#include "mado-practice-authority.h"
#include "mado-practice-dates.h"
#include "mado-practice-names.h"
#include "mado-scenario.h"

/* What a word in a scenario may be; the index is the value. */
static const char *const kind_words[] = { "my-number", "juki", "android", "iphone", "other", NULL };
static const char *const interface_words[] = { "contact", "contactless", NULL };
static const char *const sex_words[] = { "", "male", "female", "unknown", NULL };
static const char *const generation_words[] = { "first", "current", "next", "unknown", NULL };
static const char *const filler_words[] = { "missing", "zeros", "ones", NULL };
static const char *const availability_words[] = { "true", "false", "unclear", "missing", NULL };
static const char *const locked_words[] = { "63C0", "6983", "6984", NULL };

typedef enum
{
  KIND_MY_NUMBER,
  KIND_JUKI,
  KIND_ANDROID,
  KIND_IPHONE,
  KIND_OTHER,
} Kind;

typedef enum
{
  AVAILABILITY_TRUE,    /* tells what is there */
  AVAILABILITY_FALSE,   /* tells that nothing is there, whatever is */
  AVAILABILITY_UNCLEAR, /* a file of a length nobody has described */
  AVAILABILITY_MISSING, /* no such file */
} Availability;

/* One card on the way from its description to a card. */
typedef struct
{
  GKeyFile *file;
  const char *name;
  MadoPracticeDates dates;
  MadoPracticeHolder holder;
  MadoPracticeCard *card;
} Image;

/* --- reading the description -------------------------------------------------------------------
 */

typedef enum
{
  VALUE_TEXT,
  VALUE_DATE, /* checked where dates are worked out */
  VALUE_NUMBER,
  VALUE_BOOLEAN,
  VALUE_WORD,
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
  { "holder", "name", VALUE_TEXT, NULL },
  { "holder", "sex", VALUE_WORD, sex_words },
  { "holder", "age", VALUE_NUMBER, NULL },
  { "holder", "born", VALUE_DATE, NULL },
  { "holder", "birthday", VALUE_DATE, NULL },
  { "holder", "address", VALUE_TEXT, NULL },
  { "holder", "prefecture", VALUE_TEXT, NULL },
  { "holder", "city", VALUE_TEXT, NULL },
  { "card", "kind", VALUE_WORD, kind_words },
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
  { "faults", "tear", VALUE_NUMBER, NULL },
  { "faults", "tear-carried-out", VALUE_BOOLEAN, NULL },
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

/* (nullable): NULL for an odd number of digits or anything else than digits */
static GBytes *
parse_hex (const char *text)
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
    case VALUE_HEX:
      bytes = parse_hex (text);
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

/* Index of the word, or @otherwise where the key is missing. */
static guint
get_word (GKeyFile *file, const char *group, const char *key, guint otherwise)
{
  const KeyRule *rule = find_key_rule (group, key);
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);
  for (guint i = 0; text != NULL && rule->words[i] != NULL; i++)
    if (g_str_equal (rule->words[i], text))
      return i;
  return otherwise;
}

static gboolean
get_boolean (GKeyFile *file, const char *group, const char *key, gboolean otherwise)
{
  if (!g_key_file_has_key (file, group, key, NULL))
    return otherwise;
  return g_key_file_get_boolean (file, group, key, NULL);
}

static guint
get_number (GKeyFile *file, const char *group, const char *key, guint otherwise)
{
  if (!g_key_file_has_key (file, group, key, NULL))
    return otherwise;
  return (guint)g_key_file_get_integer (file, group, key, NULL);
}

static const char *
get_text (GKeyFile *file, const char *group, const char *key, const char *otherwise)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);
  return g_intern_string (text != NULL ? text : otherwise);
}

/* --- certificates ------------------------------------------------------------------------------
 */

/* The second of @date in Japan's time (UTC+9 all year round) in seconds since 1970 UTC. */
static gint64
to_unix (const GDate *date, guint hour, guint minute, guint second)
{
  /* 719163 is the Julian day, as GLib counts, of 1970-01-01. */
  gint64 days = (gint64)g_date_get_julian (date) - 719163;
  return ((days * 24 + hour - 9) * 60 + minute) * 60 + second;
}

/* Not to be told from a real one by its look, and the same for the same card. */
static void
make_serial (const Image *self, const char *group, const GDate *issued, guint8 serial[4])
{
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autofree char *seed =
      g_strdup_printf ("%s %s %u", self->name, group, g_date_get_julian (issued));
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guint8 *)seed, -1);
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (serial, digest, 4);
  /* Positive, and of four bytes: card-protocol.md 6.1. */
  serial[0] = (guint8)(0x04 | (serial[0] & 0x0B));
}

/* The documented form: second of issue, 5-digit number, 9-digit window (card-protocol.md 6.1). */
static char *
make_common_name (const GDate *issued, guint hour, guint minute, guint second)
{
  return g_strdup_printf ("%04u%02u%02u%02u%02u%02u%05u%09u", g_date_get_year (issued),
                          (guint)g_date_get_month (issued), (guint)g_date_get_day (issued), hour,
                          minute, second, 12u, 131150001u);
}

static GBytes *
issue (Image *self, MadoPracticeAuthority *authority, const char *group, GError **error)
{
  gboolean sign = g_str_equal (group, "sign");
  const GDate *issued = sign ? &self->dates.sign_issued : &self->dates.auth_issued;
  const GDate *expires = sign ? &self->dates.sign_expires : &self->dates.auth_expires;
  const char *time = get_text (self->file, group, "issued-time", "10:23:45");
  guint hour, minute, second;

  if (sscanf (time, "%2u:%2u:%2u", &hour, &minute, &second) != 3 || hour > 23 || minute > 59 ||
      second > 59)
    {
      g_set_error (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_INVALID,
                   "[%s] issued-time: not a time", group);
      return NULL;
    }
  g_autofree char *common_name = make_common_name (issued, hour, minute, second);
  MadoPracticeRequest request = {
    .holder = &self->holder,
    .common_name = common_name,
    .not_before = to_unix (issued, hour, minute, second),
    .not_after = to_unix (expires, 23, 59, 59),
    .forged = get_boolean (self->file, group, "forged", FALSE),
  };
  make_serial (self, group, issued, request.serial);
  return mado_practice_authority_issue (authority, &request, error);
}

/* The file may be larger than the certificate in it (card-protocol.md 3.2). */
static GBytes *
pad (Image *self, GBytes *der)
{
  guint padding = get_number (self->file, "card", "padding", 0);
  g_autoptr (GBytes) byte = parse_hex (get_text (self->file, "card", "padding-byte", "00"));
  g_autoptr (GByteArray) content = g_byte_array_new ();

  g_byte_array_append (content, g_bytes_get_data (der, NULL), (guint)g_bytes_get_size (der));
  for (guint i = 0; i < padding; i++)
    g_byte_array_append (content, g_bytes_get_data (byte, NULL), 1);
  return g_bytes_new (content->data, content->len);
}

/* What a worn memory might hold: the length is right, the middle is not. */
static GBytes *
damage (GBytes *content)
{
  gsize length;
  g_autofree guint8 *bytes =
      g_memdup2 (g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  length = g_bytes_get_size (content);
  for (gsize i = 40; i < MIN (length, 360); i++)
    bytes[i] ^= 0xFF;
  return g_bytes_new (bytes, length);
}

/* What stands where no certificate was ever stored; nobody has described it (card-protocol.md 5),
 * so the scenarios differ. NULL: not even a file. */
static GBytes *
fill_unrecorded (Image *self, const char *group)
{
  guint word = get_word (self->file, group, "not-recorded-as", 0);
  if (word == 0)
    return NULL;
  guint8 bytes[2048];
  memset (bytes, word == 1 ? 0x00 : 0xFF, sizeof bytes);
  return g_bytes_new (bytes, sizeof bytes);
}

static GBytes *
make_certificate_file (Image *self,
                       MadoPracticeAuthority *authority,
                       const char *group,
                       GError **error)
{
  g_autoptr (GBytes) der = issue (self, authority, group, error);
  if (der == NULL)
    return NULL;
  g_autoptr (GBytes) content = pad (self, der);
  if (get_boolean (self->file, group, "damaged", FALSE))
    return damage (content);
  return g_steal_pointer (&content);
}

static gboolean
add_certificate (Image *self, const char *group, GError **error)
{
  gboolean sign = g_str_equal (group, "sign");
  guint16 fid = sign ? MADO_PRACTICE_FID_SIGN_CERTIFICATE : MADO_PRACTICE_FID_AUTH_CERTIFICATE;
  guint16 pin = sign ? MADO_PRACTICE_FID_SIGN_PIN : MADO_PRACTICE_FID_AUTH_PIN;
  guint16 guard = get_boolean (self->file, group, "guarded", sign) ? pin : 0;
  MadoPracticeGeneration generation =
      get_word (self->file, group, "generation", MADO_PRACTICE_GENERATION_CURRENT);

  g_autoptr (MadoPracticeAuthority) authority = mado_practice_authority_new (
      sign ? MADO_PRACTICE_ROLE_SIGN : MADO_PRACTICE_ROLE_AUTH, generation, error);
  if (authority == NULL)
    return FALSE;
  mado_practice_card_add_file (self->card, mado_practice_aid_jpki,
                               sign ? MADO_PRACTICE_FID_SIGN_CA : MADO_PRACTICE_FID_AUTH_CA,
                               mado_practice_authority_get_certificate (authority), 0);

  g_autoptr (GBytes) content = NULL;
  if (get_boolean (self->file, group, "recorded", TRUE))
    {
      content = make_certificate_file (self, authority, group, error);
      if (content == NULL)
        return FALSE;
    }
  else
    content = fill_unrecorded (self, group);
  if (content != NULL)
    mado_practice_card_add_file (self->card, mado_practice_aid_jpki, fid, content, guard);
  return TRUE;
}

/* --- the rest of the card ----------------------------------------------------------------------
 */

static void
set_atr (Image *self)
{
  /* PC/SC part 3's way of telling a type B card (card-protocol.md 1.1). */
  static const guint8 contactless[] = { 0x3B, 0x88, 0x80, 0x01, 0x00, 0x00, 0x05,
                                        0xE0, 0xB3, 0x81, 0xA1, 0x00, 0x7F };
  if (get_word (self->file, "card", "interface", 0) == 1)
    mado_practice_card_set_atr (self->card, contactless, sizeof contactless);
}

/* 160 bytes: CK_TOKEN_INFO with 32-bit big-endian numbers (card-protocol.md 3.1). */
static void
add_token_info (Image *self, Kind kind)
{
  static const char *const labels[] = { [KIND_MY_NUMBER] = "JPKIAPICCTOKEN2",
                                        [KIND_JUKI] = "JPKIAPICCTOKEN",
                                        [KIND_ANDROID] = "JPKIAPGPSETOKEN",
                                        [KIND_IPHONE] = "JPKIAPIOSTOKEN" };
  guint8 info[160];
  memset (info, ' ', 96);
  memset (info + 96, 0, sizeof info - 96);
  memcpy (info, labels[kind], strlen (labels[kind]));
  memcpy (info + 32, "PRACTICE", strlen ("PRACTICE")); /* manufacturer, 32 */
  memcpy (info + 64, "PRACTICE", strlen ("PRACTICE")); /* model, 16; serial number, 16 */
  info[98] = 0x04;                                     /* flags: 0x40D */
  info[99] = 0x0D;
  info[119] = 16; /* longest and shortest PIN, after the four session counts */
  info[123] = 6;

  g_autoptr (GBytes) content = g_bytes_new (info, sizeof info);
  mado_practice_card_add_file (self->card, mado_practice_aid_jpki, MADO_PRACTICE_FID_TOKEN_INFO,
                               content, 0);
}

static void
add_availability (Image *self)
{
  Availability availability = get_word (self->file, "card", "availability", AVAILABILITY_TRUE);
  gboolean told = availability != AVAILABILITY_FALSE;
  const guint8 bytes[] = {
    told && get_boolean (self->file, "sign", "recorded", TRUE) ? 0x8F : 0x00,
    told && get_boolean (self->file, "auth", "recorded", TRUE) ? 0x8F : 0x00,
    0x00,
  };
  if (availability == AVAILABILITY_MISSING)
    return;
  g_autoptr (GBytes) content =
      g_bytes_new (bytes, availability == AVAILABILITY_UNCLEAR ? 1 : sizeof bytes);
  mado_practice_card_add_file (self->card, mado_practice_aid_jpki, MADO_PRACTICE_FID_AVAILABILITY,
                               content, 0);
}

static void
add_pin (Image *self, const guint8 *aid, guint16 fid, const char *key, guint max_tries)
{
  static const guint16 locked_sws[] = { 0x63C0, 0x6983, 0x6984 };
  gboolean sign = g_str_equal (key, "sign");
  const char *pin = get_text (self->file, "pins", key, sign ? "MADO1234" : "1234");
  g_autofree char *tries_key = g_strconcat (key, "-tries", NULL);
  guint tries = get_number (self->file, "pins", tries_key, max_tries);
  guint16 locked_sw = locked_sws[get_word (self->file, "pins", "locked", 2)];

  if (!g_str_equal (pin, "none"))
    mado_practice_card_add_pin (self->card, aid, fid, pin, max_tries, MIN (tries, max_tries),
                                locked_sw);
}

/* Record 1 of file 1: tag 01, 28 digits: serial number, municipality, end (card-protocol.md 2.3).
 * 13115 is Suginami. */
static void
add_card_record (Image *self)
{
  const GDate *end = &self->dates.card_expires;
  g_autofree char *digits = g_strdup_printf ("\001\034%s%s%04u%02u%02u", "900000000000017", "13115",
                                             g_date_get_year (end), (guint)g_date_get_month (end),
                                             (guint)g_date_get_day (end));
  g_autoptr (GBytes) record = g_bytes_new (digits, strlen (digits));
  mado_practice_card_add_record (self->card, mado_practice_aid_common, 1, 1, record);
}

static void
add_other_applications (Image *self)
{
  mado_practice_card_add_application (self->card, mado_practice_aid_juki,
                                      sizeof mado_practice_aid_juki);
  mado_practice_card_add_application (self->card, mado_practice_aid_text,
                                      sizeof mado_practice_aid_text);
  mado_practice_card_add_application (self->card, mado_practice_aid_common,
                                      sizeof mado_practice_aid_common);
  add_pin (self, mado_practice_aid_text, MADO_PRACTICE_FID_TEXT_PIN, "text", 3);
  add_pin (self, mado_practice_aid_juki, MADO_PRACTICE_FID_JUKI_PIN, "juki", 3);
  if (!g_str_equal (get_text (self->file, "pins", "juki", ""), "none"))
    {
      mado_practice_card_set_change_key (self->card, mado_practice_aid_juki,
                                         MADO_PRACTICE_FID_JUKI_PIN);
      mado_practice_card_link_pin (self->card, mado_practice_aid_juki, MADO_PRACTICE_FID_JUKI_PIN,
                                   mado_practice_aid_common, MADO_PRACTICE_FID_JUKI_PIN);
    }
  add_card_record (self);
}

static void
set_faults (Image *self)
{
  GKeyFile *file = self->file;
  g_autoptr (GBytes) answer = NULL;
  if (g_key_file_has_key (file, "faults", "garble-answer", NULL))
    answer = parse_hex (get_text (file, "faults", "garble-answer", ""));

  mado_practice_card_set_tear (self->card, get_number (file, "faults", "tear", 0),
                               get_boolean (file, "faults", "tear-carried-out", FALSE));
  mado_practice_card_set_garble (self->card, get_number (file, "faults", "garble", 0), answer);
  mado_practice_card_set_pace (self->card,
                               get_number (file, "faults", "milliseconds-per-command", 0),
                               get_number (file, "faults", "bits-per-second", 0));
}

static void
fill_holder (Image *self)
{
  GKeyFile *file = self->file;
  self->holder = (MadoPracticeHolder){
    .name = get_text (file, "holder", "name", "練習　花子"),
    .sex = get_word (file, "holder", "sex", MADO_PRACTICE_SEX_FEMALE),
    .born = self->dates.born,
    .address = get_text (file, "holder", "address", "東京都杉並区阿佐谷南1丁目15番1号"),
    .prefecture = get_text (file, "holder", "prefecture", "Tokyo-to"),
    .city = get_text (file, "holder", "city", "Suginami-ku"),
  };
}

static gboolean
add_jpki (Image *self, Kind kind, GError **error)
{
  mado_practice_card_add_application (self->card, mado_practice_aid_jpki,
                                      sizeof mado_practice_aid_jpki);
  add_token_info (self, kind);
  add_availability (self);
  add_pin (self, mado_practice_aid_jpki, MADO_PRACTICE_FID_AUTH_PIN, "auth", 3);
  add_pin (self, mado_practice_aid_jpki, MADO_PRACTICE_FID_SIGN_PIN, "sign", 5);
  return add_certificate (self, "auth", error) && add_certificate (self, "sign", error);
}

/* --- public API --------------------------------------------------------------------------------
 */

MadoPracticeCard *
mado_practice_image_create (GKeyFile *file, const char *name, const GDate *today, GError **error)
{
  g_autoptr (MadoPracticeCard) card = mado_practice_card_new ();
  Image self = { .file = file, .name = name, .card = card };
  Kind kind = get_word (file, "card", "kind", KIND_MY_NUMBER);

  set_atr (&self);
  set_faults (&self);
  mado_practice_card_set_extended (card, get_boolean (file, "card", "extended", FALSE));
  if (kind == KIND_OTHER)
    return g_steal_pointer (&card);

  if (!mado_practice_dates_compute (file, today, &self.dates, error))
    return NULL;
  fill_holder (&self);
  if (!add_jpki (&self, kind, error))
    return NULL;
  if (kind == KIND_MY_NUMBER)
    add_other_applications (&self);
  return g_steal_pointer (&card);
}

gboolean
mado_practice_image_check (GKeyFile *file, GError **error)
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
  if (get_word (file, "card", "kind", KIND_MY_NUMBER) == KIND_OTHER)
    return TRUE;

  /* Any day will do to find words that are no dates and circles. */
  MadoPracticeDates dates;
  GDate day;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, G_DATE_JULY, 2026);
  return mado_practice_dates_compute (file, &day, &dates, error);
}
