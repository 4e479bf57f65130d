/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-trace.h"

G_BEGIN_DECLS

#define MADO_TYPE_TRANSPORT_TRACE (mado_transport_trace_get_type ())
G_DECLARE_FINAL_TYPE (MadoTransportTrace, mado_transport_trace, MADO, TRANSPORT_TRACE, GObject)

/**
 * MadoTransportTrace:
 *
 * Another transport, with a record of the last reading beside it. What may not be told is never
 * recorded, so that there is nothing to be taken out afterwards (mado-trace.h). A connection over
 * which a PIN goes is not recorded at all: what was recorded of it is thrown away with the PIN's
 * command. Any thread.
 */
MadoTransport *mado_transport_trace_new (MadoTransport *inner);

/* A reading begins: the record of the last one goes. Returns its number. */
guint mado_transport_trace_begin (MadoTransportTrace *self, const char *reader);
/* It is over, and nothing more is recorded. Without effect where another one has begun since, which
 * happens when a thread was given up whose card did not answer. @outcome: (nullable): what came of
 * it */
void mado_transport_trace_end (MadoTransportTrace *self, guint reading, const char *outcome);
/* The last reading, or the one that is under way; (transfer full) (nullable). */
MadoTrace *mado_transport_trace_dup (MadoTransportTrace *self);

G_END_DECLS
