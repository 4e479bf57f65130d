/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-memory-scan.h"

#include <stdio.h>
#include <string.h>
#ifdef G_OS_WIN32
#include <windows.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

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

#ifdef G_OS_WIN32

typedef HANDLE Memory;

static gssize
read_memory (Memory memory, guint64 at, guint8 *buffer, gsize size)
{
  SIZE_T got = 0;
  if (!ReadProcessMemory (memory, (LPCVOID)(guintptr)at, buffer, size, &got))
    return -1;
  return (gssize)got;
}

#else

typedef int Memory;

static gssize
read_memory (Memory memory, guint64 at, guint8 *buffer, gsize size)
{
  return pread (memory, buffer, size, (off_t)at);
}

#endif

/* The buffer itself is passed over, and emptied at the end. */
static int
count_in_region (Memory memory, guint64 start, guint64 end, const guint8 *veiled, gsize length)
{
  static guint8 buffer[CHUNK];
  int n = 0;

  for (guint64 at = start; at < end; at += CHUNK - length + 1)
    {
      if (at < (guint64)(guintptr)(buffer + CHUNK) && at + CHUNK > (guint64)(guintptr)buffer)
        continue;
      gssize got = read_memory (memory, at, buffer, MIN (CHUNK, end - at));
      if (got < (gssize)length)
        break;
      n += count_in_buffer (buffer, got, veiled, length);
    }
  memset (buffer, 0, sizeof buffer);
  return n;
}

#ifdef G_OS_WIN32

int
mado_memory_scan (const guint8 *veiled, gsize length)
{
  const DWORD writable = PAGE_READWRITE | PAGE_WRITECOPY | PAGE_EXECUTE_READWRITE;
  MEMORY_BASIC_INFORMATION region;
  int n = 0;

  for (guint64 at = 0; VirtualQuery ((LPCVOID)(guintptr)at, &region, sizeof region) != 0;
       at = (guint64)(guintptr)region.BaseAddress + region.RegionSize)
    if (region.State == MEM_COMMIT && (region.Protect & writable) != 0 &&
        (region.Protect & PAGE_GUARD) == 0 && region.RegionSize <= REGION_MAX)
      n += count_in_region (GetCurrentProcess (), (guint64)(guintptr)region.BaseAddress,
                            (guint64)(guintptr)region.BaseAddress + region.RegionSize, veiled,
                            length);
  return n;
}

#else

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

#endif
