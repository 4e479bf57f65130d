/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MadoCardThread:
 *
 * The one thread that talks to cards, with a queue of jobs that it does one after the other. A job
 * is done, or at least begun, whatever happens: it sees by its own #GCancellable that nobody wants
 * it any more.
 */
typedef struct _MadoCardThread MadoCardThread;

typedef void (*MadoCardJob) (gpointer data);

MadoCardThread *mado_card_thread_new (void);
/* @job is called on the card thread and @data freed there. */
void mado_card_thread_push (MadoCardThread *self,
                            MadoCardJob job,
                            gpointer data,
                            GDestroyNotify free_data);
/* Does the jobs that are in the queue, joins the thread and frees @self. A thread that is not done
 * within @milliseconds is left alone (mado-left-alone.h) with its queue, and does the rest of it
 * when it comes back. FALSE then. */
gboolean mado_card_thread_stop (MadoCardThread *self, guint milliseconds);

G_END_DECLS
