/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "mado-practice-dates.h"
#include "mado-reading.h"
#include "mado-scenario.h"
#include "mado-wording-verdict.h"
#include "mado-wording-nicks.h"
#include "session-fixture.h"
#include "practice-reader.h"

/* Every practice card that ships says in its file what it must come to (comes-to in [scenario]).
 * Here each of them is read, and what was read is advised on for every day of four years, once soon
 * and once far off. A card is made and read anew on the days on which months and years end; on the
 * others the dates of its certificates, by which alone it differs, stand in for it. */

#define SUGINAMI  "suginami"
#define MAX_WORDS 4

typedef struct
{
  MadoScenario *scenario; /* (unowned) */
  const char *name;
  GKeyFile *file;                 /* (owned) */
  char **words;                   /* (owned): comes-to */
  MadoMunicipality *municipality; /* (owned) */
  MadoFacts facts;                /* as read on the first day */
  guint n_met[MAX_WORDS], n_days;
} Walk;

/* --- from a card to a word --- */

static MadoSnapshot *
read_card (MadoScenario *scenario, const GDate *today, GError **error)
{
  const MadoReadingRequest request = {
    .reader = FIXTURE_READER,
    .practice = TRUE,
    .practice_cas = mado_scenario_get_practice_cas (),
  };
  g_autoptr (MadoPracticeCard) card = mado_scenario_create_card (scenario, today, error);

  g_assert_nonnull (card);
  mado_practice_card_set_pace (card, 0, 0);
  g_autoptr (MadoTransportPractice) transport = fixture_transport_new (card);
  return mado_reading_run (MADO_TRANSPORT (transport), &request, NULL, error);
}

static const char *
word_of_error (const GError *error)
{
  if (g_error_matches (error, MADO_CARD_ERROR, MADO_CARD_ERROR_NOT_JPKI))
    return "other-card";
  if (g_error_matches (error, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_REMOVED))
    return "removed";
  return error->message;
}

static void
expect (Walk *self, const GDate *today, const char *word)
{
  guint i = 0;

  while (self->words[i] != NULL && !g_str_equal (self->words[i], word))
    i++;
  if (self->words[i] == NULL)
    g_error ("%s comes to “%s” on %04u-%02u-%02u", self->name, word, g_date_get_year (today),
             (guint)g_date_get_month (today), (guint)g_date_get_day (today));
  self->n_days++;
  self->n_met[i]++;
}

static void
expect_advice (Walk *self, const MadoFacts *facts, const GDate *today)
{
  MadoAdvice advice;

  mado_rules_advise (facts, &self->municipality->rules, today, &advice);
  g_autoptr (MadoVerdict) verdict =
      mado_wording_verdict (&advice, self->municipality, MADO_AUDIENCE_CITIZEN);
  expect (self, today, mado_verdict_id_to_string (verdict->id));
}

/* --- dates for a card --- */

static void
put_date (GDate *date, const GDate *computed)
{
  if (g_date_valid (date))
    *date = *computed;
}

/* What was read on the first day, as it would have been read on @today. */
static MadoFacts
shift_facts (Walk *self, const GDate *today)
{
  MadoFacts facts = self->facts;
  MadoPracticeDates dates;
  g_autoptr (GError) error = NULL;

  mado_practice_dates_compute (self->file, today, &dates, &error);
  g_assert_no_error (error);
  put_date (&facts.born, &dates.born);
  put_date (&facts.card_expires, &dates.card_expires);
  put_date (&facts.certificates[MADO_KIND_AUTH].issued, &dates.auth_issued);
  put_date (&facts.certificates[MADO_KIND_AUTH].expires, &dates.auth_expires);
  put_date (&facts.certificates[MADO_KIND_SIGN].issued, &dates.sign_issued);
  put_date (&facts.certificates[MADO_KIND_SIGN].expires, &dates.sign_expires);
  return facts;
}

static void
assert_same_date (const GDate *first, const GDate *second)
{
  g_assert_cmpint (g_date_valid (first), ==, g_date_valid (second));
  if (g_date_valid (first))
    g_assert_cmpint (g_date_compare (first, second), ==, 0);
}

static void
assert_same_facts (const MadoFacts *first, const MadoFacts *second)
{
  assert_same_date (&first->born, &second->born);
  assert_same_date (&first->card_expires, &second->card_expires);
  for (guint kind = 0; kind < MADO_N_KINDS; kind++)
    {
      const MadoCertificateFacts *one = &first->certificates[kind];
      const MadoCertificateFacts *other = &second->certificates[kind];
      assert_same_date (&one->issued, &other->issued);
      assert_same_date (&one->expires, &other->expires);
      g_assert_cmpint (one->record, ==, other->record);
      g_assert_cmpint (one->pin_locked, ==, other->pin_locked);
      g_assert_cmpint (one->chain_broken, ==, other->chain_broken);
      g_assert_cmpint (one->chain_unpinned, ==, other->chain_unpinned);
    }
}

/* --- the walk --- */

static void
walk_init (Walk *self, MadoScenario *scenario)
{
  g_autoptr (GError) error = NULL;

  *self = (Walk){ .scenario = scenario, .name = mado_scenario_get_name (scenario) };
  self->file = practice_load_file (self->name);
  self->words = g_key_file_get_string_list (self->file, "scenario", "comes-to", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (self->words), <=, MAX_WORDS);
  self->municipality = mado_municipality_load (SUGINAMI, NULL, &error);
  g_assert_no_error (error);
}

static void
walk_clear (Walk *self)
{
  g_clear_pointer (&self->file, g_key_file_unref);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->municipality, mado_municipality_unref);
}

static gboolean
begin (Walk *self, const GDate *first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoSnapshot) snapshot = read_card (self->scenario, first, &error);

  if (error != NULL)
    {
      expect (self, first, word_of_error (error));
      return FALSE;
    }
  mado_snapshot_get_facts (snapshot, &self->facts);
  return TRUE;
}

static void
read_anew (Walk *self, const MadoFacts *shifted, const GDate *today)
{
  MadoFacts facts;
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoSnapshot) snapshot = read_card (self->scenario, today, &error);

  g_assert_no_error (error);
  mado_snapshot_get_facts (snapshot, &facts);
  assert_same_facts (&facts, shifted);
}

static gboolean
is_end (const GDate *date)
{
  static const char *const ends[] = { "02-28", "02-29", "03-31", "11-30", "12-31" };
  char text[6];

  g_date_strftime (text, sizeof text, "%m-%d", date);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_equal (text, ends[i]))
      return TRUE;
  return FALSE;
}

static void
walk (Walk *self, guint first_year, guint n_years)
{
  GDate today = practice_make_date (first_year, 1, 1);
  GDate end = practice_make_date (first_year + n_years, 1, 1);

  if (!begin (self, &today))
    return;
  for (; g_date_compare (&today, &end) < 0; g_date_add_days (&today, 1))
    {
      const MadoFacts facts = shift_facts (self, &today);
      expect_advice (self, &facts, &today);
      if (is_end (&today))
        read_anew (self, &facts, &today);
    }
}

static void
test_card (gconstpointer data)
{
  Walk self;

  walk_init (&self, (MadoScenario *)data);
  walk (&self, 2026, 4);
  /* The first word is what it comes to but for a few days. */
  g_assert_cmpuint (self.n_met[0] * 100, >, self.n_days * 97);
  walk (&self, 2048, 1);
  for (guint i = 0; self.words[i] != NULL; i++)
    g_assert_cmpuint (self.n_met[i], >, 0);
  walk_clear (&self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_autoptr (GPtrArray) scenarios = mado_scenario_list ();
  g_assert_cmpuint (scenarios->len, >, 0);
  for (guint i = 0; i < scenarios->len; i++)
    {
      MadoScenario *scenario = g_ptr_array_index (scenarios, i);
      g_autofree char *path = g_strconcat ("/promises/", mado_scenario_get_name (scenario), NULL);
      g_test_add_data_func (path, scenario, test_card);
    }
  return g_test_run ();
}
