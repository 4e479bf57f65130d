/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "certificate-maker.h"
#include "mado-certificate-details.h"

#include <string.h>

/* What a certificate says of itself, in shapes that no file has: each row is made here. */

static MadoCertificate *
finish (gnutls_x509_crt_t crt, gnutls_x509_privkey_t key)
{
  MadoCertificate *certificate = maker_sign (crt, crt, key);

  gnutls_x509_crt_deinit (crt);
  gnutls_x509_privkey_deinit (key);
  return certificate;
}

/* --- what it is for --- */

#define AUTH    "1.2.392.200149.8.5.1.3.30"
#define SIGN    "1.2.392.200149.8.5.1.1.10"
#define FOREIGN "1.2.3.4"
#define DIGITAL GNUTLS_KEY_DIGITAL_SIGNATURE
#define BOTH    (GNUTLS_KEY_DIGITAL_SIGNATURE | GNUTLS_KEY_NON_REPUDIATION)

static const struct
{
  int is_ca; /* −1: not told */
  guint key_usage;
  const char *policies[20];
  MadoCertificateUse use;
} uses[] = {
  { -1, 0, { AUTH }, MADO_CERTIFICATE_USE_AUTH },
  { -1, 0, { SIGN }, MADO_CERTIFICATE_USE_SIGN },
  { 0, 0, { AUTH }, MADO_CERTIFICATE_USE_AUTH },
  { 1, 0, { AUTH }, MADO_CERTIFICATE_USE_CA },
  /* Of policies others than these say nothing; both of these cannot be. */
  { -1, 0, { AUTH, FOREIGN }, MADO_CERTIFICATE_USE_AUTH },
  { -1, 0, { FOREIGN, SIGN }, MADO_CERTIFICATE_USE_SIGN },
  { -1, 0, { AUTH, AUTH }, MADO_CERTIFICATE_USE_AUTH },
  { -1, 0, { AUTH, SIGN }, MADO_CERTIFICATE_USE_UNKNOWN },
  { -1, DIGITAL, { AUTH, SIGN }, MADO_CERTIFICATE_USE_UNKNOWN },
  /* A policy says more than what the key may do. */
  { -1, BOTH, { AUTH }, MADO_CERTIFICATE_USE_AUTH },
  { -1, DIGITAL, { SIGN }, MADO_CERTIFICATE_USE_SIGN },
  { -1, BOTH, { FOREIGN }, MADO_CERTIFICATE_USE_SIGN },
  { -1, DIGITAL, { FOREIGN }, MADO_CERTIFICATE_USE_AUTH },
  { -1, GNUTLS_KEY_NON_REPUDIATION, { FOREIGN }, MADO_CERTIFICATE_USE_UNKNOWN },
  { -1, 0, { FOREIGN }, MADO_CERTIFICATE_USE_UNKNOWN },
#define FOUR FOREIGN, FOREIGN, FOREIGN, FOREIGN
  /* Nobody has so many; they are not read without end. */
  { -1, 0, { FOUR, FOUR, FOUR, FOREIGN, FOREIGN, FOREIGN, AUTH }, MADO_CERTIFICATE_USE_AUTH },
  { -1, 0, { FOUR, FOUR, FOUR, FOUR, AUTH }, MADO_CERTIFICATE_USE_UNKNOWN },
#undef FOUR
};

static void
test_uses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      gnutls_x509_privkey_t key = maker_key_new ();
      gnutls_x509_crt_t crt = maker_crt_new ("CN=holder", 3, key);

      g_test_message ("row %u", i);
      if (uses[i].is_ca >= 0)
        gnutls_x509_crt_set_ca_status (crt, (guint)uses[i].is_ca);
      if (uses[i].key_usage != 0)
        gnutls_x509_crt_set_key_usage (crt, uses[i].key_usage);
      for (guint j = 0; uses[i].policies[j] != NULL; j++)
        {
          struct gnutls_x509_policy_st policy = { .oid = (char *)uses[i].policies[j] };
          g_assert_cmpint (gnutls_x509_crt_set_policy (crt, &policy, 0), ==, GNUTLS_E_SUCCESS);
        }
      g_autoptr (MadoCertificate) certificate = finish (crt, key);
      g_assert_cmpint (mado_certificate_get_use (certificate), ==, uses[i].use);
    }
}

/* --- its number --- */

static const struct
{
  const char *bytes;
  gsize length;
  const char *serial;
} serials[] = {
  { "\x01", 1, "01" },
  /* A zero that only keeps the next one from being a sign is not shown. */
  { "\x00\x80", 2, "80" },
  { "\x00\x80\x00", 3, "8000" },
  { "\x01\x00", 2, "0100" },
};

static void
test_serials (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (serials); i++)
    {
      gnutls_x509_privkey_t key = maker_key_new ();
      gnutls_x509_crt_t crt = maker_crt_new ("CN=holder", 3, key);

      gnutls_x509_crt_set_serial (crt, serials[i].bytes, serials[i].length);
      g_autoptr (MadoCertificate) certificate = finish (crt, key);
      g_assert_cmpstr (mado_certificate_get_serial (certificate), ==, serials[i].serial);
    }
}

/* --- its size --- */

static GBytes *
make_of_size (gsize padding)
{
  gnutls_x509_privkey_t key = maker_key_new ();
  gnutls_x509_crt_t crt = maker_crt_new ("CN=holder", 3, key);
  g_autofree guint8 *bytes = g_malloc0 (padding);

  gnutls_x509_crt_set_extension_by_oid (crt, FOREIGN, bytes, padding, 0);
  GBytes *der = maker_dup_der (crt, crt, key);
  gnutls_x509_crt_deinit (crt);
  gnutls_x509_privkey_deinit (key);
  return der;
}

static void
test_sizes (void)
{
  g_autoptr (GBytes) model = make_of_size (60000);
  gsize rest = 65536 - g_bytes_get_size (model);
  g_autoptr (GBytes) largest = make_of_size (60000 + rest);
  g_autoptr (GBytes) larger = make_of_size (60001 + rest);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_bytes_get_size (largest), ==, 65536);
  g_autoptr (MadoCertificate) certificate = mado_certificate_new (largest, &error);
  g_assert_no_error (error);
  g_assert_null (mado_certificate_new (larger, &error));
  g_assert_error (error, MADO_CERTIFICATE_ERROR, MADO_CERTIFICATE_ERROR_MALFORMED);
}

/* --- its holder --- */

static void
test_nobody (void)
{
  gnutls_x509_privkey_t key = maker_key_new ();
  g_autoptr (MadoCertificate) certificate = finish (maker_crt_new (NULL, 3, key), key);
  g_autofree char *subject =
      mado_certificate_get_detail (certificate, MADO_CERTIFICATE_DETAIL_SUBJECT);
  g_autofree char *key_name =
      mado_certificate_get_detail (certificate, MADO_CERTIFICATE_DETAIL_KEY_ID);

  g_assert_cmpstr (subject, ==, NULL);
  g_assert_cmpstr (key_name, ==, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/certificate-shapes/uses", test_uses);
  g_test_add_func ("/certificate-shapes/serials", test_serials);
  g_test_add_func ("/certificate-shapes/sizes", test_sizes);
  g_test_add_func ("/certificate-shapes/nobody", test_nobody);
  return g_test_run ();
}
