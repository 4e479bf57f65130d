/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card-fingerprint.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <string.h>

#define KEY_SIZE 32

static gpointer
make_key (gpointer data)
{
  guint8 *key = g_malloc (KEY_SIZE);

  /* A card may be read before any certificate is (mado-x509.c). */
  if (gnutls_global_init () != GNUTLS_E_SUCCESS ||
      gnutls_rnd (GNUTLS_RND_KEY, key, KEY_SIZE) != GNUTLS_E_SUCCESS)
    g_error ("the system gives no random numbers");
  return key;
}

char *
mado_card_fingerprint_new (const char *serial)
{
  static GOnce once = G_ONCE_INIT;
  const guint8 *key = g_once (&once, make_key, NULL);

  return g_compute_hmac_for_data (G_CHECKSUM_SHA256, key, KEY_SIZE, (const guchar *)serial,
                                  strlen (serial));
}
