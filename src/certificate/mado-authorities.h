/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-certificate.h"

G_BEGIN_DECLS

/**
 * MadoAuthorities:
 *
 * The CA certificates that are trusted. Immutable, reference counted, thread safe.
 */
typedef struct _MadoAuthorities MadoAuthorities;

/* @ders: (nullable) (element-type GBytes): NULL for none at all. One that is no certificate is left
 * out. */
MadoAuthorities *mado_authorities_new (GPtrArray *ders);
/* (transfer none): the six of the 公的個人認証サービス, which are in data/ca/ */
MadoAuthorities *mado_authorities_get_jpki (void);
MadoAuthorities *mado_authorities_ref (MadoAuthorities *self);
void mado_authorities_unref (MadoAuthorities *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MadoAuthorities, mado_authorities_unref)

/**
 * mado_authorities_check:
 * @ca: (nullable): the issuer's certificate as the card holds it, which is asked for only where the
 *   issuer is none of @self: without it that is %MADO_CHAIN_UNCHECKED
 *
 * All generations of a CA have the same name (card-protocol.md 6.4), so that the key id tells which
 * one has issued @certificate; one that names none is tried with each of them.
 */
MadoChain
mado_authorities_check (MadoAuthorities *self, MadoCertificate *certificate, MadoCertificate *ca);

G_END_DECLS
