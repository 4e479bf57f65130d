/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-guide-case.h"

#include "mado-recommended.h"

/* 代理人: another procedure, done by somebody else. */

static const struct
{
  MadoAnswer answer;
  MadoProcedure procedure;
} errands[] = {
  { MADO_ANSWER_ISSUE, MADO_PROCEDURE_ISSUE },
  { MADO_ANSWER_RENEW, MADO_PROCEDURE_RENEW },
  { MADO_ANSWER_REISSUE, MADO_PROCEDURE_REISSUE },
  { MADO_ANSWER_CHANGED_DETAILS, MADO_PROCEDURE_CHANGED_DETAILS },
  { MADO_ANSWER_CHANGE_PIN, MADO_PROCEDURE_CHANGE_PIN },
  { MADO_ANSWER_UNLOCK, MADO_PROCEDURE_UNLOCK },
  { MADO_ANSWER_REVOKE, MADO_PROCEDURE_REVOKE },
};

static gboolean
is_errand (MadoProcedure procedure)
{
  for (guint i = 0; i < G_N_ELEMENTS (errands); i++)
    if (errands[i].procedure == procedure)
      return TRUE;
  return FALSE;
}

/* Where nobody said what for: what every other guide recommends for the card, or the reset of a PIN
 * where that is all that the card needs now. No proxy is sent for a new card: for what else can be
 * done then. */
static MadoProcedure
default_errand (MadoGuideCase *self)
{
  const MadoAdvice *advice = self->advice;
  MadoProcedure recommended;

  if (advice->n_procedures > 0 && advice->procedures[0] == MADO_PROCEDURE_UNLOCK)
    return MADO_PROCEDURE_UNLOCK;
  recommended = mado_recommended (&self->inquiry);
  for (guint i = 0; i < advice->n_procedures && !is_errand (recommended); i++)
    recommended = advice->procedures[i];
  return is_errand (recommended) ? recommended : MADO_PROCEDURE_RENEW;
}

static MadoProcedure
choose_errand (MadoGuideCase *self)
{
  const MadoAnswer answer = mado_guide_ask (self, MADO_QUESTION_ERRAND);

  for (guint i = 0; i < G_N_ELEMENTS (errands); i++)
    if (errands[i].answer == answer)
      return errands[i].procedure;
  return default_errand (self);
}

void
mado_guide_proxy (MadoGuideCase *self)
{
  if (mado_guide_gate (self))
    return;
  self->guide->errand = choose_errand (self);
  if (mado_guide_ask (self, MADO_QUESTION_VISITOR) == MADO_ANSWER_SELF)
    {
      mado_guide_instead (self, self->guide->errand, MADO_LINE_WHY_SELF);
      return;
    }
  mado_guide_decide (self, self->guide->errand);
  /* The ward's page: proxies ask beforehand, whatever it is. */
  if (self->guide->applies == MADO_APPLIES_NOW)
    mado_guide_ask_counter (self, MADO_LINE_CAUTION_PROXY);
}
