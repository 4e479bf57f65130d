/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fake-pin-pad.h"
#include "fake-system.h"

#define PNP_READER L"\\\\?PnP?\\Notification"

const SCARD_IO_REQUEST g_rgSCardT0Pci = { SCARD_PROTOCOL_T0, sizeof (SCARD_IO_REQUEST) };
const SCARD_IO_REQUEST g_rgSCardT1Pci = { SCARD_PROTOCOL_T1, sizeof (SCARD_IO_REQUEST) };
const SCARD_IO_REQUEST g_rgSCardRawPci = { SCARD_PROTOCOL_RAW, sizeof (SCARD_IO_REQUEST) };

/* --- the service --- */

LONG WINAPI
SCardEstablishContext (DWORD scope, LPCVOID reserved1, LPCVOID reserved2, LPSCARDCONTEXT handle)
{
  fake_system_enter_call ();
  if (!fake_system_runs ())
    return fake_system_leave_call (fake_system_stopped (SCARD_E_NO_SERVICE));
  FakeContext *context = g_new0 (FakeContext, 1);
  context->generation = fake_system.generation;
  *handle = fake_system_new_handle ();
  g_hash_table_insert (fake_system.contexts, (gpointer)*handle, context);
  return fake_system_leave_call (SCARD_S_SUCCESS);
}

LONG WINAPI
SCardReleaseContext (SCARDCONTEXT handle)
{
  fake_system_enter_call ();
  return fake_system_leave_call (g_hash_table_remove (fake_system.contexts, (gpointer)handle)
                                     ? SCARD_S_SUCCESS
                                     : ERROR_INVALID_HANDLE);
}

LONG WINAPI
SCardCancel (SCARDCONTEXT handle)
{
  fake_system_enter_call ();
  FakeContext *context = g_hash_table_lookup (fake_system.contexts, (gpointer)handle);
  if (context != NULL)
    context->cancelled = TRUE;
  return fake_system_leave_call (context != NULL ? SCARD_S_SUCCESS : ERROR_INVALID_HANDLE);
}

HANDLE WINAPI
SCardAccessStartedEvent (void)
{
  fake_system_enter ();
  HANDLE event = fake_system.started;
  fake_system_leave ();
  return event;
}

void WINAPI
SCardReleaseStartedEvent (void)
{
}

LONG WINAPI
SCardFreeMemory (SCARDCONTEXT handle, LPCVOID memory)
{
  g_free ((gpointer)memory);
  return SCARD_S_SUCCESS;
}

LONG WINAPI
SCardListReadersW (SCARDCONTEXT handle, LPCWSTR groups, LPWSTR names, LPDWORD length)
{
  fake_system_enter_call ();
  LONG code = fake_system_check_context (handle);
  if (code != SCARD_S_SUCCESS)
    return fake_system_leave_call (code);
  if (fake_system.readers->len == 0)
    return fake_system_leave_call (SCARD_E_NO_READERS_AVAILABLE);
  g_autoptr (GArray) list = g_array_new (TRUE, TRUE, sizeof (gunichar2));
  for (guint i = 0; i < fake_system.readers->len; i++)
    {
      const FakeReader *reader = g_ptr_array_index (fake_system.readers, i);
      glong n = 0;
      g_autofree gunichar2 *native = g_utf8_to_utf16 (reader->name, -1, NULL, &n, NULL);
      g_array_append_vals (list, native, (guint)n + 1);
    }
  /* The program lets the memory be allocated; nothing else is answered. */
  g_assert (*length == SCARD_AUTOALLOCATE);
  *length = list->len + 1;
  gsize bytes = (list->len + 1) * sizeof (gunichar2);
  *(gpointer *)names = g_memdup2 (list->data, bytes);
  return fake_system_leave_call (SCARD_S_SUCCESS);
}

/* --- waiting --- */

static DWORD
state_of (const FakeReader *reader)
{
  DWORD state = reader->n_events << 16;
  if (reader->card == NULL)
    return state | SCARD_STATE_EMPTY;
  state |= SCARD_STATE_PRESENT;
  if (reader->exclusive)
    return state | SCARD_STATE_EXCLUSIVE | SCARD_STATE_INUSE;
  return reader->n_connections > 0 ? state | SCARD_STATE_INUSE : state;
}

static void
tell_atr (SCARD_READERSTATEW *state, const FakeReader *reader)
{
  state->cbAtr = 0;
  if (reader->card == NULL)
    return;
  gsize length;
  const guint8 *atr = mado_practice_card_get_atr (reader->card, &length);
  memcpy (state->rgbAtr, atr, MIN (length, sizeof state->rgbAtr));
  state->cbAtr = (DWORD)length;
}

/* As Windows: whatever bit differs from what the caller believes counts as a change, the use by
 * programs and the number of events included. */
static LONG
look (SCARD_READERSTATEW *states, DWORD n_states, gboolean *any)
{
  *any = FALSE;
  for (DWORD i = 0; i < n_states; i++)
    {
      const FakeReader *reader = fake_system_find_native (states[i].szReader);
      DWORD state = fake_system.readers->len << 16;
      if (reader != NULL)
        {
          state = state_of (reader);
          tell_atr (&states[i], reader);
        }
      else if (wcscmp (states[i].szReader, PNP_READER) != 0)
        return SCARD_E_UNKNOWN_READER;
      if (state != (states[i].dwCurrentState & ~(DWORD)SCARD_STATE_CHANGED))
        {
          state |= SCARD_STATE_CHANGED;
          *any = TRUE;
        }
      states[i].dwEventState = state;
    }
  return SCARD_S_SUCCESS;
}

static LONG
wait_for_change (SCARDCONTEXT handle, gint64 deadline, SCARD_READERSTATEW *states, DWORD n_states)
{
  while (TRUE)
    {
      gboolean any = FALSE;
      LONG code = fake_system_check_context (handle);
      if (code != SCARD_S_SUCCESS)
        return code;
      code = look (states, n_states, &any);
      if (code != SCARD_S_SUCCESS || any)
        return code;
      FakeContext *context = g_hash_table_lookup (fake_system.contexts, (gpointer)handle);
      if (context->cancelled)
        {
          context->cancelled = FALSE;
          return SCARD_E_CANCELLED;
        }
      if (deadline == 0)
        g_cond_wait (&fake_system.changed, &fake_system.lock);
      else if (!g_cond_wait_until (&fake_system.changed, &fake_system.lock, deadline))
        return SCARD_E_TIMEOUT;
    }
}

LONG WINAPI
SCardGetStatusChangeW (SCARDCONTEXT handle,
                       DWORD timeout,
                       LPSCARD_READERSTATEW states,
                       DWORD n_states)
{
  fake_system_enter_call ();
  /* A cancel is for the wait that is under way. */
  FakeContext *context = g_hash_table_lookup (fake_system.contexts, (gpointer)handle);
  if (context != NULL)
    context->cancelled = FALSE;
  gint64 deadline = timeout == INFINITE ? 0 : g_get_monotonic_time () + (gint64)timeout * 1000;
  return fake_system_leave_call (wait_for_change (handle, deadline, states, n_states));
}

/* --- cards --- */

LONG WINAPI
SCardConnectW (SCARDCONTEXT context,
               LPCWSTR name,
               DWORD share_mode,
               DWORD protocols,
               LPSCARDHANDLE handle,
               LPDWORD protocol)
{
  fake_system_enter_call ();
  LONG code = fake_system_check_context (context);
  if (code != SCARD_S_SUCCESS)
    return fake_system_leave_call (code);
  FakeReader *reader = fake_system_find_native (name);
  if (reader == NULL)
    return fake_system_leave_call (SCARD_E_UNKNOWN_READER);
  /* pcsc-lite says SCARD_E_NO_SMARTCARD. */
  if (reader->card == NULL)
    return fake_system_leave_call (SCARD_W_REMOVED_CARD);
  if (reader->exclusive)
    return fake_system_leave_call (SCARD_E_SHARING_VIOLATION);
  FakeConnection *connection = g_new0 (FakeConnection, 1);
  connection->generation = fake_system.generation;
  connection->reader = g_strdup (reader->name);
  connection->card = g_object_ref (reader->card);
  connection->n_events = reader->n_events;
  connection->n_resets = reader->n_resets;
  if (reader->n_connections++ == 0)
    mado_practice_card_power_up (reader->card);
  *handle = fake_system_new_handle ();
  *protocol = SCARD_PROTOCOL_T1;
  g_hash_table_insert (fake_system.connections, (gpointer)*handle, connection);
  return fake_system_leave_call (SCARD_S_SUCCESS);
}

static void
power_cycle (MadoPracticeCard *card)
{
  mado_practice_card_power_off (card);
  mado_practice_card_power_up (card);
}

LONG WINAPI
SCardReconnect (
    SCARDHANDLE handle, DWORD share_mode, DWORD protocols, DWORD initialization, LPDWORD protocol)
{
  FakeConnection *connection;
  FakeReader *reader;
  fake_system_enter_call ();
  LONG code = fake_system_check_card (handle, &connection, &reader);
  if (code != SCARD_S_SUCCESS && code != SCARD_W_RESET_CARD)
    return fake_system_leave_call (code);
  if (initialization == SCARD_UNPOWER_CARD)
    {
      power_cycle (connection->card);
      reader->n_resets++;
    }
  connection->n_resets = reader->n_resets;
  *protocol = SCARD_PROTOCOL_T1;
  return fake_system_leave_call (SCARD_S_SUCCESS);
}

LONG WINAPI
SCardDisconnect (SCARDHANDLE handle, DWORD disposition)
{
  FakeConnection *connection;
  FakeReader *reader;
  fake_system_enter_call ();
  LONG code = fake_system_check_card (handle, &connection, &reader);
  if (connection == NULL)
    return fake_system_leave_call (code);
  if (code == SCARD_S_SUCCESS)
    {
      reader->n_connections--;
      if (reader->transaction == connection)
        reader->transaction = NULL;
      if (disposition == SCARD_UNPOWER_CARD)
        mado_practice_card_power_off (connection->card);
    }
  g_hash_table_remove (fake_system.connections, (gpointer)handle);
  return fake_system_leave_call (SCARD_S_SUCCESS);
}

LONG WINAPI
SCardBeginTransaction (SCARDHANDLE handle)
{
  FakeConnection *connection;
  FakeReader *reader;
  fake_system_enter_call ();
  LONG code = fake_system_check_card (handle, &connection, &reader);
  while (code == SCARD_S_SUCCESS && reader->transaction != NULL &&
         reader->transaction != connection)
    {
      g_cond_wait (&fake_system.changed, &fake_system.lock);
      code = fake_system_check_card (handle, &connection, &reader);
    }
  if (code == SCARD_S_SUCCESS)
    {
      reader->depth = reader->transaction == connection ? reader->depth + 1 : 1;
      reader->transaction = connection;
    }
  return fake_system_leave_call (code);
}

LONG WINAPI
SCardEndTransaction (SCARDHANDLE handle, DWORD disposition)
{
  FakeConnection *connection;
  FakeReader *reader;
  fake_system_enter_call ();
  LONG code = fake_system_check_card (handle, &connection, &reader);
  if (code != SCARD_S_SUCCESS)
    return fake_system_leave_call (code);
  if (reader->transaction != connection)
    return fake_system_leave_call (SCARD_E_NOT_TRANSACTED);
  if (--reader->depth == 0)
    reader->transaction = NULL;
  return fake_system_leave_call (SCARD_S_SUCCESS);
}

/* With the lock held, but not while the card works, so that a paced one stops nobody. */
static LONG
exchange (const FakeConnection *connection,
          const guint8 *command,
          gsize command_length,
          guint8 *answer,
          DWORD *answer_length)
{
  g_autoptr (MadoPracticeCard) card = g_object_ref (connection->card);
  fake_system_leave ();
  g_autoptr (GBytes) bytes = mado_practice_card_process (card, command, command_length);
  fake_system_enter ();

  gsize length = bytes != NULL ? g_bytes_get_size (bytes) : 0;
  if (bytes == NULL)
    return fake_system.removal_code;
  if (length > *answer_length)
    return SCARD_E_INSUFFICIENT_BUFFER;
  memcpy (answer, g_bytes_get_data (bytes, NULL), length);
  *answer_length = (DWORD)length;
  return SCARD_S_SUCCESS;
}

/* Of a connection that something is to be sent through. */
static LONG
check_exchange (SCARDHANDLE handle, FakeConnection **connection, FakeReader **reader)
{
  LONG code = fake_system_check_card (handle, connection, reader);
  return code == SCARD_W_REMOVED_CARD ? fake_system.removal_code : code;
}

LONG WINAPI
SCardTransmit (SCARDHANDLE handle,
               LPCSCARD_IO_REQUEST send_pci,
               LPCBYTE command,
               DWORD command_length,
               LPSCARD_IO_REQUEST receive_pci,
               LPBYTE answer,
               LPDWORD answer_length)
{
  FakeConnection *connection;
  FakeReader *reader;
  fake_system_enter_call ();
  LONG code = check_exchange (handle, &connection, &reader);
  if (code == SCARD_S_SUCCESS && send_pci->dwProtocol != SCARD_PROTOCOL_T1)
    code = SCARD_E_PROTO_MISMATCH;
  if (code == SCARD_S_SUCCESS)
    code = exchange (connection, command, command_length, answer, answer_length);
  return fake_system_leave_call (code);
}

/* A driver without keys says that there is no such function. */
LONG WINAPI
SCardControl (SCARDHANDLE handle,
              DWORD control,
              LPCVOID request,
              DWORD request_length,
              LPVOID answer,
              DWORD answer_size,
              LPDWORD answer_length)
{
  FakeConnection *connection;
  FakeReader *reader;
  guint8 command[FAKE_PIN_PAD_COMMAND_MAX];
  fake_system_enter_call ();
  LONG code = check_exchange (handle, &connection, &reader);
  if (code == SCARD_S_SUCCESS && reader->typed == NULL)
    code = ERROR_INVALID_FUNCTION;
  if (code != SCARD_S_SUCCESS)
    return fake_system_leave_call (code);
  *answer_length = answer_size;
  if (fake_pin_pad_tell (control, answer, answer_length))
    return fake_system_leave_call (SCARD_S_SUCCESS);
  gsize command_length =
      fake_pin_pad_type (reader, control, request, request_length, command, answer, answer_length);
  if (command_length > 0)
    {
      *answer_length = answer_size;
      code = exchange (connection, command, command_length, answer, answer_length);
    }
  return fake_system_leave_call (code);
}

LONG WINAPI
SCardGetAttrib (SCARDHANDLE handle, DWORD attribute, LPBYTE value, LPDWORD value_length)
{
  FakeConnection *connection;
  FakeReader *reader;
  fake_system_enter_call ();
  LONG code = fake_system_check_card (handle, &connection, &reader);
  if (code != SCARD_S_SUCCESS)
    return fake_system_leave_call (code);
  if (attribute != SCARD_ATTR_ATR_STRING)
    return fake_system_leave_call (SCARD_E_UNSUPPORTED_FEATURE);
  gsize length;
  const guint8 *atr = mado_practice_card_get_atr (connection->card, &length);
  if (*value_length < length)
    return fake_system_leave_call (SCARD_E_INSUFFICIENT_BUFFER);
  memcpy (value, atr, length);
  *value_length = (DWORD)length;
  return fake_system_leave_call (SCARD_S_SUCCESS);
}

LONG WINAPI
SCardStatusW (SCARDHANDLE handle,
              LPWSTR names,
              LPDWORD names_length,
              LPDWORD state,
              LPDWORD protocol,
              LPBYTE atr,
              LPDWORD atr_length)
{
  /* Only its ATR is asked for, and that is the attribute's. */
  return SCardGetAttrib (handle, SCARD_ATTR_ATR_STRING, atr, atr_length);
}
