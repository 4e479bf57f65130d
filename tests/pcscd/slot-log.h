/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-transport.h"

G_BEGIN_DECLS

/**
 * SlotLog:
 *
 * A thread that waits on a transport as the program's reader watch does, and remembers what it was
 * told about the first reader. Every slot_log_await…() returns once it is true now, and fails the
 * test when that takes too long.
 */
typedef struct _SlotLog SlotLog;

SlotLog *slot_log_new (MadoTransport *transport);
/* Interrupts the wait and joins the thread. */
void slot_log_free (SlotLog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SlotLog, slot_log_free)

void slot_log_await_state (SlotLog *self, MadoSlotState state);
/* Until the card is another insertion than @insertion. */
void slot_log_await_card_other_than (SlotLog *self, guint32 insertion);
void slot_log_await_service (SlotLog *self, gboolean running);

guint32 slot_log_get_insertion (SlotLog *self);
/* How often a wait has returned; the thread is asleep while it stays the same. */
guint slot_log_get_n_returns (SlotLog *self);
/* How often the service was lost. */
guint slot_log_get_n_losses (SlotLog *self);

G_END_DECLS
