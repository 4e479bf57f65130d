/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-vpcd-private.h"

#include <gio/gnetworking.h>
#include <string.h>

/* vpcd's one-byte messages; everything longer is a command to the card. */
enum
{
  CONTROL_OFF = 0,
  CONTROL_ON = 1,
  CONTROL_RESET = 2,
  CONTROL_ATR = 4,
};

/* Each message has its length before it, two bytes, the high one first. */
#define HEADER_LENGTH  2

#define FIRST_PAUSE_MS 250
#define LAST_PAUSE_MS  4000

struct _MadoVpcd
{
  GObject parent_instance;

  char *host;
  guint16 port;
  gboolean reconnect;

  MadoVpcdState state;
  MadoPracticeCard *card;        /* (owned) (nullable) */
  GSocketConnection *connection; /* (owned) (nullable) */
  GSource *readable;             /* (owned) (nullable) */
  GByteArray *received;          /* (owned): what has come of the next message */
  guint retry_id;
  guint pause_ms;
};

enum
{
  SIGNAL_STATE_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MadoVpcd, mado_vpcd, G_TYPE_OBJECT)

static gboolean try_connect (MadoVpcd *self, GError **error);

/* --- helpers -----------------------------------------------------------------------------------
 */

static void
set_state (MadoVpcd *self, MadoVpcdState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_signal_emit (self, signals[SIGNAL_STATE_CHANGED], 0, (int)state);
}

/* A command may have held a PIN. */
static void
forget_received (MadoVpcd *self)
{
  volatile guint8 *byte = self->received->data;
  for (guint i = 0; i < self->received->len; i++)
    byte[i] = 0;
  g_byte_array_set_size (self->received, 0);
}

static void
close_connection (MadoVpcd *self)
{
  if (self->readable != NULL)
    g_source_destroy (self->readable);
  g_clear_pointer (&self->readable, g_source_unref);
  if (self->connection != NULL)
    g_io_stream_close (G_IO_STREAM (self->connection), NULL, NULL);
  g_clear_object (&self->connection);
  forget_received (self);
  if (self->card != NULL)
    mado_practice_card_power_off (self->card);
}

static gboolean
on_retry_cb (gpointer user_data)
{
  MadoVpcd *self = user_data;
  self->retry_id = 0;
  try_connect (self, NULL);
  return G_SOURCE_REMOVE;
}

/* Each failure doubles the pause, so that a stopped pcscd costs next to nothing. */
static void
retry_later (MadoVpcd *self)
{
  self->retry_id = g_timeout_add (self->pause_ms, on_retry_cb, self);
  self->pause_ms = MIN (self->pause_ms * 2, LAST_PAUSE_MS);
}

static void
on_connection_lost (MadoVpcd *self)
{
  close_connection (self);
  if (self->reconnect)
    {
      retry_later (self);
      set_state (self, MADO_VPCD_WAITING);
      return;
    }
  g_clear_object (&self->card);
  set_state (self, MADO_VPCD_LOST);
}

/* --- the conversation --------------------------------------------------------------------------
 */

static gboolean
send_answer (MadoVpcd *self, const guint8 *bytes, gsize length)
{
  /* Header and answer in one write: in two, each exchange would wait 40 ms for a delayed
   * acknowledgement, TCP_NODELAY or not. */
  g_autofree guint8 *message = g_malloc (HEADER_LENGTH + length);
  message[0] = (guint8)(length >> 8);
  message[1] = (guint8)length;
  memcpy (message + HEADER_LENGTH, bytes, length);

  GOutputStream *stream = g_io_stream_get_output_stream (G_IO_STREAM (self->connection));
  return g_output_stream_write_all (stream, message, HEADER_LENGTH + length, NULL, NULL, NULL);
}

static gboolean
handle_control (MadoVpcd *self, guint8 control)
{
  gsize length;
  const guint8 *atr;

  switch (control)
    {
    case CONTROL_OFF:
      mado_practice_card_power_off (self->card);
      return TRUE;
    case CONTROL_ON:
      mado_practice_card_power_up (self->card);
      return TRUE;
    case CONTROL_RESET:
      mado_practice_card_power_up (self->card);
      mado_practice_card_warm_reset (self->card);
      return TRUE;
    case CONTROL_ATR:
      atr = mado_practice_card_get_atr (self->card, &length);
      return send_answer (self, atr, length);
    default:
      return TRUE;
    }
}

static gboolean
handle_command (MadoVpcd *self, const guint8 *command, gsize length)
{
  /* What a reader says for a card that does not answer: 6F00, no diagnosis. */
  static const guint8 no_answer[] = { 0x6F, 0x00 };
  gsize answer_length;

  g_autoptr (GBytes) answer = mado_practice_card_process (self->card, command, length);
  if (answer != NULL)
    {
      const guint8 *bytes = g_bytes_get_data (answer, &answer_length);
      /* The header has no room for the longest extended answer; vpcd cannot carry it. */
      if (answer_length > G_MAXUINT16)
        return send_answer (self, no_answer, sizeof no_answer);
      return send_answer (self, bytes, answer_length);
    }
  if (!mado_practice_card_is_removed (self->card))
    return send_answer (self, no_answer, sizeof no_answer);

  mado_vpcd_remove (self);
  return TRUE;
}

/* Handles the first whole message received. FALSE when there is none or the connection is gone. */
static gboolean
handle_message (MadoVpcd *self)
{
  GByteArray *received = self->received;
  if (self->connection == NULL || received->len < HEADER_LENGTH)
    return FALSE;
  gsize length = (gsize)received->data[0] << 8 | received->data[1];
  if (received->len < HEADER_LENGTH + length)
    return FALSE;

  self->pause_ms = FIRST_PAUSE_MS;
  gboolean sent = TRUE;
  if (length == 1)
    sent = handle_control (self, received->data[HEADER_LENGTH]);
  else if (length > 1)
    sent = handle_command (self, received->data + HEADER_LENGTH, length);
  if (!sent)
    {
      on_connection_lost (self);
      return FALSE;
    }
  if (self->connection == NULL)
    return FALSE;

  gsize used = HEADER_LENGTH + length;
  if (used == received->len)
    forget_received (self);
  else
    g_byte_array_remove_range (received, 0, (guint)used);
  return TRUE;
}

static gboolean
on_readable_cb (GSocket *socket, GIOCondition condition, gpointer user_data)
{
  g_autoptr (MadoVpcd) self = g_object_ref (user_data);
  guint8 buffer[4096];
  g_autoptr (GError) error = NULL;

  gssize length =
      g_socket_receive_with_blocking (socket, (char *)buffer, sizeof buffer, FALSE, NULL, &error);
  if (length < 0 && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    return G_SOURCE_CONTINUE;
  if (length <= 0)
    {
      on_connection_lost (self);
      return G_SOURCE_REMOVE;
    }
  g_byte_array_append (self->received, buffer, (guint)length);
  volatile guint8 *byte = buffer;
  for (gssize i = 0; i < length; i++)
    byte[i] = 0;

  while (handle_message (self))
    ;
  return self->connection != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
begin_conversation (MadoVpcd *self)
{
  GSocket *socket = g_socket_connection_get_socket (self->connection);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, 1, NULL);
  self->readable = g_socket_create_source (socket, G_IO_IN | G_IO_HUP | G_IO_ERR, NULL);
  g_source_set_callback (self->readable, G_SOURCE_FUNC (on_readable_cb), self, NULL);
  g_source_attach (self->readable, g_main_context_get_thread_default ());
}

static gboolean
try_connect (MadoVpcd *self, GError **error)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) reason = NULL;

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_set_timeout (client, 5);
  self->connection =
      g_socket_client_connect_to_host (client, self->host, self->port, NULL, &reason);
  if (self->connection != NULL)
    {
      /* The time limit was for connecting; a card may lie in a reader for hours. */
      g_socket_set_timeout (g_socket_connection_get_socket (self->connection), 0);
      mado_practice_card_insert (self->card);
      begin_conversation (self);
      set_state (self, MADO_VPCD_INSERTED);
      return TRUE;
    }
  if (self->reconnect)
    {
      retry_later (self);
      set_state (self, MADO_VPCD_WAITING);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* --- GObject -----------------------------------------------------------------------------------
 */

static void
mado_vpcd_dispose (GObject *object)
{
  MadoVpcd *self = MADO_VPCD (object);

  g_clear_handle_id (&self->retry_id, g_source_remove);
  close_connection (self);
  g_clear_object (&self->card);

  G_OBJECT_CLASS (mado_vpcd_parent_class)->dispose (object);
}

static void
mado_vpcd_finalize (GObject *object)
{
  MadoVpcd *self = MADO_VPCD (object);

  g_clear_pointer (&self->received, g_byte_array_unref);
  g_clear_pointer (&self->host, g_free);

  G_OBJECT_CLASS (mado_vpcd_parent_class)->finalize (object);
}

static void
mado_vpcd_class_init (MadoVpcdClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mado_vpcd_dispose;
  object_class->finalize = mado_vpcd_finalize;
  signals[SIGNAL_STATE_CHANGED] = g_signal_new ("state-changed", MADO_TYPE_VPCD, G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
mado_vpcd_init (MadoVpcd *self)
{
  self->received = g_byte_array_new ();
  self->pause_ms = FIRST_PAUSE_MS;
}

/* --- public API --------------------------------------------------------------------------------
 */

MadoVpcd *
mado_vpcd_new (const char *host, guint16 port, gboolean reconnect)
{
  MadoVpcd *self = g_object_new (MADO_TYPE_VPCD, NULL);
  self->host = g_strdup (host);
  self->port = port;
  self->reconnect = reconnect;
  return self;
}

MadoVpcdState
mado_vpcd_get_state (MadoVpcd *self)
{
  g_return_val_if_fail (MADO_IS_VPCD (self), MADO_VPCD_EMPTY);
  return self->state;
}

MadoPracticeCard *
mado_vpcd_get_card (MadoVpcd *self)
{
  g_return_val_if_fail (MADO_IS_VPCD (self), NULL);
  return self->card;
}

gboolean
mado_vpcd_insert (MadoVpcd *self, MadoPracticeCard *card, GError **error)
{
  g_return_val_if_fail (MADO_IS_VPCD (self), FALSE);
  g_return_val_if_fail (MADO_IS_PRACTICE_CARD (card), FALSE);

  g_autoptr (MadoPracticeCard) kept = g_object_ref (card);
  mado_vpcd_remove (self);
  self->card = g_steal_pointer (&kept);
  self->pause_ms = FIRST_PAUSE_MS;
  if (try_connect (self, error))
    return TRUE;
  g_clear_object (&self->card);
  return FALSE;
}

void
mado_vpcd_remove (MadoVpcd *self)
{
  g_return_if_fail (MADO_IS_VPCD (self));

  g_clear_handle_id (&self->retry_id, g_source_remove);
  close_connection (self);
  g_clear_object (&self->card);
  set_state (self, MADO_VPCD_EMPTY);
}
