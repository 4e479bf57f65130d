/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-trace.h"

G_BEGIN_DECLS

/**
 * MadoPracticeCard:
 *
 * A stateful practice card: applications, elementary files, PINs with retry counters, security
 * state. It behaves as card-protocol.md says a My Number Card does. Thread safe. It knows nothing
 * of certificates: its contents are put there by `scenario/`.
 */
#define MADO_TYPE_PRACTICE_CARD (mado_practice_card_get_type ())
G_DECLARE_FINAL_TYPE (MadoPracticeCard, mado_practice_card, MADO, PRACTICE_CARD, GObject)

/* A My Number Card without contents. Its ATR is a contact card's (card-protocol.md 1.1). */
MadoPracticeCard *mado_practice_card_new (void);
/* @atr: 1 … 33 bytes. To be set before the card is put into a reader. */
void mado_practice_card_set_atr (MadoPracticeCard *self, const guint8 *atr, gsize length);
const guint8 *mado_practice_card_get_atr (MadoPracticeCard *self, gsize *length);

/* --- contents; @aid is the full 10-byte DF name of an application added before --- */
void mado_practice_card_add_application (MadoPracticeCard *self, const guint8 *aid, gsize length);
/* @guard: file id of the PIN that must be verified before READ BINARY, 0 for none. A file that is
 * there already is replaced. */
void mado_practice_card_add_file (
    MadoPracticeCard *self, const guint8 *aid, guint16 fid, GBytes *content, guint16 guard);
/* One record, @number counted from 1, of a file under a short EF id; read by READ RECORD. */
void mado_practice_card_add_record (
    MadoPracticeCard *self, const guint8 *aid, guint8 sfi, guint8 number, GBytes *content);
/* @pin: 1 … 16 ASCII characters. @locked_sw: what a VERIFY answers once no try is left: 0x63C0,
 * 0x6983 or 0x6984. */
void mado_practice_card_add_pin (MadoPracticeCard *self,
                                 const guint8 *aid,
                                 guint16 fid,
                                 const char *pin,
                                 guint max_tries,
                                 guint tries_left,
                                 guint16 locked_sw);
/**
 * mado_practice_card_set_answers:
 * @locked_query: what the question for the retry counter is answered with once no try is left, as
 *   @locked_sw of a PIN. By default 0x63C0: the cards that were seen keep 6984 for VERIFY
 *   (card-protocol.md 4.2)
 * @hides_tries: the question for a PIN that is verified is answered with 9000 and not with its
 *   retry counter; only some cards do that (4.2)
 * @stays_verified: what is verified stays so when another application is selected. By default it
 *   does not; selecting the same one again changes nothing (card-protocol.md 1.4)
 */
void mado_practice_card_set_answers (MadoPracticeCard *self,
                                     guint16 locked_query,
                                     gboolean hides_tries,
                                     gboolean stays_verified);
/* The PIN is changed by `80 32 00 80`, as in 住基 and 共通カード, instead of `00 24 01 80`
 * (card-protocol.md 4.3). */
void mado_practice_card_set_change_key (MadoPracticeCard *self, const guint8 *aid, guint16 fid);
/* Extended length commands: accepted, or refused with 6700 as a short-only card does (default). */
void mado_practice_card_set_extended (MadoPracticeCard *self, gboolean accepted);

/* --- faults. @n counts commands since the card was put into the reader (or made), the first being
 * 1, across power cycles, so that every command of a whole reading can be hit; 0 for none,
 * %MADO_PRACTICE_EVERY for all of them. Else a fault strikes once: the same card put in again
 * behaves. --- */
#define MADO_PRACTICE_EVERY G_MAXUINT

typedef enum
{
  MADO_PRACTICE_COUNT_ALL,
  MADO_PRACTICE_COUNT_VERIFY, /* that carry a PIN */
  MADO_PRACTICE_COUNT_CHANGE, /* CHANGE REFERENCE DATA */
  MADO_PRACTICE_COUNT_READ,   /* READ BINARY */
} MadoPracticeCount;

/* Which commands are counted for the faults. */
void mado_practice_card_set_count (MadoPracticeCard *self, MadoPracticeCount count);
/* The card is removed at the n-th command: @carried_out says whether it still did its work. */
void mado_practice_card_set_removal (MadoPracticeCard *self, guint n, gboolean carried_out);
/* It is not the card that leaves then, but the service that stops. */
void mado_practice_card_set_removal_stops_service (MadoPracticeCard *self, gboolean service);
/* The n-th answer is replaced by @answer (NULL: every byte but the status word inverted). */
void mado_practice_card_set_garble (MadoPracticeCard *self, guint n, GBytes *answer);
/* The n-th command is never answered, as by a driver that hangs: not even when the power goes. */
void mado_practice_card_set_silence (MadoPracticeCard *self, guint n);
/* Each command takes so long, plus the time of its bytes and its answer's at @bits_per_second
 * (0: none). Taking the power away ends the wait. */
void mado_practice_card_set_pace (MadoPracticeCard *self,
                                  guint milliseconds_per_command,
                                  guint bits_per_second);

/* It answers as the card did that was recorded, see MadoPracticeTape. */
void mado_practice_card_set_tape (MadoPracticeCard *self, const MadoTrace *trace);

/* --- the reader's side --- */
/* The card is put in: the counting of faults and of commands starts again; a removed card is whole.
 */
void mado_practice_card_insert (MadoPracticeCard *self);
/* How an attempt to connect to it ends: OK but where a tape says otherwise. */
MadoTraceEnd mado_practice_card_connect (MadoPracticeCard *self);
/* Without effect on a removed card. */
void mado_practice_card_power_up (MadoPracticeCard *self);
void mado_practice_card_power_off (MadoPracticeCard *self);
void mado_practice_card_warm_reset (MadoPracticeCard *self);
/* TRUE from the removal on until the card is put in again. */
gboolean mado_practice_card_is_removed (MadoPracticeCard *self);
/* Whether the fault has stopped the service; once. */
gboolean mado_practice_card_take_service_stop (MadoPracticeCard *self);
/* Whether the exchange that had no answer failed with the card still there, and how: as
 * MADO_TRACE_OK where it did not; once. */
MadoTraceEnd mado_practice_card_take_failure (MadoPracticeCard *self);
/* Answers one command, status word included; NULL when the exchange failed, or the card is removed,
 * is not powered, or lost its power while it worked. The caller wipes the command; the card keeps
 * no copy of a PIN it was sent beyond comparing it. No lock is held while a paced command takes its
 * time. */
GBytes *mado_practice_card_process (MadoPracticeCard *self, const guint8 *command, gsize length);

/* --- for the tests' eyes; the first two count since the card was put in --- */
guint mado_practice_card_get_n_commands (MadoPracticeCard *self);
/* Of commands and answers together. */
guint mado_practice_card_get_n_bytes (MadoPracticeCard *self);
/* VERIFY commands that carried a PIN, since the card was made. */
guint mado_practice_card_get_n_verifies (MadoPracticeCard *self);
gboolean mado_practice_card_has_pin (MadoPracticeCard *self, const guint8 *aid, guint16 fid);
/* For a PIN that the card has. */
guint mado_practice_card_get_tries_left (MadoPracticeCard *self, const guint8 *aid, guint16 fid);

G_END_DECLS
