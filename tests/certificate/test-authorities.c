/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "certificate-maker.h"
#include "mado-authorities-private.h"

#include <string.h>

/* Who may have issued a certificate, where no file tells the shapes apart: each row is an issuer
 * that is made here, and the certificate that it has signed. */

typedef struct
{
  const char *what;
  /* The issuer. */
  guint version;
  int is_ca;             /* −1: not told */
  const char *key_usage; /* (nullable): the extension's bytes */
  const char *own_id;    /* (nullable): how it is called */
  gboolean may_issue;    /* so that it may have signed itself, too */
  /* What it has signed. */
  const char *issuer_id; /* (nullable): what it calls its issuer */
  /* What is said: with the issuer among those that are known; with its copy from the card only. */
  MadoChain known, copy;
} Row;

#define CERT_SIGN     "\x03\x02\x02\x04"
#define NO_CERT_SIGN  "\x03\x02\x07\x80"
#define NO_BITS       "\x04\x01\x04"
#define ID_16         "0123456789ABCDEF"
#define ID_64         ID_16 ID_16 ID_16 ID_16
#define OID_KEY_USAGE "2.5.29.15"

static const Row rows[] = {
  { "as it should be", 3, 1, CERT_SIGN, "A", TRUE, "A", MADO_CHAIN_PINNED, MADO_CHAIN_UNPINNED },
  { "no key usage", 3, 1, NULL, "A", TRUE, "A", MADO_CHAIN_PINNED, MADO_CHAIN_UNPINNED },
  { "a key usage that is no bits", 3, 1, NO_BITS, "A", FALSE, "A", MADO_CHAIN_BROKEN,
    MADO_CHAIN_BROKEN },
  { "not for certificates", 3, 1, NO_CERT_SIGN, "A", FALSE, "A", MADO_CHAIN_BROKEN,
    MADO_CHAIN_BROKEN },
  { "no CA", 3, 0, CERT_SIGN, "A", FALSE, "A", MADO_CHAIN_BROKEN, MADO_CHAIN_BROKEN },
  { "a CA or not", 3, -1, CERT_SIGN, "A", FALSE, "A", MADO_CHAIN_BROKEN, MADO_CHAIN_BROKEN },
  /* Before extensions, everybody might have been a CA. */
  { "version 1", 1, -1, NULL, NULL, FALSE, NULL, MADO_CHAIN_UNCHECKED, MADO_CHAIN_BROKEN },
  { "no id", 3, 1, CERT_SIGN, NULL, TRUE, NULL, MADO_CHAIN_PINNED, MADO_CHAIN_UNPINNED },
  { "the id of neither", 3, 1, CERT_SIGN, NULL, TRUE, "A", MADO_CHAIN_UNCHECKED,
    MADO_CHAIN_UNPINNED },
  { "the issuer's id only", 3, 1, CERT_SIGN, "A", TRUE, NULL, MADO_CHAIN_PINNED,
    MADO_CHAIN_UNPINNED },
  { "another id", 3, 1, CERT_SIGN, "A", TRUE, "B", MADO_CHAIN_UNCHECKED, MADO_CHAIN_BROKEN },
  { "a longer id", 3, 1, CERT_SIGN, "A", TRUE, "AB", MADO_CHAIN_UNCHECKED, MADO_CHAIN_BROKEN },
  { "a shorter id", 3, 1, CERT_SIGN, "AB", TRUE, "A", MADO_CHAIN_UNCHECKED, MADO_CHAIN_BROKEN },
  { "as long as there is room", 3, 1, CERT_SIGN, ID_64, TRUE, ID_64, MADO_CHAIN_PINNED,
    MADO_CHAIN_UNPINNED },
  { "longer", 3, 1, CERT_SIGN, ID_64 "0", TRUE, ID_64 "0", MADO_CHAIN_PINNED, MADO_CHAIN_UNPINNED },
};

static void
shape_issuer (gnutls_x509_crt_t crt, const Row *row)
{
  if (row->is_ca >= 0)
    g_assert_cmpint (gnutls_x509_crt_set_ca_status (crt, (guint)row->is_ca), ==, GNUTLS_E_SUCCESS);
  if (row->key_usage != NULL)
    g_assert_cmpint (gnutls_x509_crt_set_extension_by_oid (crt, OID_KEY_USAGE, row->key_usage,
                                                           strlen (row->key_usage), 1),
                     ==, GNUTLS_E_SUCCESS);
  if (row->own_id != NULL)
    g_assert_cmpint (gnutls_x509_crt_set_subject_key_id (crt, row->own_id, strlen (row->own_id)),
                     ==, GNUTLS_E_SUCCESS);
}

static MadoAuthorities *
know (MadoCertificate *certificate)
{
  g_autoptr (GPtrArray) ders = g_ptr_array_new ();

  if (certificate != NULL)
    g_ptr_array_add (ders, mado_certificate_get_der (certificate));
  return mado_authorities_new (ders);
}

static void
test_issuer (gconstpointer data)
{
  const Row *row = data;
  gnutls_x509_privkey_t ca_key = maker_key_new (), key = maker_key_new ();
  gnutls_x509_crt_t ca_crt = maker_crt_new ("CN=CA", row->version, ca_key);
  gnutls_x509_crt_t crt = maker_crt_new ("CN=holder", 3, key);

  shape_issuer (ca_crt, row);
  if (row->issuer_id != NULL)
    g_assert_cmpint (
        gnutls_x509_crt_set_authority_key_id (crt, row->issuer_id, strlen (row->issuer_id)), ==,
        GNUTLS_E_SUCCESS);
  g_autoptr (MadoCertificate) ca = maker_sign (ca_crt, ca_crt, ca_key);
  g_autoptr (MadoCertificate) certificate = maker_sign (crt, ca_crt, ca_key);
  g_autoptr (MadoAuthorities) known = know (ca);
  g_autoptr (MadoAuthorities) none = know (NULL);

  g_assert_cmpint (mado_authorities_check (known, certificate, NULL), ==, row->known);
  g_assert_cmpint (mado_authorities_check (none, certificate, ca), ==, row->copy);
  g_assert_cmpint (mado_authorities_check (known, ca, NULL), ==,
                   row->may_issue ? MADO_CHAIN_PINNED : MADO_CHAIN_UNCHECKED);
  g_assert_cmpint (mado_authorities_check (none, ca, ca), ==,
                   row->may_issue ? MADO_CHAIN_UNPINNED : MADO_CHAIN_BROKEN);
  gnutls_x509_crt_deinit (crt);
  gnutls_x509_crt_deinit (ca_crt);
  gnutls_x509_privkey_deinit (key);
  gnutls_x509_privkey_deinit (ca_key);
}

/* A card's CA that calls itself as a known one does, which it is not. */
static const struct
{
  const char *known_id, *own_id; /* (nullable) */
  MadoChain chain;
} claims[] = {
  { "A", "A", MADO_CHAIN_BROKEN },
  { "A", "B", MADO_CHAIN_UNPINNED },
  { "A", "AB", MADO_CHAIN_UNPINNED },
  { "AB", "A", MADO_CHAIN_UNPINNED },
  { "A", NULL, MADO_CHAIN_UNPINNED },
  { NULL, "A", MADO_CHAIN_UNPINNED },
  /* Who has no name, or one that there is no room for, claims nothing. */
  { NULL, NULL, MADO_CHAIN_UNPINNED },
  { ID_64 "0", ID_64 "1", MADO_CHAIN_UNPINNED },
  { ID_64, ID_64, MADO_CHAIN_BROKEN },
};

static MadoCertificate *
make_ca (const char *own_id, gnutls_x509_crt_t *crt, gnutls_x509_privkey_t *key)
{
  const Row row = { .is_ca = 1, .key_usage = CERT_SIGN, .own_id = own_id };

  *key = maker_key_new ();
  *crt = maker_crt_new ("CN=CA", 3, *key);
  shape_issuer (*crt, &row);
  return maker_sign (*crt, *crt, *key);
}

static void
test_claim (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  gnutls_x509_privkey_t known_key, ca_key, key = maker_key_new ();
  gnutls_x509_crt_t known_crt, ca_crt, crt = maker_crt_new ("CN=holder", 3, key);
  g_autoptr (MadoCertificate) known_ca = make_ca (claims[i].known_id, &known_crt, &known_key);
  g_autoptr (MadoCertificate) ca = make_ca (claims[i].own_id, &ca_crt, &ca_key);
  g_autoptr (MadoCertificate) certificate = maker_sign (crt, ca_crt, ca_key);
  g_autoptr (MadoAuthorities) known = know (known_ca);

  g_assert_cmpint (mado_authorities_check (known, certificate, ca), ==, claims[i].chain);
  gnutls_x509_crt_deinit (crt);
  gnutls_x509_crt_deinit (ca_crt);
  gnutls_x509_crt_deinit (known_crt);
  gnutls_x509_privkey_deinit (key);
  gnutls_x509_privkey_deinit (ca_key);
  gnutls_x509_privkey_deinit (known_key);
}

/* What is no certificate is nobody who is known. */
static void
test_garbage (void)
{
  g_autoptr (GPtrArray) ders = g_ptr_array_new ();
  g_autoptr (GBytes) garbage = g_bytes_new_static ("garbage", strlen ("garbage"));
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t crt;
  g_autoptr (MadoCertificate) ca = make_ca ("A", &crt, &key);

  g_ptr_array_add (ders, garbage);
  g_ptr_array_add (ders, mado_certificate_get_der (ca));
  g_autoptr (MadoAuthorities) known = mado_authorities_new (ders);
  g_assert_cmpuint (mado_authorities_get_n (known), ==, 1);
  g_assert_cmpint (mado_authorities_check (known, ca, NULL), ==, MADO_CHAIN_PINNED);
  gnutls_x509_crt_deinit (crt);
  gnutls_x509_privkey_deinit (key);
}

/* Each reading holds those that are known, which outlive it. */
static void
test_two_owners (void)
{
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t crt;
  g_autoptr (MadoCertificate) ca = make_ca ("A", &crt, &key);
  g_autoptr (MadoAuthorities) known = know (ca);

  mado_authorities_unref (mado_authorities_ref (known));
  g_assert_cmpuint (mado_authorities_get_n (known), ==, 1);
  g_assert_true (g_bytes_equal (mado_certificate_get_der (mado_authorities_get (known, 0)),
                                mado_certificate_get_der (ca)));
  gnutls_x509_crt_deinit (crt);
  gnutls_x509_privkey_deinit (key);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/authorities/issuer/%s", rows[i].what);

      g_test_add_data_func (path, &rows[i], test_issuer);
    }
  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autofree char *path = g_strdup_printf ("/authorities/claim/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_claim);
    }
  g_test_add_func ("/authorities/garbage", test_garbage);
  g_test_add_func ("/authorities/two-owners", test_two_owners);
  return g_test_run ();
}
