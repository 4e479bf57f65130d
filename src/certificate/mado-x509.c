/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-x509.h"

/* GnuTLS prepares itself with the first certificate instead of at the start of the program: that is
 * 4 ms of what a person waits for the window, and most starts are without a card. */
GNUTLS_SKIP_GLOBAL_INIT

MadoX509 *
mado_x509_import (GBytes *der, int *code)
{
  g_autoptr (MadoX509) crt = NULL;
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (der, &length);
  const gnutls_datum_t datum = { (unsigned char *)data, length };

  /* It counts, and does so once. */
  *code = gnutls_global_init ();
  if (*code == GNUTLS_E_SUCCESS)
    *code = gnutls_x509_crt_init (&crt);
  if (*code == GNUTLS_E_SUCCESS)
    *code = gnutls_x509_crt_import (crt, &datum, GNUTLS_X509_FMT_DER);
  return *code == GNUTLS_E_SUCCESS ? g_steal_pointer (&crt) : NULL;
}

guint8 *
mado_x509_dup_extension (MadoX509 *crt, const char *oid, gsize *length)
{
  gnutls_datum_t datum = { NULL, 0 };

  /* Where it fails there is nothing in it. */
  gnutls_x509_crt_get_extension_by_oid2 (crt, oid, 0, &datum, NULL);
  *length = datum.size;
  return datum.data;
}
