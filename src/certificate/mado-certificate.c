/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-certificate.h"

#include <string.h>

#include "mado-basic-items-private.h"
#include "mado-hex.h"
#include "mado-x509.h"

/* No certificate of a card comes near to it (card-protocol.md 3.2). */
#define DER_MAX 65536
/* RFC 5280, 4.1.2.2 allows 20, and a leading zero. */
#define SERIAL_MAX 21
#define POLICY_MAX 16

/* The level below 1.2.392.200149.8.5.1 says which CA issues by the policy; what follows differs
 * between cards, phones and tests (card-protocol.md 6.1). */
#define OID_POLICY_AUTH      "1.2.392.200149.8.5.1.3."
#define OID_POLICY_SIGN      "1.2.392.200149.8.5.1.1."
#define OID_POLICY_SIGN_TEST "1.2.392.200149.8.5.1.0."

struct _MadoCertificate
{
  gatomicrefcount refs;

  GBytes *der; /* (owned) */
  gint64 not_before;
  gint64 not_after;
  char *serial; /* (owned) */
  MadoCertificateUse use;
  MadoBasicItems items;
};

GQuark
mado_certificate_error_quark (void)
{
  return g_quark_from_static_string ("mado-certificate-error-quark");
}

/* --- reading ---------------------------------------------------------------------------------- */

static gboolean
set_malformed (GError **error, const char *what)
{
  g_set_error (error, MADO_CERTIFICATE_ERROR, MADO_CERTIFICATE_ERROR_MALFORMED,
               "Not a usable certificate: %s", what);
  return FALSE;
}

static gboolean
set_dates (GError **error)
{
  g_set_error_literal (error, MADO_CERTIFICATE_ERROR, MADO_CERTIFICATE_ERROR_DATES,
                       "The certificate's validity makes no sense");
  return FALSE;
}

static gboolean
is_time_error (int code)
{
  return code == GNUTLS_E_CERTIFICATE_TIME_ERROR || code == GNUTLS_E_ASN1_TIME_ERROR;
}

static gboolean
contains (GBytes *der, const char *text)
{
  gsize length = 0, n = strlen (text);
  const guint8 *bytes = g_bytes_get_data (der, &length);

  for (gsize i = 0; i + n <= length; i++)
    if (memcmp (bytes + i, text, n) == 0)
      return TRUE;
  return FALSE;
}

/* Builds of GnuTLS differ in whether 29 February 2027 becomes 1 March. Here it is no date: what was
 * read must stand in the certificate, as UTCTime or as GeneralizedTime. */
static gboolean
is_written (MadoCertificate *self, gint64 seconds)
{
  g_autoptr (GDateTime) date_time = g_date_time_new_from_unix_utc (seconds);

  if (date_time == NULL)
    return FALSE;
  g_autofree char *utc = g_date_time_format (date_time, "\x17\x0d%y%m%d%H%M%SZ");
  g_autofree char *generalized = g_date_time_format (date_time, "\x18\x0f%Y%m%d%H%M%SZ");
  return contains (self->der, utc) || contains (self->der, generalized);
}

static gboolean
read_dates (MadoCertificate *self, MadoX509 *crt, GError **error)
{
  time_t begins = gnutls_x509_crt_get_activation_time (crt);
  time_t ends = gnutls_x509_crt_get_expiration_time (crt);

  /* Where there is no such time GnuTLS tells one that is not written. */
  if (ends < begins || !is_written (self, begins) || !is_written (self, ends))
    return set_dates (error);
  self->not_before = begins;
  self->not_after = ends;
  return TRUE;
}

static gboolean
read_serial (MadoCertificate *self, MadoX509 *crt, GError **error)
{
  guint8 serial[SERIAL_MAX];
  size_t length = sizeof serial;

  if (gnutls_x509_crt_get_serial (crt, serial, &length) < 0 || length == 0)
    return set_malformed (error, "its serial number cannot be read");

  /* DER puts a zero before a number whose top bit is set; it is no part of the number. */
  gsize skip = length > 1 && serial[0] == 0 ? 1 : 0;
  GString *text = g_string_new (NULL);
  mado_hex_append (text, serial + skip, length - skip);
  self->serial = g_string_free (text, FALSE);
  return TRUE;
}

static MadoCertificateUse
use_of_policy (const char *oid)
{
  if (g_str_has_prefix (oid, OID_POLICY_AUTH))
    return MADO_CERTIFICATE_USE_AUTH;
  if (g_str_has_prefix (oid, OID_POLICY_SIGN) || g_str_has_prefix (oid, OID_POLICY_SIGN_TEST))
    return MADO_CERTIFICATE_USE_SIGN;
  return MADO_CERTIFICATE_USE_UNKNOWN;
}

/* FALSE when the certificate names policies of both kinds, which none can be. */
static gboolean
read_policies (MadoX509 *crt, MadoCertificateUse *use)
{
  *use = MADO_CERTIFICATE_USE_UNKNOWN;
  gnutls_x509_policy_st policy;
  for (guint i = 0;
       i < POLICY_MAX && gnutls_x509_crt_get_policy (crt, i, &policy, NULL) == GNUTLS_E_SUCCESS;
       i++)
    {
      MadoCertificateUse this_use = use_of_policy (policy.oid);
      gnutls_x509_policy_release (&policy);
      if (this_use == MADO_CERTIFICATE_USE_UNKNOWN)
        continue;
      if (*use != MADO_CERTIFICATE_USE_UNKNOWN && *use != this_use)
        return FALSE;
      *use = this_use;
    }
  return TRUE;
}

/* 署名用 promises non-repudiation, 利用者証明用 does not: that tells them apart where a policy is
 * missing or new, as on a coming generation of the card. */
static MadoCertificateUse
use_of_key_usage (MadoX509 *crt)
{
  unsigned int usage = 0;

  /* Where none can be read it is none. */
  gnutls_x509_crt_get_key_usage (crt, &usage, NULL);
  if (!(usage & GNUTLS_KEY_DIGITAL_SIGNATURE))
    return MADO_CERTIFICATE_USE_UNKNOWN;
  return usage & GNUTLS_KEY_NON_REPUDIATION ? MADO_CERTIFICATE_USE_SIGN : MADO_CERTIFICATE_USE_AUTH;
}

static MadoCertificateUse
find_use (MadoX509 *crt)
{
  MadoCertificateUse use = MADO_CERTIFICATE_USE_UNKNOWN;

  if (gnutls_x509_crt_get_ca_status (crt, NULL) > 0)
    return MADO_CERTIFICATE_USE_CA;
  if (!read_policies (crt, &use))
    return MADO_CERTIFICATE_USE_UNKNOWN;
  return use != MADO_CERTIFICATE_USE_UNKNOWN ? use : use_of_key_usage (crt);
}

static gboolean
read_all (MadoCertificate *self, GError **error)
{
  if (g_bytes_get_size (self->der) > DER_MAX)
    return set_malformed (error, "it is too large");

  int code;
  g_autoptr (MadoX509) crt = mado_x509_import (self->der, &code);
  if (crt == NULL && is_time_error (code))
    return set_dates (error);
  if (crt == NULL)
    return set_malformed (error, gnutls_strerror (code));
  if (!read_dates (self, crt, error) || !read_serial (self, crt, error))
    return FALSE;

  self->use = find_use (crt);
  mado_basic_items_read (&self->items, crt);
  return TRUE;
}

/* --- public API ------------------------------------------------------------------------------- */

MadoCertificate *
mado_certificate_new (GBytes *der, GError **error)
{
  g_return_val_if_fail (der != NULL, NULL);

  g_autoptr (MadoCertificate) self = g_new0 (MadoCertificate, 1);
  g_atomic_ref_count_init (&self->refs);
  self->der = g_bytes_ref (der);
  g_date_clear (&self->items.born, 1);
  return read_all (self, error) ? g_steal_pointer (&self) : NULL;
}

MadoCertificate *
mado_certificate_ref (MadoCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
mado_certificate_unref (MadoCertificate *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_bytes_unref (self->der);
  g_free (self->serial);
  mado_basic_items_clear (&self->items);
  g_free (self);
}

GBytes *
mado_certificate_get_der (MadoCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->der;
}

gint64
mado_certificate_get_not_before (MadoCertificate *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->not_before;
}

gint64
mado_certificate_get_not_after (MadoCertificate *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->not_after;
}

const char *
mado_certificate_get_serial (MadoCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->serial;
}

MadoCertificateUse
mado_certificate_get_use (MadoCertificate *self)
{
  g_return_val_if_fail (self != NULL, MADO_CERTIFICATE_USE_UNKNOWN);

  return self->use;
}

const MadoBasicItems *
mado_certificate_get_items (MadoCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->items;
}
