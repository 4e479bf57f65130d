/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-card.h"
#include "one-reader-pcsclite.h"

G_BEGIN_DECLS

/* What a program sees of pcsc-lite when a reader with keys is plugged in: the functions of
 * winscard.h, linked into the test in place of the library's. One reader, one card, one program.
 *
 * It takes the requests apart by the structures of pcsc-lite's own reader.h, and ends the test
 * where one is not as PC/SC part 10 says. */

typedef enum
{
  FAKE_PCSCLITE_KEYS,     /* VERIFY_PIN_DIRECT and MODIFY_PIN_DIRECT */
  FAKE_PCSCLITE_DISPLAY,  /* and a display */
  FAKE_PCSCLITE_OLD_KEYS, /* VERIFY_PIN_DIRECT alone */
  FAKE_PCSCLITE_NO_KEYS,  /* a list of features with neither */
  FAKE_PCSCLITE_UNASKED,  /* a driver that does not know the question */
  FAKE_PCSCLITE_GARBLED,  /* a list that ends in the middle */
  /* VERIFY_PIN_DIRECT and MODIFY_PIN_DIRECT, of which the first answer does not tell */
  FAKE_PCSCLITE_KEYS_AFTER_SILENCE,
  FAKE_PCSCLITE_KEYS_AFTER_GARBLED,
} FakePcscliteReader;

/* @card is put in. @typed: NULL-terminated, static: what is typed, entry by entry: digits;
 * "cancel"; "wait" until the time is over; "remove": the card is pulled out; "garble": the reader
 * answers with one byte; "fail": the driver reports an error. */
void
fake_pcsclite_set_up (FakePcscliteReader reader, MadoPracticeCard *card, const char *const *typed);
/* The @n-th exchange with the card, counted from 1, ends with @code instead of an answer; the card
 * has @carried_out the command all the same, or has not, and stays where it is. */
void fake_pcsclite_set_fault (guint n, glong code, gboolean carried_out);
/* The next @n connections end with @code instead. */
void fake_pcsclite_refuse (guint n, glong code);
/* Called with every command before the card sees it; not with one that is typed. */
typedef void (*FakePcscliteWatch) (const guint8 *command, gsize length, gpointer data);
void fake_pcsclite_set_watch (FakePcscliteWatch watch, gpointer data);
/* How many exchanges there were. */
guint fake_pcsclite_get_n_exchanges (void);
/* How many entries were typed. */
guint fake_pcsclite_get_n_typed (void);
/* No context and no connection is left. */
void fake_pcsclite_tear_down (void);

G_END_DECLS
