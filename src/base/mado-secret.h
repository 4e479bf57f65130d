/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* card-protocol.md 4.1: a 署名用パスワード has at most 16 bytes. */
#define MADO_SECRET_MAX 16

/**
 * MadoSecret:
 *
 * A PIN or password on its way to the card: a fixed array in memory that is locked where the system
 * allows it and wiped when the last reference goes. Never a property, never logged.
 */
typedef struct _MadoSecret MadoSecret;

/* NULL when @text is empty or longer than %MADO_SECRET_MAX bytes: a VERIFY without data would be a
 * query. @text stays the caller's to wipe. */
MadoSecret *mado_secret_new (const char *text);
MadoSecret *mado_secret_ref (MadoSecret *self);
void mado_secret_unref (MadoSecret *self);
const guint8 *mado_secret_get_bytes (MadoSecret *self, gsize *length);
/* Wipes it now, whoever still holds a reference: it has been used for what it was typed for. Its
 * length is 0 from here on. Not while another thread looks at it. */
void mado_secret_erase (MadoSecret *self);
/* Wipes all secrets that there are, at the end of the program: also those of a thread that was left
 * alone. */
void mado_secret_wipe_all (void);
/* Whether that was done: no command is sent to a card any more, whatever has become of it. */
gboolean mado_secret_all_wiped (void);
/* Overwrites @length bytes in a way the compiler does not remove. */
void mado_secret_wipe (void *memory, gsize length);
/* Keeps this process out of core dumps and debuggers' reach where the system can do so. */
void mado_secret_harden_process (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoSecret, mado_secret_unref)

G_END_DECLS
