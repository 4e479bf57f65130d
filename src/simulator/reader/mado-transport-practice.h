/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-card.h"
#include "mado-transport.h"

G_BEGIN_DECLS

#define MADO_TYPE_TRANSPORT_PRACTICE (mado_transport_practice_get_type ())
G_DECLARE_FINAL_TYPE (
    MadoTransportPractice, mado_transport_practice, MADO, TRANSPORT_PRACTICE, GObject)

/**
 * MadoTransportPractice:
 *
 * In-process readers that hold practice cards. The functions below stand for a person's hands; they
 * are thread safe and wake a blocked wait. A reader holds at most one card and keeps a reference;
 * the caller may keep another and take the same card out and put it in again. A card whose fault
 * removes it leaves its reader by itself.
 */
MadoTransportPractice *mado_transport_practice_new (void);
/* Names are unique; readers are listed in the order they came. */
void mado_transport_practice_add_reader (MadoTransportPractice *self, const char *name);
/* A card that is in the reader is taken out first: one swap, seen as one change. */
void mado_transport_practice_insert (MadoTransportPractice *self,
                                     const char *name,
                                     MadoPracticeCard *card);
/* Whether, at this moment, a card is in the reader and the service runs. */
gboolean mado_transport_practice_offers_card (MadoTransportPractice *self, const char *name);
/* Without effect on an empty reader. */
void mado_transport_practice_remove (MadoTransportPractice *self, const char *name);
/* The PC/SC service stops (every wait and exchange fails with NO_SERVICE) and comes back. Cards
 * lose their power; channels of before stay dead. */
void mado_transport_practice_set_service (MadoTransportPractice *self, gboolean running);

G_END_DECLS
