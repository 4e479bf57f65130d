/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-extended-private.h"

#include "mado-hex.h"

#define TAG_CARD_CAPABILITIES 0x7
#define CAPABILITY_EXTENDED   0x40

static GMutex mutex;
static GHashTable *verdicts; /* (owned) (nullable): pair → MadoExtended */

/* Finds the historical bytes: after T0 and as many interface bytes as T0, TD1, TD2 … announce
 * (ISO 7816-3, 8.2). Returns NULL when the ATR is shorter than it says. */
static const guint8 *
find_historical_bytes (const guint8 *atr, gsize length, gsize *n_historical)
{
  if (length < 2)
    return NULL;

  gsize historical = atr[1] & 0x0f;
  guint8 announced = atr[1] & 0xf0;
  gsize i = 2;
  while (announced != 0)
    {
      gboolean more = (announced & 0x80) != 0;
      for (guint8 bit = 0x10; bit <= 0x40; bit <<= 1)
        i += (announced & bit) != 0;
      if (!more)
        break;
      if (i >= length)
        return NULL;
      announced = atr[i++] & 0xf0;
    }

  if (i + historical > length)
    return NULL;
  *n_historical = historical;
  return atr + i;
}

gboolean
mado_extended_declared (const guint8 *atr, gsize length)
{
  gsize n = 0;
  const guint8 *bytes = find_historical_bytes (atr, length, &n);

  /* Category 80 only: category 00 is what the made-up ATR of a contactless card begins with, and
   * what follows there is the card's answer to REQB, not capabilities (card-protocol.md 1.1). */
  if (bytes == NULL || n == 0 || bytes[0] != 0x80)
    return FALSE;

  for (gsize i = 1; i < n;)
    {
      guint8 tag = bytes[i] >> 4;
      gsize value_length = bytes[i] & 0x0f;
      if (i + 1 + value_length > n)
        return FALSE;
      if (tag == TAG_CARD_CAPABILITIES)
        return value_length >= 3 && (bytes[i + 3] & CAPABILITY_EXTENDED) != 0;
      i += 1 + value_length;
    }
  return FALSE;
}

static char *
make_key (const char *reader, const guint8 *atr, gsize length)
{
  GString *key = g_string_new (reader);

  g_string_append_c (key, '\n');
  mado_hex_append (key, atr, length);
  return g_string_free (key, FALSE);
}

MadoExtended
mado_extended_recall (const char *reader, const guint8 *atr, gsize length)
{
  g_return_val_if_fail (reader != NULL, MADO_EXTENDED_FAILS);

  g_autofree char *key = make_key (reader, atr, length);
  MadoExtended verdict = MADO_EXTENDED_UNTRIED;

  g_mutex_lock (&mutex);
  if (verdicts != NULL)
    verdict = GPOINTER_TO_INT (g_hash_table_lookup (verdicts, key));
  g_mutex_unlock (&mutex);
  return verdict;
}

void
mado_extended_remember (const char *reader, const guint8 *atr, gsize length, MadoExtended verdict)
{
  g_return_if_fail (reader != NULL);

  char *key = make_key (reader, atr, length);

  g_mutex_lock (&mutex);
  if (verdicts == NULL)
    verdicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (verdicts, key, GINT_TO_POINTER (verdict));
  g_mutex_unlock (&mutex);
}

void
mado_extended_forget_all (void)
{
  g_mutex_lock (&mutex);
  g_clear_pointer (&verdicts, g_hash_table_unref);
  g_mutex_unlock (&mutex);
}
