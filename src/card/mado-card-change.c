/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card-change.h"

#include "mado-card-pin-pad.h"
#include "mado-card-private.h"

#define INS_CHANGE_REFERENCE_DATA 0x24
/* The data is the new PIN alone; old and new in one command are used by nobody
 * (card-protocol.md 4.3). */
#define P1_NEW_ONLY 0x01

/* One change under way; on the stack of the function that runs it. */
typedef struct
{
  MadoCard *card;
  MadoPin pin;
  MadoSecret *current; /* (nullable): typed on the reader's keys */
  MadoSecret *new_pin; /* (nullable): likewise */
  gboolean confirmed_last_try;
  MadoPinChange change;
  MadoTries tries;
} Change;

/* What the card said to one CHANGE. */
typedef struct
{
  gboolean answered; /* with a status word */
  guint16 sw;
} Answer;

/* The retry counter once there is nothing left to send; costs no try. Without power first, for a
 * verified card does not tell it. Only of a card that has just answered, be it nonsense: after an
 * exchange that failed it may be another card that is there, and its retry counter would be taken
 * for this one's.
 */
static void
ask_afterwards (Change *self, const GError *failure)
{
  /* Nothing was sent, and the retry counter is as it was. */
  if (mado_card_pin_pad_says (self->current, failure))
    return;
  self->tries = (MadoTries){ .state = MADO_TRIES_UNKNOWN };
  if (failure->domain != MADO_CARD_ERROR || self->card->channel == NULL)
    return;
  mado_card_start_operation (self->card);
  if (!mado_card_power_cycle (self->card, NULL) ||
      !mado_card_pin_ask (self->card, self->pin, &self->tries, NULL))
    self->tries = (MadoTries){ .state = MADO_TRIES_UNKNOWN };
}

/* --- VERIFY with the current PIN ----------------------------------------------------------------
 */

static gboolean
is_about_pin (const GError *error)
{
  return g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG) ||
         g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_BLOCKED);
}

/* Whatever goes wrong here, CHANGE was not sent. */
static gboolean
verify_current (Change *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (mado_card_pin_send_verify (self->card, self->pin, self->current, &self->tries, &local_error))
    return TRUE;
  /* The answer was lost; the card knows whether it counted. */
  if (!is_about_pin (local_error))
    ask_afterwards (self, local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* --- CHANGE REFERENCE DATA ----------------------------------------------------------------------
 */

static gboolean
transmit_change (Change *self, guint16 *sw, GError **error)
{
  static const guint8 header[] = { 0x00, INS_CHANGE_REFERENCE_DATA, P1_NEW_ONLY, MADO_P2_SELECTED };
  MadoApdu apdu = { .ins = header[1], .p1 = header[2], .p2 = header[3] };
  gsize length = 0;

  if (self->new_pin == NULL)
    return mado_card_pin_pad_type (self->card, MADO_PIN_PAD_NEW, header, sw, error);
  apdu.data = mado_secret_get_bytes (self->new_pin, &apdu.data_length);
  return mado_card_command_once (self->card, &apdu, NULL, &length, sw, error);
}

static gboolean
send_change (Change *self, Answer *answer, GError **error)
{
  answer->answered = transmit_change (self, &answer->sw, error);
  return answer->answered;
}

/* Asks over the same connection, with no reconnecting: only then is the answer one about the VERIFY
 * of a moment ago. Some cards say that they are verified; others tell the retry counter all the
 * same (OpenSC #959), which then has to be full, as VERIFY left it: CHANGE was no guess to them. */
static gboolean
is_still_verified (Change *self)
{
  const MadoApdu query = { .ins = MADO_INS_VERIFY, .p2 = MADO_P2_SELECTED };
  const guint16 full = 0x63C0 | mado_pin_get_max_tries (self->pin);
  gsize length = 0;
  guint16 sw = 0;

  return mado_card_pin_is_selected (self->card, self->pin) &&
         mado_card_command_once (self->card, &query, NULL, &length, &sw, NULL) &&
         (sw == 0x9000 || sw == full);
}

/* Whether an answer other than "done" leaves a second CHANGE harmless. Not where the card speaks of
 * tries, as one would that takes the data for a guess; not after an exchange that failed, for it
 * may be another card that is there. */
static gboolean
may_send_again (Change *self, const Answer *answer, const GError *failure)
{
  /* On the reader's keys the person would have to type it again, and not know why. */
  if (self->new_pin == NULL)
    return FALSE;
  if (answer->answered)
    return (answer->sw >> 8) != 0x63 && answer->sw != 0x6983 && answer->sw != 0x6984;
  return g_error_matches (failure, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL);
}

static void
set_change_error (const Answer *answer, GError *failure, GError **error)
{
  if (failure != NULL)
    g_propagate_error (error, failure);
  else
    g_set_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL, "CHANGE was answered with %04X",
                 answer->sw);
}

/* One answer is not enough to call a change refused: whoever is told "not changed" while it was has
 * lost their PIN. 65xx is none at all: it tells that the card's memory has changed (ISO/IEC 7816-4,
 * 5.6). */
static gboolean
send_change_again (Change *self, const Answer *first, GError **error)
{
  g_autoptr (GError) failure = NULL;
  Answer second = { 0 };

  send_change (self, &second, &failure);
  if (second.answered && second.sw == 0x9000)
    return TRUE;
  if (first->answered && second.answered && first->sw == second.sw && (second.sw >> 8) != 0x65)
    {
      self->change = MADO_PIN_CHANGE_NOT_CHANGED;
      g_set_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_REFUSED,
                   "CHANGE was refused with %04X", second.sw);
    }
  else
    set_change_error (&second, g_steal_pointer (&failure), error);
  return FALSE;
}

/* TRUE: the card says that it has taken the new PIN. */
static gboolean
replace (Change *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GError) local_error = NULL;
  Answer answer = { 0 };

  self->change = MADO_PIN_CHANGE_UNKNOWN;
  send_change (self, &answer, &failure);
  if (answer.answered && answer.sw == 0x9000)
    return TRUE;
  if (failure != NULL && mado_card_pin_pad_says (self->new_pin, failure))
    self->change = MADO_PIN_CHANGE_NOT_CHANGED;
  if (!may_send_again (self, &answer, failure) || !is_still_verified (self))
    set_change_error (&answer, g_steal_pointer (&failure), &local_error);
  else if (send_change_again (self, &answer, &local_error))
    return TRUE;
  ask_afterwards (self, local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* --- the proof ----------------------------------------------------------------------------------
 */

static gboolean
prove (Change *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  self->change = MADO_PIN_CHANGE_CHANGED;
  if (mado_card_pin_send_verify (self->card, self->pin, self->new_pin, &self->tries, &local_error))
    return TRUE;

  /* The card has said both that it took the PIN and that this is not the PIN. */
  if (is_about_pin (local_error))
    {
      self->change = MADO_PIN_CHANGE_UNKNOWN;
      g_clear_error (&local_error);
      local_error = g_error_new_literal (MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL,
                                         "The card does not know the PIN that it just took");
    }
  ask_afterwards (self, local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* --- all of it ----------------------------------------------------------------------------------
 */

static gboolean
run_to_the_end (Change *self, GError **error)
{
  return verify_current (self, error) && replace (self, error) && prove (self, error);
}

/* Cancelled between two commands, nobody would learn what became of the
 * PIN: from VERIFY on there is no cancelling. */
static gboolean
run (Change *self, GError **error)
{
  mado_card_start_operation (self->card);
  /* A PIN sent to another file than its own uses up that one's tries. */
  mado_card_forget_selection (self->card);
  if (!mado_card_pin_ask_before_verify (self->card, self->pin, &self->tries, error) ||
      !mado_card_pin_check_before_verify (&self->tries, self->confirmed_last_try, error) ||
      g_cancellable_set_error_if_cancelled (self->card->cancellable, error))
    return FALSE;

  g_autoptr (GCancellable) cancellable = g_steal_pointer (&self->card->cancellable);
  gboolean ok = run_to_the_end (self, error);
  self->card->cancellable = g_steal_pointer (&cancellable);
  return ok;
}

gboolean
mado_pin_change_is_unchanged (MadoPinChange change)
{
  return change == MADO_PIN_CHANGE_NOT_CHANGED || change == MADO_PIN_CHANGE_NOT_SENT;
}

gboolean
mado_pin_is_changeable (MadoPin pin)
{
  return pin == MADO_PIN_SIGN || pin == MADO_PIN_AUTH || pin == MADO_PIN_TEXT;
}

gboolean
mado_pin_is_typable (MadoPin pin)
{
  return pin == MADO_PIN_AUTH || pin == MADO_PIN_TEXT;
}

/* One that was erased would make a question of a VERIFY, and its 9000 no proof of a PIN; the
 * current one is erased long before the new one is sent for the last time. */
static gboolean
are_two_pins (MadoSecret *current, MadoSecret *new_pin)
{
  gsize current_length = 0;
  gsize new_length = 0;

  if (current == NULL && new_pin == NULL)
    return TRUE;
  if (current == NULL || new_pin == NULL || current == new_pin)
    return FALSE;
  mado_secret_get_bytes (current, &current_length);
  mado_secret_get_bytes (new_pin, &new_length);
  return current_length > 0 && new_length > 0;
}

gboolean
mado_card_change_pin (MadoCard *self,
                      MadoPin pin,
                      MadoSecret *current,
                      MadoSecret *new_pin,
                      gboolean confirmed_last_try,
                      MadoPinChange *change,
                      MadoTries *tries,
                      GError **error)
{
  g_return_val_if_fail (MADO_IS_CARD (self), FALSE);
  g_return_val_if_fail ((guint)pin < MADO_N_PINS, FALSE);
  g_return_val_if_fail (are_two_pins (current, new_pin), FALSE);
  g_return_val_if_fail (change != NULL, FALSE);

  Change state = {
    .card = self,
    .pin = pin,
    .current = current,
    .new_pin = new_pin,
    .confirmed_last_try = confirmed_last_try,
    .change = MADO_PIN_CHANGE_NOT_CHANGED,
    .tries = { .state = MADO_TRIES_UNKNOWN },
  };
  gboolean ok = FALSE;
  if (!mado_pin_is_changeable (pin))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         "This PIN is changed at a counter only");
  else if (current == NULL && !mado_pin_is_typable (pin))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         "A reader has no keys for letters");
  else
    ok = run (&state, error);
  *change = state.change;
  if (tries != NULL)
    *tries = state.tries;
  return ok;
}
