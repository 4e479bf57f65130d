/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-card-thread.h"
#include "mado-mailbox.h"
#include "mado-reading.h"

G_BEGIN_DECLS

/* What the card thread tells the session. */
typedef enum
{
  MADO_JOB_NEWS_PROGRESS, /* progress */
  MADO_JOB_NEWS_SNAPSHOT, /* snapshot: a fuller one */
  MADO_JOB_NEWS_DONE,     /* snapshot (nullable), tries, error (nullable): the last of a job */
} MadoJobNewsKind;

typedef struct
{
  MadoJobNewsKind kind;
  double progress;        /* 0–1 of the certificate being read */
  MadoSnapshot *snapshot; /* (owned) (nullable) */
  MadoTries tries;
  GError *error; /* (owned) (nullable) */
} MadoJobNews;

void mado_job_news_free (MadoJobNews *self);

/**
 * MadoSessionJob:
 *
 * One thing to be done on the card thread: the PIN-free reading, or the one behind the password.
 * Filled on the main thread, handed over whole, freed on the card thread.
 */
typedef struct
{
  MadoTransport *transport; /* (owned) */
  char *reader;             /* (owned) */
  gboolean practice;
  char **extra_anchors;      /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) */
  MadoMailbox *mailbox;      /* (owned): delivers #MadoJobNews */
  MadoSnapshot *base;        /* (owned) (nullable): set for the reading behind the password */
  MadoSecret *password;      /* (owned) (nullable): likewise */
  gboolean confirmed_last_try;
} MadoSessionJob;

/* Takes @job. */
void mado_session_job_push (MadoSessionJob *job, MadoCardThread *thread);

G_END_DECLS
