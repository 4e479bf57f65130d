/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-reading.h"

G_BEGIN_DECLS

/* FALSE with @error for what answers as a My Number Card does and is not this program's to change:
 * an old 住基カード, and a telephone, whose own app does it (its answers to CHANGE are not known).
 */
gboolean mado_reading_check_changeable (MadoSnapshot *base, GError **error);

/**
 * mado_reading_run_change:
 * @request: with the order of a change
 * @base: what a finished PIN-free reading of the same card gave
 * @error: as of mado_card_change_pin(), or what kept it from being called; an old 住基カード is
 *   %MADO_CARD_ERROR_NOT_JPKI, a telephone %MADO_CARD_ERROR_SMARTPHONE. %NULL only with CHANGED
 *
 * Changes a PIN over a connection of its own, blocking, after comparing the card with @base as
 * mado_reading_run_sign() does. Used by the card thread of the session and, directly, by the
 * terminal program. @cancellable is heeded until @committed.
 *
 * Returns: (transfer full) (nullable): @base, with the retry counter as it is now if the card came
 * to be asked; %NULL when the card may be another one by now
 */
MadoSnapshot *mado_reading_run_change (MadoTransport *transport,
                                       const MadoReadingRequest *request,
                                       MadoSnapshot *base,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
