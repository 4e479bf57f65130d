/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-card-thread.h"
#include "mado-mailbox.h"
#include "mado-reading-change.h"

G_BEGIN_DECLS

/* What the card thread tells the session. */
typedef enum
{
  MADO_JOB_MESSAGE_PROGRESS,  /* progress */
  MADO_JOB_MESSAGE_SNAPSHOT,  /* snapshot: a fuller one */
  MADO_JOB_MESSAGE_COMMITTED, /* from here on a PIN is on its way, and not called off any more */
  MADO_JOB_MESSAGE_DONE,      /* snapshot (nullable), error (nullable): the last of a job */
} MadoJobMessageKind;

typedef struct
{
  MadoJobMessageKind kind;
  double progress;        /* 0–1 of the certificate being read */
  MadoSnapshot *snapshot; /* (owned) (nullable) */
  GError *error;          /* (owned) (nullable) */
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
  MadoSnapshot *base;        /* (owned) (nullable): set with an order */
  MadoPinOrder *order;       /* (owned) (nullable): what a PIN is sent for */
} MadoSessionJob;

/* Takes @job. */
void mado_session_job_push (MadoSessionJob *job, MadoCardThread *thread);

G_END_DECLS
