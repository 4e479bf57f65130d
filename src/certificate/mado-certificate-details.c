/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-certificate-details.h"

#include <string.h>

#include "mado-clean-text.h"
#include "mado-hex.h"
#include "mado-x509.h"

#define TEXT_MAX   400
#define KEY_ID_MAX 64
#define OID_MAX    128
/* RFC 7468, 2: a line has 64 characters. */
#define PEM_LINE 64

static char *
join_bytes (const guint8 *bytes, gsize length)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0)
        g_string_append_c (text, ':');
      mado_hex_append (text, &bytes[i], 1);
    }
  return g_string_free (text, FALSE);
}

static char *
hash (GBytes *der, GChecksumType type)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (type);
  gsize length = 0;
  const guint8 *bytes = g_bytes_get_data (der, &length);
  guint8 digest[32];
  gsize size = sizeof digest;

  g_checksum_update (checksum, bytes, (gssize)length);
  g_checksum_get_digest (checksum, digest, &size);
  return join_bytes (digest, size);
}

/* Japan's time has no summer time. */
static char *
write_time (gint64 seconds)
{
  g_autoptr (GTimeZone) japan = g_time_zone_new_offset (9 * 60 * 60);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) here = g_date_time_to_timezone (utc, japan);

  /* The end of the year 9999 is in none that can be written. */
  return here != NULL ? g_date_time_format (here, "%Y-%m-%d %H:%M:%S +09:00") : NULL;
}

static char *
write_name (MadoX509 *crt, int (*get) (MadoX509 *crt, gnutls_datum_t *name, unsigned int flags))
{
  gnutls_datum_t name = { NULL, 0 };

  /* Of one that cannot be written nothing is there. */
  get (crt, &name, 0);
  char *text = mado_clean_text_mend (name.data, name.size, TEXT_MAX);
  gnutls_free (name.data);
  return text;
}

static char *
write_key (MadoX509 *crt)
{
  unsigned int bits = 0;
  int algorithm = gnutls_x509_crt_get_pk_algorithm (crt, &bits);

  if (algorithm < 0)
    return NULL;
  return g_strdup_printf ("%s %u bit", gnutls_pk_get_name ((gnutls_pk_algorithm_t)algorithm), bits);
}

static char *
write_key_id (MadoX509 *crt, MadoCertificateDetail which)
{
  guint8 id[KEY_ID_MAX];
  size_t length = sizeof id;
  int code = which == MADO_CERTIFICATE_DETAIL_KEY_ID
                 ? gnutls_x509_crt_get_subject_key_id (crt, id, &length, NULL)
                 : gnutls_x509_crt_get_authority_key_id (crt, id, &length, NULL);

  return code == GNUTLS_E_SUCCESS ? join_bytes (id, length) : NULL;
}

static char *
write_signature (MadoX509 *crt)
{
  int algorithm = gnutls_x509_crt_get_signature_algorithm (crt);

  return g_strdup (gnutls_sign_get_name ((gnutls_sign_algorithm_t)algorithm));
}

static char *
write_policy (MadoX509 *crt)
{
  struct gnutls_x509_policy_st policy;
  char *oid;

  if (gnutls_x509_crt_get_policy (crt, 0, &policy, NULL) < 0)
    return NULL;
  oid = mado_clean_text_mend ((const guint8 *)policy.oid, strlen (policy.oid), OID_MAX);
  gnutls_x509_policy_release (&policy);
  return oid;
}

static char *
write_of_x509 (MadoX509 *crt, MadoCertificateDetail detail)
{
  switch (detail)
    {
    case MADO_CERTIFICATE_DETAIL_ISSUER:
      return write_name (crt, gnutls_x509_crt_get_issuer_dn3);
    case MADO_CERTIFICATE_DETAIL_SUBJECT:
      return write_name (crt, gnutls_x509_crt_get_dn3);
    case MADO_CERTIFICATE_DETAIL_KEY:
      return write_key (crt);
    case MADO_CERTIFICATE_DETAIL_KEY_ID:
    case MADO_CERTIFICATE_DETAIL_ISSUER_KEY_ID:
      return write_key_id (crt, detail);
    case MADO_CERTIFICATE_DETAIL_SIGNATURE:
      return write_signature (crt);
    case MADO_CERTIFICATE_DETAIL_POLICY:
      return write_policy (crt);
    case MADO_CERTIFICATE_DETAIL_SERIAL:
    case MADO_CERTIFICATE_DETAIL_NOT_BEFORE:
    case MADO_CERTIFICATE_DETAIL_NOT_AFTER:
    case MADO_CERTIFICATE_DETAIL_SHA256:
    case MADO_CERTIFICATE_DETAIL_SHA1:
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
mado_certificate_get_detail (MadoCertificate *self, MadoCertificateDetail detail)
{
  g_autoptr (MadoX509) crt = NULL;
  int code;

  switch (detail)
    {
    case MADO_CERTIFICATE_DETAIL_SERIAL:
      return g_strdup (mado_certificate_get_serial (self));
    case MADO_CERTIFICATE_DETAIL_NOT_BEFORE:
      return write_time (mado_certificate_get_not_before (self));
    case MADO_CERTIFICATE_DETAIL_NOT_AFTER:
      return write_time (mado_certificate_get_not_after (self));
    case MADO_CERTIFICATE_DETAIL_SHA256:
      return hash (mado_certificate_get_der (self), G_CHECKSUM_SHA256);
    case MADO_CERTIFICATE_DETAIL_SHA1:
      return hash (mado_certificate_get_der (self), G_CHECKSUM_SHA1);
    case MADO_CERTIFICATE_DETAIL_ISSUER:
    case MADO_CERTIFICATE_DETAIL_SUBJECT:
    case MADO_CERTIFICATE_DETAIL_KEY:
    case MADO_CERTIFICATE_DETAIL_KEY_ID:
    case MADO_CERTIFICATE_DETAIL_ISSUER_KEY_ID:
    case MADO_CERTIFICATE_DETAIL_SIGNATURE:
    case MADO_CERTIFICATE_DETAIL_POLICY:
    default:
      crt = mado_x509_import (mado_certificate_get_der (self), &code);
      return crt != NULL ? write_of_x509 (crt, detail) : NULL;
    }
}

char *
mado_certificate_to_pem (MadoCertificate *self)
{
  gsize length = 0;
  const guint8 *bytes = g_bytes_get_data (mado_certificate_get_der (self), &length);
  g_autofree char *base64 = g_base64_encode (bytes, length);
  GString *text = g_string_new ("-----BEGIN CERTIFICATE-----\n");

  for (const char *rest = base64; *rest != '\0'; rest += MIN (strlen (rest), PEM_LINE))
    g_string_append_printf (text, "%.*s\n", PEM_LINE, rest);
  g_string_append (text, "-----END CERTIFICATE-----\n");
  return g_string_free (text, FALSE);
}
