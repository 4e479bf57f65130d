/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-counter-desk.h"

G_BEGIN_DECLS

/* For tests only: for how long the next note is kept, instead of half an hour. */
void mado_counter_desk_set_note_seconds (MadoCounterDesk *self, guint seconds);

G_END_DECLS
