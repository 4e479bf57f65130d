/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card-fingerprint.h"

#define KEY_WORDS 8

static gpointer
make_key (gpointer data)
{
  guint32 *key = g_new (guint32, KEY_WORDS);

  for (gsize i = 0; i < KEY_WORDS; i++)
    key[i] = g_random_int ();
  return key;
}

char *
mado_card_fingerprint_new (const char *serial)
{
  static GOnce once = G_ONCE_INIT;
  const guint8 *key = g_once (&once, make_key, NULL);

  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, key, KEY_WORDS * sizeof (guint32), serial,
                                    -1);
}
