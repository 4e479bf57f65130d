/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-card.h"
#include "one-reader-pcsclite.h"

G_BEGIN_DECLS

/* The functions of winscard.h, linked into the test in place of the library's: a service with one
 * reader and one practice card in it, in the process, that tells one lie. Whoever uses it sees what
 * pcsc-lite shows, and one trial takes a millisecond and no daemon. */

/**
 * Lie:
 * @exchange: which exchange with the card gets @answer instead of its own, counted from 1; 0: none
 * @call: which call of winscard.h ends with @code, likewise
 * @lasting: not only that one, but every one from there on
 * @carried_out: the card, or the service, has done what it was told to all the same
 * @answer, @length: up to 64 KiB and some: what does not fit is answered as pcsc-lite answers it
 * @overflows: but says that it did fit
 */
typedef struct
{
  guint exchange;
  guint call;
  gboolean lasting;
  gboolean carried_out;
  glong code;
  const guint8 *answer;
  gsize length;
  gboolean overflows;
} Lie;

/* What was done, the lie aside. */
typedef struct
{
  guint n_exchanges;
  guint n_calls;
  guint n_verifies; /* sent with a PIN in them, whether the card got them or not */
  guint n_changes;
  guint8 lied_about[5]; /* the command whose answer was replaced last */
  gsize true_length;    /* of its answer, where the card gave one */
} Honest;

/* @card is put in; nothing is counted yet. @lie: static until the end of the trial. */
void lying_pcsclite_set_up (MadoPracticeCard *card, const Lie *lie);
/* From here on @lie; counted anew. */
void lying_pcsclite_begin (const Lie *lie);
/* Waits until nobody uses the service any more. */
void lying_pcsclite_tear_down (Honest *honest);

G_END_DECLS
