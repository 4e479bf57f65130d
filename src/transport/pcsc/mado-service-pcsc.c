/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-service-pcsc.h"

#ifdef G_OS_WIN32

#include "mado-winscard-pcsc.h"

/* How often to look for the service where Windows does not tell when it starts. */
#define LOOK_MS 1000

struct _MadoServicePcsc
{
  HANDLE woken;
  HANDLE started; /* the resource manager's, nullable; given back by SCardReleaseStartedEvent */
};

MadoServicePcsc *
mado_service_pcsc_new (void)
{
  MadoServicePcsc *self = g_new0 (MadoServicePcsc, 1);
  self->woken = CreateEventW (NULL, FALSE, FALSE, NULL);
  return self;
}

static void
forget_started (MadoServicePcsc *self)
{
  if (self->started != NULL)
    SCardReleaseStartedEvent ();
  self->started = NULL;
}

void
mado_service_pcsc_free (MadoServicePcsc *self)
{
  forget_started (self);
  CloseHandle (self->woken);
  g_free (self);
}

gboolean
mado_service_pcsc_prepare (MadoServicePcsc *self, GError **error)
{
  /* Anew, because the event of a manager that has ended since may be another one. */
  forget_started (self);
  self->started = SCardAccessStartedEvent ();
  return TRUE;
}

gboolean
mado_service_pcsc_wait (MadoServicePcsc *self, int timeout_ms, GError **error)
{
  HANDLE handles[] = { self->woken, self->started };
  DWORD timeout = timeout_ms < 0 ? INFINITE : (DWORD)timeout_ms;
  /* The caller has just failed to reach the manager. An event that says all the same that it has
   * started tells nothing, and waiting for it would be running in a circle. */
  gboolean tells = self->started != NULL && WaitForSingleObject (self->started, 0) == WAIT_TIMEOUT;
  DWORD n_handles = tells ? 2 : 1;
  if (!tells)
    timeout = MIN (timeout, LOOK_MS);
  if (WaitForMultipleObjects (n_handles, handles, FALSE, timeout) != WAIT_FAILED)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "WaitForMultipleObjects failed");
  return FALSE;
}

void
mado_service_pcsc_wake (MadoServicePcsc *self)
{
  SetEvent (self->woken);
}

#else

#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

/* Where pcscd listens (PCSCLITE_CSOCK_NAME in pcscd.h.in), unless the environment variable of the
 * same name says otherwise, as libpcsclite reads it. */
#define DEFAULT_SOCKET "/run/pcscd/pcscd.comm"

struct _MadoServicePcsc
{
  char *socket; /* (owned) absolute path */
  int woken;    /* an eventfd */
  int changes;  /* an inotify descriptor, -1 until prepared */
};

MadoServicePcsc *
mado_service_pcsc_new (void)
{
  MadoServicePcsc *self = g_new0 (MadoServicePcsc, 1);
  const char *socket = g_getenv ("PCSCLITE_CSOCK_NAME");
  self->socket = g_canonicalize_filename (socket != NULL ? socket : DEFAULT_SOCKET, NULL);
  self->woken = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
  self->changes = -1;
  if (self->woken < 0)
    g_error ("eventfd: %s", g_strerror (errno));
  return self;
}

static void
forget_changes (MadoServicePcsc *self)
{
  if (self->changes >= 0)
    close (self->changes);
  self->changes = -1;
}

void
mado_service_pcsc_free (MadoServicePcsc *self)
{
  forget_changes (self);
  close (self->woken);
  g_free (self->socket);
  g_free (self);
}

static gboolean
fail (const char *what, int code, GError **error)
{
  g_set_error (error, G_IO_ERROR, (gint)g_io_error_from_errno (code), "%s: %s", what,
               g_strerror (code));
  return FALSE;
}

/* Watches the socket's folder and every folder above it that exists: the service's own folder may
 * be missing, and may come and go with the service. */
gboolean
mado_service_pcsc_prepare (MadoServicePcsc *self, GError **error)
{
  const uint32_t events = IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;

  forget_changes (self);
  self->changes = inotify_init1 (IN_CLOEXEC | IN_NONBLOCK);
  if (self->changes < 0)
    return fail ("inotify_init1", errno, error);

  g_autofree char *folder = g_path_get_dirname (self->socket);
  while (inotify_add_watch (self->changes, folder, events | IN_ONLYDIR) < 0)
    {
      char *parent = g_path_get_dirname (folder);
      gboolean at_root = g_str_equal (parent, folder);
      int code = errno;
      g_free (folder);
      folder = parent;
      if (at_root)
        return fail ("inotify_add_watch", code, error);
    }
  return TRUE;
}

static void
drain (int descriptor)
{
  char buffer[4096];
  while (read (descriptor, buffer, sizeof buffer) > 0)
    ;
}

gboolean
mado_service_pcsc_wait (MadoServicePcsc *self, int timeout_ms, GError **error)
{
  struct pollfd polled[] = {
    { .fd = self->woken, .events = POLLIN },
    { .fd = self->changes, .events = POLLIN },
  };
  int n;
  do
    n = poll (polled, G_N_ELEMENTS (polled), timeout_ms);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    return fail ("poll", errno, error);
  drain (self->woken);
  return TRUE;
}

void
mado_service_pcsc_wake (MadoServicePcsc *self)
{
  /* Only a counter at its very end could refuse, and then the reader is awake anyway. */
  const guint64 one = 1;
  gssize written G_GNUC_UNUSED = write (self->woken, &one, sizeof one);
}

#endif
