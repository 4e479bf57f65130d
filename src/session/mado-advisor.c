/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-advisor-private.h"

#include "mado-civil-date.h"
#include "mado-midnight.h"

G_DEFINE_BOXED_TYPE (MadoAdvice, mado_advice, mado_advice_ref, mado_advice_unref)

struct _MadoAdvisor
{
  MadoAdvisorChanged changed;
  gpointer user_data;
  MadoAdvisorClock clock;
  gpointer clock_data;

  MadoSnapshot *snapshot;         /* (owned) (nullable) */
  MadoMunicipality *municipality; /* (owned) (nullable) */
  gboolean today_fixed;
  GDate today;        /* when fixed */
  MadoAdvice *advice; /* (owned) (nullable) */
  GSource *midnight;  /* (owned) (nullable) */
};

static void advise (MadoAdvisor *self);

static gint64
read_wall_clock (gpointer user_data)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
disarm_midnight (MadoAdvisor *self)
{
  if (self->midnight == NULL)
    return;
  g_source_destroy (self->midnight);
  g_clear_pointer (&self->midnight, g_source_unref);
}

static gboolean
on_midnight_cb (gpointer data)
{
  MadoAdvisor *self = data;

  disarm_midnight (self);
  advise (self);
  return G_SOURCE_REMOVE;
}

/* The only timer there is while nobody does anything: one wake-up a day. */
static void
arm_midnight (MadoAdvisor *self, gint64 now)
{
  gint64 seconds = mado_midnight_after (now) - now;

  disarm_midnight (self);
  self->midnight = mado_midnight_source_new (read_wall_clock (NULL) + seconds);
  g_source_set_callback (self->midnight, on_midnight_cb, self, NULL);
  g_source_attach (self->midnight, g_main_context_get_thread_default ());
}

static void
find_today (MadoAdvisor *self, GDate *today)
{
  gint64 now = self->clock (self->clock_data);

  if (self->today_fixed)
    {
      disarm_midnight (self);
      *today = self->today;
      return;
    }
  mado_civil_date_from_unix (today, now);
  arm_midnight (self, now);
}

/* (nullable) */
static MadoAdvice *
create_advice (MadoAdvisor *self, const GDate *today)
{
  MadoAdvice *advice;
  MadoFacts facts;

  if (self->snapshot == NULL)
    return NULL;
  mado_snapshot_get_facts (self->snapshot, &facts);
  advice = mado_advice_new (&facts, &self->municipality->rules, today);
  mado_secret_wipe (&facts, sizeof facts);
  return advice;
}

static void
advise (MadoAdvisor *self)
{
  GDate today;

  g_clear_pointer (&self->advice, mado_advice_unref);
  if (self->municipality != NULL)
    {
      find_today (self, &today);
      self->advice = create_advice (self, &today);
    }
  else
    disarm_midnight (self);
  self->changed (self->user_data);
}

MadoAdvisor *
mado_advisor_new (MadoAdvisorChanged changed, gpointer user_data)
{
  MadoAdvisor *self = g_new0 (MadoAdvisor, 1);

  self->changed = changed;
  self->user_data = user_data;
  self->clock = read_wall_clock;
  g_date_clear (&self->today, 1);
  return self;
}

void
mado_advisor_free (MadoAdvisor *self)
{
  disarm_midnight (self);
  g_clear_pointer (&self->snapshot, mado_snapshot_unref);
  g_clear_pointer (&self->municipality, mado_municipality_unref);
  g_clear_pointer (&self->advice, mado_advice_unref);
  g_free (self);
}

void
mado_advisor_set_snapshot (MadoAdvisor *self, MadoSnapshot *snapshot)
{
  if (snapshot != NULL)
    mado_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, mado_snapshot_unref);
  self->snapshot = snapshot;
  advise (self);
}

void
mado_advisor_set_municipality (MadoAdvisor *self, MadoMunicipality *municipality)
{
  if (municipality != NULL)
    mado_municipality_ref (municipality);
  g_clear_pointer (&self->municipality, mado_municipality_unref);
  self->municipality = municipality;
  advise (self);
}

void
mado_advisor_set_today (MadoAdvisor *self, const GDate *today)
{
  self->today_fixed = today != NULL;
  if (today != NULL)
    self->today = *today;
  advise (self);
}

void
mado_advisor_get_today (MadoAdvisor *self, GDate *today)
{
  if (self->today_fixed)
    *today = self->today;
  else
    mado_civil_date_from_unix (today, self->clock (self->clock_data));
}

void
mado_advisor_set_clock (MadoAdvisor *self, MadoAdvisorClock clock, gpointer user_data)
{
  self->clock = clock;
  self->clock_data = user_data;
  advise (self);
}

MadoMunicipality *
mado_advisor_get_municipality (MadoAdvisor *self)
{
  return self->municipality;
}

MadoAdvice *
mado_advisor_get_advice (MadoAdvisor *self)
{
  return self->advice;
}
