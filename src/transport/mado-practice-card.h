/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MadoPracticeCard:
 *
 * A stateful practice card: applications, elementary files, PINs with counters, security state.
 * It behaves as card-protocol.md says a My Number Card does. Thread safe. It knows nothing of
 * certificates: its contents are put there by `practice/`.
 */
#define MADO_TYPE_PRACTICE_CARD (mado_practice_card_get_type ())
G_DECLARE_FINAL_TYPE (MadoPracticeCard, mado_practice_card, MADO, PRACTICE_CARD, GObject)

/* The ATR it answers with; the default is a contact My Number Card's (card-protocol.md 1.1). */
MadoPracticeCard *mado_practice_card_new (void);
void mado_practice_card_set_atr (MadoPracticeCard *self, const guint8 *atr, gsize length);
const guint8 *mado_practice_card_get_atr (MadoPracticeCard *self, gsize *length);

/* --- contents; @aid is the full 10-byte DF name of an application added before --- */
void mado_practice_card_add_application (MadoPracticeCard *self, const guint8 *aid, gsize length);
/* @guard: file id of the PIN that must be verified before READ BINARY, 0 for none. */
void mado_practice_card_add_file (MadoPracticeCard *self,
                                  const guint8 *aid,
                                  guint16 fid,
                                  GBytes *content,
                                  guint16 guard);
/* A linear record file under a short EF id, read by READ RECORD. */
void mado_practice_card_add_record (MadoPracticeCard *self,
                                    const guint8 *aid,
                                    guint8 sfi,
                                    guint8 number,
                                    GBytes *content);
/* @locked_sw: what a query and a VERIFY answer once no try is left: 0x63C0, 0x6983 or 0x6984. */
void mado_practice_card_add_pin (MadoPracticeCard *self,
                                 const guint8 *aid,
                                 guint16 fid,
                                 const char *pin,
                                 guint max_tries,
                                 guint tries_left,
                                 guint16 locked_sw);
/* One PIN under two references (住民基本台帳用 lives in 住基 and 共通カード, data sheet 4.1). */
void mado_practice_card_link_pin (MadoPracticeCard *self,
                                  const guint8 *aid,
                                  guint16 fid,
                                  const guint8 *other_aid,
                                  guint16 other_fid);
/* Extended length commands: accepted, or refused with 6700 as a short-only card does. */
void mado_practice_card_set_extended (MadoPracticeCard *self, gboolean accepted);

/* --- faults, counted in commands since the card's last power-up, the first being 1; 0 for none --- */
/* The card is torn out at the n-th command: @answered says whether the card still carried it out. */
void mado_practice_card_set_tear (MadoPracticeCard *self, guint n, gboolean carried_out);
/* The n-th answer is replaced by @answer (NULL: every byte but the status word inverted). */
void mado_practice_card_set_garble (MadoPracticeCard *self, guint n, GBytes *answer);
/* Each command takes so long, plus the time of its bytes at @bits_per_second (0: none). */
void mado_practice_card_set_pace (MadoPracticeCard *self,
                                  guint milliseconds_per_command,
                                  guint bits_per_second);

/* --- the reader's side --- */
void mado_practice_card_power_up (MadoPracticeCard *self);
void mado_practice_card_power_off (MadoPracticeCard *self);
void mado_practice_card_warm_reset (MadoPracticeCard *self);
/* Answers one command; NULL when the card is torn (or not powered). The caller wipes the command;
 * the card keeps no copy of a PIN it was sent beyond comparing it. */
GBytes *mado_practice_card_process (MadoPracticeCard *self, const guint8 *command, gsize length);

/* --- for the tests' eyes --- */
guint mado_practice_card_get_n_commands (MadoPracticeCard *self);
guint mado_practice_card_get_n_bytes (MadoPracticeCard *self);
guint mado_practice_card_get_n_verifies (MadoPracticeCard *self);
guint mado_practice_card_get_tries_left (MadoPracticeCard *self, const guint8 *aid, guint16 fid);
gboolean mado_practice_card_get_verified (MadoPracticeCard *self, const guint8 *aid, guint16 fid);
char *mado_practice_card_dup_pin (MadoPracticeCard *self, const guint8 *aid, guint16 fid);

G_END_DECLS
