/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-count-pcsc.h"

#include "mado-context-pcsc.h"
#include "mado-winscard-pcsc.h"

struct _MadoCountPcsc
{
  GMutex lock;              /* guards everything below, and is held for no PC/SC call */
  MadoContextPcsc *context; /* (owned) (nullable): taken out by whoever counts through it */
  guint16 epoch;            /* its number */
  guint16 n_epochs;         /* how many there were: a new service counts from 0 again */
};

MadoCountPcsc *
mado_count_pcsc_new (void)
{
  MadoCountPcsc *self = g_new0 (MadoCountPcsc, 1);
  g_mutex_init (&self->lock);
  return self;
}

void
mado_count_pcsc_free (MadoCountPcsc *self)
{
  g_clear_pointer (&self->context, mado_context_pcsc_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Returns: (transfer full) (nullable) */
static MadoContextPcsc *
take_context (MadoCountPcsc *self, guint16 *epoch, GError **error)
{
  g_mutex_lock (&self->lock);
  g_autoptr (MadoContextPcsc) context = g_steal_pointer (&self->context);
  *epoch = self->epoch;
  g_mutex_unlock (&self->lock);
  if (context != NULL && !mado_context_pcsc_is_dead (context))
    return g_steal_pointer (&context);

  MadoContextPcsc *fresh = mado_context_pcsc_new (error);
  if (fresh == NULL)
    return NULL;
  g_mutex_lock (&self->lock);
  *epoch = ++self->n_epochs;
  g_mutex_unlock (&self->lock);
  return fresh;
}

/* Where two were out, the newer one stays: it is the one of the thread that goes on. Takes
 * @context. */
static void
put_back_context (MadoCountPcsc *self, MadoContextPcsc *context, guint16 epoch)
{
  MadoContextPcsc *spare = context;

  g_mutex_lock (&self->lock);
  if (self->context == NULL || epoch > self->epoch)
    {
      spare = self->context;
      self->context = context;
      self->epoch = epoch;
    }
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&spare, mado_context_pcsc_unref);
}

/* Neither through the context that may be in a wait, nor through one that waits for its card.
 * @dead: (out): the context has outlived its service */
static gboolean
count_once (
    MadoCountPcsc *self, const char *reader, guint32 *insertion, gboolean *dead, GError **error)
{
  guint16 epoch = 0;

  *dead = FALSE;
  MadoContextPcsc *context = take_context (self, &epoch, error);
  if (context == NULL)
    return FALSE;

  g_autofree MadoNativeChar *native = mado_context_pcsc_native_name (reader);
  SCARD_READERSTATE state = { .szReader = native, .dwCurrentState = SCARD_STATE_UNAWARE };
  LONG code =
      SCardGetStatusChange ((SCARDCONTEXT)mado_context_pcsc_get_handle (context), 0, &state, 1);
  gboolean counted = mado_context_pcsc_check (context, code, "SCardGetStatusChange", error);
  if (counted)
    *insertion = (guint32)epoch << 16 | (guint32)(state.dwEventState >> 16 & 0xFFFF);
  *dead = mado_context_pcsc_is_dead (context);
  put_back_context (self, context, epoch);
  return counted;
}

gboolean
mado_count_pcsc_get (MadoCountPcsc *self, const char *reader, guint32 *insertion, GError **error)
{
  gboolean dead = FALSE;

  if (count_once (self, reader, insertion, &dead, error))
    return TRUE;
  /* A context that has outlived its service tells so only now; the next service may be there. */
  if (!dead)
    return FALSE;
  g_clear_error (error);
  return count_once (self, reader, insertion, &dead, error);
}
