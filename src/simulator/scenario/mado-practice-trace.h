/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-trace.h"

G_BEGIN_DECLS

/**
 * mado_practice_trace_to_scenario:
 * @name: what it is called in an error
 *
 * The practice card that comes nearest to the one that was recorded, as a scenario's file: its
 * certificate has the same length, its PINs the same tries. All else that it answered is on the
 * tape.
 *
 * Returns: (transfer full) (nullable): %MADO_SCENARIO_ERROR_INVALID where nothing that a card does
 * was recorded
 */
GKeyFile *
mado_practice_trace_to_scenario (const MadoTrace *trace, const char *name, GError **error);

G_END_DECLS
