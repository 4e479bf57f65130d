/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-outcome.h"

#include "mado-cli-reader.h"

void
mado_cli_outcome_clear (MadoCliOutcome *self)
{
  g_clear_pointer (&self->snapshot, mado_snapshot_unref);
  g_clear_error (&self->error);
}

/* FALSE for an old 住基カード, too. */
static gboolean
is_my_number_card (const MadoCliOutcome *self)
{
  return self->snapshot != NULL && mado_snapshot_get_token (self->snapshot) != MADO_TOKEN_JUKI_CARD;
}

/* What mado_cli_outcome_read() is about, for the thread. */
typedef struct
{
  MadoTransport *transport;
  const MadoReadingRequest *request;
  char **readers;
  MadoCliOutcome *outcome;
  MadoCliWait *wait;
  MadoCliEnded ended; /* (nullable) */
  gpointer data;
} Reading;

static void
read_one (const Reading *self, const char *reader, MadoCliOutcome *outcome)
{
  MadoReadingRequest request = *self->request;
  request.reader = reader;
  request.committed = mado_cli_committed_cb;
  request.user_data = self->wait;
  *outcome = (MadoCliOutcome){ 0 };
  outcome->snapshot = mado_reading_run (
      self->transport, &request, mado_cli_wait_get_cancellable (self->wait), &outcome->error);
}

static gboolean
is_held (const MadoCliOutcome *outcome)
{
  return outcome->snapshot == NULL &&
         g_error_matches (outcome->error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SHARING);
}

/* Returns: (transfer full) (array zero-terminated=1): the readers whose card another program holds
 * for itself; none where a My Number Card was found. */
static char **
read_all (const Reading *self)
{
  g_autoptr (GStrvBuilder) held = g_strv_builder_new ();
  MadoCliOutcome *outcome = self->outcome;
  for (guint i = 0; self->readers[i] != NULL; i++)
    {
      g_auto (MadoCliOutcome) next = { 0 };
      read_one (self, self->readers[i], &next);
      if (is_held (&next))
        g_strv_builder_add (held, self->readers[i]);
      gboolean found = is_my_number_card (&next);
      if (i > 0 && !found)
        continue;
      mado_cli_outcome_clear (outcome);
      *outcome = next;
      next = (MadoCliOutcome){ 0 };
      if (found)
        return g_new0 (char *, 1);
    }
  return g_strv_builder_end (held);
}

static void
run_reading (MadoCliWait *wait, gpointer data)
{
  Reading *self = data;
  self->wait = wait;
  while (TRUE)
    {
      g_auto (GStrv) held = read_all (self);
      if (held[0] == NULL || !mado_cli_await_release (self->transport, held, wait))
        return;
    }
}

static void
on_ended_cb (gboolean sent, gpointer data)
{
  const Reading *self = data;
  if (self->ended != NULL)
    self->ended (sent, self->data);
}

void
mado_cli_outcome_read (MadoTransport *transport,
                       const MadoReadingRequest *request,
                       char **readers,
                       MadoCliEnded ended,
                       gpointer data,
                       MadoCliOutcome *outcome)
{
  g_return_if_fail (readers[0] != NULL);
  g_return_if_fail (request->order == NULL || readers[1] == NULL);

  Reading reading = {
    .transport = transport,
    .request = request,
    .readers = readers,
    .outcome = outcome,
    .ended = ended,
    .data = data,
  };
  *outcome = (MadoCliOutcome){ 0 };
  mado_cli_wait_for (transport, run_reading, &reading, on_ended_cb);
}
