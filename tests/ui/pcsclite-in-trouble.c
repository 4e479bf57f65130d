/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <string.h>
#include <winscard.h>

/* The functions of winscard.h, for the program under test in place of the library's (LD_PRELOAD): a
 * service in trouble. MADO_PCSC_ESTABLISH is the code, in hexadecimal, with which it turns away;
 * otherwise it has the reader MADO_PCSC_READER, with a card where MADO_PCSC_CONNECT is the code
 * with which that cannot be used. Nothing changes until the wait for it is cancelled. */

static GMutex lock;
static GCond cancelled;
static gboolean is_cancelled;

/* SCARD_S_SUCCESS where it is not set. */
static LONG
get_code (const char *variable)
{
  const char *value = g_getenv (variable);

  return value != NULL ? (LONG)g_ascii_strtoull (value, NULL, 16) : SCARD_S_SUCCESS;
}

LONG
SCardEstablishContext (DWORD scope, LPCVOID reserved1, LPCVOID reserved2, LPSCARDCONTEXT context)
{
  *context = 1;
  return get_code ("MADO_PCSC_ESTABLISH");
}

LONG
SCardReleaseContext (SCARDCONTEXT context)
{
  return SCARD_S_SUCCESS;
}

LONG
SCardListReaders (SCARDCONTEXT context, LPCSTR groups, LPSTR readers, LPDWORD length)
{
  const char *reader = g_getenv ("MADO_PCSC_READER");

  if (reader == NULL)
    return SCARD_E_NO_READERS_AVAILABLE;
  *length = strlen (reader) + 2;
  *(char **)(gpointer)readers = g_malloc0 (*length);
  memcpy (*(char **)(gpointer)readers, reader, strlen (reader));
  return SCARD_S_SUCCESS;
}

LONG
SCardFreeMemory (SCARDCONTEXT context, LPCVOID memory)
{
  g_free ((gpointer)memory);
  return SCARD_S_SUCCESS;
}

static DWORD
get_state (const SCARD_READERSTATE *reader)
{
  if (*reader->szReader == '\\')
    return SCARD_STATE_UNAWARE;
  return g_getenv ("MADO_PCSC_CONNECT") != NULL ? SCARD_STATE_PRESENT | 1u << 16
                                                : SCARD_STATE_EMPTY;
}

LONG
SCardGetStatusChange (SCARDCONTEXT context,
                      DWORD timeout,
                      SCARD_READERSTATE *states,
                      DWORD n_states)
{
  gboolean changed = FALSE;

  for (DWORD i = 0; i < n_states; i++)
    {
      const DWORD state = get_state (&states[i]);
      const gboolean is_new = (states[i].dwCurrentState & ~(DWORD)SCARD_STATE_CHANGED) != state;
      states[i].dwEventState = state | (is_new ? SCARD_STATE_CHANGED : 0);
      changed |= is_new;
    }
  if (changed || timeout == 0)
    return changed ? SCARD_S_SUCCESS : SCARD_E_TIMEOUT;

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  while (!is_cancelled)
    g_cond_wait (&cancelled, &lock);
  is_cancelled = FALSE;
  return SCARD_E_CANCELLED;
}

LONG
SCardCancel (SCARDCONTEXT context)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  is_cancelled = TRUE;
  g_cond_signal (&cancelled);
  return SCARD_S_SUCCESS;
}

LONG
SCardConnect (SCARDCONTEXT context,
              LPCSTR reader,
              DWORD share_mode,
              DWORD protocols,
              LPSCARDHANDLE handle,
              LPDWORD protocol)
{
  return get_code ("MADO_PCSC_CONNECT");
}
