/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-snapshot.h"

G_BEGIN_DECLS

/* Called on the reading thread after each item; @snapshot is (transfer none). */
typedef void (*MadoReadingPublish) (MadoSnapshot *snapshot, gpointer user_data);

/**
 * MadoReadingRequest:
 * @reader: which reader
 * @practice: a practice card: the practice CA counts as pinned and the screen says 練習用
 * @password: (nullable): the 署名用パスワード, when its certificate is asked for
 * @confirmed_last_try: see mado_card_verify()
 */
typedef struct
{
  const char *reader;
  gboolean practice;
  MadoSecret *password;
  gboolean confirmed_last_try;
  MadoReadingPublish publish;    /* (nullable) */
  MadoCardProgress progress;     /* (nullable): bytes of the certificate being read */
  gpointer user_data;
} MadoReadingRequest;

/**
 * mado_reading_run:
 * @tries: (out) (optional): after a request with a password: the 署名用 counter
 * @error: no card, not a My Number Card, the card left, the password was refused: what ended the
 *   reading as a whole. A single item's failure is in the snapshot and is no error here.
 *
 * The PIN-free reading, blocking, in the order that shows something soonest: 利用者証明用
 * certificate, its and 署名用's counters (13 commands at most up to here), then the rest. Used by
 * the card thread of the session and, directly, by the terminal program.
 *
 * Returns: (transfer full) (nullable): the last snapshot, also when @error is set and something had
 *   been read
 */
MadoSnapshot *mado_reading_run (MadoTransport *transport,
                                const MadoReadingRequest *request,
                                MadoTries *tries,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
