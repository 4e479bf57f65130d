/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MadoServicePcsc:
 *
 * Notices, without polling, that the PC/SC service may have come: on Linux by watching the folder
 * of its socket, on Windows by the resource manager's event. One thread prepares and waits; any
 * thread may wake it.
 */
typedef struct _MadoServicePcsc MadoServicePcsc;

MadoServicePcsc *mado_service_pcsc_new (void);
void mado_service_pcsc_free (MadoServicePcsc *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoServicePcsc, mado_service_pcsc_free)

/* Starts noticing. What happens between this and mado_service_pcsc_wait() is not missed. */
gboolean mado_service_pcsc_prepare (MadoServicePcsc *self, GError **error);
/* Blocks until something happened since the last mado_service_pcsc_prepare(), or until a wake, also
 * one that came before. @timeout_ms: -1 for none; a time-out is no error. */
gboolean mado_service_pcsc_wait (MadoServicePcsc *self, int timeout_ms, GError **error);
/* Any thread; never blocks. */
void mado_service_pcsc_wake (MadoServicePcsc *self);

G_END_DECLS
