/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-session-private.h"

/* How long the end of the session waits for a thread that is about to be done: one exchange takes
 * a tenth of that. An answer about a PIN is worth more. */
#define STOP_MILLISECONDS           1000
#define STOP_COMMITTED_MILLISECONDS (MADO_PATIENCE_SECONDS * 1000)

/* The card thread has no way to say that it is stuck: while there is work for it, somebody looks
 * every so many milliseconds. */
#define LOOK_MILLISECONDS 250

static void
set_silent (MadoSession *self, gboolean silent)
{
  gboolean committed = mado_session_get_committed (self);

  if (self->silent == silent)
    return;
  self->silent = silent;
  g_object_notify (G_OBJECT (self), "silent");
  if (mado_session_get_committed (self) != committed)
    g_object_notify (G_OBJECT (self), "committed");
}

void
mado_session_update_silence (MadoSession *self)
{
  set_silent (self, mado_patience_is_lost (self->patience, MADO_PATIENCE_SECONDS));
}

/* The thread is stuck with what came before the reading at hand, which it has not begun. */
static gboolean
is_stuck_with_another (MadoSession *self)
{
  gint64 since = 0;

  return mado_patience_get (self->patience, &since) == MADO_WAIT_ANSWER &&
         since < self->reading_since;
}

/* One with which no PIN is on its way yet; or its card was given up before anybody knew that it is
 * silent: nobody else would end that order, nor take its thread from the next card. */
static void
give_up_order (MadoSession *self)
{
  /* What has been told by the card thread is taken first. */
  if (self->order_mailbox != NULL)
    mado_mailbox_flush (self->order_mailbox);
  if (self->order_mailbox != NULL && (!self->committed || self->order_serial != self->card_serial))
    mado_session_abandon_order (self);
  if (!self->in_hand || (self->mailbox == NULL && self->order_mailbox == NULL))
    mado_session_leave_thread (self);
}

/* Of an order that nobody looks at any more nothing is seen. */
static void
update_waiting (MadoSession *self)
{
  gboolean shown = self->mailbox != NULL || self->order_serial == self->card_serial;

  mado_session_set_waiting (self, shown && mado_patience_is_kept (self->patience));
}

/* A reading is given up, and the next one need not wait for it. Of a PIN that is on its way only
 * the person who lifts the card off gives up the answer. */
static gboolean
on_look_cb (gpointer data)
{
  g_autoptr (MadoSession) self = g_object_ref (MADO_SESSION (data));
  g_autoptr (GError) error = NULL;

  update_waiting (self);
  /* Whoever heard of it may have stopped the session. */
  if (self->thread == NULL)
    return G_SOURCE_REMOVE;
  mado_session_update_silence (self);
  if (self->silent)
    give_up_order (self);
  if (!self->silent || self->mailbox == NULL)
    return G_SOURCE_CONTINUE;
  gboolean anew = is_stuck_with_another (self);
  mado_session_leave_thread (self);
  /* Whoever heard of it may have put the card away, or stopped the session. */
  if (self->mailbox == NULL)
    return G_SOURCE_CONTINUE;
  g_set_error_literal (&error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SILENT,
                       "the card does not answer");
  if (anew)
    mado_session_read_again (self);
  else
    mado_session_break_reading (self, error);
  return G_SOURCE_CONTINUE;
}

void
mado_session_look_at_patience (MadoSession *self)
{
  if (!self->busy)
    {
      g_source_destroy (self->look);
      g_clear_pointer (&self->look, g_source_unref);
      return;
    }
  self->look = g_timeout_source_new (LOOK_MILLISECONDS);
  g_source_set_callback (self->look, on_look_cb, self, NULL);
  g_source_attach (self->look, g_main_context_get_thread_default ());
}

void
mado_session_new_thread (MadoSession *self)
{
  g_clear_pointer (&self->patience, mado_patience_unref);
  self->patience = mado_patience_new ();
  mado_transport_set_patience (self->transport, self->patience);
  self->thread = mado_card_thread_new ();
}

void
mado_session_leave_thread (MadoSession *self)
{
  if (!self->silent)
    return;
  MadoCardThread *stuck = g_steal_pointer (&self->thread);
  if (stuck != NULL)
    {
      mado_card_thread_stop (stuck, 0);
      mado_session_new_thread (self);
    }
  set_silent (self, FALSE);
}

void
mado_session_stop_thread (MadoSession *self, MadoCardThread *thread)
{
  guint milliseconds = STOP_MILLISECONDS;

  if (self->committed)
    milliseconds = STOP_COMMITTED_MILLISECONDS;
  if (mado_patience_is_lost (self->patience, MADO_PATIENCE_SECONDS))
    milliseconds = 0;
  mado_card_thread_stop (thread, milliseconds);
  set_silent (self, FALSE);
}
