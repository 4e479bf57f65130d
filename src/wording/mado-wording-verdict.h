/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-audience.h"
#include "mado-municipality.h"
#include "mado-pin.h"
#include "mado-question.h"
#include "mado-wording-verdict-title.h"

G_BEGIN_DECLS

/**
 * MadoVerdict:
 * @id: what it is, in whatever words
 * @title: いま更新できます
 * @body: 2027年6月15日(令和9年)までに、区の窓口で手続きしてください。あと75日
 * @procedure: the procedure behind the one button
 * @has_procedure: FALSE: no button
 * @button: 更新の手続きを見る (nullable)
 * @other_button: 新しいカードの申請を見る: a quieter one, for those of whom the first is not true,
 * or who would rather have what lasts longer (nullable)
 * @other_procedure: the procedure behind it
 * @other_question, @other_answer: what whoever presses it says by that; MADO_ANSWER_UNANSWERED:
 *   nothing
 * @closed: that the last day, or the first, is none for a counter, and which is; it is in @body too
 *   (nullable)
 * @counter_until: the last day of a counter, if it is sooner than the last day; else not known
 * @all_closed: no counter is open any more in time
 * @pins: whose lock, or last try, @body tells what to do about: a bit (1 << MadoPin) each
 * @tone: see mado_wording_state_tone()
 * @icon: themed symbolic icon name
 */
typedef struct
{
  MadoVerdictId id;
  char *title;
  char *body;
  gboolean has_procedure;
  MadoProcedure procedure;
  char *button;
  char *other_button;
  MadoProcedure other_procedure;
  MadoQuestion other_question;
  MadoAnswer other_answer;
  char *closed;
  GDate counter_until;
  gboolean all_closed;
  guint pins;
  const char *tone;
  const char *icon;
} MadoVerdict;

/* The one large sentence; the most urgent of the two certificates decides. */
MadoVerdict *mado_wording_verdict (const MadoAdvice *advice,
                                   MadoMunicipality *municipality,
                                   MadoAudience audience);
/* Where nothing else beside it says that dates do not tell of a revocation. */
void mado_verdict_add_unchecked (MadoVerdict *self, const MadoAdvice *advice);
/* (nullable): what mado_wording_tries_advice() says of a PIN whose tries stand below @self, unless
 * @self has said it. @self: (nullable): NULL until there is a verdict; it will speak first. */
char *mado_verdict_dup_tries_advice (const MadoVerdict *self,
                                     MadoPin pin,
                                     const MadoTries *tries,
                                     const MadoAdvice *advice,
                                     MadoAudience audience);
void mado_verdict_free (MadoVerdict *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoVerdict, mado_verdict_free)

G_END_DECLS
