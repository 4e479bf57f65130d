/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-pin-request.h"

static void
on_caller_cancelled_cb (GCancellable *caller, gpointer data)
{
  g_cancellable_cancel (data);
}

MadoPinRequest *
mado_pin_request_new (GTask *task,
                      gboolean is_change,
                      MadoPin pin,
                      MadoSecret *secret,
                      MadoSecret *new_pin,
                      gboolean confirmed_last_try)
{
  MadoPinRequest *self = g_new0 (MadoPinRequest, 1);
  GCancellable *caller = g_task_get_cancellable (task);

  self->task = g_object_ref (task);
  self->pin = pin;
  self->secret = secret != NULL ? mado_secret_ref (secret) : NULL;
  self->new_pin = new_pin != NULL ? mado_secret_ref (new_pin) : NULL;
  self->is_change = is_change;
  self->confirmed_last_try = confirmed_last_try;
  self->cancellable = g_cancellable_new ();
  if (caller != NULL)
    self->follows = g_cancellable_connect (caller, G_CALLBACK (on_caller_cancelled_cb),
                                           g_object_ref (self->cancellable), g_object_unref);
  return self;
}

void
mado_pin_request_free (MadoPinRequest *self)
{
  if (self->follows != 0)
    g_cancellable_disconnect (g_task_get_cancellable (self->task), self->follows);
  if (self->mailbox != NULL)
    mado_mailbox_close (self->mailbox);
  g_clear_pointer (&self->mailbox, mado_mailbox_unref);
  g_clear_pointer (&self->secret, mado_secret_unref);
  g_clear_pointer (&self->new_pin, mado_secret_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
  g_free (self);
}
