/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-service.h"

#include "mado-transport-error.h"

void
mado_practice_service_init (MadoPracticeService *self)
{
  self->readers = g_ptr_array_new_with_free_func ((GDestroyNotify)mado_practice_reader_free);
  self->running = TRUE;
}

void
mado_practice_service_clear (MadoPracticeService *self)
{
  g_clear_pointer (&self->readers, g_ptr_array_unref);
}

void
mado_practice_service_switch (MadoPracticeService *self, gboolean running)
{
  self->running = running;
  self->run++;
  for (guint i = 0; i < self->readers->len; i++)
    {
      MadoPracticeReader *reader = g_ptr_array_index (self->readers, i);
      reader->owner = NULL;
      if (reader->card != NULL)
        mado_practice_card_power_off (reader->card);
    }
}

MadoPracticeReader *
mado_practice_service_find (const MadoPracticeService *self, const char *name)
{
  for (guint i = 0; i < self->readers->len; i++)
    {
      MadoPracticeReader *reader = g_ptr_array_index (self->readers, i);
      if (g_str_equal (reader->name, name))
        return reader;
    }
  return NULL;
}

GPtrArray *
mado_practice_service_describe (const MadoPracticeService *self)
{
  GPtrArray *slots = g_ptr_array_new_with_free_func ((GDestroyNotify)mado_slot_free);
  for (guint i = 0; i < self->readers->len; i++)
    g_ptr_array_add (slots, mado_practice_reader_describe (g_ptr_array_index (self->readers, i)));
  return slots;
}

/* Counted over all readers, so that one that is unplugged and plugged in again differs too. */
static void
count_insertion (MadoPracticeService *self, MadoPracticeReader *reader)
{
  mado_practice_reader_set_insertion (reader, ++self->last_insertion);
}

void
mado_practice_service_plug_in (MadoPracticeService *self, const char *name)
{
  MadoPracticeReader *reader = mado_practice_reader_new (name);
  count_insertion (self, reader);
  g_ptr_array_add (self->readers, reader);
}

void
mado_practice_service_unplug (MadoPracticeService *self, MadoPracticeReader *reader)
{
  mado_practice_service_take_out (self, reader);
  g_ptr_array_remove (self->readers, reader);
}

void
mado_practice_service_put_in (MadoPracticeService *self,
                              MadoPracticeReader *reader,
                              MadoPracticeCard *card)
{
  mado_practice_service_take_out (self, reader);
  mado_practice_card_insert (card);
  reader->card = g_object_ref (card);
  count_insertion (self, reader);
}

void
mado_practice_service_take_out (MadoPracticeService *self, MadoPracticeReader *reader)
{
  if (reader->card == NULL)
    return;
  mado_practice_reader_take_out (reader);
  count_insertion (self, reader);
}

gboolean
mado_practice_service_check (const MadoPracticeService *self, GError **error)
{
  if (!self->running)
    g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE,
                         "the practice service is not running");
  return self->running;
}

MadoPracticeReader *
mado_practice_service_find_connectable (const MadoPracticeService *self,
                                        const char *name,
                                        GError **error)
{
  if (!mado_practice_service_check (self, error))
    return NULL;
  MadoPracticeReader *reader = mado_practice_service_find (self, name);
  if (reader != NULL)
    return mado_practice_reader_check (reader, error) ? reader : NULL;
  g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_READER,
                       "there is no such reader");
  return NULL;
}

MadoPracticeReader *
mado_practice_service_follow (const MadoPracticeService *self,
                              const MadoPracticeLink *link,
                              GError **error)
{
  if (link->run != self->run)
    {
      g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE,
                           "the practice service has stopped");
      return NULL;
    }
  MadoPracticeReader *reader = mado_practice_service_find (self, link->reader);
  if (reader == NULL || reader->card == NULL || reader->insertion != link->insertion)
    {
      g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED,
                           "the card has left the reader");
      return NULL;
    }
  if (reader->resets != link->resets)
    {
      g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_RESET,
                           "another program has reset the card");
      return NULL;
    }
  return reader;
}
