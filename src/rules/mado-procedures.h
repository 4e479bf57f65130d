/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"

G_BEGIN_DECLS

/* For rules/ only: what can be done with the certificates whose states are decided. Fills
 * need, store_reset and procedures of each certificate, and urgent, procedures and fits of
 * @advice. */
void mado_procedures_fill (MadoAdvice *advice, const MadoFacts *facts, const MadoRules *rules);

G_END_DECLS
