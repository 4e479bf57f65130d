/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"

G_BEGIN_DECLS

/* What is to be said of the certificate @kind: @whole has the day, the card's end, and the other
 * certificate where that comes first. */
void mado_certificate_advise (MadoKind kind,
                              const MadoFacts *facts,
                              const MadoRules *rules,
                              MadoAdvice *whole);
/* The end of a minor's card, where it can be told from this certificate; FALSE where not. */
gboolean mado_certificate_find_minors_card (MadoKind kind,
                                            const MadoFacts *facts,
                                            const MadoRules *rules,
                                            const MadoAdvice *advice,
                                            GDate *ends);

G_END_DECLS
