/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-private.h"

#include <string.h>

#include "mado-civil-date.h"
#include "mado-guide-case.h"

static void (*const deciders[MADO_N_PROCEDURES]) (MadoGuideCase *self) = {
  [MADO_PROCEDURE_ISSUE] = mado_guide_issue,
  [MADO_PROCEDURE_RENEW] = mado_guide_renew,
  [MADO_PROCEDURE_REISSUE] = mado_guide_reissue,
  [MADO_PROCEDURE_CHANGE_PIN] = mado_guide_change_pin,
  [MADO_PROCEDURE_UNLOCK] = mado_guide_unlock,
  [MADO_PROCEDURE_REVOKE] = mado_guide_revoke,
  [MADO_PROCEDURE_PROXY] = mado_guide_proxy,
  [MADO_PROCEDURE_NEW_CARD] = mado_guide_new_card,
  [MADO_PROCEDURE_CHANGED_DETAILS] = mado_guide_changed_details,
  [MADO_PROCEDURE_CONTINUED_USE] = mado_guide_continued_use,
  [MADO_PROCEDURE_STAY_PERIOD] = mado_guide_stay_period,
  [MADO_PROCEDURE_FACE_CARD] = mado_guide_face_card,
  [MADO_PROCEDURE_OVERSEAS_MOVE] = mado_guide_overseas_move,
  [MADO_PROCEDURE_LOST_CARD] = mado_guide_lost_card,
};

void
mado_guide_decide (MadoGuideCase *self, MadoProcedure procedure)
{
  deciders[procedure](self);
}

void
mado_guide_write (const MadoFacts *facts,
                  const MadoAdvice *advice,
                  const MadoRules *rules,
                  MadoProcedure procedure,
                  const MadoAnswers *answers,
                  MadoGuide *guide)
{
  MadoGuideCase self = { facts, advice, rules, answers, guide, { facts, rules, advice, answers } };

  g_return_if_fail ((guint)procedure < MADO_N_PROCEDURES);

  memset (guide, 0, sizeof *guide);
  guide->procedure = procedure;
  guide->errand = procedure;
  guide->minimum_age = rules->sign_minimum_age;
  guide->overseas_months = rules->overseas_window_months;
  mado_guide_decide (&self, procedure);
  guide->n_questions = self.inquiry.n_questions;
  memcpy (guide->questions, self.inquiry.questions, sizeof guide->questions);
}

void
mado_guide_carry (const MadoGuide *guide, MadoAnswers *answers)
{
  if (guide->carry_answer != MADO_ANSWER_UNANSWERED)
    answers->values[guide->carry_question] = guide->carry_answer;
}

gboolean
mado_guide_has_line (const MadoGuide *guide, MadoLine line)
{
  for (guint section = 0; section < MADO_N_SECTIONS; section++)
    for (guint i = 0; i < guide->sections[section].n_lines; i++)
      if (guide->sections[section].lines[i] == line)
        return TRUE;
  return FALSE;
}

gboolean
mado_guide_asks (const MadoGuide *guide, MadoQuestion question)
{
  for (guint i = 0; i < guide->n_questions; i++)
    if (guide->questions[i] == question)
      return TRUE;
  return FALSE;
}

static gboolean
same_date (const GDate *a, const GDate *b)
{
  return mado_civil_date_known (a) == mado_civil_date_known (b) &&
         (!mado_civil_date_known (a) || mado_civil_date_compare (a, b) == 0);
}

static gboolean
same_lines (const MadoGuideLines *a, const MadoGuideLines *b)
{
  return a->n_lines == b->n_lines &&
         memcmp (a->lines, b->lines, a->n_lines * sizeof a->lines[0]) == 0;
}

gboolean
mado_guide_is_same (const MadoGuide *a, const MadoGuide *b)
{
  for (guint i = 0; i < MADO_N_SECTIONS; i++)
    if (!same_lines (&a->sections[i], &b->sections[i]))
      return FALSE;
  return a->applies == b->applies && a->errand == b->errand && same_date (&a->from, &b->from) &&
         same_date (&a->until, &b->until) && a->has_instead == b->has_instead &&
         a->instead == b->instead && a->has_also == b->has_also && a->also == b->also &&
         a->kinds == b->kinds && same_date (&a->renewed_expiry, &b->renewed_expiry) &&
         same_date (&a->apply_by, &b->apply_by) &&
         same_date (&a->insurance_until, &b->insurance_until);
}

/* The first answer to @question that makes @guide again; UNANSWERED where none does, and where each
 * does. */
static MadoAnswer
find_case (const MadoFacts *facts,
           const MadoAdvice *advice,
           const MadoRules *rules,
           const MadoAnswers *answers,
           const MadoGuide *guide,
           MadoQuestion question)
{
  MadoAnswer choices[MADO_MAX_CHOICES];
  const guint n_choices = mado_question_get_choices (question, choices);
  MadoAnswers others = *answers;
  MadoAnswer first = MADO_ANSWER_UNANSWERED;
  guint n_same = 0;

  for (guint i = 0; i < n_choices; i++)
    {
      MadoGuide other;

      others.values[question] = choices[i];
      mado_guide_write (facts, advice, rules, guide->procedure, &others, &other);
      if (mado_guide_is_same (&other, guide) && n_same++ == 0)
        first = choices[i];
    }
  return n_same < n_choices ? first : MADO_ANSWER_UNANSWERED;
}

void
mado_guide_find_cases (const MadoFacts *facts,
                       const MadoAdvice *advice,
                       const MadoRules *rules,
                       const MadoAnswers *answers,
                       const MadoGuide *guide,
                       MadoAnswers *cases)
{
  *cases = (MadoAnswers){ 0 };
  for (guint i = 0; i < guide->n_questions; i++)
    {
      const MadoQuestion question = guide->questions[i];
      const MadoAnswer answer = answers->values[question];

      cases->values[question] = answer != MADO_ANSWER_UNANSWERED
                                    ? answer
                                    : find_case (facts, advice, rules, answers, guide, question);
    }
}
