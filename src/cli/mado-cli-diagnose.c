/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mado-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "mado-civil-date.h"
#include "mado-cli-file.h"
#include "mado-cli-options.h"
#include "mado-cli-outcome.h"
#include "mado-cli-reader.h"
#include "mado-cli-transport.h"
#include "mado-diagnosis-json.h"
#include "mado-diagnosis.h"
#include "mado-reading-outcome.h"
#include "mado-scenario.h"
#include "mado-settings.h"
#include "mado-transport-trace.h"
#include "mado-wording-diagnosis.h"
#include "mado-wording-trace.h"
#include "mado-wording.h"

/* What was asked for. */
typedef struct
{
  const char *reader;   /* (nullable) */
  const char *practice; /* (nullable) */
  const char *trace;    /* (nullable) */
  GDate today;
  gboolean overwrite;
  gboolean json;
} Request;

/* What was seen. */
typedef struct
{
  GPtrArray *slots; /* (owned) (nullable) */
  MadoTrace *trace; /* (owned) (nullable): of the reading, if it came to one */
  char *outcome;    /* (owned) */
  MadoSystem system;
  MadoDiagnosis diagnosis;
} Findings;

static void
findings_clear (Findings *self)
{
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_clear_pointer (&self->trace, mado_trace_free);
  g_clear_pointer (&self->outcome, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Findings, findings_clear)

/* --- the record --- */

static gboolean
is_there (const char *name)
{
  return g_file_test (name, G_FILE_TEST_EXISTS) || g_file_test (name, G_FILE_TEST_IS_SYMLINK);
}

static gboolean
is_ordinary (const char *name)
{
  return g_file_test (name, G_FILE_TEST_IS_REGULAR) && !g_file_test (name, G_FILE_TEST_IS_SYMLINK);
}

/* FALSE after a complaint. */
static gboolean
check_file (const Request *request)
{
  if (request->trace == NULL || !is_there (request->trace))
    return TRUE;
  g_autofree char *display = g_filename_display_name (request->trace);
  g_autofree char *shown = mado_wording_clean_word (display);
  if (!request->overwrite)
    mado_cli_complain (_ ("「%s」はもうあります（書き換えるときは --overwrite）。"), shown);
  else if (!is_ordinary (request->trace))
    mado_cli_complain (_ ("「%s」はふつうのファイルではないので、書き換えません。"), shown);
  else
    return TRUE;
  return FALSE;
}

static MadoCliExit
write_trace (const Request *request, const Findings *findings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MadoTrace) trace =
      findings->trace != NULL ? mado_trace_copy (findings->trace) : mado_trace_new ();
  if (findings->trace == NULL)
    trace->outcome = g_strdup (findings->outcome);
  g_autofree char *text = mado_wording_trace (trace);
  MadoCliFileWay way =
      request->overwrite && is_there (request->trace) ? MADO_CLI_FILE_AGAIN : MADO_CLI_FILE_NEW;
  gboolean written = mado_cli_file_write (request->trace, way, text, strlen (text), &error);
  if (written)
    return MADO_CLI_DONE;
  mado_cli_file_complain (request->trace, error);
  return MADO_CLI_NOT_WRITTEN;
}

/* --- looking --- */

/* A reading that a signal may end. */
typedef struct
{
  const Request *request;
  MadoTransportTrace *tracing;
} Unfinished;

/* One that was given up has no outcome of its own, and never will. */
static void
on_ended_cb (gboolean sent, gpointer data)
{
  const Unfinished *self = data;
  const GError silent = { MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_SILENT, (char *)"" };
  g_auto (Findings) findings = { .trace = mado_transport_trace_dup (self->tracing),
                                 .outcome = mado_reading_dup_outcome (NULL, &silent) };

  if (self->request->trace == NULL)
    return;
  if (findings.trace != NULL && findings.trace->outcome == NULL)
    findings.trace->outcome = g_strdup (findings.outcome);
  write_trace (self->request, &findings);
}

static MadoCardReply
read_card (const Request *request, MadoTransport *transport, char *reader, Findings *findings)
{
  g_autoptr (MadoTransport) tracing = mado_transport_trace_new (transport);
  Unfinished unfinished = { request, MADO_TRANSPORT_TRACE (tracing) };
  g_auto (MadoCliOutcome) outcome = { 0 };
  char *readers[] = { reader, NULL };
  const MadoReadingRequest reading = {
    .practice = request->practice != NULL,
    .practice_cas = request->practice != NULL ? mado_scenario_get_practice_cas () : NULL,
  };

  mado_cli_outcome_read (tracing, &reading, readers, on_ended_cb, &unfinished, &outcome);
  findings->trace = mado_transport_trace_dup (MADO_TRANSPORT_TRACE (tracing));
  g_free (findings->outcome);
  findings->outcome = mado_reading_dup_outcome (outcome.snapshot, outcome.error);
  return mado_diagnosis_get_reply (outcome.error);
}

/* The way from the computer to the certificate, as far as it goes. FALSE after a complaint: the
 * reader that was asked for. */
static gboolean
look (const Request *request, MadoTransport *transport, Findings *findings, MadoCliExit *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) no_reader = NULL;
  g_auto (GStrv) readers = NULL;
  MadoDiagnosisInput view = { .service_known = TRUE, .slot = MADO_SLOT_EMPTY };

  mado_system_look ("", &findings->system);
  findings->slots = mado_cli_look_at_readers (transport, &error);
  if (findings->slots != NULL)
    readers = mado_cli_find_readers (transport, request->reader, &no_reader);
  if (no_reader != NULL && request->reader != NULL &&
      !g_error_matches (no_reader, MADO_TRANSPORT_ERROR, MADO_TRANSPORT_ERROR_NO_CARD))
    {
      *code = mado_cli_complain_of_readers (request->reader, no_reader);
      return FALSE;
    }
  const MadoSlot *slot = readers != NULL ? mado_slot_find (findings->slots, readers[0]) : NULL;
  view.service_running = findings->slots != NULL;
  view.service_fault = mado_diagnosis_get_service_fault (error);
  g_auto (GStrv) names = mado_cli_list_names (findings->slots);
  mado_diagnosis_count_readers (&view, (const char *const *)names);
  findings->outcome = mado_reading_dup_outcome (NULL, error != NULL ? error : no_reader);
  if (slot != NULL)
    view.slot = slot->state;
  if (slot != NULL && slot->state == MADO_SLOT_CARD)
    view.answer = read_card (request, transport, readers[0], findings);
  mado_diagnosis_judge (&view, &findings->system, &findings->diagnosis);
  return TRUE;
}

/* --- the answer --- */

static MadoCliExit
exit_of_fault (MadoFault fault)
{
  switch (fault)
    {
    case MADO_FAULT_NONE:
      return MADO_CLI_DONE;
    case MADO_FAULT_SERVICE_MISSING:
    case MADO_FAULT_SERVICE_STOPPED:
    case MADO_FAULT_SERVICE_REFUSED:
    case MADO_FAULT_SERVICE_MISMATCH:
    case MADO_FAULT_SERVICE_SILENT:
      return MADO_CLI_NO_SERVICE;
    case MADO_FAULT_DRIVER_MISSING:
    case MADO_FAULT_DRIVER_KERNEL:
    case MADO_FAULT_READER_MISSING:
      return MADO_CLI_NO_READER;
    case MADO_FAULT_CARD_MISSING:
      return MADO_CLI_NO_CARD;
    case MADO_FAULT_NOT_JPKI:
      return MADO_CLI_OTHER_CARD;
    case MADO_FAULT_CARD_MUTE:
    case MADO_FAULT_CARD_BUSY:
    case MADO_FAULT_CARD_UNAVAILABLE:
    case MADO_FAULT_SILENT:
    case MADO_FAULT_READING:
    case MADO_FAULT_SETTINGS_MISSING:
    case MADO_FAULT_POLICY_REFUSED:
    case MADO_FAULT_MUNICIPALITY_UNCHOSEN:
    case MADO_FAULT_MUNICIPALITY_MISSING:
    case MADO_FAULT_MUNICIPALITY_REFUSED:
    case MADO_FAULT_LOBBY_COUNTER_UNKNOWN:
    default:
      return MADO_CLI_CARD_ERROR;
    }
}

static char *
compose_text (const Findings *findings, MadoMunicipality *municipality)
{
  g_auto (GStrv) readers = mado_cli_list_names (findings->slots);

  return mado_wording_diagnosis_report (&findings->diagnosis, &findings->system,
                                        (const char *const *)readers, municipality);
}

static MadoCliExit
answer (const Request *request, const Findings *findings)
{
  g_autoptr (MadoSettings) settings = mado_settings_new ();
  g_autoptr (MadoMunicipality) municipality = mado_settings_load_municipality (settings);
  g_autofree char *text =
      request->json ? mado_diagnosis_to_json (&findings->diagnosis, &findings->system,
                                              findings->slots, findings->outcome, municipality)
                    : compose_text (findings, municipality);
  MadoCliExit written = mado_cli_write (text, request->json);
  if (written == MADO_CLI_DONE && request->trace != NULL)
    written = write_trace (request, findings);
  return written != MADO_CLI_DONE ? written
                                  : exit_of_fault (mado_diagnosis_get_fault (&findings->diagnosis));
}

static MadoCliExit
run (const Request *request)
{
  g_auto (Findings) findings = { 0 };
  g_autoptr (MadoTransport) transport =
      mado_cli_open_transport (request->practice, &request->today);
  MadoCliExit code = MADO_CLI_USAGE;

  if (transport == NULL || !look (request, transport, &findings, &code))
    return code;
  return answer (request, &findings);
}

MadoCliExit
mado_cli_diagnose (char **args)
{
  g_auto (GStrv) readers = NULL;
  g_auto (GStrv) practices = NULL;
  g_auto (GStrv) todays = NULL;
  g_auto (GStrv) traces = NULL;
  Request request = { 0 };
  const GOptionEntry entries[] = {
    { "reader", 0, 0, G_OPTION_ARG_STRING_ARRAY, &readers,
      N_ ("使うリーダーの名前（一つに決まれば一部でもよい）"), "NAME" },
    { "practice", 0, 0, G_OPTION_ARG_STRING_ARRAY, &practices,
      N_ ("本物のカードの代わりに練習用カードを使います"), "NAME" },
    { "today", 0, 0, G_OPTION_ARG_STRING_ARRAY, &todays,
      N_ ("練習用カードをこの日に合わせて作ります"), "DATE" },
    { "trace", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &traces,
      N_ ("カードとのやり取りの記録を、個人の情報を入れずにファイルに書きます"), "FILE" },
    { "overwrite", 0, 0, G_OPTION_ARG_NONE, &request.overwrite,
      N_ ("記録のファイルがもうあるときは書き換えます"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &request.json, N_ ("JSONで示します"), NULL },
    { NULL },
  };
  MadoCliExit code = MADO_CLI_USAGE;
  if (!mado_cli_options_parse (args, entries, &code))
    return code;
  if (!mado_cli_options_get (readers, "--reader", &request.reader) ||
      !mado_cli_options_get (practices, "--practice", &request.practice) ||
      !mado_cli_options_get (traces, "--trace", &request.trace) ||
      !mado_cli_options_get_date (todays, "--today", FALSE, &request.today) ||
      !check_file (&request))
    return MADO_CLI_USAGE;
  if (!mado_civil_date_known (&request.today))
    mado_cli_get_today (&request.today);
  return run (&request);
}
