/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-slot.h"
#include "mado-transport.h"

G_BEGIN_DECLS

/* A reading takes some 40 exchanges; a card that never comes to an end is cut off here. */
#define MADO_TRACE_EVENTS_MAX 4096
/* The largest file that is read: so many lines of the longest kind are not as long. */
#define MADO_TRACE_SIZE_MAX (1024 * 1024)
/* The most bytes of an answer that are ever told: the label in 0006. */
#define MADO_TRACE_BYTES_MAX 32

typedef enum
{
  MADO_TRACE_CONNECT,
  MADO_TRACE_COMMAND,
  MADO_TRACE_POWER_CYCLE,
  MADO_TRACE_DISCONNECT,
} MadoTraceKind;

/* How it ended: a MadoTransportError by its name, and two of GIOErrorEnum. */
typedef enum
{
  MADO_TRACE_OK,
  MADO_TRACE_NO_SERVICE,
  MADO_TRACE_NO_READER,
  MADO_TRACE_NO_CARD,
  MADO_TRACE_REMOVED,
  MADO_TRACE_RESET,
  MADO_TRACE_SHARING,
  MADO_TRACE_MUTE,
  MADO_TRACE_SILENT,
  MADO_TRACE_REFUSED,
  MADO_TRACE_MISMATCH,
  MADO_TRACE_FAILED,
  MADO_TRACE_TIMED_OUT,
  MADO_TRACE_CANCELLED,
} MadoTraceEnd;

/**
 * MadoTraceEvent:
 * @at: when it began, in milliseconds from the beginning of the trace
 * @took: milliseconds
 * @code: what the PC/SC function returned, 0 when that is not known
 * @insertion: (CONNECT) the reader's count of cards, 0 when that is not known
 * @unpower: (DISCONNECT) the power was taken away
 * @header: (COMMAND) CLA, INS, P1, P2; the other members below belong to a command, too
 * @data: what was selected; no other command in a trace has data
 * @expected: Le, 0 for none
 * @answer_length: how many bytes came, without the status word
 * @has_sw: the answer was long enough for a status word
 * @bytes: the beginning of the answer, where it is the same on every card
 * @filled: all bytes that came were @fill, 00 or FF
 *
 * One thing that happened between the program and a reader, without anything of a person.
 */
typedef struct
{
  MadoTraceKind kind;
  MadoTraceEnd end;
  guint32 at;
  guint32 took;
  guint32 code;
  guint32 insertion;
  gboolean unpower;
  guint8 header[4];
  guint8 data[16];
  guint8 data_length;
  guint32 expected;
  guint32 answer_length;
  gboolean has_sw;
  guint16 sw;
  guint8 bytes[MADO_TRACE_BYTES_MAX];
  guint8 n_bytes;
  gboolean filled;
  guint8 fill;
} MadoTraceEvent;

/**
 * MadoTrace:
 * @program: (owned) (nullable): the version of the program that recorded it
 * @system: (owned) (nullable): the operating system, in its own words
 * @library: (owned) (nullable): the versions of what lies between program and reader
 * @reader: (owned) (nullable): the reader's name in the bytes of PC/SC, without its serial number
 * @outcome: (owned) (nullable): what the program made of it, see mado_reading_dup_outcome()
 * @atr: see mado_trace_set_atr()
 * @events: (owned) (element-type MadoTraceEvent)
 *
 * The record of one reading, for a person to read and send and for a practice card to play
 * (data/practice/README.md).
 */
typedef struct
{
  char *program;
  char *system;
  char *library;
  char *reader;
  char *outcome;
  guint8 atr[MADO_ATR_MAX];
  gsize atr_length;
  GArray *events;
} MadoTrace;

/* Of this program on this system, with no event yet. */
MadoTrace *mado_trace_new (void);
MadoTrace *mado_trace_copy (const MadoTrace *self);
void mado_trace_free (MadoTrace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoTrace, mado_trace_free)

/* A serial number in it tells whose desk the reader stands on, and is left out. */
void mado_trace_set_reader (MadoTrace *self, const char *reader);
/* Of an ATR that a contactless reader has made up (PC/SC part 3) the bytes that the card said of
 * itself are zeros: they may tell one card from another. */
void mado_trace_set_atr (MadoTrace *self, const guint8 *atr, gsize length);
/* Nothing more is taken once there are %MADO_TRACE_EVENTS_MAX. */
void mado_trace_add (MadoTrace *self, const MadoTraceEvent *event);
/* The last one is now known to be @event. */
void mado_trace_replace_last (MadoTrace *self, const MadoTraceEvent *event);
const MadoTraceEvent *mado_trace_get (const MadoTrace *self, guint index);
/* What @error, of a transport, is called in a trace, and the code of PC/SC in it. */
void mado_trace_note_error (MadoTraceEvent *event, const GError *error);
/* The other way round. Not for OK. */
void mado_trace_set_error (MadoTraceEnd end, GError **error);

/* As a file, without comments. */
char *mado_trace_to_text (const MadoTrace *self);
/* @name: what the file is called in an error, which is of MADO_REFUSAL_ERROR. A file with a fault
 * is refused as a whole. */
MadoTrace *mado_trace_parse (const char *text, gsize length, const char *name, GError **error);

/* The serial number of a reader's name in parentheses cut out. Any bytes. */
char *mado_trace_dup_model (const char *reader);

/* --- where on the card a command meets; zero is where it is after a reset --- */
typedef struct
{
  guint8 aid[16];
  guint8 aid_length; /* 0: none is selected */
  guint16 file;      /* 0: none is selected */
} MadoTracePlace;

/* Follows @event to where the next command meets. */
void mado_trace_place_follow (MadoTracePlace *self, const MadoTraceEvent *event);
/* One of the four files of certificates in the application of 公的個人認証. */
gboolean mado_trace_place_is_certificate (const MadoTracePlace *self);
/* The header, the data and Le of a command; FALSE when it has data that may not be told, which is
 * all but what is selected. */
gboolean mado_trace_event_set_command (MadoTraceEvent *self, const guint8 *command, gsize length);
/* What may be told of the answer to it, which came in @place. @length is that of the whole. */
void mado_trace_event_set_answer (MadoTraceEvent *self,
                                  const MadoTracePlace *place,
                                  const guint8 *answer,
                                  gsize length);

G_END_DECLS
