/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-reader.h"

G_BEGIN_DECLS

/* For the reader watch only. */
MadoReader *mado_reader_new (const char *name);
/* TRUE when a card came, went or was swapped, or its state changed. Notifies. */
gboolean mado_reader_update (MadoReader *self, MadoSlotState state, guint32 insertion);

G_END_DECLS
