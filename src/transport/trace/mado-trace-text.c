/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-trace.h"

#include <string.h>

#include "mado-decimal.h"
#include "mado-hex.h"
#include "mado-refusal.h"
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

/* A file that is being read: up to the first fault. */
typedef struct
{
  MadoTrace *trace;
  const char *name;
  guint line; /* 0 for the file as a whole */
  GError **error;
} Reading;

/* Always FALSE. @value: (nullable): what is written */
static gboolean
refuse (const Reading *self, MadoRefusalReason reason, const char *value, guint maximum)
{
  const MadoRefusal refusal = {
    .reason = reason,
    .file = self->name,
    .line = self->line,
    .value = value,
    .maximum = maximum,
  };

  mado_refusal_set_error (&refusal, self->error);
  return FALSE;
}

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
  guint8 sw[2] = { 0 };

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

/* @words: those behind the name of the event */
static gboolean
take_fields (const Reading *self, char **words, MadoTraceEvent *event)
{
  for (; *words != NULL; words++)
    {
      char *value = strchr (*words, '=');
      g_autofree char *key = value != NULL ? g_strndup (*words, (gsize)(value - *words)) : NULL;

      if (value == NULL)
        return refuse (self, MADO_REFUSAL_KEY_FORM, *words, 0);
      if (!take_field (key, value + 1, event))
        return refuse (self, MADO_REFUSAL_TRACE_FIELD, *words, 0);
    }
  return TRUE;
}

static gboolean
parse_event (const Reading *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 16);
  char **rest = words + 1;
  MadoTraceEvent event = { .kind = MADO_TRACE_CONNECT };

  if (self->trace->events->len == MADO_TRACE_EVENTS_MAX)
    return refuse (self, MADO_REFUSAL_TRACE_MANY, NULL, MADO_TRACE_EVENTS_MAX);
  if (!take_number (words[0], 0, G_MAXUINT32, &event.at))
    return refuse (self, MADO_REFUSAL_TRACE_TIME, words[0], 0);
  if (*rest == NULL || !mado_trace_kind_from_string (*rest, &event.kind))
    return refuse (self, MADO_REFUSAL_TRACE_EVENT, *rest, 0);
  rest++;
  if (event.kind == MADO_TRACE_COMMAND)
    {
      if (*rest == NULL || !take_exact_hex (*rest, event.header, sizeof event.header))
        return refuse (self, MADO_REFUSAL_TRACE_HEADER, *rest, 0);
      rest++;
    }
  if (!take_fields (self, rest, &event))
    return FALSE;
  if (!is_consistent (&event))
    return refuse (self, MADO_REFUSAL_TRACE_CONTRADICTION, NULL, 0);
  mado_trace_add (self->trace, &event);
  return TRUE;
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

static gboolean
take_value (const Reading *self, char **place, const char *key, const char *value)
{
  if (*place != NULL)
    return refuse (self, MADO_REFUSAL_KEY_TWICE, key, 0);
  if (strlen (value) > VALUE_MAX)
    return refuse (self, MADO_REFUSAL_TRACE_LONG, key, VALUE_MAX);
  *place = unescape (value);
  return *place != NULL || refuse (self, MADO_REFUSAL_ESCAPE, value, 0);
}

static gboolean
take_atr (const Reading *self, const char *key, const char *value)
{
  MadoTrace *trace = self->trace;

  if (trace->atr_length > 0)
    return refuse (self, MADO_REFUSAL_KEY_TWICE, key, 0);
  return mado_hex_parse (value, trace->atr, sizeof trace->atr, &trace->atr_length) ||
         refuse (self, MADO_REFUSAL_VALUE, value, 0);
}

static gboolean
parse_head (const Reading *self, const char *line)
{
  MadoTrace *trace = self->trace;
  const char *value = strchr (line, '=');
  g_autofree char *key = value != NULL ? g_strndup (line, (gsize)(value - line)) : NULL;

  if (value == NULL)
    return refuse (self, MADO_REFUSAL_KEY_FORM, line, 0);
  value++;
  if (trace->events->len > 0)
    return refuse (self, MADO_REFUSAL_TRACE_LATE, key, 0);
  if (strcmp (key, "program") == 0)
    return take_value (self, &trace->program, key, value);
  if (strcmp (key, "system") == 0)
    return take_value (self, &trace->system, key, value);
  if (strcmp (key, "library") == 0)
    return take_value (self, &trace->library, key, value);
  if (strcmp (key, "reader") == 0)
    return take_value (self, &trace->reader, key, value);
  if (strcmp (key, "outcome") == 0)
    return take_value (self, &trace->outcome, key, value);
  if (strcmp (key, "atr") == 0)
    return take_atr (self, key, value);
  return refuse (self, MADO_REFUSAL_KEY_UNKNOWN, key, 0);
}

/* @begun: the line that says what the file is has been read. */
static gboolean
parse_line (const Reading *self, const char *line, gboolean *begun)
{
  if (*line == '\0' || *line == '#')
    return TRUE;
  if (!*begun)
    {
      *begun = TRUE;
      return strcmp (line, "madoguchi-trace=" FORMAT) == 0 ||
             refuse (self, MADO_REFUSAL_TRACE_VERSION, line, 0);
    }
  return g_ascii_isdigit (*line) ? parse_event (self, line) : parse_head (self, line);
}

static gboolean
parse_lines (Reading *self, char **lines)
{
  gboolean begun = FALSE;

  for (; *lines != NULL; lines++)
    {
      gsize length = strlen (*lines);
      /* As an editor or a mail program on Windows leaves it. */
      if (length > 0 && (*lines)[length - 1] == '\r')
        (*lines)[length - 1] = '\0';
      self->line++;
      if (!parse_line (self, *lines, &begun))
        return FALSE;
    }
  self->line = 0;
  return begun || refuse (self, MADO_REFUSAL_TRACE_VERSION, NULL, 0);
}

static gboolean
parse_text (Reading *self, const char *text, gsize length)
{
  static const char mark[] = "\xef\xbb\xbf"; /* some editors put it before UTF-8 */

  if (length > MADO_TRACE_SIZE_MAX)
    return refuse (self, MADO_REFUSAL_TOO_LARGE, NULL, MADO_TRACE_SIZE_MAX);
  if (!g_utf8_validate (text, (gssize)length, NULL))
    return refuse (self, MADO_REFUSAL_NOT_UTF8, NULL, 0);
  gsize skip = length >= 3 && memcmp (text, mark, 3) == 0 ? 3 : 0;
  g_autofree char *copy = g_strndup (text + skip, length - skip);
  g_auto (GStrv) lines = g_strsplit (copy, "\n", -1);
  return parse_lines (self, lines);
}

MadoTrace *
mado_trace_parse (const char *text, gsize length, const char *name, GError **error)
{
  g_autoptr (MadoTrace) self = g_new0 (MadoTrace, 1);
  Reading reading = { .trace = self, .name = name, .error = error };

  self->events = g_array_new (FALSE, TRUE, sizeof (MadoTraceEvent));
  return parse_text (&reading, text, length) ? g_steal_pointer (&self) : NULL;
}
