/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-tape.h"

#include <string.h>

#include "mado-hex.h"

#define INS_GET_RESPONSE 0xC0

/* What was answered to one command, in order. */
typedef struct
{
  GArray *indices; /* (owned) (element-type guint): of events */
  guint next;
} Track;

struct _MadoPracticeTape
{
  MadoTrace *trace;   /* (owned) */
  GHashTable *tracks; /* (owned): key → Track */
  GArray *connects;   /* (owned) (element-type MadoTraceEnd): how each attempt to connect ended */
  guint next_connect;
  MadoTracePlace place;
  GByteArray *pending; /* (owned): what GET RESPONSE is to fetch */
  gboolean over;
};

static void
track_free (gpointer data)
{
  Track *self = data;

  g_array_unref (self->indices);
  g_free (self);
}

/* The same command in the same place. Where an application is selected from does not matter, nor
 * which file was selected before another one. */
static char *
dup_key (const MadoTracePlace *place, const MadoTraceEvent *event)
{
  g_autoptr (GString) key = g_string_new (NULL);
  gboolean selects = event->header[1] == 0xA4;

  mado_hex_append (key, event->header, sizeof event->header);
  g_string_append_printf (key, " %u ", event->expected);
  mado_hex_append (key, event->data, event->data_length);
  if (selects && event->header[2] == 0x04)
    return g_string_free (g_steal_pointer (&key), FALSE);
  g_string_append_c (key, '@');
  mado_hex_append (key, place->aid, place->aid_length);
  if (!selects)
    g_string_append_printf (key, "/%04X", place->file);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static void
add_to_track (MadoPracticeTape *self, char *key, guint index)
{
  Track *track = g_hash_table_lookup (self->tracks, key);

  if (track == NULL)
    {
      track = g_new0 (Track, 1);
      track->indices = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->tracks, g_strdup (key), track);
    }
  g_array_append_val (track->indices, index);
}

/* (nullable): what was answered then. The last answer repeats; an exchange that failed last does
 * not, for nobody knows what would have come. */
static const MadoTraceEvent *
find (MadoPracticeTape *self, const MadoTraceEvent *command)
{
  g_autofree char *key = dup_key (&self->place, command);
  Track *track = g_hash_table_lookup (self->tracks, key);

  if (track == NULL)
    return NULL;
  gboolean again = track->next == track->indices->len;
  guint at = again ? track->next - 1 : track->next++;
  const MadoTraceEvent *event =
      mado_trace_get (self->trace, g_array_index (track->indices, guint, at));
  return again && event->end != MADO_TRACE_OK ? NULL : event;
}

/* A certificate has the length that was recorded, but is the practice card's own. */
static gboolean
keeps_own_bytes (const MadoPracticeTape *self, const MadoTraceEvent *event, const GByteArray *own)
{
  return mado_trace_place_is_certificate (&self->place) && event->bytes[0] == 0x30 &&
         own->len > 0 && own->data[0] == 0x30;
}

/* @own: what there is to be had, of which so much was given. */
static void
compose (MadoPracticeTape *self, const MadoTraceEvent *event, GByteArray *own, GByteArray *answer)
{
  guint given = event->answer_length;
  guint n_own = MIN (given, own->len);

  g_byte_array_set_size (answer, given);
  if (given > 0)
    memset (answer->data, event->filled ? event->fill : 0, given);
  if (n_own > 0 && !event->filled)
    memcpy (answer->data, own->data, n_own);
  if (event->n_bytes > 0 && !keeps_own_bytes (self, event, own))
    memcpy (answer->data, event->bytes, event->n_bytes);
  if (n_own > 0)
    g_byte_array_remove_range (own, 0, n_own);
  if (!event->has_sw)
    return;
  const guint8 trailer[] = { (guint8)(event->sw >> 8), (guint8)event->sw };
  g_byte_array_append (answer, trailer, sizeof trailer);
}

static void
answer_as_then (MadoPracticeTape *self, const MadoTraceEvent *event, GByteArray *answer)
{
  g_autoptr (GByteArray) own = g_byte_array_new ();

  if (event->header[1] == INS_GET_RESPONSE)
    g_byte_array_append (own, self->pending->data, self->pending->len);
  else if (answer->len > 2)
    g_byte_array_append (own, answer->data, answer->len - 2);
  compose (self, event, own, answer);
  g_byte_array_set_size (self->pending, 0);
  if (event->has_sw && event->sw >> 8 == 0x61)
    g_byte_array_append (self->pending, own->data, own->len);
}

MadoPracticeTape *
mado_practice_tape_new (const MadoTrace *trace)
{
  MadoPracticeTape *self = g_new0 (MadoPracticeTape, 1);
  MadoTracePlace place = { 0 };

  self->trace = mado_trace_copy (trace);
  self->tracks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, track_free);
  self->connects = g_array_new (FALSE, FALSE, sizeof (MadoTraceEnd));
  self->pending = g_byte_array_new ();
  for (guint i = 0; i < trace->events->len; i++)
    {
      const MadoTraceEvent *event = mado_trace_get (trace, i);
      g_autofree char *key = dup_key (&place, event);

      if (event->kind == MADO_TRACE_COMMAND)
        add_to_track (self, key, i);
      else if (event->kind == MADO_TRACE_CONNECT)
        g_array_append_val (self->connects, event->end);
      mado_trace_place_follow (&place, event);
    }
  return self;
}

void
mado_practice_tape_free (MadoPracticeTape *self)
{
  g_hash_table_unref (self->tracks);
  g_array_unref (self->connects);
  g_byte_array_unref (self->pending);
  mado_trace_free (self->trace);
  g_free (self);
}

void
mado_practice_tape_rewind (MadoPracticeTape *self)
{
  GHashTableIter iter;
  gpointer track;

  g_hash_table_iter_init (&iter, self->tracks);
  while (g_hash_table_iter_next (&iter, NULL, &track))
    ((Track *)track)->next = 0;
  self->next_connect = 0;
  self->over = FALSE;
  mado_practice_tape_deselect (self);
}

void
mado_practice_tape_deselect (MadoPracticeTape *self)
{
  self->place = (MadoTracePlace){ 0 };
  g_byte_array_set_size (self->pending, 0);
}

MadoTraceEnd
mado_practice_tape_connect (MadoPracticeTape *self)
{
  if (self->over || self->next_connect == self->connects->len)
    return MADO_TRACE_OK;
  return g_array_index (self->connects, MadoTraceEnd, self->next_connect++);
}

MadoTraceEnd
mado_practice_tape_play (MadoPracticeTape *self,
                         const guint8 *command,
                         gsize length,
                         GByteArray *answer)
{
  MadoTraceEvent now = { .kind = MADO_TRACE_COMMAND };

  if (self->over || length < 4)
    return MADO_TRACE_OK;
  if (!mado_trace_event_set_command (&now, command, length))
    {
      self->over = TRUE;
      return MADO_TRACE_OK;
    }

  const MadoTraceEvent *then = find (self, &now);
  if (then != NULL && then->end != MADO_TRACE_OK)
    return then->end;
  if (then != NULL)
    answer_as_then (self, then, answer);
  mado_trace_event_set_answer (&now, &self->place, answer->data, answer->len);
  mado_trace_place_follow (&self->place, &now);
  return MADO_TRACE_OK;
}
