/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-fuzz.h"

#include <string.h>

/* libFuzzer's mutations of bytes break the lengths of DER at once, and the parser goes no further.
 * So an element is changed, and the lengths of all that it lies in are mended. Only for the fuzzer,
 * not for replay.c. */

gsize LLVMFuzzerMutate (guint8 *data, gsize size, gsize max_size);
gsize LLVMFuzzerCustomMutator (guint8 *data, gsize size, gsize max_size, guint seed);

/* An element: where it is, and in which other. */
typedef struct
{
  gsize start;
  gsize content;
  gsize end;
  gint parent; /* -1: in none */
} Element;

#define MAX_ELEMENTS 512
#define MAX_DEPTH    24

typedef struct
{
  const guint8 *data;
  Element elements[MAX_ELEMENTS];
  gint n;
} Tree;

/* One element at @start that does not go beyond @end; lengths of four bytes at most. */
static gboolean
read_element (const guint8 *data, gsize start, gsize end, Element *element)
{
  if (end - start < 2 || (data[start] & 0x1F) == 0x1F)
    return FALSE;
  gsize at = start + 2;
  gsize length = data[start + 1];
  if (length >= 0x80)
    {
      const gsize n_bytes = length & 0x7F;
      if (n_bytes == 0 || n_bytes > 3 || end - at < n_bytes)
        return FALSE;
      length = 0;
      for (gsize i = 0; i < n_bytes; i++)
        length = length << 8 | data[at++];
    }
  if (length > end - at)
    return FALSE;
  *element = (Element){ .start = start, .content = at, .end = at + length, .parent = -1 };
  return TRUE;
}

/* All elements from @start to @end, which they fill exactly, or none of them. Also within OCTET
 * STRINGs, in which an extension's value lies. */
static gboolean
read_elements (Tree *tree, gsize start, gsize end, gint parent, guint depth)
{
  const gint n_before = tree->n;

  while (start < end)
    {
      Element element;

      if (depth > MAX_DEPTH || tree->n == MAX_ELEMENTS ||
          !read_element (tree->data, start, end, &element))
        {
          tree->n = n_before;
          return FALSE;
        }
      const gint own = tree->n++;
      element.parent = parent;
      tree->elements[own] = element;
      if ((tree->data[start] & 0x20) || tree->data[start] == 0x04)
        read_elements (tree, element.content, element.end, own, depth + 1);
      start = element.end;
    }
  return TRUE;
}

static void
append_length (GByteArray *out, gsize length)
{
  guint8 bytes[] = { 0x83, (guint8)(length >> 16), (guint8)(length >> 8), (guint8)length };

  if (length < 0x80)
    g_byte_array_append (out, bytes + 3, 1);
  else if (length < 0x100)
    g_byte_array_append (out, (guint8[]){ 0x81, bytes[3] }, 2);
  else if (length < 0x10000)
    g_byte_array_append (out, (guint8[]){ 0x82, bytes[2], bytes[3] }, 3);
  else
    g_byte_array_append (out, bytes, 4);
}

/* The whole with @bytes where the element @which was. (transfer full) */
static GByteArray *
replace (const Tree *tree, gint which, GByteArray *bytes)
{
  GByteArray *inner = g_byte_array_ref (bytes);

  while (which >= 0)
    {
      const Element *element = &tree->elements[which];
      const Element *parent = element->parent >= 0 ? &tree->elements[element->parent] : NULL;
      const gsize from = parent != NULL ? parent->content : 0;
      g_autoptr (GByteArray) content = g_byte_array_new ();

      g_byte_array_append (content, tree->data + from, (guint)(element->start - from));
      g_byte_array_append (content, inner->data, inner->len);
      if (parent != NULL)
        g_byte_array_append (content, tree->data + element->end,
                             (guint)(parent->end - element->end));
      g_byte_array_unref (inner);
      inner = g_byte_array_new ();
      if (parent != NULL)
        {
          g_byte_array_append (inner, tree->data + parent->start, 1);
          append_length (inner, content->len);
        }
      g_byte_array_append (inner, content->data, content->len);
      which = element->parent;
    }
  return inner;
}

static void
append_element (GByteArray *out, const Tree *tree, gint which)
{
  const Element *element = &tree->elements[which];

  g_byte_array_append (out, tree->data + element->start, (guint)(element->end - element->start));
}

/* The element with its content changed as libFuzzer changes bytes, its dictionary included. */
static void
append_changed (GByteArray *out, const Tree *tree, gint which)
{
  const Element *element = &tree->elements[which];
  const gsize length = element->end - element->content;
  const gsize room = length + 64;
  g_autofree guint8 *content = g_malloc (room);

  memcpy (content, tree->data + element->content, length);
  const gsize changed = LLVMFuzzerMutate (content, length, room);
  g_byte_array_append (out, tree->data + element->start, 1);
  append_length (out, changed);
  g_byte_array_append (out, content, (guint)changed);
}

/* What comes in the place of the element @which. (transfer full) */
static GByteArray *
change (const Tree *tree, gint which, GRand *random)
{
  GByteArray *out = g_byte_array_new ();
  const gint other = g_rand_int_range (random, 0, tree->n);

  switch (g_rand_int_range (random, 0, 8))
    {
    case 0: /* it is not there */
      break;
    case 1: /* it is there twice */
      append_element (out, tree, which);
      append_element (out, tree, which);
      break;
    case 2: /* another one is there */
      append_element (out, tree, other);
      break;
    case 3: /* another one as well */
      append_element (out, tree, which);
      append_element (out, tree, other);
      break;
    case 4: /* of another kind */
      append_element (out, tree, which);
      out->data[0] = (guint8)g_rand_int_range (random, 0, 0x100);
      break;
    default:
      append_changed (out, tree, which);
      break;
    }
  return out;
}

gsize
LLVMFuzzerCustomMutator (guint8 *data, gsize size, gsize max_size, guint seed)
{
  static Tree tree;
  Element whole;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  tree.data = data;
  tree.n = 0;
  /* What is no DER, and now and then what is, is changed as anything is. */
  if (g_rand_int_range (random, 0, 8) == 0 || !read_element (data, 0, size, &whole) ||
      !read_elements (&tree, 0, whole.end, -1, 0))
    return LLVMFuzzerMutate (data, size, max_size);
  const gint which = g_rand_int_range (random, 0, tree.n);
  g_autoptr (GByteArray) changed = change (&tree, which, random);
  g_autoptr (GByteArray) all = replace (&tree, which, changed);
  if (all->len == 0 || all->len > max_size)
    return LLVMFuzzerMutate (data, size, max_size);
  memcpy (data, all->data, all->len);
  return all->len;
}
