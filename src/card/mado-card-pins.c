/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card.h"

#include "mado-card-pin-pad.h"
#include "mado-card-private.h"

/* Where each PIN lives (card-protocol.md 4.1). */
static const struct
{
  MadoCardApplication application;
  guint16 file;
} places[MADO_N_REFERENCES] = {
  [MADO_PIN_SIGN] = { MADO_CARD_APPLICATION_JPKI, 0x001B },
  [MADO_PIN_AUTH] = { MADO_CARD_APPLICATION_JPKI, 0x0018 },
  [MADO_PIN_TEXT] = { MADO_CARD_APPLICATION_TEXT, 0x0011 },
  [MADO_PIN_JUKI] = { MADO_CARD_APPLICATION_JUKI, 0x001C },
  [MADO_PIN_JUKI_COMMON] = { MADO_CARD_APPLICATION_COMMON, 0x001C },
};

/* What a status word says of the retry counter, as an answer to the question and to VERIFY alike.
 * 6983 and 6984 are both read as locked: which of them a card uses is not settled (card-protocol.md
 * 4.2). More tries than the card gives are no retry counter that could be believed. */
static MadoTries
tries_from_sw (MadoPin pin, guint16 sw)
{
  if (sw == 0x9000)
    return (MadoTries){ .state = MADO_TRIES_NOT_REPORTED };
  if (sw == 0x63C0 || sw == 0x6983 || sw == 0x6984)
    return (MadoTries){ .state = MADO_TRIES_LOCKED };
  if ((sw & 0xfff0) == 0x63C0 && (sw & 0x0fu) <= mado_pin_get_max_tries (pin))
    return (MadoTries){ .state = MADO_TRIES_LEFT, .left = sw & 0x0f };
  return (MadoTries){ .state = MADO_TRIES_UNREADABLE };
}

/* The question is a VERIFY without data. The five-byte form is for cards that want to see an Le. */
static gboolean
ask (MadoCard *self, MadoPin pin, guint16 *sw, GError **error)
{
  MadoApdu query = { .ins = MADO_INS_VERIFY, .p2 = MADO_P2_SELECTED };
  guint8 answer[256];
  gsize length = 0;

  if (!mado_card_command (self, places[pin].application, places[pin].file, &query, answer, &length,
                          sw, error))
    return FALSE;
  if (*sw != 0x6700 && *sw != 0x6B00 && *sw != 0x6A86 && *sw != 0x6A87)
    return TRUE;

  query.expected = sizeof answer;
  return mado_card_command (self, places[pin].application, places[pin].file, &query, answer,
                            &length, sw, error);
}

/* 9000: somebody's VERIFY still holds, and the retry counter is not told. Without power the card
 * forgets it. Not after a VERIFY of our own, which is still needed; and only once, for a card that
 * always says so. */
static gboolean
ask_with_power_cycle (MadoCard *self, MadoPin pin, guint16 *sw, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!ask (self, pin, sw, error))
    return FALSE;
  if (*sw != 0x9000 || self->verified || self->cycled)
    return TRUE;
  if (!mado_card_power_cycle (self, &local_error))
    {
      /* Another program's connection may be in the way of it. */
      if (g_error_matches (local_error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SHARING))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return ask (self, pin, sw, error);
}

/* What SELECT says of the application or the file is an answer as well. */
static gboolean
take_answer (GError **failure, MadoTries *tries, GError **error)
{
  if (g_error_matches (*failure, MADO_CARD_ERROR, MADO_CARD_ERROR_ABSENT))
    tries->state = MADO_TRIES_ABSENT;
  else if ((*failure)->domain == MADO_CARD_ERROR)
    tries->state = MADO_TRIES_UNREADABLE;
  if (tries->state == MADO_TRIES_ABSENT ||
      g_error_matches (*failure, MADO_CARD_ERROR, MADO_CARD_ERROR_HIDDEN))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (failure));
  return FALSE;
}

gboolean
mado_card_pin_ask (MadoCard *self, MadoPin pin, MadoTries *tries, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  guint16 sw = 0;

  *tries = (MadoTries){ .state = MADO_TRIES_UNKNOWN };
  if (ask_with_power_cycle (self, pin, &sw, &local_error))
    {
      *tries = sw == 0x6A82 || sw == 0x6A88 ? (MadoTries){ .state = MADO_TRIES_ABSENT }
                                            : tries_from_sw (pin, sw);
      return TRUE;
    }

  return take_answer (&local_error, tries, error);
}

static gboolean
tells_tries (const MadoTries *tries)
{
  return tries->state == MADO_TRIES_LEFT || tries->state == MADO_TRIES_LOCKED;
}

/* The question costs no try, so an answer that tells no retry counter is worth a second one: an
 * exchange may be lost, or its answer wrong. */
static gboolean
ask_twice (MadoCard *self, MadoPin pin, MadoTries *tries, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  gboolean asked = mado_card_pin_ask (self, pin, tries, &local_error);
  if (asked ? tells_tries (tries) || tries->state == MADO_TRIES_NOT_REPORTED
            : !mado_card_is_broken_exchange (local_error))
    {
      if (!asked)
        g_propagate_error (error, g_steal_pointer (&local_error));
      return asked;
    }
  mado_card_forget_selection (self);
  return mado_card_pin_ask (self, pin, tries, error);
}

gboolean
mado_card_pin_ask_before_verify (MadoCard *self, MadoPin pin, MadoTries *tries, GError **error)
{
  if (!ask_twice (self, pin, tries, error))
    return FALSE;
  if (!self->identity_recheck)
    return TRUE;
  *tries = (MadoTries){ .state = MADO_TRIES_UNKNOWN };
  g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_RESET,
                       "It may be another card by now");
  return FALSE;
}

/* Asks without selecting the PIN's file, by the short id that its file id is: a command less. Only
 * a retry counter is an answer to that; a card that says anything else is asked in the way that
 * every program uses. The form is of a single program (card-protocol.md 4.2), so no VERIFY is sent
 * in it. FALSE: the exchange failed. */
static gboolean
ask_by_short_id (MadoCard *self, MadoPin pin, MadoTries *tries, GError **error)
{
  const MadoApdu query = { .ins = MADO_INS_VERIFY, .p2 = MADO_P2_SELECTED | places[pin].file };
  guint8 answer[256];
  gsize length = 0;
  guint16 sw = 0;

  gboolean answered =
      mado_card_command (self, places[pin].application, 0, &query, answer, &length, &sw, error);
  self->file = 0; /* it may select the file, and it may not */
  if (!answered)
    return FALSE;
  *tries = tries_from_sw (pin, sw);
  return TRUE;
}

gboolean
mado_card_query_tries (MadoCard *self, MadoPin pin, MadoTries *tries, GError **error)
{
  g_return_val_if_fail (MADO_IS_CARD (self), FALSE);
  g_return_val_if_fail ((guint)pin < MADO_N_REFERENCES, FALSE);
  g_return_val_if_fail (tries != NULL, FALSE);

  g_autoptr (GError) local_error = NULL;

  mado_card_start_operation (self);
  *tries = (MadoTries){ .state = MADO_TRIES_UNKNOWN };
  if (self->long_questions)
    return mado_card_pin_ask (self, pin, tries, error);
  if (!ask_by_short_id (self, pin, tries, &local_error))
    return take_answer (&local_error, tries, error);
  if (tells_tries (tries))
    return TRUE;
  gboolean answered = mado_card_pin_ask (self, pin, tries, error);
  self->long_questions = answered && tells_tries (tries);
  return answered;
}

gboolean
mado_card_pin_check_before_verify (const MadoTries *tries,
                                   gboolean confirmed_last_try,
                                   GError **error)
{
  switch (tries->state)
    {
    case MADO_TRIES_LOCKED:
      g_set_error_literal (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_BLOCKED, "No try is left");
      return FALSE;
    case MADO_TRIES_ABSENT:
      g_set_error_literal (error, MADO_CARD_ERROR, MADO_CARD_ERROR_ABSENT,
                           "The card has no such PIN");
      return FALSE;
    case MADO_TRIES_LEFT:
      if (tries->left > 1)
        return TRUE;
      break;
    case MADO_TRIES_UNKNOWN:
    case MADO_TRIES_NOT_REPORTED:
    case MADO_TRIES_UNREADABLE:
    default:
      break;
    }

  if (!confirmed_last_try)
    g_set_error_literal (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_CONFIRM,
                         "The last try must not be used unasked");
  return confirmed_last_try;
}

static gboolean
check_after_verify (guint16 sw, MadoPin pin, MadoTries *tries, GError **error)
{
  *tries = tries_from_sw (pin, sw);
  if (sw == 0x9000)
    {
      /* A correct VERIFY gives all tries back (card-protocol.md 4.2). */
      *tries = (MadoTries){ .state = MADO_TRIES_LEFT, .left = mado_pin_get_max_tries (pin) };
      return TRUE;
    }

  if (tries->state == MADO_TRIES_LOCKED)
    g_set_error_literal (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_BLOCKED, "No try is left");
  else if (tries->state == MADO_TRIES_LEFT || sw == 0x6300)
    g_set_error_literal (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG, "The PIN is wrong");
  else
    g_set_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL, "VERIFY was answered with %04X",
                 sw);
  return FALSE;
}

gboolean
mado_card_pin_is_selected (MadoCard *self, MadoPin pin)
{
  return self->application == places[pin].application && self->file == places[pin].file;
}

static gboolean
transmit_verify (MadoCard *self, MadoSecret *secret, guint16 *sw, GError **error)
{
  MadoApdu verify = { .ins = MADO_INS_VERIFY, .p2 = MADO_P2_SELECTED };
  gsize length = 0;

  verify.data = mado_secret_get_bytes (secret, &verify.data_length);
  return mado_card_command_once (self, &verify, NULL, &length, sw, error);
}

/* Without a @secret it is typed on the reader's keys. */
static gboolean
transmit_or_type (MadoCard *self, MadoSecret *secret, guint16 *sw, GError **error)
{
  static const guint8 header[] = { 0x00, MADO_INS_VERIFY, 0x00, MADO_P2_SELECTED };

  if (secret == NULL)
    return mado_card_pin_pad_type (self, MADO_PIN_PAD_CURRENT, header, sw, error);
  gboolean answered = transmit_verify (self, secret, sw, error);
  mado_secret_erase (secret);
  return answered;
}

gboolean
mado_card_pin_send_verify (
    MadoCard *self, MadoPin pin, MadoSecret *secret, MadoTries *tries, GError **error)
{
  const MadoTries before = *tries;
  g_autoptr (GError) local_error = NULL;
  guint16 sw = 0;

  *tries = (MadoTries){ .state = MADO_TRIES_UNKNOWN };
  /* "The selected reference" must be this PIN's and no other, whatever the question before met. */
  if (!mado_card_pin_is_selected (self, pin))
    {
      g_set_error_literal (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL,
                           "The PIN's file could not be selected");
      return FALSE;
    }

  /* From here on the card may be verified, even if its answer never arrives. */
  self->verified = TRUE;
  mado_channel_set_disposition (self->channel, MADO_DISPOSITION_UNPOWER);
  if (transmit_or_type (self, secret, &sw, &local_error))
    return check_after_verify (sw, pin, tries, error);
  if (mado_card_pin_pad_says (secret, local_error))
    *tries = before;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
mado_card_verify (MadoCard *self,
                  MadoPin pin,
                  MadoSecret *secret,
                  gboolean confirmed_last_try,
                  MadoTries *tries,
                  GError **error)
{
  g_return_val_if_fail (MADO_IS_CARD (self), FALSE);
  g_return_val_if_fail ((guint)pin < MADO_N_PINS, FALSE);
  g_return_val_if_fail (secret != NULL, FALSE);

  /* A VERIFY without data is a question, and its 9000 no proof of a PIN. */
  gsize length = 0;
  mado_secret_get_bytes (secret, &length);
  g_return_val_if_fail (length > 0, FALSE);

  MadoTries local_tries;
  if (tries == NULL)
    tries = &local_tries;
  *tries = (MadoTries){ .state = MADO_TRIES_UNKNOWN };

  mado_card_start_operation (self);
  /* A PIN sent to another file than its own uses up that one's tries: select anew. */
  mado_card_forget_selection (self);
  return mado_card_pin_ask_before_verify (self, pin, tries, error) &&
         mado_card_pin_check_before_verify (tries, confirmed_last_try, error) &&
         mado_card_pin_send_verify (self, pin, secret, tries, error);
}
