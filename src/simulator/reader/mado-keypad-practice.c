/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-keypad-practice.h"

#include <string.h>

#define KEY "mado-keypad-practice"

typedef struct
{
  char **typed; /* (owned) */
  gint next;    /* atomic */
} Keypad;

static void
keypad_free (gpointer data)
{
  Keypad *self = data;

  g_strfreev (self->typed);
  g_free (self);
}

void
mado_keypad_practice_attach (MadoTransportPractice *transport, const char *const *typed)
{
  g_return_if_fail (MADO_IS_TRANSPORT_PRACTICE (transport));
  g_return_if_fail (typed != NULL);

  Keypad *keypad = g_new0 (Keypad, 1);
  keypad->typed = g_strdupv ((char **)typed);
  g_object_set_data_full (G_OBJECT (transport), KEY, keypad, keypad_free);
}

static Keypad *
get_keypad (MadoTransportPractice *transport)
{
  return g_object_get_data (G_OBJECT (transport), KEY);
}

gboolean
mado_keypad_practice_is_attached (MadoTransportPractice *transport)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT_PRACTICE (transport), FALSE);

  return get_keypad (transport) != NULL;
}

guint
mado_keypad_practice_get_n_typed (MadoTransportPractice *transport)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT_PRACTICE (transport), 0);

  Keypad *keypad = get_keypad (transport);
  return keypad != NULL ? (guint)g_atomic_int_get (&keypad->next) : 0;
}

/* Nobody there any more is somebody who waits. */
static const char *
take_next (Keypad *keypad)
{
  const char *next = keypad->typed[g_atomic_int_get (&keypad->next)];

  if (next == NULL)
    return "wait";
  g_atomic_int_inc (&keypad->next);
  return next;
}

static gboolean
take_entry (Keypad *keypad, guint digits, const char **entry, guint16 *sw)
{
  *entry = take_next (keypad);
  while (g_str_equal (*entry, "pause"))
    {
      g_usleep (G_USEC_PER_SEC);
      *entry = take_next (keypad);
    }
  if (g_str_equal (*entry, "wait"))
    *sw = MADO_KEYPAD_SW_TIMED_OUT;
  else if (g_str_equal (*entry, "cancel"))
    *sw = MADO_KEYPAD_SW_CANCELLED;
  else if (strlen (*entry) != digits)
    *sw = MADO_KEYPAD_SW_LENGTH;
  else
    return TRUE;
  return FALSE;
}

gboolean
mado_keypad_practice_type (
    MadoTransportPractice *transport, MadoKeypadEntry entry, guint digits, char *text, guint16 *sw)
{
  g_return_val_if_fail (mado_keypad_practice_is_attached (transport), FALSE);

  Keypad *keypad = get_keypad (transport);
  const char *first = NULL;
  const char *second = NULL;
  if (!take_entry (keypad, digits, &first, sw))
    return FALSE;
  if (entry == MADO_KEYPAD_NEW)
    {
      if (!take_entry (keypad, digits, &second, sw))
        return FALSE;
      if (!g_str_equal (first, second))
        {
          *sw = MADO_KEYPAD_SW_DIFFERENT;
          return FALSE;
        }
    }
  memcpy (text, first, digits + 1);
  return TRUE;
}
