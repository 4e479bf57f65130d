/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reading-change.h"

#include "mado-reading-private.h"
#include "mado-snapshot-private.h"

gboolean
mado_reading_check_changeable (MadoSnapshot *base, GError **error)
{
  switch (mado_snapshot_get_token (base))
    {
    case MADO_TOKEN_JUKI_CARD:
      g_set_error_literal (error, MADO_CARD_ERROR, MADO_CARD_ERROR_NOT_JPKI,
                           "this is a Basic Resident Register Card");
      return FALSE;
    case MADO_TOKEN_ANDROID:
    case MADO_TOKEN_IPHONE:
      g_set_error_literal (error, MADO_CARD_ERROR, MADO_CARD_ERROR_SMARTPHONE,
                           "this is a smartphone");
      return FALSE;
    case MADO_TOKEN_MY_NUMBER_CARD:
    case MADO_TOKEN_UNKNOWN:
    default:
      return TRUE;
    }
}

/* FALSE: the card was not asked anything about the PIN. */
static gboolean
prepare (MadoReading *self, GError **error)
{
  return mado_reading_check_before_pin (self, error) && mado_reading_commit (self, error);
}

static gboolean
change_card (MadoReading *self, GError **error)
{
  MadoPinOrder *order = self->request->order;

  return mado_card_change_pin (self->card, order->pin, order->current, order->new_pin,
                               order->confirmed_last_try, &order->answer.change,
                               &order->answer.tries, error);
}

/* FALSE: the card may be another one by now. */
static gboolean
change (MadoReading *self, GError **error)
{
  MadoPinOrder *order = self->request->order;
  MadoPinAnswer *answer = &order->answer;
  g_autoptr (GError) local = NULL;

  if (!change_card (self, &local) && mado_reading_may_send_pin_again (self, &local))
    change_card (self, &local);
  /* The retry counter of a card that was asked for it anew: is it still this one's? */
  gboolean same = mado_reading_recheck_identity (self, NULL);
  if (!same)
    answer->tries = MADO_PIN_ANSWER_NONE.tries;
  mado_reading_note_tries (self, order->pin, &answer->tries, local);
  if (answer->change == MADO_PIN_CHANGE_NOT_CHANGED && !mado_card_has_sent_pin (self->card))
    answer->change = MADO_PIN_CHANGE_NOT_SENT;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return same;
}

/* Nothing was learnt of the card, so it is taken to be the same. */
static gboolean
is_kept_out (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SHARING);
}

MadoSnapshot *
mado_reading_run_change (MadoTransport *transport,
                         const MadoReadingRequest *request,
                         MadoSnapshot *base,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT (transport), NULL);
  g_return_val_if_fail (request != NULL && request->reader != NULL, NULL);
  g_return_val_if_fail (request->order != NULL && request->order->is_change, NULL);
  g_return_val_if_fail (base != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  MadoReading self = { NULL };

  request->order->answer = MADO_PIN_ANSWER_NONE;
  if (!mado_reading_check_changeable (base, error))
    return mado_snapshot_ref (base);

  g_autoptr (GError) local = NULL;
  self.draft = mado_snapshot_copy (base);
  gboolean ready =
      mado_reading_open (&self, transport, request, cancellable, &local) && prepare (&self, &local);
  gboolean same = ready ? change (&self, &local) : is_kept_out (local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  mado_reading_close (&self);
  if (!same)
    g_clear_pointer (&self.draft, mado_snapshot_unref);
  return self.draft;
}
