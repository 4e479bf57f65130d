/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <gnutls/x509-ext.h>
#include <gnutls/x509.h>

G_BEGIN_DECLS

/* GnuTLS's handles as g_autoptr() wants them. */
typedef struct gnutls_x509_crt_int MadoX509;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoX509, gnutls_x509_crt_deinit)
typedef struct gnutls_subject_alt_names_st MadoAltNames;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoAltNames, gnutls_subject_alt_names_deinit)

/* (nullable): NULL with GnuTLS's @code when it refuses @der. */
MadoX509 *mado_x509_import (GBytes *der, int *code);
/* The extension @oid, DER; NULL when there is none or it cannot be read. To be freed by
 * gnutls_free(). */
guint8 *mado_x509_dup_extension (MadoX509 *crt, const char *oid, gsize *length);

G_END_DECLS
