/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-apdu.h"
#include "mado-card.h"

G_BEGIN_DECLS

/* Shared by mado-card.c (the connection and what is selected on it), mado-card-block.c,
 * mado-card-files.c, mado-card-pins.c and mado-card-change.c. */

/* What a short Le can ask for. */
#define MADO_CARD_BLOCK_MAX 256

#define MADO_INS_VERIFY     0x20
/* "The selected reference", which is the file selected before (card-protocol.md 4.2). */
#define MADO_P2_SELECTED 0x80

/* card-protocol.md 2.1. */
typedef enum
{
  MADO_CARD_APPLICATION_NONE,
  MADO_CARD_APPLICATION_JPKI,   /* 公的個人認証 */
  MADO_CARD_APPLICATION_TEXT,   /* 券面事項入力補助 */
  MADO_CARD_APPLICATION_JUKI,   /* 住基 */
  MADO_CARD_APPLICATION_COMMON, /* 共通カード */
} MadoCardApplication;

struct _MadoCard
{
  GObject parent_instance;

  MadoTransport *transport;  /* (owned) */
  char *reader;              /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable) */
  MadoChannel *channel;      /* (owned) (nullable): NULL once lost or closed */

  MadoCardApplication application; /* selected on @channel */
  guint16 file;                    /* selected in @application, 0 for none */

  guint block_size;     /* how much is asked for at once, in bytes */
  gboolean block_works; /* and has come */
  guint recoveries;     /* reconnections within the operation at hand */
  gboolean gone; /* the card left or was closed: never connect again, it could be another card */
  gboolean identity_recheck; /* see mado_card_take_identity_recheck() */
  gboolean cycled;           /* @channel has had its power cycle */
  gboolean long_questions;   /* it tells its retry counters only where their files are selected */
  gboolean verified;         /* a VERIFY was sent: the card must lose its power at close */
};

/* Every public operation begins with it: allows it its share of reconnections. */
void mado_card_start_operation (MadoCard *self);
/* @error may say that the card has gone: never to connect again then. */
void mado_card_note_departure (MadoCard *self, const GError *error);
/* Selects @application and, unless it is 0, @file, where they are not selected yet, and sends one
 * command. ABSENT, HIDDEN, PROTOCOL. After another program's reset it reconnects, selects and sends
 * again: never for a VERIFY. */
gboolean mado_card_command (MadoCard *self,
                            MadoCardApplication application,
                            guint16 file,
                            const MadoApdu *apdu,
                            guint8 *answer,
                            gsize *answer_length,
                            guint16 *sw,
                            GError **error);
/* mado_card_command() with a READ, for as many bytes as this reader and card can do at once;
 * *@length is how many are wanted, then how many came. After an exchange that broke, the next one
 * asks for less, unless that much has come before. */
gboolean mado_card_read_some (MadoCard *self,
                              MadoCardApplication application,
                              guint16 file,
                              MadoApdu *read,
                              guint8 *block,
                              gsize *length,
                              guint16 *sw,
                              GError **error);
/* Whether @error is of an exchange that may have broken for its size: with the card still there. */
gboolean mado_card_is_broken_exchange (const GError *error);
/* One command on the connection as it stands, with no second go of any kind. */
gboolean mado_card_command_once (MadoCard *self,
                                 const MadoApdu *apdu,
                                 guint8 *answer,
                                 gsize *answer_length,
                                 guint16 *sw,
                                 GError **error);
/* A new connection to the same card; what was selected is not any more. Counts as a recovery. */
gboolean mado_card_reconnect (MadoCard *self, GError **error);

/* mado_card_query_tries() within an operation that is under way. */
gboolean mado_card_pin_ask (MadoCard *self, MadoPin pin, MadoTries *tries, GError **error);
/* Takes the power away and gives it back, which does not show whether it is the same card as before
 * that got it. */
gboolean mado_card_power_cycle (MadoCard *self, GError **error);
/* mado_card_pin_ask(), before a PIN is sent: RESET, and nothing known of the retry counter, while
 * it is not sure that this is the card it was typed for. Whoever asked settles that, see
 * mado_card_take_identity_recheck(), and may ask again. */
gboolean
mado_card_pin_ask_before_verify (MadoCard *self, MadoPin pin, MadoTries *tries, GError **error);
/* Whether a VERIFY may be sent with the retry counter as it is: PIN_BLOCKED, ABSENT, PIN_CONFIRM.
 */
gboolean mado_card_pin_check_before_verify (const MadoTries *tries,
                                            gboolean confirmed_last_try,
                                            GError **error);
/* "The selected reference" is this PIN's. */
gboolean mado_card_pin_is_selected (MadoCard *self, MadoPin pin);
/* Sends the PIN once; its file is selected. Whatever happens to the exchange, it is not repeated:
 * the card may have counted it. The retry counter is asked for when somebody next wants to know. */
gboolean mado_card_pin_send_verify (
    MadoCard *self, MadoPin pin, MadoSecret *secret, MadoTries *tries, GError **error);

G_END_DECLS
