/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-comparison.h"
#include "mado-snapshot.h"

G_BEGIN_DECLS

/* What mado_policy_compare() has to know of a card that was read. Never written anywhere; wiped
 * when it is freed. */
MadoCardMark *mado_card_note_new (MadoSnapshot *snapshot, const GDate *today);
void mado_card_note_free (MadoCardMark *note);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoCardMark, mado_card_note_free)

G_END_DECLS
