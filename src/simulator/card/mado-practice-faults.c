/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-card-private.h"

/* --- what strikes, and when --- */

static gboolean
counts (MadoPracticeCard *self, const guint8 *command, gsize length)
{
  switch (self->count)
    {
    case MADO_PRACTICE_COUNT_VERIFY:
      return length > 5 && command[1] == 0x20;
    case MADO_PRACTICE_COUNT_CHANGE:
      return length > 5 && command[1] == 0x24;
    case MADO_PRACTICE_COUNT_READ:
      return command[1] == 0xB0;
    case MADO_PRACTICE_COUNT_ALL:
    default:
      return TRUE;
    }
}

guint
mado_practice_card_count (MadoPracticeCard *self, const guint8 *command, gsize length)
{
  return counts (self, command, length) ? ++self->n_counted : 0;
}

gboolean
mado_practice_card_strikes (guint number, guint at)
{
  return number != 0 && (number == at || at == MADO_PRACTICE_EVERY);
}

GBytes *
mado_practice_card_garble (MadoPracticeCard *self, GByteArray *answer)
{
  if (self->garble_at != MADO_PRACTICE_EVERY)
    self->garble_at = 0;
  if (self->garble != NULL)
    return g_bytes_ref (self->garble);
  for (guint i = 0; i + 2 < answer->len; i++)
    answer->data[i] ^= 0xFF;
  return g_bytes_new (answer->data, answer->len);
}

/* --- public API --- */

void
mado_practice_card_set_removal (MadoPracticeCard *self, guint n, gboolean carried_out)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->removal_at = n;
  self->removal_carried_out = carried_out;
}

void
mado_practice_card_set_removal_stops_service (MadoPracticeCard *self, gboolean service)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->removal_stops_service = service;
}

void
mado_practice_card_set_cold (MadoPracticeCard *self)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->cold = TRUE;
}

void
mado_practice_card_set_lose (MadoPracticeCard *self, guint n, gboolean carried_out)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->lose_at = n;
  self->lose_carried_out = carried_out;
}

void
mado_practice_card_set_count (MadoPracticeCard *self, MadoPracticeCount count)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->count = count;
}

void
mado_practice_card_set_garble (MadoPracticeCard *self, guint n, GBytes *answer)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->garble_at = n;
  g_clear_pointer (&self->garble, g_bytes_unref);
  self->garble = answer != NULL ? g_bytes_ref (answer) : NULL;
}

void
mado_practice_card_set_silence (MadoPracticeCard *self, guint n)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->silence_at = n;
}

void
mado_practice_card_break_silence (MadoPracticeCard *self)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->silent = FALSE;
  g_cond_broadcast (&self->power);
}

void
mado_practice_card_set_pace (MadoPracticeCard *self,
                             guint milliseconds_per_command,
                             guint bits_per_second)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->milliseconds_per_command = milliseconds_per_command;
  self->bits_per_second = bits_per_second;
}

void
mado_practice_card_set_tape (MadoPracticeCard *self, const MadoTrace *trace)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_clear_pointer (&self->tape, mado_practice_tape_free);
  self->tape = mado_practice_tape_new (trace);
}
