/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gnutls/gnutls.h>
#include <gnutls/x509.h>

#include "mado-practice-dates.h"
#include "mado-scenario.h"
#include "practice-hex.h"
#include "practice-reader.h"

/* Cuts off what stands after the certificate. */
static gnutls_x509_crt_t
import (GBytes *content, gsize *length)
{
  const guint8 *data = g_bytes_get_data (content, NULL);
  g_assert_cmpuint (g_bytes_get_size (content), >, 4);
  g_assert_cmphex (data[0], ==, 0x30);
  g_assert_cmphex (data[1], ==, 0x82);
  *length = 4 + ((gsize)data[2] << 8 | data[3]);
  g_assert_cmpuint (*length, <=, g_bytes_get_size (content));

  gnutls_x509_crt_t certificate;
  const gnutls_datum_t der = { (guint8 *)data, (guint)*length };
  gnutls_x509_crt_init (&certificate);
  g_assert_cmpint (gnutls_x509_crt_import (certificate, &der, GNUTLS_X509_FMT_DER), ==, 0);
  return certificate;
}

static gnutls_x509_crt_t
read_certificate (MadoPracticeCard *card, guint fid, gsize *length)
{
  g_autoptr (GBytes) content = practice_read_file (card, fid);
  g_assert_nonnull (content);
  return import (content, length);
}

static gboolean
is_signed_by (gnutls_x509_crt_t certificate, gnutls_x509_crt_t ca)
{
  guint status = 0;
  g_assert_cmpint (gnutls_x509_crt_verify (certificate, &ca, 1,
                                           GNUTLS_VERIFY_DISABLE_TIME_CHECKS |
                                               GNUTLS_VERIFY_DISABLE_TRUSTED_TIME_CHECKS,
                                           &status),
                   ==, 0);
  return status == 0;
}

static char *
dup_extension (gnutls_x509_crt_t certificate, const char *oid, gboolean *critical)
{
  guint8 data[1024];
  for (guint i = 0;; i++)
    {
      char found[64];
      gsize length = sizeof found;
      guint is_critical;
      if (gnutls_x509_crt_get_extension_info (certificate, i, found, &length, &is_critical) < 0)
        return NULL;
      if (!g_str_equal (found, oid))
        continue;
      length = sizeof data;
      g_assert_cmpint (gnutls_x509_crt_get_extension_data (certificate, i, data, &length), ==, 0);
      *critical = is_critical != 0;
      GString *hex = g_string_new (NULL);
      for (gsize j = 0; j < length; j++)
        g_string_append_printf (hex, "%02X", data[j]);
      return g_string_free (hex, FALSE);
    }
}

static void
assert_extension (gnutls_x509_crt_t certificate,
                  const char *oid,
                  gboolean critical,
                  const char *expected)
{
  gboolean is_critical = FALSE;
  g_autoptr (GByteArray) bytes = practice_hex_parse (expected);
  g_autoptr (GString) hex = g_string_new (NULL);
  for (guint i = 0; i < bytes->len; i++)
    g_string_append_printf (hex, "%02X", bytes->data[i]);
  g_autofree char *got = dup_extension (certificate, oid, &is_critical);
  g_assert_cmpstr (got, ==, hex->str);
  g_assert_cmpint (is_critical, ==, critical);
}

static void
assert_names (gnutls_x509_crt_t certificate, const char *issuer, const char *subject)
{
  gnutls_datum_t text;
  g_assert_cmpint (gnutls_x509_crt_get_issuer_dn3 (certificate, &text, 0), ==, 0);
  g_assert_cmpstr ((char *)text.data, ==, issuer);
  gnutls_free (text.data);
  g_assert_cmpint (gnutls_x509_crt_get_dn3 (certificate, &text, 0), ==, 0);
  g_assert_cmpstr ((char *)text.data, ==, subject);
  gnutls_free (text.data);
}

#define AGENCY "OU=Japan Agency for Local Authority Information Systems"
/* In RFC 4514's order, the last part first. */
#define AUTH_ISSUER AGENCY ",OU=JPKI for user authentication,O=JPKI,C=JP"
#define SIGN_ISSUER AGENCY ",OU=JPKI for digital signature,O=JPKI,C=JP"

/* --- cards -------------------------------------------------------------------------------------
 */

/* 23:59:59 in Japan: 14:59:59 UTC. */
static void
assert_ends_on (gnutls_x509_crt_t certificate, const GDate *date)
{
  g_autoptr (GDateTime) end =
      g_date_time_new_from_unix_utc (gnutls_x509_crt_get_expiration_time (certificate));
  g_autofree char *text = g_date_time_format (end, "%Y-%m-%d %H:%M:%S");
  char expected[32];
  g_date_strftime (expected, sizeof expected, "%Y-%m-%d 14:59:59", date);
  g_assert_cmpstr (text, ==, expected);
}

static void
check_certificates (const char *name, MadoPracticeCard *card, const MadoPracticeDates *dates)
{
  gboolean forged = g_str_equal (name, "broken-chain");
  gsize length;

  for (guint role = 0; role < 2; role++)
    {
      const GDate *expires = role == 0 ? &dates->auth_expires : &dates->sign_expires;
      if (!g_date_valid (expires) || (role == 0 && g_str_has_prefix (name, "garbled")))
        continue;
      gnutls_x509_crt_t ca = read_certificate (card, role == 0 ? 0x000B : 0x0002, &length);
      gnutls_x509_crt_t own = read_certificate (card, role == 0 ? 0x000A : 0x0001, &length);
      assert_ends_on (own, expires);
      g_assert_cmpint (is_signed_by (own, ca), ==, !forged);
      g_assert_true (is_signed_by (ca, ca));
      gnutls_x509_crt_deinit (own);
      gnutls_x509_crt_deinit (ca);
    }
}

/* Every card on days of all kinds: it can be made, read, and its chain stands. */
static void
test_every_card (void)
{
  const GDate days[] = {
    practice_make_date (2026, 11, 23), practice_make_date (2028, 2, 29),
    practice_make_date (2027, 2, 28),  practice_make_date (2026, 12, 31),
    practice_make_date (2027, 1, 1),   practice_make_date (2032, 2, 29),
  };
  g_autoptr (GPtrArray) list = mado_scenario_list ();

  for (guint i = 0; i < list->len; i++)
    for (gsize day = 0; day < G_N_ELEMENTS (days); day++)
      {
        const char *name = mado_scenario_get_name (g_ptr_array_index (list, i));
        if (g_str_equal (name, "slow") || g_str_equal (name, "torn"))
          continue;
        g_autoptr (MadoPracticeCard) card = practice_make_card (name, days[day]);
        if (g_str_equal (name, "not-my-number"))
          {
            practice_assert_answer (card, SELECT_JPKI, "6A82");
            continue;
          }
        g_autoptr (GKeyFile) file = practice_load_file (name);
        MadoPracticeDates dates;
        g_assert_true (mado_practice_dates_compute (file, &days[day], &dates, NULL));
        practice_assert_answer (card, SELECT_JPKI, "9000");
        if (!g_str_equal (name, "sign-pin-locked") && !g_str_equal (name, "both-locked") &&
            g_date_valid (&dates.sign_expires))
          practice_assert_answer (card, VERIFY_SIGN, "9000");
        else
          g_date_clear (&dates.sign_expires, 1);
        if (g_str_equal (name, "smartphone"))
          practice_assert_answer (card, VERIFY_AUTH, "9000");
        check_certificates (name, card, &dates);
      }
}

static void
test_auth_profile (void)
{
  g_autoptr (MadoPracticeCard) card =
      practice_make_card ("healthy", practice_make_date (2026, 11, 23));
  gsize length;

  practice_assert_answer (card, SELECT_JPKI, "9000");
  gnutls_x509_crt_t certificate = read_certificate (card, 0x000A, &length);
  g_assert_cmpuint (length, ==, 1583);
  /* Today + 2 years + 130 days; five birthdays earlier + 148 days, at 10:23:45 in Japan. */
  GDate expires = practice_make_date (2029, 4, 2);
  assert_ends_on (certificate, &expires);
  g_autoptr (GDateTime) begin =
      g_date_time_new_from_unix_utc (gnutls_x509_crt_get_activation_time (certificate));
  g_autofree char *begin_text = g_date_time_format_iso8601 (begin);
  g_assert_cmpstr (begin_text, ==, "2024-08-28T01:23:45Z");
  assert_names (certificate, AUTH_ISSUER, "CN=2024082810234500012131150001,C=JP");

  guint8 serial[20];
  gsize serial_length = sizeof serial;
  gnutls_x509_crt_get_serial (certificate, serial, &serial_length);
  g_assert_cmpuint (serial_length, ==, 4);
  guint bits;
  g_assert_cmpint (gnutls_x509_crt_get_pk_algorithm (certificate, &bits), ==, GNUTLS_PK_RSA);
  g_assert_cmpuint (bits, ==, 2048);
  g_assert_cmpint (gnutls_x509_crt_get_signature_algorithm (certificate), ==,
                   GNUTLS_SIGN_RSA_SHA256);

  assert_extension (certificate, "2.5.29.15", TRUE, "03020780");
  gboolean critical = FALSE;
  struct gnutls_x509_policy_st policy;
  guint is_critical;
  g_assert_cmpint (gnutls_x509_crt_get_policy (certificate, 0, &policy, &is_critical), ==, 0);
  g_assert_true (is_critical);
  g_assert_cmpstr (policy.oid, ==, "1.2.392.200149.8.5.1.3.30");
  g_assert_cmpuint (policy.qualifiers, ==, 1);
  g_assert_cmpint (policy.qualifier[0].type, ==, GNUTLS_X509_QUALIFIER_NOTICE);
  gnutls_x509_policy_release (&policy);
  g_assert_null (dup_extension (certificate, "2.5.29.17", &critical));
  g_assert_null (dup_extension (certificate, "2.5.29.37", &critical));
  gnutls_x509_crt_deinit (certificate);
}

/* The bytes of the extensions that are made by hand. */
static void
test_extension_bytes (void)
{
  g_autoptr (MadoPracticeCard) card =
      practice_make_card ("healthy", practice_make_date (2026, 11, 23));
  gsize length;

  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, VERIFY_SIGN, "9000");
  gnutls_x509_crt_t certificate = read_certificate (card, 0x0001, &length);
  assert_extension (certificate, "2.5.29.15", TRUE, "030206C0");
  /* Names 1, 4, 3, 5, 2, 6 of 1.2.392.200149.8.5.5, each [0] with an explicit [0] UTF8String. */
  assert_extension (certificate, "2.5.29.17", FALSE,
                    "3081CAA01F060A2A83088C9B5508050501A0110C0FE7B7B4E7BF92E38080E88AB1E5AD90A01906"
                    "0A2A83088C9B5508050504A00B0C09333139383530343032A011060A2A83088C9B5508050503A0"
                    "030C0132A03E060A2A83088C9B5508050505A0300C2EE69DB1E4BAACE983BDE69D89E4B8A6E58C"
                    "BAE998BFE4BD90E8B0B7E58D9731E4B881E79BAE3135E795AA31E58FB7A015060A2A83088C9B55"
                    "08050502A0070C053030303030A022060A2A83088C9B5508050506A0140C123030303030303030"
                    "30303030303030303030");
  /* [4] with a Name, in GeneralNames. */
  assert_extension (certificate, "2.5.29.18", FALSE,
                    "3081A3A481A030819D310B3009060355040613024A5031273025060355040A0C1EE585ACE79A84"
                    "E5808BE4BABAE8AA8DE8A8BCE382B5E383BCE38393E382B93130302E060355040B0C27E585ACE7"
                    "9A84E5808BE4BABAE8AA8DE8A8BCE382B5E383BCE38393E382B9E7BDB2E5908DE794A831333031"
                    "060355040B0C2AE59CB0E696B9E585ACE585B1E59BA3E4BD93E68385E5A0B1E382B7E382B9E383"
                    "86E383A0E6A99FE6A78B");
  /* One distribution point: [0] with [0] with [4] with a Name. */
  assert_extension (certificate, "2.5.29.31", FALSE,
                    "30819B308198A08195A08192A4818F30818C310B3009060355040613024A50310D300B06035504"
                    "0A0C044A504B4931233021060355040B0C1A4A504B4920666F72206469676974616C207369676E"
                    "61747572653120301E060355040B0C1743524C20446973747269627574696F6E20506F696E7473"
                    "3111300F060355040B0C08546F6B796F2D746F3114301206035504030C0B537567696E616D692D"
                    "6B75");
  assert_names (certificate, SIGN_ISSUER,
                "CN=2024082810234500012131150001,L=Suginami-ku,L=Tokyo-to,C=JP");
  gnutls_x509_crt_deinit (certificate);
}

static void
test_sign_policy (void)
{
  g_autoptr (MadoPracticeCard) card =
      practice_make_card ("healthy", practice_make_date (2026, 11, 23));
  gsize length;
  guint critical;
  struct gnutls_x509_policy_st policy;

  practice_assert_answer (card, SELECT_JPKI, "9000");
  practice_assert_answer (card, VERIFY_SIGN, "9000");
  gnutls_x509_crt_t certificate = read_certificate (card, 0x0001, &length);
  g_assert_cmpuint (length, >, 1583);
  g_assert_cmpuint (length, <, 2048);
  g_assert_cmpint (gnutls_x509_crt_get_policy (certificate, 0, &policy, &critical), ==, 0);
  g_assert_true (critical);
  g_assert_cmpstr (policy.oid, ==, "1.2.392.200149.8.5.1.1.20");
  g_assert_cmpuint (policy.qualifiers, ==, 2);
  g_assert_cmpint (policy.qualifier[1].type, ==, GNUTLS_X509_QUALIFIER_URI);
  g_assert_cmpstr (policy.qualifier[1].data, ==, "http://www.jpki.go.jp/cps.html");
  gnutls_x509_policy_release (&policy);
  gnutls_x509_crt_deinit (certificate);
}

/* Key ids link a certificate to its CA; the CA's are not those of the real service. */
static void
test_key_ids (void)
{
  g_autoptr (MadoPracticeCard) card =
      practice_make_card ("healthy", practice_make_date (2026, 11, 23));
  gsize length;
  guint8 authority[64], subject[64];
  gsize authority_length = sizeof authority, subject_length = sizeof subject;

  practice_assert_answer (card, SELECT_JPKI, "9000");
  gnutls_x509_crt_t own = read_certificate (card, 0x000A, &length);
  gnutls_x509_crt_t ca = read_certificate (card, 0x000B, &length);
  g_assert_cmpint (gnutls_x509_crt_get_authority_key_id (own, authority, &authority_length, NULL),
                   ==, 0);
  g_assert_cmpint (gnutls_x509_crt_get_subject_key_id (ca, subject, &subject_length, NULL), ==, 0);
  g_assert_cmpmem (authority, authority_length, subject, subject_length);
  g_assert_cmpuint (subject_length, ==, 20);
  gnutls_x509_crt_deinit (own);
  gnutls_x509_crt_deinit (ca);
}

static void
test_ca_profile (void)
{
  static const struct
  {
    const char *name;
    guint fid;
    gint64 not_before, not_after;
  } cases[] = {
    { "healthy", 0x000B, 1445299200, 4600940399 },
    { "healthy", 0x0002, 1445299200, 4600940399 },
    { "old-ca", 0x000B, 1445310493, 1760885999 },
    { "old-ca", 0x0002, 1445308828, 1760885999 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MadoPracticeCard) card =
          practice_make_card (cases[i].name, practice_make_date (2026, 11, 23));
      gsize length;
      guint critical, is_ca;
      int path_length;

      practice_assert_answer (card, SELECT_JPKI, "9000");
      gnutls_x509_crt_t ca = read_certificate (card, cases[i].fid, &length);
      g_assert_cmpuint (length, >=, 1301);
      g_assert_cmpuint (length, <=, 1319);
      g_assert_cmpint (gnutls_x509_crt_get_activation_time (ca), ==, cases[i].not_before);
      g_assert_cmpint (gnutls_x509_crt_get_expiration_time (ca), ==, cases[i].not_after);
      g_assert_cmpint (gnutls_x509_crt_get_basic_constraints (ca, &critical, &is_ca, &path_length),
                       >=, 0);
      g_assert_true (critical && is_ca);
      g_assert_cmpint (path_length, ==, -1);
      assert_extension (ca, "2.5.29.15", TRUE, "03020106");
      if (cases[i].fid == 0x000B)
        assert_names (ca, AUTH_ISSUER, AUTH_ISSUER);
      else
        assert_names (ca, SIGN_ISSUER, SIGN_ISSUER);
      gnutls_x509_crt_deinit (ca);
    }
}

static void
test_next_generation (void)
{
  g_autoptr (MadoPracticeCard) card =
      practice_make_card ("next-generation", practice_make_date (2026, 11, 23));
  gsize length;

  practice_assert_answer (card, SELECT_JPKI, "9000");
  gnutls_x509_crt_t certificate = read_certificate (card, 0x000A, &length);
  gnutls_ecc_curve_t curve;
  gnutls_datum_t x, y;
  g_assert_cmpint (gnutls_x509_crt_get_pk_ecc_raw (certificate, &curve, &x, &y), ==, 0);
  g_assert_cmpint (curve, ==, GNUTLS_ECC_CURVE_SECP384R1);
  g_assert_cmpint (gnutls_x509_crt_get_signature_algorithm (certificate), ==,
                   GNUTLS_SIGN_ECDSA_SHA384);
  gnutls_free (x.data);
  gnutls_free (y.data);
  gnutls_x509_crt_deinit (certificate);
}

/* --- trust -------------------------------------------------------------------------------------
 */

/* The practice CAs of the keys in data/practice/keys; to be changed when a key is. */
static const char *const fingerprints[] = {
  "ae7ab0cabb60ee224fc3627e8d5c31495d8d395ddf3bf09eb12ba4f4be121815",
  "85927a98dca7765779d3e61e7e551ef02c15c4f4b7750a16604775986e8c82bb",
  "4e0b27470a17454ff5cb6b7fc633cb56b96e2775ea066e999640a5eab0386a18",
  "22292e969be3f4cfcfbbc97c4aeca8f7e04560542d5dc70080ada5ebf77598a9",
  "d3da156c8baa600bfd4bb453b49b5fa6d28e054a44f2ec253267715e88f98b5c",
  "a9a7c511e7adf506cc62cb97695053c0a41b35fa1fabe45f45edbe17044aca17",
};

static void
test_fingerprints (void)
{
  GPtrArray *known = mado_scenario_get_practice_cas ();
  g_assert_cmpuint (known->len, ==, G_N_ELEMENTS (fingerprints));
  for (guint i = 0; i < known->len; i++)
    {
      g_autofree char *digest =
          g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, g_ptr_array_index (known, i));
      g_assert_cmpstr (digest, ==, fingerprints[i]);
    }
}

static void
test_trust (void)
{
  static const struct
  {
    const char *name;
    gboolean trusted;
  } cases[] = { { "healthy", TRUE },
                { "old-ca", TRUE },
                { "next-generation", TRUE },
                { "broken-chain", TRUE },
                { "unknown-ca", FALSE } };
  GPtrArray *known = mado_scenario_get_practice_cas ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint fid = 0x0002; fid <= 0x000B; fid += 9)
      {
        g_autoptr (MadoPracticeCard) card =
            practice_make_card (cases[i].name, practice_make_date (2026, 11, 23));
        practice_assert_answer (card, SELECT_JPKI, "9000");
        g_autoptr (GBytes) content = practice_read_file (card, fid);
        g_assert_cmpint (
            g_ptr_array_find_with_equal_func (known, content, (GEqualFunc)g_bytes_equal, NULL), ==,
            cases[i].trusted);
      }
}

/* The same day makes the same card, another day another. */
static void
test_deterministic (void)
{
  g_autoptr (MadoPracticeCard) first =
      practice_make_card ("next-generation", practice_make_date (2026, 11, 23));
  g_autoptr (MadoPracticeCard) second =
      practice_make_card ("next-generation", practice_make_date (2026, 11, 23));
  g_autoptr (MadoPracticeCard) third =
      practice_make_card ("next-generation", practice_make_date (2026, 11, 24));
  GBytes *contents[3];
  MadoPracticeCard *cards[] = { first, second, third };

  for (gsize i = 0; i < 3; i++)
    {
      practice_assert_answer (cards[i], SELECT_JPKI, "9000");
      contents[i] = practice_read_file (cards[i], 0x000A);
    }
  g_assert_true (g_bytes_equal (contents[0], contents[1]));
  g_assert_false (g_bytes_equal (contents[0], contents[2]));
  for (gsize i = 0; i < 3; i++)
    g_bytes_unref (contents[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/practice-certificate/every-card", test_every_card);
  g_test_add_func ("/practice-certificate/auth-profile", test_auth_profile);
  g_test_add_func ("/practice-certificate/extension-bytes", test_extension_bytes);
  g_test_add_func ("/practice-certificate/sign-policy", test_sign_policy);
  g_test_add_func ("/practice-certificate/key-ids", test_key_ids);
  g_test_add_func ("/practice-certificate/ca-profile", test_ca_profile);
  g_test_add_func ("/practice-certificate/next-generation", test_next_generation);
  g_test_add_func ("/practice-certificate/fingerprints", test_fingerprints);
  g_test_add_func ("/practice-certificate/trust", test_trust);
  g_test_add_func ("/practice-certificate/deterministic", test_deterministic);
  return g_test_run ();
}
