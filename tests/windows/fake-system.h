/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#define WINSCARDAPI  __declspec(dllexport)
#define WINSCARDDATA __declspec(dllexport)
#include <windows.h>
#include <winscard.h>

#include "mado-practice-card.h"

G_BEGIN_DECLS

/* What stands behind the functions of fake-winscard.c: the readers, their cards, and who is
 * connected to them. */

typedef struct
{
  char *name;
  MadoPracticeCard *card; /* (nullable) */
  guint32 n_events;       /* cards that came or went */
  guint n_connections;
  guint n_resets;
  gboolean exclusive;   /* for another program */
  gpointer transaction; /* (nullable): the connection that holds it */
  guint depth;          /* how often it has begun it */
  GStrv typed;          /* (nullable): what is typed on its keys; NULL without keys */
  guint n_typed;
} FakeReader;

typedef struct
{
  guint generation; /* of the service that it was opened with */
  gboolean cancelled;
} FakeContext;

typedef struct
{
  guint generation;
  char *reader;
  MadoPracticeCard *card; /* (owned) */
  guint32 n_events;
  guint n_resets;
} FakeConnection;

typedef struct
{
  GMutex lock;
  GCond changed;
  GPtrArray *readers;      /* (element-type FakeReader) */
  GHashTable *contexts;    /* the handle itself → FakeContext */
  GHashTable *connections; /* the handle itself → FakeConnection */
  guintptr last_handle;
  guint generation; /* of the service; odd while it runs */
  gboolean broken;
  gboolean lingering; /* it runs without readers too */
  LONG stop_code;     /* what calls answer once the service has stopped, if not what is usual */
  LONG removal_code;
  guint n_calls;
  HANDLE started;
} FakeSystem;

extern FakeSystem fake_system;

/* What a PC/SC function begins and ends with. */
void fake_system_enter_call (void);
LONG fake_system_leave_call (LONG code);
/* For a function that is none of PC/SC's calls to the service, or goes on after a pause. */
void fake_system_enter (void);
void fake_system_leave (void);

/* --- all with the lock held --- */
guintptr fake_system_new_handle (void);
gboolean fake_system_runs (void);
LONG fake_system_stopped (LONG usually);
FakeReader *fake_system_find_reader (const char *name);
FakeReader *fake_system_find_native (const wchar_t *name);
LONG fake_system_check_context (SCARDCONTEXT handle);
/* Of a connection: whether its card is still the one in its reader. */
LONG fake_system_check_card (SCARDHANDLE handle, FakeConnection **connection, FakeReader **reader);

G_END_DECLS
