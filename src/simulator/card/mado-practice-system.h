/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-memory.h"

G_BEGIN_DECLS

/**
 * MadoPracticeSystem:
 * @memory: what the card holds
 * @application: (nullable): the selected application, owned by @memory
 * @file: (nullable): the selected elementary file, owned by @memory
 * @extended: whether commands of extended length are understood
 * @locked_query, @hides_tries, @stays_verified: see mado_practice_card_set_answers()
 *
 * The practice card's operating system: takes one command, answers it as card-protocol.md says.
 * Not thread safe; the card that owns it has the lock.
 */
typedef struct
{
  MadoPracticeMemory *memory;
  MadoPracticeApplication *application;
  MadoPracticeFile *file;
  gboolean extended;
  guint16 locked_query;
  gboolean hides_tries;
  gboolean stays_verified;
  guint n_verifies; /* VERIFY commands that carried a PIN */
} MadoPracticeSystem;

/* Nothing is selected any more; what a reset of either kind does. */
void mado_practice_system_deselect (MadoPracticeSystem *self);
/* The answer with its status word. Keeps nothing of @command. */
GByteArray *
mado_practice_system_process (MadoPracticeSystem *self, const guint8 *command, gsize length);

G_END_DECLS
