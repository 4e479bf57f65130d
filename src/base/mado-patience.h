/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a thread waits for in PC/SC. */
typedef enum
{
  MADO_WAIT_NONE,
  MADO_WAIT_SERVICE, /* the list of readers */
  MADO_WAIT_TURN,    /* the card, which another program may have */
  MADO_WAIT_ANSWER,  /* an answer of the card, of its reader, or of the service */
} MadoWait;

/* No card and no driver that is well takes so long over one answer: pcscd's CCID driver gives up
 * after 3 seconds by itself (DEFAULT_COM_READ_TIMEOUT in ccid.h). */
#define MADO_PATIENCE_SECONDS 5

/* How long it takes at most to come by a card that nobody else uses. Whoever waits longer is told
 * of it. */
#define MADO_PATIENCE_TURN_SECONDS 3

/**
 * MadoPatience:
 *
 * What a thread waits for, and since when, for others to look at: whoever is stuck cannot say so
 * itself. Reference counted; all functions from any thread.
 */
typedef struct _MadoPatience MadoPatience;

MadoPatience *mado_patience_new (void);
MadoPatience *mado_patience_ref (MadoPatience *self);
void mado_patience_unref (MadoPatience *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoPatience, mado_patience_unref)

/* @allowance: seconds that it may well take, as when a person types on the reader's keys; the wait
 * counts from their end on. A wait within another one is part of it. */
void mado_patience_begin (MadoPatience *self, MadoWait wait, guint allowance);
void mado_patience_end (MadoPatience *self);
/* What this thread waits for is another thing from here on, and counts anew; does nothing where it
 * has begun no wait. */
void mado_patience_wait_now_for (MadoWait wait);
/* @since: (out) (optional): monotonic time from which on the wait counts; may be to come */
MadoWait mado_patience_get (MadoPatience *self, gint64 *since);
/* Whether an answer has been waited for for @seconds. */
gboolean mado_patience_is_lost (MadoPatience *self, guint seconds);
/* Whether the card has been waited for for so long that another program must have it. */
gboolean mado_patience_is_kept (MadoPatience *self);

G_END_DECLS
