/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-system.h"

/* Status words of ISO 7816-4, as card-protocol.md has them from cards or, where it has none, as the
 * standard says. */
enum
{
  SW_OK = 0x9000,
  SW_TRIES_LEFT = 0x63C0,
  SW_WRONG_LENGTH = 0x6700,
  SW_NO_SECURE_MESSAGING = 0x6882,
  SW_WRONG_FILE_KIND = 0x6981,
  SW_SECURITY = 0x6982,
  SW_CONDITIONS = 0x6985,
  SW_NO_CURRENT_FILE = 0x6986,
  SW_NO_SESSION = 0x69FC,
  SW_NOT_FOUND = 0x6A82,
  SW_RECORD_NOT_FOUND = 0x6A83,
  SW_WRONG_P1P2 = 0x6A86,
  SW_BEYOND_END = 0x6B00,
  SW_UNKNOWN_INS = 0x6D00,
  SW_UNKNOWN_CLA = 0x6E00,
};

/* A command taken apart. @data points into the caller's buffer. */
typedef struct
{
  guint8 cla, ins, p1, p2;
  const guint8 *data;
  gsize data_length;
  guint expected; /* Ne; 0 where the command has no Le */
  gboolean extended;
} Command;

typedef guint16 (*Handler) (MadoPracticeSystem *self, const Command *command, GByteArray *answer);

/* Cases 2E, 3E and 4E of ISO 7816-3. */
static gboolean
parse_extended (const guint8 *bytes, gsize length, Command *command)
{
  command->extended = TRUE;
  guint first = (guint)bytes[5] << 8 | bytes[6];
  if (length == 7)
    {
      command->expected = first == 0 ? 65536 : first;
      return TRUE;
    }
  if (first == 0 || (length != 7 + (gsize)first && length != 9 + (gsize)first))
    return FALSE;
  command->data = bytes + 7;
  command->data_length = first;
  if (length == 9 + (gsize)first)
    {
      guint le = (guint)bytes[length - 2] << 8 | bytes[length - 1];
      command->expected = le == 0 ? 65536 : le;
    }
  return TRUE;
}

/* Cases 1, 2S, 3S and 4S of ISO 7816-3; the extended ones elsewhere. FALSE: a wrong length. */
static gboolean
parse (const guint8 *bytes, gsize length, Command *command)
{
  *command = (Command){ .cla = bytes[0], .ins = bytes[1], .p1 = bytes[2], .p2 = bytes[3] };
  if (length == 4)
    return TRUE;
  if (length == 5)
    {
      command->expected = bytes[4] == 0 ? 256 : bytes[4];
      return TRUE;
    }
  if (bytes[4] == 0)
    return length >= 7 && parse_extended (bytes, length, command);
  if (length != 5 + (gsize)bytes[4] && length != 6 + (gsize)bytes[4])
    return FALSE;
  command->data = bytes + 5;
  command->data_length = bytes[4];
  if (length == 6 + (gsize)bytes[4])
    command->expected = bytes[length - 1] == 0 ? 256 : bytes[length - 1];
  return TRUE;
}

static guint16
select_application (MadoPracticeSystem *self, const Command *command)
{
  if (command->p2 != 0x0C && command->p2 != 0x00)
    return SW_WRONG_P1P2;
  if (command->data_length == 0 || command->data_length > MADO_AID_MAX)
    return SW_WRONG_LENGTH;

  MadoPracticeApplication *application =
      mado_practice_memory_find_prefix (self->memory, command->data, command->data_length);
  if (application == NULL)
    return SW_NOT_FOUND;
  if (!self->stays_verified)
    mado_practice_memory_forget_verified (self->memory, application);
  self->application = application;
  self->file = NULL;
  return SW_OK;
}

static guint16
select_file (MadoPracticeSystem *self, const Command *command)
{
  if (command->p2 != 0x0C && command->p2 != 0x00)
    return SW_WRONG_P1P2;
  if (command->data_length != 2)
    return SW_WRONG_LENGTH;
  if (self->application == NULL)
    return SW_NOT_FOUND;

  guint16 fid = (guint16)(command->data[0] << 8 | command->data[1]);
  MadoPracticeFile *file = mado_practice_application_find (self->application, fid);
  if (file == NULL)
    return SW_NOT_FOUND;
  self->file = file;
  return SW_OK;
}

/* The master file cannot be selected: 6A86 after a cold reset, a 9000 that changes nothing once an
 * application is selected, 6A82 when it is called by its name (card-protocol.md 2.2). */
static guint16
select_master_file (MadoPracticeSystem *self, const Command *command)
{
  if (command->data_length > 0)
    return SW_NOT_FOUND;
  return self->application == NULL ? SW_WRONG_P1P2 : SW_OK;
}

static guint16
on_select (MadoPracticeSystem *self, const Command *command, GByteArray *answer)
{
  switch (command->p1)
    {
    case 0x00:
      return select_master_file (self, command);
    case 0x02:
      return select_file (self, command);
    case 0x04:
      return select_application (self, command);
    default:
      return SW_WRONG_P1P2;
    }
}

/* A short EF id names the file whose id it is and makes it the current one. */
static guint16
select_by_sfi (MadoPracticeSystem *self, guint8 sfi)
{
  MadoPracticeFile *file =
      self->application == NULL ? NULL : mado_practice_application_find (self->application, sfi);
  if (file == NULL)
    return SW_NOT_FOUND;
  self->file = file;
  return SW_OK;
}

static gboolean
may_read (MadoPracticeSystem *self)
{
  if (self->file->guard == 0)
    return TRUE;
  MadoPracticeFile *guard = mado_practice_application_find (self->application, self->file->guard);
  return guard != NULL && guard->pin != NULL && guard->pin->verified;
}

static guint16
on_read_binary (MadoPracticeSystem *self, const Command *command, GByteArray *answer)
{
  guint offset = (guint)command->p1 << 8 | command->p2;
  if (command->data_length > 0 || command->expected == 0)
    return SW_WRONG_LENGTH;
  if ((command->p1 & 0x80) != 0)
    {
      if ((command->p1 & 0x60) != 0)
        return SW_WRONG_P1P2;
      guint16 sw = select_by_sfi (self, command->p1 & 0x1F);
      if (sw != SW_OK)
        return sw;
      offset = command->p2;
    }
  if (self->file == NULL)
    return SW_NO_CURRENT_FILE;
  if (self->file->content == NULL)
    return SW_WRONG_FILE_KIND;
  if (!may_read (self))
    return SW_SECURITY;

  gsize size;
  const guint8 *content = g_bytes_get_data (self->file->content, &size);
  if (offset >= size)
    return SW_BEYOND_END;
  /* The last block is short and still 9000: no 6282 has been seen (card-protocol.md 3.2). */
  g_byte_array_append (answer, content + offset, (guint)MIN (command->expected, size - offset));
  return SW_OK;
}

static guint16
on_read_record (MadoPracticeSystem *self, const Command *command, GByteArray *answer)
{
  if (command->data_length > 0 || command->expected == 0)
    return SW_WRONG_LENGTH;
  /* P2: short EF id in the upper five bits, then 4 for "P1 is a record number". */
  if ((command->p2 & 0x07) != 0x04)
    return SW_WRONG_P1P2;
  if (command->p2 >> 3 != 0)
    {
      guint16 sw = select_by_sfi (self, command->p2 >> 3);
      if (sw != SW_OK)
        return sw;
    }
  if (self->file == NULL)
    return SW_NO_CURRENT_FILE;
  if (self->file->records == NULL)
    return SW_WRONG_FILE_KIND;
  if (command->p1 == 0 || command->p1 > self->file->records->len)
    return SW_RECORD_NOT_FOUND;
  GBytes *record = g_ptr_array_index (self->file->records, command->p1 - 1);
  if (record == NULL)
    return SW_RECORD_NOT_FOUND;

  gsize size;
  const guint8 *content = g_bytes_get_data (record, &size);
  g_byte_array_append (answer, content, (guint)MIN (command->expected, size));
  return SW_OK;
}

/* The PIN that P2 means: 80 is the current file, 80 | id a short EF id (card-protocol.md 4.2). */
static guint16
find_pin (MadoPracticeSystem *self, guint8 p2, MadoPracticePin **pin)
{
  if ((p2 & 0x80) == 0 || (p2 & 0x60) != 0)
    return SW_WRONG_P1P2;
  if ((p2 & 0x1F) != 0)
    {
      guint16 sw = select_by_sfi (self, p2 & 0x1F);
      if (sw != SW_OK)
        return sw;
    }
  if (self->file == NULL)
    return SW_CONDITIONS;
  if (self->file->pin == NULL)
    return SW_WRONG_FILE_KIND;
  *pin = self->file->pin;
  return SW_OK;
}

static guint16
get_tries_sw (const MadoPracticeSystem *self, const MadoPracticePin *pin)
{
  if (pin->verified && self->hides_tries)
    return SW_OK;
  if (pin->tries_left == 0)
    return self->locked_query;
  return (guint16)(SW_TRIES_LEFT | pin->tries_left);
}

static guint16
compare_pin (MadoPracticePin *pin, const Command *command)
{
  if (pin->tries_left == 0)
    return pin->locked_sw;
  pin->verified = mado_practice_pin_matches (pin, command->data, command->data_length);
  if (pin->verified)
    {
      pin->tries_left = pin->max_tries;
      return SW_OK;
    }
  pin->tries_left--;
  /* 63C0 and not the locked answer on the very attempt that uses the last try
   * (card-protocol.md 4.2). */
  return (guint16)(SW_TRIES_LEFT | pin->tries_left);
}

static guint16
on_verify (MadoPracticeSystem *self, const Command *command, GByteArray *answer)
{
  if (command->p1 != 0x00)
    return SW_WRONG_P1P2;
  if (command->data_length > MADO_PRACTICE_PIN_MAX)
    return SW_WRONG_LENGTH;
  MadoPracticePin *pin;
  guint16 sw = find_pin (self, command->p2, &pin);
  if (sw != SW_OK)
    return sw;
  if (command->data_length == 0)
    return get_tries_sw (self, pin);
  self->n_verifies++;
  return compare_pin (pin, command);
}

static guint16
replace_pin (MadoPracticeSystem *self, const Command *command, gboolean by_change_key)
{
  MadoPracticePin *pin;
  guint16 sw = find_pin (self, command->p2, &pin);
  if (sw != SW_OK)
    return sw;
  if (pin->by_change_key != by_change_key)
    return SW_UNKNOWN_INS;
  if (!pin->verified)
    return SW_SECURITY;
  if (command->data_length == 0 || command->data_length > MADO_PRACTICE_PIN_MAX)
    return SW_WRONG_LENGTH;
  mado_practice_pin_set (pin, command->data, command->data_length);
  return SW_OK;
}

/* P1 is 01: the data is the new PIN alone; old and new in one command is used by nobody
 * (card-protocol.md 4.3). */
static guint16
on_change_reference_data (MadoPracticeSystem *self, const Command *command, GByteArray *answer)
{
  return command->p1 == 0x01 ? replace_pin (self, command, FALSE) : SW_WRONG_P1P2;
}

/* JICSAP's own command, in the 住基 and 共通カード applications (card-protocol.md 4.3). */
static guint16
on_change_key (MadoPracticeSystem *self, const Command *command, GByteArray *answer)
{
  return command->p1 == 0x00 ? replace_pin (self, command, TRUE) : SW_WRONG_P1P2;
}

static guint16
dispatch (MadoPracticeSystem *self, const Command *command, GByteArray *answer)
{
  static const struct
  {
    guint8 cla, ins;
    Handler handler;
  } handlers[] = {
    { 0x00, 0xA4, on_select },      { 0x00, 0xB0, on_read_binary },
    { 0x00, 0xB2, on_read_record }, { 0x00, 0x20, on_verify },
    { 0x80, 0x32, on_change_key },  { 0x00, 0x24, on_change_reference_data },
  };

  /* Secure messaging (card-protocol.md 2.2). */
  if (command->cla == 0x08)
    return SW_NO_SECURE_MESSAGING;
  if (command->cla == 0x0C)
    return SW_NO_SESSION;
  if (command->cla != 0x00 && command->cla != 0x80)
    return SW_UNKNOWN_CLA;
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    if (handlers[i].ins == command->ins)
      {
        if (handlers[i].cla != command->cla)
          return SW_UNKNOWN_CLA;
        if (command->extended && !self->extended)
          return SW_WRONG_LENGTH;
        return handlers[i].handler (self, command, answer);
      }
  return SW_UNKNOWN_INS;
}

void
mado_practice_system_deselect (MadoPracticeSystem *self)
{
  self->application = NULL;
  self->file = NULL;
}

GByteArray *
mado_practice_system_process (MadoPracticeSystem *self, const guint8 *command, gsize length)
{
  GByteArray *answer = g_byte_array_new ();
  Command parsed;
  guint16 sw = SW_WRONG_LENGTH;
  if (length >= 4 && parse (command, length, &parsed))
    sw = dispatch (self, &parsed, answer);

  const guint8 trailer[] = { (guint8)(sw >> 8), (guint8)sw };
  g_byte_array_append (answer, trailer, sizeof trailer);
  return answer;
}
