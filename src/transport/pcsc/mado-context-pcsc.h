/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-transport.h"

G_BEGIN_DECLS

/**
 * MadoContextPcsc:
 *
 * One connection to the PC/SC service: an SCARDCONTEXT with the lock that lets only one thread use
 * it at a time, and the memory of having lost its service. Reference counted; the last reference
 * releases it. A channel keeps the context it was opened on, so that a context is never released
 * under a card handle.
 *
 * In pcsc-lite a second thread that enters a context in use blocks while holding a lock of the
 * whole process, which then stops every PC/SC call in it, including the cancelling of a wait
 * (winscard_clnt.c, SCardGetAndLockContext() in 1.9.9). Hence the lock here, and hence one context
 * for waiting and another one for cards.
 */
typedef struct _MadoContextPcsc MadoContextPcsc;

/* What a reader's name consists of for the PC/SC functions: UTF-16 on Windows, bytes elsewhere. */
#ifdef G_OS_WIN32
typedef gunichar2 MadoNativeChar;
#else
typedef char MadoNativeChar;
#endif

/* Errors: NO_SERVICE, REFUSED, MISMATCH, FAILED. */
MadoContextPcsc *mado_context_pcsc_new (GError **error);
MadoContextPcsc *mado_context_pcsc_ref (MadoContextPcsc *self);
void mado_context_pcsc_unref (MadoContextPcsc *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoContextPcsc, mado_context_pcsc_unref)

void mado_context_pcsc_lock (MadoContextPcsc *self);
void mado_context_pcsc_unlock (MadoContextPcsc *self);
/* The SCARDCONTEXT, which winscard.h calls a LONG on one system and a pointer on the other. */
guintptr mado_context_pcsc_get_handle (MadoContextPcsc *self);
/* The service behind it is gone; only a new context reaches the next one. */
gboolean mado_context_pcsc_is_dead (MadoContextPcsc *self);

/**
 * mado_context_pcsc_check:
 * @code: what a PC/SC function on this context returned
 * @what: that function's name, for the message
 *
 * %TRUE for SCARD_S_SUCCESS; otherwise sets @error, always a %MADO_TRANSPORT_ERROR, and marks the
 * context dead when the service is gone. A driver that says SCARD_E_TIMEOUT or SCARD_E_CANCELLED of
 * an exchange does not say whether the card has carried it out: FAILED, and no cancellation.
 */
gboolean
mado_context_pcsc_check (MadoContextPcsc *self, glong code, const char *what, GError **error);

/* Whether @code is an error that says neither what became of the card nor of what was sent. */
gboolean mado_context_pcsc_tells_nothing (glong code);

/* Ends a blocked wait on this context. Any thread, without the lock; lost when nobody waits. */
void mado_context_pcsc_cancel (MadoContextPcsc *self);
/* The readers' names (mado-reader-name.h), none at all when there is no reader. */
GStrv mado_context_pcsc_list_readers (MadoContextPcsc *self, GError **error);
/* Whether a program has the card in the reader called @name; FALSE where the service does not tell.
 * pcscd looks for that every 400 ms (EHStatusHandlerThread() in 1.9.9). */
gboolean mado_context_pcsc_is_in_use (MadoContextPcsc *self, const char *name);
/* The name that the PC/SC functions take for the reader called @name; to be freed. */
MadoNativeChar *mado_context_pcsc_native_name (const char *name);

G_END_DECLS
