/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-transport-trace-private.h"

G_BEGIN_DECLS

#define MADO_TYPE_CHANNEL_TRACE (mado_channel_trace_get_type ())
G_DECLARE_FINAL_TYPE (MadoChannelTrace, mado_channel_trace, MADO, CHANNEL_TRACE, MadoChannel)

/* @mark: the record as it was before this connection, see mado_transport_trace_get_mark() */
MadoChannel *mado_channel_trace_new (MadoTransportTrace *transport,
                                     MadoChannel *inner,
                                     const MadoTraceMark *mark);

G_END_DECLS
