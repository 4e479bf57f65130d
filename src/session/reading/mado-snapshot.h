/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "mado-card.h"
#include "mado-certificate.h"
#include "mado-facts.h"

G_BEGIN_DECLS

/* The things that are read from a card, each a value or its own error. */
typedef enum
{
  MADO_ITEM_AUTH_CERTIFICATE,
  MADO_ITEM_SIGN_CERTIFICATE,
  MADO_ITEM_AUTH_CA,
  MADO_ITEM_SIGN_CA,
  MADO_ITEM_TOKEN,
  MADO_ITEM_AVAILABILITY,
  MADO_ITEM_CARD_EXPIRY,
  MADO_ITEM_PIN_SIGN, /* + MadoPin */
  MADO_ITEM_PIN_AUTH,
  MADO_ITEM_PIN_TEXT,
  MADO_ITEM_PIN_JUKI,
  MADO_ITEM_PIN_JUKI_COMMON,
} MadoItem;
#define MADO_N_ITEMS 12

typedef enum
{
  MADO_ITEM_PENDING,    /* not read yet */
  MADO_ITEM_KNOWN,      /* there is a value */
  MADO_ITEM_ABSENT,     /* the card does not have it */
  MADO_ITEM_HIDDEN,     /* behind its password */
  MADO_ITEM_UNREADABLE, /* reading it failed; the error says how */
  MADO_ITEM_UNSURE,     /* the card's answers do not tell */
  MADO_ITEM_UNASKED,    /* nobody needs it: what it would tell is known, or means nothing */
} MadoItemState;

/**
 * MadoSnapshot:
 *
 * What was read from one card, at one stage of the reading. Immutable, reference counted, crosses
 * threads. While the reading goes on a fuller one replaces it; one failed item never blanks the
 * rest.
 */
typedef struct _MadoSnapshot MadoSnapshot;
#define MADO_TYPE_SNAPSHOT (mado_snapshot_get_type ())
GType mado_snapshot_get_type (void);

MadoSnapshot *mado_snapshot_ref (MadoSnapshot *self);
void mado_snapshot_unref (MadoSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoSnapshot, mado_snapshot_unref)

const char *mado_snapshot_get_reader (MadoSnapshot *self);
/* UNKNOWN also for a label that nobody has written down: the item is UNSURE then. */
MadoToken mado_snapshot_get_token (MadoSnapshot *self);
/* What the token makes of the card for the rules. */
MadoMedium mado_snapshot_get_medium (MadoSnapshot *self);
gboolean mado_snapshot_get_practice (MadoSnapshot *self);
/* Nothing is pending any more. */
gboolean mado_snapshot_get_complete (MadoSnapshot *self);
MadoItemState mado_snapshot_get_state (MadoSnapshot *self, MadoItem item);
/* (nullable) (transfer none): set for UNREADABLE, and for UNSURE where an error is the reason */
const GError *mado_snapshot_get_error (MadoSnapshot *self, MadoItem item);
/* (nullable) (transfer none): set when the state is KNOWN */
MadoCertificate *mado_snapshot_get_certificate (MadoSnapshot *self, MadoKind kind);
MadoChain mado_snapshot_get_chain (MadoSnapshot *self, MadoKind kind);
MadoTries mado_snapshot_get_tries (MadoSnapshot *self, MadoPin pin);
/* Whether the 住民基本台帳用暗証番号's second reference tells something that the first one does
 * not. */
gboolean mado_snapshot_get_juki_differs (MadoSnapshot *self);
/* The reader has keys of its own, on which a PIN can be typed; FALSE until the end of the reading.
 */
gboolean mado_snapshot_get_has_pin_pad (MadoSnapshot *self);
/* See mado_card_fingerprint_new(); "" when not known. */
const char *mado_snapshot_get_card_fingerprint (MadoSnapshot *self);
/* What file 0008 says; UNKNOWN when it could not be read. */
MadoAvailability mado_snapshot_get_availability (MadoSnapshot *self, MadoKind kind);
/* The facts that the rules need; dates in Japan time. Overwrites all of @facts. */
void mado_snapshot_get_facts (MadoSnapshot *self, MadoFacts *facts);

G_END_DECLS
