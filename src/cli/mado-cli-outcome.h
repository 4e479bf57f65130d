/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-cli-wait.h"
#include "mado-reading.h"

G_BEGIN_DECLS

/* What came of reading a card. */
typedef struct
{
  MadoSnapshot *snapshot; /* (owned) (nullable) */
  GError *error;          /* (owned) (nullable) */
} MadoCliOutcome;

void mado_cli_outcome_clear (MadoCliOutcome *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MadoCliOutcome, mado_cli_outcome_clear)

/**
 * mado_cli_outcome_read:
 * @request: its reader is not looked at, and nothing in it is called
 * @readers: at least one; exactly one with an order
 * @ended: (nullable)
 * @outcome: (out caller-allocates): the first My Number Card; where there is none, what the first
 *   reader had to say
 *
 * Says on stderr what keeps us from a card for long (mado-cli-wait.h). While another program holds
 * the card for itself, and there is no My Number Card elsewhere, waits for that. @ended, with
 * @data, has the last words where a signal ends the program.
 */
void mado_cli_outcome_read (MadoTransport *transport,
                            const MadoReadingRequest *request,
                            char **readers,
                            MadoCliEnded ended,
                            gpointer data,
                            MadoCliOutcome *outcome);

G_END_DECLS
