/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-snapshot.h"

G_BEGIN_DECLS

/* For the reading only: a snapshot may be changed until it has been handed to anybody else. */

/* Everything PENDING. */
MadoSnapshot *mado_snapshot_new (const char *reader, gboolean practice);
/* A copy that may be changed; it shares the certificates. */
MadoSnapshot *mado_snapshot_copy (MadoSnapshot *self);

/* @error: (nullable): copied */
void mado_snapshot_set_state (MadoSnapshot *self,
                              MadoItem item,
                              MadoItemState state,
                              const GError *error);
/* The setters below also make the item KNOWN. */
void mado_snapshot_set_token (MadoSnapshot *self, MadoToken token);
void
mado_snapshot_set_availability (MadoSnapshot *self, MadoAvailability auth, MadoAvailability sign);
void
mado_snapshot_set_certificate (MadoSnapshot *self, MadoKind kind, MadoCertificate *certificate);
void mado_snapshot_set_chain (MadoSnapshot *self, MadoKind kind, MadoChain chain);
/* The item's state follows from @tries: ABSENT, UNREADABLE, UNSURE or KNOWN. */
void mado_snapshot_set_tries (MadoSnapshot *self, MadoPin pin, const MadoTries *tries);
void
mado_snapshot_set_card_expires (MadoSnapshot *self, const GDate *date, const char *fingerprint);

/* Which card it is of: what mado_transport_get_insertion() said just after it was connected to, and
 * before anything was read. */
void mado_snapshot_set_insertion (MadoSnapshot *self, guint32 insertion);
/* FALSE: it could not be told. */
gboolean mado_snapshot_get_insertion (MadoSnapshot *self, guint32 *insertion);
void mado_snapshot_set_has_pin_pad (MadoSnapshot *self, gboolean has_pin_pad);

/* For tests: nobody else holds it. */
gboolean mado_snapshot_is_last_reference (MadoSnapshot *self);

G_END_DECLS
