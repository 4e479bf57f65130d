/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "mado-session.h"
#include "mado-wording-verdict.h"

G_BEGIN_DECLS

/* The one large sentence, by whose rules it is, and its button (`win.procedure`), or its two. */
#define MADO_TYPE_VERDICT_CARD (mado_verdict_card_get_type ())
G_DECLARE_FINAL_TYPE (MadoVerdictCard, mado_verdict_card, MADO, VERDICT_CARD, GtkWidget)

/* Whose municipality is told. */
void mado_verdict_card_set_session (MadoVerdictCard *self, MadoSession *session);
void mado_verdict_card_set_verdict (MadoVerdictCard *self, const MadoVerdict *verdict);

G_END_DECLS
