/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reading-private.h"

#include "mado-snapshot-private.h"

static gboolean
is_pin_error (const GError *error)
{
  return g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG) ||
         g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_BLOCKED) ||
         g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_CONFIRM);
}

/* VERIFY broke, and nobody knows whether it counted: the card itself is asked, if it is still
 * there; VERIFY is not sent again (card-protocol.md 4.2). FALSE: it cannot be asked. */
static gboolean
ask_whether_it_counted (MadoReading *self, const GError *failure)
{
  MadoTries *tries = &self->request->order->answer.tries;

  *tries = MADO_PIN_ANSWER_NONE.tries;
  gboolean told = !mado_reading_is_over (failure) && mado_reading_recheck_identity (self, NULL) &&
                  mado_card_query_tries (self->card, MADO_PIN_SIGN, tries, NULL);
  if (!told)
    *tries = MADO_PIN_ANSWER_NONE.tries;
  mado_reading_note_tries (self, MADO_PIN_SIGN, tries, failure);
  return told;
}

static gboolean
verify_card (MadoReading *self, GError **error)
{
  MadoPinOrder *order = self->request->order;

  return mado_card_verify (self->card, MADO_PIN_SIGN, order->current, order->confirmed_last_try,
                           &order->answer.tries, error);
}

static gboolean
verify (MadoReading *self, GError **error)
{
  const MadoTries *tries = &self->request->order->answer.tries;
  g_autoptr (GError) local = NULL;

  gboolean verified = verify_card (self, &local);
  if (!verified && mado_reading_may_send_pin_again (self, &local))
    verified = verify_card (self, &local);
  if (verified)
    {
      mado_snapshot_set_tries (self->draft, MADO_PIN_SIGN, tries);
      return TRUE;
    }
  if (is_pin_error (local))
    mado_snapshot_set_tries (self->draft, MADO_PIN_SIGN, tries);
  else if (!ask_whether_it_counted (self, local) && mado_card_has_sent_pin (self->card))
    {
      g_set_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_UNTOLD,
                   "The answer to VERIFY was lost: %s", local->message);
      return FALSE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A CA certificate that may be another card's is given up. */
static gboolean
read_sign_ca (MadoReading *self, GError **error)
{
  g_autoptr (MadoSnapshot) before = mado_snapshot_copy (self->draft);

  if (mado_reading_read_ca (self, MADO_KIND_SIGN) && mado_reading_recheck_identity (self, error))
    return TRUE;
  if (self->ended != NULL)
    g_propagate_error (error, g_steal_pointer (&self->ended));
  mado_snapshot_unref (self->draft);
  self->draft = g_steal_pointer (&before);
  return FALSE;
}

/* @got: (out): the certificate is in the draft, and only its issuer's is in question */
static gboolean
read_sign_once (MadoReading *self, gboolean *got, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (MadoCertificate) certificate = mado_reading_read_certificate (
      self, MADO_CARD_FILE_SIGN_CERTIFICATE, MADO_CERTIFICATE_USE_SIGN, &local);

  *got = FALSE;
  if (!mado_reading_is_over (local) && !mado_reading_recheck_identity (self, error))
    return FALSE;
  if (certificate == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *got = TRUE;
  mado_reading_set_certificate (self, MADO_KIND_SIGN, certificate);
  return read_sign_ca (self, error);
}

/* A card that hides what its password was just accepted for may not have accepted it: that all
 * tries are there again is not believed of it. */
static void
ask_whether_it_verified (MadoReading *self, const GError *failure)
{
  MadoTries *tries = &self->request->order->answer.tries;

  if (!mado_reading_recheck_identity (self, NULL) ||
      !mado_card_query_tries (self->card, MADO_PIN_SIGN, tries, NULL))
    *tries = MADO_PIN_ANSWER_NONE.tries;
  mado_reading_note_tries (self, MADO_PIN_SIGN, tries, failure);
}

/* Where 0008 says that it is recorded, it makes no sense that it should not be there; nor that it
 * should be hidden, although its password was just accepted. */
static void
note_sign_failure (MadoReading *self, const GError *failure)
{
  MadoItemState state = mado_reading_state_of_failure (failure);
  g_autoptr (GError) contradiction = NULL;

  self->sign_answered = TRUE;
  if (state == MADO_ITEM_ABSENT &&
      mado_snapshot_get_availability (self->draft, MADO_KIND_SIGN) != MADO_AVAILABILITY_RECORDED)
    {
      mado_snapshot_set_state (self->draft, MADO_ITEM_SIGN_CERTIFICATE, state, NULL);
      return;
    }
  if (state != MADO_ITEM_UNREADABLE)
    contradiction = g_error_new (MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL,
                                 "The card contradicts itself: %s", failure->message);
  mado_snapshot_set_state (self->draft, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_UNREADABLE,
                           contradiction != NULL ? contradiction : failure);
}

/* After VERIFY. Once more where something is not as it should be: an exchange may be lost, or its
 * answer wrong. */
static void
read_sign_certificate (MadoReading *self, GError **error)
{
  gboolean got_before = FALSE, hidden = FALSE;

  for (guint n_reads = 1;; n_reads++)
    {
      g_autoptr (GError) local = NULL;
      gboolean got;
      gboolean read = read_sign_once (self, &got, &local);
      gboolean last = n_reads == 2 || (!read && (mado_reading_is_over (local) || self->unsettled));

      if (read &&
          (last || mado_snapshot_get_chain (self->draft, MADO_KIND_SIGN) == MADO_CHAIN_PINNED))
        return;
      /* Also where it is something else that keeps the second one from being read. */
      hidden = hidden || mado_reading_state_of_failure (local) == MADO_ITEM_HIDDEN;
      if (last)
        {
          if (!got && !got_before)
            {
              if (hidden)
                ask_whether_it_verified (self, local);
              note_sign_failure (self, local);
            }
          g_propagate_error (error, g_steal_pointer (&local));
          return;
        }
      got_before = got;
      mado_card_forget_selection (self->card);
    }
}

/* A card that says twice that it has no 署名用 certificate is sent no password. 0008's value for
 * "not recorded" was never seen on a real card (card-protocol.md 3.1), so it alone does not keep a
 * person from asking. */
static gboolean
check_worth_asking (MadoReading *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (mado_snapshot_get_state (self->draft, MADO_ITEM_SIGN_CERTIFICATE) != MADO_ITEM_ABSENT)
    return TRUE;
  if (mado_card_probe_sign_certificate (self->card, &local))
    return TRUE;
  self->sign_answered = g_error_matches (local, MADO_CARD_ERROR, MADO_CARD_ERROR_ABSENT);
  if (!self->sign_answered && !mado_reading_is_over (local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
verify_and_read (MadoReading *self, GError **error)
{
  if (!check_worth_asking (self, error) || !mado_reading_recheck_identity (self, error) ||
      !mado_reading_commit (self, error))
    return;

  if (verify (self, error))
    {
      mado_reading_publish (self);
      read_sign_certificate (self, error);
    }
  mado_reading_publish (self);
}

void
mado_reading_run_password (MadoReading *self)
{
  g_autoptr (GError) error = NULL;

  verify_and_read (self, &error);
  if (!self->sign_answered || mado_reading_is_over (error))
    self->ended = g_steal_pointer (&error);
}

MadoSnapshot *
mado_reading_run_sign (MadoTransport *transport,
                       const MadoReadingRequest *request,
                       MadoSnapshot *base,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT (transport), NULL);
  g_return_val_if_fail (request != NULL && request->reader != NULL, NULL);
  g_return_val_if_fail (request->order != NULL && !request->order->is_change && base != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  MadoReading self = { NULL };

  request->order->answer = MADO_PIN_ANSWER_NONE;
  if (!mado_reading_open (&self, transport, request, cancellable, error))
    return NULL;

  self.draft = mado_snapshot_copy (base);
  gboolean same = mado_reading_check_before_pin (&self, error);
  if (same)
    verify_and_read (&self, error);
  mado_reading_close (&self);

  if (!same)
    g_clear_pointer (&self.draft, mado_snapshot_unref);
  return self.draft;
}
