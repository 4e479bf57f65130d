/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "cli-words.h"
#include "mado-card.h"
#include "mado-cli-doctor-private.h"
#include "mado-cli-events.h"
#include "mado-cli-outcome.h"
#include "mado-cli-reader.h"
#include "mado-cli.h"
#include "mado-diagnosis-nicks.h"
#include "mado-scenario.h"
#include "mado-transport-practice-private.h"
#include "mado-wording.h"

static MadoPracticeCard *
new_card_of (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoScenario) scenario = mado_scenario_load (name, &error);
  GDate today;
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, G_DATE_NOVEMBER, 2026);
  g_assert_no_error (error);
  MadoPracticeCard *card = mado_scenario_create_card (scenario, &today, &error);
  g_assert_no_error (error);
  return card;
}

static MadoPracticeCard *
new_card (void)
{
  return new_card_of ("healthy");
}

/* --- which reader --- */

static char *
find (MadoTransportPractice *transport, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = mado_cli_find_readers (MADO_TRANSPORT (transport), wanted, &error);
  if (names != NULL)
    return g_strjoinv ("|", names);
  return g_strdup_printf ("%s %d", g_quark_to_string (error->domain), error->code);
}

static void
assert_finds (MadoTransportPractice *transport, const char *wanted, const char *expected)
{
  g_autofree char *found = find (transport, wanted);
  g_assert_cmpstr (found, ==, expected);
}

static void
assert_fails (MadoTransportPractice *transport, const char *wanted, GQuark domain, int code)
{
  g_autofree char *expected = g_strdup_printf ("%s %d", g_quark_to_string (domain), code);
  assert_finds (transport, wanted, expected);
}

static void
test_readers (void)
{
  g_autoptr (MadoTransportPractice) transport = mado_transport_practice_new ();
  g_autoptr (MadoPracticeCard) card = new_card ();
  g_autoptr (MadoPracticeCard) other = new_card ();
  assert_fails (transport, NULL, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_READER);
  mado_transport_practice_add_reader (transport, "Sony RC-S300");
  mado_transport_practice_add_reader (transport, "Sony RC-S380");
  mado_transport_practice_add_reader (transport, "ACS ACR39U");
  mado_transport_practice_add_reader (transport, "ACS ACR39U 01");
  assert_fails (transport, NULL, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD);
  assert_fails (transport, "ACS ACR39U", MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD);
  mado_transport_practice_insert (transport, "Sony RC-S380", card);
  mado_transport_practice_insert (transport, "ACS ACR39U", other);
  assert_finds (transport, NULL, "Sony RC-S380|ACS ACR39U");
  /* The whole name wins over longer ones that begin with it. */
  assert_finds (transport, "ACS ACR39U", "ACS ACR39U");
  assert_finds (transport, "S380", "Sony RC-S380");
  assert_fails (transport, "Sony", G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
  assert_fails (transport, "Gemalto", MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_READER);
  mado_transport_practice_set_service (transport, FALSE);
  assert_fails (transport, NULL, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_SERVICE);
}

/* --- which card --- */

/* Cards in the readers R0, R1, …: names of practice cards, "-mute" or "-busy". What is read: the
 * reader, or the error's exit code. */
static const struct
{
  const char *cards;
  const char *reader;
  int code;
} desks[] = {
  { "healthy", "R0", 0 },
  { "healthy expired", "R0", 0 },
  /* cards of others do not stand in the way */
  { "not-my-number healthy", "R1", 0 },
  { "juki-card healthy", "R1", 0 },
  { "-mute not-my-number healthy", "R2", 0 },
  { "-busy healthy", "R1", 0 },
  /* where there is none, the first reader counts */
  { "juki-card not-my-number", "R0", 0 },
  { "not-my-number juki-card", NULL, MADO_CLI_OTHER_CARD },
  { "not-my-number -mute", NULL, MADO_CLI_OTHER_CARD },
  { "-mute not-my-number", NULL, MADO_CLI_CARD_ERROR },
};

static char **
set_desk (MadoTransportPractice *transport, const char *cards)
{
  g_auto (GStrv) names = g_strsplit (cards, " ", -1);
  g_autoptr (GStrvBuilder) readers = g_strv_builder_new ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean odd = *names[i] == '-';
      g_autofree char *reader = g_strdup_printf ("R%u", i);
      g_autoptr (MadoPracticeCard) card = odd ? new_card () : new_card_of (names[i]);
      mado_transport_practice_add_reader (transport, reader);
      mado_transport_practice_insert (transport, reader, card);
      if (odd)
        mado_transport_practice_set_slot_state (
            transport, reader, g_str_equal (names[i], "-mute") ? MADO_SLOT_MUTE : MADO_SLOT_BUSY);
      g_strv_builder_add (readers, reader);
    }
  return g_strv_builder_end (readers);
}

static void
test_outcome (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (desks); i++)
    {
      g_autoptr (MadoTransportPractice) transport = mado_transport_practice_new ();
      g_auto (GStrv) readers = set_desk (transport, desks[i].cards);
      g_auto (MadoCliOutcome) outcome = { 0 };
      const MadoReadingRequest request = { .practice = TRUE };
      g_test_message ("%s", desks[i].cards);
      mado_cli_outcome_read (MADO_TRANSPORT (transport), &request, readers, NULL, NULL, &outcome);
      if (desks[i].reader != NULL)
        {
          g_assert_no_error (outcome.error);
          g_assert_cmpstr (mado_snapshot_get_reader (outcome.snapshot), ==, desks[i].reader);
          continue;
        }
      g_assert_null (outcome.snapshot);
      g_assert_cmpint (mado_cli_exit_of (outcome.error), ==, desks[i].code);
    }
}

/* --- another program has the card for itself --- */

typedef struct
{
  MadoTransportPractice *transport;
  gboolean free;
} Exclusive;

static gboolean
on_time_over_cb (gpointer data)
{
  Exclusive *self = data;
  self->free = TRUE;
  mado_transport_practice_set_slot_state (self->transport, "R0", MADO_SLOT_CARD);
  return G_SOURCE_REMOVE;
}

/* It is waited for, as long as it takes. A card that is no My Number Card does not change that. */
static void
test_exclusive (void)
{
  static const char *const cards[] = { "-busy", "-busy not-my-number", NULL };
  for (guint i = 0; cards[i] != NULL; i++)
    {
      g_autoptr (MadoTransportPractice) transport = mado_transport_practice_new ();
      g_auto (GStrv) readers = set_desk (transport, cards[i]);
      g_auto (MadoCliOutcome) outcome = { 0 };
      const MadoReadingRequest request = { .practice = TRUE };
      Exclusive exclusive = { transport, FALSE };
      g_timeout_add (3000, on_time_over_cb, &exclusive);
      mado_cli_outcome_read (MADO_TRANSPORT (transport), &request, readers, NULL, NULL, &outcome);
      g_assert_true (exclusive.free);
      g_assert_no_error (outcome.error);
      g_assert_cmpstr (mado_snapshot_get_reader (outcome.snapshot), ==, "R0");
    }
}

/* --- another program has the card --- */

typedef struct
{
  MadoTransportPractice *transport;
  MadoChannel *holder;
  guint seconds;
} Holding;

static gpointer
let_go (gpointer data)
{
  Holding *self = data;
  g_usleep (self->seconds * G_USEC_PER_SEC);
  g_clear_object (&self->holder);
  return NULL;
}

/* Reads two readers, the first with a card that is no My Number Card, each held for so long. */
static void
read_held (guint seconds)
{
  g_autoptr (MadoTransportPractice) transport = mado_transport_practice_new ();
  g_autoptr (GError) error = NULL;
  const char *const names[] = { "Reader A", "Reader B", NULL };
  Holding holdings[2] = { { NULL } };
  GThread *threads[2] = { NULL };
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (MadoPracticeCard) card = i == 0 ? mado_practice_card_new () : new_card ();
      mado_transport_practice_add_reader (transport, names[i]);
      mado_transport_practice_insert (transport, names[i], card);
      holdings[i] = (Holding){ transport, NULL, seconds * (i + 1) };
      holdings[i].holder =
          mado_transport_connect (MADO_TRANSPORT (transport), names[i], NULL, &error);
      g_assert_no_error (error);
      threads[i] = g_thread_new ("holder", let_go, &holdings[i]);
    }

  const MadoReadingRequest request = { .practice = TRUE };
  g_auto (MadoCliOutcome) outcome = { 0 };
  mado_cli_outcome_read (MADO_TRANSPORT (transport), &request, (char **)names, NULL, NULL,
                         &outcome);
  g_assert_no_error (outcome.error);
  for (guint i = 0; i < 2; i++)
    g_thread_join (threads[i]);
}

static void
test_waiting (void)
{
  if (g_test_subprocess ())
    {
      read_held (4);
      return;
    }
  /* Once for both. */
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*: " CLI_WAITS_FOR_TURN "\n*");
  g_test_trap_assert_stderr_unmatched ("*" CLI_WAITS_FOR_TURN "*" CLI_WAITS_FOR_TURN "*");
}

static void
test_waiting_shortly (void)
{
  if (g_test_subprocess ())
    {
      read_held (1);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr_unmatched ("*" CLI_WAITS_FOR_TURN "*");
}

/* Each fault that doctor finds has a code of its own, which no other subcommand has. */
static void
test_doctor_codes (void)
{
  gboolean taken[256] = { FALSE };
  guint n = 0;

  for (guint fault = 0; mado_fault_to_string ((MadoFault)fault) != NULL; fault++)
    {
      const int code = mado_cli_doctor_get_code ((MadoFault)fault);
      gboolean of_a_card = fault == MADO_FAULT_NONE || (fault >= MADO_FAULT_CARD_MISSING &&
                                                        fault < MADO_FAULT_SETTINGS_MISSING);

      g_assert_cmpint (code > 0, ==, !of_a_card);
      if (of_a_card)
        continue;
      g_assert_cmpint (code, >=, 20);
      g_assert_cmpint (code, <, 126);
      g_assert_false (taken[code]);
      taken[code] = TRUE;
      n++;
    }
  g_assert_cmpuint (n, ==, 14);
}

static void
test_exit_codes (void)
{
  static const MadoCliExit transport[] = {
    [MADO_TRANSPORT_ERROR_NO_SERVICE] = MADO_CLI_NO_SERVICE,
    [MADO_TRANSPORT_ERROR_NO_READER] = MADO_CLI_NO_READER,
    [MADO_TRANSPORT_ERROR_NO_CARD] = MADO_CLI_NO_CARD,
    [MADO_TRANSPORT_ERROR_REMOVED] = MADO_CLI_CARD_ERROR,
    [MADO_TRANSPORT_ERROR_RESET] = MADO_CLI_CARD_ERROR,
    [MADO_TRANSPORT_ERROR_SHARING] = MADO_CLI_CARD_ERROR,
    [MADO_TRANSPORT_ERROR_MUTE] = MADO_CLI_CARD_ERROR,
    [MADO_TRANSPORT_ERROR_SILENT] = MADO_CLI_CARD_ERROR,
    [MADO_TRANSPORT_ERROR_REFUSED] = MADO_CLI_NO_SERVICE,
    [MADO_TRANSPORT_ERROR_MISMATCH] = MADO_CLI_NO_SERVICE,
    [MADO_TRANSPORT_ERROR_FAILED] = MADO_CLI_CARD_ERROR,
  };
  static const MadoCliExit card[] = {
    [MADO_CARD_ERROR_NOT_JPKI] = MADO_CLI_OTHER_CARD,
    [MADO_CARD_ERROR_ABSENT] = MADO_CLI_CARD_ERROR,
    [MADO_CARD_ERROR_HIDDEN] = MADO_CLI_CARD_ERROR,
    [MADO_CARD_ERROR_PROTOCOL] = MADO_CLI_CARD_ERROR,
    [MADO_CARD_ERROR_PIN_WRONG] = MADO_CLI_WRONG_PASSWORD,
    [MADO_CARD_ERROR_PIN_BLOCKED] = MADO_CLI_LOCKED,
    [MADO_CARD_ERROR_PIN_CONFIRM] = MADO_CLI_USAGE,
    [MADO_CARD_ERROR_PIN_REFUSED] = MADO_CLI_CARD_ERROR,
    [MADO_CARD_ERROR_PIN_UNTOLD] = MADO_CLI_CARD_ERROR,
  };
  for (guint code = 0; code < G_N_ELEMENTS (transport); code++)
    {
      g_autoptr (GError) error = g_error_new_literal (MADO_TRANSPORT_ERROR, (int)code, "");
      g_assert_cmpint (mado_cli_exit_of (error), ==, transport[code]);
    }
  for (guint code = 0; code < G_N_ELEMENTS (card); code++)
    {
      g_autoptr (GError) error = g_error_new_literal (MADO_CARD_ERROR, (int)code, "");
      g_assert_cmpint (mado_cli_exit_of (error), ==, card[code]);
    }
}

/* --- events --- */

static gboolean
collect_cb (const char *line, gpointer user_data)
{
  GPtrArray *lines = user_data;
  g_assert_true (g_str_has_suffix (line, "\n"));
  g_ptr_array_add (lines, g_strndup (line, strlen (line) - 1));
  return TRUE;
}

static gboolean
on_late_cb (gpointer user_data)
{
  gboolean *late = user_data;
  *late = TRUE;
  return G_SOURCE_REMOVE;
}

/* The next line that the watch brings, within ten seconds. */
static void
assert_next (GPtrArray *lines, const char *expected)
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (10, on_late_cb, &late);
  while (lines->len == 0 && !late)
    g_main_context_iteration (NULL, TRUE);
  if (late)
    g_error ("no %s", expected);
  g_source_remove (timeout);
  g_assert_cmpstr (g_ptr_array_index (lines, 0), ==, expected);
  g_ptr_array_remove_index (lines, 0);
}

static void
test_events (void)
{
  g_autoptr (MadoTransportPractice) transport = mado_transport_practice_new ();
  g_autoptr (MadoPracticeCard) card = new_card ();
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  mado_transport_practice_add_reader (transport, "A\x1b[1m");
  g_autoptr (MadoReaderWatch) watch = mado_reader_watch_new (MADO_TRANSPORT (transport));
  g_autoptr (MadoCliEvents) events = mado_cli_events_new (watch, TRUE, collect_cb, lines);
  mado_reader_watch_start (watch);

#define LINE(event, reader, state)                                                                 \
  "{\"event\":\"" event "\",\"reader\":" reader ",\"state\":" state "}"
#define A "\"A\xef\xbf\xbd[1m\""
  assert_next (lines, LINE ("service-started", "null", "\"running\""));
  assert_next (lines, LINE ("reader-added", A, "\"empty\""));
  mado_transport_practice_insert (transport, "A\x1b[1m", card);
  assert_next (lines, LINE ("card-inserted", A, "\"card\""));
  mado_transport_practice_set_slot_state (transport, "A\x1b[1m", MADO_SLOT_BUSY);
  assert_next (lines, LINE ("card-busy", A, "\"busy\""));
  mado_transport_practice_set_slot_state (transport, "A\x1b[1m", MADO_SLOT_CARD);
  assert_next (lines, LINE ("card-released", A, "\"card\""));
  mado_transport_practice_remove (transport, "A\x1b[1m");
  assert_next (lines, LINE ("card-removed", A, "\"empty\""));
  mado_transport_practice_add_reader (transport, "B");
  assert_next (lines, LINE ("reader-added", "\"B\"", "\"empty\""));
  mado_transport_practice_insert (transport, "B", card);
  assert_next (lines, LINE ("card-inserted", "\"B\"", "\"card\""));
  mado_transport_practice_remove_reader (transport, "B");
  assert_next (lines, LINE ("card-removed", "\"B\"", "\"empty\""));
  assert_next (lines, LINE ("reader-removed", "\"B\"", "null"));
  mado_transport_practice_set_service (transport, FALSE);
  assert_next (lines, LINE ("reader-removed", A, "null"));
  assert_next (lines, LINE ("service-stopped", "null", "\"stopped\""));

  g_clear_pointer (&events, mado_cli_events_free);
  mado_reader_watch_stop (watch);
  g_assert_cmpuint (lines->len, ==, 0);
}

/* A card that stays in while the program starts is told like one that comes. */
static void
test_events_text (void)
{
  g_autoptr (MadoTransportPractice) transport = mado_transport_practice_new ();
  g_autoptr (MadoPracticeCard) card = new_card ();
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  mado_transport_practice_add_reader (transport, "A");
  mado_transport_practice_insert (transport, "A", card);
  g_autoptr (MadoReaderWatch) watch = mado_reader_watch_new (MADO_TRANSPORT (transport));
  g_autoptr (MadoCliEvents) events = mado_cli_events_new (watch, FALSE, collect_cb, lines);
  mado_reader_watch_start (watch);
  assert_next (lines, CLI_TELLS_SERVICE_RUNS);
  assert_next (lines, CLI_TELLS_OF_READER "：A");
  assert_next (lines, CLI_TELLS_OF_CARD "：A");
  g_clear_pointer (&events, mado_cli_events_free);
  mado_reader_watch_stop (watch);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  mado_wording_init (NULL);
  g_test_add_func ("/cli/readers", test_readers);
  g_test_add_func ("/cli/outcome", test_outcome);
  g_test_add_func ("/cli-parts/exclusive", test_exclusive);
  g_test_add_func ("/cli/exit-codes", test_exit_codes);
  g_test_add_func ("/cli/exit-codes/doctor", test_doctor_codes);
  g_test_add_func ("/cli/events/json", test_events);
  g_test_add_func ("/cli/events/text", test_events_text);
  g_test_add_func ("/cli-parts/waiting/long", test_waiting);
  g_test_add_func ("/cli-parts/waiting/short", test_waiting_shortly);

  return g_test_run ();
}
