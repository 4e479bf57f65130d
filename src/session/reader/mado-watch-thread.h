/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-mailbox.h"
#include "mado-transport.h"

G_BEGIN_DECLS

/* The thread behind #MadoReaderWatch: asks the transport what is there, again and again, blocking,
 * and posts what it is told. */
typedef struct _MadoWatchThread MadoWatchThread;

/* What is posted: the slots, or why there are none: the service is not there, or of no use. */
typedef struct
{
  GPtrArray *slots; /* (owned) (nullable) (element-type MadoSlot) */
  GError *error;    /* (owned) (nullable): as of mado_transport_wait() */
} MadoWatchMessage;

void mado_watch_message_free (MadoWatchMessage *self);

/* @mailbox: delivers #MadoWatchMessage */
MadoWatchThread *mado_watch_thread_new (MadoTransport *transport, MadoMailbox *mailbox);
/* Makes it ask again at once. */
void mado_watch_thread_retry (MadoWatchThread *self);
/* Returns when the thread is gone, and frees @self; a thread that is not gone within a second is
 * left alone with it (mado-left-alone.h). */
void mado_watch_thread_stop (MadoWatchThread *self);

G_END_DECLS
