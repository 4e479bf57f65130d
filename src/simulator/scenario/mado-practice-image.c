/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-image.h"

#include <stdio.h>
#include <string.h>

#include "mado-civil-date.h"
#include "mado-practice-authority.h"
#include "mado-practice-dates.h"
#include "mado-practice-keys.h"
#include "mado-practice-names.h"
#include "mado-scenario.h"

/* No certificate is made longer than that. */
#define LENGTH_MAX 4096

/* One card on the way from its description to a card. */
typedef struct
{
  GKeyFile *file;
  const char *name;
  MadoPracticeDates dates;
  MadoPracticeHolder holder;
  MadoPracticeCard *card;
} Image;

/* --- certificates ------------------------------------------------------------------------------
 */

static void
digest_seed (const char *seed, guint8 digest[32])
{
  gsize length = 32;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guint8 *)seed, -1);
  g_checksum_get_digest (checksum, digest, &length);
}

/* Not to be told from a real one by its look, and the same for the same card. */
static void
make_serial (const Image *self, const char *group, const GDate *issued, guint8 serial[4])
{
  guint8 digest[32];
  g_autofree char *seed =
      g_strdup_printf ("%s %s %u", self->name, group, g_date_get_julian (issued));

  digest_seed (seed, digest);
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

/* 99991231235959Z, which RFC 5280 has for a certificate that is to have no end. */
#define WITHOUT_END G_GINT64_CONSTANT (253402300799)

static GBytes *
issue (Image *self, MadoPracticeAuthority *authority, const char *group, GError **error)
{
  gboolean sign = g_str_equal (group, "sign");
  const GDate *issued = sign ? &self->dates.sign_issued : &self->dates.auth_issued;
  const GDate *expires = sign ? &self->dates.sign_expires : &self->dates.auth_expires;
  const char *time = mado_practice_keys_get_text (self->file, group, "issued-time", "10:23:45");
  guint hour, minute, second;

  if (sscanf (time, "%2u:%2u:%2u", &hour, &minute, &second) != 3 || hour > 23 || minute > 59 ||
      second > 59)
    {
      const MadoRefusal refusal = { .reason = MADO_REFUSAL_PRACTICE_TIME,
                                    .group = group,
                                    .key = "issued-time" };
      mado_scenario_set_refusal (&refusal, error);
      return NULL;
    }
  g_autofree char *common_name = make_common_name (issued, hour, minute, second);
  MadoPracticeRequest request = {
    .holder = &self->holder,
    .common_name = common_name,
    .not_before = mado_civil_date_to_unix (issued, hour, minute, second),
    .not_after = mado_practice_keys_get_boolean (self->file, group, "without-end", FALSE)
                     ? WITHOUT_END
                     : mado_civil_date_to_unix (expires, 23, 59, 59),
    .forged = mado_practice_keys_get_boolean (self->file, group, "forged", FALSE),
    .length = MIN (mado_practice_keys_get_number (self->file, group, "length", 0), LENGTH_MAX),
  };
  make_serial (self, group, issued, request.serial);
  return mado_practice_authority_issue (authority, &request, error);
}

/* The file may be larger than the certificate in it (card-protocol.md 3.2). */
static GBytes *
pad (Image *self, GBytes *der)
{
  const guint8 zero = 0;
  guint padding = mado_practice_keys_get_number (self->file, "card", "padding", 0);
  g_autoptr (GBytes) byte = mado_practice_keys_get_hex (self->file, "card", "padding-byte");
  g_autoptr (GByteArray) content = g_byte_array_new ();

  g_byte_array_append (content, g_bytes_get_data (der, NULL), (guint)g_bytes_get_size (der));
  for (guint i = 0; i < padding; i++)
    g_byte_array_append (content, byte != NULL ? g_bytes_get_data (byte, NULL) : &zero, 1);
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
  guint word = mado_practice_keys_get_word (self->file, group, "not-recorded-as", 0);
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
  if (mado_practice_keys_get_boolean (self->file, group, "damaged", FALSE))
    return damage (content);
  return g_steal_pointer (&content);
}

static gboolean
add_certificate (Image *self, const char *group, GError **error)
{
  gboolean sign = g_str_equal (group, "sign");
  guint16 fid = sign ? MADO_PRACTICE_FID_SIGN_CERTIFICATE : MADO_PRACTICE_FID_AUTH_CERTIFICATE;
  guint16 pin = sign ? MADO_PRACTICE_FID_SIGN_PIN : MADO_PRACTICE_FID_AUTH_PIN;
  guint16 guard = mado_practice_keys_get_boolean (self->file, group, "guarded", sign) ? pin : 0;
  MadoPracticeGeneration generation = mado_practice_keys_get_word (
      self->file, group, "generation", MADO_PRACTICE_GENERATION_CURRENT);

  g_autoptr (MadoPracticeAuthority) authority = mado_practice_authority_new (
      sign ? MADO_PRACTICE_ROLE_SIGN : MADO_PRACTICE_ROLE_AUTH, generation, error);
  if (authority == NULL)
    return FALSE;
  mado_practice_card_add_file (self->card, mado_practice_aid_jpki,
                               sign ? MADO_PRACTICE_FID_SIGN_CA : MADO_PRACTICE_FID_AUTH_CA,
                               mado_practice_authority_get_certificate (authority), 0);

  g_autoptr (GBytes) content = NULL;
  if (mado_practice_keys_get_boolean (self->file, group, "recorded", TRUE))
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
  if (mado_practice_keys_get_word (self->file, "card", "interface", 0) == 1)
    mado_practice_card_set_atr (self->card, contactless, sizeof contactless);
}

/* 160 bytes: CK_TOKEN_INFO with 32-bit big-endian numbers (card-protocol.md 3.1). */
static void
add_token_info (Image *self, MadoPracticeKind kind)
{
  static const char *const labels[] = { [MADO_PRACTICE_KIND_MY_NUMBER] = "JPKIAPICCTOKEN2",
                                        [MADO_PRACTICE_KIND_JUKI] = "JPKIAPICCTOKEN",
                                        [MADO_PRACTICE_KIND_ANDROID] = "JPKIAPGPSETOKEN",
                                        [MADO_PRACTICE_KIND_IPHONE] = "JPKIAPIOSTOKEN" };
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
  MadoPracticeAvailability availability = mado_practice_keys_get_word (
      self->file, "card", "availability", MADO_PRACTICE_AVAILABILITY_TRUE);
  gboolean told = availability != MADO_PRACTICE_AVAILABILITY_FALSE;
  const guint8 bytes[] = {
    told && mado_practice_keys_get_boolean (self->file, "sign", "recorded", TRUE) ? 0x8F : 0x00,
    told && mado_practice_keys_get_boolean (self->file, "auth", "recorded", TRUE) ? 0x8F : 0x00,
    0x00,
  };
  if (availability == MADO_PRACTICE_AVAILABILITY_MISSING)
    return;
  g_autoptr (GBytes) content =
      g_bytes_new (bytes, availability == MADO_PRACTICE_AVAILABILITY_UNCLEAR ? 1 : sizeof bytes);
  mado_practice_card_add_file (self->card, mado_practice_aid_jpki, MADO_PRACTICE_FID_AVAILABILITY,
                               content, 0);
}

static const guint16 locked_sws[] = { 0x63C0, 0x6983, 0x6984 };

/* What it answers beside a right and a wrong PIN; see mado_practice_card_set_answers(). */
static void
set_pin_answers (Image *self)
{
  guint locked_query = mado_practice_keys_get_word (self->file, "pins", "locked-query", 0);

  mado_practice_card_set_answers (
      self->card, locked_sws[locked_query],
      mado_practice_keys_get_word (self->file, "pins", "verified-query", 0) == 1,
      mado_practice_keys_get_boolean (self->file, "pins", "stays-verified", FALSE));
}

/* FALSE: the card has none. */
static gboolean
add_pin_like (Image *self,
              const guint8 *aid,
              guint16 fid,
              const char *key,
              const char *pin,
              guint tries,
              guint max_tries)
{
  g_autofree char *tries_key = g_strconcat (key, "-tries", NULL);
  guint16 locked_sw = locked_sws[mado_practice_keys_get_word (self->file, "pins", "locked", 2)];

  pin = mado_practice_keys_get_text (self->file, "pins", key, pin);
  tries = mado_practice_keys_get_number (self->file, "pins", tries_key, tries);
  if (g_str_equal (pin, "none"))
    return FALSE;
  mado_practice_card_add_pin (self->card, aid, fid, pin, max_tries, MIN (tries, max_tries),
                              locked_sw);
  return TRUE;
}

static void
add_pin (Image *self, const guint8 *aid, guint16 fid, const char *key, guint max_tries)
{
  add_pin_like (self, aid, fid, key, g_str_equal (key, "sign") ? "MADO1234" : "1234", max_tries,
                max_tries);
}

/* One PIN to its holder, two references on the card (card-protocol.md 4.1). */
static void
add_juki_pin (Image *self)
{
  const guint16 fid = MADO_PRACTICE_FID_JUKI_PIN;
  const char *pin = mado_practice_keys_get_text (self->file, "pins", "juki", "1234");
  guint tries = mado_practice_keys_get_number (self->file, "pins", "juki-tries", 3);

  if (add_pin_like (self, mado_practice_aid_juki, fid, "juki", pin, tries, 3))
    mado_practice_card_set_change_key (self->card, mado_practice_aid_juki, fid);
  if (add_pin_like (self, mado_practice_aid_common, fid, "juki-common", pin, tries, 3))
    mado_practice_card_set_change_key (self->card, mado_practice_aid_common, fid);
}

/* Record 1 of file 1: tag 01, 28 digits: serial number, municipality, end (card-protocol.md 2.3).
 * 13115 is Suginami. */
static void
add_card_record (Image *self)
{
  const GDate *end = &self->dates.card_expires;
  const char *card = mado_practice_keys_get_text (self->file, "card", "same-as", self->name);
  guint8 digest[32];

  digest_seed (card, digest);
  g_autofree char *digits =
      g_strdup_printf ("\001\034"
                       "900000000%02u%02u%02u"
                       "13115%04u%02u%02u",
                       digest[0] % 100u, digest[1] % 100u, digest[2] % 100u, g_date_get_year (end),
                       (guint)g_date_get_month (end), (guint)g_date_get_day (end));
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
  add_juki_pin (self);
  add_card_record (self);
}

static void
set_faults (Image *self)
{
  GKeyFile *file = self->file;
  g_autoptr (GBytes) answer = mado_practice_keys_get_hex (file, "faults", "garble-answer");

  mado_practice_card_set_removal (
      self->card, mado_practice_keys_get_number (file, "faults", "tear", 0),
      mado_practice_keys_get_boolean (file, "faults", "tear-carried-out", FALSE));
  mado_practice_card_set_removal_stops_service (
      self->card, mado_practice_keys_get_boolean (file, "faults", "tear-service", FALSE));
  mado_practice_card_set_count (
      self->card, mado_practice_keys_get_word (file, "faults", "counts", MADO_PRACTICE_COUNT_ALL));
  mado_practice_card_set_garble (
      self->card, mado_practice_keys_get_number (file, "faults", "garble", 0), answer);
  mado_practice_card_set_silence (self->card,
                                  mado_practice_keys_get_number (file, "faults", "silent", 0));
  mado_practice_card_set_pace (
      self->card, mado_practice_keys_get_number (file, "faults", "milliseconds-per-command", 0),
      mado_practice_keys_get_number (file, "faults", "bits-per-second", 0));
}

static void
fill_holder (Image *self)
{
  GKeyFile *file = self->file;
  self->holder = (MadoPracticeHolder){
    .name = mado_practice_keys_get_text (file, "holder", "name", "練習　花子"),
    .sex = mado_practice_keys_get_word (file, "holder", "sex", MADO_PRACTICE_SEX_FEMALE),
    .born = self->dates.born,
    .address =
        mado_practice_keys_get_text (file, "holder", "address", "東京都杉並区阿佐谷南1丁目15番1号"),
    .prefecture = mado_practice_keys_get_text (file, "holder", "prefecture", "Tokyo-to"),
    .city = mado_practice_keys_get_text (file, "holder", "city", "Suginami-ku"),
  };
}

static gboolean
add_jpki (Image *self, MadoPracticeKind kind, GError **error)
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
  MadoPracticeKind kind =
      mado_practice_keys_get_word (file, "card", "kind", MADO_PRACTICE_KIND_MY_NUMBER);

  set_atr (&self);
  set_faults (&self);
  set_pin_answers (&self);
  mado_practice_card_set_extended (
      card, mado_practice_keys_get_boolean (file, "card", "extended", FALSE));
  if (kind == MADO_PRACTICE_KIND_OTHER)
    return g_steal_pointer (&card);

  if (!mado_practice_dates_compute (file, today, &self.dates, error))
    return NULL;
  fill_holder (&self);
  if (!add_jpki (&self, kind, error))
    return NULL;
  if (kind == MADO_PRACTICE_KIND_MY_NUMBER)
    add_other_applications (&self);
  return g_steal_pointer (&card);
}
