/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-link.h"
#include "mado-transport-practice.h"

G_BEGIN_DECLS

/* Sends one command over @link. (transfer full) */
GBytes *mado_transport_practice_exchange (MadoTransportPractice *self,
                                          const MadoPracticeLink *link,
                                          const guint8 *command,
                                          gsize length,
                                          GError **error);
gboolean mado_transport_practice_power_cycle (MadoTransportPractice *self,
                                              const MadoPracticeLink *link,
                                              GError **error);
/* @owner is the channel that leaves. */
void mado_transport_practice_leave (MadoTransportPractice *self,
                                    const MadoPracticeLink *link,
                                    gconstpointer owner,
                                    MadoDisposition disposition);

/* For tests only. */
void mado_transport_practice_remove_reader (MadoTransportPractice *self, const char *name);
/* When next the card that is in the reader now is removed by its fault, loses its power to a power
 * cycle, or is reset by another program, @card is in its place before the service looks. A command
 * that was removed fails, and the channel goes on to @card. */
void mado_transport_practice_set_successor (MadoTransportPractice *self,
                                            const char *name,
                                            MadoPracticeCard *card);
/* What is seen while a card is in the reader, until set otherwise: CARD; BUSY makes connect fail
 * with SHARING, MUTE with MUTE, UNAVAILABLE with FAILED. */
void mado_transport_practice_set_slot_state (MadoTransportPractice *self,
                                             const char *name,
                                             MadoSlotState state);
/* Another program resets the card: the next call on a channel to it fails with RESET, and the
 * channel is dead. */
void mado_transport_practice_reset_card (MadoTransportPractice *self, const char *name);
/* How many transmits the transport has carried, for tests and the bench. */
guint mado_transport_practice_get_n_commands (MadoTransportPractice *self);

G_END_DECLS
