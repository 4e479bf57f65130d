/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mado-reader.h"

G_BEGIN_DECLS

/* What came of looking at the card in a reader. */
typedef enum
{
  MADO_OUTCOME_NONE,    /* not looked at yet, or being looked at */
  MADO_OUTCOME_GONE,    /* it left in the middle; the reader watch has not said so yet */
  MADO_OUTCOME_RESULT,  /* it was read */
  MADO_OUTCOME_FOREIGN, /* not a My Number Card */
  MADO_OUTCOME_ERROR,
  MADO_OUTCOME_CLEARED, /* the person has put it away */
} MadoOutcome;

/**
 * MadoReaderChoice:
 *
 * Remembers what came of each reader's card, and which reader is to be used: so that a foreign card
 * left in one reader does not hide a My Number Card in another. What is noted holds for that one
 * insertion; an error also only as long as the slot's state is the same.
 */
typedef struct _MadoReaderChoice MadoReaderChoice;

MadoReaderChoice *mado_reader_choice_new (void);
void mado_reader_choice_free (MadoReaderChoice *self);

/* @error: (nullable): copied */
void mado_reader_choice_note (MadoReaderChoice *self,
                              MadoReader *reader,
                              MadoOutcome outcome,
                              const GError *error);
/* Forgets the cards that are not in one of @readers any more. A card that was put away and whose
 * reader is out of sight (the service has stopped, say) stays put away. */
void mado_reader_choice_prune (MadoReaderChoice *self, GListModel *readers);
MadoOutcome mado_reader_choice_get (MadoReaderChoice *self, MadoReader *reader);
/* (nullable) */
const GError *mado_reader_choice_get_error (MadoReaderChoice *self, MadoReader *reader);
/**
 * mado_reader_choice_pick:
 * @readers: (element-type MadoReader)
 * @current: (nullable): wins among equals, so that the choice does not jump about
 *
 * Returns: (transfer none) (nullable): the reader with a result, else with a card not looked at,
 *   else with an error, a foreign card, a card put away, or empty; %NULL without any reader into
 *   which a card can be put
 */
MadoReader *
mado_reader_choice_pick (MadoReaderChoice *self, GListModel *readers, MadoReader *current);

G_END_DECLS
