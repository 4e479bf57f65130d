/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-session.h"

G_BEGIN_DECLS

/* 「カードなしで確認」: what a person types instead of a card, and what follows from it, at once.
 */
#define MADO_TYPE_MANUAL_PAGE (mado_manual_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoManualPage, mado_manual_page, MADO, MANUAL_PAGE, AdwBin)

/* @session: for the municipality's rules and today's date */
GtkWidget *mado_manual_page_new (MadoSession *session);
/* (nullable) (transfer none): NULL while what is typed does not suffice */
const MadoAdvice *mado_manual_page_get_advice (MadoManualPage *self);

/* Takes what is typed and ticked in @old. */
void mado_manual_page_take_over (MadoManualPage *self, MadoManualPage *old);
/* What was typed, and how a birthday on 29 February is read; FALSE where it gives no advice. */
gboolean mado_manual_page_get_facts (MadoManualPage *self, MadoFacts *facts, MadoFeb29 *feb29);

G_END_DECLS
