/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lying-pcsclite.h"

#include <poll.h>
#include <reader.h>
#include <string.h>

#include "one-reader-pcsclite.h"

#define CONTEXTS_MAX 16

static struct
{
  MadoPracticeCard *card; /* (owned) */
  const Lie *lie;
  Honest honest;
  gboolean contexts[CONTEXTS_MAX];
  SCARDCONTEXT connected; /* on which context the card is used; 0: on none */
} service;

static GMutex lock;
static GCond changed;

/* --- for the test --- */

void
lying_pcsclite_set_up (MadoPracticeCard *card, const Lie *lie)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  service.card = g_object_ref (card);
  service.lie = lie;
  service.honest = (Honest){ 0 };
  mado_practice_card_insert (card);
}

void
lying_pcsclite_begin (const Lie *lie)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  service.lie = lie;
  service.honest = (Honest){ 0 };
}

static gboolean
is_used (void)
{
  for (guint i = 0; i < CONTEXTS_MAX; i++)
    if (service.contexts[i])
      return TRUE;
  return FALSE;
}

void
lying_pcsclite_tear_down (Honest *honest)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  /* The thread that has connected may still be on its way out. */
  while (is_used ())
    g_cond_wait (&changed, &lock);
  *honest = service.honest;
  g_clear_object (&service.card);
}

/* --- the lie; the lock is held --- */

static gboolean
strikes (guint number, guint at)
{
  return at != 0 && (number == at || (service.lie->lasting && number > at));
}

/* What a call is to end with, whatever it would be. TRUE: and nothing is to be done. */
static gboolean
is_refused (LONG *code)
{
  *code = SCARD_S_SUCCESS;
  if (!strikes (++service.honest.n_calls, service.lie->call))
    return FALSE;
  *code = service.lie->code;
  return !service.lie->carried_out;
}

/* Nobody goes on for longer because the service does not want to wait. */
gint
g_poll (GPollFD *fds, guint nfds, gint timeout)
{
  return poll ((struct pollfd *)(gpointer)fds, nfds, timeout > 0 ? 1 : timeout);
}

/* --- the card --- */

static void
note (const guint8 *command, gsize length)
{
  if (length > 5 && command[1] == 0x20)
    service.honest.n_verifies++;
  if (length > 5 && (command[1] == 0x24 || command[1] == 0x32))
    service.honest.n_changes++;
}

static LONG
exchange (const guint8 *command, gsize length, guint8 *answer, DWORD room, LPDWORD answer_length)
{
  const Lie *lie = service.lie;
  gboolean lies = strikes (++service.honest.n_exchanges, lie->exchange);
  g_autoptr (GBytes) bytes = NULL;

  note (command, length);
  if (!lies || lie->carried_out)
    bytes = mado_practice_card_process (service.card, command, length);
  if (lies)
    {
      memcpy (service.honest.lied_about, command, MIN (length, 5));
      service.honest.true_length = bytes != NULL ? g_bytes_get_size (bytes) : 0;
      LONG code = one_reader_answer (lie->answer, lie->length, answer, room, answer_length);
      if (!lie->overflows || code == SCARD_S_SUCCESS)
        return code;
      memcpy (answer, lie->answer, room);
      return SCARD_S_SUCCESS;
    }
  g_assert_nonnull (bytes);
  return one_reader_answer (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), answer, room,
                            answer_length);
}

/* --- winscard.h, as far as it is used --- */

LONG
SCardEstablishContext (DWORD scope G_GNUC_UNUSED,
                       LPCVOID reserved1 G_GNUC_UNUSED,
                       LPCVOID reserved2 G_GNUC_UNUSED,
                       LPSCARDCONTEXT context)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  LONG code;

  /* A context that nobody was told of would never be given back. */
  is_refused (&code);
  for (guint i = 0; code == SCARD_S_SUCCESS; i++)
    {
      g_assert_cmpuint (i, <, CONTEXTS_MAX);
      if (service.contexts[i])
        continue;
      service.contexts[i] = TRUE;
      *context = (SCARDCONTEXT)i + 1;
      break;
    }
  return code;
}

/* Whatever it answers, the context is gone: so it is in pcsc-lite, too. */
LONG
SCardReleaseContext (SCARDCONTEXT context)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  LONG code;

  is_refused (&code);
  g_assert_true (service.contexts[context - 1]);
  service.contexts[context - 1] = FALSE;
  if (service.connected == context)
    {
      service.connected = 0;
      mado_practice_card_warm_reset (service.card);
    }
  g_cond_broadcast (&changed);
  return code;
}

LONG
SCardListReaders (SCARDCONTEXT context G_GNUC_UNUSED,
                  LPCSTR groups G_GNUC_UNUSED,
                  LPSTR readers,
                  LPDWORD length)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  LONG code;

  if (is_refused (&code) || code != SCARD_S_SUCCESS)
    return code;
  return one_reader_list (readers, length);
}

LONG
SCardGetStatusChange (SCARDCONTEXT context G_GNUC_UNUSED,
                      DWORD timeout G_GNUC_UNUSED,
                      SCARD_READERSTATE *states,
                      DWORD n_states)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  LONG code;

  if (is_refused (&code))
    return code;
  for (DWORD i = 0; i < n_states; i++)
    states[i].dwEventState = SCARD_STATE_PRESENT | SCARD_STATE_CHANGED | 1u << 16;
  return code;
}

LONG
SCardConnect (SCARDCONTEXT context,
              LPCSTR reader,
              DWORD share_mode G_GNUC_UNUSED,
              DWORD protocols G_GNUC_UNUSED,
              LPSCARDHANDLE handle,
              LPDWORD protocol)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  LONG code;

  g_assert_cmpstr (reader, ==, ONE_READER);
  if (is_refused (&code))
    return code;
  g_assert_cmpint (service.connected, ==, 0);
  mado_practice_card_power_up (service.card);
  service.connected = context;
  *handle = CARD_HANDLE;
  *protocol = SCARD_PROTOCOL_T1;
  return code;
}

LONG
SCardReconnect (SCARDHANDLE handle,
                DWORD share_mode G_GNUC_UNUSED,
                DWORD protocols G_GNUC_UNUSED,
                DWORD initialization,
                LPDWORD protocol)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  LONG code;

  g_assert_cmpint (handle, ==, CARD_HANDLE);
  if (is_refused (&code))
    return code;
  if (initialization == SCARD_UNPOWER_CARD)
    mado_practice_card_power_off (service.card);
  mado_practice_card_power_up (service.card);
  *protocol = SCARD_PROTOCOL_T1;
  return code;
}

LONG
SCardDisconnect (SCARDHANDLE handle, DWORD disposition)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  LONG code;

  g_assert_cmpint (handle, ==, CARD_HANDLE);
  if (is_refused (&code))
    return code;
  if (disposition == SCARD_UNPOWER_CARD)
    mado_practice_card_power_off (service.card);
  service.connected = 0;
  return code;
}

static LONG
use_card (SCARDHANDLE handle)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  LONG code;

  g_assert_cmpint (handle, ==, CARD_HANDLE);
  is_refused (&code);
  return code;
}

LONG
SCardBeginTransaction (SCARDHANDLE handle)
{
  return use_card (handle);
}

LONG
SCardEndTransaction (SCARDHANDLE handle, DWORD disposition G_GNUC_UNUSED)
{
  return use_card (handle);
}

LONG
SCardGetAttrib (SCARDHANDLE handle, DWORD attribute G_GNUC_UNUSED, LPBYTE value, LPDWORD length)
{
  gsize n = 0;
  LONG code = use_card (handle);
  const guint8 *atr = mado_practice_card_get_atr (service.card, &n);

  if (code == SCARD_S_SUCCESS)
    {
      g_assert_cmpuint (*length, >=, n);
      memcpy (value, atr, n);
      *length = n;
    }
  return code;
}

LONG
SCardStatus (SCARDHANDLE handle,
             LPSTR reader G_GNUC_UNUSED,
             LPDWORD reader_length G_GNUC_UNUSED,
             LPDWORD state G_GNUC_UNUSED,
             LPDWORD protocol G_GNUC_UNUSED,
             LPBYTE atr G_GNUC_UNUSED,
             LPDWORD atr_length)
{
  *atr_length = 0;
  return use_card (handle);
}

LONG
SCardTransmit (SCARDHANDLE handle,
               const SCARD_IO_REQUEST *send_pci G_GNUC_UNUSED,
               LPCBYTE command,
               DWORD length,
               SCARD_IO_REQUEST *receive_pci G_GNUC_UNUSED,
               LPBYTE answer,
               LPDWORD answer_length)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  LONG code;
  LONG answered;

  g_assert_cmpint (handle, ==, CARD_HANDLE);
  if (is_refused (&code))
    {
      note (command, length);
      return code;
    }
  answered = exchange (command, length, answer, *answer_length, answer_length);
  return code != SCARD_S_SUCCESS ? code : answered;
}

/* A reader without keys. */
LONG
SCardControl (SCARDHANDLE handle,
              DWORD control G_GNUC_UNUSED,
              LPCVOID data G_GNUC_UNUSED,
              DWORD length G_GNUC_UNUSED,
              LPVOID answer G_GNUC_UNUSED,
              DWORD room G_GNUC_UNUSED,
              LPDWORD answer_length)
{
  LONG code = use_card (handle);

  *answer_length = 0;
  return code != SCARD_S_SUCCESS ? code : SCARD_E_UNSUPPORTED_FEATURE;
}
