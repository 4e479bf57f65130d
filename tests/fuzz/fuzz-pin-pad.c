/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-channel-pcsc.h"
#include "mado-fuzz.h"

#include <reader.h>
#include <string.h>
#include <winscard.h>

/* A reader's driver that answers what it likes when it is asked for its keys (PC/SC part 10), and
 * when something is to be typed on them. The first byte chooses what is typed, the rest are the
 * driver's answers: for each how it ends, how long it says that it is, how much of it comes. What
 * it is told must be a structure of part 10 that asks for no more than its length. */

#define HANDLE 7

static const guint8 *input;
static gsize input_size;

static guint8
take_byte (void)
{
  if (input_size == 0)
    return 0;
  input_size--;
  return *input++;
}

/* --- the requests --- */

static void
check_apdu (const guint8 *apdu, gsize length, guint digits, guint8 ins)
{
  MADO_FUZZ_CHECK (length == 5 + digits && apdu[1] == ins && apdu[4] == digits);
  for (guint i = 0; i < digits; i++)
    MADO_FUZZ_CHECK (apdu[5 + i] == 0);
}

static void
check_request (const guint8 *request, gsize length)
{
  PIN_VERIFY_STRUCTURE verify;
  PIN_MODIFY_STRUCTURE modify;

  MADO_FUZZ_CHECK (length >= sizeof verify);
  memcpy (&verify, request, sizeof verify);
  const guint digits = verify.bmPINBlockString;
  MADO_FUZZ_CHECK (digits >= 1 && digits <= MADO_PIN_PAD_DIGITS_MAX);
  if (length == sizeof verify + 5 + digits)
    {
      MADO_FUZZ_CHECK (verify.ulDataLength == 5 + digits);
      check_apdu (request + sizeof verify, length - sizeof verify, digits, 0x20);
      return;
    }
  MADO_FUZZ_CHECK (length == sizeof modify + 5 + digits);
  memcpy (&modify, request, sizeof modify);
  MADO_FUZZ_CHECK (modify.ulDataLength == 5 + digits && modify.bConfirmPIN == 1);
  check_apdu (request + sizeof modify, length - sizeof modify, digits, 0x24);
}

/* --- winscard.h, as far as it is used --- */

const SCARD_IO_REQUEST g_rgSCardT0Pci = { SCARD_PROTOCOL_T0, sizeof (SCARD_IO_REQUEST) };
const SCARD_IO_REQUEST g_rgSCardT1Pci = { SCARD_PROTOCOL_T1, sizeof (SCARD_IO_REQUEST) };

static LONG
take_code (void)
{
  static const LONG codes[] = { SCARD_E_UNSUPPORTED_FEATURE, SCARD_E_NOT_TRANSACTED,
                                SCARD_W_REMOVED_CARD, SCARD_E_INSUFFICIENT_BUFFER };
  const guint8 fate = take_byte ();

  return fate < 0xF0 ? SCARD_S_SUCCESS : codes[fate % G_N_ELEMENTS (codes)];
}

LONG
SCardControl (SCARDHANDLE handle,
              DWORD code,
              LPCVOID request,
              DWORD request_length,
              LPVOID answer,
              DWORD room,
              LPDWORD length)
{
  const LONG end = take_code ();
  const gsize says = take_byte () | (take_byte () & 0x03u) << 8;
  const gsize comes = MIN (MIN (says, room), input_size);

  MADO_FUZZ_CHECK (handle == HANDLE);
  if (request_length > 0)
    check_request (request, request_length);
  if (comes > 0)
    memcpy (answer, input, comes);
  input += comes;
  input_size -= comes;
  *length = says;
  return end;
}

LONG
SCardEstablishContext (DWORD scope, LPCVOID reserved1, LPCVOID reserved2, LPSCARDCONTEXT context)
{
  *context = 1;
  return SCARD_S_SUCCESS;
}

LONG
SCardReleaseContext (SCARDCONTEXT context)
{
  return SCARD_S_SUCCESS;
}

LONG
SCardConnect (SCARDCONTEXT context,
              LPCSTR reader,
              DWORD share_mode,
              DWORD protocols,
              LPSCARDHANDLE handle,
              LPDWORD protocol)
{
  *handle = HANDLE;
  *protocol = SCARD_PROTOCOL_T1;
  return SCARD_S_SUCCESS;
}

LONG
SCardDisconnect (SCARDHANDLE handle, DWORD disposition)
{
  return SCARD_S_SUCCESS;
}

LONG
SCardBeginTransaction (SCARDHANDLE handle)
{
  return SCARD_S_SUCCESS;
}

LONG
SCardEndTransaction (SCARDHANDLE handle, DWORD disposition)
{
  return SCARD_S_SUCCESS;
}

LONG
SCardGetAttrib (SCARDHANDLE handle, DWORD attribute, LPBYTE value, LPDWORD length)
{
  *length = take_byte ();
  return SCARD_S_SUCCESS;
}

LONG
SCardStatus (SCARDHANDLE handle,
             LPSTR name,
             LPDWORD name_length,
             LPDWORD state,
             LPDWORD protocol,
             LPBYTE atr,
             LPDWORD length)
{
  *length = take_byte ();
  return SCARD_S_SUCCESS;
}

/* Nobody waits to see whether the card has left. */
void
g_usleep (gulong microseconds)
{
}

/* --- what is typed --- */

static void
type (MadoChannel *channel, MadoPinPadEntry entry, guint digits)
{
  static const guint8 headers[][4] = { { 0x00, 0x20, 0x00, 0x80 }, { 0x00, 0x24, 0x01, 0x80 } };
  const gboolean is_new = entry == MADO_PIN_PAD_NEW;
  g_autoptr (GError) error = NULL;
  guint16 sw = 0;

  gboolean typed = mado_channel_type_pin (channel, entry, headers[is_new], digits, &sw, &error);
  MADO_FUZZ_CHECK (typed == (error == NULL));
  MADO_FUZZ_CHECK (typed || error->domain == MADO_TRANSPORT_ERROR ||
                   g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED));
}

static void
check_features (const guint8 *data, gsize size)
{
  MadoPinPadFeatures features;
  gboolean makes_sense = mado_pin_pad_parse_features (data, size, &features);

  MADO_FUZZ_CHECK (!makes_sense || size % 6 == 0);
  MADO_FUZZ_CHECK (makes_sense || (features.verify | features.modify | features.properties) == 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (size == 0)
    return 0;
  check_features (data + 1, size - 1);
  input = data + 1;
  input_size = size - 1;

  MadoContextPcsc *context = mado_context_pcsc_new (NULL);
  g_autoptr (MadoChannel) channel = mado_channel_pcsc_new (context, "Fuzz", NULL);
  mado_context_pcsc_unref (context);
  MADO_FUZZ_CHECK (channel != NULL);
  gsize atr_length = 0;
  mado_channel_get_atr (channel, &atr_length);
  MADO_FUZZ_CHECK (atr_length <= 33);
  const guint digits = 1 + data[0] % MADO_PIN_PAD_DIGITS_MAX;
  type (channel, MADO_PIN_PAD_CURRENT, digits);
  type (channel, MADO_PIN_PAD_NEW, digits);
  type (channel, MADO_PIN_PAD_CURRENT, digits);
  return 0;
}
