/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-slot.h"

#include <string.h>

MadoSlot *
mado_slot_new (const char *reader, MadoSlotState state, guint32 insertion)
{
  g_return_val_if_fail (reader != NULL, NULL);

  MadoSlot *self = g_new0 (MadoSlot, 1);
  self->reader = g_strdup (reader);
  self->state = state;
  self->insertion = insertion;
  return self;
}

MadoSlot *
mado_slot_copy (const MadoSlot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  MadoSlot *copy = g_memdup2 (self, sizeof *self);
  copy->reader = g_strdup (self->reader);
  return copy;
}

void
mado_slot_free (MadoSlot *self)
{
  if (self == NULL)
    return;
  g_free (self->reader);
  g_free (self);
}

gboolean
mado_slot_equal (const MadoSlot *a, const MadoSlot *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->state == b->state && a->insertion == b->insertion && a->atr_length == b->atr_length &&
         memcmp (a->atr, b->atr, a->atr_length) == 0 && g_str_equal (a->reader, b->reader);
}

const MadoSlot *
mado_slot_find (const GPtrArray *slots, const char *reader)
{
  for (guint i = 0; i < slots->len; i++)
    {
      const MadoSlot *slot = g_ptr_array_index (slots, i);

      if (g_str_equal (slot->reader, reader))
        return slot;
    }
  return NULL;
}
