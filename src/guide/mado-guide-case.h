/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-fit.h"
#include "mado-guide.h"

G_BEGIN_DECLS

/* For guide/ only: what the guide of one procedure reads and fills.
 * @with_move: it is done along with the notification of a move
 * @resets: a PIN is set anew along with it: nobody can bring it */
typedef struct
{
  const MadoFacts *facts;
  const MadoAdvice *advice;
  const MadoRules *rules;
  const MadoAnswers *answers;
  MadoGuide *guide;
  MadoInquiry inquiry;
  gboolean with_move;
  gboolean resets;
} MadoGuideCase;

/* Asking is what puts a question into the guide: so it holds just those that were needed. */
MadoAnswer mado_guide_ask (MadoGuideCase *self, MadoQuestion question);
gboolean mado_guide_has_asked (const MadoGuideCase *self, MadoQuestion question);
/* Whether @question has been asked so far, and what was said to it is @answer: UNANSWERED too. */
gboolean mado_guide_was_told (const MadoGuideCase *self, MadoQuestion question, MadoAnswer answer);
/* What the rules decided, and its first reason. */
void mado_guide_take (MadoGuideCase *self, const MadoDecision *decision, MadoLine why);
/* Puts @line into its section, unless it is said already. */
void mado_guide_say (MadoGuideCase *self, MadoLine line);
/* The result, and the first reason for it: a line that stands in WHY here, whatever its section. */
void mado_guide_now (MadoGuideCase *self, MadoLine why);
void mado_guide_ask_counter (MadoGuideCase *self, MadoLine why);
void mado_guide_instead (MadoGuideCase *self, MadoProcedure instead, MadoLine why);
void mado_guide_not_needed (MadoGuideCase *self, MadoLine why);
void mado_guide_also (MadoGuideCase *self, MadoProcedure also);
void mado_guide_carry_on (MadoGuideCase *self, MadoQuestion question, MadoAnswer answer);
/* TRUE when it can be done, now or later: then there is something to prepare. */
gboolean mado_guide_can_prepare (const MadoGuideCase *self);

const MadoCertificateAdvice *mado_guide_certificate (const MadoGuideCase *self, MadoKind kind);
gboolean mado_guide_is_in_force (const MadoGuideCase *self, MadoKind kind);
/* Handles what no procedure of a card applies to; TRUE when the guide is decided by it. */
gboolean mado_guide_gate (MadoGuideCase *self);
/* As mado_guide_gate(), and without PINs there is nothing to do. */
gboolean mado_guide_pin_gate (MadoGuideCase *self);

/* Why the 署名用 one is not issued to somebody who is not ELIGIBLE. */
MadoLine mado_guide_why_barred (MadoEligible eligible);
/* Asks who has moved in for 継続利用; TRUE when that comes first. */
gboolean mado_guide_decide_moved_in (MadoGuideCase *self);
MadoNeed mado_guide_need (const MadoGuideCase *self, MadoKind kind);
/* Why @instead, which is recommended, and not what was asked for. */
MadoLine mado_guide_why_instead (MadoGuideCase *self, MadoProcedure instead);
/* Why the gate is closed. */
MadoLine mado_guide_why_closed (const MadoGuideCase *self);
/* Says NOT, and what is recommended instead. */
void mado_guide_recommend (MadoGuideCase *self, MadoLine why);
/* The words for what is not known of the certificates. */
MadoLine mado_guide_unknown_line (const MadoGuideCase *self);

/* Lines that several procedures share. */
void mado_guide_prepare_certificate (MadoGuideCase *self, guint kinds, gboolean first_time);
/* The card, and what is typed for writing on it. */
void mado_guide_prepare_card (MadoGuideCase *self);
void mado_guide_after_certificate (MadoGuideCase *self, guint kinds);
void mado_guide_when_it_works (MadoGuideCase *self, guint kinds);
/* @ends: of what it was used with; @grace: said while it goes on. */
void mado_guide_after_insurance (MadoGuideCase *self, const GDate *ends, MadoLine grace);
void mado_guide_visit (MadoGuideCase *self, MadoProcedure errand);
void mado_guide_where_counter (MadoGuideCase *self);
/* SELF, LEGAL or PROXY; asked. */
MadoAnswer mado_guide_visitor (MadoGuideCase *self);

/* One for each procedure. */
void mado_guide_issue (MadoGuideCase *self);
void mado_guide_renew (MadoGuideCase *self);
void mado_guide_reissue (MadoGuideCase *self);
void mado_guide_change_pin (MadoGuideCase *self);
void mado_guide_unlock (MadoGuideCase *self);
void mado_guide_revoke (MadoGuideCase *self);
void mado_guide_proxy (MadoGuideCase *self);
void mado_guide_new_card (MadoGuideCase *self);
void mado_guide_changed_details (MadoGuideCase *self);
void mado_guide_continued_use (MadoGuideCase *self);
void mado_guide_stay_period (MadoGuideCase *self);
void mado_guide_face_card (MadoGuideCase *self);
void mado_guide_overseas_move (MadoGuideCase *self);
void mado_guide_lost_card (MadoGuideCase *self);
/* The one of @procedure. */
void mado_guide_decide (MadoGuideCase *self, MadoProcedure procedure);

G_END_DECLS
