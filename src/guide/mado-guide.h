/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-guide-line.h"
#include "mado-question.h"

G_BEGIN_DECLS

#define MADO_GUIDE_MAX_LINES 24

/* Lines of one section, in the order to be shown. */
typedef struct
{
  MadoLine lines[MADO_GUIDE_MAX_LINES];
  guint n_lines;
} MadoGuideLines;

/**
 * MadoGuide:
 * @procedure: the one asked for
 * @errand: what is done at the counter; differs from @procedure for PROXY only
 * @applies: whether it applies to this card on this day
 * @from: FROM only: the first day
 * @until: the last day on which it can be done, cleared where there is none
 * @instead: the one that fits, when this does not apply (has_instead)
 * @also: another one that is needed besides (has_also)
 * @carry_question, @carry_answer: what going on to @instead, or else to @also, already answers;
 *   UNANSWERED: nothing
 * @kinds: the certificates that it is about: a set, bit 1 << MadoKind
 * @questions: those whose answer can change this guide, the answered ones too
 * @sections: why, what to bring, where, how often, what happens afterwards, what to know
 * @renewed_expiry: to what date a renewal runs (目安), cleared where not known
 * @card_expires: NEW_CARD only: the card's own end, cleared where not known
 * @apply_by: NEW_CARD only: by when to apply, so that no gap opens (目安), cleared where it is too
 *   late for that, or not known
 * @insurance_until: the health insurance's grace (目安), cleared where it does not matter
 * @minimum_age, @overseas_months: the rules' numbers that are said in words (R8, R10)
 *
 * The guidance for one procedure. Plain values, no allocation.
 */
typedef struct
{
  MadoProcedure procedure;
  MadoProcedure errand;
  MadoApplies applies;
  GDate from;
  GDate until;
  gboolean has_instead;
  MadoProcedure instead;
  gboolean has_also;
  MadoProcedure also;
  MadoQuestion carry_question;
  MadoAnswer carry_answer;
  guint kinds;
  MadoQuestion questions[MADO_N_QUESTIONS];
  guint n_questions;
  MadoGuideLines sections[MADO_N_SECTIONS];
  GDate renewed_expiry;
  GDate card_expires;
  GDate apply_by;
  GDate insurance_until;
  guint minimum_age;
  guint overseas_months;
} MadoGuide;

/**
 * mado_guide_write:
 * @facts: what is known of the card and of the person
 * @advice: mado_rules_advise() of the same facts, rules and day
 * @answers: what was answered so far
 *
 * Pure: every field of @guide is set; the day is that of @advice. Answers to questions that the
 * guide does not ask change nothing. A chain of @instead never comes back and ends where @instead
 * is not set.
 */
void mado_guide_write (const MadoFacts *facts,
                       const MadoAdvice *advice,
                       const MadoRules *rules,
                       MadoProcedure procedure,
                       const MadoAnswers *answers,
                       MadoGuide *guide);
/* The answer to each question that @guide, written by all of these, asks: the one given, or else
 * what it takes for granted; UNANSWERED where it says what holds for more than one. */
void mado_guide_find_cases (const MadoFacts *facts,
                            const MadoAdvice *advice,
                            const MadoRules *rules,
                            const MadoAnswers *answers,
                            const MadoGuide *guide,
                            MadoAnswers *cases);
/* Takes into @answers what is already answered on the way to the guide's instead or also. */
void mado_guide_carry (const MadoGuide *guide, MadoAnswers *answers);
gboolean mado_guide_has_line (const MadoGuide *guide, MadoLine line);
gboolean mado_guide_asks (const MadoGuide *guide, MadoQuestion question);

G_END_DECLS
