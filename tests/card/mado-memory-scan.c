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

/* The buffer is veiled as soon as it is filled, so that it is no find either. */
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
      mado_memory_veil (buffer, got);
      for (gsize i = 0; i + length <= (gsize)got; i++)
        n += memcmp (buffer + i, veiled, length) == 0;
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
