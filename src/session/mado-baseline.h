/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-comparison.h"
#include "mado-snapshot.h"

G_BEGIN_DECLS

/* What mado_rules_compare() has to know of a card that was read. Never written anywhere; wiped
 * when it is freed. */
MadoBaseline *mado_baseline_new (MadoSnapshot *snapshot, const GDate *today);
void mado_baseline_free (MadoBaseline *note);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoBaseline, mado_baseline_free)

G_END_DECLS
