/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-counter-desk-private.h"

#include "mado-clock.h"
#include "mado-idle.h"

#define NOTE_SECONDS (30 * 60)

struct _MadoCounterDesk
{
  GObject parent_instance;

  MadoSession *session; /* (owned) (nullable) */
  int idle_seconds;
  gint64 touched;   /* mado_clock_get_time() */
  guint idle_timer; /* 0: nothing has been done since it last went off */
  gboolean warned;

  MadoBaseline *note; /* (owned) (nullable) */
  char *note_time;    /* (owned) (nullable) */
  gboolean card_left; /* since the note was taken */
  guint note_timer;
  guint note_seconds; /* for how long the next one is kept */
};

G_DEFINE_FINAL_TYPE (MadoCounterDesk, mado_counter_desk, G_TYPE_OBJECT)

enum
{
  SIGNAL_IDLE,
  SIGNAL_WARNED,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Nobody finds what was left here before the computer slept, so its sleep counts. */
static guint
start_timer (MadoCounterDesk *self, guint seconds, GSourceFunc callback)
{
  g_autoptr (GSource) source = mado_clock_source_in (seconds);

  g_source_set_callback (source, callback, self, NULL);
  return g_source_attach (source, NULL);
}

/* --- idle --- */

static gboolean on_idle_timer_cb (gpointer data);

static void
start_idle_timer (MadoCounterDesk *self, int seconds)
{
  self->idle_timer = start_timer (self, (guint)seconds, on_idle_timer_cb);
}

static void
set_warned (MadoCounterDesk *self, gboolean warned)
{
  if (self->warned == warned)
    return;
  self->warned = warned;
  g_signal_emit (self, signals[SIGNAL_WARNED], 0);
}

/* Every key and every move of a mouse counts, and is not worth a new timer: the old one goes off,
 * and sees for how long it has to go on. */
static gboolean
on_idle_timer_cb (gpointer data)
{
  MadoCounterDesk *self = MADO_COUNTER_DESK (data);
  MadoIdle idle = mado_idle_look (self->idle_seconds, mado_clock_get_time () - self->touched);

  self->idle_timer = 0;
  set_warned (self, idle.warned);
  if (idle.over)
    g_signal_emit (self, signals[SIGNAL_IDLE], 0);
  else
    start_idle_timer (self, idle.look_in);
  return G_SOURCE_REMOVE;
}

void
mado_counter_desk_touch (MadoCounterDesk *self)
{
  self->touched = mado_clock_get_time ();
  if (self->idle_timer == 0)
    start_idle_timer (self, mado_idle_look (self->idle_seconds, 0).look_in);
  set_warned (self, FALSE);
}

gboolean
mado_counter_desk_get_warned (MadoCounterDesk *self)
{
  return self->warned;
}

/* --- note --- */

static gboolean
on_note_late_cb (gpointer data)
{
  MadoCounterDesk *self = MADO_COUNTER_DESK (data);

  self->note_timer = 0;
  mado_counter_desk_forget_baseline (self);
  return G_SOURCE_REMOVE;
}

gboolean
mado_counter_desk_can_baseline (MadoCounterDesk *self)
{
  MadoSnapshot *snapshot = self->session != NULL ? mado_session_get_snapshot (self->session) : NULL;

  return snapshot != NULL && mado_snapshot_get_complete (snapshot);
}

void
mado_counter_desk_take_baseline (MadoCounterDesk *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate today;

  g_return_if_fail (mado_counter_desk_can_baseline (self));

  mado_counter_desk_forget_baseline (self);
  mado_session_get_today (self->session, &today);
  self->note = mado_baseline_new (mado_session_get_snapshot (self->session), &today);
  self->note_time = g_date_time_format (now, "%H:%M");
  self->card_left = FALSE;
  self->note_timer = start_timer (self, self->note_seconds, on_note_late_cb);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
mado_counter_desk_forget_baseline (MadoCounterDesk *self)
{
  if (self->note == NULL)
    return;
  g_clear_handle_id (&self->note_timer, g_source_remove);
  g_clear_pointer (&self->note, mado_baseline_free);
  g_clear_pointer (&self->note_time, g_free);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
mado_counter_desk_can_compare (MadoCounterDesk *self)
{
  return self->note != NULL && self->card_left && mado_counter_desk_can_baseline (self);
}

gboolean
mado_counter_desk_knows_card (MadoCounterDesk *self)
{
  g_autoptr (MadoBaseline) after = NULL;
  MadoKind kind;
  GDate today;

  if (!mado_counter_desk_can_compare (self))
    return FALSE;
  mado_session_get_today (self->session, &today);
  after = mado_baseline_new (mado_session_get_snapshot (self->session), &today);
  MadoComparison comparison = mado_rules_compare_cards (self->note, after, &kind);
  return comparison != MADO_COMPARISON_OTHER_CARD && comparison != MADO_COMPARISON_UNSURE;
}

const MadoBaseline *
mado_counter_desk_get_baseline (MadoCounterDesk *self)
{
  return self->note;
}

const char *
mado_counter_desk_get_baseline_time (MadoCounterDesk *self)
{
  return self->note_time;
}

/* --- the object --- */

static void
mado_counter_desk_dispose (GObject *object)
{
  MadoCounterDesk *self = MADO_COUNTER_DESK (object);

  g_clear_handle_id (&self->idle_timer, g_source_remove);
  mado_counter_desk_forget_baseline (self);
  mado_counter_desk_set_session (self, NULL);

  G_OBJECT_CLASS (mado_counter_desk_parent_class)->dispose (object);
}

static void
mado_counter_desk_class_init (MadoCounterDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mado_counter_desk_dispose;

  signals[SIGNAL_IDLE] = g_signal_new ("idle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_WARNED] = g_signal_new ("warned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mado_counter_desk_init (MadoCounterDesk *self)
{
  self->note_seconds = NOTE_SECONDS;
}

MadoCounterDesk *
mado_counter_desk_new (int idle_seconds)
{
  MadoCounterDesk *self = g_object_new (MADO_TYPE_COUNTER_DESK, NULL);

  self->idle_seconds = idle_seconds;
  return self;
}

/* Putting down a card and taking it away are done by somebody, too. */
static void
on_card_cb (MadoCounterDesk *self)
{
  if (mado_session_get_snapshot (self->session) == NULL)
    self->card_left = TRUE;
  mado_counter_desk_touch (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
mado_counter_desk_set_session (MadoCounterDesk *self, MadoSession *session)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;
  mado_session_set_audience (session, MADO_AUDIENCE_STAFF);
  g_signal_connect_object (session, "notify::stage", G_CALLBACK (on_card_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::snapshot", G_CALLBACK (on_card_cb), self,
                           G_CONNECT_SWAPPED);
  on_card_cb (self);
}

MadoSession *
mado_counter_desk_get_session (MadoCounterDesk *self)
{
  return self->session;
}

void
mado_counter_desk_set_note_seconds (MadoCounterDesk *self, guint seconds)
{
  self->note_seconds = seconds;
}
