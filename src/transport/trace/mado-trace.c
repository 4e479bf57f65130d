/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-trace.h"

#include <stdlib.h>
#include <string.h>

#include "mado-library-pcsc.h"
#include "mado-reader-name.h"

/* --- the whole --------------------------------------------------------------------------------
 */

MadoTrace *
mado_trace_new (void)
{
  MadoTrace *self = g_new0 (MadoTrace, 1);

  self->program = g_strdup (MADO_VERSION);
  self->system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  self->library = g_strdup_printf ("%s, GLib %u.%u.%u", mado_library_pcsc_get_name (),
                                   glib_major_version, glib_minor_version, glib_micro_version);
  self->events = g_array_new (FALSE, TRUE, sizeof (MadoTraceEvent));
  return self;
}

MadoTrace *
mado_trace_copy (const MadoTrace *self)
{
  MadoTrace *copy = g_new (MadoTrace, 1);

  *copy = *self;
  copy->program = g_strdup (self->program);
  copy->system = g_strdup (self->system);
  copy->library = g_strdup (self->library);
  copy->reader = g_strdup (self->reader);
  copy->outcome = g_strdup (self->outcome);
  copy->events = g_array_copy (self->events);
  return copy;
}

void
mado_trace_free (MadoTrace *self)
{
  g_free (self->program);
  g_free (self->system);
  g_free (self->library);
  g_free (self->reader);
  g_free (self->outcome);
  g_array_unref (self->events);
  g_free (self);
}

/* "Twin Reader (70D7E2EE) 00 00": pcscd puts what a device calls its serial number in round
 * brackets before the numbers of the reader and the slot. Elsewhere, as in names of other systems:
 * brackets around letters and digits, four digits or more of them in a row. */
char *
mado_trace_dup_model (const char *reader)
{
  g_autoptr (GRegex) regex = g_regex_new (" *\\([^()]*\\)(?= [0-9A-F]{2} [0-9A-F]{2}$)"
                                          "| *[\\(\\[][0-9A-Za-z]*[0-9]{4,}[0-9A-Za-z]*[\\)\\]]",
                                          G_REGEX_RAW, 0, NULL);

  return g_regex_replace_literal (regex, reader, -1, 0, "", 0, NULL);
}

void
mado_trace_set_reader (MadoTrace *self, const char *reader)
{
  g_autofree char *label = mado_reader_name_to_label (reader);

  g_free (self->reader);
  self->reader = mado_trace_dup_model (label);
}

void
mado_trace_set_atr (MadoTrace *self, const guint8 *atr, gsize length)
{
  self->atr_length = MIN (length, MADO_ATR_MAX);
  if (self->atr_length == 0)
    return;
  memcpy (self->atr, atr, self->atr_length);

  /* 3B 8N 80 01, N bytes, checksum. Of a type B card's eight the last four are the protocol's. */
  guint n = length > 1 ? atr[1] & 0x0f : 0;
  if (length != n + 5 || atr[0] != 0x3B || (atr[1] & 0xf0) != 0x80 || atr[2] != 0x80 ||
      atr[3] != 0x01)
    return;
  memset (self->atr + 4, 0, n == 8 ? 4 : n);
  self->atr[length - 1] = 0;
  for (gsize i = 1; i + 1 < length; i++)
    self->atr[length - 1] ^= self->atr[i];
}

void
mado_trace_add (MadoTrace *self, const MadoTraceEvent *event)
{
  if (self->events->len < MADO_TRACE_EVENTS_MAX)
    g_array_append_vals (self->events, event, 1);
}

void
mado_trace_replace_last (MadoTrace *self, const MadoTraceEvent *event)
{
  g_return_if_fail (self->events->len > 0);

  g_array_index (self->events, MadoTraceEvent, self->events->len - 1) = *event;
}

const MadoTraceEvent *
mado_trace_get (const MadoTrace *self, guint index)
{
  return &g_array_index (self->events, MadoTraceEvent, index);
}

/* --- one event --------------------------------------------------------------------------------
 */

static const struct
{
  MadoTraceEnd end;
  MadoTransportError code;
} transport_ends[] = {
  { MADO_TRACE_NO_SERVICE, MADO_TRANSPORT_ERROR_NO_SERVICE },
  { MADO_TRACE_NO_READER, MADO_TRANSPORT_ERROR_NO_READER },
  { MADO_TRACE_NO_CARD, MADO_TRANSPORT_ERROR_NO_CARD },
  { MADO_TRACE_REMOVED, MADO_TRANSPORT_ERROR_REMOVED },
  { MADO_TRACE_RESET, MADO_TRANSPORT_ERROR_RESET },
  { MADO_TRACE_SHARING, MADO_TRANSPORT_ERROR_SHARING },
  { MADO_TRACE_MUTE, MADO_TRANSPORT_ERROR_MUTE },
  { MADO_TRACE_SILENT, MADO_TRANSPORT_ERROR_SILENT },
  { MADO_TRACE_REFUSED, MADO_TRANSPORT_ERROR_REFUSED },
  { MADO_TRACE_MISMATCH, MADO_TRANSPORT_ERROR_MISMATCH },
  { MADO_TRACE_FAILED, MADO_TRANSPORT_ERROR_FAILED },
};

static MadoTraceEnd
end_of (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return MADO_TRACE_CANCELLED;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return MADO_TRACE_TIMED_OUT;
  for (gsize i = 0; i < G_N_ELEMENTS (transport_ends); i++)
    if (g_error_matches (error, MADO_TRANSPORT_ERROR, (int)transport_ends[i].code))
      return transport_ends[i].end;
  return MADO_TRACE_FAILED;
}

void
mado_trace_note_error (MadoTraceEvent *event, const GError *error)
{
  /* "SCardTransmit: 0x80100016", as the transport for PC/SC words it. */
  const char *code = strstr (error->message, ": 0x");

  event->end = end_of (error);
  if (code != NULL)
    event->code = (guint32)strtoul (code + 4, NULL, 16);
}

void
mado_trace_set_error (MadoTraceEnd end, GError **error)
{
  const char *message = "as it was recorded";

  g_return_if_fail (end != MADO_TRACE_OK);

  if (end == MADO_TRACE_CANCELLED)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, message);
  else if (end == MADO_TRACE_TIMED_OUT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, message);
  for (gsize i = 0; i < G_N_ELEMENTS (transport_ends); i++)
    if (transport_ends[i].end == end)
      g_set_error_literal (error, MADO_TRANSPORT_ERROR, (int)transport_ends[i].code, message);
}

/* What may be selected in a trace: the applications of the issuer of the card, whose names begin
 * so, and files by their two bytes. The program selects nothing else. */
static gboolean
may_tell_data (const guint8 *command, gsize data_length)
{
  if (command[1] != 0xA4)
    return FALSE;
  if (command[2] == 0x04)
    return data_length >= 5 && data_length <= 16 && command[5] == 0xD3 && command[6] == 0x92;
  return command[2] == 0x02 && data_length == 2;
}

/* Le where a command ends with it: one byte, or two with a zero before. */
static guint32
parse_expected (const guint8 *bytes, gsize length)
{
  guint32 expected = 0;

  for (gsize i = 0; i < length; i++)
    expected = expected << 8 | bytes[i];
  if (length == 0 || expected > 0)
    return expected;
  return length == 1 ? 256 : 65536;
}

gboolean
mado_trace_event_set_command (MadoTraceEvent *self, const guint8 *command, gsize length)
{
  memcpy (self->header, command, sizeof self->header);
  if (length <= 5)
    {
      self->expected = parse_expected (command + 4, length - 4);
      return TRUE;
    }
  if (length == 7 && command[4] == 0)
    {
      self->expected = parse_expected (command + 5, 2);
      return TRUE;
    }

  gsize data_length = command[4];
  if (data_length == 0 || length < 5 + data_length || length > 6 + data_length ||
      !may_tell_data (command, data_length))
    return FALSE;
  memcpy (self->data, command + 5, data_length);
  self->data_length = (guint8)data_length;
  self->expected = parse_expected (command + 5 + data_length, length - 5 - data_length);
  return TRUE;
}

/* --- where it meets --- */

/* card-protocol.md 2.1: the application of 公的個人認証. */
static const guint8 jpki[] = { 0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01 };

static gboolean
is_jpki (const MadoTracePlace *self)
{
  return self->aid_length == sizeof jpki && memcmp (self->aid, jpki, sizeof jpki) == 0;
}

void
mado_trace_place_follow (MadoTracePlace *self, const MadoTraceEvent *event)
{
  if (event->kind != MADO_TRACE_COMMAND)
    {
      *self = (MadoTracePlace){ 0 };
      return;
    }
  if (event->header[1] != 0xA4 || event->data_length == 0)
    return;

  gboolean selected = event->has_sw && event->sw == 0x9000;
  self->file = 0;
  if (event->header[2] == 0x02)
    {
      self->file = selected ? (guint16)(event->data[0] << 8 | event->data[1]) : 0;
      return;
    }
  self->aid_length = selected ? event->data_length : 0;
  memcpy (self->aid, event->data, self->aid_length);
}

/* card-protocol.md 3.1: the two certificates, and those of their CAs. */
gboolean
mado_trace_place_is_certificate (const MadoTracePlace *self)
{
  return is_jpki (self) && (self->file == 0x0001 || self->file == 0x0002 || self->file == 0x000A ||
                            self->file == 0x000B);
}

/* The label in CK_TOKEN_INFO, which says what sort of thing the card is (card-protocol.md 3.1):
 * capital letters and digits, with padding behind. */
static gsize
measure_label (const guint8 *answer, gsize length)
{
  gsize n = 0;

  if (length < 4 || memcmp (answer, "JPKI", 4) != 0)
    return 0;
  while (n < MIN (length, MADO_TRACE_BYTES_MAX) &&
         (g_ascii_isupper (answer[n]) || g_ascii_isdigit (answer[n])))
    n++;
  return n;
}

/* How many bytes of what stands at the beginning of a file are the same on every card, or say no
 * more than which certificates there are and how long they are. All else is never told. */
static gsize
count_open_bytes (const MadoTracePlace *place, const guint8 *answer, gsize length)
{
  if (mado_trace_place_is_certificate (place))
    return MIN (length, 4);
  if (is_jpki (place) && place->file == 0x0006)
    return measure_label (answer, length);
  if (is_jpki (place) && place->file == 0x0008)
    return MIN (length, 3);
  return 0;
}

static gboolean
is_filled (const guint8 *answer, gsize length)
{
  if (length == 0 || (answer[0] != 0x00 && answer[0] != 0xff))
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (answer[i] != answer[0])
      return FALSE;
  return TRUE;
}

void
mado_trace_event_set_answer (MadoTraceEvent *self,
                             const MadoTracePlace *place,
                             const guint8 *answer,
                             gsize length)
{
  self->has_sw = length >= 2;
  self->answer_length = (guint32)(self->has_sw ? length - 2 : length);
  if (!self->has_sw)
    return;
  self->sw = (guint16)(answer[length - 2] << 8 | answer[length - 1]);
  self->filled = is_filled (answer, self->answer_length);
  if (self->filled)
    self->fill = answer[0];
  else if (self->header[0] == 0x00 && self->header[1] == 0xB0 && self->header[2] == 0 &&
           self->header[3] == 0)
    self->n_bytes = (guint8)count_open_bytes (place, answer, self->answer_length);
  memcpy (self->bytes, answer, self->n_bytes);
}
