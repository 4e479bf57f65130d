/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-authorities.h"
#include "mado-reading.h"

G_BEGIN_DECLS

/* One reading under way; on the stack of the function that runs it. */
typedef struct
{
  MadoTransport *transport;
  const MadoReadingRequest *request;
  GCancellable *caller;      /* (nullable) */
  gulong follows;            /* the handler by which @cancellable follows @caller, or 0 */
  GCancellable *cancellable; /* (owned): follows the caller's until VERIFY */
  MadoCard *card;            /* (owned) (nullable) */
  MadoAuthorities *trusted;  /* (owned): for a card of this kind, real or of practice */
  MadoSnapshot *draft;       /* (owned): handed out as copies until the reading is over */
  GError *ended;             /* (owned) (nullable): what ended the reading as a whole */
  gboolean auth_absent;      /* file 000A is not there; 0008 has not been asked yet */
  gboolean puzzled;          /* an item was answered with something that makes no sense */
  gboolean restarted;        /* the reading has been restarted once */
  gboolean unsettled;        /* a comparison with the card of the draft has failed */
  gboolean sign_answered;    /* what the card said of file 0001 is in the draft */
} MadoReading;

/* Connects to the card; @self is empty before. After FALSE there is nothing to close. */
gboolean mado_reading_open (MadoReading *self,
                            MadoTransport *transport,
                            const MadoReadingRequest *request,
                            GCancellable *caller,
                            GError **error);
/* From here on the reading goes to its end, whoever cancels: a PIN is about to be sent, and nobody
 * would learn whether a try was used up. FALSE: cancelled before. */
gboolean mado_reading_commit (MadoReading *self, GError **error);
/* Notes in the draft which card it is of. Just after the card was connected to. */
void mado_reading_note_insertion (MadoReading *self);
/* Before a PIN goes to the card over a connection of its own: %MADO_TRANSPORT_ERROR_REMOVED when it
 * is not the card of the draft. A card that was taken out and put in again is another one; so is
 * one whose 利用者証明用 certificate is not the draft's. The CA certificates, the kind of card and
 * its expiry are shared by too many cards to tell them apart: without a certificate of its own only
 * the insertion counts, and where the transport does not tell it, no PIN is sent:
 * %MADO_TRANSPORT_ERROR_FAILED. */
gboolean mado_reading_check_before_pin (MadoReading *self, GError **error);
/* %MADO_TRANSPORT_ERROR_REMOVED when it is not the card whose 利用者証明用 certificate is in the
 * draft; without one there is nothing to compare, which is %TRUE. */
gboolean mado_reading_check_same_card (MadoReading *self, GError **error);
/* The same, after a connection that broke and was mended: also an error, of
 * mado_reading_set_untold(), when there is no certificate to tell by. At once %TRUE when nothing
 * broke since it was last asked. */
gboolean mado_reading_recheck_identity (MadoReading *self, GError **error);
/* Nothing tells whether it is still the card of the draft: %MADO_TRANSPORT_ERROR_REMOVED where the
 * service has seen a card come or go, %MADO_TRANSPORT_ERROR_FAILED for one that lies where it did.
 */
void mado_reading_set_untold (MadoReading *self, GError **error);
/* Whether what was refused with @failure, because it might be another card's PIN by then, is to be
 * done again: it is the same card, and @failure is cleared. If not, @failure may have become
 * %MADO_TRANSPORT_ERROR_REMOVED. */
gboolean mado_reading_may_send_pin_again (MadoReading *self, GError **failure);
/* Ends the connection. The draft and what ended the reading stay. */
void mado_reading_close (MadoReading *self);

/* Errors after which there is nothing more to be had from this card. After the others (a garbled
 * answer, an exchange that failed with the card still there) the next item may well be readable. */
gboolean mado_reading_is_over (const GError *error);
MadoItemState mado_reading_state_of_failure (const GError *error);
/* Takes @error. TRUE when the reading goes on with the next item. */
gboolean mado_reading_note_failure (MadoReading *self, MadoItem item, GError *error);
void mado_reading_publish (MadoReading *self);
/* Nothing stays PENDING in a reading that is over, for whatever reason. */
void mado_reading_settle (MadoSnapshot *draft, const GError *ended);

/* The retry counter after a PIN was to be sent. One that nobody could ask for is put down as one
 * that cannot be read, for @failure, and no longer as that of before. */
void mado_reading_note_tries (MadoReading *self,
                              MadoPin pin,
                              const MadoTries *tries,
                              const GError *failure);

/* (transfer full) */
MadoCertificate *mado_reading_read_certificate (MadoReading *self,
                                                MadoCardFile file,
                                                MadoCertificateUse use,
                                                GError **error);
/* Puts it into the draft, checked against the CAs that are trusted. */
void mado_reading_set_certificate (MadoReading *self, MadoKind kind, MadoCertificate *certificate);
/* The CA certificate of the card, where the draft's certificate is of no CA that is trusted. TRUE
 * as of mado_reading_note_failure(). */
gboolean mado_reading_read_ca (MadoReading *self, MadoKind kind);

/* VERIFY and the 署名用 certificate, after the PIN-free reading. What ends the reading as a whole
 * is in @self->ended; a certificate that is not there, or makes no sense, is in the draft and no
 * error. */
void mado_reading_run_password (MadoReading *self);

G_END_DECLS
