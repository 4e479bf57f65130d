/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-certificate.h"

#include <gnutls/x509.h>

G_BEGIN_DECLS

/* Certificates for shapes that no file has. */

gnutls_x509_privkey_t maker_key_new (void);
/* With serial number, dates and key; the rest is the test's. @name: (nullable) */
gnutls_x509_crt_t maker_crt_new (const char *name, guint version, gnutls_x509_privkey_t key);
/* (transfer full) */
GBytes *
maker_dup_der (gnutls_x509_crt_t crt, gnutls_x509_crt_t issuer, gnutls_x509_privkey_t issuer_key);
MadoCertificate *
maker_sign (gnutls_x509_crt_t crt, gnutls_x509_crt_t issuer, gnutls_x509_privkey_t issuer_key);

G_END_DECLS
