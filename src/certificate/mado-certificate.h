/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "mado-basic-items.h"

G_BEGIN_DECLS

#define MADO_CERTIFICATE_ERROR (mado_certificate_error_quark ())
GQuark mado_certificate_error_quark (void);
typedef enum
{
  MADO_CERTIFICATE_ERROR_MALFORMED, /* not DER, cut off, or not an X.509 certificate */
  MADO_CERTIFICATE_ERROR_DATES,     /* its validity cannot be read or ends before it begins */
} MadoCertificateError;

/* What the certificate itself says it is for, by its policy OID and key usage (card-protocol.md
 * 6.1). */
typedef enum
{
  MADO_CERTIFICATE_USE_UNKNOWN,
  MADO_CERTIFICATE_USE_AUTH,
  MADO_CERTIFICATE_USE_SIGN,
  MADO_CERTIFICATE_USE_CA,
} MadoCertificateUse;

/**
 * MadoChain:
 * @MADO_CHAIN_UNCHECKED: it is of no known CA, and there is no CA certificate to check against
 * @MADO_CHAIN_BROKEN: the signature does not fit the CA that it names, or that CA calls itself by a
 *   known one's key id and is another
 * @MADO_CHAIN_UNPINNED: the signature fits a CA that is not among the known ones
 * @MADO_CHAIN_PINNED: the signature fits a known CA
 */
typedef enum
{
  MADO_CHAIN_UNCHECKED,
  MADO_CHAIN_BROKEN,
  MADO_CHAIN_UNPINNED,
  MADO_CHAIN_PINNED,
} MadoChain;

/**
 * MadoCertificate:
 *
 * One X.509 certificate as the card holds it. Immutable, reference counted, thread safe.
 */
typedef struct _MadoCertificate MadoCertificate;

MadoCertificate *mado_certificate_new (GBytes *der, GError **error);
MadoCertificate *mado_certificate_ref (MadoCertificate *self);
void mado_certificate_unref (MadoCertificate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoCertificate, mado_certificate_unref)

GBytes *mado_certificate_get_der (MadoCertificate *self);
/* Seconds since 1970 UTC; the civil date of Japan is for who asks to make of it. */
gint64 mado_certificate_get_not_before (MadoCertificate *self);
gint64 mado_certificate_get_not_after (MadoCertificate *self);
/* Capital hexadecimal, two digits a byte. */
const char *mado_certificate_get_serial (MadoCertificate *self);
MadoCertificateUse mado_certificate_get_use (MadoCertificate *self);

/* Of a 署名用 certificate; another has none of them. (transfer none) */
const MadoBasicItems *mado_certificate_get_items (MadoCertificate *self);

G_END_DECLS
