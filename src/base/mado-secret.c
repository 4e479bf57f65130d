/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-secret.h"

#include <string.h>

#ifdef HAVE_PRCTL
#include <sys/prctl.h>
#endif
#ifdef G_OS_UNIX
#include <sys/mman.h>
#include <sys/resource.h>
#endif
#ifdef G_OS_WIN32
#include <windows.h>
#endif

struct _MadoSecret
{
  gatomicrefcount refs;
  MadoSecret *previous; /* guarded by all_lock */
  MadoSecret *next;     /* likewise */
  gsize length;
  guint8 bytes[MADO_SECRET_MAX];
};

static GMutex all_lock;
static MadoSecret *all; /* guarded by all_lock: the first */
static gint all_wiped;  /* (atomic) */

static void
enlist (MadoSecret *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&all_lock);
  self->next = all;
  if (all != NULL)
    all->previous = self;
  all = self;
}

static void
strike_off (MadoSecret *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&all_lock);
  if (self->next != NULL)
    self->next->previous = self->previous;
  if (self->previous != NULL)
    self->previous->next = self->next;
  else
    all = self->next;
}

/* Each secret has pages of its own: locks on memory do not nest, so unlocking one secret would
 * unlock its neighbour on the same page (mlock(2)). */
#ifdef G_OS_UNIX

static gpointer
allocate_pages (void)
{
  gpointer pages =
      mmap (NULL, sizeof (MadoSecret), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED)
    g_error ("No memory for a secret");

#ifdef HAVE_MLOCK
  /* Fails where the limit of locked memory is used up; the secret then may reach the swap space,
   * which is still better than not being able to work. */
  (void)mlock (pages, sizeof (MadoSecret));
#endif
#ifdef MADV_DONTDUMP
  (void)madvise (pages, sizeof (MadoSecret), MADV_DONTDUMP);
#endif
  return pages;
}

static void
free_pages (gpointer pages)
{
  munmap (pages, sizeof (MadoSecret)); /* unlocks as well */
}

#elif defined(G_OS_WIN32)

static gpointer
allocate_pages (void)
{
  gpointer pages =
      VirtualAlloc (NULL, sizeof (MadoSecret), MEM_COMMIT | MEM_RESERVE, PAGE_READWRITE);
  if (pages == NULL)
    g_error ("No memory for a secret");
  (void)VirtualLock (pages, sizeof (MadoSecret));
  return pages;
}

static void
free_pages (gpointer pages)
{
  VirtualFree (pages, 0, MEM_RELEASE);
}

#endif

MadoSecret *
mado_secret_new (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  gsize length = strnlen (text, MADO_SECRET_MAX + 1);
  if (length == 0 || length > MADO_SECRET_MAX)
    return NULL;

  MadoSecret *self = allocate_pages ();
  g_atomic_ref_count_init (&self->refs);
  self->length = length;
  memcpy (self->bytes, text, length);
  enlist (self);
  return self;
}

MadoSecret *
mado_secret_ref (MadoSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
mado_secret_unref (MadoSecret *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  strike_off (self);
  mado_secret_wipe (self->bytes, sizeof self->bytes);
  free_pages (self);
}

const guint8 *
mado_secret_get_bytes (MadoSecret *self, gsize *length)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (length != NULL, NULL);

  *length = self->length;
  return self->bytes;
}

void
mado_secret_erase (MadoSecret *self)
{
  g_return_if_fail (self != NULL);

  mado_secret_wipe (self->bytes, sizeof self->bytes);
  self->length = 0;
}

gboolean
mado_secret_all_wiped (void)
{
  return g_atomic_int_get (&all_wiped);
}

void
mado_secret_wipe_all (void)
{
  /* First, for what is wiped must not go to the card in place of a PIN. */
  g_atomic_int_set (&all_wiped, TRUE);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&all_lock);
  for (MadoSecret *secret = all; secret != NULL; secret = secret->next)
    mado_secret_wipe (secret->bytes, sizeof secret->bytes);
}

void
mado_secret_wipe (void *memory, gsize length)
{
  if (length == 0)
    return;
  g_return_if_fail (memory != NULL);

#if defined(HAVE_EXPLICIT_BZERO)
  explicit_bzero (memory, length);
#elif defined(G_OS_WIN32)
  SecureZeroMemory (memory, length);
#else
  volatile guint8 *bytes = memory;
  while (length-- > 0)
    *bytes++ = 0;
#endif
}

void
mado_secret_harden_process (void)
{
#ifdef G_OS_UNIX
  /* Two locks on the same door: a limit is inherited by programs that this one starts, while
   * "dumpable" also keeps a debugger of the same user from attaching (prctl(2)). */
  const struct rlimit none = { 0, 0 };
  (void)setrlimit (RLIMIT_CORE, &none);
#endif
#if defined(HAVE_PRCTL) && defined(PR_SET_DUMPABLE)
  (void)prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}
