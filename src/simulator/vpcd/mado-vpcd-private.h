/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-vpcd.h"

G_BEGIN_DECLS

/* For tests only. */
MadoVpcdState mado_vpcd_get_state (MadoVpcd *self);

G_END_DECLS
