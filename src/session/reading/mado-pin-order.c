/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin-order.h"

MadoPinOrder *
mado_pin_order_new_sign (MadoSecret *password, gboolean confirmed_last_try)
{
  MadoPinOrder *self = g_atomic_rc_box_new0 (MadoPinOrder);

  self->pin = MADO_PIN_SIGN;
  self->current = mado_secret_ref (password);
  self->confirmed_last_try = confirmed_last_try;
  self->answer = MADO_PIN_ANSWER_NONE;
  return self;
}

MadoPinOrder *
mado_pin_order_new_change (MadoPin pin,
                           MadoSecret *current,
                           MadoSecret *new_pin,
                           gboolean confirmed_last_try)
{
  g_return_val_if_fail (mado_pin_is_changeable (pin), NULL);
  g_return_val_if_fail ((current != NULL) == (new_pin != NULL), NULL);

  MadoPinOrder *self = g_atomic_rc_box_new0 (MadoPinOrder);

  self->pin = pin;
  self->is_change = TRUE;
  self->current = current != NULL ? mado_secret_ref (current) : NULL;
  self->new_pin = new_pin != NULL ? mado_secret_ref (new_pin) : NULL;
  self->confirmed_last_try = confirmed_last_try;
  self->answer = MADO_PIN_ANSWER_NONE;
  return self;
}

MadoPinOrder *
mado_pin_order_ref (MadoPinOrder *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
mado_pin_order_forget_secrets (MadoPinOrder *self)
{
  g_clear_pointer (&self->current, mado_secret_unref);
  g_clear_pointer (&self->new_pin, mado_secret_unref);
}

void
mado_pin_order_unref (MadoPinOrder *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify)mado_pin_order_forget_secrets);
}
