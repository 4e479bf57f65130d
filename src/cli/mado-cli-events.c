/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-events.h"

#include <glib/gi18n.h>

#include "mado-json.h"
#include "mado-wording.h"
#include "mado-session-nicks.h"
#include "mado-transport-nicks.h"

/* A reader as the last line about it left it. */
typedef struct
{
  MadoReader *reader; /* (owned) */
  MadoSlotState state;
  guint32 insertion;
} Known;

struct _MadoCliEvents
{
  MadoReaderWatch *watch; /* (owned) */
  GPtrArray *known;       /* (owned) (element-type Known): in the order of the watch */
  gboolean json;
  MadoCliEventsWrite write;
  gpointer user_data;
  gboolean ended;
  MadoService told; /* the state of the service that was told last */
};

typedef enum
{
  EVENT_SERVICE_STARTED,
  EVENT_SERVICE_STOPPED,
  EVENT_SERVICE_REFUSED,
  EVENT_SERVICE_MISMATCH,
  EVENT_READER_ADDED,
  EVENT_READER_REMOVED,
  EVENT_READER_UNAVAILABLE,
  EVENT_CARD_INSERTED,
  EVENT_CARD_REMOVED,
  EVENT_CARD_MUTE,
  EVENT_CARD_BUSY,
  EVENT_CARD_RELEASED,
} Event;

static const struct
{
  const char *word;     /* the stable word of the JSON */
  const char *sentence; /* for people */
} events[] = {
  [EVENT_SERVICE_STARTED] = { "service-started", N_ ("カードリーダーのサービスが動いています") },
  [EVENT_SERVICE_STOPPED] = { "service-stopped", N_ ("カードリーダーのサービスが動いていません") },
  [EVENT_SERVICE_REFUSED] = { "service-refused",
                              N_ ("カードリーダーのサービスを使うことが許されていません") },
  [EVENT_SERVICE_MISMATCH] = { "service-mismatch",
                               N_ ("カードリーダーのサービスと版が合いません") },
  [EVENT_READER_ADDED] = { "reader-added", N_ ("リーダーがあります") },
  [EVENT_READER_REMOVED] = { "reader-removed", N_ ("リーダーが外されました") },
  [EVENT_READER_UNAVAILABLE] = { "reader-unavailable", N_ ("リーダーの状態がわかりません") },
  [EVENT_CARD_INSERTED] = { "card-inserted", N_ ("カードが置かれました") },
  [EVENT_CARD_REMOVED] = { "card-removed", N_ ("カードが離れました") },
  [EVENT_CARD_MUTE] = { "card-mute", N_ ("カードが応答しません") },
  [EVENT_CARD_BUSY] = { "card-busy", N_ ("ほかのプログラムがカードを使っています") },
  [EVENT_CARD_RELEASED] = { "card-released", N_ ("ほかのプログラムがカードを使い終わりました") },
};

static void
known_free (gpointer data)
{
  Known *self = data;
  g_object_unref (self->reader);
  g_free (self);
}

/* --- lines --- */

static char *
json_line (Event event, const char *reader, const char *state)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  mado_json_add_string (builder, "event", events[event].word);
  mado_json_add_string (builder, "reader", reader);
  mado_json_add_string (builder, "state", state);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);
  return g_strconcat (text, "\n", NULL);
}

static char *
text_line (Event event, const char *reader)
{
  if (reader == NULL)
    return g_strconcat (_ (events[event].sentence), "\n", NULL);
  /* Translators: what happened, and the reader's name */
  g_autofree char *text = g_strdup_printf (_ ("%1$s：%2$s"), _ (events[event].sentence), reader);
  return g_strconcat (text, "\n", NULL);
}

static void
emit (MadoCliEvents *self, Event event, const char *reader, const char *state)
{
  if (self->ended)
    return;
  g_autofree char *name = reader != NULL ? mado_wording_reader (reader) : NULL;
  g_autofree char *line = self->json ? json_line (event, name, state) : text_line (event, name);
  self->ended = !self->write (line, self->user_data);
}

static void
emit_reader (MadoCliEvents *self, Event event, MadoReader *reader, MadoSlotState state)
{
  emit (self, event, mado_reader_get_name (reader), mado_slot_state_to_string (state));
}

/* --- readers and cards --- */

static gboolean
holds_card (MadoSlotState state)
{
  return state == MADO_SLOT_CARD || state == MADO_SLOT_MUTE || state == MADO_SLOT_BUSY;
}

static Event
arrival (MadoSlotState state, MadoSlotState before)
{
  switch (state)
    {
    case MADO_SLOT_MUTE:
      return EVENT_CARD_MUTE;
    case MADO_SLOT_BUSY:
      return EVENT_CARD_BUSY;
    case MADO_SLOT_UNAVAILABLE:
      return EVENT_READER_UNAVAILABLE;
    case MADO_SLOT_CARD:
    case MADO_SLOT_EMPTY:
    default:
      return before == MADO_SLOT_BUSY ? EVENT_CARD_RELEASED : EVENT_CARD_INSERTED;
    }
}

/* Tells the way from the state last told to the present one. */
static void
update (MadoCliEvents *self, Known *known)
{
  MadoSlotState before = known->state;
  MadoSlotState state = mado_reader_get_state (known->reader);
  guint32 insertion = mado_reader_get_insertion (known->reader);
  gboolean swapped = holds_card (before) && holds_card (state) && insertion != known->insertion;
  known->state = state;
  known->insertion = insertion;

  if (holds_card (before) && (swapped || !holds_card (state)))
    {
      emit_reader (self, EVENT_CARD_REMOVED, known->reader, MADO_SLOT_EMPTY);
      before = MADO_SLOT_EMPTY;
    }
  if (state != before && state != MADO_SLOT_EMPTY)
    emit_reader (self, arrival (state, before), known->reader, state);
}

static void
add (MadoCliEvents *self, guint position)
{
  Known *known = g_new0 (Known, 1);
  known->reader = g_list_model_get_item (G_LIST_MODEL (self->watch), position);
  known->state = MADO_SLOT_EMPTY;
  known->insertion = mado_reader_get_insertion (known->reader);
  g_ptr_array_insert (self->known, (int)position, known);
  emit_reader (self, EVENT_READER_ADDED, known->reader, mado_reader_get_state (known->reader));
  update (self, known);
}

static void
remove_at (MadoCliEvents *self, guint position)
{
  Known *known = g_ptr_array_index (self->known, position);
  if (holds_card (known->state))
    emit_reader (self, EVENT_CARD_REMOVED, known->reader, MADO_SLOT_EMPTY);
  emit (self, EVENT_READER_REMOVED, mado_reader_get_name (known->reader), NULL);
  g_ptr_array_remove_index (self->known, position);
}

static void
tell_service (MadoCliEvents *self, MadoService service)
{
  static const Event events_of[] = {
    [MADO_SERVICE_RUNNING] = EVENT_SERVICE_STARTED,
    [MADO_SERVICE_STOPPED] = EVENT_SERVICE_STOPPED,
    [MADO_SERVICE_REFUSED] = EVENT_SERVICE_REFUSED,
    [MADO_SERVICE_MISMATCH] = EVENT_SERVICE_MISMATCH,
  };
  if (service == self->told)
    return;
  self->told = service;
  if (service != MADO_SERVICE_STARTING)
    emit (self, events_of[service], NULL, mado_service_to_string (service));
}

static void
on_items_changed_cb (MadoCliEvents *self, guint position, guint removed, guint added)
{
  /* Where there is a reader the service runs, whatever order the watch says it in. */
  if (added > 0)
    tell_service (self, MADO_SERVICE_RUNNING);
  for (guint i = 0; i < removed; i++)
    remove_at (self, position);
  for (guint i = 0; i < added; i++)
    add (self, position + i);
}

static void
on_changed_cb (MadoCliEvents *self, MadoReader *reader)
{
  for (guint i = 0; i < self->known->len; i++)
    {
      Known *known = g_ptr_array_index (self->known, i);
      if (known->reader == reader)
        update (self, known);
    }
}

static void
on_service_cb (MadoCliEvents *self)
{
  tell_service (self, mado_reader_watch_get_service (self->watch));
}

MadoCliEvents *
mado_cli_events_new (MadoReaderWatch *watch,
                     gboolean json,
                     MadoCliEventsWrite write,
                     gpointer user_data)
{
  MadoCliEvents *self = g_new0 (MadoCliEvents, 1);
  self->watch = g_object_ref (watch);
  self->known = g_ptr_array_new_with_free_func (known_free);
  self->json = json;
  self->write = write;
  self->user_data = user_data;

  g_signal_connect_swapped (watch, "items-changed", G_CALLBACK (on_items_changed_cb), self);
  g_signal_connect_swapped (watch, "changed", G_CALLBACK (on_changed_cb), self);
  g_signal_connect_swapped (watch, "notify::service", G_CALLBACK (on_service_cb), self);
  on_service_cb (self);
  on_items_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (watch)));
  return self;
}

void
mado_cli_events_free (MadoCliEvents *self)
{
  g_signal_handlers_disconnect_by_data (self->watch, self);
  g_object_unref (self->watch);
  g_ptr_array_unref (self->known);
  g_free (self);
}
