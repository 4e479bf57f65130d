/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-practice-card-private.h"

#include <string.h>

/* The length of every DF name of the card (card-protocol.md 2.1). */
#define AID_LENGTH 10

G_DEFINE_FINAL_TYPE (MadoPracticeCard, mado_practice_card, G_TYPE_OBJECT)

/* --- helpers; the lock is held -----------------------------------------------------------------
 */

static MadoPracticeApplication *
get_application (MadoPracticeCard *self, const guint8 *aid)
{
  return mado_practice_memory_get (self->memory, aid, AID_LENGTH);
}

static MadoPracticeFile *
ensure_file (MadoPracticeCard *self, const guint8 *aid, guint16 fid)
{
  MadoPracticeApplication *application = get_application (self, aid);
  if (application == NULL)
    g_error ("a file is put into an application that the practice card does not have");
  return mado_practice_application_ensure (application, fid);
}

/* (nullable) */
static MadoPracticePin *
find_pin (MadoPracticeCard *self, const guint8 *aid, guint16 fid)
{
  MadoPracticeApplication *application = get_application (self, aid);
  MadoPracticeFile *file =
      application != NULL ? mado_practice_application_find (application, fid) : NULL;
  return file != NULL ? file->pin : NULL;
}

static void
deselect (MadoPracticeCard *self)
{
  mado_practice_system_deselect (&self->system);
  if (self->tape != NULL)
    mado_practice_tape_deselect (self->tape);
}

static void
lose_power (MadoPracticeCard *self)
{
  self->powered = FALSE;
  self->power_session++;
  deselect (self);
  mado_practice_memory_forget_verified (self->memory, NULL);
  g_cond_broadcast (&self->power);
}

static void
remove_card (MadoPracticeCard *self)
{
  self->removal_at = 0;
  self->removed = !self->removal_stops_service;
  self->service_stopped = self->removal_stops_service;
  lose_power (self);
}

/* As it is on the tape. FALSE: there is no answer. */
static gboolean
play_tape (MadoPracticeCard *self, const guint8 *command, gsize length, GByteArray *answer)
{
  MadoTraceEnd end = self->tape != NULL
                         ? mado_practice_tape_play (self->tape, command, length, answer)
                         : MADO_TRACE_OK;

  switch (end)
    {
    case MADO_TRACE_OK:
      return TRUE;
    case MADO_TRACE_NO_SERVICE:
    case MADO_TRACE_NO_READER:
    case MADO_TRACE_NO_CARD:
    case MADO_TRACE_REMOVED:
      self->removal_stops_service = end == MADO_TRACE_NO_SERVICE;
      remove_card (self);
      return FALSE;
    case MADO_TRACE_RESET:
    case MADO_TRACE_SHARING:
    case MADO_TRACE_MUTE:
    case MADO_TRACE_SILENT:
    case MADO_TRACE_REFUSED:
    case MADO_TRACE_MISMATCH:
    case MADO_TRACE_FAILED:
    case MADO_TRACE_TIMED_OUT:
    case MADO_TRACE_CANCELLED:
    default:
      self->failure = end;
      return FALSE;
    }
}

/* For ever, unless a test has it otherwise: whoever sent the command is left alone with it. */
static void
keep_silent (MadoPracticeCard *self)
{
  self->silence_at = 0;
  self->silent = TRUE;
  while (self->silent)
    g_cond_wait (&self->power, &self->lock);
}

/* Lets the time of one exchange pass, with the lock let go. FALSE: the power went meanwhile. */
static gboolean
take_time (MadoPracticeCard *self, gsize n_bytes)
{
  gint64 microseconds = (gint64)self->milliseconds_per_command * 1000;
  if (self->bits_per_second > 0)
    microseconds += (gint64)n_bytes * 8 * G_USEC_PER_SEC / self->bits_per_second;
  if (microseconds == 0)
    return TRUE;

  gint64 until = g_get_monotonic_time () + microseconds;
  guint session = self->power_session;
  while (session == self->power_session)
    if (!g_cond_wait_until (&self->power, &self->lock, until))
      break;
  return session == self->power_session;
}

static GBytes *
process (MadoPracticeCard *self, const guint8 *command, gsize length)
{
  if (self->cold)
    self->failure = MADO_TRACE_FAILED;
  if (!self->powered)
    return NULL;

  guint number = mado_practice_card_count (self, command, length);
  self->n_commands++;
  self->n_bytes += (guint)length;
  gboolean removes = mado_practice_card_strikes (number, self->removal_at);
  gboolean loses = mado_practice_card_strikes (number, self->lose_at);
  if (loses)
    self->failure = MADO_TRACE_FAILED;
  if (loses && !self->lose_carried_out)
    return NULL;
  if (removes && !self->removal_carried_out)
    {
      remove_card (self);
      return NULL;
    }

  g_autoptr (GByteArray) answer = mado_practice_system_process (&self->system, command, length);
  if (!play_tape (self, command, length, answer))
    return NULL;
  if (removes)
    {
      remove_card (self);
      return NULL;
    }
  if (loses)
    return NULL;
  if (mado_practice_card_strikes (number, self->silence_at))
    keep_silent (self);

  g_autoptr (GBytes) bytes = mado_practice_card_strikes (number, self->garble_at)
                                 ? mado_practice_card_garble (self, answer)
                                 : g_bytes_new (answer->data, answer->len);
  self->n_bytes += (guint)g_bytes_get_size (bytes);
  if (!take_time (self, length + g_bytes_get_size (bytes)))
    return NULL;
  return g_steal_pointer (&bytes);
}

/* --- GObject -----------------------------------------------------------------------------------
 */

static void
mado_practice_card_finalize (GObject *object)
{
  MadoPracticeCard *self = MADO_PRACTICE_CARD (object);

  g_clear_pointer (&self->garble, g_bytes_unref);
  g_clear_pointer (&self->tape, mado_practice_tape_free);
  g_clear_pointer (&self->memory, mado_practice_memory_free);
  g_cond_clear (&self->power);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (mado_practice_card_parent_class)->finalize (object);
}

static void
mado_practice_card_class_init (MadoPracticeCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mado_practice_card_finalize;
}

static void
mado_practice_card_init (MadoPracticeCard *self)
{
  /* The contact ATR of cards made in 2024 (card-protocol.md 1.1). */
  static const guint8 atr[] = { 0x3B, 0xDA, 0x13, 0xFF, 0x81, 0x31, 0xFB, 0x46, 0x80, 0x12,
                                0x39, 0x2F, 0x31, 0xC1, 0x73, 0xC6, 0x01, 0xC0, 0x3B };

  g_mutex_init (&self->lock);
  g_cond_init (&self->power);
  self->memory = mado_practice_memory_new ();
  self->system.memory = self->memory;
  self->system.locked_query = 0x63C0;
  memcpy (self->atr, atr, sizeof atr);
  self->atr_length = sizeof atr;
}

/* --- public API: contents ----------------------------------------------------------------------
 */

MadoPracticeCard *
mado_practice_card_new (void)
{
  return g_object_new (MADO_TYPE_PRACTICE_CARD, NULL);
}

void
mado_practice_card_set_atr (MadoPracticeCard *self, const guint8 *atr, gsize length)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));
  g_return_if_fail (atr != NULL && length >= 1 && length <= MADO_ATR_MAX);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  memcpy (self->atr, atr, length);
  self->atr_length = length;
}

const guint8 *
mado_practice_card_get_atr (MadoPracticeCard *self, gsize *length)
{
  g_return_val_if_fail (MADO_IS_PRACTICE_CARD (self), NULL);
  g_return_val_if_fail (length != NULL, NULL);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  *length = self->atr_length;
  return self->atr;
}

void
mado_practice_card_add_application (MadoPracticeCard *self, const guint8 *aid, gsize length)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));
  g_return_if_fail (aid != NULL && length == AID_LENGTH);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  mado_practice_memory_add (self->memory, aid, length);
}

void
mado_practice_card_add_file (
    MadoPracticeCard *self, const guint8 *aid, guint16 fid, GBytes *content, guint16 guard)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));
  g_return_if_fail (aid != NULL && content != NULL);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticeFile *file = ensure_file (self, aid, fid);
  g_clear_pointer (&file->content, g_bytes_unref);
  file->content = g_bytes_ref (content);
  file->guard = guard;
}

void
mado_practice_card_add_record (
    MadoPracticeCard *self, const guint8 *aid, guint8 sfi, guint8 number, GBytes *content)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));
  g_return_if_fail (aid != NULL && content != NULL && number > 0 && sfi > 0 && sfi <= 0x1F);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticeFile *file = ensure_file (self, aid, sfi);
  if (file->records == NULL)
    file->records = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  if (file->records->len < number)
    g_ptr_array_set_size (file->records, number);
  g_clear_pointer ((GBytes **)&file->records->pdata[number - 1], g_bytes_unref);
  file->records->pdata[number - 1] = g_bytes_ref (content);
}

void
mado_practice_card_add_pin (MadoPracticeCard *self,
                            const guint8 *aid,
                            guint16 fid,
                            const char *pin,
                            guint max_tries,
                            guint tries_left,
                            guint16 locked_sw)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));
  g_return_if_fail (aid != NULL && pin != NULL);
  g_return_if_fail (pin[0] != '\0' && strlen (pin) <= MADO_PRACTICE_PIN_MAX);
  g_return_if_fail (max_tries > 0 && max_tries <= 15 && tries_left <= max_tries);
  g_return_if_fail (locked_sw == 0x63C0 || locked_sw == 0x6983 || locked_sw == 0x6984);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticeFile *file = ensure_file (self, aid, fid);
  g_clear_pointer (&file->pin, mado_practice_pin_free);
  file->pin = mado_practice_pin_new (pin);
  file->pin->max_tries = max_tries;
  file->pin->tries_left = tries_left;
  file->pin->locked_sw = locked_sw;
}

void
mado_practice_card_set_answers (MadoPracticeCard *self,
                                guint16 locked_query,
                                gboolean hides_tries,
                                gboolean stays_verified)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));
  g_return_if_fail (locked_query == 0x63C0 || locked_query == 0x6983 || locked_query == 0x6984);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->system.locked_query = locked_query;
  self->system.hides_tries = hides_tries;
  self->system.stays_verified = stays_verified;
}

void
mado_practice_card_set_change_key (MadoPracticeCard *self, const guint8 *aid, guint16 fid)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));
  g_return_if_fail (aid != NULL);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticePin *pin = find_pin (self, aid, fid);
  g_return_if_fail (pin != NULL);
  pin->by_change_key = TRUE;
}

void
mado_practice_card_set_extended (MadoPracticeCard *self, gboolean accepted)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->system.extended = accepted;
}

/* --- public API: the reader's side -------------------------------------------------------------
 */

void
mado_practice_card_insert (MadoPracticeCard *self)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  lose_power (self);
  if (self->tape != NULL)
    mado_practice_tape_rewind (self->tape);
  self->removed = FALSE;
  self->n_counted = 0;
  self->n_commands = 0;
  self->n_bytes = 0;
}

MadoTraceEnd
mado_practice_card_connect (MadoPracticeCard *self)
{
  g_return_val_if_fail (MADO_IS_PRACTICE_CARD (self), MADO_TRACE_FAILED);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return self->tape != NULL ? mado_practice_tape_connect (self->tape) : MADO_TRACE_OK;
}

void
mado_practice_card_power_up (MadoPracticeCard *self)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->powered = !self->removed && !self->cold;
}

void
mado_practice_card_power_off (MadoPracticeCard *self)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  self->cold = FALSE;
  lose_power (self);
}

void
mado_practice_card_warm_reset (MadoPracticeCard *self)
{
  g_return_if_fail (MADO_IS_PRACTICE_CARD (self));

  /* Verified states stay: card-protocol.md 1.4. */
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  deselect (self);
}

gboolean
mado_practice_card_is_removed (MadoPracticeCard *self)
{
  g_return_val_if_fail (MADO_IS_PRACTICE_CARD (self), FALSE);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return self->removed;
}

gboolean
mado_practice_card_take_service_stop (MadoPracticeCard *self)
{
  g_return_val_if_fail (MADO_IS_PRACTICE_CARD (self), FALSE);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gboolean stopped = self->service_stopped;
  self->service_stopped = FALSE;
  return stopped;
}

MadoTraceEnd
mado_practice_card_take_failure (MadoPracticeCard *self)
{
  g_return_val_if_fail (MADO_IS_PRACTICE_CARD (self), MADO_TRACE_OK);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoTraceEnd failure = self->failure;
  self->failure = MADO_TRACE_OK;
  return failure;
}

GBytes *
mado_practice_card_process (MadoPracticeCard *self, const guint8 *command, gsize length)
{
  g_return_val_if_fail (MADO_IS_PRACTICE_CARD (self), NULL);
  g_return_val_if_fail (command != NULL, NULL);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return process (self, command, length);
}

/* --- public API: for the tests' eyes -----------------------------------------------------------
 */

guint
mado_practice_card_get_n_commands (MadoPracticeCard *self)
{
  g_return_val_if_fail (MADO_IS_PRACTICE_CARD (self), 0);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return self->n_commands;
}

guint
mado_practice_card_get_n_bytes (MadoPracticeCard *self)
{
  g_return_val_if_fail (MADO_IS_PRACTICE_CARD (self), 0);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return self->n_bytes;
}

guint
mado_practice_card_get_n_verifies (MadoPracticeCard *self)
{
  g_return_val_if_fail (MADO_IS_PRACTICE_CARD (self), 0);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return self->system.n_verifies;
}

gboolean
mado_practice_card_has_pin (MadoPracticeCard *self, const guint8 *aid, guint16 fid)
{
  g_return_val_if_fail (MADO_IS_PRACTICE_CARD (self), FALSE);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  return find_pin (self, aid, fid) != NULL;
}

guint
mado_practice_card_get_tries_left (MadoPracticeCard *self, const guint8 *aid, guint16 fid)
{
  g_return_val_if_fail (MADO_IS_PRACTICE_CARD (self), 0);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticePin *pin = find_pin (self, aid, fid);
  g_return_val_if_fail (pin != NULL, 0);
  return pin->tries_left;
}

gboolean
mado_practice_card_get_verified (MadoPracticeCard *self, const guint8 *aid, guint16 fid)
{
  g_return_val_if_fail (MADO_IS_PRACTICE_CARD (self), FALSE);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticePin *pin = find_pin (self, aid, fid);
  g_return_val_if_fail (pin != NULL, FALSE);
  return pin->verified;
}

char *
mado_practice_card_dup_pin (MadoPracticeCard *self, const guint8 *aid, guint16 fid)
{
  g_return_val_if_fail (MADO_IS_PRACTICE_CARD (self), NULL);

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  MadoPracticePin *pin = find_pin (self, aid, fid);
  g_return_val_if_fail (pin != NULL, NULL);
  return g_strndup ((const char *)pin->value, pin->length);
}
