/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-card.h"
#include "mado-mailbox.h"

G_BEGIN_DECLS

/* A 署名用 certificate that was asked for with its password; answered by its task. */
typedef struct
{
  GTask *task;          /* (owned) */
  MadoSecret *password; /* (owned) (nullable): until handed to the card thread */
  gboolean confirmed_last_try;
  GCancellable *cancellable; /* (owned): follows the caller's, and the card's leaving */
  gulong follows;            /* the handler by which it does so, or 0 */
  MadoMailbox *mailbox;      /* (owned) (nullable): once handed over */
  guint card_serial;         /* which card it is for */
} MadoSignRequest;

MadoSignRequest *
mado_sign_request_new (GTask *task, MadoSecret *password, gboolean confirmed_last_try);
void mado_sign_request_free (MadoSignRequest *self);

G_END_DECLS
