/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-reading.h"
#include "mado-scenario.h"
#include "session-fixture.h"

/* What the PIN-free reading finds on each practice card that ships. */

typedef struct
{
  const char *name;
  /* A letter an item, in the order of MadoItem: Known, Absent, Hidden, Unreadable, unSure, Not
   * asked. */
  const char *states;
  MadoToken token;
  MadoChain chain;
  const char *tries; /* in the order of MadoPin: tries left, 0 locked, - none */
} Expected;

static const Expected expectations[] = {
  { "healthy", "KHNNKKKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_PINNED, "53333" },
  { "in-window", "KHNNKKKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_PINNED, "53333" },
  { "renewed", "KHNNKKKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_PINNED, "53333" },
  { "last-day", "KHNNKKKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_PINNED, "53333" },
  { "expired", "KHNNKKKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_PINNED, "53333" },
  { "sign-not-issued", "KANNKKKAKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_PINNED, "-3333" },
  { "under-15", "KANNKKKAKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_PINNED, "-3333" },
  { "one-try-left", "KHNNKKKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_PINNED, "11333" },
  { "pin-locked", "KHNNKKKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_PINNED, "50333" },
  { "sign-pin-locked", "KHNNKKKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_PINNED, "03333" },
  { "both-locked", "KHNNKKKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_PINNED, "00333" },
  { "face-auth", "KANNKKKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_PINNED, "00000" },
  { "old-ca", "KHNNKKKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_PINNED, "53333" },
  { "unknown-ca", "KHKNKKKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_UNPINNED, "53333" },
  { "broken-chain", "KHNNKKKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_BROKEN, "53333" },
  { "next-generation", "KHNNKKKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_PINNED, "53333" },
  { "smartphone", "HHNNKKAKKAAA", MADO_TOKEN_ANDROID, MADO_CHAIN_UNCHECKED, "53---" },
  { "juki-card", "AHNNKAAKAAAA", MADO_TOKEN_JUKI_CARD, MADO_CHAIN_UNCHECKED, "5----" },
  { "no-availability", "KHNNKAKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_PINNED, "53333" },
  { "nothing-recorded", "AANNKKKAAKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_UNCHECKED, "--333" },
  { "garbled", "UHNNKKKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_UNCHECKED, "53333" },
  { "garbled-answer", "KHNNKKKKKKKK", MADO_TOKEN_MY_NUMBER_CARD, MADO_CHAIN_PINNED, "53333" },
};

/* --- one reading --------------------------------------------------------------------------- */

/* How many commands there had been when the certificate, and both counters, were published. */
typedef struct
{
  MadoPracticeCard *card;
  MadoTransportPractice *transport;
  guint certificate_at;
  guint counters_at;
} Bench;

static void
on_publish_cb (MadoSnapshot *snapshot, gpointer data)
{
  Bench *bench = data;
  guint n = mado_practice_card_get_n_commands (bench->card);

  if (mado_snapshot_get_state (snapshot, MADO_ITEM_AUTH_CERTIFICATE) == MADO_ITEM_KNOWN &&
      bench->certificate_at == 0)
    {
      bench->certificate_at = n;
      g_assert_cmpint (mado_snapshot_get_state (snapshot, MADO_ITEM_PIN_AUTH), ==,
                       MADO_ITEM_PENDING);
      g_assert_cmpint (mado_snapshot_get_state (snapshot, MADO_ITEM_PIN_SIGN), ==,
                       MADO_ITEM_PENDING);
    }
  if (mado_snapshot_get_state (snapshot, MADO_ITEM_PIN_AUTH) != MADO_ITEM_PENDING &&
      mado_snapshot_get_state (snapshot, MADO_ITEM_PIN_SIGN) != MADO_ITEM_PENDING &&
      bench->counters_at == 0)
    bench->counters_at = n;
}

static void
bench_init (Bench *bench, MadoScenario *scenario)
{
  g_autoptr (GError) error = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, 11, 2026);
  *bench = (Bench){ mado_scenario_create_card (scenario, &today, &error) };
  g_assert_no_error (error);
  bench->transport = fixture_transport_new (bench->card);
}

static void
bench_clear (Bench *bench)
{
  g_assert_finalize_object (bench->transport);
  g_assert_finalize_object (bench->card);
}

static MadoSnapshot *
bench_run (Bench *bench, GError **error)
{
  MadoReadingRequest request = {
    .reader = FIXTURE_READER,
    .practice = TRUE,
    .practice_cas = mado_scenario_get_practice_cas (),
    .publish = on_publish_cb,
    .user_data = bench,
  };

  return mado_reading_run (MADO_TRANSPORT (bench->transport), &request, NULL, error);
}

static char *
describe_states (MadoSnapshot *snapshot)
{
  static const char letters[] = {
    [MADO_ITEM_PENDING] = 'P', [MADO_ITEM_KNOWN] = 'K',      [MADO_ITEM_ABSENT] = 'A',
    [MADO_ITEM_HIDDEN] = 'H',  [MADO_ITEM_UNREADABLE] = 'U', [MADO_ITEM_UNSURE] = 'S',
    [MADO_ITEM_UNASKED] = 'N',
  };
  GString *text = g_string_new (NULL);

  for (MadoItem item = 0; item < MADO_N_ITEMS; item++)
    g_string_append_c (text, letters[mado_snapshot_get_state (snapshot, item)]);
  return g_string_free (text, FALSE);
}

static char *
describe_tries (MadoSnapshot *snapshot)
{
  GString *text = g_string_new (NULL);

  for (MadoPin pin = 0; pin < MADO_N_REFERENCES; pin++)
    {
      MadoTries tries = mado_snapshot_get_tries (snapshot, pin);
      if (tries.state == MADO_TRIES_LEFT)
        g_string_append_printf (text, "%u", tries.left);
      else
        g_string_append_c (text, tries.state == MADO_TRIES_LOCKED   ? '0'
                                 : tries.state == MADO_TRIES_ABSENT ? '-'
                                                                    : '?');
    }
  return g_string_free (text, FALSE);
}

/* --- tests --------------------------------------------------------------------------------- */

static void
test_expected (gconstpointer data)
{
  const Expected *expected = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoScenario) scenario = mado_scenario_load (expected->name, &error);
  Bench bench;

  g_assert_no_error (error);
  bench_init (&bench, scenario);
  g_autoptr (MadoSnapshot) snapshot = bench_run (&bench, &error);
  g_assert_no_error (error);
  g_autofree char *states = describe_states (snapshot);
  g_autofree char *tries = describe_tries (snapshot);

  g_assert_cmpstr (states, ==, expected->states);
  g_assert_cmpstr (tries, ==, expected->tries);
  g_assert_cmpint (mado_snapshot_get_token (snapshot), ==, expected->token);
  g_assert_cmpint (mado_snapshot_get_chain (snapshot, MADO_KIND_AUTH), ==, expected->chain);
  g_assert_cmpuint (mado_practice_card_get_n_verifies (bench.card), ==, 0);
  bench_clear (&bench);
}

/* The bounds: 1,583 bytes and both counters in 11 commands from card-in, all in 22, where the
 * issuer is a known one. */
static void
test_commands (void)
{
  static const char *const names[] = { "healthy", "in-window", "both-locked" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MadoScenario) scenario = mado_scenario_load (names[i], &error);
      Bench bench;

      g_assert_no_error (error);
      bench_init (&bench, scenario);
      g_autoptr (MadoSnapshot) snapshot = bench_run (&bench, &error);
      g_assert_no_error (error);
      MadoCertificate *auth = mado_snapshot_get_certificate (snapshot, MADO_KIND_AUTH);
      g_assert_cmpuint (g_bytes_get_size (mado_certificate_get_der (auth)), ==, 1583);
      g_assert_cmpuint (bench.certificate_at, >, 0);
      g_assert_cmpuint (bench.certificate_at, <=, 9);
      g_assert_cmpuint (bench.counters_at, >, bench.certificate_at);
      g_assert_cmpuint (bench.counters_at, <=, 11);
      g_assert_cmpuint (mado_practice_card_get_n_commands (bench.card), <=, 22);
      bench_clear (&bench);
    }
}

static void
test_foreign (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoScenario) scenario = mado_scenario_load ("not-my-number", &error);
  Bench bench;

  g_assert_no_error (error);
  bench_init (&bench, scenario);
  g_assert_null (bench_run (&bench, &error));
  g_assert_error (error, MADO_CARD_ERROR, MADO_CARD_ERROR_NOT_JPKI);
  bench_clear (&bench);
}

static void
test_removed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoScenario) scenario = mado_scenario_load ("torn", &error);
  Bench bench;

  g_assert_no_error (error);
  bench_init (&bench, scenario);
  g_autoptr (MadoSnapshot) snapshot = bench_run (&bench, &error);
  g_assert_error (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED);
  g_clear_error (&error);

  /* Put in again it can be read. */
  mado_transport_practice_insert (bench.transport, FIXTURE_READER, bench.card);
  g_autoptr (MadoSnapshot) again = bench_run (&bench, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mado_snapshot_get_state (again, MADO_ITEM_AUTH_CERTIFICATE), ==,
                   MADO_ITEM_KNOWN);
  bench_clear (&bench);
}

/* Whatever ships, and whatever comes to ship: nothing stays pending and no password is sent. */
static void
test_all (void)
{
  g_autoptr (GPtrArray) scenarios = mado_scenario_list ();

  g_assert_cmpuint (scenarios->len, >=, G_N_ELEMENTS (expectations));
  for (guint i = 0; i < scenarios->len; i++)
    {
      g_autoptr (GError) error = NULL;
      Bench bench;

      bench_init (&bench, g_ptr_array_index (scenarios, i));
      mado_practice_card_set_pace (bench.card, 0, 0);
      g_autoptr (MadoSnapshot) snapshot = bench_run (&bench, &error);
      g_assert_true (snapshot != NULL || error != NULL);
      if (snapshot != NULL)
        g_assert_true (mado_snapshot_get_complete (snapshot));
      g_assert_cmpuint (mado_practice_card_get_n_verifies (bench.card), ==, 0);
      bench_clear (&bench);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (expectations); i++)
    {
      g_autofree char *path = g_strconcat ("/scenarios/expected/", expectations[i].name, NULL);
      g_test_add_data_func (path, &expectations[i], test_expected);
    }
  g_test_add_func ("/scenarios/commands", test_commands);
  g_test_add_func ("/scenarios/foreign", test_foreign);
  g_test_add_func ("/scenarios/removed", test_removed);
  g_test_add_func ("/scenarios/all", test_all);

  return g_test_run ();
}
