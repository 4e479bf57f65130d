/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-trace.h"

G_BEGIN_DECLS

/**
 * MadoPracticeTape:
 *
 * Lets a practice card answer as a real card did that somebody recorded. Each command is answered
 * as the same one was in the same place (application and file), the first time as the first time
 * and so on; the last answer repeats. The card is connected after as many failures as then. What
 * the trace does not have comes from the practice card: bytes that were not told, commands that
 * were not sent, and an exchange that failed and was not tried again. From the first PIN on the
 * card is on its own.
 *
 * By command and not by position, so that a program that has been mended since still meets the
 * fault it was mended for. Not thread safe; the card that owns it has the lock.
 */
typedef struct _MadoPracticeTape MadoPracticeTape;

MadoPracticeTape *mado_practice_tape_new (const MadoTrace *trace);
void mado_practice_tape_free (MadoPracticeTape *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoPracticeTape, mado_practice_tape_free)

/* To its beginning, as for a card that is put in. */
void mado_practice_tape_rewind (MadoPracticeTape *self);
/* Nothing is selected any more. */
void mado_practice_tape_deselect (MadoPracticeTape *self);
/* How the next attempt to connect ends; a card that came to be connected is so from then on. */
MadoTraceEnd mado_practice_tape_connect (MadoPracticeTape *self);
/* @answer: (inout): the card's own answer to @command, its status word included, becomes the one to
 * give. Returns how the exchange ends. */
MadoTraceEnd mado_practice_tape_play (MadoPracticeTape *self,
                                      const guint8 *command,
                                      gsize length,
                                      GByteArray *answer);

G_END_DECLS
