/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#define FAKE_WINSCARD_BUILD
#include "fake-winscard.h"

#include <string.h>

#define WINSCARDAPI  __declspec(dllexport)
#define WINSCARDDATA __declspec(dllexport)
#include <windows.h>
#include <winscard.h>

#include "mado-scenario.h"

#define PNP_READER L"\\\\?PnP?\\Notification"

typedef struct
{
  char *name;
  MadoPracticeCard *card; /* (nullable) */
  guint32 n_events;       /* cards that came or went */
  guint n_connections;
  guint n_resets;
  gboolean exclusive;   /* for another program */
  gpointer transaction; /* (nullable): the connection that holds it */
  guint depth;          /* how often it has begun it */
} Reader;

typedef struct
{
  guint generation; /* of the service that it was opened with */
  gboolean cancelled;
} Context;

typedef struct
{
  guint generation;
  char *reader;
  MadoPracticeCard *card; /* (owned) */
  guint32 n_events;
  guint n_resets;
} Connection;

const SCARD_IO_REQUEST g_rgSCardT0Pci = { SCARD_PROTOCOL_T0, sizeof (SCARD_IO_REQUEST) };
const SCARD_IO_REQUEST g_rgSCardT1Pci = { SCARD_PROTOCOL_T1, sizeof (SCARD_IO_REQUEST) };
const SCARD_IO_REQUEST g_rgSCardRawPci = { SCARD_PROTOCOL_RAW, sizeof (SCARD_IO_REQUEST) };

static GMutex lock;
static GCond changed;
static GPtrArray *readers;      /* (element-type Reader) */
static GHashTable *contexts;    /* the handle itself → Context */
static GHashTable *connections; /* the handle itself → Connection */
static guintptr last_handle = 0xCA000000;
static guint generation; /* of the service; odd while it runs */
static gboolean broken;
static LONG removal_code = SCARD_W_REMOVED_CARD;
static guint n_calls;
static HANDLE started;

/* --- helpers; all with the lock held --- */

static void
reader_free (gpointer data)
{
  Reader *reader = data;
  g_clear_object (&reader->card);
  g_free (reader->name);
  g_free (reader);
}

static void
connection_free (gpointer data)
{
  Connection *connection = data;
  g_clear_object (&connection->card);
  g_free (connection->reader);
  g_free (connection);
}

static gboolean
service_runs (void)
{
  return generation % 2 == 1 && !broken;
}

static Reader *
find_reader (const char *name)
{
  for (guint i = 0; name != NULL && i < readers->len; i++)
    {
      Reader *reader = g_ptr_array_index (readers, i);
      if (g_str_equal (reader->name, name))
        return reader;
    }
  return NULL;
}

static Reader *
need_reader (const char *name)
{
  Reader *reader = find_reader (name);
  if (reader == NULL)
    g_error ("fake winscard: there is no reader called %s", name);
  return reader;
}

static Reader *
find_native (const wchar_t *native)
{
  g_autofree char *name = g_utf16_to_utf8 (native, -1, NULL, NULL, NULL);
  return find_reader (name);
}

static void
add_reader (const char *name)
{
  Reader *reader = g_new0 (Reader, 1);
  reader->name = g_strdup (name);
  g_ptr_array_add (readers, reader);
  if (readers->len > 1)
    return;
  generation++;
  SetEvent (started);
}

static void
put_in (Reader *reader, const char *scenario_name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) japan = g_date_time_add_hours (now, 9);
  GDate today;
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay)g_date_time_get_day_of_month (japan),
                  (GDateMonth)g_date_time_get_month (japan),
                  (GDateYear)g_date_time_get_year (japan));
  g_autoptr (MadoScenario) scenario = mado_scenario_load (scenario_name, &error);
  if (scenario != NULL)
    reader->card = mado_scenario_create_card (scenario, &today, &error);
  if (reader->card == NULL)
    g_error ("fake winscard: %s: %s", scenario_name, error->message);
  mado_practice_card_insert (reader->card);
  reader->n_events++;
}

static void
take_out (Reader *reader)
{
  if (reader->card == NULL)
    return;
  mado_practice_card_power_off (reader->card);
  g_clear_object (&reader->card);
  reader->transaction = NULL;
  reader->n_connections = 0;
  reader->n_events++;
}

static void
read_environment (void)
{
  const char *reader = g_getenv ("MADO_FAKE_READER");
  const char *card = g_getenv ("MADO_FAKE_CARD");
  if (reader == NULL || *reader == '\0')
    return;
  add_reader (reader);
  if (card != NULL && *card != '\0')
    put_in (need_reader (reader), card);
}

static void
enter (void)
{
  g_mutex_lock (&lock);
  if (readers != NULL)
    return;
  readers = g_ptr_array_new_with_free_func (reader_free);
  contexts = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  connections = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, connection_free);
  started = CreateEventW (NULL, TRUE, FALSE, NULL);
  read_environment ();
}

static void
leave (void)
{
  g_cond_broadcast (&changed);
  g_mutex_unlock (&lock);
}

/* What a PC/SC function begins and ends with. */
static void
enter_call (void)
{
  enter ();
  n_calls++;
}

static LONG
leave_call (LONG code)
{
  leave ();
  return code;
}

static LONG
check_context (SCARDCONTEXT handle)
{
  const Context *context = g_hash_table_lookup (contexts, (gpointer)handle);
  if (context == NULL)
    return ERROR_INVALID_HANDLE;
  if (!service_runs () || context->generation != generation)
    return SCARD_E_SERVICE_STOPPED;
  return SCARD_S_SUCCESS;
}

/* Of a connection: whether its card is still the one in its reader. */
static LONG
check_card (SCARDHANDLE handle, Connection **connection, Reader **reader)
{
  *connection = g_hash_table_lookup (connections, (gpointer)handle);
  if (*connection == NULL)
    return ERROR_INVALID_HANDLE;
  if (!service_runs () || (*connection)->generation != generation)
    return SCARD_E_SERVICE_STOPPED;
  *reader = find_reader ((*connection)->reader);
  if (*reader == NULL)
    return SCARD_E_READER_UNAVAILABLE;
  if (mado_practice_card_get_torn ((*connection)->card))
    take_out (*reader);
  if ((*reader)->card != (*connection)->card || (*reader)->n_events != (*connection)->n_events)
    return SCARD_W_REMOVED_CARD;
  if ((*reader)->n_resets != (*connection)->n_resets)
    return SCARD_W_RESET_CARD;
  return SCARD_S_SUCCESS;
}

/* --- a person's hands --- */

void
fake_winscard_add_reader (const char *reader)
{
  enter ();
  add_reader (reader);
  leave ();
}

void
fake_winscard_remove_reader (const char *name)
{
  enter ();
  Reader *reader = need_reader (name);
  take_out (reader);
  g_ptr_array_remove (readers, reader);
  if (readers->len == 0)
    {
      generation++;
      ResetEvent (started);
    }
  leave ();
}

void
fake_winscard_set_broken (gboolean value)
{
  enter ();
  broken = value;
  if (value)
    SetEvent (started);
  leave ();
}

void
fake_winscard_insert (const char *reader, const char *scenario)
{
  enter ();
  put_in (need_reader (reader), scenario);
  leave ();
}

void
fake_winscard_remove (const char *reader)
{
  enter ();
  take_out (need_reader (reader));
  leave ();
}

void
fake_winscard_set_exclusive (const char *reader, gboolean exclusive)
{
  enter ();
  need_reader (reader)->exclusive = exclusive;
  leave ();
}

void
fake_winscard_reset (const char *name)
{
  enter ();
  Reader *reader = need_reader (name);
  mado_practice_card_warm_reset (reader->card);
  reader->n_resets++;
  leave ();
}

void
fake_winscard_set_removal_code (glong code)
{
  enter ();
  removal_code = code;
  leave ();
}

guint
fake_winscard_get_n_calls (void)
{
  enter ();
  guint n = n_calls;
  leave ();
  return n;
}

void
fake_winscard_clear (void)
{
  enter ();
  while (readers->len > 0)
    {
      take_out (g_ptr_array_index (readers, 0));
      g_ptr_array_remove_index (readers, 0);
    }
  if (generation % 2 == 1)
    generation++;
  broken = FALSE;
  removal_code = SCARD_W_REMOVED_CARD;
  ResetEvent (started);
  leave ();
}

/* --- the service --- */

LONG WINAPI
SCardEstablishContext (DWORD scope, LPCVOID reserved1, LPCVOID reserved2, LPSCARDCONTEXT handle)
{
  enter_call ();
  if (!service_runs ())
    return leave_call (SCARD_E_NO_SERVICE);
  Context *context = g_new0 (Context, 1);
  context->generation = generation;
  *handle = ++last_handle;
  g_hash_table_insert (contexts, (gpointer)*handle, context);
  return leave_call (SCARD_S_SUCCESS);
}

LONG WINAPI
SCardReleaseContext (SCARDCONTEXT handle)
{
  enter_call ();
  return leave_call (g_hash_table_remove (contexts, (gpointer)handle) ? SCARD_S_SUCCESS
                                                                      : ERROR_INVALID_HANDLE);
}

LONG WINAPI
SCardCancel (SCARDCONTEXT handle)
{
  enter_call ();
  Context *context = g_hash_table_lookup (contexts, (gpointer)handle);
  if (context != NULL)
    context->cancelled = TRUE;
  return leave_call (context != NULL ? SCARD_S_SUCCESS : ERROR_INVALID_HANDLE);
}

HANDLE WINAPI
SCardAccessStartedEvent (void)
{
  enter ();
  HANDLE event = started;
  leave ();
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
  enter_call ();
  LONG code = check_context (handle);
  if (code != SCARD_S_SUCCESS)
    return leave_call (code);
  g_autoptr (GArray) list = g_array_new (TRUE, TRUE, sizeof (gunichar2));
  for (guint i = 0; i < readers->len; i++)
    {
      const Reader *reader = g_ptr_array_index (readers, i);
      glong n = 0;
      g_autofree gunichar2 *native = g_utf8_to_utf16 (reader->name, -1, NULL, &n, NULL);
      g_array_append_vals (list, native, (guint)n + 1);
    }
  /* The program lets the memory be allocated; nothing else is answered. */
  g_assert (*length == SCARD_AUTOALLOCATE);
  *length = list->len + 1;
  gsize bytes = (list->len + 1) * sizeof (gunichar2);
  *(gpointer *)names = g_memdup2 (list->data, bytes);
  return leave_call (SCARD_S_SUCCESS);
}

/* --- waiting --- */

static DWORD
state_of (const Reader *reader)
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
tell_atr (SCARD_READERSTATEW *state, const Reader *reader)
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
      const Reader *reader = find_native (states[i].szReader);
      DWORD state = readers->len << 16;
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
      LONG code = check_context (handle);
      if (code != SCARD_S_SUCCESS)
        return code;
      code = look (states, n_states, &any);
      if (code != SCARD_S_SUCCESS || any)
        return code;
      Context *context = g_hash_table_lookup (contexts, (gpointer)handle);
      if (context->cancelled)
        {
          context->cancelled = FALSE;
          return SCARD_E_CANCELLED;
        }
      if (deadline == 0)
        g_cond_wait (&changed, &lock);
      else if (!g_cond_wait_until (&changed, &lock, deadline))
        return SCARD_E_TIMEOUT;
    }
}

LONG WINAPI
SCardGetStatusChangeW (SCARDCONTEXT handle,
                       DWORD timeout,
                       LPSCARD_READERSTATEW states,
                       DWORD n_states)
{
  enter_call ();
  /* A cancel is for the wait that is under way. */
  Context *context = g_hash_table_lookup (contexts, (gpointer)handle);
  if (context != NULL)
    context->cancelled = FALSE;
  gint64 deadline = timeout == INFINITE ? 0 : g_get_monotonic_time () + (gint64)timeout * 1000;
  return leave_call (wait_for_change (handle, deadline, states, n_states));
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
  enter_call ();
  LONG code = check_context (context);
  if (code != SCARD_S_SUCCESS)
    return leave_call (code);
  Reader *reader = find_native (name);
  if (reader == NULL)
    return leave_call (SCARD_E_UNKNOWN_READER);
  /* pcsc-lite says SCARD_E_NO_SMARTCARD. */
  if (reader->card == NULL)
    return leave_call (SCARD_W_REMOVED_CARD);
  if (reader->exclusive)
    return leave_call (SCARD_E_SHARING_VIOLATION);
  Connection *connection = g_new0 (Connection, 1);
  connection->generation = generation;
  connection->reader = g_strdup (reader->name);
  connection->card = g_object_ref (reader->card);
  connection->n_events = reader->n_events;
  connection->n_resets = reader->n_resets;
  if (reader->n_connections++ == 0)
    mado_practice_card_power_up (reader->card);
  *handle = ++last_handle;
  *protocol = SCARD_PROTOCOL_T1;
  g_hash_table_insert (connections, (gpointer)*handle, connection);
  return leave_call (SCARD_S_SUCCESS);
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
  Connection *connection;
  Reader *reader;
  enter_call ();
  LONG code = check_card (handle, &connection, &reader);
  if (code != SCARD_S_SUCCESS && code != SCARD_W_RESET_CARD)
    return leave_call (code);
  if (initialization == SCARD_UNPOWER_CARD)
    {
      power_cycle (connection->card);
      reader->n_resets++;
    }
  connection->n_resets = reader->n_resets;
  *protocol = SCARD_PROTOCOL_T1;
  return leave_call (SCARD_S_SUCCESS);
}

LONG WINAPI
SCardDisconnect (SCARDHANDLE handle, DWORD disposition)
{
  Connection *connection;
  Reader *reader;
  enter_call ();
  LONG code = check_card (handle, &connection, &reader);
  if (connection == NULL)
    return leave_call (code);
  if (code == SCARD_S_SUCCESS)
    {
      reader->n_connections--;
      if (reader->transaction == connection)
        reader->transaction = NULL;
      if (disposition == SCARD_UNPOWER_CARD)
        mado_practice_card_power_off (connection->card);
    }
  g_hash_table_remove (connections, (gpointer)handle);
  return leave_call (SCARD_S_SUCCESS);
}

LONG WINAPI
SCardBeginTransaction (SCARDHANDLE handle)
{
  Connection *connection;
  Reader *reader;
  enter_call ();
  LONG code = check_card (handle, &connection, &reader);
  while (code == SCARD_S_SUCCESS && reader->transaction != NULL &&
         reader->transaction != connection)
    {
      g_cond_wait (&changed, &lock);
      code = check_card (handle, &connection, &reader);
    }
  if (code == SCARD_S_SUCCESS)
    {
      reader->depth = reader->transaction == connection ? reader->depth + 1 : 1;
      reader->transaction = connection;
    }
  return leave_call (code);
}

LONG WINAPI
SCardEndTransaction (SCARDHANDLE handle, DWORD disposition)
{
  Connection *connection;
  Reader *reader;
  enter_call ();
  LONG code = check_card (handle, &connection, &reader);
  if (code != SCARD_S_SUCCESS)
    return leave_call (code);
  if (reader->transaction != connection)
    return leave_call (SCARD_E_NOT_TRANSACTED);
  if (--reader->depth == 0)
    reader->transaction = NULL;
  return leave_call (SCARD_S_SUCCESS);
}

/* The lock is not held while the card works, so that a paced one stops nobody. */
LONG WINAPI
SCardTransmit (SCARDHANDLE handle,
               LPCSCARD_IO_REQUEST send_pci,
               LPCBYTE command,
               DWORD command_length,
               LPSCARD_IO_REQUEST receive_pci,
               LPBYTE answer,
               LPDWORD answer_length)
{
  Connection *connection;
  Reader *reader;
  enter_call ();
  LONG code = check_card (handle, &connection, &reader);
  if (code == SCARD_W_REMOVED_CARD)
    code = removal_code;
  if (code == SCARD_S_SUCCESS && send_pci->dwProtocol != SCARD_PROTOCOL_T1)
    code = SCARD_E_PROTO_MISMATCH;
  if (code != SCARD_S_SUCCESS)
    return leave_call (code);
  g_autoptr (MadoPracticeCard) card = g_object_ref (connection->card);
  leave ();

  g_autoptr (GBytes) bytes = mado_practice_card_process (card, command, command_length);

  enter ();
  gsize length = bytes != NULL ? g_bytes_get_size (bytes) : 0;
  if (bytes == NULL)
    return leave_call (removal_code);
  if (length > *answer_length)
    return leave_call (SCARD_E_INSUFFICIENT_BUFFER);
  memcpy (answer, g_bytes_get_data (bytes, NULL), length);
  *answer_length = (DWORD)length;
  return leave_call (SCARD_S_SUCCESS);
}

LONG WINAPI
SCardGetAttrib (SCARDHANDLE handle, DWORD attribute, LPBYTE value, LPDWORD value_length)
{
  Connection *connection;
  Reader *reader;
  enter_call ();
  LONG code = check_card (handle, &connection, &reader);
  if (code != SCARD_S_SUCCESS)
    return leave_call (code);
  if (attribute != SCARD_ATTR_ATR_STRING)
    return leave_call (SCARD_E_UNSUPPORTED_FEATURE);
  gsize length;
  const guint8 *atr = mado_practice_card_get_atr (connection->card, &length);
  if (*value_length < length)
    return leave_call (SCARD_E_INSUFFICIENT_BUFFER);
  memcpy (value, atr, length);
  *value_length = (DWORD)length;
  return leave_call (SCARD_S_SUCCESS);
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
