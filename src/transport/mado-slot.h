/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* ISO 7816-3: an ATR has at most 33 bytes. */
#define MADO_ATR_MAX 33

/**
 * MadoSlotState:
 * @MADO_SLOT_EMPTY: the reader holds no card
 * @MADO_SLOT_CARD: a card that answered its reset
 * @MADO_SLOT_MUTE: a card that does not answer
 * @MADO_SLOT_BUSY: a card that another program holds for itself
 * @MADO_SLOT_UNAVAILABLE: the reader is listed but its state cannot be had
 */
typedef enum
{
  MADO_SLOT_EMPTY,
  MADO_SLOT_CARD,
  MADO_SLOT_MUTE,
  MADO_SLOT_BUSY,
  MADO_SLOT_UNAVAILABLE,
} MadoSlotState;

/**
 * MadoSlot:
 * @reader: (not nullable): the reader's name, UTF-8 (mado-reader-name.h)
 * @state: what is in it
 * @insertion: changes whenever a card came or went, so that a quick swap between two looks is seen
 * @atr: the answer to reset; never used to tell what card it is
 * @atr_length: 0 when there is none
 *
 * One reader at one moment. Immutable.
 */
typedef struct
{
  char *reader;
  MadoSlotState state;
  guint32 insertion;
  guint8 atr[MADO_ATR_MAX];
  gsize atr_length;
} MadoSlot;

MadoSlot *mado_slot_new (const char *reader, MadoSlotState state, guint32 insertion);
/* (nullable) (transfer none): that of @reader among @slots */
const MadoSlot *mado_slot_find (const GPtrArray *slots, const char *reader);
MadoSlot *mado_slot_copy (const MadoSlot *self);
void mado_slot_free (MadoSlot *self);
gboolean mado_slot_equal (const MadoSlot *a, const MadoSlot *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoSlot, mado_slot_free)

G_END_DECLS
