/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-card-change.h"
#include "mado-write-outcome.h"

G_BEGIN_DECLS

/* What became of a PIN, as the page shows it. */

/* It is as it was, the card is still there, and another try makes sense. */
gboolean mado_pin_change_can_go_on (MadoPinChange change, const GError *error);
/* @advice: (nullable) */
void mado_pin_change_show (MadoWriteOutcome *outcome,
                           MadoPinChange change,
                           const char *sentence,
                           const char *advice);

G_END_DECLS
