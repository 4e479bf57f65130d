/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-channel-pcsc.h"

#include <string.h>

#include "mado-slot.h"

#include "mado-winscard-pcsc.h"

#define PROTOCOLS (SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1)

/* pcscd looks at a reader every 400 ms (PCSCLITE_STATUS_POLL_RATE), so that long after a failed
 * exchange it knows whether the card left. Only a failure ever waits for it. */
#define REMOVAL_LOOKS       6
#define REMOVAL_INTERVAL_US (100 * 1000)

/* Windows stops its service with the last reader: there, the card has left with the service. */
#ifdef G_OS_WIN32
#define LOST_SERVICE SCARD_W_REMOVED_CARD
#else
#define LOST_SERVICE SCARD_E_NO_SERVICE
#endif

struct _MadoChannelPcsc
{
  MadoChannel parent_instance;

  MadoContextPcsc *context; /* (owned) */
  SCARDHANDLE card;
  DWORD protocol;
  guint8 atr[MADO_ATR_MAX];
  gsize atr_length;
  gboolean pin_pad_known; /* @pin_pad has been asked for */
  MadoPinPadFeatures pin_pad;
  gboolean display;
};

G_DEFINE_FINAL_TYPE (MadoChannelPcsc, mado_channel_pcsc, MADO_TYPE_CHANNEL)

/* --- helpers; all are called with the context locked --- */

/* What a card handle's trouble means while the card is in use: a missing card or reader is one that
 * has left. pcscd forgets the handles of an unplugged reader, hence also an unknown handle. */
static gboolean
check (MadoChannelPcsc *self, LONG code, const char *what, GError **error)
{
  switch ((guint32)code)
    {
    case (guint32)SCARD_E_NO_SMARTCARD:
    case (guint32)SCARD_E_READER_UNAVAILABLE:
    case (guint32)SCARD_E_UNKNOWN_READER:
    case (guint32)SCARD_E_INVALID_HANDLE:
#ifdef G_OS_WIN32
    case ERROR_INVALID_HANDLE:
#endif
      return mado_context_pcsc_check (self->context, SCARD_W_REMOVED_CARD, what, error);
    default:
      break;
    }

  g_autoptr (GError) local = NULL;
  if (mado_context_pcsc_check (self->context, code, what, &local))
    return TRUE;
  if (mado_context_pcsc_is_dead (self->context))
    return mado_context_pcsc_check (self->context, LOST_SERVICE, what, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
check_alive (MadoChannelPcsc *self, GError **error)
{
  if (!mado_context_pcsc_is_dead (self->context))
    return TRUE;
  return mado_context_pcsc_check (self->context, LOST_SERVICE, "the channel's context", error);
}

/* A card that is pulled out in the middle of a command makes most drivers report a failed exchange,
 * before the service itself has noticed. Beginning a transaction within ours sends nothing to the
 * card and answers REMOVED as soon as it has; it also leaves another program's RESET to be seen. */
static LONG
explain_failed_exchange (MadoChannelPcsc *self, LONG failure)
{
  for (guint look = 0; look < REMOVAL_LOOKS; look++)
    {
      LONG code = SCardBeginTransaction (self->card);
      if (code != SCARD_S_SUCCESS)
        return code;
      SCardEndTransaction (self->card, SCARD_LEAVE_CARD);
      g_usleep (REMOVAL_INTERVAL_US);
    }
  return failure;
}

static gboolean
is_failed_exchange (LONG code)
{
#ifdef G_OS_WIN32
  /* A driver's own error comes through as it is: ERROR_GEN_FAILURE, ERROR_BAD_COMMAND,
   * ERROR_IO_DEVICE, ERROR_NO_MEDIA_IN_DRIVE, whatever its author thought of. */
  if (code > 0 && HRESULT_FACILITY (code) == FACILITY_NULL)
    return TRUE;
#endif
  return mado_context_pcsc_tells_nothing (code);
}

/* An answer without a status word is none: vpcd's driver reports an empty one as success when the
 * card is pulled out before it has answered. Nor is one of which a driver says that it is longer
 * than the @room for it. */
static LONG
judge_exchange (MadoChannelPcsc *self, LONG code, DWORD length, gsize room)
{
  if (code == SCARD_S_SUCCESS && (length < 2 || length > room))
    code = SCARD_E_NOT_TRANSACTED;
  return is_failed_exchange (code) ? explain_failed_exchange (self, code) : code;
}

/* SCardGetAttrib first, and SCardStatus only for a driver that cannot tell (vpcd): in pcsc-lite
 * before 2.0 the latter also fills the process-wide table of readers that the waiting thread looks
 * at. */
static void
fetch_atr (MadoChannelPcsc *self)
{
  DWORD length = sizeof self->atr;
  LONG code = SCardGetAttrib (self->card, SCARD_ATTR_ATR_STRING, self->atr, &length);
  if (code != SCARD_S_SUCCESS || length == 0)
    {
      length = sizeof self->atr;
      code = SCardStatus (self->card, NULL, NULL, NULL, NULL, self->atr, &length);
    }
  self->atr_length = code == SCARD_S_SUCCESS ? MIN (length, sizeof self->atr) : 0;
}

/* --- MadoChannel --- */

static gboolean
mado_channel_pcsc_transmit (MadoChannel *channel,
                            const guint8 *command,
                            gsize command_length,
                            guint8 *answer,
                            gsize *answer_length,
                            GError **error)
{
  MadoChannelPcsc *self = MADO_CHANNEL_PCSC (channel);
  const SCARD_IO_REQUEST *pci = self->protocol == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
  DWORD length = (DWORD)*answer_length;

  mado_context_pcsc_lock (self->context);
  gboolean done = check_alive (self, error);
  if (done)
    {
      LONG code =
          SCardTransmit (self->card, pci, command, (DWORD)command_length, NULL, answer, &length);
      done =
          check (self, judge_exchange (self, code, length, *answer_length), "SCardTransmit", error);
    }
  mado_context_pcsc_unlock (self->context);

  if (done)
    *answer_length = length;
  return done;
}

static gboolean
mado_channel_pcsc_power_cycle (MadoChannel *channel, GError **error)
{
  MadoChannelPcsc *self = MADO_CHANNEL_PCSC (channel);

  mado_context_pcsc_lock (self->context);
  gboolean done =
      check_alive (self, error) && check (self,
                                          SCardReconnect (self->card, SCARD_SHARE_SHARED, PROTOCOLS,
                                                          SCARD_UNPOWER_CARD, &self->protocol),
                                          "SCardReconnect", error);
  if (done)
    fetch_atr (self);
  mado_context_pcsc_unlock (self->context);
  return done;
}

/* With the transaction still open: pcscd makes whoever takes the power away without one wait for
 * the transactions of others, and ends ours with the handle (SCardDisconnect() in 1.9.9). A card
 * that is left as it is loses nothing by ending it first, which is how Windows wants it. */
static void
mado_channel_pcsc_disconnect (MadoChannel *channel, MadoDisposition disposition)
{
  MadoChannelPcsc *self = MADO_CHANNEL_PCSC (channel);
  gboolean unpower = disposition == MADO_DISPOSITION_UNPOWER;

  mado_context_pcsc_lock (self->context);
  if (check_alive (self, NULL))
    {
      if (!unpower)
        SCardEndTransaction (self->card, SCARD_LEAVE_CARD);
      check (self, SCardDisconnect (self->card, unpower ? SCARD_UNPOWER_CARD : SCARD_LEAVE_CARD),
             "SCardDisconnect", NULL);
    }
  mado_context_pcsc_unlock (self->context);
}

static const guint8 *
mado_channel_pcsc_get_atr (MadoChannel *channel, gsize *length)
{
  MadoChannelPcsc *self = MADO_CHANNEL_PCSC (channel);
  *length = self->atr_length;
  return self->atr;
}

#define REPORT_MAX 256

/* What the reader itself says, of @length bytes. */
static gboolean
ask_reader (MadoChannelPcsc *self, DWORD question, guint8 report[REPORT_MAX], DWORD *length)
{
  LONG code = SCardControl (self->card, question, NULL, 0, report, REPORT_MAX, length);

  return code == SCARD_S_SUCCESS && *length <= REPORT_MAX;
}

static gboolean
ask_for_features (MadoChannelPcsc *self)
{
  guint8 report[REPORT_MAX];
  DWORD length = 0;

  return ask_reader (self, CM_IOCTL_GET_FEATURE_REQUEST, report, &length) &&
         mado_pin_pad_parse_features (report, length, &self->pin_pad);
}

/* Asks the reader for what it can do. One that twice cannot say so has no keys; where it had some,
 * a PIN would be typed at the computer. */
static void
find_pin_pad (MadoChannelPcsc *self)
{
  guint8 report[REPORT_MAX];
  DWORD length = 0;

  self->pin_pad_known = TRUE;
  gboolean told = ask_for_features (self);
  if (!told)
    told = ask_for_features (self);
  if (!told || self->pin_pad.properties == 0)
    return;
  self->display = ask_reader (self, self->pin_pad.properties, report, &length) &&
                  mado_pin_pad_parse_display (report, length);
}

static gboolean
mado_channel_pcsc_has_pin_pad (MadoChannel *channel)
{
  MadoChannelPcsc *self = MADO_CHANNEL_PCSC (channel);

  mado_context_pcsc_lock (self->context);
  if (!self->pin_pad_known && check_alive (self, NULL))
    find_pin_pad (self);
  mado_context_pcsc_unlock (self->context);
  return self->pin_pad.verify != 0 && self->pin_pad.modify != 0;
}

static gboolean
mado_channel_pcsc_type_pin (MadoChannel *channel,
                            MadoPinPadEntry entry,
                            const guint8 header[4],
                            guint digits,
                            guint16 *sw,
                            GError **error)
{
  MadoChannelPcsc *self = MADO_CHANNEL_PCSC (channel);
  guint8 request[MADO_PIN_PAD_MAX];
  guint8 answer[MADO_ANSWER_MAX_SHORT];
  gsize length = mado_pin_pad_build (entry, header, digits, self->display, request);
  DWORD feature = entry == MADO_PIN_PAD_NEW ? self->pin_pad.modify : self->pin_pad.verify;
  DWORD answer_length = 0;

  mado_context_pcsc_lock (self->context);
  gboolean done = check_alive (self, error);
  if (done)
    {
      LONG code = SCardControl (self->card, feature, request, (DWORD)length, answer, sizeof answer,
                                &answer_length);
      code = judge_exchange (self, code, answer_length, sizeof answer);
      done = check (self, code, "SCardControl", error);
    }
  mado_context_pcsc_unlock (self->context);

  if (done && answer_length != 2)
    {
      g_set_error_literal (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_FAILED,
                           "the reader's answer is no status word");
      return FALSE;
    }
  if (done)
    *sw = (guint16)(answer[0] << 8 | answer[1]);
  return done;
}

static void
mado_channel_pcsc_finalize (GObject *object)
{
  MadoChannelPcsc *self = MADO_CHANNEL_PCSC (object);
  g_clear_pointer (&self->context, mado_context_pcsc_unref);
  G_OBJECT_CLASS (mado_channel_pcsc_parent_class)->finalize (object);
}

static void
mado_channel_pcsc_class_init (MadoChannelPcscClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mado_channel_pcsc_finalize;
  MadoChannelClass *channel_class = MADO_CHANNEL_CLASS (klass);
  channel_class->transmit = mado_channel_pcsc_transmit;
  channel_class->power_cycle = mado_channel_pcsc_power_cycle;
  channel_class->disconnect = mado_channel_pcsc_disconnect;
  channel_class->get_atr = mado_channel_pcsc_get_atr;
  channel_class->has_pin_pad = mado_channel_pcsc_has_pin_pad;
  channel_class->type_pin = mado_channel_pcsc_type_pin;
}

static void
mado_channel_pcsc_init (MadoChannelPcsc *self)
{
}

/* What @code means of a reader that was to be connected to. */
static LONG
judge_connect (LONG code)
{
#ifdef G_OS_WIN32
  /* What Windows may say of an empty reader. */
  if (code == SCARD_W_REMOVED_CARD)
    return SCARD_E_NO_SMARTCARD;
#endif
  return code;
}

/* With the context locked. */
static MadoChannelPcsc *
connect_locked (MadoContextPcsc *context, const MadoNativeChar *reader, GError **error)
{
  SCARDHANDLE card;
  DWORD protocol;
  LONG code = SCardConnect ((SCARDCONTEXT)mado_context_pcsc_get_handle (context), reader,
                            SCARD_SHARE_SHARED, PROTOCOLS, &card, &protocol);
  if (!mado_context_pcsc_check (context, judge_connect (code), "SCardConnect", error))
    return NULL;

  MadoChannelPcsc *self = g_object_new (MADO_TYPE_CHANNEL_PCSC, NULL);
  self->context = mado_context_pcsc_ref (context);
  self->card = card;
  self->protocol = protocol;
  return self;
}

static gboolean
begin_locked (MadoChannelPcsc *self, GError **error)
{
  if (!check (self, SCardBeginTransaction (self->card), "SCardBeginTransaction", error))
    return FALSE;
  fetch_atr (self);
  return TRUE;
}

MadoChannel *
mado_channel_pcsc_new (MadoContextPcsc *context, const char *reader, GError **error)
{
  g_return_val_if_fail (context != NULL, NULL);
  g_return_val_if_fail (reader != NULL, NULL);

  g_autofree MadoNativeChar *native = mado_context_pcsc_native_name (reader);
  mado_context_pcsc_lock (context);
  MadoChannelPcsc *self = connect_locked (context, native, error);
  gboolean ours = self != NULL && begin_locked (self, error);
  mado_context_pcsc_unlock (context);
  if (!ours)
    g_clear_object (&self);
  return self == NULL ? NULL : MADO_CHANNEL (self);
}
