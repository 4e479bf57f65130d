/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin-pad-practice-private.h"

#include <string.h>

#define KEY "mado-pin-pad-practice"

typedef struct
{
  char **typed; /* (owned) */
  gint next;    /* atomic */
} PinPad;

static void
pin_pad_free (gpointer data)
{
  PinPad *self = data;

  g_strfreev (self->typed);
  g_free (self);
}

void
mado_pin_pad_practice_attach (MadoTransportPractice *transport, const char *const *typed)
{
  g_return_if_fail (MADO_IS_TRANSPORT_PRACTICE (transport));
  g_return_if_fail (typed != NULL);

  PinPad *pin_pad = g_new0 (PinPad, 1);
  pin_pad->typed = g_strdupv ((char **)typed);
  g_object_set_data_full (G_OBJECT (transport), KEY, pin_pad, pin_pad_free);
}

static PinPad *
get_pin_pad (MadoTransportPractice *transport)
{
  return g_object_get_data (G_OBJECT (transport), KEY);
}

gboolean
mado_pin_pad_practice_is_attached (MadoTransportPractice *transport)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT_PRACTICE (transport), FALSE);

  return get_pin_pad (transport) != NULL;
}

guint
mado_pin_pad_practice_get_n_typed (MadoTransportPractice *transport)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT_PRACTICE (transport), 0);

  PinPad *pin_pad = get_pin_pad (transport);
  return pin_pad != NULL ? (guint)g_atomic_int_get (&pin_pad->next) : 0;
}

/* Nobody there any more is somebody who waits. */
static const char *
take_next (PinPad *pin_pad)
{
  const char *next = pin_pad->typed[g_atomic_int_get (&pin_pad->next)];

  if (next == NULL)
    return "wait";
  g_atomic_int_inc (&pin_pad->next);
  return next;
}

static gboolean
take_entry (PinPad *pin_pad, guint digits, const char **entry, guint16 *sw)
{
  *entry = take_next (pin_pad);
  while (g_str_equal (*entry, "pause"))
    {
      g_usleep (G_USEC_PER_SEC);
      *entry = take_next (pin_pad);
    }
  if (g_str_equal (*entry, "wait"))
    *sw = MADO_PIN_PAD_SW_TIMED_OUT;
  else if (g_str_equal (*entry, "cancel"))
    *sw = MADO_PIN_PAD_SW_CANCELLED;
  else if (strlen (*entry) != digits)
    *sw = MADO_PIN_PAD_SW_LENGTH;
  else
    return TRUE;
  return FALSE;
}

gboolean
mado_pin_pad_practice_type (
    MadoTransportPractice *transport, MadoPinPadEntry entry, guint digits, char *text, guint16 *sw)
{
  g_return_val_if_fail (mado_pin_pad_practice_is_attached (transport), FALSE);

  PinPad *pin_pad = get_pin_pad (transport);
  const char *first = NULL;
  const char *second = NULL;
  if (!take_entry (pin_pad, digits, &first, sw))
    return FALSE;
  if (entry == MADO_PIN_PAD_NEW)
    {
      if (!take_entry (pin_pad, digits, &second, sw))
        return FALSE;
      if (!g_str_equal (first, second))
        {
          *sw = MADO_PIN_PAD_SW_DIFFERENT;
          return FALSE;
        }
    }
  memcpy (text, first, digits + 1);
  return TRUE;
}
