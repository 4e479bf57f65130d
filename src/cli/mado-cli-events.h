/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-reader-watch.h"

G_BEGIN_DECLS

/* One event as a line with its newline; FALSE ends the watching. */
typedef gboolean (*MadoCliEventsWrite) (const char *line, gpointer user_data);

/**
 * MadoCliEvents:
 *
 * Turns what a #MadoReaderWatch sees into one line an event: sentences, or JSON objects with the
 * keys `event`, `reader` and `state`. Lives on the main context.
 */
typedef struct _MadoCliEvents MadoCliEvents;

/* Begins with what is there already. @write is called from the main context. */
MadoCliEvents *mado_cli_events_new (MadoReaderWatch *watch,
                                    gboolean json,
                                    MadoCliEventsWrite write,
                                    gpointer user_data);
void mado_cli_events_free (MadoCliEvents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoCliEvents, mado_cli_events_free)

G_END_DECLS
