/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reading-private.h"

#include "mado-card-change.h"
#include "mado-card-fingerprint.h"
#include "mado-reading-outcome.h"
#include "mado-secret.h"
#include "mado-snapshot-private.h"
#include "mado-transport-trace.h"

/* --- the items, in the order of the reading ------------------------------------------------ */

static gboolean
step_auth_certificate (MadoReading *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoCertificate) certificate = mado_reading_read_certificate (
      self, MADO_CARD_FILE_AUTH_CERTIFICATE, MADO_CERTIFICATE_USE_AUTH, &error);

  self->auth_absent = FALSE;
  mado_snapshot_set_state (self->draft, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_PENDING, NULL);
  if (certificate != NULL)
    mado_reading_set_certificate (self, MADO_KIND_AUTH, certificate);
  else if (g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_ABSENT))
    self->auth_absent = TRUE; /* stays PENDING until 0008 agrees or disagrees */
  else
    return mado_reading_note_failure (self, MADO_ITEM_AUTH_CERTIFICATE, g_steal_pointer (&error));
  return TRUE;
}

static gboolean
query_tries (MadoReading *self, MadoPin pin)
{
  g_autoptr (GError) error = NULL;
  MadoTries tries = { MADO_TRIES_UNKNOWN, 0 };

  gboolean answered = mado_card_query_tries (self->card, pin, &tries, &error);
  /* An answer that makes no sense is one, too: the retry counter is then "unreadable". */
  if (answered || tries.state != MADO_TRIES_UNKNOWN)
    mado_snapshot_set_tries (self->draft, pin, &tries);
  return answered ||
         mado_reading_note_failure (self, MADO_ITEM_PIN_SIGN + pin, g_steal_pointer (&error));
}

/* The reader, not the card, is asked for its keys first: where a PIN's tries are known it is asked
 * for. */
static gboolean
step_auth_tries (MadoReading *self)
{
  mado_snapshot_set_has_pin_pad (self->draft, mado_card_has_pin_pad (self->card));
  return query_tries (self, MADO_PIN_AUTH);
}

static gboolean
step_sign_tries (MadoReading *self)
{
  return query_tries (self, MADO_PIN_SIGN);
}

/* What was read wins over 0008; where nothing was there and 0008 says that there is, the card
 * contradicts itself. */
static void
decide_auth (MadoReading *self, MadoAvailability availability)
{
  if (!self->auth_absent)
    return;
  mado_snapshot_set_state (
      self->draft, MADO_ITEM_AUTH_CERTIFICATE,
      availability == MADO_AVAILABILITY_RECORDED ? MADO_ITEM_UNSURE : MADO_ITEM_ABSENT, NULL);
}

/* 0008 is the only documented sign of a hidden certificate being there (card-protocol.md 5). */
static void
decide_sign (MadoReading *self, MadoAvailability availability)
{
  if (availability == MADO_AVAILABILITY_RECORDED)
    mado_snapshot_set_state (self->draft, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_HIDDEN, NULL);
  else if (availability == MADO_AVAILABILITY_NOT_RECORDED)
    mado_snapshot_set_state (self->draft, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_ABSENT, NULL);
}

static gboolean
step_availability (MadoReading *self)
{
  g_autoptr (GError) error = NULL;
  MadoAvailability sign = MADO_AVAILABILITY_UNKNOWN;
  MadoAvailability auth = MADO_AVAILABILITY_UNKNOWN;
  gboolean goes_on = TRUE;

  if (mado_card_read_availability (self->card, &sign, &auth, &error))
    mado_snapshot_set_availability (self->draft, auth, sign);
  else
    {
      sign = auth = MADO_AVAILABILITY_UNKNOWN;
      goes_on = mado_reading_note_failure (self, MADO_ITEM_AVAILABILITY, g_steal_pointer (&error));
    }
  if (!goes_on)
    return FALSE;
  decide_auth (self, auth);
  decide_sign (self, sign);
  return TRUE;
}

/* A telephone's certificate is behind its PIN; a My Number Card gives this one to whoever asks, so
 * that it should be hidden makes no sense. */
static void
decide_hidden_auth (MadoReading *self, MadoToken token)
{
  if (token != MADO_TOKEN_MY_NUMBER_CARD ||
      mado_snapshot_get_state (self->draft, MADO_ITEM_AUTH_CERTIFICATE) != MADO_ITEM_HIDDEN)
    return;
  g_autoptr (GError) error = g_error_new_literal (MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL,
                                                  "A My Number Card hides a public file");
  mado_snapshot_set_state (self->draft, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_UNREADABLE, error);
}

static gboolean
step_token (MadoReading *self)
{
  g_autoptr (GError) error = NULL;
  MadoToken token = MADO_TOKEN_UNKNOWN;

  if (!mado_card_read_token (self->card, &token, &error))
    return mado_reading_note_failure (self, MADO_ITEM_TOKEN, g_steal_pointer (&error));
  if (token == MADO_TOKEN_UNKNOWN)
    mado_snapshot_set_state (self->draft, MADO_ITEM_TOKEN, MADO_ITEM_UNSURE, NULL);
  else
    mado_snapshot_set_token (self->draft, token);
  decide_hidden_auth (self, token);
  return TRUE;
}

static gboolean
step_auth_ca (MadoReading *self)
{
  return mado_reading_read_ca (self, MADO_KIND_AUTH);
}

/* Not before its certificate is there. */
static gboolean
step_sign_ca (MadoReading *self)
{
  return mado_reading_read_ca (self, MADO_KIND_SIGN);
}

/* A file that answers 6982 proves nothing about its being filled, but "behind its password" is all
 * that can be said of it. */
static gboolean
probe_sign (MadoReading *self)
{
  g_autoptr (GError) error = NULL;

  if (mado_card_probe_sign_certificate (self->card, &error))
    {
      mado_snapshot_set_state (self->draft, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_UNSURE, NULL);
      return TRUE;
    }
  if (mado_reading_is_over (error))
    return mado_reading_note_failure (self, MADO_ITEM_SIGN_CERTIFICATE, g_steal_pointer (&error));

  MadoItemState state = mado_reading_state_of_failure (error);
  if (state == MADO_ITEM_UNREADABLE)
    state = MADO_ITEM_UNSURE;
  mado_snapshot_set_state (self->draft, MADO_ITEM_SIGN_CERTIFICATE, state,
                           state == MADO_ITEM_UNSURE ? error : NULL);
  return TRUE;
}

/* Only where 0008 did not tell. */
static gboolean
step_sign_probe (MadoReading *self)
{
  return mado_snapshot_get_availability (self->draft, MADO_KIND_SIGN) !=
             MADO_AVAILABILITY_UNKNOWN ||
         probe_sign (self);
}

static gboolean
step_text_tries (MadoReading *self)
{
  return query_tries (self, MADO_PIN_TEXT);
}

static gboolean
step_juki_tries (MadoReading *self)
{
  return query_tries (self, MADO_PIN_JUKI);
}

static gboolean
step_juki_common_tries (MadoReading *self)
{
  return query_tries (self, MADO_PIN_JUKI_COMMON);
}

static gboolean
step_card_expiry (MadoReading *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *fingerprint = NULL;
  char serial[MADO_CARD_SERIAL_SIZE];
  GDate date;

  g_date_clear (&date, 1);
  if (!mado_card_read_expiry (self->card, &date, serial, &error))
    return mado_reading_note_failure (self, MADO_ITEM_CARD_EXPIRY, g_steal_pointer (&error));
  fingerprint = mado_card_fingerprint_new (serial);
  mado_secret_wipe (serial, sizeof serial);
  mado_snapshot_set_card_expires (self->draft, &date, fingerprint);
  return TRUE;
}

/* The certificate first, because it decides the verdict; then the retry counters of its
 * application; the other applications last, because each costs a selection. */
static const struct
{
  gboolean (*run) (MadoReading *);
  MadoItem item; /* what it is to bring */
} steps[] = {
  { step_auth_certificate, MADO_ITEM_AUTH_CERTIFICATE },
  { step_auth_tries, MADO_ITEM_PIN_AUTH },
  { step_sign_tries, MADO_ITEM_PIN_SIGN },
  { step_availability, MADO_ITEM_AVAILABILITY },
  { step_token, MADO_ITEM_TOKEN },
  { step_auth_ca, MADO_ITEM_AUTH_CA },
  { step_sign_ca, MADO_ITEM_SIGN_CA },
  { step_sign_probe, MADO_ITEM_SIGN_CERTIFICATE },
  { step_text_tries, MADO_ITEM_PIN_TEXT },
  { step_juki_tries, MADO_ITEM_PIN_JUKI },
  { step_card_expiry, MADO_ITEM_CARD_EXPIRY },
  { step_juki_common_tries, MADO_ITEM_PIN_JUKI_COMMON },
};

/* --- the whole ----------------------------------------------------------------------------- */

/* What is put together must be one card's. A card that is changed for another one before the PC/SC
 * service looks breaks at least one exchange; more often than not that is all there is to see. */
typedef enum
{
  CARD_SAME,
  CARD_RESTART, /* nothing tells: what was read so far is given up, and all is read again */
  CARD_OTHER,
} Confirmation;

static Confirmation
confirm_card (MadoReading *self, gboolean first_step)
{
  gboolean broke = mado_card_take_identity_recheck (self->card);
  gboolean puzzled = self->puzzled;

  self->puzzled = FALSE;
  if (!broke && !puzzled)
    return CARD_SAME;
  if (broke && puzzled)
    {
      mado_card_restore_power (self->card);
      mado_card_take_identity_recheck (self->card); /* which is what comes now */
    }
  if (mado_snapshot_get_certificate (self->draft, MADO_KIND_AUTH) != NULL)
    {
      gboolean same = mado_reading_check_same_card (self, &self->ended);
      mado_card_take_identity_recheck (self->card);
      return same ? CARD_SAME : CARD_OTHER;
    }
  if (first_step || !broke)
    return CARD_SAME;
  if (!self->restarted)
    return CARD_RESTART;
  mado_reading_set_untold (self, &self->ended);
  return CARD_OTHER;
}

static void
set_draft (MadoReading *self, MadoSnapshot *draft)
{
  mado_snapshot_unref (self->draft);
  self->draft = draft;
}

static void
restart (MadoReading *self)
{
  set_draft (self, mado_snapshot_new (self->request->reader, self->request->practice));
  mado_reading_note_insertion (self);
  self->restarted = TRUE;
}

/* One step, and whether it was about the same card as those before it. */
static Confirmation
run_step_once (MadoReading *self, guint step)
{
  g_autoptr (MadoSnapshot) before = mado_snapshot_copy (self->draft);

  if (!steps[step].run (self))
    return CARD_SAME;
  Confirmation confirmation = confirm_card (self, step == 0);
  if (confirmation == CARD_OTHER)
    set_draft (self, g_steal_pointer (&before));
  if (confirmation == CARD_RESTART)
    restart (self);
  return confirmation;
}

/* What is good messages, and what nobody needs to hear twice. */
#define SETTLED 0

/* UNCHECKED for a step that has nothing to do with it. */
static MadoChain
get_step_chain (MadoReading *self, MadoItem item)
{
  return item == MADO_ITEM_AUTH_CERTIFICATE || item == MADO_ITEM_AUTH_CA
             ? mado_snapshot_get_chain (self->draft, MADO_KIND_AUTH)
             : MADO_CHAIN_UNCHECKED;
}

/* What a step has brought, to be compared with what it brings the next time. */
static guint
judge_step (MadoReading *self, MadoItem item)
{
  MadoItemState state = mado_snapshot_get_state (self->draft, item);
  MadoAvailability auth = mado_snapshot_get_availability (self->draft, MADO_KIND_AUTH);
  MadoAvailability sign = mado_snapshot_get_availability (self->draft, MADO_KIND_SIGN);

  if (item == MADO_ITEM_AVAILABILITY && state == MADO_ITEM_KNOWN)
    return auth == MADO_AVAILABILITY_RECORDED && sign == MADO_AVAILABILITY_RECORDED
               ? SETTLED
               : 0x100u + auth * 0x10u + sign;
  if (state == MADO_ITEM_UNASKED ||
      (item == MADO_ITEM_SIGN_CERTIFICATE && state == MADO_ITEM_HIDDEN))
    return SETTLED;
  MadoChain chain = get_step_chain (self, item);
  gboolean trusted = chain == MADO_CHAIN_UNCHECKED || chain == MADO_CHAIN_PINNED;

  return state == MADO_ITEM_KNOWN && trusted ? SETTLED : 1u + state + 0x10u * chain;
}

/* One exchange may be lost, or its answer wrong. So whatever is not as it should be has to be so
 * twice, out of three times at most. */
static Confirmation
run_step (MadoReading *self, guint step)
{
  const MadoItem item = steps[step].item;
  guint last = SETTLED;

  for (guint n_runs = 1;; n_runs++)
    {
      Confirmation confirmation = run_step_once (self, step);
      if (confirmation != CARD_SAME || self->ended != NULL)
        return confirmation;
      guint judgement = judge_step (self, item);
      if (judgement == SETTLED || judgement == last || n_runs == 3)
        break;
      last = judgement;
      mado_card_forget_selection (self->card);
    }

  /* A signature that does not fit this CA may be of a certificate that was not read right. */
  if (item != MADO_ITEM_AUTH_CA || mado_snapshot_get_state (self->draft, item) != MADO_ITEM_KNOWN ||
      get_step_chain (self, item) != MADO_CHAIN_BROKEN || self->restarted ||
      mado_reading_check_same_card (self, NULL))
    return CARD_SAME;
  restart (self);
  return CARD_RESTART;
}

static void
run_steps (MadoReading *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->ended))
        return;
      if (run_step (self, i) == CARD_RESTART)
        i = (guint)-1; /* the first one comes next */
      if (self->ended != NULL)
        return;
      mado_reading_publish (self);
    }
}

void
mado_reading_settle (MadoSnapshot *draft, const GError *ended)
{
  for (MadoItem item = 0; item < MADO_N_ITEMS; item++)
    if (mado_snapshot_get_state (draft, item) == MADO_ITEM_PENDING)
      mado_snapshot_set_state (
          draft, item, item == MADO_ITEM_SIGN_CERTIFICATE ? MADO_ITEM_UNSURE : MADO_ITEM_UNREADABLE,
          ended);
}

static void
settle_pending (MadoReading *self)
{
  /* The card has said that it is not there, and not yet said so twice. */
  if (self->auth_absent &&
      mado_snapshot_get_state (self->draft, MADO_ITEM_AUTH_CERTIFICATE) == MADO_ITEM_PENDING)
    mado_snapshot_set_state (self->draft, MADO_ITEM_AUTH_CERTIFICATE, MADO_ITEM_UNSURE,
                             self->ended);
  mado_reading_settle (self->draft, self->ended);
}

static MadoSnapshot *
run (MadoTransport *transport,
     const MadoReadingRequest *request,
     GCancellable *cancellable,
     GError **error)
{
  MadoReading self = { NULL };

  if (!mado_reading_open (&self, transport, request, cancellable, error))
    return NULL;

  self.draft = mado_snapshot_new (request->reader, request->practice);
  mado_reading_note_insertion (&self);
  run_steps (&self);
  settle_pending (&self);
  if (self.ended == NULL && request->order != NULL)
    mado_reading_run_password (&self);
  mado_reading_close (&self);

  if (self.ended != NULL)
    g_propagate_error (error, self.ended);
  return self.draft;
}

/* The record is of readings without a PIN. */
MadoSnapshot *
mado_reading_run (MadoTransport *transport,
                  const MadoReadingRequest *request,
                  GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT (transport), NULL);
  g_return_val_if_fail (request != NULL && request->reader != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (request->order != NULL)
    request->order->answer = MADO_PIN_ANSWER_NONE;
  /* One that is not even begun leaves the record alone. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (!MADO_IS_TRANSPORT_TRACE (transport) || request->order != NULL)
    return run (transport, request, cancellable, error);

  g_autoptr (GError) local_error = NULL;
  guint reading = mado_transport_trace_begin (MADO_TRANSPORT_TRACE (transport), request->reader);
  MadoSnapshot *snapshot = run (transport, request, cancellable, &local_error);
  g_autofree char *outcome = mado_reading_dup_outcome (snapshot, local_error);
  mado_transport_trace_end (MADO_TRANSPORT_TRACE (transport), reading, outcome);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return snapshot;
}
