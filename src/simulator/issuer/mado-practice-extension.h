/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mado-practice-authority.h"
#include "mado-practice-der.h"

G_BEGIN_DECLS

/* The certificate extensions that GnuTLS has no function for, in DER (card-protocol.md 6). */

/* GeneralNames with one directory name. */
GBytes *mado_practice_extension_directory_name (const MadoDerRdn *rdns, gsize n_rdns);
/* One distribution point whose full name is a directory name: no address to fetch from. */
GBytes *mado_practice_extension_crl_distribution_point (const MadoDerRdn *rdns, gsize n_rdns);
/* One policy with a notice for the reader and, unless @statement is NULL, the address of the
 * certification practice statement. */
GBytes *mado_practice_extension_policy (const char *oid, const char *notice, const char *statement);
/* The 4 basic items as otherNames, in the order they stand on the card: 1, 4, 3, 5, 2, 6. */
GBytes *mado_practice_extension_holder (const MadoPracticeHolder *holder);
/* Key id, issuer's name and serial number of the CA's certificate. */
GBytes *mado_practice_extension_authority_key (const guint8 *key_id,
                                               gsize key_id_length,
                                               const MadoDerRdn *issuer,
                                               gsize n_rdns,
                                               const guint8 *serial,
                                               gsize serial_length);

G_END_DECLS
