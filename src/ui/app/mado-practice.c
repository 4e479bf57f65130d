/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice.h"

#include <glib/gi18n.h>

#include "mado-civil-date.h"
#include "mado-pin-pad-practice.h"
#include "mado-transport-practice.h"

struct _MadoPractice
{
  GObject parent_instance;

  MadoTransportPractice *transport; /* (owned) */
  MadoScenario *scenario;           /* (owned) */
  MadoPracticeCard *card;           /* (owned) */
  char *reader;                     /* (owned) */
  GDate today;                      /* cleared: Japan's */
  gboolean inserted;
};

G_DEFINE_FINAL_TYPE (MadoPractice, mado_practice, G_TYPE_OBJECT)

typedef enum
{
  PROP_INSERTED = 1,
} MadoPracticeProperty;

static GParamSpec *properties[PROP_INSERTED + 1];

static void
mado_practice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MadoPracticeProperty)id)
    {
    case PROP_INSERTED:
      g_value_set_boolean (value, MADO_PRACTICE (object)->inserted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mado_practice_finalize (GObject *object)
{
  MadoPractice *self = MADO_PRACTICE (object);

  g_clear_object (&self->transport);
  g_clear_object (&self->scenario);
  g_clear_object (&self->card);
  g_clear_pointer (&self->reader, g_free);

  G_OBJECT_CLASS (mado_practice_parent_class)->finalize (object);
}

static void
mado_practice_class_init (MadoPracticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mado_practice_get_property;
  object_class->finalize = mado_practice_finalize;

  properties[PROP_INSERTED] = g_param_spec_boolean ("inserted", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mado_practice_init (MadoPractice *self)
{
  g_date_clear (&self->today, 1);
  self->transport = mado_transport_practice_new ();
  self->reader = g_strdup (_ ("練習用リーダー"));
  mado_transport_practice_add_reader (self->transport, self->reader);
}

static void
attach_pin_pad (MadoPractice *self)
{
  g_auto (GStrv) typed = mado_scenario_dup_typed (self->scenario);

  if (typed != NULL)
    mado_pin_pad_practice_attach (self->transport, (const char *const *)typed);
}

MadoPractice *
mado_practice_new (const char *name, const GDate *today, GError **error)
{
  g_autoptr (MadoPractice) self = g_object_new (MADO_TYPE_PRACTICE, NULL);
  GDate date;

  if (today != NULL)
    self->today = *today;
  mado_civil_date_from_unix (&date, g_get_real_time () / G_USEC_PER_SEC);

  self->scenario = mado_scenario_load (name, error);
  if (self->scenario == NULL)
    return NULL;
  self->card = mado_scenario_create_card (self->scenario, today != NULL ? today : &date, error);
  if (self->card == NULL)
    return NULL;
  attach_pin_pad (self);
  mado_practice_set_inserted (self, TRUE);
  return g_steal_pointer (&self);
}

MadoTransport *
mado_practice_get_transport (MadoPractice *self)
{
  return MADO_TRANSPORT (self->transport);
}

const GDate *
mado_practice_get_today (MadoPractice *self)
{
  return g_date_valid (&self->today) ? &self->today : NULL;
}

MadoScenario *
mado_practice_get_scenario (MadoPractice *self)
{
  return self->scenario;
}

gboolean
mado_practice_get_inserted (MadoPractice *self)
{
  return self->inserted;
}

void
mado_practice_set_inserted (MadoPractice *self, gboolean inserted)
{
  if (self->inserted == inserted)
    return;

  self->inserted = inserted;
  if (inserted)
    {
      mado_transport_practice_insert (self->transport, self->reader, self->card);
      /* A service that a fault has stopped is started again by the same hand. */
      mado_transport_practice_set_service (self->transport, TRUE);
    }
  else
    mado_transport_practice_remove (self->transport, self->reader);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSERTED]);
}

void
mado_practice_look (MadoPractice *self)
{
  if (!mado_transport_practice_offers_card (self->transport, self->reader))
    mado_practice_set_inserted (self, FALSE);
}
