/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-transport.h"

G_BEGIN_DECLS

/* One reader as the window sees it; its state changes in place. Properties: name, state
 * (#MadoSlotState), insertion. */
#define MADO_TYPE_READER (mado_reader_get_type ())
G_DECLARE_FINAL_TYPE (MadoReader, mado_reader, MADO, READER, GObject)

const char *mado_reader_get_name (MadoReader *self);
MadoSlotState mado_reader_get_state (MadoReader *self);
guint32 mado_reader_get_insertion (MadoReader *self);
/* There is a card of whatever kind and state: it answers, is mute, or is held by another. */
gboolean mado_reader_has_card (MadoReader *self);

G_END_DECLS
