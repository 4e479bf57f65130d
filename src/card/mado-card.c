/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-card.h"

#include "mado-card-private.h"

/* Another program that resets the card time and again would otherwise keep us for ever. */
#define RECOVERIES_MAX 3

#define AID_LENGTH     10

/* The whole DF name: a part of one would match any that begins with it (card-protocol.md 2.2). */
static const guint8 aids[][AID_LENGTH] = {
  [MADO_CARD_APPLICATION_JPKI] = { 0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01 },
  [MADO_CARD_APPLICATION_TEXT] = { 0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x08 },
  [MADO_CARD_APPLICATION_JUKI] = { 0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x01 },
  [MADO_CARD_APPLICATION_COMMON] = { 0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x01, 0x00 },
};

G_DEFINE_FINAL_TYPE (MadoCard, mado_card, G_TYPE_OBJECT)

/* --- the connection --------------------------------------------------------------------------- */

static gboolean
is_reset (const GError *error)
{
  return g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_RESET);
}

void
mado_card_note_departure (MadoCard *self, const GError *error)
{
  self->gone |= mado_transport_error_get_loss (error) == MADO_LOSS_CARD;
}

void
mado_card_forget_selection (MadoCard *self)
{
  self->application = MADO_CARD_APPLICATION_NONE;
  self->file = 0;
}

static void
drop_channel (MadoCard *self, MadoDisposition disposition)
{
  mado_card_forget_selection (self);
  self->cycled = FALSE;
  if (self->channel == NULL)
    return;

  mado_channel_set_disposition (self->channel, disposition);
  mado_channel_disconnect (self->channel);
  g_clear_object (&self->channel);
}

static gboolean
connect_channel (MadoCard *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  self->channel =
      mado_transport_connect (self->transport, self->reader, self->cancellable, &local_error);
  if (self->channel != NULL)
    {
      if (self->verified)
        mado_channel_set_disposition (self->channel, MADO_DISPOSITION_UNPOWER);
      return TRUE;
    }

  mado_card_note_departure (self, local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
mado_card_reconnect (MadoCard *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  do
    {
      g_clear_error (&local_error);
      self->recoveries++;
      self->identity_recheck = TRUE;
      /* The power stays on: it is the same card, and a verified state that was wanted a moment ago
       * is wanted still. The new connection takes the power away in the end. */
      drop_channel (self, MADO_DISPOSITION_LEAVE);
      if (connect_channel (self, &local_error))
        return TRUE;
    }
  while (is_reset (local_error) && self->recoveries < RECOVERIES_MAX);

  /* To whoever was reading, an empty reader is a card that has left. */
  if (g_error_matches (local_error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD))
    g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED,
                         local_error->message);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
mado_card_power_cycle (MadoCard *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  mado_card_forget_selection (self);
  self->identity_recheck = TRUE;
  self->cycled = TRUE;
  if (mado_channel_power_cycle (self->channel, &local_error))
    return TRUE;
  mado_card_note_departure (self, local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* A connection that was lost to another program (SHARING, say) is tried again by the next
 * operation; one whose card has left is not, for the next card may be somebody else's. */
static gboolean
ensure_channel (MadoCard *self, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->channel != NULL)
    return TRUE;
  if (self->gone)
    {
      g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED,
                           "The connection to the card has ended");
      return FALSE;
    }
  return mado_card_reconnect (self, error);
}

/* --- commands --------------------------------------------------------------------------------- */

void
mado_card_start_operation (MadoCard *self)
{
  self->recoveries = 0;
}

gboolean
mado_card_command_once (MadoCard *self,
                        const MadoApdu *apdu,
                        guint8 *answer,
                        gsize *answer_length,
                        guint16 *sw,
                        GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!ensure_channel (self, error))
    return FALSE;
  if (mado_apdu_transmit (self->channel, apdu, answer, answer_length, sw, &local_error))
    return TRUE;

  /* An answer that makes no sense is one, of the card that was there before. */
  self->identity_recheck |= local_error->domain == MADO_TRANSPORT_ERROR;
  mado_card_note_departure (self, local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
select_application_once (MadoCard *self,
                         MadoCardApplication application,
                         guint16 *sw,
                         GError **error)
{
  MadoApdu select = {
    .ins = 0xA4,
    .p1 = 0x04,
    .p2 = 0x0C,
    .data = aids[application],
    .data_length = AID_LENGTH,
  };
  gsize length = 0;

  mado_card_forget_selection (self);
  if (!mado_card_command_once (self, &select, NULL, &length, sw, error))
    return FALSE;
  /* The first command after power-up may answer 6F00 for no reason (card-protocol.md 1.4). */
  if (*sw == 0x6F00 && !mado_card_command_once (self, &select, NULL, &length, sw, error))
    return FALSE;
  if (*sw == 0x9000)
    self->application = application;
  return TRUE;
}

static gboolean
select_file_once (MadoCard *self, guint16 file, guint16 *sw, GError **error)
{
  const guint8 id[] = { file >> 8, file & 0xff };
  MadoApdu select = {
    .ins = 0xA4,
    .p1 = 0x02,
    .p2 = 0x0C,
    .data = id,
    .data_length = sizeof id,
  };
  gsize length = 0;

  self->file = 0;
  if (!mado_card_command_once (self, &select, NULL, &length, sw, error))
    return FALSE;
  if (*sw == 0x9000)
    self->file = file;
  return TRUE;
}

static gboolean
check_select (guint16 sw, const char *what, GError **error)
{
  switch (sw)
    {
    case 0x9000:
      return TRUE;
    case 0x6A82:
      g_set_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_ABSENT, "The card has no such %s", what);
      return FALSE;
    case 0x6982:
      g_set_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_HIDDEN, "The %s is behind its password",
                   what);
      return FALSE;
    default:
      g_set_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_PROTOCOL,
                   "Selecting the %s was answered with %04X", what, sw);
      return FALSE;
    }
}

static gboolean
select_once (MadoCard *self, MadoCardApplication application, guint16 file, GError **error)
{
  guint16 sw = 0;

  if (self->application != application &&
      (!select_application_once (self, application, &sw, error) ||
       !check_select (sw, "application", error)))
    return FALSE;
  if (file != 0 && self->file != file &&
      (!select_file_once (self, file, &sw, error) || !check_select (sw, "file", error)))
    return FALSE;
  return TRUE;
}

/* Whether the step that failed with @failure is to be done again, over a new connection. If not,
 * @failure has become @error. */
static gboolean
recover (MadoCard *self, GError **failure, GError **error)
{
  if (!is_reset (*failure) || self->recoveries >= RECOVERIES_MAX)
    {
      g_propagate_error (error, g_steal_pointer (failure));
      return FALSE;
    }
  g_clear_error (failure);
  return mado_card_reconnect (self, error);
}

gboolean
mado_card_command (MadoCard *self,
                   MadoCardApplication application,
                   guint16 file,
                   const MadoApdu *apdu,
                   guint8 *answer,
                   gsize *answer_length,
                   guint16 *sw,
                   GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (!select_once (self, application, file, &local_error) ||
         !mado_card_command_once (self, apdu, answer, answer_length, sw, &local_error))
    if (!recover (self, &local_error, error))
      return FALSE;
  return TRUE;
}

/* --- GObject ---------------------------------------------------------------------------------- */

static void
mado_card_dispose (GObject *object)
{
  MadoCard *self = MADO_CARD (object);

  mado_card_close (self);
  g_clear_object (&self->transport);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (mado_card_parent_class)->dispose (object);
}

static void
mado_card_finalize (GObject *object)
{
  MadoCard *self = MADO_CARD (object);

  g_free (self->reader);

  G_OBJECT_CLASS (mado_card_parent_class)->finalize (object);
}

static void
mado_card_class_init (MadoCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mado_card_dispose;
  object_class->finalize = mado_card_finalize;
}

static void
mado_card_init (MadoCard *self)
{
  self->block_size = MADO_CARD_BLOCK_MAX;
}

/* --- public API ------------------------------------------------------------------------------- */

/* Whether @sw is how a card without the application, or a reader holding a memory card, answers a
 * SELECT. Cards that are not My Number Cards answer in every way that ISO 7816-4 knows, and
 * DESFire in its own (91xx); execution errors (64xx–66xx), warnings and bytes that are no status
 * word at all say nothing about the application. */
static gboolean
denies_application (guint16 sw)
{
  switch (sw >> 8)
    {
    case 0x63: /* some readers say 6300 of a memory card */
    case 0x67:
    case 0x68:
    case 0x69:
    case 0x6A:
    case 0x6B:
    case 0x6D:
    case 0x6E:
    case 0x6F:
      return TRUE;
    default:
      return sw != 0x9000 && (sw & 0xf000) == 0x9000;
    }
}

/* 6F00 twice is what many readers say for a card that has no power. */
static gboolean
select_with_power (MadoCard *self, guint16 *sw, GError **error)
{
  if (*sw != 0x6F00)
    return TRUE;
  return mado_card_power_cycle (self, error) &&
         select_application_once (self, MADO_CARD_APPLICATION_JPKI, sw, error);
}

/* As recover() for the selection: a card that was put in before the service looked may have no
 * power, and answers nothing at all then. */
static gboolean
recover_with_power (MadoCard *self, GError **failure, GError **error)
{
  if (!g_error_matches (*failure, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED) ||
      self->channel == NULL || self->cycled)
    return recover (self, failure, error);
  g_clear_error (failure);
  return mado_card_power_cycle (self, error);
}

static gboolean
open_application (MadoCard *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  guint16 sw = 0;

  while (!select_application_once (self, MADO_CARD_APPLICATION_JPKI, &sw, &local_error) ||
         !select_with_power (self, &sw, &local_error))
    if (!recover_with_power (self, &local_error, error))
      return FALSE;

  if (denies_application (sw))
    {
      g_set_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_NOT_JPKI,
                   "Selecting the JPKI application was answered with %04X", sw);
      return FALSE;
    }
  return check_select (sw, "application", error);
}

MadoCard *
mado_card_open (MadoTransport *transport,
                const char *reader,
                GCancellable *cancellable,
                GError **error)
{
  g_return_val_if_fail (MADO_IS_TRANSPORT (transport), NULL);
  g_return_val_if_fail (reader != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  g_autoptr (MadoCard) self = g_object_new (MADO_TYPE_CARD, NULL);
  self->transport = g_object_ref (transport);
  self->reader = g_strdup (reader);
  g_set_object (&self->cancellable, cancellable);

  if (!connect_channel (self, error) || !open_application (self, error))
    return NULL;
  self->identity_recheck = FALSE; /* nothing has been read that could be another card's */
  return g_steal_pointer (&self);
}

void
mado_card_close (MadoCard *self)
{
  g_return_if_fail (MADO_IS_CARD (self));

  /* Where a connection broke off and no other one came, the card was left as it was: verified. */
  if (self->verified && self->channel == NULL && !self->gone)
    connect_channel (self, NULL);
  self->gone = TRUE;
  drop_channel (self, self->verified ? MADO_DISPOSITION_UNPOWER : MADO_DISPOSITION_LEAVE);
}

gboolean
mado_card_take_identity_recheck (MadoCard *self)
{
  g_return_val_if_fail (MADO_IS_CARD (self), FALSE);

  if (!self->identity_recheck)
    return FALSE;
  self->identity_recheck = FALSE;
  mado_card_forget_selection (self);
  return TRUE;
}

void
mado_card_restore_power (MadoCard *self)
{
  g_return_if_fail (MADO_IS_CARD (self));

  if (self->channel != NULL && !self->gone && !self->verified)
    mado_card_power_cycle (self, NULL);
}

gboolean
mado_card_has_sent_pin (MadoCard *self)
{
  g_return_val_if_fail (MADO_IS_CARD (self), FALSE);
  return self->verified;
}
