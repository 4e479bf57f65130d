/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MadoMailbox:
 *
 * Carries messages from a worker thread to an object of the main context. The worker never holds
 * the object, so the object is never finalized on the worker's thread; once the mailbox is closed,
 * what is in it is dropped and nothing more comes out. One mailbox stands for one generation: one
 * run of the reader watch, one reading of one card. Reference counted.
 */
typedef struct _MadoMailbox MadoMailbox;

/* On the owner's thread. @owner is not referenced and closes the mailbox before it goes. */
typedef void (*MadoMailboxDeliver) (gpointer owner, gpointer message);

/* Delivers in the thread-default main context of the calling thread. */
MadoMailbox *
mado_mailbox_new (gpointer owner, MadoMailboxDeliver deliver, GDestroyNotify free_message);
MadoMailbox *mado_mailbox_ref (MadoMailbox *self);
void mado_mailbox_unref (MadoMailbox *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoMailbox, mado_mailbox_unref)

/* Any thread. @message: (transfer full) */
void mado_mailbox_post (MadoMailbox *self, gpointer message);
/* On the owner's thread: delivers at once what has been posted. */
void mado_mailbox_flush (MadoMailbox *self);
/* On the owner's thread: drops and frees what is in it; nothing is delivered any more. */
void mado_mailbox_close (MadoMailbox *self);

G_END_DECLS
