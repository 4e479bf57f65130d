/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-sign-request.h"

static void
on_caller_cancelled_cb (GCancellable *caller, gpointer data)
{
  g_cancellable_cancel (data);
}

MadoSignRequest *
mado_sign_request_new (GTask *task, MadoSecret *password, gboolean confirmed_last_try)
{
  MadoSignRequest *self = g_new0 (MadoSignRequest, 1);
  GCancellable *caller = g_task_get_cancellable (task);

  self->task = g_object_ref (task);
  self->password = mado_secret_ref (password);
  self->confirmed_last_try = confirmed_last_try;
  self->cancellable = g_cancellable_new ();
  if (caller != NULL)
    self->follows = g_cancellable_connect (caller, G_CALLBACK (on_caller_cancelled_cb),
                                           g_object_ref (self->cancellable), g_object_unref);
  return self;
}

void
mado_sign_request_free (MadoSignRequest *self)
{
  if (self->follows != 0)
    g_cancellable_disconnect (g_task_get_cancellable (self->task), self->follows);
  if (self->mailbox != NULL)
    mado_mailbox_close (self->mailbox);
  g_clear_pointer (&self->mailbox, mado_mailbox_unref);
  g_clear_pointer (&self->password, mado_secret_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
  g_free (self);
}
