/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "at-reader.h"

double
at_reader_get_progress (MadoSession *session)
{
  double progress;

  g_object_get (session, "progress", &progress, NULL);
  return progress;
}

/* A stage is announced once; and where it is without a result, nothing of a card is there any more.
 */
static void
on_stage_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  MadoStage stage = mado_session_get_stage (session);
  MadoStage last = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (session), "last-stage"));

  g_assert_cmpint (stage, !=, last);
  g_object_set_data (G_OBJECT (session), "last-stage", GUINT_TO_POINTER (stage));
  if (stage != MADO_STAGE_RESULT)
    {
      g_assert_null (mado_session_get_snapshot (session));
      g_assert_null (mado_session_get_advice (session));
      g_assert_cmpfloat (at_reader_get_progress (session), ==, 0.0);
    }
  g_assert_true ((stage == MADO_STAGE_CARD_ERROR) == (mado_session_get_error (session) != NULL));
}

static void
on_snapshot_cb (MadoSession *session, GParamSpec *pspec, gpointer data)
{
  g_assert_true ((mado_session_get_snapshot (session) != NULL) ==
                 (mado_session_get_advice (session) != NULL));
}

MadoSession *
at_reader_new_session (MadoTransportPractice *transport)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoMunicipality) ward = mado_municipality_load ("suginami", NULL, &error);
  MadoSession *session = mado_session_new (MADO_TRANSPORT (transport), TRUE);

  g_assert_no_error (error);
  mado_session_set_practice_cas (session, fixture_get_cas ());
  mado_session_set_municipality (session, ward);
  g_signal_connect (session, "notify::stage", G_CALLBACK (on_stage_cb), NULL);
  g_signal_connect (session, "notify::snapshot", G_CALLBACK (on_snapshot_cb), NULL);
  return session;
}

void
at_reader_set_up (AtReader *self, gconstpointer data)
{
  self->card = fixture_card_new ();
  self->transport = fixture_transport_new (NULL);
  self->session = at_reader_new_session (self->transport);
}

void
at_reader_tear_down (AtReader *self, gconstpointer data)
{
  mado_session_stop (self->session);
  g_assert_finalize_object (self->session);
  g_assert_finalize_object (self->transport);
  g_assert_finalize_object (self->card);
}

MadoStage
at_reader_get_stage (AtReader *self)
{
  return mado_session_get_stage (self->session);
}

gboolean
at_reader_is_idle_in (AtReader *self, MadoStage wanted)
{
  return fixture_is_idle_in (self->session, wanted);
}

void
at_reader_insert (AtReader *self)
{
  mado_transport_practice_insert (self->transport, FIXTURE_READER, self->card);
}

void
at_reader_remove_card (AtReader *self)
{
  mado_transport_practice_remove (self->transport, FIXTURE_READER);
}

void
at_reader_start_with_card (AtReader *self)
{
  at_reader_insert (self);
  mado_session_start (self->session);
  fixture_spin_until (at_reader_is_idle_in (self, MADO_STAGE_RESULT));
}

void
at_reader_start_empty (AtReader *self)
{
  mado_session_start (self->session);
  fixture_spin_until (at_reader_get_stage (self) == MADO_STAGE_NO_CARD);
}

const char *
at_reader_get_auth_digest (AtReader *self)
{
  MadoSnapshot *snapshot = mado_session_get_snapshot (self->session);
  MadoCertificate *certificate =
      snapshot != NULL ? mado_snapshot_get_certificate (snapshot, MADO_KIND_AUTH) : NULL;

  g_autofree char *digest =
      certificate != NULL
          ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, mado_certificate_get_der (certificate))
          : NULL;

  return g_intern_string (digest);
}

MadoPracticeCard *
at_reader_other_card_new (void)
{
  MadoPracticeCard *card = fixture_card_new ();
  g_autoptr (GBytes) der = fixture_load ("auth-generation-2");

  mado_practice_card_add_file (card, fixture_jpki, 0x000A, der, 0);
  return card;
}

MadoChannel *
at_reader_hold (AtReader *self)
{
  g_autoptr (GError) error = NULL;
  MadoChannel *other =
      mado_transport_connect (MADO_TRANSPORT (self->transport), FIXTURE_READER, NULL, &error);
  g_assert_no_error (error);
  return other;
}

static void
on_sign_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  g_assert_false (answer->answered);
  answer->ok =
      mado_session_order_finish (MADO_SESSION (source), result, &answer->told, &answer->error);
  answer->answered = TRUE;
  answer->shown = mado_session_get_snapshot (MADO_SESSION (source)) != NULL;
}

void
at_reader_ask (
    AtReader *self, const char *text, gboolean confirmed, GCancellable *cancellable, Answer *answer)
{
  g_autoptr (MadoSecret) password = mado_secret_new (text);
  g_autoptr (MadoPinOrder) order = mado_pin_order_new_sign (password, confirmed);

  g_clear_error (&answer->error);
  *answer = (Answer){ FALSE };
  mado_session_order_async (self->session, order, cancellable, on_sign_cb, answer);
}
