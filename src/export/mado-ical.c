/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-ical.h"

#include <string.h>

#define MAX_OCTETS 75

/* Whether the last of @n octets begins an escape ("\\n", "\\,"); the first is not inside one. */
static gboolean
ends_inside_escape (const char *line, gsize n)
{
  gsize backslashes = 0;

  while (backslashes < n && line[n - 1 - backslashes] == '\\')
    backslashes++;
  return backslashes % 2 != 0;
}

/* How much of @line, of @length bytes, goes into @room octets without breaking a character or an
 * escape. RFC 5545 3.1 allows both; readers that take escapes apart line by line lose the event. */
static gsize
take (const char *line, gsize length, gsize room)
{
  gsize n = MIN (length, room);

  while (n > 0 && n < length && ((guchar)line[n] & 0xc0) == 0x80)
    n--;
  return n < length && ends_inside_escape (line, n) ? n - 1 : n;
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

void
mado_ical_add (GString *out, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);

  append_folded (out, line);
}

void
mado_ical_begin (GString *out, const char *name)
{
  mado_ical_add (out, "BEGIN", name);
}

void
mado_ical_end (GString *out, const char *name)
{
  mado_ical_add (out, "END", name);
}

/* RFC 5545 3.3.11 */
void
mado_ical_add_text (GString *out, const char *name, const char *text)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (*c == '\n')
      g_string_append (value, "\\n");
    else if (strchr ("\\;,", *c) != NULL)
      g_string_append_printf (value, "\\%c", *c);
    else if (!g_ascii_iscntrl (*c) || *c == '\t')
      g_string_append_c (value, *c);
  mado_ical_add (out, name, value->str);
}

void
mado_ical_add_date (GString *out, const char *name, const GDate *date)
{
  g_autofree char *parameter = g_strconcat (name, ";VALUE=DATE", NULL);
  g_autofree char *value = g_strdup_printf ("%04d%02d%02d", g_date_get_year (date),
                                            (int)g_date_get_month (date), g_date_get_day (date));

  mado_ical_add (out, parameter, value);
}

void
mado_ical_add_time (GString *out, const char *name, gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autofree char *value = g_date_time_format (utc, "%Y%m%dT%H%M%SZ");

  mado_ical_add (out, name, value);
}

void
mado_ical_add_hours (GString *out, const char *name, int hours)
{
  const int days = ABS (hours) / 24;
  g_autoptr (GString) value = g_string_new (hours < 0 ? "-P" : "P");

  if (days > 0)
    g_string_append_printf (value, "%dD", days);
  if (days == 0 || hours % 24 != 0)
    g_string_append_printf (value, "T%dH", ABS (hours) % 24);
  mado_ical_add (out, name, value->str);
}
