/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "mado-extended-private.h"
#include "mado-practice-names.h"
#include "mado-reading-change.h"
#include "mado-reading.h"
#include "mado-scenario.h"
#include "mado-secret.h"
#include "mado-transport-practice-private.h"
#include "mado-transport-trace-private.h"
#include "mado-transport-nicks.h"

/* That a record has nothing of a person in it: neither of the card's holder nor of the card. */

#define READER  "Reader"

#define NAME    "試験　玲於奈"
#define ADDRESS "東京都杉並区清水9丁目87番65号"

static const char scenario_text[] = "[scenario]\ntitle=T\ndescription=D\n"
                                    "[holder]\nname=" NAME "\naddress=" ADDRESS
                                    "\nborn=1985-10-17\nprefecture=Tokyo-to\ncity=Suginami-ku\n"
                                    "[auth]\nexpires=2029-10-17\n[sign]\nguarded=false\n"
                                    "[card]\nexpires=2034-10-17\npadding=500\n"
                                    "[pins]\nsign=QX7PLM42\nauth=7391\ntext=8264\njuki=5917\n";

typedef struct
{
  MadoPracticeCard *card;           /* (owned) */
  MadoTransportPractice *transport; /* (owned) */
  MadoTransport *tracing;           /* (owned) */
} Desk;

static void
desk_init (Desk *self)
{
  g_autofree char *folder = g_dir_make_tmp ("mado-trace-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "person.ini", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoScenario) scenario = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, G_DATE_NOVEMBER, 2026);
  g_file_set_contents (path, scenario_text, -1, &error);
  g_assert_no_error (error);
  scenario = mado_scenario_load (path, &error);
  g_assert_no_error (error);
  self->card = mado_scenario_create_card (scenario, &today, &error);
  g_assert_no_error (error);
  self->transport = mado_transport_practice_new ();
  mado_transport_practice_add_reader (self->transport, READER);
  mado_transport_practice_insert (self->transport, READER, self->card);
  self->tracing = mado_transport_trace_new (MADO_TRANSPORT (self->transport));
  mado_extended_forget_all ();
  g_unlink (path);
  g_rmdir (folder);
}

static void
desk_clear (Desk *self)
{
  g_clear_object (&self->tracing);
  g_clear_object (&self->transport);
  g_clear_object (&self->card);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

/* --- what is asked of the service for it --- */

#define TYPE_COUNTING_TRANSPORT (counting_transport_get_type ())
G_DECLARE_FINAL_TYPE (CountingTransport, counting_transport, COUNTING, TRANSPORT, GObject)

struct _CountingTransport
{
  GObject parent_instance;

  MadoTransport *inner; /* (not owned) */
  guint n_insertions;
};

static MadoChannel *
counting_connect (MadoTransport *transport,
                  const char *reader,
                  GCancellable *cancellable,
                  GError **error)
{
  return mado_transport_connect (COUNTING_TRANSPORT (transport)->inner, reader, cancellable, error);
}

static gboolean
counting_get_insertion (MadoTransport *transport,
                        const char *reader,
                        guint32 *insertion,
                        GError **error)
{
  CountingTransport *self = COUNTING_TRANSPORT (transport);

  self->n_insertions++;
  return mado_transport_get_insertion (self->inner, reader, insertion, error);
}

static void
counting_transport_iface_init (MadoTransportInterface *iface)
{
  iface->connect = counting_connect;
  iface->get_insertion = counting_get_insertion;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CountingTransport,
                               counting_transport,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MADO_TYPE_TRANSPORT,
                                                      counting_transport_iface_init))

static void
counting_transport_class_init (CountingTransportClass *klass)
{
}

static void
counting_transport_init (CountingTransport *self)
{
}

static void
connect_once (MadoTransport *transport)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoChannel) channel = mado_transport_connect (transport, READER, NULL, &error);

  g_assert_no_error (error);
}

/* Nothing that nobody writes down. */
static void
test_insertion (void)
{
  g_auto (Desk) desk = { NULL };
  g_autoptr (CountingTransport) counting = g_object_new (TYPE_COUNTING_TRANSPORT, NULL);

  desk_init (&desk);
  counting->inner = MADO_TRANSPORT (desk.transport);
  g_autoptr (MadoTransport) tracing = mado_transport_trace_new (MADO_TRANSPORT (counting));
  connect_once (tracing);
  g_assert_cmpuint (counting->n_insertions, ==, 0);
  mado_transport_trace_begin (MADO_TRANSPORT_TRACE (tracing), READER);
  connect_once (tracing);
  g_assert_cmpuint (counting->n_insertions, ==, 1);
}

static MadoSnapshot *
read_card (Desk *self, const char *password)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoSecret) secret = NULL;
  g_autoptr (MadoPinOrder) order = NULL;
  MadoReadingRequest request = { .reader = READER, .practice = TRUE };

  if (password != NULL)
    {
      secret = mado_secret_new (password);
      request.order = order = mado_pin_order_new_sign (secret, FALSE);
    }
  MadoSnapshot *snapshot = mado_reading_run (self->tracing, &request, NULL, &error);
  g_assert_no_error (error);
  return snapshot;
}

/* (nullable) */
static char *
dup_text (Desk *self)
{
  g_autoptr (MadoTrace) trace = mado_transport_trace_dup (MADO_TRANSPORT_TRACE (self->tracing));

  return trace != NULL ? mado_trace_to_text (trace) : NULL;
}

/* What is looked for must not be mistaken for a time that happens to have the same digits. */
static char *
dup_text_without_times (Desk *self)
{
  g_autofree char *text = dup_text (self);
  g_autoptr (GRegex) times = g_regex_new ("^[0-9]+| took=[0-9]+", G_REGEX_MULTILINE, 0, NULL);

  /* The program's own name is in a practice certificate, too. */
  g_assert_true (g_str_has_prefix (text, "madoguchi-trace=1\n"));
  return g_regex_replace_literal (times, text + strlen ("madoguchi-trace=1\n"), -1, 0, "", 0, NULL);
}

/* --- looking for a thing in all its forms --- */

static void
assert_lacks (const char *text, const char *word)
{
  g_autofree char *folded_text = g_ascii_strdown (text, -1);
  g_autofree char *folded_word = g_ascii_strdown (word, -1);

  if (strstr (folded_text, folded_word) != NULL)
    g_error ("“%s” is in: %s", word, text);
}

static gboolean
has_bytes (const char *text, const guint8 *bytes, gsize length)
{
  gsize text_length = strlen (text);

  for (gsize i = 0; i + length <= text_length; i++)
    if (memcmp (text + i, bytes, length) == 0)
      return TRUE;
  return FALSE;
}

static char *
to_hex (const guint8 *bytes, gsize length)
{
  GString *hex = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);
  return g_string_free (hex, FALSE);
}

/* As it is, in hexadecimal, in base64 at each of its three places, and in decimal. */
static void
assert_lacks_bytes (const char *text, const guint8 *bytes, gsize length)
{
  g_autofree char *hex = to_hex (bytes, length);
  guint64 number = 0;

  g_assert_false (has_bytes (text, bytes, length));
  assert_lacks (text, hex);
  for (gsize skip = 0; skip < 3; skip++)
    {
      gsize whole = (length - skip) / 3 * 3;
      g_autofree char *base64 = g_base64_encode (bytes + skip, whole);
      if (whole >= 6)
        g_assert_null (strstr (text, base64));
    }
  for (gsize i = 0; i < MIN (length, 8); i++)
    number = number << 8 | bytes[i];
  g_autofree char *decimal = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  assert_lacks (text, decimal);
}

static void
assert_lacks_text (const char *text, const char *word)
{
  assert_lacks (text, word);
  assert_lacks_bytes (text, (const guint8 *)word, strlen (word));
}

/* Each eight bytes of it, wherever they stand. */
static void
assert_lacks_body (const char *text, GBytes *certificate)
{
  gsize length;
  const guint8 *der = g_bytes_get_data (certificate, &length);

  for (gsize i = 0; i + 8 <= length; i++)
    {
      g_autofree char *hex = to_hex (der + i, 8);
      g_autofree char *base64 = g_base64_encode (der + i, 6);

      g_assert_false (has_bytes (text, der + i, 8));
      assert_lacks (text, hex);
      g_assert_null (strstr (text, base64));
    }
}

static void
assert_impersonal (const char *text, MadoSnapshot *snapshot)
{
  static const char *const words[] = {
    NAME,   "試験",     "玲於奈", ADDRESS, "清水", "Tokyo",     "Suginami",  "13115",
    "1985", "19851017", "10-17",  "昭和",  "2029", "2034",      "20341017",  "20291017",
    "2026", "QX7PLM42", "7391",   "8264",  "5917", "900000000", "131150001",
  };

  GPtrArray *cas = mado_scenario_get_practice_cas ();

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    assert_lacks_text (text, words[i]);
  for (int kind = 0; kind < MADO_N_KINDS; kind++)
    {
      MadoCertificate *certificate = mado_snapshot_get_certificate (snapshot, (MadoKind)kind);
      if (certificate != NULL)
        {
          assert_lacks_body (text, mado_certificate_get_der (certificate));
          assert_lacks_text (text, mado_certificate_get_serial (certificate));
        }
    }
  for (guint i = 0; i < cas->len; i++)
    assert_lacks_body (text, g_ptr_array_index (cas, i));
}

static void
test_impersonal (void)
{
  g_auto (Desk) desk = { NULL };
  desk_init (&desk);
  g_autoptr (MadoSnapshot) snapshot = read_card (&desk, NULL);
  g_autofree char *text = dup_text_without_times (&desk);

  g_assert_nonnull (strstr (text, "command 00B2010C le=256 answer=30 sw=9000"));
  g_assert_nonnull (strstr (text, "bytes=3082"));
  assert_impersonal (text, snapshot);
}

/* A card that shows everything: what is not on the list is not told, whatever it is. */
static void
test_other_answers (void)
{
  static const guint8 person[] = "QX7PLM42NAME-OF-A-PERSON";
  static const char *const commands[] = {
    "00A4040C",   "00B0000000", "00B0010000", "00B08A0000",
    "00B2010C00", "00C0000000", "00200080",   "0020008000",
  };
  g_auto (Desk) desk = { NULL };
  desk_init (&desk);
  MadoTransportTrace *tracing = MADO_TRANSPORT_TRACE (desk.tracing);
  g_autoptr (GBytes) garbage = g_bytes_new (person, sizeof person);

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GError) error = NULL;
      guint8 command[16], answer[MADO_ANSWER_MAX_SHORT];
      gsize length = strlen (commands[i]) / 2, answer_length = sizeof answer;

      for (gsize j = 0; j < length; j++)
        command[j] = (guint8)(g_ascii_xdigit_value (commands[i][2 * j]) << 4 |
                              g_ascii_xdigit_value (commands[i][2 * j + 1]));
      mado_transport_practice_remove (desk.transport, READER);
      mado_practice_card_set_garble (desk.card, 1, garbage);
      mado_transport_practice_insert (desk.transport, READER, desk.card);
      guint reading = mado_transport_trace_begin (tracing, READER);
      g_autoptr (MadoChannel) channel = mado_transport_connect (desk.tracing, READER, NULL, &error);
      g_assert_no_error (error);
      mado_channel_transmit (channel, command, length, answer, &answer_length, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (answer_length, ==, sizeof person);
      mado_transport_trace_end (tracing, reading, NULL);
      g_autofree char *text = dup_text (&desk);
      g_assert_nonnull (strstr (text, " answer=23 "));
      g_assert_null (strstr (text, "bytes="));
      assert_lacks_bytes (text, person, 8);
    }
}

/* --- a PIN --- */

/* A reading with the password is not recorded, nor is the change of a PIN. */
static void
test_with_pin (void)
{
  g_auto (Desk) desk = { NULL };
  desk_init (&desk);
  g_autoptr (MadoSnapshot) open = read_card (&desk, NULL);
  g_autofree char *before = dup_text (&desk);
  g_autoptr (MadoSnapshot) signed_in = read_card (&desk, "QX7PLM42");
  g_autofree char *after = dup_text (&desk);

  g_assert_nonnull (mado_snapshot_get_certificate (signed_in, MADO_KIND_SIGN));
  g_assert_cmpstr (before, ==, after);

  g_autoptr (GError) error = NULL;
  g_autoptr (MadoSecret) current = mado_secret_new ("7391");
  g_autoptr (MadoSecret) new_pin = mado_secret_new ("6048");
  g_autoptr (MadoPinOrder) order =
      mado_pin_order_new_change (MADO_PIN_AUTH, current, new_pin, FALSE);
  const MadoReadingRequest request = { .reader = READER, .order = order };
  g_autoptr (MadoSnapshot) changed =
      mado_reading_run_change (desk.tracing, &request, open, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (order->answer.change, ==, MADO_PIN_CHANGE_CHANGED);
  g_autofree char *at_last = dup_text (&desk);
  g_assert_cmpstr (before, ==, at_last);
}

static guint
count_events (MadoTransportTrace *tracing)
{
  MadoTraceMark mark;

  mado_transport_trace_get_mark (tracing, &mark);
  return mark.n_events;
}

/* Were one sent while a reading is recorded, the whole connection would not be. */
static void
test_pin_while_recording (void)
{
  static const guint8 verify[] = { 0x00, 0x20, 0x00, 0x98, 0x04, '7', '3', '9', '1' };
  static const guint8 select[] = { 0x00, 0xA4, 0x04, 0x0C, 0x0A, 0xD3, 0x92, 0xF0,
                                   0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01 };
  g_auto (Desk) desk = { NULL };
  desk_init (&desk);
  MadoTransportTrace *tracing = MADO_TRANSPORT_TRACE (desk.tracing);
  g_autoptr (GError) error = NULL;
  guint8 answer[MADO_ANSWER_MAX_SHORT];
  gsize length = sizeof answer;

  mado_transport_trace_begin (tracing, READER);
  g_autoptr (MadoChannel) channel = mado_transport_connect (desk.tracing, READER, NULL, &error);
  mado_channel_transmit (channel, select, sizeof select, answer, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_events (tracing), ==, 2);
  length = sizeof answer;
  mado_channel_transmit (channel, verify, sizeof verify, answer, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_events (tracing), ==, 0);
  length = sizeof answer;
  mado_channel_transmit (channel, select, sizeof select, answer, &length, &error);
  mado_channel_disconnect (channel);
  g_assert_cmpuint (count_events (tracing), ==, 0);
}

/* --- errors --- */

static void
test_errors (void)
{
  g_auto (Desk) desk = { NULL };
  desk_init (&desk);
  MadoTransportTrace *tracing = MADO_TRANSPORT_TRACE (desk.tracing);
  g_autoptr (GError) error = NULL;

  mado_transport_practice_set_slot_state (desk.transport, READER, MADO_SLOT_MUTE);
  guint reading = mado_transport_trace_begin (tracing, READER);
  g_assert_null (mado_transport_connect (desk.tracing, READER, NULL, &error));
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_MUTE);
  mado_transport_trace_end (tracing, reading, "ended:mute");
  g_autofree char *text = dup_text_without_times (&desk);
  g_assert_nonnull (strstr (text, "\noutcome=ended:mute\n connect failed=mute\n"));

  /* What PC/SC returned is taken from its message. */
  MadoTraceEvent event = { .kind = MADO_TRACE_POWER_CYCLE };
  g_autoptr (GError) pcsc = g_error_new_literal (MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_RESET,
                                                 "SCardTransmit: 0x80100068");
  mado_trace_note_error (&event, pcsc);
  g_assert_cmpint (event.end, ==, MADO_TRACE_RESET);
  g_assert_cmphex (event.code, ==, 0x80100068);
}

/* --- a card that does not answer --- */

/* What is under way is in the record, and what comes after a next reading has begun is not. */
static void
test_silent (void)
{
  g_auto (Desk) desk = { NULL };
  desk_init (&desk);
  MadoTransportTrace *tracing = MADO_TRANSPORT_TRACE (desk.tracing);
  MadoTraceEvent event = { .kind = MADO_TRACE_COMMAND, .header = { 0x00, 0x20, 0x00, 0x80 } };
  MadoTraceMark mark;

  guint first = mado_transport_trace_begin (tracing, READER);
  mado_transport_trace_get_mark (tracing, &mark);
  mado_transport_trace_start (tracing, &mark, &event);
  g_autofree char *text = dup_text_without_times (&desk);
  g_assert_nonnull (strstr (text, " command 00200080 failed=silent\n"));

  guint second = mado_transport_trace_begin (tracing, READER);
  g_assert_cmpuint (first, !=, second);
  event.has_sw = TRUE;
  mado_transport_trace_finish (tracing, &mark, &event, NULL);
  mado_transport_trace_start (tracing, &mark, &event);
  mado_transport_trace_end (tracing, first, "ended:first");
  g_assert_cmpuint (count_events (tracing), ==, 0);
  g_autofree char *next = dup_text (&desk);
  g_assert_null (strstr (next, "outcome="));

  mado_transport_trace_get_mark (tracing, &mark);
  mado_transport_trace_start (tracing, &mark, &event);
  mado_transport_trace_finish (tracing, &mark, &event, NULL);
  mado_transport_trace_end (tracing, second, "ended:second");
  g_autofree char *last = dup_text_without_times (&desk);
  g_assert_nonnull (strstr (last, "outcome=ended:second\n command 00200080 answer=0 sw=0000\n"));
}

/* Each has a word of its own, which leads back to it: none that is added is forgotten. */
static void
test_every_error (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = MADO_TRANSPORT_ERROR_NO_SERVICE; code <= MADO_TRANSPORT_ERROR_FAILED; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (MADO_TRANSPORT_ERROR, code, "");
      g_autoptr (GError) again = NULL;
      MadoTraceEvent event = { .kind = MADO_TRACE_CONNECT };

      mado_trace_note_error (&event, error);
      g_assert_true (g_hash_table_add (words, (gpointer)mado_trace_end_to_string (event.end)));
      mado_trace_set_error (event.end, &again);
      g_assert_error (again, MADO_TRANSPORT_ERROR, code);
    }
}

/* A card that never comes to an end does not fill the memory. */
static void
test_bound (void)
{
  g_autoptr (MadoTrace) trace = mado_trace_new ();
  const MadoTraceEvent event = { .kind = MADO_TRACE_DISCONNECT };

  for (guint i = 0; i < MADO_TRACE_EVENTS_MAX + 10; i++)
    mado_trace_add (trace, &event);
  g_assert_cmpuint (trace->events->len, ==, MADO_TRACE_EVENTS_MAX);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace/impersonal", test_impersonal);
  g_test_add_func ("/trace/other-answers", test_other_answers);
  g_test_add_func ("/trace/with-pin", test_with_pin);
  g_test_add_func ("/trace/pin-while-recording", test_pin_while_recording);
  g_test_add_func ("/trace/errors", test_errors);
  g_test_add_func ("/trace/silent", test_silent);
  g_test_add_func ("/trace/insertion", test_insertion);
  g_test_add_func ("/trace/every-error", test_every_error);
  g_test_add_func ("/trace/bound", test_bound);
  return g_test_run ();
}
