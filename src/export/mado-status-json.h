/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-municipality.h"
#include "mado-snapshot.h"

G_BEGIN_DECLS

/* Why there is no answer, or not the whole one. */
typedef struct
{
  const char *code;    /* a stable word */
  const char *message; /* one sentence */
} MadoStatusFailure;

/**
 * mado_status_to_json:
 * @snapshot: (nullable): %NULL when there was no card ("advise"), or nothing of it can be told
 * @advice: (nullable): what the rules made of it; %NULL: nothing
 * @municipality: (nullable): whose rules it is by; %NULL where it could not be found
 * @failure: (nullable)
 *
 * The status as one JSON object, pretty-printed, with a newline at the end. Its keys are the
 * contract of madoguchi-cli(1): always the same, unknown values null, dates ISO 8601. It carries no
 * name and no address.
 *
 * Returns: (transfer full)
 */
char *mado_status_to_json (MadoSnapshot *snapshot,
                           const MadoAdvice *advice,
                           MadoMunicipality *municipality,
                           const MadoStatusFailure *failure);

G_END_DECLS
