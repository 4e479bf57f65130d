/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-model-enums.h"
#include "mado-reader.h"

G_BEGIN_DECLS

typedef enum
{
  MADO_SERVICE_STARTING, /* not asked yet */
  MADO_SERVICE_RUNNING,
  MADO_SERVICE_STOPPED,
  MADO_SERVICE_REFUSED,  /* it does not let this user in, or this session of theirs */
  MADO_SERVICE_MISMATCH, /* it speaks another version of its protocol */
} MadoService;

/**
 * MadoReaderWatch:
 *
 * The readers and what is in them, as a #GListModel of #MadoReader, kept true by its own thread
 * without polling. Lives on the main context. Property: service (#MadoService).
 *
 * Signal: changed (reader: MadoReader): a card came, went or was swapped in that reader; emitted
 * after the list is true. A reader that is unplugged is first emptied.
 */
#define MADO_TYPE_READER_WATCH (mado_reader_watch_get_type ())
G_DECLARE_FINAL_TYPE (MadoReaderWatch, mado_reader_watch, MADO, READER_WATCH, GObject)

/* Nothing is asked before start(). */
MadoReaderWatch *mado_reader_watch_new (MadoTransport *transport);
void mado_reader_watch_start (MadoReaderWatch *self);
/* Returns when its thread is gone, or left alone where the service does not answer; no event
 * arrives after it. The list is emptied without a
 * signal but its own, and the service is STARTING. May be started again. */
void mado_reader_watch_stop (MadoReaderWatch *self);
/* Takes what has been found out so far, before the main context gets to it. Never waits. */
void mado_reader_watch_catch_up (MadoReaderWatch *self);
MadoService mado_reader_watch_get_service (MadoReaderWatch *self);
/* (nullable) (transfer none) */
MadoReader *mado_reader_watch_find (MadoReaderWatch *self, const char *name);
/* The same by the name as it is shown (mado-reader-name.h). */
MadoReader *mado_reader_watch_find_label (MadoReaderWatch *self, const char *label);
/* Looks again at once, e.g. after the person started the service by hand. */
void mado_reader_watch_retry (MadoReaderWatch *self);

G_END_DECLS
