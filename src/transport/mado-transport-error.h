/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MadoTransportError:
 * @MADO_TRANSPORT_ERROR_NO_SERVICE: the PC/SC service is not running or has just stopped
 * @MADO_TRANSPORT_ERROR_NO_READER: the named reader is not (or no longer) there
 * @MADO_TRANSPORT_ERROR_NO_CARD: the reader holds no card
 * @MADO_TRANSPORT_ERROR_REMOVED: the card left while it was in use; its channel is dead
 * @MADO_TRANSPORT_ERROR_RESET: another program reset the card; reconnect and select again
 * @MADO_TRANSPORT_ERROR_SHARING: another program holds the card for itself
 * @MADO_TRANSPORT_ERROR_MUTE: there is a card, but it does not answer (upside down, dirty, broken)
 * @MADO_TRANSPORT_ERROR_SILENT: neither the card nor its reader's driver has answered for long; the
 *   exchange is still under way, and left alone
 * @MADO_TRANSPORT_ERROR_REFUSED: the PC/SC service is there, and does not let this user, or this
 *   session of theirs, use it (polkit)
 * @MADO_TRANSPORT_ERROR_MISMATCH: the PC/SC service is there, and speaks another version of its
 *   protocol than this program's library
 * @MADO_TRANSPORT_ERROR_FAILED: anything else; the exchange may or may not have reached the card
 *
 * Each code is named for what the caller does next. Cancellation is %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  MADO_TRANSPORT_ERROR_NO_SERVICE,
  MADO_TRANSPORT_ERROR_NO_READER,
  MADO_TRANSPORT_ERROR_NO_CARD,
  MADO_TRANSPORT_ERROR_REMOVED,
  MADO_TRANSPORT_ERROR_RESET,
  MADO_TRANSPORT_ERROR_SHARING,
  MADO_TRANSPORT_ERROR_MUTE,
  MADO_TRANSPORT_ERROR_SILENT,
  MADO_TRANSPORT_ERROR_REFUSED,
  MADO_TRANSPORT_ERROR_MISMATCH,
  MADO_TRANSPORT_ERROR_FAILED,
} MadoTransportError;

#define MADO_TRANSPORT_ERROR (mado_transport_error_quark ())
GQuark mado_transport_error_quark (void);

/**
 * MadoLoss:
 * @MADO_LOSS_NONE: nothing: the next exchange may well succeed
 * @MADO_LOSS_HELD: the card is there, and not to be had for now: another program's, or mute
 * @MADO_LOSS_GIVEN_UP: nobody waits for an answer any more
 * @MADO_LOSS_CARD: the card has gone, perhaps with its reader; the next one may be somebody else's
 * @MADO_LOSS_SERVICE: so has whoever could tell
 *
 * How much is lost with an error, each more than the one before. The one answer to "has the card
 * gone?", for all who ask it.
 */
typedef enum /*< skip >*/
{
  MADO_LOSS_NONE,
  MADO_LOSS_HELD,
  MADO_LOSS_GIVEN_UP,
  MADO_LOSS_CARD,
  MADO_LOSS_SERVICE,
} MadoLoss;

/* @error: (nullable): of any domain; what the card itself says is no loss of it */
MadoLoss mado_transport_error_get_loss (const GError *error);

G_END_DECLS
