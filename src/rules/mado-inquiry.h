/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-question.h"

G_BEGIN_DECLS

/* Whether a 署名用 certificate can be issued to this person (R8). */
typedef enum
{
  MADO_ELIGIBLE,
  MADO_ELIGIBLE_UNKNOWN,
  MADO_ELIGIBLE_EVE, /* the day before the birthday */
  MADO_ELIGIBLE_UNDER_AGE,
  MADO_ELIGIBLE_WARD,
} MadoEligible;

/**
 * MadoInquiry:
 * @advice: with the states of both certificates, and what they need
 * @answers: what was answered so far
 * @questions: those on which what was decided leans, in the order in which it did
 *
 * What deciding about one card reads. The rules ask nobody: they take the usual case for what was
 * not answered, and tell by which questions it might be otherwise.
 */
typedef struct
{
  const MadoFacts *facts;
  const MadoRules *rules;
  const MadoAdvice *advice;
  const MadoAnswers *answers;
  MadoQuestion questions[MADO_N_QUESTIONS];
  guint n_questions;
} MadoInquiry;

/* The answer so far; leaning on it is what puts a question into the inquiry. */
MadoAnswer mado_inquiry_ask (MadoInquiry *self, MadoQuestion question);
gboolean mado_inquiry_asks (const MadoInquiry *self, MadoQuestion question);

MadoEligible mado_inquiry_eligible (MadoInquiry *self);
/* A certificate is not issued to somebody of whom it is not known, either; but renewed. */
gboolean mado_eligible_is_barred (MadoEligible eligible);
/* Whether there is a period of stay; YES also where the card's date says so and nobody else. */
MadoAnswer mado_inquiry_period_of_stay (MadoInquiry *self);
/* Whether renewing it gains nothing, since the card ends with it (policy-rules.md 6.1). */
gboolean mado_inquiry_ends_with_card (MadoInquiry *self, MadoKind kind);
/* What was answered of a change since the issue, where it can have taken a 署名用 certificate away:
 * a chip never proves that it did not. NONE where there is none to take. */
MadoAnswer mado_inquiry_change (MadoInquiry *self);
/* Whether the answer to CHANGE takes the 署名用 certificate away. */
gboolean mado_answer_is_changed (MadoAnswer change);

G_END_DECLS
