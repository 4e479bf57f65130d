/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-counter-desk.h"
#include "mado-window.h"

G_BEGIN_DECLS

/**
 * MadoCounterBar:
 *
 * Makes a window one for a clerk: large type, a row of what a clerk does with the key for each, and
 * the screen cleared when nobody is there. What is done by its keys are the actions "counter.…".
 */
#define MADO_TYPE_COUNTER_BAR (mado_counter_bar_get_type ())
G_DECLARE_FINAL_TYPE (MadoCounterBar, mado_counter_bar, MADO, COUNTER_BAR, AdwBin)

/* Puts one at the foot of @window. */
void mado_counter_bar_attach (MadoCounterDesk *desk, MadoWindow *window);

G_END_DECLS
