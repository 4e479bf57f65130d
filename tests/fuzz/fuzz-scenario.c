/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-fuzz.h"
#include "mado-scenario-private.h"

#include <string.h>

/* The bytes are a practice card's file, as a person who trains others may have written it. What is
 * accepted can be made a card of, on any day, or it is said why not. */

static void
make_card (MadoScenario *scenario, GDateDay day, GDateMonth month, GDateYear year)
{
  g_autoptr (GError) error = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, day, month, year);
  g_autoptr (MadoPracticeCard) card = mado_scenario_create_card (scenario, &today, &error);
  MADO_FUZZ_CHECK ((card == NULL) == (error != NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoScenario) scenario =
      mado_scenario_parse ((const char *)data, size, "fuzz", &error);

  MADO_FUZZ_CHECK ((scenario == NULL) == (error != NULL));
  if (scenario == NULL)
    {
      MADO_FUZZ_CHECK (g_error_matches (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_INVALID));
      MADO_FUZZ_CHECK (strlen (error->message) < 400);
      return 0;
    }
  g_auto (GStrv) typed = mado_scenario_dup_typed (scenario);
  make_card (scenario, 29, G_DATE_FEBRUARY, 2028);
  make_card (scenario, 31, G_DATE_DECEMBER, 2099);
  return 0;
}
