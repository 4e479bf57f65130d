/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-link.h"
#include "mado-practice-reader.h"

G_BEGIN_DECLS

/**
 * MadoPracticeService:
 *
 * What stands for the service of PC/SC: whether it runs, and the readers that it has. Used under
 * the lock of its transport, which also wakes whoever waits for a change of it.
 */
typedef struct
{
  GPtrArray *readers; /* (owned) (element-type MadoPracticeReader) */
  gboolean running;
  guint run; /* which one this is */
  guint32 last_insertion;
} MadoPracticeService;

/* Runs, without a reader. */
void mado_practice_service_init (MadoPracticeService *self);
void mado_practice_service_clear (MadoPracticeService *self);
/* Cards lose their power; links of before stay dead. */
void mado_practice_service_switch (MadoPracticeService *self, gboolean running);

/* (nullable) */
MadoPracticeReader *mado_practice_service_find (const MadoPracticeService *self, const char *name);
/* (transfer full) (element-type MadoSlot): all of them, in the order they came */
GPtrArray *mado_practice_service_describe (const MadoPracticeService *self);

void mado_practice_service_plug_in (MadoPracticeService *self, const char *name);
void mado_practice_service_unplug (MadoPracticeService *self, MadoPracticeReader *reader);
/* A card that is there is taken out first: one swap, seen as one change. */
void mado_practice_service_put_in (MadoPracticeService *self,
                                   MadoPracticeReader *reader,
                                   MadoPracticeCard *card);
/* Without effect on an empty reader. */
void mado_practice_service_take_out (MadoPracticeService *self, MadoPracticeReader *reader);

/* NO_SERVICE */
gboolean mado_practice_service_check (const MadoPracticeService *self, GError **error);
/* The reader called @name, if a card can be connected to in it: NO_SERVICE, NO_READER, and what
 * mado_practice_reader_check() says. */
MadoPracticeReader *mado_practice_service_find_connectable (const MadoPracticeService *self,
                                                            const char *name,
                                                            GError **error);
/* The reader of @link, if that still stands: NO_SERVICE, REMOVED, RESET. */
MadoPracticeReader *mado_practice_service_follow (const MadoPracticeService *self,
                                                  const MadoPracticeLink *link,
                                                  GError **error);

G_END_DECLS
