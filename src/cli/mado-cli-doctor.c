/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli.h"

#include <glib/gi18n.h>

#include "mado-checkup-json.h"
#include "mado-cli-doctor.h"
#include "mado-cli-options.h"
#include "mado-cli-reader.h"
#include "mado-transport-pcsc.h"
#include "mado-wording-checkup.h"

/* A contract of madoguchi-cli(1): a script over many computers tells by it what each of them
 * needs. Those of the other subcommands end far below. */
static const int codes[] = {
  [MADO_FAULT_SERVICE_MISSING] = 20,       [MADO_FAULT_SERVICE_STOPPED] = 21,
  [MADO_FAULT_SERVICE_REFUSED] = 22,       [MADO_FAULT_SERVICE_MISMATCH] = 23,
  [MADO_FAULT_DRIVER_MISSING] = 24,        [MADO_FAULT_DRIVER_KERNEL] = 25,
  [MADO_FAULT_READER_MISSING] = 26,        [MADO_FAULT_SETTINGS_MISSING] = 30,
  [MADO_FAULT_POLICY_REFUSED] = 31,        [MADO_FAULT_MUNICIPALITY_UNCHOSEN] = 32,
  [MADO_FAULT_MUNICIPALITY_MISSING] = 33,  [MADO_FAULT_MUNICIPALITY_REFUSED] = 34,
  [MADO_FAULT_LOBBY_COUNTER_UNKNOWN] = 35,
};

int
mado_cli_doctor_get_code (MadoFault fault)
{
  return (guint)fault < G_N_ELEMENTS (codes) ? codes[fault] : 0;
}

static void
look (MadoCheckup *checkup)
{
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (GError) error = NULL;
  MadoDiagnosisInput view = { .service_known = TRUE, .slot = MADO_SLOT_EMPTY };

  checkup->slots = mado_cli_look_at_readers (transport, &error);
  view.service_running = checkup->slots != NULL;
  view.service_fault = mado_diagnosis_get_service_fault (error);
  g_auto (GStrv) names = mado_cli_list_names (checkup->slots);
  mado_diagnosis_count_readers (&view, (const char *const *)names);
  mado_system_look ("", &checkup->system);
  mado_diagnosis_judge (&view, &checkup->system, &checkup->diagnosis);
  checkup->settings = mado_settings_new ();
  checkup->municipality = mado_settings_load_municipality (checkup->settings);
  mado_checkup_judge (checkup);
}

MadoCliExit
mado_cli_doctor (char **args)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("JSONで示します"), NULL },
    { NULL },
  };
  g_auto (MadoCheckup) checkup = { 0 };
  MadoCliExit code = MADO_CLI_USAGE;

  if (!mado_cli_options_parse (args, _ ("このパソコンの設定とカードリーダーを点検します"), entries,
                               &code))
    return code;
  look (&checkup);
  g_autofree char *text =
      json ? mado_checkup_to_json (&checkup) : mado_wording_checkup_report (&checkup);
  code = mado_cli_write (text, json);
  if (code != MADO_CLI_DONE || checkup.n_faults == 0)
    return code;
  return (MadoCliExit)mado_cli_doctor_get_code (checkup.faults[0]);
}
