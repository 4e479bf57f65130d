/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-transport-practice.h"

#include "mado-channel-practice.h"
#include "mado-practice-service.h"
#include "mado-transport-practice-private.h"

struct _MadoTransportPractice
{
  GObject parent_instance;

  /* Guards everything below. Never held while a card works on a command, so that a slow exchange
   * delays neither a wait nor the hand that takes the card out. May be held while the card's own
   * lock is taken, never the other way round. */
  GMutex lock;
  GCond changed;

  MadoPracticeService service;
  gboolean interrupted;
  guint n_commands;
};

static void mado_transport_practice_iface_init (MadoTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MadoTransportPractice,
                               mado_transport_practice,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MADO_TYPE_TRANSPORT,
                                                      mado_transport_practice_iface_init))

/* --- helpers; the lock is held -----------------------------------------------------------------
 */

static void
announce (MadoTransportPractice *self)
{
  g_cond_broadcast (&self->changed);
}

static void
switch_service (MadoTransportPractice *self, gboolean running)
{
  mado_practice_service_switch (&self->service, running);
  announce (self);
}

static gboolean
differ (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return TRUE;
  for (guint i = 0; i < a->len; i++)
    if (!mado_slot_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return TRUE;
  return FALSE;
}

/* --- the interface -----------------------------------------------------------------------------
 */

static void
on_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  MadoTransportPractice *self = user_data;
  /* The lock makes sure that the waiter is either before its check or in its wait. */
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  announce (self);
}

/* For what may wait: whoever cancels it is heard. */
static gulong
lock (MadoTransportPractice *self, GCancellable *cancellable)
{
  gulong handler =
      cancellable != NULL
          ? g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled_cb), self, NULL)
          : 0;

  g_mutex_lock (&self->lock);
  return handler;
}

static void
unlock (MadoTransportPractice *self, GCancellable *cancellable, gulong handler)
{
  g_mutex_unlock (&self->lock);
  g_cancellable_disconnect (cancellable, handler);
}

static GPtrArray *
wait_locked (MadoTransportPractice *self,
             GPtrArray *known,
             GCancellable *cancellable,
             GError **error)
{
  while (TRUE)
    {
      gboolean interrupted = self->interrupted;
      self->interrupted = FALSE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !mado_practice_service_check (&self->service, error))
        return NULL;
      g_autoptr (GPtrArray) slots = mado_practice_service_describe (&self->service);
      if (interrupted || known == NULL || differ (slots, known))
        return g_steal_pointer (&slots);
      g_cond_wait (&self->changed, &self->lock);
    }
}

static GPtrArray *
mado_transport_practice_wait (MadoTransport *transport,
                              GPtrArray *known,
                              GCancellable *cancellable,
                              GError **error)
{
  MadoTransportPractice *self = MADO_TRANSPORT_PRACTICE (transport);

  gulong handler = lock (self, cancellable);
  GPtrArray *slots = wait_locked (self, known, cancellable, error);
  unlock (self, cancellable, handler);
  return slots;
}

static gboolean
wait_service_locked (MadoTransportPractice *self, GCancellable *cancellable, GError **error)
{
  while (TRUE)
    {
      gboolean interrupted = self->interrupted;
      self->interrupted = FALSE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (self->service.running || interrupted)
        return TRUE;
      g_cond_wait (&self->changed, &self->lock);
    }
}

static gboolean
mado_transport_practice_wait_service (MadoTransport *transport,
                                      GCancellable *cancellable,
                                      GError **error)
{
  MadoTransportPractice *self = MADO_TRANSPORT_PRACTICE (transport);

  gulong handler = lock (self, cancellable);
  gboolean running = wait_service_locked (self, cancellable, error);
  unlock (self, cancellable, handler);
  return running;
}

static void
mado_transport_practice_interrupt (MadoTransport *transport)
{
  MadoTransportPractice *self = MADO_TRANSPORT_PRACTICE (transport);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->interrupted = TRUE;
  announce (self);
}

/* The reader called @name once its card can be had. Waits, as PC/SC does, while another channel has
 * it. */
static MadoPracticeReader *
await_turn (MadoTransportPractice *self,
            const char *name,
            GCancellable *cancellable,
            GError **error)
{
  while (TRUE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      MadoPracticeReader *reader =
          mado_practice_service_find_connectable (&self->service, name, error);
      if (reader == NULL || reader->owner == NULL)
        return reader;
      mado_patience_wait_now_for (MADO_WAIT_TURN);
      g_cond_wait (&self->changed, &self->lock);
    }
}

static MadoChannel *
connect_locked (MadoTransportPractice *self,
                const char *name,
                GCancellable *cancellable,
                GError **error)
{
  MadoPracticeReader *reader = await_turn (self, name, cancellable, error);
  mado_patience_wait_now_for (MADO_WAIT_ANSWER);
  if (reader == NULL || !mado_practice_reader_connect (reader, error))
    return NULL;
  const MadoPracticeLink link = { .reader = reader->name,
                                  .card = reader->card,
                                  .insertion = reader->insertion,
                                  .resets = reader->resets,
                                  .run = self->service.run };
  MadoChannel *channel = mado_channel_practice_new (self, &link);
  reader->owner = channel;
  return channel;
}

static MadoChannel *
mado_transport_practice_connect (MadoTransport *transport,
                                 const char *name,
                                 GCancellable *cancellable,
                                 GError **error)
{
  MadoTransportPractice *self = MADO_TRANSPORT_PRACTICE (transport);

  gulong handler = lock (self, cancellable);
  MadoChannel *channel = connect_locked (self, name, cancellable, error);
  unlock (self, cancellable, handler);
  return channel;
}

static gboolean
mado_transport_practice_get_insertion (MadoTransport *transport,
                                       const char *name,
                                       guint32 *insertion,
                                       GError **error)
{
  MadoTransportPractice *self = MADO_TRANSPORT_PRACTICE (transport);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticeReader *reader =
      self->service.running ? mado_practice_service_find (&self->service, name) : NULL;
  if (reader == NULL)
    {
      g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_READER,
                           "there is no such reader");
      return FALSE;
    }
  *insertion = reader->insertion;
  return TRUE;
}

static void
mado_transport_practice_iface_init (MadoTransportInterface *iface)
{
  iface->wait = mado_transport_practice_wait;
  iface->wait_service = mado_transport_practice_wait_service;
  iface->interrupt = mado_transport_practice_interrupt;
  iface->connect = mado_transport_practice_connect;
  iface->get_insertion = mado_transport_practice_get_insertion;
}

/* --- GObject -----------------------------------------------------------------------------------
 */

static void
mado_transport_practice_finalize (GObject *object)
{
  MadoTransportPractice *self = MADO_TRANSPORT_PRACTICE (object);

  mado_practice_service_clear (&self->service);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (mado_transport_practice_parent_class)->finalize (object);
}

static void
mado_transport_practice_class_init (MadoTransportPracticeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mado_transport_practice_finalize;
}

static void
mado_transport_practice_init (MadoTransportPractice *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  mado_practice_service_init (&self->service);
}

/* --- for the channel ---------------------------------------------------------------------------
 */

/* The card to send a command to. (transfer full) (nullable) */
static MadoPracticeCard *
take_card (MadoTransportPractice *self, const MadoPracticeLink *link, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticeReader *reader = mado_practice_service_follow (&self->service, link, error);
  if (reader == NULL)
    return NULL;
  self->n_commands++;
  return g_object_ref (reader->card);
}

GBytes *
mado_transport_practice_exchange (MadoTransportPractice *self,
                                  const MadoPracticeLink *link,
                                  const guint8 *command,
                                  gsize length,
                                  GError **error)
{
  g_autoptr (MadoPracticeCard) card = take_card (self, link, error);
  if (card == NULL)
    return NULL;

  g_autoptr (GBytes) answer = mado_practice_card_process (card, command, length);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  if (mado_practice_card_take_service_stop (card))
    switch_service (self, FALSE);
  MadoPracticeReader *reader = mado_practice_service_follow (&self->service, link, error);
  if (reader == NULL)
    return NULL;
  if (answer != NULL)
    return g_steal_pointer (&answer);
  MadoTraceEnd failure = mado_practice_card_take_failure (card);
  if (failure != MADO_TRACE_OK)
    {
      mado_practice_reader_fail (reader, failure, error);
      return NULL;
    }
  if (reader->successor != NULL)
    {
      mado_practice_reader_change_unnoticed (reader);
      g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED,
                           "the exchange has failed");
      return NULL;
    }
  mado_practice_service_take_out (&self->service, reader);
  announce (self);
  mado_practice_service_follow (&self->service, link, error);
  return NULL;
}

gboolean
mado_transport_practice_power_cycle (MadoTransportPractice *self,
                                     const MadoPracticeLink *link,
                                     GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticeReader *reader = mado_practice_service_follow (&self->service, link, error);
  if (reader == NULL)
    return FALSE;
  mado_practice_reader_power_cycle (reader);
  return TRUE;
}

void
mado_transport_practice_leave (MadoTransportPractice *self,
                               const MadoPracticeLink *link,
                               gconstpointer owner,
                               MadoDisposition disposition)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticeReader *reader = mado_practice_service_find (&self->service, link->reader);
  if (reader == NULL || reader->owner != owner)
    return;
  reader->owner = NULL;
  announce (self);
  if (disposition == MADO_DISPOSITION_UNPOWER &&
      mado_practice_service_follow (&self->service, link, NULL) != NULL)
    mado_practice_card_power_off (reader->card);
}

/* --- public API --------------------------------------------------------------------------------
 */

MadoTransportPractice *
mado_transport_practice_new (void)
{
  return g_object_new (MADO_TYPE_TRANSPORT_PRACTICE, NULL);
}

void
mado_transport_practice_add_reader (MadoTransportPractice *self, const char *name)
{
  g_return_if_fail (MADO_IS_TRANSPORT_PRACTICE (self));
  g_return_if_fail (name != NULL);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_return_if_fail (mado_practice_service_find (&self->service, name) == NULL);
  mado_practice_service_plug_in (&self->service, name);
  announce (self);
}

void
mado_transport_practice_remove_reader (MadoTransportPractice *self, const char *name)
{
  g_return_if_fail (MADO_IS_TRANSPORT_PRACTICE (self));
  g_return_if_fail (name != NULL);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticeReader *reader = mado_practice_service_find (&self->service, name);
  g_return_if_fail (reader != NULL);
  mado_practice_service_unplug (&self->service, reader);
  announce (self);
}

void
mado_transport_practice_insert (MadoTransportPractice *self,
                                const char *name,
                                MadoPracticeCard *card)
{
  g_return_if_fail (MADO_IS_TRANSPORT_PRACTICE (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (MADO_IS_PRACTICE_CARD (card));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticeReader *reader = mado_practice_service_find (&self->service, name);
  g_return_if_fail (reader != NULL);
  mado_practice_service_put_in (&self->service, reader, card);
  announce (self);
}

gboolean
mado_transport_practice_offers_card (MadoTransportPractice *self, const char *name)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT_PRACTICE (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticeReader *reader = mado_practice_service_find (&self->service, name);
  return self->service.running && reader != NULL && reader->card != NULL;
}

void
mado_transport_practice_set_successor (MadoTransportPractice *self,
                                       const char *name,
                                       MadoPracticeCard *card)
{
  g_return_if_fail (MADO_IS_TRANSPORT_PRACTICE (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (MADO_IS_PRACTICE_CARD (card));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticeReader *reader = mado_practice_service_find (&self->service, name);
  g_return_if_fail (reader != NULL && reader->card != NULL && reader->card != card);
  g_set_object (&reader->successor, card);
}

void
mado_transport_practice_remove (MadoTransportPractice *self, const char *name)
{
  g_return_if_fail (MADO_IS_TRANSPORT_PRACTICE (self));
  g_return_if_fail (name != NULL);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticeReader *reader = mado_practice_service_find (&self->service, name);
  g_return_if_fail (reader != NULL);
  mado_practice_service_take_out (&self->service, reader);
  announce (self);
}

void
mado_transport_practice_set_service (MadoTransportPractice *self, gboolean running)
{
  g_return_if_fail (MADO_IS_TRANSPORT_PRACTICE (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  if (self->service.running == !!running)
    return;
  switch_service (self, !!running);
}

void
mado_transport_practice_set_slot_state (MadoTransportPractice *self,
                                        const char *name,
                                        MadoSlotState state)
{
  g_return_if_fail (MADO_IS_TRANSPORT_PRACTICE (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (state != MADO_SLOT_EMPTY);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticeReader *reader = mado_practice_service_find (&self->service, name);
  g_return_if_fail (reader != NULL);
  reader->with_card = state;
  announce (self);
}

void
mado_transport_practice_reset_card (MadoTransportPractice *self, const char *name)
{
  g_return_if_fail (MADO_IS_TRANSPORT_PRACTICE (self));
  g_return_if_fail (name != NULL);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticeReader *reader = mado_practice_service_find (&self->service, name);
  g_return_if_fail (reader != NULL && reader->card != NULL);
  mado_practice_reader_reset_card (reader);
  announce (self);
}

guint
mado_transport_practice_get_n_commands (MadoTransportPractice *self)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT_PRACTICE (self), 0);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return self->n_commands;
}
