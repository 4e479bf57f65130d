/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session-fixture.h"

G_BEGIN_DECLS

/* A session at one reader. */
typedef struct
{
  MadoTransportPractice *transport;
  MadoPracticeCard *card; /* fixture_card_new(), not in the reader */
  MadoSession *session;   /* for Suginami, not started */
} AtReader;

void at_reader_set_up (AtReader *self, gconstpointer data);
void at_reader_tear_down (AtReader *self, gconstpointer data);
/* Another one there, which sees to it as long as it lives that nothing of a card is there beside a
 * stage without a result. */
MadoSession *at_reader_new_session (MadoTransportPractice *transport);
/* fixture_card_new() with another certificate. */
MadoPracticeCard *at_reader_other_card_new (void);

void at_reader_insert (AtReader *self);
void at_reader_remove_card (AtReader *self);
/* Until the card is read, and until the reader is seen to be empty. */
void at_reader_start_with_card (AtReader *self);
void at_reader_start_empty (AtReader *self);
/* Another program holds the card until the channel is let go of. */
MadoChannel *at_reader_hold (AtReader *self);

MadoStage at_reader_get_stage (AtReader *self);
gboolean at_reader_is_idle_in (AtReader *self, MadoStage wanted);
double at_reader_get_progress (MadoSession *session);
/* Of the 利用者証明用 certificate that is shown. (transfer none) (nullable) */
const char *at_reader_get_auth_digest (AtReader *self);

/* What came of an order. */
typedef struct
{
  gboolean answered;
  gboolean ok;
  gboolean shown; /* something of a card was, when it came */
  MadoPinAnswer told;
  GError *error;
} Answer;

/* Orders the certificate behind the password @text; @answer is cleared first. */
void at_reader_ask (AtReader *self,
                    const char *text,
                    gboolean confirmed,
                    GCancellable *cancellable,
                    Answer *answer);

G_END_DECLS
