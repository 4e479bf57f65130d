/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-outcome.h"

#include "mado-cli-turn.h"

void
mado_cli_outcome_clear (MadoCliOutcome *self)
{
  g_clear_pointer (&self->snapshot, mado_snapshot_unref);
  g_clear_error (&self->error);
}

gboolean
mado_cli_outcome_is_my_number_card (const MadoCliOutcome *self)
{
  return self->snapshot != NULL && mado_snapshot_get_token (self->snapshot) != MADO_TOKEN_JUKI_CARD;
}

static void
read_one (MadoTransport *transport,
          const MadoReadingRequest *request,
          const char *reader,
          MadoCliTurn *turn,
          MadoCliOutcome *outcome)
{
  MadoReadingRequest reading = *request;
  reading.reader = reader;
  reading.turn = mado_cli_turn_cb;
  reading.committed = mado_cli_committed_cb;
  reading.user_data = turn;
  *outcome = (MadoCliOutcome){ 0 };
  outcome->snapshot =
      mado_reading_run (transport, &reading, &outcome->tries, NULL, &outcome->error);
}

void
mado_cli_outcome_read (MadoTransport *transport,
                       const MadoReadingRequest *request,
                       char **readers,
                       MadoCliOutcome *outcome)
{
  g_return_if_fail (readers[0] != NULL);
  g_return_if_fail (request->password == NULL || readers[1] == NULL);

  g_auto (MadoCliTurn) turn;
  mado_cli_turn_init (&turn);
  read_one (transport, request, readers[0], &turn, outcome);
  for (guint i = 1; readers[i] != NULL && !mado_cli_outcome_is_my_number_card (outcome); i++)
    {
      g_auto (MadoCliOutcome) next = { 0 };
      read_one (transport, request, readers[i], &turn, &next);
      if (!mado_cli_outcome_is_my_number_card (&next))
        continue;
      mado_cli_outcome_clear (outcome);
      *outcome = next;
      next = (MadoCliOutcome){ 0 };
    }
}
