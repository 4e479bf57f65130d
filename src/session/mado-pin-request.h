/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-card-change.h"
#include "mado-mailbox.h"

G_BEGIN_DECLS

/* What the task is answered with, beside its error. */
typedef struct
{
  MadoTries tries;
  MadoPinChange change; /* NOT_CHANGED or NOT_SENT for a reading */
} MadoPinAnswer;

/* Something that a PIN was typed for: the 署名用 certificate, or a new PIN. Answered by its task.
 */
typedef struct
{
  GTask *task; /* (owned) */
  MadoPin pin;
  MadoSecret *secret;  /* (owned) (nullable): the PIN in force, until handed to the card thread */
  MadoSecret *new_pin; /* (owned) (nullable): likewise */
  gboolean is_change;
  gboolean confirmed_last_try;
  gboolean committed;        /* it can no longer be called off */
  GCancellable *cancellable; /* (owned): follows the caller's, and the card's leaving */
  gulong follows;            /* the handler by which it does so, or 0 */
  MadoMailbox *mailbox;      /* (owned) (nullable): once handed over */
  guint card_serial;         /* which card it is for */
} MadoPinRequest;

/* @secret, @new_pin: (nullable) */
MadoPinRequest *mado_pin_request_new (GTask *task,
                                      gboolean is_change,
                                      MadoPin pin,
                                      MadoSecret *secret,
                                      MadoSecret *new_pin,
                                      gboolean confirmed_last_try);
void mado_pin_request_free (MadoPinRequest *self);

G_END_DECLS
