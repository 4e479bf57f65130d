/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-transport-trace.h"

G_BEGIN_DECLS

/* For the channel only. */

/* Where a record stands; of use only as long as its reading is under way. */
typedef struct
{
  guint reading;
  guint n_events;
} MadoTraceMark;

void mado_transport_trace_get_mark (MadoTransportTrace *self, MadoTraceMark *mark);
/* To what it was then. */
void mado_transport_trace_take_back (MadoTransportTrace *self, const MadoTraceMark *mark);
/* @event: its kind and what is known of it beforehand. It is in the record from now on, as one that
 * has not been answered. */
void mado_transport_trace_start (MadoTransportTrace *self,
                                 const MadoTraceMark *mark,
                                 MadoTraceEvent *event);
/* The last event that was started is over. @error: (nullable): how it failed */
void mado_transport_trace_finish (MadoTransportTrace *self,
                                  const MadoTraceMark *mark,
                                  MadoTraceEvent *event,
                                  const GError *error);

G_END_DECLS
