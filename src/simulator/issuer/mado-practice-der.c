/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-der.h"

#include <string.h>

static GBytes *
wrap (guint8 tag, const GByteArray *content)
{
  GByteArray *out = g_byte_array_sized_new (content->len + 4);
  g_byte_array_append (out, &tag, 1);
  if (content->len < 0x80)
    {
      guint8 length = (guint8)content->len;
      g_byte_array_append (out, &length, 1);
    }
  else
    {
      /* Two length bytes hold all there is in a certificate; DER wants the shortest form. */
      g_assert (content->len <= 0xFFFF);
      const guint8 length[] = { 0x82, (guint8)(content->len >> 8), (guint8)content->len };
      const guint8 short_length[] = { 0x81, (guint8)content->len };
      if (content->len > 0xFF)
        g_byte_array_append (out, length, sizeof length);
      else
        g_byte_array_append (out, short_length, sizeof short_length);
    }
  g_byte_array_append (out, content->data, content->len);
  return g_byte_array_free_to_bytes (out);
}

static void
append_released (GByteArray *array, GBytes *part)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (part, &length);
  g_byte_array_append (array, data, (guint)length);
  g_bytes_unref (part);
}

GBytes *
mado_der_join (guint8 tag, GBytes *first, ...)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  va_list parts;

  va_start (parts, first);
  for (GBytes *part = first; part != NULL; part = va_arg (parts, GBytes *))
    append_released (content, part);
  va_end (parts);
  return wrap (tag, content);
}

GBytes *
mado_der_text (guint8 tag, const char *text)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_byte_array_append (content, (const guint8 *)text, (guint)strlen (text));
  return wrap (tag, content);
}

static void
append_arc (GByteArray *content, guint64 arc)
{
  guint8 bytes[10];
  gsize n = sizeof bytes;
  bytes[--n] = arc & 0x7F;
  while ((arc >>= 7) != 0)
    bytes[--n] = 0x80 | (arc & 0x7F);
  g_byte_array_append (content, bytes + n, (guint)(sizeof bytes - n));
}

GBytes *
mado_der_oid (const char *dotted)
{
  g_auto (GStrv) arcs = g_strsplit (dotted, ".", -1);
  g_autoptr (GByteArray) content = g_byte_array_new ();

  g_assert (g_strv_length (arcs) >= 2);
  append_arc (content,
              g_ascii_strtoull (arcs[0], NULL, 10) * 40 + g_ascii_strtoull (arcs[1], NULL, 10));
  for (char **arc = arcs + 2; *arc != NULL; arc++)
    append_arc (content, g_ascii_strtoull (*arc, NULL, 10));
  return wrap (MADO_DER_OID, content);
}

/* X.520's attribute types. */
const char *
mado_der_get_type_oid (const char *type)
{
  static const struct
  {
    const char *type, *oid;
  } types[] = { { "CN", "2.5.4.3" },
                { "C", "2.5.4.6" },
                { "L", "2.5.4.7" },
                { "O", "2.5.4.10" },
                { "OU", "2.5.4.11" } };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (type, types[i].type))
      return types[i].oid;
  g_assert_not_reached ();
}

GBytes *
mado_der_name (const MadoDerRdn *rdns, gsize n_rdns)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  for (gsize i = 0; i < n_rdns; i++)
    {
      guint8 tag =
          g_str_equal (rdns[i].type, "C") ? MADO_DER_PRINTABLE_STRING : MADO_DER_UTF8_STRING;
      GBytes *pair =
          mado_der_join (MADO_DER_SEQUENCE, mado_der_oid (mado_der_get_type_oid (rdns[i].type)),
                         mado_der_text (tag, rdns[i].value), NULL);
      append_released (content, mado_der_join (MADO_DER_SET, pair, NULL));
    }
  return wrap (MADO_DER_SEQUENCE, content);
}
