/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-channel.h"

G_BEGIN_DECLS

/**
 * mado_connect_pcsc:
 *
 * mado_transport_connect() over a context of its own. PC/SC cannot be called back from it: while
 * another program is in a transaction, pcscd answers no SCardConnect (it sleeps in it until that is
 * over, winscard.c in 1.9.9 and 2.x), and SCardCancel ends nothing but SCardGetStatusChange. So a
 * thread waits for the answer, with all that it needs; whoever has asked may leave it to that. What
 * comes too late is given back there, and a program that ends does not wait for it.
 *
 * Another program is waited for where the service says that one has the card; a service or a driver
 * that hangs, for an answer (mado_patience_wait_now_for()).
 */
MadoChannel *mado_connect_pcsc (const char *reader, GCancellable *cancellable, GError **error);

G_END_DECLS
