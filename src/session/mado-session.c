/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-session-private.h"

#include "mado-civil-date.h"
#include "mado-reading-outcome.h"
#include "mado-transport-trace.h"

/* Long enough to be read and followed; the next person should not be told of it. */
#define INTERRUPTION_SECONDS 20

G_DEFINE_FINAL_TYPE (MadoSession, mado_session, G_TYPE_OBJECT)

typedef enum
{
  PROP_STAGE = 1,
  PROP_BUSY,
  PROP_WAITING,
  PROP_SILENT,
  PROP_COMMITTED,
  PROP_PROGRESS,
  PROP_SNAPSHOT,
  PROP_ERROR,
  PROP_READER,
  PROP_PRACTICE,
  PROP_INTERRUPTED,
  PROP_ADVICE,
  PROP_MUNICIPALITY,
} MadoSessionProperty;

static GParamSpec *props[PROP_MUNICIPALITY + 1] = { NULL };

static void
notify (MadoSession *self, MadoSessionProperty id)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[id]);
}

static void
on_advice_changed_cb (gpointer data)
{
  notify (data, PROP_ADVICE);
}

/* --- which card ---------------------------------------------------------------------------- */

static void
set_current_reader (MadoSession *self, MadoReader *reader)
{
  if (g_set_object (&self->reader, reader))
    notify (self, PROP_READER);
}

/* The reader to be used by what is true now. */
static MadoReader *
pick_reader (MadoSession *self)
{
  if (mado_reader_watch_get_service (self->watch) != MADO_SERVICE_RUNNING)
    return NULL;
  if (self->wanted != NULL &&
      mado_reader_watch_find (self->watch, mado_reader_get_name (self->wanted)) != self->wanted)
    g_clear_object (&self->wanted);
  if (self->wanted != NULL)
    return self->wanted;
  MadoReader *usual =
      self->usual != NULL ? mado_reader_watch_find_label (self->watch, self->usual) : NULL;
  if (usual != NULL)
    return usual;
  return mado_reader_choice_pick (self->choice, G_LIST_MODEL (self->watch), self->reader);
}

/* The card thread may have heard first that the card is gone: that is what the grace is for. */
static gboolean
is_being_read (MadoSession *self)
{
  return self->in_hand && (self->mailbox != NULL || self->grace != NULL);
}

void
mado_session_reconsider (MadoSession *self)
{
  if (self->thread == NULL)
    return;
  gboolean reading = is_being_read (self);

  mado_reader_choice_prune (self->choice, G_LIST_MODEL (self->watch));
  g_autoptr (MadoReader) reader = pick_reader (self);
  if (reader != NULL)
    g_object_ref (reader);
  if (!mado_session_is_card_in_hand (self, reader))
    mado_session_drop_card (self);
  if (reading && reader != NULL && reader == self->reader && !mado_reader_has_card (reader))
    mado_session_note_interruption (self, TRUE);
  else if (reader != self->reader)
    mado_session_note_interruption (self, FALSE);
  /* Whoever heard of the changes may have stopped the session. */
  if (self->thread == NULL)
    return;
  set_current_reader (self, reader);

  /* And of this one. */
  if (self->thread != NULL && reader != NULL && mado_reader_has_card (reader) &&
      self->mailbox == NULL && mado_reader_choice_get (self->choice, reader) == MADO_OUTCOME_NONE)
    mado_session_start_reading (self);
  mado_session_update_stage (self);
}

static void
on_watch_changed_cb (MadoSession *self)
{
  mado_session_reconsider (self);
}

/* --- object -------------------------------------------------------------------------------- */

static void
mado_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MadoSession *self = MADO_SESSION (object);

  switch ((MadoSessionProperty)id)
    {
    case PROP_STAGE:
      g_value_set_enum (value, (int)self->stage);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_WAITING:
      g_value_set_boolean (value, self->waiting);
      break;
    case PROP_SILENT:
      g_value_set_boolean (value, self->silent);
      break;
    case PROP_COMMITTED:
      g_value_set_boolean (value, mado_session_get_committed (self));
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_SNAPSHOT:
      g_value_set_boxed (value, self->snapshot);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_READER:
      g_value_set_object (value, self->reader);
      break;
    case PROP_PRACTICE:
      g_value_set_boolean (value, self->practice);
      break;
    case PROP_INTERRUPTED:
      g_value_set_boolean (value, mado_session_get_interrupted (self));
      break;
    case PROP_ADVICE:
      g_value_set_boxed (value, mado_session_get_advice (self));
      break;
    case PROP_MUNICIPALITY:
      g_value_set_boxed (value, mado_session_get_municipality (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      break;
    }
}

static void
mado_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  /* The only one that can be set. */
  mado_session_set_reader (MADO_SESSION (object), g_value_get_object (value));
}

static void
mado_session_dispose (GObject *object)
{
  MadoSession *self = MADO_SESSION (object);

  mado_session_stop (self);
  g_clear_object (&self->watch);
  g_clear_object (&self->transport);
  g_clear_object (&self->wanted);
  g_clear_object (&self->reader);
  G_OBJECT_CLASS (mado_session_parent_class)->dispose (object);
}

static void
mado_session_finalize (GObject *object)
{
  MadoSession *self = MADO_SESSION (object);

  mado_reader_choice_free (self->choice);
  mado_advisor_free (self->advisor);
  g_clear_pointer (&self->practice_cas, g_ptr_array_unref);
  g_clear_pointer (&self->patience, mado_patience_unref);
  g_free (self->usual);
  G_OBJECT_CLASS (mado_session_parent_class)->finalize (object);
}

static void
mado_session_class_init (MadoSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = mado_session_get_property;
  object_class->set_property = mado_session_set_property;
  object_class->dispose = mado_session_dispose;
  object_class->finalize = mado_session_finalize;

  props[PROP_STAGE] =
      g_param_spec_enum ("stage", NULL, NULL, MADO_TYPE_STAGE, MADO_STAGE_STARTING, flags);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  props[PROP_WAITING] = g_param_spec_boolean ("waiting", NULL, NULL, FALSE, flags);
  props[PROP_SILENT] = g_param_spec_boolean ("silent", NULL, NULL, FALSE, flags);
  props[PROP_COMMITTED] = g_param_spec_boolean ("committed", NULL, NULL, FALSE, flags);
  props[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0.0, 1.0, 0.0, flags);
  props[PROP_SNAPSHOT] = g_param_spec_boxed ("snapshot", NULL, NULL, MADO_TYPE_SNAPSHOT, flags);
  props[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  props[PROP_READER] =
      g_param_spec_object ("reader", NULL, NULL, MADO_TYPE_READER, flags | G_PARAM_WRITABLE);
  props[PROP_PRACTICE] = g_param_spec_boolean ("practice", NULL, NULL, FALSE, flags);
  props[PROP_INTERRUPTED] = g_param_spec_boolean ("interrupted", NULL, NULL, FALSE, flags);
  props[PROP_ADVICE] = g_param_spec_boxed ("advice", NULL, NULL, MADO_TYPE_ADVICE, flags);
  props[PROP_MUNICIPALITY] =
      g_param_spec_boxed ("municipality", NULL, NULL, MADO_TYPE_MUNICIPALITY, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
mado_session_init (MadoSession *self)
{
  self->choice = mado_reader_choice_new ();
  self->advisor = mado_advisor_new (on_advice_changed_cb, self);
  self->interruption_seconds = INTERRUPTION_SECONDS;
}

/* --- public -------------------------------------------------------------------------------- */

MadoSession *
mado_session_new (MadoTransport *transport, gboolean practice)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT (transport), NULL);

  MadoSession *self = g_object_new (MADO_TYPE_SESSION, NULL);
  self->transport = mado_transport_trace_new (transport);
  self->practice = practice;
  self->watch = mado_reader_watch_new (transport);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_watch_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "items-changed", G_CALLBACK (on_watch_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "notify::service", G_CALLBACK (on_watch_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
mado_session_set_practice_cas (MadoSession *self, GPtrArray *practice_cas)
{
  g_return_if_fail (MADO_IS_SESSION (self));

  g_clear_pointer (&self->practice_cas, g_ptr_array_unref);
  self->practice_cas = practice_cas != NULL ? g_ptr_array_ref (practice_cas) : NULL;
}

void
mado_session_start (MadoSession *self)
{
  g_return_if_fail (MADO_IS_SESSION (self));

  if (self->thread != NULL)
    return;
  mado_session_new_thread (self);
  mado_reader_watch_start (self->watch);
}

/* The card thread is joined first, so that a VERIFY that was sent is answered to its end and its
 * caller learns of it. One whose card does not answer is left alone with all that it has. */
void
mado_session_stop (MadoSession *self)
{
  g_return_if_fail (MADO_IS_SESSION (self));

  if (self->thread == NULL)
    return;
  MadoCardThread *thread = g_steal_pointer (&self->thread);
  mado_session_drop_card (self);
  mado_session_note_interruption (self, FALSE);
  mado_session_stop_thread (self, thread);
  mado_session_end_order (self);
  mado_reader_watch_stop (self->watch);
  g_clear_object (&self->wanted);
  set_current_reader (self, NULL);
  mado_session_update_stage (self);
}

MadoReaderWatch *
mado_session_get_watch (MadoSession *self)
{
  g_return_val_if_fail (MADO_IS_SESSION (self), NULL);
  return self->watch;
}

MadoStage
mado_session_get_stage (MadoSession *self)
{
  g_return_val_if_fail (MADO_IS_SESSION (self), MADO_STAGE_STARTING);
  return self->stage;
}

MadoSnapshot *
mado_session_get_snapshot (MadoSession *self)
{
  g_return_val_if_fail (MADO_IS_SESSION (self), NULL);
  return self->snapshot;
}

MadoTrace *
mado_session_dup_trace (MadoSession *self)
{
  g_return_val_if_fail (MADO_IS_SESSION (self), NULL);

  MadoTrace *trace = mado_transport_trace_dup (MADO_TRANSPORT_TRACE (self->transport));
  if (trace == NULL || trace->outcome != NULL || self->busy ||
      (self->stage != MADO_STAGE_RESULT && self->stage != MADO_STAGE_CARD_ERROR))
    return trace;
  /* A reading that was given up has no outcome of its own, and never will. */
  g_autoptr (GError) silent = g_error_new_literal (
      MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SILENT, "the card does not answer");
  trace->outcome = mado_reading_dup_outcome (self->snapshot, silent);
  return trace;
}

MadoAdvice *
mado_session_get_advice (MadoSession *self)
{
  g_return_val_if_fail (MADO_IS_SESSION (self), NULL);
  return mado_advisor_get_advice (self->advisor);
}

const GError *
mado_session_get_error (MadoSession *self)
{
  g_return_val_if_fail (MADO_IS_SESSION (self), NULL);
  return self->error;
}

MadoReader *
mado_session_get_reader (MadoSession *self)
{
  g_return_val_if_fail (MADO_IS_SESSION (self), NULL);
  return self->reader;
}

void
mado_session_set_reader (MadoSession *self, MadoReader *reader)
{
  g_return_if_fail (MADO_IS_SESSION (self));
  g_return_if_fail (reader == NULL || MADO_IS_READER (reader));

  if (g_set_object (&self->wanted, reader))
    mado_session_reconsider (self);
}

void
mado_session_set_usual_reader (MadoSession *self, const char *label)
{
  g_return_if_fail (MADO_IS_SESSION (self));

  g_free (self->usual);
  self->usual = g_strdup (label);
  mado_session_reconsider (self);
}

gboolean
mado_session_get_practice (MadoSession *self)
{
  g_return_val_if_fail (MADO_IS_SESSION (self), FALSE);
  return self->practice;
}

gboolean
mado_session_get_busy (MadoSession *self)
{
  g_return_val_if_fail (MADO_IS_SESSION (self), FALSE);
  return self->busy;
}

gboolean
mado_session_get_waiting (MadoSession *self)
{
  g_return_val_if_fail (MADO_IS_SESSION (self), FALSE);
  return self->waiting;
}

gboolean
mado_session_get_silent (MadoSession *self)
{
  g_return_val_if_fail (MADO_IS_SESSION (self), FALSE);
  return self->silent;
}

gboolean
mado_session_get_committed (MadoSession *self)
{
  g_return_val_if_fail (MADO_IS_SESSION (self), FALSE);
  return self->committed && !self->silent;
}

gboolean
mado_session_get_interrupted (MadoSession *self)
{
  g_return_val_if_fail (MADO_IS_SESSION (self), FALSE);
  return self->interruption != NULL;
}

void
mado_session_set_audience (MadoSession *self, MadoAudience audience)
{
  g_return_if_fail (MADO_IS_SESSION (self));

  self->audience = audience;
}

MadoAudience
mado_session_get_audience (MadoSession *self)
{
  g_return_val_if_fail (MADO_IS_SESSION (self), MADO_AUDIENCE_CITIZEN);

  return self->audience;
}

void
mado_session_set_municipality (MadoSession *self, MadoMunicipality *municipality)
{
  g_return_if_fail (MADO_IS_SESSION (self));

  if (municipality == mado_advisor_get_municipality (self->advisor))
    return;
  mado_advisor_set_municipality (self->advisor, municipality);
  notify (self, PROP_MUNICIPALITY);
}

MadoMunicipality *
mado_session_get_municipality (MadoSession *self)
{
  g_return_val_if_fail (MADO_IS_SESSION (self), NULL);
  return mado_advisor_get_municipality (self->advisor);
}

void
mado_session_get_today (MadoSession *self, GDate *today)
{
  g_return_if_fail (MADO_IS_SESSION (self));

  mado_advisor_get_today (self->advisor, today);
}

void
mado_session_set_today (MadoSession *self, const GDate *today)
{
  g_return_if_fail (MADO_IS_SESSION (self));
  g_return_if_fail (today == NULL || mado_civil_date_known (today));

  mado_advisor_set_today (self->advisor, today);
}

void
mado_session_read_again (MadoSession *self)
{
  g_return_if_fail (MADO_IS_SESSION (self));

  mado_session_drop_card (self);
  if (self->reader != NULL)
    mado_reader_choice_note (self->choice, self->reader, MADO_OUTCOME_NONE, NULL);
  mado_session_reconsider (self);
}

void
mado_session_clear (MadoSession *self)
{
  g_return_if_fail (MADO_IS_SESSION (self));

  mado_session_drop_card (self);
  mado_session_note_interruption (self, FALSE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->watch)); i++)
    {
      g_autoptr (MadoReader) reader = g_list_model_get_item (G_LIST_MODEL (self->watch), i);
      mado_reader_choice_note (self->choice, reader, MADO_OUTCOME_CLEARED, NULL);
    }
  mado_session_reconsider (self);
}
