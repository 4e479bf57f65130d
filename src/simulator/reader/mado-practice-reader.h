/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-card.h"
#include "mado-slot.h"

G_BEGIN_DECLS

/**
 * MadoPracticeReader:
 *
 * One of a practice transport's readers, with the card that is in it. Used under the transport's
 * lock.
 */
typedef struct
{
  char *name;                  /* (owned) */
  MadoPracticeCard *card;      /* (owned) (nullable) */
  MadoPracticeCard *successor; /* (owned) (nullable): what it is changed for, unnoticed */
  MadoSlotState with_card;     /* what is seen while a card is in it */
  guint32 insertion;
  guint resets;        /* by others, since the card was put in */
  gconstpointer owner; /* the channel that has the card to itself; only compared */
} MadoPracticeReader;

MadoPracticeReader *mado_practice_reader_new (const char *name);
void mado_practice_reader_free (MadoPracticeReader *self);
/* Another card is in it, or none. */
void mado_practice_reader_set_insertion (MadoPracticeReader *self, guint32 insertion);
void mado_practice_reader_take_out (MadoPracticeReader *self);
/* For the successor. The insertion's number stays: nobody has seen the change. */
void mado_practice_reader_change_unnoticed (MadoPracticeReader *self);
/* Powers the card, unless its record says that it could not be connected to. */
gboolean mado_practice_reader_connect (MadoPracticeReader *self, GError **error);
void mado_practice_reader_power_cycle (MadoPracticeReader *self);
/* By another program. */
void mado_practice_reader_reset_card (MadoPracticeReader *self);
/* An exchange has ended as on a tape, with the card still there. */
void mado_practice_reader_fail (MadoPracticeReader *self, MadoTraceEnd end, GError **error);
/* Whether a card can be connected to: NO_CARD, SHARING, MUTE, FAILED. */
gboolean mado_practice_reader_check (const MadoPracticeReader *self, GError **error);
/* (transfer full) */
MadoSlot *mado_practice_reader_describe (const MadoPracticeReader *self);

G_END_DECLS
