/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-session.h"

G_BEGIN_DECLS

/**
 * MadoTraceBox:
 *
 * The record of the last reading (#MadoTrace), to be read before it is copied or saved. It follows
 * the readings; a card that has left leaves its record, which says nothing of it.
 */
#define MADO_TYPE_TRACE_BOX (mado_trace_box_get_type ())
G_DECLARE_FINAL_TYPE (MadoTraceBox, mado_trace_box, MADO, TRACE_BOX, AdwBin)

/* Once. */
void mado_trace_box_set_session (MadoTraceBox *self, MadoSession *session);

G_END_DECLS
