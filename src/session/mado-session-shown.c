/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-session-private.h"

/* What is shown of the card that is being looked at: each sets it, and says so where it changed. */

void
mado_session_set_progress (MadoSession *self, double progress)
{
  if (self->progress == progress)
    return;
  self->progress = progress;
  g_object_notify (G_OBJECT (self), "progress");
}

void
mado_session_set_waiting (MadoSession *self, gboolean waiting)
{
  if (self->waiting == waiting)
    return;
  self->waiting = waiting;
  g_object_notify (G_OBJECT (self), "waiting");
}

static gboolean
on_interruption_over_cb (gpointer data)
{
  g_autoptr (MadoSession) self = g_object_ref (MADO_SESSION (data));

  mado_session_note_interruption (self, FALSE);
  return G_SOURCE_REMOVE;
}

void
mado_session_note_interruption (MadoSession *self, gboolean interrupted)
{
  gboolean was = self->interruption != NULL;

  if (was)
    g_source_destroy (self->interruption);
  g_clear_pointer (&self->interruption, g_source_unref);
  if (interrupted)
    {
      self->interruption = g_timeout_source_new_seconds (self->interruption_seconds);
      g_source_set_callback (self->interruption, on_interruption_over_cb, self, NULL);
      g_source_attach (self->interruption, g_main_context_get_thread_default ());
    }
  if (was != interrupted)
    g_object_notify (G_OBJECT (self), "interrupted");
}

void
mado_session_set_interruption_seconds (MadoSession *self, guint seconds)
{
  self->interruption_seconds = seconds;
}

void
mado_session_set_snapshot (MadoSession *self, MadoSnapshot *snapshot)
{
  if (self->snapshot == snapshot)
    return;
  if (snapshot != NULL)
    mado_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, mado_snapshot_unref);
  self->snapshot = snapshot;
  /* The advice first: whoever hears of either finds both true. */
  mado_advisor_set_snapshot (self->advisor, snapshot);
  g_object_notify (G_OBJECT (self), "snapshot");
}

void
mado_session_set_error (MadoSession *self, const GError *error)
{
  if (error == NULL && self->error == NULL)
    return;
  if (error != NULL && self->error != NULL &&
      g_error_matches (error, self->error->domain, self->error->code))
    return;
  g_clear_error (&self->error);
  if (error != NULL)
    self->error = g_error_copy (error);
  g_object_notify (G_OBJECT (self), "error");
}

void
mado_session_update_busy (MadoSession *self)
{
  gboolean busy = self->mailbox != NULL || self->order != NULL;

  if (busy == self->busy)
    return;
  self->busy = busy;
  mado_session_look_at_patience (self);
  g_object_notify (G_OBJECT (self), "busy");
}

static MadoStage
find_stage_of_card (MadoSession *self)
{
  switch (mado_reader_choice_get (self->choice, self->reader))
    {
    case MADO_OUTCOME_CLEARED:
      return MADO_STAGE_NO_CARD;
    case MADO_OUTCOME_FOREIGN:
      return MADO_STAGE_FOREIGN_CARD;
    case MADO_OUTCOME_ERROR:
      return MADO_STAGE_CARD_ERROR;
    case MADO_OUTCOME_NONE:
    case MADO_OUTCOME_GONE:
    case MADO_OUTCOME_RESULT:
    default:
      return self->snapshot != NULL ? MADO_STAGE_RESULT : MADO_STAGE_READING;
    }
}

static MadoStage
find_stage (MadoSession *self)
{
  switch (mado_reader_watch_get_service (self->watch))
    {
    case MADO_SERVICE_STARTING:
      return MADO_STAGE_STARTING;
    case MADO_SERVICE_STOPPED:
    case MADO_SERVICE_REFUSED:
    case MADO_SERVICE_MISMATCH:
      return MADO_STAGE_NO_SERVICE;
    case MADO_SERVICE_RUNNING:
    default:
      break;
    }
  if (self->reader == NULL)
    return MADO_STAGE_NO_READER;
  return mado_reader_has_card (self->reader) ? find_stage_of_card (self) : MADO_STAGE_NO_CARD;
}

static void
update_error (MadoSession *self)
{
  MadoStage stage = find_stage (self);
  gboolean told = stage == MADO_STAGE_CARD_ERROR || stage == MADO_STAGE_RESULT;

  mado_session_set_error (self,
                          told ? mado_reader_choice_get_error (self->choice, self->reader) : NULL);
}

void
mado_session_update_stage (MadoSession *self)
{
  update_error (self);
  mado_session_update_busy (self);

  MadoStage stage = find_stage (self);
  if (stage == self->stage)
    return;
  self->stage = stage;
  g_object_notify (G_OBJECT (self), "stage");
}
