/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-memory-scan.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define VEIL  0xA5
#define CHUNK 65536
/* The address sanitizer maps terabytes for its own use, which hold no data of ours. */
#define REGION_MAX (G_GUINT64_CONSTANT (1) << 30)

void
mado_memory_veil (guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    bytes[i] ^= VEIL;
}

/* Compares byte by byte through the veil: nothing is ever unveiled for it. */
static gboolean
is_found (const guint8 *bytes, const guint8 *veiled, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (bytes[i] != (veiled[i] ^ VEIL))
      return FALSE;
  return TRUE;
}

static int
count_in_buffer (const guint8 *buffer, gsize size, const guint8 *veiled, gsize length)
{
  const guint8 *end = buffer + size;
  int n = 0;

  /* memchr() is what makes this quick under the sanitizers. */
  for (const guint8 *p = buffer; p != NULL && p + length <= end; p++)
    {
      p = memchr (p, veiled[0] ^ VEIL, end - p - length + 1);
      if (p == NULL)
        break;
      n += is_found (p, veiled, length);
    }
  return n;
}

/* The buffer itself is passed over, and emptied at the end. */
static int
count_in_region (int memory, guint64 start, guint64 end, const guint8 *veiled, gsize length)
{
  static guint8 buffer[CHUNK];
  int n = 0;

  for (guint64 at = start; at < end; at += CHUNK - length + 1)
    {
      if (at < (guint64)(guintptr)(buffer + CHUNK) && at + CHUNK > (guint64)(guintptr)buffer)
        continue;
      ssize_t got = pread (memory, buffer, MIN (CHUNK, end - at), (off_t)at);
      if (got < (ssize_t)length)
        break;
      n += count_in_buffer (buffer, got, veiled, length);
    }
  memset (buffer, 0, sizeof buffer);
  return n;
}

int
mado_memory_scan (const guint8 *veiled, gsize length)
{
  g_autofree char *maps = NULL;
  int memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  int n = 0;

  if (memory < 0 || !g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL))
    {
      if (memory >= 0)
        close (memory);
      return -1;
    }

  g_auto (GStrv) lines = g_strsplit (maps, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      guint64 start = 0, end = 0;
      char rights[8] = "";
      if (sscanf (lines[i], "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %7s", &start, &end,
                  rights) == 3 &&
          rights[0] == 'r' && rights[1] == 'w' && end - start <= REGION_MAX)
        n += count_in_region (memory, start, end, veiled, length);
    }
  close (memory);
  return n;
}
