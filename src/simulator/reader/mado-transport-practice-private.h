/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-transport-practice.h"

G_BEGIN_DECLS

/**
 * MadoPracticeLink:
 * @reader: (owned): the reader's name
 * @card: (owned): the card that was in it
 * @insertion: the reader's counter
 * @resets: how often others had reset the card
 * @service: which run of the service it was
 *
 * What a channel was connected to. The transport tells by it whether all of that still stands.
 */
typedef struct
{
  char *reader;
  MadoPracticeCard *card;
  guint32 insertion;
  guint resets;
  guint service;
} MadoPracticeLink;

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

G_END_DECLS
