/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  MADO_OUTCOME_DONE,
  MADO_OUTCOME_NOTHING, /* nothing was written */
  MADO_OUTCOME_UNKNOWN, /* it was written or not: how to find out is the advice */
} MadoOutcomeKind;

/* What became of something that was to be written to the card, above all when the card left in the
 * middle. The same for whatever writes. */
#define MADO_TYPE_OUTCOME (mado_outcome_get_type ())
G_DECLARE_FINAL_TYPE (MadoOutcome, mado_outcome, MADO, OUTCOME, GtkWidget)

/* @advice: (nullable): what to do next */
void mado_outcome_set (MadoOutcome *self,
                       MadoOutcomeKind kind,
                       const char *title,
                       const char *body,
                       const char *advice);

G_END_DECLS
