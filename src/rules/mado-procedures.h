/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"

G_BEGIN_DECLS

/* For rules/ only: what can be done with the certificates whose states are decided. Fills
 * store_reset and procedures of each certificate, and urgent and procedures of @advice. */
void mado_procedures_fill (MadoAdvice *advice, const MadoFacts *facts, const MadoRules *rules);

G_END_DECLS
