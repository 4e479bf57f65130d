/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "slot-log.h"

#include "rig.h"

struct _SlotLog
{
  MadoTransport *transport;  /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GThread *thread;

  GMutex lock;
  GCond changed;
  MadoSlot *slot; /* (owned) (nullable): NULL while the service is not running */
  guint n_returns;
  guint n_losses;
};

static void
remember (SlotLog *self, GPtrArray *slots)
{
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->slot, mado_slot_free);
  if (slots != NULL && slots->len > 0)
    self->slot = mado_slot_copy (g_ptr_array_index (slots, 0));
  g_test_message ("wait: %d", self->slot ? (int)self->slot->state : -1);
  self->n_returns++;
  self->n_losses += slots == NULL;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

static gpointer
run (gpointer data)
{
  SlotLog *self = data;
  g_autoptr (GPtrArray) known = NULL;

  while (!g_cancellable_is_cancelled (self->cancellable))
    {
      g_autoptr (GError) error = NULL;
      GPtrArray *slots = mado_transport_wait (self->transport, known, self->cancellable, &error);
      g_clear_pointer (&known, g_ptr_array_unref);
      known = slots;
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        break;
      remember (self, slots);
      if (slots != NULL)
        continue;
      g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE);
      mado_transport_wait_service (self->transport, self->cancellable, NULL);
    }
  return NULL;
}

SlotLog *
slot_log_new (MadoTransport *transport)
{
  SlotLog *self = g_new0 (SlotLog, 1);
  self->transport = g_object_ref (transport);
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->thread = g_thread_new ("slot-log", run, self);
  return self;
}

void
slot_log_free (SlotLog *self)
{
  g_cancellable_cancel (self->cancellable);
  mado_transport_interrupt (self->transport);
  g_thread_join (self->thread);
  g_clear_pointer (&self->slot, mado_slot_free);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);
  g_object_unref (self->cancellable);
  g_object_unref (self->transport);
  g_free (self);
}

typedef gboolean (*Condition) (const MadoSlot *slot, guint32 wanted);

static gboolean
has_state (const MadoSlot *slot, guint32 wanted)
{
  return slot != NULL && slot->state == (MadoSlotState)wanted;
}

static gboolean
is_other_card (const MadoSlot *slot, guint32 unwanted)
{
  return slot != NULL && slot->state == MADO_SLOT_CARD && slot->insertion != unwanted;
}

static gboolean
is_running (const MadoSlot *slot, guint32 wanted)
{
  return (slot != NULL) == (wanted != 0);
}

static void
await (SlotLog *self, Condition condition, guint32 wanted, const char *what)
{
  gint64 deadline = g_get_monotonic_time () + RIG_PATIENCE_SECONDS * G_USEC_PER_SEC;
  gboolean in_time = TRUE;
  g_mutex_lock (&self->lock);
  while (in_time && !condition (self->slot, wanted))
    in_time = g_cond_wait_until (&self->changed, &self->lock, deadline);
  g_mutex_unlock (&self->lock);
  if (!in_time)
    g_error ("waited in vain for %s %u", what, wanted);
}

void
slot_log_await_state (SlotLog *self, MadoSlotState state)
{
  await (self, has_state, state, "state");
}

void
slot_log_await_card_other_than (SlotLog *self, guint32 insertion)
{
  await (self, is_other_card, insertion, "a card other than");
}

void
slot_log_await_service (SlotLog *self, gboolean running)
{
  await (self, is_running, running, "service");
}

guint32
slot_log_get_insertion (SlotLog *self)
{
  g_mutex_lock (&self->lock);
  g_assert_nonnull (self->slot);
  guint32 insertion = self->slot->insertion;
  g_mutex_unlock (&self->lock);
  return insertion;
}

guint
slot_log_get_n_returns (SlotLog *self)
{
  g_mutex_lock (&self->lock);
  guint n = self->n_returns;
  g_mutex_unlock (&self->lock);
  return n;
}

guint
slot_log_get_n_losses (SlotLog *self)
{
  g_mutex_lock (&self->lock);
  guint n = self->n_losses;
  g_mutex_unlock (&self->lock);
  return n;
}
