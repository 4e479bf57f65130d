/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card-pin-pad.h"

#include "mado-card-change.h"
#include "mado-card-private.h"

/* The PINs that are all digits have four (card-protocol.md 4.1). */
#define N_DIGITS 4

gboolean
mado_card_has_pin_pad (MadoCard *self)
{
  g_return_val_if_fail (MADO_IS_CARD (self), FALSE);

  return self->channel != NULL && mado_channel_has_pin_pad (self->channel);
}

/* FALSE: @sw is the reader's own. */
static gboolean
check_typed (guint16 sw, GError **error)
{
  switch (sw)
    {
    case MADO_PIN_PAD_SW_TIMED_OUT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "Nothing was typed");
      return FALSE;
    case MADO_PIN_PAD_SW_CANCELLED:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled on the reader");
      return FALSE;
    case MADO_PIN_PAD_SW_DIFFERENT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The two new PINs differ");
      return FALSE;
    case MADO_PIN_PAD_SW_LENGTH:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Not four digits");
      return FALSE;
    default:
      return TRUE;
    }
}

gboolean
mado_card_pin_pad_says (MadoSecret *secret, const GError *error)
{
  return secret == NULL && error->domain == G_IO_ERROR;
}

gboolean
mado_card_pin_pad_type (
    MadoCard *self, MadoPinPadEntry entry, const guint8 header[4], guint16 *sw, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (mado_channel_type_pin (self->channel, entry, header, N_DIGITS, sw, &local_error))
    return check_typed (*sw, error);
  mado_card_note_departure (self, local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
