/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-session.h"

G_BEGIN_DECLS

/* The page of a session's stage, which can have the focus itself. */
#define MADO_TYPE_STAGE_VIEW (mado_stage_view_get_type ())
G_DECLARE_FINAL_TYPE (MadoStageView, mado_stage_view, MADO, STAGE_VIEW, AdwBin)

/* TRUE: it is another page than before. */
gboolean mado_stage_view_show (MadoStageView *self, MadoSession *session);
/* Whatever names, dates or counters of a card are on the page goes with it. */
void mado_stage_view_forget_card (MadoStageView *self);
/* Nothing is shown until mado_stage_view_show(). */
void mado_stage_view_clear (MadoStageView *self);

G_END_DECLS
