/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lying-pcsclite.h"

G_BEGIN_DECLS

/* Every lie there is, by number. The same number is the same lie, on every machine. */
typedef enum
{
  LIE_TELLING, /* a status word on which something depends, once or from there on */
  LIE_WORD,    /* any, 6xxx or 9xxx, and nothing before it */
  LIE_DATA,    /* an answer cut off, too long, of random bytes */
  LIE_CODE,    /* what a call of winscard.h ends with, once or from there on */
} LieKind;

/* How many there are in an act of so many exchanges and calls. */
guint64 lie_plan_count (LieKind kind, guint n_exchanges, guint n_calls);
/* @number: below that. What @lie points to stays as it is until the next one is made. */
void lie_plan_make (LieKind kind, guint n_exchanges, guint64 number, Lie *lie);
/* The @k-th of @n, spread over all of them: the first thousand are a sample. */
guint64 lie_plan_pick (guint64 k, guint64 n);
/* In a line; returns its length. For a signal's handler. */
int lie_plan_describe (const Lie *lie, char *line, gsize size);

G_END_DECLS
