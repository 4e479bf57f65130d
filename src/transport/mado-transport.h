/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mado-channel.h"
#include "mado-patience.h"
#include "mado-slot.h"
#include "mado-transport-error.h"

G_BEGIN_DECLS

#define MADO_TYPE_TRANSPORT (mado_transport_get_type ())
G_DECLARE_INTERFACE (MadoTransport, mado_transport, MADO, TRANSPORT, GObject)

/**
 * MadoTransportInterface:
 *
 * The seam for hardware. Every function blocks and is called on a worker thread only, except
 * @interrupt, which any thread may call. `wait` and `wait_service` are called by one thread (the
 * reader watch), `connect` and `get_insertion` by another (the card thread); an implementation must
 * let both run at once, with no lock shared between a blocked wait and an exchange.
 *
 * @connect: says with mado_patience_wait_now_for() when it waits for its turn, and when it no
 * longer does; everything else that it waits for is an answer
 * @get_insertion: (nullable): see mado_transport_get_insertion()
 */
struct _MadoTransportInterface
{
  GTypeInterface parent_interface;

  GPtrArray *(*wait) (MadoTransport *self,
                      GPtrArray *known,
                      GCancellable *cancellable,
                      GError **error);
  gboolean (*wait_service) (MadoTransport *self, GCancellable *cancellable, GError **error);
  void (*interrupt) (MadoTransport *self);
  MadoChannel *(*connect) (MadoTransport *self,
                           const char *reader,
                           GCancellable *cancellable,
                           GError **error);
  gboolean (*get_insertion) (MadoTransport *self,
                             const char *reader,
                             guint32 *insertion,
                             GError **error);
};

/**
 * mado_transport_wait:
 * @known: (element-type MadoSlot) (nullable): what the caller has been told last
 *
 * Blocks until the readers and their slots differ from @known (number, order or any member of a
 * slot, see mado_slot_equal()), and returns all of them. %NULL for @known: returns at once. After
 * mado_transport_interrupt() it returns at once, maybe with what is already known, unless
 * @cancellable is cancelled. No reader at all is an empty array, not an error.
 *
 * Returns: (element-type MadoSlot) (transfer full): with mado_slot_free() as its free function, or
 *   %NULL with NO_SERVICE, REFUSED, MISMATCH, NO_READER (one that left while it was looked at),
 *   FAILED (%MADO_TRANSPORT_ERROR) or %G_IO_ERROR_CANCELLED
 */
GPtrArray *mado_transport_wait (MadoTransport *self,
                                GPtrArray *known,
                                GCancellable *cancellable,
                                GError **error);
/**
 * mado_transport_wait_service:
 *
 * Blocks until the service runs (at once if it does), for the caller whom mado_transport_wait() has
 * told NO_SERVICE. Also returns %TRUE after mado_transport_interrupt(); mado_transport_wait() then
 * tells whether the service is there. %FALSE is %G_IO_ERROR_CANCELLED or a failure.
 */
gboolean
mado_transport_wait_service (MadoTransport *self, GCancellable *cancellable, GError **error);
/**
 * mado_transport_interrupt:
 *
 * Makes the blocked wait return, or the next one if nobody waits just now: an interruption is never
 * lost. To end a wait, cancel its cancellable first and then call this. Any thread.
 */
void mado_transport_interrupt (MadoTransport *self);
/**
 * mado_transport_connect:
 *
 * Connects to the card in @reader and keeps other programs off it until the channel is
 * disconnected. While another program keeps it in the same way, blocks for as long as that takes;
 * returns at once when @cancellable is cancelled.
 *
 * Returns: (transfer full): or %NULL with NO_SERVICE, REFUSED, MISMATCH, NO_READER, NO_CARD,
 *   REMOVED, RESET, SHARING (another program has it exclusively, which is not waited out), MUTE,
 *   FAILED or %G_IO_ERROR_CANCELLED
 */
MadoChannel *mado_transport_connect (MadoTransport *self,
                                     const char *reader,
                                     GCancellable *cancellable,
                                     GError **error);
/**
 * mado_transport_set_patience:
 * @patience: (nullable)
 *
 * Says in @patience what mado_transport_connect(), mado_transport_get_insertion() and the channels
 * that are made from now on wait for. Any thread.
 */
void mado_transport_set_patience (MadoTransport *self, MadoPatience *patience);
/**
 * mado_transport_get_insertion:
 * @insertion: (out): a number to be compared with others from this function only, not with
 *   #MadoSlot's: between two calls with the same one no card came or went in @reader, as far as the
 *   service has seen (pcscd looks every 400 ms)
 *
 * Returns: %FALSE when it cannot be told (%G_IO_ERROR_NOT_SUPPORTED or a transport's error)
 */
gboolean mado_transport_get_insertion (MadoTransport *self,
                                       const char *reader,
                                       guint32 *insertion,
                                       GError **error);

G_END_DECLS
