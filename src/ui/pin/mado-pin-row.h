/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-advice.h"
#include "mado-audience.h"
#include "mado-pin.h"

G_BEGIN_DECLS

/* The retry counter of one PIN: its name, the tries left in words and as discs, and where to go
 * when it is locked. */
#define MADO_TYPE_PIN_ROW (mado_pin_row_get_type ())
G_DECLARE_FINAL_TYPE (MadoPinRow, mado_pin_row, MADO, PIN_ROW, AdwBin)

/* @advice: (nullable): what is known of the card */
void mado_pin_row_set (MadoPinRow *self,
                       MadoPin pin,
                       const MadoTries *tries,
                       const MadoAdvice *advice,
                       MadoAudience audience);

G_END_DECLS
