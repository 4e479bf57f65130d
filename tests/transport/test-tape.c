/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "mado-extended-private.h"
#include "mado-reading-outcome.h"
#include "mado-reading.h"
#include "mado-scenario.h"
#include "mado-transport-practice.h"
#include "mado-transport-trace.h"

/* The practice card that plays a record: what a counter has sent becomes a test. */

#define READER "Reader"

static void
make_today (GDate *today)
{
  g_date_clear (today, 1);
  g_date_set_dmy (today, 23, G_DATE_NOVEMBER, 2026);
}

/* Reads a card as the program does; returns the record of it. */
static MadoTrace *
record (MadoPracticeCard *card)
{
  g_autoptr (MadoTransportPractice) transport = mado_transport_practice_new ();
  g_autoptr (MadoTransport) tracing = mado_transport_trace_new (MADO_TRANSPORT (transport));
  g_autoptr (MadoSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  const MadoReadingRequest request = {
    .reader = READER,
    .practice = TRUE,
    .practice_cas = mado_scenario_get_practice_cas (),
  };

  mado_extended_forget_all ();
  mado_practice_card_set_pace (card, 0, 0);
  mado_transport_practice_add_reader (transport, READER);
  mado_transport_practice_insert (transport, READER, card);
  snapshot = mado_reading_run (tracing, &request, NULL, &error);
  return mado_transport_trace_dup (MADO_TRANSPORT_TRACE (tracing));
}

static MadoTrace *
record_scenario (MadoScenario *scenario)
{
  g_autoptr (GError) error = NULL;
  GDate today;

  make_today (&today);
  g_autoptr (MadoPracticeCard) card = mado_scenario_create_card (scenario, &today, &error);
  g_assert_no_error (error);
  return record (card);
}

/* As it would be kept, and given to --practice. */
static MadoTrace *
record_text (const char *text)
{
  g_autofree char *folder = g_dir_make_tmp ("mado-tape-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "trace.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_autoptr (MadoScenario) scenario = mado_scenario_load (path, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
  return record_scenario (scenario);
}

/* A line each, without times; of a CA's file nothing, because the practice card has its own. */
static char *
dup_exchanges (const MadoTrace *trace)
{
  g_autoptr (MadoTrace) plain = mado_trace_copy (trace);
  MadoTracePlace place = { 0 };

  g_array_set_size (plain->events, 0);
  for (guint i = 0; i < trace->events->len; i++)
    {
      MadoTraceEvent event = *mado_trace_get (trace, i);
      if (place.file != 0x0002 && place.file != 0x000B)
        {
          event.at = event.took = 0;
          mado_trace_add (plain, &event);
        }
      mado_trace_place_follow (&place, mado_trace_get (trace, i));
    }
  return mado_trace_to_text (plain);
}

/* --- every practice card, recorded and played --- */

static void
test_same_again (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoScenario) scenario = mado_scenario_load (data, &error);
  g_assert_no_error (error);
  g_autoptr (MadoTrace) first = record_scenario (scenario);
  g_autofree char *text = mado_trace_to_text (first);
  g_autoptr (MadoTrace) second = record_text (text);
  g_autofree char *wanted = dup_exchanges (first);
  g_autofree char *played = dup_exchanges (second);

  g_assert_cmpstr (first->outcome, ==, second->outcome);
  g_assert_cmpstr (wanted, ==, played);
}

/* --- records that are kept: each comes to what it says --- */

static void
test_kept (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length = 0;

  g_file_get_contents (data, &text, &length, &error);
  g_assert_no_error (error);
  g_autoptr (MadoTrace) kept = mado_trace_parse (text, length, data, &error);
  g_assert_no_error (error);
  g_autoptr (MadoTrace) played = record_text (text);
  g_assert_nonnull (kept->outcome);
  g_assert_cmpstr (kept->outcome, ==, played->outcome);
}

static void
add_kept (GPtrArray *names)
{
  const char *folder = g_getenv ("MADO_TEST_TRACES");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  for (; (name = g_dir_read_name (dir)) != NULL; n++)
    {
      g_autofree char *test = g_strconcat ("/tape/kept/", name, NULL);
      char *path = g_build_filename (folder, name, NULL);
      g_ptr_array_add (names, path);
      g_test_add_data_func (test, path, test_kept);
    }
  g_assert_cmpuint (n, >, 0);
}

/* --- one thing at a time --- */

#define HEAD      "madoguchi-trace=1\n"
#define CONNECT   "0 connect insertion=1\n"
#define SELECT    "0 command 00A4040C data=D392F000260100000001 answer=0 sw=9000\n"
#define FILE_000A "0 command 00A4020C data=000A answer=0 sw=9000\n"

static const struct
{
  const char *what;
  const char *text;
  const char *outcome; /* its beginning */
} cases[] = {
  { "not a My Number Card",
    HEAD CONNECT "0 command 00A4040C data=D392F000260100000001 answer=0 sw=6300\n",
    "ended:not-jpki" },
  { "the card was connected to at the second attempt only",
    HEAD "0 connect failed=sharing code=8010000B\n" CONNECT SELECT,
    "ended:ok token:my-number-card auth:known " },
  { "the card gave no answer when it was powered", HEAD "0 connect failed=mute code=80100066\n",
    "ended:mute" },
  { "the first command is lost once, for no reason",
    HEAD CONNECT "0 command 00A4040C data=D392F000260100000001 answer=0 sw=6F00\n" SELECT,
    "ended:ok token:my-number-card auth:known " },
  { "another program resets the card",
    HEAD CONNECT SELECT FILE_000A "0 command 00B00000 le=256 failed=reset code=80100068\n",
    "ended:ok token:my-number-card auth:known " },
  { "the card leaves",
    HEAD CONNECT SELECT FILE_000A "0 command 00B00000 le=256 answer=256 sw=9000 bytes=30820622\n"
                                  "0 command 00B00100 le=256 failed=removed code=80100069\n",
    "ended:removed " },
  { "the service stops", HEAD CONNECT SELECT "0 command 00A4020C data=000A failed=no-service\n",
    "ended:no-service " },
  { "a file that was never written",
    HEAD CONNECT SELECT FILE_000A "0 command 00B00000 le=256 answer=256 sw=9000 fill=FF\n"
                                  "0 command 00A4020C data=0008 answer=0 sw=9000\n"
                                  "0 command 00B00000 le=3 answer=3 sw=9000 bytes=000000\n",
    "ended:ok token:my-number-card auth:absent sign:absent " },
  { "61xx",
    HEAD CONNECT SELECT FILE_000A "0 command 00B00000 le=256 answer=0 sw=6100\n"
                                  "0 command 00C00000 le=256 answer=256 sw=9000\n",
    "ended:ok token:my-number-card auth:known " },
  { "an old card",
    HEAD CONNECT SELECT
    "0 command 00A4020C data=0006 answer=0 sw=9000\n"
    "0 command 00B00000 le=32 answer=32 sw=9000 bytes=4A504B494150494343544F4B454E\n",
    "ended:ok token:juki-card " },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (MadoTrace) played = record_text (cases[i].text);

  g_test_message ("%s: %s", cases[i].what, played->outcome);
  g_assert_true (g_str_has_prefix (played->outcome, cases[i].outcome));
}

/* The certificate has the length that was recorded; cards have 1,574 bytes (card-protocol.md 6). */
static void
test_length (void)
{
  static const guint lengths[] = { 1520, 1574, 1749, 2100 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *text =
          g_strdup_printf (HEAD CONNECT SELECT FILE_000A
                           "0 command 00B00000 le=256 answer=256 sw=9000 bytes=3082%04X\n",
                           lengths[i] - 4);
      g_autofree char *bytes = g_strdup_printf ("bytes=3082%04X\n", lengths[i] - 4);
      g_autofree char *last =
          g_strdup_printf ("0 command 00B0%04X le=%u answer=%u sw=9000\n", lengths[i] & ~0xffu,
                           lengths[i] & 0xff, lengths[i] & 0xff);
      g_autoptr (MadoTrace) played = record_text (text);
      g_autofree char *exchanges = dup_exchanges (played);

      g_assert_true (
          g_str_has_prefix (played->outcome, "ended:ok token:my-number-card auth:known"));
      g_assert_nonnull (strstr (exchanges, bytes));
      g_assert_nonnull (strstr (exchanges, last));
    }
}

/* A record without an exchange is no card, and one that is broken is refused with its line. */
static void
assert_refused (const char *text, MadoRefusalReason reason, guint line)
{
  g_autofree char *folder = g_dir_make_tmp ("mado-tape-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "trace.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, NULL);
  g_assert_null (mado_scenario_load (path, &error));
  g_assert_error (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_INVALID);
  const MadoRefusal *refusal = mado_scenario_error_get_refusal (error);
  g_assert_cmpstr (refusal->file, ==, path);
  g_assert_cmpuint (refusal->line, ==, line);
  g_assert_cmpint (refusal->reason, ==, reason);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;

  assert_refused (HEAD CONNECT, MADO_REFUSAL_TRACE_EMPTY, 0);
  assert_refused (HEAD "0 explode\n", MADO_REFUSAL_TRACE_EVENT, 2);
  g_assert_null (mado_scenario_load ("/nowhere/trace.txt", &error));
  g_assert_error (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_test_init (&argc, &argv, NULL);
  g_autoptr (GPtrArray) scenarios = mado_scenario_list ();
  for (guint i = 0; i < scenarios->len; i++)
    {
      char *name = g_strdup (mado_scenario_get_name (g_ptr_array_index (scenarios, i)));
      g_autofree char *test = g_strconcat ("/tape/same-again/", name, NULL);
      g_ptr_array_add (names, name);
      g_test_add_data_func (test, name, test_same_again);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *test = g_strdup_printf ("/tape/case/%" G_GSIZE_FORMAT, i);
      g_test_add_data_func (test, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/tape/length", test_length);
  g_test_add_func ("/tape/refused", test_refused);
  add_kept (names);
  return g_test_run ();
}
