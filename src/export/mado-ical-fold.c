/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-ical-fold.h"

#include <string.h>

#define MAX_OCTETS 75

/* How much of @line, of @length bytes, goes into @room octets without breaking a character. */
static gsize
take (const char *line, gsize length, gsize room)
{
  gsize n = MIN (length, room);

  while (n > 0 && n < length && ((guchar)line[n] & 0xc0) == 0x80)
    n--;
  return n;
}

static void
append_folded (GString *out, const char *line)
{
  gsize length = strlen (line);
  gsize n = take (line, length, MAX_OCTETS);

  g_string_append_len (out, line, (gssize)n);
  while (n < length)
    {
      /* The blank that marks the rest counts too. */
      const gsize next = take (line + n, length - n, MAX_OCTETS - 1);

      g_string_append (out, "\r\n ");
      g_string_append_len (out, line + n, (gssize)next);
      n += next;
    }
  g_string_append (out, "\r\n");
}

char *
mado_ical_fold (const char *text)
{
  GString *whole = g_string_new (text);
  GString *out = g_string_new (NULL);

  g_string_replace (whole, "\r\n ", "", 0);
  g_auto (GStrv) lines = g_strsplit (whole->str, "\r\n", -1);
  g_string_free (whole, TRUE);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      append_folded (out, lines[i]);
  return g_string_free (out, FALSE);
}
