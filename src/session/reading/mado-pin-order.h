/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-card-change.h"

G_BEGIN_DECLS

/* @tries: the retry counter; UNKNOWN when it is not known whether a try was used up
 * @change: what became of the PIN; NOT_SENT for a reading */
typedef struct
{
  MadoTries tries;
  MadoPinChange change;
} MadoPinAnswer;

#define MADO_PIN_ANSWER_NONE                                                                       \
  ((MadoPinAnswer){ { MADO_TRIES_UNKNOWN, 0 }, MADO_PIN_CHANGE_NOT_SENT })

/**
 * MadoPinOrder:
 * @is_change: @new_pin is to take the place of @current; otherwise the 署名用 certificate is to be
 *   read with @current
 * @current: (nullable): as made by mado_pin_prepare() for @pin; erased as soon as it was sent
 * @new_pin: (nullable): likewise. A change without either: they are typed on the reader's keys
 * @confirmed_last_try: the person has said that the last try may be used
 * @answer: what the card said
 *
 * What a PIN was typed for, from the person to the card and back: all that a PIN is carried in.
 * Whoever has given it to another thread does not look at the secrets any more, nor at the answer
 * before that thread has said that it is done.
 */
typedef struct
{
  MadoPin pin;
  gboolean is_change;
  MadoSecret *current; /* (owned) */
  MadoSecret *new_pin; /* (owned) */
  gboolean confirmed_last_try;
  MadoPinAnswer answer;
} MadoPinOrder;

MadoPinOrder *mado_pin_order_new_sign (MadoSecret *password, gboolean confirmed_last_try);
/* @current, @new_pin: (nullable) */
MadoPinOrder *mado_pin_order_new_change (MadoPin pin,
                                         MadoSecret *current,
                                         MadoSecret *new_pin,
                                         gboolean confirmed_last_try);
MadoPinOrder *mado_pin_order_ref (MadoPinOrder *self);
void mado_pin_order_unref (MadoPinOrder *self);
/* Gives up the secrets, before anybody hears of the answer: nobody can be told and a PIN still be
 * there. */
void mado_pin_order_forget_secrets (MadoPinOrder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoPinOrder, mado_pin_order_unref)

G_END_DECLS
