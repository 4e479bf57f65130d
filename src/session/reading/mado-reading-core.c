/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reading-private.h"

#include "mado-snapshot-private.h"

/* Another program that looks at a card as it comes in lets go of it within moments. */
#define N_OPEN_RETRIES          3
#define OPEN_RETRY_MILLISECONDS 300

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
is_held_by_another (const GError *error)
{
  return g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SHARING) ||
         g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_RESET);
}

/* One exchange may be lost, or its answer wrong: that it is no My Number Card the card has to say
 * twice. */
static gboolean
is_said_once (const GError *error)
{
  return error->domain == MADO_CARD_ERROR ||
         g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED);
}

static gboolean
open_card (MadoReading *self, GError **error)
{
  guint n_held = 0;
  guint n_said = 0;

  while (TRUE)
    {
      g_autoptr (GError) local = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      self->card =
          mado_card_open (self->transport, self->request->reader, self->cancellable, &local);
      if (self->card != NULL)
        return TRUE;
      if (is_said_once (local) && n_said++ == 0)
        continue;
      if (!is_held_by_another (local) || n_held++ == N_OPEN_RETRIES)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      pause_before_retry (self->cancellable);
    }
}

static void
on_caller_cancelled_cb (GCancellable *caller, gpointer data)
{
  g_cancellable_cancel (data);
}

gboolean
mado_reading_open (MadoReading *self,
                   MadoTransport *transport,
                   const MadoReadingRequest *request,
                   GCancellable *caller,
                   GError **error)
{
  self->transport = transport;
  self->request = request;
  self->caller = caller;
  self->cancellable = g_cancellable_new ();
  self->trusted = request->practice ? mado_authorities_new (request->practice_cas)
                                    : mado_authorities_ref (mado_authorities_get_jpki ());
  if (caller != NULL)
    self->follows = g_cancellable_connect (caller, G_CALLBACK (on_caller_cancelled_cb),
                                           g_object_ref (self->cancellable), g_object_unref);
  if (open_card (self, error))
    return TRUE;
  mado_reading_close (self);
  return FALSE;
}

static void
stop_following (MadoReading *self)
{
  /* Does nothing where nobody is followed. */
  g_cancellable_disconnect (self->caller, self->follows);
  self->follows = 0;
}

/* Said before the cancelling is without effect, so that whoever cancels, and has not heard it, may
 * be sure that nothing is sent. */
gboolean
mado_reading_commit (MadoReading *self, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->request->committed != NULL)
    self->request->committed (self->request->user_data);
  stop_following (self);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

void
mado_reading_note_insertion (MadoReading *self)
{
  guint32 insertion = 0;

  if (mado_transport_get_insertion (self->transport, self->request->reader, &insertion, NULL))
    mado_snapshot_set_insertion (self->draft, insertion);
}

typedef enum
{
  INSERTION_SAME,
  INSERTION_OTHER,
  INSERTION_UNTOLD,
} Insertion;

/* Asked while connected: a card that came after the question is not the one connected to. */
static Insertion
compare_insertion (MadoReading *self)
{
  guint32 then = 0;
  guint32 now = 0;

  if (!mado_snapshot_get_insertion (self->draft, &then) ||
      !mado_transport_get_insertion (self->transport, self->request->reader, &now, NULL))
    return INSERTION_UNTOLD;
  return then == now ? INSERTION_SAME : INSERTION_OTHER;
}

void
mado_reading_set_untold (MadoReading *self, GError **error)
{
  if (compare_insertion (self) == INSERTION_OTHER)
    g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED,
                         "a card has been put in since");
  else
    g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED,
                         "nothing tells whether it is still the same card");
}

static gboolean
check_same_insertion (MadoReading *self, GError **error)
{
  gboolean has_certificate = mado_snapshot_get_certificate (self->draft, MADO_KIND_AUTH) != NULL;
  Insertion insertion = compare_insertion (self);

  /* A certificate is compared in any case. */
  if (insertion == INSERTION_SAME || (insertion == INSERTION_UNTOLD && has_certificate))
    return TRUE;
  mado_reading_set_untold (self, error);
  return FALSE;
}

gboolean
mado_reading_check_before_pin (MadoReading *self, GError **error)
{
  return check_same_insertion (self, error) && mado_reading_check_same_card (self, error) &&
         mado_reading_recheck_identity (self, error);
}

/* The card's certificate as it is now, read once more where it is not @shown: a card that was just
 * changed for another one fails once, and so does an exchange that is lost. */
static GBytes *
read_auth_certificate (MadoReading *self, GBytes *shown, GError **error)
{
  g_autoptr (GError) local = NULL;

  for (guint n_reads = 1;; n_reads++)
    {
      g_autoptr (GBytes) der = mado_card_read_certificate (
          self->card, MADO_CARD_FILE_AUTH_CERTIFICATE, NULL, NULL, &local);
      if (n_reads == 2 || (der != NULL && g_bytes_equal (der, shown)) ||
          mado_reading_is_over (local))
        {
          if (local != NULL)
            g_propagate_error (error, g_steal_pointer (&local));
          return g_steal_pointer (&der);
        }
      g_clear_error (&local);
      mado_card_take_identity_recheck (self->card);
      mado_card_forget_selection (self->card);
    }
}

/* The card has been put in anew since, or another one: what is on the screen is not this card's. */
gboolean
mado_reading_check_same_card (MadoReading *self, GError **error)
{
  MadoCertificate *certificate = mado_snapshot_get_certificate (self->draft, MADO_KIND_AUTH);

  if (certificate == NULL)
    return TRUE;
  GBytes *shown = mado_certificate_get_der (certificate);
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) der = read_auth_certificate (self, shown, &local);
  if (der != NULL && g_bytes_equal (der, shown))
    return TRUE;
  /* One that has none, or does not show it, is another card, too. */
  if (der != NULL || mado_reading_state_of_failure (local) != MADO_ITEM_UNREADABLE)
    g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED,
                         "another card has been put in");
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
mado_reading_recheck_identity (MadoReading *self, GError **error)
{
  if (!mado_card_take_identity_recheck (self->card) && !self->unsettled)
    return TRUE;
  self->unsettled = TRUE;
  if (mado_snapshot_get_certificate (self->draft, MADO_KIND_AUTH) != NULL)
    {
      self->unsettled = !mado_reading_check_same_card (self, error);
      return !self->unsettled;
    }
  mado_reading_set_untold (self, error);
  return FALSE;
}

gboolean
mado_reading_may_send_pin_again (MadoReading *self, GError **failure)
{
  g_autoptr (GError) doubt = NULL;

  if (!g_error_matches (*failure, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_RESET) ||
      mado_card_has_sent_pin (self->card))
    return FALSE;
  gboolean same = mado_reading_recheck_identity (self, &doubt);
  g_clear_error (failure);
  *failure = g_steal_pointer (&doubt);
  return same;
}

void
mado_reading_close (MadoReading *self)
{
  stop_following (self);
  if (self->card != NULL)
    mado_card_close (self->card);
  g_clear_object (&self->card);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->trusted, mado_authorities_unref);
}

/* --- what a failure means ------------------------------------------------------------------ */

gboolean
mado_reading_is_over (const GError *error)
{
  return mado_transport_error_get_loss (error) > MADO_LOSS_NONE;
}

MadoItemState
mado_reading_state_of_failure (const GError *error)
{
  if (g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_ABSENT))
    return MADO_ITEM_ABSENT;
  if (g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_HIDDEN))
    return MADO_ITEM_HIDDEN;
  return MADO_ITEM_UNREADABLE;
}

gboolean
mado_reading_note_failure (MadoReading *self, MadoItem item, GError *error)
{
  g_autoptr (GError) owned = error;

  if (mado_reading_is_over (owned))
    {
      g_clear_error (&self->ended);
      self->ended = g_steal_pointer (&owned);
      return FALSE;
    }
  MadoItemState state = mado_reading_state_of_failure (owned);
  self->puzzled |= state == MADO_ITEM_UNREADABLE;
  mado_snapshot_set_state (self->draft, item, state, state == MADO_ITEM_UNREADABLE ? owned : NULL);
  return TRUE;
}

void
mado_reading_publish (MadoReading *self)
{
  if (self->request->publish == NULL)
    return;
  g_autoptr (MadoSnapshot) copy = mado_snapshot_copy (self->draft);
  self->request->publish (copy, self->request->user_data);
}

void
mado_reading_note_tries (MadoReading *self,
                         MadoPin pin,
                         const MadoTries *tries,
                         const GError *failure)
{
  const MadoTries untold = { MADO_TRIES_UNREADABLE, 0 };

  if (tries->state != MADO_TRIES_UNKNOWN)
    {
      mado_snapshot_set_tries (self->draft, pin, tries);
      return;
    }
  /* UNKNOWN is one that is about to be read. */
  mado_snapshot_set_tries (self->draft, pin, &untold);
  mado_snapshot_set_state (self->draft, MADO_ITEM_PIN_SIGN + (MadoItem)pin, MADO_ITEM_UNSURE,
                           failure);
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

MadoCertificate *
mado_reading_read_certificate (MadoReading *self,
                               MadoCardFile file,
                               MadoCertificateUse use,
                               GError **error)
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

void
mado_reading_set_certificate (MadoReading *self, MadoKind kind, MadoCertificate *certificate)
{
  mado_snapshot_set_certificate (self->draft, kind, certificate);
  mado_snapshot_set_chain (self->draft, kind,
                           mado_authorities_check (self->trusted, certificate, NULL));
}

gboolean
mado_reading_read_ca (MadoReading *self, MadoKind kind)
{
  const MadoItem item = MADO_ITEM_AUTH_CA + (MadoItem)kind;
  const MadoCardFile file =
      kind == MADO_KIND_AUTH ? MADO_CARD_FILE_AUTH_CA : MADO_CARD_FILE_SIGN_CA;
  MadoCertificate *certificate = mado_snapshot_get_certificate (self->draft, kind);
  g_autoptr (GError) error = NULL;

  /* Asked anew, also of a certificate whose CA has been read before. */
  if (certificate == NULL ||
      mado_authorities_check (self->trusted, certificate, NULL) != MADO_CHAIN_UNCHECKED)
    {
      mado_snapshot_set_state (self->draft, item, MADO_ITEM_UNASKED, NULL);
      return TRUE;
    }
  g_autoptr (MadoCertificate) ca =
      mado_reading_read_certificate (self, file, MADO_CERTIFICATE_USE_CA, &error);
  if (ca == NULL)
    return mado_reading_note_failure (self, item, g_steal_pointer (&error));
  mado_snapshot_set_state (self->draft, item, MADO_ITEM_KNOWN, NULL);
  mado_snapshot_set_chain (self->draft, kind,
                           mado_authorities_check (self->trusted, certificate, ca));
  return TRUE;
}
