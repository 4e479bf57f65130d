/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-context-pcsc.h"

#include <string.h>

#ifdef G_OS_UNIX
#include "mado-reader-name.h"
#endif
#include "mado-winscard-pcsc.h"

#define DYING_SERVICE_US (20 * 1000)

struct _MadoContextPcsc
{
  gatomicrefcount references;
  SCARDCONTEXT handle;
  GMutex lock;
  gint dead; /* (atomic) */
};

/* What the caller does next about a PC/SC code. The codes are compared as 32 bits, because
 * pcsc-lite's LONG has 64 of them on some systems and no agreed sign. */
static MadoTransportError
classify (glong code)
{
  switch ((guint32)code)
    {
    case (guint32)SCARD_E_NO_SERVICE:
    case (guint32)SCARD_E_SERVICE_STOPPED:
    case (guint32)SCARD_F_COMM_ERROR:
    case (guint32)SCARD_E_INVALID_HANDLE:
    case (guint32)SCARD_E_SYSTEM_CANCELLED:
    case (guint32)SCARD_P_SHUTDOWN:
#ifdef G_OS_WIN32
    case ERROR_BROKEN_PIPE:
    case ERROR_INVALID_HANDLE:
    case RPC_S_SERVER_UNAVAILABLE:
#else
    /* pcsc-lite's word for a connection that was reset (MessageReceive() in winscard_msg.c): the
     * service died in the middle of an exchange. */
    case (guint32)SCARD_W_SECURITY_VIOLATION:
#endif
      return MADO_TRANSPORT_ERROR_NO_SERVICE;
    case (guint32)SCARD_E_UNKNOWN_READER:
    case (guint32)SCARD_E_READER_UNAVAILABLE:
    case (guint32)SCARD_E_NO_READERS_AVAILABLE:
      return MADO_TRANSPORT_ERROR_NO_READER;
    case (guint32)SCARD_E_NO_SMARTCARD:
      return MADO_TRANSPORT_ERROR_NO_CARD;
    case (guint32)SCARD_W_REMOVED_CARD:
      return MADO_TRANSPORT_ERROR_REMOVED;
    case (guint32)SCARD_W_RESET_CARD:
      return MADO_TRANSPORT_ERROR_RESET;
    case (guint32)SCARD_E_SHARING_VIOLATION:
      return MADO_TRANSPORT_ERROR_SHARING;
    case (guint32)SCARD_W_UNRESPONSIVE_CARD:
    case (guint32)SCARD_W_UNPOWERED_CARD:
    case (guint32)SCARD_W_UNSUPPORTED_CARD:
      return MADO_TRANSPORT_ERROR_MUTE;
    default:
      return MADO_TRANSPORT_ERROR_FAILED;
    }
}

static void
set_error (glong code, const char *what, GError **error)
{
  g_set_error (error, MADO_TRANSPORT_ERROR, (gint)classify (code), "%s: 0x%08X", what,
               (guint32)code);
}

static gboolean
is_reset (LONG code)
{
  return (guint32)code == (guint32)SCARD_W_SECURITY_VIOLATION;
}

/* A service that refuses us (polkit) hangs up, which is told as a reset or, where it was quicker
 * than our question, as a failure; and so does one that dies while it is being connected to. A
 * moment later a dead one is gone, and one that is there has refused us. */
static LONG
establish (SCARDCONTEXT *handle)
{
  LONG code = SCardEstablishContext (SCARD_SCOPE_USER, NULL, NULL, handle);
  if (!is_reset (code) && (guint32)code != (guint32)SCARD_F_COMM_ERROR)
    return code;
  g_usleep (DYING_SERVICE_US);
  LONG again = SCardEstablishContext (SCARD_SCOPE_USER, NULL, NULL, handle);
  return (guint32)again == (guint32)SCARD_F_COMM_ERROR ? code : again;
}

/* What a service means that is there and lets nobody in. pcsc-lite's answers "stopped" to a library
 * of another protocol (CMD_VERSION in winscard_svc.c); Windows' means it. */
static void
set_establish_error (LONG code, GError **error)
{
  g_autoptr (GError) local = NULL;
  set_error (code, "SCardEstablishContext", &local);
#ifdef G_OS_UNIX
  if (is_reset (code))
    local->code = MADO_TRANSPORT_ERROR_REFUSED;
  else if ((guint32)code == (guint32)SCARD_E_SERVICE_STOPPED)
    local->code = MADO_TRANSPORT_ERROR_MISMATCH;
#endif
  g_propagate_error (error, g_steal_pointer (&local));
}

MadoContextPcsc *
mado_context_pcsc_new (GError **error)
{
  SCARDCONTEXT handle;
  LONG code = establish (&handle);
  if (code != SCARD_S_SUCCESS)
    {
      set_establish_error (code, error);
      return NULL;
    }

  MadoContextPcsc *self = g_new0 (MadoContextPcsc, 1);
  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->lock);
  self->handle = handle;
  return self;
}

MadoContextPcsc *
mado_context_pcsc_ref (MadoContextPcsc *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
mado_context_pcsc_unref (MadoContextPcsc *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  /* Also frees what the library holds for a context whose service is gone; it answers at once. */
  SCardReleaseContext (self->handle);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
mado_context_pcsc_lock (MadoContextPcsc *self)
{
  g_mutex_lock (&self->lock);
}

void
mado_context_pcsc_unlock (MadoContextPcsc *self)
{
  g_mutex_unlock (&self->lock);
}

guintptr
mado_context_pcsc_get_handle (MadoContextPcsc *self)
{
  return (guintptr)self->handle;
}

gboolean
mado_context_pcsc_is_dead (MadoContextPcsc *self)
{
  return g_atomic_int_get (&self->dead);
}

gboolean
mado_context_pcsc_tells_nothing (glong code)
{
  return code != SCARD_S_SUCCESS && classify (code) == MADO_TRANSPORT_ERROR_FAILED;
}

gboolean
mado_context_pcsc_check (MadoContextPcsc *self, glong code, const char *what, GError **error)
{
  if (code == SCARD_S_SUCCESS)
    return TRUE;

  g_autoptr (GError) local = NULL;
  set_error (code, what, &local);
  if (g_error_matches (local, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE))
    g_atomic_int_set (&self->dead, TRUE);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

void
mado_context_pcsc_cancel (MadoContextPcsc *self)
{
  SCardCancel (self->handle);
}

#ifdef G_OS_WIN32

static char *
name_to_utf8 (const MadoNativeChar *native)
{
  return g_utf16_to_utf8 (native, -1, NULL, NULL, NULL);
}

static gsize
name_length (const MadoNativeChar *native)
{
  gsize length = 0;
  while (native[length] != 0)
    length++;
  return length;
}

MadoNativeChar *
mado_context_pcsc_native_name (const char *name)
{
  return g_utf8_to_utf16 (name, -1, NULL, NULL, NULL);
}

#else

static char *
name_to_utf8 (const MadoNativeChar *native)
{
  return mado_reader_name_from_bytes (native);
}

static gsize
name_length (const MadoNativeChar *native)
{
  return strlen (native);
}

MadoNativeChar *
mado_context_pcsc_native_name (const char *name)
{
  return mado_reader_name_to_bytes (name);
}

#endif

static GStrv
split_names (const MadoNativeChar *names)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  for (const MadoNativeChar *name = names; *name != 0; name += name_length (name) + 1)
    {
      g_autofree char *utf8 = name_to_utf8 (name);
      if (utf8 != NULL)
        g_strv_builder_add (builder, utf8);
    }
  return g_strv_builder_end (builder);
}

GStrv
mado_context_pcsc_list_readers (MadoContextPcsc *self, GError **error)
{
  MadoNativeChar *names = NULL;
  DWORD length = SCARD_AUTOALLOCATE;
  LONG code = SCardListReaders (self->handle, NULL, (gpointer)&names, &length);
  if ((guint32)code == (guint32)SCARD_E_NO_READERS_AVAILABLE)
    return g_new0 (char *, 1);
  if (!mado_context_pcsc_check (self, code, "SCardListReaders", error))
    return NULL;

  GStrv result = split_names (names);
  SCardFreeMemory (self->handle, names);
  return result;
}

gboolean
mado_context_pcsc_is_in_use (MadoContextPcsc *self, const char *name)
{
  g_autofree MadoNativeChar *native = mado_context_pcsc_native_name (name);
  SCARD_READERSTATE state = { .szReader = native, .dwCurrentState = SCARD_STATE_UNAWARE };
  LONG code = SCardGetStatusChange (self->handle, 0, &state, 1);

  return code == SCARD_S_SUCCESS &&
         (state.dwEventState & (SCARD_STATE_INUSE | SCARD_STATE_EXCLUSIVE)) != 0;
}
