/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-handout.h"
#include "mado-session.h"

G_BEGIN_DECLS

/**
 * MadoConsultation:
 *
 * One procedure being talked through: what is known of the card, what the person has answered and
 * ticked off, and the guide that follows from them. The parts of a page read it and write to it,
 * and know nothing of each other.
 *
 * Facts of a card are those of the card in the reader, and go with it: the guide is made anew from
 * the answers alone. The same card laid down again is taken up again, as soon as it is known by its
 * number; another one is not looked at, since it may be somebody else's.
 *
 * Signal: changed, after anything of it has.
 */
#define MADO_TYPE_CONSULTATION (mado_consultation_get_type ())
G_DECLARE_FINAL_TYPE (MadoConsultation, mado_consultation, MADO, CONSULTATION, GObject)

/* About the card in @session's reader; without one nothing is known. */
MadoConsultation *mado_consultation_new (MadoSession *session, MadoProcedure procedure);
/* About what a person typed. @feb29: how it reads a birthday on 29 February. */
MadoConsultation *mado_consultation_new_typed (MadoSession *session,
                                               MadoProcedure procedure,
                                               const MadoFacts *facts,
                                               MadoFeb29 feb29);
/* The same card and person, for another procedure. What was answered is kept, and what going on
 * there already answers is added. */
MadoConsultation *mado_consultation_go_on (MadoConsultation *self, MadoProcedure procedure);

MadoSession *mado_consultation_get_session (MadoConsultation *self);
/* To whom the guide speaks on the screen. */
MadoAudience mado_consultation_get_audience (MadoConsultation *self);
MadoMunicipality *mado_consultation_get_municipality (MadoConsultation *self);
MadoProcedure mado_consultation_get_procedure (MadoConsultation *self);
const MadoGuide *mado_consultation_get_guide (MadoConsultation *self);
/* The card that it was about has been taken out. */
gboolean mado_consultation_get_card_left (MadoConsultation *self);
/* Valid until the next change. */
void mado_consultation_get_handout (MadoConsultation *self, MadoHandout *handout);

MadoAnswer mado_consultation_get_answer (MadoConsultation *self, MadoQuestion question);
/* That, or what the guide takes for granted until then: mado_guide_find_cases() */
MadoAnswer mado_consultation_get_case (MadoConsultation *self, MadoQuestion question);
void
mado_consultation_set_answer (MadoConsultation *self, MadoQuestion question, MadoAnswer answer);
/* What has been laid ready to be brought along. */
gboolean mado_consultation_get_ticked (MadoConsultation *self, MadoLine line);
void mado_consultation_set_ticked (MadoConsultation *self, MadoLine line, gboolean ticked);

G_END_DECLS
