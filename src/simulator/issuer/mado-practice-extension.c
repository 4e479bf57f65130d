/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-extension.h"

/* card-protocol.md 6.2; the item's number follows. */
#define OID_HOLDER_ITEM "1.2.392.200149.8.5.5."

/* RFC 5280, 4.2.1.4 */
#define OID_PRACTICE_STATEMENT "1.3.6.1.5.5.7.2.1"
#define OID_USER_NOTICE        "1.3.6.1.5.5.7.2.2"

static GBytes *
directory_name (const MadoDerRdn *rdns, gsize n_rdns)
{
  return mado_der_join (MADO_DER_CONTEXT (4), mado_der_name (rdns, n_rdns), NULL);
}

GBytes *
mado_practice_extension_directory_name (const MadoDerRdn *rdns, gsize n_rdns)
{
  return mado_der_join (MADO_DER_SEQUENCE, directory_name (rdns, n_rdns), NULL);
}

GBytes *
mado_practice_extension_crl_distribution_point (const MadoDerRdn *rdns, gsize n_rdns)
{
  GBytes *full_name = mado_der_join (MADO_DER_CONTEXT (0), directory_name (rdns, n_rdns), NULL);
  GBytes *name = mado_der_join (MADO_DER_CONTEXT (0), full_name, NULL);
  GBytes *point = mado_der_join (MADO_DER_SEQUENCE, name, NULL);
  return mado_der_join (MADO_DER_SEQUENCE, point, NULL);
}

GBytes *
mado_practice_extension_policy (const char *oid, const char *notice, const char *statement)
{
  GBytes *text =
      mado_der_join (MADO_DER_SEQUENCE, mado_der_text (MADO_DER_UTF8_STRING, notice), NULL);
  GBytes *user_notice =
      mado_der_join (MADO_DER_SEQUENCE, mado_der_oid (OID_USER_NOTICE), text, NULL);
  GBytes *address = NULL;
  if (statement != NULL)
    address = mado_der_join (MADO_DER_SEQUENCE, mado_der_oid (OID_PRACTICE_STATEMENT),
                             mado_der_text (MADO_DER_IA5_STRING, statement), NULL);
  /* Last, because a missing address ends the list of parts. */
  GBytes *qualifiers = mado_der_join (MADO_DER_SEQUENCE, user_notice, address, NULL);
  GBytes *policy = mado_der_join (MADO_DER_SEQUENCE, mado_der_oid (oid), qualifiers, NULL);
  return mado_der_join (MADO_DER_SEQUENCE, policy, NULL);
}

static GBytes *
holder_item (guint number, const char *value)
{
  g_autofree char *oid = g_strdup_printf (OID_HOLDER_ITEM "%u", number);
  GBytes *text =
      mado_der_join (MADO_DER_CONTEXT (0), mado_der_text (MADO_DER_UTF8_STRING, value), NULL);
  return mado_der_join (MADO_DER_CONTEXT (0), mado_der_oid (oid), text, NULL);
}

/* A 0 for each character that is written as it is, not by a substitute. */
static char *
dup_substitute_flags (const char *text)
{
  return g_strnfill ((gsize)g_utf8_strlen (text, -1), '0');
}

GBytes *
mado_practice_extension_holder (const MadoPracticeHolder *holder)
{
  g_autofree char *born = mado_practice_holder_dup_era_date (holder);
  g_autofree char *sex = g_strdup_printf ("%d", (int)holder->sex);
  g_autofree char *name_flags = dup_substitute_flags (holder->name);
  g_autofree char *address_flags = dup_substitute_flags (holder->address);

  return mado_der_join (MADO_DER_SEQUENCE, holder_item (1, holder->name), holder_item (4, born),
                        holder_item (3, sex), holder_item (5, holder->address),
                        holder_item (2, name_flags), holder_item (6, address_flags), NULL);
}

/* A primitive value of @tag: an implicitly tagged OCTET STRING or INTEGER. */
static GBytes *
primitive (guint8 tag, const guint8 *bytes, gsize length)
{
  return mado_der_join (tag, g_bytes_new (bytes, length), NULL);
}

GBytes *
mado_practice_extension_authority_key (const guint8 *key_id,
                                       gsize key_id_length,
                                       const MadoDerRdn *issuer,
                                       gsize n_rdns,
                                       const guint8 *serial,
                                       gsize serial_length)
{
  GBytes *names = mado_der_join (MADO_DER_CONTEXT (1), directory_name (issuer, n_rdns), NULL);
  return mado_der_join (MADO_DER_SEQUENCE, primitive (0x80, key_id, key_id_length), names,
                        primitive (0x82, serial, serial_length), NULL);
}
