/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-handout.h"

G_BEGIN_DECLS

/**
 * MadoDayCode:
 * @size: modules on a side, the quiet zone around the code among them
 * @dark: of @size × @size modules, row by row, whether it is dark; never one of the quiet zone
 * @words: which day the code holds, and what to do with it
 *
 * A QR code (ISO/IEC 18004) of a guide's calendar entry, which a telephone's camera turns into an
 * event.
 */
typedef struct
{
  guint size;
  gboolean *dark;
  char *words;
} MadoDayCode;

/* (nullable): %NULL where there is no day to be remembered */
MadoDayCode *mado_day_code_new (const MadoHandout *handout);
void mado_day_code_free (MadoDayCode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoDayCode, mado_day_code_free)

G_END_DECLS
