/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session-fixture.h"

#include <string.h>

const guint8 fixture_jpki[10] = { 0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01 };
const guint8 fixture_text[10] = { 0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x08 };
const guint8 fixture_juki[10] = { 0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x01 };
const guint8 fixture_common[10] = { 0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x01, 0x00 };

GBytes *
fixture_load (const char *stem)
{
  g_autofree char *file = g_strconcat (stem, ".der", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("MADO_TEST_CERTS"), file, NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;
  gsize length = 0;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, length);
}

GBytes *
fixture_bytes (const char *bytes, gsize length)
{
  return g_bytes_new (bytes, length);
}

static void
add_file (MadoPracticeCard *card, guint16 fid, GBytes *content, guint16 guard)
{
  mado_practice_card_add_file (card, fixture_jpki, fid, content, guard);
  g_bytes_unref (content);
}

static GBytes *
make_token_info (void)
{
  char info[160];

  memset (info, ' ', sizeof info);
  memcpy (info, "JPKIAPICCTOKEN2", strlen ("JPKIAPICCTOKEN2"));
  return g_bytes_new (info, sizeof info);
}

static void
add_expiry (MadoPracticeCard *card)
{
  const char value[] = "\xC0\x1C"
                       "123456789012345"
                       "13115"
                       "20351010";
  g_autoptr (GBytes) record = g_bytes_new (value, sizeof value - 1);

  mado_practice_card_add_record (card, fixture_common, 1, 1, record);
}

void
fixture_card_set_sign_tries (MadoPracticeCard *card, guint tries_left, guint16 locked_sw)
{
  mado_practice_card_add_pin (card, fixture_jpki, 0x001B, FIXTURE_PASSWORD, 5, tries_left,
                              locked_sw);
}

MadoPracticeCard *
fixture_card_new (void)
{
  MadoPracticeCard *card = mado_practice_card_new ();

  mado_practice_card_add_application (card, fixture_jpki, sizeof fixture_jpki);
  mado_practice_card_add_application (card, fixture_text, sizeof fixture_text);
  mado_practice_card_add_application (card, fixture_juki, sizeof fixture_juki);
  mado_practice_card_add_application (card, fixture_common, sizeof fixture_common);
  add_file (card, 0x0001, fixture_load ("sign"), 0x001B);
  add_file (card, 0x0002, fixture_load ("ca-sign"), 0);
  add_file (card, 0x0006, make_token_info (), 0);
  add_file (card, 0x0008, fixture_bytes ("\x8F\x8F\x00", 3), 0);
  add_file (card, 0x000A, fixture_load ("auth"), 0);
  add_file (card, 0x000B, fixture_load ("ca-generation-3"), 0);
  mado_practice_card_add_pin (card, fixture_jpki, 0x0018, "1234", 3, 3, 0x63C0);
  fixture_card_set_sign_tries (card, 5, 0x63C0);
  mado_practice_card_add_pin (card, fixture_text, 0x0011, "1234", 3, 3, 0x63C0);
  mado_practice_card_add_pin (card, fixture_juki, 0x001C, "1234", 3, 3, 0x63C0);
  mado_practice_card_add_pin (card, fixture_common, 0x001C, "1234", 3, 3, 0x63C0);
  add_expiry (card);
  return card;
}

MadoPracticeCard *
fixture_foreign_card_new (void)
{
  MadoPracticeCard *card = mado_practice_card_new ();

  mado_practice_card_add_application (card, fixture_text, sizeof fixture_text);
  return card;
}

guint
fixture_get_sign_tries (MadoPracticeCard *card)
{
  return mado_practice_card_get_tries_left (card, fixture_jpki, 0x001B);
}

static gboolean are_strangers = FALSE;

void
fixture_set_strangers (gboolean strangers)
{
  are_strangers = strangers;
}

GPtrArray *
fixture_get_cas (void)
{
  static GPtrArray *cas = NULL;

  if (are_strangers)
    return NULL;
  if (cas == NULL)
    {
      cas = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
      g_ptr_array_add (cas, fixture_load ("ca-generation-3"));
      g_ptr_array_add (cas, fixture_load ("ca-sign"));
    }
  return cas;
}

MadoTransportPractice *
fixture_transport_new (MadoPracticeCard *card)
{
  MadoTransportPractice *transport = mado_transport_practice_new ();

  mado_transport_practice_add_reader (transport, FIXTURE_READER);
  if (card != NULL)
    mado_transport_practice_insert (transport, FIXTURE_READER, card);
  return transport;
}

static gboolean
on_watchdog_cb (gpointer data)
{
  g_error ("this never became true: %s", (const char *)data);
  return G_SOURCE_REMOVE;
}

/* Half a minute; script/mutants knows better how long a test takes. */
static guint
get_patience_seconds (void)
{
  const char *given = g_getenv ("MADO_TEST_PATIENCE");

  return given != NULL ? (guint)g_ascii_strtoull (given, NULL, 10) : 30;
}

guint
fixture_watchdog_start (const char *condition, const char *file, int line)
{
  char *text = g_strdup_printf ("%s (%s:%d)", condition, file, line);
  return g_timeout_add_seconds_full (G_PRIORITY_HIGH, get_patience_seconds (), on_watchdog_cb, text,
                                     g_free);
}

static gboolean
on_tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

guint
fixture_tick_start (void)
{
  return g_timeout_add (10, on_tick_cb, NULL);
}

static gboolean
on_time_over_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

void
fixture_spin_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, on_time_over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
fixture_is_idle_in (MadoSession *session, MadoStage stage)
{
  return mado_session_get_stage (session) == stage && !mado_session_get_busy (session);
}

void
fixture_lay_down (MadoTransportPractice *transport, MadoSession *session, MadoPracticeCard *card)
{
  mado_transport_practice_insert (transport, FIXTURE_READER, card);
  fixture_spin_until (fixture_is_idle_in (session, MADO_STAGE_RESULT));
}

void
fixture_take_away (MadoTransportPractice *transport, MadoSession *session)
{
  mado_transport_practice_remove (transport, FIXTURE_READER);
  fixture_spin_until (fixture_is_idle_in (session, MADO_STAGE_NO_CARD));
}
