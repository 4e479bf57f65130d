/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* ISO 7816-4: a DF name has 5 … 16 bytes. */
#define MADO_AID_MAX 16
/* JICSAP 6.4.9, by card-protocol.md 4.1: reference data has 1 … 16 bytes. */
#define MADO_PRACTICE_PIN_MAX 16

/* One PIN. */
typedef struct
{
  guint8 value[MADO_PRACTICE_PIN_MAX];
  gsize length;
  guint max_tries;
  guint tries_left;
  guint16 locked_sw;
  gboolean verified;
  gboolean by_change_key; /* changed by JICSAP CHANGE KEY, not by CHANGE REFERENCE DATA */
} MadoPracticePin;

/* One elementary file: transparent, of records, or the place of a PIN. */
typedef struct
{
  guint16 fid;
  guint16 guard;        /* file id of the PIN to be verified before reading, 0 for none */
  GBytes *content;      /* (owned) (nullable): a transparent file's */
  GPtrArray *records;   /* (owned) (nullable) (element-type GBytes): entries may be NULL */
  MadoPracticePin *pin; /* (owned) (nullable) */
} MadoPracticeFile;

typedef struct
{
  guint8 aid[MADO_AID_MAX];
  gsize aid_length;
  GPtrArray *files; /* (owned) (element-type MadoPracticeFile) */
} MadoPracticeApplication;

/**
 * MadoPracticeMemory:
 *
 * What a practice card holds, without any behaviour: applications and their files. Not thread safe;
 * the card that owns it has the lock.
 */
typedef struct
{
  GPtrArray *applications; /* (owned) (element-type MadoPracticeApplication) */
} MadoPracticeMemory;

MadoPracticeMemory *mado_practice_memory_new (void);
void mado_practice_memory_free (MadoPracticeMemory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoPracticeMemory, mado_practice_memory_free)

MadoPracticeApplication *
mado_practice_memory_add (MadoPracticeMemory *self, const guint8 *aid, gsize length);
/* The application of exactly this name; the 10 bytes of a card-protocol.md 2.1 name. */
MadoPracticeApplication *
mado_practice_memory_get (MadoPracticeMemory *self, const guint8 *aid, gsize length);
/* The first application whose name begins with @name, as SELECT by DF name finds it
 * (card-protocol.md 2.2). */
MadoPracticeApplication *
mado_practice_memory_find_prefix (MadoPracticeMemory *self, const guint8 *name, gsize length);
/* Forgets every verified state but those in @except (nullable), as losing the power does, and as
 * selecting @except does. */
void mado_practice_memory_forget_verified (MadoPracticeMemory *self,
                                           const MadoPracticeApplication *except);

/* (nullable) */
MadoPracticeFile *mado_practice_application_find (const MadoPracticeApplication *self, guint16 fid);
/* Finds the file or makes an empty one. */
MadoPracticeFile *mado_practice_application_ensure (MadoPracticeApplication *self, guint16 fid);

/* @pin: 1 … %MADO_PRACTICE_PIN_MAX bytes. */
MadoPracticePin *mado_practice_pin_new (const char *pin);
void mado_practice_pin_free (MadoPracticePin *self);
/* In a time that does not depend on where the two differ. */
gboolean mado_practice_pin_matches (const MadoPracticePin *self, const guint8 *value, gsize length);
/* Replaces the value; nothing of the old one stays in memory. */
void mado_practice_pin_set (MadoPracticePin *self, const guint8 *value, gsize length);

G_END_DECLS
