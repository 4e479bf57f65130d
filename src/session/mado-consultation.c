/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-consultation.h"

#include <string.h>

#include "mado-civil-date.h"
#include "mado-comparison.h"
#include "mado-feature.h"

struct _MadoConsultation
{
  GObject parent_instance;

  MadoSession *session; /* (owned) */
  MadoProcedure procedure;
  gboolean of_card; /* the facts are those of the card in the reader */
  gboolean card_left;
  char fingerprint[MADO_FINGERPRINT_SIZE]; /* of that card; "" when not known */
  gboolean typed;                          /* the facts, and feb29, are a person's */
  MadoFeb29 feb29;
  MadoFacts facts;
  MadoAnswers answers;
  MadoAnswers cases;
  gboolean ticked[MADO_N_LINES];
  MadoAdvice *advice;             /* (owned) */
  MadoMunicipality *municipality; /* (owned): by whose rules it is */
  MadoGuide guide;
};

G_DEFINE_FINAL_TYPE (MadoConsultation, mado_consultation, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
get_rules (MadoConsultation *self, MadoRules *rules)
{
  *rules = mado_consultation_get_municipality (self)->rules;
  if (self->typed)
    rules->feb29 = self->feb29;
  rules->changes_no_pin = !mado_feature_is_on (MADO_FEATURE_PIN_CHANGE);
}

static void
decide (MadoConsultation *self)
{
  MadoRules rules;
  GDate today;

  get_rules (self, &rules);
  mado_session_get_today (self->session, &today);
  g_clear_pointer (&self->municipality, mado_municipality_unref);
  self->municipality = mado_municipality_ref (mado_consultation_get_municipality (self));
  g_clear_pointer (&self->advice, mado_advice_unref);
  self->advice = mado_advice_new (&self->facts, &rules, &today);
  mado_guide_write (&self->facts, self->advice, &rules, self->procedure, &self->answers,
                    &self->guide);
  mado_guide_find_cases (&self->facts, self->advice, &rules, &self->answers, &self->guide,
                         &self->cases);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
take_facts (MadoConsultation *self)
{
  MadoSnapshot *snapshot = mado_session_get_snapshot (self->session);

  self->facts = (MadoFacts){ 0 };
  if (snapshot != NULL)
    mado_snapshot_get_facts (snapshot, &self->facts);
}

/* The card that it was about, laid down again, is taken up again; any other may be somebody else's.
 */
static void
know_card (MadoConsultation *self)
{
  MadoSnapshot *snapshot = mado_session_get_snapshot (self->session);
  const char *fingerprint = snapshot != NULL ? mado_snapshot_get_card_fingerprint (snapshot) : "";

  if (*fingerprint == '\0')
    return;
  if (self->of_card)
    g_strlcpy (self->fingerprint, fingerprint, sizeof self->fingerprint);
  else if (self->card_left && strcmp (self->fingerprint, fingerprint) == 0)
    {
      self->of_card = TRUE;
      self->card_left = FALSE;
    }
}

/* The day, or the municipality. */
static gboolean
is_out_of_date (MadoConsultation *self)
{
  GDate today;

  mado_session_get_today (self->session, &today);
  return self->municipality != mado_consultation_get_municipality (self) ||
         mado_civil_date_compare (&self->advice->today, &today) != 0;
}

static void
on_advice_cb (MadoConsultation *self)
{
  if (mado_consultation_get_municipality (self) == NULL)
    return;
  know_card (self);
  if (self->of_card)
    take_facts (self);
  else if (!is_out_of_date (self))
    return;
  decide (self);
}

static void
on_stage_cb (MadoConsultation *self)
{
  MadoStage stage = mado_session_get_stage (self->session);

  /* Being read once more, it is still there. */
  if (!self->of_card || stage == MADO_STAGE_READING || stage == MADO_STAGE_RESULT)
    return;
  self->of_card = FALSE;
  self->card_left = TRUE;
  /* What it told has gone before, with the advice. */
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
mado_consultation_finalize (GObject *object)
{
  MadoConsultation *self = MADO_CONSULTATION (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->advice, mado_advice_unref);
  g_clear_pointer (&self->municipality, mado_municipality_unref);

  G_OBJECT_CLASS (mado_consultation_parent_class)->finalize (object);
}

static void
mado_consultation_class_init (MadoConsultationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mado_consultation_finalize;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", MADO_TYPE_CONSULTATION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    g_cclosure_marshal_VOID__VOID, G_TYPE_NONE, 0);
}

static void
mado_consultation_init (MadoConsultation *self)
{
}

static MadoConsultation *
create (MadoSession *session, MadoProcedure procedure)
{
  MadoConsultation *self = g_object_new (MADO_TYPE_CONSULTATION, NULL);

  self->session = g_object_ref (session);
  self->procedure = procedure;
  g_signal_connect_object (session, "notify::advice", G_CALLBACK (on_advice_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::stage", G_CALLBACK (on_stage_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

MadoConsultation *
mado_consultation_new (MadoSession *session, MadoProcedure procedure)
{
  MadoConsultation *self = create (session, procedure);

  self->of_card = mado_session_get_snapshot (session) != NULL;
  know_card (self);
  take_facts (self);
  decide (self);
  return self;
}

MadoConsultation *
mado_consultation_new_typed (MadoSession *session,
                             MadoProcedure procedure,
                             const MadoFacts *facts,
                             MadoFeb29 feb29)
{
  MadoConsultation *self = create (session, procedure);

  self->typed = TRUE;
  self->facts = *facts;
  self->feb29 = feb29;
  decide (self);
  return self;
}

MadoConsultation *
mado_consultation_go_on (MadoConsultation *self, MadoProcedure procedure)
{
  MadoConsultation *next = create (self->session, procedure);

  next->of_card = self->of_card;
  next->card_left = self->card_left;
  g_strlcpy (next->fingerprint, self->fingerprint, sizeof next->fingerprint);
  next->typed = self->typed;
  next->feb29 = self->feb29;
  next->facts = self->facts;
  next->answers = self->answers;
  mado_guide_carry (&self->guide, &next->answers);
  decide (next);
  return next;
}

MadoSession *
mado_consultation_get_session (MadoConsultation *self)
{
  g_return_val_if_fail (MADO_IS_CONSULTATION (self), NULL);

  return self->session;
}

MadoAudience
mado_consultation_get_audience (MadoConsultation *self)
{
  return mado_session_get_audience (self->session);
}

MadoMunicipality *
mado_consultation_get_municipality (MadoConsultation *self)
{
  g_return_val_if_fail (MADO_IS_CONSULTATION (self), NULL);

  return mado_session_get_municipality (self->session);
}

MadoProcedure
mado_consultation_get_procedure (MadoConsultation *self)
{
  g_return_val_if_fail (MADO_IS_CONSULTATION (self), MADO_PROCEDURE_ISSUE);

  return self->procedure;
}

const MadoGuide *
mado_consultation_get_guide (MadoConsultation *self)
{
  g_return_val_if_fail (MADO_IS_CONSULTATION (self), NULL);

  return &self->guide;
}

gboolean
mado_consultation_get_card_left (MadoConsultation *self)
{
  g_return_val_if_fail (MADO_IS_CONSULTATION (self), FALSE);

  return self->card_left;
}

void
mado_consultation_get_handout (MadoConsultation *self, MadoHandout *handout)
{
  g_return_if_fail (MADO_IS_CONSULTATION (self));

  *handout = (MadoHandout){
    .advice = self->advice,
    .guide = &self->guide,
    .answers = &self->answers,
    .cases = &self->cases,
    .municipality = mado_consultation_get_municipality (self),
    .practice = self->of_card && mado_session_get_practice (self->session),
  };
}

MadoAnswer
mado_consultation_get_answer (MadoConsultation *self, MadoQuestion question)
{
  g_return_val_if_fail (MADO_IS_CONSULTATION (self), MADO_ANSWER_UNANSWERED);

  return self->answers.values[question];
}

MadoAnswer
mado_consultation_get_case (MadoConsultation *self, MadoQuestion question)
{
  g_return_val_if_fail (MADO_IS_CONSULTATION (self), MADO_ANSWER_UNANSWERED);

  return self->cases.values[question];
}

void
mado_consultation_set_answer (MadoConsultation *self, MadoQuestion question, MadoAnswer answer)
{
  g_return_if_fail (MADO_IS_CONSULTATION (self));

  if (self->answers.values[question] == answer)
    return;
  self->answers.values[question] = answer;
  decide (self);
}

gboolean
mado_consultation_get_ticked (MadoConsultation *self, MadoLine line)
{
  g_return_val_if_fail (MADO_IS_CONSULTATION (self), FALSE);

  return self->ticked[line];
}

void
mado_consultation_set_ticked (MadoConsultation *self, MadoLine line, gboolean ticked)
{
  g_return_if_fail (MADO_IS_CONSULTATION (self));

  /* No change of the guide: nobody has to draw anything anew. */
  self->ticked[line] = ticked;
}
