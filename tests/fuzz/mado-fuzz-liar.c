/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-fuzz-liar.h"

#include <string.h>

/* What a lie is, of its second byte. */
typedef enum
{
  LIE_WORD,       /* the status word is the next two bytes; the card never hears of the command */
  LIE_WORD_AFTER, /* likewise, and the card has done it */
  LIE_CUT,        /* so many bytes of the card's answer are missing */
  LIE_INVERTED,   /* all bytes but the status word are the other way round */
  LIE_FILLED,     /* so many bytes of one kind, and 9000 */
  LIE_FAILS,      /* MADO_TRANSPORT_ERROR of that number; the card never hears of the command */
  LIE_FAILS_AFTER,
  LIE_POWER,     /* the card has lost its power in between, and nobody is told */
  LIE_INSERTION, /* the service has seen another card come */
  N_LIES,
} LieKind;

#define BYTES_PER_LIE 4
#define N_ERRORS      (MADO_TRANSPORT_ERROR_FAILED + 1)

struct _MadoFuzzLiar
{
  GObject parent_instance;

  MadoPracticeCard *card; /* (owned) */
  const guint8 *data;
  gsize size;
  guint n_true; /* calls that are answered truly before the next lie */
  const char *const *typed;
  guint n_typed;
  guint32 insertion;
  gboolean lied;
  guint n_refusals;
  GArray *exchanges; /* (owned) (element-type MadoFuzzExchange) */
};

static void mado_fuzz_liar_transport_init (MadoTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MadoFuzzLiar,
                               mado_fuzz_liar,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MADO_TYPE_TRANSPORT,
                                                      mado_fuzz_liar_transport_init))

#define MADO_TYPE_FUZZ_LIAR_CHANNEL (mado_fuzz_liar_channel_get_type ())
G_DECLARE_FINAL_TYPE (
    MadoFuzzLiarChannel, mado_fuzz_liar_channel, MADO, FUZZ_LIAR_CHANNEL, MadoChannel)

struct _MadoFuzzLiarChannel
{
  MadoChannel parent_instance;

  MadoFuzzLiar *liar; /* (owned) */
};

G_DEFINE_FINAL_TYPE (MadoFuzzLiarChannel, mado_fuzz_liar_channel, MADO_TYPE_CHANNEL)

/* --- lies --- */

static void
begin_next (MadoFuzzLiar *self)
{
  self->n_true = self->size >= BYTES_PER_LIE ? self->data[0] : 0;
}

/* The lie whose turn it is, or NULL. */
static const guint8 *
take_lie (MadoFuzzLiar *self)
{
  if (self->size < BYTES_PER_LIE)
    return NULL;
  if (self->n_true > 0)
    {
      self->n_true--;
      return NULL;
    }
  const guint8 *lie = self->data;
  self->data += BYTES_PER_LIE;
  self->size -= BYTES_PER_LIE;
  self->lied = TRUE;
  begin_next (self);
  return lie;
}

static LieKind
kind_of (const guint8 *lie)
{
  return lie != NULL ? lie[1] % N_LIES : N_LIES;
}

static gboolean
fail (guint8 code, GError **error)
{
  g_set_error_literal (error, MADO_TRANSPORT_ERROR, code % N_ERRORS, "As the input says");
  return FALSE;
}

/* What may happen between two calls. */
static void
disturb (MadoFuzzLiar *self, LieKind kind)
{
  if (kind == LIE_POWER)
    {
      mado_practice_card_power_off (self->card);
      mado_practice_card_power_up (self->card);
    }
  else if (kind == LIE_INSERTION)
    self->insertion++;
}

/* --- an exchange --- */

static gboolean
ask_card (MadoFuzzLiar *self,
          const guint8 *command,
          gsize length,
          guint8 *answer,
          gsize *answer_length,
          GError **error)
{
  g_autoptr (GBytes) bytes = mado_practice_card_process (self->card, command, length);
  gsize n = 0;

  if (bytes == NULL)
    return fail (MADO_TRANSPORT_ERROR_FAILED, error);
  const guint8 *data = g_bytes_get_data (bytes, &n);
  if (n > *answer_length)
    return fail (MADO_TRANSPORT_ERROR_FAILED, error);
  memcpy (answer, data, n);
  *answer_length = n;
  return TRUE;
}

static void
put_word (guint8 *answer, gsize *length, const guint8 *word)
{
  memcpy (answer, word, 2);
  *length = 2;
}

/* Bends what the card has said; FALSE: the answer is lost. */
static gboolean
bend (const guint8 *lie, guint8 *answer, gsize *length, gsize room, GError **error)
{
  static const guint8 done[] = { 0x90, 0x00 };

  switch (kind_of (lie))
    {
    case LIE_WORD:
    case LIE_WORD_AFTER:
      put_word (answer, length, lie + 2);
      return TRUE;
    case LIE_CUT:
      *length -= MIN (*length, lie[2]);
      return TRUE;
    case LIE_INVERTED:
      for (gsize i = 0; i + 2 < *length; i++)
        answer[i] ^= 0xFF;
      return TRUE;
    case LIE_FILLED:
      *length = MIN (lie[2] + 2u, room);
      memset (answer, lie[3], *length - 2);
      memcpy (answer + *length - 2, done, 2);
      return TRUE;
    case LIE_FAILS:
    case LIE_FAILS_AFTER:
      return fail (lie[2], error);
    case LIE_POWER:
    case LIE_INSERTION:
    case N_LIES:
    default:
      return TRUE;
    }
}

static gboolean
is_about_pin (const guint8 *command)
{
  return command[1] == 0x20 || command[1] == 0x24;
}

static gboolean
exchange (MadoFuzzLiar *self,
          const guint8 *command,
          gsize length,
          guint8 *answer,
          gsize *answer_length,
          GError **error)
{
  const guint8 *lie = take_lie (self);
  const LieKind kind = kind_of (lie);
  const gsize room = *answer_length;
  MadoFuzzExchange heard = { .ins = command[1], .has_data = length > 5 };

  disturb (self, kind);
  gboolean answered = kind == LIE_WORD || kind == LIE_FAILS ||
                      ask_card (self, command, length, answer, answer_length, error);
  if (answered)
    answered = bend (lie, answer, answer_length, room, error);
  heard.lied = answered && kind <= LIE_FILLED;
  /* Neither a VERIFY nor a CHANGE has an answer with data. */
  if (answered && *answer_length >= 2 && (*answer_length == 2 || !is_about_pin (command)))
    heard.sw = answer[*answer_length - 2] << 8 | answer[*answer_length - 1];
  g_array_append_val (self->exchanges, heard);
  return answered;
}

static MadoFuzzLiar *
get_liar (MadoChannel *channel)
{
  return MADO_FUZZ_LIAR_CHANNEL (channel)->liar;
}

static gboolean
mado_fuzz_liar_channel_transmit (MadoChannel *channel,
                                 const guint8 *command,
                                 gsize command_length,
                                 guint8 *answer,
                                 gsize *answer_length,
                                 GError **error)
{
  return exchange (get_liar (channel), command, command_length, answer, answer_length, error);
}

static gboolean
mado_fuzz_liar_channel_power_cycle (MadoChannel *channel, GError **error)
{
  MadoFuzzLiar *self = get_liar (channel);
  const guint8 *lie = take_lie (self);
  const LieKind kind = kind_of (lie);

  disturb (self, kind);
  if (kind == LIE_FAILS)
    return fail (lie[2], error);
  mado_practice_card_power_off (self->card);
  mado_practice_card_power_up (self->card);
  return kind != LIE_FAILS_AFTER || fail (lie[2], error);
}

static void
mado_fuzz_liar_channel_disconnect (MadoChannel *channel, MadoDisposition disposition)
{
  MadoPracticeCard *card = get_liar (channel)->card;

  if (disposition != MADO_DISPOSITION_UNPOWER)
    return;
  mado_practice_card_power_off (card);
  mado_practice_card_power_up (card);
}

static const guint8 *
mado_fuzz_liar_channel_get_atr (MadoChannel *channel, gsize *length)
{
  return mado_practice_card_get_atr (get_liar (channel)->card, length);
}

/* --- the reader's keys --- */

static gboolean
mado_fuzz_liar_channel_has_pin_pad (MadoChannel *channel)
{
  return get_liar (channel)->typed != NULL;
}

static gboolean
mado_fuzz_liar_channel_type_pin (MadoChannel *channel,
                                 MadoPinPadEntry entry,
                                 const guint8 header[4],
                                 guint digits,
                                 guint16 *sw,
                                 GError **error)
{
  MadoFuzzLiar *self = get_liar (channel);
  const char *typed = self->typed[self->n_typed] != NULL ? self->typed[self->n_typed++] : "";
  guint8 command[5 + MADO_PIN_PAD_DIGITS_MAX];
  guint8 answer[MADO_ANSWER_MAX_SHORT];
  gsize length = sizeof answer;

  if (strlen (typed) != digits)
    {
      *sw = MADO_PIN_PAD_SW_CANCELLED;
      return TRUE;
    }
  memcpy (command, header, 4);
  command[4] = (guint8)digits;
  memcpy (command + 5, typed, digits);
  if (!exchange (self, command, 5 + digits, answer, &length, error))
    return FALSE;
  if (length != 2)
    return fail (MADO_TRANSPORT_ERROR_FAILED, error);
  *sw = answer[0] << 8 | answer[1];
  return TRUE;
}

static void
mado_fuzz_liar_channel_finalize (GObject *object)
{
  g_clear_object (&MADO_FUZZ_LIAR_CHANNEL (object)->liar);
  G_OBJECT_CLASS (mado_fuzz_liar_channel_parent_class)->finalize (object);
}

static void
mado_fuzz_liar_channel_class_init (MadoFuzzLiarChannelClass *klass)
{
  MadoChannelClass *channel_class = MADO_CHANNEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mado_fuzz_liar_channel_finalize;
  channel_class->transmit = mado_fuzz_liar_channel_transmit;
  channel_class->power_cycle = mado_fuzz_liar_channel_power_cycle;
  channel_class->disconnect = mado_fuzz_liar_channel_disconnect;
  channel_class->get_atr = mado_fuzz_liar_channel_get_atr;
  channel_class->has_pin_pad = mado_fuzz_liar_channel_has_pin_pad;
  channel_class->type_pin = mado_fuzz_liar_channel_type_pin;
}

static void
mado_fuzz_liar_channel_init (MadoFuzzLiarChannel *self)
{
}

/* --- the reader --- */

static MadoChannel *
mado_fuzz_liar_connect (MadoTransport *transport,
                        const char *reader,
                        GCancellable *cancellable,
                        GError **error)
{
  MadoFuzzLiar *self = MADO_FUZZ_LIAR (transport);
  const guint8 *lie = take_lie (self);
  const LieKind kind = kind_of (lie);

  disturb (self, kind);
  if (kind == LIE_FAILS || kind == LIE_FAILS_AFTER)
    {
      g_autoptr (GError) local = NULL;

      fail (lie[2], &local);
      /* A card that has left is not asked for again. */
      self->n_refusals += mado_transport_error_get_loss (local) >= MADO_LOSS_CARD ? 2 : 1;
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  mado_practice_card_power_up (self->card);
  MadoFuzzLiarChannel *channel = g_object_new (MADO_TYPE_FUZZ_LIAR_CHANNEL, NULL);
  channel->liar = g_object_ref (self);
  return MADO_CHANNEL (channel);
}

static gboolean
mado_fuzz_liar_get_insertion (MadoTransport *transport,
                              const char *reader,
                              guint32 *insertion,
                              GError **error)
{
  *insertion = MADO_FUZZ_LIAR (transport)->insertion;
  return TRUE;
}

static void
mado_fuzz_liar_finalize (GObject *object)
{
  MadoFuzzLiar *self = MADO_FUZZ_LIAR (object);

  g_clear_object (&self->card);
  g_array_unref (self->exchanges);
  G_OBJECT_CLASS (mado_fuzz_liar_parent_class)->finalize (object);
}

static void
mado_fuzz_liar_transport_init (MadoTransportInterface *iface)
{
  iface->connect = mado_fuzz_liar_connect;
  iface->get_insertion = mado_fuzz_liar_get_insertion;
}

static void
mado_fuzz_liar_class_init (MadoFuzzLiarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mado_fuzz_liar_finalize;
}

static void
mado_fuzz_liar_init (MadoFuzzLiar *self)
{
  self->exchanges = g_array_new (FALSE, FALSE, sizeof (MadoFuzzExchange));
}

MadoFuzzLiar *
mado_fuzz_liar_new (MadoPracticeCard *card,
                    const guint8 *data,
                    gsize size,
                    const char *const *typed)
{
  MadoFuzzLiar *self = g_object_new (MADO_TYPE_FUZZ_LIAR, NULL);

  self->card = g_object_ref (card);
  self->data = data;
  self->size = size;
  self->typed = typed;
  mado_practice_card_insert (card);
  begin_next (self);
  return self;
}

GArray *
mado_fuzz_liar_get_exchanges (MadoFuzzLiar *self)
{
  return self->exchanges;
}

gboolean
mado_fuzz_liar_has_lied (MadoFuzzLiar *self)
{
  return self->lied;
}

gboolean
mado_fuzz_liar_keeps_out (MadoFuzzLiar *self)
{
  return self->n_refusals > 1;
}
