/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-counter-desk.h"

G_BEGIN_DECLS

/**
 * MadoComparisonPage:
 *
 * The card that is there beside what was noted before a renewal. Without a card it says nothing of
 * either, and waits for one.
 */
#define MADO_TYPE_COMPARISON_PAGE (mado_comparison_page_get_type ())
G_DECLARE_FINAL_TYPE (MadoComparisonPage, mado_comparison_page, MADO, COMPARISON_PAGE, AdwBin)

GtkWidget *mado_comparison_page_new (MadoCounterDesk *desk);

G_END_DECLS
