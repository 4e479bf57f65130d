/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-snapshot.h"

G_BEGIN_DECLS

/**
 * mado_status_to_json:
 * @snapshot: (nullable): %NULL when there was no card ("advise")
 * @advice: what policy made of it
 *
 * The status as one JSON object, pretty-printed, with a newline at the end. Its keys are the
 * contract of madoguchi-cli(1): always the same, unknown values null, dates ISO 8601. It carries no
 * name and no address.
 *
 * Returns: (transfer full)
 */
char *mado_status_to_json (MadoSnapshot *snapshot, const MadoAdvice *advice);

G_END_DECLS
