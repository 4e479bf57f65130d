/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-transport.h"

G_BEGIN_DECLS

/**
 * MadoCliWait:
 *
 * Work with a card, done by a thread, while the main thread says on stderr what is waited for and
 * hears of signals: whoever is stuck in PC/SC can do neither.
 */
typedef struct _MadoCliWait MadoCliWait;

typedef void (*MadoCliWork) (MadoCliWait *self, gpointer data);

/**
 * MadoCliEnded:
 * @sent: a PIN is on its way, and nobody knows what became of it
 *
 * The last words, when a signal is about to end the program. The thread may still be at work: what
 * it writes to is not to be looked at.
 */
typedef void (*MadoCliEnded) (gboolean sent, gpointer data);

/**
 * mado_cli_wait_for:
 * @data: for @work and @ended
 * @ended: (nullable)
 *
 * Returns when @work is done. SIGINT, SIGTERM and SIGHUP cancel it, wipe all secrets, and end the
 * program as they always do. Once a PIN is on its way its answer is waited for first, unless the
 * card has not answered for %MADO_PATIENCE_SECONDS.
 */
void
mado_cli_wait_for (MadoTransport *transport, MadoCliWork work, gpointer data, MadoCliEnded ended);

#ifdef G_OS_UNIX
/* As g_unix_signal_add(). Whoever has had a signal ignored (nohup) wants it so: 0 then. */
guint mado_cli_hear_signal (int number, GSourceFunc handler, gpointer data);
#endif

/* --- for @work --- */

GCancellable *mado_cli_wait_get_cancellable (MadoCliWait *self);
/* What is waited for beside the card itself. */
MadoPatience *mado_cli_wait_get_patience (MadoCliWait *self);
/* For the point of no return; @user_data is the #MadoCliWait. */
void mado_cli_committed_cb (gpointer user_data);
/* The PIN was not sent after all. If a signal was heard meanwhile, all is cancelled. */
void mado_cli_wait_take_back (MadoCliWait *self);

G_END_DECLS
