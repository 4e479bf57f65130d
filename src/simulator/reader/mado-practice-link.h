/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-card.h"

G_BEGIN_DECLS

/**
 * MadoPracticeLink:
 * @reader: (owned): the reader's name
 * @card: (owned): the card that was in it
 * @insertion: the reader's counter
 * @resets: how often others had reset the card
 * @run: which run of the service it was
 *
 * What a channel was connected to. The service tells by it whether all of that still stands.
 */
typedef struct
{
  char *reader;
  MadoPracticeCard *card;
  guint32 insertion;
  guint resets;
  guint run;
} MadoPracticeLink;

G_END_DECLS
