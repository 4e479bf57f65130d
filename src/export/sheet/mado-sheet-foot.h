/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-handout.h"
#include "mado-layout-cursor.h"

G_BEGIN_DECLS

/**
 * MadoSheetFoot:
 * @beyond: (owned) (element-type utf8), ends with %NULL: who says what the municipality's page does
 * not say
 * @marked: whether a line is marked as beyond that page
 * @ask: whether a line is marked as to be asked for
 *
 * Marks the lines of a sheet, and explains at its foot the marks that it has given: the words
 * themselves would be repeated too often.
 */
typedef struct
{
  const MadoHandout *handout;
  GPtrArray *beyond;
  gboolean marked;
  gboolean ask;
} MadoSheetFoot;

void mado_sheet_foot_init (MadoSheetFoot *self, const MadoHandout *handout);
/* No line is marked yet. */
void mado_sheet_foot_reset (MadoSheetFoot *self);
void mado_sheet_foot_clear (MadoSheetFoot *self);
/* (transfer full) (nullable) */
char *mado_sheet_foot_mark_line (MadoSheetFoot *self, MadoLine line);
/* Where it comes from, and what it does not tell. */
void mado_sheet_foot_write (const MadoSheetFoot *self, MadoLayoutCursor *cursor);

G_END_DECLS
