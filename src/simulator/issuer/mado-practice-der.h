/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The tags of X.690 that the certificate profile needs. */
enum
{
  MADO_DER_OID = 0x06,
  MADO_DER_UTF8_STRING = 0x0C,
  MADO_DER_PRINTABLE_STRING = 0x13,
  MADO_DER_IA5_STRING = 0x16,
  MADO_DER_SEQUENCE = 0x30,
  MADO_DER_SET = 0x31,
};
/* A constructed context tag, [@n]. */
#define MADO_DER_CONTEXT(n) (0xA0 | (n))

/* One part of a distinguished name; @type by its usual letters: "C", "O", "OU", "L", "CN". */
typedef struct
{
  const char *type;
  const char *value;
} MadoDerRdn;

/**
 * mado_der_join:
 * @first: (transfer full): the parts, ended by %NULL; each is released
 *
 * A value of @tag made of the parts, one after another. Written for the few extensions that GnuTLS
 * cannot make by itself; everything else in a practice certificate is GnuTLS's. Never fails.
 */
GBytes *mado_der_join (guint8 tag, GBytes *first, ...) G_GNUC_NULL_TERMINATED;
GBytes *mado_der_text (guint8 tag, const char *text);
/* @dotted: "2.5.4.3"; the first two arcs as X.660 allows them. */
GBytes *mado_der_oid (const char *dotted);
/* Of the type of a part of a name: "2.5.4.3" for "CN". */
const char *mado_der_get_type_oid (const char *type);
/* A Name, each part its own RDN; country names are PrintableString, the others UTF8String. */
GBytes *mado_der_name (const MadoDerRdn *rdns, gsize n_rdns);

G_END_DECLS
