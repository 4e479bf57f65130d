/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide-texts.h"

#include "guide-facts.h"
#include "mado-civil-date.h"
#include "mado-guide-text.h"

typedef struct
{
  const char *card;
  MadoMunicipality *municipality; /* (unowned) */
  MadoFacts facts;
  MadoAdvice advice;
  GuideTextsEach each;
} Reader;

static void
read_guide (const Reader *self,
            MadoProcedure procedure,
            const MadoAnswers *answers,
            MadoGuide *guide)
{
  const MadoRules *rules = &self->municipality->rules;
  MadoAnswers cases;
  const MadoHandout handout = {
    &self->advice, guide, answers, &cases, self->municipality, FALSE,
  };

  mado_guide_write (&self->facts, &self->advice, rules, procedure, answers, guide);
  mado_guide_find_cases (&self->facts, &self->advice, rules, answers, guide, &cases);
  g_autofree char *text = mado_guide_to_text (&handout, FALSE);
  self->each (text, self->card);
}

static void
read_procedure (const Reader *self, MadoProcedure procedure)
{
  const MadoAnswers none = { 0 };
  MadoGuide open, guide;

  read_guide (self, procedure, &none, &open);
  for (guint i = 0; i < open.n_questions; i++)
    {
      MadoAnswer choices[MADO_MAX_CHOICES];
      const guint n = mado_question_get_choices (open.questions[i], choices);

      for (guint j = 0; j < n; j++)
        {
          MadoAnswers answers = { 0 };

          answers.values[open.questions[i]] = choices[j];
          read_guide (self, procedure, &answers, &guide);
        }
    }
}

void
guide_texts_advise (MadoMunicipality *municipality,
                    const char *card,
                    MadoFacts *facts,
                    MadoAdvice *advice)
{
  GDate today;

  guide_facts_parse (facts, card);
  g_assert_true (mado_civil_date_parse (&today, GUIDE_TODAY));
  mado_rules_advise (facts, &municipality->rules, &today, advice);
}

void
guide_texts_read (MadoMunicipality *municipality, const char *card, GuideTextsEach each)
{
  Reader self = { .card = card, .municipality = municipality, .each = each };

  guide_texts_advise (municipality, card, &self.facts, &self.advice);
  for (int procedure = 0; procedure < MADO_N_PROCEDURES; procedure++)
    read_procedure (&self, (MadoProcedure)procedure);
}
