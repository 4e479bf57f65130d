/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-mailbox.h"

struct _MadoMailbox
{
  gatomicrefcount ref_count;
  GMainContext *context; /* (owned) */
  MadoMailboxDeliver deliver;
  GDestroyNotify free_message;
  gpointer owner; /* (not owned): touched on the owner's thread only */

  GMutex mutex;
  GQueue messages; /* guarded by mutex */
  gboolean scheduled;
  gboolean closed;
};

MadoMailbox *
mado_mailbox_new (gpointer owner, MadoMailboxDeliver deliver, GDestroyNotify free_message)
{
  MadoMailbox *self = g_new0 (MadoMailbox, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->context = g_main_context_ref_thread_default ();
  self->deliver = deliver;
  self->free_message = free_message;
  self->owner = owner;
  g_mutex_init (&self->mutex);
  g_queue_init (&self->messages);
  return self;
}

MadoMailbox *
mado_mailbox_ref (MadoMailbox *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mado_mailbox_unref (MadoMailbox *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_queue_clear_full (&self->messages, self->free_message);
  g_mutex_clear (&self->mutex);
  g_main_context_unref (self->context);
  g_free (self);
}

static gpointer
take_message (MadoMailbox *self)
{
  g_mutex_lock (&self->mutex);
  gpointer message = g_queue_pop_head (&self->messages);
  if (message == NULL)
    self->scheduled = FALSE;
  g_mutex_unlock (&self->mutex);
  return message;
}

void
mado_mailbox_flush (MadoMailbox *self)
{
  gpointer message;

  /* A delivery may close the mailbox and drop the owner's reference. */
  g_autoptr (MadoMailbox) keep = mado_mailbox_ref (self);
  while ((message = take_message (keep)) != NULL)
    {
      keep->deliver (keep->owner, message);
      keep->free_message (message);
    }
}

static gboolean
on_scheduled_cb (gpointer data)
{
  mado_mailbox_flush (data);
  return G_SOURCE_REMOVE;
}

static void
schedule (MadoMailbox *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_scheduled_cb, mado_mailbox_ref (self),
                         (GDestroyNotify)mado_mailbox_unref);
  g_source_set_static_name (source, "madoguchi mailbox");
  g_source_attach (source, self->context);
}

void
mado_mailbox_post (MadoMailbox *self, gpointer message)
{
  g_mutex_lock (&self->mutex);
  gboolean dropped = self->closed;
  gboolean first = !dropped && !self->scheduled;
  if (!dropped)
    {
      g_queue_push_tail (&self->messages, message);
      self->scheduled = TRUE;
    }
  g_mutex_unlock (&self->mutex);

  if (dropped)
    self->free_message (message);
  else if (first)
    schedule (self);
}

void
mado_mailbox_close (MadoMailbox *self)
{
  GQueue dropped = G_QUEUE_INIT;

  g_mutex_lock (&self->mutex);
  self->closed = TRUE;
  dropped = self->messages;
  g_queue_init (&self->messages);
  g_mutex_unlock (&self->mutex);

  self->owner = NULL;
  g_queue_clear_full (&dropped, self->free_message);
}
