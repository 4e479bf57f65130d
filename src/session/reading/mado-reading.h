/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-pin-order.h"
#include "mado-snapshot.h"

G_BEGIN_DECLS

/* Called on the reading thread after each item; @snapshot is (transfer none). */
typedef void (*MadoReadingPublish) (MadoSnapshot *snapshot, gpointer user_data);

/**
 * MadoReadingRequest:
 * @reader: which reader
 * @practice: a practice card: the screen says 練習用, and only @practice_cas are trusted
 * @practice_cas: (nullable) (element-type GBytes): the certificates of the practice CAs; without
 *   meaning for a real card
 * @order: (nullable): what a PIN was typed for; it has the answer afterwards, also when there is an
 *   error
 * @committed: (nullable): called on the reading thread just before the point of no return: the
 *   PIN is about to be sent, and its answer waited for, whoever cancels after this has returned.
 *   Nothing has been sent yet
 */
typedef struct
{
  const char *reader;
  gboolean practice;
  GPtrArray *practice_cas;
  MadoPinOrder *order;
  void (*committed) (gpointer user_data);
  MadoReadingPublish publish; /* (nullable) */
  MadoCardProgress progress;  /* (nullable): bytes of the certificate being read */
  gpointer user_data;
} MadoReadingRequest;

/**
 * mado_reading_run:
 * @request: its order is that of a reading
 * @error: no card, not a My Number Card, the card left, cancelled, the password was refused: what
 *   ended the reading as a whole. A single item's failure is in the snapshot and is no error here.
 *
 * The PIN-free reading, blocking, in the order that shows something soonest: 利用者証明用
 * certificate, its and 署名用's retry counters (11 commands at most up to here), then the rest (22
 * in all). The issuer's certificate is read from the card only where the issuer is no known one.
 * Used by the card thread of the session and, directly, by the terminal program. With an order,
 * VERIFY and the 署名用 certificate come last, over the same connection. A password is not sent to
 * a card that says by both its availability file and its file list that it has no such certificate.
 *
 * A card that another program holds is asked for again 3 times within a second.
 *
 * One exchange may be lost, or its answer wrong, at any command that carries no PIN: an item that
 * is not there, is hidden, cannot be read or makes no sense is asked for again until the card says
 * the same twice, three times at most.
 *
 * All that is read is one card's. After an exchange that failed with the card still there, or an
 * answer that makes no sense, its 利用者証明用 certificate is read once more: another one ends the
 * reading with %MADO_TRANSPORT_ERROR_REMOVED. Where there is none to tell by, what was read is
 * given up and all is read again, once; what is published then begins with nothing. If that breaks
 * as well, the reading ends with %MADO_TRANSPORT_ERROR_FAILED, or with REMOVED where the service
 * has seen a card come or go.
 *
 * Returns: (transfer full) (nullable): the last snapshot, also when @error is set and something had
 *   been read. Nothing in it is PENDING: what was not come to is UNREADABLE with what ended it.
 */
MadoSnapshot *mado_reading_run (MadoTransport *transport,
                                const MadoReadingRequest *request,
                                GCancellable *cancellable,
                                GError **error);

/**
 * mado_reading_run_sign:
 * @request: with the order of a reading
 * @base: what a finished PIN-free reading of the same card gave
 *
 * The second half of mado_reading_run() by itself, over a connection of its own. Before anything is
 * sent the card's insertion and its 利用者証明用 certificate are compared with those of @base, so
 * that a password never goes to a card that was put in meanwhile (%MADO_TRANSPORT_ERROR_REMOVED). A
 * card without that certificate is told by its insertion alone, and refused where the transport
 * does not know it (mado_transport_get_insertion()). @cancellable is heeded until VERIFY.
 *
 * Returns: (transfer full) (nullable): @base with what is new; also when @error is set and the
 *   retry counter or the certificate's state has changed
 */
MadoSnapshot *mado_reading_run_sign (MadoTransport *transport,
                                     const MadoReadingRequest *request,
                                     MadoSnapshot *base,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
