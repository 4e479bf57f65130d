/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-card-thread.h"
#include "mado-mailbox.h"
#include "mado-reading-change.h"

G_BEGIN_DECLS

/* What the card thread tells the session. */
typedef enum
{
  MADO_JOB_MESSAGE_TRANSACTION_WAIT, /* waiting: for the card to be free, or not any more */
  MADO_JOB_MESSAGE_PROGRESS,         /* progress */
  MADO_JOB_MESSAGE_SNAPSHOT,         /* snapshot: a fuller one */
  MADO_JOB_MESSAGE_COMMITTED, /* from here on a PIN is on its way, and not called off any more */
  MADO_JOB_MESSAGE_DONE, /* snapshot (nullable), tries, change, error (nullable): the last of a job
                          */
} MadoJobMessageKind;

typedef struct
{
  MadoJobMessageKind kind;
  gboolean waiting;
  double progress;        /* 0–1 of the certificate being read */
  MadoSnapshot *snapshot; /* (owned) (nullable) */
  MadoTries tries;
  MadoPinChange change;
  GError *error; /* (owned) (nullable) */
} MadoJobMessage;

void mado_job_message_free (MadoJobMessage *self);

/**
 * MadoSessionJob:
 *
 * One thing to be done on the card thread: the PIN-free reading, the one behind the password, or
 * the change of a PIN. Filled on the main thread, handed over whole, freed on the card thread.
 */
typedef struct
{
  MadoTransport *transport; /* (owned) */
  char *reader;             /* (owned) */
  gboolean practice;
  GPtrArray *practice_cas;   /* (owned) (nullable) (element-type GBytes) */
  GCancellable *cancellable; /* (owned) */
  MadoMailbox *mailbox;      /* (owned): delivers #MadoJobMessage */
  MadoSnapshot *base;        /* (owned) (nullable): set where a PIN is sent */
  MadoPin pin;               /* likewise: which */
  gboolean is_change;        /* of a PIN; without secrets they are typed on the reader */
  MadoSecret *secret;        /* (owned) (nullable): the PIN in force */
  MadoSecret *new_pin;       /* (owned) (nullable): set for a change */
  gboolean confirmed_last_try;
} MadoSessionJob;

/* Takes @job. */
void mado_session_job_push (MadoSessionJob *job, MadoCardThread *thread);

G_END_DECLS
