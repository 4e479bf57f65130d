/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  MADO_WRITE_OUTCOME_DONE,
  MADO_WRITE_OUTCOME_NOTHING, /* nothing was written */
  MADO_WRITE_OUTCOME_UNKNOWN, /* it was written or not: how to find out is the advice */
} MadoWriteOutcomeKind;

/* What became of something that was to be written to the card, above all when the card left in the
 * middle. The same for whatever writes. */
#define MADO_TYPE_WRITE_OUTCOME (mado_write_outcome_get_type ())
G_DECLARE_FINAL_TYPE (MadoWriteOutcome, mado_write_outcome, MADO, WRITE_OUTCOME, AdwBin)

/* @advice: (nullable): what to do next */
void mado_write_outcome_set (MadoWriteOutcome *self,
                             MadoWriteOutcomeKind kind,
                             const char *title,
                             const char *body,
                             const char *advice);

G_END_DECLS
