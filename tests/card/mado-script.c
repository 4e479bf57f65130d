/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-script.h"

#include <string.h>

struct _MadoScript
{
  GObject parent_instance;

  const char *const *next;   /* the line to be played */
  GBytes *file;              /* (owned) (nullable) */
  GByteArray *atr;           /* (owned) */
  GCancellable *cancellable; /* (owned) */
  guint n_channels;
  guint n_commands;
};

static void mado_script_transport_init (MadoTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MadoScript,
                               mado_script,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MADO_TYPE_TRANSPORT,
                                                      mado_script_transport_init))

#define MADO_TYPE_SCRIPT_CHANNEL (mado_script_channel_get_type ())
G_DECLARE_FINAL_TYPE (MadoScriptChannel, mado_script_channel, MADO, SCRIPT_CHANNEL, MadoChannel)

struct _MadoScriptChannel
{
  MadoChannel parent_instance;

  MadoScript *script; /* (owned) */
};

G_DEFINE_FINAL_TYPE (MadoScriptChannel, mado_script_channel, MADO_TYPE_CHANNEL)

/* --- playing ---------------------------------------------------------------------------------- */

static const char *
take_line (MadoScript *self, const char *happened)
{
  if (*self->next == NULL)
    g_error ("The script is over, and then came: %s", happened);
  const char *line = *self->next++;
  if (*self->next != NULL && strcmp (*self->next, "cancel") == 0)
    {
      self->next++;
      g_cancellable_cancel (self->cancellable);
    }
  return line;
}

static int
error_code (const char *name)
{
  static const char *const names[] = {
    [MADO_TRANSPORT_ERROR_NO_SERVICE] = "NO_SERVICE",
    [MADO_TRANSPORT_ERROR_NO_READER] = "NO_READER",
    [MADO_TRANSPORT_ERROR_NO_CARD] = "NO_CARD",
    [MADO_TRANSPORT_ERROR_REMOVED] = "REMOVED",
    [MADO_TRANSPORT_ERROR_RESET] = "RESET",
    [MADO_TRANSPORT_ERROR_SHARING] = "SHARING",
    [MADO_TRANSPORT_ERROR_MUTE] = "MUTE",
    [MADO_TRANSPORT_ERROR_SILENT] = "SILENT",
    [MADO_TRANSPORT_ERROR_REFUSED] = "REFUSED",
    [MADO_TRANSPORT_ERROR_MISMATCH] = "MISMATCH",
    [MADO_TRANSPORT_ERROR_FAILED] = "FAILED",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      return i;
  g_error ("No such transport error: %s", name);
}

/* Splits "HEAD ! ERROR"; TRUE when there is no error. */
static gboolean
split_error (const char *line, char **head, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (line, "!", 2);

  *head = g_strdup (g_strstrip (parts[0]));
  if (parts[1] == NULL)
    return TRUE;
  g_set_error (error, MADO_TRANSPORT_ERROR, error_code (g_strstrip (parts[1])),
               "As the script says");
  return FALSE;
}

/* A line that is a word, perhaps with an error. */
static gboolean
play_word (MadoScript *self, const char *word, GError **error)
{
  g_autofree char *head = NULL;
  gboolean ok = split_error (take_line (self, word), &head, error);

  g_assert_cmpstr (head, ==, word);
  return ok;
}

static guint
hex_value (const char *text, gsize n)
{
  guint value = 0;

  for (gsize i = 0; i < n; i++)
    {
      g_assert_true (g_ascii_isxdigit (text[i]));
      value = value << 4 | (guint)g_ascii_xdigit_value (text[i]);
    }
  return value;
}

/* Writes the bytes that @text stands for into @out. */
static gsize
parse_answer (MadoScript *self, const char *text, guint8 *out, gsize room)
{
  gsize n = 0;

  while (*text != '\0')
    {
      if (*text == ' ')
        {
          text++;
          continue;
        }
      if (*text == '@')
        {
          char *end = NULL;
          gsize offset = g_ascii_strtoull (text + 1, &end, 16);
          g_assert_cmpint (*end, ==, '+');
          gsize length = g_ascii_strtoull (end + 1, &end, 16);
          gsize size = 0;
          const guint8 *file = g_bytes_get_data (self->file, &size);
          g_assert_cmpuint (offset + length, <=, size);
          g_assert_cmpuint (n + length, <=, room);
          memcpy (out + n, file + offset, length);
          n += length;
          text = end;
          continue;
        }
      g_assert_cmpuint (n + 1, <=, room);
      out[n++] = hex_value (text, 2);
      text += 2;
    }
  return n;
}

/* Compares as text: a copy of the bytes would be a copy of a PIN. */
static gboolean
is_command (const char *text, const guint8 *command, gsize length)
{
  gsize n = 0;

  for (; *text != '\0'; text++)
    {
      if (*text == ' ')
        continue;
      if (n >= length || hex_value (text, 2) != command[n])
        return FALSE;
      text++;
      n++;
    }
  return n == length;
}

static char *
describe_command (const guint8 *command, gsize length)
{
  GString *text = g_string_new ("> ");

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02X", command[i]);
  return g_string_free (text, FALSE);
}

/* --- the channel ------------------------------------------------------------------------------ */

static gboolean
mado_script_channel_transmit (MadoChannel *channel,
                              const guint8 *command,
                              gsize command_length,
                              guint8 *answer,
                              gsize *answer_length,
                              GError **error)
{
  MadoScript *self = MADO_SCRIPT_CHANNEL (channel)->script;
  g_autofree char *head = NULL;
  g_autofree char *happened = NULL;

  /* What carries a PIN is compared, never written down. */
  if (command[1] != 0x20 || command_length <= 5)
    happened = describe_command (command, command_length);
  self->n_commands++;
  const char *line = take_line (self, happened != NULL ? happened : "a PIN");
  gboolean ok = split_error (line, &head, error);
  g_auto (GStrv) parts = g_strsplit (head, "<", 2);
  if (parts[0][0] != '>' || !is_command (parts[0] + 1, command, command_length))
    g_error ("The script says \"%s\", and then came: %s", line,
             happened != NULL ? happened : "a PIN, and not this one");
  if (!ok)
    return FALSE;
  g_assert_nonnull (parts[1]);
  *answer_length = parse_answer (self, parts[1], answer, *answer_length);
  return TRUE;
}

static gboolean
mado_script_channel_power_cycle (MadoChannel *channel, GError **error)
{
  return play_word (MADO_SCRIPT_CHANNEL (channel)->script, "power", error);
}

static void
mado_script_channel_disconnect (MadoChannel *channel, MadoDisposition disposition)
{
  play_word (MADO_SCRIPT_CHANNEL (channel)->script,
             disposition == MADO_DISPOSITION_UNPOWER ? UNPOWER : LEAVE, NULL);
}

static const guint8 *
mado_script_channel_get_atr (MadoChannel *channel, gsize *length)
{
  MadoScript *self = MADO_SCRIPT_CHANNEL (channel)->script;

  *length = self->atr->len;
  return self->atr->data;
}

static void
mado_script_channel_dispose (GObject *object)
{
  MadoScriptChannel *self = MADO_SCRIPT_CHANNEL (object);

  /* The parent disconnects, for which the script is still needed. */
  G_OBJECT_CLASS (mado_script_channel_parent_class)->dispose (object);
  if (self->script != NULL)
    self->script->n_channels--;
  g_clear_object (&self->script);
}

static void
mado_script_channel_class_init (MadoScriptChannelClass *klass)
{
  MadoChannelClass *channel_class = MADO_CHANNEL_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mado_script_channel_dispose;
  channel_class->transmit = mado_script_channel_transmit;
  channel_class->power_cycle = mado_script_channel_power_cycle;
  channel_class->disconnect = mado_script_channel_disconnect;
  channel_class->get_atr = mado_script_channel_get_atr;
}

static void
mado_script_channel_init (MadoScriptChannel *self)
{
}

/* --- the transport ---------------------------------------------------------------------------- */

static MadoChannel *
mado_script_connect (MadoTransport *transport,
                     const char *reader,
                     GCancellable *cancellable,
                     GError **error)
{
  MadoScript *self = MADO_SCRIPT (transport);

  g_assert_cmpstr (reader, ==, MADO_SCRIPT_READER);
  if (!play_word (self, "connect", error))
    return NULL;
  MadoScriptChannel *channel = g_object_new (MADO_TYPE_SCRIPT_CHANNEL, NULL);
  channel->script = g_object_ref (self);
  self->n_channels++;
  return MADO_CHANNEL (channel);
}

static void
mado_script_transport_init (MadoTransportInterface *iface)
{
  iface->connect = mado_script_connect;
}

static void
mado_script_finalize (GObject *object)
{
  MadoScript *self = MADO_SCRIPT (object);

  g_clear_pointer (&self->file, g_bytes_unref);
  g_byte_array_unref (self->atr);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (mado_script_parent_class)->finalize (object);
}

static void
mado_script_class_init (MadoScriptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mado_script_finalize;
}

static void
mado_script_init (MadoScript *self)
{
  self->atr = g_byte_array_new ();
  self->cancellable = g_cancellable_new ();
}

MadoScript *
mado_script_new (const char *const *lines, GBytes *file)
{
  MadoScript *self = g_object_new (MADO_TYPE_SCRIPT, NULL);

  self->next = lines;
  self->file = file != NULL ? g_bytes_ref (file) : NULL;
  return self;
}

void
mado_script_set_atr (MadoScript *self, const guint8 *atr, gsize length)
{
  g_byte_array_set_size (self->atr, 0);
  g_byte_array_append (self->atr, atr, length);
}

GCancellable *
mado_script_get_cancellable (MadoScript *self)
{
  return self->cancellable;
}

guint
mado_script_get_n_commands (MadoScript *self)
{
  return self->n_commands;
}

void
mado_script_finish (MadoScript *self)
{
  if (*self->next != NULL)
    g_error ("The script goes on, but nothing came: %s", *self->next);
  g_assert_cmpuint (self->n_channels, ==, 0);
  g_assert_finalize_object (self);
}

MadoCard *
mado_script_open (MadoScript *self)
{
  g_autoptr (GError) error = NULL;
  MadoCard *card =
      mado_card_open (MADO_TRANSPORT (self), MADO_SCRIPT_READER, self->cancellable, &error);

  g_assert_no_error (error);
  g_assert_nonnull (card);
  return card;
}
