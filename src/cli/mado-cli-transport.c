/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli-transport.h"

#include <glib/gi18n.h>

#include "mado-pin-pad-practice.h"
#include "mado-scenario.h"
#include "mado-transport-pcsc.h"
#include "mado-transport-practice.h"
#include "mado-wording.h"

static void
complain_of_practice (const char *name, const GError *error)
{
  g_autofree char *shown = mado_wording_clean_word (name);
  g_autofree char *sentence = mado_wording_error (error);
  if (g_error_matches (error, MADO_SCENARIO_ERROR, MADO_SCENARIO_ERROR_NOT_FOUND))
    mado_cli_complain (_ ("「%s」という練習用カードはありません。"), shown);
  else
    mado_cli_complain ("%s", sentence);
}

static MadoTransport *
open_practice (const char *practice, const GDate *today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoScenario) scenario = mado_scenario_load (practice, &error);
  g_autoptr (MadoPracticeCard) card =
      scenario != NULL ? mado_scenario_create_card (scenario, today, &error) : NULL;
  if (card == NULL)
    {
      complain_of_practice (practice, error);
      return NULL;
    }
  const char *reader = _ ("練習用リーダー");
  g_auto (GStrv) typed = mado_scenario_dup_typed (scenario);
  MadoTransportPractice *transport = mado_transport_practice_new ();
  if (typed != NULL)
    mado_pin_pad_practice_attach (transport, (const char *const *)typed);
  mado_transport_practice_add_reader (transport, reader);
  mado_transport_practice_insert (transport, reader, card);
  return MADO_TRANSPORT (transport);
}

MadoTransport *
mado_cli_open_transport (const char *practice, const GDate *today)
{
  return practice != NULL ? open_practice (practice, today) : mado_transport_pcsc_new ();
}

MadoCliExit
mado_cli_complain_of_readers (const char *wanted, const GError *error)
{
  if (error->domain == G_OPTION_ERROR)
    {
      g_autofree char *name = mado_wording_clean_word (wanted);
      mado_cli_complain (_ ("「%s」に合うリーダーが複数あります。"), name);
      return MADO_CLI_USAGE;
    }
  MadoCliExit code = mado_cli_exit_of (error);
  if (code == MADO_CLI_NO_READER && wanted != NULL)
    {
      g_autofree char *name = mado_wording_clean_word (wanted);
      mado_cli_complain (_ ("リーダー「%s」が見つかりません。"), name);
    }
  else
    mado_cli_complain_of_error (error);
  return code;
}
