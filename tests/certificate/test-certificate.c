/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-authorities-private.h"
#include "mado-card-fingerprint.h"
#include "mado-certificate-details.h"
#include "mado-certificate.h"
#include "mado-clean-text.h"

#include <string.h>

/* 2026-08-01T00:30:00Z and 2031-08-10T14:59:59Z, as make-certs has them. */
#define BEGINS         G_GINT64_CONSTANT (1785544200)
#define ENDS           G_GINT64_CONSTANT (1944140399)

#define HOLDER_NAME    "杉並　花子"
#define HOLDER_ADDRESS "東京都杉並区阿佐谷南１丁目１５番１号"

static GBytes *
load_der (const char *stem)
{
  g_autofree char *file = g_strconcat (stem, ".der", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("MADO_TEST_CERTS"), file, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static MadoCertificate *
load (const char *stem)
{
  g_autoptr (GBytes) der = load_der (stem);
  g_autoptr (GError) error = NULL;
  MadoCertificate *certificate = mado_certificate_new (der, &error);

  g_assert_no_error (error);
  g_assert_nonnull (certificate);
  return certificate;
}

static void
assert_refused (GBytes *der, MadoCertificateError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mado_certificate_new (der, &error));
  g_assert_error (error, MADO_CERTIFICATE_ERROR, (int)code);
}

static void
test_fields (void)
{
  g_autoptr (GBytes) der = load_der ("auth");
  g_autoptr (MadoCertificate) auth = load ("auth");

  g_assert_true (g_bytes_equal (der, mado_certificate_get_der (auth)));
  g_assert_cmpint (mado_certificate_get_not_before (auth), ==, BEGINS);
  g_assert_cmpint (mado_certificate_get_not_after (auth), ==, ENDS);
  g_assert_cmpstr (mado_certificate_get_serial (auth), ==, "0705D990");
}

/* As OpenSSL has them: openssl x509 -inform DER -noout -fingerprint -sha256 …, -dates. */
static void
test_details (void)
{
  g_autoptr (MadoCertificate) auth = load ("auth");
  g_autoptr (GBytes) der = load_der ("auth");
  gsize length = 0;
  const guint8 *bytes = g_bytes_get_data (der, &length);
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, length);

  for (guint i = 0; i < MADO_N_CERTIFICATE_DETAILS; i++)
    {
      g_autofree char *text = mado_certificate_get_detail (auth, (MadoCertificateDetail)i);

      /* These certificates name no identifier of their own key. */
      if (i == MADO_CERTIFICATE_DETAIL_KEY_ID)
        g_assert_null (text);
      else
        g_assert_cmpstr (text, !=, NULL);
    }
  g_autofree char *issuer = mado_certificate_get_detail (auth, MADO_CERTIFICATE_DETAIL_ISSUER);
  g_assert_cmpstr (issuer, ==, "OU=MADO-TEST for user authentication,O=MADO-TEST,C=JP");
  g_autofree char *subject = mado_certificate_get_detail (auth, MADO_CERTIFICATE_DETAIL_SUBJECT);
  g_assert_cmpstr (subject, ==, "CN=20260801093000000010000000,C=JP");
  g_autofree char *key = mado_certificate_get_detail (auth, MADO_CERTIFICATE_DETAIL_KEY);
  g_assert_cmpstr (key, ==, "RSA 2048 bit");
  g_autofree char *begins = mado_certificate_get_detail (auth, MADO_CERTIFICATE_DETAIL_NOT_BEFORE);
  g_assert_cmpstr (begins, ==, "2026-08-01 09:30:00 +09:00");
  g_autofree char *ends = mado_certificate_get_detail (auth, MADO_CERTIFICATE_DETAIL_NOT_AFTER);
  g_assert_cmpstr (ends, ==, "2031-08-10 23:59:59 +09:00");
  g_autofree char *print = mado_certificate_get_detail (auth, MADO_CERTIFICATE_DETAIL_SHA256);
  g_assert_cmpuint (strlen (print), ==, 32 * 3 - 1);
  for (guint i = 0; i < 32; i++)
    g_assert_cmpint (g_ascii_strncasecmp (print + 3 * i, sum + 2 * i, 2), ==, 0);
}

/* A certificate as it is in the file, but for some bytes. */
static MadoCertificate *
load_patched (const char *stem, const char *old, const char *new, GError **error)
{
  g_autoptr (GBytes) der = load_der (stem);
  g_autoptr (GByteArray) bytes = g_bytes_unref_to_array (g_steal_pointer (&der));
  gsize n = strlen (old);

  g_assert_cmpuint (n, ==, strlen (new));
  for (gsize i = 0; i + n <= bytes->len; i++)
    if (memcmp (bytes->data + i, old, n) == 0)
      memcpy (bytes->data + i, new, n);
  g_autoptr (GBytes) patched = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return mado_certificate_new (patched, error);
}

/* What a certificate does not have, or has in a way that nobody knows, is not told. */
static void
test_details_untold (void)
{
#define OID(last) "\x2a\x86\x48\x86\xf7\x0d\x01\x01" last
  static const struct
  {
    const char *stem, *old, *new;
    MadoCertificateDetail detail;
  } cases[] = {
    { "lie-chain-no-name", "", "", MADO_CERTIFICATE_DETAIL_ISSUER },
    { "auth-no-policy", "", "", MADO_CERTIFICATE_DETAIL_POLICY },
    { "auth-without-key-id", "", "", MADO_CERTIFICATE_DETAIL_ISSUER_KEY_ID },
    { "dates-without-end", "", "", MADO_CERTIFICATE_DETAIL_NOT_AFTER },
    { "auth", OID ("\x01"), OID ("\x7f"), MADO_CERTIFICATE_DETAIL_KEY },
    { "auth", OID ("\x0b"), OID ("\x7f"), MADO_CERTIFICATE_DETAIL_SIGNATURE },
  };
#undef OID

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MadoCertificate) certificate =
          load_patched (cases[i].stem, cases[i].old, cases[i].new, &error);

      g_test_message ("%s, %u", cases[i].stem, (guint)i);
      g_assert_no_error (error);
      g_autofree char *text = mado_certificate_get_detail (certificate, cases[i].detail);
      g_assert_cmpstr (text, ==, NULL);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *begins, *ends;
    gboolean make_sense;
  } cases[] = {
    { "700101000000Z", "310810145959Z", TRUE },  { "260801003000Z", "260801003000Z", TRUE },
    { "700101000000Z", "700101000000Z", TRUE },  { "691231235959Z", "310810145959Z", FALSE },
    { "310810145959Z", "260801003000Z", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *old = "\x17\x0d"
                        "260801003000Z\x17\x0d"
                        "310810145959Z";
      g_autofree char *new =
          g_strdup_printf ("\x17\x0d%s\x17\x0d%s", cases[i].begins, cases[i].ends);
      g_autoptr (GError) error = NULL;
      g_autoptr (MadoCertificate) certificate = load_patched ("auth", old, new, &error);

      g_test_message ("%s to %s", cases[i].begins, cases[i].ends);
      if (cases[i].make_sense)
        g_assert_no_error (error);
      else
        g_assert_error (error, MADO_CERTIFICATE_ERROR, MADO_CERTIFICATE_ERROR_DATES);
    }
}

/* Cards are told apart by it, in one run of the program. */
static void
test_fingerprint (void)
{
  g_autofree char *one = mado_card_fingerprint_new ("13115");
  g_autofree char *again = mado_card_fingerprint_new ("13115");
  g_autofree char *other = mado_card_fingerprint_new ("13116");

  g_assert_cmpuint (strlen (one), ==, 64);
  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, !=, other);
}

/* Nothing of the holder is among what is shown and copied. */
static void
test_details_of_sign (void)
{
  g_autoptr (MadoCertificate) sign = load ("sign");

  for (guint i = 0; i < MADO_N_CERTIFICATE_DETAILS; i++)
    {
      g_autofree char *text = mado_certificate_get_detail (sign, (MadoCertificateDetail)i);

      g_assert_true (text == NULL || strstr (text, "花子") == NULL);
      g_assert_true (text == NULL || strstr (text, "阿佐谷") == NULL);
    }
}

static void
test_pem (void)
{
  g_autoptr (MadoCertificate) auth = load ("auth");
  g_autofree char *pem = mado_certificate_to_pem (auth);
  g_auto (GStrv) lines = g_strsplit (pem, "\n", -1);
  g_autoptr (GString) base64 = g_string_new (NULL);
  guint n = g_strv_length (lines);
  gsize length = 0;

  g_assert_cmpstr (lines[0], ==, "-----BEGIN CERTIFICATE-----");
  g_assert_cmpstr (lines[n - 2], ==, "-----END CERTIFICATE-----");
  for (guint i = 1; i < n - 2; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 64);
      g_string_append (base64, lines[i]);
    }
  g_autofree guint8 *bytes = g_base64_decode (base64->str, &length);
  g_autoptr (GBytes) der = g_bytes_new (bytes, length);
  g_assert_true (g_bytes_equal (der, mado_certificate_get_der (auth)));
}

static void
test_no_items_on_auth (void)
{
  g_autoptr (MadoCertificate) auth = load ("auth");

  g_assert_null (mado_certificate_get_items (auth)->name);
  g_assert_null (mado_certificate_get_items (auth)->address);
  g_assert_cmpint (mado_certificate_get_items (auth)->sex, ==, 0);
  g_assert_false (g_date_valid (&mado_certificate_get_items (auth)->born));
}

static void
test_items (void)
{
  g_autoptr (MadoCertificate) sign = load ("sign");
  const GDate *born = &mado_certificate_get_items (sign)->born;

  g_assert_cmpstr (mado_certificate_get_items (sign)->name, ==, HOLDER_NAME);
  g_assert_cmpstr (mado_certificate_get_items (sign)->address, ==, HOLDER_ADDRESS);
  g_assert_cmpint (mado_certificate_get_items (sign)->sex, ==, 2);
  g_assert_true (g_date_valid (born));
  g_assert_cmpuint (g_date_get_year (born), ==, 1985);
  g_assert_cmpint (g_date_get_month (born), ==, 10);
  g_assert_cmpuint (g_date_get_day (born), ==, 10);
}

/* Who lives abroad has an address of another form, which is shown as it is. */
static void
test_address_abroad (void)
{
  g_autoptr (MadoCertificate) sign = load ("sign-abroad");

  g_assert_cmpstr (mado_certificate_get_items (sign)->address, ==,
                   "国外転出　Ｘ国　2024年6月1日転出");
  g_assert_cmpstr (mado_certificate_get_items (sign)->name, ==, HOLDER_NAME);
}

static void
test_keys (void)
{
  g_autoptr (MadoCertificate) p384 = load ("auth-p384");
  g_autoptr (MadoCertificate) top_bit = load ("auth-top-bit-serial");
  g_autoptr (MadoCertificate) zero = load ("lie-form-serial-0");

  g_assert_nonnull (p384);
  /* The leading zero byte that DER needs is part of no number that a person compares. */
  g_assert_cmpstr (mado_certificate_get_serial (top_bit), ==, "FEDCBA98");
  g_assert_cmpstr (mado_certificate_get_serial (zero), ==, "00");
}

static void
test_uses (void)
{
  static const struct
  {
    const char *stem;
    MadoCertificateUse use;
  } cases[] = {
    { "auth", MADO_CERTIFICATE_USE_AUTH },
    { "auth-p384", MADO_CERTIFICATE_USE_AUTH },
    { "auth-no-policy", MADO_CERTIFICATE_USE_AUTH },
    { "auth-foreign-policy", MADO_CERTIFICATE_USE_AUTH },
    { "auth-both-policies", MADO_CERTIFICATE_USE_UNKNOWN },
    { "no-use-at-all", MADO_CERTIFICATE_USE_UNKNOWN },
    { "sign", MADO_CERTIFICATE_USE_SIGN },
    { "sign-no-policy", MADO_CERTIFICATE_USE_SIGN },
    { "sign-mobile-policy", MADO_CERTIFICATE_USE_SIGN },
    { "sign-test-policy", MADO_CERTIFICATE_USE_SIGN },
    { "ca-generation-3", MADO_CERTIFICATE_USE_CA },
    { "ca-p384", MADO_CERTIFICATE_USE_CA },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MadoCertificate) certificate = load (cases[i].stem);
      g_test_message ("%s", cases[i].stem);
      g_assert_cmpint (mado_certificate_get_use (certificate), ==, cases[i].use);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *stem;
    MadoCertificateError code;
  } cases[] = {
    { "auth-cut-off", MADO_CERTIFICATE_ERROR_MALFORMED },
    { "auth-trailing-byte", MADO_CERTIFICATE_ERROR_MALFORMED },
    { "auth-long-serial", MADO_CERTIFICATE_ERROR_MALFORMED },
    /* GnuTLS takes no otherName whose value is not [0] EXPLICIT, and no alternative name cut off.
     */
    { "name-implicit", MADO_CERTIFICATE_ERROR_MALFORMED },
    { "name-without-wrapping", MADO_CERTIFICATE_ERROR_MALFORMED },
    { "san-garbage", MADO_CERTIFICATE_ERROR_MALFORMED },
    { "dates-reversed", MADO_CERTIFICATE_ERROR_DATES },
    { "dates-month-13", MADO_CERTIFICATE_ERROR_DATES },
    { "dates-29-february-2027", MADO_CERTIFICATE_ERROR_DATES },
    { "dates-letters", MADO_CERTIFICATE_ERROR_DATES },
    { "dates-empty", MADO_CERTIFICATE_ERROR_DATES },
    { "lie-dates-year-0", MADO_CERTIFICATE_ERROR_DATES },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) der = load_der (cases[i].stem);
      g_test_message ("%s", cases[i].stem);
      assert_refused (der, cases[i].code);
    }
}

static void
test_every_cut (void)
{
  g_autoptr (GBytes) whole = load_der ("sign");

  for (gsize length = 0; length < g_bytes_get_size (whole); length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, length);
      assert_refused (part, MADO_CERTIFICATE_ERROR_MALFORMED);
    }
}

static void
test_garbage (void)
{
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (1600), 1600);
  g_autoptr (GBytes) text = g_bytes_new_static ("not a certificate", 17);
  g_autoptr (GBytes) huge = g_bytes_new_take (g_malloc0 (70000), 70000);

  assert_refused (zeros, MADO_CERTIFICATE_ERROR_MALFORMED);
  assert_refused (text, MADO_CERTIFICATE_ERROR_MALFORMED);
  assert_refused (huge, MADO_CERTIFICATE_ERROR_MALFORMED);
}

static void
test_far_date (void)
{
  g_autoptr (MadoCertificate) certificate = load ("dates-after-2038");

  /* 2051-08-10T14:59:59Z does not fit into 32 bits. */
  g_assert_cmpint (mado_certificate_get_not_after (certificate), ==,
                   G_GINT64_CONSTANT (2575292399));
  /* "No well-defined end" (RFC 5280, 4.1.2.5) and one that nobody reckons with are dates, too. */
  g_autoptr (MadoCertificate) without_end = load ("dates-without-end");
  g_assert_cmpint (mado_certificate_get_not_after (without_end), ==,
                   G_GINT64_CONSTANT (253402300799));
  g_autoptr (MadoCertificate) beyond = load ("dates-after-2200");
  g_assert_cmpint (mado_certificate_get_not_after (beyond), ==, G_GINT64_CONSTANT (10414277999));
}

static MadoAuthorities *
trust (const char *stem)
{
  g_autoptr (GPtrArray) ders = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);

  if (stem != NULL)
    g_ptr_array_add (ders, load_der (stem));
  return mado_authorities_new (ders);
}

static void
test_chains (void)
{
  static const struct
  {
    const char *stem;
    const char *ca;      /* that the card holds; NULL: not read */
    const char *trusted; /* NULL: none */
    MadoChain chain;
  } cases[] = {
    /* A known issuer needs nothing from the card. */
    { "auth", NULL, "ca-generation-3", MADO_CHAIN_PINNED },
    { "auth-generation-1", NULL, "ca-generation-1", MADO_CHAIN_PINNED }, /* expired, both of them */
    { "auth-generation-2", NULL, "ca-generation-2", MADO_CHAIN_PINNED },
    { "auth-p384", NULL, "ca-p384", MADO_CHAIN_PINNED },
    { "auth-without-key-id", NULL, "ca-generation-3", MADO_CHAIN_PINNED },
    { "auth-unknown-critical", NULL, "ca-generation-3", MADO_CHAIN_PINNED },
    { "sign", NULL, "ca-sign", MADO_CHAIN_PINNED },
    /* Nor does it matter what the card holds. */
    { "auth", "ca-generation-1", "ca-generation-3", MADO_CHAIN_PINNED },
    { "auth-wrong-signature", NULL, "ca-generation-3", MADO_CHAIN_BROKEN },
    { "auth-sha1", NULL, "ca-generation-3", MADO_CHAIN_BROKEN },
    { "auth", NULL, "ca-without-basic-constraints", MADO_CHAIN_BROKEN },
    { "auth", NULL, "ca-not-a-ca", MADO_CHAIN_BROKEN },
    { "auth", NULL, "ca-without-cert-sign", MADO_CHAIN_BROKEN },
    { "auth", NULL, "auth", MADO_CHAIN_UNCHECKED },
    /* The same key under another name. */
    { "sign", NULL, "ca-generation-3", MADO_CHAIN_BROKEN },
    { "auth", "ca-generation-3", "ca-sign", MADO_CHAIN_BROKEN },
    /* Another generation of the same name. */
    { "auth-without-key-id", NULL, "ca-generation-1", MADO_CHAIN_UNCHECKED },
    { "auth-generation-1", NULL, "ca-generation-3", MADO_CHAIN_UNCHECKED },
    /* Of an issuer that is not known the card's own copy is all there is. */
    { "auth", NULL, NULL, MADO_CHAIN_UNCHECKED },
    { "auth", "ca-generation-3", "ca-generation-1", MADO_CHAIN_UNPINNED },
    { "auth", "ca-generation-3", NULL, MADO_CHAIN_UNPINNED },
    { "auth-without-key-id", "ca-generation-3", NULL, MADO_CHAIN_UNPINNED },
    { "auth-generation-1", "ca-generation-3", "ca-generation-3", MADO_CHAIN_BROKEN },
    { "auth-wrong-signature", "ca-generation-3", NULL, MADO_CHAIN_BROKEN },
    { "auth", "ca-sign", NULL, MADO_CHAIN_BROKEN },
    { "auth", "ca-without-basic-constraints", NULL, MADO_CHAIN_BROKEN },
    { "auth", "ca-not-a-ca", NULL, MADO_CHAIN_BROKEN },
    { "auth", "ca-without-cert-sign", NULL, MADO_CHAIN_BROKEN },
    { "auth", "auth", NULL, MADO_CHAIN_BROKEN },
    { "auth-test-series", "ca-test-series", NULL, MADO_CHAIN_UNPINNED },
    /* It calls itself by the key id of a real generation, known to everybody. */
    { "auth-borrowed-key-id", "ca-borrowed-key-id", NULL, MADO_CHAIN_BROKEN },
    { "auth-without-key-id", "ca-borrowed-key-id", NULL, MADO_CHAIN_BROKEN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MadoCertificate) certificate = load (cases[i].stem);
      g_autoptr (MadoCertificate) ca = cases[i].ca != NULL ? load (cases[i].ca) : NULL;
      g_autoptr (MadoAuthorities) trusted = trust (cases[i].trusted);

      g_test_message ("%s by %s", cases[i].stem, cases[i].ca != NULL ? cases[i].ca : "none");
      g_assert_cmpint (mado_authorities_check (trusted, certificate, ca), ==, cases[i].chain);
    }
}

/* For a real card: what claims to be of a real generation is checked with that one's own key. */
static void
test_impostor (void)
{
  MadoAuthorities *jpki = mado_authorities_get_jpki ();
  g_autoptr (MadoCertificate) forged = load ("auth-borrowed-key-id");
  g_autoptr (MadoCertificate) ca = load ("ca-borrowed-key-id");
  g_autoptr (MadoCertificate) other = load ("auth");

  g_assert_cmpint (mado_authorities_check (jpki, forged, NULL), ==, MADO_CHAIN_BROKEN);
  g_assert_cmpint (mado_authorities_check (jpki, forged, ca), ==, MADO_CHAIN_BROKEN);
  g_assert_cmpint (mado_authorities_check (jpki, other, NULL), ==, MADO_CHAIN_UNCHECKED);
}

/* As data/ca/README.md has them, and as card-protocol.md 6.4 does. */
static void
test_jpki (void)
{
  static const struct
  {
    const char *serial, *fingerprint;
    gint64 ends;
  } known[] = {
    { "01", "4dcfc4ca0aaf9fb2a3081b3f0c991c320b3acc008667a341eeaec5af1d58ca7d", 1760885999 },
    { "0133C349", "0d98de47fc11b7f67126874b7028b6026a803d2638d6edfe53176953961fade6", 1884092399 },
    { "06D18006", "64114f29620c24ed2631d46476a040e7ee740d956089c00b036a6a8118c322b5", 2005052399 },
    { "01", "19645405a1fe14377434bd55957628ac4038557c542403a2243f21c706fc9355", 1760885999 },
    { "0132C4AB", "79679c33e4cc9319440f1ad120a597ff1844e2ef217063adb176966fd5e6fbeb", 1884092399 },
    { "067C6A21", "d227f6cde11d35c5252178f106f843d24651944975413b539fa2fb68dbfa365f", 2005052399 },
  };
  MadoAuthorities *jpki = mado_authorities_get_jpki ();

  g_assert_cmpuint (mado_authorities_get_n (jpki), ==, G_N_ELEMENTS (known));
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      MadoCertificate *ca = mado_authorities_get (jpki, i);
      g_assert_cmpstr (mado_certificate_get_serial (ca), ==, known[i].serial);
      g_autofree char *digest =
          g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, mado_certificate_get_der (ca));
      g_assert_cmpstr (digest, ==, known[i].fingerprint);
      g_assert_cmpint (mado_certificate_get_not_after (ca), ==, known[i].ends);
      g_assert_cmpint (mado_certificate_get_use (ca), ==, MADO_CERTIFICATE_USE_CA);
      /* Each has signed itself, so none of them was damaged. */
      g_assert_cmpint (mado_authorities_check (jpki, ca, NULL), ==, MADO_CHAIN_PINNED);
    }
}

static void
test_born (void)
{
  static const struct
  {
    const char *stem;
    guint year, month, day; /* 0: not known */
  } cases[] = {
    { "born-meiji", 1912, 1, 1 },         { "born-reiwa", 2019, 5, 1 },
    { "born-era-unknown", 1985, 10, 10 }, { "born-coming-era", 2099, 12, 31 },
    { "born-day-unknown", 1985, 10, 0 },  { "born-month-unknown", 1985, 0, 0 },
    { "born-29-february-2023", 0, 0, 0 }, { "born-blank-day", 1985, 10, 0 },
    { "born-too-short", 0, 0, 0 },        { "born-full-width", 0, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MadoCertificate) certificate = load (cases[i].stem);
      const MadoBasicItems *items = mado_certificate_get_items (certificate);

      g_test_message ("%s", cases[i].stem);
      g_assert_true (items->birth.told);
      g_assert_cmpuint (items->birth.year, ==, cases[i].year);
      g_assert_cmpuint (items->birth.month, ==, cases[i].month);
      g_assert_cmpuint (items->birth.day, ==, cases[i].day);
      g_assert_cmpint (g_date_valid (&items->born), ==, cases[i].day != 0);
      if (cases[i].day != 0)
        {
          g_assert_cmpuint (g_date_get_year (&items->born), ==, cases[i].year);
          g_assert_cmpint (g_date_get_month (&items->born), ==, (int)cases[i].month);
          g_assert_cmpuint (g_date_get_day (&items->born), ==, cases[i].day);
        }
      /* The other items are none the worse for it. */
      g_assert_cmpstr (mado_certificate_get_items (certificate)->name, ==, HOLDER_NAME);
      g_assert_cmpint (mado_certificate_get_items (certificate)->sex, ==, 2);
    }
}

static void
test_sex (void)
{
  static const char *const stems[] = { "sex-9", "sex-two-digits" };

  for (gsize i = 0; i < G_N_ELEMENTS (stems); i++)
    {
      g_autoptr (MadoCertificate) certificate = load (stems[i]);
      g_assert_cmpint (mado_certificate_get_items (certificate)->sex, ==, 0);
      g_assert_cmpstr (mado_certificate_get_items (certificate)->address, ==, HOLDER_ADDRESS);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *stem, *name;
  } cases[] = {
    { "name-embedded-nul", "花\ufffd子" },
    { "name-escape-sequence", "\ufffd]0;花子\ufffd" },
    { "name-right-to-left", "花\ufffd子" },
    { "name-line-separator", "花\ufffd子" },
    { "name-bad-utf8", "\ufffd\ufffd\ufffd" },
    { "name-empty", NULL },
    { "name-private-use", "花\xee\x80\x80子" },
    { "name-twice", "甲" },
    { "name-printable-string", "Hanako" },
    { "name-wrapped-twice", HOLDER_NAME },
    { "san-without-items", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MadoCertificate) certificate = load (cases[i].stem);
      g_test_message ("%s", cases[i].stem);
      g_assert_cmpstr (mado_certificate_get_items (certificate)->name, ==, cases[i].name);
    }

  g_autoptr (MadoCertificate) longest = load ("name-200-characters");
  g_assert_cmpint (g_utf8_strlen (mado_certificate_get_items (longest)->name, -1), ==, 200);
  g_assert_false (g_str_has_suffix (mado_certificate_get_items (longest)->name, "…"));
  g_autoptr (MadoCertificate) overlong = load ("name-overlong");
  g_assert_cmpint (g_utf8_strlen (mado_certificate_get_items (overlong)->name, -1), ==, 201);
  g_assert_true (g_str_has_suffix (mado_certificate_get_items (overlong)->name, "花…"));
  /* No birth date is told, rather than one that cannot be read. */
  g_autoptr (MadoCertificate) nothing = load ("san-without-items");
  g_assert_false (mado_certificate_get_items (nothing)->birth.told);
}

static void
test_clean_text (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    gboolean clean;
  } cases[] = {
    { "a", 1, TRUE },
    { "", 0, FALSE },
    { "abcde", 5, TRUE },
    { "abcdef", 6, FALSE },
    { "花花花花花", 15, TRUE },
    { "花花花花花花", 18, FALSE },
    { "a\0b", 3, FALSE },
    { "a\n", 2, FALSE },
    { "a\t", 2, FALSE },
    { "\x7f", 1, FALSE },
    { "\xc2\x9b", 2, FALSE },     /* a C1 control: CSI */
    { "\xe2\x80\x8b", 3, FALSE }, /* zero width space */
    { "\xef\xbb\xbf", 3, FALSE }, /* byte order mark */
    { "\xe3\x80\x80", 3, TRUE },  /* ideographic space */
    { "\xc0\x80", 2, FALSE },     /* an overlong NUL */
    { "\xed\xa0\x80", 3, FALSE }, /* a surrogate */
    { "\xe8\x8a", 2, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          mado_clean_text_mend ((const guint8 *)cases[i].bytes, cases[i].length, 5);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (g_strcmp0 (text, cases[i].bytes) == 0, ==, cases[i].clean);
    }
}

static gpointer
use_on_thread (gpointer data)
{
  MadoCertificate *auth = data;
  g_autoptr (MadoAuthorities) trusted = trust ("ca-generation-3");

  for (guint i = 0; i < 50; i++)
    {
      g_assert_cmpint (mado_authorities_check (trusted, auth, NULL), ==, MADO_CHAIN_PINNED);
      g_assert_cmpint (mado_authorities_check (mado_authorities_get_jpki (), auth, NULL), ==,
                       MADO_CHAIN_UNCHECKED);
    }
  mado_certificate_unref (auth);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (MadoCertificate) auth = load ("auth");
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("certificate", use_on_thread, mado_certificate_ref (auth));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/certificate/fields", test_fields);
  g_test_add_func ("/certificate/details", test_details);
  g_test_add_func ("/certificate/details-untold", test_details_untold);
  g_test_add_func ("/certificate/dates", test_dates);
  g_test_add_func ("/certificate/fingerprint", test_fingerprint);
  g_test_add_func ("/certificate/details-of-sign", test_details_of_sign);
  g_test_add_func ("/certificate/pem", test_pem);
  g_test_add_func ("/certificate/no-items-on-auth", test_no_items_on_auth);
  g_test_add_func ("/certificate/items", test_items);
  g_test_add_func ("/certificate/keys", test_keys);
  g_test_add_func ("/certificate/uses", test_uses);
  g_test_add_func ("/certificate/refused", test_refused);
  g_test_add_func ("/certificate/every-cut", test_every_cut);
  g_test_add_func ("/certificate/garbage", test_garbage);
  g_test_add_func ("/certificate/far-date", test_far_date);
  g_test_add_func ("/certificate/chains", test_chains);
  g_test_add_func ("/certificate/address-abroad", test_address_abroad);
  g_test_add_func ("/certificate/impostor", test_impostor);
  g_test_add_func ("/certificate/jpki", test_jpki);
  g_test_add_func ("/certificate/born", test_born);
  g_test_add_func ("/certificate/sex", test_sex);
  g_test_add_func ("/certificate/names", test_names);
  g_test_add_func ("/certificate/clean-text", test_clean_text);
  g_test_add_func ("/certificate/threads", test_threads);
  return g_test_run ();
}
