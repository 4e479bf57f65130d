/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reader.h"

#include "mado-model-enums.h"
#include "mado-reader-private.h"

struct _MadoReader
{
  GObject parent_instance;

  char *name; /* (owned) */
  MadoSlotState state;
  guint32 insertion;
};

G_DEFINE_FINAL_TYPE (MadoReader, mado_reader, G_TYPE_OBJECT)

typedef enum
{
  PROP_NAME = 1,
  PROP_STATE,
  PROP_INSERTION,
} MadoReaderProperty;

static GParamSpec *props[PROP_INSERTION + 1] = { NULL };

static void
mado_reader_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MadoReader *self = MADO_READER (object);

  switch ((MadoReaderProperty)id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int)self->state);
      break;
    case PROP_INSERTION:
      g_value_set_uint (value, self->insertion);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
mado_reader_finalize (GObject *object)
{
  g_free (MADO_READER (object)->name);
  G_OBJECT_CLASS (mado_reader_parent_class)->finalize (object);
}

static void
mado_reader_class_init (MadoReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = mado_reader_get_property;
  object_class->finalize = mado_reader_finalize;

  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  props[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, MADO_TYPE_SLOT_STATE, MADO_SLOT_EMPTY, flags);
  props[PROP_INSERTION] = g_param_spec_uint ("insertion", NULL, NULL, 0, G_MAXUINT32, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
mado_reader_init (MadoReader *self)
{
}

MadoReader *
mado_reader_new (const char *name)
{
  MadoReader *self = g_object_new (MADO_TYPE_READER, NULL);
  self->name = g_strdup (name);
  return self;
}

gboolean
mado_reader_update (MadoReader *self, MadoSlotState state, guint32 insertion)
{
  gboolean state_changed = state != self->state;
  gboolean insertion_changed = insertion != self->insertion;

  self->state = state;
  self->insertion = insertion;
  if (state_changed)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
  if (insertion_changed)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_INSERTION]);
  /* An empty reader that stays empty has seen a card come and go too fast to matter. */
  return state_changed || (insertion_changed && mado_reader_has_card (self));
}

const char *
mado_reader_get_name (MadoReader *self)
{
  g_return_val_if_fail (MADO_IS_READER (self), NULL);
  return self->name;
}

MadoSlotState
mado_reader_get_state (MadoReader *self)
{
  g_return_val_if_fail (MADO_IS_READER (self), MADO_SLOT_UNAVAILABLE);
  return self->state;
}

guint32
mado_reader_get_insertion (MadoReader *self)
{
  g_return_val_if_fail (MADO_IS_READER (self), 0);
  return self->insertion;
}

gboolean
mado_reader_has_card (MadoReader *self)
{
  g_return_val_if_fail (MADO_IS_READER (self), FALSE);

  switch (self->state)
    {
    case MADO_SLOT_CARD:
    case MADO_SLOT_MUTE:
    case MADO_SLOT_BUSY:
      return TRUE;
    case MADO_SLOT_EMPTY:
    case MADO_SLOT_UNAVAILABLE:
    default:
      return FALSE;
    }
}
