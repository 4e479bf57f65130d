/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "certificate-maker.h"

#include <gnutls/abstract.h>

gnutls_x509_privkey_t
maker_key_new (void)
{
  gnutls_x509_privkey_t key = NULL;

  /* The program does so with its first certificate. */
  g_assert_cmpint (gnutls_global_init (), ==, GNUTLS_E_SUCCESS);
  g_assert_cmpint (gnutls_x509_privkey_init (&key), ==, GNUTLS_E_SUCCESS);
  /* Its signatures all have one length. */
  g_assert_cmpint (gnutls_x509_privkey_generate (key, GNUTLS_PK_EDDSA_ED25519, 0, 0), ==,
                   GNUTLS_E_SUCCESS);
  return key;
}

gnutls_x509_crt_t
maker_crt_new (const char *name, guint version, gnutls_x509_privkey_t key)
{
  gnutls_x509_crt_t crt = NULL;

  g_assert_cmpint (gnutls_x509_crt_init (&crt), ==, GNUTLS_E_SUCCESS);
  gnutls_x509_crt_set_version (crt, version);
  gnutls_x509_crt_set_serial (crt, "\x01", 1);
  gnutls_x509_crt_set_activation_time (crt, 1785544200);
  gnutls_x509_crt_set_expiration_time (crt, 1944140399);
  if (name != NULL)
    g_assert_cmpint (gnutls_x509_crt_set_dn (crt, name, NULL), ==, GNUTLS_E_SUCCESS);
  g_assert_cmpint (gnutls_x509_crt_set_key (crt, key), ==, GNUTLS_E_SUCCESS);
  return crt;
}

GBytes *
maker_dup_der (gnutls_x509_crt_t crt, gnutls_x509_crt_t issuer, gnutls_x509_privkey_t issuer_key)
{
  gnutls_datum_t der = { NULL, 0 };

  g_assert_cmpint (gnutls_x509_crt_sign2 (crt, issuer, issuer_key, GNUTLS_DIG_SHA512, 0), ==,
                   GNUTLS_E_SUCCESS);
  g_assert_cmpint (gnutls_x509_crt_export2 (crt, GNUTLS_X509_FMT_DER, &der), ==, GNUTLS_E_SUCCESS);
  GBytes *bytes = g_bytes_new (der.data, der.size);
  gnutls_free (der.data);
  return bytes;
}

MadoCertificate *
maker_sign (gnutls_x509_crt_t crt, gnutls_x509_crt_t issuer, gnutls_x509_privkey_t issuer_key)
{
  g_autoptr (GBytes) der = maker_dup_der (crt, issuer, issuer_key);
  g_autoptr (GError) error = NULL;
  MadoCertificate *certificate = mado_certificate_new (der, &error);

  g_assert_no_error (error);
  return certificate;
}
