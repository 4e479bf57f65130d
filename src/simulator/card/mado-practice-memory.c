/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-memory.h"

#include <string.h>

#include "mado-secret.h"

static void
file_free (gpointer data)
{
  MadoPracticeFile *file = data;
  g_clear_pointer (&file->content, g_bytes_unref);
  g_clear_pointer (&file->records, g_ptr_array_unref);
  g_clear_pointer (&file->pin, mado_practice_pin_free);
  g_free (file);
}

static void
application_free (gpointer data)
{
  MadoPracticeApplication *application = data;
  g_ptr_array_unref (application->files);
  g_free (application);
}

MadoPracticeMemory *
mado_practice_memory_new (void)
{
  MadoPracticeMemory *self = g_new0 (MadoPracticeMemory, 1);
  self->applications = g_ptr_array_new_with_free_func (application_free);
  return self;
}

void
mado_practice_memory_free (MadoPracticeMemory *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->applications);
  g_free (self);
}

MadoPracticeApplication *
mado_practice_memory_add (MadoPracticeMemory *self, const guint8 *aid, gsize length)
{
  g_return_val_if_fail (length >= 1 && length <= MADO_AID_MAX, NULL);

  MadoPracticeApplication *application = g_new0 (MadoPracticeApplication, 1);
  memcpy (application->aid, aid, length);
  application->aid_length = length;
  application->files = g_ptr_array_new_with_free_func (file_free);
  g_ptr_array_add (self->applications, application);
  return application;
}

MadoPracticeApplication *
mado_practice_memory_find_prefix (MadoPracticeMemory *self, const guint8 *name, gsize length)
{
  for (guint i = 0; i < self->applications->len; i++)
    {
      MadoPracticeApplication *application = g_ptr_array_index (self->applications, i);
      if (length <= application->aid_length && memcmp (application->aid, name, length) == 0)
        return application;
    }
  return NULL;
}

MadoPracticeApplication *
mado_practice_memory_get (MadoPracticeMemory *self, const guint8 *aid, gsize length)
{
  for (guint i = 0; i < self->applications->len; i++)
    {
      MadoPracticeApplication *application = g_ptr_array_index (self->applications, i);
      if (length == application->aid_length && memcmp (application->aid, aid, length) == 0)
        return application;
    }
  return NULL;
}

void
mado_practice_memory_forget_verified (MadoPracticeMemory *self,
                                      const MadoPracticeApplication *except)
{
  for (guint i = 0; i < self->applications->len; i++)
    {
      MadoPracticeApplication *application = g_ptr_array_index (self->applications, i);
      for (guint j = 0; application != except && j < application->files->len; j++)
        {
          MadoPracticeFile *file = g_ptr_array_index (application->files, j);
          if (file->pin != NULL)
            file->pin->verified = FALSE;
        }
    }
}

MadoPracticeFile *
mado_practice_application_find (const MadoPracticeApplication *self, guint16 fid)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      MadoPracticeFile *file = g_ptr_array_index (self->files, i);
      if (file->fid == fid)
        return file;
    }
  return NULL;
}

MadoPracticeFile *
mado_practice_application_ensure (MadoPracticeApplication *self, guint16 fid)
{
  MadoPracticeFile *file = mado_practice_application_find (self, fid);
  if (file != NULL)
    return file;
  file = g_new0 (MadoPracticeFile, 1);
  file->fid = fid;
  g_ptr_array_add (self->files, file);
  return file;
}

MadoPracticePin *
mado_practice_pin_new (const char *pin)
{
  MadoPracticePin *self = g_new0 (MadoPracticePin, 1);
  mado_practice_pin_set (self, (const guint8 *)pin, strlen (pin));
  return self;
}

void
mado_practice_pin_free (MadoPracticePin *self)
{
  mado_secret_wipe (self->value, sizeof self->value);
  g_free (self);
}

gboolean
mado_practice_pin_matches (const MadoPracticePin *self, const guint8 *value, gsize length)
{
  if (length != self->length)
    return FALSE;

  guint8 difference = 0;
  for (gsize i = 0; i < length; i++)
    difference |= self->value[i] ^ value[i];
  return difference == 0;
}

void
mado_practice_pin_set (MadoPracticePin *self, const guint8 *value, gsize length)
{
  g_return_if_fail (length >= 1 && length <= MADO_PRACTICE_PIN_MAX);

  mado_secret_wipe (self->value, sizeof self->value);
  memcpy (self->value, value, length);
  self->length = length;
}
