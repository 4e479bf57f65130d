/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-card.h"
#include "mado-practice-system.h"
#include "mado-practice-tape.h"
#include "mado-slot.h"

G_BEGIN_DECLS

/* Shared by mado-practice-card.c and mado-practice-faults.c, which has what may go wrong. */

struct _MadoPracticeCard
{
  GObject parent_instance;

  GMutex lock; /* guards everything below */
  GCond power; /* told of every loss of power, for a paced command that is under way */

  MadoPracticeMemory *memory; /* (owned) */
  MadoPracticeSystem system;
  guint8 atr[MADO_ATR_MAX];
  gsize atr_length;

  gboolean powered;
  guint power_session; /* which spell of power this is */
  gboolean removed;
  gboolean cold; /* it gets no power before it is powered off */

  MadoPracticeCount count;
  guint n_counted; /* of those commands, since the card was put in */
  guint removal_at;
  gboolean removal_carried_out;
  gboolean removal_stops_service;
  gboolean service_stopped;
  guint lose_at;
  gboolean lose_carried_out;
  guint garble_at;
  GBytes *garble; /* (owned) (nullable) */
  guint silence_at;
  gboolean silent; /* a command is under way that is not answered */
  guint milliseconds_per_command;
  guint bits_per_second;
  MadoPracticeTape *tape; /* (owned) (nullable) */
  MadoTraceEnd failure;   /* of the last exchange, with the card still there */

  guint n_commands;
  guint n_bytes;
};

/* The number of a command that faults are counted by, or 0: no fault strikes at it. The lock is
 * held, here as below. */
guint mado_practice_card_count (MadoPracticeCard *self, const guint8 *command, gsize length);
/* Whether the fault that is to come @at strikes at the command of this number. */
gboolean mado_practice_card_strikes (guint number, guint at);
/* What comes instead of @answer. (transfer full) */
GBytes *mado_practice_card_garble (MadoPracticeCard *self, GByteArray *answer);

/* For tests only. */
/* The n-th exchange fails, and the card stays: @carried_out says whether it did its work. */
void mado_practice_card_set_lose (MadoPracticeCard *self, guint n, gboolean carried_out);
/* As one that was put in before the service looked: it has no power, and answers nothing, until
 * that is taken away and given back. */
void mado_practice_card_set_cold (MadoPracticeCard *self);
/* What was kept back is answered after all, to whoever may still be there. */
void mado_practice_card_break_silence (MadoPracticeCard *self);
gboolean mado_practice_card_get_verified (MadoPracticeCard *self, const guint8 *aid, guint16 fid);
/* The caller wipes and frees it. */
char *mado_practice_card_dup_pin (MadoPracticeCard *self, const guint8 *aid, guint16 fid);

G_END_DECLS
