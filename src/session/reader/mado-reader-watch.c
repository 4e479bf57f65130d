/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reader-watch.h"

#include "mado-reader-name.h"
#include "mado-reader-private.h"
#include "mado-watch-thread.h"

struct _MadoReaderWatch
{
  GObject parent_instance;

  MadoTransport *transport; /* (owned) */
  GPtrArray *readers;       /* (owned) (element-type MadoReader) */
  MadoService service;
  MadoWatchThread *thread; /* (owned) (nullable): while started */
  MadoMailbox *mailbox;    /* (owned) (nullable): of this start; closing it drops late events */
};

static void mado_reader_watch_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MadoReaderWatch,
                               mado_reader_watch,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      mado_reader_watch_list_model_init))

typedef enum
{
  PROP_SERVICE = 1,
} MadoReaderWatchProperty;

static GParamSpec *props[PROP_SERVICE + 1] = { NULL };

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- the list ------------------------------------------------------------------------------ */

static GType
mado_reader_watch_get_item_type (GListModel *model)
{
  return MADO_TYPE_READER;
}

static guint
mado_reader_watch_get_n_items (GListModel *model)
{
  return MADO_READER_WATCH (model)->readers->len;
}

static gpointer
mado_reader_watch_get_item (GListModel *model, guint position)
{
  MadoReaderWatch *self = MADO_READER_WATCH (model);

  if (position >= self->readers->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->readers, position));
}

static void
mado_reader_watch_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mado_reader_watch_get_item_type;
  iface->get_n_items = mado_reader_watch_get_n_items;
  iface->get_item = mado_reader_watch_get_item;
}

/* What an event has changed. */
typedef struct
{
  GPtrArray *quiet;   /* (owned) (element-type MadoReader): those that have not told of it yet */
  GPtrArray *changed; /* (owned) (element-type MadoReader): those with something new */
} Changes;

static void
thaw_and_unref (gpointer reader)
{
  g_object_thaw_notify (reader);
  g_object_unref (reader);
}

static void
changes_init (Changes *changes)
{
  changes->quiet = g_ptr_array_new_with_free_func (thaw_and_unref);
  changes->changed = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Lets the readers tell. */
static void
changes_tell (Changes *changes)
{
  g_clear_pointer (&changes->quiet, g_ptr_array_unref);
}

static void
changes_clear (Changes *changes)
{
  g_clear_pointer (&changes->quiet, g_ptr_array_unref);
  g_clear_pointer (&changes->changed, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Changes, changes_clear)

static void
update_reader (MadoReader *reader, MadoSlotState state, guint32 insertion, Changes *changes)
{
  g_object_freeze_notify (G_OBJECT (reader));
  g_ptr_array_add (changes->quiet, g_object_ref (reader));
  if (mado_reader_update (reader, state, insertion))
    g_ptr_array_add (changes->changed, g_object_ref (reader));
}

/* The list as @slots have it: readers that stay keep their objects and their order. Nobody hears of
 * anything while the old one is being walked. */
static GPtrArray *
make_list (MadoReaderWatch *self, GPtrArray *slots, Changes *changes)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->readers->len; i++)
    {
      MadoReader *reader = g_ptr_array_index (self->readers, i);
      const MadoSlot *slot = mado_slot_find (slots, mado_reader_get_name (reader));

      if (slot == NULL)
        {
          update_reader (reader, MADO_SLOT_EMPTY, mado_reader_get_insertion (reader), changes);
          continue;
        }
      update_reader (reader, slot->state, slot->insertion, changes);
      g_ptr_array_add (list, g_object_ref (reader));
    }
  for (guint i = 0; i < slots->len; i++)
    {
      const MadoSlot *slot = g_ptr_array_index (slots, i);
      if (mado_reader_watch_find (self, slot->reader) != NULL)
        continue;
      MadoReader *reader = mado_reader_new (slot->reader);
      update_reader (reader, slot->state, slot->insertion, changes);
      g_ptr_array_add (list, reader);
    }
  return list;
}

/* Takes @list; tells of the part that differs. */
static void
set_list (MadoReaderWatch *self, GPtrArray *list)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->readers);
  guint shorter = MIN (old->len, list->len);
  guint head = 0;
  guint tail = 0;

  while (head < shorter && old->pdata[head] == list->pdata[head])
    head++;
  while (tail < shorter - head &&
         old->pdata[old->len - 1 - tail] == list->pdata[list->len - 1 - tail])
    tail++;
  guint removed = old->len - head - tail;
  guint added = list->len - head - tail;

  self->readers = list;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, removed, added);
}

static void
set_service (MadoReaderWatch *self, MadoService service)
{
  if (self->service == service)
    return;
  self->service = service;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SERVICE]);
}

/* --- events -------------------------------------------------------------------------------- */

static MadoService
get_service (const MadoWatchMessage *message)
{
  if (message->slots != NULL)
    return MADO_SERVICE_RUNNING;
  if (g_error_matches (message->error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REFUSED))
    return MADO_SERVICE_REFUSED;
  if (g_error_matches (message->error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_MISMATCH))
    return MADO_SERVICE_MISMATCH;
  return MADO_SERVICE_STOPPED;
}

static void
on__message_cb (gpointer owner, gpointer data)
{
  g_autoptr (MadoReaderWatch) self = g_object_ref (MADO_READER_WATCH (owner));
  const MadoWatchMessage *message = data;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_auto (Changes) changes;
  GPtrArray *slots = message->slots != NULL ? message->slots : none;
  MadoMailbox *mailbox = self->mailbox;

  changes_init (&changes);
  g_autoptr (GPtrArray) list = make_list (self, slots, &changes);
  changes_tell (&changes);
  /* A handler may stop the watch, after which no event may arrive. */
  if (self->mailbox != mailbox)
    return;
  set_list (self, g_steal_pointer (&list));
  if (self->mailbox != mailbox)
    return;
  set_service (self, get_service (message));

  for (guint i = 0; i < changes.changed->len && self->mailbox == mailbox; i++)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, g_ptr_array_index (changes.changed, i));
}

/* --- object -------------------------------------------------------------------------------- */

static void
mado_reader_watch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MadoReaderWatch *self = MADO_READER_WATCH (object);

  switch ((MadoReaderWatchProperty)id)
    {
    case PROP_SERVICE:
      g_value_set_enum (value, (int)self->service);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
mado_reader_watch_dispose (GObject *object)
{
  MadoReaderWatch *self = MADO_READER_WATCH (object);

  mado_reader_watch_stop (self);
  g_clear_object (&self->transport);
  G_OBJECT_CLASS (mado_reader_watch_parent_class)->dispose (object);
}

static void
mado_reader_watch_finalize (GObject *object)
{
  g_ptr_array_unref (MADO_READER_WATCH (object)->readers);
  G_OBJECT_CLASS (mado_reader_watch_parent_class)->finalize (object);
}

static void
mado_reader_watch_class_init (MadoReaderWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mado_reader_watch_get_property;
  object_class->dispose = mado_reader_watch_dispose;
  object_class->finalize = mado_reader_watch_finalize;

  props[PROP_SERVICE] =
      g_param_spec_enum ("service", NULL, NULL, MADO_TYPE_SERVICE, MADO_SERVICE_STARTING,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", MADO_TYPE_READER_WATCH, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, MADO_TYPE_READER);
}

static void
mado_reader_watch_init (MadoReaderWatch *self)
{
  self->readers = g_ptr_array_new_with_free_func (g_object_unref);
}

/* --- public -------------------------------------------------------------------------------- */

MadoReaderWatch *
mado_reader_watch_new (MadoTransport *transport)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT (transport), NULL);

  MadoReaderWatch *self = g_object_new (MADO_TYPE_READER_WATCH, NULL);
  self->transport = g_object_ref (transport);
  return self;
}

void
mado_reader_watch_start (MadoReaderWatch *self)
{
  g_return_if_fail (MADO_IS_READER_WATCH (self));

  if (self->thread != NULL)
    return;
  self->mailbox = mado_mailbox_new (self, on__message_cb, (GDestroyNotify)mado_watch_message_free);
  self->thread = mado_watch_thread_new (self->transport, self->mailbox);
}

void
mado_reader_watch_stop (MadoReaderWatch *self)
{
  g_return_if_fail (MADO_IS_READER_WATCH (self));

  if (self->thread == NULL)
    return;
  g_clear_pointer (&self->thread, mado_watch_thread_stop);
  mado_mailbox_close (self->mailbox);
  g_clear_pointer (&self->mailbox, mado_mailbox_unref);

  set_list (self, g_ptr_array_new_with_free_func (g_object_unref));
  set_service (self, MADO_SERVICE_STARTING);
}

void
mado_reader_watch_catch_up (MadoReaderWatch *self)
{
  g_return_if_fail (MADO_IS_READER_WATCH (self));

  if (self->mailbox != NULL)
    mado_mailbox_flush (self->mailbox);
}

MadoService
mado_reader_watch_get_service (MadoReaderWatch *self)
{
  g_return_val_if_fail (MADO_IS_READER_WATCH (self), MADO_SERVICE_STARTING);
  return self->service;
}

MadoReader *
mado_reader_watch_find (MadoReaderWatch *self, const char *name)
{
  g_return_val_if_fail (MADO_IS_READER_WATCH (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->readers->len; i++)
    {
      MadoReader *reader = g_ptr_array_index (self->readers, i);
      if (g_str_equal (mado_reader_get_name (reader), name))
        return reader;
    }
  return NULL;
}

MadoReader *
mado_reader_watch_find_label (MadoReaderWatch *self, const char *label)
{
  g_return_val_if_fail (MADO_IS_READER_WATCH (self), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  for (guint i = 0; i < self->readers->len; i++)
    {
      MadoReader *reader = g_ptr_array_index (self->readers, i);
      g_autofree char *shown = mado_reader_name_to_label (mado_reader_get_name (reader));
      if (g_str_equal (shown, label))
        return reader;
    }
  return NULL;
}

void
mado_reader_watch_retry (MadoReaderWatch *self)
{
  g_return_if_fail (MADO_IS_READER_WATCH (self));

  if (self->thread != NULL)
    mado_watch_thread_retry (self->thread);
}
