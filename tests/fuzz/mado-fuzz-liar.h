/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-card.h"
#include "mado-transport.h"

G_BEGIN_DECLS

/**
 * MadoFuzzExchange:
 * @ins: of the command
 * @has_data: it carries some; a VERIFY without is a question
 * @sw: what was said to it, 0 when the exchange failed
 * @lied: somebody else than the card said that
 *
 * What the program has heard.
 */
typedef struct
{
  guint8 ins;
  gboolean has_data;
  guint16 sw;
  gboolean lied;
} MadoFuzzExchange;

/**
 * MadoFuzzLiar:
 *
 * A reader with a practice card that says the truth, but for what the fuzzer's bytes say. They are
 * four for each lie: how many calls are answered truly before it, what it is, and two that it needs
 * (see mado-fuzz-liar.c). Calls are connections, exchanges and power cycles. When they are used up
 * all is true.
 */
#define MADO_TYPE_FUZZ_LIAR (mado_fuzz_liar_get_type ())
G_DECLARE_FINAL_TYPE (MadoFuzzLiar, mado_fuzz_liar, MADO, FUZZ_LIAR, GObject)

/* @data stays the caller's and must outlive the reader. @typed: (nullable): what a person types on
 * the reader's keys, the same each time, "" to cancel */
MadoFuzzLiar *mado_fuzz_liar_new (MadoPracticeCard *card,
                                  const guint8 *data,
                                  gsize size,
                                  const char *const *typed);
/* (element-type MadoFuzzExchange) (transfer none) */
GArray *mado_fuzz_liar_get_exchanges (MadoFuzzLiar *self);
/* Whether anything at all was not true. */
gboolean mado_fuzz_liar_has_lied (MadoFuzzLiar *self);
/* Whether it has refused a connection twice, or said that there is no card to connect to. */
gboolean mado_fuzz_liar_keeps_out (MadoFuzzLiar *self);

G_END_DECLS
