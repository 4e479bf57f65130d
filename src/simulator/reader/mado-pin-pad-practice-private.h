/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-pin-pad-practice.h"

G_BEGIN_DECLS

/* For tests only. */
/* How many entries were typed. */
guint mado_pin_pad_practice_get_n_typed (MadoTransportPractice *transport);

G_END_DECLS
