/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "mado-pin.h"

G_BEGIN_DECLS

/* The retry counter of one PIN: its name, the tries left in words and as discs, and where to go
 * when it is locked. */
#define MADO_TYPE_PIN_ROW (mado_pin_row_get_type ())
G_DECLARE_FINAL_TYPE (MadoPinRow, mado_pin_row, MADO, PIN_ROW, AdwBin)

/* @hint: (nullable): what to do about it */
void mado_pin_row_set (MadoPinRow *self, MadoPin pin, const MadoTries *tries, const char *hint);

G_END_DECLS
