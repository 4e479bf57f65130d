/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "mado-day-code.h"

G_BEGIN_DECLS

/* Draws @code from @x and @y on, @module wide each; dark on white, whatever it is drawn upon. */
void mado_sheet_code_draw (cairo_t *cr, const MadoDayCode *code, double x, double y, double module);

G_END_DECLS
