/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-wording-verdict.h"

G_BEGIN_DECLS

/* For wording/ only: what the verdicts are made from. */
typedef struct
{
  const MadoAdvice *advice;
  const MadoCertificateAdvice *certificate; /* the urgent one */
  const char *kind;                         /* its name */
  const char *place;                        /* 杉並区の窓口 */
  MadoMunicipality *municipality;           /* (nullable) */
  MadoAudience audience;
} MadoVerdictCase;

/* @body: (transfer full) */
MadoVerdict *mado_verdict_new (MadoVerdictId id, char *body, const char *tone, const char *icon);
/* A verdict in the tone and with the icon of the state. @body: (transfer full) */
MadoVerdict *mado_verdict_for_state (const MadoVerdictCase *the, MadoVerdictId id, char *body);
/* A button is there only where its procedure fits this card now. @self: (transfer full) */
MadoVerdict *mado_verdict_with_button (const MadoVerdictCase *the,
                                       MadoVerdict *self,
                                       MadoProcedure procedure,
                                       const char *button);
/* @title: (transfer full) */
void mado_verdict_set_title (MadoVerdict *self, char *title);
/* @sentence: (nullable) */
void mado_verdict_add_sentence (MadoVerdict *self, const char *sentence);
/* What is issued ends with the card (policy-rules.md R5), and that is soon. @sentence: of its date
 */
void
mado_verdict_add_card_end (const MadoVerdictCase *the, MadoVerdict *self, const char *sentence);

/* Fills what tells of the counters, for a last day that does not roll over (policy-rules.md 1.8).
 */
void mado_verdict_find_last_counter_day (const MadoVerdictCase *the, MadoVerdict *self);
/* On a line of its own, before all else: the day by which a person must have been there. */
void mado_verdict_put_closed (MadoVerdict *self);
/* Where the window opens on a day on which the counters are closed. */
void mado_verdict_add_first_counter_day (const MadoVerdictCase *the, MadoVerdict *self);

/* The certificate is valid: before its window, within it, and on the last day. */
MadoVerdict *mado_verdict_valid_early (const MadoVerdictCase *the);
MadoVerdict *mado_verdict_renewable (const MadoVerdictCase *the);
MadoVerdict *mado_verdict_last_day (const MadoVerdictCase *the);
/* The card has lapsed. */
MadoVerdict *mado_verdict_card_lapsed (const MadoVerdictCase *the);
/* Certificates that end with the card are not renewed, now or later. */
MadoVerdict *mado_verdict_card_ends_too (const MadoVerdictCase *the);
MadoVerdict *mado_verdict_early_with_card (const MadoVerdictCase *the);
/* An old 住基カード. */
MadoVerdict *mado_verdict_juki_card (const MadoVerdictCase *the);

G_END_DECLS
