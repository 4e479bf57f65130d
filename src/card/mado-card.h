/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mado-card-error.h"
#include "mado-pin.h"
#include "mado-transport.h"

G_BEGIN_DECLS

/* By the label in file 0006 (card-protocol.md 3.1). */
typedef enum
{
  MADO_TOKEN_UNKNOWN,        /* not read, or a label nobody has written down */
  MADO_TOKEN_MY_NUMBER_CARD, /* JPKIAPICCTOKEN2 */
  MADO_TOKEN_JUKI_CARD,      /* JPKIAPICCTOKEN: the old 住基カード */
  MADO_TOKEN_ANDROID,        /* JPKIAPGPSETOKEN */
  MADO_TOKEN_IPHONE,         /* JPKIAPIOSTOKEN */
} MadoToken;

/* Files of the JPKI application (card-protocol.md 3.1); the value is the file id. */
typedef enum
{
  MADO_CARD_FILE_SIGN_CERTIFICATE = 0x0001,
  MADO_CARD_FILE_SIGN_CA = 0x0002,
  MADO_CARD_FILE_TOKEN_INFO = 0x0006,
  MADO_CARD_FILE_AVAILABILITY = 0x0008,
  MADO_CARD_FILE_AUTH_CERTIFICATE = 0x000A,
  MADO_CARD_FILE_AUTH_CA = 0x000B,
} MadoCardFile;

typedef enum
{
  MADO_AVAILABILITY_UNKNOWN,
  MADO_AVAILABILITY_RECORDED,     /* 8F */
  MADO_AVAILABILITY_NOT_RECORDED, /* anything else */
} MadoAvailability;

/* @total is the certificate's own length, known from its first block on, and never 0; both are in
 * bytes, and @done is not more than @total. */
typedef void (*MadoCardProgress) (gsize done, gsize total, gpointer user_data);

/* The card's own number, of 15 letters and digits, and its end. */
#define MADO_CARD_SERIAL_SIZE 16

/**
 * MadoCard:
 *
 * One card with a 公的個人認証 application, over one connection that keeps other programs off it
 * until it is closed. Blocking, one thread. Keeps track
 * of the selected application and file so that nothing is selected twice; after another program's
 * reset it reconnects and selects again by itself, but never repeats a VERIFY.
 */
#define MADO_TYPE_CARD (mado_card_get_type ())
G_DECLARE_FINAL_TYPE (MadoCard, mado_card, MADO, CARD, GObject)

/* Connects and selects the application; that is how a My Number Card is told, never by its ATR. */
MadoCard *mado_card_open (MadoTransport *transport,
                          const char *reader,
                          GCancellable *cancellable,
                          GError **error);
/* Powers the card off if anything was verified, else leaves it as it is. Idempotent. */
void mado_card_close (MadoCard *self);

/* Whether, since this was last asked, an exchange failed with the card still there, a new
 * connection was made, or the card was powered anew. By nothing else does a card show that was
 * changed for another one faster than the PC/SC service looks (every 400 ms); whoever puts several
 * answers together has to make sure then that they are of one card. What was selected is forgotten.
 */
gboolean mado_card_take_identity_recheck (MadoCard *self);
/* For a card that may have been put in before the service looked, and has got no power from it
 * then. Does nothing once a PIN has been sent, which would be lost. Where it fails, so does what
 * comes next. */
void mado_card_restore_power (MadoCard *self);
/* What is asked next is asked from the beginning, with nothing taken to be selected: what the card
 * said of a selection may have been wrong, and everything after it is then of something else. */
void mado_card_forget_selection (MadoCard *self);

/* The certificate's DER with the padding after it cut off. (transfer full) */
GBytes *mado_card_read_certificate (MadoCard *self,
                                    MadoCardFile file,
                                    MadoCardProgress progress,
                                    gpointer user_data,
                                    GError **error);
gboolean mado_card_read_token (MadoCard *self, MadoToken *token, GError **error);
gboolean mado_card_read_availability (MadoCard *self,
                                      MadoAvailability *sign,
                                      MadoAvailability *auth,
                                      GError **error);
/* Whether the hidden 署名用 certificate is there, for a card whose 0008 does not tell: selects 0001
 * and reads a byte. ABSENT, HIDDEN (which proves nothing) or readable. */
gboolean mado_card_probe_sign_certificate (MadoCard *self, GError **error);
/* The card's own expiry from record 1 of the common application: layout is of a single source, so
 * the value is checked for being a date within reason. @serial: (out): the card's own number, which
 * stands before it: it stays when the certificates are renewed */
gboolean mado_card_read_expiry (MadoCard *self,
                                GDate *expiry,
                                char serial[MADO_CARD_SERIAL_SIZE],
                                GError **error);
/* Asks for the retry counter; uses up no try. On 9000 the card is unpowered once and asked again,
 * unless this object verified something itself. A card without such a PIN, or with an answer that
 * tells no retry counter, is TRUE with that state; FALSE is PROTOCOL (UNREADABLE) or a transport's
 * error. */
gboolean mado_card_query_tries (MadoCard *self, MadoPin pin, MadoTries *tries, GError **error);
/**
 * mado_card_verify:
 * @confirmed_last_try: the person has said that the last (or an unknown number of) try may be used
 * @tries: (out) (optional): the retry counter before VERIFY on PIN_CONFIRM, after it otherwise;
 * UNKNOWN when the exchange failed, in which case the card may or may not have counted a try
 *
 * Retry counter first, then one VERIFY, never repeated, after which @secret is erased, whatever the
 * answer was. The card is unpowered at close. ABSENT when the card has no such PIN.
 * %MADO_TRANSPORT_ERROR_RESET when nothing was sent because there is doubt whether it is the same
 * card (mado_card_take_identity_recheck()): once that is settled it may be tried again.
 */
gboolean mado_card_verify (MadoCard *self,
                           MadoPin pin,
                           MadoSecret *secret,
                           gboolean confirmed_last_try,
                           MadoTries *tries,
                           GError **error);
/* Whether a VERIFY with a PIN was sent, be it answered or not. */
gboolean mado_card_has_sent_pin (MadoCard *self);

G_END_DECLS
