/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-sheet.h"

G_BEGIN_DECLS

/* For tests only. */
/* The size of the body, in points, at which it would be drawn; 0: it does not fit. */
double mado_sheet_measure (const MadoHandout *handout, double width, double height);

G_END_DECLS
