/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-inquiry.h"

G_BEGIN_DECLS

/**
 * MadoDecision:
 * @fit: the result
 * @kinds: the certificates that it is about: a set, bit 1 << MadoKind
 * @eligible: of the 署名用 one, where that mattered
 * @is_open, @open: ASK only: the question on which it hangs
 *
 * Whether a procedure can be done, by the card and what was answered. The guide says it.
 */
typedef struct
{
  MadoFit fit;
  guint kinds;
  MadoEligible eligible;
  gboolean is_open;
  MadoQuestion open;
} MadoDecision;

/* The certificates that need what is @wanted, can be renewed and are not given up. */
guint mado_find_renewable (MadoInquiry *self, MadoNeed wanted, MadoEligible *eligible);
/* Those that are over and can be issued again. */
guint mado_find_reissuable (MadoInquiry *self, MadoEligible *eligible);

/* The card's own end, or else that of the certificates that end with it; cleared where neither is
 * known. */
void mado_find_card_end (const MadoInquiry *self, GDate *ends);

/* Decides what no procedure of a card applies to; FALSE when there is more to decide. */
gboolean mado_decide_gate (MadoInquiry *self, MadoDecision *decision);
/* As mado_decide_gate(), and without PINs there is nothing to do. */
gboolean mado_decide_pin_gate (MadoInquiry *self, MadoDecision *decision);
void mado_decide_issue (MadoInquiry *self, MadoDecision *decision);
void mado_decide_renew (MadoInquiry *self, MadoDecision *decision);
void mado_decide_reissue (MadoInquiry *self, MadoDecision *decision);
void mado_decide_new_card (MadoInquiry *self, MadoDecision *decision);

/* What of @procedure the card alone tells: a result of ASK may be another by what is answered. */
void mado_fit (MadoInquiry *self, MadoProcedure procedure, MadoFit *fit);

G_END_DECLS
