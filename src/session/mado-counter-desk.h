/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mado-baseline.h"
#include "mado-session.h"

G_BEGIN_DECLS

/**
 * MadoCounterDesk:
 *
 * What a clerk's desk knows beside the card: when somebody last did something, and what was noted
 * of a card before a renewal. All of it lives in memory only.
 *
 * Signals: idle, when nobody has done anything for a while; warned, when that is about to be, or is
 * no more; changed, when the note or the card has.
 * A note goes when another is taken, when it is forgotten, and by itself after half an hour. It
 * outlives the clearing of an idle screen, since a renewal on the municipal terminal takes longer
 * than a card may stay there: it says nothing of a person, and is shown beside the same card only.
 */
#define MADO_TYPE_COUNTER_DESK (mado_counter_desk_get_type ())
G_DECLARE_FINAL_TYPE (MadoCounterDesk, mado_counter_desk, MADO, COUNTER_DESK, GObject)

MadoCounterDesk *mado_counter_desk_new (int idle_seconds);
void mado_counter_desk_set_session (MadoCounterDesk *self, MadoSession *session);
/* (nullable) */
MadoSession *mado_counter_desk_get_session (MadoCounterDesk *self);
/* Somebody is there: the time that "idle" waits for starts anew. */
void mado_counter_desk_touch (MadoCounterDesk *self);
/* "idle" comes within seconds, if nobody does anything. */
gboolean mado_counter_desk_get_warned (MadoCounterDesk *self);

/* A card is there, and all that can be read of it without a password has been. */
gboolean mado_counter_desk_can_baseline (MadoCounterDesk *self);
/* Notes the card that is there, and forgets an earlier note. */
void mado_counter_desk_take_baseline (MadoCounterDesk *self);
void mado_counter_desk_forget_baseline (MadoCounterDesk *self);
/* A card is there, and it was put down since the note was taken. */
gboolean mado_counter_desk_can_compare (MadoCounterDesk *self);
/* Such a card is there, and it is the one that was noted. */
gboolean mado_counter_desk_knows_card (MadoCounterDesk *self);
/* (nullable) */
const MadoBaseline *mado_counter_desk_get_baseline (MadoCounterDesk *self);
/* (nullable): when it was taken, "10:42" */
const char *mado_counter_desk_get_baseline_time (MadoCounterDesk *self);

G_END_DECLS
