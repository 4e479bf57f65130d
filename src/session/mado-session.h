/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-advice.h"
#include "mado-audience.h"
#include "mado-model-enums.h"
#include "mado-municipality.h"
#include "mado-pin-order.h"
#include "mado-reader-watch.h"
#include "mado-snapshot.h"
#include "mado-trace.h"

G_BEGIN_DECLS

/* What the main window shows; see design "What people see". */
typedef enum
{
  MADO_STAGE_STARTING,
  MADO_STAGE_NO_SERVICE,
  MADO_STAGE_NO_READER,
  MADO_STAGE_NO_CARD,
  MADO_STAGE_READING,      /* nothing to show yet; see progress */
  MADO_STAGE_FOREIGN_CARD, /* not a My Number Card */
  MADO_STAGE_CARD_ERROR,   /* see error: mute, held by another program, garbled, removed while it is
                              read */
  MADO_STAGE_RESULT,       /* snapshot and advice; busy while more is being read */
} MadoStage;

/**
 * MadoSession:
 *
 * The one card that is being looked at. Lives on the main context and owns the card thread.
 * Properties, all read-only but reader: stage, busy, waiting (for another program to be done with
 * the card), silent (the card does not answer), committed, progress (0–1 of the certificate being
 * read), snapshot (MadoSnapshot, nullable), error (GError, nullable, with CARD_ERROR, and
 * with a RESULT whose reading broke off), reader
 * (MadoReader, nullable: the one in use; settable to choose among several), practice, interrupted,
 * municipality (MadoMunicipality, nullable), advice (MadoAdvice, nullable: another one with every
 * snapshot, municipality and day; notified with each of them once, be there a card or not, so
 * whoever shows what is made of any of them listens to it alone).
 *
 * Without a choice of the person's it uses the reader that has a My Number Card; a foreign card in
 * another reader does not hide it. A card that is held by another program is read as soon as its
 * slot's state changes.
 *
 * When the card leaves, snapshot, advice and error are gone before the stage changes.
 */
#define MADO_TYPE_SESSION (mado_session_get_type ())
G_DECLARE_FINAL_TYPE (MadoSession, mado_session, MADO, SESSION, GObject)

MadoSession *mado_session_new (MadoTransport *transport, gboolean practice);
/* Only these CA certificates are trusted by a practice session; without meaning for a real one.
 * @practice_cas: (nullable) (element-type GBytes): not to be changed any more; holds for the next
 *   reading on */
void mado_session_set_practice_cas (MadoSession *self, GPtrArray *practice_cas);
/* Starts the watch and the card thread; both are joined by stop(), or left alone where their card
 * or their service does not answer. */
void mado_session_start (MadoSession *self);
void mado_session_stop (MadoSession *self);

MadoReaderWatch *mado_session_get_watch (MadoSession *self);
MadoStage mado_session_get_stage (MadoSession *self);
MadoSnapshot *mado_session_get_snapshot (MadoSession *self);
/* The record of the last reading, or of the one that is under way; of a card that has left, too: it
 * says nothing of it. (transfer full) (nullable) */
MadoTrace *mado_session_dup_trace (MadoSession *self);
/* (nullable) */
MadoAdvice *mado_session_get_advice (MadoSession *self);
const GError *mado_session_get_error (MadoSession *self);
/* (nullable) */
MadoReader *mado_session_get_reader (MadoSession *self);
/* The person's choice; it holds until that reader is unplugged. %NULL: chosen by what is in them.
 */
void mado_session_set_reader (MadoSession *self, MadoReader *reader);
/* The one to be used where the person has chosen none, as often as it is plugged in; the others
 * are looked at only while it is not there. @label: (nullable): as people are shown it */
void mado_session_set_usual_reader (MadoSession *self, const char *label);
gboolean mado_session_get_practice (MadoSession *self);
/* To whom the window says what it makes of the card; a citizen, unless it is told otherwise before
 * anything is shown. */
void mado_session_set_audience (MadoSession *self, MadoAudience audience);
MadoAudience mado_session_get_audience (MadoSession *self);
gboolean mado_session_get_busy (MadoSession *self);
/* Another program has kept us from the card for %MADO_PATIENCE_TURN_SECONDS; it may be
 * with the stage READING, or with RESULT while a password is on its way. */
gboolean mado_session_get_waiting (MadoSession *self);
/* The card, or its reader's driver, has not answered for %MADO_PATIENCE_SECONDS. It may yet; when
 * the card leaves, nobody waits for that any more. */
gboolean mado_session_get_silent (MadoSession *self);
/* A PIN is on its way and the point of no return is reached: to cancel is without effect but in the
 * first moment, and the answer is worth waiting for. FALSE again before the answer comes, and while
 * the card is silent. */
gboolean mado_session_get_committed (MadoSession *self);
/* The last card left while it was being read, a moment ago, and none has come since. */
gboolean mado_session_get_interrupted (MadoSession *self);

/* The rules advice is made by; advises again at once. %NULL: there is no advice. */
void mado_session_set_municipality (MadoSession *self, MadoMunicipality *municipality);
MadoMunicipality *mado_session_get_municipality (MadoSession *self);
/* A fixed today for tests and "advise for"; NULL: Japan's date now, renewed at its midnight. */
void mado_session_set_today (MadoSession *self, const GDate *today);
/* The date that is advised for now, card or no card. */
void mado_session_get_today (MadoSession *self, GDate *today);
/* Reads the card again from the start. */
void mado_session_read_again (MadoSession *self);
/* Forgets the card's data at once, and shows nothing of any card that is in a reader now until it
 * is put in again, or read_again() is asked for. The stage is NO_CARD. */
void mado_session_clear (MadoSession *self);

/**
 * mado_session_order_async:
 *
 * Reads the 署名用 certificate with its password, or changes a PIN as mado_card_change_pin() does,
 * on the card in hand. Asked for while the PIN-free reading still runs, it waits for its end; while
 * another order runs it is %G_IO_ERROR_PENDING. A card that was put in meanwhile is not touched
 * (REMOVED). Cancelling stops it only while nothing has been sent: mado_session_get_committed()
 * tells from when on it cannot be called off. Never repeated by itself. Afterwards the snapshot has
 * the retry counter as it is now. @order's secrets are given up, and with the last reference wiped,
 * before the answer comes.
 */
void mado_session_order_async (MadoSession *self,
                               MadoPinOrder *order,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* @answer: (out): set whatever is returned; that of the order itself may be another thread's.
 * %TRUE, or an error: PIN_WRONG, PIN_BLOCKED, PIN_CONFIRM (nothing was sent), PIN_UNTOLD (sent, and
 * the card left before it answered: a try may be used up; also when the card is gone by then),
 * ABSENT (the card has none), REMOVED …. After a change %TRUE is: changed, and proven. */
gboolean mado_session_order_finish (MadoSession *self,
                                    GAsyncResult *result,
                                    MadoPinAnswer *answer,
                                    GError **error);

G_END_DECLS
