/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mado-catalogue.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* The format is in gettext's manual, "The Format of GNU MO Files". msgfmt's numbers are
 * little-endian on every machine unless it is told otherwise. */
#define MAGIC        0x950412deU
#define HEADER_BYTES 28

/* Where the header has the number of messages, and where their two tables are. */
#define AT_COUNT        8
#define AT_MSGIDS       12
#define AT_TRANSLATIONS 16

struct MadoCatalogue
{
  const char *bytes; /* size of them, mapped for good */
  gsize size;
};

/* 0 past the end. */
static guint32
number_at (const MadoCatalogue *self, gsize offset)
{
  guint32 number;
  if (offset > self->size - sizeof number)
    return 0;
  memcpy (&number, self->bytes + offset, sizeof number);
  return GUINT32_FROM_LE (number);
}

/* NULL unless it lies in the file and ends in NUL there. */
static const char *
string_at (const MadoCatalogue *self, gsize table, guint32 index, gsize *length)
{
  gsize entry = number_at (self, table) + (gsize)index * 8;
  gsize start = number_at (self, entry + 4);
  *length = number_at (self, entry);
  if (start >= self->size || *length >= self->size - start || self->bytes[start + *length] != '\0')
    return NULL;
  return self->bytes + start;
}

static const char *
form_at (const MadoCatalogue *self, guint32 index, guint form)
{
  gsize length;
  const char *words = string_at (self, AT_TRANSLATIONS, index, &length);
  const char *end = words != NULL ? words + length : NULL;

  for (; words != NULL && form > 0 && words + strlen (words) < end; form--)
    words += strlen (words) + 1;
  return words;
}

const char *
mado_catalogue_find (const MadoCatalogue *self, const char *msgid, guint form)
{
  guint32 low = 0, high = number_at (self, AT_COUNT);
  gsize length;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      const char *found = string_at (self, AT_MSGIDS, middle, &length);
      int order = found != NULL ? strcmp (msgid, found) : -1;
      if (order < 0)
        high = middle;
      else if (order > 0)
        low = middle + 1;
      else
        return form_at (self, middle, form);
    }
  return NULL;
}

/* (transfer full): NULL when it cannot be mapped. */
static MadoCatalogue *
map_file (int fd)
{
  struct stat status;
  void *bytes;
  MadoCatalogue *self;

  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size < HEADER_BYTES)
    return NULL;
  bytes = mmap (NULL, (gsize)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (bytes == MAP_FAILED)
    return NULL;
  self = g_new (MadoCatalogue, 1);
  *self = (MadoCatalogue){ bytes, (gsize)status.st_size };
  return self;
}

const MadoCatalogue *
mado_catalogue_open (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  MadoCatalogue *self;
  const char *header;

  if (fd < 0)
    return NULL;
  self = map_file (fd);
  close (fd);
  if (self == NULL)
    return NULL;
  header = number_at (self, 0) == MAGIC ? mado_catalogue_find (self, "", 0) : NULL;
  if (header != NULL && strstr (header, "charset=UTF-8") != NULL)
    return self;
  munmap ((void *)self->bytes, self->size);
  g_free (self);
  return NULL;
}
