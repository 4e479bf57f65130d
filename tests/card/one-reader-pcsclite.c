/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "one-reader-pcsclite.h"

#include <string.h>

const SCARD_IO_REQUEST g_rgSCardT0Pci = { SCARD_PROTOCOL_T0, sizeof (SCARD_IO_REQUEST) };
const SCARD_IO_REQUEST g_rgSCardT1Pci = { SCARD_PROTOCOL_T1, sizeof (SCARD_IO_REQUEST) };

LONG
one_reader_list (LPSTR readers, LPDWORD length)
{
  static const char names[] = ONE_READER "\0";

  g_assert_cmpuint (*length, ==, SCARD_AUTOALLOCATE);
  *(char **)(gpointer)readers = g_memdup2 (names, sizeof names);
  *length = sizeof names;
  return SCARD_S_SUCCESS;
}

LONG
one_reader_answer (const guint8 *data, gsize n, guint8 *answer, DWORD room, LPDWORD answer_length)
{
  *answer_length = n;
  if (n > room)
    return SCARD_E_INSUFFICIENT_BUFFER;
  if (n > 0)
    memcpy (answer, data, n);
  return SCARD_S_SUCCESS;
}

LONG
SCardFreeMemory (SCARDCONTEXT context G_GNUC_UNUSED, LPCVOID memory)
{
  g_free ((gpointer)memory);
  return SCARD_S_SUCCESS;
}

LONG
SCardCancel (SCARDCONTEXT context G_GNUC_UNUSED)
{
  return SCARD_S_SUCCESS;
}

/* Nobody waits for a service that need not look first, or does not want to wait. */
void
g_usleep (gulong microseconds G_GNUC_UNUSED)
{
}
