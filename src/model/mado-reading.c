/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reading.h"

#include "mado-snapshot-private.h"

/* Another program that looks at a card as it comes in lets go of it within moments. */
#define N_OPEN_RETRIES          3
#define OPEN_RETRY_MILLISECONDS 300

typedef struct
{
  MadoTransport *transport;
  const MadoReadingRequest *request;
  GCancellable *cancellable; /* (nullable) */
  MadoCard *card;            /* (owned) */
  MadoSnapshot *draft;       /* (owned): handed out as copies until the reading is over */
  GError *ended;             /* (owned) (nullable): what ended the reading as a whole */
  gboolean auth_absent;      /* file 000A is not there; 0008 has not been asked yet */
  gboolean sign_answered;    /* what the card said of file 0001 is in the draft */
} Reading;

/* --- the connection ------------------------------------------------------------------------ */

/* Sleeps, or wakes up at once when @cancellable is cancelled. */
static void
pause_before_retry (GCancellable *cancellable)
{
  GPollFD fd;

  if (!g_cancellable_make_pollfd (cancellable, &fd))
    {
      g_usleep (OPEN_RETRY_MILLISECONDS * 1000);
      return;
    }
  g_poll (&fd, 1, OPEN_RETRY_MILLISECONDS);
  g_cancellable_release_fd (cancellable);
}

static gboolean
is_worth_a_retry (const GError *error)
{
  return g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SHARING) ||
         g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_RESET);
}

static gboolean
open_card (Reading *self, GError **error)
{
  for (guint retries = 0;; retries++)
    {
      g_autoptr (GError) local = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      self->card =
          mado_card_open (self->transport, self->request->reader, self->cancellable, &local);
      if (self->card != NULL)
        return TRUE;
      if (retries == N_OPEN_RETRIES || !is_worth_a_retry (local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      pause_before_retry (self->cancellable);
    }
}

static void
close_card (Reading *self)
{
  mado_card_close (self->card);
  g_clear_object (&self->card);
}

/* --- what a failure means ------------------------------------------------------------------ */

/* Errors after which there is nothing more to be had from this card. After the others (a garbled
 * answer, an exchange that failed with the card still there) the next item may well be readable. */
static gboolean
ends_the_reading (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return TRUE;
  if (error->domain != MADO_TRANSPORT_ERROR)
    return FALSE;
  switch ((MadoTransportError)error->code)
    {
    case MADO_TRANSPORT_ERROR_NO_SERVICE:
    case MADO_TRANSPORT_ERROR_NO_READER:
    case MADO_TRANSPORT_ERROR_NO_CARD:
    case MADO_TRANSPORT_ERROR_REMOVED:
    case MADO_TRANSPORT_ERROR_SHARING:
    case MADO_TRANSPORT_ERROR_MUTE:
      return TRUE;
    case MADO_TRANSPORT_ERROR_RESET:
    case MADO_TRANSPORT_ERROR_FAILED:
    default:
      return FALSE;
    }
}

static MadoItemState
state_of_failure (const GError *error)
{
  if (g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_ABSENT))
    return MADO_ITEM_ABSENT;
  if (g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_HIDDEN))
    return MADO_ITEM_HIDDEN;
  return MADO_ITEM_UNREADABLE;
}

/* Takes @error. TRUE when the reading goes on with the next item. */
static gboolean
note_failure (Reading *self, MadoItem item, GError *error)
{
  g_autoptr (GError) owned = error;

  if (ends_the_reading (owned))
    {
      g_clear_error (&self->ended);
      self->ended = g_steal_pointer (&owned);
      return FALSE;
    }
  MadoItemState state = state_of_failure (owned);
  mado_snapshot_set_state (self->draft, item, state, state == MADO_ITEM_UNREADABLE ? owned : NULL);
  return TRUE;
}

static void
publish (Reading *self)
{
  if (self->request->publish == NULL)
    return;
  g_autoptr (MadoSnapshot) copy = mado_snapshot_copy (self->draft);
  self->request->publish (copy, self->request->user_data);
}

/* --- certificates -------------------------------------------------------------------------- */

/* What a certificate says it is for must fit the file it lies in. One that does not say is taken:
 * test cards and coming generations have policies that nobody has written down. */
static gboolean
check_use (MadoCertificate *certificate, MadoCertificateUse wanted, GError **error)
{
  MadoCertificateUse use = mado_certificate_get_use (certificate);

  if (use == wanted || use == MADO_CERTIFICATE_USE_UNKNOWN)
    return TRUE;
  g_set_error_literal (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL,
                       "the file holds a certificate of another kind");
  return FALSE;
}

static MadoCertificate *
read_certificate (Reading *self, MadoCardFile file, MadoCertificateUse use, GError **error)
{
  g_autoptr (GBytes) der = mado_card_read_certificate (self->card, file, self->request->progress,
                                                       self->request->user_data, error);
  if (der == NULL)
    return NULL;

  g_autoptr (MadoCertificate) certificate = mado_certificate_new (der, error);
  if (certificate == NULL || !check_use (certificate, use, error))
    return NULL;
  return g_steal_pointer (&certificate);
}

static const char *const *
get_anchors (const MadoReadingRequest *request)
{
  static const char *const none[] = { NULL };

  if (!request->practice)
    return mado_certificate_get_jpki_anchors ();
  return request->extra_anchors != NULL ? request->extra_anchors : none;
}

static void
check_chain (Reading *self, MadoKind kind)
{
  MadoCertificate *certificate = mado_snapshot_get_certificate (self->draft, kind);
  MadoCertificate *ca = mado_snapshot_get_ca (self->draft, kind);

  if (certificate == NULL || ca == NULL)
    return;
  mado_snapshot_set_chain (
      self->draft, kind,
      mado_certificate_check_chain (certificate, ca, get_anchors (self->request)));
}

static gboolean
read_ca (Reading *self, MadoKind kind, MadoItem item, MadoCardFile file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoCertificate) ca = read_certificate (self, file, MADO_CERTIFICATE_USE_CA, &error);

  if (ca == NULL)
    return note_failure (self, item, g_steal_pointer (&error));
  mado_snapshot_set_ca (self->draft, kind, ca);
  check_chain (self, kind);
  return TRUE;
}

/* --- the items, in the order of the reading ------------------------------------------------ */

static gboolean
step_auth_certificate (Reading *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoCertificate) certificate =
      read_certificate (self, MADO_CARD_FILE_AUTH_CERTIFICATE, MADO_CERTIFICATE_USE_AUTH, &error);

  if (certificate != NULL)
    mado_snapshot_set_certificate (self->draft, MADO_KIND_AUTH, certificate);
  else if (g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_ABSENT))
    self->auth_absent = TRUE; /* stays PENDING until 0008 agrees or disagrees */
  else
    return note_failure (self, MADO_ITEM_AUTH_CERTIFICATE, g_steal_pointer (&error));
  return TRUE;
}

static gboolean
query_tries (Reading *self, MadoPin pin)
{
  g_autoptr (GError) error = NULL;
  MadoTries tries = { MADO_TRIES_UNKNOWN, 0 };

  if (!mado_card_query_tries (self->card, pin, &tries, &error))
    return note_failure (self, MADO_ITEM_PIN_SIGN + pin, g_steal_pointer (&error));
  mado_snapshot_set_tries (self->draft, pin, &tries);
  return TRUE;
}

static gboolean
step_auth_tries (Reading *self)
{
  return query_tries (self, MADO_PIN_AUTH);
}

static gboolean
step_sign_tries (Reading *self)
{
  return query_tries (self, MADO_PIN_SIGN);
}

/* What was read wins over 0008; where nothing was there and 0008 says that there is, the card
 * contradicts itself. */
static void
decide_auth (Reading *self, MadoAvailability availability)
{
  if (!self->auth_absent)
    return;
  mado_snapshot_set_state (
      self->draft, MADO_ITEM_AUTH_CERTIFICATE,
      availability == MADO_AVAILABILITY_RECORDED ? MADO_ITEM_UNSURE : MADO_ITEM_ABSENT, NULL);
}

/* 0008 is the only documented sign of a hidden certificate being there (card-protocol.md 5). */
static void
decide_sign (Reading *self, MadoAvailability availability)
{
  if (availability == MADO_AVAILABILITY_RECORDED)
    mado_snapshot_set_state (self->draft, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_HIDDEN, NULL);
  else if (availability == MADO_AVAILABILITY_NOT_RECORDED)
    mado_snapshot_set_state (self->draft, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_ABSENT, NULL);
}

static gboolean
step_availability (Reading *self)
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
      goes_on = note_failure (self, MADO_ITEM_AVAILABILITY, g_steal_pointer (&error));
    }
  if (!goes_on)
    return FALSE;
  decide_auth (self, auth);
  decide_sign (self, sign);
  return TRUE;
}

static gboolean
step_token (Reading *self)
{
  g_autoptr (GError) error = NULL;
  MadoToken token = MADO_TOKEN_UNKNOWN;

  if (!mado_card_read_token (self->card, &token, &error))
    return note_failure (self, MADO_ITEM_TOKEN, g_steal_pointer (&error));
  if (token == MADO_TOKEN_UNKNOWN)
    mado_snapshot_set_state (self->draft, MADO_ITEM_TOKEN, MADO_ITEM_UNSURE, NULL);
  else
    mado_snapshot_set_token (self->draft, token);
  return TRUE;
}

static gboolean
step_auth_ca (Reading *self)
{
  return read_ca (self, MADO_KIND_AUTH, MADO_ITEM_AUTH_CA, MADO_CARD_FILE_AUTH_CA);
}

static gboolean
step_sign_ca (Reading *self)
{
  return read_ca (self, MADO_KIND_SIGN, MADO_ITEM_SIGN_CA, MADO_CARD_FILE_SIGN_CA);
}

/* Only where 0008 did not tell. A file that answers 6982 proves nothing about its being filled, but
 * "behind its password" is all that can be said of it. */
static gboolean
step_sign_probe (Reading *self)
{
  g_autoptr (GError) error = NULL;

  if (mado_snapshot_get_state (self->draft, MADO_ITEM_SIGN_CERTIFICATE) != MADO_ITEM_PENDING)
    return TRUE;
  if (mado_card_probe_sign_certificate (self->card, &error))
    {
      mado_snapshot_set_state (self->draft, MADO_ITEM_SIGN_CERTIFICATE, MADO_ITEM_UNSURE, NULL);
      return TRUE;
    }
  if (ends_the_reading (error))
    return note_failure (self, MADO_ITEM_SIGN_CERTIFICATE, g_steal_pointer (&error));

  MadoItemState state = state_of_failure (error);
  if (state == MADO_ITEM_UNREADABLE)
    state = MADO_ITEM_UNSURE;
  mado_snapshot_set_state (self->draft, MADO_ITEM_SIGN_CERTIFICATE, state,
                           state == MADO_ITEM_UNSURE ? error : NULL);
  return TRUE;
}

static gboolean
step_text_tries (Reading *self)
{
  return query_tries (self, MADO_PIN_TEXT);
}

static gboolean
step_juki_tries (Reading *self)
{
  return query_tries (self, MADO_PIN_JUKI);
}

static gboolean
step_card_expiry (Reading *self)
{
  g_autoptr (GError) error = NULL;
  GDate date;

  g_date_clear (&date, 1);
  if (!mado_card_read_expiry (self->card, &date, &error))
    return note_failure (self, MADO_ITEM_CARD_EXPIRY, g_steal_pointer (&error));
  mado_snapshot_set_card_expires (self->draft, &date);
  return TRUE;
}

/* The certificate first, because it decides the verdict; then the counters of its application; the
 * other applications last, because each costs a selection. */
static gboolean (*const steps[]) (Reading *) = {
  step_auth_certificate, step_auth_tries, step_sign_tries, step_availability, step_token,
  step_auth_ca,          step_sign_ca,    step_sign_probe, step_text_tries,   step_juki_tries,
  step_card_expiry,
};

/* --- the hidden certificate ---------------------------------------------------------------- */

static gboolean
is_pin_error (const GError *error)
{
  return g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_WRONG) ||
         g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_BLOCKED) ||
         g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PIN_CONFIRM);
}

/* VERIFY broke, and nobody knows whether it counted: the card itself is asked, if it is still
 * there; VERIFY is not sent again (card-protocol.md 4.2). */
static void
ask_whether_it_counted (Reading *self, const GError *failure, MadoTries *tries)
{
  *tries = (MadoTries){ MADO_TRIES_UNKNOWN, 0 };
  if (!ends_the_reading (failure) && mado_card_query_tries (self->card, MADO_PIN_SIGN, tries, NULL))
    {
      mado_snapshot_set_tries (self->draft, MADO_PIN_SIGN, tries);
      return;
    }
  *tries = (MadoTries){ MADO_TRIES_UNKNOWN, 0 };
  mado_snapshot_set_tries (self->draft, MADO_PIN_SIGN, tries);
  mado_snapshot_set_state (self->draft, MADO_ITEM_PIN_SIGN, MADO_ITEM_UNSURE, failure);
}

static gboolean
verify (Reading *self, MadoTries *tries, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (mado_card_verify (self->card, MADO_PIN_SIGN, self->request->password,
                        self->request->confirmed_last_try, tries, &local))
    {
      mado_snapshot_set_tries (self->draft, MADO_PIN_SIGN, tries);
      return TRUE;
    }
  if (is_pin_error (local))
    mado_snapshot_set_tries (self->draft, MADO_PIN_SIGN, tries);
  else
    ask_whether_it_counted (self, local, tries);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* After VERIFY. */
static gboolean
read_sign_certificate (Reading *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (MadoCertificate) certificate =
      read_certificate (self, MADO_CARD_FILE_SIGN_CERTIFICATE, MADO_CERTIFICATE_USE_SIGN, &local);

  if (certificate != NULL)
    {
      mado_snapshot_set_certificate (self->draft, MADO_KIND_SIGN, certificate);
      check_chain (self, MADO_KIND_SIGN);
      return TRUE;
    }

  self->sign_answered = TRUE;
  MadoItemState state = state_of_failure (local);
  /* Hidden although its password was just accepted makes no sense. */
  if (state == MADO_ITEM_HIDDEN)
    state = MADO_ITEM_UNREADABLE;
  mado_snapshot_set_state (self->draft, MADO_ITEM_SIGN_CERTIFICATE, state,
                           state == MADO_ITEM_UNREADABLE ? local : NULL);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A card that says twice that it has no 署名用 certificate is sent no password. 0008's value for
 * "not recorded" was never seen on a real card (card-protocol.md 3.1), so it alone does not keep a
 * person from asking. */
static gboolean
check_worth_asking (Reading *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (mado_snapshot_get_state (self->draft, MADO_ITEM_SIGN_CERTIFICATE) != MADO_ITEM_ABSENT)
    return TRUE;
  if (mado_card_probe_sign_certificate (self->card, &local))
    return TRUE;
  self->sign_answered = g_error_matches (local, MADO_CARD_ERROR, MADO_CARD_ERROR_ABSENT);
  if (!self->sign_answered && !ends_the_reading (local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Other programs are kept off while the card is open to whoever asks. */
static gboolean
verify_and_read (Reading *self, MadoTries *tries, GError **error)
{
  if (!check_worth_asking (self, error))
    return FALSE;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (!mado_card_begin (self->card, error))
    return FALSE;

  gboolean done = verify (self, tries, error);
  if (done)
    {
      publish (self);
      done = read_sign_certificate (self, error);
    }
  mado_card_end (self->card);
  publish (self);
  return done;
}

/* The card has been put in anew since, or another one: what is on the screen is not this card's. */
static gboolean
check_same_card (Reading *self, GError **error)
{
  MadoCertificate *shown = mado_snapshot_get_certificate (self->draft, MADO_KIND_AUTH);

  if (shown == NULL)
    return TRUE;
  g_autoptr (GBytes) der =
      mado_card_read_certificate (self->card, MADO_CARD_FILE_AUTH_CERTIFICATE, NULL, NULL, error);
  if (der == NULL)
    return FALSE;
  if (g_bytes_equal (der, mado_certificate_get_der (shown)))
    return TRUE;
  g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED,
                       "another card has been put in");
  return FALSE;
}

/* --- the whole ----------------------------------------------------------------------------- */

static void
run_steps (Reading *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->ended))
        return;
      if (!steps[i](self))
        return;
      publish (self);
    }
}

/* Nothing stays PENDING in a reading that is over. */
static void
settle_pending (Reading *self)
{
  for (MadoItem item = 0; item < MADO_N_ITEMS; item++)
    {
      if (mado_snapshot_get_state (self->draft, item) != MADO_ITEM_PENDING)
        continue;
      gboolean tells = item != MADO_ITEM_SIGN_CERTIFICATE &&
                       !(item == MADO_ITEM_AUTH_CERTIFICATE && self->auth_absent);
      mado_snapshot_set_state (self->draft, item, tells ? MADO_ITEM_UNREADABLE : MADO_ITEM_UNSURE,
                               self->ended);
    }
}

/* A certificate that is not there, or does not make sense, is in the snapshot and no error. */
static void
run_password (Reading *self, MadoTries *tries)
{
  g_autoptr (GError) error = NULL;

  if (verify_and_read (self, tries, &error))
    return;
  if (!self->sign_answered || ends_the_reading (error))
    self->ended = g_steal_pointer (&error);
}

MadoSnapshot *
mado_reading_run (MadoTransport *transport,
                  const MadoReadingRequest *request,
                  MadoTries *tries,
                  GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT (transport), NULL);
  g_return_val_if_fail (request != NULL && request->reader != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  Reading self = { transport, request, cancellable };
  MadoTries sign_tries = { MADO_TRIES_UNKNOWN, 0 };

  if (tries != NULL)
    *tries = sign_tries;
  if (!open_card (&self, error))
    return NULL;

  self.draft = mado_snapshot_new (request->reader, request->practice);
  run_steps (&self);
  settle_pending (&self);
  if (self.ended == NULL && request->password != NULL)
    run_password (&self, &sign_tries);
  close_card (&self);

  if (tries != NULL)
    *tries = sign_tries;
  if (self.ended != NULL)
    g_propagate_error (error, self.ended);
  return self.draft;
}

MadoSnapshot *
mado_reading_run_sign (MadoTransport *transport,
                       const MadoReadingRequest *request,
                       MadoSnapshot *base,
                       MadoTries *tries,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT (transport), NULL);
  g_return_val_if_fail (request != NULL && request->reader != NULL, NULL);
  g_return_val_if_fail (request->password != NULL && base != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  Reading self = { transport, request, cancellable };
  MadoTries sign_tries = { MADO_TRIES_UNKNOWN, 0 };

  if (tries != NULL)
    *tries = sign_tries;
  if (!open_card (&self, error))
    return NULL;

  self.draft = mado_snapshot_copy (base);
  gboolean same = check_same_card (&self, error);
  if (same)
    verify_and_read (&self, &sign_tries, error);
  close_card (&self);

  if (tries != NULL)
    *tries = sign_tries;
  if (!same)
    g_clear_pointer (&self.draft, mado_snapshot_unref);
  return self.draft;
}
