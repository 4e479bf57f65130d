/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-anchors.h"
#include "mado-certificate.h"
#include "mado-x509.h"

/* An expired CA is no broken one: the first generation's ended in 2025, and what it signed is still
 * its own. What the signature needs beside a key that fits is an algorithm that holds: MEDIUM is
 * 112 bits, which RSA-2048 with SHA-256 has and SHA-1 has not. Policies and other extensions that
 * GnuTLS does not know are none of the signature's business. */
#define VERIFY_FLAGS                                                                               \
  (GNUTLS_VERIFY_DISABLE_TIME_CHECKS | GNUTLS_VERIFY_DISABLE_TRUSTED_TIME_CHECKS |                 \
   GNUTLS_VERIFY_IGNORE_UNKNOWN_CRIT_EXTENSIONS |                                                  \
   GNUTLS_PROFILE_TO_VFLAGS (GNUTLS_PROFILE_MEDIUM))

static gboolean
may_issue (MadoX509 *ca)
{
  unsigned int critical = 0, usage = 0;

  if (gnutls_x509_crt_get_ca_status (ca, &critical) <= 0)
    return FALSE;
  int code = gnutls_x509_crt_get_key_usage (ca, &usage, &critical);
  return code == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE ||
         (code >= 0 && (usage & GNUTLS_KEY_KEY_CERT_SIGN) != 0);
}

static gboolean
has_issued (MadoX509 *ca, MadoX509 *crt)
{
  unsigned int status = 0;

  /* Names, and key ids where both have one: generations share their names. */
  if (gnutls_x509_crt_check_issuer (crt, ca) != 1)
    return FALSE;
  return gnutls_x509_crt_verify (crt, &ca, 1, VERIFY_FLAGS, &status) >= 0 && status == 0;
}

static gboolean
is_among (const char *fingerprint, const char *const *anchors)
{
  for (gsize i = 0; anchors != NULL && anchors[i] != NULL; i++)
    if (g_ascii_strcasecmp (fingerprint, anchors[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Whether @ca calls itself by the key id of a known generation, which it is not if its fingerprint
 * is another's. */
static gboolean
is_impostor (MadoX509 *ca, MadoCertificate *certificate)
{
  guint8 key_id[64];
  size_t length = sizeof key_id;
  unsigned int critical = 0;

  return gnutls_x509_crt_get_subject_key_id (ca, key_id, &length, &critical) >= 0 &&
         mado_anchors_claim_key_id (key_id, length) &&
         !is_among (mado_certificate_get_fingerprint (certificate),
                    mado_certificate_get_jpki_anchors ());
}

MadoChain
mado_certificate_check_chain (MadoCertificate *self,
                              MadoCertificate *ca,
                              const char *const *anchors)
{
  g_return_val_if_fail (self != NULL, MADO_CHAIN_UNCHECKED);

  if (ca == NULL)
    return MADO_CHAIN_UNCHECKED;

  int code = 0;
  g_autoptr (MadoX509) crt = mado_x509_import (mado_certificate_get_der (self), &code);
  g_autoptr (MadoX509) issuer = mado_x509_import (mado_certificate_get_der (ca), &code);
  if (crt == NULL || issuer == NULL || !may_issue (issuer) || !has_issued (issuer, crt) ||
      is_impostor (issuer, ca))
    return MADO_CHAIN_BROKEN;
  return is_among (mado_certificate_get_fingerprint (ca), anchors) ? MADO_CHAIN_PINNED
                                                                   : MADO_CHAIN_UNPINNED;
}
