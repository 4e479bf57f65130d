/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-trace.h"

#include <string.h>

#include "mado-decimal.h"
#include "mado-hex.h"
#include "mado-transport-nicks.h"

#define FORMAT "1"
/* No value at the head is longer. */
#define VALUE_MAX 1000

/* --- writing ----------------------------------------------------------------------------------
 */

/* What is no character that can be seen becomes \xHH, so that a line stays a line whatever a reader
 * calls itself. */
static void
append_escaped (GString *text, const char *value)
{
  for (const char *at = value; *at != '\0';)
    {
      gunichar c = g_utf8_get_char_validated (at, -1);
      gsize length = c >= (gunichar)-2 ? 1 : (gsize)(g_utf8_next_char (at) - at);
      if (c < (gunichar)-2 && g_unichar_isprint (c) && c != '\\')
        g_string_append_len (text, at, (gssize)length);
      else
        for (gsize i = 0; i < length; i++)
          g_string_append_printf (text, "\\x%02X", (guint8)at[i]);
      at += length;
    }
}

static void
append_value (GString *text, const char *key, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (text, "%s=", key);
  append_escaped (text, value);
  g_string_append_c (text, '\n');
}

static void
append_answer (GString *text, const MadoTraceEvent *event)
{
  g_string_append_printf (text, " answer=%u", event->answer_length);
  if (event->has_sw)
    g_string_append_printf (text, " sw=%04X", event->sw);
  else
    g_string_append (text, " sw=none");
  if (event->filled)
    g_string_append_printf (text, " fill=%02X", event->fill);
  if (event->n_bytes > 0)
    g_string_append (text, " bytes=");
  mado_hex_append (text, event->bytes, event->n_bytes);
}

static void
append_command (GString *text, const MadoTraceEvent *event)
{
  g_string_append_c (text, ' ');
  mado_hex_append (text, event->header, sizeof event->header);
  if (event->data_length > 0)
    g_string_append (text, " data=");
  mado_hex_append (text, event->data, event->data_length);
  if (event->expected > 0)
    g_string_append_printf (text, " le=%u", event->expected);
  if (event->end == MADO_TRACE_OK)
    append_answer (text, event);
}

static void
append_event (GString *text, const MadoTraceEvent *event)
{
  g_string_append_printf (text, "%u %s", event->at, mado_trace_kind_to_string (event->kind));
  if (event->kind == MADO_TRACE_COMMAND)
    append_command (text, event);
  if (event->insertion != 0)
    g_string_append_printf (text, " insertion=%u", event->insertion);
  if (event->unpower)
    g_string_append (text, " unpower=yes");
  if (event->end != MADO_TRACE_OK)
    g_string_append_printf (text, " failed=%s", mado_trace_end_to_string (event->end));
  if (event->code != 0)
    g_string_append_printf (text, " code=%08X", event->code);
  if (event->took != 0)
    g_string_append_printf (text, " took=%u", event->took);
  g_string_append_c (text, '\n');
}

char *
mado_trace_to_text (const MadoTrace *self)
{
  g_autoptr (GString) text = g_string_new ("madoguchi-trace=" FORMAT "\n");

  append_value (text, "program", self->program);
  append_value (text, "system", self->system);
  append_value (text, "library", self->library);
  append_value (text, "reader", self->reader);
  if (self->atr_length > 0)
    {
      g_string_append (text, "atr=");
      mado_hex_append (text, self->atr, self->atr_length);
      g_string_append_c (text, '\n');
    }
  append_value (text, "outcome", self->outcome);
  for (guint i = 0; i < self->events->len; i++)
    append_event (text, mado_trace_get (self, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- reading ----------------------------------------------------------------------------------
 */

static gboolean
take_exact_hex (const char *value, guint8 *bytes, gsize wanted)
{
  gsize length = 0;

  return mado_hex_parse (value, bytes, wanted, &length) && length == wanted;
}

static gboolean
take_number (const char *value, guint64 min, guint64 max, guint32 *number)
{
  guint64 result = 0;

  if (!mado_decimal_parse (value, min, max, &result))
    return FALSE;
  *number = (guint32)result;
  return TRUE;
}

static gboolean
take_sw (const char *value, MadoTraceEvent *event)
{
  guint8 sw[2];

  if (strcmp (value, "none") == 0)
    return TRUE;
  event->has_sw = take_exact_hex (value, sw, sizeof sw);
  event->sw = (guint16)(sw[0] << 8 | sw[1]);
  return event->has_sw;
}

static gboolean
take_end (const char *value, MadoTraceEvent *event)
{
  return mado_trace_end_from_string (value, &event->end) && event->end != MADO_TRACE_OK;
}

static gboolean
take_code (const char *value, MadoTraceEvent *event)
{
  guint8 code[4];

  if (!take_exact_hex (value, code, sizeof code))
    return FALSE;
  event->code = (guint32)code[0] << 24 | (guint32)code[1] << 16 | (guint32)code[2] << 8 | code[3];
  return event->code != 0;
}

static gboolean
take_bytes (const char *value, guint8 *bytes, gsize max, guint8 *n_bytes)
{
  gsize length = 0;

  if (!mado_hex_parse (value, bytes, max, &length))
    return FALSE;
  *n_bytes = (guint8)length;
  return TRUE;
}

static gboolean
take_fill (const char *value, MadoTraceEvent *event)
{
  event->filled = take_exact_hex (value, &event->fill, 1);
  return event->filled && (event->fill == 0x00 || event->fill == 0xff);
}

static gboolean
take_of_command (const char *key, const char *value, MadoTraceEvent *event)
{
  if (strcmp (key, "data") == 0)
    return take_bytes (value, event->data, sizeof event->data, &event->data_length);
  if (strcmp (key, "le") == 0)
    return take_number (value, 1, 65536, &event->expected);
  if (strcmp (key, "answer") == 0)
    return take_number (value, 0, 65536, &event->answer_length);
  if (strcmp (key, "sw") == 0)
    return take_sw (value, event);
  if (strcmp (key, "fill") == 0)
    return take_fill (value, event);
  if (strcmp (key, "bytes") == 0)
    return take_bytes (value, event->bytes, sizeof event->bytes, &event->n_bytes);
  return FALSE;
}

static gboolean
take_field (const char *key, const char *value, MadoTraceEvent *event)
{
  if (strcmp (key, "failed") == 0)
    return take_end (value, event);
  if (strcmp (key, "code") == 0)
    return take_code (value, event);
  if (strcmp (key, "took") == 0)
    return take_number (value, 1, G_MAXUINT32, &event->took);
  if (strcmp (key, "insertion") == 0 && event->kind == MADO_TRACE_CONNECT)
    return take_number (value, 1, G_MAXUINT32, &event->insertion);
  if (strcmp (key, "unpower") == 0 && event->kind == MADO_TRACE_DISCONNECT)
    return event->unpower = strcmp (value, "yes") == 0;
  return event->kind == MADO_TRACE_COMMAND && take_of_command (key, value, event);
}

/* Only what is selected has data; an answer of less than two bytes has no status word, and one that
 * did not come has nothing. */
static gboolean
is_consistent (const MadoTraceEvent *event)
{
  gboolean by_name = event->header[2] == 0x04 && event->data_length >= 5;
  gboolean by_id = event->header[2] == 0x02 && event->data_length == 2;

  if (event->data_length > 0 && (event->header[1] != 0xA4 || (!by_name && !by_id)))
    return FALSE;
  if (event->end != MADO_TRACE_OK)
    return !event->has_sw && event->answer_length == 0 && event->n_bytes == 0 && !event->filled;
  if (!event->has_sw)
    return event->answer_length < 2 && event->n_bytes == 0 && !event->filled;
  return event->n_bytes <= event->answer_length && !(event->filled && event->answer_length == 0) &&
         !(event->filled && event->n_bytes > 0);
}

/* (nullable): what is wrong with the line */
static const char *
parse_event (MadoTrace *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 16);
  guint n_words = g_strv_length (words);
  MadoTraceEvent event = { .kind = MADO_TRACE_CONNECT };
  guint i = 2;

  if (self->events->len == MADO_TRACE_EVENTS_MAX)
    return "too many exchanges";
  if (!take_number (words[0], 0, G_MAXUINT32, &event.at))
    return "the line does not begin with a time";
  if (n_words < 2 || !mado_trace_kind_from_string (words[1], &event.kind))
    return "not the name of an event";
  if (event.kind == MADO_TRACE_COMMAND)
    {
      if (n_words < 3 || !take_exact_hex (words[2], event.header, sizeof event.header))
        return "a command without its header";
      i = 3;
    }
  for (; i < n_words; i++)
    {
      char *value = strchr (words[i], '=');
      if (value == NULL)
        return "a word that is no key with a value";
      *value++ = '\0';
      if (!take_field (words[i], value, &event))
        return "an unknown key, or not a good value";
    }
  if (!is_consistent (&event))
    return "the parts of the line contradict each other";
  mado_trace_add (self, &event);
  return NULL;
}

/* NULL for an escape that is none, or a byte that cannot be in a name. */
static char *
unescape (const char *value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *at = value; *at != '\0'; at++)
    {
      int high = 0, low = 0;
      if (*at != '\\')
        {
          g_string_append_c (text, *at);
          continue;
        }
      if (at[1] != 'x' || (high = g_ascii_xdigit_value (at[2])) < 0 ||
          (low = g_ascii_xdigit_value (at[3])) < 0 || high + low == 0)
        return NULL;
      g_string_append_c (text, (char)(high << 4 | low));
      at += 3;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
take_value (char **place, const char *value)
{
  if (*place != NULL)
    return "said twice";
  if (strlen (value) > VALUE_MAX)
    return "too long";
  *place = unescape (value);
  return *place != NULL ? NULL : "a wrong escape";
}

static const char *
take_atr (MadoTrace *self, const char *value)
{
  if (self->atr_length > 0)
    return "said twice";
  return mado_hex_parse (value, self->atr, sizeof self->atr, &self->atr_length) ? NULL
                                                                                : "not an ATR";
}

static const char *
parse_head (MadoTrace *self, char *line)
{
  char *value = strchr (line, '=');

  if (value == NULL)
    return "neither an exchange nor a key with a value";
  *value++ = '\0';
  if (self->events->len > 0)
    return "after the first exchange";
  if (strcmp (line, "program") == 0)
    return take_value (&self->program, value);
  if (strcmp (line, "system") == 0)
    return take_value (&self->system, value);
  if (strcmp (line, "library") == 0)
    return take_value (&self->library, value);
  if (strcmp (line, "reader") == 0)
    return take_value (&self->reader, value);
  if (strcmp (line, "outcome") == 0)
    return take_value (&self->outcome, value);
  if (strcmp (line, "atr") == 0)
    return take_atr (self, value);
  return "an unknown key";
}

/* @begun: the line that says what the file is has been read. */
static const char *
parse_line (MadoTrace *self, char *line, gboolean *begun)
{
  if (*line == '\0' || *line == '#')
    return NULL;
  if (!*begun)
    {
      *begun = TRUE;
      return strcmp (line, "madoguchi-trace=" FORMAT) == 0 ? NULL : "not a record of version 1";
    }
  return g_ascii_isdigit (*line) ? parse_event (self, line) : parse_head (self, line);
}

static const char *
parse_lines (MadoTrace *self, char **lines, guint *number)
{
  gboolean begun = FALSE;

  for (*number = 1; lines[*number - 1] != NULL; ++*number)
    {
      char *line = lines[*number - 1];
      gsize length = strlen (line);
      /* As an editor or a mail program on Windows leaves it. */
      if (length > 0 && line[length - 1] == '\r')
        line[length - 1] = '\0';
      const char *fault = parse_line (self, line, &begun);
      if (fault != NULL)
        return fault;
    }
  *number = 1;
  return begun ? NULL : "not a record of version 1";
}

MadoTrace *
mado_trace_parse (const char *text, gsize length, const char *name, GError **error)
{
  static const char mark[] = "\xef\xbb\xbf"; /* some editors put it before UTF-8 */
  g_autoptr (MadoTrace) self = g_new0 (MadoTrace, 1);
  const char *fault = NULL;
  guint number = 1;

  self->events = g_array_new (FALSE, TRUE, sizeof (MadoTraceEvent));
  if (length > MADO_TRACE_SIZE_MAX)
    fault = "the file is too large";
  else if (!g_utf8_validate (text, (gssize)length, NULL))
    fault = "not UTF-8";
  else
    {
      gsize skip = length >= 3 && memcmp (text, mark, 3) == 0 ? 3 : 0;
      g_autofree char *copy = g_strndup (text + skip, length - skip);
      g_auto (GStrv) lines = g_strsplit (copy, "\n", -1);
      fault = parse_lines (self, lines, &number);
    }
  if (fault == NULL)
    return g_steal_pointer (&self);
  g_set_error (error, MADO_TRACE_ERROR, MADO_TRACE_ERROR_INVALID, "%s:%u: %s", name, number, fault);
  return NULL;
}
