/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-pcsclite.h"

#include <reader.h>
#include <string.h>

#include "one-reader-pcsclite.h"

#define CONTROL(feature) (0x42330000u + (feature))
#define DIGITS_MAX       15

static struct
{
  FakePcscliteReader kind;
  MadoPracticeCard *card; /* (owned) (nullable): in the reader */
  const char *const *typed;
  guint n_typed;
  guint n_questions; /* for the reader's features */
  guint n_contexts;
  guint n_refusals; /* of connections, to come */
  LONG refusal;
  gboolean connected;
  guint depth; /* of its transaction */
  guint n_exchanges;
  guint fault_at;
  LONG fault;
  gboolean fault_carried_out;
  FakePcscliteWatch watch; /* (nullable) */
  gpointer watch_data;
} fake;

static GMutex lock;
static GCond changed;

/* --- for the test --- */

void
fake_pcsclite_set_up (FakePcscliteReader reader, MadoPracticeCard *card, const char *const *typed)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  fake.kind = reader;
  fake.card = g_object_ref (card);
  fake.typed = typed;
  fake.n_typed = 0;
  fake.n_exchanges = 0;
  fake.n_questions = 0;
  fake.fault_at = 0;
  fake.watch = NULL;
  mado_practice_card_insert (card);
}

void
fake_pcsclite_set_fault (guint n, glong code, gboolean carried_out)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  fake.fault_at = n;
  fake.fault = code;
  fake.fault_carried_out = carried_out;
}

void
fake_pcsclite_set_watch (FakePcscliteWatch watch, gpointer data)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  fake.watch = watch;
  fake.watch_data = data;
}

guint
fake_pcsclite_get_n_exchanges (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  return fake.n_exchanges;
}

void
fake_pcsclite_refuse (guint n, glong code)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  fake.n_refusals = n;
  fake.refusal = code;
}

guint
fake_pcsclite_get_n_typed (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  return fake.n_typed;
}

void
fake_pcsclite_tear_down (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  /* The thread that has connected may still be on its way out. */
  while (fake.n_contexts > 0)
    g_cond_wait (&changed, &lock);
  g_assert_false (fake.connected);
  g_clear_object (&fake.card);
}

/* --- the reader; the lock is held --- */

static void
pull_out (void)
{
  mado_practice_card_power_off (fake.card);
  g_clear_object (&fake.card);
}

static LONG
check_card (SCARDHANDLE handle)
{
  g_assert_cmpint (handle, ==, CARD_HANDLE);
  g_assert_true (fake.connected);
  return fake.card != NULL ? SCARD_S_SUCCESS : SCARD_W_REMOVED_CARD;
}

static LONG
exchange (const guint8 *command, gsize length, guint8 *answer, DWORD room, LPDWORD answer_length)
{
  gboolean fails = ++fake.n_exchanges == fake.fault_at;
  gsize n;
  const guint8 *data;

  if (fails && !fake.fault_carried_out)
    return fake.fault;
  g_autoptr (GBytes) bytes = mado_practice_card_process (fake.card, command, length);
  if (fails)
    return fake.fault;
  if (bytes == NULL)
    {
      pull_out ();
      return SCARD_E_NOT_TRANSACTED;
    }
  data = g_bytes_get_data (bytes, &n);
  return one_reader_answer (data, n, answer, room, answer_length);
}

static void
put_features (const guint8 *tags, gsize n, guint8 *answer, LPDWORD length)
{
  for (gsize i = 0; i < n; i++)
    {
      const guint32 code = GUINT32_TO_BE (CONTROL (tags[i]));

      answer[6 * i] = tags[i];
      answer[6 * i + 1] = 4;
      memcpy (answer + 6 * i + 2, &code, 4);
    }
  *length = 6 * n;
}

/* As what kind of reader it answers the question for its features this time. */
static FakePcscliteReader
judge_question (void)
{
  gboolean first = fake.n_questions++ == 0;

  if (fake.kind == FAKE_PCSCLITE_KEYS_AFTER_SILENCE)
    return first ? FAKE_PCSCLITE_UNASKED : FAKE_PCSCLITE_KEYS;
  if (fake.kind == FAKE_PCSCLITE_KEYS_AFTER_GARBLED)
    return first ? FAKE_PCSCLITE_GARBLED : FAKE_PCSCLITE_KEYS;
  return fake.kind;
}

static LONG
tell_features (guint8 *answer, DWORD room, LPDWORD length)
{
  static const guint8 tags[] = { FEATURE_IFD_PIN_PROPERTIES, FEATURE_VERIFY_PIN_DIRECT,
                                 FEATURE_MODIFY_PIN_DIRECT, FEATURE_CCID_ESC_COMMAND };

  g_assert_cmpuint (room, >=, 6 * sizeof tags);
  switch (judge_question ())
    {
    case FAKE_PCSCLITE_OLD_KEYS:
      put_features (tags, 2, answer, length);
      break;
    case FAKE_PCSCLITE_NO_KEYS:
      put_features (tags + 3, 1, answer, length);
      break;
    case FAKE_PCSCLITE_UNASKED:
      return SCARD_E_UNSUPPORTED_FEATURE;
    case FAKE_PCSCLITE_GARBLED:
      put_features (tags, 3, answer, length);
      *length -= 2;
      break;
    case FAKE_PCSCLITE_KEYS:
    case FAKE_PCSCLITE_DISPLAY:
    case FAKE_PCSCLITE_KEYS_AFTER_SILENCE:
    case FAKE_PCSCLITE_KEYS_AFTER_GARBLED:
    default:
      put_features (tags, 4, answer, length);
      break;
    }
  return SCARD_S_SUCCESS;
}

static LONG
tell_properties (guint8 *answer, DWORD room, LPDWORD length)
{
  PIN_PROPERTIES_STRUCTURE properties = { 0 };

  g_assert_cmpuint (room, >=, sizeof properties);
  properties.wLcdLayout = fake.kind == FAKE_PCSCLITE_DISPLAY ? 0x0210 : 0;
  memcpy (answer, &properties, sizeof properties);
  *length = sizeof properties;
  return SCARD_S_SUCCESS;
}

/* --- typing --- */

typedef struct
{
  guint8 seconds, seconds_between, format, block, length_format, validation, n_messages;
  guint16 extra_digit;
  const guint8 *prologue; /* of three bytes */
  const guint8 *command;
  gsize length;
} Request;

/* Four digits as ASCII from the first byte of the data on, ended by a key. */
static void
check_request (const Request *request, guint n_messages)
{
  static const guint8 nothing[DIGITS_MAX];

  g_assert_cmpuint (request->seconds, >, 0);
  g_assert_cmpuint (request->seconds_between, >, 0);
  g_assert_cmphex (request->format, ==, 0x82);
  g_assert_cmphex (request->block, ==, 4);
  g_assert_cmphex (request->length_format, ==, 0);
  g_assert_cmphex (request->extra_digit, ==, 0x0404);
  g_assert_cmphex (request->validation, ==, 0x02);
  g_assert_cmpuint (request->n_messages, ==, fake.kind == FAKE_PCSCLITE_DISPLAY ? n_messages : 0);
  g_assert_cmpmem (request->prologue, 3, nothing, 3);
  g_assert_cmpuint (request->length, ==, 9);
  g_assert_cmphex (request->command[4], ==, 4);
  g_assert_cmpmem (request->command + 5, 4, nothing, 4);
}

/* One entry. FALSE: nothing was typed that goes to the card, and @sw or @code is the answer. */
static gboolean
take_entry (const char **entry, guint16 *sw, LONG *code)
{
  *entry = fake.typed[fake.n_typed] != NULL ? fake.typed[fake.n_typed++] : "wait";
  *code = SCARD_S_SUCCESS;
  *sw = 0;
  if (g_str_equal (*entry, "cancel"))
    *sw = 0x6401;
  else if (g_str_equal (*entry, "wait"))
    *sw = 0x6400;
  else if (g_str_equal (*entry, "fail"))
    *code = SCARD_F_COMM_ERROR;
  else if (g_str_equal (*entry, "remove"))
    {
      pull_out ();
      *code = SCARD_E_NOT_TRANSACTED;
    }
  else if (!g_str_equal (*entry, "garble") && strlen (*entry) != 4)
    *sw = 0x6403;
  return *sw == 0 && *code == SCARD_S_SUCCESS;
}

static LONG
answer_with (guint16 sw, guint8 *answer, LPDWORD length)
{
  answer[0] = sw >> 8;
  answer[1] = sw & 0xff;
  *length = 2;
  return SCARD_S_SUCCESS;
}

static LONG
type (const Request *request, gboolean twice, guint8 *answer, DWORD room, LPDWORD answer_length)
{
  guint8 command[5 + 4];
  const char *entry;
  const char *again;
  guint16 sw;
  LONG code;

  g_assert_cmpuint (room, >=, 2);
  if (!take_entry (&entry, &sw, &code) || (twice && !take_entry (&again, &sw, &code)))
    return code != SCARD_S_SUCCESS ? code : answer_with (sw, answer, answer_length);
  if (g_str_equal (entry, "garble"))
    {
      answer[0] = 0x90;
      *answer_length = 1;
      return SCARD_S_SUCCESS;
    }
  if (twice && !g_str_equal (entry, again))
    return answer_with (0x6402, answer, answer_length);
  memcpy (command, request->command, 5);
  memcpy (command + 5, entry, 4);
  return exchange (command, sizeof command, answer, room, answer_length);
}

static LONG
verify_pin (const guint8 *data, DWORD length, guint8 *answer, DWORD room, LPDWORD answer_length)
{
  const PIN_VERIFY_STRUCTURE *pin = (gconstpointer)data;

  g_assert_cmpuint (length, >, sizeof *pin);
  g_assert_cmpuint (length, ==, sizeof *pin + pin->ulDataLength);
  const Request request = {
    .seconds = pin->bTimerOut,
    .seconds_between = pin->bTimerOut2,
    .format = pin->bmFormatString,
    .block = pin->bmPINBlockString,
    .length_format = pin->bmPINLengthFormat,
    .validation = pin->bEntryValidationCondition,
    .n_messages = pin->bNumberMessage,
    .extra_digit = pin->wPINMaxExtraDigit,
    .prologue = pin->bTeoPrologue,
    .command = pin->abData,
    .length = pin->ulDataLength,
  };
  check_request (&request, 1);
  g_assert_cmphex (pin->abData[1], ==, 0x20);
  return type (&request, FALSE, answer, room, answer_length);
}

static LONG
modify_pin (const guint8 *data, DWORD length, guint8 *answer, DWORD room, LPDWORD answer_length)
{
  const PIN_MODIFY_STRUCTURE *pin = (gconstpointer)data;

  g_assert_cmpuint (length, >, sizeof *pin);
  g_assert_cmpuint (length, ==, sizeof *pin + pin->ulDataLength);
  const Request request = {
    .seconds = pin->bTimerOut,
    .seconds_between = pin->bTimerOut2,
    .format = pin->bmFormatString,
    .block = pin->bmPINBlockString,
    .length_format = pin->bmPINLengthFormat,
    .validation = pin->bEntryValidationCondition,
    .n_messages = pin->bNumberMessage,
    .extra_digit = pin->wPINMaxExtraDigit,
    .prologue = pin->bTeoPrologue,
    .command = pin->abData,
    .length = pin->ulDataLength,
  };
  check_request (&request, 2);
  /* The new one twice, and no old one. */
  g_assert_cmphex (pin->bConfirmPIN, ==, 0x01);
  g_assert_cmphex (pin->bInsertionOffsetOld, ==, 0);
  g_assert_cmphex (pin->bInsertionOffsetNew, ==, 0);
  g_assert_cmphex (pin->abData[1], ==, 0x24);
  g_assert_cmphex (pin->abData[2], ==, 0x01);
  return type (&request, TRUE, answer, room, answer_length);
}

/* --- winscard.h, as far as it is used --- */

LONG
SCardEstablishContext (DWORD scope,
                       LPCVOID reserved1 G_GNUC_UNUSED,
                       LPCVOID reserved2 G_GNUC_UNUSED,
                       LPSCARDCONTEXT context)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_assert_cmpint (scope, <=, SCARD_SCOPE_SYSTEM);
  *context = (SCARDCONTEXT)++fake.n_contexts;
  return SCARD_S_SUCCESS;
}

LONG
SCardReleaseContext (SCARDCONTEXT context G_GNUC_UNUSED)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  fake.n_contexts--;
  g_cond_broadcast (&changed);
  return SCARD_S_SUCCESS;
}

LONG
SCardListReaders (SCARDCONTEXT context G_GNUC_UNUSED,
                  LPCSTR groups G_GNUC_UNUSED,
                  LPSTR readers,
                  LPDWORD length)
{
  return one_reader_list (readers, length);
}

LONG
SCardGetStatusChange (SCARDCONTEXT context G_GNUC_UNUSED,
                      DWORD timeout G_GNUC_UNUSED,
                      SCARD_READERSTATE *states,
                      DWORD n_states)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  for (DWORD i = 0; i < n_states; i++)
    states[i].dwEventState = fake.card != NULL ? SCARD_STATE_PRESENT : SCARD_STATE_EMPTY;
  return SCARD_S_SUCCESS;
}

LONG
SCardConnect (SCARDCONTEXT context G_GNUC_UNUSED,
              LPCSTR reader,
              DWORD share_mode,
              DWORD protocols,
              LPSCARDHANDLE handle,
              LPDWORD protocol)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_assert_cmpstr (reader, ==, ONE_READER);
  g_assert_cmpuint (share_mode, ==, SCARD_SHARE_SHARED);
  g_assert_cmpuint (protocols & SCARD_PROTOCOL_T1, !=, 0);
  g_assert_false (fake.connected);
  if (fake.n_refusals > 0)
    {
      fake.n_refusals--;
      return fake.refusal;
    }
  if (fake.card == NULL)
    return SCARD_E_NO_SMARTCARD;
  mado_practice_card_power_up (fake.card);
  fake.connected = TRUE;
  fake.depth = 0;
  *handle = CARD_HANDLE;
  *protocol = SCARD_PROTOCOL_T1;
  return SCARD_S_SUCCESS;
}

LONG
SCardReconnect (SCARDHANDLE handle,
                DWORD share_mode G_GNUC_UNUSED,
                DWORD protocols G_GNUC_UNUSED,
                DWORD initialization,
                LPDWORD protocol)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  LONG code = check_card (handle);

  if (code != SCARD_S_SUCCESS)
    return code;
  g_assert_cmpuint (initialization, ==, SCARD_UNPOWER_CARD);
  mado_practice_card_power_off (fake.card);
  mado_practice_card_power_up (fake.card);
  *protocol = SCARD_PROTOCOL_T1;
  return SCARD_S_SUCCESS;
}

LONG
SCardDisconnect (SCARDHANDLE handle, DWORD disposition)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (check_card (handle) == SCARD_S_SUCCESS && disposition == SCARD_UNPOWER_CARD)
    mado_practice_card_power_off (fake.card);
  fake.connected = FALSE;
  return SCARD_S_SUCCESS;
}

LONG
SCardBeginTransaction (SCARDHANDLE handle)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  LONG code = check_card (handle);

  if (code == SCARD_S_SUCCESS)
    fake.depth++;
  return code;
}

LONG
SCardEndTransaction (SCARDHANDLE handle, DWORD disposition)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  LONG code = check_card (handle);

  g_assert_cmpuint (disposition, ==, SCARD_LEAVE_CARD);
  if (code == SCARD_S_SUCCESS)
    {
      g_assert_cmpuint (fake.depth, >, 0);
      fake.depth--;
    }
  return code;
}

LONG
SCardGetAttrib (SCARDHANDLE handle, DWORD attribute, LPBYTE value, LPDWORD length)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  LONG code = check_card (handle);
  const guint8 *atr;
  gsize n;

  if (code != SCARD_S_SUCCESS)
    return code;
  g_assert_cmpuint (attribute, ==, SCARD_ATTR_ATR_STRING);
  atr = mado_practice_card_get_atr (fake.card, &n);
  g_assert_cmpuint (*length, >=, n);
  memcpy (value, atr, n);
  *length = n;
  return SCARD_S_SUCCESS;
}

LONG
SCardStatus (SCARDHANDLE handle G_GNUC_UNUSED,
             LPSTR reader G_GNUC_UNUSED,
             LPDWORD reader_length G_GNUC_UNUSED,
             LPDWORD state G_GNUC_UNUSED,
             LPDWORD protocol G_GNUC_UNUSED,
             LPBYTE atr G_GNUC_UNUSED,
             LPDWORD atr_length G_GNUC_UNUSED)
{
  return SCARD_E_UNSUPPORTED_FEATURE;
}

LONG
SCardTransmit (SCARDHANDLE handle,
               const SCARD_IO_REQUEST *send_pci,
               LPCBYTE command,
               DWORD length,
               SCARD_IO_REQUEST *receive_pci G_GNUC_UNUSED,
               LPBYTE answer,
               LPDWORD answer_length)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  LONG code = check_card (handle);

  g_assert_cmpuint (send_pci->dwProtocol, ==, SCARD_PROTOCOL_T1);
  g_assert_cmpuint (fake.depth, >, 0);
  if (code != SCARD_S_SUCCESS)
    return code;
  if (fake.watch != NULL)
    fake.watch (command, length, fake.watch_data);
  return exchange (command, length, answer, *answer_length, answer_length);
}

LONG
SCardControl (SCARDHANDLE handle,
              DWORD control,
              LPCVOID data,
              DWORD length,
              LPVOID answer,
              DWORD room,
              LPDWORD answer_length)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  LONG code = check_card (handle);

  if (code != SCARD_S_SUCCESS)
    return code;
  g_assert_cmpuint (fake.depth, >, 0);
  *answer_length = 0;
  if (control == CM_IOCTL_GET_FEATURE_REQUEST)
    return tell_features (answer, room, answer_length);
  if (control == CONTROL (FEATURE_IFD_PIN_PROPERTIES))
    return tell_properties (answer, room, answer_length);
  if (control == CONTROL (FEATURE_VERIFY_PIN_DIRECT))
    return verify_pin (data, length, answer, room, answer_length);
  g_assert_cmphex (control, ==, CONTROL (FEATURE_MODIFY_PIN_DIRECT));
  return modify_pin (data, length, answer, room, answer_length);
}
