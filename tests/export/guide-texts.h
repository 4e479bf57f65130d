/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-municipality.h"

G_BEGIN_DECLS

/* Everything that the guidance says of a card, for tests that look for what it must not say. */

/* @card: in the words of guide-facts.h */
typedef void (*GuideTextsEach) (const char *text, const char *card);

/* What is advised for @card by the rules of @municipality; the day is that of guide-facts.h. */
void guide_texts_advise (MadoMunicipality *municipality,
                         const char *card,
                         MadoFacts *facts,
                         MadoAdvice *advice);
/* Gives @each the text of every procedure, without an answer, and with each answer to each of its
 * questions. */
void guide_texts_read (MadoMunicipality *municipality, const char *card, GuideTextsEach each);

G_END_DECLS
