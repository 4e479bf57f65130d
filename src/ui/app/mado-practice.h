/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-scenario.h"
#include "mado-transport.h"

G_BEGIN_DECLS

/**
 * MadoPractice:
 *
 * Practice mode's table: one reader that exists only in this program, and one practice card to put
 * into it and take out of it. The card keeps its state (used tries) while it lies beside the
 * reader. Property: inserted.
 */
#define MADO_TYPE_PRACTICE (mado_practice_get_type ())
G_DECLARE_FINAL_TYPE (MadoPractice, mado_practice, MADO, PRACTICE, GObject)

/* @name: a scenario, see mado_scenario_load(). @today decides the card's dates; NULL: Japan's. */
MadoPractice *mado_practice_new (const char *name, const GDate *today, GError **error);
MadoTransport *mado_practice_get_transport (MadoPractice *self);
/* (nullable): the day that was given for it; NULL: whatever day it is. */
const GDate *mado_practice_get_today (MadoPractice *self);
MadoScenario *mado_practice_get_scenario (MadoPractice *self);
gboolean mado_practice_get_inserted (MadoPractice *self);
void mado_practice_set_inserted (MadoPractice *self, gboolean inserted);
/* Takes notice of a card that its fault has removed, or of a service that its fault has stopped:
 * the card then lies beside the reader, as if a hand had taken it. To be called whenever that may
 * have happened. */
void mado_practice_look (MadoPractice *self);

G_END_DECLS
