/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-transport-pcsc.h"

#include <string.h>

#include "mado-connect-pcsc.h"
#include "mado-context-pcsc.h"
#include "mado-count-pcsc.h"
#include "mado-service-pcsc.h"
#include "mado-winscard-pcsc.h"

/* The reader that stands for "a reader came or went" (pcsc-lite's and Windows' SCardGetStatusChange
 * alike). */
#ifdef G_OS_WIN32
#define PNP_READER L"\\\\?PnP?\\Notification"
#else
#define PNP_READER "\\\\?PnP?\\Notification"
#endif

/* pcsc-lite refuses a longer list; the notification comes last and is what a full house can spare.
 */
#ifdef PCSCLITE_MAX_READERS_CONTEXTS
#define MAX_STATES PCSCLITE_MAX_READERS_CONTEXTS
#else
#define MAX_STATES 64
#endif

/* A cancel that is sent before the wait has begun is lost, so it is repeated this often. */
#define CANCEL_INTERVAL_US (2 * 1000)

/* pcscd tells of a card that another program gives back only if its own look, every 400 ms, has
 * seen it taken (EHStatusHandlerThread() in 1.9.9). So the first wait after we have seen it ends
 * once by itself; from then on pcscd knows. */
#define SETTLE_MS 1000

/* After the socket appeared or changed: how often and how long at first to wait for the service to
 * answer on it, doubling each time; 2.5 seconds in all. Then only the next change counts. */
#define SERVICE_RETRIES  7
#define SERVICE_RETRY_MS 20

struct _MadoTransportPcsc
{
  GObject parent_instance;

  /* --- the waiting thread's own --- */
  guint16 epoch;     /* how many contexts it has had; the upper half of every MadoSlot.insertion */
  gboolean settling; /* a card was just seen to be held by another program */
  DWORD pnp_state;   /* what the notification said last: newer pcsc-lites count events in it */

  /* --- shared with whoever interrupts, under watch_lock --- */
  GMutex watch_lock;
  GCond left;                     /* waiting became FALSE */
  MadoContextPcsc *watch_context; /* (owned) (nullable): changed by the waiting thread only */
  gboolean waiting;               /* inside a blocking SCardGetStatusChange */
  gboolean interrupted;           /* and nobody has returned for it yet */

  MadoServicePcsc *service; /* (owned) */
  MadoCountPcsc *count;     /* (owned) */
};

static void mado_transport_pcsc_iface_init (MadoTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MadoTransportPcsc,
                               mado_transport_pcsc,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MADO_TYPE_TRANSPORT,
                                                      mado_transport_pcsc_iface_init))

/* --- what one look at the readers holds --- */

typedef struct
{
  GStrv names;             /* (owned) (nullable): UTF-8 */
  MadoNativeChar **native; /* (owned) (nullable): the same in the same order */
  guint n_readers;
  SCARD_READERSTATE states[MAX_STATES]; /* the readers', then the notification's */
  guint n_states;
} Look;

static void
look_clear (Look *look)
{
  g_clear_pointer (&look->names, g_strfreev);
  for (guint i = 0; i < look->n_readers; i++)
    g_free (look->native[i]);
  g_clear_pointer (&look->native, g_free);
  look->n_readers = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

/* The state to wait from is the last one seen. Being in use is part of it: Windows reports a reader
 * whose use is not told as changed, at once and for ever. */
static void
look_continue (Look *look)
{
  for (guint i = 0; i < look->n_states; i++)
    look->states[i].dwCurrentState = look->states[i].dwEventState & ~(DWORD)SCARD_STATE_CHANGED;
}

/* Takes over @names. All states become unknown, so that SCardGetStatusChange answers at once. */
static void
look_restart (Look *look, GStrv names, DWORD pnp_state)
{
  look_clear (look);
  memset (look->states, 0, sizeof look->states);
  look->names = names;
  look->n_readers = MIN (g_strv_length (names), MAX_STATES);
  look->native = g_new0 (MadoNativeChar *, look->n_readers);
  for (guint i = 0; i < look->n_readers; i++)
    {
      look->native[i] = mado_context_pcsc_native_name (names[i]);
      look->states[i].szReader = look->native[i];
      look->states[i].dwCurrentState = SCARD_STATE_UNAWARE;
    }
  look->n_states = look->n_readers;
  if (look->n_states == MAX_STATES)
    return;
  look->states[look->n_states].szReader = PNP_READER;
  look->states[look->n_states].dwCurrentState = pnp_state;
  look->n_states++;
}

static DWORD
state_from_slot (const MadoSlot *slot)
{
  DWORD counter = (DWORD)(slot->insertion & 0xFFFF) << 16;
  switch (slot->state)
    {
    case MADO_SLOT_EMPTY:
      return counter | SCARD_STATE_EMPTY;
    case MADO_SLOT_CARD:
      return counter | SCARD_STATE_PRESENT;
    case MADO_SLOT_MUTE:
      return counter | SCARD_STATE_PRESENT | SCARD_STATE_MUTE;
    case MADO_SLOT_BUSY:
      return counter | SCARD_STATE_PRESENT | SCARD_STATE_EXCLUSIVE;
    case MADO_SLOT_UNAVAILABLE:
      return SCARD_STATE_UNAVAILABLE;
    default:
      g_return_val_if_reached (SCARD_STATE_UNAWARE);
    }
}

static MadoSlotState
slot_state (DWORD event)
{
  if (event & (SCARD_STATE_UNAVAILABLE | SCARD_STATE_UNKNOWN))
    return MADO_SLOT_UNAVAILABLE;
  if (event & SCARD_STATE_EMPTY)
    return MADO_SLOT_EMPTY;
  if (event & SCARD_STATE_MUTE)
    return MADO_SLOT_MUTE;
  if (event & SCARD_STATE_EXCLUSIVE)
    return MADO_SLOT_BUSY;
  return event & SCARD_STATE_PRESENT ? MADO_SLOT_CARD : MADO_SLOT_UNAVAILABLE;
}

/* Whether @known tells of the same readers, seen through the context that is in use now. */
static gboolean
look_matches (Look *look, GPtrArray *known, guint16 epoch)
{
  if (known->len != look->n_readers)
    return FALSE;
  for (guint i = 0; i < known->len; i++)
    {
      const MadoSlot *slot = g_ptr_array_index (known, i);
      if (slot->insertion >> 16 != epoch || !g_str_equal (slot->reader, look->names[i]))
        return FALSE;
    }
  return TRUE;
}

static void
look_take_known (Look *look, GPtrArray *known)
{
  for (guint i = 0; i < known->len; i++)
    look->states[i].dwCurrentState = state_from_slot (g_ptr_array_index (known, i));
}

static MadoSlot *
slot_from_state (const char *reader, const SCARD_READERSTATE *state, guint16 epoch)
{
  DWORD event = state->dwEventState;
  MadoSlot *slot = mado_slot_new (reader, slot_state (event),
                                  (guint32)epoch << 16 | (guint32)(event >> 16 & 0xFFFF));
  slot->atr_length = MIN (state->cbAtr, MADO_ATR_MAX);
  memcpy (slot->atr, state->rgbAtr, slot->atr_length);
  return slot;
}

static GPtrArray *
look_get_slots (Look *look, guint16 epoch)
{
  GPtrArray *slots = g_ptr_array_new_with_free_func ((GDestroyNotify)mado_slot_free);
  for (guint i = 0; i < look->n_readers; i++)
    g_ptr_array_add (slots, slot_from_state (look->names[i], &look->states[i], epoch));
  return slots;
}

/* A reader that was unplugged while we looked: the list itself is out of date. */
static gboolean
look_is_stale (Look *look)
{
  for (guint i = 0; i < look->n_readers; i++)
    if (look->states[i].dwEventState & SCARD_STATE_UNKNOWN)
      return TRUE;
  return FALSE;
}

static gboolean
slots_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!mado_slot_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static gboolean
any_is_busy (GPtrArray *slots)
{
  for (guint i = 0; i < slots->len; i++)
    {
      const MadoSlot *slot = g_ptr_array_index (slots, i);
      if (slot->state == MADO_SLOT_BUSY)
        return TRUE;
    }
  return FALSE;
}

/* --- the waiting thread --- */

static gboolean
take_interruption (MadoTransportPcsc *self)
{
  g_mutex_lock (&self->watch_lock);
  gboolean interrupted = self->interrupted;
  self->interrupted = FALSE;
  g_mutex_unlock (&self->watch_lock);
  return interrupted;
}

static void
set_watch_context (MadoTransportPcsc *self, MadoContextPcsc *context)
{
  g_mutex_lock (&self->watch_lock);
  MadoContextPcsc *old = self->watch_context;
  self->watch_context = context;
  g_mutex_unlock (&self->watch_lock);
  g_clear_pointer (&old, mado_context_pcsc_unref);
}

static gboolean
ensure_watch_context (MadoTransportPcsc *self, GError **error)
{
  if (self->watch_context != NULL && !mado_context_pcsc_is_dead (self->watch_context))
    return TRUE;

  set_watch_context (self, NULL);
  MadoContextPcsc *context = mado_context_pcsc_new (error);
  if (context == NULL)
    return FALSE;
  set_watch_context (self, context);
  self->epoch++;
  self->pnp_state = SCARD_STATE_UNAWARE;
  return TRUE;
}

/* FALSE when an interruption came first: then nothing must block. */
static gboolean
enter_wait (MadoTransportPcsc *self)
{
  g_mutex_lock (&self->watch_lock);
  self->waiting = !self->interrupted;
  gboolean entered = self->waiting;
  g_mutex_unlock (&self->watch_lock);
  return entered;
}

static void
leave_wait (MadoTransportPcsc *self)
{
  g_mutex_lock (&self->watch_lock);
  self->waiting = FALSE;
  g_cond_broadcast (&self->left);
  g_mutex_unlock (&self->watch_lock);
}

/* A wait that ended without news. */
static gboolean
is_without_news (LONG code)
{
  return (guint32)code == (guint32)SCARD_E_CANCELLED || (guint32)code == (guint32)SCARD_E_TIMEOUT;
}

/* Fills @look's event states; blocks until one differs from the current ones if @block. FALSE
 * without an error when it is to be repeated. */
static gboolean
get_status_change (MadoTransportPcsc *self, Look *look, gboolean block, GError **error)
{
  if (look->n_readers == 0 && !block)
    return TRUE;

  MadoContextPcsc *context = self->watch_context;
  SCARDCONTEXT handle = (SCARDCONTEXT)mado_context_pcsc_get_handle (context);
  LONG code;
  if (!block)
    code = SCardGetStatusChange (handle, 0, look->states, look->n_states);
  else if (enter_wait (self))
    {
      DWORD timeout = self->settling ? SETTLE_MS : INFINITE;
      code = SCardGetStatusChange (handle, timeout, look->states, look->n_states);
      self->settling = self->settling && (guint32)code == (guint32)SCARD_E_CANCELLED;
      leave_wait (self);
    }
  else
    code = SCARD_E_CANCELLED;

  if (is_without_news (code) ||
      !mado_context_pcsc_check (context, code, "SCardGetStatusChange", error))
    return FALSE;
  if (look->n_states > look->n_readers)
    self->pnp_state = look->states[look->n_readers].dwEventState & ~(DWORD)SCARD_STATE_CHANGED;
  return TRUE;
}

/* One look: at once if anything about the readers is not known yet, else when something changes.
 * NULL without an error when it is to be repeated. */
static GPtrArray *
look_once (MadoTransportPcsc *self, Look *look, GPtrArray *known, GError **error)
{
  if (!ensure_watch_context (self, error))
    return NULL;
  GStrv names = mado_context_pcsc_list_readers (self->watch_context, error);
  if (names == NULL)
    return NULL;

  gboolean block = TRUE;
  if (look->names != NULL &&
      g_strv_equal ((const char *const *)look->names, (const char *const *)names))
    {
      g_strfreev (names);
      look_continue (look);
    }
  else
    {
      look_restart (look, names, self->pnp_state);
      block = known != NULL && look_matches (look, known, self->epoch);
      if (block)
        look_take_known (look, known);
    }

  if (!get_status_change (self, look, block, error) || look_is_stale (look))
    {
      look_clear (look);
      return NULL;
    }
  return look_get_slots (look, self->epoch);
}

/* What to do about a failed look: TRUE to look again. */
static gboolean
may_look_again (GError *failure, guint *losses)
{
  if (failure == NULL)
    return TRUE;
  /* A reader left between the list and the look at it; the next list is without it. */
  if (g_error_matches (failure, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_READER))
    return ++*losses < MAX_STATES;
  /* The service may have been restarted; one new context finds out. */
  return g_error_matches (failure, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE) &&
         ++*losses == 1;
}

#ifdef G_OS_WIN32

/* Windows stops its resource manager while no reader is plugged in, and then says that there is no
 * service; it starts the manager with the first reader. So no service there means no reader. Waits
 * for the start if @known says as much already. */
static GPtrArray *
wait_without_service (MadoTransportPcsc *self, GPtrArray *known, GError **failure)
{
  if (!g_error_matches (*failure, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE))
    return NULL;
  if (known == NULL || known->len > 0)
    return g_ptr_array_new_with_free_func ((GDestroyNotify)mado_slot_free);
  g_clear_error (failure);
  if (mado_service_pcsc_prepare (self->service, failure))
    mado_service_pcsc_wait (self->service, -1, failure);
  return NULL;
}

#endif

static GPtrArray *
mado_transport_pcsc_wait (MadoTransport *transport,
                          GPtrArray *known,
                          GCancellable *cancellable,
                          GError **error)
{
  MadoTransportPcsc *self = MADO_TRANSPORT_PCSC (transport);
  g_auto (Look) look = { 0 };
  guint losses = 0;

  while (TRUE)
    {
      if (take_interruption (self))
        {
          known = NULL;
          look_clear (&look);
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      g_autoptr (GError) failure = NULL;
      g_autoptr (GPtrArray) slots = look_once (self, &look, known, &failure);
#ifdef G_OS_WIN32
      if (slots == NULL && failure != NULL)
        slots = wait_without_service (self, known, &failure);
#endif
      if (slots != NULL && (known == NULL || !slots_equal (slots, known)))
        {
          self->settling = any_is_busy (slots);
          return g_steal_pointer (&slots);
        }
      if (slots == NULL && !may_look_again (failure, &losses))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
}

static gboolean
mado_transport_pcsc_wait_service (MadoTransport *transport,
                                  GCancellable *cancellable,
                                  GError **error)
{
  MadoTransportPcsc *self = MADO_TRANSPORT_PCSC (transport);
  guint retries = 0;

  while (TRUE)
    {
      gboolean interrupted = take_interruption (self);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (interrupted || !mado_service_pcsc_prepare (self->service, error))
        return interrupted;
      if (ensure_watch_context (self, NULL))
        return TRUE;

      /* The socket is there some moments before the service listens on it. */
      gint64 before = g_get_monotonic_time ();
      int timeout = retries < SERVICE_RETRIES ? SERVICE_RETRY_MS << retries : -1;
      if (!mado_service_pcsc_wait (self->service, timeout, error))
        return FALSE;
      gboolean timed_out = timeout > 0 && g_get_monotonic_time () - before >= timeout * 1000;
      retries = timed_out ? retries + 1 : 0;
    }
}

/* --- any thread --- */

static void
mado_transport_pcsc_interrupt (MadoTransport *transport)
{
  MadoTransportPcsc *self = MADO_TRANSPORT_PCSC (transport);

  g_mutex_lock (&self->watch_lock);
  self->interrupted = TRUE;
  mado_service_pcsc_wake (self->service);
  /* The interruption may be taken, and the next wait begun, before we have the lock again. */
  while (self->waiting && self->interrupted)
    {
      mado_context_pcsc_cancel (self->watch_context);
      g_cond_wait_until (&self->left, &self->watch_lock,
                         g_get_monotonic_time () + CANCEL_INTERVAL_US);
    }
  g_mutex_unlock (&self->watch_lock);
}

/* --- the card thread --- */

static MadoChannel *
mado_transport_pcsc_connect (MadoTransport *transport,
                             const char *reader,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GError) failure = NULL;
  MadoChannel *channel = mado_connect_pcsc (reader, cancellable, &failure);

  /* pcsc-lite does not wake a wait when another program takes the card for itself, only when it
   * gives it back (SCardGetStatusChange() in 1.9.9); so the wait looks now, and then knows. */
  if (g_error_matches (failure, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SHARING))
    mado_transport_pcsc_interrupt (transport);
#ifdef G_OS_WIN32
  /* See wait_without_service(). */
  if (g_error_matches (failure, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE))
    failure->code = MADO_TRANSPORT_ERROR_NO_READER;
#endif
  if (channel == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return channel;
}

static gboolean
mado_transport_pcsc_get_insertion (MadoTransport *transport,
                                   const char *reader,
                                   guint32 *insertion,
                                   GError **error)
{
  return mado_count_pcsc_get (MADO_TRANSPORT_PCSC (transport)->count, reader, insertion, error);
}

/* --- the object --- */

static void
mado_transport_pcsc_finalize (GObject *object)
{
  MadoTransportPcsc *self = MADO_TRANSPORT_PCSC (object);
  g_clear_pointer (&self->watch_context, mado_context_pcsc_unref);
  g_clear_pointer (&self->count, mado_count_pcsc_free);
  g_clear_pointer (&self->service, mado_service_pcsc_free);
  g_cond_clear (&self->left);
  g_mutex_clear (&self->watch_lock);
  G_OBJECT_CLASS (mado_transport_pcsc_parent_class)->finalize (object);
}

static void
mado_transport_pcsc_class_init (MadoTransportPcscClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mado_transport_pcsc_finalize;
}

static void
mado_transport_pcsc_init (MadoTransportPcsc *self)
{
  g_mutex_init (&self->watch_lock);
  g_cond_init (&self->left);
  self->service = mado_service_pcsc_new ();
  self->count = mado_count_pcsc_new ();
}

static void
mado_transport_pcsc_iface_init (MadoTransportInterface *iface)
{
  iface->wait = mado_transport_pcsc_wait;
  iface->wait_service = mado_transport_pcsc_wait_service;
  iface->interrupt = mado_transport_pcsc_interrupt;
  iface->connect = mado_transport_pcsc_connect;
  iface->get_insertion = mado_transport_pcsc_get_insertion;
}

MadoTransport *
mado_transport_pcsc_new (void)
{
  return g_object_new (MADO_TYPE_TRANSPORT_PCSC, NULL);
}
