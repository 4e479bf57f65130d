/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-reader.h"

#include <string.h>

#include "mado-transport.h"

MadoPracticeReader *
mado_practice_reader_new (const char *name)
{
  MadoPracticeReader *self = g_new0 (MadoPracticeReader, 1);

  self->name = g_strdup (name);
  self->with_card = MADO_SLOT_CARD;
  return self;
}

void
mado_practice_reader_free (MadoPracticeReader *self)
{
  g_clear_object (&self->card);
  g_clear_object (&self->successor);
  g_free (self->name);
  g_free (self);
}

void
mado_practice_reader_set_insertion (MadoPracticeReader *self, guint32 insertion)
{
  self->insertion = insertion;
  self->resets = 0;
  self->owner = NULL;
}

void
mado_practice_reader_take_out (MadoPracticeReader *self)
{
  mado_practice_card_power_off (self->card);
  g_clear_object (&self->card);
  g_clear_object (&self->successor);
}

void
mado_practice_reader_change_unnoticed (MadoPracticeReader *self)
{
  mado_practice_card_power_off (self->card);
  g_clear_object (&self->card);
  self->card = g_steal_pointer (&self->successor);
  mado_practice_card_insert (self->card);
  mado_practice_card_power_up (self->card);
}

gboolean
mado_practice_reader_connect (MadoPracticeReader *self, GError **error)
{
  MadoTraceEnd end = mado_practice_card_connect (self->card);

  if (end == MADO_TRACE_OK)
    mado_practice_card_power_up (self->card);
  else
    mado_trace_set_error (end, error);
  return end == MADO_TRACE_OK;
}

void
mado_practice_reader_power_cycle (MadoPracticeReader *self)
{
  if (self->successor != NULL)
    {
      mado_practice_reader_change_unnoticed (self);
      return;
    }
  mado_practice_card_power_off (self->card);
  mado_practice_card_power_up (self->card);
}

void
mado_practice_reader_reset_card (MadoPracticeReader *self)
{
  if (self->successor != NULL)
    mado_practice_reader_change_unnoticed (self);
  else
    mado_practice_card_warm_reset (self->card);
  self->resets++;
  self->owner = NULL;
}

void
mado_practice_reader_fail (MadoPracticeReader *self, MadoTraceEnd end, GError **error)
{
  if (end == MADO_TRACE_RESET)
    mado_practice_reader_reset_card (self);
  mado_trace_set_error (end, error);
}

gboolean
mado_practice_reader_check (const MadoPracticeReader *self, GError **error)
{
  MadoTransportError code = MADO_TRANSPORT_ERROR_FAILED;
  const char *message = "the reader does not answer";

  if (self->card == NULL)
    code = MADO_TRANSPORT_ERROR_NO_CARD, message = "the reader is empty";
  else if (self->with_card == MADO_SLOT_CARD)
    return TRUE;
  else if (self->with_card == MADO_SLOT_BUSY)
    code = MADO_TRANSPORT_ERROR_SHARING, message = "another program holds the card";
  else if (self->with_card == MADO_SLOT_MUTE)
    code = MADO_TRANSPORT_ERROR_MUTE, message = "the card does not answer";
  g_set_error_literal (error, MADO_TRANSPORT_ERROR, code, message);
  return FALSE;
}

MadoSlot *
mado_practice_reader_describe (const MadoPracticeReader *self)
{
  MadoSlotState state = self->card != NULL ? self->with_card : MADO_SLOT_EMPTY;
  MadoSlot *slot = mado_slot_new (self->name, state, self->insertion);

  if (state == MADO_SLOT_CARD || state == MADO_SLOT_BUSY)
    {
      const guint8 *atr = mado_practice_card_get_atr (self->card, &slot->atr_length);
      memcpy (slot->atr, atr, slot->atr_length);
    }
  return slot;
}
