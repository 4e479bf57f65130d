/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-certificate.h"

G_BEGIN_DECLS

/* What other programs show of a certificate, too. The 4 basic items of a 署名用 certificate are in
 * none of them. */
typedef enum
{
  MADO_CERTIFICATE_DETAIL_SERIAL,
  MADO_CERTIFICATE_DETAIL_ISSUER,  /* a distinguished name, RFC 4514 */
  MADO_CERTIFICATE_DETAIL_SUBJECT, /* likewise */
  MADO_CERTIFICATE_DETAIL_NOT_BEFORE,
  MADO_CERTIFICATE_DETAIL_NOT_AFTER,
  MADO_CERTIFICATE_DETAIL_KEY,
  MADO_CERTIFICATE_DETAIL_KEY_ID,
  MADO_CERTIFICATE_DETAIL_ISSUER_KEY_ID,
  MADO_CERTIFICATE_DETAIL_SIGNATURE,
  MADO_CERTIFICATE_DETAIL_POLICY, /* an object identifier */
  MADO_CERTIFICATE_DETAIL_SHA256, /* the fingerprint */
  MADO_CERTIFICATE_DETAIL_SHA1,
} MadoCertificateDetail;

#define MADO_N_CERTIFICATE_DETAILS (MADO_CERTIFICATE_DETAIL_SHA1 + 1)

/**
 * mado_certificate_get_detail:
 *
 * As text that may be shown: bytes are capital hexadecimal with colons, times are of Japan, and
 * what a certificate writes is mended as the holder's name is.
 *
 * Returns: (transfer full) (nullable): %NULL where the certificate does not say
 */
char *mado_certificate_get_detail (MadoCertificate *self, MadoCertificateDetail detail);

/* The certificate as a text file (RFC 7468). (transfer full) */
char *mado_certificate_to_pem (MadoCertificate *self);

G_END_DECLS
