/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-snapshot.h"

G_BEGIN_DECLS

/**
 * mado_reading_dup_outcome:
 * @snapshot: (nullable)
 * @error: (nullable): what ended the reading
 *
 * What came of a reading, in a line of stable words with neither a name, a date nor a number of the
 * card: what a record of it says beside the exchanges, and what is compared when it is played
 * again. The CAs' certificates are left out: whether they are read depends on the program, and
 * those of a practice card are not those of the card that was recorded.
 */
char *mado_reading_dup_outcome (MadoSnapshot *snapshot, const GError *error);

G_END_DECLS
