/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-card-change.h"
#include "mado-reading.h"

G_BEGIN_DECLS

/**
 * MadoChangeRequest:
 * @reader: which reader
 * @current: (nullable): the PIN in force, as made by mado_pin_prepare() for @pin; without it and
 *   @new_pin they are typed on the reader's keys
 * @new_pin: (nullable): likewise
 * @confirmed_last_try: see mado_card_change_pin()
 * @transaction_wait: (nullable): as in #MadoReadingRequest
 * @committed: (nullable): called on the reading thread just before the point of no return: the
 *   change will go to its end, whoever cancels after this has returned. Nothing has been sent yet
 */
typedef struct
{
  const char *reader;
  MadoPin pin;
  MadoSecret *current;
  MadoSecret *new_pin;
  gboolean confirmed_last_try;
  MadoReadingTransactionWait transaction_wait;
  void (*committed) (gpointer user_data);
  gpointer user_data;
} MadoChangeRequest;

/* FALSE with @error for what answers as a My Number Card does and is not this program's to change:
 * an old 住基カード, and a telephone, whose own app does it (its answers to CHANGE are not known).
 */
gboolean mado_reading_check_changeable (MadoSnapshot *base, GError **error);

/**
 * mado_reading_run_change:
 * @base: what a finished PIN-free reading of the same card gave
 * @change: (out): what became of the PIN, also when @error is set; see mado_card_change_pin()
 * @tries: (out): its counter; UNKNOWN when the card could not be asked
 * @error: as of mado_card_change_pin(), or what kept it from being called; an old 住基カード is
 *   %MADO_CARD_ERROR_NOT_JPKI, a telephone %MADO_CARD_ERROR_SMARTPHONE. %NULL only with CHANGED
 *
 * Changes a PIN over a connection of its own, blocking, after comparing the card with @base as
 * mado_reading_run_sign() does. Used by the card thread of the session and, directly, by the
 * terminal program. @cancellable is heeded until @committed.
 *
 * Returns: (transfer full) (nullable): @base, with the counter as it is now if the card came to be
 *   asked; %NULL when the card may be another one by now
 */
MadoSnapshot *mado_reading_run_change (MadoTransport *transport,
                                       const MadoChangeRequest *request,
                                       MadoSnapshot *base,
                                       MadoPinChange *change,
                                       MadoTries *tries,
                                       GCancellable *cancellable,
                                       GError **error);
/* Whether a PIN can be typed on @reader itself. Connects to the card in it; blocking. FALSE also
 * when that fails. */
gboolean mado_reading_has_pin_pad (MadoTransport *transport, const char *reader);

G_END_DECLS
