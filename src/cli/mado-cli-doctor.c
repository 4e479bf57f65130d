/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli.h"

#include <glib/gi18n.h>

#include "mado-checkup-json.h"
#include "mado-cli-doctor-private.h"
#include "mado-cli-options.h"
#include "mado-cli-reader.h"
#include "mado-session-diagnosis.h"
#include "mado-transport-pcsc.h"
#include "mado-wording-checkup.h"

/* In seconds: a service that is well answers at once. */
#define PATIENCE 10

/* A contract of madoguchi-cli(1): a script over many computers tells by it what each of them
 * needs. Those of the other subcommands end far below. */
static const int codes[] = {
  [MADO_FAULT_SERVICE_MISSING] = 20,       [MADO_FAULT_SERVICE_STOPPED] = 21,
  [MADO_FAULT_SERVICE_REFUSED] = 22,       [MADO_FAULT_SERVICE_MISMATCH] = 23,
  [MADO_FAULT_DRIVER_MISSING] = 24,        [MADO_FAULT_DRIVER_KERNEL] = 25,
  [MADO_FAULT_READER_MISSING] = 26,        [MADO_FAULT_SERVICE_SILENT] = 27,
  [MADO_FAULT_SETTINGS_MISSING] = 30,      [MADO_FAULT_POLICY_REFUSED] = 31,
  [MADO_FAULT_MUNICIPALITY_UNCHOSEN] = 32, [MADO_FAULT_MUNICIPALITY_MISSING] = 33,
  [MADO_FAULT_MUNICIPALITY_REFUSED] = 34,  [MADO_FAULT_LOBBY_COUNTER_UNKNOWN] = 35,
};

int
mado_cli_doctor_get_code (MadoFault fault)
{
  return (guint)fault < G_N_ELEMENTS (codes) ? codes[fault] : 0;
}

static gboolean
on_late_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* For a while: nobody sits before three hundred computers, and whoever waits for a service that
 * hangs waits without end. */
static void
await_service (MadoReaderWatch *watch)
{
  gboolean late = FALSE;
  guint timer = g_timeout_add_seconds (PATIENCE, on_late_cb, &late);

  while (!late && mado_reader_watch_get_service (watch) == MADO_SERVICE_STARTING)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

static GPtrArray *
list_slots (GListModel *readers)
{
  GPtrArray *slots = g_ptr_array_new_with_free_func ((GDestroyNotify)mado_slot_free);

  for (guint i = 0; i < g_list_model_get_n_items (readers); i++)
    {
      g_autoptr (MadoReader) reader = g_list_model_get_item (readers, i);

      g_ptr_array_add (slots,
                       mado_slot_new (mado_reader_get_name (reader), mado_reader_get_state (reader),
                                      mado_reader_get_insertion (reader)));
    }
  return slots;
}

static void
look_at_readers (MadoCheckup *checkup)
{
  g_autoptr (MadoTransport) transport = mado_transport_pcsc_new ();
  g_autoptr (MadoReaderWatch) watch = mado_reader_watch_new (transport);
  MadoDiagnosisInput view = { .service_known = TRUE, .slot = MADO_SLOT_EMPTY };

  mado_reader_watch_start (watch);
  await_service (watch);
  MadoService service = mado_reader_watch_get_service (watch);
  checkup->slots = list_slots (G_LIST_MODEL (watch));
  mado_reader_watch_stop (watch);
  g_auto (GStrv) names = mado_cli_list_names (checkup->slots);
  mado_diagnosis_count_readers (&view, (const char *const *)names);
  view.service_running = service == MADO_SERVICE_RUNNING;
  view.service_fault = service == MADO_SERVICE_STARTING
                           ? MADO_FAULT_SERVICE_SILENT
                           : mado_diagnosis_get_fault_of_service (service);
  mado_system_look ("", &checkup->system);
  mado_diagnosis_judge (&view, &checkup->system, &checkup->diagnosis);
}

static void
look (MadoCheckup *checkup)
{
  look_at_readers (checkup);
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

  if (!mado_cli_options_parse (args, entries, &code))
    return code;
  look (&checkup);
  g_autofree char *text =
      json ? mado_checkup_to_json (&checkup) : mado_wording_checkup_report (&checkup);
  code = mado_cli_write (text, json);
  if (code != MADO_CLI_DONE || checkup.n_faults == 0)
    return code;
  return (MadoCliExit)mado_cli_doctor_get_code (checkup.faults[0]);
}
